//! The deployment's desk: what it says of itself, and a test of the mail against a server that takes it, and one that does not.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::Arc,
    thread,
};

use kernel::params;

use crate::{
    administration::{HOST, administrator},
    on_both,
    world::{NOW, On, World},
};

async fn it_tells_what_is_wrong_and_what_to_do(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    for path in ["/administration/health", "/administration/mail", "/administration/storage"] {
        assert_eq!(world.get(HOST, path, Some(&of_bob)).await.status, 403, "{path}");
        assert_eq!(world.get(HOST, path, None).await.status, 303, "{path}");
        assert_eq!(world.get(HOST, path, Some(&ada)).await.status, 200, "{path}");
    }

    let page = world.get(HOST, "/administration/health", Some(&ada)).await.body;
    for words in [
        if on == On::Sqlite { "SQLite, " } else { "PostgreSQL, " },
        "The program makes no backups",
        "No mail server",
        "http://a.example is not encrypted",
        "Only one person administers",
        "Search, notifications and rules are up to date",
        "not been done for more than an hour",
        "free of",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }

    // What was mended shows, without a restart.
    world.give(bob, kernel::audience::OrganisationRole::Administrator).await;
    let organisation = world.organisation;
    world
        .store
        .system("a test mends", move |tx| {
            tx.execute(
                "update organisation set base_url = 'https://a.example' where id = :organisation",
                params! { organisation },
            )?;
            tx.execute("insert into upkeep(name, at, done_at) values ('sweep', :now, :now)", params! { now = tx.now() })
        })
        .await
        .unwrap();
    let page = world.get(HOST, "/administration/health", Some(&ada)).await.body;
    assert!(page.contains("2 people administer") && page.contains("What has had its time is removed"), "{page}");
}
on_both!(it_tells_what_is_wrong_and_what_to_do);

async fn a_test_of_the_mail_is_written_where_there_is_no_server(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let page = world.get(HOST, "/administration/mail", Some(&ada)).await.body;
    assert!(page.contains(&format!("ada@{}.example", world.organisation)), "one's own address is proposed: {page}");
    let tried = world.post(HOST, "/administration/mail", Some(&ada), &[("to", "ada@a.example")]).await;
    assert!(tried.status == 200 && tried.body.contains("written to the mail folder"), "{}", tried.body);
    let odd = world.post(HOST, "/administration/mail", Some(&ada), &[("to", "ada@a.example\r\nBcc: x@y.z")]).await;
    assert_eq!(odd.status, 422, "{}", odd.body);
    let log = world.get(HOST, "/administration/log?act=mail-tested", Some(&ada)).await.body;
    assert!(log.contains("ada@a.example"), "{log}");
}
on_both!(a_test_of_the_mail_is_written_where_there_is_no_server);

async fn the_newest_backup_is_told_and_not_the_last_look_at_it(on: On) {
    let mut world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let folder = tempfile::tempdir().unwrap();
    let desk =
        server::desk::Desk { backups: Some(folder.path().join("backups")), ..crate::world::desk(folder.path(), None) };
    (world.router, _) =
        server::router::router(world.app.clone(), world.heads.clone(), Arc::new(Vec::new()), Arc::new(desk), None);
    // The hourly look found nothing to do, a minute ago.
    let noted = world.store.system("a test's upkeep", |tx| {
        tx.execute("insert into upkeep(name, at, done_at) values ('backup', :now, :now)", params! { now = tx.now() })
    });
    noted.await.unwrap();
    let page = world.get(HOST, "/administration/health", Some(&ada)).await.body;
    assert!(page.contains("holds no backup yet"), "{page}");
    std::fs::create_dir(folder.path().join("backups")).unwrap();
    let made = |day: &str, hours: u64| {
        let file = std::fs::File::create(folder.path().join(format!("backups/cenacle-{day}.tar"))).unwrap();
        let at = std::time::Duration::from_millis(NOW as u64) - std::time::Duration::from_secs(hours * 3600);
        file.set_modified(std::time::SystemTime::UNIX_EPOCH + at).unwrap();
    };
    made("2026-11-21", 50);
    let page = world.get(HOST, "/administration/health", Some(&ada)).await.body;
    assert!(page.contains("Newest backup: <time datetime=\"2026-11-21"), "{page}");
    assert!(page.contains("has room"), "it is too old: {page}");
    made("2026-11-23", 2);
    let page = world.get(HOST, "/administration/health", Some(&ada)).await.body;
    assert!(page.contains("Newest backup: <time datetime=\"2026-11-23"), "{page}");
    assert!(!page.contains("has room"), "{page}");
}
on_both!(the_newest_backup_is_told_and_not_the_last_look_at_it);

#[tokio::test]
async fn asking_whether_it_is_ready_writes_nothing() {
    let world = World::new(On::Sqlite).await;
    let db::Location::File(file) = world.store.database().location().clone() else { panic!("a file") };
    let written = || ["", "-wal"].map(|end| std::fs::read(format!("{}{end}", file.display())).unwrap());
    let before = written();
    for _ in 0..5 {
        assert_eq!(world.get(HOST, "/readyz", None).await.status, 200);
    }
    assert!(before == written(), "an empty transaction leaves the file and its log as they are");
}

/// A server that says yes to everything and hangs up where the message would end.
fn a_server_that_drops() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let _ = stream.write_all(b"220 here\r\n");
            while let Some(Ok(line)) = lines.next() {
                let is_data = line == "DATA";
                let _ = stream.write_all(if is_data { b"354 go on\r\n" } else { b"250 yes\r\n" });
                if is_data {
                    let _all_of_it =
                        lines.by_ref().take_while(|line| line.as_ref().is_ok_and(|line| line != ".")).count();
                    break;
                }
            }
        }
    });
    port
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_accepts_and_drops_is_told_word_by_word() {
    let address = format!("smtp://127.0.0.1:{}", a_server_that_drops());
    let world = World::with_mail(On::Sqlite, Some(mail::Transport::parse(&address).unwrap())).await;
    let (_, ada) = administrator(&world).await;
    let tried = world.post(HOST, "/administration/mail", Some(&ada), &[("to", "ada@a.example")]).await.body;
    for words in ["hangs up", "MAIL FROM", "RCPT TO", "354 go on"] {
        assert!(tried.contains(words), "{words}: {tried}");
    }
}

async fn room_is_told_by_kind_and_by_space(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let shut = spaces::Access { members: spaces::Visibility::Closed, guests: false, web: false };
    let (open, shut) =
        (world.space(reader, "Open", spaces::Access::default()).await, world.space(bob, "Shut", shut).await);
    let organisation = world.organisation;
    for (file, author, space) in [(1, reader, open), (2, bob, shut)] {
        let entry = world.note(author, Some(space), "with a file").await;
        let kept = world.store.system("a test's file", move |tx| {
            tx.execute(
                "insert into file(organisation, id, owner, name, media_type, size, digest, host, object, created_at) \
                 values (:organisation, :file, :author, 'plan.pdf', 'application/pdf', 2500000, 'x', 'entry', :entry, 0)",
                params! { organisation, file, author, entry },
            )
        });
        kept.await.unwrap();
    }
    let page = world.get(HOST, "/administration/storage", Some(&ada)).await.body.replace('\u{a0}', " ");
    assert!(page.contains("5 MB") && page.contains("2.5 MB"), "the sum of all, and the space that Ada sees: {page}");
    assert!(page.contains("/spaces/open") && !page.contains("/spaces/shut") && !page.contains("plan.pdf"), "{page}");
}
on_both!(room_is_told_by_kind_and_by_space);

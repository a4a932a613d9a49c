//! People in bulk and the first minute of one: a file loaded, repeated, taken back; who is asked in, and where they land.

use kernel::{Id, Organisation, Person, params};

use crate::{
    administration::{HOST, administrator, held},
    on_both,
    world::{On, World, follow},
};

const STAFF: &str = "\u{feff}Matricule;Prénom;Nom;Adresse e-mail;Unité;Responsable;Compétences\r\n\
1;Ève;Chardon;eve@a.example;Direction > Ateliers;;chimie, parfum\r\n\
2;Bob;Roe;bob@a.example;Ateliers;1;\r\n\
3;Cleo;Lis;pas une adresse;Ateliers;1;\r\n\
4;Dan;Roux;dan@a.example;Ateliers;5;\r\n\
5;Gil;Sand;gil@a.example;Ateliers;4;\r\n\
6;Hugo;Vial;hugo@a.example;Ateliers;99;\r\n\
2;Bob;Encore;;Ateliers;;\r\n";

async fn sent(world: &World, cookie: &str, file: &[u8]) -> crate::world::Answer {
    world.upload(HOST, "/administration/load", cookie, "people", "staff.csv", file).await
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    let rest = page.split_once(&marker).unwrap_or_else(|| panic!("no {name} in {page}")).1;
    rest.split('"').next().unwrap().to_owned()
}

async fn a_file_of_people_is_shown_loaded_repeated_and_taken_back(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let organisation = world.organisation;
    world
        .store
        .system("a test's address", move |tx| {
            tx.execute(
                "update credential set email = 'bob@a.example' where organisation = :organisation and person = :bob",
                params! { organisation, bob },
            )
        })
        .await
        .unwrap();
    assert_eq!(sent(&world, &of_bob, STAFF.as_bytes()).await.status, 403);
    for (file, words) in [(&b""[..], "empty"), (b"PK\x03\x04", "no text"), (b"\n\n", "empty")] {
        let refused = sent(&world, &ada, file).await;
        assert!(refused.status == 422 && refused.body.contains(words), "{}", refused.body);
    }

    let columns = sent(&world, &ada, STAFF.as_bytes()).await.body;
    assert!(
        columns.contains("value=\"manager\" selected") && columns.contains("Éve") | columns.contains("Ève"),
        "{columns}"
    );
    let file = hidden(&columns, "file");
    let mapping = ["number", "first", "last", "email", "unit", "manager", "skills"];
    let names: Vec<String> = (0..mapping.len()).map(|column| format!("column-{column}")).collect();
    let mut form: Vec<(&str, &str)> = vec![("file", &file), ("makes", "yes")];
    form.extend(names.iter().map(String::as_str).zip(mapping));
    let asked = |step: &'static str| {
        let mut form = form.clone();
        form.push(("do", step));
        form
    };
    let none = world.post(HOST, "/administration/load", Some(&ada), &[("file", &file), ("do", "plan")]).await.body;
    assert!(none.contains("No column finds a person"), "{none}");
    let plan = world.post(HOST, "/administration/load", Some(&ada), &asked("plan")).await.body;
    for words in [
        "is no address",
        "The managers go round in a circle: lines 5, 6",
        "The manager “99” is neither here nor in the file",
        "The same person stands in line 3 already",
        "Load 2 people",
        "Direction &gt; Ateliers",
    ] {
        assert!(plan.contains(words), "{words}: {plan}");
    }
    let of = world.post(HOST, "/administration/load", Some(&of_bob), &asked("load")).await;
    assert_eq!(of.status, 403, "the file of another is no file");

    let load = async |world: &World| {
        let begun = world.post(HOST, "/administration/load", Some(&ada), &asked("load")).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        let done = crate::support::wait_for_async("the load is done", async || {
            let page = world.get(HOST, &begun.location, Some(&ada)).await.body;
            page.contains("lines left out.").then_some(page)
        });
        (begun.location.clone(), done.await)
    };
    let (_, done) = load(&world).await;
    assert!(done.contains("1 created, 1 changed, 5 lines left out"), "{done}");
    let page = world.get(HOST, "/people/bob", Some(&ada)).await.body;
    assert!(page.contains("Bob Roe") && page.contains("Ève Chardon") && page.contains("Ateliers"), "{page}");
    let waiting = world.get(HOST, "/administration/people?state=waiting", Some(&ada)).await.body;
    assert!(waiting.contains("eve@a.example"), "{waiting}");
    let (again, done) = load(&world).await;
    assert!(done.contains("0 created, 0 changed"), "loaded twice, nothing changes: {done}");
    // His unit and, in a second pass, his manager: one line, which says what it was. Whom the file made hears of nothing.
    follow(&world.store, notifications::Inbox).await;
    let told = world.get(HOST, "/inbox", Some(&of_bob)).await.body;
    let line = "A file of people changed what is kept about you: Ada loaded it";
    assert_eq!(told.matches(line).count(), 1, "{told}");
    assert!(!told.contains("did something to your account"), "{told}");
    let lines = world.store.system_read("a test looks", |tx| {
        tx.first::<i64>("select count(*) from notification where reason in ('account', 'load')", params! {})
    });
    assert_eq!(lines.await.unwrap(), Some(1));

    // What somebody changed since stays; the rest is as it was.
    world.post(HOST, &format!("{again}/undo"), Some(&ada), &[]).await;
    let loads = world.get(HOST, "/administration/load", Some(&ada)).await.body;
    let first = loads.split("/administration/load/").find_map(|rest| rest.split_once("/undo")).unwrap().0.to_owned();
    let since = [("do", "change"), ("name", "Bob Rousseau"), ("email", "bob@a.example"), ("number", "2")];
    world.post(HOST, "/administration/people/bob", Some(&ada), &since).await;
    let undone = world.post(HOST, &format!("/administration/load/{first}/undo"), Some(&ada), &[]).await;
    assert_eq!(undone.location, "/administration/load?done=load-undone", "{}", undone.body);
    assert_eq!(world.get(HOST, "/people/eve.chardon", Some(&ada)).await.status, 404, "whom the load made goes");
    let page = world.get(HOST, "/people/bob", Some(&ada)).await.body;
    assert!(page.contains("Bob Rousseau") && !page.contains("Ateliers"), "{page}");
    assert_eq!(held(&world, reader).await.1, None);
    let log = world.get(HOST, "/administration/log", Some(&ada)).await.body;
    assert!(log.contains("People loaded from a file") && log.contains("Load taken back"), "{log}");
}
on_both!(a_file_of_people_is_shown_loaded_repeated_and_taken_back);

async fn whoever_was_loaded_is_asked_in_and_finds_their_account(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let path = "/administration/invite/waiting";
    assert_eq!(world.post(HOST, path, Some(&of_bob), &[]).await.status, 403);
    for _ in ["asked in", "pressed twice, nobody is asked twice"] {
        assert_eq!(world.post(HOST, path, Some(&ada), &[]).await.status, 303);
    }
    let mails = world
        .store
        .system_read("a test's mail", |tx| {
            tx.all::<String>("select payload from job where kind = 'mail' order by id", params! {})
        })
        .await
        .unwrap();
    assert_eq!(mails.len(), 2, "she and he");
    let mail = mails.iter().find(|mail| mail.contains(&format!("bob@{}.example", world.organisation))).unwrap();
    let secret: String = mail
        .split_once("/invitation/")
        .unwrap()
        .1
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    let link = format!("/invitation/{secret}");
    let page = world.get(HOST, &link, None).await.body;
    assert!(page.contains("Hello Bob") && page.contains("name=\"password\""), "{page}");
    let password = "correct horse battery staple";
    let form = [("name", "Somebody else"), ("password", password), ("again", password), ("accept", "yes")];
    let opened = world.post(HOST, &link, None, &form).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    assert_eq!(world.get(HOST, &link, None).await.status, 404, "once");
    let profile = world.get(HOST, "/people/bob", Some(&ada)).await;
    assert!(profile.status == 200 && !profile.body.contains("Somebody else"));
    let people = world.get(HOST, "/administration/people?state=waiting", Some(&ada)).await.body;
    assert!(!people.contains("people/bob") && people.contains("people/ada"), "{people}");
    let email = format!("bob@{}.example", world.organisation);
    let entered = world.post(HOST, "/sign-in", None, &[("email", &email), ("password", password)]).await;
    assert_eq!(entered.status, 303, "{}", entered.body);
}
on_both!(whoever_was_loaded_is_asked_in_and_finds_their_account);

async fn a_newcomer_is_useful_in_a_minute(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let open = spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false };
    let secret = spaces::Access { members: spaces::Visibility::Secret, ..open };
    let lab = world.space(reader, "Lab", open).await;
    world.space(reader, "Den", secret).await;
    world.note(reader, Some(lab), "Written last month").await;
    let organisation = world.organisation;
    let emails = [("emails", "new@a.example"), ("role", "member"), ("lang", "en")];
    let invited = world.post(HOST, "/administration/invite", Some(&ada), &emails).await;
    assert_eq!(invited.status, 200, "{}", invited.body);
    let mail = world
        .store
        .system_read("a test's mail", |tx| {
            tx.first::<String>("select payload from job where kind = 'mail' order by id desc limit 1", params! {})
        })
        .await
        .unwrap()
        .unwrap();
    let secret: String = mail
        .split_once("/invitation/")
        .unwrap()
        .1
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    let password = "correct horse battery staple";
    let form = [("name", "New Comer"), ("password", password), ("again", password), ("accept", "yes")];
    let entered = world.post(HOST, &format!("/invitation/{secret}"), None, &form).await;
    assert_eq!(entered.location, "/welcome", "{}", entered.body);
    let newcomer: Id<Person> = world
        .store
        .system_read("a test looks", move |tx| {
            let found = tx.first(
                "select id from person where organisation = :organisation and handle = 'new.comer'",
                params! { organisation },
            )?;
            found.ok_or(kernel::Error::NotFound)
        })
        .await
        .unwrap();
    let cookie = world.session(organisation, newcomer).await;
    let welcome = world.get(HOST, "/welcome", Some(&cookie)).await.body;
    assert!(welcome.contains("Lab") && !welcome.contains("Den"), "{welcome}");
    let home = world.get(HOST, "/", Some(&cookie)).await.body;
    assert!(home.contains("Your first steps") && !home.contains("Written last month"), "{home}");
    let lab = lab.to_string();
    let begun =
        world.post(HOST, "/welcome", Some(&cookie), &[("space", &lab), ("person", "ada"), ("person", "nobody")]).await;
    assert_eq!(begun.location, "/?done=welcome", "{}", begun.body);
    let home = world.get(HOST, "/", Some(&cookie)).await.body;
    assert!(home.contains("Written last month"), "a feed that holds what was written before: {home}");
    assert_eq!(home.matches("data-done").count(), 2, "joined and follows: {home}");
    world.post(HOST, "/welcome/done", Some(&cookie), &[]).await;
    assert!(!world.get(HOST, "/", Some(&cookie)).await.body.contains("Your first steps"));
    assert!(!world.get(HOST, "/", Some(&ada)).await.body.contains("Your first steps"), "for newcomers alone");
}
on_both!(a_newcomer_is_useful_in_a_minute);

async fn a_newcomer_is_shown_where_colleagues_are_before_what_is_largest(on: On) {
    let world = World::new(on).await;
    let organisation = world.organisation;
    let ada = world.person(organisation, "Ada", false).await;
    let (large, near) = (
        world.space(ada, "Large", spaces::Access::default()).await,
        world.space(ada, "Near", spaces::Access::default()).await,
    );
    let newcomer = world.person(organisation, "Newcomer", false).await;
    let cookie = world.session(organisation, newcomer).await;
    let mut there = Vec::new();
    for at in 0..64 {
        let other = world.person(organisation, format!("Other{at}").leak(), false).await;
        // The first two are in the small space, all others in the large one.
        world.add(if at < 2 { near } else { large }, other, kernel::audience::Role::Writer).await;
        there.push(other);
    }
    let at_the_site = async |people: Vec<Id<Person>>| {
        let moved = world.store.system("a test's site", move |tx| {
            people.into_iter().chain([newcomer]).try_for_each(|person| {
                let sql = "update person set site = 5 where organisation = :organisation and id = :person";
                tx.execute(sql, params! { organisation, person }).map(|_| ())
            })
        });
        moved.await.unwrap();
        world.get(HOST, "/welcome", Some(&cookie)).await.body
    };
    let few = at_the_site(there[..2].to_vec()).await;
    assert!(few.contains("2 colleagues of your unit or site are in it."), "{few}");
    let place = |space: Id<kernel::Space>| few.find(&format!("name=\"space\" value=\"{space}\"")).unwrap();
    assert!(place(near) < place(large), "{few}");
    let many = at_the_site(there).await;
    assert!(
        many.contains("At least ") && many.contains(" colleagues of your unit or site are in it."),
        "not all of them were asked: {many}"
    );
}
on_both!(a_newcomer_is_shown_where_colleagues_are_before_what_is_largest);

/// A file of people as the command line loads it.
fn load_of(organisation: Id<Organisation>, text: &str) -> transfer::people::load::Load {
    let table = transfer::people::table::read(text.as_bytes()).unwrap();
    let mapping = transfer::people::mapping::guess(&table.head);
    transfer::people::load::Load {
        organisation,
        actor: None,
        name: "x.csv".into(),
        table,
        mapping,
        makes_missing: false,
    }
}

async fn no_file_and_no_day_leaves_the_organisation_without_an_administrator(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let organisation = world.organisation;
    let email = format!("ada@{organisation}.example");
    let other = world.person(organisation, "Bea", false).await;
    let load = async |text: String| {
        let load = load_of(organisation, &text);
        let id = load.begin(&world.store).await.unwrap();
        (id, load.run(&world.store, id, |_, _| ()).await.unwrap())
    };
    for line in [
        format!("{email},externe,,"),
        format!("{email},,31/01/2027,"),
        format!("bea@{organisation}.example,externe,,dpo"),
    ] {
        let (_, done) = load(format!("email,type,dernier jour,role\n{line}\n")).await;
        assert_eq!((done.changed, done.wrong), (0, 1), "{line}");
    }
    // A role that a file gave is taken back with it, but not from whoever has become the last.
    let (id, done) = load(format!("email,role\nbea@{organisation}.example,administrator\n")).await;
    assert_eq!(done.changed, 1);
    world.post(HOST, "/administration/people/ada", Some(&ada), &[("do", "roles")]).await;
    transfer::people::undo(&world.store, organisation, None, id).await.unwrap();
    let bea = world.session(organisation, other).await;
    assert_eq!(world.get(HOST, "/administration", Some(&bea)).await.status, 200);
    // Two who leave on one day do not both go.
    world.post(HOST, "/administration/people/ada", Some(&bea), &[("do", "roles"), ("roles", "administrator")]).await;
    // Nor does one of two who hold a role become a guest who keeps it.
    let (_, refused) = load(format!("email,type\nbea@{organisation}.example,externe\n")).await;
    assert_eq!((refused.changed, refused.wrong), (0, 1));
    // A guest whom a file made a member with a role is a guest again without it when the file is taken back.
    let zed = world.person(organisation, "Zed", true).await;
    let (id, done) = load(format!("email,type,role\nzed@{organisation}.example,interne,dpo\n")).await;
    assert_eq!(done.changed, 1);
    transfer::people::undo(&world.store, organisation, None, id).await.unwrap();
    let left = world.store.system_read("a test looks", move |tx| {
        tx.first::<String>(
            "select kind from person p where organisation = :organisation and id = :zed \
             and not exists (select 1 from person_role g where g.organisation = p.organisation and g.person = p.id)",
            params! { organisation, zed },
        )
    });
    assert_eq!(left.await.unwrap().as_deref(), Some("guest"));
    for who in ["ada", "bea"] {
        let day = [("do", "plan"), ("day", "2026-11-24")];
        assert_eq!(world.post(HOST, &format!("/administration/people/{who}"), Some(&bea), &day).await.status, 303);
    }
    world.clock.advance(4 * 24 * 3_600_000);
    server::background::sweep_once(&world.store).await.unwrap();
    let open: i64 = world
        .store
        .system_read("a test counts", move |tx| {
            Ok(tx
                .first(
                    "select count(*) from person where organisation = :organisation and deactivated_at is null",
                    params! { organisation },
                )?
                .unwrap_or_default())
        })
        .await
        .unwrap();
    assert_eq!(open, 3, "the guest, and two until one of them is replaced");
}
on_both!(no_file_and_no_day_leaves_the_organisation_without_an_administrator);

async fn a_load_that_runs_is_not_taken_back(on: On) {
    let world = World::new(on).await;
    let organisation = world.organisation;
    let load = load_of(organisation, "email,name\nnew@a.example,New\n");
    let id = load.begin(&world.store).await.unwrap();
    let undo = async || transfer::people::undo(&world.store, organisation, None, id).await;
    assert!(matches!(undo().await, Err(kernel::Error::Conflict(_))));
    // What was cut off an hour ago runs no more.
    world.clock.advance(3_600_000);
    assert_eq!(undo().await.unwrap(), 0);
}
on_both!(a_load_that_runs_is_not_taken_back);

/// With an address one comes in: whoever gives an account another is seen where they have no hand, and in the log.
async fn a_changed_address_is_told_to_the_old_one_and_named_in_the_log(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let (organisation, bob) = (world.organisation, world.person(world.organisation, "Bob", false).await);
    world
        .store
        .system("a test's account, whose owner has come in", move |tx| {
            tx.execute(
                "update credential set email = 'bob@a.example', password_hash = 'x' where organisation = :organisation and person = :bob",
                params! { organisation, bob },
            )?;
            tx.execute(
                "insert into preference(organisation, person, lang, time_zone) values (:organisation, :bob, 'fr', 'Europe/Paris') \
                 on conflict (organisation, person) do update set lang = 'fr'",
                params! { organisation, bob },
            )
        })
        .await
        .unwrap();
    let form = [("do", "change"), ("name", "Bob"), ("email", "roe@a.example"), ("number", "42")];
    assert_eq!(world.post(HOST, "/administration/people/bob", Some(&ada), &form).await.status, 303);
    let load = load_of(organisation, "matricule;e-mail\n42;bob.roe@a.example\n");
    let id = load.begin(&world.store).await.unwrap();
    assert_eq!(load.run(&world.store, id, |_, _| ()).await.unwrap().changed, 1);
    transfer::people::undo(&world.store, organisation, None, id).await.unwrap();
    // What somebody else was given since is theirs: the rest of a load is taken back all the same.
    let load = load_of(organisation, "matricule;e-mail\n42;free@a.example\n");
    let id = load.begin(&world.store).await.unwrap();
    load.run(&world.store, id, |_, _| ()).await.unwrap();
    world.person(organisation, "Cleo", false).await;
    let taken = [("do", "change"), ("name", "Cleo"), ("email", "roe@a.example")];
    assert_eq!(world.post(HOST, "/administration/people/cleo", Some(&ada), &taken).await.status, 303);
    transfer::people::undo(&world.store, organisation, None, id).await.unwrap();
    let account = world.get(HOST, "/administration/people/bob", Some(&ada)).await.body;
    assert!(account.contains("free@a.example") && !account.contains("roe@a.example\""), "{account}");
    // Nor is it silent while the account is closed, to be opened again with the other address.
    assert_eq!(world.post(HOST, "/administration/people/bob", Some(&ada), &[("do", "close")]).await.status, 303);
    let load = load_of(organisation, "matricule;e-mail\n42;thief@a.example\n");
    let id = load.begin(&world.store).await.unwrap();
    load.run(&world.store, id, |_, _| ()).await.unwrap();

    let mails = world
        .store
        .system_read("a test reads the mails that wait", |tx| {
            tx.all::<String>("select payload from job where kind in ('mail', 'bulk-mail') order by id", params! {})
        })
        .await
        .unwrap();
    let to: Vec<String> = mails
        .iter()
        .map(|mail| {
            let mail: identity::mail::Mail = serde_json::from_str(mail).unwrap();
            assert!(
                mail.subject.contains("L’adresse de votre compte") && mail.text.contains("Bonjour Bob"),
                "{mail:?}"
            );
            mail.to
        })
        .collect();
    assert_eq!(to, ["bob@a.example", "roe@a.example", "bob.roe@a.example", "roe@a.example", "free@a.example"]);
    let log = world.get(HOST, "/administration/log?act=person-changed", Some(&ada)).await.body;
    for change in [
        "<del>bob@a.example</del> → <ins>roe@a.example</ins>",
        "<del>roe@a.example</del> → <ins>bob.roe@a.example</ins>",
        "<del>bob.roe@a.example</del> → <ins>roe@a.example</ins>",
        "<del>free@a.example</del> → <ins>thief@a.example</ins>",
    ] {
        assert!(log.contains(change), "{change}: {log}");
    }
}
on_both!(a_changed_address_is_told_to_the_old_one_and_named_in_the_log);

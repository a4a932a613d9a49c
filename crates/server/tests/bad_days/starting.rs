//! Days on which it does not start, and says why in a sentence.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output, Stdio},
};

use kernel::{
    Chance, Clock, Error, Store,
    audit::{Act, Line},
    blob::Blobs,
    params,
};

use super::{program::PROGRAM, says, somebody};
use crate::{
    on_both,
    support::postgres::Postgres,
    world::{NOW, On, World},
};

/// What it says when it gives up: one sentence after its name, and the status 1.
#[track_caller]
fn sentence(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(!text.contains("panicked"), "{text}");
    text.lines()
        .find_map(|line| line.strip_prefix("cenacle: "))
        .unwrap_or_else(|| panic!("it does not say why: {text}"))
        .to_owned()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().unwrap().stdout.starts_with(b"0\n")
}

/// Serves as somebody without root's powers, to whom permissions mean something.
fn serve_as_nobody(data: &Path) -> Output {
    let mut command = if is_root() { Command::new("setpriv") } else { Command::new(PROGRAM) };
    if is_root() {
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", PROGRAM]);
    }
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).output().unwrap()
}

#[test]
fn a_data_folder_that_cannot_be_written_to() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o555)).unwrap();
    let said = sentence(&serve_as_nobody(folder.path()));
    assert!(
        said.starts_with("The data folder ") && said.contains("cannot be written to") && said.contains("--data"),
        "{said}"
    );
    let said = sentence(&serve_as_nobody(&folder.path().join("inside")));
    assert!(said.contains("cannot be made"), "{said}");
}

#[tokio::test]
async fn a_database_file_that_cannot_be_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("cenacle.db"));
    drop(open(&location, folder.path(), Clock::System).await.unwrap());
    crate::support::wait_for("the database to be closed", || {
        (!folder.path().join("cenacle.db-wal").exists()).then_some(())
    });
    std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o777)).unwrap();
    std::fs::set_permissions(folder.path().join("cenacle.db"), PermissionsExt::from_mode(0o444)).unwrap();
    let said = sentence(&serve_as_nobody(folder.path()));
    assert!(
        said.starts_with("The database cannot be opened.") && (said.contains("read-only") || said.contains("readonly")),
        "{said}"
    );
}

#[test]
fn what_it_makes_is_its_owners_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");
    let create = ["organisation", "create", "one", "--name", "One", "--host", "localhost", "--data"];
    let made = Command::new(PROGRAM).args(create).arg(&data).output().unwrap();
    assert!(made.status.success(), "{made:?}");
    let rights = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((rights(&data), rights(&data.join("cenacle.db"))), (0o700, 0o600));
    // A folder that was there keeps the rights that somebody gave it.
    std::fs::set_permissions(&data, PermissionsExt::from_mode(0o750)).unwrap();
    assert!(Command::new(PROGRAM).args(["check", "--data"]).arg(&data).output().is_ok());
    assert_eq!(rights(&data), 0o750);
}

/// Runs a command on the data and answers with what it says, on either output.
fn told(data: &Path, words: &[&str]) -> (bool, String) {
    let output = Command::new(PROGRAM).args(words).arg("--data").arg(data).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

#[test]
fn a_folder_whose_name_was_mistyped_is_not_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("mistyped");
    let file = folder.path().join("backup.tar").display().to_string();
    for words in [&["check"][..], &["backup", &file], &["organisation", "list"]] {
        let (holds, said) = told(&data, words);
        assert!(!holds && said.contains("There is no database in") && said.contains("--data"), "{words:?}: {said}");
    }
    assert!(!data.exists() && !Path::new(&file).exists());
}

#[tokio::test]
async fn a_check_holds_the_logs_against_their_seals() {
    let folder = tempfile::tempdir().unwrap();
    assert!(told(folder.path(), &["organisation", "create", "one", "--name", "One", "--host", "localhost"]).0);
    let store =
        open(&db::Location::File(folder.path().join("cenacle.db")), folder.path(), Clock::System).await.unwrap();
    let written = store.system("a test writes to the log", |tx| {
        let one = tx.first("select id from organisation", params! {})?.unwrap();
        ["a", "b", "c"].iter().try_for_each(|name| tx.audit(one, None, &Line::new(Act::Setting).on(*name)))
    });
    written.await.unwrap();
    let (holds, said) = told(folder.path(), &["check"]);
    assert!(holds && said.contains("one: ") && said.contains(" lines, the last sealed "), "{said}");
    let altered = store.quietly("a test alters the log", |tx| {
        tx.execute("update audit set subject = 'z' where subject = 'b'", params! {})
    });
    assert_eq!(altered.await.unwrap(), 1);
    let (holds, said) = told(folder.path(), &["check"]);
    assert!(!holds && said.contains("In the log of one, line ") && said.contains("does not hold"), "{said}");
}

#[test]
fn an_organisation_is_moved_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let of = |words: &str| told(folder.path(), &words.split(' ').collect::<Vec<_>>());
    assert!(of("organisation create one --name One --host localhost").0);
    assert!(of("organisation create two --name Two --host two.example").0);
    let (done, said) = of("organisation address one --host network.example,www.network.example");
    assert!(
        done && said.contains(
            "one answers to network.example, www.network.example, and its links begin with https://network.example."
        ),
        "{said}"
    );
    for (words, why) in [
        ("--host two.example", "“two.example” leads to the organisation “two”, and two never share a host"),
        ("--host a/b", "a host is a name alone"),
        ("--host a.example:8080", "a host is a name alone"),
        ("--base-url https://elsewhere.example", "one of the host names"),
    ] {
        let (done, said) = of(&format!("organisation address one {words}"));
        assert!(!done && said.contains("Nothing was changed") && said.contains(why), "{said}");
    }
    let (done, said) = of("organisation address one");
    assert!(
        done && said.contains("links begin with https://network.example."),
        "without options it says what holds: {said}"
    );
    assert!(!of("organisation address three --host x.example").0);
}

#[tokio::test]
async fn a_port_that_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let said = sentence(
        &Command::new(PROGRAM)
            .args(["serve", "--listen", &address.to_string(), "--data"])
            .arg(folder.path())
            .output()
            .unwrap(),
    );
    assert!(said.starts_with(&format!("Port {} is not free", address.port())) && said.contains("--listen"), "{said}");
}

async fn open(location: &db::Location, folder: &Path, clock: Clock) -> kernel::Result<Store> {
    Store::open(
        location,
        db::Options { readers: 2, ..db::Options::default() },
        Blobs::new(folder.join("files")),
        clock,
        Chance::seeded([2; 32]),
    )
    .await
}

#[test]
fn logs_are_json_where_the_file_of_settings_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("cenacle.toml");
    std::fs::write(&settings, "log_json = true\n").unwrap();
    let mut program = Command::new(PROGRAM)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path().join("data"))
        .arg("--config")
        .arg(&settings)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stderr.take().unwrap()).read_line(&mut line).unwrap();
    program.kill().unwrap();
    program.wait().unwrap();
    let told: serde_json::Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
    assert_eq!(told["level"], "INFO", "{line}");
}

#[tokio::test]
async fn a_database_from_the_future_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let database = Postgres::shared().fresh();
    for location in [db::Location::File(folder.path().join("cenacle.db")), db::Location::Server(database.url.clone())] {
        let store = open(&location, folder.path(), Clock::System).await.unwrap();
        let future = "insert into schema_migration(name, applied) values ('9999_telepathy', 'yes')";
        store.system("a version of the future", move |tx| tx.execute(future, params! {})).await.unwrap();
        drop(store);
        let Err(Error::Unavailable(said)) = open(&location, folder.path(), Clock::System).await else {
            panic!("it was opened")
        };
        assert!(said.contains("newer version") && said.contains("9999_telepathy"), "{said}");
        let mut command = Command::new(PROGRAM);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(folder.path());
        if let db::Location::Server(url) = &location {
            command.args(["--database", url]);
        }
        let said = sentence(&command.output().unwrap());
        assert!(said.starts_with("The database cannot be opened. This data was written by a newer version"), "{said}");
    }
}

async fn a_clock_that_is_set_back_does_not_turn_the_feed_around(on: On) {
    let world = World::new(on).await;
    let (ann, cookie) = somebody(&world, "Ann").await;
    let mut ids = Vec::new();
    for step in 0..6 {
        ids.push(world.note(ann, None, &format!("Number {step} of six")).await);
        world.clock.advance(if step == 2 { -24 * 3_600_000 } else { 1000 });
    }
    // A space alone is made just before the program stops, and the next start is two days earlier.
    world.clock.advance(3_600_000);
    let space = world
        .space(ann, "Late", spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false })
        .await;
    let folder = tempfile::tempdir().unwrap();
    let again =
        open(world.store.database().location(), folder.path(), Clock::fixed(NOW - 48 * 3_600_000)).await.unwrap();
    let new = crate::world::new_note(None, "After the restart of six");
    let last = again.write(world.asker(ann), move |tx| content::entry::publish(tx, &new)).await.unwrap().0;
    ids.push(last);
    assert!(ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    assert!(last.get() > space.get(), "an id below the space's could one day be the space's");
    let page = world.get("a.example", "/", Some(&cookie)).await;
    says(&page, 200, "After the restart");
    let places: Vec<usize> = ids
        .iter()
        .map(|id| page.body.find(&format!("/entries/{id}\"")).unwrap_or_else(|| panic!("{id} is not in the feed")))
        .collect();
    assert!(places.is_sorted_by(|earlier, later| earlier > later), "newest first: {places:?}");
}
on_both!(a_clock_that_is_set_back_does_not_turn_the_feed_around);

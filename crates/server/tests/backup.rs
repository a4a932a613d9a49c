//! A deployment as one file, restored into either database; and what happens to a file that is not whole.

use std::{fs, path::Path, process::Command};

use db::{Location, dump};
use kernel::{Chance, Clock, Store, blob::Blobs, schema::SCHEMA};
use server::{backup, config::Data};

use crate::{
    on_both,
    support::postgres::Postgres,
    world::{NOW, On, World},
};

/// How many rows each table holds.
async fn counts(store: &Store) -> Vec<(String, u64)> {
    let counted = store.database().read_unguarded(|tx| -> db::Result<_> {
        dump::tables(tx, &SCHEMA)?
            .into_iter()
            .map(|table| Ok((table.name.clone(), dump::rows(tx, &table, &mut |_| Ok(()))?)))
            .collect::<db::Result<Vec<_>>>()
    });
    counted.await.unwrap()
}

async fn open(data: &Data) -> Store {
    let blobs = Blobs::new(data.folder.join("files"));
    let options = db::Options { readers: 1, ..db::Options::default() };
    Store::open(&data.location, options, blobs, Clock::fixed(NOW + 1), Chance::seeded([2; 32])).await.unwrap()
}

async fn a_backup_restores_into_either_database(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let note = world.note(ann, None, "Worth keeping: « l’été »").await;
    world.comment(ann, note, "And an answer").await;
    let digest = world.store.blobs().put(b"bytes of a file").unwrap();
    let (organisation, named) = (world.organisation, digest.clone());
    world
        .store
        .system("a test's file", move |tx| {
            tx.execute(
                "insert into file(organisation, id, name, media_type, size, digest, host, object, created_at) \
                 values (:organisation, 7, 'a.txt', 'text/plain', 15, :named, 'entry', :note, 0)",
                kernel::params! { organisation, named, note },
            )
        })
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.tar");
    let made = backup::make(&world.store, &file).await.unwrap();
    assert!(made.files == 1 && made.missing.is_empty() && made.rows > 10, "{made:?}");
    assert!(backup::make(&world.store, &file).await.is_err(), "no backup is written over");
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions());
    assert_eq!(mode & 0o077, 0, "nobody else on the machine reads it");

    let server = Postgres::shared().fresh();
    let targets = [
        ("file", Location::File(folder.path().join("file/cenacle.db"))),
        ("server", Location::Server(server.url.clone())),
    ];
    for (name, location) in targets {
        let data = Data { folder: folder.path().join(name), location };
        fs::create_dir(&data.folder).unwrap();
        let restored = backup::restore(&file, &data).unwrap();
        assert_eq!(restored, made);
        let store = open(&data).await;
        let mut wanted = counts(&world.store).await;
        // The index is made again from the journal, and its cursor with it.
        let (mut found, cursors) = (counts(&store).await, |table: &(String, u64)| table.0 != "consumer");
        wanted.retain(cursors);
        found.retain(cursors);
        assert_eq!(found, wanted, "{name}");
        assert_eq!(store.blobs().get(&digest).unwrap(), b"bytes of a file");
        // It is alive: what is written next has a number of its own, above all that were restored.
        let asker = kernel::Asker::Recipient { organisation: world.organisation, person: ann, reason: "a test" };
        let next = crate::world::new_note(None, "After the restore");
        let (after, _) = store.write(asker.clone(), move |tx| content::entry::publish(tx, &next)).await.unwrap();
        assert!(after.get() > note.get());
        let words: Vec<String> = store
            .read(asker, |tx| {
                Ok(tx
                    .all::<String>("select source from visible_note order by entry", &[])?
                    .into_iter()
                    .map(kernel::Visible::into_inner)
                    .collect())
            })
            .await
            .unwrap();
        assert_eq!(words, ["Worth keeping: « l’été »", "After the restore"], "{name}");
        assert!(backup::restore(&file, &data).unwrap_err().to_string().contains("empty"), "{name}");
    }
}
on_both!(a_backup_restores_into_either_database);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_cut_off_or_altered_restores_nothing() {
    let world = World::new(On::Sqlite).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    world.note(ann, None, "Worth keeping").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup.tar");
    backup::make(&world.store, &file).await.unwrap();
    let whole = fs::read(&file).unwrap();
    let manifest = whole.windows(13).position(|bytes| bytes == b"manifest.json").unwrap();
    let altered = [&whole[..600], &[whole[600] ^ 1], &whole[601..]].concat();
    for (what, bytes, words) in [
        ("empty", &[][..], "cut off"),
        ("no archive", b"PK\x03\x04 something else entirely", "cut off"),
        ("cut in the rows", &whole[..800], "cut off"),
        ("cut before the manifest", &whole[..manifest], "cut off"),
        ("a flipped bit", &altered, "not what it was"),
    ] {
        let data =
            Data { folder: folder.path().join("to"), location: Location::File(folder.path().join("to/cenacle.db")) };
        fs::create_dir(&data.folder).unwrap();
        fs::write(&file, bytes).unwrap();
        let error = backup::restore(&file, &data).unwrap_err().to_string();
        assert!(error.contains(words), "{what}: {error}");
        assert_eq!(fs::read_dir(&data.folder).unwrap().count(), 0, "{what}: nothing is left");
        fs::remove_dir(&data.folder).unwrap();
    }
}

/// The program itself, whose files may not grow: as on a full disk.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_no_half_backup_stays() {
    let folder = tempfile::tempdir().unwrap();
    let data = Data { folder: folder.path().to_owned(), location: Location::File(folder.path().join("cenacle.db")) };
    let store = open(&data).await;
    let digest = store.blobs().put(&vec![7; 4 * 1024 * 1024]).unwrap();
    store
        .system("a test's large file", move |tx| {
            tx.execute(
                "insert into file(organisation, id, name, media_type, size, digest, host, created_at) values (1, 1, 'a', 'b', 1, :digest, 'draft', 0)",
                kernel::params! { digest },
            )
        })
        .await
        .unwrap();
    drop(store);
    let run = |room: &str, file: &Path| {
        let script = format!("trap '' XFSZ; exec prlimit --fsize={room} \"$@\"");
        let output = Command::new("sh")
            .args(["-c", &script, "backup", env!("CARGO_BIN_EXE_cenacle"), "backup"])
            .arg(file)
            .args(["--data".as_ref(), folder.path().as_os_str()])
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let file = folder.path().join("b.tar");
    let (done, words) = run("2097152", &file);
    assert!(!done && words.contains("No backup was made, and nothing is left of it"), "{words}");
    let left: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.starts_with("b.tar")), "{left:?}");
    let (done, words) = run("unlimited", &file);
    assert!(done && file.exists(), "{words}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_has_one_backup_and_those_beyond_the_rule_go() {
    let world = World::new(On::Sqlite).await;
    let folder = tempfile::tempdir().unwrap();
    let backups = folder.path().join("backups");
    for day in 3..=14 {
        let today = jiff::civil::date(2026, 3, day);
        assert!(backup::keep::daily(&world.store, &backups, today).await.unwrap());
        assert!(!backup::keep::daily(&world.store, &backups, today).await.unwrap(), "once");
    }
    fs::write(backups.join("notes.txt"), "somebody's own").unwrap();
    fs::write(backups.join("cenacle-2026-03-14.tar.part"), "half of one that was killed").unwrap();
    assert!(backup::keep::daily(&world.store, &backups, jiff::civil::date(2026, 3, 15)).await.unwrap());
    let mut left: Vec<String> =
        fs::read_dir(&backups).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    let mut wanted: Vec<String> = (9..=15).map(|day| format!("cenacle-2026-03-{day:02}.tar")).collect();
    wanted.push("notes.txt".to_owned());
    assert_eq!(left, wanted);
}

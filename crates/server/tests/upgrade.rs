//! What an earlier version left, opened by this one: from each version that ever was, in one leap, on both databases.
//!
//! A backup of today is made old: it loses the tables and columns that came later, and says which migrations it has had.
//! So a migration that is added is leapt from here on without a word in this file.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{BufRead, BufReader, Read, Write},
    path::Path,
};

use db::{Database, Location, Schema, dump};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use kernel::{Chance, Clock, Store, audience::Role, blob::Blobs, params, schema::SCHEMA};
use serde_json::{Value, json};
use server::{backup, config::Data};
use sha2::{Digest, Sha256};

use crate::{
    on_both,
    support::postgres::Postgres,
    world::{NOW, On, World},
};

/// The tables of a version that had the first `steps` migrations, each with its columns.
async fn tables(steps: usize) -> BTreeMap<String, Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let then = Schema { migrations: &SCHEMA.migrations[..steps], views: &[], ..SCHEMA };
    let options = db::Options { readers: 1, ..db::Options::default() };
    let database = Database::open(&Location::File(folder.path().join("then.db")), &then, options).unwrap();
    let tables = database.read_unguarded(|tx| -> db::Result<_> { dump::tables(tx, &SCHEMA) }).await.unwrap();
    tables.into_iter().map(|table| (table.name, table.columns)).collect()
}

/// Writes a backup as a version with the first `steps` migrations would have made it of the same company; says how many
/// rows each table has.
async fn made_old(backup: &Path, steps: usize, old: &Path) -> BTreeMap<String, u64> {
    let then = tables(steps).await;
    let (mut rows, mut others, mut manifest) = (Vec::new(), Vec::new(), Value::Null);
    for entry in tar::Archive::new(File::open(backup).unwrap()).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        match name.as_str() {
            "rows.jsonl.gz" => rows = bytes,
            "manifest.json" => manifest = serde_json::from_slice(&bytes).unwrap(),
            _ => others.push((name, bytes)),
        }
    }
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    let (mut counts, mut kept, mut table) = (BTreeMap::new(), Vec::new(), None);
    for line in BufReader::new(GzDecoder::new(rows.as_slice())).lines() {
        match serde_json::from_str(&line.unwrap()).unwrap() {
            Value::Object(head) => {
                let name = head["table"].as_str().unwrap().to_owned();
                let columns: Vec<&str> =
                    head["columns"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
                let had = then.get(&name);
                table = had.is_some().then_some(name.clone());
                let Some(had) = had else { continue };
                kept = (0..columns.len()).filter(|at| had.iter().any(|column| column == columns[*at])).collect();
                let columns: Vec<&str> = kept.iter().map(|at| columns[*at]).collect();
                assert_eq!(columns.len(), had.len(), "{name} had columns that it has no more");
                writeln!(out, "{}", json!({ "table": name, "columns": columns })).unwrap();
            }
            Value::Array(values) => {
                let Some(name) = &table else { continue };
                *counts.entry(name.clone()).or_default() += 1;
                writeln!(out, "{}", Value::Array(kept.iter().map(|at| values[*at].clone()).collect())).unwrap();
            }
            other => panic!("a line of a backup is {other}"),
        }
    }
    let rows = out.finish().unwrap();
    let digest: String = Sha256::digest(&rows).iter().map(|byte| format!("{byte:02x}")).collect();
    manifest["rows"] = counts.values().sum::<u64>().into();
    manifest["rows_digest"] = digest.into();
    manifest["migrations"] = SCHEMA.migrations[..steps].iter().map(|migration| migration.name).collect();
    let mut archive = tar::Builder::new(File::create(old).unwrap());
    let manifest = ("manifest.json".to_owned(), serde_json::to_vec(&manifest).unwrap());
    for (name, bytes) in [("rows.jsonl.gz".to_owned(), rows)].into_iter().chain(others).chain([manifest]) {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        archive.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    archive.finish().unwrap();
    counts
}

async fn each_earlier_version_is_leapt_with_every_row(on: On) {
    let world = World::new(on).await;
    let (ann, ben) =
        (world.person(world.organisation, "Ann", false).await, world.person(world.organisation, "Ben", false).await);
    let space = world.space(ann, "Laboratory", spaces::Access::default()).await;
    world.add(space, ben, Role::Writer).await;
    let note = world.note(ann, Some(space), "Kept through the years: « l’été » @ben #lavender").await;
    world.comment(ben, note, "And an answer").await;
    world.store.blobs().put(b"bytes of a file").unwrap();
    // A draft as the first versions gave it: by whom stood in its form.
    let (organisation, fields) = (world.organisation, json!({ "source": "Begun", "from": ann.get() }).to_string());
    world
        .store
        .system("a test's draft", move |tx| {
            tx.execute(
                "insert into draft(organisation, person, context, fields, updated_at) values (:organisation, :ben, 'given:1', :fields, 1)",
                params! { organisation, ben, fields },
            )
        })
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let today = folder.path().join("today.tar");
    backup::make(&world.store, &today).await.unwrap();
    let giver = SCHEMA.migrations.iter().position(|migration| migration.name == "0008_giver").unwrap();
    for steps in 1..SCHEMA.migrations.len() {
        let old = folder.path().join(format!("{steps}.tar"));
        let wanted = made_old(&today, steps, &old).await;
        let home = tempfile::tempdir().unwrap();
        let database = (on == On::Postgres).then(|| Postgres::shared().fresh());
        let location = match &database {
            Some(database) => Location::Server(database.url.clone()),
            None => Location::File(home.path().join("data/cenacle.db")),
        };
        let data = Data { folder: home.path().join("data"), location };
        fs::create_dir(&data.folder).unwrap();
        backup::restore(&old, &data).unwrap();
        // The first start of this version.
        let (blobs, clock) = (Blobs::new(data.folder.join("files")), Clock::fixed(NOW + 1));
        let options = db::Options { readers: 2, ..db::Options::default() };
        let store = Store::open(&data.location, options, blobs, clock.clone(), Chance::seeded([2; 32])).await.unwrap();
        let found = store.database().read_unguarded(|tx| -> db::Result<_> {
            dump::tables(tx, &SCHEMA)?
                .into_iter()
                .map(|table| Ok((table.name.clone(), dump::rows(tx, &table, &mut |_| Ok(()))?)))
                .collect::<db::Result<BTreeMap<_, _>>>()
        });
        let found = found.await.unwrap();
        for (table, rows) in wanted.iter().filter(|(table, _)| *table != "consumer") {
            assert_eq!(found.get(table), Some(rows), "{table}, from {}", SCHEMA.migrations[steps - 1].name);
        }
        // It lives: what was there is read and found, and what comes next has its place.
        let old = World::of(store, clock, [world.organisation, world.other], home, database, None).await;
        crate::world::follow_all(&old.store).await;
        let next = old.note(ben, Some(space), "After the leap").await;
        assert!(next.get() > note.get());
        let cookie = old.session(old.organisation, ben).await;
        for (path, words) in [
            (format!("/entries/{note}"), "And an answer"),
            ("/search?q=lavender".into(), "Kept through the years"),
            ("/spaces/laboratory".into(), "After the leap"),
            ("/people/ann".into(), "Ann"),
            ("/drafts".into(), if steps <= giver { "From Ann" } else { "Begun" }),
        ] {
            let page = old.get("a.example", &path, Some(&cookie)).await;
            assert!(page.status == 200 && page.body.contains(words), "{path} from step {steps}: {}", page.body);
        }
    }
}
on_both!(each_earlier_version_is_leapt_with_every_row);

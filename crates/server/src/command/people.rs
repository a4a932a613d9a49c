//! `cenacle person load` and `unload`: the screen's load of people, on the command line.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Id, Lang, Organisation, Store, params};
use transfer::people::{
    load::Load,
    mapping::{self, Field, Mapping},
    plan::{Outcome, Plan, plan},
    table::{self, Table},
    words::{fault_words, field_words, unfit_words, unreadable_words},
};

use super::say;

/// Lines told of each kind by a dry run.
const TOLD: usize = 1000;

pub(super) async fn load(
    store: &Store,
    organisation: Id<Organisation>,
    file: &Path,
    columns: &[String],
    makes_missing: bool,
    dry_run: bool,
) -> Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("The file {} cannot be read.", file.display()))?;
    let table =
        table::read(&bytes).map_err(|why| anyhow!("{}: {}", file.display(), unreadable_words(Lang::En, why)))?;
    let mapping = mapped(&table, columns)?;
    mapping::check(&mapping).map_err(|unfit| anyhow!(unfit_words(Lang::En, unfit)))?;
    for (title, field) in table.head.iter().zip(&mapping) {
        say(format_args!("{title}: {}", field.map_or("(is not read)", |field| field_words(Lang::En, field))));
    }
    let (asked, meant) = (table.clone(), mapping.clone());
    let planned = store
        .system_read("a file of people, held against who is here", move |tx| {
            plan(tx, organisation, &asked, &meant, makes_missing)
        })
        .await
        .map_err(|error| anyhow!(error))?;
    tell(&planned, dry_run);
    if dry_run {
        return Ok(());
    }
    let name = file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let load = Load { organisation, actor: None, name, table, mapping, makes_missing };
    let id = load.begin(store).await.map_err(|error| anyhow!(error))?;
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {per_sec} {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style);
    let told = |done: usize, lines: usize| {
        bar.set_length(lines as u64);
        bar.set_position(done as u64);
    };
    let done = load.run(store, id, told).await.map_err(|error| {
        anyhow!("The load was cut off ({error}). Load the same file again: what is there already does not change.")
    })?;
    bar.finish_and_clear();
    say(format_args!("{} created, {} changed, {} lines left out.", done.made, done.changed, done.wrong));
    Ok(())
}

/// What the titles say, but for the columns of which the command line says otherwise.
fn mapped(table: &Table, columns: &[String]) -> Result<Mapping> {
    let mut mapping = mapping::guess(&table.head);
    for column in columns {
        let (title, field) = column.split_once('=').context("A column is written TITLE=FIELD.")?;
        let place = table.head.iter().position(|head| head == title);
        let place = place.with_context(|| format!("The file has no column “{title}”."))?;
        let field = match field {
            "" => None,
            word => Some(Field::parse(word).with_context(|| format!("“{word}” is no field."))?),
        };
        if let Some(meaning) = mapping.get_mut(place) {
            *meaning = field;
        }
    }
    Ok(mapping)
}

fn tell(planned: &Plan, changes_too: bool) {
    let mut told = 0;
    for line in &planned.lines {
        let words: Vec<String> = match &line.outcome {
            Outcome::Wrong(faults) => faults.iter().map(|fault| fault_words(Lang::En, fault)).collect(),
            Outcome::Changed(differences) if changes_too => {
                let words = |field| field_words(Lang::En, field);
                differences.iter().map(|it| format!("{}: “{}” → “{}”", words(it.field), it.before, it.after)).collect()
            }
            Outcome::New if changes_too => vec!["is new".to_owned()],
            _ => continue,
        };
        told += 1;
        if told <= TOLD {
            say(format_args!("line {}, {}: {}", line.number, line.who, words.join(" ")));
        }
    }
    if told > TOLD {
        say(format_args!("… and {} others.", told - TOLD));
    }
    for made in &planned.makes {
        say(format_args!("would be created: {made}"));
    }
    let [new, changed, same, wrong] = planned.counts();
    say(format_args!("{new} to create, {changed} to change, {same} up to date, {wrong} lines left out."));
}

pub(super) async fn unload(store: &Store, organisation: Id<Organisation>) -> Result<()> {
    let last = store
        .system_read("the last load of people that stands", move |tx| {
            tx.first::<i64>(
                "select id from people_load where organisation = :organisation and undone_at is null order by id desc limit 1",
                params! { organisation },
            )
        })
        .await
        .map_err(|error| anyhow!(error))?;
    let Some(last) = last else { bail!("There is no load to take back.") };
    let people = transfer::people::undo(store, organisation, None, last).await.map_err(|error| anyhow!(error))?;
    say(format_args!("Taken back: {people} people."));
    Ok(())
}

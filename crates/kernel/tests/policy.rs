//! Who may do what, printed whole and compared with the table that was reviewed.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests: what is not as it should be ends the test")]

use std::fs;

use kernel::{
    Kind,
    audience::{
        Role,
        policy::{Action, Discussion, Standing, may},
    },
};

/// The reviewed table. To accept another after having read it: `BLESS=1 cargo test -p kernel --test policy`.
const REVIEWED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/policy.txt");

const LEGEND: &str = "\
Who may do what, of what they may see. Printed by crates/kernel/tests/policy.rs from kernel::audience::policy::may.

  yes    they may, whoever made it
  own    only what is theirs
  other  only what is not theirs
  .      they may not

A row is a kind of person and their role in the best of the spaces where the thing is placed; - is none.
“Open”: one of its places is the whole organisation, or a space open to members that they have not joined.
";

/// What may be of a discussion.
const DISCUSSIONS: [Discussion; 3] = [Discussion::Open, Discussion::EndedByAuthor, Discussion::EndedByDesk];

/// What the columns are called: short, so that a line fits a screen.
const COLUMNS: [&str; 16] = [
    "Publish", "PubOrg", "Comment", "React", "Edit", "Delete", "Remove", "Pin", "Close", "Announce", "Moderate",
    "Config", "Members", "Own", "Found", "Report",
];

fn standings() -> Vec<(Kind, Option<Role>)> {
    let roles = || std::iter::once(None).chain(Role::ALL.map(Some));
    let mut all = vec![(Kind::Visitor, None)];
    all.extend(roles().map(|role| (Kind::Guest, role)));
    all.extend(roles().map(|role| (Kind::Member, role)));
    all
}

fn section(text: &mut String, archived: bool, discussion: Discussion, open: bool) {
    let state = match (archived, discussion) {
        (true, _) => "archived",
        (false, Discussion::Open) => "discussion open",
        (false, Discussion::EndedByAuthor) => "discussion closed",
        (false, Discussion::EndedByDesk) => "discussion closed by a moderator",
    };
    let place = if open { "open to members without joining" } else { "for those who are in it" };
    let mut lines = vec![String::new(), format!("== {state}, {place} =="), format!("{:20}", "")];
    lines[2].extend(COLUMNS.map(|name| format!("{name:9}")));
    for (kind, role) in standings() {
        let who = format!("{kind:?} {}", role.map_or("-", Role::word)).to_lowercase();
        let cells = Action::ALL.map(|action| {
            let ask = |author| may(Standing { kind, role, author, open, discussion, archived }, action);
            match (ask(true), ask(false)) {
                (true, true) => "yes      ",
                (true, false) => "own      ",
                (false, true) => "other    ",
                (false, false) => ".        ",
            }
        });
        lines.push(format!("{who:20}{}", cells.concat()));
    }
    lines.iter().for_each(|line| text.extend([line.trim_end(), "\n"]));
}

fn table() -> String {
    let mut text = LEGEND.to_owned();
    // What is archived is closed already.
    for (archived, discussion) in
        DISCUSSIONS.map(|discussion| (false, discussion)).into_iter().chain([(true, Discussion::Open)])
    {
        for open in [false, true] {
            section(&mut text, archived, discussion, open);
        }
    }
    text
}

#[test]
fn the_table_is_the_one_that_was_reviewed() {
    let printed = table();
    if std::env::var_os("BLESS").is_some() {
        fs::write(REVIEWED, &printed).unwrap();
    }
    let reviewed = fs::read_to_string(REVIEWED).unwrap_or_default();
    let changed: Vec<String> = printed
        .lines()
        .zip(reviewed.lines().chain(std::iter::repeat("")))
        .enumerate()
        .filter(|(_, (now, before))| now != before)
        .map(|(line, (now, before))| format!("line {}\n  reviewed {before}\n  now      {now}", line + 1))
        .collect();
    assert!(
        printed == reviewed,
        "What may be done has changed. Read the new table; if it is right, accept it with\n\n    BLESS=1 cargo test -p kernel --test policy\n\n\
         and have {REVIEWED} reviewed with your change.\n\n{}",
        changed.join("\n")
    );
}

fn every_standing() -> impl Iterator<Item = Standing> {
    standings().into_iter().flat_map(|(kind, role)| {
        DISCUSSIONS.into_iter().flat_map(move |discussion| {
            (0..8_u8).map(move |bits| Standing {
                kind,
                role,
                author: bits & 1 != 0,
                open: bits & 2 != 0,
                discussion,
                archived: bits & 4 != 0,
            })
        })
    })
}

#[test]
fn a_visitor_does_nothing() {
    for standing in every_standing().filter(|standing| standing.kind == Kind::Visitor) {
        assert!(Action::ALL.into_iter().all(|action| !may(standing, action)), "{standing:?}");
    }
}

#[test]
fn a_higher_role_never_takes_anything_away() {
    for standing in every_standing().filter(|standing| standing.kind != Kind::Visitor) {
        for role in Role::ALL.into_iter().filter(|role| Some(*role) > standing.role) {
            for action in Action::ALL {
                assert!(
                    !may(standing, action) || may(Standing { role: Some(role), ..standing }, action),
                    "{standing:?} {role:?} {action:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_closed_or_archived_allows_nothing_more() {
    for standing in every_standing() {
        for action in Action::ALL.into_iter().filter(|action| may(standing, *action)) {
            assert!(may(Standing { discussion: Discussion::Open, ..standing }, action), "{standing:?} {action:?}");
            assert!(may(Standing { archived: false, ..standing }, action), "{standing:?} {action:?}");
            assert!(
                !standing.archived || may(Standing { discussion: Discussion::EndedByDesk, ..standing }, action),
                "{standing:?} {action:?}"
            );
        }
    }
}

#[test]
fn what_is_archived_can_still_be_taken_back_reported_and_moderated() {
    let writer = Standing {
        kind: Kind::Member,
        role: Some(Role::Writer),
        author: true,
        open: false,
        discussion: Discussion::Open,
        archived: true,
    };
    assert!(
        may(writer, Action::Delete)
            && !may(writer, Action::Edit)
            && !may(writer, Action::Comment)
            && !may(writer, Action::Publish)
    );
    // Whoever left the space keeps the say over what they wrote there, as long as they can see it.
    assert!(may(Standing { role: None, ..writer }, Action::Delete));
    assert!(may(Standing { author: false, ..writer }, Action::Report));
    let desk = Standing { role: Some(Role::Moderator), author: false, ..writer };
    assert!(may(desk, Action::Moderate) && may(desk, Action::RemoveFromSpace) && !may(desk, Action::Pin));
}

//! These pages' looks.

use ::mail::{Conversation, Error, Receipt};
use kernel::Lang;
use maud::{Markup, html};
use shell::{
    component::{Button, Column, Field, Input, Mood, Notice, Tone, badge_with, button, input, notice, table, time},
    format::{number, size},
    t::desk as say,
    web::Page,
};

use super::{
    Desk, Room,
    health::{BEHIND, Condition, Queue},
    storage::Held,
};

/// How something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Good,
    Watch,
    Bad,
}

/// Something that was looked at.
struct Check {
    what: &'static str,
    state: State,
    words: Markup,
    mend: Option<&'static str>,
}

impl Check {
    fn good(what: &'static str, words: Markup) -> Self {
        Self { what, state: State::Good, words, mend: None }
    }

    fn not(state: State, what: &'static str, words: Markup, mend: &'static str) -> Self {
        Self { what, state, words, mend: Some(mend) }
    }
}

pub(super) fn health(page: &Page<'_, '_>, condition: &Condition) -> Markup {
    let lang = page.lang;
    let mut checks = vec![
        database(lang, condition),
        backup(page, condition),
        mail_state(lang, condition),
        followers(lang, condition),
        sweep(page, condition),
        address(lang, condition),
        administrators(lang, condition),
    ];
    checks.extend(condition.room.map(|room| disk(lang, room)));
    // What needs somebody comes first.
    checks.sort_by_key(|check| std::cmp::Reverse(check.state));
    let count = |state| checks.iter().filter(|check| check.state == state).count() as i64;
    let (bad, watch) = (count(State::Bad), count(State::Watch));
    let version = env!("CARGO_PKG_VERSION");
    html! {
        @if bad > 0 { (notice(lang, Notice::Error, say::health_broken(lang, bad))) }
        @else if watch > 0 { (notice(lang, Notice::Warning, say::health_warnings(lang, watch))) }
        @else { (notice(lang, Notice::Success, say::health_well(lang))) }
        ul.checks {
            @for check in &checks {
                li {
                    div { b { (check.what) } " " (badge(lang, check.state)) }
                    p { (check.words) }
                    @if let Some(mend) = check.mend { p.meta { (say::mend(lang, mend)) } }
                }
            }
        }
        p.meta { (say::version_words(lang, &condition.schema, version)) }
    }
}

fn badge(lang: Lang, state: State) -> Markup {
    match state {
        State::Good => badge_with(Mood::Success, "circle-check", say::good(lang)),
        State::Watch => badge_with(Mood::Warning, "triangle-alert", say::watch(lang)),
        State::Bad => badge_with(Mood::Danger, "circle-alert", say::bad(lang)),
    }
}

fn database(lang: Lang, condition: &Condition) -> Check {
    match &condition.database {
        Ok(kind) => Check::good(
            say::database(lang),
            html! { (say::database_good(lang, kind, &size(lang, condition.database_size))) },
        ),
        // Why is in the log: a page tells no internal text.
        Err(_) => {
            Check::not(State::Bad, say::database(lang), html! { (say::database_bad(lang)) }, say::database_mend(lang))
        }
    }
}

fn disk(lang: Lang, room: Room) -> Check {
    let words = html! { (say::disk_words(lang, &size(lang, room.free), &size(lang, room.total))) };
    if room.is_short() {
        return Check::not(State::Bad, say::disk(lang), words, say::disk_mend(lang));
    }
    Check::good(say::disk(lang), words)
}

fn backup(page: &Page<'_, '_>, condition: &Condition) -> Check {
    let lang = page.lang;
    if !condition.backs_up {
        let words = html! { (say::backup_none(lang)) };
        return Check::not(State::Watch, say::backup(lang), words, say::backup_none_mend(lang));
    }
    let upkeep = condition.upkeep("backup");
    let words = html! {
        @match condition.backed_up_at {
            Some(at) => { (say::backup_last(lang)) " " (time(&page.local, page.moment(at))) "." }
            None => { (say::backup_never(lang)) }
        }
        @if upkeep.is_some_and(|upkeep| upkeep.failed.is_some()) { " " (say::backup_failed(lang)) }
    };
    if condition.is_recent(condition.backed_up_at, 26) && upkeep.is_none_or(|upkeep| upkeep.failed.is_none()) {
        return Check::good(say::backup(lang), words);
    }
    Check::not(State::Bad, say::backup(lang), words, say::backup_mend(lang))
}

fn mail_state(lang: Lang, condition: &Condition) -> Check {
    let Queue { late, lost, cause, .. } = &condition.queue;
    let cause = cause.as_deref().unwrap_or("—");
    if condition.by_folder {
        let words = html! { (say::mail_folder(lang)) };
        return Check::not(State::Watch, say::mail(lang), words, say::mail_folder_mend(lang));
    }
    if *late > 0 {
        let words = html! { (say::mail_waiting(lang, cause, *late)) };
        return Check::not(State::Bad, say::mail(lang), words, say::mail_waiting_mend(lang));
    }
    if *lost > 0 {
        let words = html! { (say::mail_lost(lang, cause, *lost)) };
        return Check::not(State::Watch, say::mail(lang), words, say::mail_waiting_mend(lang));
    }
    Check::good(say::mail(lang), html! { (say::mail_good(lang)) })
}

fn followers(lang: Lang, condition: &Condition) -> Check {
    let name = |name: &str| match name {
        "inbox" => say::inbox_name(lang),
        "search" => say::search_name(lang),
        _ => say::rules_name(lang),
    };
    match condition.behind.iter().find(|(_, lines)| *lines > BEHIND) {
        Some((who, lines)) => Check::not(
            State::Watch,
            say::followers(lang),
            html! { (say::followers_late(lang, *lines, name(who))) },
            say::followers_mend(lang),
        ),
        None => Check::good(say::followers(lang), html! { (say::followers_good(lang)) }),
    }
}

fn sweep(page: &Page<'_, '_>, condition: &Condition) -> Check {
    let lang = page.lang;
    let done_at = condition.upkeep("sweep").and_then(|upkeep| upkeep.done_at);
    match done_at {
        Some(at) if condition.is_recent(done_at, 1) => Check::good(
            say::sweep(lang),
            html! { (say::sweep_good(lang)) " " (time(&page.local, page.moment(at))) "." },
        ),
        _ => Check::not(State::Watch, say::sweep(lang), html! { (say::sweep_late(lang)) }, say::followers_mend(lang)),
    }
}

fn address(lang: Lang, condition: &Condition) -> Check {
    let url = condition.base_url.as_str();
    let here = ["http://localhost", "http://127.0.0.1"].iter().any(|start| url.starts_with(start));
    if url.starts_with("https://") || here {
        return Check::good(say::address(lang), html! { (say::address_good(lang, url)) });
    }
    Check::not(State::Bad, say::address(lang), html! { (say::address_plain(lang, url)) }, say::address_mend(lang))
}

fn administrators(lang: Lang, condition: &Condition) -> Check {
    if condition.administrators < 2 {
        let words = html! { (say::administrators_one(lang)) };
        return Check::not(State::Watch, say::administrators(lang), words, say::administrators_mend(lang));
    }
    Check::good(say::administrators(lang), html! { (say::administrators_good(lang, condition.administrators)) })
}

pub(super) fn mail(page: &Page<'_, '_>, desk: &Desk, queue: &Queue, to: &str, had: Option<&Conversation>) -> Markup {
    let lang = page.lang;
    let cause = queue.cause.as_deref().unwrap_or("—");
    let field = Field { name: "to", label: say::mail_to(lang), required: true, ..Field::default() };
    html! {
        @if let Some(had) = had { (outcome(lang, had)) }
        p {
            @if matches!(desk.transport, ::mail::Transport::Folder(_)) { (say::mail_folder(lang)) " " (say::mend(lang, say::mail_folder_mend(lang))) }
            @else { (say::mail_to_server(lang, &desk.sender.address, &desk.transport.to_string())) }
        }
        form.form method="post" action="/administration/mail" {
            (input(lang, field, Input { kind: Some("email"), value: to, ..Input::default() }))
            div.actions { (button(Button { label: say::mail_try(lang), tone: Tone::Primary, icon: Some("send"), busy: Some(shell::t::common::sending(lang)), ..Button::default() })) }
        }
        section aria-labelledby="queue" {
            h2 id="queue" { (say::mail_queue(lang)) }
            p {
                @if queue.waiting == 0 { (say::mail_queue_empty(lang)) }
                @else { (say::mail_waiting(lang, cause, queue.waiting)) }
                @if queue.lost > 0 { " " (say::mail_lost(lang, cause, queue.lost)) }
            }
        }
    }
}

fn outcome(lang: Lang, had: &Conversation) -> Markup {
    let (kind, words) = match &had.outcome {
        Ok(Receipt::Accepted(answer)) => (Notice::Success, say::mail_taken(lang, answer)),
        Ok(Receipt::Written(file)) => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            (Notice::Success, say::mail_written(lang, &name))
        }
        Err(error) => (Notice::Error, why(lang, error).to_owned()),
    };
    html! {
        (notice(lang, kind, words))
        @if !had.said.is_empty() {
            section aria-labelledby="conversation" {
                h2 id="conversation" { (say::mail_conversation(lang)) }
                ol.conversation lang="en" {
                    @for said in &had.said {
                        li class=[said.ours.then_some("ours")] {
                            span.meta lang=(lang.tag()) { @if said.ours { (say::mail_ours(lang)) } @else { (say::mail_theirs(lang)) } }
                            " " code { (said.words) }
                        }
                    }
                }
            }
        }
    }
}

fn why(lang: Lang, error: &Error) -> &'static str {
    match error {
        Error::Refused { .. } => say::mail_refused(lang),
        Error::Deferred { .. } | Error::Busy => say::mail_deferred(lang),
        Error::Credentials { .. } => say::mail_credentials(lang),
        Error::Tls(_) => say::mail_tls(lang),
        Error::Invalid(_) | Error::Address(_) => say::mail_invalid(lang),
        Error::Unreachable(_) | Error::Folder(_) | Error::Stopped => say::mail_unreachable(lang),
    }
}

pub(super) fn storage(page: &Page<'_, '_>, held: &Held) -> Markup {
    let lang = page.lang;
    let kind = |kind: &str| match kind {
        "entry" => say::storage_entry(lang),
        "comment" => say::storage_comment(lang),
        "person" => say::storage_person(lang),
        "space" => say::storage_space(lang),
        "organisation" => say::storage_organisation(lang),
        "deleted" => say::storage_deleted(lang),
        _ => say::storage_draft(lang),
    };
    let bytes = |bytes: i64| size(lang, u64::try_from(bytes).unwrap_or_default());
    let columns = [
        Column { label: say::storage_kind(lang), ..Column::default() },
        Column { label: say::storage_files(lang), number: true, ..Column::default() },
        Column { label: say::storage_size(lang), number: true, ..Column::default() },
    ];
    let cells =
        |name: Markup, files: i64, weight: i64| vec![name, html! { (number(lang, files)) }, html! { (bytes(weight)) }];
    let mut rows: Vec<Vec<Markup>> =
        held.kinds.iter().map(|one| cells(html! { (kind(&one.kind)) }, one.files, one.bytes)).collect();
    let sum = |of: fn(&super::storage::Weight) -> i64| held.kinds.iter().map(of).sum::<i64>();
    rows.push(cells(html! { b { (say::storage_total(lang)) } }, sum(|one| one.files), sum(|one| one.bytes)));
    let spaces: Vec<Vec<Markup>> = held
        .spaces
        .iter()
        .map(|one| cells(html! { a href={ "/spaces/" (one.slug) } { (one.name) } }, one.files, one.bytes))
        .collect();
    html! {
        (table(lang, shell::t::admin::storage_title(lang), &columns, &rows))
        dl.facts {
            dt { (say::storage_database(lang)) } dd { (size(lang, held.database)) }
            @if let Some(room) = held.disk {
                dt { (say::storage_disk(lang)) }
                dd { (say::disk_words(lang, &size(lang, room.free), &size(lang, room.total))) }
            }
        }
        @if !spaces.is_empty() {
            h2 { (say::storage_spaces(lang)) }
            (table(lang, say::storage_spaces(lang), &columns, &spaces))
        }
    }
}

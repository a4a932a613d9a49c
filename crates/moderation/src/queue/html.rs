//! The desk as a page.

use kernel::{Host, Lang, Result, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Button, Empty, EmptyKind, Mood, SafeHtml, Tab, Tone, badge_with, button, called, empty, small_icon, tabs, time,
    },
    t::{common, moderation as say},
    web::Page,
};

use super::{
    spam,
    store::{self, Attached, Decided, Held, Reported, Said},
};
use crate::report::{Subject, seen};

pub(super) fn views(lang: Lang, waiting: i64, decided: bool) -> Markup {
    let row = [
        Tab {
            label: say::tab_waiting(lang),
            href: "/moderation",
            current: !decided,
            count: (waiting > 0).then_some(waiting),
        },
        Tab { label: say::queue_decided(lang), href: "/moderation?show=decided", current: decided, count: None },
    ];
    tabs(lang, say::queue_title(lang), &row)
}

/// What waits, held or reported.
pub(super) fn waiting(page: &Page<'_, '_>) -> Result<Markup> {
    let lang = page.lang;
    let (held, reported) = (store::held(page.tx)?, store::reported(page.tx)?);
    if held.is_empty() && reported.is_empty() {
        let words = Some(say::queue_empty(lang));
        return Ok(empty(
            lang,
            Empty { kind: EmptyKind::Nothing, title: Some(say::queue_empty_title(lang)), words, action: None },
        ));
    }
    let said = store::said(page.tx, reported.iter().map(|thing| thing.object).collect())?;
    let things = held.iter().map(|comment| comment.id).chain(reported.iter().map(|thing| thing.object));
    let files = store::attached(page.tx, things.collect())?;
    let mut cases: Vec<(i64, Markup)> =
        held.iter().map(|comment| (comment.at, held_case(page, comment, &files))).collect();
    for thing in &reported {
        cases.push((thing.at, reported_case(page, thing, &said, &files)?));
    }
    cases.sort_by_key(|(at, _)| *at);
    Ok(html! { ol.queue id="queue" { @for (_, case) in &cases { (case) } } })
}

fn decision(
    lang: Lang,
    action: &str,
    case: &str,
    as_of: i64,
    choices: [Option<(&'static str, &'static str, &'static str, Tone)>; 2],
) -> Markup {
    html! {
        form.case-form method="post" action=(action) data-swap={ "#" (case) } data-removes {
            input type="hidden" name="as_of" value=(as_of);
            div.actions role="group" aria-labelledby={ (case) "-h" } {
                @for (value, label, name, tone) in choices.into_iter().flatten() {
                    (button(Button { label, tone, icon: Some(name), name: Some("do"), value: Some(value), busy: Some(common::sending(lang)), ..Button::default() }))
                }
            }
        }
    }
}

/// What hangs on a thing: whoever decides looks at all of it.
fn attached(files: &[Visible<Attached>], object: i64) -> Markup {
    html! {
        @if files.iter().any(|file| file.object == object) {
            ul.files {
                @for file in files.iter().filter(|file| file.object == object) {
                    li { a.file href={ "/files/" (file.id) } { (small_icon("file")) span.file-name { (file.name) } } }
                }
            }
        }
    }
}

fn held_case(page: &Page<'_, '_>, comment: &Held, files: &[Visible<Attached>]) -> Markup {
    let lang = page.lang;
    let (case, href) = (format!("held-{}", comment.id), format!("/entries/{}", comment.entry));
    let author = called(lang, comment.author.as_deref(), comment.byline.as_deref());
    let about = if comment.entry_title.is_empty() { say::item_context(lang) } else { &comment.entry_title };
    let action = format!("/moderation/held/{}", comment.id);
    html! {
        li.case id=(case) {
            h2.sr id={ (case) "-h" } { (shell::t::content::comment_by(lang, author)) }
            header.case-head {
                (badge_with(Mood::Warning, "triangle-alert", say::queue_held(lang)))
                (head(page, comment.place.as_deref(), comment.at))
            }
            div.case-what {
                p.meta { b { (author) } @if let Some(url) = comment.byline_url.as_deref().filter(|url| !url.is_empty()) { " (" (url) ")" } " · " a href=(href) { (about) } }
                @if !comment.title.is_empty() { p { b { (comment.title) } } }
                div.prose { (SafeHtml::from_markup(comment.html.clone())) }
                (attached(files, comment.id))
            }
            details.case-why id={ "why-" (comment.id) } {
                summary { (say::why_held(lang)) }
                ul {
                    @for words in spam::words(lang, &comment.reasons) { li { (words) } }
                }
            }
            (decision(lang, &action, &case, comment.as_of, [
                Some(("approve", say::approve(lang), "check", Tone::Secondary)), Some(("refuse", say::refuse(lang), "ban", Tone::Danger)),
            ]))
        }
    }
}

fn head(page: &Page<'_, '_>, place: Option<&str>, at: i64) -> Markup {
    html! { span.meta { @if let Some(place) = place { (small_icon("users")) (place) " · " } (time(&page.local, page.moment(at))) } }
}

fn thing(page: &Page<'_, '_>, host: &str, object: i64) -> Result<Option<Subject>> {
    Host::parse(host).map_or(Ok(None), |host| seen(page.tx, host, object))
}

fn reported_case(
    page: &Page<'_, '_>,
    reported: &Reported,
    said: &[Visible<Said>],
    files: &[Visible<Attached>],
) -> Result<Markup> {
    let lang = page.lang;
    let case = format!("reported-{}", reported.object);
    let action = format!("/moderation/reports/{}", reported.report);
    let subject = thing(page, &reported.host, reported.object)?;
    let removable = subject.is_some() && reported.host != "person";
    Ok(html! {
        li.case id=(case) {
            h2.sr id={ (case) "-h" } { (subject.as_ref().map_or(say::queue_gone(lang), |subject| subject.name.as_str())) }
            header.case-head {
                (badge_with(Mood::Danger, "flag", &say::item_reports(lang, reported.count)))
                (head(page, None, reported.at))
            }
            div.case-what {
                @if let Some(subject) = &subject {
                    p.meta { b { (subject.name) } " · " a href=(subject.href) { (say::item_context(lang)) } }
                    @if reported.host == "person" { p { (subject.words) } } @else { div.prose { (SafeHtml::from_markup(subject.words.clone())) } }
                    (attached(files, reported.object))
                } @else { p.meta { (say::queue_gone(lang)) } }
            }
            details.case-why id={ "why-" (reported.object) } open {
                summary { (say::why_reported(lang)) }
                ul {
                    @for report in said.iter().filter(|report| report.object == reported.object) {
                        li {
                            (shell::reason::words(lang, &report.reason))
                            @if !report.note.is_empty() { " · " q { (report.note) } }
                            @if let Some(name) = &report.reporter { " (" (name) ")" }
                        }
                    }
                }
            }
            (decision(lang, &action, &case, reported.seen, [
                Some(("keep", if subject.is_some() { say::keep(lang) } else { say::close_gone(lang) }, "check", Tone::Secondary)),
                removable.then(|| ("remove", say::remove(lang), "trash-2", Tone::Danger)),
            ]))
        }
    })
}

/// What was decided lately.
pub(super) fn decided(page: &Page<'_, '_>) -> Result<Markup> {
    let lang = page.lang;
    let rows = store::decided(page.tx)?;
    if rows.is_empty() {
        return Ok(empty(
            lang,
            Empty { kind: EmptyKind::Nothing, title: None, words: Some(say::log_empty(lang)), action: None },
        ));
    }
    let mut cases = Vec::new();
    for row in &rows {
        cases.push(decided_case(page, row)?);
    }
    Ok(html! { ol.queue { @for case in &cases { (case) } } })
}

fn decided_case(page: &Page<'_, '_>, row: &Decided) -> Result<Markup> {
    let lang = page.lang;
    let subject = thing(page, &row.host, row.object)?;
    let (mood, name, words) = match row.decision.as_str() {
        "approved" => (Mood::Success, "check", say::approved(lang)),
        "refused" => (Mood::Danger, "ban", say::refused(lang)),
        "removed" => (Mood::Danger, "trash-2", say::removed(lang)),
        "gone" => (Mood::Neutral, "check", say::gone(lang)),
        _ => (Mood::Neutral, "check", say::kept(lang)),
    };
    let by = row.by.as_deref().unwrap_or(common::someone(lang));
    let shown = subject.as_ref().map_or(row.words.as_str(), |subject| subject.words.as_str());
    Ok(html! {
        li.case {
            header.case-head {
                (badge_with(mood, name, words))
                span.meta { (say::decided_by(lang, by, &page.local.relative(page.moment(row.decided_at)))) }
            }
            @if let Some(subject) = &subject { p { a href=(subject.href) { (subject.name) } } }
            @if shown.is_empty() { p.meta { (say::queue_gone(lang)) } } @else { p { (markup::html::excerpt(shown, 200)) } }
        }
    })
}

//! The form of a report, and the list of one's own.

use kernel::{Host, Id, Person, Slice, Visible};
use maud::{Markup, html};
use shell::{
    component::{
        Button, Choice, Empty, EmptyKind, Field, Mood, Notice, Older, Tone, badge_with, button, empty, error_summary,
        notice, older, radios, textarea, time,
    },
    reason::{self, REASONS},
    t::{common, moderation as say},
    web::Page,
};

use super::{MAX_NOTE, Subject, store::Own};

/// A report as it was written, to be shown again with what does not hold.
#[derive(Default)]
pub(super) struct Written {
    pub(super) reason: String,
    pub(super) note: String,
    pub(super) wrong: Option<(&'static str, &'static str)>,
}

/// The form; `alone`: the author, where nobody else is seen to moderate what they wrote.
pub(super) fn form(
    page: &Page<'_, '_>,
    (host, id): (Host, i64),
    subject: &Subject,
    written: &Written,
    alone: Option<Id<Person>>,
) -> Markup {
    let lang = page.lang;
    let error = |name: &str| written.wrong.filter(|(field, _)| *field == name).map(|(_, words)| words);
    let choices = REASONS.map(|value| Choice { value, label: reason::words(lang, value), ..Choice::default() });
    let reason = Field {
        name: "reason",
        label: say::report_reason(lang),
        error: error("reason"),
        required: true,
        ..Field::default()
    };
    let note = Field { name: "note", label: say::report_details(lang), error: error("note"), ..Field::default() };
    html! {
        (error_summary(lang, &written.wrong.into_iter().collect::<Vec<_>>()))
        blockquote.quoted {
            p.meta { (subject.name) }
            p { (markup::html::excerpt(&subject.words, 280)) }
        }
        @if subject.reported {
            (notice(lang, Notice::Info, say::report_already(lang)))
            p { a href=(subject.href) { (common::back(lang)) } " · " a href="/moderation/mine" { (say::mine_title(lang)) } }
        } @else {
            // What is told to administrators of a place that they may not see is its reporter's to choose.
            @if let Some(author) = alone {
                (notice(lang, Notice::Warning, html! { (say::report_alone(lang)) " " a href={ "/report/person/" (author) } { (say::report_author(lang)) } }))
            }
            form.form method="post" action={ "/report/" (host.word()) "/" (id) } {
                @if alone.is_none() { p { (say::report_lead(lang)) } }
                (radios(reason, &choices, &written.reason))
                (textarea(lang, note, &written.note, 3, u32::try_from(MAX_NOTE).ok()))
                div.actions {
                    (button(Button { label: say::report_send(lang), tone: Tone::Primary, busy: Some(common::sending(lang)), ..Button::default() }))
                    a.button.ghost href=(subject.href) { (common::cancel(lang)) }
                }
            }
        }
    }
}

pub(super) fn mine(page: &Page<'_, '_>, slice: &Slice<Visible<Own>>, links: &[Option<(String, String)>]) -> Markup {
    let lang = page.lang;
    let next = slice.next.map(|before| format!("/moderation/mine?before={before}"));
    html! {
        @if slice.items.is_empty() { (empty(lang, Empty { kind: EmptyKind::Nothing, title: None, words: Some(say::mine_empty(lang)), action: None })) }
        @else {
            ol.queue {
                @for (report, link) in slice.items.iter().zip(links) {
                    li.case {
                        header.case-head {
                            (outcome(page, report))
                            span.meta { (reason::words(lang, &report.reason)) " · " (time(&page.local, page.moment(report.at))) }
                        }
                        @if let Some((href, words)) = link { p { a href=(href) { (words) } } } @else { p.meta { (say::mine_gone(lang)) } }
                        @match report.decision.as_deref() {
                            Some("removed") => { p { (say::report_outcome_removed(lang)) } }
                            Some("gone") => { p { (say::report_outcome_gone(lang)) } }
                            Some(_) => { p { (say::report_outcome_kept(lang)) } }
                            None => {}
                        }
                    }
                }
            }
        }
        (older(lang, Older { next: next.as_deref(), first: None, label: None }))
    }
}

fn outcome(page: &Page<'_, '_>, report: &Own) -> Markup {
    let lang = page.lang;
    match report.decision.as_deref() {
        Some("removed") => badge_with(Mood::Danger, "trash-2", say::removed(lang)),
        Some("gone") => badge_with(Mood::Neutral, "check", say::gone(lang)),
        Some(_) => badge_with(Mood::Neutral, "check", say::kept(lang)),
        None => badge_with(Mood::Warning, "clock", say::mine_waiting(lang)),
    }
}

//! The page of one's own data: what is kept, who sees it, what was done to one's account.

use super::erase::{Receipt, Words};
use kernel::{Lang, Result, Visible, audit::Act, record};
use maud::{Markup, html};
use serde_json::Value as Json;
use shell::{
    Heading,
    administration::{Section, around},
    component::{
        Button, Choice, Field, Head, Input, Notice, Tone, button, error_summary, input, notice, page_head, radios, time,
    },
    format::number,
    t::own as say,
    web::Page,
};

/// What a part is called.
pub(super) fn part_words(lang: Lang, name: &str) -> &'static str {
    match name {
        "profile" => say::part_profile(lang),
        "account" => say::part_account(lang),
        "sessions" => say::part_sessions(lang),
        "spaces" => say::part_spaces(lang),
        "entries" => say::part_entries(lang),
        "comments" => say::part_comments(lang),
        "revisions" => say::part_revisions(lang),
        "reactions" => say::part_reactions(lang),
        "follows" => say::part_follows(lang),
        "bookmarks" => say::part_bookmarks(lang),
        "drafts" => say::part_drafts(lang),
        "read" => say::part_read(lang),
        "distance" => say::part_distance(lang),
        "requests" => say::part_requests(lang),
        "notifications" => say::part_notifications(lang),
        "reports" => say::part_reports(lang),
        "files" => say::part_files(lang),
        _ => say::part_log(lang),
    }
}

record! {
    struct Done { number: i64, at: i64, act: String, subject: String, actor: Option<String>, texts: Option<String> }
}

record! {
    struct OwnField { name: String, name_en: String, seen_by: String }
}

impl OwnField {
    /// What it is called, and who reads it.
    fn told(&self, lang: Lang) -> (&str, &'static str) {
        use shell::t::people;
        let name = if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name };
        let who = match self.seen_by.as_str() {
            "members" => people::field_seen_members(lang),
            "managers" => people::field_seen_managers(lang),
            _ => people::field_seen_administrators(lang),
        };
        (name, who)
    }
}

/// The page.
pub(super) fn page(page: &mut Page<'_, '_>, counts: &[(&'static str, i64)]) -> Result<Markup> {
    let lang = page.lang;
    page.title(say::title(lang));
    page.frame.current = Some(shell::Place::Settings);
    page.frame.heading = Heading::Own;
    let done = page.tx.all::<Done>(
        "select u.number, u.at, u.act, u.subject, p.name as actor, u.texts from visible_audit u left join visible_person p on p.id = u.actor \
         where u.person = :me order by u.number desc limit 500",
        &[],
    )?;
    let fields = page
        .tx
        .all::<OwnField>("select name, name_en, seen_by from visible_profile_field order by id limit 100", &[])?;
    let keeping = shell::keeping::told(page, None)?;
    let trail = [(shell::t::identity::settings_title(lang), "/settings")];
    Ok(html! {
        (page_head(lang, Head { trail: &trail, title: say::title(lang), lead: Some(say::lead(lang)), ..Head::default() }))
        section.panel aria-labelledby="take" {
            h2 id="take" { (say::take_title(lang)) }
            p { (say::take_help(lang)) }
            form method="post" action="/settings/data" {
                div.actions { (button(Button { label: say::take(lang), tone: Tone::Primary, icon: Some("download"), ..Button::default() })) }
            }
            dl.facts.counts {
                @for (name, count) in counts.iter().filter(|(_, count)| *count > 0) {
                    div { dt { (part_words(lang, name)) } dd { (number(lang, *count)) } }
                }
            }
        }
        section.panel aria-labelledby="seen" {
            h2 id="seen" { (say::seen_title(lang)) }
            dl {
                @for (what, who) in [
                    (say::seen_name(lang), say::seen_name_who(lang)),
                    (say::seen_about(lang), say::seen_about_who(lang)),
                    (say::seen_reach(lang), say::seen_reach_who(lang)),
                    (say::seen_place(lang), say::seen_place_who(lang)),
                ].into_iter().chain(fields.iter().map(|field| field.told(lang))).chain([
                    (say::seen_words(lang), say::seen_words_who(lang)),
                    (say::seen_account(lang), say::seen_account_who(lang)),
                    (say::seen_self(lang), say::seen_self_who(lang)),
                    (say::seen_never(lang), say::seen_never_who(lang)),
                ]) { dt { b { (what) } } dd { (who) } }
            }
        }
        @if !keeping.is_empty() {
            section.panel aria-labelledby="keeping" {
                h2 id="keeping" { (shell::t::admin::keeping_title(lang)) }
                @for words in &keeping { p { (words) } }
            }
        }
        section.panel aria-labelledby="done" {
            h2 id="done" { (say::done_title(lang)) }
            @if done.is_empty() { p.meta { (say::done_none(lang)) } }
            ul.log { @for line in &done { li { (one(page, line)) } } }
        }
    })
}

fn one(page: &Page<'_, '_>, line: &Visible<Done>) -> Markup {
    let lang = page.lang;
    let texts: Json = line.texts.as_deref().and_then(|texts| serde_json::from_str(texts).ok()).unwrap_or(Json::Null);
    let reason = texts.get("reason").and_then(Json::as_str).unwrap_or_default();
    let act = Act::parse(&line.act);
    let subject =
        act.and_then(|act| shell::administration::subject_words(lang, act, &line.subject)).unwrap_or(&line.subject);
    html! {
        b { (act.map_or(line.act.as_str(), |act| shell::administration::act_words(lang, act))) @if !subject.is_empty() { " (" (subject) ")" } }
        " · " (line.actor.as_deref().unwrap_or(shell::t::admin::the_program(lang))) " · " (time(&page.local, page.moment(line.at)))
        @if !reason.is_empty() { p.meta { (shell::t::admin::log_reason(lang, reason)) } }
    }
}

/// What is wrong with which field.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

/// Before a person is erased: what goes, what may stay, and their handle typed again.
pub(super) fn ask_erase(page: &Page<'_, '_>, handle: &str, name: &str, reason: &str, wrong: Wrong) -> Markup {
    let lang = page.lang;
    let error = |field: &str| wrong.filter(|(name, _)| *name == field).map(|(_, words)| words);
    let words = [
        Choice {
            value: "stay",
            label: say::erase_stay(lang),
            help: Some(say::erase_stay_help(lang)),
            ..Choice::default()
        },
        Choice { value: "go", label: say::erase_go(lang), help: Some(say::erase_go_help(lang)), ..Choice::default() },
    ];
    let confirm_help = say::erase_confirm_help(lang, handle);
    let main = html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        (notice(lang, Notice::Warning, say::erase_warning(lang)))
        form.form method="post" action={ "/administration/people/" (handle) "/erase" } {
            (radios(Field { name: "words", label: say::erase_words(lang), required: true, ..Field::default() }, &words, "stay"))
            (input(lang, Field { name: "reason", label: say::erase_reason(lang), help: Some(say::erase_reason_help(lang)), ..Field::default() },
                Input { value: reason, max: Some(500), autocomplete: Some("off"), ..Input::default() }))
            (input(lang, Field { name: "confirm", label: say::erase_confirm(lang), help: Some(&confirm_help), error: error("confirm"), required: true, ..Field::default() },
                Input { autocomplete: Some("off"), ..Input::default() }))
            div.actions { (button(Button { label: say::erase(lang), tone: Tone::Danger, icon: Some("user-x"), ..Button::default() })) }
        }
    };
    let href = format!("/administration/people/{handle}");
    let trail = [(name, href.as_str())];
    around(page, Section::People, Head { trail: &trail, title: say::erase_title(lang), ..Head::default() }, &main)
}

/// What was erased, and where; to be kept on paper if it is to be kept.
pub(super) fn receipt(page: &Page<'_, '_>, name: &str, words: Words, receipt: Receipt) -> Markup {
    let lang = page.lang;
    let main = html! {
        (notice(lang, Notice::Success, say::receipt_done(lang, name)))
        dl.facts {
            div { dt { @if words == Words::Go { (say::receipt_entries_gone(lang)) } @else { (say::receipt_entries_stay(lang)) } } dd { (number(lang, receipt.entries)) } }
            div { dt { @if words == Words::Go { (say::receipt_comments_gone(lang)) } @else { (say::receipt_comments_stay(lang)) } } dd { (number(lang, receipt.comments)) } }
            div { dt { (say::receipt_mentions(lang)) } dd { (number(lang, receipt.mentions)) } }
            div { dt { (say::receipt_files(lang)) } dd { (number(lang, receipt.files)) } }
            div { dt { (say::receipt_rows(lang)) } dd { (number(lang, receipt.rows)) } }
        }
        p.meta { (say::receipt_left(lang)) }
    };
    let trail = [(shell::t::admin::people_title(lang), "/administration/people")];
    around(page, Section::People, Head { trail: &trail, title: say::receipt_title(lang), ..Head::default() }, &main)
}

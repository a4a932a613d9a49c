//! The page of one's own data: what is kept, who sees it, what was done to one's account.

use kernel::{Lang, Result, Visible, audit::Act, record};
use maud::{Markup, html};
use shell::{
    Heading,
    component::{Button, Head, Tone, button, page_head, time},
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
        "reactions" => say::part_reactions(lang),
        "follows" => say::part_follows(lang),
        "bookmarks" => say::part_bookmarks(lang),
        "drafts" => say::part_drafts(lang),
        "read" => say::part_read(lang),
        "distance" => say::part_distance(lang),
        "reports" => say::part_reports(lang),
        "files" => say::part_files(lang),
        _ => say::part_log(lang),
    }
}

record! {
    struct Done { number: i64, at: i64, act: String, actor: Option<String> }
}

/// The page.
pub(super) fn page(page: &mut Page<'_, '_>, counts: &[(&'static str, i64)]) -> Result<Markup> {
    let lang = page.lang;
    page.title(say::title(lang));
    page.frame.current = Some(shell::Place::Settings);
    page.frame.heading = Heading::Own;
    let done = page.tx.all::<Done>(
        "select u.number, u.at, u.act, p.name as actor from visible_audit u left join visible_person p on p.id = u.actor \
         where u.person = :me order by u.number desc limit 50",
        &[],
    )?;
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
                    (say::seen_words(lang), say::seen_words_who(lang)),
                    (say::seen_account(lang), say::seen_account_who(lang)),
                    (say::seen_self(lang), say::seen_self_who(lang)),
                    (say::seen_never(lang), say::seen_never_who(lang)),
                ] { dt { b { (what) } } dd { (who) } }
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
    html! {
        b { (Act::parse(&line.act).map_or(line.act.as_str(), |act| shell::administration::act_words(lang, act))) }
        " · " (line.actor.as_deref().unwrap_or(shell::t::admin::the_program(lang))) " · " (time(&page.local, page.moment(line.at)))
    }
}

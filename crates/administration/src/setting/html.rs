//! The settings as a page.

use kernel::{Lang, Result, Say, Setting};
use markup::words::fold;
use maud::{Markup, html};
use shell::{
    component::{
        Button, Choice, Empty, EmptyKind, Field, Input, Tone, button, empty, error_summary, file, input, radios,
        select, time,
    },
    t::{admin as say, common, content, nav},
    web::Page,
};

use super::{Item, REACTIONS, store};

/// The colours that the screen offers: any other degree can be kept, and is shown as such.
const HUES: [(&str, Say); 9] = [
    ("20", say::hue_red),
    ("50", say::hue_orange),
    ("85", say::hue_yellow),
    ("145", say::hue_green),
    ("190", say::hue_turquoise),
    ("240", say::hue_blue),
    ("262", say::hue_indigo),
    ("305", say::hue_purple),
    ("350", say::hue_pink),
];

/// What is wrong with which setting.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

/// What a setting is called, and what it does in a sentence.
pub(crate) fn words(lang: Lang, item: Item) -> (&'static str, &'static str) {
    match item {
        Item::Name => (say::name(lang), say::name_help(lang)),
        Item::Lang => (say::lang(lang), say::lang_help(lang)),
        Item::TimeZone => (say::time_zone(lang), say::time_zone_help(lang)),
        Item::Hue => (say::hue(lang), say::hue_help(lang)),
        Item::Reactions => (say::reactions(lang), say::reactions_help(lang)),
        Item::Chosen(Setting::FoundBy) => (say::found_by(lang), say::found_by_help(lang)),
        Item::Chosen(Setting::AnnounceBy) => (say::announce_by(lang), say::announce_by_help(lang)),
        Item::Chosen(Setting::Guests) => (say::guests(lang), say::guests_help(lang)),
        Item::Chosen(Setting::Web) => (say::web(lang), say::web_help(lang)),
        Item::Chosen(Setting::PurgeDays) => (say::purge_days(lang), say::purge_days_help(lang)),
        Item::Chosen(Setting::SessionDays) => (say::session_days(lang), say::session_days_help(lang)),
    }
}

/// A value as a person reads it.
pub(crate) fn value_words(lang: Lang, item: Item, value: &str) -> String {
    match (item, value) {
        (Item::Lang, "fr") => nav::french(lang).to_owned(),
        (Item::Lang, "en") => nav::english(lang).to_owned(),
        (Item::Hue, hue) => HUES
            .into_iter()
            .find(|(degree, _)| *degree == hue)
            .map_or_else(|| format!("{hue}°"), |(_, say)| say(lang).to_owned()),
        (Item::Reactions, kinds) => {
            kinds.split(',').filter_map(|kind| reaction(lang, kind)).collect::<Vec<_>>().join(", ")
        }
        (Item::Chosen(Setting::FoundBy), "members") => say::members(lang).to_owned(),
        (Item::Chosen(Setting::FoundBy | Setting::AnnounceBy), "administrators") => {
            say::administrators(lang).to_owned()
        }
        (Item::Chosen(Setting::AnnounceBy), "curators") => say::curators_too(lang).to_owned(),
        (Item::Chosen(Setting::Guests), "yes") => say::guests_by_administrators(lang).to_owned(),
        (Item::Chosen(Setting::Guests), "animators") => say::guests_by_animators(lang).to_owned(),
        (Item::Chosen(Setting::Web), "yes") => say::allowed(lang).to_owned(),
        (Item::Chosen(Setting::Guests | Setting::Web), "no") => say::not_allowed(lang).to_owned(),
        (Item::Chosen(Setting::PurgeDays | Setting::SessionDays), days) => {
            say::days(lang, days.parse().unwrap_or_default())
        }
        (_, other) => other.to_owned(),
    }
}

fn reaction(lang: Lang, kind: &str) -> Option<&'static str> {
    Some(match kind {
        "like" => content::reaction_like(lang),
        "bravo" => content::reaction_bravo(lang),
        "thanks" => content::reaction_thanks(lang),
        "insightful" => content::reaction_insightful(lang),
        "agree" => content::reaction_agree(lang),
        "question" => content::reaction_question(lang),
        _ => return None,
    })
}

/// The form, and the search above it.
pub(super) fn settings(page: &Page<'_, '_>, q: &str, typed: &[(Item, String)], wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    let wanted = fold(q.trim());
    let found = |item: &Item| {
        let (label, help) = words(lang, *item);
        wanted.is_empty() || fold(label).contains(&wanted) || fold(help).contains(&wanted)
    };
    let items: Vec<Item> = Item::all().into_iter().filter(found).collect();
    let changes = store::last_changes(page.tx)?;
    let mut fields = Vec::new();
    for item in &items {
        let value = match typed.iter().find(|(known, _)| known == item) {
            Some((_, value)) => value.clone(),
            None => store::value(page.tx, *item)?,
        };
        let error = wrong.filter(|(field, _)| *field == item.word()).map(|(_, words)| words);
        fields.push(html! {
            div.setting {
                (control(lang, *item, &value, error))
                p.meta {
                    @if let Some(default) = item.default() { (say::default_is(lang, &value_words(lang, *item, default))) }
                    @match changes.get(item.word()) {
                        Some(last) => {
                            " " (say::changed_by(lang, last.name.as_deref().unwrap_or(say::the_program(lang)))) " "
                            (time(&page.local, page.moment(last.at)))
                        }
                        None => { " " (say::never_changed(lang)) }
                    }
                }
            }
        });
    }
    Ok(html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        form.filter role="search" method="get" action="/administration" {
            (input(lang, Field { name: "q", label: say::search(lang), required: true, label_hidden: true, ..Field::default() },
                Input { kind: Some("search"), value: q, placeholder: Some(say::search(lang)), ..Input::default() }))
            (button(Button { label: common::search(lang), icon: Some("search"), tone: Tone::Secondary, ..Button::default() }))
        }
        @if fields.is_empty() {
            @let clear = html! { a.button href="/administration" { (say::show_all(lang)) } };
            (empty(lang, Empty { kind: EmptyKind::NoMatch, title: None, words: None, action: Some(&clear) }))
        } @else {
            form.form method="post" action="/administration" {
                input type="hidden" name="q" value=(q);
                @for field in &fields { (field) }
                div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, busy: Some(common::sending(lang)), ..Button::default() })) }
            }
        }
        @if wanted.is_empty() || fold(say::logo(lang)).contains(&wanted) { (logo(page, wrong)) }
    })
}

fn logo(page: &Page<'_, '_>, wrong: Wrong) -> Markup {
    let lang = page.lang;
    let error = wrong.filter(|(field, _)| *field == "logo").map(|(_, words)| words);
    let field = Field {
        name: "logo",
        label: say::logo(lang),
        help: Some(say::logo_help(lang)),
        error,
        required: true,
        ..Field::default()
    };
    html! {
        form.form method="post" action="/administration/logo" enctype="multipart/form-data" {
            @if let Some(logo) = &page.frame.organisation.logo { p { img src=(logo) alt=(say::logo(lang)) width="96" height="96"; } }
            (file(lang, field, Some("image/png,image/jpeg,image/webp"), false))
            div.actions { (button(Button { label: say::logo_send(lang), icon: Some("upload"), busy: Some(common::sending(lang)), ..Button::default() })) }
        }
        @if page.frame.organisation.logo.is_some() {
            form method="post" action="/administration/logo" {
                input type="hidden" name="remove" value="yes";
                (button(Button { label: say::logo_remove(lang), tone: Tone::Ghost, icon: Some("trash-2"), ..Button::default() }))
            }
        }
    }
}

fn control(lang: Lang, item: Item, value: &str, error: Option<&str>) -> Markup {
    let (label, help) = words(lang, item);
    let field = Field { name: item.word(), label, help: Some(help), error, required: true, ..Field::default() };
    match item {
        Item::Name => input(lang, field, Input { value, max: Some(80), ..Input::default() }),
        Item::TimeZone => input(lang, field, Input { value, autocomplete: Some("off"), ..Input::default() }),
        Item::Hue => hue(lang, field, value),
        Item::Lang => {
            let choices = ["fr", "en"].map(|tag| (tag, value_words(lang, item, tag)));
            let choices: Vec<Choice<'_>> =
                choices.iter().map(|(value, label)| Choice { value, label, ..Choice::default() }).collect();
            select(lang, field, &choices, value)
        }
        Item::Reactions => html! {
            fieldset aria-describedby="reactions-help" data-invalid[error.is_some()] {
                legend id="reactions" { (label) }
                input type="hidden" name="reactions-shown" value="yes";
                span.help id="reactions-help" { (help) }
                @if let Some(error) = error { span.error { (error) } }
                @for kind in REACTIONS.split(',') {
                    label.check {
                        input type="checkbox" name="reactions" value=(kind) checked[value.split(',').any(|chosen| chosen == kind)];
                        span { (reaction(lang, kind).unwrap_or_default()) }
                    }
                }
            }
        },
        Item::Chosen(setting) => {
            let labels: Vec<(&str, String)> =
                setting.choices().iter().map(|value| (*value, value_words(lang, item, value))).collect();
            let choices: Vec<Choice<'_>> =
                labels.iter().map(|(value, label)| Choice { value, label, ..Choice::default() }).collect();
            if choices.len() > 3 { select(lang, field, &choices, value) } else { radios(field, &choices, value) }
        }
    }
}

fn hue(lang: Lang, field: Field<'_>, value: &str) -> Markup {
    let own = value_words(lang, Item::Hue, value);
    let other =
        HUES.iter().all(|(degree, _)| *degree != value).then_some(Choice { value, label: &own, ..Choice::default() });
    let named = HUES.iter().map(|(value, say)| Choice { value, label: say(lang), ..Choice::default() });
    select(lang, field, &other.into_iter().chain(named).collect::<Vec<_>>(), value)
}

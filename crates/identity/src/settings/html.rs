//! The settings page.

use maud::{Markup, html};
use shell::{
    Place, Theme,
    component::{Button, Choice, Field, Icon, Input, Tone, button, checkbox, error_summary, input, radios, select},
    frame::{Density, Layout},
    t::identity as say,
    web::Page,
};

use super::{
    Preferences,
    zones::{REGIONS, place, zones},
};
use crate::{invitation::html::languages, reset::html::new_password, session};

/// What is wrong with which field.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

/// All sections: display, password, devices.
pub(super) fn settings(
    page: &mut Page<'_, '_>,
    chosen: &Preferences,
    email: Option<&str>,
    wrong: Wrong,
) -> kernel::Result<Markup> {
    let lang = page.lang;
    page.title(say::settings_title(lang));
    page.frame.current = Some(Place::Settings);
    page.frame.layout = Layout::Wide;
    let sessions = session::own(page.tx)?;
    let current = session::own_digest(&page.ask.asker);
    Ok(html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        div.settings {
            nav.settings-nav aria-label=(say::settings_title(lang)) {
                a href="/settings/profile" { (Icon("user")) (shell::t::nav::profile(lang)) }
                a href="#display" { (Icon("sun-moon")) (say::settings_display(lang)) }
                a href="#password-section" { (Icon("key-round")) (say::settings_security(lang)) }
                a href="/settings/data" { (Icon("download")) (say::my_data(lang)) }
                a href="#sessions" { (Icon("monitor")) (say::sessions_title(lang)) }
                a href="/settings/blocks" { (Icon("ban")) (shell::t::moderation::blocks_title(lang)) }
                a href="/moderation/mine" { (Icon("flag")) (shell::t::moderation::mine_title(lang)) }
            }
            div.settings-main {
                (display(page, chosen, wrong))
                (password(page, email, wrong))
                (session::html::sessions(page, &sessions, &current))
            }
        }
    })
}

fn display(page: &Page<'_, '_>, chosen: &Preferences, wrong: Wrong) -> Markup {
    let lang = page.lang;
    let language = Field {
        name: "lang",
        label: say::language(lang),
        help: Some(say::language_help(lang)),
        required: true,
        ..Field::default()
    };
    let theme = Field { name: "theme", label: say::theme(lang), required: true, ..Field::default() };
    let themes = Theme::ALL.map(|theme| {
        let label = match theme {
            Theme::System => say::theme_system(lang),
            Theme::Light => say::theme_light(lang),
            Theme::Dark => say::theme_dark(lang),
        };
        Choice { value: theme.word(), label, ..Choice::default() }
    });
    let density = Field { name: "density", label: say::density(lang), required: true, ..Field::default() };
    let densities = Density::ALL.map(|density| {
        let label = match density {
            Density::Comfortable => say::density_comfortable(lang),
            Density::Compact => say::density_compact(lang),
            Density::Roomy => say::density_roomy(lang),
        };
        Choice { value: density.word(), label, ..Choice::default() }
    });
    let shortcuts = Field {
        name: "shortcuts",
        // The dialog of every page has the plain name.
        id: Some("shortcuts-on"),
        label: say::shortcuts_on(lang),
        help: Some(say::shortcuts_help(lang)),
        ..Field::default()
    };
    html! {
        form.form id="display" method="post" action="/settings" aria-labelledby="display-title" {
            h2 id="display-title" { (say::settings_display(lang)) }
            (select(lang, language, &languages(), chosen.lang.tag()))
            (time_zone(page, &chosen.time_zone, wrong))
            (radios(theme, &themes, chosen.theme.word()))
            (radios(density, &densities, chosen.density.word()))
            (checkbox(shortcuts, chosen.shortcuts))
            div.actions { (button(Button { label: shell::t::common::save(lang), tone: Tone::Primary, ..Button::default() })) }
        }
    }
}

fn time_zone(page: &Page<'_, '_>, chosen: &str, wrong: Wrong) -> Markup {
    let lang = page.lang;
    let error = wrong.filter(|(field, _)| *field == "time_zone").map(|(_, words)| words);
    let listed = zones().values().flatten().any(|name| name == chosen);
    let region = |name: &str| match name {
        "Africa" => say::zone_africa(lang),
        "America" => say::zone_america(lang),
        "Antarctica" => say::zone_antarctica(lang),
        "Arctic" => say::zone_arctic(lang),
        "Asia" => say::zone_asia(lang),
        "Atlantic" => say::zone_atlantic(lang),
        "Australia" => say::zone_australia(lang),
        "Europe" => say::zone_europe(lang),
        "Indian" => say::zone_indian(lang),
        _ => say::zone_pacific(lang),
    };
    let described = if error.is_some() { "time_zone-help time_zone-error" } else { "time_zone-help" };
    html! {
        p.field data-invalid[error.is_some()] {
            label for="time_zone" { (say::time_zone(lang)) }
            select id="time_zone" name="time_zone" aria-describedby=(described) aria-invalid=[error.map(|_| "true")] {
                @if !listed { option value=(chosen) selected { (chosen) } }
                @if chosen != "UTC" { option value="UTC" { "UTC" } }
                @for name in REGIONS {
                    @if let Some(names) = zones().get(name) {
                        optgroup label=(region(name)) {
                            @for zone in names { option value=(zone) selected[zone == chosen] { (place(zone)) } }
                        }
                    }
                }
            }
            span.help id="time_zone-help" { (say::time_zone_help(lang)) }
            @if let Some(error) = error { span.error id="time_zone-error" { (error) } }
        }
    }
}

fn password(page: &Page<'_, '_>, email: Option<&str>, wrong: Wrong) -> Markup {
    let lang = page.lang;
    let error = wrong.filter(|(field, _)| *field == "current").map(|(_, words)| words);
    let current =
        Field { name: "current", label: say::current_password(lang), error, required: true, ..Field::default() };
    html! {
        form.form id="password-section" method="post" action="/settings/password" aria-labelledby="password-title" {
            h2 id="password-title" { (say::change_password(lang)) }
            // For a password manager, which keeps the pair.
            input type="email" name="email" value=(email.unwrap_or_default()) autocomplete="username" readonly hidden;
            (input(lang, current, Input { kind: Some("password"), autocomplete: Some("current-password"), ..Input::default() }))
            (new_password(page, wrong))
            div.actions { (button(Button { label: say::change_password(lang), tone: Tone::Secondary, ..Button::default() })) }
        }
    }
}

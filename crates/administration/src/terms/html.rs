//! The terms of use as their publishers see them.

use kernel::{Lang, Result};
use maud::{Markup, html};
use shell::{
    component::{Button, Field, Notice, SafeHtml, Tone, button, error_summary, notice, textarea, time},
    t::{admin as say, common},
    web::Page,
};

use super::{InForce, in_force};

/// What is wrong with which language.
pub(super) type Wrong = Option<(&'static str, &'static str)>;

pub(super) fn terms(page: &Page<'_, '_>, typed: &[(Lang, String)], wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    let in_force = in_force(page.tx)?;
    let of = |wanted: Lang| in_force.iter().find(|terms| terms.lang == wanted.tag());
    let text = |wanted: Lang| {
        let kept = || of(wanted).map_or("", |terms| terms.source.as_str());
        typed.iter().find(|(known, _)| *known == wanted).map_or_else(kept, |(_, text)| text.as_str())
    };
    let field = |of: Lang, label: &'static str| {
        let error = wrong.filter(|(field, _)| *field == of.tag()).map(|(_, words)| words);
        let help = Some(say::terms_markdown(lang));
        textarea(
            lang,
            Field { name: of.tag(), label, help, error, required: true, ..Field::default() },
            text(of),
            16,
            None,
        )
    };
    Ok(html! {
        (error_summary(lang, &wrong.into_iter().collect::<Vec<_>>()))
        @if let Some(terms) = in_force.first() {
            p { (say::terms_version(lang, terms.version)) " " (time(&page.local, page.moment(terms.published_at))) }
        }
        form.form method="post" action="/administration/terms" {
            input type="hidden" name="seen" value=(in_force.first().map_or(0, |terms| terms.version));
            (field(Lang::Fr, say::terms_french(lang)))
            (field(Lang::En, say::terms_english(lang)))
            (notice(lang, Notice::Warning, say::terms_warning(lang)))
            div.actions { (button(Button { label: say::terms_publish(lang), tone: Tone::Primary, busy: Some(common::sending(lang)), ..Button::default() })) }
        }
        @for terms in &in_force { (current(lang, terms)) }
    })
}

fn current(lang: Lang, terms: &InForce) -> Markup {
    html! {
        details.panel {
            summary { @if terms.lang == "fr" { (say::terms_now_french(lang)) } @else { (say::terms_now_english(lang)) } }
            div.prose lang=(terms.lang) { (SafeHtml::from_markup(terms.html.clone())) }
        }
    }
}

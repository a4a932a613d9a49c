//! Asking before words are taken away: their author whether they are sure, whoever keeps the desk also why.

use kernel::Lang;
use maud::{Markup, html};
use shell::{
    component::{Choice, Field, error_summary, radios},
    reason::{self, REASONS},
    t::{common, content as say},
};

/// What a form of removal says and where it leads.
pub struct Removal<'a> {
    /// What happens, in a sentence.
    pub words: &'a str,
    /// Where the form goes.
    pub action: &'a str,
    /// Where the words stand.
    pub back: &'a str,
    /// Whether they are the viewer's own.
    pub own: bool,
    /// What is wrong with the reason.
    pub error: Option<&'static str>,
}

/// The form.
#[must_use]
pub fn removal(lang: Lang, removal: &Removal<'_>) -> Markup {
    let choices = REASONS.map(|value| Choice { value, label: reason::words(lang, value), ..Choice::default() });
    let field = Field {
        name: "reason",
        label: say::removal_reason(lang),
        help: Some(say::removal_reason_help(lang)),
        error: removal.error,
        required: true,
        ..Field::default()
    };
    html! {
        (error_summary(lang, &removal.error.map(|words| ("reason", words)).into_iter().collect::<Vec<_>>()))
        form.form method="post" action=(removal.action) {
            p { (removal.words) }
            @if !removal.own { (radios(field, &choices, "")) }
            div.actions {
                button.button.danger type="submit" { (common::delete(lang)) }
                a.button.ghost href=(removal.back) { (common::cancel(lang)) }
            }
        }
    }
}

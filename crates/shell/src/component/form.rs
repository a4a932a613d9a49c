//! Fields of forms: a label above, help under it, and an error that says what to do, tied together for screen readers.

use super::icon::{icon, small_icon};
use crate::{Lang, t};
use maud::{Markup, Render, html};

/// What every field has.
#[derive(Debug, Clone, Copy, Default)]
pub struct Field<'a> {
    /// The name that the form sends; also the id, unless [`Field::id`] says otherwise.
    pub name: &'a str,
    /// The id, where a page has two fields of one name.
    pub id: Option<&'a str>,
    /// What it is called.
    pub label: &'a str,
    /// What helps to fill it in.
    pub help: Option<&'a str>,
    /// What is wrong with what was sent.
    pub error: Option<&'a str>,
    /// Whether the form needs it. What is not needed says so beside its label.
    pub required: bool,
    /// Keeps the label for screen readers only, where the place says it already.
    pub label_hidden: bool,
}

impl Field<'_> {
    fn id(&self) -> &str {
        self.id.unwrap_or(self.name)
    }

    fn described_by(&self) -> Option<String> {
        let id = self.id();
        match (self.help, self.error) {
            (None, None) => None,
            (Some(_), None) => Some(format!("{id}-help")),
            (None, Some(_)) => Some(format!("{id}-error")),
            (Some(_), Some(_)) => Some(format!("{id}-help {id}-error")),
        }
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.map(|_| "true")
    }

    fn around(&self, lang: Lang, control: &Markup) -> Markup {
        html! {
            p.field data-invalid[self.error.is_some()] {
                label class=[self.label_hidden.then_some("sr")] for=(self.id()) {
                    (self.label)
                    @if !self.required { " " span.optional { (t::common::optional(lang)) } }
                }
                (control)
                (self.notes())
            }
        }
    }

    fn notes(&self) -> Markup {
        html! {
            @if let Some(help) = self.help { span.help id={ (self.id()) "-help" } { (help) } }
            @if let Some(error) = self.error { span.error id={ (self.id()) "-error" } { (small_icon("circle-alert")) (error) } }
        }
    }
}

/// What a one-line field takes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    /// `type`: `text` unless said.
    pub kind: Option<&'a str>,
    /// What it holds.
    pub value: &'a str,
    /// `autocomplete`: `username`, `current-password`, `off`…
    pub autocomplete: Option<&'a str>,
    /// An example of what to write; never the only label.
    pub placeholder: Option<&'a str>,
    /// The most characters.
    pub max: Option<u32>,
    /// The least characters.
    pub min: Option<u32>,
    /// `accept` of a file.
    pub accept: Option<&'a str>,
    /// Takes the keyboard when the page opens.
    pub autofocus: bool,
    /// The id of words elsewhere on the page that say what is wrong with it and its neighbours together.
    pub wrong_by: Option<&'a str>,
}

/// A field of one line.
#[must_use]
pub fn input(lang: Lang, field: Field<'_>, input: Input<'_>) -> Markup {
    field.around(
        lang,
        &html! {
            input id=(field.id()) name=(field.name) type=(input.kind.unwrap_or("text")) value=(input.value)
                autocomplete=[input.autocomplete] placeholder=[input.placeholder] maxlength=[input.max] minlength=[input.min]
                autofocus[input.autofocus] required[field.required]
                aria-invalid=[field.invalid().or(input.wrong_by.map(|_| "true"))]
                aria-describedby=[input.wrong_by.map(str::to_owned).or_else(|| field.described_by())];
        },
    )
}

/// A field for files; `many` lets several be chosen at once.
#[must_use]
pub fn file(lang: Lang, field: Field<'_>, accept: Option<&str>, many: bool) -> Markup {
    field.around(
        lang,
        &html! {
            input id=(field.id()) name=(field.name) type="file" accept=[accept] multiple[many]
                required[field.required] aria-invalid=[field.invalid()] aria-describedby=[field.described_by()];
        },
    )
}

/// A field of several lines.
#[must_use]
pub fn textarea(lang: Lang, field: Field<'_>, value: &str, rows: u8, max: Option<u32>) -> Markup {
    field.around(
        lang,
        &html! {
            // A line break right after the tag would be swallowed by the parser: this one is, instead of the text's own.
            textarea id=(field.id()) name=(field.name) rows=(rows) maxlength=[max]
                required[field.required] aria-invalid=[field.invalid()] aria-describedby=[field.described_by()] { "\n" (value) }
        },
    )
}

/// One choice.
#[derive(Debug, Clone, Copy, Default)]
pub struct Choice<'a> {
    /// What the form sends.
    pub value: &'a str,
    /// What it is called.
    pub label: &'a str,
    /// What it means, where choices are explained.
    pub help: Option<&'a str>,
    /// The icon before it, where choices are explained.
    pub icon: Option<&'a str>,
}

/// A choice from a list.
#[must_use]
pub fn select(lang: Lang, field: Field<'_>, options: &[Choice<'_>], chosen: &str) -> Markup {
    field.around(
        lang,
        &html! {
            // Required makes sense where the first answer is none (HTML, 4.10.7): elsewhere there always is one.
            select id=(field.id()) name=(field.name) required[field.required && options.first().is_some_and(|option| option.value.is_empty())]
                aria-invalid=[field.invalid()] aria-describedby=[field.described_by()] {
                @for option in options { option value=(option.value) selected[option.value == chosen] { (option.label) } }
            }
        },
    )
}

/// A choice of which each answer is explained.
#[must_use]
pub fn radios(field: Field<'_>, choices: &[Choice<'_>], chosen: &str) -> Markup {
    html! {
        fieldset data-invalid[field.error.is_some()] aria-describedby=[field.described_by()] {
            legend id=(field.id()) { (field.label) }
            (field.notes())
            @for choice in choices {
                label.check.choice {
                    input type="radio" name=(field.name) value=(choice.value) checked[choice.value == chosen] required[field.required];
                    span {
                        @if let Some(name) = choice.icon { (icon(name)) }
                        b { (choice.label) }
                        @if let Some(help) = choice.help { span.help { (help) } }
                    }
                }
            }
        }
    }
}

/// Yes or no; `yes` is sent when it is ticked.
#[must_use]
pub fn checkbox(field: Field<'_>, checked: bool) -> Markup {
    html! {
        div.field data-invalid[field.error.is_some()] {
            label.check {
                input id=(field.id()) type="checkbox" name=(field.name) value="yes" checked[checked] required[field.required]
                    aria-invalid=[field.invalid()] aria-describedby=[field.described_by()];
                span { (field.label) }
            }
            (field.notes())
        }
    }
}

/// What a form that came back has to be corrected, with links to the fields; nothing if it is right. Takes the keyboard.
#[must_use]
pub fn error_summary<W: Render>(lang: Lang, errors: &[(&str, W)]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.flash.error role="alert" tabindex="-1" autofocus data-focus {
                (icon("circle-alert"))
                div {
                    b { (t::common::field_errors_title(lang, i64::try_from(errors.len()).unwrap_or(i64::MAX))) }
                    ul { @for (id, words) in errors { li { a href={ "#" (id) } { (words) } } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_tied_to_its_help_and_its_error() {
        let field = Field {
            name: "name",
            label: "Nom",
            help: Some("Court."),
            error: Some("Déjà pris."),
            required: true,
            ..Field::default()
        };
        let html = input(Lang::Fr, field, Input { value: "a \"b\"", max: Some(80), ..Input::default() }).into_string();
        assert!(html.contains(r#"<label for="name">Nom</label>"#), "{html}");
        assert!(html.contains(r#"aria-invalid="true" aria-describedby="name-help name-error""#), "{html}");
        assert!(
            html.contains("value=\"a &quot;b&quot;\"") && html.contains("data-invalid") && !html.contains("facultatif"),
            "{html}"
        );
        let html = input(Lang::Fr, Field { required: false, error: None, help: None, ..field }, Input::default())
            .into_string();
        assert!(html.contains("facultatif") && !html.contains("aria-"), "{html}");
    }

    #[test]
    fn a_text_keeps_its_first_line_break() {
        let html = textarea(Lang::En, Field { name: "body", label: "Text", ..Field::default() }, "\n<b>", 3, None)
            .into_string();
        assert!(html.contains(">\n\n&lt;b&gt;</textarea>"), "{html}");
    }

    #[test]
    fn one_answer_is_chosen() {
        let choices = [("a", "A"), ("b", "B")].map(|(value, label)| Choice { value, label, ..Choice::default() });
        let field = Field { name: "x", label: "X", required: true, ..Field::default() };
        for html in [select(Lang::En, field, &choices, "b").into_string(), radios(field, &choices, "b").into_string()] {
            assert_eq!(html.matches(" selected").count() + html.matches(" checked").count(), 1, "{html}");
        }
    }
}

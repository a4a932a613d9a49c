//! The page of a report: one self-contained file that reads well on a screen and on paper, in the light and in the dark.

use kernel::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::chart;

const STYLE: &str = include_str!("sheet.css");

/// One page with everything inside: no script, no font or picture from elsewhere.
#[must_use]
pub fn page(lang: Lang, title: &str, lead: &str, body: &Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(chart::STYLE)) (PreEscaped(STYLE)) }
            }
            body {
                main {
                    header { h1 { (title) } p.lead { (lead) } }
                    (body)
                }
            }
        }
    }
    .into_string()
}

/// One question: its answer in a sentence, a drawing, how it was counted, and the figures that are drawn.
#[must_use]
pub fn question(title: &str, answer: &str, drawing: &Markup, counted: &str, figures: (&str, Markup)) -> Markup {
    html! {
        section {
            h2 { (title) }
            p { (answer) }
            figure { (drawing) figcaption { (counted) } }
            details { summary { (figures.0) } (figures.1) }
        }
    }
}

/// A table with heads over columns and before lines.
#[must_use]
pub fn table(heads: &[String], lines: &[Vec<String>]) -> Markup {
    html! {
        div.wide tabindex="0" {
            table {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody {
                    @for line in lines {
                        tr {
                            @for (at, cell) in line.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Points of a list.
#[must_use]
pub fn points(title: &str, points: &[String]) -> Markup {
    html! {
        @if !points.is_empty() {
            section {
                h2 { (title) }
                ul { @for point in points { li { (point) } } }
            }
        }
    }
}

//! Tables with a caption, sortable by links.

use crate::{Lang, t};
use maud::{Markup, html};

/// In which order a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Sorted, from the least.
    Ascending,
    /// Sorted, from the most.
    Descending,
}

/// A column.
#[derive(Debug, Clone, Copy, Default)]
pub struct Column<'a> {
    /// What it is called.
    pub label: &'a str,
    /// Whether it holds numbers, which stand to the right.
    pub number: bool,
    /// The address that sorts by it, if it can.
    pub sort_href: Option<&'a str>,
    /// Whether the table is sorted by it now.
    pub sorted: Option<Sort>,
}

/// A table; the first cell of each row names the row.
#[must_use]
pub fn table(lang: Lang, caption: &str, columns: &[Column<'_>], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div.table-scroll role="region" aria-label=(caption) tabindex="0" {
            table.table {
                caption.visually-hidden { (caption) }
                thead { tr { @for column in columns { (head(lang, column)) } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @let number = columns.get(at).is_some_and(|column| column.number);
                                @if at == 0 { th.number[number] scope="row" { (cell) } } @else { td.number[number] { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(lang: Lang, column: &Column<'_>) -> Markup {
    let (sorted, words) = match column.sorted {
        Some(Sort::Ascending) => (Some("ascending"), t::common::sorted_ascending(lang)),
        Some(Sort::Descending) => (Some("descending"), t::common::sorted_descending(lang)),
        None => (None, ""),
    };
    html! {
        th.number[column.number] scope="col" aria-sort=[sorted] {
            @if let Some(href) = column.sort_href {
                a href=(href) { (column.label) @if sorted.is_some() { span.visually-hidden { ", " (words) } } }
            } @else { (column.label) }
        }
    }
}

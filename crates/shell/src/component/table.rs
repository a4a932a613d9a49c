//! Tables with a caption, sortable by links.

use super::icon::small_icon;
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
    /// Whether it holds what can be done, whose name is only spoken.
    pub actions: bool,
    /// The address that sorts by it, if it can.
    pub sort_href: Option<&'a str>,
    /// Whether the table is sorted by it now.
    pub sorted: Option<Sort>,
}

impl Column<'_> {
    fn class(&self) -> Option<&'static str> {
        match (self.number, self.actions) {
            (true, _) => Some("number"),
            (false, true) => Some("table-actions"),
            (false, false) => None,
        }
    }
}

/// A table; the first cell of each row names the row.
#[must_use]
pub fn table(lang: Lang, caption: &str, columns: &[Column<'_>], rows: &[Vec<Markup>]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table.table {
                caption.sr { (caption) }
                thead { tr { @for column in columns { (head(lang, column)) } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @let column = columns.get(at).copied().unwrap_or_default();
                                @if at == 0 { th scope="row" { (cell) } }
                                @else { td class=[column.class()] data-label=[(!column.actions).then_some(column.label)] { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(lang: Lang, column: &Column<'_>) -> Markup {
    let (sorted, arrow, words) = match column.sorted {
        Some(Sort::Ascending) => (Some("ascending"), "arrow-up", t::common::sorted_ascending(lang)),
        Some(Sort::Descending) => (Some("descending"), "arrow-down", t::common::sorted_descending(lang)),
        None => (None, "", ""),
    };
    html! {
        th class=[column.number.then_some("number")] scope="col" aria-sort=[sorted] {
            @if let Some(href) = column.sort_href {
                a href=(href) { (column.label) @if sorted.is_some() { (small_icon(arrow)) span.sr { ", " (words) } } }
            } @else if column.actions { span.sr { (column.label) } } @else { (column.label) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_says_how_it_is_sorted_and_what_a_row_is() {
        let columns = [
            Column { label: "Nom", sort_href: Some("?sort=-name"), sorted: Some(Sort::Ascending), ..Column::default() },
            Column { label: "Depuis", number: true, ..Column::default() },
        ];
        let html = table(Lang::Fr, "Membres", &columns, &[vec![html! { "Éve" }, html! { "2012" }]]).into_string();
        assert!(
            html.contains(r#"<th scope="col" aria-sort="ascending">"#) && html.contains(r#"<th scope="row">Éve</th>"#),
            "{html}"
        );
        assert!(
            html.contains(r#"<td class="number" data-label="Depuis">2012</td>"#) && html.contains(", ordre croissant"),
            "{html}"
        );
    }
}

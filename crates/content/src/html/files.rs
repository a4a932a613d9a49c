//! Pictures in a grid with their alternative text, other files by name and size.

use kernel::{Lang, Visible};
use maud::{Markup, html};
use shell::{component::Icon, format, t::content as say};

use crate::file::Row;

/// What is attached.
#[must_use]
pub fn files(lang: Lang, files: &[Visible<Row>]) -> Markup {
    let pictures: Vec<&Visible<Row>> = files.iter().filter(|file| file.is_picture()).collect();
    html! {
        @if !pictures.is_empty() {
            div.pictures {
                @for picture in pictures {
                    a href={ "/files/" (picture.id) } {
                        img src={ "/files/" (picture.id) "/960" } alt=(alt(picture)) width=[picture.width] height=[picture.height] loading="lazy" decoding="async";
                    }
                }
            }
        }
        @if files.iter().any(|file| !file.is_picture()) {
            ul.files aria-label=(say::files(lang)) {
                @for file in files.iter().filter(|file| !file.is_picture()) {
                    @let size = format::size(lang, u64::try_from(file.size).unwrap_or(0));
                    li { a.file href={ "/files/" (file.id) } download=(file.name) { (Icon("file")) span.file-name { (file.name) } span.meta { (size) } } }
                }
            }
        }
    }
}

fn alt(file: &Row) -> &str {
    if file.alt.is_empty() { &file.name } else { &file.alt }
}

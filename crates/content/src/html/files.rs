//! Pictures in a grid with their alternative text, other files by name and size.

use kernel::{Lang, Visible};
use maud::{Markup, html};
use shell::{component::Icon, format, t::content as say, web::Page};

use crate::file::{Changes, Row};

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

/// What is attached, to be described or taken away, and what is to be added; with what was asked for, if that did not hold.
#[must_use]
pub fn change(page: &Page<'_, '_>, files: &[Visible<Row>], asked: &Changes) -> Markup {
    let lang = page.lang;
    let typed = |file: &Row| asked.described.iter().find(|(id, _)| *id == file.id).map(|(_, alt)| alt.clone());
    html! {
        @if !files.is_empty() {
            fieldset.attached {
                legend { (say::files(lang)) }
                @for file in files {
                    @let size = format::size(lang, u64::try_from(file.size).unwrap_or(0));
                    div.upload {
                        @if file.is_picture() { img.upload-image src={ "/files/" (file.id) "/96" } alt="" width="56" height="56"; }
                        div.upload-text {
                            span.upload-name { (file.name) " " span.meta { (size) } }
                            @if file.is_picture() {
                                label.upload-alt { (say::compose_alt(lang)) " " input name={ "alt-" (file.id) } value=(typed(file).unwrap_or_else(|| file.alt.clone())) maxlength="1000" placeholder=(say::compose_alt_help(lang)); }
                            }
                            label.check { input type="checkbox" name="drop" value=(file.id) checked[asked.dropped.contains(&file.id)]; span { (say::file_drop(lang)) span.sr { " " (file.name) } } }
                        }
                    }
                }
            }
        }
        label.button.ghost.attach { (Icon("paperclip")) span { (say::compose_files(lang)) } input type="file" name="files" multiple; }
        (super::composer::uploads(page))
    }
}

fn alt(file: &Row) -> &str {
    if file.alt.is_empty() { &file.name } else { &file.alt }
}

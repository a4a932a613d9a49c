//! The composer: a real text area with who will read it beside the button that sends it.

use kernel::{Asked, Id, Lang, Reading, Result, Space, audience::Role, params};
use maud::{Markup, html};
use serde_json::Value as Json;
use shell::{
    component::{Avatar, Field, Icon, Shape, Size, avatar},
    t::{common, content as say},
    web::{OwnSpace, Page},
};

use crate::file::MAX_FILES;

/// The reader's spaces that they may write in, by name.
#[must_use]
pub fn choices<'p>(page: &'p Page<'_, '_>) -> Vec<&'p OwnSpace> {
    page.spaces.iter().map(|space| &**space).filter(|space| space.role >= Role::Writer).collect()
}

/// What the composer starts from.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// Where its draft is kept: `feed`, `space:ID`, `entry:ID`, `share:ID`.
    pub context: String,
    /// The fields of a draft, or of a form that did not hold.
    pub fields: Json,
    /// The field that does not hold, and why.
    pub error: Option<(&'static str, &'static str)>,
    /// The place that is chosen already.
    pub space: Option<i64>,
    /// An article rather than a note.
    pub article: bool,
    /// The entry that it passes on.
    pub share: Option<i64>,
    /// Open from the start.
    pub open: bool,
    /// Files came along, which a form cannot hold when it comes back.
    pub uploaded: bool,
}

impl Start {
    fn field(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Json::as_str).unwrap_or_default()
    }

    fn error_of(&self, field: &str) -> Option<&'static str> {
        self.error.filter(|(known, _)| *known == field).map(|(_, words)| words)
    }
}

/// The draft of a place, as the fields it was saved with.
///
/// # Errors
/// When the database fails.
pub fn draft(tx: &Reading<'_>, context: &str) -> Result<Json> {
    drafted(ask_draft(tx, context)?)
}

/// Asks for what was drafted here.
///
/// # Errors
/// When the database fails.
pub fn ask_draft<'t>(tx: &'t Reading<'_>, context: &str) -> Result<Asked<'t, String>> {
    tx.ask("select fields from visible_draft where context = :context", params! { context })
}

/// What was drafted, if anything.
///
/// # Errors
/// When the database fails.
pub fn drafted(asked: Asked<'_, String>) -> Result<Json> {
    Ok(asked.find()?.and_then(|fields| serde_json::from_str(&fields).ok()).unwrap_or(Json::Null))
}

/// The form.
#[must_use]
pub fn composer(page: &Page<'_, '_>, choices: &[&OwnSpace], start: &Start) -> Markup {
    let lang = page.lang;
    let nonce = page.ask.app.store().chance().secret();
    let drafted = !start.field("source").is_empty();
    let prompt = if start.article { say::compose_text(lang) } else { say::compose_prompt(lang) };
    let (name, error) = ("source", start.error_of("source"));
    let rows = if start.article { "20" } else { "2" };
    html! {
        form.composer id="composer" method="post" action="/entries" enctype="multipart/form-data" data-draft="/drafts" {
            input type="hidden" name="nonce" value=(nonce);
            input type="hidden" name="context" value=(start.context);
            input type="hidden" name="kind" value=(if start.article { "article" } else { "note" });
            @if let Some(share) = start.share { input type="hidden" name="share" value=(share); }
            @if start.article {
                (shell::component::input(lang, Field { name: "title", label: say::compose_headline(lang), error: start.error_of("title"), required: true, ..Field::default() },
                    shell::component::Input { value: start.field("title"), max: Some(200), ..shell::component::Input::default() }))
                (shell::component::input(lang, Field { name: "summary", label: say::compose_lead(lang), ..Field::default() },
                    shell::component::Input { value: start.field("summary"), max: Some(400), ..shell::component::Input::default() }))
            }
            div.composer-text {
                @if let Some(viewer) = &page.frame.viewer {
                    (avatar(Avatar { name: &viewer.name, picture: viewer.picture.as_deref(), id: viewer.id, shape: Shape::Person, size: Size::Medium }))
                }
                label.sr for="composer-text" { (prompt) }
                textarea id="composer-text" name=(name) rows=(rows) required[start.article] data-complete placeholder=(prompt) aria-describedby="composer-hint"
                    aria-invalid=[error.map(|_| "true")] { "\n" (start.field("source")) }
            }
            @if let Some(error) = error { p.error id="composer-error" { (Icon("circle-alert")) (error) } }
            @for (_, error) in start.error.iter().filter(|(field, _)| !["source", "title"].contains(field)) {
                p.error role="alert" { (Icon("circle-alert")) (error) }
            }
            @if start.uploaded { p.meta { (say::files_again(lang)) } }
            @if drafted && start.error.is_none() { p.meta role="status" { (say::draft_restored(lang)) } }
            p.composer-hint id="composer-hint" { (say::compose_text_help(lang)) }
            div.composer-foot {
                (emoji(lang))
                label.button.ghost.attach title=(say::compose_files(lang)) { (Icon("paperclip")) span { (say::compose_files(lang)) } input type="file" name="files" multiple; }
                (uploads(page))
                (audience(page, choices, start))
                @if start.share.is_none() && may_announce(page) {
                    label.check.announce { input type="checkbox" name="announcement" value="yes" checked[start.field("announcement") == "yes"]; span { (say::announcement(lang)) } }
                }
                span.draft-state.meta data-draft-state role="status" {}
                button.button.primary type="submit" data-busy=(common::sending(lang)) { (say::compose_publish(lang)) }
            }
        }
    }
}

/// A way to the emoji of every day; what is written stays where it is.
pub(super) fn emoji(lang: Lang) -> Markup {
    html! { a.button.ghost.square href="/emoji" target="_blank" data-menu="emojis" aria-label=(say::emoji_add(lang)) title=(say::emoji_add(lang)) { (Icon("smile")) } }
}

/// Whether the reader may announce anywhere: to a space that they animate, or to everybody.
fn may_announce(page: &Page<'_, '_>) -> bool {
    let to_all = page.frame.viewer.as_ref().is_some_and(|viewer| viewer.announces);
    to_all || page.spaces.iter().any(|space| space.role >= Role::Animator)
}

/// The rows that an island makes for chosen files; without one, the browser's own list and one description.
pub(super) fn uploads(page: &Page<'_, '_>) -> Markup {
    let lang = page.lang;
    let alt = html! {
        label.upload-alt { (say::compose_alt(lang)) " " input name="alt" maxlength="1000" placeholder=(say::compose_alt_help(lang)); }
    };
    html! {
        ul.uploads data-uploads data-most=(MAX_FILES) data-empty=(say::error_empty_file(lang)) data-many=(say::error_too_many_files(lang)) {}
        template data-upload {
            li.upload {
                img.upload-image alt="" width="56" height="56";
                div.upload-text {
                    span.upload-name {} " " span.meta.upload-size {}
                    (alt)
                }
                button.button.ghost.square type="button" data-upload-drop aria-label=(common::remove(lang)) { (Icon("x")) }
            }
        }
        noscript { (alt) }
    }
}

fn audience(page: &Page<'_, '_>, choices: &[&OwnSpace], start: &Start) -> Markup {
    let lang = page.lang;
    let guest = page.tx.viewer().kind() == kernel::Kind::Guest;
    let chosen: Vec<Id<Space>> = match start.fields.get("audience") {
        Some(Json::Array(ids)) => ids.iter().filter_map(|id| id.as_str()?.parse().ok()).collect(),
        Some(Json::String(id)) => id.parse().into_iter().collect(),
        // A guest writes to a space or to nobody: the organisation is not theirs.
        _ if guest => start.space.map(Id::new).or(choices.first().map(|choice| choice.id)).into_iter().collect(),
        _ => start.space.map(Id::new).into_iter().collect(),
    };
    let names: Vec<&str> =
        choices.iter().filter(|choice| chosen.contains(&choice.id)).map(|choice| choice.name.as_str()).collect();
    let none = if guest { say::audience_choose(lang) } else { common::audience_organisation(lang) };
    let summary = if names.is_empty() { none.to_owned() } else { shell::format::list(lang, &names) };
    html! {
        // A place that is lost is replaced by another or by everybody, never by itself.
        @let lost = !guest && (start.error_of("audience").is_some() || names.len() < chosen.len());
        @let choose = say::audience_choose(lang);
        @let (summary, none) = if lost && names.is_empty() { (choose, choose) } else { (summary.as_str(), none) };
        @if lost && start.error.is_none() { p.error { (Icon("circle-alert")) (say::error_audience(lang)) } }
        @if lost { input type="hidden" name="chosen" value="by-hand"; }
        details.menu.audience open[lost] {
            summary.button.ghost {
                span.audience-none { (Icon("building-2")) } span.audience-some { (Icon("users")) }
                span data-chosen data-none=(none) { (summary) } span.sr { " – " (say::audience(lang)) }
            }
            fieldset.menu-list {
                legend.sr { (say::audience_choose(lang)) }
                @if !lost { p.help { (if guest { say::audience_guest_help(lang) } else { say::audience_none_help(lang) }) } }
                @if lost {
                    @let everybody = common::audience_organisation(lang);
                    label.choice { input type="checkbox" name="everybody" value="yes" data-name=(everybody); " " (everybody) }
                }
                @for choice in choices {
                    label.choice {
                        input type="checkbox" name="audience" value=(choice.id) data-name=(choice.name) checked[chosen.contains(&choice.id)];
                        " " (choice.icon) " " (common::audience_with_count(lang, choice.member_count, &choice.name))
                        @if choice.for_guests { " " span.badge { (common::guest(lang)) } }
                    }
                }
            }
        }
    }
}

//! The form of one's own profile, and that of one's picture.

use kernel::{File, Id, Lang, Say};
use maud::{Markup, html};
use shell::{
    FramePerson,
    component::{
        Avatar, Button, Field, Head, Input, Shape, Size, Tone, avatar, button, error_summary, file, input, page_head,
        textarea,
    },
    format,
    t::{common, nav, people as say},
    web::picture,
};

use super::model::{MAX_ABOUT, MAX_LINE, NewProfile, language_names};

/// What the page of one's own profile shows.
pub(super) struct Own<'a> {
    pub(super) profile: &'a NewProfile,
    pub(super) photo: Option<Id<File>>,
    pub(super) error: Option<(&'static str, Say)>,
    pub(super) person: &'a FramePerson,
    pub(super) max_upload: usize,
    /// The organisation's own fields.
    pub(super) fields: &'a Markup,
}

impl Own<'_> {
    fn error(&self, lang: Lang, field: &str) -> Option<&'static str> {
        self.error.filter(|(wrong, _)| *wrong == field).map(|(_, say)| say(lang))
    }
}

pub(super) fn page(lang: Lang, own: &Own<'_>) -> Markup {
    let errors: Vec<(&str, &str)> = own.error.iter().map(|(field, say)| (*field, say(lang))).collect();
    html! {
        (page_head(lang, Head { title: say::profile_edit_title(lang), trail: &[(nav::settings(lang), "/settings")], ..Head::default() }))
        (error_summary(lang, &errors))
        (photo(lang, own))
        (words(lang, own))
        (own.fields)
    }
}

fn photo(lang: Lang, own: &Own<'_>) -> Markup {
    let shown = picture(own.photo);
    let limit = format::size(lang, u64::try_from(own.max_upload).unwrap_or(u64::MAX));
    let help = say::photo_help(lang, &limit);
    let field = Field {
        name: "photo",
        label: say::photo_change(lang),
        help: Some(&help),
        error: own.error(lang, "photo"),
        required: true,
        ..Field::default()
    };
    html! {
        section.form aria-labelledby="photo-title" {
            h2 id="photo-title" { (say::photo_title(lang)) }
            form method="post" action="/settings/photo" enctype="multipart/form-data" data-crop {
                (avatar(Avatar { name: &own.person.name, picture: shown.as_deref(), id: own.person.id, shape: Shape::Person, size: Size::Huge }))
                (file(lang, field, Some("image/jpeg,image/png,image/webp,image/gif"), false))
                // Filled in by whoever can show the picture before it is sent; the middle is taken otherwise.
                input type="hidden" name="x" value="";
                input type="hidden" name="y" value="";
                input type="hidden" name="side" value="";
                template data-crop-tools {
                    div.crop {
                        canvas width="192" height="192" role="img" aria-label=(say::crop_shown(lang)) {}
                        label { (say::crop_size(lang)) input type="range" min="20" max="100" value="100"; }
                        label { (say::crop_across(lang)) input type="range" min="0" max="100" step="any" value="50"; }
                        label { (say::crop_down(lang)) input type="range" min="0" max="100" step="any" value="50"; }
                    }
                }
                div.actions { (button(Button { label: say::photo_send(lang), icon: Some("upload"), busy: Some(common::sending(lang)), ..Button::default() })) }
            }
            @if own.photo.is_some() {
                form method="post" action="/settings/photo/remove" {
                    (button(Button { label: say::photo_remove(lang), tone: Tone::Ghost, icon: Some("trash-2"), ..Button::default() }))
                }
            }
        }
    }
}

fn words(lang: Lang, own: &Own<'_>) -> Markup {
    let profile = own.profile;
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>| Field {
        name,
        label,
        help,
        error: own.error(lang, name),
        ..Field::default()
    };
    let line = |value| Input { value, max: Some(MAX_LINE), ..Input::default() };
    // What was stored is shown by name; what came back with an error, as it was typed.
    let languages = match own.error {
        None => language_names(lang, &profile.languages).join(", "),
        Some(_) => profile.languages.clone(),
    };
    html! {
        form.form method="post" action="/settings/profile" {
            h2 { (say::profile_words(lang)) }
            (input(lang, field("title", say::job(lang), None), Input { autocomplete: Some("organization-title"), ..line(&profile.title) }))
            (input(lang, field("pronouns", say::pronouns(lang), None), line(&profile.pronouns)))
            (textarea(lang, field("about", say::biography(lang), Some(say::biography_help(lang))), &profile.about, 6, Some(MAX_ABOUT)))
            (input(lang, field("skills", say::skills(lang), Some(say::skills_help(lang))), Input { value: &profile.skills, ..Input::default() }))
            (input(lang, field("languages", say::languages(lang), Some(say::languages_help(lang))), Input { value: &languages, ..Input::default() }))
            div.fields {
                (input(lang, field("email_shown", say::email_shown(lang), Some(say::email_shown_help(lang))),
                    Input { kind: Some("email"), autocomplete: Some("email"), ..line(&profile.email_shown) }))
                (input(lang, field("phone", say::phone(lang), None), Input { kind: Some("tel"), autocomplete: Some("tel"), ..line(&profile.phone) }))
            }
            (textarea(lang, field("links", say::links(lang), Some(say::links_help(lang))), &profile.links, 3, Some(5000)))
            div.actions { (button(Button { label: common::save(lang), tone: Tone::Primary, busy: Some(common::saving(lang)), ..Button::default() })) }
        }
    }
}

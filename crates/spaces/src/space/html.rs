//! The pages of a space that are about itself: founding, about, settings.

use kernel::{Kind, Lang, Result, audience::policy::Action};
use maud::{Markup, html};
use shell::{
    component::{
        Actor, ActorKind, Button, Field, Head, Notice, SafeHtml, Size, Tone, button, button_link, file, notice,
        page_head, person,
    },
    format::list,
    space::{Space as Row, header, joining_words, role_words, sign, visibility_words},
    t::{self, spaces as say},
    web::{Page, picture},
};

use super::{
    Access, Masks,
    form::{self, Typed, Wrong},
    store::{self, Linked},
};
use crate::membership::store::{Member, runners};

/// The form to found a space.
pub(super) fn new(page: &Page<'_, '_>, typed: &Typed, nonce: &str, wrong: Wrong) -> Result<Markup> {
    let lang = page.lang;
    let parents = store::own(page.tx)?;
    let head = Head {
        trail: &[(say::directory_title(lang), "/spaces")],
        title: say::create_title(lang),
        lead: Some(say::create_lead(lang)),
        ..Head::default()
    };
    Ok(html! {
        (page_head(lang, head))
        form.form method="post" action="/spaces" {
            input type="hidden" name="nonce" value=(nonce);
            (form::fields(lang, typed, &parents, wrong))
            div.actions {
                (button(Button { label: say::create(lang), tone: Tone::Primary, busy: Some(t::common::sending(lang)), ..Button::default() }))
                (button_link(Button { label: t::common::cancel(lang), tone: Tone::Ghost, ..Button::default() }, "/spaces"))
            }
        }
    })
}

/// What a space is, who sees it, how one joins, and who runs it.
pub(super) fn about(page: &Page<'_, '_>, space: &Row) -> Result<Markup> {
    let (lang, tx) = (page.lang, page.tx);
    let text = store::about(tx, space.id)?;
    let (topics, children) = (store::topics(tx, space.id)?, store::children(tx, space.id)?);
    let parent = space.parent.map(|parent| store::linked(tx, parent)).transpose()?.flatten();
    let run_by = if tx.viewer().kind() == Kind::Visitor { Vec::new() } else { runners(tx, space.id)? };
    Ok(html! {
        (header(page, space))
        @if !space.content_visible { (notice(lang, Notice::Info, say::closed_content(lang))) }
        @if !text.about_html.is_empty() {
            section.panel lang=(space.lang) aria-labelledby="about" { h2 id="about" lang=(lang.tag()) { (say::description(lang)) } div.prose { (SafeHtml::from_markup(text.about_html.clone())) } }
        }
        (rules(page, space, &shell::keeping::told(page, Some(space.id))?))
        (crate::glass::html::told(page, space.id)?)
        @if !topics.is_empty() {
            section.panel aria-labelledby="topics" {
                h2 id="topics" { (say::topics(lang)) }
                ul.tags { @for topic in &topics { li { @if topic.linked { a.tag href={ "/topics/" (topic.slug) } { "#" (topic.name) } } @else { span.tag { "#" (topic.name) } } } } }
            }
        }
        @if !run_by.is_empty() {
            section.panel aria-labelledby="run-by" {
                h2 id="run-by" { (say::run_by_title(lang)) }
                ul.faces { @for member in &run_by { li { (member_line(lang, member)) } } }
            }
        }
        @if !children.is_empty() {
            section.panel aria-labelledby="children" {
                h2 id="children" { (say::children(lang)) }
                ul.faces { @for child in &children { li { (space_link(child)) } } }
            }
        }
        @if let Some(parent) = parent { p.meta { a href={ "/spaces/" (parent.slug) } { (say::parent_of(lang, &parent.name)) } } }
    })
}

fn rules(page: &Page<'_, '_>, space: &Row, keeping: &[String]) -> Markup {
    let lang = page.lang;
    let seen = match space.visibility.as_str() {
        "visible" => say::visible_help(lang),
        "closed" => say::closed_help(lang),
        _ => say::secret_help(lang),
    };
    let joining = match space.joining.as_str() {
        "free" => say::joining_free_help(lang),
        "request" => say::joining_request_help(lang),
        _ => say::joining_invitation_help(lang),
    };
    html! {
        section.panel aria-labelledby="rules" {
            h2 id="rules" { (say::rules_title(lang)) }
            dl.facts {
                div { dt { (say::visibility(lang)) } dd { (visibility_words(lang, &space.visibility, space.for_guests, space.for_web)) ". " (seen)
                    @if space.for_guests { " " (say::guests_same_help(lang)) }
                    @if space.for_web { " " (say::visitors_open_help(lang)) } } }
                div { dt { (say::joining(lang)) } dd { (joining_words(lang, &space.joining)) ". " (joining) } }
                @if !keeping.is_empty() { div { dt { (t::admin::keeping_title(lang)) } dd { @for words in keeping { p { (words) } } } } }
                div { dt { (say::language(lang)) } dd { (match Lang::parse(&space.lang) { Some(Lang::En) => t::nav::english(lang), _ => t::nav::french(lang) }) } }
            }
            p.meta { (say::created_on(lang, &page.local.date(page.moment(space.created_at)))) }
        }
    }
}

fn member_line(lang: Lang, member: &Member) -> Markup {
    let (href, face) = (format!("/people/{}", member.handle), picture(member.photo));
    let kind = if member.kind == "guest" { ActorKind::Guest } else { ActorKind::Person };
    let detail = role_words(lang, member.role);
    person(
        lang,
        &Actor {
            kind,
            id: member.id.get(),
            name: &member.name,
            href: Some(&href),
            picture: face.as_deref(),
            detail: Some(detail),
        },
    )
}

fn space_link(space: &Linked) -> Markup {
    html! { a.person href={ "/spaces/" (space.slug) } { (sign(space.id, &space.name, &space.icon, Size::Small)) span { b { (space.name) } } } }
}

/// The settings; another visibility is explained before it is saved.
pub(super) fn settings(page: &Page<'_, '_>, space: &Row, typed: &Typed, wrong: Wrong) -> Result<Markup> {
    let (lang, href) = (page.lang, space.href());
    let parents = parents(page, space)?;
    let masks = typed.access().masks();
    let asks = wrong.is_some_and(|(field, _)| field == "confirmed");
    let label = if asks { say::save_visibility(lang) } else { t::common::save(lang) };
    Ok(html! {
        (header(page, space))
        h2 { (say::settings_tab(lang)) }
        form.form method="post" action={ (href) "/settings" } {
            @if asks {
                (consequences(page, space, masks)?)
                input type="hidden" name="confirmed" value={ (masks.listed) "-" (masks.open) };
            }
            (form::fields(lang, typed, &parents, wrong))
            div.actions {
                (button(Button { label, tone: Tone::Primary, busy: Some(t::common::saving(lang)), ..Button::default() }))
                (button_link(Button { label: t::common::cancel(lang), tone: Tone::Ghost, ..Button::default() }, &format!("{href}/about")))
            }
        }
        (cover_form(lang, space, wrong))
        @if space.may(page.tx.viewer().kind(), Action::Own) { (archive_form(lang, space)) }
    })
}

/// The spaces to choose from: the viewer's own, never this one, and the present parent if they know of it.
fn parents(page: &Page<'_, '_>, space: &Row) -> Result<Vec<kernel::Visible<Linked>>> {
    let mut parents = store::own(page.tx)?;
    parents.retain(|parent| parent.id != space.id);
    if let Some(parent) = space.parent
        && !parents.iter().any(|known| known.id == parent)
    {
        parents.extend(store::linked(page.tx, parent)?);
    }
    Ok(parents)
}

/// Who will then see what, and who no longer, with the number of entries.
fn consequences(page: &Page<'_, '_>, space: &Row, masks: Masks) -> Result<Markup> {
    let lang = page.lang;
    let was = Access::of(space).masks();
    let count = store::entries(page.tx, space.id)?;
    let who = |mask: i64| {
        let names = [
            (Kind::Member, say::who_members(lang)),
            (Kind::Guest, say::who_guests(lang)),
            (Kind::Visitor, say::who_web(lang)),
        ];
        let named: Vec<&str> =
            names.into_iter().filter(|(kind, _)| mask & kind.bit() != 0).map(|(_, name)| name).collect();
        (!named.is_empty()).then(|| list(lang, &named))
    };
    let lines = [
        who(masks.listed & !was.listed).map(|who| say::widen_name(lang, &who)),
        who(masks.open & !was.open).map(|who| say::widen_content(lang, count, &who)),
        who(was.listed & !masks.listed).map(|who| say::narrow_name(lang, &who)),
        who(was.open & !masks.open).map(|who| say::narrow_content(lang, count, &who)),
    ];
    Ok(html! { @for words in lines.into_iter().flatten() { (notice(lang, Notice::Warning, words)) } })
}

fn cover_form(lang: Lang, space: &Row, wrong: Wrong) -> Markup {
    let error = wrong.filter(|(field, _)| *field == "cover").map(|(_, words)| words(lang));
    let field = Field {
        name: "cover",
        label: say::cover(lang),
        help: Some(say::cover_help(lang)),
        required: true,
        error,
        ..Field::default()
    };
    let action = format!("{}/cover", space.href());
    html! {
        form.form method="post" action=(action) enctype="multipart/form-data" {
            h2 { (say::cover(lang)) }
            (file(lang, field, Some("image/jpeg,image/png,image/webp,image/gif"), false))
            div.actions { (button(Button { label: say::cover_send(lang), busy: Some(t::common::sending(lang)), ..Button::default() })) }
        }
        @if space.cover.is_some() {
            form.form method="post" action=(action) { (button(Button { label: say::cover_remove(lang), name: Some("remove"), value: Some("yes"), tone: Tone::Ghost, ..Button::default() })) }
        }
    }
}

fn archive_form(lang: Lang, space: &Row) -> Markup {
    let href = space.href();
    html! {
        section.form.danger-zone {
            @if space.archived_at.is_some() {
                h2 { (say::unarchive(lang)) }
                form method="post" action={ (href) "/unarchive" } { (button(Button { label: say::unarchive(lang), ..Button::default() })) }
            } @else {
                h2 { (say::archive(lang)) }
                p { (say::archive_confirm(lang, &space.name)) }
                form method="post" action={ (href) "/archive" } data-confirm=(say::archive_confirm(lang, &space.name)) {
                    (button(Button { label: say::archive(lang), tone: Tone::Danger, ..Button::default() }))
                }
            }
        }
    }
}

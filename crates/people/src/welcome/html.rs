//! The page of the first minute.

use kernel::{Result, Visible};
use maud::{Markup, html};
use shell::{
    Heading,
    component::{Button, Head, Tone, button, button_link, page_head, person},
    t::{common, people as say},
    web::Page,
};

use super::store;

/// How many of what is proposed are ticked already.
const TICKED: usize = 3;

pub(super) fn welcome(page: &mut Page<'_, '_>) -> Result<Markup> {
    let lang = page.lang;
    page.tx.viewer().signed_in()?;
    let organisation = page.ask.organisation.name.clone();
    let title = say::welcome_title(lang, &organisation);
    page.title(title.as_str());
    page.frame.heading = Heading::Own;
    let (spaces, people) = (store::spaces(page.tx)?, store::people(page.tx)?);
    Ok(html! {
        (page_head(lang, Head { title: &title, lead: Some(say::welcome_lead(lang)), ..Head::default() }))
        form.form.welcome method="post" action="/welcome" {
            @if spaces.is_empty() && people.is_empty() { p { (say::welcome_nobody(lang)) } }
            @if !spaces.is_empty() {
                fieldset {
                    legend { (say::welcome_spaces(lang)) }
                    @for (at, (space, near)) in spaces.iter().enumerate() { (one_space(page, space, *near, at < TICKED)) }
                }
            }
            @if !people.is_empty() {
                fieldset {
                    legend { (say::welcome_people(lang)) }
                    @for (at, one) in people.iter().enumerate() {
                        @let href = one.href();
                        @let picture = one.picture();
                        label.check {
                            input type="checkbox" name="person" value=(one.handle) checked[at < TICKED];
                            (person(lang, &shell::component::Actor { href: None, ..one.actor(&href, picture.as_deref()) }))
                        }
                    }
                }
            }
            div.actions {
                (button(Button { label: if spaces.is_empty() && people.is_empty() { say::welcome_feed(lang) } else { say::welcome_go(lang) }, tone: Tone::Primary, busy: Some(common::sending(lang)), ..Button::default() }))
                (button_link(Button { label: say::welcome_photo(lang), icon: Some("image"), tone: Tone::Ghost, ..Button::default() }, "/settings/profile"))
            }
        }
    })
}

fn one_space(page: &Page<'_, '_>, space: &Visible<store::Proposed>, near: store::Near, ticked: bool) -> Markup {
    let lang = page.lang;
    html! {
        label.check.choice {
            input type="checkbox" name="space" value=(space.id) checked[ticked];
            span {
                b { @if !space.icon.is_empty() { span.emoji aria-hidden="true" { (space.icon) } " " } (space.name) }
                span.help { (space.purpose) @if near.count > 0 { " " (if near.at_least { say::welcome_near_least(lang, near.count) } else { say::welcome_near(lang, near.count) }) } }
            }
        }
    }
}

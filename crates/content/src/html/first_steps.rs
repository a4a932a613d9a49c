//! The first steps of a newcomer, beside the feed until they are done or put away.

use kernel::{Result, params};
use maud::{Markup, html};
use shell::{
    component::{Button, Tone, button, small_icon},
    t::content as say,
    web::Page,
};

/// Four steps, those that are done ticked; nothing for whoever is no newcomer.
///
/// # Errors
/// When the database fails.
pub fn first_steps(page: &Page<'_, '_>) -> Result<Markup> {
    if !page.first_steps {
        return Ok(html! {});
    }
    let lang = page.lang;
    let photo = page.frame.viewer.as_ref().is_some_and(|viewer| viewer.picture.is_some());
    let follows = page.tx.count("select count(*) from visible_follow where kind = 'person'", params! {})? > 0;
    let wrote = page.tx.count("select count(*) from visible_entry where author = :me", params! {})? > 0;
    let steps = [
        (photo, "/settings/profile", say::step_photo(lang)),
        (!page.spaces.is_empty(), "/welcome", say::step_spaces(lang)),
        (follows, "/welcome", say::step_people(lang)),
        (wrote, "/new", say::step_write(lang)),
    ];
    Ok(html! {
        section.panel aria-labelledby="first-steps" {
            h2 id="first-steps" { (say::steps_title(lang)) }
            ol.steps {
                @for (done, href, words) in steps {
                    li data-done[done] {
                        @if done { (small_icon("circle-check")) span { (words) } span.sr { " " (say::step_done(lang)) } }
                        @else { a href=(href) { (words) } }
                    }
                }
            }
            form method="post" action="/welcome/done" {
                (button(Button { label: say::steps_done(lang), tone: Tone::Ghost, small: true, ..Button::default() }))
            }
        }
    })
}

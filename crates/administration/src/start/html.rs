//! The steps as a list.

use kernel::Lang;
use maud::{Markup, html};
use shell::{
    component::{Notice, notice},
    format::number,
    t::admin as say,
};

use super::{ENOUGH, There};

/// A step: whether it is done, where it is done, what it is called, why, and how far it is.
struct Step {
    done: bool,
    href: &'static str,
    what: &'static str,
    why: &'static str,
    far: Option<String>,
}

pub(super) fn steps(lang: Lang, there: &There) -> Markup {
    let reached = there.people + there.invited;
    let step = |done, href, what, why| Step { done, href, what, why, far: None };
    let steps = [
        step(there.named > 0, "/administration", say::start_settings(lang), say::start_settings_why(lang)),
        step(there.terms > 1, "/administration/terms", say::start_terms(lang), say::start_terms_why(lang)),
        step(there.tested > 0, "/administration/mail", say::start_mail(lang), say::start_mail_why(lang)),
        step(there.sites > 0, "/administration/sites", say::start_sites(lang), say::start_sites_why(lang)),
        Step {
            far: (there.spaces > 0).then(|| say::start_spaces_far(lang, there.spaces)),
            ..step(there.spaces >= 3, "/spaces/new", say::start_spaces(lang), say::start_spaces_why(lang))
        },
        Step {
            far: (reached > 1)
                .then(|| say::start_people_far(lang, &number(lang, there.invited), &number(lang, there.people))),
            ..step(
                reached >= ENOUGH || there.loads > 0,
                "/administration/invite",
                say::start_people(lang),
                say::start_people_why(lang),
            )
        },
        step(there.administrators > 1, "/administration/people", say::start_second(lang), say::start_second_why(lang)),
        step(false, "/administration/health", say::start_health(lang), say::start_health_why(lang)),
    ];
    let next = steps.iter().position(|step| !step.done);
    let left = steps.iter().filter(|step| !step.done).count();
    html! {
        @if left <= 1 { (notice(lang, Notice::Success, say::start_ready(lang))) }
        ol.steps.big {
            @for (at, step) in steps.iter().enumerate() {
                li data-done[step.done] aria-current=[(Some(at) == next).then_some("step")] {
                    div {
                        a href=(step.href) { (step.what) }
                        @if step.done { span.sr { " " (shell::t::content::step_done(lang)) } }
                        p.meta { (step.why) @if let Some(far) = &step.far { " " b { (far) } } }
                    }
                }
            }
        }
        p { (say::start_file(lang)) " " a href="/administration/load" { (say::load(lang)) } }
    }
}

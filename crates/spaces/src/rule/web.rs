//! From a request to a rule and back.

use axum::extract::Path;
use kernel::{
    Error, Result,
    audience::{OrganisationRole, policy::Action},
};
use shell::{
    space::{enter, find},
    t,
    web::{Answer, Ask, Page, Posted, Routes},
};

use super::{Condition, add, html, remove, store};
use crate::space::{form::Wrong, web::id};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/spaces/{slug}/rules", rules)
        .post("/spaces/{slug}/rules", set)
        .post("/spaces/{slug}/rules/remove", unset)
}

async fn rules(ask: Ask, Path(slug): Path<String>) -> Answer {
    ask.page(move |page| rules_page(page, &slug, &Typed::default(), None)).await
}

/// What the form held.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) condition: Condition,
    pub(super) required: bool,
}

fn rules_page(page: &mut Page<'_, '_>, slug: &str, typed: &Typed, wrong: Wrong) -> Result<maud::Markup> {
    let space = find(page.tx, slug)?;
    page.tx.viewer().signed_in()?;
    let administers = page.tx.holds(OrganisationRole::Administrator)?;
    if !(space.may(page.tx.viewer().kind(), Action::Own) || administers && space.visibility == "visible") {
        return Err(Error::Forbidden);
    }
    enter(page, &space, t::spaces::rules_tab(page.lang));
    page.frame.indexable = false;
    let rules = store::rules(page.tx, space.id)?;
    let choices = store::choices(page.tx)?;
    Ok(html::rules(page, &space, &html::Shown { rules: &rules, choices: &choices, typed, administers, wrong }))
}

async fn set(Path(slug): Path<String>, posted: Posted) -> Answer {
    let chosen = |name: &str| posted.text(name).parse().ok().filter(|id| *id != 0);
    let condition = Condition { unit: chosen("unit"), site: chosen("site"), skill: chosen("skill") };
    let typed = Typed { condition, required: posted.ticked("required") };
    let (at, sent) = (slug.clone(), typed.clone());
    match posted.write(move |tx| add(tx, id(tx, &at)?, &sent.condition, sent.required)).await {
        Ok(()) => Ok(posted.ask.go(&format!("/spaces/{slug}/rules?done=rule"))),
        Err(failure) => {
            let wrong = Some(failure.invalid()?);
            posted.ask.page(move |page| rules_page(page, &slug, &typed, wrong)).await
        }
    }
}

async fn unset(Path(slug): Path<String>, posted: Posted) -> Answer {
    let (at, rule) = (slug.clone(), posted.text("rule").parse::<i64>().unwrap_or_default());
    posted.write(move |tx| remove(tx, id(tx, &at)?, rule)).await?;
    Ok(posted.ask.go(&format!("/spaces/{slug}/rules?done=rule-removed")))
}

//! From a request to a membership and back.

use axum::extract::{Path, Query};
use kernel::{
    Change, Error, Id, Person, Result, Slice, Space, Writing,
    audience::{Role, policy::Action},
};
use serde::Deserialize;
use shell::{
    frame::Layout,
    space::{enter, find},
    t,
    web::{Answer, Ask, Page, Posted, Routes},
};

use super::{
    change_role,
    html::{self, Door, Shown},
    invitation, join, leave, remove, request,
    store::{self, Narrowed},
};
use crate::space::{
    form::Wrong,
    web::{about_page, id},
};

/// Members of one slice.
const SLICE: usize = 50;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/spaces/{slug}/members", members)
        .post("/spaces/{slug}/members/role", role)
        .post("/spaces/{slug}/members/remove", expel)
        .get("/spaces/{slug}/requests", requests)
        .post("/spaces/{slug}/requests/accept", accept_request)
        .post("/spaces/{slug}/requests/decline", decline_request)
        .post("/spaces/{slug}/invitations", invite)
        .post("/spaces/{slug}/invitations/withdraw", withdraw_invitation)
        .post("/spaces/{slug}/join", enter_space)
        .post("/spaces/{slug}/leave", leave_space)
        .post("/spaces/{slug}/request", ask_to_join)
        .post("/spaces/{slug}/request/withdraw", withdraw_request)
        .post("/spaces/{slug}/invitation/accept", accept_invitation)
        .post("/spaces/{slug}/invitation/decline", decline_invitation)
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    after: String,
}

async fn members(ask: Ask, Path(slug): Path<String>, Query(asked): Query<Asked>) -> Answer {
    ask.page(move |page| members_page(page, &slug, &asked, None)).await
}

fn members_page(page: &mut Page<'_, '_>, slug: &str, asked: &Asked, wrong: Wrong) -> Result<maud::Markup> {
    let space = find(page.tx, slug)?;
    page.tx.viewer().signed_in()?;
    enter(page, &space, &t::spaces::members_title(page.lang, &space.name));
    page.frame.layout = Layout::Wide;
    page.frame.indexable = false;
    let after = match asked.after.parse::<Id<Person>>() {
        Ok(last) => store::member_key(page.tx, space.id, last)?.unwrap_or_default(),
        Err(_) => Default::default(),
    };
    let role = Role::parse(&asked.role).map(|role| role.word().to_owned()).unwrap_or_default();
    let narrowed = Narrowed { pattern: markup::words::pattern(&asked.q), role, after };
    let rows = store::members(page.tx, space.id, &narrowed, SLICE as i64 + 1)?;
    let slice = Slice::cut(rows, SLICE, |row| row.id);
    Ok(html::members(page, &space, &Shown { q: asked.q.trim(), role: &narrowed.role, slice: &slice, wrong }))
}

/// Runs a command about the person whom the form names; what does not hold is said above the members.
async fn about_person<T: Send + 'static>(
    slug: String,
    posted: Posted,
    done: &str,
    command: impl FnOnce(&Writing<'_>, Id<Space>, Id<Person>) -> Result<Change<T>> + Send + 'static,
) -> Answer {
    let (at, person) = (slug.clone(), posted.id::<Person>("person"));
    let written = posted.write(move |tx| {
        let space = id(tx, &at)?;
        command(tx, space, person.ok_or(Error::NotFound)?)
    });
    match written.await {
        Ok(_) => Ok(posted.ask.go(&format!("/spaces/{slug}/{done}"))),
        Err(failure) => {
            let wrong = Some(failure.invalid()?);
            posted.ask.page(move |page| members_page(page, &slug, &Asked::default(), wrong)).await
        }
    }
}

async fn role(Path(slug): Path<String>, posted: Posted) -> Answer {
    let role = Role::parse(posted.text("role"));
    about_person(slug, posted, "members?done=role", move |tx, space, person| {
        let role = role.ok_or(Error::Invalid("role", t::spaces::error_role))?;
        change_role(tx, space, person, role)
    })
    .await
}

async fn expel(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_person(slug, posted, "members?done=member-removed", remove).await
}

async fn accept_request(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_person(slug, posted, "requests?done=decided", request::accept).await
}

async fn decline_request(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_person(slug, posted, "requests?done=decided", request::decline).await
}

async fn withdraw_invitation(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_person(slug, posted, "requests?done=invitation-withdrawn", invitation::withdraw).await
}

async fn requests(ask: Ask, Path(slug): Path<String>) -> Answer {
    ask.page(move |page| requests_page(page, &slug, "", None)).await
}

fn requests_page(page: &mut Page<'_, '_>, slug: &str, people: &str, wrong: Wrong) -> Result<maud::Markup> {
    let space = find(page.tx, slug)?;
    page.tx.viewer().signed_in()?;
    if !space.may(page.tx.viewer().kind(), Action::ManageMembers) {
        return Err(Error::Forbidden);
    }
    enter(page, &space, t::spaces::requests_title(page.lang));
    page.frame.layout = Layout::Wide;
    page.frame.indexable = false;
    let (requests, invitations) = (store::requests(page.tx, space.id)?, store::invitations(page.tx, space.id)?);
    let guests = kernel::Setting::Guests.chosen(page.tx)? == "animators";
    Ok(html::requests(page, &space, &Door { requests: &requests, invitations: &invitations, people, wrong, guests }))
}

async fn invite(Path(slug): Path<String>, posted: Posted) -> Answer {
    let (at, people, role) = (slug.clone(), posted.text("people").to_owned(), Role::parse(posted.text("role")));
    let handles = people.clone();
    match posted.write(move |tx| invitation::invite(tx, id(tx, &at)?, &handles, role)).await {
        Ok(_) => Ok(posted.ask.go(&format!("/spaces/{slug}/requests?done=invited"))),
        Err(failure) => {
            let wrong = Some(failure.invalid()?);
            posted.ask.page(move |page| requests_page(page, &slug, &people, wrong)).await
        }
    }
}

/// Runs a command about the viewer in the space; what does not hold is said above the page about it.
async fn about_me(
    slug: String,
    posted: Posted,
    done: &str,
    command: impl FnOnce(&Writing<'_>, Id<Space>) -> Result<Change<()>> + Send + 'static,
) -> Answer {
    let at = slug.clone();
    match posted.write(move |tx| command(tx, id(tx, &at)?)).await {
        Ok(()) => Ok(posted.ask.go(&done.replace("{slug}", &slug))),
        Err(failure) => {
            let wrong = Some(failure.invalid()?);
            posted.ask.page(move |page| about_page(page, &slug, wrong)).await
        }
    }
}

async fn enter_space(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_me(slug, posted, "/spaces/{slug}?done=joined", join).await
}

/// To the directory: a secret space, or a closed one's content, is gone for whoever left.
async fn leave_space(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_me(slug, posted, "/spaces?done=left", leave).await
}

async fn ask_to_join(Path(slug): Path<String>, posted: Posted) -> Answer {
    let reason = posted.text("reason").to_owned();
    about_me(slug, posted, "/spaces/{slug}/about?done=requested", move |tx, space| request::ask(tx, space, &reason))
        .await
}

async fn withdraw_request(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_me(slug, posted, "/spaces/{slug}/about?done=request-withdrawn", request::withdraw).await
}

async fn accept_invitation(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_me(slug, posted, "/spaces/{slug}?done=joined", invitation::accept).await
}

async fn decline_invitation(Path(slug): Path<String>, posted: Posted) -> Answer {
    about_me(slug, posted, "/spaces?done=invitation-declined", invitation::decline).await
}

//! The routes of profiles.

use axum::extract::Path;
use kernel::{File, Id, Kind, Person, Result, Visible, blob::picture::Crop};
use shell::{
    Heading, Place,
    frame::Layout,
    t::people as say,
    web::{Answer, Ask, OwnSpace, Page, Posted},
};

use super::{
    edit,
    form::{self, Own},
    html::{self, View},
    model::NewProfile,
    own, photo as portraits, store,
};
use crate::{field, follow};

/// `GET /people/{handle}`.
pub(crate) async fn show(ask: Ask, Path(handle): Path<String>) -> Answer {
    ask.page(move |page| {
        let tx = page.tx;
        let who = store::who(tx, &handle)?;
        let id = who.id;
        let me = tx.viewer().person() == Some(id);
        let signed_in = tx.viewer().kind() != Kind::Visitor;
        let view = View {
            said: if who.gone { store::Said::default() } else { store::said(tx, id)? },
            skills: if who.gone { Vec::new() } else { store::skills(tx, id)? },
            manager: match who.manager.filter(|manager| !who.gone && *manager != id.get()) {
                Some(manager) => store::manager(tx, manager)?,
                None => None,
            },
            reports: if who.gone { Vec::new() } else { store::reports(tx, id)? },
            spaces: if me { Vec::new() } else { spaces_in_common(page, id)? },
            following: follow::standing(tx, &handle)?,
            distance: if signed_in { store::distance(tx, id)? } else { store::Distance::default() },
            fields: if who.gone { Vec::new() } else { field::html::facts(page, id)? },
            holiday: if who.gone { None } else { store::day_off(page, &who)? },
            me,
            signed_in,
            who,
        };
        page.title(say::profile_title(page.lang, &view.who.name));
        page.frame.heading = Heading::Own;
        page.frame.layout = Layout::Wide;
        page.frame.current = Some(Place::People);
        Ok(html::profile(page, &view))
    })
    .await
}

/// The spaces where both are members.
fn spaces_in_common(page: &Page<'_, '_>, person: Id<Person>) -> Result<Vec<Visible<OwnSpace>>> {
    let theirs = store::among(page.tx, person, page.spaces.iter().map(|space| space.id.get()).collect())?;
    Ok(page.spaces.iter().filter(|space| theirs.contains(&space.id.get())).cloned().collect())
}

/// `GET /settings/profile`.
pub(crate) async fn form(ask: Ask) -> Answer {
    ask.page(|page| {
        let profile = own(page.tx)?;
        settings(page, &profile, None)
    })
    .await
}

/// `POST /settings/profile`.
pub(crate) async fn save(posted: Posted) -> Answer {
    let text = |name: &str| posted.text(name).to_owned();
    let profile = NewProfile {
        title: text("title"),
        about: text("about"),
        pronouns: text("pronouns"),
        email_shown: text("email_shown"),
        phone: text("phone"),
        languages: text("languages"),
        links: text("links"),
        skills: text("skills"),
    };
    let sent = profile.clone();
    match posted.write(move |tx| edit(tx, &sent)).await {
        Ok(()) => Ok(posted.ask.go("/settings/profile?done=profile")),
        Err(failure) => {
            let error = failure.invalid()?;
            posted.ask.page(move |page| settings(page, &profile, Some(error))).await
        }
    }
}

/// `POST /settings/profile/fields`: the organisation's own fields that a person fills in.
pub(crate) async fn fill(posted: Posted) -> Answer {
    let values = field::web::sent(&posted);
    let filled = posted.write(move |tx| field::fill(tx, tx.viewer().signed_in()?, &values)).await;
    match filled {
        Ok(()) => Ok(posted.ask.go("/settings/profile?done=profile")),
        Err(failure) => {
            let error = failure.invalid()?;
            posted
                .ask
                .page(move |page| {
                    let profile = own(page.tx)?;
                    settings(page, &profile, Some(error))
                })
                .await
        }
    }
}

/// `POST /settings/photo`: the file `photo`, and `x`, `y`, `side` in fractions when it was cut by hand.
pub(crate) async fn photo(mut posted: Posted) -> Answer {
    // Who may not keep a picture shall not have one made.
    posted.ask.read(|tx| tx.viewer().signed_in()).await?;
    let crop = crop(&posted);
    let at = posted.files.iter().position(|file| file.field == "photo");
    let bytes = at.map(|at| posted.files.swap_remove(at).bytes).unwrap_or_default();
    let blobs = posted.ask.app.store().blobs().clone();
    let made = posted.ask.app.workshop().run(move || portraits::portrait(&blobs, &bytes, crop)).await;
    let made = match made {
        Ok(portrait) => posted.write(move |tx| portraits::set_photo(tx, &portrait)).await,
        Err(error) => Err(posted.ask.failure(error)),
    };
    match made {
        Ok(_) => Ok(posted.ask.go("/settings/profile?done=photo")),
        Err(failure) => {
            let error = failure.invalid()?;
            posted
                .ask
                .page(move |page| {
                    let profile = own(page.tx)?;
                    settings(page, &profile, Some(error))
                })
                .await
        }
    }
}

/// `POST /settings/photo/remove`.
pub(crate) async fn photo_removed(posted: Posted) -> Answer {
    posted.write(portraits::remove_photo).await?;
    Ok(posted.ask.go("/settings/profile?done=photo-removed"))
}

fn crop(posted: &Posted) -> Option<Crop> {
    let fraction = |name: &str| posted.text(name).parse::<f64>().ok().filter(|value| value.is_finite());
    Some(Crop { x: fraction("x")?, y: fraction("y")?, side: fraction("side")? })
}

fn settings(
    page: &mut Page<'_, '_>,
    profile: &NewProfile,
    error: Option<(&'static str, kernel::Say)>,
) -> Result<maud::Markup> {
    page.tx.viewer().signed_in()?;
    let photo = page
        .tx
        .one::<Option<Id<File>>>("select photo from visible_person where id = :me", &[])
        .map(Visible::into_inner)?;
    page.title(say::profile_edit_title(page.lang));
    page.frame.heading = Heading::Own;
    page.frame.current = Some(Place::Settings);
    let person = page.frame.viewer.clone().unwrap_or_default();
    let fields = field::html::own(page)?;
    let max_upload = page.ask.app.settings().max_upload;
    let own = Own { profile, photo, error, person: &person, max_upload, fields: &fields };
    Ok(form::page(page.lang, &own))
}

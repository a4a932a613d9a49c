//! The routes of profiles.

use axum::extract::Path;
use kernel::{Asked, File, Id, Kind, Person, Result, Visible, blob::picture::Crop};
use shell::{
    Heading, Place,
    frame::Layout,
    t::people as say,
    web::{Answer, Ask, OwnSpace, Page, Posted},
};

use super::{
    edit,
    form::{self, Own},
    html::{self, About, View},
    model::NewProfile,
    own, photo as portraits,
    store::{self, Distance, Said, Skill, Today, Who},
};
use crate::{
    field::{self, store::Field},
    follow::{self, Target},
    person::Brief,
};

/// `GET /people/{handle}`.
pub(crate) async fn show(ask: Ask, Path(handle): Path<String>) -> Answer {
    ask.page(move |page| {
        let tx = page.tx;
        let who = store::who(tx, &handle)?;
        let id = who.id;
        let me = tx.viewer().person() == Some(id);
        let signed_in = tx.viewer().kind() != Kind::Visitor;
        // All of it is asked for before any of it is read.
        let spaces = (signed_in && !me).then(|| store::in_common(tx, id)).transpose()?;
        let about = if who.gone { None } else { Some(Questions::ask(page, &who)?) };
        let target =
            Target { id, kind: who.kind.clone(), active: !who.gone, hidden: who.hidden, followed: who.followed };
        let view = View {
            spaces: spaces.map(|asked| spaces_in_common(page, asked)).transpose()?.unwrap_or_default(),
            about: about.map(|about| about.read(page, id)).transpose()?.unwrap_or_default(),
            following: follow::standing(tx, &target),
            distance: if who.hidden { store::distance(tx, id)? } else { Distance::default() },
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

/// What is asked about somebody who is still here.
struct Questions<'t> {
    said: Asked<'t, Said>,
    skills: Asked<'t, Skill>,
    manager: Option<Asked<'t, Brief>>,
    reports: Asked<'t, Brief>,
    fields: Option<Asked<'t, Field>>,
    today: Option<Today<'t>>,
}

impl<'t> Questions<'t> {
    fn ask(page: &Page<'t, '_>, who: &Who) -> Result<Self> {
        let (tx, id) = (page.tx, who.id);
        let manager = who.manager.filter(|manager| *manager != id.get());
        Ok(Self {
            said: store::said(tx, id)?,
            skills: store::skills(tx, id)?,
            manager: manager.map(|manager| store::manager(tx, manager)).transpose()?,
            reports: store::reports(tx, id)?,
            fields: who.asks_more.then(|| field::store::ask_fields(tx)).transpose()?,
            today: Today::ask(page, who)?,
        })
    }

    fn read(self, page: &Page<'_, '_>, person: Id<Person>) -> Result<About> {
        Ok(About {
            said: self.said.find()?.map(Visible::into_inner).unwrap_or_default(),
            skills: self.skills.all()?,
            manager: self.manager.map(Asked::find).transpose()?.flatten(),
            reports: self.reports.all()?,
            fields: self
                .fields
                .map(|asked| field::html::facts_of(page, person, asked))
                .transpose()?
                .unwrap_or_default(),
            day_off: self.today.map(|today| today.off(page.lang)).transpose()?.flatten(),
        })
    }
}

/// The spaces where both are members.
fn spaces_in_common(page: &Page<'_, '_>, asked: Asked<'_, i64>) -> Result<Vec<Visible<OwnSpace>>> {
    let theirs = asked.all()?;
    Ok(page.spaces.iter().filter(|space| theirs.iter().any(|id| **id == space.id.get())).cloned().collect())
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

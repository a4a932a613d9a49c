//! From a request to a space and back.

use axum::extract::Path;
use kernel::{Error, Id, Reading, Result, Space, audience::policy::Action, blob::picture};
use shell::{
    Heading, Place,
    space::{enter, find},
    t,
    web::{Answer, Ask, Failure, Page, Posted, Routes, Upload},
};

use super::{
    Cover, NewSpace, archive, create_space,
    form::{self, Typed, Wrong},
    html, set_cover, update,
};

/// The largest side of a cover, in pixels.
const COVER_SIDE: u32 = 1920;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/spaces/new", new)
        .post("/spaces", create)
        .get("/spaces/{slug}/about", about)
        .get("/spaces/{slug}/settings", settings)
        .post("/spaces/{slug}/settings", save)
        .post("/spaces/{slug}/cover", cover)
        .post("/spaces/{slug}/archive", close)
        .post("/spaces/{slug}/unarchive", reopen)
}

/// The id of the space at an address, for a command, which checks the rest.
pub(crate) fn id(tx: &Reading<'_>, slug: &str) -> Result<Id<Space>> {
    Ok(find(tx, slug)?.id)
}

fn new_page(
    page: &mut Page<'_, '_>,
    typed: Option<Typed>,
    nonce: Option<String>,
    wrong: Wrong,
) -> Result<maud::Markup> {
    page.tx.viewer().signed_in()?;
    if !super::may_found(page.tx)? {
        return Err(Error::Forbidden);
    }
    page.title(t::spaces::create_title(page.lang));
    page.frame.current = Some(Place::Spaces);
    page.frame.heading = Heading::Own;
    let nonce = nonce.unwrap_or_else(|| page.ask.app.store().chance().secret());
    let typed = typed.unwrap_or_else(|| Typed::new(page.lang));
    html::new(page, &typed, &nonce, wrong)
}

async fn new(ask: Ask) -> Answer {
    ask.page(|page| new_page(page, None, None, None)).await
}

async fn create(posted: Posted) -> Answer {
    let (typed, nonce) = (Typed::sent(&posted), posted.text("nonce").to_owned());
    let space = NewSpace { slug: None, details: typed.details(), word: posted.word([]) };
    match posted.write(move |tx| create_space(tx, space)).await {
        Ok(space) => {
            let slug = posted.ask.read(move |tx| Ok(shell::space::by_id(tx, space)?.slug.clone())).await?;
            Ok(posted.ask.go(&format!("/spaces/{slug}?done=created")))
        }
        Err(failure) => {
            let wrong = Some(failure.invalid()?);
            posted.ask.page(move |page| new_page(page, Some(typed), Some(nonce), wrong)).await
        }
    }
}

async fn about(ask: Ask, Path(slug): Path<String>) -> Answer {
    ask.page(move |page| about_page(page, &slug, None)).await
}

/// The page about a space, with what went wrong if a form of its head came back.
pub(crate) fn about_page(page: &mut Page<'_, '_>, slug: &str, wrong: Wrong) -> Result<maud::Markup> {
    let space = find(page.tx, slug)?;
    enter(page, &space, &t::spaces::about_title(page.lang, &space.name));
    let lang = page.lang;
    let about = html::about(page, &space)?;
    Ok(maud::html! {
        @if let Some((field, words)) = wrong { (shell::component::error_summary(lang, &[(field, words(lang))])) }
        (about)
    })
}

async fn settings(ask: Ask, Path(slug): Path<String>) -> Answer {
    ask.page(move |page| settings_page(page, &slug, None, None)).await
}

fn settings_page(page: &mut Page<'_, '_>, slug: &str, typed: Option<Typed>, wrong: Wrong) -> Result<maud::Markup> {
    let space = find(page.tx, slug)?;
    page.tx.viewer().signed_in()?;
    if !space.may(page.tx.viewer().kind(), Action::Configure) {
        return Err(Error::Forbidden);
    }
    enter(page, &space, &t::spaces::edit_title(page.lang, &space.name));
    let typed = match typed {
        Some(typed) => typed,
        None => Typed::stored(page.tx, &space)?,
    };
    html::settings(page, &space, &typed, wrong)
}

async fn save(Path(slug): Path<String>, posted: Posted) -> Answer {
    let (typed, confirmed) = (Typed::sent(&posted), form::confirmed(&posted));
    let (details, at) = (typed.details(), slug.clone());
    let changed = posted.write(move |tx| {
        let space = id(tx, &at)?;
        let done = update(tx, space, details, confirmed)?;
        // One that became secret has another address now.
        let slug = shell::space::by_id(tx, space)?.slug.clone();
        Ok(done.map(|()| slug))
    });
    match changed.await {
        Ok(slug) => Ok(posted.ask.go(&format!("/spaces/{slug}/about?done=space-saved"))),
        Err(failure) => {
            let wrong = Some(failure.invalid()?);
            posted.ask.page(move |page| settings_page(page, &slug, Some(typed), wrong)).await
        }
    }
}

async fn cover(Path(slug): Path<String>, mut posted: Posted) -> Answer {
    let upload = posted.files.drain(..).find(|upload| upload.field == "cover");
    let written = match read_cover(&slug, &posted, upload).await {
        Ok(cover) => {
            let at = slug.clone();
            posted.write(move |tx| set_cover(tx, id(tx, &at)?, cover.as_ref())).await
        }
        Err(failure) => Err(failure),
    };
    match written {
        Ok(()) => Ok(posted.ask.go(&format!("/spaces/{slug}/settings?done=cover"))),
        Err(failure) => {
            let wrong = Some(failure.invalid()?);
            posted.ask.page(move |page| settings_page(page, &slug, None, wrong)).await
        }
    }
}

/// The picture that was sent, encoded anew; decoding is slow, and only done for somebody who may change the cover.
async fn read_cover(
    slug: &str,
    posted: &Posted,
    upload: Option<Upload>,
) -> std::result::Result<Option<Cover>, Failure> {
    let ask = &posted.ask;
    let at = slug.to_owned();
    let may = move |tx: &Reading<'_>| {
        tx.viewer().signed_in()?;
        if find(tx, &at)?.may(tx.viewer().kind(), Action::Configure) { Ok(()) } else { Err(Error::Forbidden) }
    };
    ask.read(may).await?;
    let Some(upload) = upload else {
        let missing = || ask.failure(Error::Invalid("cover", t::common::field_required));
        return if posted.ticked("remove") { Ok(None) } else { Err(missing()) };
    };
    let blobs = ask.app.store().blobs().clone();
    let made = ask.app.workshop().run(move || prepare(&blobs, &upload.bytes)).await;
    made.map(Some).map_err(|error| ask.failure(error))
}

fn prepare(blobs: &kernel::blob::Blobs, bytes: &[u8]) -> Result<Cover> {
    let unreadable = || Error::Invalid("cover", t::common::field_image);
    if !picture::is_picture(bytes) {
        return Err(unreadable());
    }
    let encoded = picture::encode(bytes, COVER_SIDE).map_err(|error| shell::web::not_shown("cover", error))?;
    Ok(Cover {
        digest: blobs.put(&encoded.bytes)?,
        media_type: encoded.media_type,
        size: i64::try_from(encoded.bytes.len()).unwrap_or(i64::MAX),
        width: encoded.width.into(),
        height: encoded.height.into(),
    })
}

async fn close(Path(slug): Path<String>, posted: Posted) -> Answer {
    let at = slug.clone();
    posted.write(move |tx| archive(tx, id(tx, &at)?, true)).await?;
    Ok(posted.ask.go(&format!("/spaces/{slug}/settings?done=archived")))
}

async fn reopen(Path(slug): Path<String>, posted: Posted) -> Answer {
    let at = slug.clone();
    posted.write(move |tx| archive(tx, id(tx, &at)?, false)).await?;
    Ok(posted.ask.go(&format!("/spaces/{slug}/settings?done=unarchived")))
}

//! The organisation's logo.

use http::StatusCode;
use kernel::{
    Activity, Change, Error, File, Id, Result, Verb, Writing,
    audit::{Act, Line},
    blob::{Blobs, picture},
    params,
};
use shell::{
    administration::Section,
    t::{admin as say, common},
    web::{Answer, Failure, Posted, with_status},
};

use super::web::render;

/// The largest side of a logo, in pixels.
const SIDE: u32 = 512;

/// A logo that was sent, encoded anew.
pub(super) struct Logo {
    digest: String,
    media_type: &'static str,
    size: i64,
    width: i64,
    height: i64,
}

fn prepare(blobs: &Blobs, bytes: &[u8]) -> Result<Logo> {
    let unreadable = || Error::Invalid("logo", common::field_image);
    if !picture::is_picture(bytes) {
        return Err(unreadable());
    }
    let encoded = picture::encode(bytes, SIDE).map_err(|error| shell::web::not_shown("logo", error))?;
    Ok(Logo {
        digest: blobs.put(&encoded.bytes)?,
        media_type: encoded.media_type,
        size: i64::try_from(encoded.bytes.len()).unwrap_or(i64::MAX),
        width: encoded.width.into(),
        height: encoded.height.into(),
    })
}

fn set(tx: &Writing<'_>, logo: Option<&Logo>) -> Result<Change<()>> {
    tx.demand(Section::Settings.roles())?;
    tx.execute(
        "update file set deleted_at = :now where organisation = :organisation and host = 'organisation' and deleted_at is null",
        &[],
    )?;
    let file: Option<Id<File>> = logo.map(|_| tx.mint());
    if let (Some(file), Some(logo)) = (file, logo) {
        tx.execute(
            "insert into file(organisation, id, owner, name, media_type, size, width, height, digest, host, object, created_at) \
             values (:organisation, :file, :me, 'logo', :media_type, :size, :width, :height, :digest, 'organisation', :organisation, :now)",
            params! {
                file, media_type = logo.media_type, size = logo.size, width = logo.width, height = logo.height,
                digest = logo.digest.as_str(),
            },
        )?;
    }
    tx.execute("update organisation set logo = :file where id = :organisation", params! { file })?;
    let after = if logo.is_some() { say::logo_changed(kernel::Lang::En) } else { "" };
    tx.audit(&Line::new(Act::Setting).on("logo").change("", after))?;
    Ok(Change::one((), Activity::new(Verb::Update, tx.viewer().organisation())))
}

/// `POST /administration/logo`: the file `logo`, or `remove`.
pub(crate) async fn save(mut posted: Posted) -> Answer {
    posted.ask.read(|tx| tx.demand(Section::Settings.roles())).await?;
    let upload = posted.files.drain(..).find(|upload| upload.field == "logo");
    let made = match upload {
        Some(upload) => {
            let blobs = posted.ask.app.store().blobs().clone();
            posted.ask.app.workshop().run(move || prepare(&blobs, &upload.bytes)).await.map(Some)
        }
        None if posted.ticked("remove") => Ok(None),
        None => Err(Error::Invalid("logo", common::field_required)),
    };
    let done = match made {
        Ok(logo) => posted.write(move |tx| set(tx, logo.as_ref())).await,
        Err(error) => Err(posted.ask.failure(error)),
    };
    match done.map_err(Failure::invalid) {
        Ok(()) => {
            posted.ask.app.refresh_hosts().await.map_err(|error| posted.ask.failure(error))?;
            Ok(posted.ask.go("/administration?done=logo"))
        }
        Err(failure) => {
            let (field, words) = failure?;
            let wrong = Some((field, words(posted.ask.lang)));
            Ok(with_status(
                render(&posted.ask, String::new(), Vec::new(), wrong).await?,
                StatusCode::UNPROCESSABLE_ENTITY,
            ))
        }
    }
}

//! The picture of a person: a square, made from what they sent, which itself is not kept.

use kernel::{
    Activity, Change, Error, Facts, File, Id, Result, Verb, Writing,
    blob::{
        Blobs,
        picture::{self, Crop},
    },
    params,
};
use shell::t::common;

/// The side of a stored picture, in pixels.
const SIDE: u32 = 512;

/// A picture whose bytes are stored, about to become somebody's.
#[derive(Debug, Clone)]
pub struct Portrait {
    media_type: &'static str,
    size: i64,
    digest: String,
}

/// Judges bytes by their content, cuts the square out and stores it; slow, and therefore outside every transaction.
///
/// # Errors
/// [`Error::Invalid`] for what is no picture; [`Error::TooLarge`] beyond the bounds of decoding.
pub fn portrait(blobs: &Blobs, bytes: &[u8], crop: Option<Crop>) -> Result<Portrait> {
    let unreadable = || Error::Invalid("photo", common::field_image);
    if !picture::is_picture(bytes) {
        return Err(unreadable());
    }
    let square = picture::square(bytes, crop, SIDE).map_err(|error| shell::web::not_shown("photo", error))?;
    let digest = blobs.put(&square.bytes)?;
    Ok(Portrait { media_type: square.media_type, size: i64::try_from(square.bytes.len()).unwrap_or(i64::MAX), digest })
}

/// Makes a stored picture the viewer's own; the one before goes.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub fn set_photo(tx: &Writing<'_>, portrait: &Portrait) -> Result<Change<Id<File>>> {
    let me = tx.viewer().signed_in()?;
    retire(tx)?;
    let file = tx.mint();
    let name = if portrait.media_type == "image/png" { "photo.png" } else { "photo.jpg" };
    tx.execute(
        "insert into file(organisation, id, owner, name, media_type, size, width, height, digest, host, object, created_at) \
         values (:organisation, :file, :me, :name, :media_type, :size, :side, :side, :digest, 'person', :me, :now)",
        params! { file, name, media_type = portrait.media_type, size = portrait.size, side = i64::from(SIDE), digest = portrait.digest.as_str() },
    )?;
    tx.execute("update person set photo = :file where organisation = :organisation and id = :me", params! { file })?;
    Ok(Change::one(
        file,
        Activity::new(Verb::Update, me).facts(Facts { fields: vec!["photo".into()], ..Facts::default() }),
    ))
}

/// Takes the viewer's picture away.
///
/// # Errors
/// [`Error::SignIn`] for a visitor.
pub fn remove_photo(tx: &Writing<'_>) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    if retire(tx)? == 0 {
        return Ok(Change::Unchanged(()));
    }
    tx.execute("update person set photo = null where organisation = :organisation and id = :me", &[])?;
    Ok(Change::one(
        (),
        Activity::new(Verb::Update, me).facts(Facts { fields: vec!["photo".into()], ..Facts::default() }),
    ))
}

fn retire(tx: &Writing<'_>) -> Result<u64> {
    tx.execute(
        "update file set deleted_at = :now where organisation = :organisation and host = 'person' and object = :me and deleted_at is null",
        &[],
    )
}

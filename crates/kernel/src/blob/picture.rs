//! Pictures: decoded within bounds, turned upright, cropped, and encoded anew, so that nothing of the original file but its image survives.

use std::io::Cursor;

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder};

use crate::{Error, Result};

/// The greatest width or height that is decoded.
const MAX_SIDE: u32 = 12_000;
/// The most memory that decoding may take, in bytes.
const MAX_ALLOC: u64 = 256 * 1024 * 1024;

/// A picture encoded anew.
#[derive(Debug, Clone)]
pub struct Encoded {
    /// The file's bytes, without metadata.
    pub bytes: Vec<u8>,
    /// `image/jpeg` or `image/png`.
    pub media_type: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// A square of a picture, in fractions of its smaller side.
#[derive(Debug, Clone, Copy)]
pub struct Crop {
    /// From the left, 0 to 1.
    pub x: f64,
    /// From the top, 0 to 1.
    pub y: f64,
    /// The side, 0 to 1.
    pub side: f64,
}

/// Whether these bytes are a picture that can be shown, judged by content and never by name.
#[must_use]
pub fn is_picture(bytes: &[u8]) -> bool {
    matches!(
        image::guess_format(bytes),
        Ok(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Gif | ImageFormat::WebP)
    )
}

/// Whether encoded bytes are a PNG.
#[must_use]
pub fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
}

/// How many pixels a picture says that it has, by its head alone; none for what is no picture.
#[must_use]
pub fn pixels(bytes: &[u8]) -> u64 {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    size.map_or(0, |(width, height)| u64::from(width) * u64::from(height))
}

/// Decodes and encodes anew, no wider or higher than `max_side`.
///
/// # Errors
/// [`Error::TooLarge`] beyond the bounds, [`Error::NotFound`] never; [`Error::Internal`] when the bytes are not a picture.
pub fn encode(bytes: &[u8], max_side: u32) -> Result<Encoded> {
    let picture = decode(bytes)?;
    let (width, height) = fit(picture.width(), picture.height(), max_side);
    finish(resize(picture, width, height)?)
}

/// A square portrait of `side` pixels, from `crop` or from the middle.
///
/// # Errors
/// As [`encode`].
pub fn square(bytes: &[u8], crop: Option<Crop>, side: u32) -> Result<Encoded> {
    let picture = decode(bytes)?;
    let small = picture.width().min(picture.height());
    let (x, y, length) = match crop {
        None => ((picture.width() - small) / 2, (picture.height() - small) / 2, small),
        Some(crop) => {
            let length = scaled(small, crop.side).clamp(1, small);
            let x = scaled(picture.width(), crop.x).min(picture.width() - length);
            let y = scaled(picture.height(), crop.y).min(picture.height() - length);
            (x, y, length)
        }
    };
    finish(resize(picture.crop_imm(x, y, length, length), side, side)?)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped between 0 and a picture's side")]
fn scaled(length: u32, fraction: f64) -> u32 {
    (f64::from(length) * fraction.clamp(0.0, 1.0)) as u32
}

fn fit(width: u32, height: u32, max_side: u32) -> (u32, u32) {
    let largest = width.max(height).max(1);
    if largest <= max_side {
        return (width, height);
    }
    let scale = |side: u32| {
        u32::try_from(u64::from(side) * u64::from(max_side) / u64::from(largest)).unwrap_or(max_side).max(1)
    };
    (scale(width), scale(height))
}

fn decode(bytes: &[u8]) -> Result<DynamicImage> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|e| Error::Internal(e.to_string()))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    reader.limits(limits);
    let refused = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => Error::TooLarge,
        other => Error::Internal(format!("not a picture: {other}")),
    };
    let mut decoder = reader.into_decoder().map_err(refused)?;
    // The decoder's own limits are about what it needs besides the picture.
    if decoder.total_bytes() > MAX_ALLOC {
        return Err(Error::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn resize(picture: DynamicImage, width: u32, height: u32) -> Result<DynamicImage> {
    let source = if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    };
    if (source.width(), source.height()) == (width, height) {
        return Ok(source);
    }
    let mut target = DynamicImage::new(width, height, source.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(&source, &mut target, &options).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(target)
}

fn finish(picture: DynamicImage) -> Result<Encoded> {
    let mut bytes = Vec::new();
    let (width, height) = (picture.width(), picture.height());
    let failed = |error: image::ImageError| Error::Internal(error.to_string());
    let media_type = if picture.color().has_alpha() {
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(failed)?;
        "image/png"
    } else {
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 85)).map_err(failed)?;
        "image/jpeg"
    };
    Ok(Encoded { bytes, media_type, width, height })
}

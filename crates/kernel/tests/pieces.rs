//! The small pieces: ids, slices, secrets, languages, and pictures encoded anew.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests: what is not as it should be ends the test")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use kernel::{
    Chance, Entry, Error, Id, Lang, Mint, Slice,
    blob::picture::{Crop, Encoded, encode, is_picture, square},
    chance::digest,
    id::{self, EPOCH_MS},
};

#[test]
fn an_id_is_text_outside_and_a_number_inside() {
    let id = Id::<Entry>::new(9_007_199_254_740_991);
    assert_eq!(serde_json::to_string(&id).unwrap(), "\"9007199254740991\"");
    assert_eq!(serde_json::from_str::<Id<Entry>>("\"9007199254740991\"").unwrap(), id);
    assert!(serde_json::from_str::<Id<Entry>>("9007199254740991").is_err(), "a browser would round it");
    assert_eq!("42".parse::<Id<Entry>>().unwrap().get(), 42);
    assert!("4 2".parse::<Id<Entry>>().is_err());
}

#[test]
fn an_id_tells_when_and_stays_in_its_own_millisecond() {
    let now = 1_780_000_000_123;
    assert_eq!(Id::<Entry>::new(id::at(now, 7)).minted_ms(), now);
    assert_eq!(Id::<Entry>::new(id::at(now, i64::MAX)).minted_ms(), now, "too many in one millisecond");
    assert!(id::at(now, -5) == id::at(now, 0) && id::at(now, i64::MAX) < id::at(now + 1, 0));
    assert_eq!(id::at(EPOCH_MS - 1, 3), 3, "before the ids' time");
}

#[test]
fn a_mint_begins_above_what_is_stored() {
    let stored = id::at(1_900_000_000_000, 0);
    let mint = Mint::above(stored, Chance::seeded([1; 32]));
    assert_eq!(mint.next::<Entry>(1_800_000_000_000).get(), stored + 1);
    let later = mint.next::<Entry>(1_900_000_000_001);
    assert_eq!(later.get(), id::at(1_900_000_000_001, 0));
}

#[test]
fn ids_of_many_threads_are_never_the_same() {
    let mint = Mint::above(0, Chance::seeded([1; 32]));
    let mut all: Vec<i64> = std::thread::scope(|scope| {
        let some = || (0..2000).map(|_| mint.next::<Entry>(1_780_000_000_000).get()).collect::<Vec<_>>();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(some)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 8000);
}

#[test]
fn a_slice_says_where_the_next_begins_only_when_there_is_one() {
    let cut = |items: &[i64], limit| {
        let slice = Slice::cut(items.to_vec(), limit, |item| *item);
        (slice.items, slice.next)
    };
    assert_eq!(cut(&[9, 8, 7], 2), (vec![9, 8], Some(8)));
    assert_eq!(cut(&[9, 8], 2), (vec![9, 8], None));
    assert_eq!(cut(&[9], 2), (vec![9], None));
    assert_eq!(cut(&[], 2), (vec![], None));
    assert_eq!(cut(&[9], 0), (vec![], None), "nothing to go on from");
}

#[test]
fn a_secret_is_long_fit_for_an_address_and_never_the_same() {
    let chance = Chance::seeded([3; 32]);
    let secrets: Vec<String> = (0..200).map(|_| chance.secret()).collect();
    for secret in &secrets {
        assert_eq!(secret.len(), 43, "{secret}");
        assert!(secret.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{secret}");
    }
    let mut different = secrets.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), secrets.len());
    assert_eq!(Chance::seeded([3; 32]).secret(), secrets[0], "a test's own");
    assert_ne!(Chance::seeded([4; 32]).secret(), secrets[0]);
    assert_ne!(Chance::system().unwrap().secret(), Chance::system().unwrap().secret());
    let copy = chance.clone();
    assert_ne!(copy.secret(), chance.secret(), "a copy draws from the same stream");
}

#[test]
fn what_is_stored_of_a_secret_is_its_sha_256() {
    let hex: String = digest("abc").iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "FIPS 180-4");
}

#[test]
fn a_language_is_known_by_its_tag_whatever_follows() {
    for tag in ["fr", "FR", "fr-CA", "fr_FR", " fr "] {
        assert_eq!(Lang::parse(tag), Some(Lang::Fr), "{tag}");
    }
    assert_eq!(Lang::parse("en-GB"), Some(Lang::En));
    for tag in ["", "de", "fra", "frz-FR", "-fr", "*"] {
        assert_eq!(Lang::parse(tag), None, "{tag}");
    }
    assert_eq!(Lang::negotiate("de-DE, en-GB;q=0.8, fr;q=0.5"), Some(Lang::En));
    assert_eq!(Lang::negotiate("de, es;q=0.5, *;q=0.1"), None);
    assert_eq!(Lang::negotiate(""), None);
    assert!(Lang::ALL.into_iter().all(|lang| Lang::parse(lang.tag()) == Some(lang)));
}

const RED: [u8; 3] = [220, 20, 20];
const GREEN: [u8; 3] = [20, 200, 20];
const BLUE: [u8; 3] = [20, 20, 220];
const WHITE: [u8; 3] = [240, 240, 240];

/// Four quarters: red and green above blue and white.
fn quarters(width: u32, height: u32) -> DynamicImage {
    let colour = |x, y| match (x < width / 2, y < height / 2) {
        (true, true) => RED,
        (false, true) => GREEN,
        (true, false) => BLUE,
        (false, false) => WHITE,
    };
    RgbImage::from_fn(width, height, |x, y| Rgb(colour(x, y))).into()
}

fn bytes_of(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A JPEG as a telephone writes it: with the way it was held, and where that was (Exif 2.32, 4.6).
fn photograph(orientation: u16) -> Vec<u8> {
    let place = b"48.8566N 2.3522E, at home\0";
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x0e, 0x01, 2, 0]); // ImageDescription, text
    exif.extend(u32::try_from(place.len()).unwrap().to_le_bytes());
    exif.extend(38_u32.to_le_bytes());
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0]); // Orientation, one short
    exif.extend(orientation.to_le_bytes());
    exif.extend([0; 6]);
    exif.extend(place);
    let plain = bytes_of(&quarters(64, 32), ImageFormat::Jpeg);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// The colours of the four quarters, in reading order.
fn colours(encoded: &Encoded) -> [[u8; 3]; 4] {
    let picture = image::load_from_memory(&encoded.bytes).unwrap().to_rgb8();
    let (w, h) = picture.dimensions();
    assert_eq!((w, h), (encoded.width, encoded.height));
    let near = |x: u32, y: u32| {
        let found = picture.get_pixel(x, y).0;
        let far = |colour: &[u8; 3]| colour.iter().zip(found).map(|(a, b)| u32::from(a.abs_diff(b))).sum::<u32>();
        [RED, GREEN, BLUE, WHITE].into_iter().min_by_key(far).unwrap()
    };
    [near(w / 4, h / 4), near(w * 3 / 4, h / 4), near(w / 4, h * 3 / 4), near(w * 3 / 4, h * 3 / 4)]
}

#[test]
fn a_photograph_stands_upright_and_does_not_say_where_it_was_taken() {
    let ways = [
        (1, (64, 32), [RED, GREEN, BLUE, WHITE]),
        (2, (64, 32), [GREEN, RED, WHITE, BLUE]),
        (3, (64, 32), [WHITE, BLUE, GREEN, RED]),
        (4, (64, 32), [BLUE, WHITE, RED, GREEN]),
        (5, (32, 64), [RED, BLUE, GREEN, WHITE]),
        (6, (32, 64), [BLUE, RED, WHITE, GREEN]),
        (7, (32, 64), [WHITE, GREEN, BLUE, RED]),
        (8, (32, 64), [GREEN, WHITE, RED, BLUE]),
    ];
    for (orientation, size, upright) in ways {
        let original = photograph(orientation);
        assert!(contains(&original, b"Exif") && contains(&original, b"at home"));
        let encoded = encode(&original, 1000).unwrap();
        assert_eq!((encoded.width, encoded.height), size, "{orientation}");
        assert_eq!(colours(&encoded), upright, "{orientation}");
        let portrait = square(&original, None, 16).unwrap();
        for made in [&encoded.bytes, &portrait.bytes] {
            assert!(
                !contains(made, b"Exif") && !contains(made, b"at home") && !contains(made, b"48.8566"),
                "{orientation}"
            );
        }
    }
    assert_eq!(encode(&photograph(99), 1000).unwrap().width, 64, "a way that there is not");
}

#[test]
fn nothing_but_the_image_survives() {
    let script = b"<script>alert(1)</script>";
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        let bytes = [&bytes_of(&quarters(32, 32), format), script.as_slice()].concat();
        let encoded = encode(&bytes, 1000).unwrap();
        assert!(!contains(&encoded.bytes, b"script"), "{format:?}");
        assert!(matches!(encoded.media_type, "image/png" | "image/jpeg"));
    }
    let text = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    assert!(!is_picture(text) && encode(text, 100).is_err() && encode(b"", 100).is_err());
    let cut = bytes_of(&quarters(64, 64), ImageFormat::Png);
    assert!(encode(&cut[..cut.len() / 2], 100).is_err());
}

/// A check value of PNG (ISO 3309), so that a decoder believes the header.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

/// A small PNG that says it is large.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = bytes_of(&quarters(8, 8), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let check = crc(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&check);
    bytes
}

fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = bytes_of(&quarters(8, 8), ImageFormat::Jpeg);
    let frame = bytes.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

fn gif_of(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = bytes_of(&quarters(8, 8), ImageFormat::Gif);
    bytes[6..8].copy_from_slice(&width.to_le_bytes());
    bytes[8..10].copy_from_slice(&height.to_le_bytes());
    bytes
}

#[test]
fn what_would_fill_the_memory_is_refused_by_its_header() {
    assert!(encode(&png_of(8, 8), 100).is_ok(), "the test's own header is believed");
    let bombs = [
        ("png", png_of(60_000, 60_000)),
        ("png, as large as a side may be", png_of(12_000, 12_000)),
        ("png, wide", png_of(60_000, 1)),
        ("jpeg", jpeg_of(60_000, 60_000)),
        ("gif", gif_of(60_000, 60_000)),
    ];
    for (what, bomb) in bombs {
        let refused = encode(&bomb, 100);
        assert!(matches!(refused, Err(Error::TooLarge)), "{what}: {:?}", refused.map(|made| (made.width, made.height)));
        assert!(matches!(square(&bomb, None, 100), Err(Error::TooLarge)), "{what}");
    }
}

#[test]
fn a_picture_is_made_smaller_and_never_larger() {
    let size = |width, height, most| {
        let made = encode(&bytes_of(&quarters(width, height), ImageFormat::Png), most).unwrap();
        (made.width, made.height)
    };
    assert_eq!(size(64, 32, 100), (64, 32));
    assert_eq!(size(64, 32, 16), (16, 8));
    assert_eq!(size(32, 64, 16), (8, 16));
    assert_eq!(size(300, 1, 10), (10, 1), "never without height");
    assert_eq!(size(1, 1, 10), (1, 1));
}

#[test]
fn what_is_transparent_stays_so() {
    let clear = DynamicImage::new_rgba8(8, 8);
    let made = encode(&bytes_of(&clear, ImageFormat::Png), 4).unwrap();
    assert_eq!(made.media_type, "image/png");
    assert_eq!(image::load_from_memory(&made.bytes).unwrap().to_rgba8().get_pixel(1, 1).0[3], 0);
    assert_eq!(encode(&bytes_of(&quarters(8, 8), ImageFormat::Png), 8).unwrap().media_type, "image/jpeg");
}

#[test]
fn a_crop_stays_inside_the_picture_whatever_was_asked() {
    let bytes = bytes_of(&quarters(64, 64), ImageFormat::Png);
    let corner = |x, y, side| square(&bytes, Some(Crop { x, y, side }), 16).unwrap();
    assert_eq!(colours(&corner(0.0, 0.0, 0.5)), [RED; 4]);
    assert_eq!(colours(&corner(0.5, 0.0, 0.5)), [GREEN; 4]);
    assert_eq!(colours(&corner(0.5, 0.5, 0.5)), [WHITE; 4]);
    assert_eq!(colours(&corner(9.0, 9.0, 0.5)), [WHITE; 4], "beyond the edge");
    assert_eq!(colours(&corner(-9.0, -9.0, 0.5)), [RED; 4]);
    assert_eq!(colours(&corner(0.0, 0.0, 9.0)), [RED, GREEN, BLUE, WHITE]);
    assert_eq!(colours(&corner(0.9, 0.9, 1.0)), [RED, GREEN, BLUE, WHITE], "moved back inside");
    for (x, y, side) in
        [(0.0, 0.0, 0.0), (1.0, 1.0, 0.0), (f64::NAN, f64::NAN, f64::NAN), (f64::INFINITY, f64::NEG_INFINITY, 0.1)]
    {
        let made = corner(x, y, side);
        assert_eq!((made.width, made.height), (16, 16));
    }
    let flat = bytes_of(&quarters(64, 1), ImageFormat::Png);
    assert_eq!(square(&flat, Some(Crop { x: 1.0, y: 1.0, side: 1.0 }), 4).unwrap().width, 4);
    // From the middle, as nobody asked for more.
    let wide = bytes_of(&quarters(64, 32), ImageFormat::Png);
    assert_eq!(colours(&square(&wide, None, 16).unwrap()), [RED, GREEN, BLUE, WHITE]);
}

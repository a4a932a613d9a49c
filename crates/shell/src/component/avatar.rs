//! Faces: a picture, or the initials on one of twelve tints.

use maud::{Markup, html};

/// The shape that tells people, spaces and programs apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A circle.
    #[default]
    Person,
    /// A rounded square.
    Space,
}

/// How large, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 20: in a facepile.
    Tiny,
    /// 24: in a line of text or of navigation.
    Small,
    /// As the reader's density has it: 40, 28 or 44.
    #[default]
    Medium,
    /// 64: in a card.
    Large,
    /// 96: at the head of a profile.
    Huge,
}

impl Size {
    fn pixels(self) -> u16 {
        match self {
            Self::Tiny => 20,
            Self::Small => 24,
            Self::Medium => 40,
            Self::Large => 64,
            Self::Huge => 96,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Tiny => "avatar-20",
            Self::Small => "avatar-24",
            Self::Medium => "avatar-40",
            Self::Large => "avatar-64",
            Self::Huge => "avatar-96",
        }
    }
}

/// A face.
#[derive(Debug, Clone, Copy)]
pub struct Avatar<'a> {
    /// Whose: the initials come from it.
    pub name: &'a str,
    /// Where the picture is, if there is one.
    pub picture: Option<&'a str>,
    /// The id, which chooses the tint.
    pub id: i64,
    /// Person or space.
    pub shape: Shape,
    /// How large.
    pub size: Size,
}

/// A face whose name stands beside it, and which therefore has no text of its own.
#[must_use]
pub fn avatar(face: Avatar<'_>) -> Markup {
    let shape = match face.shape {
        Shape::Person => "avatar-person",
        Shape::Space => "avatar-space",
    };
    let pixels = face.size.pixels();
    html! {
        @if let Some(picture) = face.picture {
            img class={ "avatar " (shape) " " (face.size.class()) } src=(picture) alt="" width=(pixels) height=(pixels) loading="lazy" decoding="async";
        } @else {
            span class={ "avatar " (shape) " " (face.size.class()) " tint-" (tint(face.id)) } aria-hidden="true" { (initials(face.name)) }
        }
    }
}

/// A few faces in a row; `words` says whose they are and how many more.
#[must_use]
pub fn facepile(faces: &[Avatar<'_>], words: &str) -> Markup {
    html! {
        span.facepile {
            @for face in faces.iter().take(3) { (avatar(Avatar { size: Size::Tiny, ..*face })) }
            span.visually-hidden { (words) }
        }
    }
}

/// Which of the twelve tints an id has, from 1 to 12. Ids grow with time, so their bits are mixed first.
#[must_use]
pub fn tint(id: i64) -> u64 {
    (id.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) % 12 + 1
}

/// One or two capitals: of the first word and of the last, particles left out. `Éléonore d’Arc` gives `ÉA`.
#[must_use]
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '\u{a0}', '\u{202f}', '\'', '’']).filter(|word| !word.is_empty()).collect();
    let mut large = words.iter().filter(|word| word.chars().next().is_some_and(|letter| !letter.is_lowercase() && letter.is_alphanumeric()));
    let first = large.next().or(words.first());
    let last = large.next_back();
    first.into_iter().chain(last).flat_map(|word| letter(word)).collect()
}

/// The first letter of a word with the accents that follow it, as a capital.
fn letter(word: &str) -> impl Iterator<Item = char> + '_ {
    let accent = |mark: &char| ('\u{300}'..='\u{36f}').contains(mark);
    let mut letters = word.chars();
    let first = letters.next();
    first.into_iter().flat_map(char::to_uppercase).chain(letters.take_while(accent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_many_names() {
        for (name, want) in [
            ("Éléonore d’Arc", "ÉA"),
            ("César Birotteau", "CB"),
            ("Lucien de Rubempré", "LR"),
            ("Jean-Paul", "J"),
            ("nucingen", "N"),
            ("E\u{301}lise Marneffe", "E\u{301}M"),
            ("Maison de la Parfumerie Fine", "MF"),
            ("", ""),
            ("李 小龙", "李小"),
        ] {
            assert_eq!(initials(name), want, "{name}");
        }
    }

    #[test]
    fn tints_are_spread() {
        let mut seen = [0_usize; 13];
        for id in 0..1200_i64 {
            seen[usize::try_from(tint(1_795_000_000_000_000 + id * 4096)).unwrap()] += 1;
        }
        assert_eq!(seen[0], 0);
        assert!(seen[1..].iter().all(|count| (40..=180).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_face_is_a_picture_or_initials() {
        let face = Avatar { name: "Eve \"<b>\"", picture: None, id: 7, shape: Shape::Person, size: Size::Small };
        assert!(avatar(face).into_string().contains("aria-hidden"));
        let html = avatar(Avatar { picture: Some("/a.webp\"onerror=\"x"), ..face }).into_string();
        assert!(html.contains("alt=\"\"") && html.contains("&quot;onerror"), "{html}");
    }
}

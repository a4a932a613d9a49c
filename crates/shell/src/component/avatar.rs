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
    /// 20: in the navigation.
    Tiny,
    /// 24: in a line of text.
    Small,
    /// 28: beside a comment, in a table.
    Little,
    /// As the reader's density has it: 40, 28 or 44.
    #[default]
    Medium,
    /// 64: at the head of a space.
    Large,
    /// 96: at the head of a profile.
    Huge,
}

impl Size {
    fn pixels(self) -> u8 {
        match self {
            Self::Tiny => 20,
            Self::Small => 24,
            Self::Little => 28,
            Self::Medium => 40,
            Self::Large => 64,
            Self::Huge => 96,
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
    let class = face.class();
    html! {
        @if let Some(picture) = face.picture {
            img class=(class) src=(picture) alt="" width=(face.size.pixels()) height=(face.size.pixels()) loading="lazy" decoding="async";
        } @else {
            span class=(class) aria-hidden="true" { (initials(face.name)) }
        }
    }
}

impl Avatar<'_> {
    fn class(&self) -> String {
        let mut class = String::with_capacity(32);
        class.push_str("avatar");
        if self.shape == Shape::Space {
            class.push_str(" square");
        }
        if self.picture.is_none() {
            class.push_str(TINTS.get(tint(self.id)).copied().unwrap_or_default());
        }
        class.push_str(match self.size {
            Size::Tiny => " s20",
            Size::Small => " s24",
            Size::Little => " s28",
            Size::Medium => "",
            Size::Large => " s64",
            Size::Huge => " s96",
        });
        class
    }
}

/// A face that stands alone, and therefore says whose it is.
#[must_use]
pub fn named_avatar(face: Avatar<'_>) -> Markup {
    html! {
        @if let Some(picture) = face.picture {
            img class=(face.class()) src=(picture) alt=(face.name) width=(face.size.pixels()) height=(face.size.pixels()) loading="lazy" decoding="async";
        } @else {
            span class=(face.class()) role="img" aria-label=(face.name) { (initials(face.name)) }
        }
    }
}

/// Faces in a row, each with its page; `more` says how many others, with the page that lists them.
#[must_use]
pub fn facepile(faces: &[(Avatar<'_>, &str)], more: Option<(&str, &str)>) -> Markup {
    html! {
        p.facepile {
            @for (face, href) in faces { a href=(href) title=(face.name) { (named_avatar(Avatar { size: Size::Little, ..*face })) } }
            @if let Some((words, href)) = more { a href=(href) { (words) } }
        }
    }
}

const TINTS: [&str; 12] = [
    " tint-0", " tint-1", " tint-2", " tint-3", " tint-4", " tint-5", " tint-6", " tint-7", " tint-8", " tint-9",
    " tint-10", " tint-11",
];

/// Which of the twelve tints an id has, from 0 to 11. Ids grow with time, so their bits are mixed first.
#[must_use]
pub fn tint(id: i64) -> usize {
    usize::try_from((id.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) % 12).unwrap_or_default()
}

/// One or two capitals: of the first word and of the last, particles left out. `Éléonore d’Arc` gives `ÉA`.
#[must_use]
pub fn initials(name: &str) -> String {
    let words = || name.split([' ', '\u{a0}', '\u{202f}', '\'', '’']).filter(|word| !word.is_empty());
    let is_large =
        |word: &&str| word.chars().next().is_some_and(|first| !first.is_lowercase() && first.is_alphanumeric());
    let mut large = words().filter(is_large);
    let first = large.next().or_else(|| words().next());
    let last = large.next_back();
    first.into_iter().chain(last).flat_map(letter).collect()
}

/// The first letter of a word with the accents that follow it, as a capital.
fn letter(word: &str) -> impl Iterator<Item = char> {
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
        let mut seen = [0_usize; 12];
        for id in 0..1200_i64 {
            seen[tint(1_795_000_000_000_000 + id * 4096)] += 1;
        }
        assert!(seen.iter().all(|count| (40..=180).contains(count)), "{seen:?}");
    }

    #[test]
    fn a_face_is_a_picture_or_initials() {
        let face = Avatar { name: "Eve \"<b>\"", picture: None, id: 7, shape: Shape::Person, size: Size::Small };
        assert!(avatar(face).into_string().contains("aria-hidden"));
        let html = avatar(Avatar { picture: Some("/a.webp\"onerror=\"x"), ..face }).into_string();
        assert!(html.contains("alt=\"\"") && html.contains("&quot;onerror"), "{html}");
    }
}

//! Sentences from a small grammar: inflected verbs, nouns in both numbers, places and numbers, so that search has words to stem,
//! common words to rank down and rare ones to find.

use super::draw::Draw;
use super::words::CITIES;
use super::words_en::ENGLISH;
use super::words_fr::FRENCH;
use kernel::Lang;

/// What may stand in one place of a sentence.
pub(super) type Slot = &'static [&'static str];

/// A language, as sequences of places.
pub(super) struct Grammar {
    pub(super) sentences: &'static [&'static [Slot]],
    pub(super) title: &'static [Slot],
    pub(super) remark: Slot,
}

fn grammar(lang: Lang) -> &'static Grammar {
    match lang {
        Lang::Fr => &FRENCH,
        Lang::En => &ENGLISH,
    }
}

/// A note: one to three short paragraphs of plain text, parted by empty lines.
pub(super) fn note(draw: &mut Draw, lang: Lang, out: &mut String) {
    let sentences = 1 + draw.below(6);
    paragraphs(draw, lang, sentences, 3, out);
}

/// An article: five to fifteen paragraphs' worth of sentences.
pub(super) fn article(draw: &mut Draw, lang: Lang, out: &mut String) {
    let sentences = 12 + draw.below(14);
    paragraphs(draw, lang, sentences, 4, out);
}

pub(super) fn title(draw: &mut Draw, lang: Lang, out: &mut String) {
    phrase(draw, grammar(lang).title, out);
}

/// A comment: a remark, a sentence or two.
pub(super) fn comment(draw: &mut Draw, lang: Lang, out: &mut String) {
    choose(draw, grammar(lang).remark, out);
    if out.is_empty() || draw.chance(550) {
        let sentences = 1 + draw.below(5) / 4;
        paragraphs(draw, lang, sentences, 4, out);
    } else {
        out.truncate(out.trim_end().len());
    }
}

fn paragraphs(draw: &mut Draw, lang: Lang, sentences: u32, longest: u32, out: &mut String) {
    let grammar = grammar(lang);
    let mut room = 1 + draw.below(longest);
    for written in 0..sentences {
        if written > 0 {
            if room == 0 {
                out.push_str("\n\n");
                room = 1 + draw.below(longest);
            } else {
                out.push(' ');
            }
        }
        room -= 1;
        let index = draw.skewed(grammar.sentences.len() as u32);
        phrase(draw, grammar.sentences.get(index as usize).copied().unwrap_or_default(), out);
    }
}

fn phrase(draw: &mut Draw, slots: &[Slot], out: &mut String) {
    for slot in slots {
        choose(draw, slot, out);
    }
}

fn choose(draw: &mut Draw, slot: Slot, out: &mut String) {
    let index = draw.skewed(slot.len() as u32);
    let words = slot.get(index as usize).copied().unwrap_or_default();
    match words.find(['%', '@']).and_then(|cut| words.split_at_checked(cut)) {
        None => out.push_str(words),
        Some((before, rest)) => {
            out.push_str(before);
            match rest.strip_prefix('@') {
                Some(after) => {
                    let city = draw.skewed(CITIES.len() as u32);
                    out.push_str(CITIES.get(city as usize).map_or("", |city| city.name));
                    out.push_str(after);
                }
                None => {
                    // "% days" stays small; "order %" is a word that few texts share.
                    let after = rest.strip_prefix('%').unwrap_or(rest);
                    let number = if after.is_empty() { 1000 + draw.below(99_000) } else { 2 + draw.below(40) };
                    push_number(number, out);
                    out.push_str(after);
                }
            }
        }
    }
}

/// Writes a number in decimal, without the machinery of formatting.
pub(super) fn push_number(number: u32, out: &mut String) {
    if number >= 10 {
        push_number(number / 10, out);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

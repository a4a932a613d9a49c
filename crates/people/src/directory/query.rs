//! What the address of the directory asks for.

use kernel::{Reading, Result};
use shell::{format::query, web::Posted};

use super::{
    crowd::KINDS,
    look::{Filter, Word},
    store,
};

/// Words that one search may have.
const MAX_WORDS: usize = 6;
/// Choices that one facet may hold.
const MAX_CHOICES: usize = 50;

/// The filters of a page of the directory, as its address holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) q: String,
    pub(super) units: Vec<i64>,
    pub(super) sites: Vec<i64>,
    pub(super) skills: Vec<i64>,
    pub(super) kinds: Vec<usize>,
    /// The key after which the slice begins.
    pub(super) after: Option<(String, i64)>,
}

/// A facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facet {
    Unit,
    Site,
    Skill,
    Kind,
}

impl Facet {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Site => "site",
            Self::Skill => "skill",
            Self::Kind => "kind",
        }
    }
}

impl Asked {
    /// Reads an address; what it does not understand, it leaves out.
    pub(super) fn read(address: &str) -> Self {
        let mut asked = Self::default();
        let fields = Posted::decode_kept(address.split_once('?').map_or("", |(_, query)| query));
        for (name, value) in fields {
            let id = value.parse::<i64>().ok();
            match name.as_str() {
                "q" => asked.q = value.trim().chars().take(100).collect(),
                "unit" => push(&mut asked.units, id),
                "site" => push(&mut asked.sites, id),
                "skill" => push(&mut asked.skills, id),
                "kind" => push(&mut asked.kinds, KINDS.iter().position(|kind| *kind == value)),
                "after" => {
                    asked.after = value.split_once('-').and_then(|(id, key)| Some((key.to_owned(), id.parse().ok()?)))
                }
                _ => {}
            }
        }
        asked
    }

    /// Whether anything is asked at all.
    pub(super) fn is_filtered(&self) -> bool {
        *self != Self { after: self.after.clone(), ..Self::default() }
    }

    /// The address of the same filters, from the first slice or after a key.
    pub(super) fn href(&self, after: Option<&(String, i64)>) -> String {
        let mut fields: Vec<String> = Vec::new();
        if !self.q.is_empty() {
            fields.push(format!("q={}", query(&self.q)));
        }
        for (name, ids) in [("unit", &self.units), ("site", &self.sites), ("skill", &self.skills)] {
            fields.extend(ids.iter().map(|id| format!("{name}={id}")));
        }
        fields.extend(self.kinds.iter().filter_map(|kind| KINDS.get(*kind)).map(|kind| format!("kind={kind}")));
        fields.extend(after.map(|(key, id)| format!("after={id}-{}", query(key))));
        if fields.is_empty() { "/people".to_owned() } else { format!("/people?{}", fields.join("&")) }
    }

    /// The same without one choice.
    pub(super) fn without(&self, facet: Facet, choice: i64) -> Self {
        let mut rest = Self { after: None, ..self.clone() };
        match facet {
            Facet::Unit => rest.units.retain(|id| *id != choice),
            Facet::Site => rest.sites.retain(|id| *id != choice),
            Facet::Skill => rest.skills.retain(|id| *id != choice),
            Facet::Kind => rest.kinds.retain(|kind| i64::try_from(*kind) != Ok(choice)),
        }
        rest
    }

    /// What is asked of the crowd; `units` are the chosen ones with all below them.
    pub(super) fn filter(&self, tx: &Reading<'_>, units: Vec<i64>) -> Result<Filter> {
        let mut words = Vec::new();
        for word in words_of(&self.q).into_iter().take(MAX_WORDS) {
            let skills = store::skills_called(tx, &word)?;
            words.push(Word { prefix: word, skills });
        }
        Ok(Filter { units, sites: self.sites.clone(), skills: self.skills.clone(), kinds: self.kinds.clone(), words })
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, choice: Option<T>) {
    if let Some(choice) = choice.filter(|choice| list.len() < MAX_CHOICES && !list.contains(choice)) {
        list.push(choice);
    }
}

/// The folded words of what somebody typed.
pub(super) fn words_of(typed: &str) -> Vec<String> {
    let folded = markup::words::fold(typed);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_written() {
        let asked = Asked::read("/people?q=%C3%89lise+D&unit=3&unit=3&site=x&kind=guest&after=7-dup+el");
        assert_eq!(
            (asked.q.as_str(), asked.units.as_slice(), asked.sites.as_slice()),
            ("Élise D", [3].as_slice(), [].as_slice())
        );
        assert_eq!(asked.after, Some(("dup el".to_owned(), 7)));
        assert_eq!(asked.href(asked.after.as_ref()), "/people?q=%C3%89lise%20D&unit=3&kind=guest&after=7-dup%20el");
        assert_eq!(Asked::read(&asked.href(None)), Asked { after: None, ..asked.clone() });
        assert_eq!(asked.without(Facet::Unit, 3).units, Vec::<i64>::new());
        assert_eq!(words_of("L’Élise d’@Arc!"), ["l", "elise", "d", "arc"]);
    }
}

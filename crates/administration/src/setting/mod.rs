//! The settings: what each is, what holds, and changing it.
//!
//! Some are columns of the organisation's own row, read by every request ([`Item::Name`] …); the others are rows of their
//! own ([`kernel::Setting`]). On the screen there is no difference.

pub(crate) mod html;
pub(crate) mod logo;
mod store;
pub(crate) mod web;

use kernel::{
    Activity, Change, Error, Lang, Result, Setting, Verb, Writing,
    audit::{Act, Line},
};
use shell::{administration::Section, t::admin as say};

/// Something that an administrator sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Name,
    Lang,
    TimeZone,
    Hue,
    Reactions,
    Chosen(Setting),
}

/// The reactions that there are, in the order of a new organisation.
const REACTIONS: &str = "like,bravo,thanks,insightful,agree,question";
/// The longest name of an organisation, in characters.
const MAX_NAME: usize = 80;

impl Item {
    /// All, in the order of the screen.
    pub(crate) fn all() -> Vec<Self> {
        let own = [Self::Name, Self::Lang, Self::TimeZone, Self::Hue, Self::Reactions];
        own.into_iter().chain(Setting::ALL.map(Self::Chosen)).collect()
    }

    /// The word in forms, addresses and the log.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Lang => "lang",
            Self::TimeZone => "time-zone",
            Self::Hue => "hue",
            Self::Reactions => "reactions",
            Self::Chosen(setting) => setting.word(),
        }
    }

    /// The setting of a word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Self::all().into_iter().find(|item| item.word() == word)
    }

    /// What holds until somebody chooses; an organisation's name has no such thing.
    pub(crate) fn default(self) -> Option<&'static str> {
        match self {
            Self::Name => None,
            Self::Lang => Some("fr"),
            Self::TimeZone => Some("Europe/Paris"),
            Self::Hue => Some("262"),
            Self::Reactions => Some(REACTIONS),
            Self::Chosen(setting) => Some(setting.default()),
        }
    }

    /// What was sent, as it is kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] on this setting's word when it is none of what may be chosen.
    fn checked(self, sent: &str) -> Result<String> {
        let sent = sent.trim();
        let held = match self {
            Self::Name => (1..=MAX_NAME).contains(&sent.chars().count()) && !sent.contains(char::is_control),
            Self::Lang => Lang::parse(sent).is_some(),
            Self::TimeZone => jiff::tz::TimeZone::get(sent).is_ok(),
            Self::Hue => sent.parse::<u16>().is_ok_and(|hue| hue < 360),
            Self::Reactions => {
                let chosen: Vec<&str> = sent.split(',').collect();
                let known = |kind: &&str| REACTIONS.split(',').any(|reaction| reaction == *kind);
                let twice =
                    chosen.iter().enumerate().any(|(at, kind)| chosen.iter().take(at).any(|other| other == kind));
                chosen.iter().all(known) && !twice
            }
            Self::Chosen(setting) => setting.choices().contains(&sent),
        };
        if held { Ok(sent.to_owned()) } else { Err(Error::Invalid(self.word(), say::error_setting)) }
    }
}

/// Sets what was sent; what did not change leaves no trace. Says how many did.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer; [`Error::Invalid`] with the setting that does not hold: then none
/// is changed.
pub(crate) fn set(tx: &Writing<'_>, sent: &[(Item, String)]) -> Result<Change<usize>> {
    tx.demand(Section::Settings.roles())?;
    let mut changed = 0;
    for (item, value) in sent {
        let (value, was) = (item.checked(value)?, store::value(tx, *item)?);
        if value != was {
            store::keep(tx, *item, &value)?;
            tx.audit(&Line::new(Act::Setting).on(item.word()).change(was, value))?;
            changed += 1;
        }
    }
    let organisation = tx.viewer().organisation();
    Ok(match changed {
        0 => Change::Unchanged(0),
        _ => Change::one(changed, Activity::new(Verb::Update, organisation)),
    })
}

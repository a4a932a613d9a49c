//! How an organisation is run: what its administrators may choose, each with the value that holds until they do.

use db::params;

use crate::{Id, Organisation, Reading, Result, SystemTx, Visible};

/// What can be set, beside the organisation's own row (name, language, colours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Setting {
    /// Who may found a space.
    FoundBy,
    /// Who may announce to everybody.
    AnnounceBy,
    /// Whether people from outside may be let into spaces, and whether by those who animate them too.
    Guests,
    /// Whether spaces may be opened to the web.
    Web,
    /// After how many days what was deleted is really gone.
    PurgeDays,
    /// For how many days a device stays signed in.
    SessionDays,
}

impl Setting {
    /// All, in the order of the screen.
    pub const ALL: [Self; 6] =
        [Self::FoundBy, Self::AnnounceBy, Self::Guests, Self::Web, Self::PurgeDays, Self::SessionDays];

    /// The word in the database and in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FoundBy => "found-by",
            Self::AnnounceBy => "announce-by",
            Self::Guests => "guests",
            Self::Web => "web",
            Self::PurgeDays => "purge-days",
            Self::SessionDays => "session-days",
        }
    }

    /// The setting of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.word() == word)
    }

    /// What holds until somebody chooses.
    #[must_use]
    pub fn default(self) -> &'static str {
        match self {
            Self::FoundBy => "members",
            Self::AnnounceBy => "administrators",
            Self::Guests | Self::Web => "yes",
            Self::PurgeDays | Self::SessionDays => "30",
        }
    }

    /// What may be chosen, the default among it.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Self::FoundBy => &["members", "administrators"],
            Self::AnnounceBy => &["administrators", "curators"],
            Self::Guests => &["yes", "animators", "no"],
            Self::Web => &["yes", "no"],
            Self::PurgeDays => &["7", "30", "90", "365"],
            Self::SessionDays => &["1", "7", "30", "90"],
        }
    }

    /// What holds where the viewer is.
    ///
    /// # Errors
    /// When the database fails.
    pub fn chosen(self, tx: &Reading<'_>) -> Result<String> {
        let kept =
            tx.find::<String>("select value from visible_setting where name = :name", params! { name = self.word() })?;
        Ok(self.known(kept.map(Visible::into_inner)))
    }

    /// What holds in an organisation.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of(self, tx: &SystemTx<'_>, organisation: Id<Organisation>) -> Result<String> {
        let kept = tx.first(
            "select value from setting where organisation = :organisation and name = :name",
            params! { organisation, name = self.word() },
        )?;
        Ok(self.known(kept))
    }

    /// What was kept, unless an older version knew of a choice that is none any more.
    fn known(self, kept: Option<String>) -> String {
        kept.filter(|value| self.choices().contains(&value.as_str())).unwrap_or_else(|| self.default().to_owned())
    }
}

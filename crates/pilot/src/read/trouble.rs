//! What stands in the way, and what was handled, in words.

use std::path::{Path, PathBuf};

use insight::{Refusal, What};
use kernel::Lang;
use shell::{format, t::pilot as t};

use crate::say::{self, count as number};

/// Why work cannot go on.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// A file cannot be opened or read.
    Unopened {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: std::io::ErrorKind,
    },
    /// A file cannot be written.
    Unwritten {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: std::io::ErrorKind,
    },
    /// A file is a spreadsheet's own format, or no text.
    NoText {
        /// Which.
        path: PathBuf,
    },
    /// A file holds nothing.
    Empty {
        /// Which.
        path: PathBuf,
    },
    /// A file lacks columns.
    Columns {
        /// Which.
        path: PathBuf,
        /// What it lacks.
        missing: Vec<&'static str>,
        /// What its first line holds.
        found: Vec<String>,
    },
    /// A column stands twice.
    Twice {
        /// In which file.
        path: PathBuf,
        /// Its title.
        column: String,
    },
    /// A line has more cells than there are titles.
    Cells {
        /// Of which file.
        path: PathBuf,
        /// Its number.
        line: u64,
        /// How many cells it has.
        cells: usize,
        /// How many titles there are.
        titles: usize,
    },
    /// A line cannot be read.
    Line {
        /// Of which file.
        path: PathBuf,
        /// Its number.
        line: u64,
    },
    /// A cell is no number.
    Number {
        /// Of which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// In which column.
        column: &'static str,
        /// What stands there.
        found: String,
    },
    /// A cell holds a word that means nothing there.
    Word {
        /// Of which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// In which column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What could stand there.
        wanted: &'static str,
    },
    /// A file names nobody.
    Nobody {
        /// Which.
        path: PathBuf,
    },
    /// No line ties two people of the company.
    NoTies {
        /// In which file.
        path: PathBuf,
        /// How many lines there are.
        lines: u64,
    },
    /// Somebody or some unit that was named in the command is not in the file.
    NoSuch {
        /// What was named.
        name: String,
    },
    /// A week that does not follow the one before it, or has no count.
    Weeks {
        /// In which file.
        path: PathBuf,
        /// In which line.
        line: u64,
    },
    /// A week of more working days than two weeks have, or of none in which somebody began.
    Days {
        /// In which file.
        path: PathBuf,
        /// In which line.
        line: u64,
    },
    /// More people have begun than there are seats.
    Seats {
        /// How many have begun.
        begun: usize,
        /// How many seats there are.
        seats: usize,
    },
    /// A cohort of fewer people than may be told about.
    TooSmall {
        /// How many were asked.
        size: usize,
    },
    /// A pilot of everybody, or more.
    Everybody {
        /// How many were asked.
        size: usize,
        /// How many the company has.
        people: usize,
    },
    /// Two lines of a ledger know one factor by two laws.
    TwoLaws {
        /// In which file.
        path: PathBuf,
        /// In which line.
        line: u64,
        /// The factor.
        name: String,
    },
    /// No cohort of the size that is asked fits: too few, or contradictory conditions.
    NoCohorts {
        /// How many cohorts were asked.
        asked: usize,
        /// How many there is room for.
        possible: usize,
    },
    /// A plan is none, or was changed after it was locked.
    Unlocked {
        /// In which file.
        path: PathBuf,
    },
    /// A plan says not what would matter.
    NoRule,
    /// A plan has one cohort, which can be described and not judged.
    OneCohort,
    /// Outcomes of cohorts and periods that the plan names are missing, or there are others.
    Outcomes {
        /// In which file.
        path: PathBuf,
        /// The first cohort and period that is missing.
        missing: Option<(usize, usize)>,
        /// The line that names a cohort or period which is not in the plan, or comes twice.
        line: u64,
    },
    /// The science refuses.
    Refused(Refusal),
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn counted(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn cause(lang: Lang, cause: std::io::ErrorKind) -> String {
    match cause {
        std::io::ErrorKind::NotFound => t::cause_not_found(lang).to_owned(),
        std::io::ErrorKind::PermissionDenied => t::cause_denied(lang).to_owned(),
        std::io::ErrorKind::StorageFull => t::cause_full(lang).to_owned(),
        std::io::ErrorKind::IsADirectory => t::cause_folder(lang).to_owned(),
        other => other.to_string(),
    }
}

impl Trouble {
    /// A sentence for the person.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Unopened { path, cause: kind } => t::trouble_unopened(lang, &cause(lang, *kind), &shown(path)),
            Self::Unwritten { path, cause: std::io::ErrorKind::NotFound } => {
                t::trouble_unwritten(lang, t::cause_no_folder(lang), &shown(path))
            }
            Self::Unwritten { path, cause: kind } => t::trouble_unwritten(lang, &cause(lang, *kind), &shown(path)),
            Self::NoText { path } => t::trouble_no_text(lang, &shown(path)),
            Self::Empty { path } => t::trouble_empty(lang, &shown(path)),
            Self::Columns { path, missing, found } => {
                t::trouble_columns(lang, &found.join(", "), &missing.join(", "), &shown(path))
            }
            Self::Twice { path, column } => t::trouble_twice(lang, column, &shown(path)),
            Self::Cells { path, line, cells, titles } => {
                t::trouble_cells(lang, &number(lang, *cells), &line.to_string(), &shown(path), &number(lang, *titles))
            }
            Self::Line { path, line } => t::trouble_line(lang, &line.to_string(), &shown(path)),
            Self::Number { path, line, column, found } => {
                t::trouble_number(lang, column, found, &line.to_string(), &shown(path))
            }
            Self::Word { path, line, column, found, wanted } => {
                t::trouble_word(lang, column, found, &line.to_string(), &shown(path), wanted)
            }
            Self::Nobody { path } => t::trouble_nobody(lang, &shown(path)),
            Self::NoTies { path, lines } => t::trouble_no_ties(lang, counted(*lines), &shown(path)),
            Self::NoSuch { name } => t::trouble_no_such(lang, name),
            Self::Weeks { path, line } => t::trouble_weeks(lang, &line.to_string(), &shown(path)),
            Self::Days { path, line } => t::trouble_days(lang, &line.to_string(), &shown(path)),
            Self::Seats { begun, seats } => t::trouble_seats(lang, &number(lang, *begun), &number(lang, *seats)),
            Self::TooSmall { size } => {
                t::trouble_too_small(lang, &number(lang, crate::plan::LEAST_PEOPLE), &number(lang, *size))
            }
            Self::Everybody { size, people } => {
                t::trouble_everybody(lang, &number(lang, *people), &number(lang, *size))
            }
            Self::TwoLaws { path, line, name } => t::trouble_two_laws(lang, &line.to_string(), name, &shown(path)),
            Self::NoCohorts { asked, possible } => {
                t::trouble_no_cohorts(lang, &number(lang, *asked), &number(lang, *possible))
            }
            Self::Unlocked { path } => t::trouble_unlocked(lang, &shown(path)),
            Self::NoRule => t::trouble_no_rule(lang).to_owned(),
            Self::OneCohort => t::trouble_one_cohort(lang).to_owned(),
            Self::Outcomes { path, missing: Some((cohort, period)), .. } => {
                t::trouble_outcomes_missing(lang, &cohort.to_string(), &shown(path), &period.to_string())
            }
            Self::Outcomes { path, missing: None, line } => {
                t::trouble_outcomes_line(lang, &line.to_string(), &shown(path))
            }
            Self::Refused(refusal) => refused(lang, *refusal),
        }
    }
}

/// Why the science gives no figure, in words.
fn refused(lang: Lang, refusal: Refusal) -> String {
    match refusal {
        Refusal::TooFew { what, there, needed } => {
            let (clusters, there, needed) = (count(there), number(lang, there), number(lang, needed));
            match what {
                What::Clusters => t::refused_clusters(lang, &needed, clusters),
                What::Periods => t::refused_periods(lang, &needed, &there),
                What::Adopters => t::refused_adopters(lang, &needed, &there),
                What::People => t::refused_people(lang, &needed, &there),
                What::Answers => t::refused_answers(lang, &needed, &there),
                What::Units | What::Sizes | What::Questions => t::refused_units(lang, &needed, &there),
            }
        }
        Refusal::TooFewForParallel { clusters } => t::refused_parallel(lang, &number(lang, clusters)),
        Refusal::NoCohort { possible: 0, .. } => t::refused_contrary(lang).to_owned(),
        Refusal::NoCohort { size, possible } => {
            t::refused_no_cohort(lang, &number(lang, possible), &number(lang, size))
        }
        Refusal::Unjoined => t::refused_unjoined(lang).to_owned(),
        Refusal::UnsureFit { .. } => t::refused_unsure(lang).to_owned(),
        Refusal::NarrowExposure { doublings } => t::refused_narrow(lang, &say::decimal(lang, doublings, 1)),
        Refusal::NarrowSizes { factor } => t::refused_narrow(lang, &say::decimal(lang, factor, 1)),
        Refusal::NotANumber => t::refused_not_a_number(lang).to_owned(),
    }
}

/// Something that was handled, which the person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// Lines without a person's identifier were left out.
    Nameless {
        /// How many.
        lines: u64,
    },
    /// Somebody comes more than once; the first line counts.
    RepeatedPerson {
        /// How many lines were left out.
        lines: u64,
        /// The first of them.
        line: u64,
        /// Who stands there.
        person: String,
    },
    /// People without a unit, who count as one unit.
    NoUnit {
        /// How many.
        people: u64,
    },
    /// People without a site, who count as one site.
    NoSite {
        /// How many.
        people: u64,
    },
    /// People whose manager is not in the file.
    UnknownManager {
        /// How many.
        people: u64,
        /// One such manager.
        manager: String,
    },
    /// People who manage each other in a circle.
    Circle {
        /// Who, in its order.
        people: Vec<String>,
    },
    /// Ties of somebody who is not among the people were left out.
    Unknown {
        /// How many lines.
        lines: u64,
        /// The first of them.
        line: u64,
        /// Who stands there.
        person: String,
    },
    /// Ties of somebody with themselves were left out.
    OwnTies {
        /// How many lines.
        lines: u64,
    },
    /// Ties without a positive weight were left out.
    Weightless {
        /// How many lines.
        lines: u64,
    },
    /// Pairs that come more than once, in either direction; their weights were added.
    RepeatedTies {
        /// How many lines.
        lines: u64,
    },
    /// People who work with nobody.
    Alone {
        /// How many.
        people: u64,
    },
}

impl Remark {
    /// A sentence for the person.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Nameless { lines } => t::remark_nameless(lang, counted(*lines)),
            Self::RepeatedPerson { lines, line, person } => {
                t::remark_repeated_person(lang, &line.to_string(), counted(*lines), person)
            }
            Self::NoUnit { people } => t::remark_no_unit(lang, counted(*people)),
            Self::NoSite { people } => t::remark_no_site(lang, counted(*people)),
            Self::UnknownManager { people, manager } => t::remark_unknown_manager(lang, manager, counted(*people)),
            Self::Circle { people } => {
                let shown = format::list_some(lang, people, 5, people.len());
                t::remark_circle(lang, &shown)
            }
            Self::Unknown { lines, line, person } => {
                t::remark_unknown(lang, &line.to_string(), counted(*lines), person)
            }
            Self::OwnTies { lines } => t::remark_own_ties(lang, counted(*lines)),
            Self::Weightless { lines } => t::remark_weightless(lang, counted(*lines)),
            Self::RepeatedTies { lines } => t::remark_repeated_ties(lang, counted(*lines)),
            Self::Alone { people } => t::remark_alone(lang, counted(*people)),
        }
    }
}

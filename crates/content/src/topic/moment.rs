//! The topics of the moment, beside every feed: which they are is found once in a while for a whole organisation, among
//! what all its members see; whether a reader sees one is asked of the door each time.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use kernel::{Asked, Kind, Reading, Result, Visible, params, record};

/// How long the same topics stand, in milliseconds.
const STANDS: i64 = 10 * 60 * 1000;
/// How far back their entries lie, in milliseconds.
const MOMENT: i64 = 14 * 24 * 3600 * 1000;
/// How many are shown.
const SHOWN: usize = 8;

record! {
    /// A topic of the moment, with the newest entry that bears it.
    #[derive(Debug, Clone)]
    struct Borne { entry: i64, slug: String }
}

record! {
    /// A topic as the side of a page names it.
    #[derive(Debug, Clone)]
    pub struct Named { entry: i64, pub slug: String, pub name: String }
}

struct Found {
    at: i64,
    borne: Vec<Borne>,
}

/// The topics of the moment that were asked for: the first eight, which nearly everybody sees.
pub struct Popular<'t> {
    first: Vec<Borne>,
    seen: Asked<'t, Named>,
    others: Vec<Borne>,
}

impl Popular<'_> {
    /// Those that the viewer sees, most borne first; others only in the place of one that this reader does not.
    ///
    /// # Errors
    /// When the database fails.
    pub fn read(self, tx: &Reading<'_>) -> Result<Vec<Visible<Named>>> {
        let mut shown = borne_by(&self.first, &self.seen.all()?);
        if shown.len() < SHOWN && !self.others.is_empty() {
            shown.extend(borne_by(&self.others, &named(tx, &self.others)?.all()?));
        }
        shown.truncate(SHOWN);
        Ok(shown)
    }
}

/// The topics that some entries bear.
fn named<'t>(tx: &'t Reading<'_>, borne: &[Borne]) -> Result<Asked<'t, Named>> {
    let entries: Vec<i64> = borne.iter().map(|borne| borne.entry).collect();
    tx.ask("select entry, slug, name from visible_entry_topic where entry in @ids(:entries)", params! { entries })
}

/// Of those that were seen, the ones that are meant: an entry may bear others too.
fn borne_by(borne: &[Borne], seen: &[Visible<Named>]) -> Vec<Visible<Named>> {
    let of =
        |borne: &Borne| seen.iter().find(|named| (named.entry, &named.slug) == (borne.entry, &borne.slug)).cloned();
    borne.iter().filter_map(of).collect()
}

/// The topics of the moment of each organisation.
#[derive(Clone, Default)]
pub struct Moment(Arc<RwLock<HashMap<i64, Found>>>);

impl Moment {
    /// Asks for those that the viewer sees.
    ///
    /// # Errors
    /// When the database fails.
    pub fn ask<'t>(&self, tx: &'t Reading<'_>) -> Result<Popular<'t>> {
        let mut first = self.borne(tx)?;
        let others = first.split_off(first.len().min(SHOWN));
        Ok(Popular { seen: named(tx, &first)?, first, others })
    }

    /// What was found lately, or is found now by a member: every member finds the same.
    fn borne(&self, tx: &Reading<'_>) -> Result<Vec<Borne>> {
        let organisation = tx.viewer().organisation().get();
        if let Some(found) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&organisation)
            && (tx.now() - found.at < STANDS || tx.viewer().kind() != Kind::Member)
        {
            return Ok(found.borne.clone());
        }
        if tx.viewer().kind() != Kind::Member {
            return Ok(Vec::new());
        }
        // The newest three hundred bearings, so that the cost does not grow with the company.
        let borne: Vec<Borne> = tx
            .all::<Borne>(
                "select max(x.entry) as entry, x.slug from \
                 (select b.entry, b.slug from visible_entry_topic b where b.entry > :since \
                  and exists (select 1 from visible_placement l where l.entry = b.entry and (l.open_to & 1) <> 0) order by b.entry desc limit 300) x \
                 group by x.slug order by count(*) desc, max(x.entry) desc limit 12",
                params! { since = kernel::id::at(tx.now() - MOMENT, 0) },
            )?
            .into_iter()
            .map(Visible::into_inner)
            .collect();
        let found = Found { at: tx.now(), borne: borne.clone() };
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(organisation, found);
        Ok(borne)
    }
}

//! Spaces, and who is in them.

use super::alias::Alias;
use super::draw::{Draw, Key, Stage, at, mix};
use super::org::Org;
use super::people::by_lang;
use super::words::THEMES;
use super::{Grouped, Synth};
use kernel::Lang;

/// Who sees a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Visibility {
    /// Everybody in the company.
    #[default]
    Visible,
    /// Everybody sees the name, members the content.
    Closed,
    /// Members.
    Secret,
}

/// What a member may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One in each space.
    Owner,
    /// About three in each space.
    Animator,
    /// Everybody else.
    Writer,
}

/// A community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// From 0, which everybody is in.
    pub index: u32,
    /// Unique, in ASCII.
    pub slug: String,
    /// In its owner's language.
    pub name: String,
    /// Who sees it.
    pub visibility: Visibility,
    /// A member.
    pub owner: u32,
    /// How many members.
    pub members: u32,
    /// The unit that it is for, if it is for one.
    pub unit: Option<u32>,
    /// The site that it is for, if it is for one.
    pub site: Option<u32>,
    /// When it was made.
    pub created_ms: i64,
}

/// A person in a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Who.
    pub person: u32,
    /// Where.
    pub space: u32,
    /// What they may do there.
    pub role: Role,
    /// Since when.
    pub joined_ms: i64,
}

/// Whom a space is for.
#[derive(Clone, Copy, Debug, Default)]
enum Anchor {
    #[default]
    Company,
    Site(u32),
    Unit(u32),
    /// Its rank among the interests, and to whom it is closer.
    Interest(u32, Focus),
}

#[derive(Clone, Copy, Debug)]
enum Focus {
    Everybody,
    Site(u32),
    Division(u32),
}

#[derive(Clone, Copy, Debug, Default)]
struct SpaceCore {
    anchor: Anchor,
    visibility: Visibility,
    owner: u32,
}

/// All spaces, and membership in both directions as runs of two long lists.
#[derive(Default)]
pub(super) struct Spaces {
    cores: Vec<SpaceCore>,
    /// Where each person's run of `joined` begins, and one more.
    person_start: Vec<u32>,
    /// At most 20,000 spaces: 16 bits hold their number.
    joined: Vec<u16>,
    space_start: Vec<u32>,
    members: Vec<u32>,
}

/// What is needed only while people join.
struct Joining<'a> {
    org: &'a Org,
    cores: &'a [SpaceCore],
    /// The space of a unit; 0, the company's, if it has none.
    of_unit: Vec<u16>,
    first_interest: u32,
    popularity: Alias,
    /// (founder, space), in order.
    founders: Vec<(u32, u16)>,
}

impl Spaces {
    pub(super) fn gather(org: &Org, key: Key) -> Self {
        let people = org.people.len() as u32;
        let count = (people / 50).clamp(100, 20_000);
        let mut draw = key.draw(Stage::Space, 0);
        let mut cores = vec![SpaceCore::default()];
        cores.extend((0..org.sites).map(|site| SpaceCore { anchor: Anchor::Site(site), ..SpaceCore::default() }));
        // A quarter of the spaces at most for sites and units, the largest units first.
        let mut units: Vec<u32> = (1..org.units.len() as u32).collect();
        units.sort_by_key(|&unit| std::cmp::Reverse(org.unit(unit).size));
        let mut of_unit = vec![0; org.units.len()];
        for unit in units.into_iter().take((count / 4).saturating_sub(cores.len() as u32) as usize) {
            if let Some(space) = of_unit.get_mut(unit as usize) {
                *space = cores.len() as u16;
            }
            cores.push(SpaceCore { anchor: Anchor::Unit(unit), owner: org.unit(unit).head, ..SpaceCore::default() });
        }
        let first_interest = cores.len() as u32;
        let mut founders = Vec::new();
        for space in first_interest..count {
            let focus = match draw.below(10) {
                0..5 => Focus::Everybody,
                5..7 => Focus::Site(org.person(draw.below(people)).site),
                _ => Focus::Division(division(org, draw.below(people))),
            };
            let owner = draw.below(people);
            founders.push((owner, space as u16));
            cores.push(SpaceCore {
                anchor: Anchor::Interest(space - first_interest, focus),
                owner,
                ..SpaceCore::default()
            });
        }
        founders.sort_unstable();
        for (index, core) in cores.iter_mut().enumerate().skip(1) {
            // The most popular tenth is never secret.
            let popular = index as u32 >= first_interest && (index as u32 - first_interest) < count / 10;
            core.visibility = match draw.below(1000) {
                0..333 => Visibility::Closed,
                333..367 if !popular => Visibility::Secret,
                _ => Visibility::Visible,
            };
        }
        let popularity = Alias::zipf(count - first_interest, 5);
        let joining = Joining { org, cores: &cores, of_unit, first_interest, popularity, founders };
        let (person_start, joined) = joining.everybody(key);
        let (space_start, members) = invert(count, &person_start, &joined);
        let mut spaces = Self { cores, person_start, joined, space_start, members };
        spaces.give_sites_an_owner();
        spaces
    }

    /// A site's space belongs to its first member after the head of the company, who is in all of them and owns those of empty sites.
    fn give_sites_an_owner(&mut self) {
        let first: Vec<u32> = (0..self.cores.len() as u32).map(|space| at(self.members(space), 1)).collect();
        for (core, first) in self.cores.iter_mut().zip(first) {
            if let Anchor::Site(_) = core.anchor {
                core.owner = first;
            }
        }
    }

    /// The spaces of a person, in order; the company's comes first.
    pub(super) fn joined(&self, person: u32) -> &[u16] {
        run(&self.joined, &self.person_start, person)
    }

    /// The people of a space, in order.
    pub(super) fn members(&self, space: u32) -> &[u32] {
        run(&self.members, &self.space_start, space)
    }
}

fn run<'a, T>(list: &'a [T], starts: &[u32], index: u32) -> &'a [T] {
    let from = at(starts, index) as usize;
    let to = at(starts, index + 1) as usize;
    list.get(from..to).unwrap_or_default()
}

fn division(org: &Org, person: u32) -> u32 {
    org.unit(org.person(person).unit).division
}

impl Joining<'_> {
    fn everybody(&self, key: Key) -> (Vec<u32>, Vec<u16>) {
        let people = self.org.people.len() as u32;
        let mut starts = Vec::with_capacity(people as usize + 1);
        let mut joined = Vec::with_capacity(people as usize * 21);
        let mut own = Vec::new();
        let mut founders = self.founders.as_slice();
        starts.push(0);
        for person in 0..people {
            own.clear();
            self.obliged(person, &mut own);
            let founded = founders.partition_point(|&(founder, _)| founder <= person);
            let (mine, rest) = founders.split_at_checked(founded).unwrap_or_default();
            own.extend(mine.iter().map(|&(_, space)| space));
            founders = rest;
            self.chosen(person, &mut key.draw(Stage::Membership, u64::from(person)), &mut own);
            own.sort_unstable();
            joined.extend_from_slice(&own);
            starts.push(joined.len() as u32);
        }
        (starts, joined)
    }

    /// The company's space, the site's and those of the units. The head of the company is in every site's.
    fn obliged(&self, person: u32, own: &mut Vec<u16>) {
        own.push(0);
        if person == 0 {
            own.extend((1..=self.org.sites).map(|space| space as u16));
        } else {
            own.push(self.org.person(person).site as u16 + 1);
        }
        own.extend(self.org.chain(person).map(|unit| at(&self.of_unit, unit)).filter(|&space| space != 0));
    }

    /// Interests, by popularity; those of another site or division are taken at 0.35.
    fn chosen(&self, person: u32, draw: &mut Draw, own: &mut Vec<u16>) {
        let interests = self.cores.len() as u32 - self.first_interest;
        let room = 20.0 - own.len().min(16) as f64;
        // Mean 1 around `room`, so that some are in ten spaces and some in fifty.
        let wanted = (draw.lognormal(room * 0.8825, 0.5) + 0.5) as u32;
        let wanted = wanted.clamp(2, 120).min(interests / 2) as usize + own.len();
        let site = self.org.person(person).site;
        let division = division(self.org, person);
        for _ in 0..8 * wanted {
            if own.len() >= wanted {
                break;
            }
            let space = self.first_interest + self.popularity.sample(draw);
            let near = match self.cores.get(space as usize).map(|core| core.anchor) {
                Some(Anchor::Interest(_, Focus::Site(home))) => home == site,
                Some(Anchor::Interest(_, Focus::Division(home))) => home == division,
                _ => true,
            };
            if (near || draw.chance(350)) && !own.contains(&(space as u16)) {
                own.push(space as u16);
            }
        }
    }
}

/// From the spaces of each person, the people of each space.
fn invert(spaces: u32, person_start: &[u32], joined: &[u16]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; spaces as usize + 1];
    for &space in joined {
        if let Some(count) = starts.get_mut(usize::from(space) + 1) {
            *count += 1;
        }
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    let mut next = starts.clone();
    let mut members = vec![0_u32; joined.len()];
    for person in 0..person_start.len().saturating_sub(1) as u32 {
        for &space in run(joined, person_start, person) {
            if let Some(place) = next.get_mut(usize::from(space)) {
                if let Some(member) = members.get_mut(*place as usize) {
                    *member = person;
                }
                *place += 1;
            }
        }
    }
    (starts, members)
}

impl Synth {
    /// All spaces; the first is for the whole company.
    pub fn spaces(&self) -> impl Iterator<Item = Space> {
        (0..self.spaces.cores.len() as u32).map(|index| self.space(index))
    }

    /// One space.
    #[must_use]
    pub fn space(&self, index: u32) -> Space {
        let core = at(&self.spaces.cores, index);
        let lang = self.lang_of(core.owner);
        let (slug, name) = match core.anchor {
            Anchor::Company => ("company".into(), by_lang(["Toute l’entreprise", "Whole company"], lang).into()),
            Anchor::Site(site) => {
                let site = self.site(site);
                (site.slug, site.name)
            }
            Anchor::Unit(unit) => {
                let unit = self.unit(unit);
                (format!("unit-{}", unit.slug), by_lang([unit.name_fr, unit.name_en], lang))
            }
            Anchor::Interest(rank, focus) => self.interest(rank, focus, lang),
        };
        let (unit, site) = match core.anchor {
            Anchor::Company | Anchor::Interest(..) => (None, None),
            Anchor::Site(site) => (None, Some(site)),
            Anchor::Unit(unit) => (Some(unit), None),
        };
        Space {
            index,
            slug,
            name,
            visibility: core.visibility,
            owner: core.owner,
            members: self.spaces.members(index).len() as u32,
            unit,
            site,
            created_ms: self.launch_ms(1..2, index, self.spaces.cores.len() as u32),
        }
    }

    fn interest(&self, rank: u32, focus: Focus, lang: Lang) -> (String, String) {
        let again = rank as usize / THEMES.len();
        let (slug, fr, en) = THEMES.get(rank as usize % THEMES.len()).copied().unwrap_or_default();
        let mut name = by_lang([fr, en], lang).to_owned();
        match focus {
            Focus::Everybody => {}
            Focus::Site(site) => {
                name.push(' ');
                name.push_str(&self.site(site).name);
            }
            Focus::Division(unit) => {
                name.push_str(" · ");
                let unit = self.unit(unit);
                name.push_str(&by_lang([unit.name_fr, unit.name_en], lang));
            }
        }
        if again == 0 {
            return (slug.into(), name);
        }
        (format!("{slug}-{}", again + 1), format!("{name} ({})", again + 1))
    }

    /// Who is in which space, person by person; each pair once.
    pub fn memberships(&self) -> impl Iterator<Item = Membership> {
        Grouped::new(self, 0..u64::from(self.shape.people), |synth, person, rows| {
            synth.memberships_of(person as u32, rows)
        })
    }

    /// Adds the memberships of one person to `rows`, by space.
    pub fn memberships_of(&self, person: u32, rows: &mut Vec<Membership>) {
        let joined_ms = self.launch_ms(2..4, person, self.shape.people);
        rows.extend(self.spaces.joined(person).iter().map(|&space| {
            let space = u32::from(space);
            let size = self.spaces.members(space).len() as u64;
            let scattered = mix(self.shape.seed ^ (u64::from(space) << 32) ^ u64::from(person));
            let role = match at(&self.spaces.cores, space).owner {
                owner if owner == person => Role::Owner,
                _ if scattered.is_multiple_of((size / 3).max(2)) => Role::Animator,
                _ => Role::Writer,
            };
            Membership { person, space, role, joined_ms }
        }));
    }

    /// The members of a space, in the order of their numbers.
    #[must_use]
    pub fn members_of(&self, space: u32) -> &[u32] {
        self.spaces.members(space)
    }
}

//! Before a pilot: whom to invite, what it could show, how long it must run, and what it cannot show whatever is done.

mod beside;
mod lock;
mod sheet;
pub(crate) mod tell;

pub use beside::{Kind, Set, Trial};
pub use lock::{Cohort, Lock, read as read_lock};
pub use sheet::page;
pub use tell::{csv, text};

use insight::{
    Graph, Refusal,
    design::{Design, LEAST, Layout, Likeness},
    plan::{self, Company, Frontier, Plan, Wish},
    pool::Pool,
};
use serde::{Deserialize, Serialize};

use crate::{Remark, Stage, Trouble, Watch, read::Staff};

/// What a cohort is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// That the pilot can show something.
    Show,
    /// That the most others hear of it.
    Spread,
}

/// What is asked of a pilot.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many people a cohort has.
    pub size: usize,
    /// What it is chosen for.
    pub mode: Mode,
    /// At most so many of one unit.
    pub cap: Option<usize>,
    /// People, or units with everybody in them, who are in whatever happens.
    pub must: Vec<String>,
    /// People or units who are out whatever happens.
    pub never: Vec<String>,
    /// Whether teams come in whole.
    pub teams: bool,
    /// So many cohorts, one starting after the other.
    pub waves: Option<usize>,
    /// What the chance starts from.
    pub seed: u64,
    /// The full effect that is hoped for, in standard deviations between people.
    pub effect: f64,
    /// The share of it that comes from the tool alone, without colleagues.
    pub direct: f64,
    /// What will be counted, and the smallest change of it that matters.
    pub metric: Option<Metric>,
}

/// What will be counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// Its name.
    pub name: String,
    /// The smallest change that matters, in its own units.
    pub matters: f64,
    /// Whether less of it is better.
    pub less_is_better: bool,
}

impl Options {
    /// A cohort of this size that can show something, without further conditions.
    #[must_use]
    pub fn of(size: usize) -> Self {
        Self {
            size,
            mode: Mode::Show,
            cap: None,
            must: Vec::new(),
            never: Vec::new(),
            teams: false,
            waves: None,
            seed: 1,
            effect: 0.5,
            direct: 0.2,
            metric: None,
        }
    }
}

/// A cohort has at least so many: figures about fewer would be figures about persons.
pub const LEAST_PEOPLE: usize = 10;
/// Weeks a period.
pub const PERIOD_WEEKS: usize = 4;
/// How surely an effect should be found.
pub const POWER: f64 = 0.8;
/// No pilot is planned for longer, in periods: two years.
const LONGEST: usize = 26;
/// As many cohorts as are usually compared, where they take four in five people at most: what is left over hangs together too
/// little.
const COMPARED: usize = 12;

/// What is known of a company.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Facts {
    /// How many people.
    pub people: usize,
    /// How many pairs of people who work together.
    pub ties: usize,
    /// How many units.
    pub units: usize,
    /// How many sites.
    pub sites: usize,
}

/// A pilot, planned.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The company.
    pub company: Facts,
    /// What the cohort was chosen for.
    pub mode: Mode,
    /// How many people it has.
    pub size: usize,
    /// Chance, whole units, hubs and the plan side by side.
    pub sets: Vec<Set>,
    /// The mean share of ties inside that could be had without any condition.
    pub without_conditions: f64,
    /// The comparison that the weeks are counted with; none where the company has no room for six cohorts.
    pub trial: Option<Trial>,
    /// The full effect that is hoped for, in standard deviations between people.
    pub effect: f64,
    /// The share of it that comes from the tool alone.
    pub direct: f64,
    /// How strangers answer.
    pub pool: Pool,
    /// The share of questions answered in the cohort, and in the whole company.
    pub answered: (f64, f64),
    /// Closeness against openness, cap by cap.
    pub frontier: Vec<Frontier>,
    /// The least and the most of ties inside among several cohorts; the same twice for one.
    pub tie_shares: (f64, f64),
    /// How many units have somebody in a cohort.
    pub units_in: usize,
    /// The share of a waiting member's ties that lead to started cohorts; none for one cohort.
    pub contamination: Option<f64>,
    /// What was handled while reading.
    #[serde(skip)]
    pub remarks: Vec<Remark>,
    /// What is decided before, and what a verdict will be held against.
    pub lock: Lock,
}

impl Report {
    /// The plan itself, last of the sets.
    #[must_use]
    pub fn planned(&self) -> Option<&Set> {
        self.sets.iter().find(|set| set.kind == Kind::Planned)
    }

    /// The set of this kind.
    #[must_use]
    pub fn set(&self, kind: Kind) -> Option<&Set> {
        self.sets.iter().find(|set| set.kind == kind)
    }
}

/// Plans a pilot in a company.
///
/// # Errors
/// [`Trouble`] when somebody named is not there, or no cohort meets what is asked.
pub fn plan(
    staff: &Staff,
    graph: &Graph,
    options: &Options,
    remarks: Vec<Remark>,
    watch: &dyn Watch,
) -> Result<Report, Trouble> {
    let (company, team) = (&staff.company, options.teams.then_some(staff.team.as_slice()));
    if options.size < LEAST_PEOPLE {
        return Err(Trouble::TooSmall { size: options.size });
    }
    if options.size >= company.unit.len() {
        return Err(Trouble::Everybody { size: options.size, people: company.unit.len() });
    }
    let wish = Wish {
        size: options.size,
        cap: options.cap,
        must: named(staff, &options.must)?,
        never: named(staff, &options.never)?,
        connected: options.mode == Mode::Show,
        seed: options.seed,
        effort: 1.0,
    };
    watch.begin(Stage::Cohort, 0);
    let cohorts = cohorts(staff, graph, options, &wish)?;
    let first = cohorts.first().ok_or(Refusal::NotANumber)?;
    watch.begin(Stage::Beside, 0);
    let mut sets = beside::sets(graph, company, &wish, team, &cohorts, options.direct);
    let trial = trial(options, company.unit.len(), &mut sets);
    let free = Wish { cap: None, must: Vec::new(), never: Vec::new(), connected: false, effort: 0.25, ..wish.clone() };
    let planned_share = sets.last().map_or(0.0, |set| set.portrait.tie_share);
    let without_conditions = match plan::show(graph, company, &free, None) {
        Ok(plan) => plan::portrait(graph, company, &plan.people).tie_share.max(planned_share),
        Err(_) => planned_share,
    };
    let pool = Pool::default();
    let inside = |plan: &Plan| plan::portrait(graph, company, &plan.people).tie_share;
    let inside: Vec<f64> = cohorts.iter().map(inside).collect();
    let mut units: Vec<u32> = cohorts
        .iter()
        .flat_map(|plan| plan.people.iter().filter_map(|person| company.unit.get(*person as usize).copied()))
        .collect();
    units.sort_unstable();
    units.dedup();
    let contamination = (cohorts.len() > 1).then(|| plan::contamination(graph, &cohorts));
    let lock = Lock::new(staff, options, &cohorts, trial.as_ref());
    Ok(Report {
        company: Facts {
            people: staff.people.len(),
            ties: graph.ties(),
            units: staff.units.len(),
            sites: staff.sites.len(),
        },
        mode: options.mode,
        size: first.people.len(),
        without_conditions,
        effect: options.effect,
        direct: options.direct,
        answered: (pool.answered(options.size as f64), pool.answered(staff.people.len() as f64)),
        pool,
        frontier: frontier(graph, company, &wish, options.mode, first),
        tie_shares: (inside.iter().copied().fold(f64::INFINITY, f64::min), inside.iter().copied().fold(0.0, f64::max)),
        units_in: units.len(),
        contamination,
        sets,
        trial,
        remarks,
        lock,
    })
}

fn frontier(graph: &Graph, company: &Company, wish: &Wish, mode: Mode, known: &Plan) -> Vec<Frontier> {
    // Where the cohort is to spread, closeness is not what is weighed.
    if mode == Mode::Show { plan::frontier(graph, company, wish, known) } else { Vec::new() }
}

/// The people whom names mean: somebody, or else everybody of a unit.
fn named(staff: &Staff, names: &[String]) -> Result<Vec<u32>, Trouble> {
    let mut people = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        if let Some(person) = staff.number(name) {
            people.push(person);
            continue;
        }
        let unit = staff.units.iter().position(|unit| unit == name);
        let unit = unit.ok_or_else(|| Trouble::NoSuch { name: name.to_owned() })? as u32;
        let of_unit = staff.company.unit.iter().enumerate().filter(|(_, of)| **of == unit);
        people.extend(of_unit.map(|(person, _)| person as u32));
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

fn cohorts(staff: &Staff, graph: &Graph, options: &Options, wish: &Wish) -> Result<Vec<Plan>, Trouble> {
    let (company, team) = (&staff.company, options.teams.then_some(staff.team.as_slice()));
    let Some(waves) = options.waves.filter(|waves| *waves > 1) else {
        return Ok(vec![match options.mode {
            Mode::Show => plan::show(graph, company, wish, team)?,
            Mode::Spread => plan::spread(graph, company, wish)?,
        }]);
    };
    if waves < LEAST {
        return Err(Refusal::TooFew { what: insight::What::Clusters, there: waves, needed: LEAST }.into());
    }
    let cohorts = plan::disjoint(graph, company, wish, team, waves)?;
    if cohorts.len() < waves {
        return Err(Trouble::NoCohorts { asked: waves, possible: cohorts.len() });
    }
    Ok(cohorts)
}

/// The roll-out that weeks are counted with, and what each set could show in it.
fn trial(options: &Options, people: usize, sets: &mut [Set]) -> Option<Trial> {
    let clusters = options.waves.unwrap_or_else(|| COMPARED.min(people * 4 / (options.size * 5).max(1)));
    if clusters < LEAST {
        return None;
    }
    let design = |periods| Design {
        layout: Layout::Stepped,
        clusters,
        people: options.size as f64,
        periods,
        likeness: Likeness::default(),
    };
    for set in sets.iter_mut() {
        let seen = options.effect * set.visible.0;
        set.weeks = design(2).periods_needed(seen, POWER, LONGEST).ok().flatten().map(|periods| periods * PERIOD_WEEKS);
        set.power =
            (3..=13).filter_map(|periods| Some((periods * PERIOD_WEEKS, design(periods).power(seen).ok()?))).collect();
    }
    let needed = sets.last().and_then(|set| set.weeks).map(|weeks| weeks / PERIOD_WEEKS);
    // Where two years would not do, half a year is looked at: what that could show is told.
    let periods = needed.unwrap_or(7).max(3);
    for set in sets.iter_mut() {
        set.detectable = design(periods).detectable(POWER).ok().map(|effect| effect / set.visible.0);
    }
    Some(Trial { design: design(periods), weeks: periods * PERIOD_WEEKS })
}

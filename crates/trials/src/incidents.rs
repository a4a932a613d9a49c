//! Trials of what happens to a company beside its laws, and must not be taken for them.

use example::synth::{
    Shape, Synth,
    planted::{Entry, Expert, Incidents, Opening, Planted, Reorganisation, Truth, USUAL, Week},
};
use insight::{
    Graph, Tie, adoption,
    network::{effective_contributors, silo},
    survival::{Curve, Wait},
};

use crate::{
    Effort, Outcome, Trial,
    draw::{mean, median},
    growth::thirty_communities,
};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 42,
        claim: "an opening in August and a lost week are not taken for the law",
        threshold: "median of p within 25 % of what was planted, of q 15 %, of the ceiling 6 %; without a calendar not",
        run: august,
    },
    Trial {
        number: 43,
        claim: "who leaves the company has not stopped coming",
        threshold: "censored at their leaving, retention within .02 of a company that nobody leaves",
        run: leavers,
    },
    Trial {
        number: 44,
        claim: "a sealed division is seen, and a new chart alone looks like opening",
        threshold: "within .02 of the planted .95; the same ties by the new chart >= .1 less",
        run: divisions,
    },
    Trial {
        number: 45,
        claim: "an expert whom all ask shows in how many people's worth of answers there is",
        threshold: "within 15 % of what was planted",
        run: experts,
    },
    Trial {
        number: 46,
        claim: "one dead community among thirty moves the pool curve by less than its band",
        threshold: "moved, and by less than half a band in >= .9 of the same histories",
        run: dead_community,
    },
];

fn synth(people: u32) -> Synth {
    Synth::new(Shape::new(people, 23, 1_790_000_000_000))
}

fn august(effort: Effort) -> Outcome {
    let synth = synth(2_000);
    let incidents = Incidents { opening: Opening::August, lost_week: Some(7), ..USUAL.incidents };
    let company = Planted::new(&synth, Truth { incidents, ..USUAL });
    let law = USUAL.adoption;
    let bias = |calendar: bool| {
        let (mut p, mut q, mut m) = (Vec::new(), Vec::new(), Vec::new());
        for run in 0..effort.of(20, 200) as u32 {
            let week = |week: Week| adoption::Week {
                fresh: f64::from(week.fresh),
                work: if calendar { week.work } else { 1.0 },
            };
            let weeks: Vec<adoption::Week> = company.weeks(run, 20).into_iter().map(week).collect();
            let Ok(found) = adoption::forecast(&weeks, 2_000, &[1.0], u64::from(run)) else { continue };
            p.push(found.innovation.0 / law.outside - 1.0);
            q.push(found.imitation.0 / law.inside - 1.0);
            m.push(found.ceiling.0 / law.ceiling - 1.0);
        }
        [median(&mut p), median(&mut q), median(&mut m)]
    };
    let (with, without) = (bias(true), bias(false));
    let say =
        |[p, q, m]: [f64; 3]| format!("p {:+.0} %, q {:+.0} %, ceiling {:+.0} %", 100.0 * p, 100.0 * q, 100.0 * m);
    let within = [0.25, 0.15, 0.06].map(|tolerance| effort.wide(tolerance, 1.4));
    Outcome {
        seen: format!("{}; without the calendar {}", say(with), say(without)),
        holds: with.iter().zip(within).all(|(bias, within)| bias.abs() <= within) && without[0] < -0.25,
    }
}

/// Weeks of a pilot that retention is looked at over, and silent ones that make a stop.
const WEEKS: u32 = 26;
const SILENT: usize = 4;

fn leavers(effort: Effort) -> Outcome {
    let synth = synth(3_000);
    let of = |leaving: f64| {
        let incidents = Incidents { leaving, ..USUAL.incidents };
        Planted::new(&synth, Truth { entry: Entry::Together(100), incidents, ..USUAL })
    };
    let (all_stay, some_leave) = (of(0.0), of(0.01));
    let (mut truth, mut censored, mut counted) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..effort.of(20, 200) as u32 {
        let nobody = vec![u16::MAX; 3_000];
        truth.extend(retained(&all_stay, run, &nobody));
        censored.extend(retained(&some_leave, run, &some_leave.left(run)));
        counted.extend(retained(&some_leave, run, &nobody));
    }
    let (truth, censored, counted) = (mean(&truth), mean(&censored), mean(&counted));
    Outcome {
        seen: format!("{truth:.3} where nobody leaves, {censored:.3} censored, {counted:.3} counted as stopped"),
        holds: (censored - truth).abs() <= effort.wide(0.02, 1.5) && counted < truth - 0.1,
    }
}

/// The share of a pilot that has not stopped after twenty weeks; who leaves is looked at until then.
fn retained(company: &Planted<'_>, run: u32, left: &[u16]) -> Option<f64> {
    let cohort = company.cohort(run);
    let visits = company.visits(&cohort, run, WEEKS);
    let waits: Vec<Wait> = cohort
        .iter()
        .enumerate()
        .map(|(at, person)| {
            let until = visits.len().min(usize::from(left[*person as usize]));
            let last = (0..until).rev().find(|week| visits[*week][at]).unwrap_or_default();
            let stopped = last + SILENT < until;
            Wait { time: if stopped { last as f64 } else { until as f64 }, came: stopped }
        })
        .collect();
    Curve::new(&waits).ok()?.waiting_at(20.0, 0.95).map(|(share, _)| share)
}

fn divisions(effort: Effort) -> Outcome {
    let people = if effort == Effort::Fast { 3_000 } else { 10_000 };
    let synth = synth(people);
    let reorganisation = Some(Reorganisation { week: 12, moved: 0.3 });
    let incidents = Incidents { sealed: Some(0.95), reorganisation, ..USUAL.incidents };
    let company = Planted::new(&synth, Truth { incidents, ..USUAL });
    let ties: Vec<Tie> = synth
        .working(USUAL.ties)
        .ties()
        .filter(|tie| company.keeps(tie.from, tie.to))
        .map(|tie| Tie { from: tie.from, to: tie.to, weight: tie.weight })
        .collect();
    let graph = Graph::new(people as usize, &ties).0;
    let sealed = company.sealed();
    let before: Vec<u32> = (0..people).map(|person| u32::from(sealed.contains(&person))).collect();
    // The division's units, before and after.
    let units: Vec<u32> = synth.placed().map(|(unit, _)| unit).collect();
    let inside = |unit: u32| (0..people as usize).any(|person| units[person] == unit && before[person] == 1);
    let dealt = company.dealt_again(0).unwrap_or_default();
    let after: Vec<u32> = dealt.iter().map(|(unit, _)| u32::from(inside(*unit))).collect();
    let (found, moved) = (silo(&graph, &before), silo(&graph, &after));
    Outcome {
        seen: format!("{found:.3} by the chart of the ties, {moved:.3} by the new one"),
        holds: (found - 0.95).abs() <= 0.02 && moved <= found - 0.1,
    }
}

fn experts(effort: Effort) -> Outcome {
    let synth = synth(3_000);
    let questions = effort.of(2_000, 20_000) as u32;
    let worth = |expert: Option<Expert>| {
        let incidents = Incidents { expert, ..USUAL.incidents };
        let company = Planted::new(&synth, Truth { incidents, ..USUAL });
        let mut given = vec![0; 3_000];
        company.answers(0, questions).iter().for_each(|answer| given[answer.person as usize] += 1);
        effective_contributors(&given)
    };
    let (share, hours) = (0.4, 6.0);
    let (found, usual) = (worth(Some(Expert { share, hours })), worth(None));
    // Of the others each gives too little to matter in the sum of squares; nearly all their questions find an answer.
    let answered = share + (1.0 - share) * USUAL.questions.answered(3_000.0);
    let planted = (answered / share).powi(2);
    Outcome {
        seen: format!("{found:.1} of a planted {planted:.1}; {usual:.0} without one"),
        holds: (found / planted - 1.0).abs() <= 0.15 && usual > 10.0 * found,
    }
}

fn dead_community(effort: Effort) -> Outcome {
    let incidents = Incidents { dead_community: Some(15), ..USUAL.incidents };
    let with = thirty_communities(Truth { incidents, ..USUAL }, effort);
    let (mut moved, mut within) = (Vec::new(), Vec::new());
    for (with, without) in with.into_iter().zip(thirty_communities(USUAL, effort)) {
        let both = with.zip(without);
        let by = both.map(|(with, without)| (with.answered - without.answered).abs());
        let half = without.map(|found| found.interval.width() / 2.0);
        moved.extend(by);
        within.push(f64::from(u8::from(by.zip(half).is_some_and(|(by, half)| by < half))));
    }
    let (moved, within) = (median(&mut moved), mean(&within));
    Outcome {
        seen: format!("by {moved:.3}, within half a band in {within:.2}"),
        holds: moved > 0.0 && within >= effort.wide(0.9, 0.9),
    }
}

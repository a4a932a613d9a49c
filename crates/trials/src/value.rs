//! Trials of the value model.

use insight::value::{Factor, Line, Model, Quantity, worth};

use crate::{Effort, Outcome, Trial};

pub(crate) const TRIALS: &[Trial] = &[
    Trial {
        number: 22,
        claim: "the value model agrees with a closed form",
        threshold: "P5, P50, P95 within 2 % in the worst of many seeds, shares within .03",
        run: closed_form,
    },
    Trial { number: 23, claim: "a linear model breaks even at F/(B-V)", threshold: "to 1e-6", run: break_even },
];

fn line(name: &str, cost: bool, grows: bool, quantity: Quantity) -> Line {
    Line { name: name.to_owned(), cost, grows, factors: vec![Factor { name: name.to_owned(), quantity }] }
}

fn closed_form(effort: Effort) -> Outcome {
    let spreads = [0.10, 0.35, 0.60, 0.15];
    let centres: [f64; 4] = [12_000.0, 0.4, 8.0, 0.75];
    let factors = spreads
        .iter()
        .zip(centres)
        .enumerate()
        .map(|(at, (spread, centre))| {
            let half = 1.644_853_627 * spread;
            let quantity = Quantity::Between { low: centre * f64::exp(-half), high: centre * f64::exp(half) };
            Factor { name: format!("factor {at}"), quantity }
        })
        .collect();
    let model = Model {
        lines: vec![Line { name: "answers".to_owned(), cost: false, grows: true, factors }],
        use_by_year: vec![1.0],
        discount: 0.0,
    };
    let middle: f64 = centres.iter().product();
    let spread = spreads.iter().map(|spread| spread * spread).sum::<f64>().sqrt();
    let (mut worst, mut share) = ([0.0_f64; 3], 0.0_f64);
    for seed in 0..effort.of(4, 20) as u64 {
        let found = worth(&model, seed);
        let (fifth, last) = (found.net.1.low, found.net.1.high);
        let errors = [
            fifth / (middle * (-1.644_853_627 * spread).exp()) - 1.0,
            found.net.0 / middle - 1.0,
            last / (middle * (1.644_853_627 * spread).exp()) - 1.0,
        ];
        worst.iter_mut().zip(errors).for_each(|(worst, error)| *worst = worst.max(error.abs()));
        for swing in &found.tornado {
            let at: usize = swing.name.trim_start_matches("factor ").parse().unwrap_or(0);
            share = share.max((swing.share - spreads[at] * spreads[at] / (spread * spread)).abs());
        }
    }
    Outcome {
        seen: format!(
            "{:.1} / {:.1} / {:.1} %, shares {share:.3}",
            100.0 * worst[0],
            100.0 * worst[1],
            100.0 * worst[2]
        ),
        holds: worst.iter().all(|error| *error <= 0.02) && share <= 0.03,
    }
}

fn break_even(_: Effort) -> Outcome {
    let exact = |value| Quantity::Exact { value };
    let model = Model {
        lines: vec![
            line("brings", false, true, exact(500_000.0)),
            line("takes", true, true, exact(120_000.0)),
            line("platform", true, false, exact(95_000.0)),
        ],
        use_by_year: vec![1.0],
        discount: 0.0,
    };
    let expected = 95_000.0 / (500_000.0 - 120_000.0);
    let found = worth(&model, 1).break_even.unwrap_or(f64::NAN);
    Outcome { seen: format!("{found:.6} against {expected:.6}"), holds: (found - expected).abs() < 1e-6 }
}

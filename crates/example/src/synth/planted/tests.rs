//! Names, sizes and histories that do not change, and the shares that answers and surveys were planted with.

use super::*;
use crate::synth::{MEDIAN, Shape, Synth};

fn synth(people: u32) -> Synth {
    Synth::new(Shape::new(people, 7, 1_790_000_000_000))
}

#[test]
fn every_preset_has_a_name_of_its_own() {
    for (at, truth) in PRESETS.iter().enumerate() {
        assert_eq!(Truth::named(truth.preset), Some(*truth));
        assert!(PRESETS.iter().skip(at + 1).all(|other| other.preset != truth.preset));
    }
    assert_eq!(Truth::named("nothing"), None);
}

/// Sizes at which a count of eight bits is 0 or 1, and companies smaller than a pilot.
#[test]
fn companies_of_every_size_have_ties_and_histories() {
    for people in [1, 2, 20, 256, 257, 513] {
        let synth = synth(people);
        let largest = synth.working(MEDIAN).ties().count();
        assert!(people < 20 || largest > 5 * people as usize, "{largest} ties of {people}");
        for truth in PRESETS {
            let planted = Planted::new(&synth, truth);
            assert_eq!(planted.first_weeks(0, 3).len(), people as usize);
            let cohort = planted.cohort(0);
            assert!(!cohort.is_empty() && cohort.len() <= people as usize, "{}", truth.preset);
            assert_eq!(planted.coming_back(&cohort, 0, 3).first(), Some(&(cohort.len() as u32)));
            let mut rows = Vec::new();
            planted.roll_out(0).of(0, &mut rows);
            assert!(!rows.is_empty());
        }
    }
}

#[test]
fn the_same_run_is_the_same_history_and_another_is_not() {
    let synth = synth(600);
    for truth in PRESETS {
        let (one, other) = (Planted::new(&synth, truth), Planted::new(&synth, truth));
        assert_eq!(one.first_weeks(3, 12), other.first_weeks(3, 12), "{}", truth.preset);
        assert_eq!(one.cohort(3), other.cohort(3));
        let received = |planted: &Planted<'_>, run| {
            let mut rows = Vec::new();
            (0..600).for_each(|person| planted.roll_out(run).of(person, &mut rows));
            rows
        };
        assert_eq!(received(&one, 3), received(&other, 3), "{}", truth.preset);
        assert_ne!(received(&one, 3), received(&one, 4), "{}", truth.preset);
        assert_ne!(one.waits(1, 500, 50), one.waits(2, 500, 50));
    }
}

/// These bytes are a format: golden figures, documents and benchmarks rest on them.
#[test]
fn histories_do_not_change() {
    let synth = synth(500);
    let planted = Planted::new(&synth, Truth::named("metcalfe").unwrap_or(USUAL));
    let began: Vec<u32> = planted.weeks(0, 8).iter().map(|week| week.fresh).collect();
    let mut rows = Vec::new();
    (0..500).for_each(|person| planted.roll_out(0).of(person, &mut rows));
    let events: u32 = rows.iter().map(|row| row.events).sum();
    let colleagues: u32 = rows.iter().map(|row| row.colleagues).sum();
    let answered = planted.answered(0, 0, 500, 100);
    let said: f64 = planted.survey(0, 400).iter().map(|said| said.minutes).sum();
    let outcome: f64 = planted.outcomes(0, &[1, 2, 3], 4).iter().map(|row| row.value).sum();
    let seen = format!("{began:?} {events} {colleagues} {answered} {said:.6} {outcome:.6}");
    assert_eq!(seen, "[0, 1, 3, 1, 2, 1, 5, 0] 19655 81730 74 1684.679670 102.278995");
}

#[test]
fn nobody_begins_or_receives_before_they_may_enter() {
    let synth = synth(600);
    for truth in PRESETS {
        let planted = Planted::new(&synth, truth);
        let (entries, roll_out) = (planted.entries(2), planted.roll_out(2));
        for (person, first) in (0..).zip(planted.first_weeks(2, 20)) {
            let entry = entries.get(person as usize).copied().unwrap_or_default();
            assert!(first.is_none_or(|first| first >= entry), "{}: {first:?} before {entry}", truth.preset);
            let mut rows = Vec::new();
            roll_out.of(person, &mut rows);
            for row in rows {
                assert_eq!(row.there, row.week >= u32::from(entry), "{}", truth.preset);
                assert!(row.there || row.events == 0);
            }
        }
        let there = entries.iter().filter(|entry| **entry != u16::MAX).count();
        assert_eq!(there, planted.cohort(2).len(), "{}", truth.preset);
    }
}

#[test]
fn a_hundred_by_lot_go_and_a_hundred_who_work_together_stay() {
    let synth = synth(5_000);
    let share = |name: &str| {
        let planted = Planted::new(&synth, Truth::named(name).unwrap_or(USUAL));
        let runs: Vec<f64> = (0..10)
            .map(|run| {
                let cohort = planted.cohort(run);
                assert_eq!(cohort.len(), 100);
                let weeks = planted.coming_back(&cohort, run, 13);
                f64::from(weeks.last().copied().unwrap_or_default()) / 100.0
            })
            .collect();
        runs.iter().sum::<f64>() / 10.0
    };
    let (by_lot, together) = (share("pilot100-random"), share("pilot100-chosen"));
    assert!(by_lot < 0.12 && together > 3.0 * by_lot, "{by_lot} by lot, {together} together");
}

#[test]
fn answers_are_as_often_as_planted() {
    let synth = synth(300);
    let truth = Truth { questions: Questions { between: 0.0, ..USUAL.questions }, ..USUAL };
    let planted = Planted::new(&synth, truth);
    // Half of the questions to 300 people wait longer than this, by the mean of many.
    let median = truth.questions.median_hours(300.0).unwrap_or(f64::NAN);
    let waits = planted.waits(1, 300, 20_000);
    let before = waits.iter().filter(|wait| wait.answered && wait.hours <= median).count() as f64 / 20_000.0;
    assert!(median < 24.0 && (before - 0.5).abs() < 0.015, "{before} at {median}");
    assert_eq!(truth.questions.median_hours(100.0), None);
    // The specification's own figures: a third at a hundred people, six in seven at a thousand.
    assert!(
        (truth.questions.answered(100.0) - 0.34).abs() < 0.01
            && (truth.questions.answered(1_000.0) - 0.86).abs() < 0.02
    );
    for people in [100, 1_000] {
        let share = f64::from(planted.answered(1, 0, people, 20_000)) / 20_000.0;
        assert!((share - truth.questions.answered(f64::from(people))).abs() < 0.015, "{share} of {people}");
    }
}

#[test]
fn surveys_have_the_planted_mean() {
    let synth = synth(300);
    let planted = Planted::new(&synth, USUAL);
    let answers = planted.survey(0, 200_000);
    let mean = answers.iter().map(|said| said.minutes).sum::<f64>() / answers.len() as f64;
    assert!((mean / USUAL.survey.mean_said() - 1.0).abs() < 0.02, "{mean}");
    assert!((answers.len() as f64 / 200_000.0 - 0.35).abs() < 0.005);
}

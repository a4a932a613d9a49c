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
            assert_eq!((planted.weeks(0, 12).len(), planted.left(0).len()), (12, people as usize));
            assert!(planted.answers(0, 20).iter().all(|answer| answer.person < people));
            assert!(planted.dealt_again(0).is_none_or(|dealt| dealt.len() == people as usize));
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
                // Later they may have left, or the week is lost: only who has entered is there.
                let entered = row.week >= u32::from(entry);
                assert!(row.there == entered || (entered && truth.incidents != USUAL.incidents), "{}", truth.preset);
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

fn eventful(synth: &Synth) -> Planted<'_> {
    Planted::new(synth, Truth::named("eventful").unwrap_or(USUAL))
}

#[test]
fn a_sealed_division_loses_ties_to_the_rest_and_no_other() {
    let synth = synth(2_000);
    let (usual, planted) = (Planted::new(&synth, USUAL), eventful(&synth));
    let sealed = planted.sealed();
    assert!(sealed.len() > 10 && usual.sealed().is_empty());
    let (mut before, mut after) = (0, 0);
    for person in 0..2_000 {
        let crosses = |other: u32| sealed.contains(&person) != sealed.contains(&other);
        before += usual.ties.count(person, crosses);
        after += planted.ties.count(person, crosses);
        let within = |planted: &Planted<'_>| planted.ties.count(person, |other| !crosses(other));
        assert_eq!(within(&planted), within(&usual));
        // From both ends alike.
        assert!(planted.ties.of(person).iter().all(|other| planted.ties.of(*other).contains(&person)));
    }
    assert!(after > 0 && after * 3 < before, "{after} of {before}");
}

#[test]
fn whoever_left_neither_begins_nor_receives_nor_comes_back() {
    let synth = synth(2_000);
    let planted = eventful(&synth);
    let left = planted.left(1);
    let gone = left.iter().filter(|week| **week < 26).count() as f64 / 2_000.0;
    assert!((gone - (1.0 - 0.996_f64.powi(25))).abs() < 0.02, "{gone}");
    let cohort = planted.cohort(1);
    let visits = planted.visits(&cohort, 1, 26);
    for (person, first) in (0..).zip(planted.first_weeks(1, 26)) {
        let left = left.get(person as usize).copied().unwrap_or_default();
        assert!(first.is_none_or(|first| first < left), "{person}");
        let mut rows = Vec::new();
        planted.roll_out(1).of(person, &mut rows);
        assert!(rows.iter().all(|row| !row.there || row.week < u32::from(left)));
        let after = visits.iter().skip(usize::from(left));
        assert!(after.filter_map(|week| week.get(person as usize)).all(|comes| !comes));
    }
}

#[test]
fn a_week_whose_records_are_lost_is_counted_with_the_next() {
    let synth = synth(2_000);
    let planted = eventful(&synth);
    let began = |from: u16, to: u16| {
        let first = planted.first_weeks(0, 26).into_iter().flatten();
        first.filter(|week| (from..to).contains(week)).count() as u32
    };
    // Also when it is the last that is looked at.
    assert_eq!(planted.weeks(0, 11).last(), Some(&Week { fresh: 0, work: 0.0 }));
    let weeks = planted.weeks(0, 26);
    let of = |week: usize| weeks.get(week).map(|week| (week.fresh, week.work));
    assert_eq!(of(9), Some((began(9, 10), 1.0)));
    assert_eq!((of(10), of(11)), (Some((0, 0.0)), Some((began(10, 12), 2.0))));
    assert_eq!(of(0).map(|week| week.1), Some(0.45));
    let mut rows = Vec::new();
    (0..2_000).for_each(|person| planted.roll_out(0).of(person, &mut rows));
    assert!(rows.iter().all(|row| row.week != 10 || (!row.there && row.events == 0)));
}

#[test]
fn units_dealt_again_move_who_leads_nobody_and_leave_a_tree() {
    let synth = synth(2_000);
    let planted = eventful(&synth);
    let (dealt, left) = (planted.dealt_again(1).unwrap_or_default(), planted.left(1));
    let mut moved = 0;
    for (person, before) in (0..).zip(planted.units()) {
        let (unit, manager) = dealt.get(person as usize).copied().unwrap_or_default();
        let core = synth.org.person(person);
        moved += u32::from(unit != before);
        assert!(unit == before || core.size == 1, "{person} leads");
        assert!(unit == before || left.get(person as usize).is_some_and(|left| *left > 12), "{person} has left");
        assert!(unit != before || manager == core.manager, "{person} has another manager in the same unit");
        assert!(synth.org.person(manager).size > 1 || person == manager);
    }
    assert!((400..700).contains(&moved), "{moved}");
    assert!(Planted::new(&synth, USUAL).dealt_again(1).is_none());
}

#[test]
fn an_expert_answers_more_and_more_slowly_and_a_dead_space_never() {
    let synth = synth(2_000);
    let (usual, planted) = (Planted::new(&synth, USUAL), eventful(&synth));
    let answers = planted.answers(0, 2_000);
    let mut given = vec![0_u32; 2_000];
    answers.iter().for_each(|answer| {
        given.get_mut(answer.person as usize).into_iter().for_each(|given| *given += 1);
    });
    let expert = (0..).zip(&given).max_by_key(|(_, given)| **given).map(|(person, _)| person);
    let of = |from: usize| {
        let theirs: Vec<f64> =
            answers.iter().filter(|answer| Some(answer.person) == expert).map(|answer| answer.hours).collect();
        theirs.iter().skip(from).take(100).sum::<f64>() / 100.0
    };
    assert!(given.iter().max().is_some_and(|most| (700..900).contains(most)), "{:?}", given.iter().max());
    assert!(of(700) > 2.0 * of(0), "{} then {}", of(0), of(700));
    assert_eq!(planted.answered(0, 7, 500, 50), 0);
    assert!(usual.answered(0, 7, 500, 50) > 20 && planted.answered(0, 8, 500, 50) > 20);
    assert_eq!((community(0, 30), community(29, 30)), (20, 600));
}

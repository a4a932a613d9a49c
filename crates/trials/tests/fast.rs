//! Every trial, in its fast form.

use trials::{Effort, trials};

#[test]
fn every_trial_holds() {
    let mut failed = Vec::new();
    for trial in trials() {
        let outcome = (trial.run)(Effort::Fast);
        println!("{:>2} {}: {} (asked: {})", trial.number, trial.claim, outcome.seen, trial.threshold);
        if !outcome.holds {
            failed.push(trial.number);
        }
    }
    assert!(failed.is_empty(), "trials {failed:?} do not hold");
}

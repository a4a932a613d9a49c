//! Journeys through the whole program: every route and role, both databases, a real browser, bad days.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::too_many_lines,
    reason = "tests: what is not as it should be ends the test; Clippy only knows it of functions marked #[test]"
)]
#![allow(unreachable_pub, missing_docs, reason = "tests are read from the inside")]

mod administration;
mod apart;
mod backup;
mod bad_days;
mod canary;
mod composing;
mod console;
mod desk;
mod doors;
mod drafts;
mod entries;
mod feed;
mod guests;
mod journey;
mod keeping;
mod may_see;
mod own;
mod pages;
mod people;
mod pilot;
mod preview;
mod reports;
mod rules;
mod seams;
mod sites;
mod statements;
mod support;
mod synth;
mod traces;
mod travelling;
mod upgrade;
mod world;

//! The tables, in Markdown, so that they can stand in the documentation as they are.

use super::measure::{Line, Measured};
use super::say;
use super::start::Start;

/// Held or missed.
fn aim(holds: bool) -> &'static str {
    if holds { "held" } else { "MISSED" }
}

/// One company's pages.
pub(crate) fn pages(name: &str, measured: &Measured) {
    say(format_args!("### {name}, {} people\n", measured.people));
    say(
        "| page | bytes | rows | µs of processor | floor | ratio | aim ≤ 2 | req/s | floor | p50 ms | p99 ms | floor p99 |",
    );
    say("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for line in &measured.lines {
        let Line { name, bytes, rows, page, floor, ratio } = line;
        say(format_args!(
            "| {name} | {bytes} | {rows} | {:.0} | {:.0} | {ratio:.2} | {} | {:.0} | {:.0} | {:.1} | {:.1} | {:.1} |",
            page.processor_us,
            floor.processor_us,
            aim(*ratio <= 2.0),
            page.a_second,
            floor.a_second,
            page.p50_ms,
            page.p99_ms,
            floor.p99_ms
        ));
    }
    let nothing = measured.nothing;
    say(format_args!(
        "\nThe same layers around nothing: {:.0} µs, {:.0} req/s. Memory under this load: {:.0} MB.",
        nothing.processor_us, nothing.a_second, measured.resident_mb
    ));
    if let Some(home) = measured.lines.first().filter(|_| name == "SQLite") {
        say(format_args!(
            "Home in {:.0} µs (aim < 250): {}.",
            home.page.processor_us,
            aim(home.page.processor_us < 250.0)
        ));
    }
    say("");
}

/// How the cost of each page grows with the company.
pub(crate) fn growth(name: &str, measured: &[Measured]) {
    let (Some(first), true) = (measured.first(), measured.len() > 1) else { return };
    say(format_args!("### {name}: growth from {} people (aim ≤ 2)\n", first.people));
    for later in measured.iter().skip(1) {
        let pairs = first.lines.iter().zip(&later.lines);
        let ratios: Vec<String> = pairs
            .map(|(small, large)| {
                let ratio = large.page.processor_us / small.page.processor_us.max(1.0);
                format!("{} × {ratio:.2} ({})", small.name, aim(ratio <= 2.0))
            })
            .collect();
        say(format_args!("- {} people: {}", later.people, ratios.join(", ")));
    }
    say("");
}

/// Posting beside its floor.
pub(crate) fn posting(name: &str, people: u32, line: &Line) {
    say(format_args!("### {name}: posting a note durably, {people} people\n"));
    say("| what | a second | p50 ms | p99 ms | µs of processor |");
    say("|---|---|---|---|---|");
    for (what, figures) in [("a note", line.page), ("floor: one bare row", line.floor)] {
        say(format_args!(
            "| {what} | {:.0} | {:.1} | {:.1} | {:.0} |",
            figures.a_second, figures.p50_ms, figures.p99_ms, figures.processor_us
        ));
    }
    say(format_args!("\n{:.2} of its floor (aim ≥ 0.5): {}.\n", line.ratio, aim(line.ratio >= 0.5)));
}

/// The program itself.
pub(crate) fn start(start: &Start) {
    say("### The program with the example company, SQLite\n");
    say(format_args!("- at rest: {:.0} MB (aim < 60): {}", start.rest_mb, aim(start.rest_mb < 60.0)));
    say(format_args!(
        "- under load (home pages, {:.0} a second): {:.0} MB; two seconds later {:.0} MB",
        start.a_second, start.load_mb, start.after_mb
    ));
    say(format_args!(
        "- from start to the first answer: {:.0} ms (aim < 300): {}",
        start.first_ms,
        aim(start.first_ms < 300.0)
    ));
    say(format_args!("- the binary: {:.1} MB", start.binary_mb));
}

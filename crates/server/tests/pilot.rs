//! `cenacle pilot` as its guide shows it: every command of `docs/pilot.md` is run, and prints what stands there.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_cenacle");

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

fn run(folder: &Path, line: &str) -> Output {
    let program = Path::new(PROGRAM).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(folder).env("PATH", path).env("LC_ALL", "en_GB.UTF-8");
    shell.output().unwrap()
}

/// A folder with copies of the files of the guide.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(docs().join("pilot")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    folder
}

/// The lines of a cohort or of long tables are left out of the guide: all but the first ones of what comes after 40 lines.
fn shortened(output: &str) -> String {
    let lines: Vec<&str> = output.trim_end().lines().collect();
    let mut short = lines.iter().take(46).fold(String::new(), |mut short, line| {
        let _ = writeln!(short, "{}", line.trim_end());
        short
    });
    if lines.len() > 46 {
        short.push_str("…\n");
    }
    short
}

/// `CENACLE_BLESS=1` writes what the commands print into the guide.
#[test]
fn the_guide_prints_what_it_says() {
    let guide = docs().join("pilot.md");
    let text = fs::read_to_string(&guide).unwrap();
    let folder = folder();
    let mut made = String::new();
    let mut inside = false;
    for line in text.lines() {
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            _ => {}
        }
        let command = line.strip_prefix("$ ").filter(|_| inside);
        if inside && command.is_none() && line != "```console" {
            continue;
        }
        let _ = writeln!(made, "{line}");
        if let Some(command) = command {
            let output = run(folder.path(), command);
            assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
            made.push_str(&shortened(&String::from_utf8(output.stdout).unwrap()));
        }
    }
    if std::env::var_os("CENACLE_BLESS").is_some() {
        fs::write(&guide, &made).unwrap();
    }
    assert!(made == text, "docs/pilot.md says otherwise than the program; CENACLE_BLESS=1 writes it anew");
}

#[test]
fn the_files_of_the_guide_are_those_of_the_generator() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), "cenacle synth --people 240 --seed 7 --csv .");
    assert!(made.status.success(), "{made:?}");
    for file in ["people.csv", "ties.csv"] {
        let (made, kept) = (fs::read(folder.path().join(file)), fs::read(docs().join("pilot").join(file)));
        assert!(made.unwrap() == kept.unwrap(), "docs/pilot/{file} is another company");
    }
}

/// A company whose truth is known, through the same commands as a real one.
#[test]
fn a_planted_company_goes_through_the_commands() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for folder in [&one, &other] {
        let made = run(folder.path(), "cenacle synth --people 2000 --seed 3 --csv . --preset usual");
        assert!(made.status.success(), "{made:?}");
    }
    for file in ["people.csv", "ties.csv", "weeks.csv", "outcomes.csv", "survey.csv", "questions.csv", "events.jsonl"] {
        let of = |folder: &tempfile::TempDir| fs::read(folder.path().join(file)).unwrap();
        assert!(of(&one) == of(&other) && of(&one).len() > 100, "{file}");
    }
    let truth: serde_json::Value = serde_json::from_slice(&fs::read(one.path().join("truth.json")).unwrap()).unwrap();
    assert_eq!((&truth["preset"], &truth["growth"]["law"]), (&"usual".into(), &"power".into()));
    // Sixteen weeks of it forecast the next ten, which are in the file too.
    let weeks = fs::read_to_string(one.path().join("weeks.csv")).unwrap();
    let begun = |lines: usize| -> f64 {
        weeks.lines().skip(1).take(lines).map(|line| line.split(',').nth(1).unwrap().parse::<f64>().unwrap()).sum()
    };
    fs::write(one.path().join("seen.csv"), weeks.lines().take(17).collect::<Vec<_>>().join("\n")).unwrap();
    let made = run(one.path(), "cenacle pilot forecast seen.csv --seats 2000 --ahead 10 --json");
    assert!(made.status.success(), "{made:?}");
    let found: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
    let last = found["ahead"].as_array().unwrap().last().unwrap();
    let (low, high) = (&last["nearly_all"]["low"], &last["nearly_all"]["high"]);
    let truth = begun(26);
    assert!((low.as_f64().unwrap()..=high.as_f64().unwrap()).contains(&truth), "{truth} of {last}");
    let plan = run(one.path(), "cenacle pilot plan people.csv ties.csv --size 50 --csv");
    assert!(plan.status.success(), "{plan:?}");
    // A pilot says who was in it and who came back; another truth in the same folder leaves nothing of that.
    let pilot = run(one.path(), "cenacle synth --people 600 --csv . --preset pilot100-chosen");
    assert!(pilot.status.success(), "{pilot:?}");
    let lines = |file: &str| fs::read_to_string(one.path().join(file)).unwrap().lines().count();
    assert_eq!((lines("cohort.csv"), lines("returns.csv")), (101, 27));
    let teams = run(one.path(), "cenacle synth --people 600 --csv . --preset works-council");
    assert!(teams.status.success() && !one.path().join("cohort.csv").exists(), "{teams:?}");
    let people = fs::read_to_string(one.path().join("people.csv")).unwrap();
    assert!(people.lines().skip(2).all(|line| line.contains(",team-")), "a unit is a team");
    // A year in which everything happens is forecast from its files as they are written, a lost week and August in them.
    let eventful = run(one.path(), "cenacle synth --people 600 --csv . --preset eventful");
    assert!(eventful.status.success(), "{eventful:?}");
    assert_eq!((lines("people-after.csv"), lines("communities.csv")), (601, 31));
    let weeks = fs::read_to_string(one.path().join("weeks.csv")).unwrap();
    assert!(
        weeks.contains("2026-08-03,") && weeks.contains(",2.25\n") && weeks.contains("2026-10-12,0,0\n"),
        "{weeks}"
    );
    let events = fs::read_to_string(one.path().join("events.jsonl")).unwrap();
    let began = |week: usize| {
        let of = format!(r#"{{"week":{week},"#);
        events.lines().filter(|line| line.starts_with(&of) && line.contains(r#""did":"began""#)).count()
    };
    for (week, line) in weeks.lines().skip(1).enumerate() {
        assert_eq!(line.split(',').nth(1), Some(began(week).to_string().as_str()), "the two files agree on {line}");
    }
    assert!(["left", "moved", "began"].iter().all(|did| events.contains(&format!(r#""did":"{did}""#))));
    assert!(run(one.path(), "cenacle pilot forecast weeks.csv --seats 600").status.success());
    let unknown = refused(one.path(), "cenacle synth --people 200 --csv . --preset wonder");
    assert!(unknown.contains("sarnoff"), "{unknown}");
}

#[test]
fn every_report_is_also_a_page_and_json_in_both_languages() {
    let folder = folder();
    run(
        folder.path(),
        "cenacle pilot plan people.csv ties.csv --size 20 --waves 8 --metric x --matters 1 --json > p.json",
    );
    for (command, fr, en) in [
        ("plan people.csv ties.csv --size 20", "Combien de leurs collègues", "How many of their colleagues"),
        ("plan people.csv ties.csv --size 20 --mode spread", "la nouvelle", "spreads"),
        ("judge p.json outcomes.csv", "période par période", "period by period"),
        ("forecast weeks.csv --seats 1400", "auront commencé", "will have begun"),
        ("value ledger.csv", "ligne par ligne", "line by line"),
    ] {
        for (lang, words) in [("fr", fr), ("en", en)] {
            let made = run(folder.path(), &format!("cenacle pilot {command} --json --html r.html --lang {lang}"));
            assert!(made.status.success(), "{command}: {}", String::from_utf8_lossy(&made.stderr));
            serde_json::from_slice::<serde_json::Value>(&made.stdout).unwrap();
            let page = fs::read_to_string(folder.path().join("r.html")).unwrap();
            assert!(page.contains(words), "{command} {lang}: {words}");
            assert!(page.contains("<svg") || command.contains("spread"), "{command}: nothing is drawn");
            assert!(
                !page.contains("<script") && !page.replace("http://www.w3.org/2000/svg", "").contains("http"),
                "{command}: the page needs something else"
            );
        }
    }
}

/// Runs a command that must fail, and gives its one sentence.
fn refused(folder: &Path, line: &str) -> String {
    let output = run(folder, line);
    assert!(!output.status.success(), "{line} went through");
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(!words.contains("panicked"), "{words}");
    words
}

#[test]
fn a_changed_plan_judges_nothing() {
    let folder = folder();
    let plan = "cenacle pilot plan people.csv ties.csv --size 20 --waves 8 --metric x --matters 1 --json";
    run(folder.path(), &format!("{plan} > plan.json"));
    run(folder.path(), "sed 's/\"matters\": 1.0/\"matters\": 0.1/' plan.json > changed.json");
    let words = refused(folder.path(), "cenacle pilot judge changed.json outcomes.csv");
    assert!(words.contains("was changed"), "{words}");
    run(folder.path(), "sed '$d' outcomes.csv > short.csv");
    let words = refused(folder.path(), "cenacle pilot judge plan.json short.csv");
    assert!(words.contains("no value for cohort 8 in period"), "{words}");
    run(folder.path(), "cat outcomes.csv > twice.csv; tail -1 outcomes.csv >> twice.csv");
    let words = refused(folder.path(), "cenacle pilot judge plan.json twice.csv");
    assert!(words.contains("already given"), "{words}");
    run(folder.path(), "cenacle pilot plan people.csv ties.csv --size 20 --json > one.json");
    let words = refused(folder.path(), "cenacle pilot judge one.json outcomes.csv");
    assert!(words.contains("--metric"), "{words}");
}

#[test]
fn what_somebody_has_whether_asked_or_not_is_told() {
    let folder = folder();
    let fails = [
        ("plan nowhere.csv ties.csv --size 20", "there is no such file"),
        ("plan ties.csv people.csv --size 20", "lacks the columns: person, unit, site, manager"),
        ("plan people.csv ties.csv --size 300", "leaves nobody outside"),
        ("plan people.csv ties.csv --size 240", "has 240 people"),
        ("plan people.csv ties.csv --size 4", "about persons"),
        ("plan people.csv ties.csv --size 20 --waves 4", "at least 6"),
        ("plan people.csv ties.csv --size 20 --must nobody", "neither a person nor a unit"),
        ("plan people.csv ties.csv --size 20 --waves 60", "there is room for"),
        ("plan people.csv ties.csv --size 20 --mode spread --waves 6", "only go with --mode show"),
        ("forecast weeks.csv --seats 150", "there are 150 seats"),
        ("value weeks.csv", "lacks the columns"),
        ("plan twice.csv ties.csv --size 20", "has the column “unit” twice"),
        ("forecast nobody.csv --seats 600", "in one of 0 nobody begins"),
        ("forecast years.csv --seats 600", "Line 3 of “years.csv”: a week has 0 to 14 working days"),
        ("forecast commas.csv --seats 600", "Line 3 of “commas.csv” has 4 cells, and the first line 3"),
    ];
    run(folder.path(), "sed 's/person,unit,site/person,unit,Unit/' people.csv > twice.csv");
    run(folder.path(), "sed '3s/5$/0/' weeks.csv > nobody.csv; sed '3s/5$/5000/' weeks.csv > years.csv");
    // Another title that could be meant is no second one.
    run(folder.path(), "sed 's/$/,x/; 1s/x$/matricule/' people.csv > more.csv");
    let more = run(folder.path(), "cenacle pilot plan more.csv ties.csv --size 20");
    assert!(more.status.success(), "{more:?}");
    run(folder.path(), "sed '3s/5$/2,5/' weeks.csv > commas.csv");
    for (command, words) in fails {
        let said = refused(folder.path(), &format!("cenacle pilot {command}"));
        assert!(said.contains(words), "{command}: {said}");
    }
}

/// Days that the file tells are the days: the calendar's own August is not counted beside them.
#[test]
fn working_days_stand_for_the_calendar() {
    let folder = folder();
    run(folder.path(), "sed 's/,$/,5/' weeks.csv > told.csv");
    run(folder.path(), "awk -F, 'NR > 1 { $1 = NR - 1 } 1' OFS=, told.csv > numbers.csv");
    let found = |file: &str| {
        let output = run(folder.path(), &format!("cenacle pilot forecast {file} --seats 1400 --json"));
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()["innovation"].clone()
    };
    assert_eq!(found("told.csv"), found("numbers.csv"));
    assert_ne!(found("told.csv"), found("weeks.csv"), "nothing is told of August in this file");
}

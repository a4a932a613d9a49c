//! Files as people have them: every spreadsheet's habits, and everything that can be wrong.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests: what is not as it should be ends the test; Clippy only knows it of functions marked #[test]"
)]

use std::{fs, path::PathBuf};

use kernel::Lang;
use pilot::{
    Remark, Trouble, Unwatched,
    plan::{self, Options},
    read::{self, Staff, Ties},
};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn people(&self, bytes: impl AsRef<[u8]>) -> Result<Staff, Trouble> {
        read::people(&self.file("people.csv", bytes), &Unwatched)
    }

    fn ties(&self, staff: &Staff, bytes: impl AsRef<[u8]>) -> Result<Ties, Trouble> {
        read::ties(&self.file("ties.csv", bytes), staff, &Unwatched)
    }
}

const PEOPLE: &str = "person,unit,site,manager\neve,ateliers,Lyon,\nnora,ateliers,Lyon,eve\nyann,ventes,Paris,eve\n";

#[test]
fn whatever_a_spreadsheet_wrote_is_the_same_company() {
    let folder = Folder::new();
    let windows =
        b"Personne;Unit\xe9;Site;Responsable\r\n\xe8ve;ateliers;Lyon;\r\nnora;ateliers;Lyon;\xe8ve\r\n".to_vec();
    let utf8 = "\u{feff}site\tmanager\tunit\tperson\tphone\rLyon\t\tateliers\tève\t12\rLyon\tève\tateliers\tnora\t13\r";
    let quoted = "person,unit,site,manager\n\"ève\",\"ateliers\",Lyon,\n\n  nora ,ateliers, Lyon,ève\n";
    for bytes in [windows, utf8.as_bytes().to_vec(), quoted.as_bytes().to_vec()] {
        let staff = folder.people(&bytes).unwrap();
        let names: Vec<&str> = staff.people.iter().map(AsRef::as_ref).collect();
        assert_eq!(names, ["ève", "nora"], "{}", String::from_utf8_lossy(&bytes));
        assert_eq!((staff.units.len(), staff.sites.len(), &staff.team), (1, 1, &vec![0, 1]));
        assert!(staff.remarks.is_empty(), "{:?}", staff.remarks);
    }
}

#[test]
fn a_tie_counts_once_whichever_way_round() {
    let folder = Folder::new();
    let staff = folder.people(PEOPLE).unwrap();
    let ties = folder.ties(&staff, "de;à;poids\r\neve;nora;0,5\r\nnora;eve;1,5\r\neve;yann;\r\n").unwrap();
    assert_eq!(ties.graph.ties(), 2);
    assert_eq!((ties.graph.weight(0, 1), ties.graph.weight(0, 2)), (2.0, 1.0));
    assert_eq!(ties.remarks, [Remark::RepeatedTies { lines: 1 }]);
    let windows = folder.people(b"person,unit,site,manager\n\xe8ve,a,b,\nnora,a,b,\n").unwrap();
    assert_eq!(folder.ties(&windows, b"from,to\n\xe8ve,nora\n").unwrap().graph.ties(), 1);
    assert_eq!(folder.ties(&windows, "from,to\nève,nora\n").unwrap().graph.ties(), 1);
}

#[test]
fn what_is_left_out_is_told() {
    let folder = Folder::new();
    let people =
        "person,unit,site,manager\n,a,b,\neve,a,Lyon,nora\nnora,,Lyon,eve\neve,b,b,\nyann,a,,zoe\nlea,a,Lyon,lea\n";
    let staff = folder.people(people).unwrap();
    assert_eq!(
        staff.remarks,
        [
            Remark::Nameless { lines: 1 },
            Remark::RepeatedPerson { lines: 1, line: 5, person: "eve".into() },
            Remark::NoUnit { people: 1 },
            Remark::NoSite { people: 1 },
            Remark::UnknownManager { people: 1, manager: "zoe".into() },
            Remark::Circle { people: vec!["eve".into(), "nora".into()] },
        ]
    );
    let ties = "from,to,weight\neve,eve,1\neve,nora,1\neve,max,1\nzoe,nora,1\nnora,yann,-2\n";
    assert_eq!(
        folder.ties(&staff, ties).unwrap().remarks,
        [
            Remark::Unknown { lines: 2, line: 4, person: "max".into() },
            Remark::OwnTies { lines: 1 },
            Remark::Weightless { lines: 1 },
            Remark::Alone { people: 2 },
        ]
    );
    for remark in staff.remarks {
        for lang in Lang::ALL {
            assert!(remark.say(lang).ends_with('.'), "{remark:?}");
        }
    }
}

#[test]
fn what_cannot_be_read_says_where() {
    let folder = Folder::new();
    let staff = folder.people(PEOPLE).unwrap();
    let say = |trouble: Trouble| trouble.say(Lang::En);
    for (bytes, words) in [
        (&b""[..], "holds nothing"),
        (b"\xef\xbb\xbf\r\n  \r\n", "holds nothing"),
        (b"PK\x03\x04zip", "is not a text file"),
        (b"person,unit,site,manager\n", "names nobody"),
        (b"person;unit\neve;a\n", "lacks the columns: site, manager. Its first line holds: person, unit"),
    ] {
        let said = say(folder.people(bytes).unwrap_err());
        assert!(said.contains(words), "{said}");
    }
    for (bytes, words) in [
        ("from,to,weight\neve,nora,1\neve,yann,much\n", "Line 3 of"),
        ("from,to,weight\neve,nora,inf\n", "is not a number"),
        ("from,to\nmax,zoe\nzoe,max\n", "None of the 2 lines"),
        ("person,colleague\neve,nora\n", "lacks the columns: from, to"),
    ] {
        let said = say(folder.ties(&staff, bytes).unwrap_err());
        assert!(said.contains(words), "{said}");
    }
    let nowhere = read::people(folder.0.path(), &Unwatched).unwrap_err();
    assert!(say(nowhere).contains("it is a folder"));
}

#[test]
fn units_and_people_are_named_and_names_in_a_list_are_no_formula() {
    let folder = Folder::new();
    let mut people = String::from("person,unit,site,manager\n=1+1,a,s,\n");
    let mut ties = String::from("from,to\n");
    for at in 0..40 {
        people.push_str(&format!("p{at},u{},s,=1+1\n", at / 10));
        ties.push_str(&format!("p{at},p{}\np{at},p{}\n=1+1,p{at}\n", (at + 1) % 40, (at + 7) % 40));
    }
    let staff = folder.people(people).unwrap();
    let ties = folder.ties(&staff, ties).unwrap();
    let options =
        Options { must: vec!["=1+1".into(), "u2".into()], never: vec!["u0".into(), "p33".into()], ..Options::of(16) };
    let report = plan::plan(&staff, &ties.graph, &options, Vec::new(), &Unwatched).unwrap();
    let cohort = &report.lock.cohorts[0].people;
    assert_eq!(cohort.len(), 16);
    assert!((20..30).all(|at| cohort.contains(&format!("p{at}"))), "{cohort:?}");
    assert!(!cohort.contains(&"p33".to_owned()) && !(0..10).any(|at| cohort.contains(&format!("p{at}"))));
    assert!(plan::csv(&report).contains("\n'=1+1,1,"), "{}", plan::csv(&report));
    let contrary = Options { must: vec!["p1".into()], never: vec!["u0".into()], ..Options::of(16) };
    assert!(plan::plan(&staff, &ties.graph, &contrary, Vec::new(), &Unwatched).is_err());
}

#[test]
fn names_are_text_on_the_page() {
    let folder = Folder::new();
    let mut people = String::from("person,unit,site,manager\n");
    let mut ties = String::from("from,to\n");
    for at in 0..30 {
        people.push_str(&format!("<b>{at}</b>,<i>u</i>,s,\n"));
        ties.push_str(&format!("<b>{at}</b>,<b>{}</b>\n", (at + 1) % 30));
    }
    let staff = folder.people(people).unwrap();
    let ties = folder.ties(&staff, ties).unwrap();
    let report = plan::plan(&staff, &ties.graph, &Options::of(10), Vec::new(), &Unwatched).unwrap();
    let page = plan::page(&report, Lang::Fr);
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"));
}

//! The shape that the module promises, on small companies.

use super::*;
use kernel::Lang;
use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::sync::LazyLock;

const UNTIL: i64 = 1_790_000_000_000;

const PEOPLE: u32 = 2500;
const WRITTEN: f64 = 25_000.0;

/// Enough people for the means to settle.
static COMPANY: LazyLock<Synth> =
    LazyLock::new(|| Synth::new(Shape { entries_per_person: 10, ..Shape::new(PEOPLE, 7, UNTIL) }));

/// Its entries, written once for all the tests that read them.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| COMPANY.entries().collect());

/// FNV-1a of every row, as it prints.
fn digest<T: Debug>(rows: impl Iterator<Item = T>) -> u64 {
    rows.flat_map(|row| format!("{row:?}\n").into_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn digests(synth: &Synth) -> [u64; 8] {
    [
        digest(synth.people()),
        digest(synth.units()),
        digest(synth.spaces()),
        digest(synth.memberships()),
        digest(synth.follows()),
        digest(synth.entries()),
        digest(synth.comments()),
        digest(synth.reactions()),
    ]
}

fn near(what: &str, seen: f64, wanted: f64, share: f64) {
    assert!((seen / wanted - 1.0).abs() <= share, "{what}: {seen:.3}, not {wanted} ± {share}");
}

#[test]
fn the_same_shape_gives_the_same_bytes_for_ever() {
    let shape = Shape { entries_per_person: 3, ..Shape::new(300, 1, UNTIL) };
    let first = digests(&Synth::new(shape));
    assert_eq!(first, digests(&Synth::new(shape)));
    let other = digests(&Synth::new(Shape { seed: 2, ..shape }));
    assert!(first.iter().zip(&other).all(|(one, two)| one != two), "another seed is another company");
    // If this moves, every company made before is another one: say so where changes are told, then write the new numbers here.
    assert_eq!(first, GOLDEN, "{first:#x?}");
}

const GOLDEN: [u64; 8] = [
    0xf417_1387_0669_6ede,
    0x4182_4246_c5ae_5869,
    0xbca6_407c_5964_8e4e,
    0x98b1_4bd6_08f8_cab2,
    0x506b_d8e4_25ee_32fc,
    0xfe68_3da6_6202_4962,
    0x7419_193e_0c74_a245,
    0xab0a_266a_4b6a_d318,
];

#[test]
fn the_chart_is_one_tree_of_plausible_spans() {
    for people in [1, 2, 9, 40, 300, 5000] {
        let synth = Synth::new(Shape::new(people, 3, UNTIL));
        let mut spans: HashMap<u32, u32> = HashMap::new();
        let rows: Vec<Person> = synth.people().collect();
        assert_eq!(rows.len(), people as usize);
        for person in &rows {
            match person.manager {
                None => assert_eq!(person.index, 0, "one root"),
                // Managers come first, so that no chain of them can close.
                Some(manager) => {
                    assert!(manager < person.index);
                    *spans.entry(manager).or_default() += 1;
                }
            }
        }
        assert!(spans.values().all(|span| (1..=14).contains(span)), "{people}: {spans:?}");
        if people == 5000 {
            // What the reference gives (3.8 and 5.5 over three seeds): small last teams pull the mean far below the 7 that is drawn.
            let squares: u32 = spans.values().map(|span| span * span).sum();
            near("span", f64::from(people - 1) / spans.len() as f64, 3.8, 0.1);
            near("span as reports see it", f64::from(squares) / f64::from(people - 1), 5.5, 0.1);
        }
    }
}

#[test]
fn units_are_runs_of_people_inside_their_parents() {
    let units: Vec<Unit> = COMPANY.units().collect();
    for unit in &units {
        assert!(unit.head + unit.size <= PEOPLE);
        if let Some(parent) = unit.parent {
            let parent = &units[parent as usize];
            assert!(parent.index < unit.index && parent.depth + 1 == unit.depth);
            assert!(parent.head <= unit.head && unit.head + unit.size <= parent.head + parent.size);
        }
    }
    for person in COMPANY.people() {
        let unit = &units[person.unit as usize];
        assert!((unit.head..unit.head + unit.size).contains(&person.index));
        assert!(person.site < COMPANY.sites().count() as u32);
        assert!((1..=5).contains(&person.skills.len()) && person.languages.contains(&person.lang.tag()));
    }
    let slugs: HashSet<String> = units.iter().map(|unit| unit.slug.clone()).collect();
    assert_eq!(slugs.len(), units.len());
    let home = COMPANY.people().filter(|person| person.site == units[person.unit as usize].site).count();
    assert!((0.73..0.9).contains(&(home as f64 / f64::from(PEOPLE))), "{home} at home");
}

#[test]
fn names_are_plain_and_handles_unique() {
    for list in [names::GIVEN, names::FAMILY] {
        let mut seen = HashSet::new();
        for name in list {
            let mut ascii = String::new();
            people::push_ascii(name, &mut ascii);
            assert!(!name.contains([' ', '.']) && seen.insert(ascii), "{name}");
        }
    }
    let synth = Synth::new(Shape::new(40_000, 1, UNTIL));
    let handles: HashSet<String> = (0..40_000).map(|person| synth.handle_of(person)).collect();
    assert_eq!(handles.len(), 40_000);
    assert!(
        handles.iter().all(|handle| handle.bytes().all(|b| b.is_ascii_lowercase() || b"-.0123456789".contains(&b)))
    );
}

#[test]
fn spaces_have_a_zipf_shape_an_owner_and_few_secrets() {
    let spaces: Vec<Space> = COMPANY.spaces().collect();
    assert_eq!(spaces.len(), 100);
    assert_eq!((spaces[0].members, spaces[0].visibility), (PEOPLE, Visibility::Visible));
    let slugs: HashSet<&str> = spaces.iter().map(|space| space.slug.as_str()).collect();
    assert_eq!(slugs.len(), spaces.len());
    assert!(spaces.iter().all(|space| COMPANY.members_of(space.index).contains(&space.owner)));

    let large = Synth::new(Shape::new(30_000, 5, UNTIL));
    let spaces: Vec<Space> = large.spaces().collect();
    let share = |wanted| spaces.iter().filter(|s| s.visibility == wanted).count() as f64 / spaces.len() as f64;
    near("closed", share(Visibility::Closed), 0.333, 0.15);
    near("secret", share(Visibility::Secret), 0.03, 0.5);
    let mut sizes: Vec<f64> = spaces.iter().map(|space| f64::from(space.members)).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let slope = (sizes[9] / sizes[299]).ln() / (10.0_f64 / 300.0).ln();
    assert!((-1.25..-0.75).contains(&slope), "size falls as rank^{slope:.2}");
}

#[test]
fn memberships_are_unique_and_about_twenty_a_person() {
    let mut seen = HashSet::new();
    let mut owners = HashSet::new();
    for row in COMPANY.memberships() {
        assert!(seen.insert((row.person, row.space)));
        assert!(COMPANY.members_of(row.space).binary_search(&row.person).is_ok());
        if row.role == Role::Owner {
            assert!(owners.insert(row.space));
        }
    }
    assert_eq!(owners.len(), COMPANY.spaces().count());
    near("memberships", seen.len() as f64 / f64::from(PEOPLE), 20.0, 0.1);
}

#[test]
fn follows_are_unique_near_and_about_twenty_a_person() {
    let mut seen = HashSet::new();
    let (mut colleagues, mut managers) = (0, 0);
    let unit: Vec<u32> = COMPANY.people().map(|person| person.unit).collect();
    let manager: Vec<Option<u32>> = COMPANY.people().map(|person| person.manager).collect();
    let mut followers = vec![0_u32; PEOPLE as usize];
    for row in COMPANY.follows() {
        assert!(row.follower != row.followed && seen.insert((row.follower, row.followed)));
        colleagues += u32::from(unit[row.follower as usize] == unit[row.followed as usize]);
        managers += u32::from(manager[row.follower as usize] == Some(row.followed));
        followers[row.followed as usize] += 1;
    }
    near("follows", seen.len() as f64 / f64::from(PEOPLE), 20.0, 0.1);
    assert_eq!(managers, PEOPLE - 1, "everybody follows their manager");
    assert!((0.25..0.65).contains(&(f64::from(colleagues) / seen.len() as f64)), "{colleagues} in the unit");
    followers.sort_unstable();
    let (best, median) = (followers[followers.len() - 5], followers[followers.len() / 2]);
    assert!(best > 6 * median, "some are far better known: {} {}", followers[4990], followers[2500]);
}

#[test]
fn entries_come_in_order_from_members_in_the_promised_proportions() {
    let mut last = COMPANY.start_ms();
    let (mut organisation, mut two, mut articles, mut letters, mut french) = (0, 0, 0, 0, 0);
    let mut voices = vec![0_u32; PEOPLE as usize];
    for entry in ENTRIES.iter() {
        assert!(entry.at_ms >= last && entry.at_ms <= UNTIL);
        last = entry.at_ms;
        for space in entry.placed.spaces() {
            assert!(COMPANY.members_of(space).binary_search(&entry.author).is_ok());
        }
        match entry.placed {
            Placed::Organisation => organisation += 1,
            Placed::Space(_) => {}
            Placed::Spaces(one, other) => {
                assert_ne!(one, other);
                two += 1;
            }
        }
        assert_eq!(entry.title.is_empty(), entry.kind == Kind::Note);
        assert!(
            !entry.body.is_empty() && !entry.body.contains(['<', '>', '&', '%', '@', '*', '_', '`', '#']),
            "{}",
            entry.body
        );
        assert!(entry.topics.len() <= 3 && entry.topics.iter().all(|&topic| topic < COMPANY.topic_count()));
        articles += u32::from(entry.kind == Kind::Article);
        french += u32::from(entry.lang == Lang::Fr);
        letters += entry.body.chars().count();
        voices[entry.author as usize] += 1;
    }
    assert_eq!(COMPANY.entry_count(), 25_000);
    near("for the organisation", f64::from(organisation) / WRITTEN, 0.30, 0.1);
    near("in two spaces", f64::from(two) / WRITTEN, 0.05, 0.15);
    near("articles", f64::from(articles) / WRITTEN, 0.08, 0.1);
    near("characters", letters as f64 / WRITTEN, 390.0, 0.1);
    assert!((0.2..0.9).contains(&(f64::from(french) / WRITTEN)), "{french} in French");
    voices.sort_unstable_by(|a, b| b.cmp(a));
    let loud: u32 = voices.iter().take(25).sum();
    assert!((0.18..0.28).contains(&(f64::from(loud) / WRITTEN)), "the first hundredth wrote {loud}");
    let silent = voices.iter().filter(|&&count| count == 0).count();
    assert!((0.58..0.66).contains(&(silent as f64 / f64::from(PEOPLE))), "{silent} are silent");
}

#[test]
fn people_write_by_day_and_on_working_days() {
    let sites: Vec<Site> = COMPANY.sites().collect();
    let of: Vec<u32> = COMPANY.people().map(|person| person.site).collect();
    let (mut night, mut weekend) = (0, 0);
    for entry in ENTRIES.iter() {
        let local = entry.at_ms + i64::from(sites[of[entry.author as usize] as usize].utc_offset) * HOUR;
        night += u32::from(!(7..20).contains(&(local.rem_euclid(24 * HOUR) / HOUR)));
        weekend += u32::from((2..=3).contains(&local.div_euclid(24 * HOUR).rem_euclid(7)));
    }
    assert!(f64::from(night) < WRITTEN * 0.07, "{night} at night");
    near("at the weekend", f64::from(weekend) / WRITTEN, 0.07 / 5.07, 0.3);
}

#[test]
fn comments_are_heavy_tailed_in_order_and_by_readers() {
    let times: Vec<(i64, Placed)> = ENTRIES.iter().map(|entry| (entry.at_ms, entry.placed)).collect();
    let mut counts = vec![0_u32; times.len()];
    let mut last = (0, 0);
    for comment in COMPANY.comments() {
        let (entry_ms, placed) = times[comment.entry as usize];
        assert!(comment.at_ms >= entry_ms && comment.at_ms <= UNTIL);
        assert!((comment.entry, comment.at_ms) >= last, "in order");
        last = (comment.entry, comment.at_ms);
        assert!(comment.reply_to.is_none_or(|parent| parent < comment.number));
        assert!(!comment.body.trim().is_empty() && comment.body.len() == comment.body.trim().len());
        let mut spaces = placed.spaces();
        assert!(
            placed == Placed::Organisation
                || spaces.any(|s| COMPANY.members_of(s).binary_search(&comment.author).is_ok())
        );
        counts[comment.entry as usize] += 1;
    }
    near("comments", f64::from(counts.iter().sum::<u32>()) / WRITTEN, 1.5, 0.1);
    let many = counts.iter().filter(|&&count| count > 200).count();
    assert!((4..35).contains(&many), "{many} with more than 200");
    near("without comments", counts.iter().filter(|&&count| count == 0).count() as f64 / WRITTEN, 0.625, 0.05);
}

#[test]
fn reactions_are_unique_and_gather_on_few_entries() {
    let heads: Vec<(i64, u32)> = ENTRIES.iter().map(|entry| (entry.at_ms, entry.author)).collect();
    let mut counts = vec![0_u32; heads.len()];
    let mut seen = HashSet::new();
    for reaction in COMPANY.reactions() {
        let (entry_ms, author) = heads[reaction.entry as usize];
        assert!(reaction.at_ms >= entry_ms && reaction.at_ms <= UNTIL && reaction.person != author);
        assert!(seen.insert((reaction.entry, reaction.person)));
        counts[reaction.entry as usize] += 1;
    }
    near("reactions", seen.len() as f64 / WRITTEN, 2.5, 0.1);
    counts.sort_unstable_by(|a, b| b.cmp(a));
    near("on the first hundredth", f64::from(counts.iter().take(250).sum::<u32>()) / seen.len() as f64, 0.3, 0.1);
}

#[test]
fn a_storm_is_ten_thousand_comments_on_one_entry() {
    let synth = Synth::new(Shape { storm: true, entries_per_person: 2, ..Shape::new(400, 1, UNTIL) });
    let mut rows = Vec::new();
    synth.comments_of(400, &mut rows);
    assert_eq!(rows.len(), 10_000);
    assert!(rows.iter().all(|row| row.at_ms <= UNTIL));
}

#[test]
fn a_launch_comes_before_the_first_entry() {
    let first = COMPANY.entry(0).at_ms;
    let joined = COMPANY.people().map(|person| person.joined_ms).max().unwrap();
    let made: Vec<i64> = COMPANY.spaces().map(|space| space.created_ms).collect();
    let member: Vec<i64> = COMPANY.memberships().map(|row| row.joined_ms).collect();
    assert!(COMPANY.start_ms() == UNTIL - 400 * 24 * HOUR && COMPANY.person(0).joined_ms == COMPANY.start_ms());
    assert!(joined <= made[0] && made.iter().max() <= member.iter().min());
    assert!(made.is_sorted() && member.iter().all(|&since| since < first));
}

#[test]
fn tiny_companies_and_spans_still_work() {
    for people in [0, 1, 2, 3, 7, 11, 60] {
        let shape = Shape { span_days: 0, entries_per_person: 4, storm: people == 7, ..Shape::new(people, 9, UNTIL) };
        let synth = Synth::new(shape);
        let people = people.max(1);
        assert_eq!(synth.entries().count(), people as usize * 4);
        assert!(
            synth.follows().all(|row| row.follower < people && row.followed < people && row.follower != row.followed)
        );
        assert!(synth.comments().all(|row| row.author < people && row.at_ms <= UNTIL));
        assert!(synth.reactions().all(|row| row.person < people));
        assert!(synth.spaces().all(|space| synth.members_of(space.index).contains(&space.owner)));
    }
    assert_eq!(Synth::new(Shape { entries_per_person: 0, ..Shape::new(50, 1, UNTIL) }).entries().count(), 0);
}

#[test]
fn topics_have_names_of_their_own() {
    let synth = Synth::new(Shape { entries_per_person: 0, ..Shape::new(25_000, 1, UNTIL) });
    let names: HashSet<String> = (0..synth.topic_count()).map(|topic| synth.topic(topic)).collect();
    assert_eq!(names.len(), synth.topic_count() as usize);
}

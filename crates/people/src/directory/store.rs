//! What the directory reads: crowds, their changes, and the rows of a slice.

use kernel::{File, Id, Person, Reading, Result, Visible, lines_after, params, record};

use super::crowd::{Crowd, Row};

const EVERYBODY: &str = "select id, kind, case when deactivated_at is null and is_restricted = 0 then 1 else 0 end as active, sort_key, fold, title, unit, site from visible_colleague";
const SOME: &str = "select p.id, p.kind, case when p.deactivated_at is null and p.is_restricted = 0 then 1 else 0 end as active, p.sort_key, p.fold, p.title, w.unit, w.site \
     from visible_person p left join visible_colleague w on w.id = p.id where p.id in @ids(:people)";

fn own<T>(rows: Vec<Visible<T>>) -> Vec<T> {
    rows.into_iter().map(Visible::into_inner).collect()
}

/// Everybody, for a member; the cursor is of the same snapshot.
pub(super) fn crowd(tx: &Reading<'_>) -> Result<Crowd> {
    let end = tx.find::<(i64, i64)>(
        "select epoch, position from visible_person_change where settled = 1 order by epoch desc, position desc limit 1",
        &[],
    )?;
    let rows = own(tx.all::<Row>(EVERYBODY, &[])?);
    let skills = own(tx.all::<(i64, i64)>("select person, skill from visible_person_skill", &[])?);
    Ok(Crowd::of(rows, skills, end.map_or((-1, -1), Visible::into_inner)))
}

/// The people of a guest's spaces, and themselves.
pub(super) fn guest_crowd(tx: &Reading<'_>) -> Result<Crowd> {
    let audiences = own(tx.all::<i64>("select audience from visible_membership", &[])?);
    let mut people = match audiences.is_empty() {
        true => Vec::new(),
        false => own(tx.all::<i64>(
            "select distinct person from visible_member where audience in @ids(:audiences)",
            params! { audiences },
        )?),
    };
    people.extend(tx.viewer().person().map(Id::get));
    let (rows, skills) = some(tx, people)?;
    Ok(Crowd::of(rows, skills, (-1, -1)))
}

/// People, and who holds which skill.
pub(super) type People = (Vec<Row>, Vec<(i64, i64)>);

/// These people, as far as the viewer may see them, with their skills.
pub(super) fn some(tx: &Reading<'_>, people: Vec<i64>) -> Result<People> {
    if people.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let rows = own(tx.all::<Row>(SOME, params! { people = people.clone() })?);
    let skills = own(tx.all::<(i64, i64)>(
        "select person, skill from visible_person_skill where person in @ids(:people)",
        params! { people },
    )?);
    Ok((rows, skills))
}

/// The greatest id among people.
pub(super) fn newest(tx: &Reading<'_>) -> Result<i64> {
    Ok(tx.find::<i64>("select id from visible_person order by id desc limit 1", &[])?.map_or(0, Visible::into_inner))
}

record! {
    struct Line { epoch: i64, position: i64, person: Option<i64>, settled: bool }
}

/// Who changed since a cursor.
pub(super) struct Tail {
    pub(super) people: Vec<i64>,
    /// Up to where no line can come any more.
    pub(super) cursor: (i64, i64),
    /// Whether there is more than was asked for.
    pub(super) cut: bool,
}

/// Who changed since a cursor, by the journal.
pub(super) fn tail(tx: &Reading<'_>, (epoch, position): (i64, i64), many: usize) -> Result<Tail> {
    let limit = i64::try_from(many).unwrap_or(i64::MAX).saturating_mul(20);
    let lines = tx.all::<Line>(
        concat!(lines_after!("select epoch, position, person, settled from visible_person_change"), " limit :limit"),
        params! { epoch, position, limit },
    )?;
    let mut people: Vec<i64> = lines.iter().filter_map(|line| line.person).collect();
    people.sort_unstable();
    people.dedup();
    let settled = lines.iter().take_while(|line| line.settled).last();
    let cut = i64::try_from(lines.len()).unwrap_or(i64::MAX) >= limit;
    Ok(Tail { people, cursor: settled.map_or((epoch, position), |line| (line.epoch, line.position)), cut })
}

record! {
    /// A line of the directory.
    #[derive(Debug, Clone)]
    pub(super) struct Entry {
        pub(super) id: Id<Person>, pub(super) handle: String, pub(super) name: String, pub(super) title: String,
        pub(super) photo: Option<Id<File>>, pub(super) kind: String, pub(super) unit: Option<String>, pub(super) unit_en: Option<String>,
        pub(super) site: Option<String>, pub(super) city: Option<String>,
    }
}

/// The lines of these people, in the order given.
pub(super) fn entries(tx: &Reading<'_>, people: &[i64]) -> Result<Vec<Visible<Entry>>> {
    let mut entries = tx.all::<Entry>(
        "select p.id, p.handle, p.name, p.title, p.photo, p.kind, u.name as unit, u.name_en as unit_en, s.name as site, s.city \
         from visible_person p left join visible_colleague w on w.id = p.id left join visible_unit u on u.id = w.unit \
         left join visible_site s on s.id = w.site where p.id in @ids(:people)",
        params! { people = people.to_vec() },
    )?;
    entries.sort_by_key(|entry| people.iter().position(|id| *id == entry.id.get()));
    Ok(entries)
}

record! {
    /// A skill of somebody.
    pub(super) struct Skilled { pub(super) person: Id<Person>, pub(super) id: i64, pub(super) name: String }
}

/// The skills of these people.
pub(super) fn skills_of(tx: &Reading<'_>, people: &[i64]) -> Result<Vec<Visible<Skilled>>> {
    tx.all(
        "select k.person, s.id, s.name from visible_person_skill k join visible_skill s on s.id = k.skill \
         where k.person in @ids(:people) order by k.person, s.fold",
        params! { people = people.to_vec() },
    )
}

record! {
    struct Folded { id: i64, fold: String }
}

/// The skills with a word that begins with a folded prefix of letters and digits.
pub(super) fn skills_called(tx: &Reading<'_>, prefix: &str) -> Result<Vec<i64>> {
    let found = tx.all::<Folded>(
        "select id, fold from visible_skill where fold like :inside",
        params! { inside = format!("%{prefix}%") },
    )?;
    let begins =
        |skill: &Visible<Folded>| skill.fold.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(prefix));
    Ok(found.iter().filter(|skill| begins(skill)).map(|skill| skill.id).collect())
}

record! {
    /// A unit in its tree.
    pub(crate) struct Unit { pub(crate) id: i64, pub(crate) name: String, pub(crate) name_en: Option<String>, pub(crate) parent: Option<i64> }
}

/// All units.
pub(crate) fn units(tx: &Reading<'_>) -> Result<Vec<Visible<Unit>>> {
    tx.all("select id, name, name_en, parent from visible_unit", &[])
}

record! {
    /// What a choice is called.
    pub(super) struct Called { pub(super) id: i64, pub(super) name: String, pub(super) detail: String }
}

/// What these sites are called.
pub(super) fn sites(tx: &Reading<'_>, ids: Vec<i64>) -> Result<Vec<Visible<Called>>> {
    tx.all("select id, name, city as detail from visible_site where id in @ids(:ids)", params! { ids })
}

/// What these skills are called.
pub(super) fn skills(tx: &Reading<'_>, ids: Vec<i64>) -> Result<Vec<Visible<Called>>> {
    tx.all("select id, name, '' as detail from visible_skill where id in @ids(:ids)", params! { ids })
}

/// Whom the viewer follows among these.
pub(super) fn followed(tx: &Reading<'_>, people: &[i64]) -> Result<Vec<i64>> {
    let found = tx.all::<i64>(
        "select target from visible_follow where kind = 'person' and target in @ids(:people)",
        params! { people = people.to_vec() },
    )?;
    Ok(own(found))
}

/// With whom the viewer is at odds: neither follows nor calls the other.
pub(super) fn hidden(tx: &Reading<'_>) -> Result<Vec<i64>> {
    Ok(own(tx.all::<i64>("select author from visible_hidden_author", &[])?))
}

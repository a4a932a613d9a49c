//! Profiles: what somebody says of themselves, what the company says of them, and their picture.

mod form;
mod html;
mod model;
mod photo;
mod store;
pub(crate) mod web;

use kernel::{Activity, Change, Facts, Id, Person, Reading, Result, Skill, Verb, Writing, params, record};
pub use model::NewProfile;
pub use photo::{Portrait, portrait, remove_photo, set_photo};

record! {
    struct Stored {
        title: String, about: Option<String>, pronouns: Option<String>, email_shown: Option<String>, phone: Option<String>,
        languages: Option<String>, links: Option<String>,
    }
}

const STORED: &str = "select p.title, f.about, f.pronouns, f.email_shown, f.phone, f.languages, f.links \
     from visible_person p left join visible_profile f on f.person = :me where p.id = :me";

/// The viewer's profile as its form shows it.
///
/// # Errors
/// [`kernel::Error::SignIn`] for a visitor.
pub(crate) fn own(tx: &Reading<'_>) -> Result<NewProfile> {
    let me = tx.viewer().signed_in()?;
    let stored = tx.one::<Stored>(STORED, &[])?.into_inner();
    let skills = store::skills(tx, me)?.all()?;
    Ok(NewProfile {
        title: stored.title,
        about: stored.about.unwrap_or_default(),
        pronouns: stored.pronouns.unwrap_or_default(),
        email_shown: stored.email_shown.unwrap_or_default(),
        phone: stored.phone.unwrap_or_default(),
        languages: stored.languages.unwrap_or_default(),
        links: stored.links.unwrap_or_default(),
        skills: skills.iter().map(|skill| skill.name.as_str()).collect::<Vec<_>>().join(", "),
    })
}

/// Writes one's own profile; what it mentions and links to is shown as it is, to whoever sees the person.
///
/// # Errors
/// [`kernel::Error::Invalid`] with the field that does not hold.
pub fn edit(tx: &Writing<'_>, new: &NewProfile) -> Result<Change<()>> {
    let me = tx.viewer().signed_in()?;
    let checked = new.checked()?;
    let before = own(tx)?;
    let changed: Vec<&str> = checked.changed_since(&before);
    if changed.is_empty() {
        return Ok(Change::Unchanged(()));
    }
    // Nobody is resolved in it: who sees this person may not see everybody whom this person knows.
    let about_html = markup::markdown::render(&checked.about, &()).html;
    tx.execute(
        "insert into profile(organisation, person, about, about_html, pronouns, email_shown, phone, languages, links) \
         values (:organisation, :me, :about, :about_html, :pronouns, :email_shown, :phone, :languages, :links) \
         on conflict (organisation, person) do update set about = excluded.about, about_html = excluded.about_html, pronouns = excluded.pronouns, \
         email_shown = excluded.email_shown, phone = excluded.phone, languages = excluded.languages, links = excluded.links",
        params! {
            about = checked.about.as_str(), about_html, pronouns = checked.pronouns.as_str(), email_shown = checked.email_shown.as_str(),
            phone = checked.phone.as_str(), languages = checked.languages.as_str(), links = checked.links.as_str(),
        },
    )?;
    tx.execute(
        "update person set title = :title where organisation = :organisation and id = :me",
        params! { title = checked.title.as_str() },
    )?;
    if changed.contains(&"skills") {
        set_skills(tx, me, &checked.skill_names())?;
    }
    Ok(Change::one(
        (),
        Activity::new(Verb::Update, me)
            .facts(Facts { fields: changed.into_iter().map(Into::into).collect(), ..Facts::default() }),
    ))
}

/// Gives a person these skills and no others; a skill is made where it is new, and shared by all its spellings.
fn set_skills(tx: &Writing<'_>, person: Id<Person>, names: &[&str]) -> Result<()> {
    tx.execute("delete from person_skill where organisation = :organisation and person = :person", params! { person })?;
    for name in names {
        let skill = skill(tx, name)?;
        tx.execute(
            "insert into person_skill(organisation, person, skill) values (:organisation, :person, :skill) on conflict do nothing",
            params! { person, skill },
        )?;
    }
    Ok(())
}

fn skill(tx: &Writing<'_>, name: &str) -> Result<Id<Skill>> {
    let fold = markup::words::fold(name);
    let known: Vec<Id<Skill>> = tx.system_rows(
        "a skill is one thing for everybody, also for a guest who sees none but their own",
        "select id from skill where organisation = :organisation and fold = :fold",
        params! { fold = fold.as_str() },
    )?;
    if let Some(id) = known.first() {
        return Ok(*id);
    }
    let id = tx.mint();
    tx.execute(
        "insert into skill(organisation, id, name, fold) values (:organisation, :id, :name, :fold)",
        params! { id, name, fold },
    )?;
    Ok(id)
}

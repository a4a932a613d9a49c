//! Fills an organisation with Maison Birotteau, through the product's own commands, in the order of time.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, anyhow};
use content::{
    comment::{self, NewComment},
    entry::{self, Kind, NewEntry},
    reaction,
};
use identity::{NewOrganisation, NewPerson, person::PersonKind};
use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use kernel::{Asker, Comment, Entry, Id, Lang, Organisation, Person, Space, SystemTx, audience::Role, params};

use crate::{
    company::{Company, Members},
    random::Random,
};

const DAY: i64 = 24 * 3600 * 1000;
/// People in all.
const PEOPLE: usize = 250;
/// Days of history.
const SPAN_DAYS: i64 = 730;

/// What was made.
#[derive(Debug, Clone, Copy, Default)]
pub struct Filled {
    /// The organisation.
    pub organisation: i64,
    /// People.
    pub people: usize,
    /// Spaces.
    pub spaces: usize,
    /// Entries.
    pub entries: usize,
    /// Comments.
    pub comments: usize,
    /// Reactions.
    pub reactions: usize,
}

/// Fills an empty deployment with the company as it is at `now_ms`; the same seed and day give the same company.
///
/// # Errors
/// When a text names somebody or something that is not there, or the database fails.
pub fn fill(
    tx: &SystemTx<'_>,
    company: &Company,
    hosts: Vec<String>,
    base_url: &str,
    seed: u64,
    now_ms: i64,
) -> Result<Filled> {
    let start = now_ms - SPAN_DAYS * DAY;
    let organisation = identity::create_organisation(
        &tx.at(start),
        &NewOrganisation {
            slug: "birotteau".into(),
            name: "Maison Birotteau".into(),
            hosts,
            base_url: base_url.into(),
            lang: Lang::Fr,
            time_zone: "Europe/Paris".into(),
            hue: 262,
            is_example: true,
        },
    )
    .map_err(|error| anyhow!(error))?;
    let zone = TimeZone::get("Europe/Paris").context("the time zone of the house")?;
    let mut house = House {
        tx,
        company,
        organisation,
        random: Random::new(seed),
        start,
        now: now_ms,
        zone,
        people: BTreeMap::new(),
        units: HashMap::new(),
        sites: HashMap::new(),
        inside: Vec::new(),
        spaces: HashMap::new(),
        filled: Filled { organisation: organisation.get(), ..Filled::default() },
    };
    house.places()?;
    house.everybody()?;
    house.communities()?;
    house.follows()?;
    house.history()?;
    house.tour()?;
    Ok(house.filled)
}

struct House<'a> {
    tx: &'a SystemTx<'a>,
    company: &'a Company,
    organisation: Id<Organisation>,
    random: Random,
    start: i64,
    now: i64,
    zone: TimeZone,
    people: BTreeMap<String, Id<Person>>,
    units: HashMap<String, i64>,
    sites: HashMap<String, i64>,
    /// Handle, unit and site of everybody who is not a guest, in the order of their coming.
    inside: Vec<(String, String, String)>,
    spaces: HashMap<String, Community>,
    filled: Filled,
}

struct Community {
    id: Id<Space>,
    members: Vec<String>,
}

/// Something that happens at a moment.
struct Event<'a> {
    at: i64,
    thread: usize,
    what: What<'a>,
}

enum What<'a> {
    Entry(&'a crate::company::Thread),
    Comment(usize, &'a crate::company::Comment),
}

impl House<'_> {
    fn places(&mut self) -> Result<()> {
        let organisation = self.organisation;
        for (at, unit) in self.company.units.iter().enumerate() {
            self.units.insert(unit.key.clone(), i64::try_from(at)? + 1);
        }
        for unit in &self.company.units {
            let (id, parent) = (self.units.get(&unit.key).copied(), self.units.get(&unit.parent).copied());
            self.tx.execute(
                "insert into unit(organisation, id, name, name_en, parent) values (:organisation, :id, :name, :name_en, :parent)",
                params! { organisation, id, name = unit.name_fr.as_str(), name_en = unit.name_en.as_str(), parent },
            )?;
        }
        for (at, site) in self.company.sites.iter().enumerate() {
            let id = i64::try_from(at)? + 1;
            self.sites.insert(site.key.clone(), id);
            self.tx.execute(
                "insert into site(organisation, id, name, city, country, time_zone) values (:organisation, :id, :name, :city, :country, :time_zone)",
                params! { organisation, id, name = site.name.as_str(), city = site.city.as_str(), country = site.country.as_str(), time_zone = site.time_zone.as_str() },
            )?;
        }
        Ok(())
    }

    fn everybody(&mut self) -> Result<()> {
        let mut everybody = self.company.people.clone();
        let others = PEOPLE.saturating_sub(everybody.len());
        for _ in 0..others {
            let person = self.somebody(&everybody)?;
            everybody.push(person);
        }
        for person in &everybody {
            let id = self.arrive(person)?;
            self.people.insert(person.handle.clone(), id);
            if !person.guest {
                self.inside.push((person.handle.clone(), person.unit.clone(), person.site.clone()));
            }
        }
        for person in everybody.iter().filter(|person| !person.manager.is_empty()) {
            let (id, manager) = (self.person(&person.handle)?, self.person(&person.manager)?);
            self.tx.execute(
                "update person set manager = :manager where organisation = :organisation and id = :id",
                params! { manager, organisation = self.organisation, id },
            )?;
        }
        self.filled.people = everybody.len();
        Ok(())
    }

    /// One of those who read more than they write.
    fn somebody(&mut self, known: &[crate::company::Person]) -> Result<crate::company::Person> {
        let names = &self.company.names;
        let woman = self.random.below(2) == 0;
        let form = if woman { "m" } else { "f" };
        let jobs: Vec<_> = names.job.iter().filter(|job| job.form != form).collect();
        let job = self.random.one(&jobs).context("there are jobs")?;
        loop {
            let given = self
                .random
                .one(if woman { &names.given_women } else { &names.given_men })
                .context("there are first names")?;
            let family = self.random.one(&names.family).context("there are family names")?;
            let name = format!("{given} {family}");
            let handle = markup::words::fold(&name).replace([' ', '\''], ".").replace("..", ".");
            if known.iter().any(|person| person.handle == handle || person.name == name) {
                continue;
            }
            let mates: Vec<_> = known.iter().filter(|person| person.unit == job.unit && !person.guest).collect();
            let leader = mates.first().copied().or_else(|| known.first()).context("somebody leads")?;
            let english = self.sites_in_english(&leader.site);
            let skills: Vec<String> = known.iter().flat_map(|person| person.skills.iter().cloned()).collect();
            return Ok(crate::company::Person {
                handle,
                name,
                title_fr: job.title_fr.clone(),
                title_en: job.title_en.clone(),
                unit: job.unit.clone(),
                site: self.random.one(&mates).map_or_else(|| leader.site.clone(), |mate| mate.site.clone()),
                manager: leader.handle.clone(),
                skills: self.random.some(&skills, 2),
                languages: if english { vec!["en".into()] } else { vec!["fr".into()] },
                language: if english { "en".into() } else { "fr".into() },
                ..crate::company::Person::default()
            });
        }
    }

    fn sites_in_english(&self, key: &str) -> bool {
        self.company
            .sites
            .iter()
            .any(|site| site.key == key && (site.time_zone.starts_with("America") || site.time_zone == "Europe/London"))
    }

    fn arrive(&mut self, person: &crate::company::Person) -> Result<Id<Person>> {
        let lang = Lang::parse(&person.language).unwrap_or_default();
        let zone = self
            .company
            .sites
            .iter()
            .find(|site| site.key == person.site)
            .map_or("Europe/Paris", |site| &site.time_zone);
        let joined = match person.handle.as_str() {
            "calyste.du.guenic" => self.now - 4 * DAY,
            _ => self.start + i64::try_from(self.random.below(300))? * DAY,
        };
        let new = NewPerson {
            handle: person.handle.clone(),
            kind: if person.guest { PersonKind::Guest } else { PersonKind::Member },
            title: if lang == Lang::Fr { person.title_fr.clone() } else { person.title_en.clone() },
            unit: self.units.get(&person.unit).copied().map(Id::new),
            site: self.sites.get(&person.site).copied().map(Id::new),
            lang,
            time_zone: zone.to_owned(),
            joined_at: Some(joined),
            terms_accepted: 1,
            ..NewPerson::new(self.organisation, person.name.clone())
        };
        let id = identity::create_person(&self.tx.at(self.start), &new)
            .map_err(|error| anyhow!("{}: {error}", person.handle))?;
        let about_html = markup::markdown::render(&person.about, &()).html;
        self.tx.execute(
            "update profile set about = :about, about_html = :about_html, pronouns = :pronouns, languages = :languages, email_shown = :email \
             where organisation = :organisation and person = :id",
            params! {
                organisation = self.organisation, id, about = person.about.as_str(), about_html, pronouns = person.pronouns.as_str(),
                languages = person.languages.join(","), email = format!("{}@birotteau.example", person.handle),
            },
        )?;
        for skill in &person.skills {
            self.skill(id, skill)?;
        }
        Ok(id)
    }

    fn skill(&self, person: Id<Person>, name: &str) -> Result<()> {
        let (organisation, fold) = (self.organisation, markup::words::fold(name));
        let known: Option<i64> = self.tx.first(
            "select id from skill where organisation = :organisation and fold = :fold",
            params! { organisation, fold = fold.as_str() },
        )?;
        let skill = match known {
            Some(id) => id,
            None => {
                let id = self.tx.at(self.start).mint::<kernel::Skill>().get();
                self.tx.execute(
                    "insert into skill(organisation, id, name, fold) values (:organisation, :id, :name, :fold)",
                    params! { organisation, id, name, fold },
                )?;
                id
            }
        };
        self.tx.execute(
            "insert into person_skill(organisation, person, skill) values (:organisation, :person, :skill) on conflict do nothing",
            params! { organisation, person, skill },
        )?;
        Ok(())
    }

    fn person(&self, handle: &str) -> Result<Id<Person>> {
        self.people.get(handle).copied().with_context(|| format!("nobody is called {handle}"))
    }

    fn asker(&self, handle: &str) -> Result<Asker> {
        Ok(Asker::Recipient {
            organisation: self.organisation,
            person: self.person(handle)?,
            reason: "the example company acts as its people",
        })
    }

    fn communities(&mut self) -> Result<()> {
        // A parent comes before its children.
        let mut order: Vec<&crate::company::Space> = self.company.spaces.iter().collect();
        order.sort_by_key(|space| !space.parent.is_empty());
        for space in order {
            let at = self.start + DAY;
            let details = spaces::Details {
                name: space.name.clone(),
                purpose: space.purpose.clone(),
                lang: Lang::parse(&space.lang).unwrap_or_default(),
                access: spaces::Access {
                    members: spaces::Visibility::parse(&space.visibility).context("a visibility")?,
                    guests: space.guests,
                    web: space.web,
                },
                joining: spaces::Joining::parse(&space.joining).context("a way of joining")?,
                icon: space.icon.clone(),
                hue: space.hue,
                topics: space.topics.clone(),
                ..spaces::Details::default()
            };
            let new = spaces::NewSpace { slug: Some(space.slug.clone()), details, nonce: String::new() };
            let id = self
                .tx
                .act_as(&self.asker(&space.owner)?, at, |tx| spaces::create_space(tx, new))
                .map_err(|error| anyhow!("{}: {error}", space.slug))?;
            // A parent may be closed to the founder, so the tree is set by hand.
            if let Some(parent) = self.spaces.get(&space.parent) {
                self.tx.execute(
                    "update space set parent = :parent where organisation = :organisation and id = :id",
                    params! { parent = parent.id, organisation = self.organisation, id },
                )?;
            }
            let members = self.members(space);
            for handle in members.iter().filter(|handle| **handle != space.owner) {
                let role = if space.animators.contains(handle) {
                    Role::Animator
                } else if space.moderators.contains(handle) {
                    Role::Moderator
                } else {
                    Role::Writer
                };
                spaces::add_member(&self.tx.at(at), self.organisation, id, self.person(handle)?, role, at)
                    .map_err(|error| anyhow!("{handle} in {}: {error}", space.slug))?;
            }
            self.spaces.insert(space.slug.clone(), Community { id, members });
        }
        self.filled.spaces = self.spaces.len();
        Ok(())
    }

    fn members(&self, space: &crate::company::Space) -> Vec<String> {
        let mut members: Vec<String> = vec![space.owner.clone()];
        members.extend(space.animators.iter().chain(&space.moderators).cloned());
        match &space.members {
            Members::Word(_) => members.extend(self.inside.iter().map(|one| one.0.clone())),
            Members::List(keys) => {
                for key in keys {
                    if self.people.contains_key(key) {
                        members.push(key.clone());
                        continue;
                    }
                    members.extend(
                        self.inside
                            .iter()
                            .filter(|(_, unit, site)| site == key || self.is_within(unit, key))
                            .map(|one| one.0.clone()),
                    );
                }
            }
        }
        // Whoever writes in a space is in it, and whoever answers where one must be in it to see.
        for thread in self.company.threads.iter().filter(|thread| thread.spaces.contains(&space.slug)) {
            members.push(thread.author.clone());
            if space.visibility != "visible" {
                members.extend(thread.comment.iter().map(|comment| comment.author.clone()));
            }
        }
        let mut seen = std::collections::HashSet::new();
        members.retain(|handle| seen.insert(handle.clone()));
        members
    }

    /// Whether a unit is another or lies below it.
    fn is_within(&self, unit: &str, above: &str) -> bool {
        let mut at = unit;
        for _ in 0..10 {
            if at == above {
                return true;
            }
            match self.company.units.iter().find(|unit| unit.key == at) {
                Some(unit) if !unit.parent.is_empty() => at = &unit.parent,
                _ => return false,
            }
        }
        false
    }

    fn follows(&mut self) -> Result<()> {
        let speakers: Vec<String> =
            self.company.people.iter().filter(|person| !person.guest).map(|person| person.handle.clone()).collect();
        for (handle, ..) in self.inside.clone() {
            let me = self.person(&handle)?;
            let count = 4 + self.random.below(8);
            for other in self.random.some(&speakers, count) {
                let target = self.person(&other)?;
                if target == me {
                    continue;
                }
                self.tx.execute(
                    "insert into follow(organisation, person, kind, target, at) values (:organisation, :me, 'person', :target, :at) on conflict do nothing",
                    params! { organisation = self.organisation, me, target, at = self.start + 10 * DAY },
                )?;
            }
        }
        Ok(())
    }

    /// When a thread was: `days` before today, at a local time, never in the future.
    fn moment(&self, days: i64, time: &str) -> Result<i64> {
        let today: Date = Timestamp::from_millisecond(self.now)?.to_zoned_datetime(self.zone.clone()).date();
        let date = today.saturating_sub(jiff::Span::new().days(days));
        let time: Time = format!("{time}:00").parse().with_context(|| format!("the time {time}"))?;
        let ms = date.to_datetime(time).to_zoned_datetime(self.zone.clone())?.timestamp().as_millisecond();
        // A morning that has not come yet was yesterday's.
        Ok(if ms > self.now - 3600 * 1000 { ms - DAY } else { ms }.max(self.start + 2 * DAY))
    }

    fn history(&mut self) -> Result<()> {
        let company = self.company;
        let mut events: Vec<Event<'_>> = Vec::new();
        for (thread, text) in company.threads.iter().enumerate() {
            let at = self.moment(text.days, &text.time)?;
            events.push(Event { at, thread, what: What::Entry(text) });
            for (index, comment) in text.comment.iter().enumerate() {
                let at =
                    (at + after(&comment.after)?).min(self.now - 60_000 * i64::try_from(text.comment.len() - index)?);
                events.push(Event { at, thread, what: What::Comment(index, comment) });
            }
        }
        events.sort_by_key(|event| event.at);
        let mut entries: HashMap<usize, Id<Entry>> = HashMap::new();
        let mut comments: HashMap<(usize, usize), Id<Comment>> = HashMap::new();
        for event in &events {
            match &event.what {
                What::Entry(thread) => {
                    let entry = self
                        .publish(thread, event.at)
                        .with_context(|| format!("{} {} {:?}", thread.author, thread.days, thread.spaces))?;
                    entries.insert(event.thread, entry);
                }
                What::Comment(index, text) => {
                    let entry = *entries.get(&event.thread).context("an entry comes before its comments")?;
                    let parent = text.reply_to.and_then(|at| comments.get(&(event.thread, at)).copied());
                    let id = self.answer(entry, parent, text, event.at).with_context(|| {
                        format!("{} in {:?}", text.author, company.threads.get(event.thread).map(|t| &t.spaces))
                    })?;
                    comments.insert((event.thread, *index), id);
                }
            }
        }
        // Reactions come last: they have no place in the order of things but their own.
        for (at, thread) in company.threads.iter().enumerate() {
            if let Some(entry) = entries.get(&at) {
                let audience = self.readers(thread);
                let began = self.moment(thread.days, &thread.time)?;
                self.react(&audience, (&thread.author, began), &thread.reactions, |tx, kind| {
                    reaction::to_entry(tx, *entry, kind)
                })?;
                for (index, text) in thread.comment.iter().enumerate() {
                    if let Some(comment) = comments.get(&(at, index)) {
                        self.react(
                            &audience,
                            (&text.author, began + after(&text.after)?),
                            &text.reactions,
                            |tx, kind| reaction::to_comment(tx, *comment, kind),
                        )?;
                    }
                }
            }
        }
        (self.filled.entries, self.filled.comments) = (entries.len(), comments.len());
        Ok(())
    }

    fn readers(&self, thread: &crate::company::Thread) -> Vec<String> {
        match thread.spaces.first().and_then(|slug| self.spaces.get(slug)) {
            Some(community) => community.members.clone(),
            None => self.inside.iter().map(|one| one.0.clone()).collect(),
        }
    }

    fn publish(&mut self, thread: &crate::company::Thread, at: i64) -> Result<Id<Entry>> {
        let mut audiences = Vec::new();
        for slug in &thread.spaces {
            audiences.push(self.spaces.get(slug).with_context(|| format!("no space is called {slug}"))?.id.audience());
        }
        let new = NewEntry {
            kind: if thread.kind == "article" { Kind::Article } else { Kind::Note },
            title: thread.title.clone(),
            summary: thread.summary.clone(),
            source: thread.body.trim().to_owned(),
            audiences,
            announcement: thread.announcement,
            shared: None,
            files: Vec::new(),
            nonce: String::new(),
            lang: Lang::parse(&thread.lang),
        };
        let asker = self.asker(&thread.author)?;
        let (entry, _) = self.tx.act_as(&asker, at, |tx| entry::publish(tx, &new)).map_err(|error| anyhow!(error))?;
        if thread.pinned
            && let Some(community) = thread.spaces.first().and_then(|slug| self.spaces.get(slug))
        {
            self.tx.execute(
                "update placement set pinned_at = :at where organisation = :organisation and audience = :space and entry = :entry",
                params! { at, organisation = self.organisation, space = community.id, entry },
            )?;
        }
        Ok(entry)
    }

    fn answer(
        &self,
        entry: Id<Entry>,
        parent: Option<Id<Comment>>,
        text: &crate::company::Comment,
        at: i64,
    ) -> Result<Id<Comment>> {
        let new =
            NewComment { entry, parent, source: text.body.trim().to_owned(), files: Vec::new(), nonce: String::new() };
        let asker = self.asker(&text.author)?;
        let done = self.tx.act_as(&asker, at, |tx| comment::publish(tx, &new)).map_err(|error| anyhow!(error))?;
        anyhow::ensure!(!done.held, "a comment of the example company is held as spam");
        Ok(done.id)
    }

    fn react(
        &mut self,
        audience: &[String],
        (author, since): (&str, i64),
        reactions: &BTreeMap<String, usize>,
        act: impl Fn(&kernel::Writing<'_>, &str) -> kernel::Result<kernel::Change<Id<Entry>>>,
    ) -> Result<()> {
        let wanted: usize = reactions.values().sum();
        let mut people = self.random.some(audience, wanted + 1);
        people.retain(|handle| handle != author);
        let kinds = reactions.iter().flat_map(|(kind, count)| {
            std::iter::repeat_n(if kind == "curious" { "question" } else { kind.as_str() }, *count)
        });
        for (handle, kind) in people.iter().zip(kinds) {
            let asker = self.asker(handle)?;
            // Most react within some hours.
            let at = (since + i64::try_from(self.random.below(10 * 3600))? * 1000).min(self.now - 60_000);
            self.tx.act_as(&asker, at, |tx| act(tx, kind)).map_err(|error| anyhow!("{handle} reacts: {error}"))?;
            self.filled.reactions += 1;
        }
        Ok(())
    }

    /// What the lines of the tour promise.
    fn tour(&mut self) -> Result<()> {
        let organisation = self.organisation;
        for (handle, role) in [
            ("xavier.rabourdin", "administrator"),
            ("jean-jules.popinot", "protection"),
            ("eugenie.grandet", "controller"),
            ("daniel.darthez", "curator"),
            ("michel.chrestien", "representative"),
        ] {
            let person = self.person(handle)?;
            self.tx.execute(
                "insert into person_role(organisation, person, role) values (:organisation, :person, :role)",
                params! { organisation, person, role },
            )?;
        }
        // Everybody was last here yesterday evening, so that today is new.
        let line = kernel::id::at(self.now - DAY, 0);
        for (handle, ..) in &self.inside {
            let person = self.person(handle)?;
            self.tx.execute(
                "insert into feed_mark(organisation, person, line, seen, at) values (:organisation, :person, :line, :line, :at)",
                params! { organisation, person, line, at = self.now - DAY },
            )?;
        }
        self.reports()?;
        self.requests()
    }

    /// Three remarks about the soup wait for the moderator's eye.
    fn reports(&self) -> Result<()> {
        let Some(space) = self.spaces.get("cantine") else { return Ok(()) };
        let rows: Vec<i64> = self.tx.all(
            "select c.id from comment c join placement p on p.organisation = c.organisation and p.entry = c.entry \
             join person a on a.organisation = c.organisation and a.id = c.author \
             where c.organisation = :organisation and p.audience = :space and a.name like 'Jean-Jacques Bixiou%' or \
             (c.organisation = :organisation and p.audience = :space and a.name like 'Diane%') or \
             (c.organisation = :organisation and p.audience = :space and a.name like 'Lucien%') order by c.id desc limit 3",
            params! { organisation = self.organisation, space = space.id },
        )?;
        for (row, handle) in rows.into_iter().zip(["sylvie.rogron", "eugenie.grandet", "michel.chrestien"]) {
            let reporter = self.people.get(handle).copied().or_else(|| self.people.values().next().copied());
            self.tx.execute(
                "insert into report(organisation, id, reporter, host, object, reason, at) values (:organisation, :id, :reporter, 'comment', :row, 'harassment', :at)",
                params! { organisation = self.organisation, id = self.tx.mint::<Entry>(), reporter, row, at = self.now - 6 * 3600 * 1000 },
            )?;
        }
        Ok(())
    }

    /// Two colleagues ask to join the space of the relaunch.
    fn requests(&mut self) -> Result<()> {
        let Some(space) = self.spaces.get("huile-cephalique-2") else { return Ok(()) };
        let outside: Vec<String> =
            self.inside.iter().map(|one| one.0.clone()).filter(|handle| !space.members.contains(handle)).collect();
        let id = space.id;
        let reasons = [
            "Je prépare les formations des boutiques et j’aimerais suivre le calendrier.",
            "My team in London will handle the launch kit.",
        ];
        for (handle, reason) in self.random.some(&outside, 2).into_iter().zip(reasons) {
            let person = self.person(&handle)?;
            self.tx.execute(
                "insert into join_request(organisation, space, person, reason, at) values (:organisation, :id, :person, :reason, :at)",
                params! { organisation = self.organisation, id, person, reason, at = self.now - 2 * DAY },
            )?;
        }
        Ok(())
    }
}

/// `35m`, `3h`, `2d` in milliseconds.
fn after(text: &str) -> Result<i64> {
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).context("a length of time")?;
    let number: i64 = number.parse().with_context(|| format!("the length of time {text}"))?;
    Ok(number
        * match unit {
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => DAY,
            _ => return Err(anyhow!("{text} is not a length of time")),
        })
}

//! Places, people, and whom they follow.

use super::*;

impl House<'_> {
    pub(super) fn places(&mut self) -> Result<()> {
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

    pub(super) fn everybody(&mut self) -> Result<()> {
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
    pub(super) fn somebody(&mut self, known: &[crate::company::Person]) -> Result<crate::company::Person> {
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

    pub(super) fn sites_in_english(&self, key: &str) -> bool {
        self.company
            .sites
            .iter()
            .any(|site| site.key == key && (site.time_zone.starts_with("America") || site.time_zone == "Europe/London"))
    }

    /// When somebody first wrote.
    fn first_words(&self, handle: &str) -> Result<Option<i64>> {
        let written =
            self.company.threads.iter().filter(|thread| {
                thread.author == handle || thread.comment.iter().any(|comment| comment.author == handle)
            });
        let moments = written.map(|thread| self.moment(thread.days, &thread.time)).collect::<Result<Vec<_>>>()?;
        Ok(moments.into_iter().min())
    }

    pub(super) fn arrive(&mut self, person: &crate::company::Person) -> Result<Id<Person>> {
        let lang = Lang::parse(&person.language).unwrap_or_default();
        let zone = self
            .company
            .sites
            .iter()
            .find(|site| site.key == person.site)
            .map_or("Europe/Paris", |site| &site.time_zone);
        let joined = match person.handle.as_str() {
            "calyste.du.guenic" => self.now - 4 * DAY,
            handle => {
                let came = self.start + i64::try_from(self.random.below(300))? * DAY;
                // Nobody writes before they have come.
                self.first_words(handle)?.map_or(came, |first| came.min(first - DAY)).max(self.start)
            }
        };
        self.joined.insert(person.handle.clone(), joined);
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
            // A password that nobody knows: their accounts are open, and one steps into them.
            email: Some(format!("{}@birotteau.example", person.handle)),
            password_hash: Some("!".to_owned()),
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

    pub(super) fn skill(&self, person: Id<Person>, name: &str) -> Result<()> {
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

    pub(super) fn follows(&mut self) -> Result<()> {
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
}

//! What the lines of the tour promise.

use super::*;

impl House<'_> {
    /// What the lines of the tour promise.
    pub(super) fn tour(&mut self) -> Result<()> {
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
        // Its partners come by those who work with them.
        self.tx.execute(
            "insert into setting(organisation, name, value) values (:organisation, 'guests', 'animators')",
            params! { organisation = self.organisation },
        )?;
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
    pub(super) fn reports(&self) -> Result<()> {
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
                params! { organisation = self.organisation, id = self.tx.at(self.now).mint::<Entry>(), reporter, row, at = self.now - 6 * 3600 * 1000 },
            )?;
        }
        Ok(())
    }

    /// Two colleagues ask to join the space of the relaunch.
    pub(super) fn requests(&mut self) -> Result<()> {
        let Some(space) = self.spaces.get("huile-cephalique-2") else { return Ok(()) };
        let id = space.id;
        let reasons = [
            ("boutique", "Je prépare les formations des boutiques et j’aimerais suivre le calendrier."),
            ("royaume-uni", "My team in London will handle the launch kit."),
        ];
        for (unit, reason) in reasons {
            let handles = self.inside.iter().filter(|one| one.1 == unit).map(|one| one.0.clone());
            let outside: Vec<String> = handles.filter(|handle| !space.members.contains(handle)).collect();
            for handle in self.random.some(&outside, 1) {
                let asker = self.asker(&handle)?;
                self.tx
                    .act_as(&asker, self.now - 2 * DAY, |tx| spaces::membership::request::ask(tx, id, reason))
                    .map_err(|error| anyhow!("{handle} asks: {error}"))?;
            }
        }
        Ok(())
    }
}

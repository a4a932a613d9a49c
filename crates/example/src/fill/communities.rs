//! Communities and who is in them.

use super::*;

impl House<'_> {
    pub(super) fn communities(&mut self) -> Result<()> {
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
                topics: space.topics.clone(),
                ..spaces::Details::default()
            };
            let new = spaces::NewSpace { slug: Some(space.slug.clone()), details, word: String::new() };
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

    pub(super) fn members(&self, space: &crate::company::Space) -> Vec<String> {
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
    pub(super) fn is_within(&self, unit: &str, above: &str) -> bool {
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
}

//! “May see”, written plainly from the design's words: slow, obvious, and nothing like the SQL.

use super::house::{Circle, Company, House, Made, Said, Somebody};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Member,
    Guest,
    Visitor,
}

/// Somebody who is asking: in one organisation, as a person of it or as nobody in particular.
#[derive(Debug, Clone, Copy)]
pub struct Viewer<'a> {
    pub house: &'a House,
    pub company: &'a Company,
    pub me: Option<i64>,
    pub kind: Kind,
}

/// Whether a credential of this person still makes a viewer.
pub fn lives(person: &Somebody) -> bool {
    person.active && (person.kind == "member" || person.kind == "guest")
}

impl<'a> Viewer<'a> {
    pub fn visitor(house: &'a House, company: &'a Company) -> Self {
        Self { house, company, me: None, kind: Kind::Visitor }
    }

    pub fn person(house: &'a House, company: &'a Company, person: &Somebody) -> Self {
        Self {
            house,
            company,
            me: Some(person.id),
            kind: if person.kind == "guest" { Kind::Guest } else { Kind::Member },
        }
    }

    pub fn is(&self, person: Option<i64>) -> bool {
        self.me.is_some() && self.me == person
    }

    /// An audience or a list of names is open to all of a kind of people.
    fn open_to_mine(&self, mask: i64) -> bool {
        let bit = match self.kind {
            Kind::Member => 1,
            Kind::Guest => 2,
            Kind::Visitor => 4,
        };
        mask & bit != 0
    }

    pub fn my_role(&self, circle: i64) -> Option<&'static str> {
        self.company.members.get(&(circle, self.me?)).copied()
    }

    pub fn runs(&self, space: i64) -> bool {
        matches!(self.my_role(space), Some("owner" | "animator"))
    }

    /// The desk of a space is its moderators'; before the whole organisation, its administrators'.
    pub fn moderates(&self, circle: i64) -> bool {
        let of_all = self.company.circles.iter().any(|known| known.id == circle && known.kind == "organisation");
        self.runs(circle) || self.my_role(circle) == Some("moderator") || (of_all && self.holds_office("administrator"))
    }

    pub fn holds_office(&self, office: &str) -> bool {
        self.me.is_some_and(|me| self.company.offices.iter().any(|(person, held)| *person == me && *held == office))
    }

    /// What is placed in it: the audience is open to people like me, or I am in it.
    pub fn sees_inside(&self, circle: &Circle) -> bool {
        self.open_to_mine(circle.open_to) || self.my_role(circle.id).is_some()
    }

    pub fn sees_inside_id(&self, circle: i64) -> bool {
        self.company.circles.iter().any(|known| known.id == circle && self.sees_inside(known))
    }

    /// The name of a space: it is listed for people like me, or I am in it, or I was invited.
    pub fn sees_space(&self, space: &Circle) -> bool {
        let invited = self.me.is_some_and(|me| self.company.invited.contains(&(space.id, me)));
        space.kind == "space" && (self.open_to_mine(space.listed_to) || self.my_role(space.id).is_some() || invited)
    }

    pub fn sees_space_id(&self, space: i64) -> bool {
        self.company.circles.iter().any(|known| known.id == space && self.sees_space(known))
    }

    /// Of one of its placements at least, I see what is inside.
    pub fn reaches(&self, entry: &Made) -> bool {
        entry.places.iter().any(|place| self.sees_inside_id(*place))
    }

    /// An entry is gone for everybody as soon as it is deleted.
    pub fn sees_entry(&self, entry: &Made) -> bool {
        !entry.deleted && self.reaches(entry)
    }

    pub fn sees_entry_id(&self, entry: i64) -> bool {
        self.company.entries.iter().any(|known| known.id == entry && self.sees_entry(known))
    }

    /// A discussion goes with its entry, unless that left its trace above an answer of another that stands.
    pub fn sees_thread(&self, entry: &Made) -> bool {
        let answered = || {
            let stands = |said: &&Said| said.entry == entry.id && said.state == "shown" && !said.deleted;
            self.company.comments.iter().filter(stands).any(|said| said.author.is_none() || said.author != entry.author)
        };
        (!entry.deleted || (entry.tombstone && answered())) && self.reaches(entry)
    }

    /// A comment that waits for whoever keeps the desk, with all that hangs on it.
    pub fn decides_on(&self, comment: &Said) -> bool {
        let there = self.company.entries.iter().any(|entry| entry.id == comment.entry && !entry.deleted);
        comment.queued && !comment.deleted && there && self.moderates_entry(comment.entry) && !self.is(comment.author)
    }

    /// The place of a comment in a discussion that is seen. One that waits is its author's alone, one that was
    /// refused is nobody's; a deleted one keeps its place where it was shown.
    pub fn sees_place_of(&self, comment: &Said) -> bool {
        self.company.entries.iter().any(|known| known.id == comment.entry && self.sees_thread(known))
            && match comment.state {
                "shown" => true,
                "held" => self.is(comment.author) && !comment.deleted && self.sees_entry_id(comment.entry),
                _ => false,
            }
    }

    /// A comment with its words, and what hangs on it.
    pub fn sees_comment(&self, comment: &Said) -> bool {
        self.sees_place_of(comment) && !comment.deleted
    }

    pub fn sees_comment_id(&self, comment: i64) -> bool {
        self.company.comments.iter().any(|known| known.id == comment && self.sees_comment(known))
    }

    /// A comment that everybody who reaches the entry sees: what search finds and notifications point at.
    pub fn sees_shown_comment_id(&self, comment: i64) -> bool {
        self.sees_comment_id(comment)
            && self.company.comments.iter().any(|known| known.id == comment && known.state == "shown")
    }

    /// Members see every person; a guest, those who are with them somewhere; a visitor, who wrote on the open web.
    pub fn sees_person(&self, person: i64) -> bool {
        if !self.company.people.iter().any(|known| known.id == person) {
            return false;
        }
        let together = || {
            self.me.is_some_and(|me| {
                self.company.circles.iter().any(|circle| {
                    self.company.members.contains_key(&(circle.id, me))
                        && self.company.members.contains_key(&(circle.id, person))
                })
            })
        };
        match self.kind {
            Kind::Member => true,
            Kind::Guest => self.is(Some(person)) || together(),
            Kind::Visitor => {
                self.company.entries.iter().any(|entry| entry.author == Some(person) && self.sees_entry(entry))
            }
        }
    }

    pub fn is_restricted(&self, person: i64) -> bool {
        self.company.people.iter().any(|known| known.id == person && known.restricted)
    }

    /// A portrait stands beside the name wherever the name does: with the person, and with their words.
    pub fn sees_portrait(&self, person: i64) -> bool {
        let wrote = |author: Option<i64>| author == Some(person);
        self.sees_person(person)
            || self.company.entries.iter().any(|entry| wrote(entry.author) && self.sees_entry(entry))
            || self.company.comments.iter().any(|comment| wrote(comment.author) && self.sees_comment(comment))
    }

    pub fn sees_topic(&self, topic: i64) -> bool {
        self.company.entries.iter().any(|entry| entry.topics.contains(&topic) && self.sees_entry(entry))
    }

    /// The desk of a space has the entries that are placed there; an author has their own only where all its places are theirs
    /// to moderate.
    pub fn moderates_entry(&self, entry: i64) -> bool {
        let found = self.company.entries.iter().find(|known| known.id == entry);
        found.is_some_and(|entry| {
            let mut places = entry.places.iter();
            match self.is(entry.author) {
                true => {
                    let mut stood = self.company.former.iter().filter(|(of, _)| *of == entry.id);
                    !entry.places.is_empty()
                        && places.all(|place| self.moderates(*place))
                        && stood.all(|(_, place)| self.moderates(*place))
                }
                false => places.any(|place| self.moderates(*place)),
            }
        })
    }

    /// Whether the two keep out of each other's sight, whoever asked for it.
    pub fn blocked_with(&self, other: Option<i64>) -> bool {
        let (Some(me), Some(other)) = (self.me, other) else { return false };
        let blocks = |a, b| self.company.marks.contains(&("block", a, "", b));
        blocks(me, other) || blocks(other, me)
    }
}

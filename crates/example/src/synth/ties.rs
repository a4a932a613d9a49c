//! Who follows whom.

use super::draw::Stage;
use super::{Grouped, Synth};

/// One person follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Follow {
    /// Who reads.
    pub follower: u32,
    /// Who is read.
    pub followed: u32,
    /// Since when.
    pub since_ms: i64,
}

impl Synth {
    /// Who follows whom, follower by follower; each pair once, nobody themselves.
    pub fn follows(&self) -> impl Iterator<Item = Follow> {
        Grouped::new(self, 0..u64::from(self.shape.people), |synth, person, rows| synth.follows_of(person as u32, rows))
    }

    /// Adds what one person follows to `rows`, their manager first.
    pub fn follows_of(&self, person: u32, rows: &mut Vec<Follow>) {
        let first = rows.len();
        let since_ms = self.launch_ms(2..4, person, self.shape.people);
        let core = self.org.person(person);
        let unit = self.org.unit(core.unit);
        let division = self.org.unit(unit.division);
        let mut draw = self.draw(Stage::Follow, u64::from(person));
        let wanted = (draw.lognormal(15.3, 0.7) + 0.5).clamp(2.0, 250.0) as u32;
        let wanted = wanted.min(self.shape.people / 2).max(u32::from(person != 0)) as usize;
        if person != 0 {
            rows.push(Follow { follower: person, followed: core.manager, since_ms });
        }
        for _ in 0..8 * wanted {
            let own = rows.get(first..).unwrap_or_default();
            if own.len() >= wanted {
                break;
            }
            let followed = match draw.below(4) {
                0 => core.manager + draw.below(self.org.person(core.manager).size),
                1 => unit.head + draw.below(unit.size),
                2 => division.head + draw.below(division.size),
                _ => self.popularity.sample(&mut draw),
            };
            let near = self.org.person(followed).site == core.site || draw.chance(350);
            if near && followed != person && !own.iter().any(|row| row.followed == followed) {
                rows.push(Follow { follower: person, followed, since_ms });
            }
        }
    }
}

//! Signing in: an address and a password, or a step into somebody of the example company.
//!
//! Whether an account exists is never told: the words are the same, a password is checked either way, and the attempts
//! of an address and on an account are counted apart from each other.

mod html;
mod kept;
mod store;
pub mod web;

/// Somebody of the example company whom a visitor may be for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Whose.
    pub handle: String,
    /// What there is to see as them, in French.
    pub look_fr: String,
    /// The same in English.
    pub look_en: String,
}

impl Step {
    /// What there is to see as them.
    #[must_use]
    pub fn look(&self, lang: kernel::Lang) -> &str {
        match lang {
            kernel::Lang::Fr => &self.look_fr,
            kernel::Lang::En => &self.look_en,
        }
    }
}

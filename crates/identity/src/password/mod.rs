//! Passwords: which may be chosen, and how they are kept.

mod pool;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use kernel::{Chance, Error, Result, chance::digest};
use markup::words::fold;
use unicode_normalization::UnicodeNormalization;

/// The fewest characters of a new password.
pub const MIN: usize = 10;
/// The most.
pub const MAX: usize = 200;

/// Passwords and their hearts that everybody tries first, folded, one a line.
const COMMON: &str = include_str!("common.txt");

/// Whether a new password may be chosen by the person of this address and name.
///
/// # Errors
/// [`Error::Invalid`] on `password` with what is wrong with it.
pub fn check(password: &str, email: &str, name: &str) -> Result<()> {
    let weak = Err(Error::Invalid("password", shell::t::identity::password_weak));
    let length = password.chars().count();
    if length < MIN {
        return Err(Error::Invalid("password", shell::t::identity::password_short));
    }
    if length > MAX {
        return Err(Error::Invalid("password", shell::t::identity::password_long));
    }
    let bare = letters(password);
    let own = [email, email.split('@').next().unwrap_or(email), name].map(letters);
    if own.contains(&bare) {
        return weak;
    }
    let folded = fold(password);
    let heart = folded.trim_matches(|c: char| !c.is_alphabetic());
    if COMMON.lines().any(|common| common == folded || common == bare || (!heart.is_empty() && common == heart)) {
        return Err(Error::Invalid("password", shell::t::identity::password_leaked));
    }
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 5 || is_run(&folded) {
        return weak;
    }
    Ok(())
}

/// Letters and digits alone, folded: `Ann Lee`, `ann.lee` and `ANN-LEE` are one.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether each character is the one after (or before) the last: `23456789ab` is not, `abcdefghij` is.
fn is_run(text: &str) -> bool {
    let codes: Vec<u32> = text.chars().map(u32::from).collect();
    let by = |step: fn(u32, u32) -> bool| codes.iter().zip(codes.iter().skip(1)).all(|(one, next)| step(*one, *next));
    by(|one, next| one + 1 == next) || by(|one, next| next + 1 == one)
}

/// The same password typed on two keyboards is the same bytes (RFC 8265, 4.2).
fn bytes(password: &str) -> Vec<u8> {
    password.nfc().collect::<String>().into_bytes()
}

/// The PHC string of a password, on this thread: for the command line and for loading.
///
/// # Errors
/// When the hash cannot be made.
pub fn hash_now(chance: &Chance, password: &str) -> Result<String> {
    hash_with(&digest(&chance.secret()), password)
}

fn hash_with(salt: &[u8], password: &str) -> Result<String> {
    let salt = salt.get(..16).unwrap_or(salt);
    let hash = Argon2::default().hash_password_with_salt(&bytes(password), salt);
    hash.map(|hash| hash.to_string()).map_err(|error| Error::Internal(format!("Argon2: {error}")))
}

fn holds(stored: &str, password: &str) -> bool {
    Argon2::default().verify_password(&bytes(password), stored).is_ok()
}

/// The PHC string of a password, made on the threads that hash.
///
/// # Errors
/// [`Error::Unavailable`] when too many wait for those threads.
pub async fn hash(chance: &Chance, password: &str) -> Result<String> {
    let (salt, password) = (digest(&chance.secret()), password.to_owned());
    pool::run(move || hash_with(&salt, &password)).await?
}

/// Whether the password is the one that was kept. Where none was kept it takes as long, and the answer is no.
///
/// # Errors
/// [`Error::Unavailable`] when too many wait for the threads that hash.
pub async fn verify(stored: Option<String>, password: &str) -> Result<bool> {
    let password = password.to_owned();
    pool::run(move || match stored.filter(|stored| stored.starts_with("$argon2")) {
        Some(stored) => holds(&stored, &password),
        // Also where nothing could match, as in the example company: it takes as long.
        None => {
            holds(pool::nobodys(), &password);
            false
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for password in [
            "short",
            "Password123",
            "motdepasse!",
            "azertyuiop",
            "1234567890",
            "0987654321",
            "aaaaaaaaaaaa",
            "abababababab",
            "abcdefghijkl",
            "Ann.Lee@example.org",
            "Annabelle Leeward",
            "annabelle-leeward",
        ] {
            let email =
                if password.starts_with("Ann.") { "ann.lee@example.org" } else { "annabelle.leeward@example.org" };
            assert!(check(password, email, "Annabelle Leeward").is_err(), "{password}");
        }
        assert!(check(&"ab1 cd2 ".repeat(26), "a@b", "A").is_err(), "too long");
        for password in ["un alambic d’occasion", "vert bouteille 7", "Noisette-et-confiance"] {
            assert!(check(password, "ann@example.org", "Ann Lee").is_ok(), "{password}");
        }
    }

    #[tokio::test]
    async fn a_hash_holds_its_password_alone() {
        let chance = Chance::seeded([1; 32]);
        let kept = hash(&chance, "un alambic d’été").await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash_now(&chance, "un alambic d’été").unwrap(), "another salt");
        assert!(
            verify(Some(kept.clone()), "un alambic d’e\u{301}te\u{301}").await.unwrap(),
            "the same on a keyboard that composes"
        );
        assert!(!verify(Some(kept), "un alambic d’ete").await.unwrap());
        assert!(!verify(None, "un alambic d’été").await.unwrap());
        assert!(!verify(Some("not a hash".into()), "x").await.unwrap());
    }
}

//! Link previews: the first link of an entry, read once by the server. Looking at an entry tells nobody outside who looked.
//!
//! The command that publishes or edits leaves a job beside its entry, and in the entry the address alone. What a worker
//! fetched is kept only while the entry still waits for that very address: an edit meanwhile wins, on either database.

mod address;
mod fetch;
mod parse;

use kernel::{Entry, Id, Organisation, Result, SystemTx, Writing, params};
use serde::{Deserialize, Serialize};

pub use fetch::{Failure, Fetcher};

/// What is shown of a linked page: words only, never a picture of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The page, as the author named it.
    pub url: String,
    /// Its title; empty until it is known.
    #[serde(default)]
    pub title: String,
    /// Its site.
    #[serde(default)]
    pub site: String,
    /// Its own description.
    #[serde(default)]
    pub words: String,
}

/// A job of kind `preview`: which page to read, and for which entry.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Wanted {
    /// Whose entry.
    pub organisation: Id<Organisation>,
    /// The entry.
    pub entry: Id<Entry>,
    /// The page.
    pub url: String,
}

impl Wanted {
    /// What the entry holds as long as it waits for this page.
    ///
    /// # Errors
    /// Never for words: serialisation alone could fail.
    pub fn awaited(&self) -> Result<String> {
        let words = String::new;
        Ok(serde_json::to_string(&Preview { url: self.url.clone(), title: words(), site: words(), words: words() })?)
    }
}

/// Notes which page an entry's preview is of, and asks for it; nothing is asked when it is the same page as before.
pub(crate) fn want(tx: &Writing<'_>, entry: Id<Entry>, links: &[String]) -> Result<()> {
    let url = match links.first() {
        Some(link) => {
            let house = tx.one::<String>("select base_url from visible_organisation", &[])?;
            Some(link).filter(|link| address::is_foreign(link, &house))
        }
        None => None,
    };
    let shown = tx.find::<String>("select preview from visible_entry where id = :entry", params! { entry })?;
    let before = shown.and_then(|shown| serde_json::from_str::<Preview>(&shown).ok()).map(|preview| preview.url);
    if before.as_ref() == url {
        return Ok(());
    }
    let wanted = url.map(|url| Wanted { organisation: tx.viewer().organisation(), entry, url: url.clone() });
    let awaited = wanted.as_ref().map(Wanted::awaited).transpose()?.unwrap_or_default();
    tx.put(
        "update entry set preview = :awaited where organisation = :organisation and id = :entry",
        params! { entry, awaited },
    )?;
    let Some(wanted) = wanted else { return Ok(()) };
    tx.put(
        "insert into job(organisation, kind, payload, run_at) values (:organisation, 'preview', :payload, :now)",
        params! { payload = serde_json::to_string(&wanted)? },
    )?;
    Ok(())
}

/// Keeps what the page said, if the entry still waits for it.
///
/// # Errors
/// When the database fails.
pub fn keep(tx: &SystemTx<'_>, wanted: &Wanted, preview: &Preview) -> Result<()> {
    tx.put(
        "update entry set preview = :preview where organisation = :organisation and id = :entry and deleted_at is null and preview = :awaited",
        params! {
            organisation = wanted.organisation, entry = wanted.entry, awaited = wanted.awaited()?,
            preview = serde_json::to_string(preview)?,
        },
    )?;
    Ok(())
}

/// The first address outside in HTML of ours, where no Markdown says it.
pub(crate) fn first_link(html: &str) -> Option<String> {
    let href = html
        .split(" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|href| href.starts_with("http"))?;
    Some(href.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_link_of_imported_html_is_found() {
        let html = "<p><a href=\"/people/eve\">Ève</a> <a href=\"https://a.example/?b=1&amp;c=2\" rel=\"x\">a</a> <a href=\"https://d.example\">d</a></p>";
        assert_eq!(first_link(html).as_deref(), Some("https://a.example/?b=1&c=2"));
        assert_eq!(first_link("<p>href=\"https://a.example\"</p>"), None);
    }

    #[test]
    fn what_is_awaited_reads_as_a_preview_without_a_title() {
        let wanted = Wanted { organisation: Id::new(1), entry: Id::new(2), url: "https://a.example".to_owned() };
        let awaited: Preview = serde_json::from_str(&wanted.awaited().unwrap()).unwrap();
        assert_eq!((awaited.url.as_str(), awaited.title.as_str()), ("https://a.example", ""));
    }
}

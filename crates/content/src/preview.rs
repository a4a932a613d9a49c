//! Link previews, fetched once by the server: looking at an entry tells nobody outside who looked.

use serde::{Deserialize, Serialize};

/// What is shown of a linked page.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Preview {
    /// The page.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its site.
    pub site: String,
    /// Its own description.
    #[serde(default)]
    pub words: String,
}

//! Large blogs are exported in several files; together they are one export.

use std::collections::HashSet;

use super::{Export, Loss};

impl Export {
    /// Adds the next part of an export that came in several files. Items and authors that both have are kept once.
    ///
    /// # Errors
    /// The part is given back when it is of another blog.
    pub fn join(&mut self, part: Export) -> Result<(), Box<Export>> {
        if part.base_url.trim_end_matches('/') != self.base_url.trim_end_matches('/') {
            return Err(Box::new(part));
        }
        let logins: HashSet<String> = self.authors.iter().map(|author| author.login.clone()).collect();
        self.authors.extend(part.authors.into_iter().filter(|author| !logins.contains(&author.login)));
        for (terms, more) in [(&mut self.categories, part.categories), (&mut self.tags, part.tags)] {
            let slugs: HashSet<String> = terms.iter().map(|term| term.slug.clone()).collect();
            terms.extend(more.into_iter().filter(|term| !slugs.contains(&term.slug)));
        }
        let known: HashSet<u64> = self.items.iter().map(|item| item.id).filter(|id| *id != 0).collect();
        self.report.add_all(&part.report);
        for item in part.items {
            if known.contains(&item.id) {
                // It was counted in both parts; what it loses is told once, and that it was there twice.
                self.report.forget_item(&item);
                self.report.add(Loss::RepeatedItem);
            } else {
                self.items.push(item);
            }
        }
        Ok(())
    }
}

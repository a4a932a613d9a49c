//! A run of results with a keyset cursor: what comes after is asked for by the last one's key, never by a number of rows to skip.

/// Some results and where the next begin.
#[derive(Debug, Clone)]
pub struct Slice<T, C = i64> {
    /// The results, in order.
    pub items: Vec<T>,
    /// The key after which the next slice begins; `None` at the end.
    pub next: Option<C>,
}

impl<T, C> Slice<T, C> {
    /// Keeps `limit` of results that were asked for with one more, which tells whether there is a next slice.
    #[must_use]
    pub fn cut(mut items: Vec<T>, limit: usize, key: impl Fn(&T) -> C) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(key) } else { None };
        Self { items, next }
    }
}

//! Entries and what hangs on them: comments, reactions, topics, files, the feed.

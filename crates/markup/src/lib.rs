//! Markdown to safe HTML, and the words of a text for search.

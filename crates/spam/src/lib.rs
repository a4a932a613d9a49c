//! Rules that tell unwanted contributions from welcome ones; pure functions on a text and its context.

//! What every feature shares, small and slow to change: ids, clock, errors, the door ([`audience`]), the journal ([`activity`]), files ([`blob`]).

pub mod lang;

pub use lang::Lang;

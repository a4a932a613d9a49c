//! The house rules that no lint can hold, as tests. `cargo test -p xtask` runs them one by one, `cargo run -p xtask`
//! prints everything that is wrong at once.

pub mod tidy;

//! Generates two things before the crate is compiled: the functions of the translations (`t.rs`) and the table of the front end's files (`assets.rs`).

#[path = "build/assets.rs"]
mod assets;
#[path = "build/translations.rs"]
mod translations;

use std::{env, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), String> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    translations::generate(&here.join("locales"), &out.join("t.rs"))?;
    assets::generate(&here.join("../../web"), &out)
}

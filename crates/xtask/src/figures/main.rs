//! `bin/figures`: draws the figures of `docs/science.md`, each from the functions that it explains.

mod draw;
mod pictures;

use std::path::Path;

use anyhow::Result;

fn main() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/images/science");
    std::fs::create_dir_all(&folder)?;
    for (name, drawing) in pictures::all()? {
        let path = folder.join(format!("{name}.svg"));
        std::fs::write(&path, pilot::chart::file(&drawing))?;
        eprintln!("figures: {name}");
    }
    Ok(())
}

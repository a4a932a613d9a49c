//! Icons of the sprite, always beside a label: they say nothing to a screen reader.

use std::{fmt::Write as _, sync::LazyLock};

use crate::assets;
use maud::{Escaper, Render};

/// An icon of 20 pixels, to be put where text goes: `(Icon("house"))`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(pub &'static str);

impl Render for Icon {
    fn render_to(&self, out: &mut String) {
        icon(self.0).render_to(out);
    }
}

/// An icon by its size and its name in `web/icons.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn<'a> {
    class: &'static str,
    name: &'a str,
}

/// An icon of 20 pixels by its name in `web/icons.txt`.
#[must_use]
pub fn icon(name: &str) -> Drawn<'_> {
    Drawn { class: "icon", name }
}

/// An icon of 16 pixels, in a line of small text.
#[must_use]
pub fn small_icon(name: &str) -> Drawn<'_> {
    Drawn { class: "icon small", name }
}

/// An icon of 24 pixels, at the head of an empty place.
#[must_use]
pub fn big_icon(name: &str) -> Drawn<'_> {
    Drawn { class: "icon big", name }
}

/// A page has more than a hundred: each is written where it stands, piece by piece.
impl Render for Drawn<'_> {
    fn render_to(&self, out: &mut String) {
        static SPRITE: LazyLock<&str> = LazyLock::new(|| assets::url("icons.svg"));
        for piece in ["<svg class=\"", self.class, "\" aria-hidden=\"true\"><use href=\"", *SPRITE, "#"] {
            out.push_str(piece);
        }
        // The one piece that a caller gives.
        Escaper::new(out).write_str(self.name).unwrap_or_default();
        out.push_str("\"></use></svg>");
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    fn sources(folder: &Path) -> Vec<PathBuf> {
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
    }

    #[test]
    fn every_icon_named_here_is_in_the_sprite() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let Ok(list) = fs::read_to_string(here.join("../../web/icons.txt")) else { return };
        let known: Vec<&str> = list.split_whitespace().collect();
        for path in sources(&here.join("src")) {
            let text = fs::read_to_string(&path).unwrap();
            for call in ["icon(\"", "Icon(\""] {
                for name in text.split(call).skip(1).filter_map(|rest| rest.split('"').next()) {
                    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                    assert!(!is_name || known.contains(&name), "{name} of {} is not in web/icons.txt", path.display());
                }
            }
        }
    }
}

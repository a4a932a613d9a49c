//! WordPress shortcodes: `[name key="value"]` and `[/name]` in a text.

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Open { name: &'a str },
    Close { name: &'a str },
}

/// Those of WordPress itself and of common plug-ins. Others are recognised by their attributes, so that `[sic]` stays.
const KNOWN: [&str; 22] = [
    "audio",
    "button",
    "caption",
    "columns",
    "contact-form",
    "contact-form-7",
    "download",
    "embed",
    "gallery",
    "googlemaps",
    "gravityform",
    "latexpage",
    "ninja_form",
    "playlist",
    "poll",
    "slideshow",
    "toc",
    "video",
    "vimeo",
    "wp_caption",
    "wpforms",
    "youtube",
];
const FAMILIES: [&str; 8] = ["vc_", "et_pb_", "su_", "fusion_", "av_", "tve_", "bbp-", "woocommerce_"];
const LONGEST: usize = 1_000;

/// The pieces of a text in order.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut kept = 0;
    for (at, _) in text.match_indices('[') {
        let code = text.get(at + 1..).filter(|_| at >= kept).map(|rest| crate::characters::head(rest, LONGEST));
        let Some((inner, _)) = code.and_then(|rest| rest.split_once(']')) else { continue };
        let Some(piece) = shortcode(inner) else { continue };
        found.push(Piece::Text(text.get(kept..at).unwrap_or_default()));
        found.push(piece);
        kept = at + inner.len() + 2;
    }
    found.push(Piece::Text(text.get(kept..).unwrap_or_default()));
    found.retain(|piece| *piece != Piece::Text(""));
    found
}

fn shortcode(inner: &str) -> Option<Piece<'_>> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-'))
    };
    let known = |name: &str| KNOWN.contains(&name) || FAMILIES.iter().any(|family| name.starts_with(family));
    if let Some(name) = inner.strip_prefix('/') {
        return (is_name(name) && known(name)).then_some(Piece::Close { name });
    }
    let (name, attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner.trim_end_matches('/'), ""));
    let has_attributes = ["=\"", "='", "=&quot;", "=&#8221;", "=“", "=”"].iter().any(|sign| attributes.contains(sign));
    (is_name(name) && (known(name) || has_attributes)).then_some(Piece::Open { name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_among_words() {
        assert_eq!(
            pieces("a [gallery ids=\"1\"]b[/video][sic][x y='1']"),
            [
                Piece::Text("a "),
                Piece::Open { name: "gallery" },
                Piece::Text("b"),
                Piece::Close { name: "video" },
                Piece::Text("[sic]"),
                Piece::Open { name: "x" },
            ]
        );
        assert_eq!(pieces("[[[a"), [Piece::Text("[[[a")]);
    }
}

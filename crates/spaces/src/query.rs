//! Words of a search in addresses and in patterns.

/// An address with those parameters that hold something.
pub(crate) fn href(path: &str, params: &[(&str, &str)]) -> String {
    let mut made = path.to_owned();
    for (at, (name, value)) in params.iter().filter(|(_, value)| !value.is_empty()).enumerate() {
        made.push(if at == 0 { '?' } else { '&' });
        made.push_str(name);
        made.push('=');
        encode(&mut made, value);
    }
    made
}

/// Percent-encodes all but unreserved characters (RFC 3986, 2.3).
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        assert_eq!(href("/spaces", &[("tab", "all"), ("q", ""), ("after", "à 1")]), "/spaces?tab=all&after=%C3%A0%201");
    }
}

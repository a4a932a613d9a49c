//! Where the server may go on behalf of what somebody wrote: public web pages, and nothing of the house or its provider.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;

/// Longer addresses are no page's.
const MAX_URL: usize = 2048;

/// Which ports and addresses may be reached. The program has [`Rules::PUBLIC`]; a test of this crate may make its own.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    pub(super) port: fn(u16) -> bool,
    pub(super) address: fn(IpAddr) -> bool,
}

impl Rules {
    /// The web's own ports, on addresses of the public internet.
    pub(super) const PUBLIC: Self = Self { port: |port| matches!(port, 80 | 443), address: is_public };

    /// Whether this is the address of a page that may be asked for; a host that is a name is resolved and judged later.
    pub(super) fn admit(&self, url: &Url) -> Result<(), &'static str> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err("neither http nor https");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("a name or password in the address");
        }
        if url.as_str().len() > MAX_URL {
            return Err("an address without end");
        }
        if !url.port_or_known_default().is_some_and(self.port) {
            return Err("a port that is not the web's");
        }
        match url.host_str().ok_or("no host").map(literal)? {
            Some(ip) if !(self.address)(ip) => Err("an address that is not public"),
            _ => Ok(()),
        }
    }
}

/// The number that a host is, if it is one: the URL's own parser has made `0x7f.1` into `127.0.0.1` by then.
fn literal(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// Whether a link leads out of our house to a page that may be asked for.
pub(super) fn is_foreign(link: &str, base_url: &str) -> bool {
    let Ok(url) = Url::parse(link) else { return false };
    let own = Url::parse(base_url).is_ok_and(|base| base.host_str() == url.host_str());
    !own && Rules::PUBLIC.admit(&url).is_ok()
}

/// Whether an address belongs to the public internet, by the registries of special addresses (RFC 6890).
pub(super) fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    match ip.octets() {
        [0 | 10 | 127, ..] | [224..=255, ..] => false, // this network, private, loopback, multicast, reserved, broadcast
        [100, 64..=127, ..] => false,                  // carrier-grade NAT, RFC 6598
        [169, 254, ..] => false,                       // link-local, and the metadata of most clouds
        [172, 16..=31, ..] | [192, 168, ..] => false,  // private, RFC 1918
        [192, 0, 0 | 2, _] => false,                   // protocol assignments, documentation
        [192, 88, 99, _] => false,                     // relays of 6to4
        [198, 18 | 19, ..] => false,                   // benchmarks
        [198, 51, 100, _] | [203, 0, 113, _] => false, // documentation
        [168, 63, 129, 16] => false,                   // what Azure tells its machines
        _ => true,
    }
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match ip.segments() {
        // An IPv4 address in another coat is judged as what it is: mapped, NAT64 (RFC 6052), 6to4, ISATAP.
        [0, 0, 0, 0, 0, 0xFFFF, high, low] | [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => embedded(high, low),
        [0x2002, high, low, ..] => embedded(high, low),
        [first, .., 0 | 0x200, 0x5EFE, high, low] if (0x2000..0x4000).contains(&first) && !embedded(high, low) => false,
        // Teredo and other protocol assignments (2001::/23), documentation.
        [0x2001, 0..=0x1FF | 0xDB8, ..] | [0x3FFF, 0..=0x0FFF, ..] => false,
        // Global unicast is 2000::/3; all else is loopback, unique local, link-local, multicast, or not given out.
        [first, ..] => (0x2000..0x4000).contains(&first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLIC: &[&str] = &[
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4007::200e",
        "2001:4860:4860::8888",
        "2001:200::1",
        "::ffff:1.1.1.1",
        "64:ff9b::1.1.1.1",
        "2002:101:101::1",
        "2a01::5efe:101:101",
    ];
    const CLOSED: &[&str] = &[
        // IPv4: this network, loopback, private, CGNAT, link-local and metadata, documentation, benchmarks, multicast, reserved.
        "0.0.0.0",
        "0.1.2.3",
        "127.0.0.1",
        "127.255.255.255",
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "192.168.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "100.100.100.200",
        "169.254.0.1",
        "169.254.169.254",
        "192.0.0.1",
        "192.0.0.192",
        "192.0.2.1",
        "198.51.100.1",
        "203.0.113.1",
        "198.18.0.1",
        "198.19.255.255",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        // IPv6: unspecified, loopback, unique local, link-local, site-local, multicast, documentation, discard, Teredo, ORCHID.
        "::",
        "::1",
        "fc00::1",
        "fd00:ec2::254",
        "fdff::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
        "2001:db8::1",
        "3fff::1",
        "3fff:fff::1",
        "100::1",
        "2001::1",
        "2001:0:7f00:1::",
        "2001:10::1",
        "2001:20::1",
        "5f00::1",
        "4000::1",
        // IPv4 in other coats: compatible, mapped, translated, NAT64 (well-known and local), 6to4, ISATAP.
        "::127.0.0.1",
        "::1.1.1.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b:1::1.1.1.1",
        "2002:7f00:1::",
        "2002:a00:1::1",
        "2002:c0a8:101::1",
        "2002:a9fe:a9fe::",
        "2a01::5efe:a00:1",
        "2a01::200:5efe:7f00:1",
        "fe80::5efe:101:101",
    ];

    #[test]
    fn only_the_public_internet_is_reached() {
        for text in PUBLIC {
            assert!(is_public(text.parse().unwrap()), "{text} is public");
        }
        for text in CLOSED {
            assert!(!is_public(text.parse().unwrap()), "{text} is not public");
        }
    }

    #[test]
    fn only_web_addresses_are_admitted() {
        let admitted = |text: &str| Url::parse(text).is_ok_and(|url| Rules::PUBLIC.admit(&url).is_ok());
        for text in [
            "http://a.example",
            "https://a.example/b?c#d",
            "http://a.example:443/",
            "https://1.1.1.1/",
            "http://[2606:4700::1]/",
        ] {
            assert!(admitted(text), "{text}");
        }
        for text in [
            "ftp://a.example",
            "file:///etc/passwd",
            "gopher://a.example:80",
            "data:text/html,a",
            "http://a.example:8080",
            "http://a.example:22",
            "https://a.example:6379",
            "http://eve@a.example",
            "http://eve:secret@a.example",
            "http://:secret@a.example",
            "http://127.0.0.1",
            "http://0x7f.1",
            "http://2130706433",
            "http://017700000001",
            "http://127.1",
            "http://[::1]",
            "http://[::ffff:127.0.0.1]",
            "http://0",
            "http://169.254.169.254/latest/meta-data",
            "http://１２７.0.0.1",
        ] {
            assert!(!admitted(text), "{text}");
        }
        assert!(!admitted(&format!("http://a.example/{}", "a".repeat(MAX_URL))));
    }

    #[test]
    fn our_own_house_is_not_asked() {
        assert!(is_foreign("https://a.example/b", "https://reseau.example"));
        assert!(!is_foreign("https://reseau.example/entries/1", "https://reseau.example"));
        assert!(!is_foreign("http://RESEAU.example/entries/1", "https://reseau.example"));
        assert!(!is_foreign("http://localhost:8080/", "http://localhost:8080"));
        assert!(!is_foreign("not an address", "https://reseau.example"));
    }
}

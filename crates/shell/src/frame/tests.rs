//! What every frame has, whatever it frames.

use super::*;
use crate::assets;
use crate::component::Notice;
use maud::html;

fn frame(lang: Lang) -> Frame {
    Frame {
        lang,
        title: "L’atelier <b>".to_owned(),
        organisation: FrameOrganisation {
            logo: None,
            name: "Maison Birotteau".to_owned(),
            hue_href: Some("/hue/7.css".to_owned()),
        },
        viewer: Some(FramePerson {
            name: "Éléonore d’Arc".to_owned(),
            href: "/people/1".to_owned(),
            inbox_unread: 4,
            ..FramePerson::default()
        }),
        current: Some(Place::Inbox),
        spaces: vec![FrameSpace {
            name: "Parfums & Cie".to_owned(),
            href: "/spaces/9".to_owned(),
            unread: true,
            ..FrameSpace::default()
        }],
        flash: Some(Flash { kind: Notice::Success, words: "Fait <i>".to_owned(), link: None }),
        aside: Some(html! { p { "aside" } }),
        ..Frame::default()
    }
}

fn occurrences(html: &str, what: &str) -> usize {
    html.matches(what).count()
}

#[test]
fn a_page_has_one_heading_its_landmarks_and_a_way_to_skip() {
    for lang in Lang::ALL {
        let html = page(&frame(lang), &html! { p { "main" } }).into_string();
        assert!(html.starts_with(&format!("<!DOCTYPE html><html lang=\"{}\"", lang.tag())), "{html}");
        for (what, times) in [
            ("<h1", 1),
            ("<main", 1),
            ("<aside", 1),
            ("<header class=\"top\"", 1),
            ("href=\"#main\"", 1),
            ("id=\"main\"", 1),
        ] {
            assert_eq!(occurrences(&html, what), times, "{what} in {html}");
        }
        assert_eq!(
            occurrences(&html, "<nav"),
            occurrences(&html, "<nav aria-label=") + occurrences(&html, "<nav class"),
            "{html}"
        );
        assert!(
            html.contains("Parfums &amp; Cie") && html.contains("L’atelier &lt;b&gt;") && !html.contains("<i>"),
            "{html}"
        );
        assert!(!html.contains(" style=") && !html.contains("onclick"), "the content policy forbids both");
        assert!(!html.contains("/assets/missing#") || !assets::ISLANDS, "an icon is there");
    }
}

#[test]
fn the_title_says_how_many_wait() {
    let html = page(&frame(Lang::Fr), &html! {}).into_string();
    assert!(html.contains("<title>(4) L’atelier &lt;b&gt; · Maison Birotteau</title>"), "{html}");
    assert!(html.contains("4 notifications non lues"));
}

#[test]
fn a_visitor_has_no_navigation() {
    let visitor = Frame { viewer: None, ..frame(Lang::En) };
    let html = page(&visitor, &html! {}).into_string();
    assert!(!html.contains("<nav") && html.contains("/sign-in?next="), "{html}");
    assert!(html.contains("noindex") && !html.contains("data-me"));
}

#[test]
fn a_gate_has_neither_header_nor_navigation() {
    let gate = Frame {
        viewer: None,
        layout: Layout::Gate,
        here: "/sign-in?next=/a&b".to_owned(),
        aside: None,
        ..frame(Lang::Fr)
    };
    let html = page(&gate, &html! {}).into_string();
    assert!(
        html.contains("<body class=\"bare\"") && html.contains("<main class=\"gate\"") && !html.contains("<header"),
        "{html}"
    );
    assert!(html.contains("/language?to=en&amp;back=%2Fsign-in%3Fnext%3D%2Fa%26b"), "{html}");
    assert_eq!(occurrences(&html, "<h1"), 1);
}

#[test]
fn an_error_says_what_to_do_and_names_no_cause() {
    for wrong in [Wrong::NotFound, Wrong::SignIn, Wrong::TooLarge, Wrong::Internal, Wrong::UnknownHost] {
        let error = ErrorPage { wrong, words: None, reference: Some("K7Q2"), limit: "20 MB", kept: None };
        let html = error_page(frame(Lang::En), error).into_string();
        assert_eq!(occurrences(&html, "<h1"), 1);
        assert!(html.contains("Reference: K7Q2") && html.contains(&wrong.words(Lang::En, "20 MB").1), "{html}");
    }
}

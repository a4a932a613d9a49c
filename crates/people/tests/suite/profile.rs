//! Profiles: who sees what, and how one's own changes.

use http::StatusCode;
use image::{ImageFormat, Rgb, RgbImage};

use crate::house::{House, house};

#[tokio::test]
async fn a_profile_shows_what_the_viewer_may_see() {
    let house = house().await;
    house
        .run(
            "insert into profile(organisation, person, about, about_html, email_shown, phone, languages, links) values
               (1, 12, 'Hello', '<p>Hello</p>', 'chloe@a.example', '+33 1', 'fr,en', 'https://chloe.example');
             insert into member(organisation, audience, person, role, since) values (1, 5, 12, 'writer', 0)",
        )
        .await;
    let (status, page) = house.get(10, "/people/chloe.caen").await;
    assert_eq!(status, StatusCode::OK);
    for shown in [
        "<p>Hello</p>",
        "mailto:chloe@a.example",
        "French, English",
        "href=\"https://chloe.example\"",
        "Élise d’Arc",
        "Dan Duc",
        "/spaces/iris",
        "Sales",
        "/people/chloe.caen/entries",
        "/people/chloe.caen/mute",
        "/people/chloe.caen/block",
        "Local time",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
    // Who is in no space with her does not learn of it.
    assert!(!house.get(11, "/people/chloe.caen").await.1.contains("/spaces/iris\">"));
    let guest = house.get(14, "/people/chloe.caen").await;
    assert_eq!(guest.0, StatusCode::OK, "they share a space now");
    assert!(!guest.1.contains("Sales"), "units are the company's");
}

#[tokio::test]
async fn the_unseen_the_former_and_the_unclaimed() {
    let house = house().await;
    assert_eq!(house.get(14, "/people/bob.blanc").await.0, StatusCode::NOT_FOUND);
    assert_eq!(house.get(0, "/people/bob.blanc").await.0, StatusCode::NOT_FOUND);
    assert_eq!(house.get(10, "/people/nobody").await.0, StatusCode::NOT_FOUND);
    assert_eq!(house.get(10, "/people/eve").await.0, StatusCode::NOT_FOUND, "another organisation's");
    let former = house.get(10, "/people/paul.parti").await.1;
    assert!(former.contains("Former member") && !former.contains("/follow\""), "{former}");
    let unclaimed = house.get(10, "/people/uma.unie").await.1;
    assert!(unclaimed.contains("Imported account") && !unclaimed.contains("/follow\""), "{unclaimed}");
}

/// A visitor sees an author of the open web, and not how to reach them.
#[tokio::test]
async fn a_visitor_sees_authors_of_the_open_web_without_their_contact() {
    let house = house().await;
    house
        .run(
            "insert into profile(organisation, person, email_shown, phone, about_html) values (1, 11, 'bob@a.example', '+33 2', '<p>Nose</p>');
             insert into audience(organisation, id, kind, open_to) values (1, 6, 'space', 7);
             insert into entry(organisation, id, kind, author, lang, card_html, published_at) values (1, 100, 'note', 11, 'en', 'open', 0);
             insert into placement(organisation, audience, entry) values (1, 6, 100)",
        )
        .await;
    let (status, page) = house.get(0, "/people/bob.blanc").await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("<p>Nose</p>") && !page.contains("bob@a.example") && !page.contains("+33"), "{page}");
    assert!(!page.contains("method=\"post\" action=\"/people"), "a visitor follows nobody");
}

async fn skills_of_bob(house: &House) -> String {
    house
        .text("select coalesce(string_agg(name, '|'), '') from (select s.name from person_skill k join skill s on s.id = k.skill and s.organisation = k.organisation where k.person = 11 order by s.fold) as own")
        .await
}

#[tokio::test]
async fn ones_own_profile_is_edited_and_journalled_without_content() {
    let house = house().await;
    let form = "title=Nez&about=**Iris**+%40dan.duc+%3Cb%3E&pronouns=il&email_shown=bob%40a.example&phone=%2B33+1&languages=fran%C3%A7ais%2C+English\
                &links=https%3A%2F%2Fb.example&skills=IRIS%2C+Mus%C3%A9es";
    let (status, to, page) = house.form(11, "/settings/profile", form).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/settings/profile?done=profile"), "{page}");
    let html = house.text("select about_html from profile where person = 11").await;
    assert!(html.contains("<strong>Iris</strong>") && html.contains("&lt;b&gt;") && !html.contains("href"), "{html}");
    assert_eq!(house.text("select title from person where organisation = 1 and id = 11").await, "Nez");
    assert_eq!(house.text("select languages from profile where person = 11").await, "fr,en");
    assert_eq!(skills_of_bob(&house).await, "Iris|Musées", "an old spelling stays one skill");
    assert_eq!(
        house
            .number(
                "select count(*) from activity where verb = 'Update' and host = 'person' and object = 11 and actor = 11"
            )
            .await,
        1
    );
    let facts = house.text("select facts from activity where object = 11").await;
    assert!(facts.contains("\"about\"") && !facts.contains("Iris"), "{facts}");
    // The same again changes nothing.
    house.form(11, "/settings/profile", form).await;
    assert_eq!(house.number("select count(*) from activity").await, 1);
    let shown = house.get(11, "/settings/profile").await.1;
    assert!(shown.contains("value=\"French, English\"") && shown.contains("value=\"Iris, Musées\""), "{shown}");
}

#[tokio::test]
async fn a_profile_that_does_not_hold_comes_back_with_its_words() {
    let house = house().await;
    let (status, _, page) =
        house.form(11, "/settings/profile", "title=Nez&about=kept&links=http%3A%2F%2Fb.example").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        page.contains("kept")
            && page.contains("value=\"Nez\"")
            && page.contains("href=\"#links\"")
            && page.contains("http://b.example"),
        "{page}"
    );
    assert_eq!(house.number("select count(*) from profile").await, 0);
    assert_eq!(house.form(0, "/settings/profile", "about=draft").await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(house.get(0, "/settings/profile").await.0, StatusCode::SEE_OTHER);
}

fn upload(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, value) in [("x", "0.5"), ("y", "0"), ("side", "0.5")] {
        body.extend(format!("--B\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(format!("--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n").bytes());
    body.extend(bytes);
    body.extend(b"\r\n--B--\r\n");
    body
}

#[tokio::test]
async fn a_photo_is_cut_square_judged_by_content_and_replaced() {
    let house = house().await;
    // Left half blue, right half red.
    let picture = RgbImage::from_fn(80, 40, |x, _| if x < 40 { Rgb([0, 0, 255]) } else { Rgb([255, 0, 0]) });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    let kind = "multipart/form-data; boundary=B";
    let (status, to, page) = house.post(11, "/settings/photo", kind, upload(bytes.get_ref(), "évil.exe")).await;
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/settings/profile?done=photo"), "{page}");
    assert_eq!(
        house.number("select count(*) from file f join person p on p.photo = f.id and p.id = 11 and p.organisation = 1 where f.host = 'person' and f.object = 11 and f.width = 512 and f.height = 512 and f.deleted_at is null and f.name = 'photo.jpg'").await,
        1
    );
    let stored = house.store.blobs().get(&house.text("select digest from file").await).unwrap();
    let red = image::load_from_memory(&stored).unwrap().to_rgb8().get_pixel(5, 5).0;
    assert!(red[0] > 200 && red[2] < 60, "the square was cut where it was asked: {red:?}");

    let (status, _, page) = house.post(11, "/settings/photo", kind, upload(b"MZ not a picture", "face.png")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("href=\"#photo\""), "{page}");
    house.post(11, "/settings/photo", kind, upload(bytes.get_ref(), "again.png")).await;
    assert_eq!(house.number("select count(*) from file where deleted_at is null").await, 1);
    assert_eq!(house.number("select count(*) from file").await, 2);
    assert_eq!(house.form(11, "/settings/photo/remove", "").await.1, "/settings/profile?done=photo-removed");
    assert_eq!(house.number("select count(*) from file where deleted_at is null").await, 0);
    assert_eq!(house.number("select count(*) from person where photo is not null").await, 0);
    assert_eq!(house.number("select count(*) from activity where verb = 'Update' and object = 11").await, 3);
    assert_eq!(house.post(0, "/settings/photo", kind, upload(bytes.get_ref(), "x.png")).await.0, StatusCode::SEE_OTHER);
}

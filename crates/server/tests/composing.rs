//! What goes wrong while somebody writes: a place that is lost, files that are none, the same form again.

use kernel::audience::Role;

use crate::{
    administration::HOST,
    on_both,
    world::{On, World, field, file_part, files_of, with},
};

async fn another_text_in_the_same_form_is_another_post(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let cookie = world.session(world.organisation, ann).await;
    let post = async |source: &str| {
        let fields = [("kind", "note"), ("nonce", "one-form"), ("source", source)];
        let sent = world.post(HOST, "/entries", Some(&cookie), &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        sent.location
    };
    let first = post("Said once").await;
    assert_eq!(post("Said once").await, first, "a button pressed twice");
    assert_ne!(post("Said otherwise, after going back").await, first);
    let feed = world.get(HOST, "/", Some(&cookie)).await.body;
    assert!(feed.contains("Said once") && feed.contains("after going back"), "{feed}");
}
on_both!(another_text_in_the_same_form_is_another_post);

async fn a_place_that_is_lost_is_never_replaced_by_everybody(on: On) {
    let (world, [(ann, _), (_, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let closed = spaces::Access { members: spaces::Visibility::Closed, ..spaces::Access::default() };
    let den = world.space(ann, "Den", closed).await.to_string();
    let post = async |more: &[(&str, &str)]| {
        let fields = [("kind", "note"), ("source", "For the den alone")];
        let fields: Vec<(&str, &str)> = fields.iter().chain(more).copied().collect();
        world.post(HOST, "/entries", Some(&of_bob), &fields).await
    };
    let mut answer = post(&[("audience", &den)]).await;
    for again in [&[("chosen", "by-hand")][..], &[("chosen", "by-hand"), ("audience", "abc")], &[("audience", "abc")]] {
        assert!(
            answer.body.contains("You cannot write there") && answer.body.contains("For the den alone"),
            "{}",
            answer.body
        );
        assert!(
            answer.body.contains("name=\"chosen\"") && answer.body.contains("name=\"everybody\""),
            "{}",
            answer.body
        );
        answer = post(again).await;
    }
    assert!(!world.get(HOST, "/", Some(&of_bob)).await.body.contains("<p>For the den alone"));
    assert_eq!(post(&[("chosen", "by-hand"), ("everybody", "yes")]).await.status, 303, "who says so says so");
    // A draft of before says so too, wherever it is found again.
    let draft = [("context", "feed"), ("source", "A draft for the den"), ("audience", den.as_str())];
    assert_eq!(world.post(HOST, "/drafts", Some(&of_bob), &draft).await.status, 204);
    for path in ["/", "/new", &format!("/new?space={den}")] {
        let form = world.get(HOST, path, Some(&of_bob)).await.body;
        assert!(form.contains("name=\"chosen\"") && form.contains("name=\"everybody\""), "{path}: {form}");
        assert!(form.contains("You cannot write there"), "{path}: {form}");
    }
    // A guest has no everybody to speak to.
    let gil = world.person(world.organisation, "Gil", true).await;
    let of_gil = world.session(world.organisation, gil).await;
    let answer = world.post(HOST, "/entries", Some(&of_gil), &[("kind", "note"), ("source", "Good day")]).await;
    assert!(answer.body.contains("Tick one space at least") && answer.body.contains("Good day"), "{}", answer.body);
}
on_both!(a_place_that_is_lost_is_never_replaced_by_everybody);

async fn files_that_are_none_or_too_many_are_named(on: On) {
    let (world, [(_, of_ann)]) = with(on, ["Ann"]).await;
    let empty = world.upload(HOST, "/entries", &of_ann, "files", "empty.txt", b"").await;
    assert!(empty.body.contains("One of the files is empty"), "{}", empty.body);
    let part = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\na\r\n";
    let form =
        format!("{}--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nMany\r\n--x--\r\n", part.repeat(21));
    let many = world.multipart(HOST, "/entries", &of_ann, form).await;
    assert!(many.body.contains("at most twenty files") && many.body.contains("Many"), "{}", many.body);
}
on_both!(files_that_are_none_or_too_many_are_named);

const DOT: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01D\0;";

async fn a_picture_needs_no_words_and_its_description_can_be_mended(on: On) {
    let (world, [(_, of_ann), (_, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let nothing = world.post(HOST, "/entries", Some(&of_ann), &[("kind", "note"), ("source", " ")]).await;
    assert!(nothing.body.contains("Write something"), "{}", nothing.body);
    let form = [
        field("source", ""),
        field("kind", "note"),
        file_part("dot.gif", DOT),
        field("alt", "A dot"),
        b"--x--\r\n".to_vec(),
    ]
    .concat();
    let posted = world.multipart(HOST, "/entries", &of_ann, form).await;
    assert_eq!(posted.status, 303, "{}", posted.body);
    let entry = posted.location.split('?').next().unwrap().to_owned();
    let page = world.get(HOST, &entry, Some(&of_bob)).await.body;
    assert!(page.contains("alt=\"A dot\""), "{page}");
    let form = [field("source", ""), file_part("a.txt", b"a"), b"--x--\r\n".to_vec()].concat();
    let said = world.multipart(HOST, &format!("{entry}/comments"), &of_bob, form).await;
    assert_eq!(said.status, 303, "{}", said.body);
    let comment = said.location.split("/comments/").nth(1).unwrap().split('?').next().unwrap().to_owned();

    // Its author describes it better, and adds a file.
    let id = files_of(&page).remove(0);
    let edit = format!("{entry}/edit");
    let base = |form: &str| form.split_once("name=\"base\" value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let form = world.get(HOST, &edit, Some(&of_ann)).await.body;
    assert!(form.contains(&format!("name=\"alt-{id}\" value=\"A dot\"")), "{form}");
    let alt = format!("alt-{id}");
    let change = [
        field("source", ""),
        field("base", &base(&form)),
        field(&alt, "One white dot"),
        file_part("b.txt", b"b"),
        b"--x--\r\n".to_vec(),
    ];
    let changed = world.multipart(HOST, &edit, &of_ann, change.concat()).await;
    assert_eq!(changed.status, 303, "{}", changed.body);
    let page = world.get(HOST, &entry, Some(&of_bob)).await.body;
    assert!(page.contains("alt=\"One white dot\"") && page.contains("b.txt") && page.contains("edited"), "{page}");
    // Another description is no other version; another file is.
    let form = world.get(HOST, &edit, Some(&of_ann)).await.body;
    let change =
        [field("source", ""), field("base", &base(&form)), field(&alt, "One very white dot"), b"--x--\r\n".to_vec()];
    assert_eq!(world.multipart(HOST, &edit, &of_ann, change.concat()).await.status, 303);
    let history = world.get(HOST, &format!("{entry}/history"), Some(&of_bob)).await.body;
    assert_eq!(history.matches("Original version").count() + history.matches("Version until").count(), 1, "{history}");
    // Another file is, whatever it is called.
    let form = world.get(HOST, &edit, Some(&of_ann)).await.body;
    let text =
        files_of(&world.get(HOST, &entry, Some(&of_ann)).await.body).into_iter().find(|file| *file != id).unwrap();
    let change = [
        field("source", ""),
        field("base", &base(&form)),
        field("drop", &text),
        file_part("b.txt", b"another b"),
        b"--x--\r\n".to_vec(),
    ];
    assert_eq!(world.multipart(HOST, &edit, &of_ann, change.concat()).await.status, 303);
    let history = world.get(HOST, &format!("{entry}/history"), Some(&of_bob)).await.body;
    assert_eq!(history.matches("Original version").count() + history.matches("Version until").count(), 2, "{history}");
    let page = world.get(HOST, &entry, Some(&of_bob)).await.body;
    // What has no words keeps one file at least; nobody else's files are taken.
    let files = files_of(&page);
    let theirs = files_of(&world.get(HOST, &entry, Some(&of_ann)).await.body);
    let form = world.get(HOST, &edit, Some(&of_ann)).await.body;
    let drop_all: Vec<Vec<u8>> = theirs.iter().map(|id| field("drop", id)).collect();
    let change = [field("source", ""), field("base", &base(&form)), drop_all.concat(), b"--x--\r\n".to_vec()].concat();
    assert!(world.multipart(HOST, &edit, &of_ann, change).await.body.contains("Write something"));
    let change =
        [field("source", "A dot"), field("base", &base(&form)), drop_all.concat(), b"--x--\r\n".to_vec()].concat();
    assert_eq!(world.multipart(HOST, &edit, &of_ann, change).await.status, 303);
    let page = world.get(HOST, &entry, Some(&of_bob)).await.body;
    assert!(!page.contains("white dot") && !page.contains("b.txt") && page.contains("a.txt"), "{page}");
    assert_eq!(world.get(HOST, &format!("/files/{}", files[0]), Some(&of_bob)).await.status, 404);
    // An answer's too.
    let form = [field("source", "Words instead"), field("drop", &files_of(&page)[0]), b"--x--\r\n".to_vec()].concat();
    let path = format!("/comments/{comment}/edit");
    assert_eq!(world.multipart(HOST, &path, &of_bob, form).await.status, 303);
    let page = world.get(HOST, &entry, Some(&of_ann)).await.body;
    assert!(page.contains("Words instead") && !page.contains("a.txt"), "{page}");
}
on_both!(a_picture_needs_no_words_and_its_description_can_be_mended);

async fn whoever_is_new_or_a_guest_is_held_to_the_rules_of_spam(on: On) {
    let world = World::new(on).await;
    let (ann, old) =
        (world.person(world.organisation, "Ann", false).await, world.person(world.organisation, "Old", false).await);
    let gil = world.person(world.organisation, "Gil", true).await;
    let guests = spaces::Access { guests: true, ..spaces::Access::default() };
    let red = world.space(ann, "Red", guests).await;
    let entry = world.note(ann, Some(red), "The menu of Monday is soup.").await;
    for person in [old, gil] {
        world.add(red, person, Role::Writer).await;
        world.comment(person, entry, "Soup once more, thank you.").await;
    }
    let new = world.person(world.organisation, "New", false).await;
    let spam = "cheap casino poker online viagra seo backlinks https://casino.example https://poker.example";
    for (person, held) in [(old, false), (gil, true), (new, true)] {
        let cookie = world.session(world.organisation, person).await;
        let fields = [("source", spam)];
        let sent = world.post(HOST, &format!("/entries/{entry}/comments"), Some(&cookie), &fields).await;
        assert_eq!(sent.location.contains("done=held"), held, "{}", sent.location);
    }
}
on_both!(whoever_is_new_or_a_guest_is_held_to_the_rules_of_spam);

async fn whoever_is_not_signed_in_is_offered_to_be(on: On) {
    let (world, [(ann, of_ann)]) = with(on, ["Ann"]).await;
    let entry = world.note(ann, None, "For members").await;
    let path = format!("/entries/{entry}");
    let out = world.get(HOST, &path, None).await;
    assert!(out.status == 404 && out.body.contains(&format!("/sign-in?next=%2Fentries%2F{entry}")), "{}", out.body);
    let missing = world.get(HOST, "/entries/1", Some(&of_ann)).await;
    assert!(missing.status == 404 && !missing.body.contains("/sign-in?next"), "{}", missing.body);
}
on_both!(whoever_is_not_signed_in_is_offered_to_be);

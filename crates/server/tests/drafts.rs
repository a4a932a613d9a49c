//! Drafts: whoever began one may give it away, and it goes on where it was left.

use crate::{
    on_both,
    world::{On, World},
};

const HOST: &str = "a.example";

/// The contexts of the drafts on somebody's list.
fn contexts(page: &str) -> Vec<String> {
    let mut found: Vec<String> = page
        .split("name=\"context\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    found.dedup();
    found.sort();
    found.dedup();
    found
}

async fn a_draft_is_given_by_its_author_and_resumed_by_a_colleague(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let eve = world.person(world.organisation, "Eve", false).await;
    let (of_ann, of_bob) = (world.session(world.organisation, ann).await, world.session(world.organisation, bob).await);
    let draft = [("context", "article"), ("kind", "article"), ("title", "Kilns"), ("source", "How we fire **kilns**")];
    assert_eq!(world.post(HOST, "/drafts", Some(&of_ann), &draft).await.status, 204);
    let answer = [("context", "entry:12"), ("source", "An answer")];
    world.post(HOST, "/drafts", Some(&of_ann), &answer).await;

    let refused = [("nobody", "article"), ("ann", "article"), ("bob", "entry:12"), ("bob", "feed")];
    for (to, context) in refused {
        let answer = world.post(HOST, "/drafts/give", Some(&of_ann), &[("context", context), ("to", to)]).await;
        assert!(answer.status != 303, "{to} {context}: {}", answer.body);
    }
    let typed = world.post(HOST, "/drafts/give", Some(&of_ann), &[("context", "article"), ("to", "nobody")]).await;
    assert!(typed.body.contains("value=\"nobody\"") && typed.body.contains("aria-invalid"), "{}", typed.body);

    let given = world.post(HOST, "/drafts/give", Some(&of_ann), &[("context", "article"), ("to", "@bob")]).await;
    assert_eq!(given.status, 303, "{}", given.body);
    assert_eq!(contexts(&world.get(HOST, "/drafts", Some(&of_ann)).await.body), ["entry:12"]);
    crate::world::follow(&world.store, notifications::Inbox).await;
    let told = world.get(HOST, "/inbox", Some(&of_bob)).await.body;
    assert!(told.contains("Ann gave you a draft"), "{told}");
    let list = world.get(HOST, "/drafts", Some(&of_bob)).await.body;
    assert!(list.contains("From Ann"), "{list}");
    let contexts = contexts(&list);
    let context = contexts.first().expect("a draft").as_str();
    let resume = format!("/new?{}", context.replace(':', "="));
    let composer = world.get(HOST, &resume, Some(&of_bob)).await.body;
    assert!(composer.contains("How we fire **kilns**") && composer.contains("value=\"Kilns\""), "{composer}");
    // Nobody else has it, whatever address they ask for.
    let of_eve = world.session(world.organisation, eve).await;
    assert!(!world.get(HOST, &resume, Some(&of_eve)).await.body.contains("kilns"));

    let published = [
        ("context", context),
        ("kind", "article"),
        ("title", "Kilns"),
        ("source", "How we fire kilns"),
        ("nonce", "n1"),
    ];
    let entry = world.post(HOST, "/entries", Some(&of_bob), &published).await;
    assert_eq!(entry.status, 303, "{}", entry.body);
    let list = world.get(HOST, "/drafts", Some(&of_bob)).await.body;
    assert!(!list.contains("name=\"context\""), "published, so no draft is left: {list}");
}
on_both!(a_draft_is_given_by_its_author_and_resumed_by_a_colleague);

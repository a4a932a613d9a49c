//! Drafts: whoever began one may give it away, and it goes on where it was left.

use kernel::params;

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

    // A guest who would not learn from whom they come is given no words.
    let gil = world.person(world.organisation, "Gil", true).await;
    let refused = [("nobody", "article"), ("ann", "article"), ("gil", "article"), ("bob", "entry:12"), ("bob", "feed")];
    for (to, context) in refused {
        let answer = world.post(HOST, "/drafts/give", Some(&of_ann), &[("context", context), ("to", to)]).await;
        assert!(answer.status != 303, "{to} {context}: {}", answer.body);
    }
    let shared = world.space(ann, "Shared", spaces::Access { guests: true, ..spaces::Access::default() }).await;
    world.add(shared, gil, kernel::audience::Role::Writer).await;
    let small = [("context", "article"), ("kind", "article"), ("title", "For Gil"), ("source", "Words for Gil")];
    assert_eq!(world.post(HOST, "/drafts", Some(&of_ann), &small).await.status, 204);
    let to_gil = world.post(HOST, "/drafts/give", Some(&of_ann), &[("context", "article"), ("to", "gil")]).await;
    assert_eq!(to_gil.status, 303, "{}", to_gil.body);
    let of_gil = world.session(world.organisation, gil).await;
    assert!(world.get(HOST, "/drafts", Some(&of_gil)).await.body.contains("From Ann"));
    assert_eq!(world.post(HOST, "/drafts", Some(&of_ann), &draft).await.status, 204);
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

/// Somebody with all the drafts that they may begin goes on with each of them, and hears why there is no other.
async fn drafts_have_an_end_and_none_of_them_is_lost(on: On) {
    let world = World::new(on).await;
    let (organisation, ann) = (world.organisation, world.person(world.organisation, "Ann", false).await);
    let contexts: Vec<String> = (1..=299).map(|id| format!("entry:{id}")).chain(["given:7".to_owned()]).collect();
    world
        .store
        .system("a test's drafts", move |tx| {
            contexts.iter().try_for_each(|context| {
                tx.execute(
                    "insert into draft(organisation, person, context, fields, updated_at) values (:organisation, :ann, :context, '{}', 1)",
                    params! { organisation, ann, context = context.as_str() },
                )
                .map(drop)
            })
        })
        .await
        .unwrap();
    let of_ann = world.session(organisation, ann).await;
    let save = async |context: &str| {
        world.post(HOST, "/drafts", Some(&of_ann), &[("context", context), ("source", "Words")]).await
    };
    assert_eq!(save("feed").await.status, 204, "what was given takes none of the room");
    let full = save("article").await;
    assert!(full.status == 409 && full.body.contains("There is no room for another draft"), "{}", full.body);
    for context in ["feed", "entry:1", "given:7"] {
        assert_eq!(save(context).await.status, 204, "{context}");
    }
    let list = world.get(HOST, "/drafts", Some(&of_ann)).await.body;
    assert_eq!(list.matches("action=\"/drafts/delete\"").count(), 301, "all of them are there to be put away");
}
on_both!(drafts_have_an_end_and_none_of_them_is_lost);

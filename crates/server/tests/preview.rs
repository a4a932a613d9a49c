//! Link previews: what is asked for, what is kept, what is shown.

use content::{
    entry::{self, Edit},
    preview::{self, Fetcher, Preview, Wanted},
};
use kernel::{Entry, Id, Person, params};
use server::background::fetch_waiting;

use crate::{
    on_both,
    world::{On, World},
};

/// The pages that wait to be read, for whichever entry.
async fn waiting(world: &World) -> Vec<String> {
    let jobs = world.store.system_read("a test looks", |tx| {
        tx.all::<String>("select payload from job where kind = 'preview' and done_at is null order by id", params! {})
    });
    jobs.await.unwrap().iter().map(|payload| serde_json::from_str::<Wanted>(payload).unwrap().url).collect()
}

async fn shown(world: &World, entry: Id<Entry>) -> String {
    let found = world.store.system_read("a test looks", move |tx| {
        tx.first::<String>("select preview from entry where id = :entry", params! { entry })
    });
    found.await.unwrap().unwrap()
}

async fn edit(world: &World, author: Id<Person>, entry: Id<Entry>, source: &str) {
    let base = world.store.system_read("a test looks", move |tx| {
        tx.first::<i64>("select coalesce(edited_at, 0) from entry where id = :entry", params! { entry })
    });
    let change = Edit { source: source.to_owned(), base: base.await.unwrap().unwrap(), ..Edit::default() };
    world.act(author, move |tx| entry::edit(tx, entry, &change)).await.unwrap();
}

/// What a fetcher would have found, kept as the worker keeps it.
async fn found(world: &World, entry: Id<Entry>, url: &str, title: &str) {
    let wanted = Wanted { organisation: world.organisation, entry, url: url.to_owned() };
    let page =
        Preview { url: url.to_owned(), title: title.to_owned(), site: "a.example".to_owned(), words: String::new() };
    world.store.quietly("a test's page", move |tx| preview::keep(tx, &wanted, &page)).await.unwrap();
}

async fn the_first_link_is_asked_for_and_an_edit_wins(on: On) {
    let world = World::new(on).await;
    let eve = world.person(world.organisation, "Eve", false).await;
    let cookie = world.session(world.organisation, eve).await;
    let note = world.note(eve, None, "[Own](/people/eve), https://b.example/1 and https://c.example").await;
    assert_eq!(waiting(&world).await, ["https://b.example/1"]);
    let path = format!("/entries/{note}");
    assert!(!world.get("a.example", &path, Some(&cookie)).await.body.contains("class=\"preview\""));

    found(&world, note, "https://b.example/1", "<script>Loire</script>").await;
    let page = world.get("a.example", &path, Some(&cookie)).await;
    let body =
        if page.body.is_empty() { world.get("a.example", &page.location, Some(&cookie)).await.body } else { page.body };
    assert!(body.contains("&lt;script&gt;Loire") && !body.contains("<script>Loire"), "{body}");

    // The same first link: nothing is asked again. Another: what was shown goes at once.
    edit(&world, eve, note, "https://b.example/1 and nothing else").await;
    assert_eq!(waiting(&world).await.len(), 1);
    assert!(shown(&world, note).await.contains("Loire"));
    edit(&world, eve, note, "https://d.example").await;
    assert_eq!(waiting(&world).await, ["https://b.example/1", "https://d.example"]);
    assert!(!shown(&world, note).await.contains("Loire"));
    // What comes too late is not kept.
    found(&world, note, "https://b.example/1", "Late").await;
    assert!(!shown(&world, note).await.contains("Late"));
    found(&world, note, "https://d.example", "In time").await;
    assert!(shown(&world, note).await.contains("In time"));
    edit(&world, eve, note, "No link any more").await;
    assert_eq!(shown(&world, note).await, "");
    found(&world, note, "https://d.example", "Late").await;
    assert_eq!(shown(&world, note).await, "");
}
on_both!(the_first_link_is_asked_for_and_an_edit_wins);

async fn nothing_is_asked_within_a_house(on: On) {
    let world = World::new(on).await;
    let eve = world.person(world.organisation, "Eve", false).await;
    for source in [
        "http://a.example/entries/1",
        "http://127.0.0.1/",
        "http://10.0.0.1/admin",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://eve:secret@b.example/",
        "http://b.example:8080/",
        "no link",
    ] {
        let note = world.note(eve, None, source).await;
        assert_eq!(shown(&world, note).await, "", "{source}");
    }
    assert_eq!(waiting(&world).await, Vec::<String>::new());
}
on_both!(nothing_is_asked_within_a_house);

async fn the_worker_reaches_no_house_and_lets_go(on: On) {
    let world = World::new(on).await;
    let eve = world.person(world.organisation, "Eve", false).await;
    // A name that leads home passes the command, which resolves nothing, and not the fetcher.
    world.note(eve, None, "http://localhost/secret").await;
    assert_eq!(waiting(&world).await, ["http://localhost/secret"]);
    fetch_waiting(&world.store, Some(&Fetcher::new().unwrap())).await.unwrap();
    assert_eq!(waiting(&world).await, Vec::<String>::new());
    let failed = world.store.system_read("a test looks", |tx| {
        tx.first::<String>("select failed from job where kind = 'preview'", params! {})
    });
    assert!(failed.await.unwrap().unwrap().contains("not public"));

    // Where nothing is fetched, what waits is let go, so that it does not all come later.
    let note = world.note(eve, None, "https://b.example").await;
    fetch_waiting(&world.store, None).await.unwrap();
    assert_eq!(waiting(&world).await, Vec::<String>::new());
    assert!(!shown(&world, note).await.contains("\"title\":\"b"));
}
on_both!(the_worker_reaches_no_house_and_lets_go);

//! What becomes of an entry after it was written: edited, placed elsewhere, taken out, deleted, purged; and who learns of it.

use content::{
    comment,
    entry::{self, Edit},
    feed::{self, Filter},
    reaction,
};
use kernel::{Entry, Id, Person, audience::Role, params};

use crate::{
    on_both,
    support::wait_for_async,
    world::{On, World, with},
};

fn open() -> spaces::Access {
    spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false }
}

fn closed() -> spaces::Access {
    spaces::Access { members: spaces::Visibility::Closed, guests: false, web: false }
}

async fn feed_of(world: &World, person: Id<Person>) -> Vec<i64> {
    let heads = world.heads.clone();
    let slice = world.store.read(world.asker(person), move |tx| feed::slice(tx, &heads, Filter::Everything, i64::MAX));
    slice.await.unwrap().items.iter().map(|item| item.card.id.get()).collect()
}

fn edit(source: &str, base: i64) -> Edit {
    Edit {
        title: String::new(),
        summary: String::new(),
        source: source.to_owned(),
        base,
        files: content::file::Changes::default(),
    }
}

async fn a_feed_follows_an_entry_through_edits_and_places(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let (red, blue) = (world.space(ann, "Red", open()).await, world.space(ann, "Blue", open()).await);
    world.add(red, bob, Role::Writer).await;
    let note = world.note(ann, Some(red), "About #roses").await;
    let other = world.note(ann, Some(blue), "About #tulips").await;
    let follow = |slug: &'static str| world.act(bob, move |tx| content::topic::follow(tx, slug, true));
    follow("tulips").await.unwrap();
    world.heads.follow(&world.store).await.unwrap();
    assert_eq!(feed_of(&world, bob).await, [other.get(), note.get()]);

    // A topic that an edit takes away or brings: at once, and after the heads have followed.
    world.act(ann, move |tx| entry::edit(tx, other, &edit("About nothing", 0))).await.unwrap();
    assert_eq!(feed_of(&world, bob).await, [note.get()]);
    world.heads.follow(&world.store).await.unwrap();
    assert_eq!(feed_of(&world, bob).await, [note.get()]);
    let base = world.clock.now_ms();
    world.act(ann, move |tx| entry::edit(tx, other, &edit("About #tulips again", base))).await.unwrap();
    assert_eq!(feed_of(&world, bob).await, [other.get(), note.get()]);
    world.heads.follow(&world.store).await.unwrap();
    assert_eq!(feed_of(&world, bob).await, [other.get(), note.get()]);

    // Placed in a second space and taken out of the first: it comes from there no more.
    world.act(ann, move |tx| entry::widen(tx, note, &[blue.audience()])).await.unwrap();
    world.act(ann, move |tx| entry::remove_from(tx, note, red, "")).await.unwrap();
    assert_eq!(feed_of(&world, bob).await, [other.get()], "he sees it where it is, and is not in that space");
    world.add(blue, bob, Role::Reader).await;
    assert_eq!(feed_of(&world, bob).await, [other.get(), note.get()]);
}
on_both!(a_feed_follows_an_entry_through_edits_and_places);

async fn only_the_author_widens_and_is_told_who_will_see(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let zoe = world.person(world.organisation, "Zoe", false).await;
    let (small, large) = (world.space(ann, "Small", closed()).await, world.space(ann, "Large", open()).await);
    world.add(small, bob, Role::Owner).await;
    world.add(large, bob, Role::Owner).await;
    let note = world.note(ann, Some(small), "Among ourselves").await;
    let cookie = world.session(world.organisation, ann).await;
    let path = format!("/entries/{note}/places");
    let place = large.to_string();
    let asked = world.post("a.example", &path, Some(&cookie), &[("audience", &place)]).await;
    assert!(
        asked.status == 200 && asked.body.contains("Large") && asked.body.contains("role=\"alert\""),
        "{}",
        asked.body
    );
    assert_eq!(
        world
            .get("a.example", &format!("/entries/{note}"), Some(&world.session(world.organisation, zoe).await))
            .await
            .status,
        404
    );
    let of_bob = world.session(world.organisation, bob).await;
    let fields = [("audience", place.as_str()), ("confirmed", "yes")];
    assert_eq!(world.post("a.example", &path, Some(&of_bob), &fields).await.status, 403, "an owner is not its author");
    assert_eq!(world.post("a.example", &path, Some(&cookie), &fields).await.status, 303);
    assert_eq!(
        world
            .get("a.example", &format!("/entries/{note}"), Some(&world.session(world.organisation, zoe).await))
            .await
            .status,
        200
    );
}
on_both!(only_the_author_widens_and_is_told_who_will_see);

async fn ones_own_earlier_words_can_be_hidden_from_others(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let note = world.note(ann, None, "Hasty words").await;
    world.act(ann, move |tx| entry::edit(tx, note, &edit("Better words", 0))).await.unwrap();
    let (of_ann, of_bob) = (world.session(world.organisation, ann).await, world.session(world.organisation, bob).await);
    let history = format!("/entries/{note}/history");
    assert!(world.get("a.example", &history, Some(&of_bob)).await.body.contains("Hasty"));
    let revision = world
        .store
        .system_read("a test looks", |tx| tx.first::<i64>("select id from revision", params! {}))
        .await
        .unwrap()
        .unwrap();
    let hide = format!("/revisions/{revision}/hide");
    assert_eq!(world.post("a.example", &hide, Some(&of_bob), &[("hidden", "yes")]).await.status, 404);
    assert_eq!(world.post("a.example", &hide, Some(&of_ann), &[("hidden", "yes")]).await.status, 303);
    assert!(!world.get("a.example", &history, Some(&of_bob)).await.body.contains("Hasty"));
    let own = world.get("a.example", &history, Some(&of_ann)).await.body;
    assert!(own.contains("Hasty") && own.contains("Only you"), "{own}");
    world.post("a.example", &hide, Some(&of_ann), &[("hidden", "no")]).await;
    assert!(world.get("a.example", &history, Some(&of_bob)).await.body.contains("Hasty"));
}
on_both!(ones_own_earlier_words_can_be_hidden_from_others);

async fn what_was_deleted_is_purged_after_thirty_days(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let (gone, kept) = (world.note(ann, None, "Perishable #secret").await, world.note(ann, None, "Lasting").await);
    world.comment(ann, gone, "Perishable too").await;
    let comment = world.comment(ann, kept, "Perishable answer").await;
    let bytes = world.store.blobs().put(b"perishable bytes").unwrap();
    let digest = bytes.clone();
    world
        .act(ann, move |tx| {
            tx.execute(
                "insert into file(organisation, id, owner, name, media_type, size, digest, host, object, created_at) \
                 values (:organisation, 7, :me, 'a.txt', 'text/plain', 16, :digest, 'entry', :gone, :now)",
                params! { digest, gone },
            )?;
            entry::delete(tx, gone, "")
        })
        .await
        .unwrap();
    world.act(ann, move |tx| comment::delete(tx, comment, "")).await.unwrap();
    // Words that show nothing are words all the same.
    let unseen = world.note(ann, None, "[a]: https://b.example \"Perishable too\"").await;
    world.act(ann, move |tx| entry::delete(tx, unseen, "")).await.unwrap();
    let holding = "select (select count(*) from entry where card_html like '%Perishable%') + (select count(*) from note where source like '%Perishable%') \
         + (select count(*) from comment where source like '%Perishable%') + (select count(*) from file)";
    let count = async || {
        world.store.system_read("a test looks", move |tx| tx.first::<i64>(holding, params! {})).await.unwrap().unwrap()
    };
    world.clock.advance(29 * 24 * 3_600_000);
    server::background::sweep_once(&world.store).await.unwrap();
    assert_eq!(count().await, 6);
    world.clock.advance(2 * 24 * 3_600_000);
    server::background::sweep_once(&world.store).await.unwrap();
    assert_eq!(count().await, 0);
    let cookie = world.session(world.organisation, ann).await;
    assert!(world.get("a.example", &format!("/entries/{kept}"), Some(&cookie)).await.body.contains("Lasting"));
}
on_both!(what_was_deleted_is_purged_after_thirty_days);

async fn a_hold_keeps_what_waited_under_a_deleted_entry(on: On) {
    let world = World::new(on).await;
    let (ann, bob) =
        (world.person(world.organisation, "Ann", false).await, world.person(world.organisation, "Bob", false).await);
    let entry = world.note(ann, None, "Asked").await;
    let comment = world.comment(bob, entry, "Held words").await;
    let organisation = world.organisation;
    let hold = async |sql: &'static str| {
        let held = world.store.system("a test holds", move |tx| {
            tx.execute(
                "update comment set state = 'refused' where organisation = :organisation and id = :comment",
                params! { organisation, comment },
            )?;
            tx.execute(sql, params! { organisation, bob, now = tx.now() })
        });
        assert_eq!(held.await.unwrap(), 1);
    };
    hold("insert into legal_hold(organisation, id, person, reason, placed_by, placed_at) values (:organisation, 1, :bob, 'a suit', :bob, :now)").await;
    world.act(ann, move |tx| entry::delete(tx, entry, "")).await.unwrap();
    let words = async || {
        world.clock.advance(31 * 24 * 3_600_000);
        server::background::sweep_once(&world.store).await.unwrap();
        let left = move |tx: &kernel::SystemTx<'_>| {
            tx.first::<String>("select source from comment where id = :comment", params! { comment })
        };
        world.store.system_read("a test looks", left).await.unwrap()
    };
    assert_eq!(words().await.as_deref(), Some("Held words"));
    hold("update legal_hold set lifted_at = :now where organisation = :organisation and person = :bob").await;
    assert_eq!(words().await.as_deref(), Some(""));
}
on_both!(a_hold_keeps_what_waited_under_a_deleted_entry);

async fn opening_an_entry_reads_what_pointed_at_it(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let note = world.note(ann, None, "Something to answer").await;
    world.comment(bob, note, "An answer").await;
    crate::world::follow_all(&world.store).await;
    let unread = async || {
        let sql = "select count(*) from notification where read_at is null";
        world.store.system_read("a test looks", move |tx| tx.first::<i64>(sql, params! {})).await.unwrap().unwrap()
    };
    assert_eq!(unread().await, 1);
    let cookie = world.session(world.organisation, ann).await;
    assert_eq!(world.get("a.example", &format!("/entries/{note}"), Some(&cookie)).await.status, 200);
    wait_for_async("the inbox to be read", async || (unread().await == 0).then_some(())).await;
}
on_both!(opening_an_entry_reads_what_pointed_at_it);

async fn what_is_before_everybody_is_an_administrators_to_judge(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let chief = world.person(world.organisation, "Chief", false).await;
    let organisation = world.organisation;
    world
        .store
        .system("a test's administrator", move |tx| {
            tx.execute(
                "insert into person_role(organisation, person, role) values (:organisation, :chief, 'administrator')",
                params! { organisation, chief },
            )
        })
        .await
        .unwrap();
    let note: Id<Entry> = world.note(ann, None, "Buy my lottery tickets").await;
    let (of_bob, of_chief, of_ann) = (
        world.session(organisation, bob).await,
        world.session(organisation, chief).await,
        world.session(organisation, ann).await,
    );
    let reported =
        world.post("a.example", &format!("/report/entry/{note}"), Some(&of_bob), &[("reason", "spam")]).await;
    assert_eq!(reported.status, 303);
    let desk = world.get("a.example", "/moderation", Some(&of_chief)).await;
    assert!(desk.status == 200 && desk.body.contains("lottery"), "{}", desk.body);
    assert_eq!(world.get("a.example", "/moderation", Some(&of_ann)).await.status, 403);
    let report = world
        .store
        .system_read("a test looks", |tx| tx.first::<i64>("select id from report", params! {}))
        .await
        .unwrap()
        .unwrap();
    let decide = format!("/moderation/reports/{report}");
    assert_eq!(world.post("a.example", &decide, Some(&of_bob), &[("do", "remove")]).await.status, 403);
    assert_eq!(world.post("a.example", &decide, Some(&of_chief), &[("do", "remove")]).await.status, 303);
    assert_eq!(world.get("a.example", &format!("/entries/{note}"), Some(&of_bob)).await.status, 404);
}
on_both!(what_is_before_everybody_is_an_administrators_to_judge);

async fn announcements_of_ones_spaces_stand_under_announcements(on: On) {
    let (world, [(ann, _), (bob, _)]) = with(on, ["Ann", "Bob"]).await;
    let red = world.space(ann, "Red", open()).await;
    world.add(red, bob, Role::Reader).await;
    let announced =
        entry::NewEntry { announcement: true, ..crate::world::new_note(Some(red), "The doors open at nine") };
    let announced = world.act(ann, move |tx| entry::publish(tx, &announced)).await.unwrap().0;
    world.note(ann, Some(red), "Nothing special").await;
    for _ in 0..2 {
        let heads = world.heads.clone();
        let filter = Filter::Announcements;
        let slice =
            world.store.read(world.asker(bob), move |tx| feed::slice(tx, &heads, filter, i64::MAX)).await.unwrap();
        assert_eq!(slice.items.iter().map(|item| item.card.id).collect::<Vec<_>>(), [announced]);
        world.heads.follow(&world.store).await.unwrap();
    }
}
on_both!(announcements_of_ones_spaces_stand_under_announcements);

async fn an_island_gets_the_part_that_it_asked_for(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let note = world.note(ann, None, "A note").await;
    let comment = world.comment(ann, note, "A comment").await;
    let cookie = world.session(world.organisation, ann).await;
    for (path, holds) in [
        (format!("/entries/{note}/menu"), format!("/entries/{note}/delete")),
        (format!("/entries/{note}/react"), "value=\"bravo\"".to_owned()),
        (format!("/comments/{comment}/menu"), format!("/comments/{comment}/edit")),
        (format!("/comments/{comment}/react"), "value=\"thanks\"".to_owned()),
        (format!("/comments/{comment}/reply"), format!("id=\"reply-{comment}\"")),
    ] {
        let whole = world.get("a.example", &path, Some(&cookie)).await;
        assert!(
            whole.status == 200 && whole.body.contains("<html") && whole.body.contains(&holds),
            "{path}: {}",
            whole.body
        );
        let part = world.part("a.example", &path, &cookie).await;
        assert!(
            part.status == 200 && !part.body.contains("<html") && part.body.contains(&holds),
            "{path}: {}",
            part.body
        );
        assert_ne!(world.get("a.example", &path, None).await.status, 200, "{path}");
    }
    world.act(ann, move |tx| reaction::to_entry(tx, note, "like")).await.unwrap();
    let feed = world.get("a.example", "/", Some(&cookie)).await;
    assert!(feed.body.contains("data-act=\"like\""), "the first reaction is at hand: {}", feed.body);
}
on_both!(an_island_gets_the_part_that_it_asked_for);

async fn a_space_is_marked_while_something_new_of_others_is_unread(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let red = world.space(ann, "Red", open()).await;
    world.add(red, bob, Role::Writer).await;
    world.note(ann, Some(red), "Before the visit").await;
    let marked = async |cookie: &str| world.get("a.example", "/", Some(cookie)).await.body.contains("new content");
    assert!(!marked(&of_bob).await, "whoever comes for the first time has no line yet");
    for cookie in [&of_ann, &of_bob] {
        assert_eq!(world.post("a.example", "/read/all", Some(cookie), &[]).await.status, 303);
    }
    let note = world.note(ann, Some(red), "News").await;
    assert!(marked(&of_bob).await);
    assert!(!marked(&of_ann).await, "one's own words are no news");
    world.post("a.example", "/read", Some(&of_bob), &[("entry", &note.to_string())]).await;
    assert!(!marked(&of_bob).await);
    world.note(ann, Some(red), "More news").await;
    assert!(marked(&of_bob).await);
}
on_both!(a_space_is_marked_while_something_new_of_others_is_unread);

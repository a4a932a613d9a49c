//! The feed against a plain reading of its definition: the merge of sources finds what one slow statement finds.

use content::{
    entry,
    feed::{self, Filter},
};
use kernel::{Id, Person, audience::Role, params};

use crate::{
    on_both,
    world::{NOW, On, World},
};

const PLAIN: &str = "select e.id from visible_entry e where e.id < :before and (\
     exists (select 1 from visible_placement p join visible_membership m on m.audience = p.audience where p.entry = e.id) \
     or e.author = :me \
     or exists (select 1 from visible_follow f where f.kind = 'person' and f.target = e.author) \
     or exists (select 1 from visible_follow f join visible_entry_topic t on t.topic = f.target where f.kind = 'topic' and t.entry = e.id)) \
     order by e.id desc limit 21";

async fn the_merge_finds_what_a_plain_statement_finds(on: On) {
    let world = World::new(on).await;
    let a = world.organisation;
    let names = ["Ada", "Bea", "Cleo", "Dora", "Elsa", "Fay"];
    let mut people: Vec<Id<Person>> = Vec::new();
    for name in names {
        people.push(world.person(a, name, false).await);
    }
    let mut list = Vec::new();
    for (at, name) in ["One", "Two", "Three", "Four"].into_iter().enumerate() {
        let members = if at == 3 { spaces::Visibility::Secret } else { spaces::Visibility::Visible };
        let space = world.space(people[at], name, spaces::Access { members, guests: false, web: false }).await;
        world.add(space, people[(at + 1) % 6], Role::Writer).await;
        list.push(space);
    }
    for step in 0..160_usize {
        world.clock.advance(60_000);
        let author = people[step * 7 % 6];
        let space = (step % 3 != 0)
            .then(|| {
                list.iter()
                    .copied()
                    .enumerate()
                    .find(|(at, _)| author == people[*at] || author == people[(*at + 1) % 6])
            })
            .flatten();
        world.note(author, space.map(|(_, space)| space), &format!("Note {step} on #subject{}", step % 5)).await;
        if step % 40 == 0 {
            world.heads.follow(&world.store).await.unwrap();
        }
    }
    for (at, person) in people.iter().enumerate() {
        let followed = people[(at + 2) % 6];
        let slug = format!("subject{}", at % 5);
        world
            .act(*person, move |tx| {
                tx.execute("insert into follow(organisation, person, kind, target, at) values (:organisation, :me, 'person', :followed, 0)", params! { followed })?;
                content::topic::follow(tx, &slug, true)
            })
            .await
            .unwrap();
    }
    for person in &people {
        let mut before = i64::MAX;
        let mut seen = 0;
        loop {
            let heads = world.heads.clone();
            let (merged, plain) = world
                .store
                .read(world.asker(*person), move |tx| {
                    let slice = feed::slice(tx, &heads, Filter::Everything, before)?;
                    let plain = tx.all::<i64>(PLAIN, params! { before })?;
                    Ok((
                        slice.items.iter().map(|item| item.card.id.get()).collect::<Vec<_>>(),
                        plain.into_iter().map(kernel::Visible::into_inner).take(20).collect::<Vec<_>>(),
                    ))
                })
                .await
                .unwrap();
            assert_eq!(merged, plain, "below {before}");
            seen += merged.len();
            let Some(last) = merged.last() else { break };
            before = *last;
        }
        assert!(seen > 20, "a feed of {seen} entries tries nothing");
    }
}
on_both!(the_merge_finds_what_a_plain_statement_finds);

async fn what_was_just_written_is_seen_and_what_was_deleted_is_not(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let cookie = world.session(world.organisation, ann).await;
    world.heads.follow(&world.store).await.unwrap();
    let note = world.note(ann, None, "Just written").await;
    let page = world.get("a.example", "/", Some(&cookie)).await;
    assert!(page.body.contains("Just written"), "{}", page.body);
    world.act(ann, move |tx| entry::delete(tx, note, "")).await.unwrap();
    let page = world.get("a.example", "/", Some(&cookie)).await;
    assert!(!page.body.contains("Just written"));
    assert_eq!(world.get("a.example", &format!("/entries/{note}"), Some(&cookie)).await.status, 404);
}
on_both!(what_was_just_written_is_seen_and_what_was_deleted_is_not);

async fn new_since_is_what_came_after_the_last_visit(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let old = world.note(ann, None, "Old").await;
    world.store.private("a test", world.asker(ann), move |tx| feed::looked(tx, old.get())).await.unwrap();
    world.clock.advance(2 * 3_600_000);
    let mark = world.store.read(world.asker(ann), feed::mark).await.unwrap();
    assert_eq!(mark.line, old.get(), "a visit two hours later begins at what was seen");
    assert!(world.clock.now_ms() > NOW);
}
on_both!(new_since_is_what_came_after_the_last_visit);

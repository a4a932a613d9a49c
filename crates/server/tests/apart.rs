//! What one place says is told in no other, and nobody gets a say by a place of their own: how topics are spelt, whose desk it
//! is, what a moderator is answered, where a hidden space is, and what a guest knows of colleagues.

use kernel::{Entry, Id, Space, audience::Role, params};

use crate::{
    administration::HOST,
    on_both,
    world::{On, World, follow_all, with},
};

fn seen_by(members: spaces::Visibility) -> spaces::Access {
    spaces::Access { members, guests: false, web: false }
}

/// Puts an entry into one more place, as its author; answers with the status.
async fn place(world: &World, cookie: &str, entry: Id<Entry>, audience: i64) -> u16 {
    let fields = [("audience", audience.to_string()), ("confirmed", "yes".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.post(HOST, &format!("/entries/{entry}/places"), Some(cookie), &fields).await.status.as_u16()
}

async fn spelling_stays_where_it_was_written(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let den = world.space(ann, "Den", seen_by(spaces::Visibility::Secret)).await;
    world.note(ann, Some(den), "News of #RachatCroizeau").await;
    // A space that announces the word of a secret one shows it as its founder typed it.
    let (cookie, topic) = (&of_bob, "rachatcroizeau");
    let founded = world
        .post(
            HOST,
            "/spaces",
            Some(cookie),
            &[
                ("name", "Oracle"),
                ("lang", "fr"),
                ("topics", topic),
                ("visibility", "visible"),
                ("guests", "none"),
                ("web", "none"),
                ("joining", "free"),
                ("default_role", "writer"),
                ("nonce", "1"),
            ],
        )
        .await;
    assert_eq!(founded.status, 303, "{}", founded.body);
    let about = founded.location.split('?').next().unwrap_or_default().to_owned() + "/about";
    let page = world.get(HOST, &about, Some(cookie)).await.body;
    assert!(page.contains("#rachatcroizeau") && !page.contains("RachatCroizeau"), "{page}");

    // What somebody wrote first in sight stays as they wrote it, whatever is written out of sight.
    world.note(bob, None, "#fusionlyon").await;
    world.note(ann, Some(den), "#FusionLyon").await;
    follow_all(&world.store).await;
    for path in ["/complete/topics?q=fusionl", "/topics", "/search?q=fusionlyon"] {
        let page = world.get(HOST, path, Some(&of_bob)).await.body;
        assert!(page.contains("fusionlyon") && !page.contains("FusionLyon"), "{path}: {page}");
    }
    // In the den it stands as it was written there: each place keeps its own spelling.
    let in_den = world.note(ann, Some(den), "Again #FusionLyon").await;
    let page = world.get(HOST, &format!("/entries/{in_den}"), Some(&of_ann)).await.body;
    assert!(page.contains("#FusionLyon") && !page.contains("#fusionlyon"), "{page}");
}

async fn nobody_judges_under_their_own_entry_by_a_space_of_theirs(on: On) {
    let (world, [(ann, of_ann), (bob, _), (cleo, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let note = world.note(ann, None, "Let us talk").await;
    let comment = world.comment(bob, note, "I disagree").await;
    let reported = world
        .post(
            HOST,
            &format!("/report/comment/{comment}"),
            Some(&of_cleo),
            &[("reason", "harassment"), ("note", "it was me")],
        )
        .await;
    assert_eq!(reported.status, 303, "{}", reported.body);
    let own = world.space(ann, "Mine", seen_by(spaces::Visibility::Visible)).await;
    assert_eq!(place(&world, &of_ann, note, own.get()).await, 303);
    let desk = world.get(HOST, "/moderation", Some(&of_ann)).await.body;
    assert!(!desk.contains("it was me") && !desk.contains("I disagree"), "{desk}");
    let gone = world.post(HOST, &format!("/comments/{comment}/delete"), Some(&of_ann), &[]).await;
    assert_eq!(gone.status, 403, "{}", gone.body);
    // Where all its places are theirs to moderate, they moderate it.
    let inside = world.note(ann, Some(own), "At home").await;
    let answer = world.comment(cleo, inside, "Hello").await;
    let gone = world.post(HOST, &format!("/comments/{answer}/delete"), Some(&of_ann), &[("reason", "other")]).await;
    assert_eq!(gone.status, 303, "{}", gone.body);
}

async fn whoever_may_not_write_in_a_closed_space_opens_nothing_of_it(on: On) {
    let (world, [(ann, _), (bob, of_bob), (_, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let den = world.space(ann, "Den", seen_by(spaces::Visibility::Secret)).await;
    world.add(den, bob, Role::Writer).await;
    let note = world.note(bob, Some(den), "A point").await;
    world.comment(ann, note, "Between us").await;
    let everybody: i64 = world
        .store
        .system_read("a test looks", |tx| {
            tx.first::<i64>("select min(id) from audience where kind = 'organisation'", params! {})
        })
        .await
        .unwrap()
        .unwrap();
    let set = async |role: &'static str| {
        world
            .store
            .system("a test sets a role", move |tx| {
                tx.execute(
                    "update member set role = :role where audience = :den and person = :bob",
                    params! { role, den, bob },
                )
            })
            .await
            .unwrap();
    };
    set("reader").await;
    assert_eq!(place(&world, &of_bob, note, everybody).await, 403);
    assert_eq!(world.get(HOST, &format!("/entries/{note}"), Some(&of_cleo)).await.status, 404);
    set("writer").await;
    assert_eq!(place(&world, &of_bob, note, everybody).await, 303);
    assert_eq!(world.get(HOST, &format!("/entries/{note}"), Some(&of_cleo)).await.status, 200);
}

async fn a_moderator_is_answered_by_the_places_that_they_see(on: On) {
    let (world, [(ann, of_ann), (bob, _)]) = with(on, ["Ann", "Bob"]).await;
    let open = world.space(ann, "Open", seen_by(spaces::Visibility::Visible)).await;
    world.add(open, bob, Role::Writer).await;
    let den = world.space(bob, "Den", seen_by(spaces::Visibility::Secret)).await;
    let alone = world.note(bob, Some(open), "Here alone").await;
    let both = world.note(bob, Some(open), "Here and there").await;
    let of_bob = world.session(world.organisation, bob).await;
    assert_eq!(place(&world, &of_bob, both, den.get()).await, 303);
    for note in [alone, both] {
        let space = open.to_string();
        let taken = world
            .post(HOST, &format!("/entries/{note}/remove"), Some(&of_ann), &[("space", &space), ("reason", "other")])
            .await;
        assert_eq!(taken.status, 409, "{note}: {}", taken.body);
    }
}

async fn the_address_of_a_hidden_space_is_chance(on: On) {
    let (world, [(ann, of_ann)]) = with(on, ["Ann"]).await;
    let address = async |space: Id<Space>| {
        let find = move |tx: &kernel::SystemTx<'_>| {
            tx.first::<String>("select slug from space where id = :space", params! { space })
        };
        world.store.system_read("a test looks", find).await.unwrap().unwrap()
    };
    let first = address(world.space(ann, "Den", seen_by(spaces::Visibility::Secret)).await).await;
    let second = address(world.space(ann, "Den", seen_by(spaces::Visibility::Secret)).await).await;
    let letters = |slug: &str| slug.strip_prefix("den-").unwrap_or_else(|| panic!("{slug}")).to_owned();
    assert!(letters(&first).len() == 12 && letters(&first) != letters(&second), "{first} {second}");
    assert_eq!(world.get(HOST, &format!("/spaces/{first}"), Some(&of_ann)).await.status, 200);
}

async fn whoever_leaves_a_closed_space_of_a_rule_stays_out(on: On) {
    let (world, [(ann, _), (bob, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let club = world.space(ann, "Club", seen_by(spaces::Visibility::Closed)).await;
    let organisation = world.organisation;
    world
        .store
        .system("a test sets a rule", move |tx| {
            tx.execute(
                "insert into membership_rule(organisation, id, space, created_at) values (:organisation, 77, :club, 0)",
                params! { organisation, club },
            )?;
            tx.execute(
                "insert into rule_sweep(organisation, space) values (:organisation, :club)",
                params! { organisation, club },
            )
        })
        .await
        .unwrap();
    crate::rules::settle(&world.store).await;
    let is_in = async || {
        let count = move |tx: &kernel::SystemTx<'_>| {
            tx.first::<i64>(
                "select count(*) from member where audience = :club and person = :bob",
                params! { club, bob },
            )
        };
        world.store.system_read("a test looks", count).await.unwrap() == Some(1)
    };
    assert!(is_in().await);
    let left = world.post(HOST, "/spaces/club/leave", Some(&of_bob), &[]).await;
    assert_eq!(left.status, 303, "{}", left.body);
    assert!(!is_in().await);
    let saved = world.post(HOST, "/settings/profile", Some(&of_bob), &[("title", "Baker")]).await;
    assert_eq!(saved.status, 303, "{}", saved.body);
    follow_all(&world.store).await;
    assert!(!is_in().await, "whoever left is not put in again");
}

async fn a_guest_knows_nothing_of_who_reports_to_whom(on: On) {
    let (world, [(ann, _), (bob, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let gus = world.person(world.organisation, "Gus", true).await;
    let of_gus = world.session(world.organisation, gus).await;
    let table = world
        .space(ann, "Table", spaces::Access { members: spaces::Visibility::Visible, guests: true, web: false })
        .await;
    world.add(table, bob, Role::Writer).await;
    world.add(table, gus, Role::Writer).await;
    world
        .store
        .system("a test sets a manager", move |tx| {
            tx.execute("update person set manager = :ann, site = 5 where id = :bob", params! { ann, bob })
        })
        .await
        .unwrap();
    let manager = "href=\"/people/ann\"";
    assert!(world.get(HOST, "/people/bob", Some(&of_bob)).await.body.contains(manager));
    let profile = world.get(HOST, "/people/bob", Some(&of_gus)).await;
    assert!(profile.status == 200 && !main_of(&profile.body).contains(manager), "{}", profile.body);
    let below = world.get(HOST, "/people/ann", Some(&of_gus)).await.body;
    assert!(!main_of(&below).contains("href=\"/people/bob\""), "{below}");
    let chart = world.get(HOST, "/people/bob/chart", Some(&of_gus)).await;
    assert!(!main_of(&chart.body).contains(manager), "{}", chart.body);
    let at_site = world.get(HOST, "/people?site=5", Some(&of_gus)).await.body;
    assert!(!main_of(&at_site).contains("href=\"/people/bob\""), "{at_site}");
}

fn main_of(page: &str) -> &str {
    page.split_once("<main").map_or("", |(_, main)| main)
}

async fn whoever_wrote_what_a_moderator_took_away_learns_it_and_why(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (_, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let open = world.space(ann, "Open", seen_by(spaces::Visibility::Visible)).await;
    world.add(open, bob, Role::Writer).await;
    let note = world.note(bob, Some(open), "Buy my roses").await;
    let path = format!("/report/entry/{note}");
    let reported = world.post(HOST, &path, Some(&of_cleo), &[("reason", "spam"), ("note", "roses again")]).await;
    assert_eq!(reported.status, 303, "{}", reported.body);
    let report: i64 = {
        let find = |tx: &kernel::SystemTx<'_>| tx.first::<i64>("select min(id) from report", params! {});
        world.store.system_read("a test looks", find).await.unwrap().unwrap()
    };
    let removed = world.post(HOST, &format!("/moderation/reports/{report}"), Some(&of_ann), &[("do", "remove")]).await;
    assert_eq!(removed.status, 303, "{}", removed.body);
    let second = world.note(bob, Some(open), "Hello").await;
    let answer = world.comment(bob, second, "And more roses").await;
    let gone = world.post(HOST, &format!("/comments/{answer}/delete"), Some(&of_ann), &[("reason", "other")]).await;
    assert_eq!(gone.status, 303, "{}", gone.body);
    // What one takes away oneself, one knows.
    assert_eq!(world.post(HOST, &format!("/entries/{second}/delete"), Some(&of_bob), &[]).await.status, 303);
    follow_all(&world.store).await;
    let inbox = world.get(HOST, "/inbox", Some(&of_bob)).await.body;
    assert_eq!(inbox.matches("A moderator removed one of your posts or replies").count(), 2, "{inbox}");
    assert!(inbox.contains("replies: ") && !inbox.contains("roses again") && !inbox.contains("Cleo"), "{inbox}");
}

on_both!(whoever_wrote_what_a_moderator_took_away_learns_it_and_why);
on_both!(spelling_stays_where_it_was_written);
on_both!(nobody_judges_under_their_own_entry_by_a_space_of_theirs);
on_both!(whoever_may_not_write_in_a_closed_space_opens_nothing_of_it);
on_both!(a_moderator_is_answered_by_the_places_that_they_see);
on_both!(the_address_of_a_hidden_space_is_chance);
on_both!(whoever_leaves_a_closed_space_of_a_rule_stays_out);
on_both!(a_guest_knows_nothing_of_who_reports_to_whom);

//! Spaces whose members follow a rule: who comes in, who goes out, who stays, who may say so.

use kernel::{Id, Person, Space, Store, params};

use crate::{
    administration::{HOST, administrator},
    on_both,
    world::{On, World, follow, follow_all},
};

/// Lets rules and inboxes come to the journal's end.
pub async fn settle(store: &Store) {
    for _ in 0..2 {
        server::background::settle_rules(store).await.unwrap();
        follow(store, spaces::rule::Keeper).await;
        follow(store, notifications::Inbox).await;
    }
}

/// Units 1 and 2, which is below it; sites 5 and 6.
pub async fn places(world: &World) {
    let organisation = world.organisation;
    let made = world.store.system("a test's units", move |tx| {
        for (id, name, parent) in [(1, "Works", None), (2, "Stills", Some(1))] {
            tx.execute(
                "insert into unit(organisation, id, name, parent) values (:organisation, :id, :name, :parent)",
                params! { organisation, id, name, parent },
            )?;
        }
        for id in [5, 6] {
            tx.execute(
                "insert into site(organisation, id, name, city, country, time_zone) values (:organisation, :id, 'S', 'S', 'FR', 'Europe/Paris')",
                params! { organisation, id },
            )?;
        }
        Ok(())
    });
    made.await.unwrap();
}

/// Moves somebody as an administrator does.
pub async fn move_to(world: &World, cookie: &str, name: &str, unit: &str, site: &str) {
    let path = format!("/administration/people/{}", name.to_lowercase());
    let email = format!("{}@{}.example", name.to_lowercase(), world.organisation);
    let fields = [("do", "change"), ("name", name), ("email", &email), ("unit", unit), ("site", site)];
    let moved = world.post(HOST, &path, Some(cookie), &fields).await;
    assert_eq!(moved.status, 303, "{}", moved.body);
    settle(&world.store).await;
}

/// Who is in a space by rule (`~`) or by themselves, and that its count is right.
async fn inside(world: &World, space: Id<Space>) -> String {
    let organisation = world.organisation;
    let rows: Vec<(String, bool)> = world
        .store
        .system_read("a test looks", move |tx| {
            let kept: Option<i64> = tx.first("select member_count from space where organisation = :organisation and id = :space", params! { organisation, space })?;
            let rows: Vec<(String, bool)> = tx.all(
                "select p.name, m.by_rule from member m join person p on p.organisation = m.organisation and p.id = m.person \
                 where m.organisation = :organisation and m.audience = :space order by p.name",
                params! { organisation, space },
            )?;
            assert_eq!(kept, Some(rows.len() as i64));
            Ok(rows)
        })
        .await
        .unwrap();
    rows.iter().map(|(name, ruled)| format!("{}{name}", if *ruled { "~" } else { "" })).collect::<Vec<_>>().join(" ")
}

async fn a_rule_brings_in_keeps_in_step_and_lets_go(on: On) {
    let world = World::new(on).await;
    places(&world).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let cleo = world.person(world.organisation, "Cleo", false).await;
    let of_cleo = world.session(world.organisation, cleo).await;
    let gil = world.person(world.organisation, "Gil", true).await;
    let space = world.space(reader, "Works", spaces::Access::default()).await;
    for name in ["Bob", "Cleo"] {
        move_to(&world, &ada, name, "2", "5").await;
    }

    // The unit above takes those below with it; the other site does not match.
    let add = async |fields: &[(&str, &str)]| world.post(HOST, "/spaces/works/rules", Some(&ada), fields).await;
    assert_eq!(add(&[("unit", "1"), ("site", "6")]).await.location, "/spaces/works/rules?done=rule");
    settle(&world.store).await;
    assert_eq!(inside(&world, space).await, "Ada");
    assert_eq!(add(&[("unit", "1"), ("site", "5")]).await.status, 303);
    settle(&world.store).await;
    assert_eq!(inside(&world, space).await, "Ada ~Bob ~Cleo");
    let page = world.get(HOST, "/spaces/works/rules", Some(&ada)).await.body;
    assert!(page.contains("Works and what belongs to it"), "{page}");
    assert!(world.get(HOST, "/inbox", Some(&of_bob)).await.body.contains("A rule brought you into Works"));
    assert!(world.get(HOST, "/spaces/works/members", Some(&of_bob)).await.body.contains("by a rule"));

    // Who leaves is not brought back, until they come by themselves; who is given a role stays whatever becomes of them.
    assert_eq!(world.post(HOST, "/spaces/works/leave", Some(&of_bob), &[]).await.status, 303);
    move_to(&world, &ada, "Bob", "1", "5").await;
    assert_eq!(inside(&world, space).await, "Ada ~Cleo");
    assert_eq!(world.post(HOST, "/spaces/works/join", Some(&of_bob), &[]).await.status, 303);
    let cleo_id = cleo.to_string();
    world.post(HOST, "/spaces/works/members/role", Some(&ada), &[("person", &cleo_id), ("role", "moderator")]).await;
    move_to(&world, &ada, "Bob", "0", "0").await;
    move_to(&world, &ada, "Cleo", "0", "0").await;
    assert_eq!(inside(&world, space).await, "Ada Bob Cleo");

    // A mover goes out by the same door; a leaver finds everything again.
    let dan = world.person(world.organisation, "Dan", false).await;
    move_to(&world, &ada, "Dan", "2", "5").await;
    assert_eq!(inside(&world, space).await, "Ada Bob Cleo ~Dan");
    let close = async |what: &str| world.post(HOST, "/administration/people/dan", Some(&ada), &[("do", what)]).await;
    assert_eq!(close("close").await.status, 303);
    settle(&world.store).await;
    assert_eq!(inside(&world, space).await, "Ada Bob Cleo ~Dan");
    assert_eq!(close("reopen").await.status, 303);
    move_to(&world, &ada, "Dan", "0", "5").await;
    assert_eq!(inside(&world, space).await, "Ada Bob Cleo");

    // A required rule holds in whoever would leave, and lets go when it is gone.
    assert_eq!(add(&[("site", "5"), ("required", "yes")]).await.status, 303);
    settle(&world.store).await;
    assert_eq!(inside(&world, space).await, "Ada Bob Cleo ~Dan");
    let of_dan = world.session(world.organisation, dan).await;
    let kept = world.post(HOST, "/spaces/works/leave", Some(&of_dan), &[]).await;
    assert!(kept.body.contains("you cannot leave it"), "{}", kept.body);
    let dan_id = dan.to_string();
    let kept = world.post(HOST, "/spaces/works/members/remove", Some(&ada), &[("person", &dan_id)]).await;
    assert!(kept.body.contains("Remove the rule first"), "{}", kept.body);
    let rules = rules(&world, space).await;
    assert_eq!(rules.len(), 3);
    for rule in rules {
        let gone = world.post(HOST, "/spaces/works/rules/remove", Some(&ada), &[("rule", &rule.to_string())]).await;
        assert_eq!(gone.location, "/spaces/works/rules?done=rule-removed");
    }
    settle(&world.store).await;
    assert_eq!(inside(&world, space).await, "Ada Bob Cleo");
    let log = world.get(HOST, "/administration/log?act=rule", Some(&ada)).await.body;
    assert_eq!(
        log.matches("Rule of a space changed").count() - 1,
        6,
        "three set, three removed, and the filter: {log}"
    );
    assert_eq!(world.get(HOST, "/spaces/works/rules", Some(&of_cleo)).await.status, 403);
    let _guest: Id<Person> = gil;
}
on_both!(a_rule_brings_in_keeps_in_step_and_lets_go);

async fn rules(world: &World, space: Id<Space>) -> Vec<i64> {
    let organisation = world.organisation;
    let found = world.store.system_read("a test looks", move |tx| {
        tx.all(
            "select id from membership_rule where organisation = :organisation and space = :space",
            params! { organisation, space },
        )
    });
    found.await.unwrap()
}

async fn first_skill(world: &World) -> i64 {
    let organisation = world.organisation;
    let found = world.store.system_read("a test looks", move |tx| {
        tx.first("select min(id) from skill where organisation = :organisation", params! { organisation })
    });
    found.await.unwrap().unwrap()
}

/// A rule is a way in: nobody opens a closed space to themselves by one, and nobody below an administrator keeps people in.
async fn a_rule_opens_nothing_to_whoever_sets_it(on: On) {
    let world = World::new(on).await;
    places(&world).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    for members in [spaces::Visibility::Closed, spaces::Visibility::Secret] {
        let access = spaces::Access { members, guests: false, web: false };
        let name = if members == spaces::Visibility::Closed { "Shut" } else { "Dark" };
        let space = world.space(bob, name, access).await;
        let slug = world
            .store
            .read(world.asker(bob), move |tx| Ok(shell::space::by_id(tx, space)?.slug.clone()))
            .await
            .unwrap();
        let path = format!("/spaces/{slug}/rules");
        let status = if members == spaces::Visibility::Closed { 403 } else { 404 };
        assert_eq!(world.get(HOST, &path, Some(&ada)).await.status, status);
        assert_eq!(world.post(HOST, &path, Some(&ada), &[("unit", "1")]).await.status, status);
        assert!(rules(&world, space).await.is_empty());
        // Its owner has rules, but keeps nobody in, and asks for no less than a unit, a site or a skill.
        for fields in [&[("unit", "1"), ("required", "yes")][..], &[]] {
            let refused = world.post(HOST, &path, Some(&of_bob), fields).await;
            assert!(refused.body.contains("Only administrators"), "{}", refused.body);
        }
        let odd = world.post(HOST, &path, Some(&of_bob), &[("unit", "99")]).await;
        assert!(odd.body.contains("aria-invalid"), "{}", odd.body);
        // Everybody names their own skills.
        let skilled =
            world.post(HOST, "/settings/profile", Some(&of_bob), &[("name", "Bob"), ("skills", "Perfumery")]).await;
        assert_eq!(skilled.status, 303, "{}", skilled.body);
        let skill = format!("{}", first_skill(&world).await);
        let refused = world.post(HOST, &path, Some(&of_bob), &[("skill", &skill)]).await;
        assert!(refused.body.contains("Everybody names their own skills"), "{}", refused.body);
        assert_eq!(world.post(HOST, &path, Some(&of_bob), &[("unit", "1")]).await.status, 303);
        // Nor does an administrator come in by moving to the unit: others do.
        let who = if members == spaces::Visibility::Closed { "Cleo" } else { "Dan" };
        world.person(world.organisation, who, false).await;
        move_to(&world, &ada, who, "2", "0").await;
        move_to(&world, &ada, "Ada", "2", "0").await;
        let held = inside(&world, space).await;
        assert!(held.contains(&format!("~{who}")) && !held.contains("Ada"), "{held}");
    }
}
on_both!(a_rule_opens_nothing_to_whoever_sets_it);

/// Who is in a unit is found by its name, and is in spaces by the rules of whatever it is part of.
async fn units_are_kept_on_a_screen_and_move_with_their_people(on: On) {
    let world = World::new(on).await;
    let (ada_id, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    places(&world).await;
    let works = world.space(ada_id, "The works", spaces::Access::default()).await;
    let rule = world.post(HOST, "/spaces/the-works/rules", Some(&ada), &[("unit", "1")]).await;
    assert_eq!(rule.status, 303, "{}", rule.body);
    settle(&world.store).await;
    let new = "/administration/units/new";
    for path in [new, "/administration/units", "/administration/units/1"] {
        assert_eq!(world.get(HOST, path, Some(&of_bob)).await.status, 403, "{path}");
    }
    assert_eq!(world.post(HOST, new, Some(&of_bob), &[("name", "Mine")]).await.status, 403);

    let save = async |path: &str, name: &str, parent: &str| {
        let fields = [("name", name), ("name_en", ""), ("parent", parent)];
        world.post(HOST, path, Some(&ada), &fields).await
    };
    assert_eq!(save(new, "Orangery", "").await.location, "/administration/units?done=sites");
    let list = world.get(HOST, "/administration/units", Some(&ada)).await.body;
    let link = list.split("href=\"/administration/units/").find(|rest| rest.contains("\">Orangery<")).unwrap();
    let id = link.split('"').next().unwrap().to_owned();
    let path = format!("/administration/units/{id}");
    move_to(&world, &ada, "Bob", &id, "").await;
    assert!(!inside(&world, works).await.contains("Bob"));
    for (name, parent, words) in [
        ("", "1", "This field is required"),
        ("Orangery", &id, "is itself part"),
        ("Orangery", "77", "This choice is gone"),
        ("Stills", "1", "There is one of this name"),
    ] {
        let wrong = save(&path, name, parent).await;
        assert!(wrong.status == 422 && wrong.body.contains(words), "{words}: {}", wrong.body);
    }
    assert_eq!(save("/administration/units/1", "Works", "2").await.status, 422, "a part of its own part");
    // Under the works, with another name.
    assert_eq!(save(&path, "Glasshouse", "2").await.status, 303);
    settle(&world.store).await;
    assert!(inside(&world, works).await.contains("~Bob"), "{}", inside(&world, works).await);
    follow_all(&world.store).await;
    let found = world.get(HOST, "/search?q=glasshouse", Some(&ada)).await.body;
    assert!(found.contains("/people/bob"), "{found}");
    assert!(world.get(HOST, "/administration/log", Some(&ada)).await.body.contains("Unit changed"));

    // It goes when nobody is in it; out of the works with it goes whoever was there by it alone.
    let remove = format!("{path}/remove");
    let busy = world.post(HOST, &remove, Some(&ada), &[]).await;
    assert!(busy.status == 422 && busy.body.contains("still in it"), "{}", busy.body);
    move_to(&world, &ada, "Bob", "", "").await;
    assert!(!inside(&world, works).await.contains("Bob"));
    // A rule that names it goes with it, and the log says so, by no name of a space.
    let named = world.post(HOST, "/spaces/the-works/rules", Some(&ada), &[("unit", &id)]).await;
    assert_eq!(named.status, 303, "{}", named.body);
    assert!(world.get(HOST, &path, Some(&ada)).await.body.contains("The rules of spaces that name it go with it"));
    assert_eq!(world.post(HOST, &remove, Some(&ada), &[]).await.status, 303);
    assert_eq!(world.get(HOST, &path, Some(&ada)).await.status, 404);
    let log = world.get(HOST, "/administration/log?act=rule", Some(&ada)).await.body;
    assert!(log.contains("Glasshouse"), "{log}");
    assert_eq!(world.post(HOST, &remove, Some(&ada), &[]).await.status, 404);
    assert_eq!(world.post(HOST, "/administration/units/1/remove", Some(&ada), &[]).await.status, 422, "it has parts");
}
on_both!(units_are_kept_on_a_screen_and_move_with_their_people);

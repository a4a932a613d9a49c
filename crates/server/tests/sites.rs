//! Sites, their calendars, and the organisation's own fields: who sets them, who fills them in, who sees what.

use kernel::{Id, Person, audience::OrganisationRole, params};

use crate::{
    administration::{HOST, administrator},
    on_both,
    rules::move_to,
    world::{On, World, follow},
};

async fn a_site_has_a_calendar_that_shows_on_profiles(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    assert_eq!(world.get(HOST, "/administration/sites", Some(&of_bob)).await.status, 403);
    assert_eq!(world.post(HOST, "/administration/sites/new", Some(&of_bob), &[]).await.status, 403);

    let typed = |holidays: &'static str| {
        [
            ("name", "Grasse"),
            ("city", "Grasse"),
            ("country", "fr"),
            ("time_zone", "Europe/Paris"),
            ("working_days", "1"),
            ("working_days", "2"),
            ("holidays", holidays),
        ]
    };
    for (name, value) in [("time_zone", "Mars/Base"), ("name", ""), ("holidays", "demain Noël")] {
        let fields: Vec<(&str, &str)> = typed("")
            .into_iter()
            .map(|(known, kept)| if known == name { (known, value) } else { (known, kept) })
            .collect();
        let wrong = world.post(HOST, "/administration/sites/new", Some(&ada), &fields).await;
        assert!(wrong.status == 422 && wrong.body.contains("value=\"Grasse\""), "{name}: {}", wrong.body);
    }
    let kept = world
        .post(HOST, "/administration/sites/new", Some(&ada), &typed("2026-11-23 Sainte-Clémence\n\n2026-12-25 Noël"))
        .await;
    assert_eq!(kept.location, "/administration/sites?done=sites", "{}", kept.body);
    let list = world.get(HOST, "/administration/sites", Some(&ada)).await.body;
    assert!(list.contains("Grasse, fr") && list.contains("Mon Tue") && list.contains("Sainte-Clémence"), "{list}");
    let site = list
        .split("/administration/sites/")
        .filter_map(|rest| rest.split('"').next()?.parse::<i64>().ok())
        .next()
        .unwrap();

    // The law of a country is proposed, and what is typed already stays.
    let mut fields = typed("2026-11-23 Sainte-Clémence\n2026-12-25 Noël").to_vec();
    fields.extend([("propose", "2026"), ("city", "Grasse-la-Neuve")]);
    fields.remove(1);
    let page = world.post(HOST, &format!("/administration/sites/{site}"), Some(&ada), &fields).await.body;
    assert!(page.contains("2026-05-14 Ascension") && page.contains("2026-11-23 Sainte-Clémence"), "{page}");
    assert!(page.contains("Grasse-la-Neuve"), "{page}");
    assert_eq!(page.matches("2026-12-25").count(), 1);

    // It is Monday the 23rd there: whoever works there has a holiday, and nobody else.
    let organisation = world.organisation;
    let moved = world.store.system("a test's move", move |tx| {
        tx.execute(
            "update person set site = :site where organisation = :organisation and id = :bob",
            params! { organisation, site, bob },
        )
    });
    moved.await.unwrap();
    let profile = world.get(HOST, "/people/bob", Some(&of_bob)).await.body;
    assert!(profile.contains("No work today at this site: Sainte-Clémence"), "{profile}");
    assert!(!world.get(HOST, "/people/ada", Some(&of_bob)).await.body.contains("No work today"));

    // A site at which people work stays; one that is left goes with its calendar.
    let path = format!("/administration/sites/{site}/remove");
    let refused = world.post(HOST, &path, Some(&ada), &[]).await;
    assert!(refused.status == 422 && refused.body.contains("People still work there"), "{}", refused.body);
    let fields = [("do", "change"), ("name", "Bob"), ("email", &format!("bob@{organisation}.example")), ("site", "0")];
    assert_eq!(world.post(HOST, "/administration/people/bob", Some(&ada), &fields).await.status, 303);
    assert_eq!(world.post(HOST, &path, Some(&ada), &[]).await.status, 303);
    assert!(world.get(HOST, "/administration/sites", Some(&ada)).await.body.contains("No site"));
    let everywhere = [("holidays", "2026-11-24 Fermeture")];
    assert_eq!(world.post(HOST, "/administration/sites/everywhere", Some(&ada), &everywhere).await.status, 303);
    assert!(world.get(HOST, "/administration/log?act=site", Some(&ada)).await.body.contains("Grasse"));
}
on_both!(a_site_has_a_calendar_that_shows_on_profiles);

struct People {
    ada: String,
    boss: String,
    bob: String,
    cleo: String,
    gil: String,
    bob_id: Id<Person>,
}

async fn people(world: &World) -> People {
    let (_, ada) = administrator(world).await;
    let session = async |name, guest| {
        let person = world.person(world.organisation, name, guest).await;
        (person, world.session(world.organisation, person).await)
    };
    let ((boss_id, boss), (bob_id, bob), (_, cleo), (gil_id, gil)) = (
        session("Boss", false).await,
        session("Bob", false).await,
        session("Cleo", false).await,
        session("Gil", true).await,
    );
    let organisation = world.organisation;
    let placed = world.store.system("a test's manager", move |tx| {
        tx.execute(
            "update person set manager = :boss_id where organisation = :organisation and id = :bob_id",
            params! { organisation, boss_id, bob_id },
        )
    });
    placed.await.unwrap();
    // The guest knows Bob, from a space that they share.
    let shared = spaces::Access { members: spaces::Visibility::Closed, guests: true, web: false };
    let space = world.space(bob_id, "Shared", shared).await;
    world.add(space, gil_id, kernel::audience::Role::Writer).await;
    People { ada, boss, bob, cleo, gil, bob_id }
}

async fn own_fields_show_to_whom_they_are_for(on: On) {
    let world = World::new(on).await;
    let who = people(&world).await;
    let mut fields = Vec::new();
    for (name, kind, seen_by, filled_by) in [
        ("Desk", "line", "members", "person"),
        ("Birthday", "date", "managers", "person"),
        ("Contract", "choice", "administrators", "administrators"),
    ] {
        let typed = [
            ("name", name),
            ("kind", kind),
            ("choices", "Fixed\nOpen"),
            ("seen_by", seen_by),
            ("filled_by", filled_by),
        ];
        assert_eq!(world.post(HOST, "/administration/fields/new", Some(&who.bob), &typed).await.status, 403);
        let made = world.post(HOST, "/administration/fields/new", Some(&who.ada), &typed).await;
        assert_eq!(made.location, "/administration/fields?done=field", "{}", made.body);
        let list = world.get(HOST, "/administration/fields", Some(&who.ada)).await.body;
        let id =
            list.split("/administration/fields/").filter_map(|rest| rest.split('"').next()?.parse::<i64>().ok()).last();
        fields.push(format!("own-{}", id.unwrap()));
    }
    let [desk, birthday, contract] = &fields[..] else { panic!("three fields") };

    // Each fills in what is theirs.
    let sent = [(desk.as_str(), "B 214"), (birthday.as_str(), "1999-02-03")];
    assert_eq!(world.post(HOST, "/settings/profile/fields", Some(&who.bob), &sent).await.status, 303);
    let odd = world.post(HOST, "/settings/profile/fields", Some(&who.bob), &[(birthday, "soon")]).await;
    assert!(odd.body.contains("not a date"), "{}", odd.body);
    assert_eq!(world.post(HOST, "/settings/profile/fields", Some(&who.bob), &[(contract, "Open")]).await.status, 403);
    let path = "/administration/people/bob/fields";
    assert_eq!(world.post(HOST, path, Some(&who.boss), &[(contract, "Open")]).await.status, 403);
    assert_eq!(world.post(HOST, path, Some(&who.ada), &[(contract, "Perhaps")]).await.status, 422);
    assert_eq!(world.post(HOST, path, Some(&who.ada), &[(contract, "Open")]).await.status, 303);

    // And each sees what is for them.
    let sees = async |cookie: &str| {
        let page = world.get(HOST, "/people/bob", Some(cookie)).await.body;
        ["B 214", "February 1999", "Open</dd>"].map(|words| page.contains(words))
    };
    assert_eq!(sees(&who.bob).await, [true, true, true], "whatever is kept of a person, they see");
    assert_eq!(sees(&who.boss).await, [true, true, false]);
    assert_eq!(sees(&who.ada).await, [true, true, true]);
    assert_eq!(sees(&who.cleo).await, [true, false, false]);
    assert_eq!(sees(&who.gil).await, [false, false, false]);
    assert!(world.get(HOST, "/administration/log?act=person-changed", Some(&who.ada)).await.body.contains("Contract"));

    // Before more eyes, what was written for few is let go.
    let id = birthday.trim_start_matches("own-");
    let wider = [("name", "Birthday"), ("kind", "date"), ("seen_by", "members"), ("filled_by", "person")];
    let path = format!("/administration/fields/{id}");
    assert_eq!(world.post(HOST, &path, Some(&who.ada), &wider).await.status, 303);
    assert_eq!(sees(&who.boss).await, [true, false, false]);
    let id = desk.trim_start_matches("own-");
    assert_eq!(world.post(HOST, &format!("/administration/fields/{id}/remove"), Some(&who.ada), &[]).await.status, 303);
    assert_eq!(sees(&who.bob).await, [false, false, true]);
    world.give(who.bob_id, OrganisationRole::Protection).await;
    assert_eq!(world.get(HOST, "/administration/fields", Some(&who.bob)).await.status, 403);
}
on_both!(own_fields_show_to_whom_they_are_for);

async fn people_are_found_by_what_their_site_is_called_now(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    world.person(world.organisation, "Bob", false).await;
    let keep = async |path: &str, city: &str| {
        let fields = [
            ("name", "Les Ateliers"),
            ("city", city),
            ("country", "fr"),
            ("time_zone", "Europe/Paris"),
            ("working_days", "1"),
        ];
        let kept = world.post(HOST, path, Some(&ada), &fields).await;
        assert_eq!(kept.location, "/administration/sites?done=sites", "{}", kept.body);
    };
    keep("/administration/sites/new", "Grasse").await;
    let list = world.get(HOST, "/administration/sites", Some(&ada)).await.body;
    let mut numbers = list.split("/administration/sites/").filter_map(|rest| rest.split('"').next());
    let site = numbers.find(|site| site.parse::<i64>().is_ok_and(|site| site > 0)).unwrap().to_owned();
    move_to(&world, &ada, "Bob", "", &site).await;
    let found = async |city: &str| {
        follow(&world.store, search::Index::default()).await;
        world.get(HOST, &format!("/search?q={city}"), Some(&ada)).await.body.contains("/people/bob")
    };
    assert!(found("grasse").await && !found("vallauris").await);
    keep(&format!("/administration/sites/{site}"), "Vallauris").await;
    assert!(found("vallauris").await && !found("grasse").await);
}
on_both!(people_are_found_by_what_their_site_is_called_now);

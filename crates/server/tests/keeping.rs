//! How long words stay, what keeps them longer, who may read what is closed, and whose data is not used.

use kernel::{Entry, Id, Person, Space, audience::OrganisationRole, params};

use crate::{
    administration::{HOST, administrator},
    on_both,
    world::{NOW, On, World, follow},
};

const DAY: i64 = 24 * 3600 * 1000;

/// Moves the clock and lets the program do what it does by itself.
async fn after(world: &World, days: i64) {
    world.clock.advance(NOW + days * DAY - world.clock.now_ms());
    server::background::sweep_once(&world.store).await.unwrap();
}

/// What stands of an entry: whether it is seen, and whether its words are still kept.
async fn stands(world: &World, entry: Id<Entry>) -> (bool, bool) {
    let organisation = world.organisation;
    let found = world.store.system_read("a test looks", move |tx| {
        tx.first::<(Option<i64>, String)>(
            "select deleted_at, card_html from entry where organisation = :organisation and id = :entry",
            params! { organisation, entry },
        )
    });
    let (deleted, words) = found.await.unwrap().unwrap();
    (deleted.is_none(), !words.is_empty())
}

async fn words_go_when_every_place_lets_them(on: On) {
    let world = World::new(on).await;
    let (ada_id, _) = administrator(&world).await;
    let officer = world.person(world.organisation, "Dora", false).await;
    world.give(officer, OrganisationRole::Protection).await;
    let dora = world.session(world.organisation, officer).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let short = world.space(ada_id, "Short", spaces::Access::default()).await;
    let long = world.space(ada_id, "Long", spaces::Access::default()).await;
    let (in_short, in_both, spoken) = (
        world.note(ada_id, Some(short), "short").await,
        world.note(ada_id, Some(short), "both").await,
        world.note(ada_id, Some(short), "spoken of").await,
    );
    world.act(ada_id, move |tx| content::entry::widen(tx, in_both, &[long.audience()])).await.unwrap();
    let everywhere = world.note(ada_id, None, "everywhere").await;

    let set = async |who: &str, fields: &[(&str, &str)]| {
        let fields: Vec<(&str, &str)> = [("do", "rule")].into_iter().chain(fields.iter().copied()).collect();
        world.post(HOST, "/administration/keeping", Some(who), &fields).await
    };
    assert_eq!(set(&of_bob, &[("kind", "note"), ("days", "90")]).await.status, 403);
    let odd = set(&dora, &[("kind", "note"), ("days", "90"), ("place", "Nowhere")]).await;
    assert!(odd.status == 422 && odd.body.contains("value=\"Nowhere\""), "{}", odd.body);
    // The officer sets it for a space by its address, and for everywhere.
    for fields in
        [&[("kind", "note"), ("days", "90"), ("place", "/spaces/short")][..], &[("kind", "note"), ("days", "365")]]
    {
        assert_eq!(set(&dora, fields).await.location, "/administration/keeping?done=keeping");
    }
    let about = world.get(HOST, "/spaces/short/about", Some(&of_bob)).await.body;
    assert!(about.contains("deleted three months after"), "those concerned are told: {about}");
    assert!(world.get(HOST, "/settings/data", Some(&of_bob)).await.body.contains("deleted one year after"));

    after(&world, 89).await;
    assert_eq!(stands(&world, in_short).await, (true, true));
    world.comment(ada_id, spoken, "still of interest").await;
    after(&world, 91).await;
    assert_eq!(stands(&world, in_short).await, (false, true), "deleted, and purged only later");
    assert_eq!(stands(&world, in_both).await, (true, true), "the other place keeps it for a year");
    assert_eq!(stands(&world, spoken).await, (true, true), "its last word is two days old");
    assert_eq!(stands(&world, everywhere).await, (true, true));
    after(&world, 122).await;
    assert_eq!(stands(&world, in_short).await, (false, false));
    after(&world, 366).await;
    for entry in [in_both, spoken, everywhere] {
        assert!(!stands(&world, entry).await.0);
    }
    // Without a rule, everything stays.
    let ada = world.session(world.organisation, ada_id).await;
    for fields in [&[("kind", "note"), ("space", &short.to_string())][..], &[("kind", "note")]] {
        assert_eq!(set(&ada, fields).await.status, 303);
    }
    let kept = world.note(ada_id, Some(short), "kept").await;
    let log = world.get(HOST, "/administration/log?act=retention", Some(&ada)).await.body;
    assert_eq!(log.matches("Retention changed").count() - 1, 4, "{log}");
    after(&world, 5000).await;
    assert_eq!(stands(&world, kept).await, (true, true));
}
on_both!(words_go_when_every_place_lets_them);

async fn a_rule_says_beforehand_what_would_go(on: On) {
    let world = World::new(on).await;
    let (ada_id, _) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let (short, long) = (
        world.space(ada_id, "Short", spaces::Access::default()).await,
        world.space(ada_id, "Long", spaces::Access::default()).await,
    );
    world.add(short, bob, kernel::audience::Role::Writer).await;
    let first = world.note(ada_id, Some(short), "first").await;
    let both = world.note(ada_id, Some(short), "in both").await;
    world.act(ada_id, move |tx| content::entry::widen(tx, both, &[long.audience()])).await.unwrap();
    let spoken = world.note(ada_id, Some(short), "spoken of").await;
    let held = world.note(bob, Some(short), "held").await;
    let answered = world.note(ada_id, Some(short), "answered by whom a hold is about").await;
    world.comment(bob, answered, "evidence").await;
    world.note(ada_id, None, "for everybody").await;
    let act = async |fields: &[(&str, &str)]| {
        let ada = world.session(world.organisation, ada_id).await;
        world.post(HOST, "/administration/keeping", Some(&ada), fields).await
    };
    assert_eq!(
        act(&[("do", "hold"), ("whom", "person"), ("what", "@bob"), ("reason", "Case 26/1204")]).await.status,
        303
    );
    after(&world, 100).await;
    world.comment(ada_id, spoken, "still of interest").await;

    let ada = world.session(world.organisation, ada_id).await;
    let asked = async |query: &str| {
        let path = format!("/administration/keeping/rule?kind=note&{query}");
        world.get(HOST, &path, Some(&ada)).await
    };
    let body = asked("days=90&place=Short").await.body;
    assert!(body.contains("One entry that you see is older"), "{body}");
    let none = asked("days=180").await.body;
    assert!(none.contains("Nothing that you see is as old") && none.contains("six months"), "{none}");
    for odd in ["days=9223372036854775807", "days=soon", "days=90&place=Nowhere"] {
        assert_eq!(asked(odd).await.status, 422, "{odd}");
    }
    let everywhere = [("do", "rule"), ("kind", "note"), ("days", "180")];
    assert_eq!(act(&everywhere).await.status, 303);
    assert_eq!(
        act(&[("do", "rule"), ("kind", "note"), ("days", "soon")]).await.status,
        422,
        "no rule is taken away by it"
    );
    after(&world, 101).await;
    assert!(stands(&world, first).await.0, "asking sets nothing");
    let body = asked("days=90").await.body;
    assert!(body.contains("3 entries that you see are older") && !body.contains("no rule any more"), "{body}");

    let short_id = short.to_string();
    let short_rule = [("do", "rule"), ("kind", "note"), ("days", "90"), ("space", &short_id)];
    assert_eq!(act(&short_rule).await.status, 303);
    let body = asked(&format!("space={short}")).await.body;
    assert!(body.contains("no rule any more") && body.contains("Short"), "{body}");
    after(&world, 102).await;
    assert!(!stands(&world, first).await.0);
    for entry in [both, spoken, held, answered] {
        assert!(stands(&world, entry).await.0);
    }
}
on_both!(a_rule_says_beforehand_what_would_go);

async fn what_is_held_goes_by_nothing(on: On) {
    let world = World::new(on).await;
    let (ada_id, _) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let space = world.space(ada_id, "Plant", spaces::Access::default()).await;
    world.add(space, bob, kernel::audience::Role::Writer).await;
    let (of_his, under) = (world.note(bob, Some(space), "Bob's").await, world.note(ada_id, None, "Ada's").await);
    let answer = world.comment(bob, under, "Bob's answer").await;
    let act = async |fields: &[(&str, &str)]| {
        let ada = world.session(world.organisation, ada_id).await;
        world.post(HOST, "/administration/keeping", Some(&ada), fields).await
    };
    let hold = [("do", "hold"), ("whom", "person"), ("what", "@bob"), ("reason", "Case 26/1204")];
    assert_eq!(act(&hold[..3]).await.status, 422, "a hold has a reason");
    assert_eq!(act(&hold).await.status, 303);
    assert_eq!(act(&hold).await.status, 422, "and is placed once");
    assert!(
        world.get(HOST, "/settings/data", Some(&of_bob)).await.body.contains("Case 26/1204"),
        "whom it concerns is told"
    );

    // Not by their author, not by a rule, not by purging, and not by erasing him.
    world.act(bob, move |tx| content::entry::delete(tx, of_his, "")).await.unwrap();
    world.act(ada_id, move |tx| content::entry::delete(tx, under, "")).await.unwrap();
    act(&[("do", "rule"), ("kind", "note"), ("days", "90")]).await;
    let said = world.note(bob, Some(space), "said later").await;
    after(&world, 200).await;
    assert_eq!(stands(&world, of_his).await, (false, true));
    // What he answered stands under the trace of words that are not his.
    assert_eq!(stands(&world, under).await, (false, false));
    let held = move |tx: &kernel::SystemTx<'_>| {
        tx.first::<i64>("select count(*) from comment where id = :answer and source <> ''", kernel::params! { answer })
    };
    assert_eq!(world.store.system_read("a test looks", held).await.unwrap(), Some(1));
    assert_eq!(stands(&world, said).await, (true, true));
    let ada = world.session(world.organisation, ada_id).await;
    assert_eq!(world.post(HOST, "/administration/people/bob", Some(&ada), &[("do", "close")]).await.status, 303);
    let erase = [("confirm", "bob"), ("words", "go"), ("reason", "asked")];
    let refused = world.post(HOST, "/administration/people/bob/erase", Some(&ada), &erase).await;
    assert!(refused.body.contains("A legal hold keeps"), "{}", refused.body);

    // Once it is lifted, what should have gone goes.
    let page = world.get(HOST, "/administration/keeping", Some(&ada)).await.body;
    let id = page.split("name=\"hold\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(act(&[("do", "lift"), ("hold", &id)]).await.status, 303);
    assert_eq!(act(&[("do", "lift"), ("hold", &id)]).await.status, 404);
    after(&world, 201).await;
    assert_eq!(stands(&world, of_his).await, (false, false));
    assert_eq!(stands(&world, under).await, (false, false));
    assert!(!stands(&world, said).await.0);
    assert_eq!(world.post(HOST, "/administration/people/bob/erase", Some(&ada), &erase).await.status, 200);

    // A space is held whoever writes in it.
    let hold = [("do", "hold"), ("whom", "space"), ("what", "plant"), ("reason", "Audit")];
    assert_eq!(act(&hold).await.status, 303);
    let in_it = world.note(ada_id, Some(space), "in it").await;
    world.act(ada_id, move |tx| content::entry::delete(tx, in_it, "")).await.unwrap();
    after(&world, 900).await;
    assert_eq!(stands(&world, in_it).await, (false, true));
}
on_both!(what_is_held_goes_by_nothing);

async fn settle(world: &World) {
    follow(&world.store, notifications::Inbox).await;
}

async fn slug(world: &World, who: Id<Person>, space: Id<Space>) -> String {
    world.store.read(world.asker(who), move |tx| Ok(shell::space::by_id(tx, space)?.slug.clone())).await.unwrap()
}

async fn the_glass_is_broken_in_the_open_and_for_an_hour(on: On) {
    let world = World::new(on).await;
    let (ada_id, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let secret = spaces::Access { members: spaces::Visibility::Secret, guests: false, web: false };
    let space = world.space(bob, "Darkroom", secret).await;
    world.note(bob, Some(space), "the canary sings").await;
    let path = format!("/spaces/{}", slug(&world, bob, space).await);
    let id = space.to_string();
    assert_eq!(world.get(HOST, &path, Some(&ada)).await.status, 404);
    assert_eq!(world.get(HOST, "/administration/glass", Some(&of_bob)).await.status, 403);
    let page = world.get(HOST, "/administration/glass", Some(&ada)).await.body;
    assert!(page.contains("Hidden space, founded on") && !page.contains("Darkroom"), "it gives away no name: {page}");
    assert!(!page.contains(&path), "and no address");

    let open = async |reason: &str| {
        world.post(HOST, "/administration/glass", Some(&ada), &[("space", &id), ("reason", reason)]).await
    };
    assert_eq!(open("because").await.status, 422);
    assert_eq!(open("Complaint of 21 November, by the staff representative").await.location, path);
    assert!(world.get(HOST, &path, Some(&ada)).await.body.contains("the canary sings"));
    let refused =
        world.act(ada_id, move |tx| content::entry::publish(tx, &crate::world::new_note(Some(space), "me too"))).await;
    assert!(refused.is_err(), "it reads, and does no more");
    assert_eq!(world.post(HOST, &format!("{path}/rules"), Some(&ada), &[("unit", "0")]).await.status, 403);

    // Everybody in it knows, and its owner is told.
    let shown = world.get(HOST, &path, Some(&of_bob)).await.body;
    assert!(shown.contains("Open to administrators until"), "{shown}");
    assert!(world.get(HOST, &format!("{path}/about"), Some(&of_bob)).await.body.contains("Complaint of 21 November"));
    settle(&world).await;
    assert!(world.get(HOST, "/inbox", Some(&of_bob)).await.body.contains("Ada opened Darkroom for an hour"));
    // An owner who leaves does not leave it to whoever broke the glass.
    let leaving = [("do", "close"), ("heir", "ada")];
    assert_eq!(world.post(HOST, "/administration/people/bob", Some(&ada), &leaving).await.status, 303);
    world.clock.advance(DAY);
    server::background::sweep_once(&world.store).await.unwrap();
    assert_eq!(world.get(HOST, &path, Some(&ada)).await.status, 404);
    let log = world.get(HOST, "/administration/log?act=glass-broken", Some(&ada)).await.body;
    assert!(log.contains("Complaint of 21 November") && !log.contains("Darkroom"), "{log}");
    let page = world.get(HOST, "/administration/glass", Some(&ada)).await.body;
    assert!(
        page.contains("A hidden space") && page.contains("Complaint of 21 November"),
        "what was done stays: {page}"
    );
}
on_both!(the_glass_is_broken_in_the_open_and_for_an_hour);

async fn nobody_breaks_a_glass_unheard(on: On) {
    let world = World::new(on).await;
    let (ada_id, ada) = administrator(&world).await;
    let secret = spaces::Access { members: spaces::Visibility::Secret, guests: false, web: false };
    let bob = world.person(world.organisation, "Bob", false).await;
    let space = world.space(bob, "Darkroom", secret).await;
    let mut runners = vec![("blocked by her", world.session(world.organisation, bob).await)];
    for (name, how) in [("Cleo", "blocks her"), ("Dan", "muted her")] {
        let person = world.person(world.organisation, name, false).await;
        world.add(space, person, kernel::audience::Role::Animator).await;
        runners.push((how, world.session(world.organisation, person).await));
    }
    world.act(ada_id, |tx| moderation::distance::block(tx, "bob", true)).await.unwrap();
    for ((_, cookie), how) in runners[1..].iter().zip(["block", "mute"]) {
        assert_eq!(world.post(HOST, &format!("/people/ada/{how}"), Some(cookie), &[]).await.status, 303);
    }
    let fields = [("space", &*space.to_string()), ("reason", "Complaint of 21 November")];
    assert_eq!(world.post(HOST, "/administration/glass", Some(&ada), &fields).await.status, 303);
    let restrict = [("do", "restrict"), ("reason", "asked on 23 November")];
    assert_eq!(world.post(HOST, "/administration/people/cleo", Some(&ada), &restrict).await.status, 303);
    settle(&world).await;
    for (how, cookie) in &runners {
        let inbox = world.get(HOST, "/inbox", Some(cookie)).await.body;
        assert!(inbox.contains("Ada opened Darkroom for an hour"), "{how}: {inbox}");
        assert_eq!(inbox.contains("Ada did something to your account"), *how == "blocks her", "{how}: {inbox}");
    }
    // What she does as a colleague stays hidden.
    world.act(ada_id, |tx| people::follow(tx, "dan", true)).await.unwrap();
    settle(&world).await;
    assert!(!world.get(HOST, "/inbox", Some(&runners[2].1)).await.body.contains("Ada follows you"));
}
on_both!(nobody_breaks_a_glass_unheard);

async fn whoever_breaks_a_glass_is_counted_while_they_are_in(on: On) {
    let world = World::new(on).await;
    let (ada_id, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let secret = spaces::Access { members: spaces::Visibility::Secret, guests: false, web: false };
    let space = world.space(bob, "Darkroom", secret).await;
    let organisation = world.organisation;
    let people = async || {
        let counted = world.store.system_read("a test looks", move |tx| {
            tx.first::<(i64, i64)>(
                "select s.member_count, (select count(*) from member m where m.organisation = s.organisation and m.audience = s.id) as real \
                 from space s where s.organisation = :organisation and s.id = :space",
                params! { organisation, space },
            )
        });
        let (kept, real) = counted.await.unwrap().unwrap();
        assert_eq!(kept, real, "its count is that of its members");
        kept
    };
    let open = async || {
        let fields = [("space", &*space.to_string()), ("reason", "Complaint of 21 November")];
        assert_eq!(world.post(HOST, "/administration/glass", Some(&ada), &fields).await.status, 303);
        assert_eq!(people().await, 2);
    };
    open().await;
    after(&world, 1).await;
    assert_eq!(people().await, 1, "its hour has passed");
    open().await;
    world.act(ada_id, move |tx| spaces::leave(tx, space)).await.unwrap();
    assert_eq!(people().await, 1, "she left before");
    open().await;
    world.act(bob, move |tx| spaces::remove(tx, space, ada_id)).await.unwrap();
    assert_eq!(people().await, 1, "she was taken out");
    // Let in as a reader within the hour, she is not taken out by the end of what she had opened.
    world.add(space, ada_id, kernel::audience::Role::Reader).await;
    after(&world, 2).await;
    assert_eq!(people().await, 2);
}
on_both!(whoever_breaks_a_glass_is_counted_while_they_are_in);

async fn restricted_data_is_kept_and_not_used(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let cleo = world.person(world.organisation, "Cleo", false).await;
    let of_cleo = world.session(world.organisation, cleo).await;
    let page = world.get(HOST, "/administration/people/bob", Some(&ada)).await.body;
    assert!(
        page.contains("job title, unit, site and manager still show") && !page.contains("only their name"),
        "{page}"
    );
    let fields = [("title", "Perfumer"), ("about", "I like vetiver"), ("phone", "+33 1 23"), ("skills", "Distilling")];
    assert_eq!(world.post(HOST, "/settings/profile", Some(&of_bob), &fields).await.status, 303);
    world.note(bob, None, "what Bob wrote").await;
    let index = async || {
        crate::world::follow(&world.store, search::Index::default()).await;
    };
    index().await;
    let found = async |cookie: &str| {
        let pages = ["/people?q=bob", "/search?q=vetiver", "/complete/people?q=bob"]
            .map(|path| world.get(HOST, path, Some(cookie)));
        let [directory, search, completion] = pages;
        [directory.await, search.await, completion.await].map(|page| page.body.contains("Bob"))
    };
    assert_eq!(found(&of_cleo).await, [true, true, true]);
    let restrict = async |what: &str| {
        let fields = [("do", what), ("reason", "asked on 23 November")];
        let done = world.post(HOST, "/administration/people/bob", Some(&ada), &fields).await;
        assert_eq!(done.status, 303, "{}", done.body);
        index().await;
    };
    restrict("restrict").await;
    assert_eq!(found(&of_cleo).await, [false, false, false]);
    let profile = world.get(HOST, "/people/bob", Some(&of_cleo)).await.body;
    assert!(
        profile.contains("kept and not used")
            && !profile.contains("vetiver")
            && !profile.contains("+33 1 23")
            && !profile.contains("Distilling"),
        "{profile}"
    );
    // What its page promises: who they are and where they stand shows, and the reason is theirs to read.
    assert!(profile.contains("Perfumer"), "{profile}");
    let account = world.get(HOST, "/administration/people/bob", Some(&ada)).await.body;
    assert!(account.contains("id=\"restriction-reason\""), "{account}");
    let own = world.get(HOST, "/settings/data", Some(&of_bob)).await.body;
    assert!(own.contains("Processing restricted") && own.contains("asked on 23 November"), "{own}");
    let log = world.get(HOST, "/administration/log?act=restricted", Some(&ada)).await.body;
    assert!(log.contains("asked on 23 November"), "{log}");
    assert!(world.get(HOST, "/people/bob", Some(&of_bob)).await.body.contains("vetiver"), "his own he sees");
    assert!(
        world.get(HOST, "/people/bob/entries", Some(&of_cleo)).await.body.contains("what Bob wrote"),
        "his words stay"
    );
    settle(&world).await;
    assert!(world.get(HOST, "/inbox", Some(&of_bob)).await.body.contains("Ada did something to your account"));
    restrict("unrestrict").await;
    assert_eq!(found(&of_cleo).await, [true, true, true]);
}
on_both!(restricted_data_is_kept_and_not_used);

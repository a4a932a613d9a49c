//! Running an organisation: what its administrators set holds, and the log tells who did.

use kernel::{Id, Person, audience::OrganisationRole, audit, params};

use crate::{
    on_both,
    world::{On, World, files_of},
};

pub const HOST: &str = "a.example";

pub async fn administrator(world: &World) -> (Id<Person>, String) {
    let ada = world.person(world.organisation, "Ada", false).await;
    world.give(ada, OrganisationRole::Administrator).await;
    (ada, world.session(world.organisation, ada).await)
}

pub async fn held(world: &World, ada: Id<Person>) -> (i64, Option<i64>) {
    let ada = world.store.read(world.asker(ada), audit::verify);
    ada.await.unwrap()
}

async fn settings_hold_and_say_who_changed_them(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    assert_eq!(world.get(HOST, "/administration", Some(&of_bob)).await.status, 403);
    assert_eq!(world.post(HOST, "/administration", Some(&of_bob), &[("name", "Mine")]).await.status, 403);

    let page = world.get(HOST, "/administration", Some(&ada)).await.body;
    assert_eq!(page.matches("Never changed").count(), 11, "{page}");
    let fields = [("name", "Maison & Fils"), ("found-by", "administrators"), ("purge-days", "30"), ("hue", "145")];
    assert_eq!(
        world.post(HOST, "/administration", Some(&ada), &fields).await.location,
        "/administration?done=settings"
    );
    let page = world.get(HOST, "/administration", Some(&ada)).await.body;
    assert_eq!(page.matches("Changed by Ada").count(), 3, "what was sent as it was has not changed: {page}");
    assert!(page.contains("Maison &amp; Fils"));
    assert!(world.get(HOST, "/organisation.css", Some(&of_bob)).await.body.contains("145"), "at once, for everybody");

    // What holds is asked by the features.
    assert_eq!(world.get(HOST, "/spaces/new", Some(&ada)).await.status, 200);
    let fields = [("name", "Mine"), ("purpose", "Us"), ("visibility", "visible"), ("joining", "free")];
    let founded = world.post(HOST, "/spaces", Some(&of_bob), &fields).await;
    assert_eq!(founded.status, 403, "{}", founded.body);

    // Nothing that may not be chosen, and nothing of the rest of such a form.
    let wrong = world.post(HOST, "/administration", Some(&ada), &[("name", "Other"), ("purge-days", "0")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"Other\""), "{}", wrong.body);
    assert!(world.get(HOST, "/administration", Some(&ada)).await.body.contains("Maison &amp; Fils"));

    let found = world.get(HOST, "/administration?q=languag", Some(&ada)).await.body;
    assert!(found.contains("name=\"lang\"") && !found.contains("name=\"purge-days\""), "{found}");
    assert!(world.get(HOST, "/administration?q=zzz", Some(&ada)).await.body.contains("href=\"/administration\""));
}
on_both!(settings_hold_and_say_who_changed_them);

async fn the_log_is_read_by_its_readers_and_shows_what_was_altered(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let officer = world.person(world.organisation, "Dora", false).await;
    world.give(officer, OrganisationRole::Protection).await;
    let dora = world.session(world.organisation, officer).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;

    for days in ["7", "90", "365"] {
        world.post(HOST, "/administration", Some(&ada), &[("purge-days", days)]).await;
    }
    assert_eq!(
        world.get(HOST, "/administration", Some(&dora)).await.status,
        403,
        "the officer reads, and does not set"
    );
    assert_eq!(world.get(HOST, "/administration/log", Some(&of_bob)).await.status, 403);
    assert_eq!(world.post(HOST, "/administration/log", Some(&of_bob), &[]).await.status, 403);
    let log = world.get(HOST, "/administration/log?check=1", Some(&dora)).await.body;
    assert!(log.contains("The seals hold: 3 lines") && log.contains("365 days") && log.contains("Ada"), "{log}");
    assert!(world.get(HOST, "/administration/log?act=terms", Some(&dora)).await.body.contains("empty"));
    assert!(world.get(HOST, "/administration/log?who=bob", Some(&dora)).await.body.contains("empty"));

    let file = world.post(HOST, "/administration/log", Some(&dora), &[("act", "setting")]).await;
    assert!(file.headers.contains("text/csv"), "{}", file.headers);
    assert_eq!(file.body.lines().count(), 4, "{}", file.body);
    assert_eq!(held(&world, reader).await, (4, None), "taking the file is a line itself");

    // Texts can be erased, and the chain holds; whatever else is altered shows.
    let organisation = world.organisation;
    let alter = async |sql: &'static str| {
        world.store.system("a test alters the log", move |tx| tx.execute(sql, params! { organisation })).await.unwrap();
    };
    alter("update audit set texts = null where organisation = :organisation and number = 1").await;
    assert_eq!(held(&world, reader).await, (4, None));
    alter("update audit set texts = '{}' where organisation = :organisation and number = 3").await;
    assert_eq!(held(&world, reader).await, (4, Some(3)));
    alter("delete from audit where organisation = :organisation and number = 2").await;
    assert_eq!(held(&world, reader).await, (4, Some(2)));
    let log = world.get(HOST, "/administration/log?check=1", Some(&ada)).await.body;
    assert!(log.contains("The seal of line 2 does not hold"), "{log}");
}
on_both!(the_log_is_read_by_its_readers_and_shows_what_was_altered);

async fn new_terms_are_asked_of_everybody(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let note = world.note(reader, None, "Hello").await;
    let attached = world.upload(HOST, &format!("/entries/{note}/edit"), &ada, "files", "a.txt", b"a").await;
    assert_eq!(attached.status, 303, "{}", attached.body);
    let page = world.get(HOST, &format!("/entries/{note}"), Some(&of_bob)).await.body;
    let file = format!("/files/{}", files_of(&page)[0]);
    assert_eq!(world.get(HOST, &file, Some(&of_bob)).await.status, 200);
    let texts = [("fr", "# Règles\n\nPolies."), ("en", "# Rules\n\nBe kind. <script>x</script>"), ("seen", "1")];
    let missing =
        world.post(HOST, "/administration/terms", Some(&ada), &[("fr", "Seul"), ("en", " "), ("seen", "1")]).await;
    assert!(missing.status == 422 && missing.body.contains("Seul"), "{}", missing.body);
    assert_eq!(world.post(HOST, "/administration/terms", Some(&ada), &texts).await.status, 303);
    assert_eq!(
        world.post(HOST, "/administration/terms", Some(&ada), &texts).await.status,
        303,
        "a button pressed twice"
    );
    let meanwhile = [("fr", "Autres"), ("en", "Others"), ("seen", "1")];
    let later = world.post(HOST, "/administration/terms", Some(&ada), &meanwhile).await;
    assert!(later.status == 409 && later.body.contains("meanwhile"), "{}", later.body);
    assert_eq!(world.get(HOST, "/administration", Some(&ada)).await.location, "/terms?next=%2Fadministration");
    let asked = world.get(HOST, "/people", Some(&of_bob)).await;
    assert_eq!(asked.location, "/terms?next=%2Fpeople");
    let written = [("kind", "note"), ("nonce", "n"), ("source", "Written before the terms were read")];
    let refused = world.post(HOST, "/entries", Some(&of_bob), &written).await;
    assert!(refused.status == 409 && refused.body.contains("Written before the terms"), "{}", refused.body);
    assert!(refused.body.contains("href=\"/terms\" target=\"_blank\""), "{}", refused.body);
    // What goes by the system's hand, and what is one's own business, waits as well; one's own data does not, nor a draft,
    // until it is given away.
    let draft = [("context", "feed"), ("source", "Begun before")];
    assert_eq!(world.post(HOST, "/drafts", Some(&of_bob), &draft).await.status, 204);
    let bookmark = format!("/entries/{note}/bookmark");
    for path in [bookmark.as_str(), "/welcome/done", "/people/ada/mute", "/settings", "/drafts/give"] {
        let refused = world.post(HOST, path, Some(&of_bob), &[("context", "feed"), ("to", "ada")]).await;
        assert_eq!(refused.status, 409, "{path}: {}", refused.body);
    }
    let file = world.get(HOST, &file, Some(&of_bob)).await;
    assert_eq!(file.location.split('=').next(), Some("/terms?next"), "{}", file.body);
    assert_eq!(
        world.get(HOST, "/complete/people?q=a", Some(&of_bob)).await.location,
        "/terms?next=%2Fcomplete%2Fpeople%3Fq%3Da"
    );
    assert_eq!(
        world.post(HOST, "/administration/people/bob/erase", Some(&ada), &[("confirm", "bob")]).await.status,
        409
    );
    assert_eq!(world.get(HOST, "/settings/data", Some(&of_bob)).await.status, 200);
    let terms = world.get(HOST, "/terms", Some(&of_bob)).await.body;
    assert!(terms.contains("Be kind.") && !terms.contains("<script>x"), "{terms}");
    assert_eq!(held(&world, reader).await, (1, None));
}
on_both!(new_terms_are_asked_of_everybody);

async fn whoever_leaves_is_out_at_once_and_finds_everything_on_coming_back(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let cleo = world.person(world.organisation, "Cleo", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let open = spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false };
    let secret = spaces::Access { members: spaces::Visibility::Secret, ..open };
    let (lab, den) = (world.space(bob, "Lab", open).await, world.space(bob, "Den", secret).await);
    let closed = spaces::Access { members: spaces::Visibility::Closed, ..open };
    let inner = world.space(bob, "Inner", closed).await;
    world.note(bob, Some(inner), "For its members alone").await;
    let dan = world.person(world.organisation, "Dan", false).await;
    world.add(den, dan, kernel::audience::Role::Writer).await;
    let note = world.note(bob, Some(lab), "Left behind").await;

    let path = "/administration/people/bob";
    assert_eq!(world.get(HOST, path, Some(&of_bob)).await.status, 403);
    assert_eq!(world.post(HOST, path, Some(&of_bob), &[("do", "close")]).await.status, 403);
    let settings_of_den = world
        .store
        .read(world.asker(bob), move |tx| {
            tx.one::<String>("select slug from visible_space where id = :den", params! { den })
        })
        .await
        .map(|slug| format!("/spaces/{}/settings", slug.into_inner()))
        .unwrap();
    let page = world.get(HOST, path, Some(&ada)).await.body;
    assert!(page.contains("Close now") && !page.contains("Den"), "{page}");
    let unknown = world.post(HOST, path, Some(&ada), &[("do", "close"), ("heir", "nobody")]).await;
    assert!(unknown.status == 422 && unknown.body.contains("Nobody has this handle"), "{}", unknown.body);

    let closing = [("do", "close"), ("heir", "@cleo"), ("reason", "End of contract")];
    let closed = world.post(HOST, path, Some(&ada), &closing).await;
    assert_eq!(closed.location, format!("{path}?done=account"), "{}", closed.body);
    assert_eq!(world.get(HOST, "/inbox", Some(&of_bob)).await.location, "/sign-in?next=%2Finbox");
    let of_cleo = world.session(world.organisation, cleo).await;
    assert_eq!(world.get(HOST, "/spaces/lab/settings", Some(&of_cleo)).await.status, 200, "she owns it now");
    crate::world::follow_all(&world.store).await;
    let told = world.get(HOST, "/inbox", Some(&of_cleo)).await.body;
    assert!(told.contains("Lab is yours now") && !told.contains("Inner is") && !told.contains("Den is"), "{told}");
    assert_eq!(world.get(HOST, &settings_of_den, Some(&of_cleo)).await.status, 404, "and learns of no secret space");
    assert_eq!(
        world.get(HOST, "/spaces/inner/settings", Some(&of_cleo)).await.status,
        403,
        "nor does a closed one open to her"
    );
    let of_dan = world.session(world.organisation, dan).await;
    assert_eq!(world.get(HOST, &settings_of_den, Some(&of_dan)).await.status, 200, "whoever is in it keeps it");
    let told = world.get(HOST, "/inbox", Some(&of_dan)).await.body;
    assert!(told.contains("Den is yours now"), "{told}");
    let words = world.get(HOST, &format!("/entries/{note}"), Some(&of_cleo)).await.body;
    assert!(words.contains("Left behind"), "what was said stays");
    let closed = world.get(HOST, "/administration/people?state=closed", Some(&ada)).await.body;
    assert!(closed.contains("people/bob") && !closed.contains("people/cleo"), "{closed}");
    let log = world.get(HOST, "/administration/log?who=bob", Some(&ada)).await.body;
    assert!(log.contains("End of contract") && log.contains("Spaces handed over"), "{log}");

    assert_eq!(world.post(HOST, path, Some(&ada), &[("do", "reopen")]).await.status, 303);
    let of_bob = world.session(world.organisation, bob).await;
    assert_eq!(world.get(HOST, &settings_of_den, Some(&of_bob)).await.status, 200, "with everything");
}
on_both!(whoever_leaves_is_out_at_once_and_finds_everything_on_coming_back);

async fn an_account_closes_by_itself_at_the_end_of_its_day(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let dan = world.person(world.organisation, "Dan", false).await;
    let secret = spaces::Access { members: spaces::Visibility::Secret, guests: false, web: false };
    let den = world.space(bob, "Den", secret).await;
    world.add(den, dan, kernel::audience::Role::Reader).await;
    let path = "/administration/people/bob";
    for (day, words) in [("2026-11-22", "This day is past"), ("soon", "Give a day")] {
        let refused = world.post(HOST, path, Some(&ada), &[("do", "plan"), ("day", day)]).await;
        assert!(refused.status == 422 && refused.body.contains(words), "{day}: {}", refused.body);
    }
    assert_eq!(world.post(HOST, path, Some(&ada), &[("do", "plan"), ("day", "2026-11-24")]).await.status, 303);
    world.clock.advance(24 * 3_600_000);
    server::background::sweep_once(&world.store).await.unwrap();
    let of_bob = world.session(world.organisation, bob).await;
    assert_eq!(world.get(HOST, "/inbox", Some(&of_bob)).await.status, 200, "his last day is not over");
    world.clock.advance(24 * 3_600_000);
    server::background::sweep_once(&world.store).await.unwrap();
    assert_eq!(world.get(HOST, "/inbox", Some(&of_bob)).await.status, 303);
    crate::world::follow_all(&world.store).await;
    let of_dan = world.session(world.organisation, dan).await;
    let told = world.get(HOST, "/inbox", Some(&of_dan)).await.body;
    assert!(told.contains("Den is yours now"), "whose space it is then learns so: {told}");
}
on_both!(an_account_closes_by_itself_at_the_end_of_its_day);

async fn somebody_always_administers(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    world.person(world.organisation, "Bob", false).await;
    world.person(world.organisation, "Gus", true).await;
    let own = "/administration/people/ada";
    for fields in [vec![("do", "roles")], vec![("do", "close")], vec![("do", "plan"), ("day", "2027-01-31")]] {
        let refused = world.post(HOST, own, Some(&ada), &fields).await;
        assert!(
            refused.status == 422 && refused.body.contains("Nobody else administers"),
            "{fields:?} {}",
            refused.body
        );
    }
    let roles = [("do", "roles"), ("roles", "administrator"), ("roles", "protection")];
    assert_eq!(world.post(HOST, "/administration/people/gus", Some(&ada), &roles).await.status, 422, "a guest");
    assert_eq!(world.post(HOST, "/administration/people/bob", Some(&ada), &roles).await.status, 303);
    assert_eq!(world.post(HOST, own, Some(&ada), &[("do", "roles")]).await.status, 303, "now there is another");
    assert_eq!(world.get(HOST, own, Some(&ada)).await.status, 403);
}
on_both!(somebody_always_administers);

async fn what_is_known_of_a_person_is_changed_and_told(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    world.person(world.organisation, "Cleo", false).await;
    let path = "/administration/people/bob";
    let base =
        [("do", "change"), ("name", "Bob Roe"), ("email", "bob.roe@a.example"), ("number", "42"), ("manager", "cleo")];
    let changed = world.post(HOST, path, Some(&ada), &base).await;
    assert_eq!(changed.status, 303, "{}", changed.body);
    let page = world.get(HOST, path, Some(&ada)).await.body;
    assert!(page.contains("Bob Roe") && page.contains("bob.roe@a.example") && page.contains("value=\"42\""), "{page}");
    let cleo = "/administration/people/cleo";
    for (field, value, words) in [
        ("manager", "bob", "already reports to this one"),
        ("number", "42", "Somebody else has this number"),
        ("email", "bob.roe@a.example", "account"),
        ("name", "  ", "required"),
        ("unit", "77", "This choice is gone"),
    ] {
        let mut fields = vec![("do", "change"), ("name", "Cleo"), ("email", "cleo@a.example")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let refused = world.post(HOST, cleo, Some(&ada), &fields).await;
        assert_eq!(refused.status, 422, "{field}: {}", refused.body);
        assert!(refused.body.contains(words), "{field}: {}", refused.body);
    }
    // Whom it concerns may read it, though they read nothing else of the log.
    let of_bob =
        world.store.read(world.asker(bob), |tx| tx.count("select count(*) from visible_audit", &[])).await.unwrap();
    assert_eq!(of_bob, 4);
}
on_both!(what_is_known_of_a_person_is_changed_and_told);

async fn each_setting_is_asked_where_it_matters(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let cora = world.person(world.organisation, "Cora", false).await;
    world.give(cora, OrganisationRole::Curator).await;
    let of_cora = world.session(world.organisation, cora).await;
    let set = async |name: &str, value: &str| {
        let done = world.post(HOST, "/administration", Some(&ada), &[(name, value)]).await;
        assert_eq!(done.status, 303, "{name}={value}: {}", done.body);
    };
    let announce = async |nonce: &str| {
        let form = [("kind", "note"), ("source", "Hear"), ("announcement", "yes"), ("nonce", nonce)];
        let sent = world.post(HOST, "/entries", Some(&of_cora), &form).await;
        (sent.status.as_u16(), sent.body.contains("You cannot announce to this audience"))
    };
    assert_eq!(announce("a").await, (422, true), "the form comes back with what is wrong");
    set("announce-by", "curators").await;
    assert_eq!(announce("b").await, (303, false));
    set("announce-by", "administrators").await;
    assert_eq!(announce("c").await, (422, true));

    let space = async |guests: &str, web: &str, nonce: &str| {
        let form = [
            ("name", nonce),
            ("purpose", "Us"),
            ("lang", "en"),
            ("visibility", "visible"),
            ("joining", "free"),
            ("default_role", "writer"),
            ("guests", guests),
            ("web", web),
            ("nonce", nonce),
        ];
        world.post(HOST, "/spaces", Some(&of_cora), &form).await
    };
    assert_eq!(space("same", "open", "Before").await.status, 303);
    set("guests", "no").await;
    set("web", "no").await;
    for (guests, web, words) in [("same", "none", "its spaces to guests"), ("none", "open", "its spaces to the web")] {
        let refused = space(guests, web, "Meanwhile").await;
        assert!(refused.status != 303 && refused.body.contains(words), "{guests} {web}: {}", refused.body);
    }
    let plain = space("none", "none", "After").await;
    assert_eq!(plain.status, 303, "{}", plain.body);
    let home = world
        .space(reader, "Home", spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false })
        .await
        .to_string();
    let guest = [("emails", "g@b.example"), ("role", "guest"), ("space", home.as_str()), ("lang", "en")];
    let refused = world.post(HOST, "/administration/invite", Some(&ada), &guest).await;
    assert!(refused.status == 422 && refused.body.contains("does not invite people from outside"), "{}", refused.body);

    let note = world.note(cora, None, "To be forgotten").await;
    world.act(cora, move |tx| content::entry::delete(tx, note, "")).await.unwrap();
    set("purge-days", "7").await;
    set("session-days", "1").await;
    let short = world.session(world.organisation, cora).await;
    let words = async || {
        let look = move |tx: &kernel::SystemTx<'_>| {
            tx.first::<i64>("select count(*) from note where entry = :note", params! { note })
        };
        world.store.system_read("a test looks", look).await.unwrap().unwrap()
    };
    for (days, kept, status) in [(0, 1, 200), (6, 1, 303), (2, 0, 303)] {
        world.clock.advance(days * 24 * 3_600_000);
        server::background::sweep_once(&world.store).await.unwrap();
        assert_eq!(words().await, kept, "{days} days later");
        assert_eq!(world.get(HOST, "/inbox", Some(&short)).await.status, status, "{days} days later");
    }
}
on_both!(each_setting_is_asked_where_it_matters);

async fn spaces_that_need_somebody_are_found(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let cora = world.person(world.organisation, "Cora", false).await;
    let open = spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false };
    let workshop = world.space(reader, "Workshop", open).await;
    world.space(cora, "Orphans", open).await;
    let past = world.space(reader, "Past", open).await;
    world.space(cora, "Hush", spaces::Access { members: spaces::Visibility::Secret, ..open }).await;
    world.act(reader, move |tx| spaces::archive(tx, past, true)).await.unwrap();
    // Nobody else is in it to be raised: whoever left stays its owner, and is none.
    let closed = world.post(HOST, "/administration/people/cora", Some(&ada), &[("do", "close")]).await;
    assert_eq!(closed.status, 303, "{}", closed.body);
    let listed_to = async |cookie: &str, query: &str| {
        let page = world.get(HOST, &format!("/administration/spaces{query}"), Some(cookie)).await;
        assert_eq!(page.status, 200, "{}", page.body);
        let main = page.body.split_once("<main").unwrap().1.to_owned();
        ["Workshop", "Orphans", "Past", "Hush"].into_iter().filter(|name| main.contains(name)).collect::<Vec<_>>()
    };
    let listed = async |query: &str| listed_to(&ada, query).await;
    assert_eq!(listed("").await, ["Workshop", "Orphans"]);
    assert_eq!(listed("?state=headless").await, ["Orphans"]);
    assert_eq!(listed("?state=archived").await, ["Past"]);
    assert_eq!(listed("?q=work").await, ["Workshop"]);
    assert_eq!(listed("?state=quiet").await, Vec::<&str>::new());
    world.clock.advance(200 * 24 * 3_600_000);
    let ada = world.session(world.organisation, reader).await;
    assert_eq!(listed_to(&ada, "?state=quiet").await, ["Workshop", "Orphans"]);
    let news = world.note(reader, Some(workshop), "Something new").await;
    assert_eq!(listed_to(&ada, "?state=quiet").await, ["Orphans"]);
    // What was deleted is no sign of life, and tells nobody that it was there.
    world.act(reader, move |tx| content::entry::delete(tx, news, "")).await.unwrap();
    assert_eq!(listed_to(&ada, "?state=quiet").await, ["Workshop", "Orphans"]);
    let dora = world.person(world.organisation, "Dora", false).await;
    let of_dora = world.session(world.organisation, dora).await;
    assert_eq!(world.get(HOST, "/administration/spaces", Some(&of_dora)).await.status, 403);
}
on_both!(spaces_that_need_somebody_are_found);

//! Running an organisation: what its administrators set holds, and the log tells who did.

use kernel::{Id, Person, audience::OrganisationRole, audit, params};

use crate::{
    on_both,
    world::{On, World},
};

const HOST: &str = "a.example";

async fn administrator(world: &World) -> (Id<Person>, String) {
    let ada = world.person(world.organisation, "Ada", false).await;
    world.give(ada, OrganisationRole::Administrator).await;
    (ada, world.session(world.organisation, ada).await)
}

async fn held(world: &World, ada: Id<Person>) -> (i64, Option<i64>) {
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
    assert_eq!(world.post(HOST, "/administration/terms", Some(&ada), &meanwhile).await.status, 409);
    assert_eq!(world.get(HOST, "/administration", Some(&ada)).await.location, "/terms?next=%2Fadministration");
    let asked = world.get(HOST, "/people", Some(&of_bob)).await;
    assert_eq!(asked.location, "/terms?next=%2Fpeople");
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
    assert_eq!(world.get(HOST, &settings_of_den, Some(&of_cleo)).await.status, 404, "and learns of no secret space");
    assert_eq!(
        world.get(HOST, "/spaces/inner/settings", Some(&of_cleo)).await.status,
        403,
        "nor does a closed one open to her"
    );
    let of_dan = world.session(world.organisation, dan).await;
    assert_eq!(world.get(HOST, &settings_of_den, Some(&of_dan)).await.status, 200, "whoever is in it keeps it");
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

const STAFF: &str = "\u{feff}Matricule;Prénom;Nom;Adresse e-mail;Unité;Responsable;Compétences\r\n\
1;Ève;Chardon;eve@a.example;Direction > Ateliers;;chimie, parfum\r\n\
2;Bob;Roe;bob@a.example;Ateliers;1;\r\n\
3;Cleo;Lis;pas une adresse;Ateliers;1;\r\n\
4;Dan;Roux;dan@a.example;Ateliers;5;\r\n\
5;Gil;Sand;gil@a.example;Ateliers;4;\r\n\
6;Hugo;Vial;hugo@a.example;Ateliers;99;\r\n\
2;Bob;Encore;;Ateliers;;\r\n";

async fn sent(world: &World, cookie: &str, file: &[u8]) -> crate::world::Answer {
    world.upload(HOST, "/administration/load", cookie, "people", "staff.csv", file).await
}

/// The value of a hidden field of a page.
fn hidden(page: &str, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    let rest = page.split_once(&marker).unwrap_or_else(|| panic!("no {name} in {page}")).1;
    rest.split('"').next().unwrap().to_owned()
}

async fn a_file_of_people_is_shown_loaded_repeated_and_taken_back(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let organisation = world.organisation;
    world
        .store
        .system("a test's address", move |tx| {
            tx.execute(
                "update credential set email = 'bob@a.example' where organisation = :organisation and person = :bob",
                params! { organisation, bob },
            )
        })
        .await
        .unwrap();
    assert_eq!(sent(&world, &of_bob, STAFF.as_bytes()).await.status, 403);
    for (file, words) in [(&b""[..], "Choose a file"), (b"PK\x03\x04", "no text"), (b"\n\n", "empty")] {
        let refused = sent(&world, &ada, file).await;
        assert!(refused.status == 422 && refused.body.contains(words), "{}", refused.body);
    }

    let columns = sent(&world, &ada, STAFF.as_bytes()).await.body;
    assert!(
        columns.contains("value=\"manager\" selected") && columns.contains("Éve") | columns.contains("Ève"),
        "{columns}"
    );
    let file = hidden(&columns, "file");
    let mapping = ["number", "first", "last", "email", "unit", "manager", "skills"];
    let names: Vec<String> = (0..mapping.len()).map(|column| format!("column-{column}")).collect();
    let mut form: Vec<(&str, &str)> = vec![("file", &file), ("makes", "yes")];
    form.extend(names.iter().map(String::as_str).zip(mapping));
    let asked = |step: &'static str| {
        let mut form = form.clone();
        form.push(("do", step));
        form
    };
    let none = world.post(HOST, "/administration/load", Some(&ada), &[("file", &file), ("do", "plan")]).await.body;
    assert!(none.contains("No column finds a person"), "{none}");
    let plan = world.post(HOST, "/administration/load", Some(&ada), &asked("plan")).await.body;
    for words in [
        "is no address",
        "The managers go round in a circle: lines 5, 6",
        "The manager “99” is neither here nor in the file",
        "The same person stands in line 3 already",
        "Load 2 people",
        "Direction &gt; Ateliers",
    ] {
        assert!(plan.contains(words), "{words}: {plan}");
    }
    let of = world.post(HOST, "/administration/load", Some(&of_bob), &asked("load")).await;
    assert_eq!(of.status, 403, "the file of another is no file");

    let load = async |world: &World| {
        let begun = world.post(HOST, "/administration/load", Some(&ada), &asked("load")).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        let done = crate::support::wait_for_async("the load is done", async || {
            let page = world.get(HOST, &begun.location, Some(&ada)).await.body;
            page.contains("lines left out.").then_some(page)
        });
        (begun.location.clone(), done.await)
    };
    let (_, done) = load(&world).await;
    assert!(done.contains("1 created, 1 changed, 5 lines left out"), "{done}");
    let page = world.get(HOST, "/people/bob", Some(&ada)).await.body;
    assert!(page.contains("Bob Roe") && page.contains("Ève Chardon") && page.contains("Ateliers"), "{page}");
    let waiting = world.get(HOST, "/administration/people?state=waiting", Some(&ada)).await.body;
    assert!(waiting.contains("eve@a.example"), "{waiting}");
    let (again, done) = load(&world).await;
    assert!(done.contains("0 created, 0 changed"), "loaded twice, nothing changes: {done}");

    // What somebody changed since stays; the rest is as it was.
    world.post(HOST, &format!("{again}/undo"), Some(&ada), &[]).await;
    let loads = world.get(HOST, "/administration/load", Some(&ada)).await.body;
    let first = loads.split("/administration/load/").find_map(|rest| rest.split_once("/undo")).unwrap().0.to_owned();
    let since = [("do", "change"), ("name", "Bob Rousseau"), ("email", "bob@a.example"), ("number", "2")];
    world.post(HOST, "/administration/people/bob", Some(&ada), &since).await;
    let undone = world.post(HOST, &format!("/administration/load/{first}/undo"), Some(&ada), &[]).await;
    assert_eq!(undone.location, "/administration/load?done=load-undone", "{}", undone.body);
    assert_eq!(world.get(HOST, "/people/eve.chardon", Some(&ada)).await.status, 404, "whom the load made goes");
    let page = world.get(HOST, "/people/bob", Some(&ada)).await.body;
    assert!(page.contains("Bob Rousseau") && !page.contains("Ateliers"), "{page}");
    assert_eq!(held(&world, reader).await.1, None);
    let log = world.get(HOST, "/administration/log", Some(&ada)).await.body;
    assert!(log.contains("People loaded from a file") && log.contains("Load taken back"), "{log}");
}
on_both!(a_file_of_people_is_shown_loaded_repeated_and_taken_back);

async fn whoever_was_loaded_is_asked_in_and_finds_their_account(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let path = "/administration/invite/waiting";
    assert_eq!(world.post(HOST, path, Some(&of_bob), &[]).await.status, 403);
    for _ in ["asked in", "pressed twice, nobody is asked twice"] {
        assert_eq!(world.post(HOST, path, Some(&ada), &[]).await.status, 303);
    }
    let mails = world
        .store
        .system_read("a test's mail", |tx| {
            tx.all::<String>("select payload from job where kind = 'mail' order by id", params! {})
        })
        .await
        .unwrap();
    assert_eq!(mails.len(), 2, "she and he");
    let mail = mails.iter().find(|mail| mail.contains(&format!("bob@{}.example", world.organisation))).unwrap();
    let secret: String = mail
        .split_once("/invitation/")
        .unwrap()
        .1
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    let link = format!("/invitation/{secret}");
    let page = world.get(HOST, &link, None).await.body;
    assert!(page.contains("Hello Bob") && page.contains("name=\"password\""), "{page}");
    let password = "correct horse battery staple";
    let form = [("name", "Somebody else"), ("password", password), ("again", password), ("accept", "yes")];
    let opened = world.post(HOST, &link, None, &form).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    assert_eq!(world.get(HOST, &link, None).await.status, 404, "once");
    let profile = world.get(HOST, "/people/bob", Some(&ada)).await;
    assert!(profile.status == 200 && !profile.body.contains("Somebody else"));
    let people = world.get(HOST, "/administration/people?state=waiting", Some(&ada)).await.body;
    assert!(!people.contains("people/bob") && people.contains("people/ada"), "{people}");
    let email = format!("bob@{}.example", world.organisation);
    let entered = world.post(HOST, "/sign-in", None, &[("email", &email), ("password", password)]).await;
    assert_eq!(entered.status, 303, "{}", entered.body);
}
on_both!(whoever_was_loaded_is_asked_in_and_finds_their_account);

async fn a_newcomer_is_useful_in_a_minute(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let open = spaces::Access { members: spaces::Visibility::Visible, guests: false, web: false };
    let secret = spaces::Access { members: spaces::Visibility::Secret, ..open };
    let lab = world.space(reader, "Lab", open).await;
    world.space(reader, "Den", secret).await;
    world.note(reader, Some(lab), "Written last month").await;
    let organisation = world.organisation;
    let emails = [("emails", "new@a.example"), ("role", "member"), ("lang", "en")];
    let invited = world.post(HOST, "/administration/invite", Some(&ada), &emails).await;
    assert_eq!(invited.status, 303, "{}", invited.body);
    let mail = world
        .store
        .system_read("a test's mail", |tx| {
            tx.first::<String>("select payload from job where kind = 'mail' order by id desc limit 1", params! {})
        })
        .await
        .unwrap()
        .unwrap();
    let secret: String = mail
        .split_once("/invitation/")
        .unwrap()
        .1
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c))
        .collect();
    let password = "correct horse battery staple";
    let form = [("name", "New Comer"), ("password", password), ("again", password), ("accept", "yes")];
    let entered = world.post(HOST, &format!("/invitation/{secret}"), None, &form).await;
    assert_eq!(entered.location, "/welcome", "{}", entered.body);
    let newcomer: Id<Person> = world
        .store
        .system_read("a test looks", move |tx| {
            let found = tx.first(
                "select id from person where organisation = :organisation and handle = 'new.comer'",
                params! { organisation },
            )?;
            found.ok_or(kernel::Error::NotFound)
        })
        .await
        .unwrap();
    let cookie = world.session(organisation, newcomer).await;
    let welcome = world.get(HOST, "/welcome", Some(&cookie)).await.body;
    assert!(welcome.contains("Lab") && !welcome.contains("Den"), "{welcome}");
    let home = world.get(HOST, "/", Some(&cookie)).await.body;
    assert!(home.contains("Your first steps") && !home.contains("Written last month"), "{home}");
    let lab = lab.to_string();
    let begun =
        world.post(HOST, "/welcome", Some(&cookie), &[("space", &lab), ("person", "ada"), ("person", "nobody")]).await;
    assert_eq!(begun.location, "/?done=welcome", "{}", begun.body);
    let home = world.get(HOST, "/", Some(&cookie)).await.body;
    assert!(home.contains("Written last month"), "a feed that holds what was written before: {home}");
    assert_eq!(home.matches("data-done").count(), 2, "joined and follows: {home}");
    world.post(HOST, "/welcome/done", Some(&cookie), &[]).await;
    assert!(!world.get(HOST, "/", Some(&cookie)).await.body.contains("Your first steps"));
    assert!(!world.get(HOST, "/", Some(&ada)).await.body.contains("Your first steps"), "for newcomers alone");
}
on_both!(a_newcomer_is_useful_in_a_minute);

async fn no_file_and_no_day_leaves_the_organisation_without_an_administrator(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let organisation = world.organisation;
    let email = format!("ada@{organisation}.example");
    let other = world.person(organisation, "Bea", false).await;
    let load = async |text: String| {
        let table = transfer::people::table::read(text.as_bytes()).unwrap();
        let mapping = transfer::people::mapping::guess(&table.head);
        let load = transfer::people::load::Load {
            organisation,
            actor: None,
            name: "x.csv".into(),
            table,
            mapping,
            makes_missing: false,
        };
        let id = load.begin(&world.store).await.unwrap();
        (id, load.run(&world.store, id, |_, _| ()).await.unwrap())
    };
    for line in [
        format!("{email},externe,,"),
        format!("{email},,31/01/2027,"),
        format!("bea@{organisation}.example,externe,,dpo"),
    ] {
        let (_, done) = load(format!("email,type,dernier jour,role\n{line}\n")).await;
        assert_eq!((done.changed, done.wrong), (0, 1), "{line}");
    }
    // A role that a file gave is taken back with it, but not from whoever has become the last.
    let (id, done) = load(format!("email,role\nbea@{organisation}.example,administrator\n")).await;
    assert_eq!(done.changed, 1);
    world.post(HOST, "/administration/people/ada", Some(&ada), &[("do", "roles")]).await;
    transfer::people::undo(&world.store, organisation, None, id).await.unwrap();
    let bea = world.session(organisation, other).await;
    assert_eq!(world.get(HOST, "/administration", Some(&bea)).await.status, 200);
    // Two who leave on one day do not both go.
    world.post(HOST, "/administration/people/ada", Some(&bea), &[("do", "roles"), ("roles", "administrator")]).await;
    for who in ["ada", "bea"] {
        let day = [("do", "plan"), ("day", "2026-11-24")];
        assert_eq!(world.post(HOST, &format!("/administration/people/{who}"), Some(&bea), &day).await.status, 303);
    }
    world.clock.advance(4 * 24 * 3_600_000);
    server::background::sweep_once(&world.store).await.unwrap();
    let open: i64 = world
        .store
        .system_read("a test counts", move |tx| {
            Ok(tx
                .first(
                    "select count(*) from person where organisation = :organisation and deactivated_at is null",
                    params! { organisation },
                )?
                .unwrap_or_default())
        })
        .await
        .unwrap();
    assert_eq!(open, 2, "until one of them is replaced");
}
on_both!(no_file_and_no_day_leaves_the_organisation_without_an_administrator);

async fn a_load_that_runs_is_not_taken_back(on: On) {
    let world = World::new(on).await;
    let organisation = world.organisation;
    let table = transfer::people::table::read(b"email,name\nnew@a.example,New\n").unwrap();
    let mapping = transfer::people::mapping::guess(&table.head);
    let load = transfer::people::load::Load {
        organisation,
        actor: None,
        name: "x.csv".into(),
        table,
        mapping,
        makes_missing: false,
    };
    let id = load.begin(&world.store).await.unwrap();
    let undo = async || transfer::people::undo(&world.store, organisation, None, id).await;
    assert!(matches!(undo().await, Err(kernel::Error::Conflict(_))));
    // What was cut off an hour ago runs no more.
    world.clock.advance(3_600_000);
    assert_eq!(undo().await.unwrap(), 0);
}
on_both!(a_load_that_runs_is_not_taken_back);

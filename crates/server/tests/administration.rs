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
    assert_eq!(world.get(HOST, "/admin", Some(&of_bob)).await.status, 403);
    assert_eq!(world.post(HOST, "/admin", Some(&of_bob), &[("name", "Mine")]).await.status, 403);

    let page = world.get(HOST, "/admin", Some(&ada)).await.body;
    assert_eq!(page.matches("Never changed").count(), 11, "{page}");
    let fields = [("name", "Maison & Fils"), ("found-by", "administrators"), ("purge-days", "30"), ("hue", "145")];
    assert_eq!(world.post(HOST, "/admin", Some(&ada), &fields).await.location, "/admin?done=settings");
    let page = world.get(HOST, "/admin", Some(&ada)).await.body;
    assert_eq!(page.matches("Changed by Ada").count(), 3, "what was sent as it was has not changed: {page}");
    assert!(page.contains("Maison &amp; Fils"));
    assert!(world.get(HOST, "/organisation.css", Some(&of_bob)).await.body.contains("145"), "at once, for everybody");

    // What holds is asked by the features.
    assert_eq!(world.get(HOST, "/spaces/new", Some(&ada)).await.status, 200);
    let fields = [("name", "Mine"), ("purpose", "Us"), ("visibility", "visible"), ("joining", "free")];
    let founded = world.post(HOST, "/spaces", Some(&of_bob), &fields).await;
    assert_eq!(founded.status, 403, "{}", founded.body);

    // Nothing that may not be chosen, and nothing of the rest of such a form.
    let wrong = world.post(HOST, "/admin", Some(&ada), &[("name", "Other"), ("purge-days", "0")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"Other\""), "{}", wrong.body);
    assert!(world.get(HOST, "/admin", Some(&ada)).await.body.contains("Maison &amp; Fils"));

    let found = world.get(HOST, "/admin?q=languag", Some(&ada)).await.body;
    assert!(found.contains("name=\"lang\"") && !found.contains("name=\"purge-days\""), "{found}");
    assert!(world.get(HOST, "/admin?q=zzz", Some(&ada)).await.body.contains("href=\"/admin\""));
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
        world.post(HOST, "/admin", Some(&ada), &[("purge-days", days)]).await;
    }
    assert_eq!(world.get(HOST, "/admin", Some(&dora)).await.status, 403, "the officer reads, and does not set");
    assert_eq!(world.get(HOST, "/admin/log", Some(&of_bob)).await.status, 403);
    assert_eq!(world.get(HOST, "/admin/log.csv", Some(&of_bob)).await.status, 403);
    let log = world.get(HOST, "/admin/log?check=1", Some(&dora)).await.body;
    assert!(log.contains("The seals hold: 3 lines") && log.contains("365 days") && log.contains("Ada"), "{log}");
    assert!(world.get(HOST, "/admin/log?act=terms", Some(&dora)).await.body.contains("empty"));
    assert!(world.get(HOST, "/admin/log?who=bob", Some(&dora)).await.body.contains("empty"));

    let file = world.get(HOST, "/admin/log.csv?act=setting", Some(&dora)).await;
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
    let log = world.get(HOST, "/admin/log?check=1", Some(&ada)).await.body;
    assert!(log.contains("The seal of line 2 does not hold"), "{log}");
}
on_both!(the_log_is_read_by_its_readers_and_shows_what_was_altered);

async fn new_terms_are_asked_of_everybody(on: On) {
    let world = World::new(on).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let texts = [("fr", "# Règles\n\nPolies."), ("en", "# Rules\n\nBe kind. <script>x</script>"), ("seen", "1")];
    let missing = world.post(HOST, "/admin/terms", Some(&ada), &[("fr", "Seul"), ("en", " "), ("seen", "1")]).await;
    assert!(missing.status == 422 && missing.body.contains("Seul"), "{}", missing.body);
    assert_eq!(world.post(HOST, "/admin/terms", Some(&ada), &texts).await.status, 303);
    assert_eq!(world.post(HOST, "/admin/terms", Some(&ada), &texts).await.status, 303, "a button pressed twice");
    let meanwhile = [("fr", "Autres"), ("en", "Others"), ("seen", "1")];
    assert_eq!(world.post(HOST, "/admin/terms", Some(&ada), &meanwhile).await.status, 409);
    assert_eq!(world.get(HOST, "/admin", Some(&ada)).await.location, "/terms?next=%2Fadmin");
    let asked = world.get(HOST, "/people", Some(&of_bob)).await;
    assert_eq!(asked.location, "/terms?next=%2Fpeople");
    let terms = world.get(HOST, "/terms", Some(&of_bob)).await.body;
    assert!(terms.contains("Be kind.") && !terms.contains("<script>x"), "{terms}");
    assert_eq!(held(&world, reader).await, (1, None));
}
on_both!(new_terms_are_asked_of_everybody);

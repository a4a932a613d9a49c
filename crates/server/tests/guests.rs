//! Guests: who asks them in, and into what.

use kernel::params;

use crate::{
    administration::{HOST, administrator},
    on_both,
    world::{On, World},
};

async fn whoever_animates_a_space_invites_guests_where_that_is_chosen(on: On) {
    let world = World::new(on).await;
    let (ada_id, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let cleo = world.person(world.organisation, "Cleo", false).await;
    let of_cleo = world.session(world.organisation, cleo).await;
    let lab = world.space(bob, "Lab", spaces::Access { guests: true, ..spaces::Access::default() }).await;
    world.space(cleo, "Other", spaces::Access::default()).await;
    world.add(lab, cleo, kernel::audience::Role::Moderator).await;
    let (path, form) = ("/spaces/lab/guests", [("emails", "gil@out.example"), ("lang", "en"), ("word", "Welcome")]);
    let shut = async |why: &str| {
        for who in [&of_bob, &of_cleo] {
            assert_eq!(world.get(HOST, path, Some(who)).await.status, 403, "{why}");
            assert_eq!(world.post(HOST, path, Some(who), &form).await.status, 403, "{why}");
        }
        assert!(!world.get(HOST, "/spaces/lab/requests", Some(&of_bob)).await.body.contains(path), "{why}");
    };
    shut("administrators alone, unless it is chosen otherwise").await;
    let choose = async |value: &'static str| {
        let page = world.get(HOST, "/administration", Some(&ada)).await.body;
        assert!(page.contains("value=\"animators\""), "{page}");
        let organisation = world.organisation;
        let set = world.store.system("a test chooses", move |tx| {
            tx.execute(
                "insert into setting(organisation, name, value) values (:organisation, 'guests', :value) \
                 on conflict (organisation, name) do update set value = excluded.value",
                params! { organisation, value },
            )
        });
        set.await.unwrap();
    };
    choose("no").await;
    shut("not allowed at all").await;
    choose("animators").await;
    assert!(world.get(HOST, "/spaces/lab/requests", Some(&of_bob)).await.body.contains(path));
    for who in [Some(of_cleo.as_str()), None] {
        assert!(world.get(HOST, path, who).await.status != 200, "who moderates does not ask people in");
        assert!(world.post(HOST, path, who, &form).await.status != 200);
    }
    // Neither into another space, nor as members.
    let as_member = [("emails", "eve@out.example"), ("role", "member"), ("lang", "en")];
    assert_eq!(world.post(HOST, "/administration/invite", Some(&of_bob), &as_member).await.status, 403);
    assert_eq!(world.post(HOST, "/spaces/other/guests", Some(&of_bob), &form).await.status, 403);
    let bad = world.post(HOST, path, Some(&of_bob), &[("emails", "gil@out.example, nobody"), ("lang", "en")]).await;
    assert!(bad.status == 422 && bad.body.contains("gil@out.example, nobody"), "{}", bad.body);
    let sent = world.post(HOST, path, Some(&of_bob), &form).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    let link = sent.body.split_once("/invitation/").unwrap().1.split('<').next().unwrap().to_owned();
    let page = world.get(HOST, path, Some(&of_bob)).await.body;
    assert!(page.contains("gil@out.example") && !page.contains(&link), "{page}");
    let account = [
        ("name", "Gil"),
        ("password", "une noisette confiante"),
        ("again", "une noisette confiante"),
        ("accept", "yes"),
    ];
    assert_eq!(world.post(HOST, &format!("/invitation/{link}"), None, &account).await.status, 303);
    let joined = world.store.system_read("a test looks", move |tx| {
        tx.first::<(String, i64)>(
            "select p.kind, m.audience from person p join member m on m.person = p.id where p.name = 'Gil'",
            params! {},
        )
    });
    assert_eq!(joined.await.unwrap(), Some(("guest".to_owned(), lab.get())));
    // An invitation is taken back by whoever manages the space, and by nobody else.
    let again = world.post(HOST, path, Some(&of_bob), &[("emails", "hal@out.example"), ("lang", "en")]).await;
    let id = again.body.split("/guests/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let revoke = format!("{path}/{id}/revoke");
    assert_eq!(world.post(HOST, &revoke, Some(&of_cleo), &[]).await.status, 404);
    assert_eq!(world.post(HOST, &revoke, Some(&of_bob), &[]).await.status, 303);
    assert_eq!(world.post(HOST, &revoke, Some(&of_bob), &[]).await.status, 404);
    // What an administrator sent is not ended by it; whoever has an account is named, and the others' links are shown.
    let as_member = [("emails", "eve@out.example"), ("role", "member"), ("lang", "en")];
    let sent = world.post(HOST, "/administration/invite", Some(&ada), &as_member).await.body;
    let link = sent.split_once("/invitation/").unwrap().1.split('<').next().unwrap().to_owned();
    let known = world.post(HOST, path, Some(&of_bob), &[("emails", "eve@out.example"), ("lang", "en")]).await;
    assert!(known.status == 422 && !known.body.contains("The others"), "{}", known.body);
    let mixed = [("emails", "eve@out.example ida@out.example gil@out.example"), ("lang", "en")];
    let mixed = world.post(HOST, path, Some(&of_bob), &mixed).await;
    assert!(mixed.status == 422 && mixed.body.matches("/invitation/").count() == 1, "{}", mixed.body);
    assert_eq!(world.get(HOST, &format!("/invitation/{link}"), None).await.status, 200, "hers still opens");
    // A future colleague whom an administrator asks into the space is not its animators' to see, nor to take back.
    world.add(lab, ada_id, kernel::audience::Role::Owner).await;
    let lab_id = lab.get().to_string();
    let colleague = [("emails", "kim@out.example"), ("role", "member"), ("space", lab_id.as_str()), ("lang", "en")];
    let sent = world.post(HOST, "/administration/invite", Some(&ada), &colleague).await;
    let sent = sent.body;
    assert!(sent.contains("kim@out.example") && sent.contains("/invitation/"), "{sent}");
    assert!(!world.get(HOST, path, Some(&of_bob)).await.body.contains("kim@out.example"));
    // Within bounds.
    let many: Vec<String> = (0..49).map(|number| format!("n{number}@out.example")).collect();
    let many = many.join(" ");
    let refused = world.post(HOST, path, Some(&of_bob), &[("emails", &many), ("lang", "en")]).await;
    assert!(refused.status == 422 && refused.body.contains("at most fifty guests a day"), "{}", refused.body);
    assert!(world.get(HOST, "/administration/log", Some(&ada)).await.body.contains("Lab"), "the log has it");
}
on_both!(whoever_animates_a_space_invites_guests_where_that_is_chosen);

async fn an_invitation_holds_as_long_as_whoever_sent_it_might_send_it(on: On) {
    let world = World::new(on).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    let lab = world.space(bob, "Lab", spaces::Access { guests: true, ..spaces::Access::default() }).await;
    world.space(bob, "Other", spaces::Access { guests: true, ..spaces::Access::default() }).await;
    let organisation = world.organisation;
    let set = async |sql: &'static str, value: &'static str| {
        let changed = world
            .store
            .system("a test changes", move |tx| {
                tx.execute(sql, params! { organisation, bob, lab, value, now = tx.now() })
            })
            .await
            .unwrap();
        assert_eq!(changed, 1, "{sql}");
    };
    let setting = "insert into setting(organisation, name, value) values (:organisation, 'guests', :value) \
                   on conflict (organisation, name) do update set value = excluded.value";
    let role =
        "update member set role = :value where organisation = :organisation and audience = :lab and person = :bob";
    set(setting, "animators").await;
    let path = "/spaces/lab/guests";
    let sent = world.post(HOST, path, Some(&of_bob), &[("emails", "gil@out.example"), ("lang", "en")]).await.body;
    let guest = sent.split_once("/invitation/").unwrap().1.split('<').next().unwrap().to_owned();
    let id = sent.split("/guests/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let as_member = [("emails", "eve@out.example"), ("role", "member"), ("lang", "en")];
    let sent = world.post(HOST, "/administration/invite", Some(&ada), &as_member).await.body;
    let member = sent.split_once("/invitation/").unwrap().1.split('<').next().unwrap().to_owned();
    let account = [
        ("name", "Gil"),
        ("password", "une noisette confiante"),
        ("again", "une noisette confiante"),
        ("accept", "yes"),
    ];
    let opens = async |link: &str, why: &str, yes: bool| {
        let link = format!("/invitation/{link}");
        assert_eq!(world.get(HOST, &link, None).await.status, if yes { 200 } else { 404 }, "{why}");
        if !yes {
            assert_eq!(world.post(HOST, &link, None, &account).await.status, 404, "{why}");
        }
    };
    opens(&guest, "as it was sent", true).await;
    set(setting, "no").await;
    opens(&guest, "guests are not wanted any more", false).await;
    set(setting, "yes").await;
    opens(&guest, "administrators alone invite now", false).await;
    set(setting, "animators").await;
    set(role, "reader").await;
    opens(&guest, "its sender manages the members no more", false).await;
    set(role, "owner").await;
    assert_eq!(world.post(HOST, "/spaces/lab/archive", Some(&of_bob), &[]).await.status, 303);
    opens(&guest, "the space is archived", false).await;
    assert_eq!(world.post(HOST, "/spaces/lab/unarchive", Some(&of_bob), &[]).await.status, 303);
    opens(&guest, "all is again as it was", true).await;
    set("update person set deactivated_at = :now where organisation = :organisation and id = :bob", "").await;
    opens(&guest, "its sender has left", false).await;
    set("update person set deactivated_at = null where organisation = :organisation and id = :bob", "").await;
    opens(&member, "as it was sent", true).await;
    let log = world.get(HOST, "/administration/log", Some(&ada)).await.body;
    assert!(log.matches("Invitation<").count() >= 3, "those of administrators too: {log}");
    set("delete from person_role where organisation = :organisation and role = 'administrator'", "").await;
    opens(&member, "its sender administers no more", false).await;
    // At the address of another space there is no such invitation.
    let elsewhere = format!("/spaces/other/guests/{id}/revoke");
    assert_eq!(world.post(HOST, &elsewhere, Some(&of_bob), &[]).await.status, 404);
    opens(&guest, "nobody took it back", true).await;
    // What is pasted with marks that nobody sees is no address of anybody.
    let unseen = world.post(HOST, path, Some(&of_bob), &[("emails", "u\u{feff}@out.example"), ("lang", "en")]).await;
    assert_eq!(unseen.status, 422, "{}", unseen.body);
}
on_both!(an_invitation_holds_as_long_as_whoever_sent_it_might_send_it);

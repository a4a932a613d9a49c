//! Coming in by a link: members, guests, and the first administrator.

use http::StatusCode;
use kernel::{Id, Person};

use crate::house::{House, PASSWORD, house};

async fn space(house: &House, id: i64, owner: Id<Person>) {
    let a = house.a;
    house
        .store
        .system("test", move |tx| {
            tx.execute("insert into audience(organisation, id, kind, open_to) values (:a, :id, 'space', 0)", kernel::params! { a, id })?;
            tx.execute(
                "insert into space(organisation, id, slug, name, fold, lang, visibility, listed_to, joining, default_role, member_count, created_at) \
                 values (:a, :id, :slug, 'Atelier', 'atelier', 'fr', 'secret', 0, 'invitation', 'contributor', 1, 0)",
                kernel::params! { a, id, slug = format!("atelier-{id}") },
            )?;
            tx.execute(
                "insert into member(organisation, audience, person, role, since) values (:a, :id, :owner, 'owner', 0)",
                kernel::params! { a, id, owner },
            )
            .map(|_| ())
        })
        .await
        .unwrap();
}

const ACCOUNT: [(&str, &str); 4] = [
    ("name", "Zoé d’Arthez"),
    ("password", "une noisette confiante"),
    ("again", "une noisette confiante"),
    ("accept", "yes"),
];

#[tokio::test]
async fn an_administrator_invites_and_the_link_makes_one_member() {
    let house = house(false).await;
    let ann = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let asked = [("emails", "Zoe@example.org"), ("role", "member"), ("lang", "en"), ("word", "See you <soon>")];
    let got = house.post("a.test", "/administration/invite", &ann, &asked).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.body);
    let mail = house.mails().await.pop().unwrap();
    assert!(
        mail.to == "zoe@example.org" && mail.text.contains("Ann Lee") && mail.text.contains("See you <soon>"),
        "{}",
        mail.text
    );
    assert!(house.get("a.test", "/administration/invite", &ann).await.body.contains("zoe@example.org"));
    let link = house.link().await;
    // To be handed over where the mail does not arrive, and shown no second time.
    assert!(got.body.contains(&link), "{}", got.body);
    assert!(!house.get("a.test", "/administration/invite", &ann).await.body.contains(&link));
    assert!(house.get("a.test", &link, "").await.body.contains("Ann Lee invites you to join Maison a"));
    let refused = house.post("a.test", &link, "", &ACCOUNT[..3]).await;
    assert!(
        refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("You need to accept the terms"),
        "{}",
        refused.body
    );
    let got = house.post("a.test", &link, "", &ACCOUNT).await;
    assert_eq!((got.status, got.location.as_str()), (StatusCode::SEE_OTHER, "/welcome"), "{}", got.body);
    assert!(house.is_in("a.test", &got.session()).await);
    assert_eq!(house.post("a.test", &link, "", &ACCOUNT).await.status, StatusCode::NOT_FOUND, "once");
    let people: Vec<(i64, String, String, String)> =
        house.rows("select id, kind, handle, sort_key from person order by id desc limit 1").await;
    let (id, kind, handle, sort_key) = people.into_iter().next().unwrap();
    assert_eq!((kind.as_str(), handle.as_str(), sort_key.as_str()), ("member", "zoe.darthez", "arthez zoe"));
    let journal: Vec<(String, String, i64, Option<i64>)> =
        house.rows("select verb, host, object, actor from activity order by position desc limit 2").await;
    assert_eq!(journal[0], ("Create".to_owned(), "person".to_owned(), id, Some(id)));
    assert_eq!(
        (journal[1].0.as_str(), journal[1].1.as_str(), journal[1].3),
        ("Invite", "organisation", Some(house.ann.get()))
    );
    let facts: Vec<String> = house.rows("select facts from activity").await;
    assert!(facts.iter().all(|facts| !facts.contains('@')), "no address in the journal");
    let terms: Vec<i64> = house.rows("select terms_accepted from preference order by person desc limit 1").await;
    assert_eq!(terms, [1]);
}

#[tokio::test]
async fn a_guest_needs_a_space_whose_members_the_inviter_manages() {
    let house = house(false).await;
    let ann = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let invite = |space: &'static str| {
        let (house, ann) = (&house, ann.as_str());
        async move {
            house
                .post(
                    "a.test",
                    "/administration/invite",
                    ann,
                    &[("emails", "gus@out.org"), ("role", "guest"), ("lang", "en"), ("space", space)],
                )
                .await
                .status
        }
    };
    assert_eq!(invite("").await, StatusCode::UNPROCESSABLE_ENTITY);
    let bob: i64 = house.rows("select id from person where handle = 'bob.hart'").await[0];
    space(&house, 501, Id::new(bob)).await;
    space(&house, 502, house.ann).await;
    assert_eq!(invite("501").await, StatusCode::NOT_FOUND, "administering opens no secret space");
    assert_eq!(invite("502").await, StatusCode::OK);
    let link = house.link().await;
    let got = house.post("a.test", &link, "", &ACCOUNT).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
    let guest: Vec<(i64, String)> = house.rows("select id, kind from person order by id desc limit 1").await;
    assert_eq!(guest[0].1, "guest");
    let membership: Vec<(i64, i64, String)> =
        house.rows("select audience, person, role from member where audience = 502 order by since desc limit 1").await;
    assert_eq!(membership, [(502, guest[0].0, "contributor".to_owned())]);
    assert_eq!(house.rows::<i64>("select member_count from space where id = 502").await, [2]);
    let last: Vec<(String, i64, Option<i64>)> =
        house.rows("select verb, object, actor from activity order by position desc limit 1").await;
    assert_eq!(last, [("Join".to_owned(), 502, Some(guest[0].0))]);
}

#[tokio::test]
async fn nobody_else_invites_or_sees_who_was_invited() {
    let house = house(false).await;
    let ann = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let bob = house.sign_in("a.test", "bob@example.org", PASSWORD).await.session();
    let asked = [("emails", "zoe@example.org"), ("role", "member"), ("lang", "en")];
    assert_eq!(house.post("a.test", "/administration/invite", &bob, &asked).await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        house.post("a.test", "/administration/invite", &bob, &[("emails", "no")]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(house.get("a.test", "/administration/invite", &bob).await.status, StatusCode::FORBIDDEN);
    assert!(house.get("a.test", "/administration/invite", "").await.location.starts_with("/sign-in?next="));
    assert!(house.mails().await.is_empty());
    house.post("a.test", "/administration/invite", &ann, &asked).await;
    let id: i64 = house.rows("select id from token").await[0];
    let path = format!("/administration/invite/{id}/revoke");
    assert_eq!(house.post("a.test", &path, &bob, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post("a.test", &path, &ann, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("a.test", &house.link().await, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post("a.test", &path, &ann, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_new_invitation_replaces_the_old_and_known_addresses_are_said_to_be() {
    let house = house(false).await;
    let ann = house.sign_in("a.test", "ann@example.org", PASSWORD).await.session();
    let invite = |emails: &'static str| {
        let (house, ann) = (&house, ann.as_str());
        async move {
            house
                .post(
                    "a.test",
                    "/administration/invite",
                    ann,
                    &[("emails", emails), ("role", "member"), ("lang", "fr")],
                )
                .await
        }
    };
    invite("zoe@example.org").await;
    let old = house.link().await;
    invite("zoe@example.org, zoe@example.org;lou@example.org").await;
    assert_eq!(house.mails().await.len(), 3);
    assert_eq!(house.get("a.test", &old, "").await.status, StatusCode::NOT_FOUND);
    let known = invite("max@example.org bob@example.org").await;
    assert!(
        known.status == StatusCode::UNPROCESSABLE_ENTITY
            && known.body.contains("already have an account")
            && known.body.contains(">\nbob@example.org</textarea>"),
        "{}",
        known.body
    );
    assert_eq!(house.mails().await.len(), 4, "the other is invited");
    assert!(invite("bob@example.org").await.body.contains("All of these have an account already"));
    let pasted = invite("\"Jean D\" <jean@example.org>; no-address, lea@example.org").await;
    assert!(
        pasted.status == StatusCode::UNPROCESSABLE_ENTITY && pasted.body.contains("not addresses: no-address"),
        "{}",
        pasted.body
    );
    assert_eq!(house.mails().await.len(), 4, "none of a form that does not hold is sent");
    // As programs of mail write them: a comma within a name, several on a line, names without quotes.
    let list =
        "\"Moss, Jean\" <jean@example.org>\nLea Moss <lea@example.org> \"kim@example.org\" Tom <tom@example.org>";
    assert_eq!(invite(list).await.status, StatusCode::OK);
    let mut told: Vec<String> = house.mails().await.into_iter().skip(4).map(|mail| mail.to).collect();
    told.sort();
    assert_eq!(told, ["jean@example.org", "kim@example.org", "lea@example.org", "tom@example.org"]);
    let odd = invite("Ada <ada@example.org> and <nobody>").await;
    assert!(odd.body.contains("not addresses: nobody"), "{}", odd.body);
}

#[tokio::test]
async fn the_first_link_makes_an_administrator_and_handles_are_unique() {
    let house = house(false).await;
    let (b, chance) = (house.b, house.store.chance().clone());
    let secret = house.store.system("test", move |tx| identity::first_link(tx, &chance, b)).await.unwrap();
    let path = format!("/first/{secret}");
    assert_eq!(house.get("a.test", &path, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("b.test", &path, "").await.status, StatusCode::OK);
    let fields = |email: &'static str| [&[("email", email)], &ACCOUNT[1..], &[("name", "Eve Moss")]].concat();
    let taken = house.post("b.test", &path, "", &fields("ann@example.org")).await;
    assert!(
        taken.status == StatusCode::UNPROCESSABLE_ENTITY && taken.body.contains("has an account already"),
        "{}",
        taken.body
    );
    let got = house.post("b.test", &path, "", &fields("chief@example.org")).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.body);
    assert_eq!(house.get("b.test", "/administration/invite", &got.session()).await.status, StatusCode::OK);
    let handles: Vec<String> = house.rows("select handle from person where name = 'Eve Moss' order by id").await;
    assert_eq!(handles, ["eve.moss", "eve.moss2"]);
    assert_eq!(house.get("b.test", &path, "").await.status, StatusCode::NOT_FOUND);
}

//! Joining, asking, inviting, leaving and roles: who may, who may not, what remains visible, and what the journal says.

mod support;

use kernel::{Error, Id, Space, audience::Role};
use spaces::{
    Access, Details, Joining, Visibility,
    membership::{invitation, request},
};
use support::{ANN, BOB, CLEO, DAN, GIL, GUS, House, details, person};

#[tokio::test]
async fn joining_is_free_where_it_is_and_nowhere_else() {
    let house = House::new().await;
    let free = house.space(details("Libre", Visibility::Visible, Joining::Free)).await;
    let asked = house.space(details("Demande", Visibility::Visible, Joining::Request)).await;
    let invited = house.space(details("Invitation", Visibility::Visible, Joining::Invitation)).await;
    let secret = house.space(details("Secret", Visibility::Secret, Joining::Free)).await;
    let join = |who: i64, space: Id<Space>| house.act(who, move |tx| spaces::join(tx, space));
    join(BOB, free).await.unwrap();
    join(BOB, free).await.unwrap();
    assert_eq!(house.members(free).await, 2, "joined twice counts once");
    assert!(matches!(join(BOB, asked).await, Err(Error::Forbidden)));
    assert!(matches!(join(BOB, invited).await, Err(Error::Forbidden)));
    assert!(matches!(join(BOB, secret).await, Err(Error::NotFound)), "a secret space answered");
    assert!(matches!(join(0, free).await, Err(Error::SignIn)));
    assert!(matches!(join(GUS, free).await, Err(Error::NotFound)), "a guest where guests see nothing");
    let shared = Access { members: Visibility::Visible, guests: true, web: false };
    let guests =
        house.space(Details { access: shared, ..details("Partagé", Visibility::Visible, Joining::Free) }).await;
    join(GUS, guests).await.unwrap();
    assert_eq!(house.journal(free).await, ["10 Create 10", "11 Join 11"]);
}

#[tokio::test]
async fn a_request_is_asked_with_a_reason_and_answered_once() {
    let house = House::new().await;
    let space = house.space(details("Laboratoire", Visibility::Closed, Joining::Request)).await;
    house.note(space, 1000).await;
    let ask = |who: i64| house.act(who, move |tx| request::ask(tx, space, "Je travaille sur les bougies."));
    ask(BOB).await.unwrap();
    ask(BOB).await.unwrap();
    ask(CLEO).await.unwrap();
    ask(DAN).await.unwrap();
    assert_eq!(house.sees(BOB, space).await, (true, 0), "asking shows nothing");
    let long = "x".repeat(501);
    let refused = house.act(ANN, move |tx| request::ask(tx, space, &long)).await;
    assert!(refused.is_ok(), "whoever is in it asks for nothing");

    // Only those who run it see the queue, and answer.
    let seen = |who: i64| {
        let store = house.store.clone();
        async move {
            store
                .read(support::asker(who), |tx| tx.count("select count(*) from visible_join_request", &[]))
                .await
                .unwrap()
        }
    };
    assert_eq!([seen(ANN).await, seen(BOB).await, seen(GIL).await, seen(0).await], [3, 1, 0, 0]);
    assert!(matches!(house.act(CLEO, move |tx| request::accept(tx, space, person(BOB))).await, Err(Error::Forbidden)));

    house.act(ANN, move |tx| request::accept(tx, space, person(BOB))).await.unwrap();
    assert!(
        matches!(house.act(ANN, move |tx| request::accept(tx, space, person(BOB))).await, Err(Error::NotFound)),
        "answered twice"
    );
    house.act(ANN, move |tx| request::decline(tx, space, person(CLEO))).await.unwrap();
    house.act(DAN, move |tx| request::withdraw(tx, space)).await.unwrap();
    assert_eq!([house.sees(BOB, space).await, house.sees(CLEO, space).await], [(true, 1), (true, 0)]);
    assert_eq!((house.members(space).await, seen(ANN).await), (2, 0));
    let journal =
        ["10 Create 10", "11 Offer 11", "12 Offer 12", "13 Offer 13", "10 Accept 11", "10 Reject 12", "13 Undo 13"];
    assert_eq!(house.journal(space).await, journal);
}

#[tokio::test]
async fn a_secret_space_shows_its_name_to_the_invited_alone() {
    let house = House::new().await;
    let space = house.space(details("Projet", Visibility::Secret, Joining::Invitation)).await;
    house.note(space, 1000).await;
    let invite = |handles: &'static str| house.act(ANN, move |tx| invitation::invite(tx, space, handles, None));
    assert!(matches!(invite("@bob, nobody").await, Err(Error::Invalid("people", _))));
    assert!(matches!(invite("una").await, Err(Error::Invalid("people", _))), "an unclaimed person");
    assert!(matches!(invite(" , ").await, Err(Error::Invalid("people", _))));
    assert_eq!(house.sees(BOB, space).await, (false, 0), "what failed invited nobody");
    assert_eq!(invite("@Bob, cleo @gil").await.unwrap(), 3);
    assert_eq!(invite("bob ann").await.unwrap(), 0);
    for who in [BOB, CLEO, GIL] {
        assert_eq!(house.sees(who, space).await, (true, 0), "{who}");
    }
    assert_eq!([house.sees(DAN, space).await, house.sees(GUS, space).await], [(false, 0); 2]);

    house.act(BOB, move |tx| invitation::accept(tx, space)).await.unwrap();
    house.act(GIL, move |tx| spaces::join(tx, space)).await.unwrap();
    house.act(CLEO, move |tx| invitation::decline(tx, space)).await.unwrap();
    assert_eq!(
        [house.sees(BOB, space).await, house.sees(CLEO, space).await, house.sees(GIL, space).await],
        [(true, 1), (false, 0), (true, 1)]
    );
    assert!(matches!(house.act(CLEO, move |tx| invitation::accept(tx, space)).await, Err(Error::NotFound)));
    assert_eq!(invite("dan").await.unwrap(), 1);
    assert!(matches!(
        house.act(BOB, move |tx| invitation::withdraw(tx, space, person(DAN))).await,
        Err(Error::Forbidden)
    ));
    house.act(ANN, move |tx| invitation::withdraw(tx, space, person(DAN))).await.unwrap();
    assert_eq!(house.sees(DAN, space).await, (false, 0));
    assert_eq!(house.members(space).await, 3);
    let journal = [
        "10 Create 10",
        "10 Invite 11",
        "10 Invite 12",
        "10 Invite 20",
        "11 Join 11",
        "20 Join 20",
        "12 Reject 12",
        "10 Invite 13",
        "10 Undo 13",
    ];
    assert_eq!(house.journal(space).await, journal);
}

#[tokio::test]
async fn inviting_somebody_who_asked_lets_them_in() {
    let house = House::new().await;
    let space = house.space(details("Demande", Visibility::Closed, Joining::Request)).await;
    house.act(BOB, move |tx| request::ask(tx, space, "")).await.unwrap();
    house.act(ANN, move |tx| invitation::invite(tx, space, "bob", Some(Role::Reader))).await.unwrap();
    assert_eq!(house.members(space).await, 2);
    assert_eq!(house.journal(space).await, ["10 Create 10", "11 Offer 11", "10 Accept 11"]);
}

#[tokio::test]
async fn whoever_leaves_or_is_removed_sees_nothing_at_once() {
    let house = House::new().await;
    let closed = house.space(details("Fermé", Visibility::Closed, Joining::Free)).await;
    let secret = house.space(details("Secret", Visibility::Secret, Joining::Invitation)).await;
    house.note(closed, 1000).await;
    house.note(secret, 1001).await;
    house.act(BOB, move |tx| spaces::join(tx, closed)).await.unwrap();
    house.act(ANN, move |tx| invitation::invite(tx, secret, "cleo", None)).await.unwrap();
    house.act(CLEO, move |tx| invitation::accept(tx, secret)).await.unwrap();
    assert_eq!([house.sees(BOB, closed).await, house.sees(CLEO, secret).await], [(true, 1); 2]);

    house.act(BOB, move |tx| spaces::leave(tx, closed)).await.unwrap();
    assert_eq!(house.sees(BOB, closed).await, (true, 0));
    house.act(ANN, move |tx| spaces::remove(tx, secret, person(CLEO))).await.unwrap();
    assert_eq!(house.sees(CLEO, secret).await, (false, 0));
    assert_eq!([house.members(closed).await, house.members(secret).await], [1, 1]);
    assert_eq!(house.journal(secret).await.last().unwrap(), "10 Remove 12");
}

#[tokio::test]
async fn a_space_keeps_an_owner_who_can_act() {
    let house = House::new().await;
    let space = house.space(details("Atelier", Visibility::Visible, Joining::Free)).await;
    house.act(BOB, move |tx| spaces::join(tx, space)).await.unwrap();
    let role =
        |who: i64, whom: i64, role: Role| house.act(who, move |tx| spaces::change_role(tx, space, person(whom), role));
    let leave = |who: i64| house.act(who, move |tx| spaces::leave(tx, space));
    assert!(matches!(leave(ANN).await, Err(Error::Invalid("leave", _))));
    assert!(matches!(
        house.act(ANN, move |tx| spaces::remove(tx, space, person(ANN))).await,
        Err(Error::Invalid("leave", _))
    ));
    assert!(matches!(role(ANN, ANN, Role::Writer).await, Err(Error::Invalid("role", _))));

    role(ANN, BOB, Role::Owner).await.unwrap();
    // An owner who was deactivated is none to rely on.
    house.store.system("test", |tx| tx.batch("update person set deactivated_at = 1 where id = 11")).await.unwrap();
    assert!(matches!(leave(ANN).await, Err(Error::Invalid("leave", _))));
    house.store.system("test", |tx| tx.batch("update person set deactivated_at = null where id = 11")).await.unwrap();
    leave(ANN).await.unwrap();
    assert_eq!(house.members(space).await, 1);
    assert!(matches!(leave(BOB).await, Err(Error::Invalid("leave", _))));
}

#[tokio::test]
async fn only_owners_make_and_unmake_those_who_run_a_space() {
    let house = House::new().await;
    let space = house.space(details("Atelier", Visibility::Visible, Joining::Free)).await;
    for who in [BOB, CLEO, DAN] {
        house.act(who, move |tx| spaces::join(tx, space)).await.unwrap();
    }
    let role =
        |who: i64, whom: i64, role: Role| house.act(who, move |tx| spaces::change_role(tx, space, person(whom), role));
    assert!(matches!(role(BOB, CLEO, Role::Reader).await, Err(Error::Forbidden)), "a writer");
    role(ANN, BOB, Role::Animator).await.unwrap();
    role(BOB, CLEO, Role::Moderator).await.unwrap();
    assert!(matches!(role(CLEO, DAN, Role::Reader).await, Err(Error::Forbidden)), "a moderator");
    for wanted in [Role::Animator, Role::Owner] {
        assert!(matches!(role(BOB, DAN, wanted).await, Err(Error::Forbidden)), "an animator made {wanted:?}");
        assert!(matches!(
            house.act(BOB, move |tx| invitation::invite(tx, space, "gil", Some(wanted))).await,
            Err(Error::Forbidden)
        ));
    }
    assert!(matches!(role(BOB, ANN, Role::Reader).await, Err(Error::Forbidden)));
    assert!(matches!(house.act(BOB, move |tx| spaces::remove(tx, space, person(ANN))).await, Err(Error::Forbidden)));
    assert!(matches!(role(ANN, GUS, Role::Reader).await, Err(Error::NotFound)), "not in it");
    house.act(BOB, move |tx| spaces::remove(tx, space, person(DAN))).await.unwrap();
    assert_eq!(house.members(space).await, 3);
}

#[tokio::test]
async fn guests_come_by_invitation_or_where_they_are_let_and_never_run_a_space() {
    let house = House::new().await;
    let access = |guests| Access { members: Visibility::Closed, guests, web: false };
    let shared = Details { access: access(true), ..details("Fournisseurs", Visibility::Closed, Joining::Request) };
    let space = house.space(shared.clone()).await;
    house.act(GUS, move |tx| request::ask(tx, space, "")).await.unwrap();
    // Guests are shut out before the request was answered.
    let narrow = Details { access: access(false), ..shared };
    let masks = narrow.access.masks();
    house.act(ANN, move |tx| spaces::update(tx, space, narrow, Some(masks))).await.unwrap();
    let refused = house.act(ANN, move |tx| request::accept(tx, space, person(GUS))).await;
    assert!(matches!(refused, Err(Error::Invalid("person", _))), "{refused:?}");
    assert_eq!(house.members(space).await, 1);

    house.act(ANN, move |tx| invitation::invite(tx, space, "gil", None)).await.unwrap();
    house.act(GIL, move |tx| invitation::accept(tx, space)).await.unwrap();
    assert!(matches!(
        house.act(ANN, move |tx| spaces::change_role(tx, space, person(GIL), Role::Owner)).await,
        Err(Error::Invalid("role", _))
    ));
    assert!(matches!(
        house.act(ANN, move |tx| invitation::invite(tx, space, "gus", Some(Role::Animator))).await,
        Err(Error::Invalid("role", _))
    ));
    assert_eq!(house.members(space).await, 2);
}

#[tokio::test]
async fn the_system_adds_somebody_once() {
    let house = House::new().await;
    let space = house.space(details("Atelier", Visibility::Secret, Joining::Invitation)).await;
    for added in [true, false] {
        let add = house
            .store
            .system("test", move |tx| spaces::add_member(tx, Id::new(1), space, person(BOB), Role::Writer, 5))
            .await;
        assert_eq!(add.unwrap(), added);
    }
    assert_eq!(house.members(space).await, 2);
    assert_eq!(house.journal(space).await, ["10 Create 10", "0 Add 11"]);
}

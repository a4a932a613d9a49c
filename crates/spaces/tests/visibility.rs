//! Who sees what of each kind of space, and what a change of it takes.

mod support;

use kernel::{Error, params};
use spaces::{Access, Details, Joining, NewSpace, Visibility};
use support::{ANN, BOB, GIL, GUS, House, details, person};

const VISITOR: i64 = 0;

#[tokio::test]
async fn each_visibility_for_each_kind_of_viewer() {
    let house = House::new().await;
    let mut id = 1000;
    let mut table = Vec::new();
    for members in Visibility::ALL {
        for (guests, web) in [(false, false), (true, false), (false, true), (true, true)] {
            if web && members != Visibility::Visible {
                continue;
            }
            let access = Access { members, guests, web };
            let space = house.space(Details { access, ..details("Atelier", members, Joining::Free) }).await;
            // Gil is a guest of this very space; Gus of none.
            house.act(ANN, move |tx| spaces::membership::invitation::invite(tx, space, "@gil", None)).await.unwrap();
            house.act(GIL, move |tx| spaces::membership::invitation::accept(tx, space)).await.unwrap();
            id += 1;
            house.note(space, id).await;
            let mut row = format!("{} {} {}:", members.word(), u8::from(guests), u8::from(web));
            for who in [ANN, BOB, GIL, GUS, VISITOR] {
                let (named, entries) = house.sees(who, space).await;
                row.push_str(match (named, entries) {
                    (true, 1) => " all",
                    (true, 0) => " name",
                    (false, 0) => " -",
                    _ => " WRONG",
                });
            }
            table.push(row);
        }
    }
    // In the order: member of it, other member, guest in it, other guest, visitor.
    let want = [
        "visible 0 0: all all all - -",
        "visible 1 0: all all all all -",
        "visible 0 1: all all all all all",
        "visible 1 1: all all all all all",
        "closed 0 0: all name all - -",
        "closed 1 0: all name all name -",
        "secret 0 0: all - all - -",
        "secret 1 0: all - all - -",
    ];
    assert_eq!(table, want);
}

#[tokio::test]
async fn another_visibility_moves_both_masks_and_only_after_it_was_confirmed() {
    let house = House::new().await;
    let space = house.space(details("Formules", Visibility::Secret, Joining::Invitation)).await;
    house.note(space, 1000).await;
    let wider = Details {
        access: Access { members: Visibility::Visible, guests: true, web: true },
        ..details("Formules", Visibility::Visible, Joining::Free)
    };
    let masks = wider.access.masks();

    let again = wider.clone();
    let refused = house.act(ANN, move |tx| spaces::update(tx, space, again, None)).await;
    assert!(matches!(refused, Err(Error::Invalid("confirmed", _))), "{refused:?}");
    // What was confirmed is another width than what is sent now.
    let again = wider.clone();
    let other = Access { members: Visibility::Closed, guests: false, web: false }.masks();
    assert!(house.act(ANN, move |tx| spaces::update(tx, space, again, Some(other))).await.is_err());
    assert_eq!(house.sees(BOB, space).await, (false, 0));

    house.act(ANN, move |tx| spaces::update(tx, space, wider, Some(masks))).await.unwrap();
    for who in [BOB, GUS, VISITOR] {
        assert_eq!(house.sees(who, space).await, (true, 1), "{who}");
    }
    let narrow = details("Formules", Visibility::Closed, Joining::Request);
    let masks = narrow.access.masks();
    house.act(ANN, move |tx| spaces::update(tx, space, narrow, Some(masks))).await.unwrap();
    assert_eq!(
        [house.sees(BOB, space).await, house.sees(GUS, space).await, house.sees(VISITOR, space).await],
        [(true, 0), (false, 0), (false, 0)]
    );
    assert_eq!(
        house
            .number(
                "select s.listed_to * 10 + a.open_to from space s join audience a on a.id = s.id where s.id = :space",
                space
            )
            .await,
        10
    );
}

#[tokio::test]
async fn settings_and_archive_are_for_those_who_run_the_space() {
    let house = House::new().await;
    let space = house.space(details("Boutiques", Visibility::Visible, Joining::Free)).await;
    house.act(BOB, move |tx| spaces::join(tx, space)).await.unwrap();
    let changed = details("Boutiques de France", Visibility::Visible, Joining::Free);
    let mine = changed.clone();
    assert!(matches!(house.act(BOB, move |tx| spaces::update(tx, space, mine, None)).await, Err(Error::Forbidden)));
    house.act(ANN, move |tx| spaces::update(tx, space, changed, None)).await.unwrap();

    house
        .act(ANN, move |tx| spaces::change_role(tx, space, person(BOB), kernel::audience::Role::Animator))
        .await
        .unwrap();
    assert!(
        matches!(house.act(BOB, move |tx| spaces::archive(tx, space, true)).await, Err(Error::Forbidden)),
        "an animator archives"
    );
    house.act(ANN, move |tx| spaces::archive(tx, space, true)).await.unwrap();
    assert!(
        matches!(house.act(support::CLEO, move |tx| spaces::join(tx, space)).await, Err(Error::Forbidden)),
        "joined an archive"
    );
    house.act(ANN, move |tx| spaces::archive(tx, space, false)).await.unwrap();
    house.act(support::CLEO, move |tx| spaces::join(tx, space)).await.unwrap();
    assert_eq!(
        house.journal(space).await,
        ["10 Create 10", "11 Join 11", "10 Update -", "10 Update 11", "10 Update -", "10 Update -", "12 Join 12"]
    );
}

#[tokio::test]
async fn members_found_spaces_and_addresses_give_nothing_away() {
    let house = House::new().await;
    let found = |who: i64, details: Details| {
        let new = NewSpace { details, ..NewSpace::default() };
        house.act(who, move |tx| spaces::create_space(tx, new))
    };
    let plain = details("Nouveautés", Visibility::Visible, Joining::Free);
    assert!(matches!(found(GIL, plain.clone()).await, Err(Error::Forbidden)));
    assert!(matches!(found(VISITOR, plain.clone()).await, Err(Error::SignIn)));
    let secret = found(ANN, details("Nouveautés", Visibility::Secret, Joining::Invitation)).await.unwrap();
    let first = found(BOB, plain.clone()).await.unwrap();
    let second = found(BOB, plain).await.unwrap();
    let reserved = found(BOB, details("New", Visibility::Visible, Joining::Free)).await.unwrap();
    let slug = |space: kernel::Id<kernel::Space>| {
        let store = house.store.clone();
        async move {
            let read = store.system_read("test", move |tx| {
                tx.first::<String>("select slug from space where id = :space", params! { space })
            });
            read.await.unwrap().unwrap()
        }
    };
    // Bob's first one has the plain address: the secret one of the same name did not take it.
    assert_eq!([slug(first).await, slug(second).await, slug(reserved).await], ["nouveautes", "nouveautes-2", "new-2"]);
    assert!(slug(secret).await.starts_with("nouveautes-") && slug(secret).await != "nouveautes-2");
    assert_eq!(house.number("select open_to from audience where id = :space and kind = 'space'", first).await, 1);
    assert_eq!(house.members(first).await, 1);

    let nonce = |who: i64| {
        let new = NewSpace {
            details: details("Deux fois", Visibility::Visible, Joining::Free),
            word: "n".into(),
            slug: None,
        };
        house.act(who, move |tx| spaces::create_space(tx, new))
    };
    assert_eq!(nonce(BOB).await.unwrap(), nonce(BOB).await.unwrap());
}

#[tokio::test]
async fn a_space_hangs_below_one_of_the_founders_and_never_in_a_circle() {
    let house = House::new().await;
    let top = house.space(details("Haut", Visibility::Closed, Joining::Request)).await;
    let below = |parent| Details { parent: Some(parent), ..details("Bas", Visibility::Visible, Joining::Free) };
    let child = house.space(below(top)).await;
    let others = NewSpace { details: below(top), ..NewSpace::default() };
    let refused = house.act(BOB, move |tx| spaces::create_space(tx, others)).await;
    assert!(matches!(refused, Err(Error::Invalid("parent", _))), "{refused:?}");
    let circle = Details { parent: Some(child), ..details("Haut", Visibility::Closed, Joining::Request) };
    let refused = house.act(ANN, move |tx| spaces::update(tx, top, circle, None)).await;
    assert!(matches!(refused, Err(Error::Invalid("parent", _))), "{refused:?}");
    let own = below(child);
    assert!(house.act(ANN, move |tx| spaces::update(tx, child, own, None)).await.is_err(), "its own parent");
    // For navigation alone: who sees the one sees nothing of the other for that.
    house.note(top, 1000).await;
    house.act(BOB, move |tx| spaces::join(tx, child)).await.unwrap();
    assert_eq!(house.sees(BOB, top).await, (true, 0));
}

#[tokio::test]
async fn the_parent_that_an_animator_does_not_see_stays() {
    let house = House::new().await;
    let top = house.space(details("Haut", Visibility::Secret, Joining::Invitation)).await;
    let plain = details("Bas", Visibility::Visible, Joining::Free);
    let child = house.space(Details { parent: Some(top), ..plain.clone() }).await;
    house.act(BOB, move |tx| spaces::join(tx, child)).await.unwrap();
    house
        .act(ANN, move |tx| spaces::change_role(tx, child, person(BOB), kernel::audience::Role::Animator))
        .await
        .unwrap();
    let same = plain.clone();
    house.act(BOB, move |tx| spaces::update(tx, child, same, None)).await.unwrap();
    let parent = "select coalesce(parent, 0) from space where id = :space";
    assert_eq!(house.number(parent, child).await, top.get());
    house.act(ANN, move |tx| spaces::update(tx, child, plain, None)).await.unwrap();
    assert_eq!(house.number(parent, child).await, 0);
}

#[tokio::test]
async fn a_space_that_becomes_secret_has_another_address() {
    let house = House::new().await;
    let space = house.space(details("Formules", Visibility::Visible, Joining::Free)).await;
    let plain = "select count(*) from space where id = :space and slug = 'formules'";
    assert_eq!(house.number(plain, space).await, 1);
    let secret = details("Formules", Visibility::Secret, Joining::Invitation);
    let masks = secret.access.masks();
    house.act(ANN, move |tx| spaces::update(tx, space, secret, Some(masks))).await.unwrap();
    assert_eq!(house.number(plain, space).await, 0);
    // Nobody finds it out by founding another of its name, which now has the address.
    let other = house.space(details("Formules", Visibility::Visible, Joining::Free)).await;
    assert_eq!(house.number(plain, other).await, 1);
}

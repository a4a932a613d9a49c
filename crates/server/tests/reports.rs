//! Reports and removals: whom they reach, what whoever sends one is told, and what authors learn.

use kernel::{
    audience::{OrganisationRole, Role},
    params,
};

use crate::{
    administration::HOST,
    on_both,
    world::{On, follow_all, with},
};

async fn whoever_takes_away_anothers_words_says_why(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let red = world.space(ann, "Red", spaces::Access::default()).await;
    world.add(red, bob, Role::Writer).await;
    let note = world.note(bob, Some(red), "A note").await;
    let comment = world.comment(bob, note, "A comment").await;
    for path in [format!("/comments/{comment}/delete"), format!("/entries/{note}/delete")] {
        let form = world.get(HOST, &path, Some(&of_ann)).await.body;
        assert!(form.contains("value=\"off-topic\""), "{form}");
        assert!(!world.get(HOST, &path, Some(&of_bob)).await.body.contains("name=\"reason\""), "not of oneself");
        for without in [&[][..], &[("reason", "because")]] {
            let asked = world.post(HOST, &path, Some(&of_ann), without).await;
            assert!(asked.status == 422 && asked.body.contains("Choose a reason"), "{path}: {}", asked.body);
        }
        assert_eq!(world.post(HOST, &path, Some(&of_ann), &[("reason", "off-topic")]).await.status, 303);
    }
    follow_all(&world.store).await;
    let inbox = world.get(HOST, "/inbox", Some(&of_bob)).await.body;
    assert_eq!(inbox.matches("replies: Off topic").count(), 2, "{inbox}");
}
on_both!(whoever_takes_away_anothers_words_says_why);

async fn a_report_reaches_whoever_may_decide(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (chief, of_chief)]) = with(on, ["Ann", "Bob", "Chief"]).await;
    world.give(chief, OrganisationRole::Administrator).await;
    let red = world.space(ann, "Red", spaces::Access::default()).await;
    world.add(red, bob, Role::Writer).await;
    let (of_hers, of_his) =
        (world.note(ann, Some(red), "Soup again").await, world.note(bob, Some(red), "No soup").await);
    let report = async |who: &str, path: String| {
        let sent = world.post(HOST, &path, Some(who), &[("reason", "harassment"), ("note", "See for yourself")]).await;
        assert_eq!(sent.status, 303, "{path}: {}", sent.body);
        follow_all(&world.store).await;
    };
    let waits = async |who: &str| world.get(HOST, "/inbox", Some(who)).await.body.contains("A report waits");
    // What somebody else moderates too is theirs, and they are told.
    report(&of_chief, format!("/report/entry/{of_his}")).await;
    assert!(waits(&of_ann).await && !waits(&of_chief).await && !waits(&of_bob).await);
    // What its author alone moderates nobody else reads: who reports it is told, and may report the author instead.
    let form = world.get(HOST, &format!("/report/entry/{of_hers}"), Some(&of_bob)).await.body;
    assert!(form.contains(&format!("href=\"/report/person/{ann}\"")), "{form}");
    let form = world.get(HOST, &format!("/report/entry/{of_his}"), Some(&of_chief)).await.body;
    assert!(!form.contains("/report/person/"), "{form}");
    report(&of_bob, format!("/report/entry/{of_hers}")).await;
    assert!(!waits(&of_chief).await);
    assert!(!world.get(HOST, "/moderation", Some(&of_chief)).await.body.contains(&of_hers.to_string()));
    report(&of_bob, format!("/report/person/{ann}")).await;
    assert!(waits(&of_chief).await);
    // Deciding takes the line out of the inbox.
    let find = |tx: &kernel::SystemTx<'_>| tx.first::<i64>("select id from report where host = 'person'", params! {});
    let case = world.store.system_read("a test looks", find).await.unwrap().unwrap();
    let decide = format!("/moderation/reports/{case}");
    assert_eq!(world.post(HOST, &decide, Some(&of_chief), &[("do", "keep")]).await.status, 303);
    follow_all(&world.store).await;
    assert!(!waits(&of_chief).await);
    // Whose words are reported is told of nothing, whatever their role.
    let of_chiefs = world.note(chief, None, "A word to all").await;
    report(&of_bob, format!("/report/entry/{of_chiefs}")).await;
    assert!(!waits(&of_chief).await);
}
on_both!(a_report_reaches_whoever_may_decide);

async fn a_case_is_decided_as_it_was_read_and_may_come_again(on: On) {
    let (world, [(ann, of_ann), (bob, _), (cleo, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let red = world.space(ann, "Red", spaces::Access::default()).await;
    world.add(red, bob, Role::Writer).await;
    world.add(red, cleo, Role::Writer).await;
    let entry = world.note(ann, Some(red), "Soup again").await;
    let comment = world.comment(bob, entry, "Not my soup").await;
    let path = format!("/report/comment/{comment}");
    let report = async |who: &str, reason: &str| {
        assert_eq!(world.post(HOST, &path, Some(who), &[("reason", reason)]).await.status, 303);
        follow_all(&world.store).await;
    };
    let inbox = async || world.get(HOST, "/inbox", Some(&of_ann)).await.body;
    report(&of_cleo, "off-topic").await;
    assert!(inbox().await.contains("A report waits"), "under one's own entry too, where one keeps the only desk");
    let queue = world.get(HOST, "/moderation", Some(&of_ann)).await.body;
    let value = |name: &str, end: &str| queue.split_once(name).unwrap().1.split(end).next().unwrap().to_owned();
    let (case, seen) = (value("/moderation/reports/", "\""), value("name=\"as_of\" value=\"", "\""));
    // Somebody else reports the same while the page is open: that one still waits.
    let dan = world.person(world.organisation, "Dan", false).await;
    let of_dan = world.session(world.organisation, dan).await;
    report(&of_dan, "harassment").await;
    let decide = [("do", "keep"), ("as_of", seen.as_str())];
    assert_eq!(world.post(HOST, &format!("/moderation/reports/{case}"), Some(&of_ann), &decide).await.status, 303);
    assert!(world.get(HOST, "/moderation", Some(&of_ann)).await.body.contains("Hurtful words"));
    // Once decided, it may be reported again, and both stand among one's own.
    let form = world.get(HOST, &path, Some(&of_cleo)).await.body;
    assert!(form.contains("name=\"reason\""), "{form}");
    report(&of_cleo, "privacy").await;
    let mine = world.get(HOST, "/moderation/mine", Some(&of_cleo)).await.body;
    assert!(mine.contains("Off topic") && mine.contains("you reported stays"), "{mine}");
    assert!(world.get(HOST, &path, Some(&of_cleo)).await.body.contains("already reported"));
}
on_both!(a_case_is_decided_as_it_was_read_and_may_come_again);

async fn a_line_of_the_inbox_goes_back_to_unread(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let entry = world.note(ann, None, "Hello").await;
    world.comment(bob, entry, "Hello to you").await;
    follow_all(&world.store).await;
    let inbox = world.get(HOST, "/inbox", Some(&of_ann)).await.body;
    let id = inbox.split_once("id=\"n-").unwrap().1.split('"').next().unwrap().to_owned();
    assert!(inbox.contains("data-unread"), "{inbox}");
    let mark =
        async |who: &str, fields: &[(&str, &str)]| world.post(HOST, "/inbox/read", Some(who), fields).await.status;
    assert_eq!(mark(&of_ann, &[("which", &id)]).await, 303);
    assert!(!world.get(HOST, "/inbox", Some(&of_ann)).await.body.contains("data-unread"));
    assert_eq!(mark(&of_bob, &[("which", &id), ("unread", "yes")]).await, 404, "nobody else's");
    assert_eq!(mark(&of_ann, &[("which", &id), ("unread", "yes")]).await, 303);
    assert!(world.get(HOST, "/inbox", Some(&of_ann)).await.body.contains("data-unread"));
}
on_both!(a_line_of_the_inbox_goes_back_to_unread);

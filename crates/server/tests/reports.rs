//! Reports and removals: whom they reach, what whoever sends one is told, and what authors learn.

use kernel::{
    audience::{OrganisationRole, Role},
    params,
};

use crate::{
    administration::HOST,
    on_both,
    world::{On, World, field, file_part, files_of, follow_all, with},
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
    // Which words they were, to whoever wrote them.
    assert!(inbox.contains(">A comment<") && inbox.contains(">A note<"), "{inbox}");
    let hers = world.get(HOST, "/inbox", Some(&of_ann)).await.body;
    assert!(!hers.contains(">A note<"), "{hers}");
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
    // Under what they said to everybody, whoever keeps that desk decides what others say.
    let to_all = world.note(chief, None, "To all of you").await;
    let answer = world.comment(bob, to_all, "To you").await;
    report(&of_ann, format!("/report/comment/{answer}")).await;
    assert!(waits(&of_chief).await && world.get(HOST, "/moderation", Some(&of_chief)).await.body.contains("To you"));
    let find = |tx: &kernel::SystemTx<'_>| tx.first::<i64>("select max(id) from report", params! {});
    let case = world.store.system_read("a test looks", find).await.unwrap().unwrap();
    assert_eq!(
        world.post(HOST, &format!("/moderation/reports/{case}"), Some(&of_chief), &[("do", "keep")]).await.status,
        303
    );
    follow_all(&world.store).await;
    // Whose words are reported is told of nothing, whatever their role.
    let of_chiefs = world.note(chief, None, "A word to all").await;
    report(&of_bob, format!("/report/entry/{of_chiefs}")).await;
    assert!(!waits(&of_chief).await);
}
on_both!(a_report_reaches_whoever_may_decide);

async fn a_case_is_decided_as_it_was_read_and_may_come_again(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (cleo, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
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
    follow_all(&world.store).await;
    assert!(world.get(HOST, "/moderation", Some(&of_ann)).await.body.contains("Abusive language"));
    let line = inbox().await;
    assert!(line.contains("A report waits") && line.contains("data-unread"), "{line}");
    let queue = world.get(HOST, "/moderation", Some(&of_ann)).await.body;
    let rest = queue.split_once("/moderation/reports/").unwrap().1.split('"').next().unwrap().to_owned();
    let kept = world.post(HOST, &format!("/moderation/reports/{rest}"), Some(&of_ann), &[("do", "keep")]).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    follow_all(&world.store).await;
    assert!(!inbox().await.contains("A report waits"));
    // Once decided, it may be reported again, and both stand among one's own.
    let form = world.get(HOST, &path, Some(&of_cleo)).await.body;
    assert!(form.contains("name=\"reason\""), "{form}");
    report(&of_cleo, "privacy").await;
    let mine = world.get(HOST, "/moderation/mine", Some(&of_cleo)).await.body;
    assert!(mine.contains("Off topic") && mine.contains("you reported stays"), "{mine}");
    assert!(world.get(HOST, &path, Some(&of_cleo)).await.body.contains("already reported"));
    // Its author takes it away before it is decided: nobody is told that it stays.
    assert_eq!(world.post(HOST, &format!("/comments/{comment}/delete"), Some(&of_bob), &[]).await.status, 303);
    let queue = world.get(HOST, "/moderation", Some(&of_ann)).await.body;
    assert!(queue.contains("Close the report") && !queue.contains("value=\"remove\""), "{queue}");
    let rest = queue.split_once("/moderation/reports/").unwrap().1.split('"').next().unwrap().to_owned();
    let closed = world.post(HOST, &format!("/moderation/reports/{rest}"), Some(&of_ann), &[("do", "keep")]).await;
    assert_eq!(closed.status, 303, "{}", closed.body);
    let mine = world.get(HOST, "/moderation/mine", Some(&of_cleo)).await.body;
    assert!(mine.contains("you reported was already gone"), "{mine}");
    let decided = world.get(HOST, "/moderation?show=decided", Some(&of_ann)).await.body;
    assert!(decided.contains("was already gone"), "{decided}");
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

/// Nobody gets a desk over what was said under their words by taking them out of where it was said.
async fn taking_words_away_from_a_desk_gives_nobody_a_desk(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (cleo, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let red = world.space(ann, "Red", spaces::Access::default()).await;
    world.add(red, bob, Role::Writer).await;
    world.add(red, cleo, Role::Writer).await;
    let own = world.space(bob, "Own", spaces::Access::default()).await;
    let entry = world.note(bob, Some(red), "Soup again").await;
    let answer = world.comment(cleo, entry, "It was cold").await;
    let post = async |who: &str, path: String, fields: &[(&str, &str)]| {
        let status = world.post(HOST, &path, Some(who), fields).await.status.as_u16();
        follow_all(&world.store).await;
        status
    };
    assert_eq!(post(&of_ann, format!("/entries/{entry}/close"), &[("closed", "yes")]).await, 303);
    let dan = world.person(world.organisation, "Dan", false).await;
    let of_dan = world.session(world.organisation, dan).await;
    let words = [("reason", "harassment"), ("note", "Between us")];
    assert_eq!(post(&of_dan, format!("/report/comment/{answer}"), &words).await, 303);
    let place = |space: kernel::Id<kernel::Space>| space.to_string();
    let (to_own, out_of_red) = (place(own), place(red));
    let widen = [("audience", to_own.as_str()), ("confirmed", "yes")];
    assert_eq!(post(&of_bob, format!("/entries/{entry}/places"), &widen).await, 303);
    assert_eq!(post(&of_bob, format!("/entries/{entry}/remove"), &[("space", out_of_red.as_str())]).await, 303);
    // Alone with it in a space of his, he still judges nothing of what was said in the other.
    assert_eq!(post(&of_bob, format!("/entries/{entry}/close"), &[("closed", "no")]).await, 403);
    let desk = world.get(HOST, "/moderation", Some(&of_bob)).await;
    assert!(!desk.body.contains("Between us") && !desk.body.contains("It was cold"), "{}", desk.body);
    assert_eq!(post(&of_bob, format!("/comments/{answer}/delete"), &[("reason", "off-topic")]).await, 403);
    // Nor is he told of reports that come now.
    assert_eq!(post(&of_cleo, format!("/report/entry/{entry}"), &words).await, 303);
    assert!(!world.get(HOST, "/inbox", Some(&of_bob)).await.body.contains("A report waits"));
}
on_both!(taking_words_away_from_a_desk_gives_nobody_a_desk);

async fn whoever_decides_sees_what_hangs_on_it(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let of_ann = world.session(world.organisation, ann).await;
    let gil = world.person(world.organisation, "Gil", true).await;
    let of_gil = world.session(world.organisation, gil).await;
    let red = world.space(ann, "Red", spaces::Access { guests: true, ..spaces::Access::default() }).await;
    world.add(red, gil, Role::Writer).await;
    let entry = world.note(ann, Some(red), "The menu of Monday is soup.").await;
    let spam = "cheap casino poker online viagra seo backlinks https://casino.example https://poker.example";
    let end = || b"--x--\r\n".to_vec();
    let form = [field("source", spam), file_part("payload.txt", b"bytes of payload.txt"), end()].concat();
    let sent = world.multipart(HOST, &format!("/entries/{entry}/comments"), &of_gil, form).await;
    assert!(sent.location.contains("done=held"), "{}", sent.body);
    let queue = world.get(HOST, "/moderation", Some(&of_ann)).await.body;
    let id = files_of(&queue).remove(0);
    assert!(queue.contains("payload.txt"), "{queue}");
    assert_eq!(world.get(HOST, &format!("/files/{id}"), Some(&of_ann)).await.body, "bytes of payload.txt");
    let other = world.person(world.organisation, "Other", false).await;
    let of_other = world.session(world.organisation, other).await;
    assert_eq!(world.get(HOST, &format!("/files/{id}"), Some(&of_other)).await.status, 404);

    // What was reported, and what stood before it was changed.
    let form = [field("source", "See for yourself"), file_part("first.txt", b"first"), end()].concat();
    let note = world.multipart(HOST, "/entries", &of_other, form).await.location;
    let note = note.split('?').next().unwrap().to_owned();
    let number = note.rsplit('/').next().unwrap();
    let chief = world.person(world.organisation, "Chief", false).await;
    world.give(chief, OrganisationRole::Administrator).await;
    let of_chief = world.session(world.organisation, chief).await;
    let report = [("reason", "harassment")];
    assert_eq!(world.post(HOST, &format!("/report/entry/{number}"), Some(&of_ann), &report).await.status, 303);
    let queue = world.get(HOST, "/moderation", Some(&of_chief)).await.body;
    assert!(queue.contains("first.txt"), "{queue}");
    let page = world.get(HOST, &note, Some(&of_other)).await.body;
    let drop = field("drop", &files_of(&page)[0]);
    let form = [field("source", "See for yourself"), drop, file_part("kitten.txt", b"kitten"), end()].concat();
    assert_eq!(world.multipart(HOST, &format!("{note}/edit"), &of_other, form).await.status, 303);
    let history = world.get(HOST, &format!("{note}/history"), Some(&of_chief)).await.body;
    assert!(history.contains("first.txt") && history.contains("kitten.txt"), "{history}");
}
on_both!(whoever_decides_sees_what_hangs_on_it);

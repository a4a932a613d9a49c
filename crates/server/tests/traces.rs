//! What stays where something was deleted or ended: the answers of others under the trace of an entry, and a moderator's last word.

use kernel::{audience::Role, params};

use crate::{
    administration::HOST,
    on_both,
    world::{On, follow_all, with},
};

fn closed() -> spaces::Access {
    spaces::Access { members: spaces::Visibility::Closed, ..spaces::Access::default() }
}

async fn answers_stay_under_the_trace_of_what_was_deleted(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (_, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let den = world.space(ann, "Den", closed()).await;
    world.add(den, bob, Role::Writer).await;
    let entry = world.note(ann, Some(den), "Regretted words").await;
    let lonely = world.note(ann, Some(den), "Nobody answered this").await;
    world.comment(ann, lonely, "But I did").await;
    let answer = world.comment(bob, entry, "An answer worth keeping").await;
    let own = world.comment(ann, entry, "My own last word").await;
    for gone in [entry, lonely] {
        assert_eq!(world.post(HOST, &format!("/entries/{gone}/delete"), Some(&of_ann), &[]).await.status, 303);
    }
    follow_all(&world.store).await;
    let page = format!("/entries/{entry}");
    for who in [&of_ann, &of_bob] {
        let trace = world.get(HOST, &page, Some(who)).await;
        assert!(
            trace.status == 200
                && trace.body.contains("This post was deleted")
                && trace.body.contains("An answer worth keeping"),
            "{}",
            trace.body
        );
        assert!(!trace.body.contains("Regretted words") && !trace.body.contains("/reply\""), "{}", trace.body);
        assert_eq!(world.get(HOST, &format!("/entries/{lonely}"), Some(who)).await.status, 404, "nobody else answered");
        for list in ["/", "/spaces/den", "/search?q=regretted"] {
            assert!(!world.get(HOST, list, Some(who)).await.body.contains("Regretted words"), "{list}");
        }
    }
    let one = world.get(HOST, &format!("{page}/comments/{answer}"), Some(&of_ann)).await;
    assert!(one.status == 200 && one.body.contains("An answer worth keeping"), "{}", one.body);
    // Whoever could not see it sees no trace of it.
    for who in [Some(of_cleo.as_str()), None] {
        for path in [page.clone(), format!("{page}/comments/{answer}"), format!("/comments/{answer}/menu")] {
            let hidden = world.get(HOST, &path, who).await;
            assert!(hidden.status != 200 && !hidden.body.contains("was deleted"), "{path}: {}", hidden.body);
        }
    }
    // Nothing is added; words are still taken back.
    let said = world.post(HOST, &format!("{page}/comments"), Some(&of_bob), &[("source", "One more")]).await;
    assert!(said.status == 404 || said.status == 403, "{}", said.body);
    for (path, fields) in [
        (format!("/comments/{answer}/edit"), [("source", "Changed")]),
        (format!("/comments/{answer}/react"), [("kind", "like")]),
    ] {
        let refused = world.post(HOST, &path, Some(&of_bob), &fields).await.status.as_u16();
        assert!(refused == 404 || refused == 403, "{path}: {refused}");
    }
    let menu = world.get(HOST, &format!("/comments/{answer}/menu"), Some(&of_bob)).await.body;
    assert!(menu.contains("/delete") && !menu.contains("/edit"), "{menu}");
    assert_eq!(world.post(HOST, &format!("/comments/{own}/delete"), Some(&of_ann), &[]).await.status, 303);
    // The words go for good in their time; the answer stays.
    world.clock.advance(40 * 24 * 3600 * 1000);
    server::background::sweep_once(&world.store).await.unwrap();
    let left = move |tx: &kernel::SystemTx<'_>| {
        let notes: i64 = tx.first("select count(*) from note where entry = :entry", params! { entry })?.unwrap();
        let words: Option<String> = tx.first("select source from comment where id = :answer", params! { answer })?;
        Ok((notes, words))
    };
    let (notes, words) = world.store.system_read("a test looks", left).await.unwrap();
    assert_eq!((notes, words.as_deref()), (0, Some("An answer worth keeping")));
    let of_bob = world.session(world.organisation, bob).await;
    assert!(world.get(HOST, &page, Some(&of_bob)).await.body.contains("An answer worth keeping"));
}
on_both!(answers_stay_under_the_trace_of_what_was_deleted);

async fn a_trace_ends_with_the_last_answer_and_with_a_rule(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (cleo, of_cleo)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    world.give(cleo, kernel::audience::OrganisationRole::Administrator).await;
    let red = world.space(ann, "Red", spaces::Access::default()).await;
    world.add(red, bob, Role::Writer).await;
    let (by_desk, by_rule) = (world.note(bob, Some(red), "Taken").await, world.note(ann, Some(red), "Let go").await);
    let first = world.comment(ann, by_desk, "An answer of Ann").await;
    world.comment(bob, by_rule, "An answer of Bob").await;
    // By a decision on a report, as by its author.
    let report = [("reason", "harassment")];
    assert_eq!(world.post(HOST, &format!("/report/entry/{by_desk}"), Some(&of_cleo), &report).await.status, 303);
    let find = |tx: &kernel::SystemTx<'_>| tx.first::<i64>("select max(id) from report", params! {});
    let case = world.store.system_read("a test looks", find).await.unwrap().unwrap();
    let decided = world.post(HOST, &format!("/moderation/reports/{case}"), Some(&of_ann), &[("do", "remove")]).await;
    assert_eq!(decided.status, 303, "{}", decided.body);
    let status =
        async |entry: kernel::Id<kernel::Entry>| world.get(HOST, &format!("/entries/{entry}"), Some(&of_bob)).await;
    assert!(status(by_desk).await.body.contains("An answer of Ann"));
    assert_eq!(world.post(HOST, &format!("/comments/{first}/delete"), Some(&of_ann), &[]).await.status, 303);
    assert_eq!(status(by_desk).await.status, 404, "nothing is left to stand under a trace");

    // The last answer is kept as long as all that is deleted, also under words that went long before.
    let old = world.note(bob, Some(red), "Old words").await;
    let last = world.comment(ann, old, "The last answer").await;
    world.act(bob, move |tx| content::entry::delete(tx, old, "")).await.unwrap();
    let kept = async |words: i64, days: i64| {
        world.clock.advance(days * 24 * 3600 * 1000);
        server::background::sweep_once(&world.store).await.unwrap();
        let left = move |tx: &kernel::SystemTx<'_>| {
            tx.first::<i64>("select count(*) from comment where id = :last and source <> ''", params! { last })
        };
        assert_eq!(world.store.system_read("a test looks", left).await.unwrap(), Some(words), "{days} days later");
    };
    kept(1, 40).await;
    world.act(ann, move |tx| content::comment::delete(tx, last, "")).await.unwrap();
    kept(1, 1).await;
    kept(0, 31).await;
    let of_ann = world.session(world.organisation, ann).await;
    let of_cleo = world.session(world.organisation, cleo).await;

    // A rule takes what stands under a trace too, in its time, and not before the days of all that is deleted.
    assert_eq!(world.post(HOST, &format!("/entries/{by_rule}/delete"), Some(&of_ann), &[]).await.status, 303);
    let rule = [("do", "rule"), ("kind", "note"), ("days", "90")];
    assert_eq!(world.post(HOST, "/administration/keeping", Some(&of_cleo), &rule).await.status, 303);
    let day = 24 * 3600 * 1000;
    let left = async || {
        let words = move |tx: &kernel::SystemTx<'_>| {
            tx.first::<i64>("select count(*) from comment where entry = :by_rule and source <> ''", params! { by_rule })
        };
        world.store.system_read("a test looks", words).await.unwrap()
    };
    for (days, words, seen) in [(40, 1, 200), (60, 1, 404), (1, 1, 404), (31, 0, 404)] {
        world.clock.advance(days * day);
        server::background::sweep_once(&world.store).await.unwrap();
        let of_bob = world.session(world.organisation, bob).await;
        let page = world.get(HOST, &format!("/entries/{by_rule}"), Some(&of_bob)).await;
        assert_eq!((left().await, page.status.as_u16()), (Some(words), seen), "{days} days later");
    }
}
on_both!(a_trace_ends_with_the_last_answer_and_with_a_rule);

async fn what_a_moderator_ended_its_author_does_not_reopen(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob)]) = with(on, ["Ann", "Bob"]).await;
    let red = world.space(ann, "Red", spaces::Access::default()).await;
    world.add(red, bob, Role::Writer).await;
    let entry = world.note(bob, Some(red), "Soup again").await;
    let close = async |who: &str, closed: &str| {
        world.post(HOST, &format!("/entries/{entry}/close"), Some(who), &[("closed", closed)]).await.status.as_u16()
    };
    let offered = async |who: &str| {
        world
            .get(HOST, &format!("/entries/{entry}/menu"), Some(who))
            .await
            .body
            .contains(&format!("/entries/{entry}/close"))
    };
    // What he ended himself he reopens.
    assert_eq!((close(&of_bob, "yes").await, close(&of_bob, "no").await), (303, 303));
    assert_eq!(close(&of_ann, "yes").await, 303);
    assert!(!offered(&of_bob).await && offered(&of_ann).await);
    assert_eq!(close(&of_bob, "no").await, 403);
    // Nor does he make it his own by ending it again.
    assert_eq!(close(&of_bob, "yes").await, 403);
    assert_eq!((close(&of_ann, "no").await, close(&of_bob, "yes").await), (303, 303));
}
on_both!(what_a_moderator_ended_its_author_does_not_reopen);

async fn whom_and_what_one_follows_is_listed_for_oneself(on: On) {
    let (world, [(ann, of_ann), (bob, of_bob), (cleo, _)]) = with(on, ["Ann", "Bob", "Cleo"]).await;
    let den = world.space(ann, "Den", closed()).await;
    world.add(den, bob, Role::Writer).await;
    let (open, hidden) =
        (world.note(cleo, None, "Open words").await, world.note(ann, Some(den), "Words of the den").await);
    for path in [
        "/people/ann/follow".to_owned(),
        "/people/cleo/follow".into(),
        format!("/entries/{open}/follow"),
        format!("/entries/{hidden}/follow"),
    ] {
        assert_eq!(world.post(HOST, &path, Some(&of_bob), &[("following", "yes")]).await.status, 303, "{path}");
    }
    let people = world.get(HOST, "/following", Some(&of_bob)).await.body;
    assert!(people.contains("href=\"/people/ann\"") && people.contains("href=\"/people/cleo\""), "{people}");
    let discussions = async || world.get(HOST, "/following?of=discussions", Some(&of_bob)).await.body;
    let page = discussions().await;
    assert!(page.contains("Open words") && page.contains("Words of the den"), "{page}");
    assert!(!world.get(HOST, "/following?of=discussions", Some(&of_ann)).await.body.contains("Open words"));
    // What he no longer sees is not listed; whom he unfollows neither.
    world
        .store
        .system("a test takes him out", move |tx| {
            tx.execute("delete from member where audience = :den and person = :bob", params! { den, bob })
        })
        .await
        .unwrap();
    assert!(!discussions().await.contains("Words of the den"));
    let fields = [("following", "no"), ("back", "/following")];
    let undone = world.post(HOST, "/people/cleo/follow", Some(&of_bob), &fields).await;
    assert_eq!(undone.location, "/following");
    let people = world.get(HOST, "/following?after=a", Some(&of_bob)).await.body;
    assert!(people.contains("href=\"/people/ann\"") && !people.contains("href=\"/people/cleo\""), "{people}");
}
on_both!(whom_and_what_one_follows_is_listed_for_oneself);

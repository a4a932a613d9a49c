//! What once went wrong with entries, profiles, inboxes and rules of spaces, and does so no more.

use kernel::audience::Role;
use spaces::Access;

use crate::{
    administration::{HOST, administrator},
    on_both,
    rules::{move_to, places, settle},
    world::{On, World, follow},
};

const ENGLISH: &str = "Hello everyone, the Monday meeting has been moved to Tuesday.";
const FRENCH: &str = "Bonjour à tous, la réunion de lundi est déplacée à mardi.";

/// The entries of a page, or of a part of it, in their order.
fn shown(page: &str) -> Vec<i64> {
    let cards = page.split("class=\"entry\" id=\"e-").skip(1);
    cards.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

/// The entries of a list, by the way that each of its pages offers to older ones.
async fn all_pages(world: &World, cookie: &str, list: &str) -> Vec<i64> {
    let way = format!("href=\"{list}?before=");
    let (mut found, mut next) = (Vec::new(), Some(list.to_owned()));
    while let Some(path) = next {
        let page = world.get(HOST, &path, Some(cookie)).await;
        assert!(page.status == 200 && found.len() < 100, "{path}: {}", page.body);
        found.extend(shown(&page.body));
        let before = page.body.split_once(&way).and_then(|(_, rest)| rest.split('"').next());
        next = before.map(|before| format!("{list}?before={before}"));
    }
    found
}

/// What a field of a form holds.
fn value_of(page: &str, name: &str) -> String {
    let field = page.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no {name} in {page}")).1;
    field.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

async fn a_list_leads_to_its_oldest_entry_past_what_is_deleted_or_muted(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let mia = world.person(world.organisation, "Mia", false).await;
    let of_ann = world.session(world.organisation, ann).await;
    let red = world.space(ann, "Red", Access::default()).await;
    let (mut placed, mut tagged) = (Vec::new(), Vec::new());
    for number in 0..24 {
        placed.push(world.note(ann, Some(red), &format!("Firing {number}")).await.get());
        tagged.push(world.note(bob, None, &format!("Glaze {number} #kilns")).await.get());
    }
    for number in 0..3 {
        tagged.push(world.note(mia, None, &format!("Loud {number} #kilns")).await.get());
    }
    placed.reverse();
    tagged.reverse();
    assert_eq!(all_pages(&world, &of_ann, "/spaces/red").await, placed);
    assert_eq!(all_pages(&world, &of_ann, "/topics/kilns").await, tagged);

    let gone = placed.remove(1);
    let deleted = world.post(HOST, &format!("/entries/{gone}/delete"), Some(&of_ann), &[]).await;
    assert_eq!(deleted.location, "/?done=deleted", "{}", deleted.body);
    assert_eq!(all_pages(&world, &of_ann, "/spaces/red").await, placed);
    assert_eq!(world.post(HOST, "/people/mia/mute", Some(&of_ann), &[("muted", "yes")]).await.status, 303);
    assert_eq!(all_pages(&world, &of_ann, "/topics/kilns").await, tagged.split_off(3), "all of Bob, nothing of Mia");
}
on_both!(a_list_leads_to_its_oldest_entry_past_what_is_deleted_or_muted);

async fn the_last_pinned_stands_first_and_what_is_deleted_holds_no_place(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let of_ann = world.session(world.organisation, ann).await;
    let red = world.space(ann, "Red", Access::default()).await;
    let place = red.to_string();
    let mut notes = Vec::new();
    for number in 0..7 {
        notes.push(world.note(ann, Some(red), &format!("Rule {number}")).await.get());
    }
    // The oldest is pinned last; the newest never.
    for note in notes[..6].iter().rev() {
        world.clock.advance(60_000);
        let fields = [("space", place.as_str()), ("pinned", "yes")];
        assert_eq!(world.post(HOST, &format!("/entries/{note}/pin"), Some(&of_ann), &fields).await.status, 303);
    }
    let pinned = async || {
        let page = world.get(HOST, "/spaces/red", Some(&of_ann)).await.body;
        shown(page.split_once("id=\"feed\"").unwrap_or_else(|| panic!("no list in {page}")).0)
    };
    assert_eq!(pinned().await, notes[..5]);
    let deleted = world.post(HOST, &format!("/entries/{}/delete", notes[0]), Some(&of_ann), &[]).await;
    assert_eq!(deleted.status, 303, "{}", deleted.body);
    assert_eq!(pinned().await, notes[1..6]);
}
on_both!(the_last_pinned_stands_first_and_what_is_deleted_holds_no_place);

async fn an_entry_is_taken_out_once_and_never_out_of_its_last_place(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let (of_ann, of_bob) = (world.session(world.organisation, ann).await, world.session(world.organisation, bob).await);
    let alpha = world.space(ann, "Alpha", Access::default()).await;
    let beta = world.space(ann, "Beta", Access::default()).await;
    world.add(alpha, bob, Role::Writer).await;
    let note = world.note(ann, Some(alpha), "In two places").await;
    let (in_alpha, in_beta) = (alpha.to_string(), beta.to_string());
    let places = [("audience", in_beta.as_str()), ("confirmed", "yes")];
    assert_eq!(world.post(HOST, &format!("/entries/{note}/places"), Some(&of_ann), &places).await.status, 303);
    let path = format!("/entries/{note}/remove");
    let take_out = async |cookie: &str, space: &str| world.post(HOST, &path, Some(cookie), &[("space", space)]).await;
    let standing = async || {
        let mut standing = Vec::new();
        for space in ["alpha", "beta"] {
            let page = world.get(HOST, &format!("/spaces/{space}"), Some(&of_bob)).await.body;
            if shown(&page).contains(&note.get()) {
                standing.push(space);
            }
        }
        standing
    };

    assert_eq!(take_out(&of_bob, &in_alpha).await.status, 403, "neither its author nor a moderator");
    assert_eq!(standing().await, ["alpha", "beta"]);
    let gone = take_out(&of_ann, &in_alpha).await;
    assert_eq!(gone.location, "/?done=taken-out", "{}", gone.body);
    let home = world.get(HOST, &gone.location, Some(&of_ann)).await.body;
    assert!(home.contains("no longer in this space"), "{home}");
    assert_eq!(standing().await, ["beta"]);
    assert_eq!(take_out(&of_ann, &in_alpha).await.status, 404, "a button pressed twice");
    assert_eq!(standing().await, ["beta"]);
    let kept = take_out(&of_ann, &in_beta).await;
    assert!(kept.status == 409 && kept.body.contains("This post is nowhere else"), "{}", kept.body);
    assert_eq!(standing().await, ["beta"]);
    assert_eq!(world.get(HOST, &format!("/entries/{note}"), Some(&of_bob)).await.status, 200);
}
on_both!(an_entry_is_taken_out_once_and_never_out_of_its_last_place);

/// Sends the form by which an author changes an entry, with these fields.
async fn edit(world: &World, cookie: &str, entry: &str, fields: &[(&str, &str)]) {
    let path = format!("/entries/{entry}/edit");
    let base = value_of(&world.get(HOST, &path, Some(cookie)).await.body, "base");
    let mut sent = vec![("base", base.as_str())];
    sent.extend_from_slice(fields);
    let edited = world.post(HOST, &path, Some(cookie), &sent).await;
    assert!(edited.status == 303 && edited.location.ends_with("?done=edited"), "{}", edited.body);
}

async fn an_edit_of_the_summary_alone_and_of_the_language_shows(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let cookie = world.session(world.organisation, ann).await;
    let mut article =
        [("kind", "article"), ("title", "Kilns"), ("summary", "An old lead"), ("source", ENGLISH), ("nonce", "n1")];
    let made = world.post(HOST, "/entries", Some(&cookie), &article).await;
    assert_eq!(made.status, 303, "{}", made.body);
    let href = made.location.split('?').next().unwrap();
    let id = href.split('/').nth(2).unwrap();
    article[2].1 = "A new lead";
    edit(&world, &cookie, id, &article[1..4]).await;
    for path in [href, "/people/ann/entries"] {
        let page = world.get(HOST, path, Some(&cookie)).await.body;
        assert!(page.contains("A new lead") && !page.contains("An old lead"), "{path}: {page}");
        assert!(!page.contains("class=\"article\" lang="), "{path}: {page}");
    }
    article[3].1 = FRENCH;
    edit(&world, &cookie, id, &article[1..4]).await;
    let page = world.get(HOST, href, Some(&cookie)).await.body;
    assert!(page.contains("class=\"article\" lang=\"fr\""), "{page}");

    let noted = world.note(ann, None, ENGLISH).await;
    let (note, said) = (noted.to_string(), world.comment(ann, noted, ENGLISH).await);
    let path = format!("/entries/{note}");
    let in_french = async || {
        let page = world.get(HOST, &path, Some(&cookie)).await.body;
        assert!(page.contains("class=\"entry-body prose\""), "{page}");
        page.contains("class=\"entry-body prose\" lang=\"fr\"")
    };
    assert!(!in_french().await);
    for (words, french) in [(FRENCH, true), ("Oui.", true), (ENGLISH, false)] {
        edit(&world, &cookie, &note, &[("source", words)]).await;
        assert_eq!(in_french().await, french, "{words}");
        let saved = world.post(HOST, &format!("/comments/{said}/edit"), Some(&cookie), &[("source", words)]).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let page = world.get(HOST, &path, Some(&cookie)).await.body;
        let comment = page.split_once(&format!("id=\"c-{said}\"")).unwrap().1;
        assert_eq!(comment.contains("lang=\"fr\""), french, "{words}: {comment}");
    }
}
on_both!(an_edit_of_the_summary_alone_and_of_the_language_shows);

async fn a_guest_sees_and_keeps_their_own_skills_alone(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let gil = world.person(world.organisation, "Gil", true).await;
    let red = world.space(ann, "Red", Access::default()).await;
    world.add(red, gil, Role::Writer).await;
    let (of_ann, of_gil) = (world.session(world.organisation, ann).await, world.session(world.organisation, gil).await);
    let save = async |cookie: &str, fields: &[(&str, &str)]| {
        let saved = world.post(HOST, "/settings/profile", Some(cookie), fields).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
    };
    save(&of_ann, &[("skills", "Chemistry")]).await;
    save(&of_gil, &[("skills", "Perfumery, Stills")]).await;
    let form = world.get(HOST, "/settings/profile", Some(&of_gil)).await.body;
    let skills = value_of(&form, "skills");
    assert_eq!(skills, "Perfumery, Stills");
    save(&of_gil, &[("pronouns", "they"), ("skills", skills.as_str())]).await;
    let form = world.get(HOST, "/settings/profile", Some(&of_gil)).await.body;
    assert_eq!((value_of(&form, "pronouns"), value_of(&form, "skills")), ("they".to_owned(), skills));
    let profile = world.get(HOST, "/people/gil", Some(&of_ann)).await.body;
    assert!(profile.contains("Perfumery") && profile.contains("Stills"), "{profile}");
    let other = world.get(HOST, "/people/ann", Some(&of_gil)).await;
    assert!(other.status == 200 && !other.body.contains("Chemistry"), "{}", other.body);
}
on_both!(a_guest_sees_and_keeps_their_own_skills_alone);

async fn unfollowing_a_discussion_takes_back_no_reaction(on: On) {
    let world = World::new(on).await;
    let ann = world.person(world.organisation, "Ann", false).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let (of_ann, of_bob) = (world.session(world.organisation, ann).await, world.session(world.organisation, bob).await);
    let note = world.note(ann, None, "Something to like").await;
    let told_after = async |step: &str, field: (&str, &str)| {
        let done = world.post(HOST, &format!("/entries/{note}/{step}"), Some(&of_bob), &[field]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        follow(&world.store, notifications::Inbox).await;
        world.get(HOST, "/inbox", Some(&of_ann)).await.body.contains("Bob reacted to")
    };
    assert!(!told_after("follow", ("following", "yes")).await);
    assert!(told_after("react", ("kind", "like")).await);
    assert!(told_after("follow", ("following", "no")).await, "he likes it all the same");
    assert!(!told_after("react", ("kind", "like")).await, "the same again takes it back");
}
on_both!(unfollowing_a_discussion_takes_back_no_reaction);

/// Whether somebody is among the members of a space, as whoever has this cookie is told.
async fn is_in(world: &World, cookie: &str, space: &str, handle: &str) -> bool {
    let page = world.get(HOST, &format!("/spaces/{space}/members"), Some(cookie)).await;
    assert_eq!(page.status, 200, "{}", page.body);
    page.body.contains(&format!("class=\"person\" href=\"/people/{handle}\""))
}

async fn an_heir_stays_when_the_rule_that_brought_them_lets_go(on: On) {
    let world = World::new(on).await;
    places(&world).await;
    let (_, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let cleo = world.person(world.organisation, "Cleo", false).await;
    world.person(world.organisation, "Dan", false).await;
    let (of_bob, of_cleo) =
        (world.session(world.organisation, bob).await, world.session(world.organisation, cleo).await);
    // One is given to the heir; in the other, which is closed, the heir is raised.
    world.space(bob, "Lab", Access::default()).await;
    world.space(bob, "Den", Access { members: spaces::Visibility::Closed, ..Access::default() }).await;
    for space in ["lab", "den"] {
        let ruled = world.post(HOST, &format!("/spaces/{space}/rules"), Some(&of_bob), &[("unit", "1")]).await;
        assert_eq!(ruled.status, 303, "{}", ruled.body);
    }
    for name in ["Cleo", "Dan"] {
        move_to(&world, &ada, name, "1", "").await;
    }
    for space in ["lab", "den"] {
        assert!(is_in(&world, &of_cleo, space, "cleo").await && is_in(&world, &of_cleo, space, "dan").await, "{space}");
    }
    let closing = [("do", "close"), ("heir", "@cleo"), ("reason", "End of contract")];
    let closed = world.post(HOST, "/administration/people/bob", Some(&ada), &closing).await;
    assert_eq!(closed.status, 303, "{}", closed.body);
    for name in ["Cleo", "Dan"] {
        move_to(&world, &ada, name, "0", "").await;
    }
    for space in ["lab", "den"] {
        let settings = world.get(HOST, &format!("/spaces/{space}/settings"), Some(&of_cleo)).await;
        assert_eq!(settings.status, 200, "{space}: {}", settings.body);
        assert!(is_in(&world, &of_cleo, space, "cleo").await, "{space}");
        assert!(!is_in(&world, &of_cleo, space, "dan").await, "{space}: who owns nothing goes with the rule");
    }
}
on_both!(an_heir_stays_when_the_rule_that_brought_them_lets_go);

async fn an_archived_space_holds_nobody_and_a_reopened_one_catches_up(on: On) {
    let world = World::new(on).await;
    places(&world).await;
    let (reader, ada) = administrator(&world).await;
    let bob = world.person(world.organisation, "Bob", false).await;
    let of_bob = world.session(world.organisation, bob).await;
    world.person(world.organisation, "Cleo", false).await;
    world.space(reader, "Works", Access::default()).await;
    let rule = [("unit", "1"), ("required", "yes")];
    assert_eq!(world.post(HOST, "/spaces/works/rules", Some(&ada), &rule).await.status, 303);
    move_to(&world, &ada, "Bob", "1", "").await;
    assert!(is_in(&world, &ada, "works", "bob").await);
    let held = world.post(HOST, "/spaces/works/leave", Some(&of_bob), &[]).await;
    assert!(held.body.contains("you cannot leave it"), "{}", held.body);

    assert_eq!(world.post(HOST, "/spaces/works/archive", Some(&ada), &[]).await.status, 303);
    let left = world.post(HOST, "/spaces/works/leave", Some(&of_bob), &[]).await;
    assert_eq!(left.location, "/spaces?done=left", "{}", left.body);
    move_to(&world, &ada, "Cleo", "1", "").await;
    assert!(!is_in(&world, &ada, "works", "bob").await && !is_in(&world, &ada, "works", "cleo").await);

    assert_eq!(world.post(HOST, "/spaces/works/unarchive", Some(&of_bob), &[]).await.status, 403, "no owner");
    assert_eq!(world.post(HOST, "/spaces/works/unarchive", Some(&ada), &[]).await.status, 303);
    settle(&world.store).await;
    assert!(is_in(&world, &ada, "works", "cleo").await, "who came to the unit meanwhile");
    assert!(is_in(&world, &ada, "works", "bob").await, "the rule is required again");
}
on_both!(an_archived_space_holds_nobody_and_a_reopened_one_catches_up);

async fn whoever_may_only_read_is_offered_no_reaction(on: On) {
    let world = World::new(on).await;
    let (owner, ada) = administrator(&world).await;
    let ron = world.person(world.organisation, "Ron", false).await;
    let of_ron = world.session(world.organisation, ron).await;
    let space = world.space(owner, "Works", Access::default()).await;
    world.add(space, ron, Role::Reader).await;
    let entry = world.note(owner, Some(space), ENGLISH).await;
    world.comment(owner, entry, "Mind the stairs.").await;
    let pages = ["/spaces/works".to_owned(), format!("/entries/{entry}")];
    let offered = async |cookie: &str| {
        let mut offered = 0;
        for page in &pages {
            offered += world.get(HOST, page, Some(cookie)).await.body.matches("/react\"").count();
        }
        offered
    };
    assert!(offered(&ada).await > 0);
    assert_eq!(offered(&of_ron).await, 0, "a reader reads");
    let react = format!("/entries/{entry}/react");
    assert_eq!(world.post(HOST, &react, Some(&of_ron), &[("kind", "like")]).await.status, 403);
    assert_eq!(world.post(HOST, &react, Some(&ada), &[("kind", "like")]).await.status, 303);

    assert_eq!(world.post(HOST, "/spaces/works/archive", Some(&ada), &[]).await.status, 303);
    assert_eq!(offered(&ada).await, 0, "archived: read only");
    let page = world.get(HOST, &pages[1], Some(&ada)).await.body;
    assert!(page.contains("class=\"reactions\""), "what was said stays: {page}");
    assert_eq!(world.post(HOST, "/spaces/works/unarchive", Some(&ada), &[]).await.status, 303);
    assert!(offered(&ada).await > 0);
}
on_both!(whoever_may_only_read_is_offered_no_reaction);

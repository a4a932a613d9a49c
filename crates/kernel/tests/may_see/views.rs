//! Every view of the door: how its keys are read, and which keys the model says there should be.

use super::{
    house::House,
    model::{Kind, Viewer, lives},
};

/// A view's name and what reads its keys, with the columns that the viewer's standing changes.
pub type Asked = (&'static str, &'static str);

pub const VIEWS: &[Asked] = &[
    ("organisation", "select cast(id as text) from visible_organisation"),
    ("terms", "select version || '.' || lang from visible_terms"),
    ("audience", "select cast(id as text) from visible_audience"),
    ("space", "select id || '.' || content_visible || '.' || coalesce(my_role, '-') from visible_space"),
    ("membership", "select audience || '.' || role from visible_membership"),
    ("own_space", "select id || '.' || role from visible_own_space"),
    ("desk", "select cast(audience as text) from visible_desk"),
    ("moderated", "select distinct cast(entry as text) from visible_moderated"),
    ("companion", "select audience || '.' || person from visible_companion"),
    ("member", "select audience || '.' || person || '.' || role from visible_member"),
    ("space_topic", "select space || '.' || topic from visible_space_topic"),
    ("person", "select cast(id as text) from visible_person"),
    ("colleague", "select cast(id as text) from visible_colleague"),
    ("profile", "select person || '.' || email_shown from visible_profile"),
    ("person_change", "select position || '.' || coalesce(person, 0) from visible_person_change"),
    ("unit", "select cast(id as text) from visible_unit"),
    ("site", "select cast(id as text) from visible_site"),
    ("skill", "select cast(id as text) from visible_skill"),
    ("person_skill", "select person || '.' || skill from visible_person_skill"),
    ("entry", "select cast(id as text) from visible_entry"),
    ("placement", "select audience || '.' || entry from visible_placement"),
    (
        "card",
        "select id || '.' || (length(places) - length(replace(places, '\n', '')) + 1) || '.' || coalesce(mine, '-') || '.' || \
         coalesce(bookmarked, 0) || '.' || coalesce(seen, 0) from visible_card",
    ),
    ("taken", "select cast(id as text) from visible_taken"),
    ("thread", "select cast(id as text) from visible_thread"),
    ("note", "select cast(entry as text) from visible_note"),
    ("article", "select cast(entry as text) from visible_article"),
    ("comment", "select id || '.' || source || html || reactions || files || coalesce(mine, '-') from visible_comment"),
    ("hold", "select object || '.' || source from visible_hold"),
    ("linkback", "select entry || '.' || source from visible_linkback"),
    ("reaction", "select object || '.' || person from visible_reaction"),
    ("topic", "select cast(id as text) from visible_topic"),
    ("entry_topic", "select topic || '.' || entry from visible_entry_topic"),
    ("revision", "select object || '.' || id from visible_revision"),
    ("old_address", "select path || '.' || entry from visible_old_address"),
    ("file", "select cast(id as text) from visible_file"),
    ("preference", "select cast(person as text) from visible_preference"),
    (
        "self",
        "select id || '.' || coalesce(length(roles) - length(replace(roles, ',', '')) + 1, 0) || '.' || moderates || '.' || addressed \
         from visible_self",
    ),
    ("role", "select person || '.' || role from visible_role"),
    ("session", "select cast(id as text) from visible_session"),
    ("credential", "select email from visible_credential"),
    ("invitation", "select cast(id as text) from visible_invitation"),
    ("setting", "select name from visible_setting"),
    ("audit", "select cast(number as text) from visible_audit"),
    ("account", "select person || '.' || coalesce(email, '-') from visible_account"),
    ("rule", "select cast(id as text) from visible_rule"),
    ("holiday", "select day from visible_holiday"),
    ("profile_field", "select cast(id as text) from visible_profile_field"),
    ("profile_value", "select person || '.' || field from visible_profile_value"),
    ("glass", "select cast(space as text) from visible_glass"),
    ("retention", "select cast(space as text) from visible_retention"),
    ("legal_hold", "select cast(id as text) from visible_legal_hold"),
    ("load", "select cast(id as text) from visible_load"),
    ("follow", "select kind || '.' || target from visible_follow"),
    ("bookmark", "select cast(object as text) from visible_bookmark"),
    ("feed_mark", "select cast(line as text) from visible_feed_mark"),
    ("draft", "select context from visible_draft"),
    ("mute", "select cast(target as text) from visible_mute"),
    ("block", "select cast(target as text) from visible_block"),
    ("hidden_author", "select distinct cast(author as text) from visible_hidden_author"),
    ("notification", "select cast(id as text) from visible_notification"),
    ("join_request", "select space || '.' || person from visible_join_request"),
    ("space_invitation", "select space || '.' || person from visible_space_invitation"),
    ("report", "select cast(id as text) from visible_report"),
    ("head", "select cast(position as text) from visible_head"),
    ("document", "select cast(doc as text) from visible_document"),
    ("hit", "select cast(doc as text) from visible_hit"),
    ("search_state", "select cast(behind as text) from visible_search_state"),
    ("credential_session", "select organisation || '.' || person || '.' || kind from visible_credential_session"),
    ("credential_person", "select organisation || '.' || person || '.' || kind from visible_credential_person"),
];

/// The keys that a viewer should find in a view, sorted.
pub fn expected(viewer: &Viewer<'_>, view: &str) -> Vec<String> {
    let mut keys = of_people_and_places(viewer, view)
        .or_else(|| of_what_was_made(viewer, view))
        .or_else(|| of_ones_own(viewer, view))
        .or_else(|| of_running(viewer, view))
        .or_else(|| of_the_house(viewer.house, view))
        .unwrap_or_else(|| {
            panic!("the model does not know of visible_{view}: say in tests/may_see/ who may see what of it")
        });
    keys.sort();
    keys
}

fn each<T>(all: impl IntoIterator<Item = T>, visible: impl Fn(&T) -> bool, key: impl Fn(&T) -> String) -> Vec<String> {
    all.into_iter().filter(|row| visible(row)).map(|row| key(&row)).collect()
}

fn flag(on: bool) -> u8 {
    u8::from(on)
}

fn of_people_and_places(v: &Viewer<'_>, view: &str) -> Option<Vec<String>> {
    let c = v.company;
    let member = v.kind == Kind::Member;
    let if_member = |key: &str| if member { vec![key.to_owned()] } else { Vec::new() };
    Some(match view {
        "organisation" => vec![c.id.to_string()],
        "terms" => vec!["1.fr".to_owned()],
        "audience" => each(&c.circles, |a| v.sees_inside(a), |a| a.id.to_string()),
        "space" => each(
            &c.circles,
            |s| v.sees_space(s),
            |s| format!("{}.{}.{}", s.id, flag(v.sees_inside(s)), v.my_role(s.id).unwrap_or("-")),
        ),
        "membership" => each(&c.members, |((_, p), _)| v.is(Some(*p)), |((a, _), role)| format!("{a}.{role}")),
        "own_space" => each(
            &c.members,
            |((a, p), _)| v.is(Some(*p)) && c.circles.iter().any(|circle| circle.id == *a && circle.kind == "space"),
            |((a, _), role)| format!("{a}.{role}"),
        ),
        "desk" => each(&c.circles, |a| v.moderates(a.id), |a| a.id.to_string()),
        "companion" => each(
            &c.members,
            |((a, _), _)| c.members.iter().any(|((mine, p), _)| mine == a && v.is(Some(*p))),
            |((a, p), _)| format!("{a}.{p}"),
        ),
        "member" => each(&c.members, |((a, _), _)| v.sees_inside_id(*a), |((a, p), role)| format!("{a}.{p}.{role}")),
        "space_topic" => each(&c.space_topics, |(s, _)| v.sees_space_id(*s), |(s, t)| format!("{s}.{t}")),
        "person" => each(&c.people, |p| v.sees_person(p.id), |p| p.id.to_string()),
        "colleague" => each(&c.people, |p| member || v.is(Some(p.id)), |p| p.id.to_string()),
        "profile" => each(
            &c.people,
            |p| v.sees_person(p.id) && (!p.restricted || v.is(Some(p.id))),
            |p| match v.kind {
                Kind::Visitor => format!("{}.", p.id),
                _ => format!("{}.e{}", p.id, p.id),
            },
        ),
        "person_change" => each(
            &c.lines,
            |_| member,
            |l| {
                let of_a_person = l.host == "person" && matches!(l.verb, "Create" | "Update" | "Delete");
                format!("{}.{}", l.position, if of_a_person { l.object } else { 0 })
            },
        ),
        "unit" | "site" => if_member("1"),
        "skill" => each([1], |_| member || c.skills.iter().any(|(p, _)| v.is(Some(*p))), |id| id.to_string()),
        "person_skill" => {
            each(&c.skills, |(p, _)| v.is(Some(*p)) || (member && !v.is_restricted(*p)), |(p, k)| format!("{p}.{k}"))
        }
        "self" => {
            let moderates = c
                .members
                .iter()
                .any(|((_, p), role)| v.is(Some(*p)) && ["owner", "animator", "moderator"].contains(role));
            let addressed = c.notices.iter().any(|n| v.is(Some(n.person)));
            let offices = c.offices.iter().filter(|(p, _)| member && v.is(Some(*p))).count();
            each(
                &c.people,
                |p| v.is(Some(p.id)),
                |p| format!("{}.{offices}.{}.{}", p.id, flag(moderates), flag(addressed)),
            )
        }
        "role" => each(&c.offices, |_| member, |(p, role)| format!("{p}.{role}")),
        "join_request" => each(&c.requests, |(s, p)| v.is(Some(*p)) || v.runs(*s), |(s, p)| format!("{s}.{p}")),
        "space_invitation" => each(&c.invited, |(s, p)| v.is(Some(*p)) || v.runs(*s), |(s, p)| format!("{s}.{p}")),
        "setting" => each(["found-by"], |_| v.me.is_some(), |name| (*name).to_owned()),
        // What was done to oneself, and all of it for those who answer for the organisation.
        "audit" => each(
            &c.people,
            |p| v.is(Some(p.id)) || v.holds_office("administrator") || v.holds_office("protection"),
            |p| p.id.to_string(),
        ),
        "account" => each(&c.people, |_| v.holds_office("administrator"), |p| format!("{}.e{}", p.id, p.id)),
        "load" => each([1], |_| v.holds_office("administrator"), |id| id.to_string()),
        "invitation" => each(
            &c.links,
            |(id, purpose, used, space)| {
                // Odd ones are of guests.
                let mine = v.holds_office("administrator") || (id % 2 == 1 && space.is_some_and(|space| v.runs(space)));
                *purpose == "invitation" && !used && v.kind == Kind::Member && mine
            },
            |(id, ..)| id.to_string(),
        ),
        _ => return None,
    })
}

fn of_what_was_made(v: &Viewer<'_>, view: &str) -> Option<Vec<String>> {
    let c = v.company;
    let mark = |table, target| v.me.is_some_and(|me| c.marks.iter().any(|m| (m.0, m.1, m.3) == (table, me, target)));
    let reacted = |object| if v.me.is_some_and(|me| c.reactions.contains(&(object, me))) { "like" } else { "-" };
    let there = |object| v.sees_entry_id(object) || v.sees_comment_id(object);
    Some(match view {
        "entry" => each(&c.entries, |e| v.sees_entry(e), |e| e.id.to_string()),
        "card" => each(
            &c.entries,
            |e| v.sees_entry(e),
            |e| {
                let places = e.places.iter().filter(|p| v.sees_inside_id(**p)).count();
                let (kept, read) = (mark("bookmark", e.id), mark("read_mark", e.id));
                format!("{}.{places}.{}.{}.{}", e.id, reacted(e.id), flag(kept), flag(read))
            },
        ),
        // One's own that is gone: entries, and comments.
        "taken" => {
            let entries = each(&c.entries, |e| e.deleted && v.is(e.author), |e| e.id.to_string());
            [entries, each(&c.comments, |m| m.deleted && v.is(m.author), |m| m.id.to_string())].concat()
        }
        "thread" => each(&c.entries, |e| v.sees_thread(e), |e| e.id.to_string()),
        "note" => each(&c.entries, |e| v.sees_entry(e) && !e.article, |e| e.id.to_string()),
        "article" => each(&c.entries, |e| v.sees_entry(e) && e.article, |e| e.id.to_string()),
        "placement" => c
            .entries
            .iter()
            .flat_map(|e| each(&e.places, |p| v.sees_inside_id(**p), |p| format!("{p}.{}", e.id)))
            .collect(),
        "comment" => each(
            &c.comments,
            |m| v.sees_place_of(m),
            // Of a deleted one only the place is left.
            |m| if m.deleted { format!("{}.0-", m.id) } else { format!("{}.wwlike:11{}", m.id, reacted(m.id)) },
        ),
        // The desk, until the comment or its entry is gone for everybody.
        "hold" => each(&c.comments, |m| v.decides_on(m), |m| format!("{}.w", m.id)),
        "moderated" => each(&c.entries, |e| v.moderates_entry(e.id), |e| e.id.to_string()),
        "linkback" => each(
            &c.linkbacks,
            |((e, _), shown)| **shown && v.sees_entry_id(*e),
            |((e, source), _)| format!("{e}.{source}"),
        ),
        "reaction" => each(
            &c.reactions,
            |(object, _)| v.sees_entry_id(*object) || v.sees_comment_id(*object),
            |(object, person)| format!("{object}.{person}"),
        ),
        "topic" => each(&c.topics, |t| v.sees_topic(**t), |t| t.to_string()),
        "entry_topic" => {
            c.entries.iter().flat_map(|e| each(&e.topics, |_| v.sees_entry(e), |t| format!("{t}.{}", e.id))).collect()
        }
        "revision" => each(
            &c.versions,
            |r| v.me.is_some() && (!r.hidden || v.is(r.editor)) && there(r.object),
            |r| format!("{}.{}", r.object, r.id),
        ),
        "old_address" => each(&c.addresses, |(_, e)| v.sees_entry_id(**e), |(path, e)| format!("{path}.{e}")),
        "file" => each(
            &c.files,
            |f| {
                !f.deleted
                    && match (f.host, f.object) {
                        ("entry", Some(entry)) => v.sees_entry_id(entry),
                        ("comment", Some(comment)) => {
                            v.sees_comment_id(comment) || c.comments.iter().any(|m| m.id == comment && v.decides_on(m))
                        }
                        ("person", Some(person)) => v.sees_portrait(person),
                        ("space", Some(space)) => v.sees_space_id(space),
                        _ => v.is(f.owner),
                    }
            },
            |f| f.id.to_string(),
        )
        .into_iter()
        // The logo stands above the sign-in page.
        .chain(["599".to_owned()])
        .collect(),
        "document" | "hit" => each(
            &c.documents,
            |((kind, object), _)| match *kind {
                "entry" => v.sees_entry_id(*object),
                "comment" => v.sees_shown_comment_id(*object),
                // Nobody is found who asked that their data be not used.
                "person" => v.sees_person(*object) && !v.is_restricted(*object),
                "colleague" => v.kind == Kind::Member && v.sees_person(*object) && !v.is_restricted(*object),
                "space" => v.sees_space_id(*object),
                "topic" => v.sees_topic(*object),
                _ => false,
            },
            |(_, doc)| doc.to_string(),
        ),
        _ => return None,
    })
}

fn of_ones_own(v: &Viewer<'_>, view: &str) -> Option<Vec<String>> {
    let c = v.company;
    let mine = |table: &str| each(&c.marks, |m| m.0 == table && v.is(Some(m.1)), |m| m.3.to_string());
    Some(match view {
        "preference" => each(&c.people, |p| v.is(Some(p.id)), |p| p.id.to_string()),
        "session" => each(&c.people, |p| v.is(Some(p.id)) && p.session.is_some(), |p| p.id.to_string()),
        "credential" => each(&c.people, |p| v.is(Some(p.id)), |p| format!("e{}", p.id)),
        "follow" => each(&c.marks, |m| m.0 == "follow" && v.is(Some(m.1)), |m| format!("{}.{}", m.2, m.3)),
        // What was kept is there again when it can be seen again.
        "bookmark" => {
            each(&c.marks, |m| m.0 == "bookmark" && v.is(Some(m.1)) && v.sees_entry_id(m.3), |m| m.3.to_string())
        }
        "feed_mark" | "draft" | "mute" | "block" => mine(view),
        // Those whom I do not want to read, and those who do not want me to.
        "hidden_author" => {
            let hidden =
                |p: i64| v.blocked_with(Some(p)) || v.me.is_some_and(|me| c.marks.contains(&("mute", me, "", p)));
            each(c.people_ids(), |p| hidden(*p), |p| p.to_string())
        }
        // Only while what it points at is there for me, and never across a block, unless the organisation tells it.
        "notification" => each(
            &c.notices,
            |n| {
                v.is(Some(n.person))
                    && (matches!(n.reason, "account" | "load" | "rule" | "glass" | "owner" | "report" | "removed:spam")
                        || !v.blocked_with(n.actor))
                    && match (n.reason, n.entry) {
                        // What was done to me I may know.
                        ("account" | "load" | "draft" | "removed:spam", _) => true,
                        ("report", _) => c.circles.iter().any(|circle| v.moderates(circle.id)),
                        ("follow", _) => n.actor.is_some_and(|actor| v.sees_person(actor)),
                        ("request", _) => v.runs(n.object),
                        (_, None) => v.sees_space_id(n.object),
                        (_, Some(entry)) if entry == n.object => v.sees_entry_id(entry),
                        _ => v.sees_shown_comment_id(n.object),
                    }
            },
            |n| n.id.to_string(),
        ),
        // One's own, and those that are one's own to decide.
        "report" => each(
            &c.complaints,
            |r| {
                // Nobody judges their own case, nor learns who brought it.
                let own = match r.host {
                    "person" => v.is(Some(r.object)),
                    "comment" => c.comments.iter().any(|m| m.id == r.object && v.is(m.author)),
                    _ => c.entries.iter().any(|e| e.id == r.object && v.is(e.author)),
                };
                let decides = match r.host {
                    "person" => v.holds_office("administrator"),
                    "comment" => c.comments.iter().any(|m| m.id == r.object && v.moderates_entry(m.entry)),
                    _ => v.moderates_entry(r.object),
                };
                v.is(Some(r.reporter)) || (decides && !own)
            },
            |r| r.id.to_string(),
        ),
        // Not what is seen but where to look: ids for the memory of the feed, which reads all else through the door.
        "head" => each(
            &c.lines,
            |l| l.host == "entry" && matches!(l.verb, "Create" | "Add" | "Update"),
            |l| l.position.to_string(),
        ),
        "search_state" => vec![flag(v.kind != Kind::Visitor && !v.house.indexed && !c.lines.is_empty()).to_string()],
        _ => return None,
    })
}

/// How the organisation is run, and what that does to people.
fn of_running(v: &Viewer<'_>, view: &str) -> Option<Vec<String>> {
    let c = v.company;
    let member = v.kind == Kind::Member;
    // Those who answer for the organisation and its data.
    let answers = v.holds_office("administrator") || v.holds_office("protection");
    Some(match view {
        // Who sees who is in a space sees by which rules.
        "rule" => each(c.spaces(), |s| member && v.sees_inside_id(*s), |s| s.to_string()),
        "holiday" => each(["2026-12-25"], |_| member, |day| (*day).to_owned()),
        "profile_field" => each(1..=3, |_| member, |id| id.to_string()),
        // One's own always; of others, whom each field is for, unless they asked that nothing be used.
        "profile_value" => c
            .people
            .iter()
            .flat_map(|p| {
                let seen = |field: &i32| {
                    let is_for_me = match field {
                        1 => true,
                        2 => v.is(p.manager),
                        _ => false,
                    };
                    v.is(Some(p.id)) || (member && !p.restricted && (is_for_me || v.holds_office("administrator")))
                };
                each(1..=3, seen, |field| format!("{}.{field}", p.id))
            })
            .collect(),
        // Whoever is in the space that was opened, and those who answer for it.
        "glass" => each(c.spaces(), |s| v.my_role(*s).is_some() || answers, |s| s.to_string()),
        "retention" => {
            let spaces = c.spaces();
            each(
                [0].into_iter().chain(spaces),
                |s| v.me.is_some() && (*s == 0 || v.sees_space_id(*s)),
                |s| s.to_string(),
            )
        }
        "legal_hold" => {
            let of_people = each(c.people_ids(), |p| v.is(Some(*p)) || answers, |p| p.to_string());
            let of_spaces = each(c.spaces(), |s| v.my_role(*s).is_some() || answers, |s| s.to_string());
            of_people.into_iter().chain(of_spaces).collect()
        }
        _ => return None,
    })
}

/// What is looked up before anybody is known.
fn of_the_house(house: &House, view: &str) -> Option<Vec<String>> {
    let people = || house.companies.iter().flat_map(|c| c.people.iter().filter(|p| lives(p)).map(move |p| (c.id, p)));
    Some(match view {
        "credential_session" => {
            each(people(), |(_, p)| p.session.is_some(), |(o, p)| format!("{o}.{}.{}", p.id, p.kind))
        }
        "credential_person" => each(people(), |_| true, |(o, p)| format!("{o}.{}.{}", p.id, p.kind)),
        _ => return None,
    })
}

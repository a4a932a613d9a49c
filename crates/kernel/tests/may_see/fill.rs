//! Puts a house into a database that may hold the one before.

use kernel::{Result, Store, SystemTx, Value, params};

use super::house::{Company, House};

/// Every table that a case fills.
const TABLES: &[&str] = &[
    "terms",
    "unit",
    "site",
    "person",
    "profile",
    "preference",
    "person_role",
    "skill",
    "person_skill",
    "credential",
    "session",
    "token",
    "former_place",
    "audience",
    "member",
    "space",
    "join_request",
    "space_invitation",
    "space_topic",
    "entry",
    "note",
    "article",
    "placement",
    "comment",
    "reaction",
    "topic",
    "entry_topic",
    "revision",
    "linkback",
    "old_address",
    "file",
    "follow",
    "bookmark",
    "read_mark",
    "feed_mark",
    "draft",
    "mute",
    "block",
    "report",
    "hold",
    "activity",
    "consumer",
    "notification",
    "search_document",
    "setting",
    "audit",
    "people_load",
    "membership_rule",
    "holiday",
    "profile_field",
    "profile_value",
    "glass",
    "retention",
    "legal_hold",
    "organisation",
];

/// What is in the database from now on.
pub async fn fill(store: &Store, house: &House) {
    let mut text = TABLES.iter().map(|table| format!("delete from {table};\n")).collect::<String>();
    for company in &house.companies {
        company_rows(company, &mut text);
    }
    if house.indexed {
        text.push_str("insert into consumer(name, epoch, position) values ('search', 9223372036854775807, 0);\n");
    }
    let house = house.clone();
    store
        .system("test data", move |tx| {
            if tx.dialect() == db::Dialect::Sqlite {
                text.push_str("delete from search_index;\n");
            }
            tx.batch(&text)?;
            house.companies.iter().try_for_each(|company| particular_rows(tx, company))
        })
        .await
        .unwrap();
}

/// What is written with parameters because the databases write it differently.
fn particular_rows(tx: &SystemTx<'_>, company: &Company) -> Result<()> {
    let organisation = company.id;
    for person in &company.people {
        let Some(holds) = person.session else { continue };
        let (id, person, expires_at) = (person.id, person.id, if holds { i64::MAX } else { 1 });
        tx.execute(
            "insert into session(digest, organisation, id, person, device, created_at, seen_at, expires_at) \
             values (:digest, :organisation, :id, :person, 'test', 0, 0, :expires_at)",
            params! { digest = Value::Blob(digest(organisation, person)), organisation, id, person, expires_at },
        )?;
    }
    for person in &company.people {
        tx.execute(
            "insert into audit(organisation, number, at, act, person, texts_digest, seal) values (:organisation, :id, 0, 'erased', :id, :none, :none)",
            params! { organisation, id = person.id, none = Value::Blob(Vec::new()) },
        )?;
    }
    for (id, purpose, used, space) in &company.links {
        tx.execute(
            "insert into token(digest, organisation, id, purpose, role, space, created_at, expires_at, used_at) \
             values (:digest, :organisation, :id, :purpose, :role, :space, 0, 0, :used_at)",
            params! { digest = Value::Blob(digest(organisation, *id)), organisation, id = *id, purpose = *purpose, role = if id % 2 == 1 { "guest" } else { "member" }, space = *space, used_at = used.then_some(1_i64) },
        )?;
    }
    if tx.dialect() == db::Dialect::Sqlite {
        for doc in company.documents.values() {
            tx.execute("insert into search_index(rowid, terms) values (:doc, 'word')", params! { doc = *doc })?;
        }
    }
    Ok(())
}

/// What a session's secret is kept as.
pub fn digest(organisation: i64, person: i64) -> Vec<u8> {
    format!("{organisation}/{person}").into_bytes()
}

fn or_null(id: Option<i64>) -> String {
    id.map_or_else(|| "null".to_owned(), |id| id.to_string())
}

fn then(on: bool) -> &'static str {
    if on { "1" } else { "null" }
}

fn company_rows(company: &Company, text: &mut String) {
    let o = company.id;
    let mut row = |table_and_columns: &str, values: String| {
        text.push_str(&format!("insert into {table_and_columns} values ({o}, {values});\n"));
    };
    row(
        "organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at)",
        format!("'o{o}', 'o', 'o{o}', 'http://o{o}', 'fr', 'Europe/Paris', 1, 'like', 0"),
    );
    row("terms(organisation, version, lang, html, published_at)", "1, 'fr', '', 0".into());
    row("unit(organisation, id, name)", "1, 'u'".into());
    row("site(organisation, id, name, city, country, time_zone)", "1, 's', 'c', 'FR', 'Europe/Paris'".into());
    row("skill(organisation, id, name, fold)", "1, 'k', 'k'".into());
    for person in &company.people {
        let (id, kind) = (person.id, person.kind);
        let gone = then(!person.active);
        row(
            "person(organisation, id, kind, handle, name, sort_key, fold, joined_at, deactivated_at, restricted_at, manager)",
            format!(
                "{id}, '{kind}', 'p{id}', 'P{id}', 'p', 'p', 0, {gone}, {}, {}",
                then(person.restricted),
                or_null(person.manager)
            ),
        );
        row("profile(organisation, person, email_shown, phone)", format!("{id}, 'e{id}', '1'"));
        row("preference(organisation, person, lang, time_zone)", format!("{id}, 'fr', 'Europe/Paris'"));
        row("credential(organisation, email, person)", format!("'e{id}', {id}"));
    }
    row("setting(organisation, name, value)", "'found-by', 'members'".into());
    row("people_load(organisation, id, at, name, lines)", "1, 0, 'f', 0".into());
    for (person, office) in &company.offices {
        row("person_role(organisation, person, role)", format!("{person}, '{office}'"));
    }
    for (person, skill) in &company.skills {
        row("person_skill(organisation, person, skill)", format!("{person}, {skill}"));
    }
    for circle in &company.circles {
        let (id, kind, open_to, listed_to) = (circle.id, circle.kind, circle.open_to, circle.listed_to);
        row("audience(organisation, id, kind, open_to)", format!("{id}, '{kind}', {open_to}"));
        if kind == "space" {
            row(
                "space(organisation, id, slug, name, fold, lang, visibility, listed_to, joining, created_at)",
                format!("{id}, 's{id}', 'S{id}', 's', 'fr', 'closed', {listed_to}, 'free', 0"),
            );
        }
    }
    for ((circle, person), role) in &company.members {
        row("member(organisation, audience, person, role, since)", format!("{circle}, {person}, '{role}', 0"));
    }
    for (space, person) in &company.invited {
        row(
            "space_invitation(organisation, space, person, invited_by, role, at)",
            format!("{space}, {person}, {person}, 'writer', 0"),
        );
    }
    for (space, person) in &company.requests {
        row("join_request(organisation, space, person, at)", format!("{space}, {person}, 0"));
    }
    how_it_is_run(company, text);
    what_people_made(company, text);
    what_people_keep(company, text);
}

fn how_it_is_run(company: &Company, text: &mut String) {
    let o = company.id;
    let mut row = |table_and_columns: &str, values: String| {
        text.push_str(&format!("insert into {table_and_columns} values ({o}, {values});\n"));
    };
    row("holiday(organisation, site, day, name)", "1, '2026-12-25', 'n'".into());
    for (id, seen_by) in (1..).zip(["members", "managers", "administrators"]) {
        let values = format!("{id}, 'f', 'line', '{seen_by}', 'person'");
        row("profile_field(organisation, id, name, kind, seen_by, filled_by)", values);
        for person in &company.people {
            row("profile_value(organisation, person, field, value)", format!("{}, {id}, 'v'", person.id));
        }
    }
    row("retention(organisation, space, kind, days)", "0, 'note', 90".into());
    for person in &company.people {
        let id = person.id;
        row("legal_hold(organisation, id, person, reason, placed_at)", format!("{id}, {id}, 'r', 0"));
    }
    for id in company.spaces() {
        row("membership_rule(organisation, id, space, created_at)", format!("{id}, {id}, 0"));
        row("retention(organisation, space, kind, days)", format!("{id}, 'note', 90"));
        row("legal_hold(organisation, id, space, reason, placed_at)", format!("{id}, {id}, 'r', 0"));
        row("glass(organisation, id, space, person, reason, opened_at, until)", format!("{id}, {id}, 101, 'r', 0, 0"));
    }
    row(
        "file(organisation, id, name, media_type, size, digest, host, object, created_at)",
        format!("599, 'logo', 'image/png', 1, 'd', 'organisation', {o}, 0"),
    );
}

fn what_people_made(company: &Company, text: &mut String) {
    let o = company.id;
    let mut row = |table_and_columns: &str, values: String| {
        text.push_str(&format!("insert into {table_and_columns} values ({o}, {values});\n"));
    };
    for topic in &company.topics {
        row("topic(organisation, id, slug, name)", format!("{topic}, 't{topic}', 'T{topic}'"));
    }
    for (space, topic) in &company.space_topics {
        row("space_topic(organisation, space, topic)", format!("{space}, {topic}"));
    }
    for (entry, circle) in &company.former {
        row("former_place(organisation, entry, audience)", format!("{entry}, {circle}"));
    }
    for entry in &company.entries {
        let id = entry.id;
        let kind = if entry.article { "article" } else { "note" };
        let (author, gone, comments) = (or_null(entry.author), then(entry.deleted), entry.comments);
        let tombstone = i64::from(entry.tombstone);
        row(
            "entry(organisation, id, kind, author, lang, card_html, published_at, deleted_at, tombstone, comment_count)",
            format!("{id}, '{kind}', {author}, 'fr', 'words', 0, {gone}, {tombstone}, {comments}"),
        );
        if entry.article {
            row("article(organisation, entry, format, source, html)", format!("{id}, 'markdown', 'w', 'w'"));
        } else {
            row("note(organisation, entry, source)", format!("{id}, 'w'"));
        }
        for place in &entry.places {
            row("placement(organisation, audience, entry)", format!("{place}, {id}"));
        }
        for topic in &entry.topics {
            row("entry_topic(organisation, topic, entry)", format!("{topic}, {id}"));
        }
    }
    for comment in &company.comments {
        let (id, entry, author, state, gone) =
            (comment.id, comment.entry, or_null(comment.author), comment.state, then(comment.deleted));
        row(
            "comment(organisation, id, entry, author, source, html, lang, state, published_at, deleted_at, reactions, files)",
            format!("{id}, {entry}, {author}, 'w', 'w', 'fr', '{state}', 0, {gone}, 'like:1', 1"),
        );
        if comment.queued {
            row("hold(organisation, object, reasons, at)", format!("{id}, '[]', 0"));
        }
    }
    for (object, person) in &company.reactions {
        row("reaction(organisation, object, person, kind)", format!("{object}, {person}, 'like'"));
    }
    for version in &company.versions {
        let (id, object, editor, hidden) = (version.id, version.object, or_null(version.editor), then(version.hidden));
        row(
            "revision(organisation, object, id, editor, source, hidden_at)",
            format!("{object}, {id}, {editor}, 'w', {hidden}"),
        );
    }
    for ((entry, source), shown) in &company.linkbacks {
        let state = if *shown { "shown" } else { "held" };
        row(
            "linkback(organisation, entry, source, title, state, published_at)",
            format!("{entry}, '{source}', 't', '{state}', 0"),
        );
    }
    for (path, entry) in &company.addresses {
        row("old_address(organisation, path, entry)", format!("'{path}', {entry}"));
    }
    for file in &company.files {
        let (id, owner, host, object, gone) =
            (file.id, or_null(file.owner), file.host, or_null(file.object), then(file.deleted));
        row(
            "file(organisation, id, owner, name, media_type, size, digest, host, object, created_at, deleted_at)",
            format!("{id}, {owner}, 'f', 'text/plain', 1, 'd', '{host}', {object}, 0, {gone}"),
        );
    }
}

fn what_people_keep(company: &Company, text: &mut String) {
    let o = company.id;
    let mut row = |table_and_columns: &str, values: String| {
        text.push_str(&format!("insert into {table_and_columns} values ({o}, {values});\n"));
    };
    for (table, person, kind, target) in &company.marks {
        match *table {
            "follow" => {
                row("follow(organisation, person, kind, target, at)", format!("{person}, '{kind}', {target}, 0"))
            }
            "bookmark" => row("bookmark(organisation, person, object, at)", format!("{person}, {target}, 0")),
            "read_mark" => row("read_mark(organisation, person, entry)", format!("{person}, {target}")),
            "feed_mark" => row("feed_mark(organisation, person, line, seen, at)", format!("{person}, {target}, 0, 0")),
            "draft" => {
                row("draft(organisation, person, context, fields, updated_at)", format!("{person}, '{target}', '', 0"))
            }
            table => row(&format!("{table}(organisation, person, target, at)"), format!("{person}, {target}, 0")),
        }
    }
    for notice in &company.notices {
        let (id, person, reason, object) = (notice.id, notice.person, notice.reason, notice.object);
        let (actor, entry) = (or_null(notice.actor), or_null(notice.entry));
        row(
            "notification(organisation, person, id, reason, actor, entry, object, at)",
            format!("{person}, {id}, '{reason}', {actor}, {entry}, {object}, 0"),
        );
    }
    for complaint in &company.complaints {
        let (id, reporter, host, object) = (complaint.id, complaint.reporter, complaint.host, complaint.object);
        row(
            "report(organisation, id, reporter, host, object, reason, at)",
            format!("{id}, {reporter}, '{host}', {object}, 'spam', 0"),
        );
    }
    for line in &company.lines {
        let (position, verb, host, object) = (line.position, line.verb, line.host, line.object);
        row(
            "activity(organisation, position, at, verb, host, object)",
            format!("{position}, 0, '{verb}', '{host}', {object}"),
        );
    }
    for ((kind, object), doc) in &company.documents {
        row("search_document(organisation, doc, kind, object)", format!("{doc}, '{kind}', {object}"));
    }
}

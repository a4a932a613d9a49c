//! Writing the index: a named seam, FTS5 on the embedded database and lexemes on the server.

use db::Dialect;
use kernel::{Id, Organisation, Result, SystemTx, params};

use super::{Kind, Thing, document::Document};

/// Keeps the words of a thing, in place of those that it had.
pub(super) fn keep(tx: &SystemTx<'_>, thing: Thing, document: &Document) -> Result<()> {
    let terms = document.terms.as_str();
    match (tx.dialect(), add(tx, thing, document)?) {
        (Dialect::Postgres, Kept::New(_)) => Ok(()),
        (Dialect::Postgres, Kept::Known(doc)) => tx.put(
            "update search_document set terms = array_to_tsvector(string_to_array(:terms, ' ')) where doc = :doc",
            params! { doc, terms },
        ),
        (Dialect::Sqlite, kept) => {
            let (Kept::New(doc) | Kept::Known(doc)) = kept;
            if matches!(kept, Kept::Known(_)) {
                tx.put("delete from search_index where rowid = :doc", params! { doc })?;
            }
            tx.put("insert into search_index(rowid, terms) values (:doc, :terms)", params! { doc, terms })
        }
    }
}

/// The number of a thing in the index.
enum Kept {
    /// It was there.
    Known(i64),
    /// It is there now; on the server with its words.
    New(i64),
}

/// Lets a thing go; with an entry, what was said under it.
pub(super) fn drop(tx: &SystemTx<'_>, thing: Thing) -> Result<()> {
    let docs: Vec<i64> = match thing.kind {
        Kind::Entry => tx.all(
            "select doc from search_document where organisation = :organisation and entry = :object",
            params! { organisation = thing.organisation, object = thing.object },
        )?,
        _ => number(tx, thing)?.into_iter().collect(),
    };
    for doc in docs {
        if tx.dialect() == Dialect::Sqlite {
            tx.execute("delete from search_index where rowid = :doc", params! { doc })?;
        }
        tx.execute("delete from search_document where doc = :doc", params! { doc })?;
    }
    Ok(())
}

/// Lets everything of an organisation go.
pub(super) fn remove(tx: &SystemTx<'_>, organisation: Id<Organisation>) -> Result<()> {
    if tx.dialect() == Dialect::Sqlite {
        tx.execute(
            "delete from search_index where rowid in (select doc from search_document where organisation = :organisation)",
            params! { organisation },
        )?;
    }
    tx.execute("delete from search_document where organisation = :organisation", params! { organisation })?;
    Ok(())
}

/// Empties the index.
pub(super) fn clear(tx: &SystemTx<'_>) -> Result<()> {
    if tx.dialect() == Dialect::Sqlite {
        tx.execute("insert into search_index(search_index) values ('delete-all')", &[])?;
    }
    tx.execute("delete from search_document", &[])?;
    Ok(())
}

/// The topics of an entry that the index has not met.
pub(super) fn unknown_topics(tx: &SystemTx<'_>, entry: Thing) -> Result<Vec<i64>> {
    tx.all(
        "select x.topic from entry_topic x where x.organisation = :organisation and x.entry = :entry \
         and not exists (select 1 from search_document d where d.organisation = x.organisation and d.kind = 'topic' and d.object = x.topic)",
        params! { organisation = entry.organisation, entry = entry.object },
    )
}

fn number(tx: &SystemTx<'_>, thing: Thing) -> Result<Option<i64>> {
    tx.first(
        "select doc from search_document where organisation = :organisation and kind = :kind and object = :object",
        params! { organisation = thing.organisation, kind = thing.kind.word(), object = thing.object },
    )
}

const ADD: &str = "insert into search_document(doc, organisation, kind, object, entry) values (:doc, :organisation, :kind, :object, :entry) \
     on conflict do nothing";
const ADD_WITH_TERMS: &str = "insert into search_document(doc, organisation, kind, object, entry, terms) \
     values (:doc, :organisation, :kind, :object, :entry, array_to_tsvector(string_to_array(:terms, ' '))) on conflict do nothing";

/// Gives a thing its number, unless it has one. What has a time keeps it, so that newest first is by number: ids are one
/// mint's, and where another deployment's organisation came with the same one, the next that is free serves as well. All else
/// counts downwards.
fn add(tx: &SystemTx<'_>, thing: Thing, document: &Document) -> Result<Kept> {
    let mut doc = match thing.kind {
        Kind::Entry | Kind::Comment => thing.object,
        _ => tx.first::<i64>("select coalesce(min(doc), 0) from search_document where doc < 0", &[])?.unwrap_or(0) - 1,
    };
    let row = |doc: i64| {
        params! {
            doc, organisation = thing.organisation, kind = thing.kind.word(), object = thing.object, entry = document.entry,
            terms = document.terms.as_str(),
        }
        .to_vec()
    };
    // Most are new: whether one is known is asked only where its place is taken.
    let sql = if tx.dialect() == Dialect::Postgres { ADD_WITH_TERMS } else { ADD };
    while tx.execute(sql, &row(doc))? == 0 {
        if let Some(known) = number(tx, thing)? {
            return Ok(Kept::Known(known));
        }
        doc += if doc < 0 { -1 } else { 1 };
    }
    Ok(Kept::New(doc))
}

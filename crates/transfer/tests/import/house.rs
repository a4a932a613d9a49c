//! An organisation with one space and two members, on a real SQLite, and exports made for a test.

use kernel::{Asker, Chance, Clock, FromRow, Id, Organisation, Space, Store, blob::Blobs, params};
use transfer::{
    import::{Options, Outcome, import},
    wxr::{Export, Limits, read},
};

pub(crate) const NOW: i64 = 1_780_000_000_000;
pub(crate) const TWIN: &str = include_str!("../data/twin.wxr.xml");
/// 2013-03-06 23:00 UTC.
pub(crate) const TWIN_PUBLISHED: i64 = 1_362_610_800_000;

pub(crate) struct House {
    pub(crate) store: Store,
    pub(crate) organisation: Id<Organisation>,
    pub(crate) space: Id<Space>,
    _folder: tempfile::TempDir,
}

pub(crate) async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let location = db::Location::File(folder.path().join("test.db"));
    let blobs = Blobs::new(folder.path().join("files"));
    let options = db::Options { readers: 2, ..db::Options::default() };
    let store = Store::open(&location, options, blobs, Clock::fixed(NOW), Chance::seeded([7; 32])).await.unwrap();
    store
        .system("test data", |tx| {
            tx.batch(
                "insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, created_at) values
                   (1, 'a', 'A', 'a', 'http://a', 'fr', 'Europe/Paris', 262, 'like', 0), (2, 'b', 'B', 'b', 'http://b', 'fr', 'Europe/Paris', 262, 'like', 0);
                 insert into person(organisation, id, kind, handle, name, sort_key, fold, joined_at) values
                   (1, 10, 'member', 'ann', 'Ann', 'ann', 'ann', 0), (1, 11, 'member', 'bob', 'Bob', 'bob', 'bob', 0);
                 insert into credential(organisation, email, person) values (1, 'ann@a.example', 10);
                 insert into audience(organisation, id, kind, open_to) values (1, 1, 'organisation', 1), (1, 5, 'space', 1), (2, 6, 'space', 1);
                 insert into member(organisation, audience, person, role, since) values (1, 5, 10, 'owner', 0);
                 insert into space(organisation, id, slug, name, fold, lang, visibility, listed_to, joining, created_at) values
                   (1, 5, 'blog', 'Blog', 'blog', 'fr', 'visible', 1, 'free', 0), (2, 6, 'blog', 'Blog', 'blog', 'fr', 'visible', 1, 'free', 0)",
            )
        })
        .await
        .unwrap();
    House { store, organisation: Id::new(1), space: Id::new(5), _folder: folder }
}

impl House {
    pub(crate) async fn import(&self, export: Export, dry_run: bool) -> kernel::Result<Outcome> {
        import(&self.store, self.organisation, self.space, export, Options { dry_run }).await
    }

    pub(crate) async fn all<T: FromRow + Send + 'static>(&self, sql: &'static str) -> Vec<T> {
        self.store.system_read("test", move |tx| tx.all(sql, params! {})).await.unwrap()
    }

    pub(crate) async fn one<T: FromRow + Send + 'static>(&self, sql: &'static str) -> T {
        let mut rows = self.all(sql).await;
        assert_eq!(rows.len(), 1, "{sql}");
        rows.remove(0)
    }

    /// How many rows there are of everything that an import writes.
    pub(crate) async fn rows(&self) -> String {
        self.one(
            "select (select count(*) from entry) || ' entries, ' || (select count(*) from article) || ' articles, ' \
             || (select count(*) from placement) || ' placements, ' || (select count(*) from comment) || ' comments, ' \
             || (select count(*) from hold) || ' holds, ' || (select count(*) from linkback) || ' linkbacks, ' \
             || (select count(*) from person) || ' people, ' || (select count(*) from topic) || ' topics, ' \
             || (select count(*) from entry_topic) || ' uses, ' || (select count(*) from old_address) || ' addresses, ' \
             || (select count(*) from import_identity) || ' origins, ' || (select count(*) from activity) || ' lines, ' \
             || (select coalesce(sum(comment_count), 0) from entry) || ' counted'",
        )
        .await
    }
}

/// Somebody who is in no space.
pub(crate) fn bob() -> Asker {
    Asker::Recipient { organisation: Id::new(1), person: Id::new(11), reason: "test" }
}

pub(crate) fn parse(text: &str) -> Export {
    read(text.as_bytes(), &Limits::default()).unwrap()
}

/// An export around the inside of its channel.
pub(crate) fn export(inside: &str) -> Export {
    parse(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" \
         xmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\" \
         xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n<title>Carnet</title>\n\
         <wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_blog_url>http://carnet.example</wp:base_blog_url>\n\
         <wp:author><wp:author_id>3</wp:author_id><wp:author_login>ragon</wp:author_login>\
         <wp:author_email>Ann@A.example</wp:author_email><wp:author_display_name>Ragon</wp:author_display_name>\
         </wp:author>\n{inside}\n</channel>\n</rss>\n"
    ))
}

pub(crate) fn post(id: u64, date: &str, more: &str) -> String {
    format!(
        "<item><title>Titre {id}</title><link>http://carnet.example/{id}/</link><dc:creator>ragon</dc:creator>\
         <wp:post_id>{id}</wp:post_id><wp:post_date_gmt>{date}</wp:post_date_gmt><wp:status>publish</wp:status>\
         <wp:post_type>post</wp:post_type>{more}</item>"
    )
}

pub(crate) fn comment(id: u64, parent: u64, more: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_parent>{parent}</wp:comment_parent>\
         <wp:comment_author>Cerizet</wp:comment_author><wp:comment_approved>1</wp:comment_approved>\
         <wp:comment_date_gmt>2014-01-02 03:04:05</wp:comment_date_gmt>\
         <wp:comment_content>Une remarque sur le titre</wp:comment_content>{more}</wp:comment>"
    )
}

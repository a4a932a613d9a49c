//! The server that is measured: the product's own router, and beside each page its floor, in one process behind the
//! same layers. A floor looks up the session, fetches as many rows by id as the page shows, and sends as many bytes.

use std::io::Read as _;
use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};

use anyhow::{Context, Result, anyhow};
use axum::body::Bytes;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, http::header};
use content::comment::store::Row;
use content::entry::model::Card;
use content::feed::Heads;
use kernel::{Entry, Id, Store, params};
use serde::Deserialize;
use server::config::Data;
use shell::web::{Answer, App, Ask, Posted, Settings};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::prepare;

/// Larger than any page.
static FILLER: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(vec![b'x'; 4 * 1024 * 1024]));

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    cards: String,
    #[serde(default)]
    comments: String,
    #[serde(default)]
    people: String,
    #[serde(default)]
    spaces: String,
    size: usize,
}

fn ids(list: &str) -> Vec<i64> {
    list.split(',').filter_map(|id| id.parse().ok()).collect()
}

/// The rows that a page shows, by id, and as many bytes as it has.
async fn page(ask: Ask, Query(shown): Query<Shown>) -> Answer {
    let (cards, comments, people) = (ids(&shown.cards), ids(&shown.comments), ids(&shown.people));
    let spaces = ids(&shown.spaces);
    ask.read(move |tx| {
        if !cards.is_empty() {
            tx.all::<Card>(
                "select c.id, c.kind, c.author, c.byline, c.lang, c.title, c.slug, c.card_html, c.published_at, c.edited_at, c.closed_at, \
                 c.announcement, c.shared, c.comment_count, c.reactions, c.preview, c.files, c.author_name, c.author_handle, c.author_title, \
                 c.author_photo, c.author_kind, c.mine, c.bookmarked, c.seen, c.places from visible_card c where c.id in @ids(:cards)",
                params! { cards },
            )?;
        }
        if !comments.is_empty() {
            tx.all::<Row>(
                "select c.id, c.entry, c.parent, c.author, c.byline, c.byline_url, c.title, c.html, c.lang, c.state, c.published_at, c.edited_at, \
                 c.deleted_at, c.reactions, c.files, c.author_name, c.author_handle, c.author_title, c.author_photo, c.author_kind, c.mine \
                 from visible_comment c where c.id in @ids(:comments)",
                params! { comments },
            )?;
        }
        if !people.is_empty() {
            tx.all::<(i64, String, String, String)>(
                "select p.id, p.handle, p.name, p.title from visible_person p where p.id in @ids(:people)",
                params! { people },
            )?;
        }
        if !spaces.is_empty() {
            tx.all::<(i64, String, String, Option<i64>)>(
                "select s.id, s.slug, s.name, s.cover from visible_space s where s.id in @ids(:spaces)",
                params! { spaces },
            )?;
        }
        Ok(())
    })
    .await?;
    let body = FILLER.slice(..shown.size.min(FILLER.len()));
    Ok(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body).into_response())
}

/// One bare row, durable when this answers.
async fn row(posted: Posted) -> Answer {
    let source = posted.text("source").to_owned();
    posted
        .private("the floor of posting", move |tx| {
            let entry: Id<Entry> = tx.mint();
            tx.put(
                "insert into note(organisation, entry, source) values (:organisation, :entry, :source)",
                params! { entry, source },
            )
        })
        .await?;
    Ok(posted.ask.go("/"))
}

/// Nothing at all, behind the same layers: what HTTP itself costs.
async fn nothing() -> Response {
    "ok\n".into_response()
}

/// Serves the data until standard input ends; says on standard output, in one line of JSON, where and what can be asked.
pub(crate) async fn serve(data: &Data) -> Result<()> {
    let store: Store = server::serve::open(data).await?;
    let plan = prepare::plan(&store).await?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let port = listener.local_addr()?.port();
    let heads = Heads::default();
    heads.load(&store).await.map_err(|error| anyhow!(error))?;
    // As many changes as the load makes: what limits a person is not what is measured.
    let app = App::new(store.clone(), Settings { rate_factor: 1_000_000, ..Settings::default() })
        .await
        .map_err(|error| anyhow!(error))?;
    let (_stop, stopped) = watch::channel(false);
    let mailer = mail::Mailer::start(
        &mail::Transport::Folder(data.folder.join("mail")),
        mail::Contact::new("", "bench@localhost"),
    )
    .context("the mail thread")?;
    server::background::start(&store, &heads, mailer, None, &stopped);
    let figures = server::health::install_metrics()?;
    let (pages, _) = server::router::routes(Arc::new(Vec::new()), Arc::new(desk())).finish();
    let floors = Router::new()
        .route("/floor/page", get(page))
        .route("/floor/row", post(row))
        .route("/floor/nothing", get(nothing));
    let router = server::router::around(pages.merge(floors), app, heads, Some(figures));
    super::say(serde_json::json!({ "port": port, "plan": plan }));
    let served =
        tokio::spawn(
            async move { axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).await },
        );
    // Whoever started this ends it by closing its input, or by ending.
    let (ended, end) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        let _ = ended.send(());
    });
    let _ = end.await;
    served.abort();
    Ok(())
}

/// A deployment that is nowhere: the pages that are measured tell nothing of it.
fn desk() -> server::desk::Desk {
    server::desk::Desk {
        folder: ".".into(),
        transport: mail::Transport::Folder("mail".into()),
        sender: mail::Contact::new("", "bench@localhost"),
        backups: None,
    }
}

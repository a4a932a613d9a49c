//! The addresses of the load: a file, what its columns mean, what would change, and the load itself.

use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use content::file::{self, Stored};
use http::{HeaderName, HeaderValue};
use kernel::{Error, File, Id, Reading, Result, params, record};
use shell::{
    administration::{Section, open},
    web::{Answer, Ask, Posted, Routes, with_status},
};

use super::{
    html,
    load::Load,
    mapping::{self, Field, Mapping},
    plan,
    table::{self, Table},
};

/// The routes of the load.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/administration/load", begin)
        .post("/administration/load", act)
        .get("/administration/load/{id}", progress)
        .post("/administration/load/{id}/undo", undo)
}

fn administer(tx: &Reading<'_>) -> Result<()> {
    tx.demand(Section::Load.roles())
}

/// `GET /administration/load`: choosing a file, and the loads before.
async fn begin(ask: Ask) -> Answer {
    ask.page(|page| {
        open(page, Section::Load)?;
        let loads = loads(page.tx)?;
        Ok(html::begin(page, &loads, None))
    })
    .await
}

record! {
    /// A load.
    #[derive(Debug, Clone)]
    pub(super) struct Loaded {
        pub(super) id: i64, pub(super) at: i64, pub(super) actor: Option<String>, pub(super) name: String, pub(super) lines: i64,
        pub(super) done: i64, pub(super) made: i64, pub(super) changed: i64, pub(super) wrong: i64, pub(super) finished_at: Option<i64>,
        pub(super) undone_at: Option<i64>,
    }
}

fn loads(tx: &Reading<'_>) -> Result<Vec<kernel::Visible<Loaded>>> {
    tx.all(
        "select d.id, d.at, p.name as actor, d.name, d.lines, d.done, d.made, d.changed, d.wrong, d.finished_at, d.undone_at \
         from visible_load d left join visible_person p on p.id = d.actor order by d.id desc limit 20",
        params! {},
    )
}

/// What the steps after the first carry with them.
struct Carried {
    file: Id<File>,
    name: String,
    table: Table,
    mapping: Mapping,
    makes_missing: bool,
}

/// `POST /administration/load`: with a file, its columns; with `do` `plan`, what would change; with `do` `load`, the load.
async fn act(posted: Posted) -> Answer {
    let ask = &posted.ask;
    ask.read(administer).await?;
    let step = posted.text("do").to_owned();
    let carried = match posted.files.first() {
        Some(_) => keep(&posted).await,
        None => carried(&posted).await,
    };
    let carried = match carried {
        Ok(carried) => carried,
        Err(Refused::File(why)) => {
            let page = ask.page(move |page| {
                open(page, Section::Load)?;
                let loads = loads(page.tx)?;
                Ok(html::begin(page, &loads, Some(why)))
            });
            return Ok(with_status(page.await?, http::StatusCode::UNPROCESSABLE_ENTITY));
        }
        Err(Refused::Error(error)) => return Err(ask.failure(error)),
    };
    let unfit = mapping::check(&carried.mapping).err();
    match step.as_str() {
        "load" if unfit.is_none() => load(ask, carried).await,
        "plan" if unfit.is_none() => {
            let (organisation, table, mapping, makes) =
                (ask.organisation.id, carried.table.clone(), carried.mapping.clone(), carried.makes_missing);
            let plan = ask
                .app
                .store()
                .system_read("a file of people held against who is here, for the administrator who asked", move |tx| {
                    plan::plan(tx, organisation, &table, &mapping, makes)
                })
                .await
                .map_err(|error| ask.failure(error))?;
            ask.page(move |page| {
                open(page, Section::Load)?;
                let Carried { file, name, mapping, makes_missing, .. } = &carried;
                Ok(html::planned(page, *file, name, mapping, *makes_missing, &plan))
            })
            .await
        }
        _ => {
            let unfit = unfit.filter(|_| step == "plan" || step == "load");
            ask.page(move |page| {
                open(page, Section::Load)?;
                let Carried { file, name, table, mapping, makes_missing } = &carried;
                Ok(html::columns(page, *file, name, table, mapping, *makes_missing, unfit))
            })
            .await
        }
    }
}

enum Refused {
    File(Option<table::Unreadable>),
    Error(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// A file that was just sent: kept for the next steps as its sender's own, for a day.
async fn keep(posted: &Posted) -> std::result::Result<Carried, Refused> {
    let Some(upload) = posted.files.first().cloned() else { return Err(Refused::File(None)) };
    let (app, ask) = (posted.ask.app.clone(), &posted.ask);
    let blobs = app.store().blobs().clone();
    let (stored, table) = app
        .workshop()
        .run(move || {
            let table = table::read(&upload.bytes);
            let stored = Stored {
                name: upload.name.chars().filter(|c| !c.is_control()).take(120).collect(),
                media_type: "text/csv".to_owned(),
                size: i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX),
                width: None,
                height: None,
                digest: blobs.put(&upload.bytes)?,
            };
            Ok((stored, table))
        })
        .await?;
    let table = table.map_err(|why| Refused::File(Some(why)))?;
    let (name, mapping) = (stored.name.clone(), mapping::guess(&table.head));
    let file = app
        .store()
        .private("a file that an administrator is about to load", ask.asker.clone(), move |tx| file::draft(tx, &stored))
        .await?;
    Ok(Carried { file, name, table, mapping, makes_missing: false })
}

record! {
    struct Kept { name: String, digest: String }
}

/// The file of an earlier step, which is its sender's alone.
async fn carried(posted: &Posted) -> std::result::Result<Carried, Refused> {
    let Some(file) = posted.id::<File>("file") else { return Err(Refused::File(None)) };
    let (app, ask) = (posted.ask.app.clone(), &posted.ask);
    let kept = app
        .store()
        .read(ask.asker.clone(), move |tx| {
            tx.one::<Kept>(
                "select name, digest from visible_file where id = :file and owner = :me and host = 'draft'",
                params! { file },
            )
        })
        .await?
        .into_inner();
    let (blobs, digest) = (app.store().blobs().clone(), kept.digest);
    let table = app.workshop().run(move || Ok(table::read(&blobs.get(&digest)?))).await?;
    let table = table.map_err(|why| Refused::File(Some(why)))?;
    let mapping = (0..table.head.len()).map(|column| Field::parse(posted.text(&format!("column-{column}")))).collect();
    Ok(Carried { file, name: kept.name, table, mapping, makes_missing: posted.ticked("makes") })
}

/// Begins a load beside the requests, and shows how far it is.
async fn load(ask: &Ask, carried: Carried) -> Answer {
    let store = ask.app.store().clone();
    let actor = ask.read(|tx| tx.viewer().signed_in()).await?;
    let Carried { name, table, mapping, makes_missing, .. } = carried;
    let load = Load { organisation: ask.organisation.id, actor: Some(actor), name, table, mapping, makes_missing };
    let id = load.begin(&store).await.map_err(|error| ask.failure(error))?;
    tokio::spawn(async move {
        if let Err(error) = load.run(&store, id, |_, _| ()).await {
            tracing::error!(%error, load = id, "a load of people was cut off");
        }
    });
    Ok(ask.go(&format!("/administration/load/{id}")))
}

/// `GET /administration/load/{id}`: how far a load is; asks again by itself until it is done.
async fn progress(ask: Ask, Path(id): Path<i64>) -> Answer {
    let (running, page) = {
        let page = ask.page(move |page| {
            open(page, Section::Load)?;
            let load = one(page.tx, id)?;
            Ok(html::progress(page, &load))
        });
        let page = page.await?;
        (ask.read(move |tx| Ok(one(tx, id)?.finished_at.is_none())).await?, page)
    };
    Ok(if running { again(page) } else { page })
}

fn one(tx: &Reading<'_>, id: i64) -> Result<Loaded> {
    let load = tx.one::<Loaded>(
        "select d.id, d.at, p.name as actor, d.name, d.lines, d.done, d.made, d.changed, d.wrong, d.finished_at, d.undone_at \
         from visible_load d left join visible_person p on p.id = d.actor where d.id = :id",
        params! { id },
    )?;
    Ok(load.into_inner())
}

fn again(page: Response) -> Response {
    let mut page = page.into_response();
    page.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static("2"));
    page
}

/// `POST /administration/load/{id}/undo`.
async fn undo(Path(id): Path<i64>, posted: Posted) -> Answer {
    let ask = &posted.ask;
    let actor = ask
        .read(|tx| {
            administer(tx)?;
            tx.viewer().signed_in()
        })
        .await?;
    super::undo(ask.app.store(), ask.organisation.id, Some(actor), id).await.map_err(|error| ask.failure(error))?;
    Ok(ask.go("/administration/load?done=load-undone"))
}

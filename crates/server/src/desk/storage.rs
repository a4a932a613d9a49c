//! What takes how much room: by kind, and the heaviest spaces that the viewer sees.

use std::sync::Arc;

use kernel::{Visible, params, record};
use shell::{
    administration::Section,
    component::Head,
    t::{admin, desk as say},
    web::{Answer, Ask},
};

use super::{Desk, Room, enter, health, html, page_of};

record! {
    /// Files of one kind: how many, how many bytes.
    #[derive(Debug, Clone)]
    pub(super) struct Weight { pub(super) kind: String, pub(super) files: i64, pub(super) bytes: i64 }
}

record! {
    /// A space and what hangs on its entries.
    #[derive(Debug, Clone)]
    pub(super) struct Heavy { pub(super) slug: String, pub(super) name: String, pub(super) files: i64, pub(super) bytes: i64 }
}

/// What the page tells.
pub(super) struct Held {
    pub(super) kinds: Vec<Weight>,
    pub(super) spaces: Vec<Visible<Heavy>>,
    pub(super) database: u64,
    pub(super) disk: Option<Room>,
}

/// `GET /administration/storage`.
pub(super) async fn show(ask: Ask, desk: Arc<Desk>) -> Answer {
    enter(&ask, Section::Storage).await?;
    let (store, organisation) = (ask.app.store(), ask.organisation.id);
    let kinds = store
        .system_read("how many bytes of which kind an organisation keeps", move |tx| {
            tx.all::<Weight>(
                "select case when deleted_at is null then host else 'deleted' end as kind, count(*) as files, cast(sum(size) as bigint) as bytes \
                 from file where organisation = :organisation group by 1 order by 3 desc",
                params! { organisation },
            )
        })
        .await
        .map_err(|error| ask.failure(error))?;
    let (database, disk) = (health::database_size(store).await, Room::under(&desk.folder));
    ask.page(move |page| {
        let spaces = page.tx.all::<Heavy>(
            "select s.slug, s.name, count(*) as files, cast(sum(f.size) as bigint) as bytes from visible_file f \
             join visible_placement l on l.entry = f.object join visible_space s on s.id = l.audience \
             where f.host = 'entry' group by s.slug, s.name order by 4 desc, 2 limit 10",
            &[],
        )?;
        let main = html::storage(page, &Held { kinds, spaces, database, disk });
        let lang = page.lang;
        let head = Head { title: admin::storage_title(lang), lead: Some(say::storage_lead(lang)), ..Head::default() };
        page_of(page, Section::Storage, head, &main)
    })
    .await
}

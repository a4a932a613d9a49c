//! The address of the first steps.

use shell::{
    administration::{Section, around, open},
    component::Head,
    t::admin as say,
    web::{Answer, Ask},
};

use super::{html, there};

/// `GET /administration/start`.
pub(crate) async fn show(ask: Ask) -> Answer {
    ask.page(|page| {
        open(page, Section::Start)?;
        let main = html::steps(page.lang, &there(page.tx)?);
        let head =
            Head { title: say::start_title(page.lang), lead: Some(say::start_lead(page.lang)), ..Head::default() };
        Ok(around(page, Section::Start, head, &main))
    })
    .await
}

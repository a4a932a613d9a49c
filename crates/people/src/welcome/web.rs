//! The addresses of the first minute.

use shell::web::{Answer, Ask, Posted};

use super::{Chosen, Join, begin, html};

/// `GET /welcome`.
pub(crate) async fn show(ask: Ask) -> Answer {
    ask.page(html::welcome).await
}

/// `POST /welcome`: joins and follows what was ticked, and goes to the feed.
pub(crate) async fn go(posted: Posted, join: Join) -> Answer {
    let chosen = Chosen {
        spaces: posted.all("space").filter_map(|id| id.parse().ok()).collect(),
        people: posted.all("person").map(str::to_owned).collect(),
    };
    posted.write(move |tx| begin(tx, &chosen, join)).await?;
    Ok(posted.ask.go("/?done=welcome"))
}

/// `POST /welcome/done`: the first steps are not shown any more.
pub(crate) async fn done(posted: Posted) -> Answer {
    posted
        .private("whether the first steps show is their owner's alone", |tx| {
            tx.execute(
                "update preference set first_steps = 0 where organisation = :organisation and person = :me",
                kernel::params! {},
            )?;
            Ok(())
        })
        .await?;
    Ok(posted.ask.go("/"))
}

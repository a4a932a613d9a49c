//! Where settings are kept.

use std::collections::HashMap;

use kernel::{Reading, Result, Writing, params, record};

use super::Item;

record! {
    struct Own { name: String, lang: String, time_zone: String, hue: i64, reactions: String }
}

/// What holds for one setting.
pub(super) fn value(tx: &Reading<'_>, item: Item) -> Result<String> {
    if let Item::Chosen(setting) = item {
        return setting.chosen(tx);
    }
    let own =
        tx.one::<Own>("select name, lang, time_zone, hue, reactions from visible_organisation", &[])?.into_inner();
    Ok(match item {
        Item::Lang => own.lang,
        Item::TimeZone => own.time_zone,
        Item::Hue => own.hue.to_string(),
        Item::Reactions => own.reactions,
        Item::Name | Item::Chosen(_) => own.name,
    })
}

/// Keeps what was chosen.
pub(super) fn keep(tx: &Writing<'_>, item: Item, value: &str) -> Result<()> {
    let sql = match item {
        Item::Name => "update organisation set name = :value where id = :organisation",
        Item::Lang => "update organisation set lang = :value where id = :organisation",
        Item::TimeZone => "update organisation set time_zone = :value where id = :organisation",
        Item::Hue => {
            let hue: i64 = value.parse().unwrap_or_default();
            tx.execute("update organisation set hue = :hue where id = :organisation", params! { hue })?;
            return Ok(());
        }
        Item::Reactions => "update organisation set reactions = :value where id = :organisation",
        Item::Chosen(setting) => {
            tx.execute(
                "insert into setting(organisation, name, value) values (:organisation, :name, :value) \
                 on conflict (organisation, name) do update set value = excluded.value",
                params! { name = setting.word(), value },
            )?;
            return Ok(());
        }
    };
    tx.execute(sql, params! { value })?;
    Ok(())
}

record! {
    /// Who changed something last.
    #[derive(Debug, Clone)]
    pub(super) struct Last { pub(super) subject: String, pub(super) at: i64, pub(super) name: Option<String> }
}

/// Who changed which setting last, by its word.
pub(super) fn last_changes(tx: &Reading<'_>) -> Result<HashMap<String, Last>> {
    let lines = tx.all::<Last>(
        "select u.subject, u.at, p.name from visible_audit u left join visible_person p on p.id = u.actor \
         where u.act = 'setting' and u.number in (select max(x.number) from visible_audit x where x.act = 'setting' group by x.subject)",
        &[],
    )?;
    Ok(lines.into_iter().map(|line| (line.subject.clone(), line.into_inner())).collect())
}

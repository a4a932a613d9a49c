//! An organisation's beginning: its row, its audience, and its first terms of use.

use kernel::{Audience, Error, Id, Lang, Organisation, Result, SystemTx, params};

/// The reactions of a new organisation, in order; the names are those of the content feature.
pub const REACTIONS: &str = "like,bravo,thanks,insightful,agree,question";

/// An organisation about to be.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its name on the command line.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The host names that it answers to.
    pub hosts: Vec<String>,
    /// The address under which its links are written.
    pub base_url: String,
    /// Its own language.
    pub lang: Lang,
    /// The IANA name of its own time zone.
    pub time_zone: String,
    /// The hue of its colours, 0 to 359.
    pub hue: i64,
    /// Whether it is the example company.
    pub is_example: bool,
}

/// Creates an organisation with its audience and its terms of use. The program's organisations are read again by
/// `App::refresh_hosts`.
///
/// # Errors
/// [`Error::Invalid`] when a host name is another's already, or none is given.
pub fn create_organisation(tx: &SystemTx<'_>, new: &NewOrganisation) -> Result<Id<Organisation>> {
    let hosts = free_hosts(tx, &new.hosts)?;
    let (id, at) = (tx.mint::<Organisation>(), tx.now());
    tx.execute(
        "insert into organisation(id, slug, name, hosts, base_url, lang, time_zone, hue, reactions, is_example, terms_version, created_at) \
         values (:id, :slug, :name, :hosts, :base_url, :lang, :time_zone, :hue, :reactions, :is_example, 1, :at)",
        params! {
            id, hosts, at,
            slug = new.slug.as_str(),
            name = new.name.trim(),
            base_url = new.base_url.trim_end_matches('/'),
            lang = new.lang.tag(),
            time_zone = new.time_zone.as_str(),
            hue = new.hue.rem_euclid(360),
            reactions = REACTIONS,
            is_example = new.is_example,
        },
    )?;
    tx.execute(
        "insert into audience(organisation, id, kind, open_to) values (:id, :audience, 'organisation', 1)",
        params! { id, audience = tx.mint::<Audience>() },
    )?;
    for (lang, html) in [(Lang::Fr, include_str!("terms_fr.html")), (Lang::En, include_str!("terms_en.html"))] {
        tx.execute(
            "insert into terms(organisation, version, lang, html, published_at) values (:id, 1, :lang, :html, :at)",
            params! { id, lang = lang.tag(), html, at },
        )?;
    }
    Ok(id)
}

/// The host names, each of which may be nobody else's.
fn free_hosts(tx: &SystemTx<'_>, hosts: &[String]) -> Result<String> {
    let mut wanted: Vec<String> =
        hosts.iter().map(|host| host.trim().to_ascii_lowercase()).filter(|host| !host.is_empty()).collect();
    wanted.sort();
    wanted.dedup();
    let taken: Vec<String> = tx.all("select hosts from organisation", &[])?;
    let is_taken = |host: &String| taken.iter().any(|others| others.split(',').any(|other| other.trim() == host));
    let odd = |host: &String| host.contains([',', '/', ' ']);
    if wanted.is_empty() || wanted.iter().any(odd) {
        return Err(Error::Invalid("hosts", shell::t::common::field_required));
    }
    if wanted.iter().any(is_taken) {
        return Err(Error::Invalid("hosts", shell::t::common::field_taken));
    }
    Ok(wanted.join(","))
}

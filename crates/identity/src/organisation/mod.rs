//! An organisation's beginning: its row, its audience, and its first terms of use.

use kernel::{
    Audience, Error, Id, Lang, Organisation, Result, SystemTx,
    audit::{Act, Line},
    params, record,
};

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
    let hosts = free_hosts(tx, &new.hosts, None)?;
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

record! {
    /// Where an organisation is reached.
    #[derive(Debug, Clone)]
    pub struct Address {
        /// The host names that it answers to, separated by commas.
        pub hosts: String,
        /// The address under which its links are written.
        pub base_url: String,
    }
}

/// Changes the host names of an organisation, or the address in its links, or both; what is not given stays. An address whose
/// host is not answered to any more would make every link a dead one: then the links begin with the first of the new hosts.
/// Says what holds now. The program's organisations are read again by `App::refresh_hosts`.
///
/// # Errors
/// [`Error::Invalid`] on `hosts` when one is another's already or none is left, on `base_url` when it is no address, or one
/// of another host; [`Error::NotFound`] without the organisation.
pub fn change_address(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    hosts: &[String],
    base_url: Option<&str>,
) -> Result<Address> {
    let was: Address = tx
        .first("select hosts, base_url from organisation where id = :organisation", params! { organisation })?
        .ok_or(Error::NotFound)?;
    let kept = if hosts.is_empty() { was.hosts.clone() } else { free_hosts(tx, hosts, Some(organisation))? };
    let answers = |url: &str| host_of(url).is_some_and(|host| kept.split(',').any(|known| known.trim() == host));
    let base_url = match (base_url, hosts.first()) {
        (Some(url), _) => url.trim().trim_end_matches('/').to_owned(),
        (None, Some(first)) if !answers(&was.base_url) => usual_base_url(&first.trim().to_ascii_lowercase()),
        (None, _) => was.base_url.clone(),
    };
    if !answers(&base_url) {
        return Err(Error::Invalid("base_url", shell::t::common::field_required));
    }
    let now = Address { hosts: kept, base_url };
    tx.execute(
        "update organisation set hosts = :hosts, base_url = :base_url where id = :organisation",
        params! { organisation, hosts = now.hosts.as_str(), base_url = now.base_url.as_str() },
    )?;
    for (what, before, after) in [("hosts", was.hosts, &now.hosts), ("base-url", was.base_url, &now.base_url)] {
        if before != *after {
            tx.audit(organisation, None, &Line::new(Act::Setting).on(what).change(before, after.as_str()))?;
        }
    }
    Ok(now)
}

/// The address in the links of an organisation that is given none: encrypted, unless it is on this machine.
#[must_use]
pub fn usual_base_url(host: &str) -> String {
    let is_local = host == "localhost" || host == "[::1]" || host.starts_with("127.");
    format!("{}://{host}", if is_local { "http" } else { "https" })
}

/// The host of an address of links, without its port; none where it is not one: a scheme, a host, and nothing behind.
fn host_of(base_url: &str) -> Option<String> {
    let rest = base_url.strip_prefix("https://").or_else(|| base_url.strip_prefix("http://"))?;
    if rest.contains(['/', '?', '#', '@', ' ']) {
        return None;
    }
    let host = match rest.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => rest,
    };
    Some(host.to_ascii_lowercase())
}

/// The host names, each of which may be nobody else's than this organisation's.
fn free_hosts(tx: &SystemTx<'_>, hosts: &[String], of: Option<Id<Organisation>>) -> Result<String> {
    let mut wanted: Vec<String> =
        hosts.iter().map(|host| host.trim().to_ascii_lowercase()).filter(|host| !host.is_empty()).collect();
    wanted.sort();
    wanted.dedup();
    let of = of.map_or(0, Id::get);
    let taken: Vec<String> = tx.all("select hosts from organisation where id <> :of", params! { of })?;
    let is_taken = |host: &String| taken.iter().any(|others| others.split(',').any(|other| other.trim() == host));
    // A port is no part of a name: requests are found without theirs.
    let odd = |host: &String| host.contains([',', '/', ' ']) || (host.contains(':') && !host.ends_with(']'));
    if wanted.is_empty() || wanted.iter().any(odd) {
        return Err(Error::Invalid("hosts", shell::t::common::field_required));
    }
    if wanted.iter().any(is_taken) {
        return Err(Error::Invalid("hosts", shell::t::common::field_taken));
    }
    Ok(wanted.join(","))
}

//! Who asks for what: the organisation by host name, the session by cookie, the language, and the page's address.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, OriginalUri},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, header, request::Parts};
use kernel::{Asker, Change, Lang, Reading, Result, Writing, chance::digest};
use maud::Markup;

use super::{App, Failure, Hosted, Html, Page};
use crate::{administration::Section, frame::paths};

/// The session's cookie; `__Host-` (RFC 6265bis, 4.1.3.2) where the organisation is reached over TLS.
const COOKIE: &str = "cenacle";
const SECURE_COOKIE: &str = "__Host-cenacle";

/// A request, as far as a handler needs to know it.
#[derive(Clone)]
pub struct Ask {
    /// What handlers share.
    pub app: App,
    /// Whose network was asked for.
    pub organisation: Arc<Hosted>,
    /// What the request shows of who is asking.
    pub asker: Asker,
    /// The language to answer in until the person's own is known.
    pub lang: Lang,
    /// Path and query.
    pub here: String,
    /// Where the request comes from.
    pub ip: IpAddr,
    /// The browser's own name, for the list of sessions.
    pub user_agent: String,
    /// What the last action did, by its key in the query.
    pub done: Option<String>,
    /// The page of ours that the request was made from, as far as the browser says so.
    pub from: Option<String>,
    /// What the browser says it has of this address already (RFC 9110, 13.1.2).
    pub known: Option<String>,
    /// Whether it only asks, and changes nothing (RFC 9110, 9.2.1).
    pub safe: bool,
    /// Whether an island asks, who puts a part of the answer into its page and wants no frame around it.
    pub part: bool,
}

/// The header by which an island asks for a part alone.
const PART: &str = "x-part";

impl FromRequestParts<App> for Ask {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Failure> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
        let trusted = app.settings().trusted_proxies.contains(&peer);
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let forwarded = |name: &str| if trusted { text(name) } else { None };
        let host = forwarded("x-forwarded-host")
            .or_else(|| text("host"))
            .or_else(|| parts.uri.authority().map(|a| a.as_str()))
            .unwrap_or_default();
        let lang = lang_cookie(&parts.headers).or_else(|| text("accept-language").and_then(Lang::negotiate));
        let Some(organisation) = app.hosted(host) else {
            return Err(Failure::unknown_host(lang.unwrap_or_default()));
        };
        if organisation.is_suspended {
            return Err(Failure::suspended(lang.unwrap_or(organisation.lang), organisation.name.clone()));
        }
        let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
        let here = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let done = query_value(uri.query().unwrap_or_default(), "done");
        let asker = match session_token(&parts.headers, &organisation) {
            Some(token) => Asker::Session { organisation: organisation.id, digest: digest(token) },
            None => Asker::Visitor(organisation.id),
        };
        // The last address of the last line is the one that our own proxy wrote; all before it may be forged.
        let written = parts.headers.get_all("x-forwarded-for").iter().next_back().filter(|_| trusted);
        let ip = written.and_then(|line| line.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer);
        let user_agent = text("user-agent").unwrap_or_default().chars().take(300).collect();
        let lang = lang.unwrap_or(organisation.lang);
        let from = text("referer").and_then(|from| own_path(from, host));
        let (safe, part) = (parts.method.is_safe(), parts.headers.contains_key(PART));
        let known = text("if-none-match").map(str::to_owned);
        let ask =
            Self { app: app.clone(), organisation, asker, lang, here, ip, user_agent, done, from, known, safe, part };
        // No text of ours holds a zero, and PostgreSQL refuses it in any.
        if ask.here.contains("%00") { Err(ask.failure(kernel::Error::NotFound)) } else { Ok(ask) }
    }
}

/// The path and query of an address of ours, without what the last action did.
fn own_path(address: &str, host: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let path = rest.strip_prefix(host).filter(|path| path.starts_with('/'))?;
    let path = path.split('#').next().unwrap_or_default();
    let Some((path, query)) = path.split_once('?') else { return Some(path.to_owned()) };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("done=")).collect();
    Some(if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) })
}

fn query_value(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn session_token<'a>(headers: &'a HeaderMap, organisation: &Hosted) -> Option<&'a str> {
    cookie(headers, if organisation.is_secure() { SECURE_COOKIE } else { COOKIE })
}

fn lang_cookie(headers: &HeaderMap) -> Option<Lang> {
    cookie(headers, "lang").and_then(Lang::parse)
}

impl Hosted {
    /// Whether it is reached over TLS.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The `Set-Cookie` that begins a session, or ends it when `token` is empty.
    #[must_use]
    pub fn session_cookie(&self, token: &str, max_age_s: i64) -> String {
        let (name, secure) = if self.is_secure() { (SECURE_COOKIE, "; Secure") } else { (COOKIE, "") };
        format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_s}{secure}")
    }

    /// The `Set-Cookie` that remembers a language.
    #[must_use]
    pub fn lang_cookie(&self, lang: Lang) -> String {
        let secure = if self.is_secure() { "; Secure" } else { "" };
        format!("lang={}; Path=/; SameSite=Lax; Max-Age=31536000{secure}", lang.tag())
    }
}

impl Ask {
    /// Reads and renders a page in one snapshot.
    ///
    /// # Errors
    /// A page that says what went wrong.
    pub async fn page(
        &self,
        work: impl FnOnce(&mut Page<'_, '_>) -> Result<Markup> + Send + 'static,
    ) -> std::result::Result<Response, Failure> {
        self.show(false, work).await
    }

    /// As [`Ask::page`]; an island that asks for the part alone gets it without a frame.
    ///
    /// # Errors
    /// A page that says what went wrong.
    pub async fn page_or_part(
        &self,
        work: impl FnOnce(&mut Page<'_, '_>) -> Result<Markup> + Send + 'static,
    ) -> std::result::Result<Response, Failure> {
        self.show(self.part, work).await
    }

    async fn show(
        &self,
        part: bool,
        work: impl FnOnce(&mut Page<'_, '_>) -> Result<Markup> + Send + 'static,
    ) -> std::result::Result<Response, Failure> {
        let ask = self.clone();
        let html = self.read(move |tx| {
            let mut page = Page::new(tx, &ask)?;
            let main = work(&mut page)?;
            Ok(if part { Html::part(main) } else { page.document(&main) })
        });
        Ok(html.await?.into_response())
    }

    /// Whether this is among the few things that are there before the terms of use in force are accepted: reading them and
    /// publishing others, leaving, the language, what one had begun to write, all that is kept of oneself, and faces and signs
    /// (which files, they ask themselves).
    fn is_before_terms(&self) -> bool {
        let path = self.here.split('?').next().unwrap_or_default();
        let (terms, ..) = Section::Terms.link();
        // A draft is one's own until it is given away.
        path == paths::DRAFTS
            || [paths::TERMS, paths::SIGN_OUT, paths::LANGUAGE, paths::DATA, paths::FILES, terms]
                .iter()
                .any(|open| path.strip_prefix(open).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// Reads as whoever asks.
    ///
    /// # Errors
    /// A page that says what went wrong.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Failure> {
        let before = self.is_before_terms();
        let admitted = move |tx: &Reading<'_>| {
            admit(tx, before)?;
            work(tx)
        };
        self.app.store().read(self.asker.clone(), admitted).await.map_err(|error| self.failure(error))
    }

    /// Runs a command as whoever asks, within their rate.
    ///
    /// # Errors
    /// A page that says what went wrong.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Writing<'_>) -> Result<Change<T>> + Send + 'static,
    ) -> std::result::Result<T, Failure> {
        let (app, before) = (self.app.clone(), self.is_before_terms());
        let bounded = move |tx: &Writing<'_>| {
            app.change(tx.viewer().organisation(), tx.viewer().signed_in()?)?;
            admit(tx, before)?;
            work(tx)
        };
        self.app.store().write(self.asker.clone(), bounded).await.map_err(|error| self.failure(error))
    }

    /// Writes what is nobody else's business, as whoever asks, within their rate.
    ///
    /// # Errors
    /// A page that says what went wrong.
    pub async fn private<T: Send + 'static>(
        &self,
        reason: &'static str,
        work: impl FnOnce(&Writing<'_>) -> Result<T> + Send + 'static,
    ) -> std::result::Result<T, Failure> {
        let (app, before) = (self.app.clone(), self.is_before_terms());
        let bounded = move |tx: &Writing<'_>| {
            app.note(tx.viewer().organisation(), tx.viewer().signed_in()?)?;
            admit(tx, before)?;
            work(tx)
        };
        self.app.store().private(reason, self.asker.clone(), bounded).await.map_err(|error| self.failure(error))
    }

    /// Whether the browser says that it has what bears this tag.
    #[must_use]
    pub fn has(&self, tag: &str) -> bool {
        self.known.as_deref().is_some_and(|known| known.split(',').any(|one| one.trim().trim_matches('"') == tag))
    }

    /// The page that says what went wrong, in this request's language.
    #[must_use]
    pub fn failure(&self, error: kernel::Error) -> Failure {
        Failure::new(error, self)
    }

    /// Goes to another page of the product after a form was sent (303, RFC 9110, 15.4.4).
    #[must_use]
    pub fn go(&self, href: &str) -> Response {
        Redirect::to(local(href).unwrap_or("/")).into_response()
    }
}

/// Lets on whoever accepted the terms of use in force; before, there is next to nothing here.
fn admit(tx: &Reading<'_>, before: bool) -> Result<()> {
    if before || !tx.viewer().terms_due() { Ok(()) } else { Err(kernel::Error::Terms) }
}

/// A path of our own; `None` for anything that a browser could take for another site. Browsers drop tabs and line ends from
/// addresses and read `\` as `/` (WHATWG URL, 4.4), so none of these passes.
#[must_use]
pub fn local(href: &str) -> Option<&str> {
    let inside =
        href.starts_with('/') && !href.starts_with("//") && !href.contains(|c: char| c == '\\' || c.is_control());
    inside.then_some(href)
}

#[cfg(test)]
mod tests {
    use super::{local, own_path};

    #[test]
    fn the_page_before_is_one_of_ours() {
        let from = |address| own_path(address, "a.example:80");
        assert_eq!(from("http://a.example:80/").as_deref(), Some("/"));
        assert_eq!(from("http://a.example:80/?before=3&done=read#e-1").as_deref(), Some("/?before=3"));
        assert_eq!(from("http://a.example:80/inbox?done=read").as_deref(), Some("/inbox"));
        assert_eq!(from("http://a.example:8000/"), None);
        assert_eq!(from("http://evil.example/a.example:80/"), None);
    }

    #[test]
    fn a_form_field_never_sends_a_reader_elsewhere() {
        for outside in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "\\\\evil.example",
            "",
            "x",
            "javascript:alert(1)",
            "/a\r\nb",
        ] {
            assert_eq!(local(outside), None, "{outside:?}");
        }
        for inside in ["/", "/people?q=a", "/entries/1?x=2#c-3"] {
            assert_eq!(local(inside), Some(inside));
        }
    }
}

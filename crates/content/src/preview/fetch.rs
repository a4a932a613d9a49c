//! One page, read from the server's side: no further than the public web, not for long, and not much of it.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    sync::Once,
    time::Duration,
};

use reqwest::{
    Client, Response, StatusCode, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    header,
    redirect::Policy,
};

use super::{Preview, address::Rules, parse};

/// For everything: resolving, connecting, redirects, reading.
const PATIENCE: Duration = Duration::from_secs(5);
const MAX_REDIRECTS: usize = 3;
/// Read at most; what a page says of itself stands at its beginning.
const MAX_BYTES: usize = 512 * 1024;

/// Why there is no preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There will not be one: the address may not be reached, or what is there is no page.
    Never(&'static str),
    /// It may be worth trying again.
    Later(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never(cause) => f.write_str(cause),
            Self::Later(cause) => f.write_str(cause),
        }
    }
}

/// Reads pages for their previews.
#[derive(Debug)]
pub struct Fetcher {
    client: Client,
    rules: Rules,
    patience: Duration,
}

impl Fetcher {
    /// A fetcher that reaches the public internet and nothing else.
    ///
    /// # Errors
    /// When this machine has no certificates to trust others by.
    pub fn new() -> Result<Self, Failure> {
        Self::with(Rules::PUBLIC, PATIENCE)
    }

    fn with(rules: Rules, patience: Duration) -> Result<Self, Failure> {
        static PROVIDER: Once = Once::new();
        PROVIDER.call_once(|| {
            // Somebody may have chosen already: then theirs stands.
            drop(rustls::crypto::ring::default_provider().install_default());
        });
        let client = Client::builder()
            .user_agent("Cenacle (link preview)")
            .dns_resolver(Checked(rules.address))
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(0)
            .build()
            .map_err(failure)?;
        Ok(Self { client, rules, patience })
    }

    /// What the page at `link` says of itself.
    ///
    /// # Errors
    /// With the reason why there is nothing to show; it names no address.
    pub async fn fetch(&self, link: &str) -> Result<Preview, Failure> {
        tokio::time::timeout(self.patience, self.follow(link))
            .await
            .unwrap_or_else(|_| Err(Failure::Later("no answer in time".to_owned())))
    }

    async fn follow(&self, link: &str) -> Result<Preview, Failure> {
        let Ok(mut url) = Url::parse(link) else { return Err(Failure::Never("not an address")) };
        for _ in 0..=MAX_REDIRECTS {
            self.rules.admit(&url).map_err(Failure::Never)?;
            let request = self.client.get(url.clone()).header(header::ACCEPT, "text/html");
            let mut response = request.send().await.map_err(failure)?;
            if let Some(next) = redirected(&response) {
                let Ok(next) = url.join(&next) else { return Err(Failure::Never("redirected to nowhere")) };
                url = next;
                continue;
            }
            judge(&response)?;
            let html = read(&mut response).await?;
            let host = url.host_str().unwrap_or_default();
            return parse::preview(link, host, &html).ok_or(Failure::Never("a page without a title"));
        }
        Err(Failure::Never("redirected too often"))
    }
}

fn redirected(response: &Response) -> Option<String> {
    let code = response.status();
    let follows = matches!(code.as_u16(), 301 | 302 | 303 | 307 | 308);
    response
        .headers()
        .get(header::LOCATION)
        .filter(|_| follows)
        .map(|place| String::from_utf8_lossy(place.as_bytes()).into_owned())
}

fn judge(response: &Response) -> Result<(), Failure> {
    let status = response.status();
    if status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT) {
        return Err(Failure::Later(format!("answered {}", status.as_u16())));
    }
    if status != StatusCode::OK {
        return Err(Failure::Never("answered that there is nothing to see"));
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("text/html") {
        return Err(Failure::Never("not HTML"));
    }
    Ok(())
}

/// The beginning of the body; what is not UTF-8 is read as well as can be.
async fn read(response: &mut Response) -> Result<String, Failure> {
    let mut bytes: Vec<u8> = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failure)? {
        let room = MAX_BYTES.saturating_sub(bytes.len());
        bytes.extend(chunk.iter().take(room));
        if bytes.len() >= MAX_BYTES {
            break;
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What went wrong on the way, without the address: it is somebody's words.
fn failure(error: reqwest::Error) -> Failure {
    let error = error.without_url();
    let mut causes = Vec::new();
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(error) = cause {
        if error.is::<Closed>() {
            return Failure::Never("a name that leads to an address that is not public");
        }
        causes.push(error.to_string());
        cause = error.source();
    }
    Failure::Later(causes.join(": "))
}

/// Resolves names and lets an address through only if all of the name's may be reached: what is connected to is what was
/// checked, so that a name that answers otherwise the second time gains nothing.
struct Checked(fn(IpAddr) -> bool);

/// A name that leads into somebody's house.
#[derive(Debug)]
struct Closed;

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a public address")
    }
}

impl std::error::Error for Closed {}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        let allowed = self.0;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if !found.iter().all(|address| allowed(address.ip())) {
                return Err(Closed.into());
            }
            let found: Addrs = Box::new(found.into_iter());
            Ok(found)
        })
    }
}

#[cfg(test)]
mod tests;

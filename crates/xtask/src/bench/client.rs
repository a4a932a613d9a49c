//! A small HTTP/1.1 client that keeps its connections: light, so that what is measured is the server.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What to ask for again and again: complete requests, and the status that each is answered with.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) requests: Arc<Vec<Vec<u8>>>,
    pub(crate) status: u16,
}

/// What a round of load found.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Load {
    pub(crate) answers: usize,
    pub(crate) seconds: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}

/// A connection with what came over it and was not read yet.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    filled: usize,
}

/// An answer: its status, and where its body lies in the connection's buffer (with the marks of chunks, if any).
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: std::ops::Range<usize>,
}

impl Connection {
    pub(crate) async fn open(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 256 * 1024], filled: 0 })
    }

    /// Sends a request and reads its whole answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        self.filled = 0;
        let head = loop {
            self.more().await?;
            if let Some(at) = find(self.so_far(), b"\r\n\r\n") {
                break at + 4;
            }
        };
        let (status, framing) = parse_head(self.so_far().get(..head).unwrap_or_default())?;
        let end = match framing {
            Framing::Length(length) => {
                while self.filled < head + length {
                    self.more().await?;
                }
                head + length
            }
            Framing::Chunked => self.chunks(head).await?,
        };
        Ok(Answer { status, body: head..end })
    }

    /// The bytes of an answer.
    pub(crate) fn body(&self, answer: &Answer) -> &[u8] {
        self.buffer.get(answer.body.clone()).unwrap_or_default()
    }

    fn so_far(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }

    async fn more(&mut self) -> Result<()> {
        if self.filled == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let free = self.buffer.get_mut(self.filled..).unwrap_or_default();
        let read = self.stream.read(free).await?;
        ensure!(read > 0, "the server closed the connection");
        self.filled += read;
        Ok(())
    }

    /// Reads chunks (RFC 9112, 7.1) to the last; returns where it ends.
    async fn chunks(&mut self, from: usize) -> Result<usize> {
        let mut at = from;
        loop {
            let line = loop {
                if let Some(line) = find(self.so_far().get(at..).unwrap_or_default(), b"\r\n") {
                    break line;
                }
                self.more().await?;
            };
            let size = self.so_far().get(at..at + line).and_then(|text| std::str::from_utf8(text).ok());
            let size = usize::from_str_radix(size.context("the size of a chunk")?, 16)?;
            let end = at + line + 2 + size + 2;
            while self.filled < end {
                self.more().await?;
            }
            if size == 0 {
                return Ok(end);
            }
            at = end;
        }
    }
}

enum Framing {
    Length(usize),
    Chunked,
}

fn parse_head(head: &[u8]) -> Result<(u16, Framing)> {
    let text = String::from_utf8_lossy(head);
    let status =
        text.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or_else(|| anyhow!("no status: {text}"))?;
    let header = |name: &str| {
        let mut lines = text.lines().filter_map(|line| line.split_once(':'));
        lines.find_map(|(known, value)| known.eq_ignore_ascii_case(name).then(|| value.trim().to_owned()))
    };
    if header("transfer-encoding").is_some() {
        return Ok((status, Framing::Chunked));
    }
    match header("content-length") {
        Some(length) => Ok((status, Framing::Length(length.parse()?))),
        None if matches!(status, 204 | 304) => Ok((status, Framing::Length(0))),
        None => bail!("an answer without a length: {text}"),
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// Asks over `connections` at once for so long; every request begins after the answer to the one before.
pub(crate) async fn load(port: u16, target: &Target, connections: usize, time: Duration) -> Result<Load> {
    let start = Instant::now();
    let mut workers = tokio::task::JoinSet::new();
    for worker in 0..connections {
        let target = target.clone();
        workers.spawn(async move {
            let mut connection = Connection::open(port).await?;
            let mut times: Vec<u32> = Vec::with_capacity(4096);
            // Each worker begins elsewhere, so that they do not ask for the same thing together.
            let from = worker * target.requests.len() / connections;
            for request in target.requests.iter().cycle().skip(from) {
                let asked = Instant::now();
                if asked.duration_since(start) >= time {
                    break;
                }
                let answer = connection.ask(request).await?;
                if answer.status != target.status {
                    let words = String::from_utf8_lossy(connection.body(&answer)).chars().take(400).collect::<String>();
                    let request = String::from_utf8_lossy(request);
                    bail!(
                        "{} where {} was expected for {}\n{words}",
                        answer.status,
                        target.status,
                        request.lines().next().unwrap_or_default()
                    );
                }
                times.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
            anyhow::Ok(times)
        });
    }
    let mut times = Vec::new();
    while let Some(done) = workers.join_next().await {
        times.extend(done??);
    }
    let seconds = start.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |part: usize| times.get(times.len() * part / 100).map_or(0.0, |us| f64::from(*us) / 1000.0);
    Ok(Load { answers: times.len(), seconds, p50_ms: at(50), p99_ms: at(99) })
}

/// A request without a body by whoever holds this session.
pub(crate) fn get(path: &str, token: &str, compressed: bool) -> Vec<u8> {
    let accept = if compressed { "accept-encoding: gzip, deflate, br\r\n" } else { "" };
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\ncookie: cenacle={token}\r\naccept-language: fr\r\n{accept}\r\n")
        .into_bytes()
}

/// A form that somebody sends.
pub(crate) fn post(path: &str, token: &str, form: &str) -> Vec<u8> {
    let length = form.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\ncookie: cenacle={token}\r\naccept-language: fr\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    )
    .into_bytes()
}

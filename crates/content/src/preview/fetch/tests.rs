//! The fetcher against a server of its own: only here may it reach loopback, and of that one address alone.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::*;

const LOCAL: Rules = Rules {
    port: |_| true,
    address: |ip| ip == IpAddr::V4(Ipv4Addr::LOCALHOST) || ip == IpAddr::V6(std::net::Ipv6Addr::LOCALHOST),
};

struct Site {
    port: u16,
    asked: Arc<AtomicUsize>,
}

impl Site {
    /// Answers each request with what `answer` writes; it is given the head of the request.
    fn open(ip: [u8; 4], answer: impl Fn(&str, u16, &mut TcpStream) -> std::io::Result<()> + Send + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::from(ip), 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                count.fetch_add(1, Ordering::SeqCst);
                let (mut head, mut buffer) = (Vec::new(), [0; 1024]);
                while !head.ends_with(b"\r\n\r\n") {
                    match stream.read(&mut buffer) {
                        Ok(n) if n > 0 => head.extend_from_slice(&buffer[..n]),
                        _ => break,
                    }
                }
                // Whoever has read enough goes away in the middle.
                drop(answer(&String::from_utf8_lossy(&head), port, &mut stream));
            }
        });
        Self { port, asked }
    }

    fn saying(status: &'static str, headers: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self::open([127, 0, 0, 1], move |_, port, stream| {
            let headers = headers.replace("PORT", &port.to_string());
            write!(
                stream,
                "HTTP/1.1 {status}\r\n{headers}Connection: close\r\nContent-Length: {}\r\n\r\n",
                body.len()
            )?;
            stream.write_all(&body)
        })
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}/page", self.port)
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    async fn fetched(&self) -> Result<Preview, Failure> {
        local().fetch(&self.url()).await
    }
}

fn local() -> Fetcher {
    Fetcher::with(LOCAL, PATIENCE).unwrap()
}

const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";

#[tokio::test]
async fn a_page_is_read_once_and_without_telling_who_asks() {
    let (tell, told) = std::sync::mpsc::channel();
    let site = Site::open([127, 0, 0, 1], move |head, _, stream| {
        tell.send(head.to_lowercase()).unwrap();
        let body = "<title>Vin &amp; Loire</title><meta property=og:site_name content=Saumur><meta name=description content='Des mots'>";
        write!(
            stream,
            "HTTP/1.1 200 OK\r\nContent-Type: TEXT/HTML;charset=x\r\nSet-Cookie: a=b\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    });
    let preview = site.fetched().await.unwrap();
    assert_eq!(
        preview,
        Preview { url: site.url(), title: "Vin & Loire".into(), site: "Saumur".into(), words: "Des mots".into() }
    );
    let head = told.recv().unwrap();
    assert!(head.starts_with("get /page http/1.1") && head.contains("user-agent: cenacle (link preview)"), "{head}");
    assert!(!head.contains("cookie") && !head.contains("referer") && !head.contains("authorization"), "{head}");
    assert_eq!(site.asked(), 1);
}

#[tokio::test]
async fn the_program_itself_reaches_no_loopback() {
    let site = Site::saying("200 OK", HTML, "<title>A</title>");
    let public = Fetcher::new().unwrap();
    assert!(matches!(public.fetch(&site.url()).await, Err(Failure::Never(_))));
    // With every port allowed, the address alone keeps it out, as a number and as a name.
    let any_port = Fetcher::with(Rules { port: |_| true, ..Rules::PUBLIC }, PATIENCE).unwrap();
    assert_eq!(any_port.fetch(&site.url()).await, Err(Failure::Never("an address that is not public")));
    let named = format!("http://localhost:{}/", site.port);
    assert_eq!(any_port.fetch(&named).await, Err(Failure::Never("a name that leads to an address that is not public")));
    assert_eq!(site.asked(), 0);
}

#[tokio::test]
async fn a_name_is_resolved_and_connected_to_what_was_checked() {
    let site = Site::saying("200 OK", HTML, "<title>Named</title>");
    let preview = local().fetch(&format!("http://localhost:{}/", site.port)).await.unwrap();
    assert_eq!((preview.title.as_str(), preview.site.as_str()), ("Named", "localhost"));
}

#[tokio::test]
async fn redirects_are_followed_three_times_and_never_into_a_house() {
    let site = Site::open([127, 0, 0, 1], |head, _, stream| {
        let at: usize = head.split(['/', ' ']).nth(2).and_then(|at| at.parse().ok()).unwrap_or(0);
        if at == 0 {
            let body = "<title>Arrived</title>";
            return write!(
                stream,
                "HTTP/1.1 200 OK\r\n{HTML}Connection: close\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
        }
        write!(stream, "HTTP/1.1 302 Found\r\nLocation: /{}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", at - 1)
    });
    let from = |at: usize| format!("http://127.0.0.1:{}/{at}", site.port);
    let preview = local().fetch(&from(3)).await.unwrap();
    assert_eq!((preview.title.as_str(), preview.url.as_str()), ("Arrived", from(3).as_str()));
    assert_eq!(local().fetch(&from(4)).await, Err(Failure::Never("redirected too often")));

    let inside =
        Site::open([127, 0, 0, 2], |_, _, stream| write!(stream, "HTTP/1.1 200 OK\r\n{HTML}\r\n<title>Secret</title>"));
    let places = [
        format!("http://127.0.0.2:{}/", inside.port),
        "http://10.0.0.1/".to_owned(),
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "//[::ffff:10.0.0.1]/".to_owned(),
        "http://eve:secret@127.0.0.1/".to_owned(),
        "file:///etc/passwd".to_owned(),
    ];
    for place in places {
        let named = place.clone();
        let site = Site::open([127, 0, 0, 1], move |_, _, stream| {
            write!(stream, "HTTP/1.1 301 Moved\r\nLocation: {named}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        });
        assert!(matches!(site.fetched().await, Err(Failure::Never(_))), "{place}");
        assert_eq!(site.asked(), 1);
    }
    assert_eq!(inside.asked(), 0);
}

// Two threads: while the test waits for the site's word, the connection must be let go by somebody.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_endless_body_is_cut() {
    let (tell, told) = std::sync::mpsc::channel();
    let site = Site::open([127, 0, 0, 1], move |_, _, stream| {
        let mut written = 0;
        write!(stream, "HTTP/1.1 200 OK\r\n{HTML}Connection: close\r\n\r\n<title>Endless</title>")?;
        while let Ok(n) = stream.write(&[b'a'; 16 * 1024]) {
            written += n;
        }
        tell.send(written).unwrap();
        Ok(())
    });
    assert_eq!(site.fetched().await.unwrap().title, "Endless");
    // What the connection's buffers swallowed is beyond us; it ended.
    assert!(told.recv_timeout(PATIENCE).unwrap() >= MAX_BYTES / 2);
}

#[tokio::test]
async fn what_comes_after_the_limit_is_not_read() {
    let mut body = vec![b' '; MAX_BYTES];
    body.extend_from_slice(b"<title>Late</title>");
    assert_eq!(Site::saying("200 OK", HTML, body).fetched().await, Err(Failure::Never("a page without a title")));
}

#[tokio::test]
async fn who_does_not_answer_is_left() {
    let site = Site::open([127, 0, 0, 1], |_, _, stream| {
        write!(stream, "HTTP/1.1 200 OK\r\n{HTML}\r\n<title>Slow")?;
        // Until the other side goes away.
        stream.read(&mut [0; 1]).map(drop)
    });
    let hasty = Fetcher::with(LOCAL, Duration::from_millis(300)).unwrap();
    assert_eq!(hasty.fetch(&site.url()).await, Err(Failure::Later("no answer in time".to_owned())));
}

#[tokio::test]
async fn only_pages_have_previews() {
    let title = "<title>A</title>";
    for headers in [
        "Content-Type: image/png\r\n",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/pdf\r\n",
        "Content-Type: text/html-ish\r\n",
        "",
    ] {
        assert_eq!(
            Site::saying("200 OK", headers, title).fetched().await,
            Err(Failure::Never("not HTML")),
            "{headers}"
        );
    }
    for status in ["404 Not Found", "401 Unauthorized", "204 No Content", "304 Not Modified", "300 Choices"] {
        assert!(matches!(Site::saying(status, HTML, "").fetched().await, Err(Failure::Never(_))), "{status}");
    }
    for status in ["500 Oh", "503 Later", "429 Slower"] {
        assert!(matches!(Site::saying(status, HTML, title).fetched().await, Err(Failure::Later(_))), "{status}");
    }
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let Err(Failure::Later(cause)) = local().fetch(&format!("http://{closed}/secret")).await else {
        panic!("nobody is there")
    };
    assert!(!cause.contains("secret"), "a log names no address: {cause}");
}

#[tokio::test]
async fn what_is_not_utf_8_is_read_as_well_as_can_be() {
    let site = Site::saying(
        "200 OK",
        "Content-Type: text/html; charset=iso-8859-1\r\n",
        b"<title>Un \xE9t\xE9 \xE0 Saumur</title>".to_vec(),
    );
    assert!(site.fetched().await.unwrap().title.ends_with("Saumur"));
}

#[tokio::test]
async fn hostile_words_lose_their_teeth() {
    let site = Site::saying("200 OK", HTML, "<title>&lt;script&gt;alert(1)&lt;/script&gt;\u{202E}\u{7}</title>");
    // Text is text: the card escapes it, and a test there says so.
    assert_eq!(site.fetched().await.unwrap().title, "<script>alert(1)</script>");
}

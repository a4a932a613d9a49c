//! The program itself: killed in a burst of writes, on a full disk, with an upload that is far too large.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
    path::Path,
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use db::Location;
use kernel::{Chance, Clock, Store, blob::Blobs};

use super::{count, nothing_is_half_there, people};
use crate::{
    on_both,
    support::{postgres::Postgres, tether::Tether, wait_for},
    world::On,
};

pub(super) const PROGRAM: &str = env!("CARGO_BIN_EXE_cenacle");

/// A program that serves; it cannot outlive the test.
struct Program {
    address: String,
    pid: String,
    _tether: Tether,
}

impl Program {
    fn start(folder: &Path, location: &Location) -> Self {
        let folder = folder.to_str().unwrap();
        let mut command = vec![
            "sh",
            "-c",
            "trap '' XFSZ; echo pid $$; exec \"$@\"",
            "start",
            PROGRAM,
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--data",
            folder,
        ];
        if let Location::Server(url) = location {
            command.extend(["--database", url]);
        }
        let tether = Tether::start(&command, "");
        let pid = tether.line(|line| line.strip_prefix("pid ").map(str::to_owned));
        let address = tether.line(|line| line.strip_prefix("Cénacle listens on http://").map(str::to_owned));
        Self { address, pid, _tether: tether }
    }

    fn kill(&self) {
        assert!(Command::new("kill").args(["-KILL", &self.pid]).status().unwrap().success());
    }

    /// Bounds how long its files may grow, as a full disk does; `unlimited` makes room.
    fn room(&self, bytes: &str) {
        assert!(
            Command::new("prlimit")
                .args(["--pid", &self.pid, &format!("--fsize={bytes}:unlimited")])
                .status()
                .unwrap()
                .success()
        );
    }

    /// The most memory that it ever held, in kilobytes.
    fn most_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    fn get(&self, path: &str, cookie: &str) -> Reply {
        self.send("GET", path, cookie, "", &mut [].as_slice(), 0).unwrap()
    }

    fn post(&self, path: &str, cookie: &str, form: &str) -> io::Result<Reply> {
        self.send("POST", path, cookie, super::FORM, &mut form.as_bytes(), form.len())
    }

    /// HTTP/1.0, so that the answer ends with the connection.
    fn send(
        &self,
        method: &str,
        path: &str,
        cookie: &str,
        kind: &str,
        body: &mut dyn Read,
        length: usize,
    ) -> io::Result<Reply> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "{method} {path} HTTP/1.0\r\nHost: {}\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nAccept-Language: en\r\n\r\n",
            self.address
        )?;
        io::copy(body, &mut stream)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
        let location = head
            .lines()
            .find_map(|line| line.to_lowercase().strip_prefix("location: ").map(str::to_owned))
            .unwrap_or_default();
        Ok(Reply { status, location, body: body.to_owned() })
    }
}

struct Reply {
    status: u16,
    location: String,
    body: String,
}

async fn store(folder: &Path, location: &Location) -> Store {
    let blobs = Blobs::new(folder.join("files"));
    Store::open(
        location,
        db::Options { readers: 2, ..db::Options::default() },
        blobs,
        Clock::System,
        Chance::system().unwrap(),
    )
    .await
    .unwrap()
}

async fn killed_in_a_burst_of_writes_it_keeps_every_post_that_it_acknowledged(on: On) {
    let folder = tempfile::tempdir().unwrap();
    let database = (on == On::Postgres).then(|| Postgres::shared().fresh());
    let location = database.as_ref().map_or_else(
        || Location::File(folder.path().join("cenacle.db")),
        |database| Location::Server(database.url.clone()),
    );
    let (_, cookies) = people(&store(folder.path(), &location).await, 24).await;
    let (acknowledged, posted) = (Mutex::new(Vec::new()), AtomicUsize::new(0));
    let program = Program::start(folder.path(), &location);
    thread::scope(|scope| {
        for (writer, cookie) in cookies.iter().enumerate() {
            let (program, acknowledged, posted) = (&program, &acknowledged, &posted);
            scope.spawn(move || {
                for number in 0..55 {
                    let form = format!("kind=note&source=Burst-{writer}-{number}+of+%23writes&nonce=n{number}");
                    // The connection ends when the program does.
                    let Ok(reply) = program.post("/entries", cookie, &form) else { return };
                    assert_eq!(reply.status, 303, "{}", reply.body);
                    let address = reply.location.split('?').next().unwrap().to_owned();
                    acknowledged.lock().unwrap().push((address, format!("Burst-{writer}-{number} "), writer));
                    posted.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        wait_for("a hundred posts", || (posted.load(Ordering::Relaxed) >= 100).then_some(()));
        program.kill();
    });
    drop(program);
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() < cookies.len() * 55, "it was killed after the burst, not in it");
    let program = Program::start(folder.path(), &location);
    for (address, words, writer) in &acknowledged {
        let page = program.get(address, &cookies[*writer]);
        assert!(page.status == 200 && page.body.contains(words), "{address} is lost: {} {}", page.status, page.body);
    }
    let again = program.post("/entries", &cookies[0], "kind=note&source=After+the+kill&nonce=after").unwrap();
    assert_eq!(again.status, 303, "{}", again.body);
    drop(program);
    let store = store(folder.path(), &location).await;
    nothing_is_half_there(&store).await;
    assert!(count(&store, "select count(*) from entry").await > i64::try_from(acknowledged.len()).unwrap());
}
on_both!(killed_in_a_burst_of_writes_it_keeps_every_post_that_it_acknowledged);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_it_reads_and_keeps_the_text_and_writes_again_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("cenacle.db"));
    let (_, cookies) = people(&store(folder.path(), &location).await, 1).await;
    let (program, cookie) = (Program::start(folder.path(), &location), &cookies[0]);
    let post = |words: &str, nonce: &str| {
        program.post("/entries", cookie, &format!("kind=note&source={words}&nonce={nonce}")).unwrap()
    };
    assert_eq!(post("Before+the+flood", "n1").status, 303);
    program.room("0");
    let refused = post("Words+that+took+an+hour", "n2");
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(
        refused.body.contains("The server cannot write") && refused.body.contains("Words that took an hour"),
        "{}",
        refused.body
    );
    let upload = "--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nWith a file\r\n--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nbytes\r\n--x--\r\n";
    let file = program
        .send("POST", "/entries", cookie, "multipart/form-data; boundary=x", &mut upload.as_bytes(), upload.len())
        .unwrap();
    assert!(file.status == 503 && file.body.contains("With a file"), "{} {}", file.status, file.body);
    let page = program.get("/", cookie);
    assert!(
        page.status == 200 && page.body.contains("Before the flood") && !page.body.contains("took an hour"),
        "{}",
        page.body
    );
    program.room("unlimited");
    let (first, second) = (post("Words+that+took+an+hour", "n2"), post("Words+that+took+an+hour", "n2"));
    assert!(first.status == 303 && first.location == second.location, "{} {}", first.status, first.body);
    let file = program
        .send("POST", "/entries", cookie, "multipart/form-data; boundary=x", &mut upload.as_bytes(), upload.len())
        .unwrap();
    assert_eq!(file.status, 303, "{}", file.body);
    drop(program);
    let store = store(folder.path(), &location).await;
    nothing_is_half_there(&store).await;
    assert_eq!(count(&store, "select count(*) from entry").await, 3);
    let left = Command::new("find").arg(folder.path().join("files")).args(["-name", "*.part"]).output().unwrap();
    assert!(left.stdout.is_empty(), "half a file stayed: {}", String::from_utf8_lossy(&left.stdout));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asks_for_the_console_is_told_its_key() {
    // A folder that holds something is served as it is, by the demo too.
    let folder = tempfile::tempdir().unwrap();
    people(&store(folder.path(), &Location::File(folder.path().join("cenacle.db"))).await, 1).await;
    for command in ["serve", "demo"] {
        let listen = ["--listen", "127.0.0.1:0", "--console", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()];
        let tether = Tether::start(&[&[PROGRAM, command][..], &listen].concat(), "");
        let console = tether
            .line(|line| line.split_once("console of its organisations: http://").map(|(_, rest)| rest.to_owned()));
        assert!(console.contains("/?key="), "{command}: {console}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_is_far_too_large_is_refused_in_words_and_held_by_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::File(folder.path().join("cenacle.db"));
    let (_, cookies) = people(&store(folder.path(), &location).await, 1).await;
    let (program, cookie) = (Program::start(folder.path(), &location), &cookies[0]);
    assert_eq!(program.get("/", cookie).status, 200);
    let head = "--x\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\nLook at this film\r\n--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"film\"\r\n\r\n";
    let tail = "\r\n--x--\r\n";
    let film = 100 * 1024 * 1024_usize;
    let send = |cookie: &str, film: usize| {
        let mut body = head.as_bytes().chain(io::repeat(7).take(film as u64)).chain(tail.as_bytes());
        let length = head.len() + film + tail.len();
        program.send("POST", "/entries", cookie, "multipart/form-data; boundary=x", &mut body, length).unwrap()
    };
    // Of somebody without a session no byte of a file is held, even of one that fits; what they wrote comes back.
    assert_eq!(send("cenacle=guessed", 1024).status, 401);
    let before = program.most_memory();
    let stranger = send("cenacle=guessed", 24 * 1024 * 1024);
    assert!(stranger.status == 401 && stranger.body.contains("Look%20at%20this%20film"), "{}", stranger.body);
    let held = program.most_memory() - before;
    // What arrives in one go while it is let go of is less than the file.
    assert!(held < 22 * 1024, "it held {held} kB of a stranger's upload of 24 MB");
    let before = program.most_memory();
    let refused = send(cookie, film);
    assert_eq!(refused.status, 413, "{}", refused.body);
    assert!(refused.body.contains("larger than 26") && refused.body.contains("Look at this film"), "{}", refused.body);
    let held = program.most_memory() - before;
    // Twice the largest that may come, while the last of it arrives.
    assert!(held < 80 * 1024, "it held {held} kB of an upload of 100 MB");
    // A text alone, larger than any form.
    let long = format!("kind=note&source={}", "word+".repeat(1024 * 1024));
    let refused = program.post("/entries", cookie, &long).unwrap();
    assert!(
        refused.status == 413 && refused.body.contains("This text is longer than"),
        "{} {}",
        refused.status,
        refused.body
    );
    // One that fits the form and is too long for a note comes back whole.
    let long = format!("kind=note&source={}the+end", "word+".repeat(20_000));
    let shown = program.post("/entries", cookie, &long).unwrap();
    assert!(
        shown.status < 500 && shown.body.contains("too long") && shown.body.contains("word word the end"),
        "{} {}",
        shown.status,
        shown.body.len()
    );
    assert_eq!(program.get("/", cookie).status, 200);
}

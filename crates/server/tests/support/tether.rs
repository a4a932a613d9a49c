//! A process that cannot outlive the tests.
//!
//! A shell between the two waits for the end of its input, which comes when the tests' process ends, by success, panic
//! or kill, and then ends everything that it started. Rust has no such thing: statics are not dropped.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::Duration;

/// Starts `"$@"` in a process group of its own, waits for the end of the input, runs `$AFTER` (which knows `$child`),
/// and ends the group.
const KEEPER: &str = r#"
trap '' INT
"$@" </dev/null &
child=$!
cat >/dev/null
eval "$AFTER"
kill -KILL 0
"#;

/// A running process; dropping it ends it.
pub struct Tether {
    child: Child,
    input: Option<ChildStdin>,
    lines: Mutex<mpsc::Receiver<String>>,
}

impl Tether {
    /// Starts `command`; `after` is shell that runs when the end has come, before what still runs is killed.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(command: &[&str], after: &str) -> Self {
        let mut child = Command::new("setsid")
            .args(["sh", "-c", KEEPER, "keeper"])
            .args(command)
            .env("AFTER", after)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("setsid could not be started: {error}"));
        let (sender, lines) = mpsc::channel();
        // Both streams are read to their end, so that the process never waits for somebody to read.
        let output = BufReader::new(child.stdout.take().unwrap());
        let errors = BufReader::new(child.stderr.take().unwrap());
        let second = sender.clone();
        std::thread::spawn(move || output.lines().map_while(Result::ok).for_each(|line| drop(sender.send(line))));
        std::thread::spawn(move || errors.lines().map_while(Result::ok).for_each(|line| drop(second.send(line))));
        Self { input: child.stdin.take(), child, lines: Mutex::new(lines) }
    }

    /// Waits for a line that `find` makes something of.
    ///
    /// # Panics
    /// After 30 seconds, with what was said until then.
    pub fn line<T>(&self, find: impl Fn(&str) -> Option<T>) -> T {
        let mut said = String::new();
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        while let Ok(line) = lines.recv_timeout(Duration::from_secs(30)) {
            if let Some(found) = find(&line) {
                return found;
            }
            said.push_str(&line);
            said.push('\n');
        }
        panic!("the process did not say what was waited for, but:\n{said}");
    }
}

impl Drop for Tether {
    fn drop(&mut self) {
        drop(self.input.take());
        // The keeper kills its own group last, so that its end is the end of all.
        let _ = self.child.wait();
    }
}

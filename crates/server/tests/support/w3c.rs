//! The W3C's checker of HTML (vnu), run once over a folder of saved pages: starting Java costs more than reading pages.

use std::fmt;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::npm_tool;

/// One thing that the checker says about a page.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The name of the file.
    pub page: String,
    /// `error` or `warning`.
    pub kind: String,
    /// The line, where it knows one.
    pub line: u64,
    /// Its words.
    pub message: String,
    /// The place in the page.
    pub extract: String,
}

/// What the checker says about the `.html` files of `folder`; empty is what we want. Remarks that ask for nothing (a
/// trailing slash on a void element) are left out.
///
/// # Panics
/// If there is no page, if Java is missing, or if the checker itself fails.
pub fn findings(folder: &Path) -> Vec<Finding> {
    let pages = std::fs::read_dir(folder).unwrap().filter_map(Result::ok);
    let pages = pages.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "html")).count();
    assert!(pages > 0, "no pages to check in {}", folder.display());
    let output = Command::new("java")
        // Its default stack is too small for a page of 170 KB.
        .args(["-Xss8m", "-jar"])
        .arg(npm_tool("vnu-jar/build/dist/vnu.jar"))
        .args(["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"])
        .arg(folder)
        .output()
        .expect("Java is missing: run bin/setup");
    let text = String::from_utf8_lossy(&output.stdout);
    let report: Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&output.stderr)));
    let messages = report["messages"].as_array().expect("a list of messages");
    messages.iter().filter_map(finding).collect()
}

fn finding(value: &Value) -> Option<Finding> {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let kind = match (value["type"].as_str()?, value["subType"].as_str()) {
        ("info", Some("warning")) => "warning",
        ("info", _) => return None,
        ("error", _) => "error",
        (other, _) => panic!("the checker itself failed ({other}): {}", text("message")),
    };
    let url = text("url");
    Some(Finding {
        page: url.rsplit('/').next().unwrap_or(&url).to_owned(),
        kind: kind.to_owned(),
        line: value["lastLine"].as_u64().unwrap_or_default(),
        message: text("message"),
        extract: text("extract").replace('\n', " "),
    })
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {} [{}]", self.page, self.line, self.kind, self.message, self.extract)
    }
}

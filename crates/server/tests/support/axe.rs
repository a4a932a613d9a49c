//! axe-core, injected into the page that a browser shows: what keeps people with disabilities out, as far as a machine
//! can tell. Asked for WCAG 2.2 A and AA and for its own best practices.

use std::fmt;
use std::fs;

use serde_json::Value;

use super::browser::Browser;
use super::npm_tool;

/// One rule that the page breaks.
#[derive(Debug, Clone)]
pub struct Violation {
    /// The name of the rule: `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// What to do, in a sentence.
    pub help: String,
    /// The elements, each with its selector, its HTML and what is wrong with it.
    pub elements: Vec<String>,
}

/// What the page breaks; empty is what we want.
///
/// # Panics
/// If axe cannot run in the page.
pub async fn violations(browser: &Browser) -> Vec<Violation> {
    let axe = fs::read_to_string(npm_tool("axe-core/axe.min.js")).unwrap();
    browser.execute(&axe, Vec::new()).await.expect("axe is read by the page");
    let script = "
        const done = arguments[0];
        axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            resultTypes: ['violations'],
            // An experiment of axe's: it takes initials and emoji, which are hidden from assistive technology, for words.
            rules: { 'label-content-name-mismatch': { enabled: false } },
        }).then(result => done(result.violations), error => done(String(error)));";
    let answer = browser.ask(script).await;
    let Value::Array(violations) = answer else { panic!("axe failed: {answer}") };
    violations.iter().map(violation).collect()
}

fn violation(value: &Value) -> Violation {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let elements = value["nodes"].as_array().into_iter().flatten();
    Violation {
        rule: text("id"),
        impact: text("impact"),
        help: text("help"),
        elements: elements
            .map(|node| {
                let part = |name: &str| node[name].as_str().unwrap_or_default().replace('\n', " ");
                format!("{} | {} | {}", node["target"], part("html"), part("failureSummary"))
            })
            .collect(),
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.rule, self.impact, self.help)?;
        self.elements.iter().try_for_each(|element| write!(f, "\n    {element}"))
    }
}

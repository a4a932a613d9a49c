//! Keys as `WebDriver` names them (W3C WebDriver, 17.4.2).

use fantoccini::key::Key;

pub const ENTER: char = '\u{e007}';
pub const TAB: char = '\u{e004}';
pub const ESCAPE: char = '\u{e00c}';
pub const CONTROL: char = '\u{e009}';

#[test]
fn the_keys_are_those_that_webdriver_means() {
    for (key, ours) in [(Key::Enter, ENTER), (Key::Tab, TAB), (Key::Escape, ESCAPE), (Key::Control, CONTROL)] {
        assert_eq!(char::from(key), ours);
    }
}

//! The list of devices where an account is open.

use kernel::Visible;
use maud::{Markup, html};
use shell::{
    component::{Button, Icon, Tone, badge, button},
    t::identity as say,
    web::Page,
};

use super::Row;

/// The viewer's sessions, each with a button that ends it.
#[must_use]
pub fn sessions(page: &Page<'_, '_>, rows: &[Visible<Row>], current: &[u8]) -> Markup {
    let lang = page.lang;
    let name = |device: &str| match device.split_once('/') {
        Some((browser, system)) => say::session_device(lang, browser, system),
        None if device.is_empty() => say::session_unknown_device(lang).to_owned(),
        None => device.to_owned(),
    };
    html! {
        section.form id="sessions" aria-labelledby="sessions-title" {
            h2 id="sessions-title" { (say::sessions_title(lang)) }
            p.help { (say::sessions_lead(lang)) }
            ul.sessions {
                @for row in rows {
                    @let own = row.digest == current;
                    @let what = name(&row.device);
                    li {
                        (Icon("monitor"))
                        span {
                            b { (what) }
                            span.meta {
                                (say::session_since(lang, &page.local.date(page.moment(row.created_at)))) " · "
                                (say::session_last_seen(lang, &page.local.relative(page.moment(row.seen_at))))
                            }
                        }
                        @if own { (badge(say::session_current(lang))) } @else {
                            form method="post" action={ "/settings/sessions/" (row.id) "/end" } {
                                button.button type="submit" { (say::session_end(lang)) span.sr { " (" (what) ")" } }
                            }
                        }
                    }
                }
            }
            @if rows.len() > 1 {
                form method="post" action="/settings/sessions/end-others" {
                    (button(Button { label: say::session_end_others(lang), tone: Tone::Secondary, ..Button::default() }))
                }
            }
        }
    }
}

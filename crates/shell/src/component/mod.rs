//! The pieces that every screen is made of, as `web/guide.html` shows them.
//!
//! Plain structs in, [`maud::Markup`] out. They know neither the database nor a feature; what is text is escaped, and what is already HTML comes as
//! [`SafeHtml`], which only the markup crate's output should become.

pub mod actor;
pub mod avatar;
pub mod badge;
pub mod button;
pub mod chip;
pub mod empty;
pub mod form;
pub mod head;
pub mod html;
pub mod icon;
pub mod menu;
pub mod notice;
pub mod slice;
pub mod table;
pub mod tabs;
pub mod time;

pub use actor::{Actor, ActorKind, ERASED, actor_link, called, person};
pub use avatar::{Avatar, Shape, Size, avatar, facepile, named_avatar};
pub use badge::{Mood, badge, badge_with, count, dot, tally};
pub use button::{Button, Tone, button, button_link};
pub use chip::{Audience, audience_chip};
pub use empty::{Empty, EmptyKind, empty};
pub use form::{Choice, Field, Input, checkbox, error_summary, file, input, radios, select, textarea};
pub use head::{Head, page_head};
pub use html::SafeHtml;
pub use icon::{Icon, big_icon, icon, small_icon};
pub use menu::{Item, Post, menu, menu_button, menu_later, menu_page};
pub use notice::{Flash, Notice, flash, notice};
pub use slice::{Around, Older, older, pages};
pub use table::{Column, Sort, table};
pub use tabs::{Tab, tabs};
pub use time::{date, time, time_link};

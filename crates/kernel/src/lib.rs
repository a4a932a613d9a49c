//! What every feature shares, small and slow to change: ids, clock, errors, the door ([`audience`]), the journal
//! ([`activity`]), files ([`blob`]), and [`Store`], the one way to data.

pub mod activity;
pub mod audience;
pub mod audit;
pub mod blob;
pub mod chance;
pub mod clock;
pub mod error;
pub mod id;
pub mod lang;
pub mod schema;
pub mod setting;
pub mod slice;
mod store;
mod workshop;

pub use activity::{Activity, Change, Consumer, Facts, Host, Of, Recorded, Verb};
pub use audience::{Asked, Asker, Kind, Reading, Viewer, Visible, Writing};
pub use chance::Chance;
pub use clock::Clock;
pub use db::{Column, FromColumn, FromRow, Params, Row, Value, params, record};
pub use error::{Error, Result, Say};
pub use id::{
    Audience, Comment, Entry, File, Id, Mint, Organisation, Person, Revision, Site, Skill, Space, Topic, Unit,
};
pub use lang::Lang;
pub use setting::Setting;
pub use slice::Slice;
pub use store::{Store, SystemTx};
pub use workshop::Workshop;

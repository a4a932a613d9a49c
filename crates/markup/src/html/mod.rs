//! HTML that others wrote: cleaned before it is shown, read where only its words count.

mod clean;
mod entities;
mod excerpt;
mod paragraphs;
mod policy;
pub(crate) mod scan;
mod shortcode;
mod text;
mod tree;

pub use clean::{Addresses, Cleaned, clean};
pub(crate) use entities::decode;
pub use excerpt::{excerpt, reading_minutes};
pub use paragraphs::paragraphs;
pub(crate) use policy::{may_lead_to, own_file, seal};
pub use text::text;

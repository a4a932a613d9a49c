//! A person in a list: what every screen of this feature shows of somebody.

use kernel::{File, Id, Lang, Person, record};
use shell::{
    component::{Actor, ActorKind},
    web::picture,
};

record! {
    /// Somebody as a list shows them.
    #[derive(Debug, Clone)]
    pub(crate) struct Brief {
        pub(crate) id: Id<Person>, pub(crate) handle: String, pub(crate) name: String, pub(crate) title: String,
        pub(crate) photo: Option<Id<File>>, pub(crate) kind: String,
    }
}

impl Brief {
    pub(crate) fn href(&self) -> String {
        href(&self.handle)
    }

    pub(crate) fn picture(&self) -> Option<String> {
        picture(self.photo)
    }

    pub(crate) fn actor<'a>(&'a self, href: &'a str, picture: Option<&'a str>) -> Actor<'a> {
        let detail = (!self.title.is_empty()).then_some(self.title.as_str());
        Actor { kind: actor_kind(&self.kind), id: self.id.get(), name: &self.name, href: Some(href), picture, detail }
    }
}

/// The address of a profile.
pub(crate) fn href(handle: &str) -> String {
    format!("/people/{handle}")
}

pub(crate) fn actor_kind(kind: &str) -> ActorKind {
    if kind == "guest" { ActorKind::Guest } else { ActorKind::Person }
}

/// A name that the company may have given in English too.
pub(crate) fn in_lang<'a>(lang: Lang, name: &'a str, name_en: Option<&'a str>) -> &'a str {
    match (lang, name_en) {
        (Lang::En, Some(english)) if !english.is_empty() => english,
        _ => name,
    }
}

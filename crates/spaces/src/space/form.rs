//! The form of a space: the same fields to found one and to change it.

use kernel::{Id, Lang, Reading, Result, Say, Space, Visible, audience::Role};
use maud::{Markup, html};
use shell::{
    component::{Choice, Field, Input, error_summary, input, radios, select, textarea},
    space::role_words,
    t::{self, spaces as say},
    web::Posted,
};

use super::{
    Access, DEFAULT_ROLES, Details, Joining, MAX_ABOUT, MAX_NAME, MAX_PURPOSE, Masks, Visibility,
    store::{self, Linked},
};

/// What a form holds, as it was typed.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub(crate) name: String,
    purpose: String,
    about: String,
    lang: String,
    visibility: String,
    guests: bool,
    web: bool,
    joining: String,
    default_role: String,
    parent: String,
    icon: String,
    topics: String,
}

impl Typed {
    /// A form as it begins.
    pub(crate) fn new(lang: Lang) -> Self {
        Self::of_details(&Details { lang, ..Details::default() })
    }

    fn of_details(details: &Details) -> Self {
        Self {
            name: details.name.clone(),
            purpose: details.purpose.clone(),
            about: details.about.clone(),
            lang: details.lang.tag().to_owned(),
            visibility: details.access.members.word().to_owned(),
            guests: details.access.guests,
            web: details.access.web,
            joining: details.joining.word().to_owned(),
            default_role: details.default_role.word().to_owned(),
            parent: details.parent.map(|id| id.to_string()).unwrap_or_default(),
            icon: details.icon.clone(),
            topics: details.topics.join(", "),
        }
    }

    /// What is stored of a space.
    pub(crate) fn stored(tx: &Reading<'_>, space: &shell::space::Space) -> Result<Self> {
        let about = store::about(tx, space.id)?;
        let topics = store::topics(tx, space.id)?;
        Ok(Self::of_details(&Details {
            name: space.name.clone(),
            purpose: space.purpose.clone(),
            about: about.about.clone(),
            lang: Lang::parse(&space.lang).unwrap_or_default(),
            access: Access::of(space),
            joining: Joining::parse(&space.joining).unwrap_or_default(),
            default_role: Role::parse(&space.default_role).unwrap_or(Role::Writer),
            parent: space.parent,
            icon: space.icon.clone(),
            topics: topics.iter().map(|topic| topic.name.clone()).collect(),
        }))
    }

    /// What a form sent.
    pub(crate) fn sent(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self {
            name: text("name"),
            purpose: text("purpose"),
            about: text("about"),
            lang: text("lang"),
            visibility: text("visibility"),
            guests: posted.text("guests") == "same",
            web: posted.text("web") == "open",
            joining: text("joining"),
            default_role: text("default_role"),
            parent: text("parent"),
            icon: text("icon"),
            topics: text("topics"),
        }
    }

    /// The details that it means; what no choice of the form can have sent falls to the narrowest.
    pub(crate) fn details(&self) -> Details {
        Details {
            name: self.name.clone(),
            purpose: self.purpose.clone(),
            about: self.about.clone(),
            lang: Lang::parse(&self.lang).unwrap_or_default(),
            access: self.access(),
            joining: Joining::parse(&self.joining).unwrap_or(Joining::Invitation),
            default_role: Role::parse(&self.default_role).unwrap_or(Role::Reader),
            parent: self.parent.parse::<Id<Space>>().ok(),
            icon: self.icon.clone(),
            topics: self.topics.split([',', ';', '\n']).map(str::to_owned).collect(),
        }
    }

    /// Who would see the space.
    pub(crate) fn access(&self) -> Access {
        Access {
            members: Visibility::parse(&self.visibility).unwrap_or(Visibility::Secret),
            guests: self.guests,
            web: self.web,
        }
    }
}

/// The masks that a reader was shown and confirms, as `listed-open`.
pub(crate) fn confirmed(posted: &Posted) -> Option<Masks> {
    let (listed, open) = posted.text("confirmed").split_once('-')?;
    Some(Masks { listed: listed.parse().ok()?, open: open.parse().ok()? })
}

/// What is wrong with which field of a form that came back.
pub(crate) type Wrong = Option<(&'static str, Say)>;

/// The fields, in three groups.
pub(crate) fn fields(lang: Lang, typed: &Typed, parents: &[Visible<Linked>], wrong: Wrong) -> Markup {
    let field = |name: &'static str, label: &'static str, help: Option<&'static str>, required: bool| Field {
        name,
        label,
        help,
        required,
        error: wrong.filter(|(field, _)| *field == name).map(|(_, say)| say(lang)),
        ..Field::default()
    };
    let max = |count: usize| u32::try_from(count).ok();
    html! {
        @if let Some((name, words)) = wrong { (error_summary(lang, &[(name, words(lang))])) }
        fieldset {
            legend { (say::tab_about(lang)) }
            (input(lang, field("name", say::name(lang), Some(say::name_help(lang)), true), Input { value: &typed.name, max: max(MAX_NAME), min: Some(2), autocomplete: Some("off"), ..Input::default() }))
            (input(lang, field("purpose", say::summary(lang), Some(say::summary_help(lang)), false), Input { value: &typed.purpose, max: max(MAX_PURPOSE), ..Input::default() }))
            (textarea(lang, field("about", say::description(lang), None, false), &typed.about, 6, max(MAX_ABOUT)))
            (select(lang, field("lang", say::language(lang), None, true), &languages(lang), &typed.lang))
            (input(lang, field("icon", say::icon(lang), Some(say::icon_help(lang)), false), Input { value: &typed.icon, autocomplete: Some("off"), ..Input::default() }))
            (input(lang, field("topics", say::topics(lang), Some(say::topics_help(lang)), false), Input { value: &typed.topics, autocomplete: Some("off"), ..Input::default() }))
        }
        (audience(lang, typed, &field))
        fieldset {
            legend { (say::rules_title(lang)) }
            (radios(field("joining", say::joining(lang), None, true), &joinings(lang), &typed.joining))
            (select(lang, field("default_role", say::default_role(lang), Some(say::default_role_help(lang)), true), &default_roles(lang), &typed.default_role))
            (parent_choice(lang, typed, parents, field("parent", say::parent(lang), Some(say::parent_help(lang)), false)))
        }
    }
}

fn audience<'f>(
    lang: Lang,
    typed: &Typed,
    field: &impl Fn(&'static str, &'static str, Option<&'static str>, bool) -> Field<'f>,
) -> Markup {
    let choice = |value, label, help, icon| Choice { value, label, help: Some(help), icon: Some(icon) };
    let members = [
        choice("visible", say::visible(lang), say::visible_help(lang), "users"),
        choice("closed", say::closed(lang), say::closed_help(lang), "lock"),
        choice("secret", say::secret(lang), say::secret_help(lang), "eye-off"),
    ];
    let guests = [
        choice("none", say::guests_none(lang), say::guests_none_help(lang), "lock"),
        choice("same", say::guests_same(lang), say::guests_same_help(lang), "badge-info"),
    ];
    let web = [
        choice("none", say::visitors_none(lang), say::web_off_help(lang), "lock"),
        choice("open", say::visitors_open(lang), say::visitors_open_help(lang), "globe"),
    ];
    html! {
        (radios(field("visibility", say::visibility_members(lang), None, true), &members, &typed.visibility))
        (radios(field("guests", say::visibility_guests(lang), None, true), &guests, if typed.guests { "same" } else { "none" }))
        (radios(field("web", say::visibility_visitors(lang), None, true), &web, if typed.web { "open" } else { "none" }))
    }
}

fn languages(lang: Lang) -> [Choice<'static>; 2] {
    Lang::ALL.map(|one| {
        let label = match one {
            Lang::Fr => t::nav::french(lang),
            Lang::En => t::nav::english(lang),
        };
        Choice { value: one.tag(), label, ..Choice::default() }
    })
}

fn joinings(lang: Lang) -> [Choice<'static>; 3] {
    Joining::ALL.map(|joining| {
        let (label, help) = match joining {
            Joining::Free => (say::joining_free(lang), say::joining_free_help(lang)),
            Joining::Request => (say::joining_request(lang), say::joining_request_help(lang)),
            Joining::Invitation => (say::joining_invitation(lang), say::joining_invitation_help(lang)),
        };
        Choice { value: joining.word(), label, help: Some(help), ..Choice::default() }
    })
}

fn default_roles(lang: Lang) -> [Choice<'static>; 3] {
    DEFAULT_ROLES.map(|role| Choice { value: role.word(), label: role_words(lang, role), ..Choice::default() })
}

fn parent_choice(lang: Lang, typed: &Typed, parents: &[Visible<Linked>], field: Field<'_>) -> Markup {
    let ids: Vec<String> = parents.iter().map(|parent| parent.id.to_string()).collect();
    let mut choices = vec![Choice { value: "", label: say::parent_none(lang), ..Choice::default() }];
    choices.extend(parents.iter().zip(&ids).map(|(parent, id)| Choice {
        value: id,
        label: &parent.name,
        ..Choice::default()
    }));
    select(lang, field, &choices, &typed.parent)
}

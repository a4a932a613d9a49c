//! What every page of the administration has around it, whichever feature it is of.

use kernel::{Lang, Result, audience::OrganisationRole, audit::Act};
use maud::{Markup, html};

use crate::{
    Heading, Place,
    component::{Head, Icon, page_head, small_icon},
    frame::Layout,
    t::{admin as say, nav, people, spaces},
    web::Page,
};

/// The pages of the administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What to do first, and what is left of it.
    Start,
    /// The settings.
    Settings,
    /// The spaces, and which of them need somebody.
    Spaces,
    /// The units, and which is part of which.
    Units,
    /// The sites, their working days and holidays.
    Sites,
    /// The terms of use.
    Terms,
    /// The accounts.
    People,
    /// Asking people in.
    Invite,
    /// People from a file.
    Load,
    /// What is asked of people in their profile.
    Fields,
    /// How long words are kept, and which must not go.
    Keeping,
    /// What is closed to administrators too, opened for a reason.
    Glass,
    /// Who changed what.
    Log,
    /// Whether all is well, and what to do where it is not.
    Health,
    /// Whether mail leaves.
    Mail,
    /// What takes how much room.
    Storage,
}

impl Section {
    /// All, under what they are about.
    const GROUPS: [(kernel::Say, &'static [Self]); 4] = [
        (say::group_organisation, &[Self::Start, Self::Settings, Self::Spaces, Self::Units, Self::Sites, Self::Terms]),
        (say::group_people, &[Self::People, Self::Invite, Self::Load, Self::Fields]),
        (say::group_data, &[Self::Keeping, Self::Glass, Self::Log]),
        (say::group_running, &[Self::Health, Self::Mail, Self::Storage]),
    ];

    pub(crate) fn link(self) -> (&'static str, &'static str, kernel::Say) {
        match self {
            Self::Settings => ("/administration", "settings", say::settings_title),
            Self::People => ("/administration/people", "users", say::people_title),
            Self::Invite => ("/administration/invite", "user-plus", say::invite),
            Self::Load => ("/administration/load", "upload", say::load),
            Self::Terms => ("/administration/terms", "scale", say::terms_title),
            Self::Log => ("/administration/log", "history", say::log_title),
            Self::Start => ("/administration/start", "sparkles", say::start_title),
            Self::Spaces => ("/administration/spaces", "layout-grid", spaces::overview_title),
            Self::Units => ("/administration/units", "network", say::units_title),
            Self::Sites => ("/administration/sites", "map-pin", say::sites_title),
            Self::Fields => ("/administration/fields", "list", say::fields_title),
            Self::Keeping => ("/administration/keeping", "clock", say::keeping_title),
            Self::Glass => ("/administration/glass", "lock-open", say::glass_title),
            Self::Health => ("/administration/health", "activity", say::health_title),
            Self::Mail => ("/administration/mail", "mail", say::mail_title),
            Self::Storage => ("/administration/storage", "hard-drive", say::storage_title),
        }
    }

    /// Who opens it.
    #[must_use]
    pub fn roles(self) -> &'static [OrganisationRole] {
        match self {
            Self::Log | Self::Keeping => &[OrganisationRole::Administrator, OrganisationRole::Protection],
            _ => &[OrganisationRole::Administrator],
        }
    }
}

/// Opens a page of a section for whoever has one of its roles.
///
/// # Errors
/// [`kernel::Error::SignIn`] for a visitor, [`kernel::Error::Forbidden`] for anybody else without one.
pub fn open(page: &mut Page<'_, '_>, section: Section) -> Result<()> {
    page.tx.demand(section.roles())?;
    let (.., title) = section.link();
    page.title(title(page.lang));
    page.frame.current = Some(Place::Administration);
    page.frame.heading = Heading::Own;
    page.frame.layout = Layout::Wide;
    Ok(())
}

/// The sections that the viewer may open on the side, the content beside them.
#[must_use]
pub fn around(page: &Page<'_, '_>, section: Section, head: Head<'_>, main: &Markup) -> Markup {
    let lang = page.lang;
    let viewer = page.frame.viewer.as_ref();
    let opens = |of: &Section| {
        viewer.is_some_and(|viewer| {
            viewer.is_admin || (viewer.is_protection && of.roles().contains(&OrganisationRole::Protection))
        })
    };
    let links = html! {
        @for (label, sections) in Section::GROUPS {
            @if sections.iter().any(opens) { span.group { (label(lang)) } }
            @for of in sections.iter().filter(|of| opens(of)) {
                @let (href, icon, label) = of.link();
                a href=(href) aria-current=[(*of == section).then_some("page")] { (Icon(icon)) (label(lang)) }
            }
        }
    };
    let (_, icon, here) = section.link();
    html! {
        div.settings {
            nav.settings-nav.where-wide aria-label=(nav::admin(lang)) { (links) }
            // All of them are too many for one line of a phone: there they stand behind the name of this one.
            nav.where-narrow aria-label=(nav::admin(lang)) {
                details.sections {
                    summary.button { (Icon(icon)) span.sr { (nav::admin(lang)) " · " } (here(lang)) (small_icon("chevron-down")) }
                    div.settings-nav { (links) }
                }
            }
            div.settings-main {
                (page_head(lang, head))
                (main)
            }
        }
    }
}

/// What an act of the log is called.
#[must_use]
pub fn act_words(lang: Lang, act: Act) -> &'static str {
    match act {
        Act::Setting => say::act_setting(lang),
        Act::Terms => say::act_terms(lang),
        Act::RoleGiven => say::act_role_given(lang),
        Act::RoleTaken => say::act_role_taken(lang),
        Act::Invited => say::act_invited(lang),
        Act::Deactivated => say::act_deactivated(lang),
        Act::Reactivated => say::act_reactivated(lang),
        Act::PersonChanged => say::act_person_changed(lang),
        Act::SignedOut => say::act_signed_out(lang),
        Act::PeopleLoaded => say::act_people_loaded(lang),
        Act::LoadUndone => say::act_load_undone(lang),
        Act::HandedOver => say::act_handed_over(lang),
        Act::DataTaken => say::act_data_taken(lang),
        Act::Erased => say::act_erased(lang),
        Act::LogTaken => say::act_log_taken(lang),
        Act::Rule => say::act_rule(lang),
        Act::Field => say::act_field(lang),
        Act::Unit => say::act_unit(lang),
        Act::Site => say::act_site(lang),
        Act::Retention => say::act_retention(lang),
        Act::Held => say::act_held(lang),
        Act::HoldLifted => say::act_hold_lifted(lang),
        Act::Restricted => say::act_restricted(lang),
        Act::Unrestricted => say::act_unrestricted(lang),
        Act::GlassBroken => say::act_glass_broken(lang),
        Act::MailTested => say::act_mail_tested(lang),
    }
}

/// A subject of the log that is a word of ours: a role, what was changed of a person, or what whoever runs the deployment
/// sets. Of other acts it is a name that somebody gave.
#[must_use]
pub fn subject_words(lang: Lang, act: Act, word: &str) -> Option<&'static str> {
    Some(match (act, word) {
        (Act::RoleGiven | Act::RoleTaken, "administrator") => people::org_role_administrator(lang),
        (Act::RoleGiven | Act::RoleTaken, "protection") => people::org_role_protection(lang),
        (Act::RoleGiven | Act::RoleTaken, "controller") => people::org_role_controller(lang),
        (Act::RoleGiven | Act::RoleTaken, "curator") => people::org_role_curator(lang),
        (Act::RoleGiven | Act::RoleTaken, "representative") => people::org_role_representative(lang),
        (Act::PersonChanged, "person-name") => say::person_name(lang),
        (Act::PersonChanged, "person-title") => say::person_title(lang),
        (Act::PersonChanged, "person-email") => say::email(lang),
        (Act::PersonChanged, "person-number") => say::number(lang),
        (Act::PersonChanged, "person-unit") => say::unit(lang),
        (Act::PersonChanged, "person-site") => say::site(lang),
        (Act::PersonChanged, "person-manager") => say::manager(lang),
        (Act::Deactivated, "planned") => say::log_planned(lang),
        (Act::Setting, "logo") => say::logo(lang),
        (Act::Setting, "hosts") => say::log_hosts(lang),
        (Act::Setting, "base-url") => say::log_base_url(lang),
        _ => return None,
    })
}

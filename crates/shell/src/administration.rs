//! What every page of the administration has around it, whichever feature it is of.

use kernel::{Lang, Result, audience::OrganisationRole, audit::Act};
use maud::{Markup, html};

use crate::{
    Heading, Place,
    component::{Head, Icon, page_head},
    frame::Layout,
    t::{admin as say, nav},
    web::Page,
};

/// The pages of the administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The settings.
    Settings,
    /// The accounts.
    People,
    /// Asking people in.
    Invite,
    /// People from a file.
    Load,
    /// The terms of use.
    Terms,
    /// Who changed what.
    Log,
}

impl Section {
    const ALL: [Self; 6] = [Self::Settings, Self::People, Self::Invite, Self::Load, Self::Terms, Self::Log];

    fn link(self) -> (&'static str, &'static str, kernel::Say) {
        match self {
            Self::Settings => ("/administration", "settings", say::settings_title),
            Self::People => ("/administration/people", "users", say::people_title),
            Self::Invite => ("/administration/invite", "user-plus", say::invite),
            Self::Load => ("/administration/load", "upload", say::load),
            Self::Terms => ("/administration/terms", "scale", say::terms_title),
            Self::Log => ("/administration/log", "history", say::log_title),
        }
    }

    /// Who opens it.
    #[must_use]
    pub fn roles(self) -> &'static [OrganisationRole] {
        match self {
            Self::Log => &[OrganisationRole::Administrator, OrganisationRole::Protection],
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
    let everything = page.frame.viewer.as_ref().is_some_and(|viewer| viewer.is_admin);
    html! {
        div.settings {
            nav.settings-nav aria-label=(nav::admin(lang)) {
                @for of in Section::ALL.into_iter().filter(|of| everything || *of == section) {
                    @let (href, icon, label) = of.link();
                    a href=(href) aria-current=[(of == section).then_some("page")] { (Icon(icon)) (label(lang)) }
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
    }
}

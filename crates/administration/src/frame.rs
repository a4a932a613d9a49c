//! What every page of the administration has around it.

use kernel::{Result, audience::OrganisationRole};
use maud::{Markup, html};
use shell::{
    Heading, Place,
    component::{Head, Icon, page_head},
    frame::Layout,
    t::admin as say,
    web::Page,
};

/// The pages of the administration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Settings,
    People,
    Terms,
    Log,
}

/// Who may open the settings.
pub(crate) const ADMINISTRATORS: &[OrganisationRole] = &[OrganisationRole::Administrator];
/// Who may read the log.
pub(crate) const READERS: &[OrganisationRole] = &[OrganisationRole::Administrator, OrganisationRole::Protection];

/// Opens a page of the administration for whoever has one of these roles.
pub(crate) fn open(page: &mut Page<'_, '_>, roles: &[OrganisationRole], title: &'static str) -> Result<()> {
    page.tx.demand(roles)?;
    page.title(title);
    page.frame.current = Some(Place::Administration);
    page.frame.heading = Heading::Own;
    page.frame.layout = Layout::Wide;
    Ok(())
}

/// The sections on the side, the content beside them.
pub(crate) fn around(page: &Page<'_, '_>, section: Section, title: &str, lead: &str, main: &Markup) -> Markup {
    let lang = page.lang;
    let all = page.frame.viewer.as_ref().is_some_and(|viewer| viewer.is_admin);
    let link = |of: Section, href: &str, icon: &'static str, label: &str| {
        html! { a href=(href) aria-current=[(of == section).then_some("page")] { (Icon(icon)) (label) } }
    };
    html! {
        div.settings {
            nav.settings-nav aria-label=(shell::t::nav::admin(lang)) {
                @if all {
                    (link(Section::Settings, "/administration", "settings", say::settings_title(lang)))
                    (link(Section::People, "/administration/people", "users", say::people_title(lang)))
                    a href="/administration/invite" { (Icon("user-plus")) (say::invite(lang)) }
                    (link(Section::Terms, "/administration/terms", "scale", say::terms_title(lang)))
                }
                (link(Section::Log, "/administration/log", "history", say::log_title(lang)))
            }
            div.settings-main {
                (page_head(lang, Head { title, lead: Some(lead), ..Head::default() }))
                (main)
            }
        }
    }
}

//! Invitations: an administrator asks people in by mail; whoever holds the link makes an account, once.
//!
//! The link of the first administrator is the same, made on the command line.

pub(crate) mod html;
pub mod store;
pub mod web;

use kernel::{
    Activity, Asker, Chance, Change, Error, Facts, Id, Lang, Of, Organisation, Person, Reading, Result, Setting, Space,
    SystemTx, Verb, Writing,
    audience::{
        OrganisationRole, Role,
        policy::{Action, Discussion, Standing, may},
    },
    audit::{Act, Line},
    chance::digest,
    params,
};

use crate::{
    link::{self, DAY_MS, Link, NewLink, Purpose},
    mail,
    person::{NewPerson, PersonKind, create_person},
    session,
};

/// The most addresses of one invitation.
pub const MAX_AT_ONCE: usize = 50;
/// Guests whom somebody invites within a day without administering.
const MOST_A_DAY: usize = 50;

/// People about to be invited.
#[derive(Debug, Clone)]
pub struct Invite {
    /// Their addresses, each with the secret of its link.
    pub links: Vec<(String, String)>,
    /// Whether they come from outside.
    pub guests: bool,
    /// The space that they join with their account; guests need one.
    pub space: Option<Id<Space>>,
    /// A word of welcome.
    pub word: String,
    /// The language of the mail.
    pub lang: Lang,
}

/// Whether the viewer administers the organisation.
///
/// # Errors
/// [`Error::SignIn`] for a visitor, [`Error::Forbidden`] for anybody else who does not.
pub fn administer(tx: &Reading<'_>) -> Result<()> {
    tx.demand(&[OrganisationRole::Administrator])
}

/// Invites by mail; a pending invitation of the same address gives way to the new one, unless it is another's to take back. Answers
/// with the addresses that have an account already, or such an invitation, which are left out.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer, or does not manage the members of the space: the latter alone, for guests,
/// where the organisation has chosen so; [`Error::Invalid`] with the field that does not hold.
pub fn invite(tx: &Writing<'_>, invite: &Invite) -> Result<Change<Vec<String>>> {
    let administers = might(tx, invite.guests, invite.space)?;
    if invite.links.is_empty() || invite.links.len() > MAX_AT_ONCE {
        return Err(Error::Invalid("emails", shell::t::identity::invite_how_many));
    }
    // Whoever does not answer for the organisation writes to strangers in its name within bounds.
    if !administers && store::lately(tx)? + invite.links.len() > MOST_A_DAY {
        return Err(Error::Invalid("emails", shell::t::identity::invite_enough));
    }
    let from = mail::Sender::of(tx)?;
    let inviter = store::own_name(tx)?;
    let role = if invite.guests { "guest" } else { "member" };
    let (mut activities, mut known) = (Vec::new(), Vec::new());
    for (email, secret) in &invite.links {
        // Nobody ends what another sent.
        if store::is_taken(tx, email, invite.space.filter(|_| !administers))? {
            known.push(email.clone());
            continue;
        }
        store::supersede(tx, email)?;
        let digest = digest(secret);
        link::make(
            tx,
            NewLink { purpose: Purpose::Invitation, digest: &digest, email, person: None, space: invite.space, role },
        )?;
        let days = Purpose::Invitation.life_ms() / DAY_MS;
        mail::queue(tx, &mail::invitation(invite.lang, &from, email, &inviter, &invite.word, days, secret))?;
        let activity =
            Activity::new(Verb::Invite, from.id).facts(Facts { role: Some(role.into()), ..Facts::default() });
        activities.push(match invite.space {
            Some(space) => activity.target(space),
            None => activity,
        });
    }
    if activities.is_empty() {
        return Ok(Change::Unchanged(known));
    }
    let name = invite.space.map(|space| shell::space::name_in_log(tx, space)).transpose()?.unwrap_or_default();
    tx.audit(&Line::new(Act::Invited).on(name).change("", activities.len().to_string()))?;
    Ok(Change::Changed(known, activities))
}

/// Lets on whoever may invite members, or guests, into a space or none; says whether they administer.
///
/// # Errors
/// As [`invite`].
fn might(tx: &Reading<'_>, guests: bool, space: Option<Id<Space>>) -> Result<bool> {
    let administers = tx.holds(OrganisationRole::Administrator)?;
    let animates = guests && space.is_some() && by_animators(tx)?;
    if !administers && !animates {
        administer(tx)?;
    }
    if guests && Setting::Guests.chosen(tx)? == "no" {
        return Err(Error::Invalid("guests", shell::t::identity::invite_no_guests));
    }
    match space {
        Some(space) => manages(tx, space)?,
        None if guests => return Err(Error::Invalid("space", shell::t::identity::invite_guest_space)),
        None => {}
    }
    Ok(administers)
}

/// Whether those who animate a space invite guests into it without being administrators.
///
/// # Errors
/// When the database fails.
pub fn by_animators(tx: &Reading<'_>) -> Result<bool> {
    Ok(Setting::Guests.chosen(tx)? == "animators")
}

/// Accounts that are asked in by one press of the button; the others wait for the next.
pub const WAITING_AT_ONCE: usize = 200;

/// Asks in whoever has an account that nobody has opened yet, and no link on its way; says how many.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does not administer.
pub fn invite_waiting(tx: &Writing<'_>, chance: &Chance) -> Result<Change<usize>> {
    administer(tx)?;
    let (from, inviter) = (mail::Sender::of(tx)?, store::own_name(tx)?);
    let waiting = store::waiting(tx)?;
    let days = Purpose::Invitation.life_ms() / DAY_MS;
    for account in &waiting {
        let secret = chance.secret();
        let (digest, email) = (digest(&secret), account.email.as_str());
        let role = if account.kind == "guest" { "guest" } else { "member" };
        let person = Some(account.person);
        link::make(tx, NewLink { purpose: Purpose::Invitation, digest: &digest, email, person, space: None, role })?;
        let lang = Lang::parse(&account.lang).unwrap_or_default();
        mail::queue(tx, &mail::invitation(lang, &from, email, &inviter, "", days, &secret).about(account.person))?;
        tx.audit(&Line::new(Act::Invited).to(account.person))?;
    }
    Ok(match waiting.len() {
        0 => Change::Unchanged(0),
        count => Change::one(count, Activity::new(Verb::Invite, from.id)),
    })
}

/// Administering the organisation opens no space: its own animators say who comes in.
pub(crate) fn manages(tx: &Reading<'_>, space: Id<Space>) -> Result<()> {
    let (role, archived) = store::own_role(tx, space)?;
    let role = role.as_deref().and_then(Role::parse);
    let standing =
        Standing { kind: tx.viewer().kind(), role, author: false, open: false, discussion: Discussion::Open, archived };
    if archived || !may(standing, Action::ManageMembers) { Err(Error::Forbidden) } else { Ok(()) }
}

/// Takes an invitation back: its link opens nothing any more.
///
/// # Errors
/// [`Error::Forbidden`] for whoever does neither administer nor manage the members of its space; [`Error::NotFound`] when it is not
/// pending.
pub fn revoke(tx: &Writing<'_>, id: i64) -> Result<Change<()>> {
    if !tx.holds(OrganisationRole::Administrator)? {
        match store::space_of(tx, id)?.ok_or(Error::NotFound)? {
            Some(space) => manages(tx, space)?,
            None => administer(tx)?,
        }
    }
    if store::revoke(tx, id)? == 0 {
        return Err(Error::NotFound);
    }
    let organisation = tx.viewer().organisation();
    tx.audit(&Line::new(Act::Invited).change("1", ""))?;
    Ok(Change::one(
        (),
        Activity::new(Verb::Undo, organisation).facts(Facts { of: Some(Of::Invitation), ..Facts::default() }),
    ))
}

/// Makes the link by which the first administrator comes in: `/first/{secret}`, good for seven days and once.
///
/// # Errors
/// When the database fails.
pub fn first_link(tx: &SystemTx<'_>, chance: &Chance, organisation: Id<Organisation>) -> Result<String> {
    let secret = chance.secret();
    let digest = digest(&secret);
    link::make_system(
        tx,
        organisation,
        NewLink { purpose: Purpose::First, digest: &digest, email: "", person: None, space: None, role: "member" },
    )?;
    Ok(secret)
}

/// What a link is about, without using it up.
///
/// # Errors
/// [`Error::NotFound`] when the link is of no use.
pub(crate) fn look(tx: &SystemTx<'_>, organisation: Id<Organisation>, purpose: Purpose, secret: &str) -> Result<Link> {
    let link = link::look(tx, organisation, purpose, &digest(secret))?;
    if stands(tx, organisation, &link)? { Ok(link) } else { Err(Error::NotFound) }
}

/// Whether a link still opens what it was made for: an invitation holds as long as whoever sent it might send it. They have seen the link,
/// so that it ends with their account, their role, and the choice of the organisation.
fn stands(tx: &SystemTx<'_>, organisation: Id<Organisation>, link: &Link) -> Result<bool> {
    // An account that is there already is opened by its own address, and its link was shown to nobody.
    if link.person.is_some() {
        return Ok(true);
    }
    let guests = link.role == "guest";
    might_still(tx, organisation, link, guests, link.space.filter(|_| guests))
}

/// Whether the sender of a link might invite so today; what was made on the command line has none, and holds.
fn might_still(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    link: &Link,
    guests: bool,
    space: Option<Id<Space>>,
) -> Result<bool> {
    let Some(person) = link.by else { return Ok(true) };
    let sender = Asker::Recipient { organisation, person, reason: "whether whoever sent an invitation might send it" };
    match tx.act_as(&sender, tx.now(), |tx| might(tx, guests, space).map(Change::Unchanged)) {
        Ok(_) => Ok(true),
        Err(Error::NotFound | Error::Forbidden | Error::SignIn | Error::Invalid(..)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What somebody chose for the account that a link lets them make.
#[derive(Debug, Clone)]
pub struct Account {
    /// As colleagues will know them.
    pub name: String,
    /// The address; an invitation's own goes before it.
    pub email: String,
    /// The PHC string of their password.
    pub password_hash: String,
    /// The language of menus and mails.
    pub lang: Lang,
    /// Whether they accepted the terms in force.
    pub accepts_terms: bool,
    /// The secret of the session that begins.
    pub session: String,
    /// The device of that session.
    pub device: String,
}

/// Makes an account with a link: the person, their spaces, and their first session.
///
/// # Errors
/// [`Error::NotFound`] when the link is of no use; [`Error::Invalid`] with the field that does not hold.
pub fn accept(
    tx: &SystemTx<'_>,
    organisation: Id<Organisation>,
    purpose: Purpose,
    secret: &str,
    account: &Account,
) -> Result<Id<Person>> {
    let link = link::take(tx, organisation, purpose, &digest(secret))?;
    if !stands(tx, organisation, &link)? {
        return Err(Error::NotFound);
    }
    let house = store::house(tx, organisation)?;
    if house.terms_version > 0 && !account.accepts_terms {
        return Err(Error::Invalid("accept", shell::t::identity::terms_required));
    }
    let email = if link.email.is_empty() { account.email.clone() } else { link.email.clone() };
    let new = NewPerson {
        kind: if link.role == "guest" { PersonKind::Guest } else { PersonKind::Member },
        lang: account.lang,
        time_zone: house.time_zone,
        email: Some(email),
        password_hash: Some(account.password_hash.clone()),
        terms_accepted: house.terms_version,
        ..NewPerson::new(organisation, account.name.as_str())
    };
    let person = match link.person {
        Some(person) => store::open(tx, &new, person)?,
        None => create_person(tx, &new)?,
    };
    store::welcome(tx, organisation, person)?;
    if purpose == Purpose::First {
        tx.execute(
            "insert into person_role(organisation, person, role) values (:organisation, :person, 'administrator')",
            params! { organisation, person },
        )?;
        // Such a link may be printed again long after the first: whoever comes in by it stands in the log.
        tx.audit(organisation, None, &Line::new(Act::RoleGiven).on("administrator").to(person))?;
    }
    if let Some(space) = link.space
        && might_still(tx, organisation, &link, link.role == "guest", Some(space))?
        && store::join(tx, organisation, space, person)?
    {
        tx.record(organisation, Some(person), vec![Activity::new(Verb::Join, space)])?;
    }
    session::begin(tx, organisation, person, &account.session, &account.device)?;
    Ok(person)
}

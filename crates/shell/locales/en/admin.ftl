### The administration: settings, terms of use, log.

## Settings

settings-title = Settings
settings-lead = Each setting says what it changes, what holds without it, and who changed it last.
search = Find a setting
show-all = Show all settings
default-is = Default: { $value }.
changed-by = Changed by { $name },
never-changed = Never changed.
the-program = the command line
error-setting = This value is none of those that can be chosen.
name = Name of the organisation
name-help = At the head of every page, on the sign-in page, and in the mail that is sent.
lang = Language
lang-help = For whoever has not chosen their own yet.
time-zone = Time zone
time-zone-help = For whoever has not chosen their own yet. A name of the IANA database, such as Europe/Paris.
hue = Colour
hue-help = The tint of buttons, links, and whatever is selected.
hue-red = Red
# same
hue-orange = Orange
hue-yellow = Yellow
hue-green = Green
# same
hue-turquoise = Turquoise
hue-blue = Blue
# same
hue-indigo = Indigo
hue-purple = Purple
hue-pink = Pink
reactions = Reactions
reactions-help = What can be answered with a gesture. The first stays within reach everywhere.
found-by = Creating a space
found-by-help = Who may create a space. The easier it is, the more the network is used for work.
members = All members
administrators = Administrators only
announce-by = Announcing to the whole organisation
announce-by-help = An announcement appears in everybody’s feed, whatever they follow.
curators-too = Administrators and curators
guests = People from outside
guests-help = Inviting people from outside, and opening spaces to guests. What is open already stays so.
guests-by-administrators = Allowed; administrators invite them
guests-by-animators = Allowed; animators of a space invite into it too
web = Public spaces
web-help = Opening spaces to the whole web, without an account. What is open already stays so.
allowed = Allowed
not-allowed = Not allowed
purge-days = Deleting for good
purge-days-help = How long what was deleted stays on the disk before it is really gone.
session-days = Length of a session
session-days-help = How long a device stays signed in. Applies to sign-ins from now on.
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## Terms of use

terms-title = Terms of use
terms-lead = Everybody reads and accepts them before their first page, and again when they change.
terms-version = Version { $count } in force, published
terms-french = In French
terms-english = In English
terms-markdown = In Markdown.
terms-warning = Once published, everybody has to accept this text before they go on.
terms-publish = Publish this version
terms-published = The new terms are published.
terms-now-french = Text in force, in French
terms-now-english = Text in force, in English
error-terms = This text is missing, or longer than 100,000 characters.
error-terms-meanwhile = Somebody published another version meanwhile. Read it, then publish again.

## The log

log-title = Log
log-lead = Who changed what, and when. Each line bears a seal that depends on the line before: one that was altered, or removed from among others, shows.
log-check = Check the seals
log-holds =
    { $count ->
        [0] The log is still empty.
        [one] The seals hold: { $count } line, none is missing.
       *[other] The seals hold: { $count } lines, none is missing.
    }
log-broken = The seal of line { $count } does not hold: it was altered or removed outside of Cénacle.
log-act = What
log-all-acts = Everything
log-who = Who
log-filter = Filter
log-take = Download (CSV)
log-planned = on a day
log-for-ever = without end
log-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
log-spaces =
    { $count ->
        [one] { $count } space
       *[other] { $count } spaces
    }
log-hosts = Host names
log-base-url = Address in links
log-reason = Reason: { $reason }
log-erased = The detail of this line was erased at the request of the person concerned.
act-setting = Setting changed
act-terms = Terms of use published
act-role-given = Role given
act-role-taken = Role taken
# same
act-invited = Invitation
act-deactivated = Account closed
act-reactivated = Account opened again
act-person-changed = Profile changed
act-signed-out = Devices signed out
act-people-loaded = People loaded from a file
act-load-undone = Load taken back
act-handed-over = Spaces handed over
act-data-taken = Personal data downloaded
act-erased = Person erased
act-log-taken = Log downloaded

## People

people-title = Accounts
people-lead = Who has an account, with which role, and who is leaving.
people-search = Name, address or staff number
people-active = Active
people-waiting = Not here yet
people-guests = Guests
people-roles = With a role
people-leaving = Leaving
people-closed = Closed
people-more = More of the list
load = Load a file
invite = Invite
person = Person
email = E-mail address
email-help = The one to sign in with. Links that were sent to the old address open nothing any more.
number = Staff number
number-help = The person’s number in the company: a file finds them by it.
state = State
state-active = active
state-waiting = has not come yet
state-closed = closed
state-erased = erased
state-restricted = restricted
state-leaving = leaves
see-profile = See the profile
see-log = See the log
account-details = Details
account-roles = Roles
account-departure = Leaving
account-devices = Devices
account-saved = The account is up to date.
person-name = Name
person-title = Job title
unit = Unit
# same
site = Site
none = Not given
manager = Manager
handle-help = The person’s handle, as in a mention: first.last.
roles-of = In the organisation
role-administrator-help = Settings, accounts, moderation of what is addressed to everybody. Gives access to no closed or hidden space, except by breaking the glass.
role-protection-help = Reads the log, sets how long words are kept, places and lifts legal holds.
role-controller-help = Gives no further right yet; only administrators see it.
role-curator-help = May announce to the whole organisation where the settings say so; gives no further right yet.
role-representative-help = Gives no further right yet; only administrators see it.
departure-help = Closing an account signs the person out at once. Nothing is deleted: if they come back, they find everything.
heir = Hand their spaces over to
heir-help = The spaces that they alone own. A closed or hidden space goes only to somebody who is in it already.
reason = Reason
restriction-reason-help = Kept in the log, and shown to the person in “My data”.
reason-help = Written to the log, which the person may read.
day = Last day
day-help = The account closes at the end of this day.
close-on-day = Close on that day
close-now = Close now
close-now-confirm = Close the account of { $name } now? They are signed out everywhere; it can be opened again.
stay = Do not close
reopen = Open the account again
reopen-help = The person finds their entries, spaces and settings as they were.
sign-out = Sign out everywhere
sign-out-help = Ends all sessions of the person, for instance when a device is lost.
error-too-long = This is too long.
error-last-administrator = Nobody else administers the organisation. Give somebody this role first.
error-role-guest = Only a member of the organisation can have a role.
error-erased = This person was erased: their account does not come back.
error-day = Give a day, such as 2027-01-31.
error-day-past = This day is past.
error-heir = Choose another member whose account is active.
error-manager = Nobody has this handle.
error-loop = That person already reports to this one, directly or not.
error-choice = This choice is gone.
error-number-taken = Somebody else has this number.
act-rule = Rule of a space changed
act-field = Profile field changed
act-unit = Unit changed
act-site = Site or calendar changed
act-retention = Retention changed
act-held = Legal hold placed
act-hold-lifted = Legal hold lifted
act-restricted = Processing restricted
act-unrestricted = Restriction lifted
act-glass-broken = Closed content opened
act-mail-tested = Test mail sent
### The sections, and what they are about
# same
group-organisation = Organisation
group-people = People
group-data = Data
group-running = Running
start-title = First steps
units-title = Units
sites-title = Sites and calendar
fields-title = Profile fields
keeping-title = Keeping
health-title = Health
mail-title = Mail
storage-title = Storage
### Units
units-lead = Teams and departments, and which is part of which. The organisation chart, the directory and the rules of spaces follow them.
units-none = No unit. Loading a file can make them too.
unit-new = New unit
unit-name = Name
unit-name-en = Name in English
unit-name-en-help = Where the other language says it otherwise.
unit-parent = Part of
unit-no-parent = Nothing: it stands at the top
unit-people = People directly in it
unit-remove = Delete the unit
unit-remove-confirm = Delete the unit, and the rules of spaces that name it?
unit-remove-help = The rules of spaces that name it go with it: nobody is brought in or kept there by them any more.
unit-error-people = People or units are still in it: give them another place first.
unit-error-loop = This unit is itself part of the one that you change, or stands too deep.
unit-error-known = There is one of this name in the same place already.
### Sites and their calendars
sites-lead = Where people work, and when. The profiles of a site’s people tell what time it is there, and when it is closed that day.
sites-none = No site. Loading a file can make them too.
sites-everywhere = Everywhere
site-new = New site
site-name = Name
site-city = City
site-country = Country
site-zone = Time zone
site-zone-help = A name such as Europe/Paris.
site-days = Working days
site-holidays = Holidays and closures
site-holidays-help = One a line: the date (2027-05-01), a space, the name. Those of past years stay without being shown.
site-people = People
site-next = Next holiday
site-propose = Propose the French public holidays of { $year }
site-proposed = The holidays of { $year } were added to the list; read it again, then save.
site-remove = Delete the site
site-remove-confirm = Delete the site and its calendar?
site-error-people = People still work there: give them another site first.
site-error-days = A site works at least one day a week.
site-error-holidays = A line is not a date followed by a name. Write for example: 2027-05-01 Labour Day.
sites-saved = Saved.
glass-title = Breaking the glass
### Restricting what is done with somebody's data
restriction = Restriction of processing
restriction-help = At the person’s request (GDPR, article 18): their data is kept and not used. No directory, search or suggestion finds them. Name, photo, job title, unit, site and manager still show on their profile, the chart and beside what they wrote, which stays; what they say of themselves, contacts, skills and the organisation’s fields do not.
restrict = Restrict processing
unrestrict = Lift the restriction
restricted-since = Processing restricted since
# same
logo = Logo
logo-help = Shown in the header and on the sign-in page; a square suits best. PNG, JPEG or WebP.
logo-send = Send
logo-remove = Remove the logo
logo-saved = Logo saved.
logo-changed = new
### The first hour of an administrator
start-lead = From the first link to twenty invited colleagues, in a few minutes. Stop when you like: the page knows how far you are.
start-ready = What matters is done. The network will live by what you and a few others write in its first days.
start-settings = Name the organisation, choose its colours and logo
start-settings-why = It is what everybody sees first. Look too at who may create spaces and ask people in from outside.
start-terms = Read the terms of use
start-terms-why = A text is in place; yours replaces it, and everybody accepts it before their next page.
start-mail = Send a test mail
start-mail-why = Without mail nobody receives an invitation.
start-sites = Describe the sites and their calendars
start-sites-why = Holidays and each person’s time show on their profile.
start-spaces = Create three spaces that have a purpose
start-spaces-why = A place for all, a craft, a project: people enter a network by what they look for in it.
start-spaces-far =
    { $count ->
        [one] One space is created.
       *[other] { $count } spaces are created.
    }
start-people = Invite twenty colleagues
start-people-why = Choose people who work together already, not a sample: it is among them that the network can show what it brings.
start-people-far = Accounts: { $people }, invitations waiting: { $invited }.
start-second = Give the administration to a second person
start-second-why = For the days when you are not here.
start-health = Read the state of the service
start-health-why = Backups, room on the disk, an encrypted address: the page tells what is missing and what to do.
start-file = Is the directory in a file already?

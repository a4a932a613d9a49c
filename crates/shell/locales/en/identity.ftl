### Signing in, passwords, invitations, sessions, settings of one’s account.

## Sign in

sign-in-error-title = Error: could not sign in
sign-in-title = Sign in
sign-in-heading = Welcome to { $organisation }
sign-in-lead = Sign in with your work address.
email = Email address
password = Password
sign-in-button = Sign in
sign-in-failed = Wrong address or password. Check them, or ask for a new password.
sign-in-slow =
    { $count ->
        [one] Too many attempts. Try again in { $count } minute.
       *[other] Too many attempts. Try again in { $count } minutes.
    }
signed-out = You are signed out on this device.
no-account = No account yet? Access is by invitation.
kept-title = Your text is back
kept-text = Your text
step-in-title = Or step into somebody
step-in-lead = This company is invented. Choose somebody and look around as them; no password is needed.

## Forgotten password

forgot-link = Forgotten your password?
forgot-title = Forgotten password
forgot-lead = Enter your address: we will send you a link to choose a new password.
forgot-button = Send me the link
forgot-sent = If an account matches this address, a message is on its way. Check your junk mail too.
reset-title = New password
reset-lead = Choose a new password for { $email }. Your other devices will be signed out.
reset-button = Change password
reset-done = Your password is changed. Sign in.
link-expired = This link has been used or is no longer valid. Ask for a new one.
link-title = This link is no longer valid
new-password = New password
new-password-help =
    { $count ->
        [one] At least { $count } character. A long phrase is better than a complicated word.
       *[other] At least { $count } characters. A long phrase is better than a complicated word.
    }
new-password-again = The same, once more
current-password = Current password
password-mismatch = The two entries differ.
password-short = This password is too short. Choose at least 10 characters.
password-long = This password is too long. Choose at most 200 characters.
password-changed = Your password is changed. Your other devices are signed out.
password-weak = This password is too easy to guess. Add some words.
password-leaked = This password is in public lists. Choose another.
password-wrong = The current password is wrong.

## Invitation to the organisation

invitation-title = Join { $organisation }
invitation-lead = { $name } invites you to join { $organisation }.
invitation-guest = You join as a guest: you will see the spaces that are shared with you.
invitation-name = Your first and last name
invitation-name-help = As your colleagues know you.
name-invalid = Enter your name, in 100 characters at most, without < or >.
first-lead = Create the first account of { $organisation }: it will administer the organisation.
invitation-button = Create my account
invitation-expired = This invitation is no longer valid. Ask the person who invited you to renew it.
invitation-welcome = Your account is ready. Choose a few spaces to begin.
invite-title = Invite people
invite-emails = Email addresses
invite-emails-help = One a line, or separated by commas.
invite-as-member = Member of the organisation
invite-as-guest = Guest from outside
invite-role = Joins as
invite-space = Space to join
invite-space-help = The spaces whose members you manage.
invite-guest-space = A guest needs a space to join.
invite-language = Language of the invitation
invite-how-many = Enter between 1 and 50 addresses.
invite-known = This address has an account already.
invite-known-all = All of these have an account already.
invite-taken-all = All of these have an account already, or an invitation from somebody else.
invite-known-left = These addresses already have an account. The others are invited.
invite-taken-left = These addresses already have an account, or an invitation from somebody else. The others are invited.
invite-unread = These are not addresses: { $list }. Nobody is invited yet.
invite-message = A word of welcome
invite-button = Send invitations
invite-pending = Pending invitations
invite-pending-help = An invitation holds as long as whoever sent it may invite; one that no longer opens can be sent again.
invite-none = No invitation is pending.
invite-by = Invited by
invite-until = Valid until
invite-sent = The invitations are on their way.
invite-guests = Invite guests
invite-guests-help = People from outside the organisation. They join this space with their account; of the others they see only what is open to the web.
invite-enough = One person can invite at most fifty guests a day. Ask an administrator, or go on tomorrow.
invite-links = The links, if a mail does not arrive
invite-links-help = Each lets whoever opens it make this account, once. Hand it over by a way that you trust: it is shown here this time only.
invite-link = Link
invite-revoked = The invitation is revoked.
invite-revoke = Revoke the invitation

## Terms of use

terms-title = Terms of use
terms-lead = Please read these rules before you come in.
terms-read = Read the terms
terms-changed = The terms of use changed on { $date }.
terms-accept = I have read these terms and I accept them
terms-required = You need to accept the terms to continue.
terms-button = Continue
terms-refuse = Decline and sign out
terms-data = What is kept of you, and an archive of it

## First steps

welcome-title = Welcome
welcome-lead = Three settings and you are in.
welcome-spaces = Choose a few spaces
welcome-photo = Add a picture

## Settings

settings-title = Settings
settings-saved = Your settings are saved.
settings-display = Display
settings-security = Security
language = Language
language-help = The language of menus and of the messages you receive.
time-zone = Time zone
time-zone-help = Times are shown in this zone.
zone-africa = Africa
zone-america = Americas
zone-antarctica = Antarctica
zone-arctic = Arctic Ocean
zone-asia = Asia
zone-atlantic = Atlantic Ocean
zone-australia = Australia
# same in both languages
zone-europe = Europe
zone-indian = Indian Ocean
zone-pacific = Pacific Ocean
theme = Theme
theme-system = Like my device
theme-light = Light
theme-dark = Dark
density = Density
density-comfortable = Comfortable
density-compact = Compact
density-roomy = Roomy
shortcuts = Single-key shortcuts
shortcuts-help = j and k to move, c to post, / to search, ? for the list.
shortcuts-on = Turn shortcuts on
mark-read = Mark as read
change-password = Change password

## Sessions

sessions-title = Signed-in devices
sessions-lead = The browsers and applications where your account is open.
session-current = this device
session-since = Signed in on { $date }
session-last-seen = Last used: { $when }
session-device = { $browser } on { $system }
session-unknown-device = Unknown device
session-end = Sign out
session-end-others = Sign out all other devices
session-ended = Signed out there.

## Mails

mail-reset-subject = Choose a new password for { $organisation }
mail-reset-body =
    Hello { $name },

    You asked to change your password for { $organisation }. Open this link to choose a new one:

    { $url }

    { $count ->
    [one] It is valid for { $count } hour and works once.
    *[other] It is valid for { $count } hours and works once.
    }

    If this was not you, ignore this message: your password stays as it is.
mail-reset-button = Choose a password
mail-changed-subject = Your password for { $organisation } was changed
mail-changed-body =
    Hello { $name },

    Your password for { $organisation } was changed { $when }. Your other devices were signed out.

    If this was not you, ask for a new password at once and tell your administrators:

    { $url }
mail-address-subject = The address of your { $organisation } account was changed
mail-address-body =
    Hello { $name },

    Those who run { $organisation } gave your account another address { $when }. You no longer sign in with this one, and links that were mailed to it no longer work. Your password is the same.

    If you did not expect this, speak to them. When you are signed in, “My data” shows what was done to your account, and by whom:

    { $url }
mail-address-button = My data
mail-invitation-subject = { $inviter } invites you to join { $organisation }
mail-invitation-body =
    Hello,

    { $inviter } invites you to join { $organisation }, the network where people find each other, help each other and decide together. Open this link to create your account:

    { $url }

    { $count ->
    [one] The invitation is valid for { $count } day.
    *[other] The invitation is valid for { $count } days.
    }
mail-invitation-word = Their word: “{ $message }”
mail-invitation-button = Create my account
mail-footer = This message is sent to you by { $organisation } ({ $url }).
invite-no-guests = This organisation does not invite people from outside.
invite-waiting = Accounts that wait
invite-waiting-help =
    { $count ->
        [one] { $count } person has an account and has not come yet. A message gives them a link to choose their password.
       *[other] { $count } people have an account and have not come yet. A message gives each a link to choose their password; 200 leave at a time.
    }
invite-waiting-button = Send the invitations
invitation-known = Hello { $name }. Your account is ready: choose a password.
my-data = My data

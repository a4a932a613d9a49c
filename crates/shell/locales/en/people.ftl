### Profiles, directory, org chart, follow.

## Directory

directory-title = Directory
directory-search = Find a person
directory-search-help = Name, job, skill, team, site
directory-count =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
directory-empty = Nobody is in the directory yet.
directory-no-match = Nobody matches these filters.
facet-department = Department
facet-site = Site
facet-skill = Skill
facet-kind = Status
kind-member = Member
kind-guest = Guest
kind-unclaimed = Imported account
unclaimed-help = This account came with an import; its owner has not claimed it yet.
directory-filter = Refine
complete-warning = Will not see this post

## Profile

profile-title = Profile of { $name }
profile-edit = Edit my profile
profile-edit-title = My profile
profile-saved = Your profile is up to date.
profile-about = About
profile-contact = Contact
profile-spaces-common =
    { $count ->
        [one] { $count } space in common
       *[other] { $count } spaces in common
    }
profile-posts = Their posts
profile-posts-empty = No posts that you can see.
profile-empty-own = Complete your profile: colleagues will find you more easily.
profile-empty = No introduction of { $name } to read here.
name = Displayed name
handle = Handle
handle-help = For mentions: letters, digits, hyphens.
pronouns = How to refer to you
job = Job title
department = Department
team = Team
site = Site
manager = Manager
reports = Direct reports
phone = Phone
email = Email
local-time = Local time: { $time }
biography = Introduction
biography-help = What you do, what you care about, what people may ask you about.
skills = Skills
skills-help = Separated by commas.
languages = Languages spoken
interests = Interests
links = Links
status = Status
profile-words = About you and contact
former-help = This person is no longer in the organisation. What they posted stays.
since = In the organisation since
email-shown = Email shown
email-shown-help = Seen by people who can see your profile.
languages-help = Separated by commas: English, French…
links-help = One address per line, starting with https://.
error-too-long = This text is too long.
error-too-many = There are too many. Keep the most useful ones.
error-phone = Enter a number such as +33 1 23 45 67 89.
error-language = One of these languages is not known here. Write each by its name, separated by commas.
language-fr = French
language-en = English
language-es = Spanish
language-de = German
language-it = Italian
language-pt = Portuguese
language-nl = Dutch
language-pl = Polish
language-ro = Romanian
language-ru = Russian
language-uk = Ukrainian
language-tr = Turkish
language-ar = Arabic
language-zh = Chinese
language-ja = Japanese
language-ko = Korean
language-br = Breton
language-oc = Occitan
language-ca = Catalan
language-eu = Basque
language-co = Corsican
language-el = Greek
language-he = Hebrew
language-vi = Vietnamese
language-wo = Wolof

## Picture

photo-title = Picture
photo-change = Change picture
photo-remove = Remove picture
photo-help = JPEG, PNG or WebP, at most { $size }. The picture is cropped to a square.
crop-shown = Picture as it will be cropped
crop-size = Size of the square
crop-across = Left to right
crop-down = Top to bottom
photo-saved = Your picture is saved.
photo-removed = Your picture is removed.
photo-send = Save picture

## Org chart

chart-title = Org chart
chart-of = Org chart around { $name }
chart-below = Team
chart-reports =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
chart-empty = The chart will be complete once managers are filled in.
chart-members = The organisation chart is for members of the organisation.
chart-top = See from the top
chart-units = Departments
chart-profile = See the profile

## Follow

follow = Follow
following = Following
unfollow = Unfollow
follow-person = Follow { $name }
unfollow-person = Unfollow { $name }
followed = You follow { $name }.
unfollowed = You no longer follow { $name }.
followers = Followed by
follows = Follows

## Roles in the organisation

org-role-administrator = Administrator
org-role-protection = Data-protection officer
org-role-controller = Controller
org-role-curator = Curator
org-role-representative = Staff representative
welcome-title = Welcome to { $organisation }
welcome-lead = One minute, and your feed is useful. Everything can be changed later.
welcome-spaces = Spaces to begin with
welcome-people = Colleagues to follow
welcome-near =
    { $count ->
        [one] { $count } colleague of your unit or site is in it.
       *[other] { $count } colleagues of your unit or site are in it.
    }
welcome-near-least =
    { $count ->
        [one] At least { $count } colleague of your unit or site is in it.
       *[other] At least { $count } colleagues of your unit or site are in it.
    }
welcome-go = Join, follow and see my feed
welcome-photo = Add my photo
welcome-nobody = No open space and no colleague of your unit is here yet: your feed fills up with them.
welcome-feed = See my feed
### The organisation's own fields of a profile
fields-lead = What the organisation wants to know of everybody, beside what every profile has. Each field says who reads it and who fills it in; people always read what concerns them.
fields-none = No field has been defined.
fields-own = Fields of the organisation
fields-told = Filled in by administrators:
field-new = New field
field-name = Name
field-name-help = For example: desk number, first-aid certificate, birthday.
field-name-en = Name in English
field-kind = Kind
field-line = A line of text
# same
field-date = Date
field-choice = A choice from a list
field-choices = Possible answers
field-choices-help = One a line; for a choice only.
field-seen-by = Read by
field-seen-help = Widening deletes what is filled in already: people wrote it for fewer readers.
field-seen-members = All members of the organisation
field-seen-managers = The person, their manager and administrators
field-seen-administrators = The person and administrators
field-seen-line = Read by: { $who }
field-filled-by = Filled in by
field-filled-person = The person
field-filled-administrators = Administrators
field-filled = Answers
field-empty = Nothing
field-remove = Delete the field
field-remove-confirm =
    { $count ->
        [0] Delete this field?
        [one] Delete this field and one person’s answer?
       *[other] Delete this field and the answers of { $count } people?
    }
field-saved = Field saved.
field-removed = Field deleted, with what was in it.
field-error-choices = Give at least two answers, fifty at most, one a line.
field-error-many = An organisation has thirty fields at most.
field-error-value = One of the values is not a date, not one of the answers, or longer than 120 characters.
day-off = No work today at this site: { $why }
restricted-help = This person asked that their data be kept and not used: what they say of themselves is not shown, and neither directory nor search finds them.
restricted-own = At your request your data is kept and not used: only you see what you say of yourself, your contacts and skills; others see your name, photo, job title and place in the organisation, and neither directory nor search finds you.

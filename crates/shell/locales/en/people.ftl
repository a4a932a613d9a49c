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
facet-team = Team
facet-site = Site
facet-skill = Skill
facet-language = Language spoken
facet-all = All
facet-kind = Status
kind-member = Member
kind-guest = Guest
kind-unclaimed = Imported account
unclaimed-help = This account came with an import; its owner has not claimed it yet.
sort-name = Name
sort-arrival = Newest first

## Profile

profile-title = Profile of { $name }
profile-edit = Edit my profile
profile-edit-title = My profile
profile-saved = Your profile is up to date.
profile-about = About
profile-contact = Contact
profile-work = Work
profile-spaces = Spaces
profile-spaces-common =
    { $count ->
        [one] { $count } space in common
       *[other] { $count } spaces in common
    }
profile-posts = Their posts
profile-posts-empty = No posts that you can see.
profile-empty-own = Complete your profile: colleagues will find you more easily.
profile-empty = { $name } has not completed their profile yet.
profile-since = Member since { $date }
profile-from-directory = This field comes from the company directory.
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
mobile = Mobile phone
email = Email
local-time = Local time: { $time }
biography = Introduction
biography-help = What you do, what you care about, what people may ask you about.
skills = Skills
skills-help = Separated by commas.
skill-add = Add a skill
languages = Languages spoken
interests = Interests
birthday = Birthday
links = Links
status = Status
status-help = Optional, seen by your colleagues until the date you choose.
status-until = Until
away-until = Away until { $date }
visible-to = Visible to

## Picture

photo-title = Picture
photo-change = Change picture
photo-remove = Remove picture
photo-help = JPEG, PNG or WebP, at most { $size }. The picture is cropped to a square.
photo-saved = Your picture is saved.
photo-removed = Your picture is removed.
cover-change = Change cover picture

## Org chart

chart-title = Org chart
chart-of = Org chart around { $name }
chart-above = Above
chart-peers = In the same team
chart-below = Team
chart-reports =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
chart-empty = The chart will be complete once managers are filled in.
chart-top = See from the top

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
follows-empty = Nobody yet.

## Roles in the organisation

org-role-administrator = Administrator
org-role-protection = Data-protection officer
org-role-controller = Controller
org-role-curator = Curator
org-role-representative = Staff representative

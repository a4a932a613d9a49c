### Communities: directory, settings, membership, roles.

## Directory

directory-title = Spaces
directory-lead = The communities where people work, help each other and share.
directory-search = Find a space
directory-count =
    { $count ->
        [one] { $count } space
       *[other] { $count } spaces
    }
directory-mine = My spaces
directory-all = All
directory-archived = Archived
directory-empty = There are no spaces yet. Create the first one.
directory-no-match = No space matches.

## Create and edit

create = Create a space
create-title = New space
create-lead = A name, a purpose, rules for joining. All of it can be changed later.
created = The space { $name } is created.
edit-title = Settings of { $name }
saved = The settings of the space are saved.
name = Name of the space
name-help = Short and clear: people will read it in menus.
slug = Web address
slug-help = Letters, digits and hyphens.
summary = In one sentence
summary-help = What this space is for, and for whom.
description = Introduction
picture = Picture
cover = Cover picture
language = Main language
topics = Topics
default-role = Role on joining
settings-tab = Settings

## Visibility

visibility = Visibility
visibility-members = For members of the organisation
visibility-guests = For guests
visibility-visitors = For the web
visible = Open to read
visible-help = Anyone in the organisation finds the space and reads what is in it.
closed = Closed
closed-help = Anyone sees the name and introduction; only members read what is in it.
secret = Hidden
secret-help = Only members know that the space exists.
guests-same = The same as members
guests-none = No access
visitors-none = No access
visitors-open = Open to the web
visitors-open-help = Anyone can read without an account, search engines included.

## Joining

joining = How to join
joining-free = Freely
joining-free-help = Anyone joins with one click.
joining-request = On request
joining-request-help = The animators accept or decline each request.
joining-invitation = By invitation
joining-invitation-help = People are invited by the animators.
join = Join
joined = You are a member of { $name }.
member = Member
request = Ask to join
request-message = A word to the animators
requested = Your request has been passed on to the animators of { $name }.
request-pending = Request pending
request-withdraw = Withdraw my request
requests-title = Requests to join
requests-empty = No pending requests.
leave = Leave the space
leave-confirm = Leave { $name }? You will no longer see its posts in your feed.
left = You have left { $name }.
leave-last-owner = You are the only owner. Give this role to another person before you leave.
invite = Invite
invite-title = Invite to { $name }
invite-people = People to invite
invited =
    { $count ->
        [one] { $count } person invited.
       *[other] { $count } people invited.
    }
invitation-lead = { $name } invites you to the space { $space }.
invitation-accept = Accept the invitation
invitation-decline = Decline

## Members and roles

members = Members
members-title = Members of { $name }
members-count =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
members-search = Find a member
role = Role
role-owner = Owner
role-animator = Animator
role-moderator = Moderator
role-writer = Member
role-contributor = Commenter
role-reader = Reader
role-change = Change role
role-changed = The role of { $name } is changed.
run-by = Run by { $names }
member-remove-confirm = Remove { $name } from the space? Their posts stay.
member-removed = { $name } is no longer in the space.
last-owner = A space always keeps at least one owner.

## The page of a space

tab-feed = Feed
tab-about = About
about-title = About { $name }
feed-empty = Nothing has been posted here yet. Start the conversation.
closed-content = What is in this space is for its members.
created-on = Created on { $date }
pinned = Pinned in the space

## Level of attention

level = What you follow

## Archive

archive = Archive the space
archive-confirm = Archive { $name }? What is in it can still be read; nothing new is posted.
archived = The space { $name } is archived.
archived-notice = This space has been archived since { $date }. It can be read; nothing new is posted.
unarchive = Reopen the space

## What the founder and the animators read

guests-included = guests included
joining-line = Joining: { $how }
role-line = Your role: { $role }
invited-you = You are invited to this space.
invitations-yours = Your invitations
requests-tab = Requests
icon = Icon
icon-help = One emoji, shown beside the name.
topics-help = Separated by commas, ten at most.
parent = Part of
parent-help = For navigation only: whoever sees one does not see the other for that.
parent-none = No other space
children = Spaces within
parent-of = Part of { $name }
guests-same-help = Guests see of it what members of the organisation see, never more.
guests-none-help = Only the guests who are invited to this space.
rules-title = Who sees and who joins
run-by-title = Who runs it
web-off-help = Only people with an account.
since = Member since
actions = Actions
role-all = All roles
person = Person
detail-guests =
    { $guests ->
        [one] { $members }, including one guest
       *[other] { $members }, including { $guests } guests
    }
search-label = Find a space by its name
invite-help = Names after the @, separated by spaces or commas.
invite-pending = Invitations without an answer
invite-withdraw = Withdraw
invited-by = Invited by { $name }
request-reason-none = No message.
default-role-help = A member posts, comments and reacts; a commenter comments and reacts; a reader only reads.
save-visibility = Confirm and save
cover-help = A wide picture, JPEG, PNG or WebP.
cover-send = Send the picture
cover-remove = Remove the picture
cover-saved = The picture is changed.
archive-done = The space is archived.
unarchive-done = The space is open again.
withdrawn = Your request is withdrawn.
declined-done = The invitation is declined.
invitation-withdrawn = The invitation is withdrawn.
who-members = everyone in the organisation
who-guests = guests
who-web = anyone on the web
widen-name = The name and introduction will become visible to: { $who }.
narrow-name = The name and introduction will no longer be visible to: { $who }, unless they are in the space.
widen-content =
    { $count ->
        [one] { $count } post will become visible to: { $who }.
       *[other] { $count } posts will become visible to: { $who }.
    }
narrow-content =
    { $count ->
        [one] { $count } post will no longer be visible to: { $who }, unless they are in the space or it is placed elsewhere too.
       *[other] { $count } posts will no longer be visible to: { $who }, unless they are in the space or these are placed elsewhere too.
    }
confirm-visibility = Read below who will see what, then confirm.
error-name = Give the space a name of 2 to 80 characters, on one line.
error-purpose = At most 300 characters, on one line.
error-about = At most 20,000 characters.
error-topics = At most ten topics of 40 characters.
error-icon = Choose a single emoji.
error-web = Only a space that is open to read can be open to the web.
error-parent = Choose one of your spaces.
error-cycle = This space is within the other: they cannot contain each other.
error-reason = At most 500 characters.
error-people = Nobody here bears one of these names. Check it, or choose from the list.
error-people-none = Name at least one person.
error-people-many = At most 50 people at once.
error-guest = Guests come into this space by invitation only.
error-guest-role = A guest can be neither owner nor animator.
error-role = Choose one of the roles.
asked-at = Date
reason = Reason
error-guests-off = This organisation does not open its spaces to guests.
error-web-off = This organisation does not open its spaces to the web.
### Rules that put people into a space
rules-tab = Rules
rules-lead = A rule brings in everybody of a unit, a site or a skill, and follows their moves: whoever arrives comes in, whoever changes unit goes out. People who came by themselves stay.
rule-whom = Who
rule-people = People
rule-leaving = Leaving
rule-unit = { $name } and what belongs to it
rule-skill = skill “{ $name }”
rule-everybody = The whole organisation
rule-any = Any
rule-of-unit = Unit
# same
rule-of-site = Site
rule-of-skill = Skill
rule-required = Required
rule-required-help = Nobody it brings in can leave the space. Keep it for what everybody really must read.
rule-optional = Free: anybody may leave
rule-new = New rule
rule-add = Add the rule
rule-skill-open = Everybody names their own skills, so a rule by skill works only in spaces that all members can read.
rule-add-confirm = Bring in everybody whom this rule fits? Each of them is told.
rule-remove-confirm = Remove the rule “{ $whom }”? People whom it alone brought in will leave the space.
rule-for-administrators = Only administrators set a rule that is required, or one for the whole organisation.
rule-too-many = A space has twenty rules at most.
by-rule = by a rule
leave-required = Administrators ask everybody of your unit, site or skill to be in this space: you cannot leave it.
remove-required = A required rule puts this person in the space. Remove the rule first.
rule-saved = Rule added. The people it concerns are coming in.
rule-removed = Rule removed.
### Breaking the glass
glass-lead = Read a closed or hidden space, for a complaint or a legal duty. It lasts an hour, and reads only.
glass-warning = Your name, the time and the reason will be shown to all members of the space, sent to its owners, and written to the log.
glass-none = No space is closed to you.
glass-space = Space
glass-space-help = A hidden space is named by the day it was founded and the number of its members alone: ask whoever calls on you which it is.
glass-hidden =
    { $people ->
        [one] Hidden space, founded on { $since }, one person
       *[other] Hidden space, founded on { $since }, { $people } people
    }
glass-hidden-space = A hidden space
glass-reason = Reason
glass-reason-help = Who calls on you, and why this space must be read.
glass-error-reason = Say why, in ten characters at least and five hundred at most.
glass-open = Open for an hour
glass-confirm = All members of the space will know that you opened it, and why. Open it?
glass-opened = Glass broken
glass-when = When
glass-who = Who
glass-until = open until { $time }
glass-told = Administrators read this space for a particular reason. Each opening lasts an hour and stays written here.
glass-notice = Open to administrators until { $time }: who and why

## The administration's overview

overview-title = Spaces
overview-lead = Every space that you can see, and which of them may need you: nobody at their head, no new entry for half a year.
overview-search = Name of a space
overview-used = In use
overview-quiet = No new entry for half a year
overview-headless = Without an owner
overview-space = Space
overview-seen-by = Who sees it
overview-members = Members
overview-newest = Last entry
overview-archived = archived
overview-no-owner = no owner
overview-more = More spaces
overview-hidden = Hidden spaces that you are not in are not listed. What you may know of them stands under

### The inbox, its reasons, digests and settings.

## Inbox

inbox-title = Inbox
inbox-todo = To do
inbox-done = Done
inbox-saved = Kept
inbox-all = All
inbox-empty-title = You’re all caught up
inbox-empty = What concerns you arrives here: mentions, replies, requests and announcements.
inbox-done-empty = What you finish stays here for at least a year.
inbox-count =
    { $count ->
        [one] { $count } to do
       *[other] { $count } to do
    }
inbox-filter-reason = Filter by reason
filter-unread = Unread
# same
filter-mentions = Mentions
filter-replies = Replies
filter-reactions = Reactions
filter-spaces = Spaces
mark-all-read = Mark all as read
mark-done = Done
mark-undone = Move back to do
mark-unread = Unread
mark-read = Read
mark-all-done = Mark all as done
all-done = Everything is done.
keep = Keep
snooze = Snooze
snooze-until = Snooze until
snoozed = Snoozed until { $date }.
unsubscribe = Unsubscribe
unsubscribed = You will no longer be notified of this discussion.

## Reasons

reason-mention = You were mentioned
reason-reply = Reply to you
reason-comment = Comment on your post
reason-reaction = Reaction
reason-follow = New follower
reason-followed-entry = Discussion you follow
reason-space = Space you follow
reason-announcement = Announcement
reason-request = Request to join
reason-invitation = Invitation to a space
reason-moderation = Moderation
reason-answer = Answer to your question
reason-role = Role
reason-share = Share

## Lines of the inbox

line-mention = { $name } mentioned you in { $entry }
line-mention-comment = { $name } mentioned you in a comment on { $entry }
line-reply = { $name } replied to your comment on { $entry }
line-comment = { $name } commented on { $entry }
line-comments =
    { $count ->
        [one] { $name } and { $count } other commented on { $entry }
       *[other] { $name } and { $count } others commented on { $entry }
    }
line-reaction = { $name } reacted to { $entry }
line-reactions =
    { $count ->
        [one] { $name } and { $count } other reacted to { $entry }
       *[other] { $name } and { $count } others reacted to { $entry }
    }
line-follow = { $name } follows you
line-follows =
    { $count ->
        [one] { $name } and { $count } other follow you
       *[other] { $name } and { $count } others follow you
    }
line-entry = { $name } posted { $entry } in { $space }
line-announcement = Announcement by { $name }: { $entry }
line-request = { $name } asks to join { $space }
line-request-accepted = You are now a member of { $space }
line-request-declined = Your request to join { $space } was not accepted
line-invitation = { $name } invites you to { $space }
line-role = Your role in { $space }: { $role }
line-answer = { $name } answered your question { $entry }
line-best-answer = Your answer was chosen on { $entry }
line-share = { $name } shared { $entry }
line-held = Content is held in { $space }
line-report = Content was reported in { $space }
line-removed = The moderators removed { $entry }
line-approved = { $entry } is now online
entry-untitled = a post
entry-titled = “{ $title }”
comment-your = your comment
entry-your = your post

## Settings

settings-title = Your notifications
settings-lead = Quiet by default: the rest waits in a digest.
settings-event = What happens
settings-inbox = In the inbox
settings-email = By email
settings-push = On the device
settings-digest = In the digest
digest-daily = Daily digest
digest-weekly = Weekly digest
digest-never = No digest
digest-subject =
    { $count ->
        [one] { $count } new thing on { $organisation }
       *[other] { $count } new things on { $organisation }
    }
quiet-title = Right to disconnect
quiet-days = Working days
quiet-from = From
quiet-to = To
quiet-help = Outside these hours nothing is sent to you; everything is there in the morning.
do-not-disturb = Do not disturb
estimate =
    { $count ->
        [one] Last week these settings would have sent { $count } email.
       *[other] Last week these settings would have sent { $count } emails.
    }
settings-saved = Your notifications are set.

## The first inbox

filter-all = All
open-item = Open
others-too =
    { $count ->
        [one] { $name } and { $count } other
       *[other] { $name } and { $count } others
    }
unread-empty = Nothing is waiting for you.
reason-account = Your account
reason-draft = A draft for you
reason-rule = Brought in by a rule
line-account = { $name } did something to your account
line-account-program = Administrators did something to your account
line-load = A file of people changed what is kept about you: { $name } loaded it, or took it back
line-load-program = A file of people changed what is kept about you
line-draft = { $name } gave you a draft to go on with
line-rule = A rule brought you into { $space }
reason-glass = Glass broken
line-glass = { $name } opened { $space } for an hour, as an administrator

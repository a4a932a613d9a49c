### The inbox, its reasons, digests and settings.

## Inbox

inbox-title = Inbox
inbox-all = All
inbox-empty-title = You’re all caught up
inbox-empty = What concerns you arrives here: mentions, replies, requests and announcements.
inbox-filter-reason = Filter by reason
filter-unread = Unread
# same
filter-mentions = Mentions
filter-replies = Replies
filter-reactions = Reactions
filter-spaces = Spaces
mark-all-read = Mark all as read
mark-unread = Unread again
mark-read = Read
keep = Keep
unsubscribe = Unsubscribe

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
reason-share = Share

## Lines of the inbox

line-mention = { $name } mentioned you in { $entry }
line-mention-comment = { $name } mentioned you in a comment on { $entry }
line-reply = { $name } replied to your comment on { $entry }
line-comment = { $name } commented on { $entry }
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
line-request = { $name } asks to join { $space }
line-request-accepted = You are now a member of { $space }
line-request-declined = Your request to join { $space } was not accepted
line-invitation = { $name } invites you to { $space }
line-share = { $name } shared { $entry }
entry-untitled = a post
entry-titled = “{ $title }”
comment-your = your comment
entry-your = your post

## Settings

settings-title = Your notifications
settings-lead = Quiet by default: the rest waits in a digest.
estimate =
    { $count ->
        [one] Last week these settings would have sent { $count } email.
       *[other] Last week these settings would have sent { $count } emails.
    }
settings-saved = Your notifications are set.

## The first inbox

reason-account = Your account
reason-draft = A draft for you
reason-removed = Moderation
reason-report = Moderation
reason-owner = A space for you
reason-rule = Brought in by a rule
line-removed = A moderator removed one of your posts or replies
line-removed-for = A moderator removed one of your posts or replies: { $why }
line-account = { $name } did something to your account
line-account-program = Administrators did something to your account
line-load = A file of people changed what is kept about you: { $name } loaded it, or took it back
line-load-program = A file of people changed what is kept about you
line-draft = { $name } gave you a draft to go on with
line-report = A report waits for your decision
line-owner = { $space } is yours now: its owner is leaving
line-rule = A rule brought you into { $space }
reason-glass = Glass broken
line-glass = { $name } opened { $space } for an hour, as an administrator

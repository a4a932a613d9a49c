### Reports, holds, spam, mutes and blocks.

## Report

report = Report
report-title = Report this content
report-lead = The moderators receive your report. The person who posted will not know that it came from you.
report-reason = Reason
report-reason-spam = Advertising or unwanted content
report-reason-harassment = Hurtful words or harassment
report-reason-discrimination = Discrimination
report-reason-privacy = Someone’s personal data
report-reason-confidential = Confidential information in the wrong place
report-reason-off-topic = Off topic
report-reason-other = Another reason
report-details = Details
report-send = Send report
reported = Thank you. Your report has been passed on.
report-already = You have already reported this.
report-outcome-kept = After review, the content you reported stays.
report-outcome-removed = After review, the content you reported was removed.

## Mute and block

mute = Mute
mute-person = Mute { $name }
muted = You will no longer see posts by { $name } in your feed.
unmute = Unmute
unmuted = You will see posts by { $name } again.
block = Block
block-person = Block { $name }
block-confirm = Block { $name }? They will no longer be able to mention or write to you. They are not told.
blocked = { $name } can no longer mention or write to you.
unblock = Unblock
unblocked = { $name } can mention and write to you again.
blocks-title = Mutes and blocks
blocks-empty = You have not muted or blocked anyone.

## Queue

queue-title = Moderation queue
queue-count =
    { $count ->
        [one] { $count } item to review
       *[other] { $count } items to review
    }
queue-empty-title = Nothing to review
queue-empty = Reports and held content arrive here.
queue-held = Held
queue-reported = Reported
queue-decided = Decided
queue-filter-space = Space
queue-oldest = The oldest has waited since { $when }
item-held = Held { $when }
item-reports =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
item-author = Posted by { $name }
item-context = See in context
why-held = Why this is held
spam-score = Spam score: { $score }
spam-reason-links =
    { $count ->
        [one] { $count } link in the text
       *[other] { $count } links in the text
    }
spam-reason-domain = Link to a reported site: { $domain }
spam-reason-words = Words common in spam: { $words }
spam-reason-repeated =
    { $count ->
        [one] Same text posted { $count } time
       *[other] Same text posted { $count } times
    }
spam-reason-fast = Posted very soon after the form was opened
spam-reason-burst =
    { $count ->
        [one] { $count } message within minutes
       *[other] { $count } messages within minutes
    }
spam-reason-new-account = Very new account
spam-reason-first-post = First post of this account
spam-reason-anonymous = Posted without an account
spam-reason-capitals = Nearly all in capitals
spam-reason-mentions =
    { $count ->
        [one] { $count } mention of a person
       *[other] { $count } mentions of people
    }
spam-reason-language = Unexpected language here
spam-reason-hidden-text = Hidden text or misleading characters
spam-reason-trap = Hidden field filled in
spam-reason-reported =
    { $count ->
        [one] Reported by { $count } person
       *[other] Reported by { $count } people
    }
spam-reason-learned = Resembles content already refused
spam-reason-rule = Rule of the organisation: { $rule }

## Decisions

approve = Approve
keep = Keep
remove = Remove
remove-title = Remove this content
mark-spam = Spam
not-spam = Not spam
suspend = Suspend the account
warn = Write to the person
decision-reason = Reason, which the person who posted will read
decision-note = Note for the moderators
approved = The content is posted.
kept = The content stays.
removed = The content is removed.
marked-spam = The content is marked as spam.
restored = The content is restored.
restore = Restore
decided-by = Decided by { $name } { $when }
decision-taken = Someone else has just dealt with this.
notice-removed = The moderators removed your post: { $reason }
notice-approved = Your held post is now online.
notice-appeal = Ask for another review
log-title = Moderation log
log-empty = No decisions yet.

### Reports, holds, spam, mutes and blocks.

## Report

report = Report
report-title = Report this content
report-lead = The moderators of everywhere it was posted receive your report, with your name. The person reported will not know that it came from you.
report-reason = Reason
report-reason-spam = Advertising or unwanted content
report-reason-harassment = Abusive language or harassment
report-reason-discrimination = Discrimination
report-reason-privacy = Someone’s personal data
report-reason-confidential = Confidential information in the wrong place
report-reason-off-topic = Off topic
report-reason-other = Another reason
report-details = Details
report-send = Send report
reported = Thank you. Your report has been passed on.
report-alone = Nobody but its author moderates this place: nobody else will read your report.
report-author = Report the author to the administrators instead, and say where if you wish.
report-already = You have already reported this.
report-outcome-kept = After review, the content you reported stays.
report-outcome-removed = After review, the content you reported was removed.
report-outcome-gone = After review, the content you reported was already gone.

## Mute and block

mute = Mute
muted = You will no longer see posts by { $name } in your feeds.
unmute = Unmute
unmuted = You will see posts by { $name } again.
block = Block
blocked = You and { $name } can no longer follow or mention each other; what each writes is gone from the other’s feeds and notifications.
unblock = Unblock
unblocked = You and { $name } can follow and mention each other again.
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
queue-decided = Decided
item-reports =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
item-context = See in context
why-held = Why this is held
spam-reason-late = { $count ->
        [one] Came a day after the article, to a thread that had gone quiet
       *[other] Came { $count } days after the article, to a thread that had gone quiet
    }
spam-reason-copied-article = Repeats sentences of the article ({ NUMBER($percent) }%)
spam-reason-copied-article-quoted = Quotes the article at length ({ NUMBER($percent) }%)
spam-reason-copied-parent = Repeats sentences of the message it answers ({ NUMBER($percent) }%)
spam-reason-copied-parent-quoted = Quotes the message it answers at length ({ NUMBER($percent) }%)
spam-reason-promotion = Words that sell: { $words }
spam-reason-promotion-weak = Words that sometimes sell: { $words }
spam-reason-links = { $count ->
        [one] { $count } link that the article does not have
       *[other] { $count } links that the article does not have
    }
spam-reason-forum-notation = Links written as in forums, which does nothing here
spam-reason-name-advertises = The name shown advertises something
spam-reason-name-is-phrase = The name shown is a row of common words
spam-reason-address-advertises = The address given leads to a sale
spam-reason-unknown-author = First contribution of somebody nobody knows here
spam-reason-generic-praise = Praise that would suit any text
spam-reason-unrelated = No visible relation to the thread
spam-reason-language = In another language than the thread: { $language }
spam-reason-repeated = { $count ->
        [one] The same text stands in { $count } other place
       *[other] The same text stands in { $count } other places
    }

## Decisions

approve = Approve
keep = Keep
close-gone = Close the report
remove = Remove
suspend = Suspend the account
warn = Write to the person
approved = The content is posted.
kept = The content stays.
removed = The content is removed.
gone = The content was already gone.
restored = The content is restored.
restore = Restore
decided-by = Decided by { $name } { $when }
decision-taken = This was dealt with a moment ago.
decision-edited = Its author has just changed this text: read it again before you decide.
log-title = Moderation log
log-empty = No decisions yet.

## The desk

tab-waiting = To decide
why-reported = Reason for the report
refuse = Refuse
refused = The content is refused.
queue-gone = This content is no longer there.
mine-gone = This content is no longer there, or you no longer see it.
error-reason = Choose a reason.
mine-title = Your reports
mine-empty = You have not reported anything.
mine-waiting = Under review
block-badge = Blocked
language-french = French
language-english = English
language-latin = unknown
language-script = in another script
### How long words are kept, and which must not go
keeping-lead = How long what people write stays, and what must not go. Everybody concerned sees it.
keeping-notes = Posts
# same
keeping-articles = Articles
keeping-actions = Actions
keeping-saved = Saved.
retention-title = Retention
retention-help = An entry goes when its time has passed since the last word of its discussion. The rule of a space stands before that of everywhere; an entry placed in several spaces stays as long as one of them keeps it.
retention-none = No rule: everything is kept.
retention-what = What
retention-where = Where
retention-where-help = Name or address of a space; empty for everywhere.
retention-everywhere = Everywhere
retention-days = Kept for
retention-period =
    { $days ->
        [90] three months
        [180] six months
        [365] one year
        [730] two years
        [1095] three years
        [1825] five years
        [3650] ten years
        [one] { $days } day
       *[other] { $days } days
    }
retention-new = New rule
retention-set = Apply
retention-no-rule = no rule any more
retention-sure = Apply this rule?
retention-going =
    { $count ->
        [0] Nothing that you see is as old as that today.
        [one] One entry that you see is older than that, from { $oldest }. It will be deleted in the coming hours.
       *[other] { $count } entries that you see are older than that, the oldest from { $oldest }. They will be deleted in the coming hours.
    }
retention-going-many = More than ten thousand entries that you see are older than that, the oldest from { $oldest }. They will be deleted in the coming hours.
retention-going-also = The same goes for what stands in closed spaces that you do not see. Everything is erased for good after the delay that the settings say.
hold-title = Legal holds
hold-help = For a court or an authority: nothing it holds is erased, neither by a rule, nor by deleting, nor by erasing a person. The person, or the members of the space, see it.
hold-new = New legal hold
hold-what = What is held
hold-person = What a person writes
hold-space = What is written in a space
hold-name = Handle or space
hold-name-help = The @handle of a person, or the name or address of a space.
hold-reason = Reason
hold-reason-help = For example the number of the case. Those concerned read it.
hold-since = Since
hold-lifted = lifted on
hold-lift = Lift
hold-place = Hold
hold-same = That is held already.
hold-unknown = Nobody, and no space that you know of, has this name.
hold-hidden-space = A space that you do not see
keeping-told = { $what }: deleted { $period } after the last word of their discussion.
hold-told = Legal hold since { $since }: nothing is erased. Reason: { $why }

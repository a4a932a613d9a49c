### What people make: entries, comments, reactions, topics, the feed.

## Kinds

kind-note = Post
# same in both languages
kind-article = Article
# same in both languages
kind-question = Question
kind-idea = Idea
# same in both languages
kind-page = Page
kind-event = Event
kind-poll = Poll
kind-praise = Praise
# same in both languages
kind-document = Document
kind-video = Video
announcement = Announcement

## Feed

feed-title = Home
feed-label = Feed of posts
feed-all = Everything
feed-spaces = My spaces
feed-people = People I follow
feed-topics = Topics I follow
feed-announcements = Announcements
feed-questions = Open questions
feed-unread = Unread
feed-filter = Filter the feed
feed-filter-kind = Kind of content
feed-new =
    { $count ->
        [one] { $count } new post
       *[other] { $count } new posts
    }
feed-new-since = New since { $when }
feed-new-line = New
feed-caught-up = You’re all caught up
feed-caught-up-lead = You have read everything new.
feed-mark-all-read = Mark all as read
feed-marked-read = Everything is marked as read.
feed-older = Older
feed-empty-title = Your feed is empty
feed-empty = Join spaces and follow people: their posts will arrive here.
feed-no-match = No post matches this filter.
featured = Announcements
feed-after-absence =
    { $count ->
        [one] { $count } post since your last visit.
       *[other] { $count } posts since your last visit.
    }
feed-catch-up = Start afresh, keep mentions

## Why do I see this?

reason-title = Why do I see this?
reason-space = You are a member of { $space }.
reason-person = You follow { $name }.
reason-topic = You follow the topic { $topic }.
reason-announcement = It is an announcement to the whole organisation.
reason-space-announcement = It is an announcement of { $space }.
reason-own = It is your own post.
reason-mention = You are mentioned in it.
reason-shared = { $name } shared it.
reason-order = The feed goes from newest to oldest, with no hidden ranking.
reason-less = See less of this
# same in both languages
via-space = via { $space }

## Composer

compose-prompt = Share something
compose-prompt-space = Write in { $space }
compose-title = New post
compose-text = Your text
compose-text-help = Markdown works: **bold**, *italics*, lists, links. @ to mention, # for a topic.
compose-headline = Title
compose-lead = Summary
compose-kind = Kind of post
compose-topics = Topics
compose-topics-help = Separated by commas.
compose-language = Language of the text
compose-files = Attach files
compose-files-help = Drop, paste or choose them. At most { $size } each.
compose-alt = Description of the picture
compose-alt-help = For people who cannot see it.
compose-file-remove = Remove { $name }
compose-publish = Post
compose-publish-to =
    { $count ->
        [one] Post to { $count } person
       *[other] Post to { $count } people
    }
compose-preview = Preview
compose-write = Write
compose-empty = Write something or attach a file.
compose-published = Posted.
compose-see = See the post
compose-large =
    { $count ->
        [one] { $count } person will read this. Confirm to post.
       *[other] { $count } people will read this. Confirm to post.
    }
compose-guests =
    { $count ->
        [one] { $count } guest from outside will read this.
       *[other] { $count } guests from outside will read this.
    }
compose-mention-cannot-see = { $name } will not see this post.
compose-mention-group =
    { $count ->
        [one] { $count } person will be notified.
       *[other] { $count } people will be notified.
    }
compose-held = Your post is held for review. You will be told of the decision.
poll-question = Poll question
poll-option = Option { $number }
poll-add = Add an option
poll-anonymous = Anonymous vote
poll-ends = Voting ends
poll-vote = Vote
# same in both languages
poll-votes =
    { $count ->
        [one] { $count } vote
       *[other] { $count } votes
    }
poll-closed = Voting closed

## Audience

audience = Who will see this
audience-choose = Choose the audience
audience-organisation = Everyone in the organisation
audience-space = Members of { $space }
audience-people = Chosen people
audience-public = Public, open to the web
audience-add = Add a space
audience-count =
    { $count ->
        [one] { $count } person will be able to read
       *[other] { $count } people will be able to read
    }
audience-widen =
    { $count ->
        [one] Widen the audience: { $count } more person will see the post and its discussion.
       *[other] Widen the audience: { $count } more people will see the post and its discussion.
    }
audience-changed = The audience is changed.
audience-required = Choose at least one audience.
audience-also-in = Also in { $spaces }

## Drafts

drafts-title = Drafts
draft = Draft
draft-saved = Draft saved { $when }
draft-local = Draft kept on this device
draft-resume = Resume
draft-delete = Delete draft
draft-deleted = The draft is deleted.
draft-restored = We found your draft.
drafts-count =
    { $count ->
        [one] { $count } draft
       *[other] { $count } drafts
    }
drafts-empty = What you begin and do not post is kept here.
draft-given = Your draft is with your colleague now.
draft-give = Give to a colleague
draft-give-to = Their handle, as in a mention
draft-give-send = Give
draft-from = From { $name }
error-draft-heir = Nobody who can be given a draft has this handle.
draft-untitled = Untitled

## An entry

entry-by = Post by { $name }
entry-of-kind-by =
    { $kind ->
        [article] Article by { $name }
        [question] Question by { $name }
        [idea] Idea by { $name }
        [page] Page by { $name }
        [event] Event by { $name }
        [poll] Poll by { $name }
        [document] Document by { $name }
        [video] Video by { $name }
        [praise] Praise by { $name }
       *[note] Post by { $name }
    }
entry-edited = edited { $when }
entry-gone = This post was deleted.
entry-moderated = This post was removed by moderators.
entry-imported = Imported from { $source }
reading-time =
    { $count ->
        [one] { $count } minute read
       *[other] { $count } minute read
    }
edit = Edit
edit-title = Edit the post
edit-saved = Your changes are saved.
edit-summary = What you changed
edit-conflict = Someone changed this text in the meantime. Your version is below.
history = History
history-title = Edit history
history-revision = Version of { $date }, by { $name }
history-current = Current version
history-original = Original version
history-added = added
history-removed = removed
history-hide = Hide this version
history-hidden = Version hidden by the person who wrote it
history-show = Show this version again
history-only-you = Only you can see this version.
history-compare = Compare with the previous version
delete = Delete
delete-title = Delete the post
delete-confirm = Delete this post? It disappears for everyone at once; its content is erased after { $days } days, unless it has to be kept.
deleted = The post is deleted.
link-copy = Copy link
files = Attached files
file-download = Download { $name } ({ $size })
link-preview = Preview of { $title }, { $site }

## Comments

comments = Comments
comments-count =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }
comments-new =
    { $count ->
        [one] { $count } new comment
       *[other] { $count } new comments
    }
comments-older = Earlier comments
comments-empty = No comments yet. Say what you think.
comment-label = Your comment
comment-prompt = Add a comment
comment-send = Comment
comment-sent = Your comment is posted.
comment-held = Your comment is held for review.
comment-by = Comment by { $name }
comment-edit = Edit comment
comment-delete = Delete comment
comment-delete-confirm = Delete this comment?
comment-deleted = The comment is deleted.
comment-gone = Deleted comment
comment-moderated = Comment removed by moderators
reply = Reply
reply-to = In reply to { $name }
reply-label = Your reply to { $name }
replies-count =
    { $count ->
        [one] { $count } reply
       *[other] { $count } replies
    }
quote-reply = Quote
answer = Answer
answers-count =
    { $count ->
        [one] { $count } answer
       *[other] { $count } answers
    }
answer-best = Best answer
answer-accept = Choose as best answer
answer-accepted = You chose the best answer.
answer-unaccept = No longer the best answer
question-answered = Answered
question-open = Unanswered

## Reactions

react = React
reaction-like = Like
reaction-bravo = Kudos
reaction-thanks = Thanks
reaction-insightful = Insightful
reaction-agree = I agree
reaction-question = Worth a closer look
reaction-remove = Remove my reaction
reactions-title = Reactions to this
reactions-count =
    { $count ->
        [one] { $count } reaction
       *[other] { $count } reactions
    }
reaction-with-count =
    { $count ->
        [one] { $reaction }: { $count } person
       *[other] { $reaction }: { $count } people
    }
reacted = Your reaction: { $reaction }
reactions-empty = No reactions yet.

## Bookmarks, share, pin, close

bookmark = Save
bookmark-remove = Unsave
bookmarked = Saved. You will find this post under Saved.
bookmark-removed = No longer saved.
bookmarks-title = Saved
bookmarks-empty = Save a post to find it here. Nobody else knows.
share = Share
share-title = Share the post
share-comment = Your comment
share-note = People see the original only if they have access to it.
shared = The post is shared.
shares-count =
    { $count ->
        [one] { $count } share
       *[other] { $count } shares
    }
shared-by = Shared by { $name }
shared-unavailable = The original is not visible to you.
pin = Pin
unpin = Unpin
pinned = Pinned
pin-done = The post is pinned in { $space }.
unpin-done = The post is no longer pinned.
close-comments = Close the discussion
reopen-comments = Reopen the discussion
comments-closed = The discussion is closed.
comments-closed-by = Discussion closed by { $name } on { $date }
announce = Make it an announcement
unannounce = No longer an announcement
announce-until = Featured until
announce-help = An announcement stands at the top of the feed of its whole audience, at most two at a time.
announced = The post is now an announcement.
announcement-dismiss = Hide this announcement
acknowledge = Acknowledge
acknowledged = You acknowledged this.
remove-from-space = Remove from { $space }
taken-out = The post is no longer in this space.
error-last-place = This post is nowhere else. Delete it instead.
places-add = Place it here too
places-remove = Take it out of here
places-confirm = Let them see it
places-widened = More people can see it now.
places = Who can see this
follow-entry = Follow the discussion
unfollow-entry = Stop following the discussion
follow-entry-on = You will be told of new comments.
follow-entry-off = You will no longer be told of new comments.
unread-from-here = Unread from here
sensitive-show = Show anyway

## Topics

topics-title = Topics
topic-title = Topic: { $topic }
topic-follow = Follow this topic
topic-unfollow = Unfollow this topic
topic-followed = You follow the topic { $topic }.
topic-unfollowed = You no longer follow the topic { $topic }.
topic-entries =
    { $count ->
        [one] { $count } post
       *[other] { $count } posts
    }
topic-empty = No visible posts on this topic.
topics-empty = No topics yet. Write #topic in a post to create one.
topics-popular = Topics of the moment
topics-followed = Topics you follow
topic-description = Description of the topic
topic-merge = Merge with another topic

## What does not hold

error-empty = Write something first.
error-too-long = This text is too long. Shorten it.
error-title = An article needs a title.
error-too-many-places = Choose at most ten spaces.
error-audience = You cannot write there. Choose another space.
error-too-many-files = Attach at most twenty files.

## More of a page

audience-none-help = Choose spaces, or none: your post then goes to the whole organisation and to the people who follow you.
replies-rest =
    { $count ->
        [one] Show { $count } more reply
       *[other] Show { $count } more replies
    }
linkbacks = Pages that link here
print = Print view
why-unknown = This entry is in your feed because of one of your spaces, people or topics.
steps-title = Your first steps
step-photo = Add your photo
step-spaces = Join a space
step-people = Follow a colleague
step-write = Write a first word
steps-done = Do not show any more
step-done = (done)

### What people make: entries, comments, reactions, topics, the feed.

## Kinds

kind-note = Post
# same in both languages
kind-article = Article
announcement = Announcement

## Feed

feed-title = Home
feed-label = Feed of posts
feed-all = Everything
feed-spaces = My spaces
feed-people = People I follow
feed-organisation = Everyone
feed-announcements = Announcements
feed-filter = Filter the feed
feed-new-since = New since { $when }
feed-caught-up = You’re all caught up
feed-empty-title = Your feed is empty
feed-empty = Join spaces and follow people: their posts will arrive here.
feed-no-match = No post matches this filter.
featured = Announcements

## Why do I see this?

reason-title = Why do I see this?
reason-space = You are a member of { $space }.
reason-person = You follow { $name }.
reason-topic = You follow the topic { $topic }.
reason-announcement = It is an announcement to the whole organisation.
reason-space-announcement = It is an announcement of { $space }.
reason-organisation = It is for the whole organisation.
reason-own = It is your own post.
reason-mention = You are mentioned in it.
reason-order = The feed goes from newest to oldest, with no hidden ranking.

## Composer

compose-prompt = Share something
compose-title = New post
compose-text = Your text
compose-text-help = Markdown works: **bold**, *italics*, lists, links. @ to mention, # for a topic.
compose-headline = Title
compose-lead = Summary
compose-topics = Topics
compose-files = Attach files
emoji-title = Emoji
emoji-add = Add an emoji
emoji-help = Type the name of an emoji between colons, in French or in English.
compose-alt = Description of the picture
compose-alt-help = For people who cannot see it.
compose-publish = Post
compose-published = Posted.

## Audience

audience = Who will see this
audience-choose = Choose the audience
audience-organisation = Everyone in the organisation
audience-people = Chosen people
audience-public = Public, open to the web
audience-widen =
    { $count ->
        [one] Widen the audience: { $count } more person will see the post and its discussion.
       *[other] Widen the audience: { $count } more people will see the post and its discussion.
    }

## Drafts

drafts-title = Drafts
draft = Draft
draft-delete = Delete draft
draft-deleted = The draft is deleted.
draft-restored = We found your draft.
drafts-empty = What you begin and do not post is kept here.
draft-given = Your draft is with your colleague now.
draft-give = Give to a colleague
draft-give-to = Their handle, as in a mention
draft-give-send = Give
draft-from = From { $name }
error-draft-heir = Nobody who can be given a draft has this handle.
error-drafts-full = There is no room for another draft: post or delete some, and this one will be kept too.

## An entry

entry-by = Post by { $name }
entry-edited = edited { $when }
entry-imported = Imported from { $source }
reading-time =
    { $count ->
        [one] { $count } minute read
       *[other] { $count } minute read
    }
edit = Edit
edit-title = Edit the post
edit-saved = Your changes are saved.
edit-conflict = Someone changed this text in the meantime. Your version is below.
history = History
history-title = Edit history
history-revision = Version until { $date }, by { $name }
edit-theirs = Current version
history-current = Current version, of { $date }
history-original = Original version, until { $date }
history-added = added
history-removed = removed
history-hide = Hide this version
history-show = Show this version again
history-only-you = Only you can see this version.
history-too-long = The history is too long for one page: the words of this version are left out.
delete = Delete
delete-title = Delete the post
delete-confirm = Delete this post? It disappears for everyone at once; where others answered, the comments can still be read. Its content is erased after { $days } days, unless it has to be kept.
delete-confirm-desk = Remove this post? It leaves every space that you moderate, at once. If it stands nowhere else, it disappears for everyone and its content is erased after { $days } days, unless it has to be kept.
desk-removed = The post is gone from the spaces that you moderate.
files-again = New files have to be chosen again.
deleted = The post is deleted.
link-copy = Copy link
files = Attached files
file-drop = Remove this file

## Comments

comments = Comments
comments-count =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }
comments-noun =
    { $count ->
        [one] comment
       *[other] comments
    }
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
removal-reason = Why it goes
removal-reason-help = Whoever wrote it reads this reason, and not who chose it.
comment-deleted = The comment is deleted.
comment-gone = Deleted comment
entry-gone-title = Deleted post
entry-gone = This post was deleted. Its comments stay here to be read; nothing more can be added.
reply = Reply
reply-to = In reply to { $name }
reply-label = Your reply to { $name }
answer = Answer

## Reactions

react = React
reaction-like = Like
reaction-bravo = Kudos
reaction-thanks = Thanks
reaction-insightful = Insightful
reaction-agree = I agree
reaction-question = Worth a closer look
reactions-who = See who reacted
reactions-title = Reactions to this
reaction-with-count =
    { $count ->
        [one] { $reaction }: { $count } person
       *[other] { $reaction }: { $count } people
    }
reactions-empty = No reactions yet.

## Bookmarks, share, pin, close

bookmark = Save
bookmarked = Saved. You will find this post under Saved.
bookmark-removed = No longer saved.
bookmarks-title = Saved
bookmarks-empty = Save a post to find it here. Nobody else knows.
following-title = Following
following-people = People
following-discussions = Discussions
following-people-empty = You follow nobody yet. What those whom you follow write comes into your feed.
following-discussions-help = You are told of new comments in these discussions.
following-discussions-empty = You follow no discussion. Answer one, or follow it from its menu.
share = Share
share-title = Share the post
share-note = People see the original only if they have access to it.
shared = The post is shared.
shared-unavailable = The original is not visible to you.
pin = Pin
unpin = Unpin
pinned = Pinned
close-comments = Close the discussion
reopen-comments = Reopen the discussion
comments-closed = The discussion is closed.
announce = Make it an announcement
announced = The post is now an announcement.
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

## Topics

topics-title = Topics
topic-title = Topic: { $topic }
topic-follow = Follow this topic
topic-unfollow = Unfollow this topic
topic-empty = No visible posts on this topic.
topics-empty = No topics yet. Write #topic in a post to create one.
topics-popular = Topics of the moment
topics-followed = Topics you follow

## What does not hold

error-empty = Write something first, or attach a file.
error-too-long = This text is too long. Shorten it.
error-title = An article needs a title.
error-too-many-places = Choose at most ten spaces.
error-announcement = You cannot announce to this audience: untick “Announcement”, or choose a space that you run.
error-audience = You cannot write there. Choose another space.
error-audience-none = Tick one space at least.
error-empty-file = One of the files is empty: leave it out, or choose another.
error-alt = A description is too long: 1,000 characters at most.
error-too-many-files = Attach at most twenty files.

## More of a page

audience-guest-help = Tick one space at least: your post is for those who are in it.
audience-none-help = Tick spaces, or none. With none, everybody in the organisation can read your post, under “Everyone” on the home page, by search and on your profile; it comes only to the feeds of people who follow you or one of its topics.
replies-rest =
    { $count ->
        [one] Show { $count } more reply
       *[other] Show { $count } more replies
    }
linkbacks = Pages that link here
print-now = Print
print-back = Back to the article
print = Print view
why-unknown = This entry is in your feed because of one of your spaces, people or topics.
steps-title = Your first steps
step-photo = Add your photo
step-spaces = Join a space
step-people = Follow a colleague
step-write = Write a first word
steps-done = Do not show any more
step-done = (done)

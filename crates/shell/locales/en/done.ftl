### What the last action did, said at the head of the next page.

joined = You are a member of the space.
left = You have left the space.
requested = Your request has been passed on to the animators.
created = The space is created.
invited = The invitation is sent.
role-changed = The role is changed.
member-removed = This person is no longer in the space.
followed = You will see what is new here.
unfollowed = You will no longer see what is new here.
muted = Their posts are gone from your feeds, those of spaces and topics too; you are still told when they mention you.
unmuted = You will see their posts in your feeds again.
blocked = You and this person can no longer follow or mention each other; what each writes is gone from the other’s feeds and notifications.
unblocked = You and this person can follow and mention each other again. Follows that the block ended do not come back.
decided = Your decision is recorded.
pinned = The post stays at the top of the space.
closed = The discussion is closed.
reopened = The discussion is open again.
read = Everything is marked as read.
text-is-safe = Your session has ended. Your text is safe: sign in, and you will find it again.
text-is-back = Here is your text, as you left it. Check it, then send it.
text-send = Send now

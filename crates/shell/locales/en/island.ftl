### What the islands say, handed to them by the server, and the dialogs that they open.

## Sending

failed = Could not send: the connection was lost. Your text is kept.
retry = Try again
expired = Your session has expired. Your text is kept.
sign-in = Sign in again in a new tab
done = Done
sending = Sending…
saved = Draft saved
saved-here = Draft kept on this device
restored = Draft found again
copied = Link copied
results = suggestions offered
none = No suggestions
attached = File attached
offline = Offline. What you write is kept on this device.
minutes-ago = { $number } min ago
hours-ago = { $number } h ago
close = Close

## Palette

palette = Go to
palette-actions = Commands
palette-prompt = Person, space, post, command
escape = Esc

## Keyboard shortcuts

shortcuts = Keyboard shortcuts
key-next = Next, previous
key-open = Open
key-reply = Reply
key-like = Like
key-bookmark = Save
key-done = Mark as read
key-undone = Unread again, in the inbox
key-compose = Post
key-search = Search, go to
key-go = Home, inbox, spaces
key-print = Print an article
key-enter = Enter
keys-off = These shortcuts can be turned off in your settings.

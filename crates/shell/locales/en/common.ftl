### Words that every screen uses: buttons, states, errors, time.

# same in both languages
-product = Cénacle

## Buttons

save = Save
save-changes = Save changes
cancel = Cancel
close = Close
confirm = Confirm
continue-button = Continue
back = Back
next = Next
previous = Previous
add = Add
create = Create
edit = Edit
delete = Delete
remove = Remove
send = Send
apply = Apply
reset = Reset
undo = Undo
retry = Retry
copy = Copy
download = Download
open = Open
choose = Choose
search = Search
filter = Filter
clear-filters = Clear filters
show-more = Show more
show-less = Show less
read-more = Read more
see-all = See all
more-actions = More actions
more-actions-on = More actions on { $subject }
accept = Accept
decline = Decline
yes = Yes
no = No
none = None
all = All
ok = OK
sending = Sending…
saving = Saving…
loading = Loading…
saved = Saved
copied = Link copied
optional = optional
required = required
new = New
unread = Unread
edited = edited
help = Help

## Lists and slices

older = Older
first = Back to the start
slice-label = Rest of the list
sort-by = Sort by
sorted-ascending = ascending
sorted-descending = descending
others =
    { $count ->
        [one] { $count } other
       *[other] { $count } others
    }

## Time

time-just-now = just now
time-minutes-ago = { $count } min ago
time-hours-ago = { $count } h ago
time-in-minutes = in { $count } min
time-in-hours = in { $count } h
time-yesterday-at = yesterday at { $time }
time-tomorrow-at = tomorrow at { $time }
time-date-at = { $date } at { $time }
time-today = Today
time-yesterday = Yesterday
size-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }

## Fields

field-errors-title =
    { $count ->
        [one] One field needs your attention
       *[other] { $count } fields need your attention
    }
field-required = This field is required.
field-email = Enter an address such as first.last@example.com.
field-url = Enter an address that starts with https://.
field-number = Enter a whole number.
field-date = Enter a date, such as 23/11/2026.
field-choice = Choose one of the options.
field-taken = This is already taken. Choose another.
field-image = This file is not a readable picture. Try a JPEG, PNG or WebP picture.
field-pixels = This picture has too many pixels: make it smaller, to 5,000 a side at most.

## Errors: what happened, that work is safe, what to do next

error-title = Something went wrong
error-not-found-title = Page not found
error-not-found = This page does not exist, or you do not have access to it. Check the address, or ask the person who sent it to you.
error-not-found-signed-out = There is nothing at this address for whoever is not signed in. Sign in: it may be for you.
error-forbidden-title = Not allowed
error-forbidden = You can see this, but you cannot do that. Ask the people who run the space.
error-sign-in-title = Sign in to continue
error-sign-in = This page is for members. Sign in and you will come back to it.
error-conflict-title = Changed in the meantime
error-conflict = Someone changed this while you were writing. Your text is kept below: compare, then save again.
error-terms-title = New terms of use to accept
error-terms = Read and accept the terms of use first: they are new since your last visit.
error-invalid-title = Incomplete request
error-invalid = This request is not complete. Go back, correct it and try again.
error-too-large-title = Too large
error-too-large = This is larger than { $size }. Your text is kept; attach a smaller file.
error-too-long = This text is longer than { $size }, which is more than any form takes. Go back in your browser: what you wrote is still where you wrote it.
error-rate-title = Too many requests
error-rate = Too many requests in a short time. Wait a minute, then try again.
error-unavailable-title = Temporarily unavailable
error-unavailable = The service is very busy. Nothing is lost: try again in a few seconds.
error-unwritable = The server cannot write: its disk is full, failing, or closed to it. What was there before is safe and can be read; tell whoever runs it, with the reference below.
error-internal-title = A fault on our side
error-internal = The page could not be prepared. Try again; if it goes on, give the reference below to your administrators.
error-expired-title = This page was open too long
error-expired = Your session changed since you opened this page. Your text is kept: reload the page, then send again.
error-reference = Reference: { $reference }
error-home = Back to the home page
error-unknown-host-title = Unknown network
error-unknown-host = There is no network at this address.
offline = You are offline. What you send will go out when the connection is back.

## Empty states

empty-title = Nothing yet
empty-no-match-title = No match
empty-no-match = Nothing matches these filters. Try fewer of them.
empty-no-access-title = No access
empty-no-access = This content is restricted. The people who run the space can let you in.
empty-error-title = Could not load
empty-error = This part of the page could not be loaded. The rest is up to date.

## Notices

notice-success = Success
notice-info = For information
notice-warning = Warning
notice-error = Error

## People

former-member = Former member
someone = Someone
guest = Guest
bot = bot

## Audiences

audience-public = Public, open to the web
audience-organisation = Everyone in the organisation
audience-people = Chosen people
audience-only-you = Only you
audience-label = Visible to: { $audience }
audience-with-count =
    { $count ->
        [one] { $name } · { $count } person
       *[other] { $name } · { $count } people
    }
audience-guests =
    { $count ->
        [one] including { $count } guest
       *[other] including { $count } guests
    }
error-suspended-title = Network suspended
error-suspended = Whoever runs this network has suspended it. Nothing is lost; please ask them.

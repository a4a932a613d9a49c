### The frame: header, navigation, bottom bar, footer.

skip-to-content = Skip to content
main = Main navigation
bottom = Shortcuts
account = Your account
home = Home
inbox = Inbox
inbox-short = Inbox
inbox-unread =
    { $count ->
        [one] { $count } unread notification
       *[other] { $count } unread notifications
    }
spaces = Spaces
my-spaces = My spaces
all-spaces = All spaces
space-unread = new content
directory = Directory
topics = Topics
search = Search
search-label = Search the network
search-placeholder = Person, space, post
compose = Post
bookmarks = Saved
following = Following
drafts = Drafts
moderation = Moderation
admin = Admin
profile = My profile
settings = Settings
sign-out = Sign out
sign-in = Sign in
menu = Navigation menu
language = Language
french = French
english = English
help = Help
shortcuts = Keyboard shortcuts
terms = Terms of use
aside = On the side
theme-light = Light theme
theme-dark = Dark theme
page-title = { $page } · { $organisation }
page-title-unread = ({ $count }) { $page } · { $organisation }

## The frame, continued

brand = { $organisation }, home
appearance = Display
trail = Breadcrumb
other-language = Français
# same
admin-short = Admin

### How the deployment is: mail, health, storage

health-lead = What is well, what is not, and what to do. Nothing here is about a person.
health-well = All is well.
health-warnings =
    { $count ->
        [one] One point to look at.
       *[other] { $count } points to look at.
    }
health-broken =
    { $count ->
        [one] One point needs you.
       *[other] { $count } points need you.
    }
good = OK
watch = Needs attention
bad = To mend
mend = What to do: { $words }
database = Database
database-good = { $kind }, { $size }; it answers reads and writes.
database-bad = It does not answer a write.
database-mend = read the program’s log, then run “cenacle check”; where the database is damaged, restore the last backup.
disk = Room on the disk
disk-words = { $free } free of { $total }.
disk-mend = make room or enlarge the disk: without room nothing more is written.
backup = Backups
backup-none = The program makes no backups.
backup-none-mend = start it with “--backups DIR”, best on another disk, or schedule “cenacle backup”.
backup-last = Newest backup:
backup-never = The backup folder holds no backup yet.
backup-failed = The last one failed; the program’s log says why.
backup-mend = see that the folder is there, belongs to the program’s user, and has room.
mail = Mail
mail-folder = No mail server: messages are written to a folder and do not leave.
mail-folder-mend = give the program the address of the mail server with the option --smtp, then try it.
mail-good = Messages leave; none has waited for long.
mail-waiting =
    { $count ->
        [one] One message waits. The server’s last answer: { $cause }
       *[other] { $count } messages wait. The server’s last answer: { $cause }
    }
mail-waiting-mend = try it: the conversation with the server says what is missing.
mail-lost =
    { $count ->
        [one] One message was given up in the last thirty days. Last answer: { $cause }
       *[other] { $count } messages were given up in the last thirty days. Last answer: { $cause }
    }
followers = Background work
followers-good = Search, notifications and rules are up to date.
followers-late = { $name } is { $count } events behind.
followers-mend = if it falls further behind, read the program’s log; a restart goes on where it stopped.
sweep = Upkeep
sweep-good = What has had its time is removed; last done:
sweep-late = Upkeep has not been done for more than an hour.
address = Address
address-good = The organisation answers at { $url }.
address-plain = { $url } is not encrypted: passwords and sessions travel in the clear.
address-mend = put a reverse proxy with TLS in front (Caddy, nginx) and give the organisation its address there: “cenacle organisation address”.
administrators = Administrators
administrators-good = { $count } people administer the organisation.
administrators-one = Only one person administers the organisation: when they are away, nobody can act.
administrators-mend = give that role to a second person whom you trust.
# same
version = Version
version-words = Cénacle { $version }, schema { $schema }.
inbox-name = Notifications
search-name = Search
rules-name = Rules of spaces

mail-lead = A test sends a message and shows the whole conversation with the server, without the password.
mail-to-server = Messages leave by { $transport }, from { $from }.
mail-to = Send the test to
mail-try = Send a test
mail-subject = Test of { $organisation }
mail-body = This message was sent from the Mail page of the administration of { $organisation }. If it reached you, messages leave and arrive.
mail-taken = The server took the message: “{ $answer }”. If it does not arrive, look behind that server: junk mail, the domain’s SPF and DKIM records.
mail-written = The message is written to the mail folder: { $file }
mail-refused = The server refused the message. Check the address of the test and that of the sender.
mail-deferred = The server puts it off (greylisting, too many messages). The program itself tries again, ever less often, for about a day and a half.
mail-credentials = The server does not accept the name or the password of “--smtp”.
mail-tls = No protected connection could be made: the certificate is not trusted, or the server offers no TLS. A company’s own authority is given by “?ca=FILE”.
mail-unreachable = The server does not answer, or hangs up: check name, port and firewall.
mail-invalid = The message cannot be written: one of the addresses is not one.
# same
mail-conversation = Conversation
mail-ours = we
mail-theirs = the server
mail-queue = Queue
mail-queue-empty = No message waits.

storage-lead = What the organisation keeps, and the room it takes. A file sent twice counts once on the disk.
storage-kind = Content
storage-files = Files
storage-size = Size
storage-entry = Entries
storage-comment = Comments
# same
storage-person = Portraits
storage-space = Covers of spaces
# same
storage-organisation = Logo
storage-draft = Drafts (a day at most)
storage-deleted = Deleted, waiting to be purged
# same
storage-total = Total
storage-database = Database (all organisations)
storage-disk = Disk
storage-spaces = The heaviest spaces among those that you see

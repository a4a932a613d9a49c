### Loading people from a file.

title = Load a file
lead = The people of the company, from an export of the payroll system or a spreadsheet. Nothing changes before you have seen it.
file = CSV file
file-help = A first line of titles, then one line per person, with at least a staff number or an address. Commas, semicolons or tabs; UTF-8 or Windows.
file-missing = Choose a file.
file-empty = This file is empty.
file-no-text = This file is no text. In a spreadsheet, save it as CSV.
file-too-large = This file has more than 200,000 lines or 60 columns. Split it.
file-line = Line { $count } cannot be read.
next-columns = See the columns
loads = Loads
loads-none = No file has been loaded yet.
column-file = File
column-by = By
column-result = Result
column-undo = Take back
undo = Take this load back
undone = Taken back
load-undone = The load is taken back. What was changed since stays.
result = { $made } created, { $changed } changed, { $wrong } lines left out.
far = { $done } lines of { $lines }
cut-off-help = This page refreshes itself. If the load was cut off, load the same file again: what is there already does not change.
see-waiting = See who waits for an invitation
columns-title = Columns of the file
columns-lead = Say what each column holds. An empty cell changes nothing.
column-title = Column
column-examples = For example
column-meaning = Means
meaning-of = What the column { $title } means
not-read = (is not read)
lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
windows = This file is not in UTF-8: it is read as a file of Windows. Check the accents.
makes = Create the units and sites that are missing
makes-help = Otherwise a line that names an unknown one is left out. A unit inside another is written “Division > Team”.
next-plan = See what would change
another-file = Another file
unfit-no-key = No column finds a person: say which is the staff number or the address.
unfit-twice = Two columns mean the same: { $field }.
plan-lead = This is what the file would do. Nothing has changed yet.
count-new = People to create
count-changed = People to change
count-same = Up to date
count-wrong = Lines left out
would-make = Would be created:
load =
    { $count ->
        [one] Load { $count } person
       *[other] Load { $count } people
    }
back-to-columns = Back to the columns
wrong-left-out = Lines that are left out change nothing. Mend them in the file and load it again.
and-others =
    { $count ->
        [one] And { $count } other.
       *[other] And { $count } others.
    }
line = line { $count }
field-number = Staff number
field-email = E-mail address
field-name = Full name
field-first = First name
field-last = Last name
field-title = Job title
field-unit = Unit
# same
field-site = Site
field-manager = Manager
field-skills = Skills
field-kind = Member or guest
field-lang = Language
field-role = Role in the organisation
field-last-day = Last day
fault-no-key = Neither a staff number nor an address.
fault-no-name = This new person has no name.
fault-name = “{ $text }” is no name.
fault-email = “{ $text }” is no address.
fault-kind = “{ $text }” is neither member nor guest.
fault-lang = “{ $text }” is no language of Cénacle.
fault-role = “{ $text }” is no role.
fault-day = “{ $text }” is no day, such as 2027-01-31 or 31/01/2027.
fault-too-long = “{ $text }…” is too long.
fault-twice = The same person stands in line { $count } already.
fault-two-people = The staff number and the address are two different people’s.
fault-unit = There is no unit “{ $text }”, or there are several.
fault-site = There is no site “{ $text }”.
fault-manager = The manager “{ $text }” is neither here nor in the file.
fault-loop = The managers go round in a circle: lines { $lines }.
fault-erased = This person was erased.
still-running = This load is still running. Wait until it ends, or an hour if it was cut off.

### `cenacle pilot`: plans, verdicts, forecasts and values on paper.

cause-not-found = there is no such file
cause-denied = it may not be opened
cause-full = the disk is full
cause-folder = it is a folder
trouble-unopened = “{ $path }” cannot be read: { $cause }.
trouble-unwritten = “{ $path }” cannot be written: { $cause }.
trouble-no-text = “{ $path }” is not a text file. Save it as CSV from the spreadsheet.
trouble-empty = “{ $path }” holds nothing.
trouble-columns = “{ $path }” lacks the columns: { $missing }. Its first line holds: { $found }.
spread-alone = --waves and --teams only go with --mode show: what spreads is one list of people.
trouble-twice = “{ $path }” has the column “{ $column }” twice. Keep one.
trouble-cells = Line { $line } of “{ $path }” has { $cells } cells, and the first line { $titles }. Does a comma stand inside a number or a name? Put it in quotation marks, or save the file with semicolons.
trouble-line = Line { $line } of “{ $path }” cannot be read. Is a quotation mark never closed?
trouble-number = Line { $line } of “{ $path }”: “{ $found }” in the column “{ $column }” is not a number.
trouble-word = Line { $line } of “{ $path }”: “{ $found }” in the column “{ $column }” is not understood. It takes: { $wanted }.
trouble-nobody = “{ $path }” names nobody.
trouble-no-ties =
    { $lines ->
        [one] The only line of “{ $path }” ties no two people of the company. Do the identifiers match?
       *[other] None of the { $lines } lines of “{ $path }” ties two people of the company. Do the identifiers match?
    }
trouble-no-such = “{ $name }” is neither a person nor a unit of the file.
trouble-no-cohorts = { $asked } cohorts of this size are too many: there is room for { $possible }. Take smaller ones, or fewer.
trouble-too-small = A cohort of { $size } is too small: it takes { $least } people at least, since figures about fewer are figures about persons.
trouble-everybody = The company has { $people } people: a pilot of { $size } leaves nobody outside it.
trouble-two-laws = Line { $line } of “{ $path }” knows “{ $name }” by another law than a line before it. One unknown has one law; give this one another name.
trouble-unlocked = “{ $path }” is not a plan, or what it locks was changed since. A verdict needs the plan as it was made.
trouble-no-rule = This plan does not say what would be counted nor what would matter, so nothing can be judged by it. Plan with --metric and --matters.
trouble-one-cohort = This plan has one cohort. It can be described, not judged: there is nothing to hold it against. Plan with --waves.
trouble-outcomes-missing = “{ $path }” has no value for cohort { $cohort } in period { $period }. A verdict is given once, on all periods of the plan.
trouble-outcomes-line = Line { $line } of “{ $path }” names a cohort or a period that the plan does not have, or one that was already given.

cause-no-folder = there is no such folder
trouble-weeks = Line { $line } of “{ $path }”: weeks must follow one another without a gap, each with its count.
trouble-days = Line { $line } of “{ $path }”: a week has 0 to 14 working days, and in one of 0 nobody begins.
trouble-seats = { $begun } people have begun, and there are { $seats } seats. Give --seats as many as were granted.
refused-contrary = These conditions contradict one another: who must be in is also out, or more than the size or the cap lets in.
by-date = By { $date }
by-week = By week { $week }
seats = seats
means-spread = { $planned } of the company would hear of it from this cohort within two steps; from people drawn at random it would be { $random }.
swings = { $from } to { $to } ({ $share })

refused-clusters =
    { $there ->
        [one] There is one cohort; a verdict takes at least { $needed }.
       *[other] There are { $there } cohorts; a verdict takes at least { $needed }.
    }
refused-periods = The periods are too few: { $there }, where it takes at least { $needed }.
refused-adopters = Too few have begun to say how it goes on: { $there }, where it takes at least { $needed }.
refused-people = The people are too few: { $there }, where it takes at least { $needed }.
refused-answers = The survey has too few answers: { $there }, where it takes at least { $needed }. Until then, declare a range: it will be drawn as declared.
refused-units = There is too little to count: { $there }, where it takes at least { $needed }.
refused-parallel = { $clusters } cohorts side by side can give no verdict, whatever happens; eight can, or six one after the other.
refused-no-cohort = No cohort of { $size } people meets these conditions and hangs together: the largest that could be found has { $possible }.
refused-unjoined = Those who must be in cannot be joined into one cohort of that size. Let more people in, or fewer be set.
refused-unsure = The weeks so far agree too little with any course of adoption to go on from them. Wait for more of them.
refused-narrow = The sizes differ too little ({ $factor }) to tell one law from another.
refused-not-a-number = Nothing can be counted from this: the plan or its figures identify no effect.

remark-nameless =
    { $lines ->
        [one] One line without a person was left out.
       *[other] { $lines } lines without a person were left out.
    }
remark-repeated-person =
    { $lines ->
        [one] { $person } stands in the file twice (again in line { $line }): the first line counts.
       *[other] { $lines } lines name somebody who came before, first { $person } in line { $line }: the first line of each counts.
    }
remark-no-unit =
    { $people ->
        [one] One person has no unit; nameless units count as one.
       *[other] { $people } people have no unit: together they count as one.
    }
remark-no-site =
    { $people ->
        [one] One person has no site; nameless sites count as one.
       *[other] { $people } people have no site: together they count as one.
    }
remark-unknown-manager =
    { $people ->
        [one] One person has a manager who is not in the file ({ $manager }).
       *[other] { $people } people have a manager who is not in the file, { $manager } for one.
    }
remark-circle = These people are each other’s managers in a circle: { $people }. The plan does not depend on it, but the file is wrong there.
remark-unknown =
    { $lines ->
        [one] One tie names somebody who is not among the people and was left out: { $person } in line { $line }.
       *[other] { $lines } ties name somebody who is not among the people and were left out, first { $person } in line { $line }.
    }
remark-own-ties =
    { $lines ->
        [one] One tie of somebody with themselves was left out.
       *[other] { $lines } ties of somebody with themselves were left out.
    }
remark-weightless =
    { $lines ->
        [one] One tie without a positive weight was left out.
       *[other] { $lines } ties without a positive weight were left out.
    }
remark-repeated-ties =
    { $lines ->
        [one] One line repeats a pair of people, in this or the other direction: the weights were added.
       *[other] { $lines } lines repeat a pair of people, in this or the other direction: the weights were added.
    }
remark-alone =
    { $people ->
        [one] One person works with nobody, by this file.
       *[other] { $people } people work with nobody, by this file.
    }

yes = yes
no = no
title = A pilot of { $size } people out of { $people }
title-waves = A pilot of { $cohorts } cohorts of { $size } people out of { $people }
lead-show = Chosen so that the pilot can show something, by { $ties } working ties across { $units } units: { $mean } a person on average.
lead-spread = Chosen so that news of it spreads, by { $ties } working ties across { $units } units: { $mean } a person on average.
set-random = at random
set-units = whole units
set-hubs = most tied
set-planned = planned
row-inside = Working ties inside
row-tenth = Share inside that nine in ten members reach
row-five = Members with five ties inside or more
row-pieces = Pieces it falls into
row-units = Units
row-crossing = Ties inside that cross units
row-visible = Part of the full effect that can be seen
row-reach = Who would hear of it within two steps
row-weeks = Weeks until it would show
row-detectable =
    { $weeks ->
        [one] Smallest full effect seen in one week (sd)
       *[other] Smallest full effect seen in { $weeks } weeks (sd)
    }
row-meets = Meets the conditions
over-two-years = over 104
cohort = The cohort
cohort-number = Cohort { $cohort }, starting in week { $week }
meaning = What this means
how-long = How long it must run
cannot = What it cannot show, whatever is done
conditions = What the conditions cost
assumed = What was assumed
handled = What was found in the files
figures = The figures
means-inside = On average a member of the planned cohort finds { $planned } of their working ties inside; drawn at random it would be { $random }, whatever the network.
means-visible = So it can show { $planned } of what a full roll-out would bring, depending on how the benefit grows with the colleagues who are there. At random it would be { $random }.
means-pieces = The planned cohort falls into { $pieces } pieces that do not work together: each is a pilot of its own.
means-several = The cohorts keep between { $least } and { $most } of ties inside; the column shows their mean.
means-units-break = Whole units would keep more ties inside ({ $units }), but do not meet the conditions.
one-cohort = One cohort alone can be described, not judged: there is nothing to hold it against. A verdict takes six cohorts at least, starting in turn (--waves).
weeks-both = { $clusters } such cohorts of { $size }, starting in turn, would show a full effect of { $effect } standard deviations in { $planned } weeks; drawn at random they would take { $random }.
weeks-planned = { $clusters } such cohorts of { $size }, starting in turn, would show a full effect of { $effect } standard deviations in { $planned } weeks; drawn at random they would not in two years.
weeks-never = { $clusters } such cohorts of { $size }, starting in turn, would not show a full effect of { $effect } standard deviations in two years. Take more people, more cohorts, or hope for a larger effect.
weeks-no-room = The company has no room for six cohorts of this size, so none of them could be judged. Cohorts of at most { $most } people would leave room.
weeks-learning = Add two weeks for learning, and let no period that decides fall into August or the end of the year.
contamination = While they wait, members of the other cohorts have { $touched } of their ties to cohorts that have started: that much of the difference is lost.
cannot-pool = Answers from people whom one does not know: a question asked among { $size } people would find an answer { $inside } of the time, among all { $people } it would be { $all }. No choice of { $size } people changes this; only size does.
cannot-spread = How fast it spreads: { $planned } of the company would hear of this cohort within two steps; from the most tied people it would be { $best }. What shows and what spreads are two cohorts (--mode spread).
cannot-lonely = What it is like to be there with one’s colleagues, for those who find fewer than five of them inside: { $share } of the members.
cannot-others =
    { $units ->
        [one] Anything about the unit that is not in it.
       *[other] Anything about the { $units } units that are not in it.
    }
cannot-feelings = Why: a pilot counts what changed. Ask people for the reasons.
conditions-cost = Without any condition, not even that the cohort holds together, about { $free } of ties could be inside instead of { $planned }.
assumed-direct = { $direct } of the full effect comes from the tool alone, the rest from colleagues who are there: in proportion, with the root, or from a threshold of three in ten. The range covers these three; weeks are counted with the least of them.
assumed-pool = Strangers answer a question that they see with a chance of { $each }; questions differ by a gamma law of shape { $shape }.
assumed-design = Found { $power } of the time at a two-sided 5%, with a likeness within cohorts of { $within }, of cohorts over time of { $cluster }, and of people over time of { $person }.
assumed-digest = Digest of the plan: { $digest }. Give it to somebody who has no part in the pilot: it shows any later change.

ask-inside = How many of their colleagues would they meet there?
ask-power = How long must it run to show something?
ask-frontier = What does openness to other units cost?
counted-inside = Share of each member’s ties, by weight, to other members; mean over members. At random: exactly (k − 1) / (n − 1).
counted-power = Generalised least squares with an effect of each period; cohorts start in turn. Lines end at a year.
counted-frontier = One plan of one cohort for each limit on the people of one unit.
axis-weeks = Weeks
axis-power = Chance that the effect shows
axis-enough = enough
axis-crossing = Ties inside that cross units
no-cap = no limit
cap =
    { $people ->
        [one] one a unit
       *[other] { $people } a unit
    }
cap-head = Limit
frontier-says = At its closest a cohort keeps { $closed } of ties inside, { $closed-crossing } of them across units; at its most open { $open }, of which { $open-crossing } cross units.

verdict-shows = The pilot shows an effect: { $value } ({ $low } to { $high }) in “{ $name }”, where { $matters } would matter.
verdict-harms = The pilot shows a harm: { $value } ({ $low } to { $high }) in “{ $name }”.
verdict-nothing = The pilot shows nothing above { $matters } in “{ $name }”: whatever effect there is lies between { $low } and { $high }.
verdict-cannot = The pilot cannot conclude: the effect in “{ $name }” lies between { $low } and { $high }, which holds both nothing and the { $matters } that would matter.
verdict-unsettled = No number of cohorts that a company has would settle it: measure for longer, or choose a figure that varies less.
verdict-settle =
    { $clusters ->
        [one] One cohort, run as long, would settle it.
       *[other] { $clusters } cohorts, run as long, would settle it.
    }
judged-how = 95% interval by randomisation: every effect that the order of starts does not refute. { $cohorts } cohorts over { $periods } periods of { $weeks } weeks; chance alone gives as much with p { $p }.
judged-coverage = { $coverage } of the events were captured.
ask-means = What was counted, period by period?
means-beside = These means are not the comparison: cohorts differ, and seasons do. The verdict holds each against itself and against those who still wait.
counted-judged = Mean over the cohorts of each kind.
period = Period
waiting = waiting
started = started

forecast-title = Who will use it, and by when
forecast-says = { $by }, between { $low } and { $high } of { $seats } will have begun (95 chances in 100; 8 in 10: { $most-low } to { $most-high }).
forecast-none = No week to look ahead to.
forecast-ceiling = In the end { $ceiling } of the seats would be used ({ $range }).
forecast-first-use = To begin is not to stay: look at who is still there after twelve weeks beside this.
forecast-campaigns = Campaigns and units that come in together look like contagion here. Where it was rolled out in waves, forecast each by itself.
forecast-how = Bass’s law with the seats as its ceiling, weak priors, and counts that vary more than chance, on { $weeks } weeks; { $draws } effective draws.
forecast-bands = From the inner band to the outer one: 5 in 10 chances, 8 in 10, 95 in 100.
ask-forecast = How many will have begun?
counted-forecast = People who used it for the first time, added up. Weeks count by their working days; August and the end of the year for less.
people-begun = People
week = Week
middle = Median
half = 5 in 10
most = 8 in 10
nearly-all = 95 in 100
seen = so far

value-title = What it costs and brings
value-says = Between { $range } a year at full use (9 in 10), with { $covers } chance of covering its cost.
from-to = { $from } and { $to }
value-present =
    { $years ->
        [one] Over one year at a rate of { $rate }: between { $range } today.
       *[other] Over { $years } years at a rate of { $rate }: between { $range } today.
    }
value-break-even = On the mean of all that may happen, which a few large gains raise above the middle, it breaks even when { $part } of full use is reached every year.
value-no-break-even = It breaks even at no share of use.
value-matters = What matters most is “{ $name }”: { $share } of the uncertainty.
value-settle = { $more } more answers to the survey behind “{ $name }” ({ $answers } so far) would halve what it leaves open.
value-declared = Declared by somebody and not measured: { $lines }. These are hatched.
value-how = { $draws } draws of every factor; a factor that stands in several lines is drawn once.
ask-value = What does it bring, line by line?
ask-tornado = What moves the result most?
counted-value = A year at full use: the middle, and between which values it lies 9 times in 10. Hatched: declared, not measured.
counted-tornado = The middle of the net among the lowest and the highest tenth of each factor; beside it its share of the uncertainty, by rank correlation.
line = Line
ninety = 9 in 10 between
# same
net = Net
swing = Net between
of-uncertainty = Of the uncertainty

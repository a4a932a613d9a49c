### Search and its results.

title = Search
label = Search
placeholder = Words, names, topics
results-for = Results for “{ $query }”
tab-all = All
tab-entries = Posts
tab-people = People
tab-spaces = Spaces
tab-topics = Topics
filter-kind = Kind
empty-query = Enter a word, a name or a topic.
no-match-title = No results for “{ $query }”
no-match = Check the spelling, try a more general word or remove a filter.
indexing = Search is being updated: the very latest content is on its way.
matched-in-comment = Found in a comment

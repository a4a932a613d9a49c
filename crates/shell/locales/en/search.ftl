### Search and its results.

title = Search
label = Search
placeholder = Words, names, topics
results-for = Results for “{ $query }”
results-count =
    { $count ->
        [0] No results
        [one] { $count } result
       *[other] { $count } results
    }
results-at-least = More than { $count } results
tab-all = All
tab-entries = Posts
tab-people = People
tab-spaces = Spaces
tab-topics = Topics
tab-files = Files
filter-kind = Kind
filter-space = Space
filter-author = Posted by
filter-topic = Topic
filter-from = From
filter-to = Until
filter-language = Language
sort-relevance = Relevance
sort-date = Newest
empty-query = Enter a word, a name or a topic.
no-match-title = No results for “{ $query }”
no-match = Check the spelling, try a more general word or remove a filter.
did-you-mean = Try “{ $query }”
indexing = Search is being updated: the very latest content is on its way.
recent = Recent searches
recent-clear = Clear recent searches
palette-title = Go to
palette-help = People, spaces, posts, settings
matched-in-comment = Found in a comment
matched-in-file = Found in an attached file

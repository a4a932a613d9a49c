-- Full text, the embedded database's own: words in FTS5 without the texts, and what each row of it stands for.

create table search_document (
    doc integer primary key,               -- the row of the index; for entries and comments it rises with time
    organisation bigint not null,
    kind text not null,                    -- entry, comment, person, colleague, space, topic
    object bigint not null,
    entry bigint,                          -- the entry, for an entry and for what hangs on it
    unique (organisation, kind, object)
);
create index search_document_entry on search_document (organisation, entry) where entry is not null;

-- Terms are folded and stemmed before they come here, ASCII or not at all: nothing is left for a tokenizer to decide.
create virtual table search_index using fts5(terms, content='', contentless_delete=1, tokenize='ascii', detail=none, prefix='2 3');

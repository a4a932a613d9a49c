-- Full text, the database server's own: the same words as lexemes, beside what they stand for.

create table search_document (
    doc bigint primary key,                -- for entries and comments it rises with time
    organisation bigint not null,
    kind text not null,                    -- entry, comment, person, colleague, space, topic
    object bigint not null,
    entry bigint,                          -- the entry, for an entry and for what hangs on it
    terms tsvector not null default '',
    unique (organisation, kind, object)
);
create index search_document_entry on search_document (organisation, entry) where entry is not null;
create index search_document_terms on search_document using gin (terms);

-- From which moment an entry stands in a place, as an id minted then; 0 where it stood there from the beginning. Who comes to see
-- it there sees what it became, not what it was before.
alter table placement add column since bigint not null default 0;

-- One-time links of a person and of an address, of which a large company has tens of thousands.
create index token_person on token (organisation, person) where person is not null;
create index token_email on token (organisation, email);

-- What upkeep looks for every ten minutes, without walking through all that was ever purged.
create index entry_purged on entry (organisation, deleted_at) where deleted_at is not null and card_html <> '';
create index comment_purged on comment (organisation, deleted_at) where deleted_at is not null and html <> '';

-- What is pinned in a space, without walking through the rest of it.
create index placement_pinned on placement (organisation, audience, pinned_at) where pinned_at is not null;

-- What is to be purged, and whether bytes are still named.
create index entry_deleted on entry (deleted_at) where deleted_at is not null;
create index comment_deleted on comment (deleted_at) where deleted_at is not null;
create index file_deleted on file (deleted_at) where deleted_at is not null;
create index file_draft on file (created_at) where host = 'draft';
create index file_digest on file (digest);

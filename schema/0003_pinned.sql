-- What is pinned in a space, without walking through the rest of it.
create index placement_pinned on placement (organisation, audience, pinned_at) where pinned_at is not null;

//! What is proposed to a newcomer.

use kernel::{Id, Reading, Result, Space, Visible, params, record};

use crate::person::Brief;

/// Spaces and people that are proposed of each.
const PROPOSED: i64 = 6;

record! {
    /// A space that is proposed, with how many colleagues of one's unit and site are in it.
    #[derive(Debug, Clone)]
    pub(super) struct Proposed { pub(super) id: Id<Space>, pub(super) name: String, pub(super) purpose: String, pub(super) icon: String, pub(super) near: i64 }
}

/// Spaces that are free to join, those first in which most colleagues of one's unit and site are.
pub(super) fn spaces(tx: &Reading<'_>) -> Result<Vec<Visible<Proposed>>> {
    tx.all(
        "select s.id, s.name, s.purpose, s.icon, \
                (select count(*) from visible_member m join visible_person p on p.id = m.person join visible_person me on me.id = :me \
                 where m.audience = s.id and (p.unit = me.unit or p.site = me.site)) as near \
         from visible_space s where s.joining = 'free' and s.my_role is null and s.archived_at is null and s.content_visible = 1 \
         order by near desc, s.member_count desc, s.id limit :limit",
        params! { limit = PROPOSED },
    )
}

/// Colleagues: one's manager, then who has the same one, then one's unit.
pub(super) fn people(tx: &Reading<'_>) -> Result<Vec<Visible<Brief>>> {
    tx.all(
        "select p.id, p.handle, p.name, p.title, p.photo, p.kind from visible_person p join visible_person me on me.id = :me \
         where p.id <> me.id and p.deactivated_at is null and p.is_restricted = 0 and p.kind = 'member' \
           and (p.id = me.manager or p.manager = me.manager or p.manager = me.id or p.unit = me.unit) \
           and not exists (select 1 from visible_follow f where f.kind = 'person' and f.target = p.id) \
           and not exists (select 1 from visible_hidden_author h where h.author = p.id) \
         order by case when p.id = me.manager then 0 when p.manager = me.manager then 1 when p.manager = me.id then 2 else 3 end, p.sort_key, p.id limit :limit",
        params! { limit = PROPOSED },
    )
}

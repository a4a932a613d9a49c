//! Communities: visibility, membership, roles.

//! Sign-in, sessions, invitations, passwords.

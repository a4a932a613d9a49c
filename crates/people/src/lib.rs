//! Profiles, directory, organisation chart, following.

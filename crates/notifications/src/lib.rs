//! The inbox: what is addressed to a person.

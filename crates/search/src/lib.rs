//! One box over people, spaces, topics and entries.

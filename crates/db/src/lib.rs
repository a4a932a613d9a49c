//! One face on SQLite and PostgreSQL; the only crate that names a driver.

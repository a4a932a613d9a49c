//! House rules as tests, generated files, benchmark drivers.

//! The program: command line, router, wiring.

//! Maison Birotteau, and synthetic companies of any size.

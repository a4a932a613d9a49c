//! Compose and send mail; knows no feature.

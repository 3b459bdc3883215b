//! All integration tests in one binary.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail loudly")]

mod anchors;
mod cli;
#[cfg(feature = "tui")]
mod config;
mod contract;
mod figures;
mod formats;
mod notes;
mod numbers;
mod people;
mod query;
mod quotes;
mod search;
mod shelf;
mod speakers;
mod store;

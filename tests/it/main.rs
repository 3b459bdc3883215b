//! All integration tests in one binary.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail loudly")]

mod anchors;
mod cli;
mod config;
mod contract;
mod export;
mod figures;
mod formats;
mod library;
mod notes;
mod numbers;
mod people;
mod query;
mod quotes;
mod search;
mod shelf;
mod speakers;
mod store;

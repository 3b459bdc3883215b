//! All integration tests in one binary.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail loudly")]

mod anchors;
mod checking;
mod cli;
mod config;
mod contract;
mod corrected;
mod endless;
mod export;
mod figure_abroad;
mod figure_forms;
mod figure_news;
mod figure_pieces;
mod figure_reports;
mod figure_traps;
mod figure_units;
mod figures;
mod formats;
mod frames;
mod hostile;
mod library;
mod linear;
#[cfg(feature = "tui")]
mod namesakes;
mod narrow;
mod notes;
mod noting;
mod noting_pty;
mod numbers;
#[cfg(feature = "tui")]
mod pages;
mod people;
mod places;
mod pty;
mod query;
mod quotes;
mod readme;
#[cfg(feature = "tui")]
mod screen;
mod search;
mod sessions;
mod shelf;
mod speakers;
mod store;
mod styles;
#[cfg(feature = "tui")]
mod tidy;
mod wrap;

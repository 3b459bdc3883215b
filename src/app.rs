//! The reader without a screen: the model, what comes into it and what it asks for.
//!
//! [`update`] takes one [`Message`] and changes the [`Model`]; what is to be done outside (reading, copying, saving) it returns as
//! [`Effect`]s. It is total: no result, no panic, no clock, no files. Drawing is `ui`'s, and reads only.

#![allow(
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::single_match_else,
    reason = "steps are small signed numbers; a match with two arms reads evenly"
)]

pub mod action;
pub mod asking;
pub mod browsing;
pub mod bulk;
pub mod cards;
pub mod checking;
pub mod commands;
pub mod copying;
mod correcting;
pub mod editor;
mod filtering;
mod listing;
mod marking;
pub mod message;
pub mod mode;
pub mod model;
pub mod moving;
mod naming;
pub mod noting;
mod opening;
pub mod pages;
pub mod panel;
mod popups;
pub mod prompt;
pub mod reading;
mod reviewing;
pub mod search;
mod seeking;
pub mod selection;
pub mod settle;
pub mod state;
mod stepping;
pub mod update;
mod writing;

pub use action::Action;
pub use message::{Effect, Key, KeyCode, Loaded, Message, NotesNews, Progress};
pub use model::Model;
pub use state::{ArticleState, Kept, Options, ReadingState};
pub use update::update;

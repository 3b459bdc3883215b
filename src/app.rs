//! The reader without a screen: the model, what comes into it and what it asks for.
//!
//! [`update`] takes one [`Message`] and changes the [`Model`]; what is to be done outside (reading, copying, saving) it returns as
//! [`Effect`]s. It is total: no result, no panic, no clock, no files. Drawing is `ui`'s, and reads only.

pub mod action;
pub mod message;
pub mod model;
pub mod state;
pub mod update;

pub use action::Action;
pub use message::{Effect, Key, KeyCode, Loaded, Message, Progress};
pub use model::Model;
pub use state::{ArticleState, Kept, Options, ReadingState};
pub use update::update;

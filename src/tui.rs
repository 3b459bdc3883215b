//! The terminal: how it is taken and given back, what comes from it, what is painted on it.

pub mod guard;
pub mod input;
mod pen;
pub mod screen;

//! The one way into the model: a message changes it and gives what is to be done outside.

use super::message::{Effect, Key, KeyCode, Message};
use super::model::Model;

/// Takes one message. Total: whatever comes, nothing fails.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    model.touch();
    match message {
        Message::Key(Key { code: KeyCode::Char('q'), ctrl: false, .. }) => vec![Effect::Quit],
        Message::Resize { cols, rows } => {
            model.size = (cols, rows);
            Vec::new()
        }
        Message::Found(entries) => {
            model.library.entries.extend(entries);
            Vec::new()
        }
        Message::State(state) => {
            model.state = state;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

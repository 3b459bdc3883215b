//! The thread that reads, parses and extracts the article that is to be opened.
//!
//! Not the list's thread: an article must not wait for a batch of heads, which may hold a file of many megabytes.

use super::Event;
use crate::app::{Loaded, Message};
use crate::extract::extract;
use crate::library::{EntryIdx, Place};
use crate::store::{self, state::StateFile};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

/// What the thread is asked.
pub(super) enum Ask {
    /// Read this article.
    Load(EntryIdx, Place),
    /// Read what was kept.
    State(StateFile),
}

/// Works until the program ends. Of several articles asked for, the latest comes first.
pub(super) fn run(asks: &Receiver<Ask>, events: &Sender<Event>) {
    let mut waiting = Vec::new();
    loop {
        if waiting.is_empty() {
            let Ok(ask) = asks.recv() else { return };
            waiting.push(ask);
        }
        waiting.extend(asks.try_iter());
        let message = match waiting.pop() {
            Some(Ask::Load(idx, place)) => Some(Message::Article { idx, loaded: load(&place) }),
            Some(Ask::State(file)) => file.read().map(Message::State),
            None => None,
        };
        if message.is_some_and(|message| events.send(Event::Message(message)).is_err()) {
            return;
        }
    }
}

/// Reads an article and takes from it what is to be found.
pub(super) fn load(place: &Place) -> Result<Loaded, crate::article::Problem> {
    let (article, warnings) = store::read(place)?;
    let extraction = extract(&article);
    Ok(Loaded { article: Arc::new(article), extraction: Arc::new(extraction), warnings })
}

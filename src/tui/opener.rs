//! The thread that reads, parses and extracts the article that is to be opened. The text of a long one is shown before what is
//! found in it.
//!
//! Not the list's thread: an article must not wait for a batch of heads, which may hold a file of many megabytes.

use super::Event;
use crate::app::{Loaded, Message};
use crate::article::{Article, Warning};
use crate::extract::extract;
use crate::library::{EntryIdx, Place};
use crate::store::{self, state::StateFile};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

/// What the thread is asked.
pub(super) enum Ask {
    /// Read this article.
    Load(EntryIdx, Place),
    /// Find what is in this article, whose text is on the screen.
    Extract(EntryIdx, Arc<Article>, Vec<Warning>),
    /// Read what was kept.
    State(StateFile),
}

/// Bytes of a text in which finding takes longer than a key may.
const LONG: usize = 64 << 10;

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
            Some(Ask::Load(idx, place)) => match store::read(&place) {
                Ok((article, warnings)) => {
                    let article = Arc::new(article);
                    if article.text().len() > LONG {
                        let (article, warnings) = (Arc::clone(&article), warnings.clone());
                        let _ = events.send(Event::Message(Message::Text { idx, article, warnings }));
                    }
                    Some(whole(idx, article, warnings))
                }
                Err(problem) => Some(Message::Article { idx, loaded: Err(problem) }),
            },
            Some(Ask::Extract(idx, article, warnings)) => Some(whole(idx, article, warnings)),
            Some(Ask::State(file)) => file.read().map(Message::State),
            None => None,
        };
        if message.is_some_and(|message| events.send(Event::Message(message)).is_err()) {
            return;
        }
    }
}

/// Takes from an article what is to be found.
fn whole(idx: EntryIdx, article: Arc<Article>, warnings: Vec<Warning>) -> Message {
    let extraction = Arc::new(extract(&article));
    Message::Article { idx, loaded: Ok(Loaded { article, extraction, warnings }) }
}

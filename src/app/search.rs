//! Looking for words in the focused pane: in the text, on the cards, in the list.

use super::model::Model;
use super::reading::{Item, Reading};
use crate::panes::Pane;
use crate::text::{Needle, TextRange};

/// The latest search.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is looked for, as typed.
    pub words: String,
    /// What was found, and where.
    pub hits: Hits,
    /// The hit it stands on.
    pub current: Option<usize>,
}

/// What a search found, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hits {
    /// Places in the text.
    Text(Vec<TextRange>),
    /// Cards.
    Cards(Vec<Item>),
    /// Rows of the list.
    List(Vec<usize>),
}

impl Hits {
    /// Returns how many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(hits) => hits.len(),
            Self::Cards(hits) => hits.len(),
            Self::List(hits) => hits.len(),
        }
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Model {
    /// Looks for words and goes to the first hit from where the search began.
    pub(super) fn look_for(&mut self, words: &str, pane: Pane, origin: (usize, usize)) {
        if words.is_empty() {
            self.search = None;
            return self.go_back_to(origin);
        }
        let needle = Needle::new(words);
        let hits = match (pane, &self.reading) {
            (Pane::List, _) => Hits::List(self.list_hits(&needle)),
            (Pane::Text, Some(reading)) => Hits::Text(text_hits(reading, &needle)),
            (Pane::Side, Some(reading)) => Hits::Cards(card_hits(reading, &needle)),
            (_, None) => Hits::Text(Vec::new()),
        };
        self.go_back_to(origin);
        let first = self.first_hit(&hits);
        self.search = Some(Search { words: words.to_owned(), hits, current: None });
        if let Some(first) = first {
            self.go_to_hit(first);
        }
    }

    /// Finds the hits of the latest search again, in an article that was opened since.
    pub(super) fn search_again(&mut self) {
        let Some(search) = &mut self.search else { return };
        let Some(reading) = &self.reading else { return };
        let needle = Needle::new(&search.words);
        match &mut search.hits {
            Hits::Text(hits) => *hits = text_hits(reading, &needle),
            Hits::Cards(hits) => *hits = card_hits(reading, &needle),
            Hits::List(_) => return,
        }
        search.current = None;
    }

    /// Goes to the next hit, or the one before; over the end to the other one.
    pub(super) fn step_hit(&mut self, n: isize) {
        let Some(search) = &self.search else { return self.say("nothing was searched for · / searches") };
        let len = search.hits.len();
        if len == 0 {
            return self.complain(format!("nowhere here: {}", search.words));
        }
        let next = match search.current {
            Some(at) => (at as isize + n).rem_euclid(len as isize) as usize,
            None => self.first_hit(&search.hits).unwrap_or(0),
        };
        self.go_to_hit(next);
    }

    fn go_to_hit(&mut self, at: usize) {
        let Some(search) = &mut self.search else { return };
        search.current = Some(at);
        match (&search.hits, &mut self.reading) {
            (Hits::List(rows), _) => self.browsing.cursor = rows.get(at).copied().unwrap_or_default(),
            (Hits::Text(hits), Some(reading)) => {
                if let Some(hit) = hits.get(at) {
                    reading.bring(*hit);
                    reading.drop_hidden_selection();
                }
            }
            (Hits::Cards(hits), Some(reading)) => {
                if let Some(item) = hits.get(at) {
                    reading.choose(*item);
                }
            }
            (_, None) => {}
        }
    }

    /// Returns the first hit at or after what is on the screen.
    fn first_hit(&self, hits: &Hits) -> Option<usize> {
        let at = match (hits, &self.reading) {
            (Hits::List(rows), _) => rows.iter().position(|r| *r >= self.browsing.cursor),
            (Hits::Text(hits), Some(reading)) => {
                let place = reading.on_screen().start;
                hits.iter().position(|h| h.start >= place)
            }
            _ => None,
        };
        at.or((!hits.is_empty()).then_some(0))
    }

    fn list_hits(&self, needle: &Needle) -> Vec<usize> {
        let title = |idx: &crate::library::EntryIdx| {
            let entry = self.library.entry(*idx);
            entry.is_some_and(|e| needle.is_in(e.head.as_ref().map_or(&e.name, |h| &h.title)))
        };
        (self.browsing.shown.iter().enumerate()).filter(|(_, idx)| title(idx)).map(|(row, _)| row).collect()
    }

    fn go_back_to(&mut self, (top, cursor): (usize, usize)) {
        self.browsing.cursor = cursor;
        if let Some(reading) = &mut self.reading
            && reading.top != top
        {
            reading.scroll_to(top);
        }
    }
}

/// Returns the hits that stand in what can be read.
fn text_hits(reading: &Reading, needle: &Needle) -> Vec<TextRange> {
    let article = &reading.article;
    let passages: Vec<TextRange> = article.passages().map(|(_, range)| range).collect();
    needle
        .find(article.text())
        .filter(|hit| {
            let after = passages.partition_point(|p| p.start <= hit.start);
            after.checked_sub(1).and_then(|i| passages.get(i)).is_some_and(|p| hit.start < p.end)
        })
        .collect()
}

fn card_hits(reading: &Reading, needle: &Needle) -> Vec<Item> {
    let found = &reading.extraction;
    let has = |item: &&Item| {
        let words = needle.is_in(reading.article.slice(reading.range(**item)));
        words
            || match **item {
                Item::Quote(i) => {
                    let quote = found.quotes.get(i as usize);
                    quote.and_then(|q| found.speaker_name(q)).is_some_and(|name| needle.is_in(name))
                }
                Item::Note(i) => {
                    let placed = reading.placed.get(i as usize);
                    placed.is_some_and(|p| needle.is_in(&super::cards::note_line(&p.annotation)))
                }
                Item::Figure(i) => {
                    let context = reading.contexts.get(i as usize);
                    context.is_some_and(|c| needle.is_in(reading.article.slice(*c)))
                }
            }
    };
    reading.panel.cards.iter().filter(has).copied().collect()
}

//! The panel: which cards it holds, in which groups and order, and which row each stands on.
//!
//! Rows are small and hold no words; they are made anew when the tab, the selection, the width, the order or the person changes.

use super::cards::{self, CardLine};
use super::reading::{Item, Reading};
use crate::extract::{FigureKind, SpeakerIdx};
use crate::library::noun::singular_phrase;
use std::cmp::Reverse;
use std::collections::HashMap;

/// What the panel shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Who said what.
    #[default]
    Quotes,
    /// Which number, of what.
    Figures,
    /// What the reader wrote.
    Notes,
}

/// The order of the cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemSort {
    /// As in the text.
    #[default]
    Place,
    /// The longest quotes, the greatest values first.
    Size,
    /// By speaker, by kind of figure.
    Kind,
}

impl ItemSort {
    /// Returns its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Size => "size",
            Self::Kind => "kind",
        }
    }

    /// Returns the one that `S` goes to.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Place => Self::Size,
            Self::Size => Self::Kind,
            Self::Kind => Self::Place,
        }
    }
}

/// Cards under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its first card, whose speaker or noun is the heading.
    pub first: Item,
    /// How many cards.
    pub n_cards: usize,
}

/// One row of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The heading of the n-th group.
    Heading(usize),
    /// A folded card.
    Card(Item),
    /// The n-th line of the unfolded card.
    Line(usize),
}

/// The panel's cards.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// What it shows.
    pub tab: Tab,
    /// In which order.
    pub sort: ItemSort,
    /// Only what this person said.
    pub person: Option<SpeakerIdx>,
    /// The cards in order.
    pub cards: Vec<Item>,
    /// Their groups.
    pub groups: Vec<Group>,
    /// All rows.
    pub rows: Vec<Row>,
    /// The lines of the unfolded card.
    pub open: Vec<CardLine>,
    /// The first row on the screen.
    pub top: usize,
    /// Rows on the screen, without tabs and foot.
    pub height: usize,
    /// Columns of an unfolded card's text.
    width: u16,
    /// What `cards` and `groups` were made for.
    ordered: Option<(Tab, ItemSort, Option<SpeakerIdx>)>,
    /// What `rows` were made for.
    laid_out: Option<(Tab, Option<Item>, u16)>,
}

impl Panel {
    /// Says on which rows a card stands.
    pub fn rows_of(&self, item: Item, selected: Option<Item>) -> Option<(usize, usize)> {
        if selected == Some(item) {
            let first = self.rows.iter().position(|r| *r == Row::Line(0))?;
            return Some((first, first + self.open.len().max(1) - 1));
        }
        let row = self.rows.iter().position(|r| *r == Row::Card(item))?;
        Some((row, row))
    }

    /// Returns the greatest top that still fills the panel.
    pub fn last_top(&self) -> usize {
        self.rows.len().saturating_sub(self.height.max(1))
    }
}

impl Reading {
    /// Makes the panel's cards and rows, where something they depend on changed.
    pub fn lay_out_panel(&mut self, width: u16, height: usize) {
        let order = (self.panel.tab, self.panel.sort, self.panel.person);
        if self.panel.ordered != Some(order) {
            self.order_cards();
            self.panel.ordered = Some(order);
            self.panel.laid_out = None;
        }
        let laid_out = (self.panel.tab, self.selected, width);
        if self.panel.laid_out != Some(laid_out) {
            self.panel.width = width;
            self.lay_out_rows();
            self.panel.laid_out = Some(laid_out);
            // Brings the card below.
            self.panel.height = 0;
        }
        let height = self.rows_for_cards(height);
        if self.panel.height != height {
            self.panel.height = height;
            self.bring_card();
        }
        self.panel.top = self.panel.top.min(self.panel.last_top());
    }

    /// Returns the rows that cards may take of `height`: the foot yields its row where all cards then fit.
    const fn rows_for_cards(&self, height: usize) -> usize {
        let with_foot = height.saturating_sub(1);
        let yields = self.panel.person.is_none() && self.panel.rows.len() == height;
        if yields { height } else { with_foot }
    }

    /// Makes everything anew at the next layout.
    pub fn forget_panel(&mut self) {
        self.panel.ordered = None;
    }

    fn order_cards(&mut self) {
        match self.panel.tab {
            Tab::Quotes => self.order_quotes(),
            Tab::Figures => self.order_figures(),
            Tab::Notes => {
                self.panel.cards = self.noted();
                self.panel.groups.clear();
            }
        }
    }

    fn order_quotes(&mut self) {
        let quotes = &self.extraction.quotes;
        let mut order: Vec<u32> = (0..quotes.len() as u32).collect();
        let quote = |i: u32| quotes.get(i as usize);
        let speaker = |i: u32| quote(i).and_then(|q| q.speaker);
        if let Some(person) = self.panel.person {
            order.retain(|i| speaker(*i) == Some(person));
        }
        match self.panel.sort {
            ItemSort::Place => {}
            ItemSort::Size => order.sort_by_key(|i| Reverse(quote(*i).map_or(0, n_bytes))),
            ItemSort::Kind => {
                let counts: HashMap<_, _> =
                    cards::quotes_by_speaker(&self.extraction).into_iter().map(|(n, s)| (s, n)).collect();
                order.sort_by_key(|i| {
                    let n = speaker(*i).and_then(|s| counts.get(&s)).copied().unwrap_or(0);
                    (Reverse(n), speaker(*i))
                });
            }
        }
        self.panel.groups =
            runs(order.iter().map(|i| (Item::Quote(*i), speaker(*i).map(|s| (s, doubt(quote(*i)))))));
        self.panel.cards = order.into_iter().map(Item::Quote).collect();
    }

    fn order_figures(&mut self) {
        let figures = &self.extraction.figures;
        let mut order: Vec<u32> = (0..figures.len() as u32).collect();
        let figure = |i: u32| figures.get(i as usize);
        if let Some(person) = self.panel.person {
            let claimed = |i: u32| figure(i).and_then(|f| f.claimed_by).and_then(|c| c.speaker);
            order.retain(|i| claimed(*i) == Some(person));
        }
        let of = |i: u32| {
            let range = figure(i).and_then(|f| f.of)?;
            Some(singular_phrase(&cards::one_line(self.article.slice(range)).to_lowercase()))
        };
        let kind = |i: u32| figure(i).map_or(FigureKind::Count, |f| f.kind);
        let groups = match self.panel.sort {
            ItemSort::Place => {
                // A noun's figures stand where its first one does; those without a noun last, by kind.
                let mut first: HashMap<String, u32> = HashMap::new();
                let mut key = |i: u32| match of(i) {
                    Some(name) => (0, *first.entry(name).or_insert(i), None),
                    None => (1, 0, Some(kind(i))),
                };
                let mut keyed: Vec<_> = order.iter().map(|i| (key(*i), *i)).collect();
                keyed.sort_unstable();
                order = keyed.iter().map(|(_, i)| *i).collect();
                runs(keyed.into_iter().map(|(key, i)| (Item::Figure(i), Some(key))))
            }
            ItemSort::Size => {
                order.sort_by_key(|i| Reverse(figure(*i).map(|f| f.value)));
                Vec::new()
            }
            ItemSort::Kind => {
                order.sort_by_key(|i| kind(*i));
                runs(order.iter().map(|i| (Item::Figure(*i), Some(kind(*i)))))
            }
        };
        self.panel.groups = groups;
        self.panel.cards = order.into_iter().map(Item::Figure).collect();
    }

    fn lay_out_rows(&mut self) {
        let open = self.selected.filter(|s| self.panel.cards.contains(s));
        let lines = open.map(|item| cards::unfold(self, item, self.panel.width)).unwrap_or_default();
        let mut rows = Vec::with_capacity(self.panel.cards.len() + self.panel.groups.len() + lines.len());
        let mut groups = self.panel.groups.iter().enumerate().peekable();
        for item in &self.panel.cards {
            if let Some((n, _)) = groups.next_if(|(_, g)| g.first == *item) {
                rows.push(Row::Heading(n));
            }
            if open == Some(*item) {
                rows.extend((0..lines.len()).map(Row::Line));
            } else {
                rows.push(Row::Card(*item));
            }
        }
        self.panel.rows = rows;
        self.panel.open = lines;
    }

    /// Scrolls the panel, if need be, so that the selected card is on the screen with its heading.
    pub fn bring_card(&mut self) {
        let panel = &self.panel;
        let Some((first, last)) = self.selected.and_then(|i| panel.rows_of(i, self.selected)) else { return };
        let heading = first.checked_sub(1).filter(|r| matches!(panel.rows.get(*r), Some(Row::Heading(_))));
        let from = heading.unwrap_or(first);
        let below = (last + 1).saturating_sub(panel.height);
        self.panel.top = panel.top.max(below).min(from);
    }
}

/// Says whether an attribution is shown with a question mark.
fn doubt(quote: Option<&crate::extract::Quote>) -> bool {
    quote.is_some_and(|q| q.confidence < cards::DOUBT)
}

fn n_bytes(quote: &crate::extract::Quote) -> u32 {
    quote.segments.iter().map(|s| s.range.len()).sum()
}

/// Groups neighbours of the same key.
fn runs<K: PartialEq>(keyed: impl Iterator<Item = (Item, K)>) -> Vec<Group> {
    let mut groups: Vec<(Group, K)> = Vec::new();
    for (first, key) in keyed {
        match groups.last_mut() {
            Some((group, same)) if *same == key => group.n_cards += 1,
            _ => groups.push((Group { first, n_cards: 1 }, key)),
        }
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

//! From quote to quote, from figure to figure, from words to their card and back.

use super::action::Action;
use super::message::Effect;
use super::mode::{Choice, ChoiceLine, Mode, Target};
use super::model::Model;
use super::panel::Tab;
use super::reading::{Item, Reading};
use super::{cards, commands};
use crate::extract::SpeakerIdx;
use crate::library::Status;
use crate::panes::Pane;
use crate::text::TextRange;

impl Model {
    /// Selects the next quote, figure or open check, `n` further.
    pub(super) fn step_item(&mut self, action: Action, n: usize) {
        self.latest_step = Some(action);
        let Some(reading) = &self.reading else { return };
        let (what, forward, items) = match action {
            Action::NextQuote => ("quotes", true, reading.quotes()),
            Action::PrevQuote => ("quotes", false, reading.quotes()),
            Action::NextFigure => ("figures", true, reading.figures()),
            Action::PrevFigure => ("figures", false, reading.figures()),
            Action::NextNote => ("notes", true, reading.noted()),
            Action::PrevNote => ("notes", false, reading.noted()),
            Action::NextCheck => ("open checks", true, self.open_checks(reading)),
            _ => ("open checks", false, self.open_checks(reading)),
        };
        let next = reading.neighbour(&items, forward, n);
        let Some(reading) = &mut self.reading else { return };
        match next {
            Some(item) => {
                reading.leave();
                reading.panel.person = None;
                reading.select(item);
            }
            None if items.is_empty() => self.say(format!("no {what} in this article")),
            None if forward => self.say(format!("no more {what} below")),
            None => self.say(format!("no more {what} above")),
        }
    }

    /// Does the latest step once more, or the other way.
    pub(super) fn repeat_step(&mut self, back: bool, n: usize) {
        let Some(latest) = self.latest_step else { return self.say("nothing to repeat · ]q next quote") };
        let action = if back { opposite(latest) } else { latest };
        self.step_item(action, n);
        self.latest_step = Some(latest);
    }

    fn open_checks(&self, reading: &Reading) -> Vec<Item> {
        let mut all = reading.quotes();
        all.extend(reading.figures());
        all.retain(|item| self.status(reading, *item) == Status::Open);
        all.sort_by_key(|item| reading.range(*item).start);
        all
    }

    /// Returns what a check of an item came to.
    pub fn status(&self, reading: &Reading, item: Item) -> Status {
        let marks = self.marks.of(reading.idx);
        match item {
            Item::Quote(i) => marks.quote_status(i as usize),
            Item::Figure(i) => marks.figure_status(i as usize),
            Item::Note(i) => {
                let check = reading.placed.get(i as usize).and_then(|p| p.annotation.check());
                check.map_or(Status::Open, |c| c.status)
            }
        }
    }

    /// Enter: opens an article, goes from a card to its words or from words to their card.
    pub(super) fn enter(&mut self) -> Vec<Effect> {
        match self.focus {
            Pane::List => {
                let Some(idx) = self.browsing.under_cursor() else { return Vec::new() };
                let effects = self.open(idx);
                self.focus_on(Pane::Text);
                return effects;
            }
            Pane::Side => self.go_to_words(),
            Pane::Text => match self.reading.as_ref().and_then(|r| r.selected) {
                Some(_) => self.focus_on(Pane::Side),
                None => self.say("nothing selected · ]q next quote, ]f next figure"),
            },
        }
        Vec::new()
    }

    /// Goes from the selected card to its words, and lights both ends of the attribution.
    fn go_to_words(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        let Some(item) = reading.selected else {
            return self.say("no card selected · j goes to the first in view");
        };
        reading.leave();
        let lit = ends(reading, item);
        reading.choose(item);
        reading.lit = lit;
        self.focus_on(Pane::Text);
    }

    /// Brings up a tab of the panel.
    pub(super) fn show_tab(&mut self, tab: Tab) {
        if let Some(reading) = &mut self.reading {
            if reading.panel.tab != tab {
                reading.panel.top = 0;
            }
            reading.panel.tab = tab;
            let fits = match reading.selected {
                Some(Item::Quote(_)) => tab == Tab::Quotes,
                Some(Item::Figure(_)) => tab == Tab::Figures,
                Some(Item::Note(_)) => tab == Tab::Notes,
                None => true,
            };
            if !fits {
                reading.selected = None;
                reading.lit.clear();
            }
        }
        self.focus_on(Pane::Side);
    }

    /// Sorts the cards by the next order, or the list.
    pub(super) fn sort(&mut self) {
        match (self.focus, &mut self.reading) {
            (Pane::List, _) => self.sort_list(),
            (_, Some(reading)) => {
                reading.panel.sort = reading.panel.sort.next();
                let word = reading.panel.sort.word();
                self.say(format!("cards sorted by {word}"));
            }
            (_, None) => {}
        }
    }

    /// Opens the people of the article.
    pub(super) fn people(&mut self) {
        let Some(reading) = &self.reading else { return };
        let found = &reading.extraction;
        let mut people = cards::quotes_by_speaker(found);
        people.sort_by_key(|(n, speaker)| (std::cmp::Reverse(*n), *speaker));
        if people.is_empty() {
            return self.say("nobody is quoted here");
        }
        let everybody = ChoiceLine {
            text: "everybody".to_owned(),
            count: counted(found.quotes.len(), found.figures.len()),
            target: Target::Everybody,
        };
        let one = |(n, speaker): (usize, SpeakerIdx)| {
            let claims =
                found.figures.iter().filter(|f| f.claimed_by.is_some_and(|c| c.speaker == Some(speaker)));
            ChoiceLine {
                text: found.speaker(speaker).map(|s| s.name.clone()).unwrap_or_default(),
                count: counted(n, claims.count()),
                target: Target::Person(speaker),
            }
        };
        let lines: Vec<_> = std::iter::once(everybody).chain(people.into_iter().map(one)).collect();
        let now = reading.panel.person.map(Target::Person);
        let cursor = lines.iter().position(|l| Some(l.target) == now).unwrap_or(usize::from(lines.len() > 1));
        self.mode = Mode::Choice(Choice { title: "People", lines, cursor, top: 0 });
    }

    /// Opens the words in marks that are nobody's quote.
    pub(super) fn marked(&mut self) {
        let Some(reading) = &self.reading else { return };
        let line = |m: &crate::extract::Marked| ChoiceLine {
            text: cards::one_line(reading.article.slice(m.segment.marks)),
            count: format!("¶{}", m.paragraph),
            target: Target::Words(m.segment.marks),
        };
        let lines: Vec<_> = reading.extraction.marked.iter().map(line).collect();
        if lines.is_empty() {
            return self.say("all words in marks are somebody's quote");
        }
        self.mode =
            Mode::Choice(Choice { title: "Words in marks, nobody's quote", lines, cursor: 0, top: 0 });
    }

    /// Takes the line of a popup.
    pub(super) fn take_choice(&mut self) -> Vec<Effect> {
        let Mode::Choice(choice) = std::mem::take(&mut self.mode) else { return Vec::new() };
        let Some(line) = choice.lines.get(choice.cursor) else { return Vec::new() };
        match line.target {
            Target::Anchor(range) => return self.settle_note(range),
            Target::Lost(which) => return self.take_lost(which),
            Target::Bulk(bulk) => return self.take_bulk(bulk),
            Target::Field(field, all) => return self.ask_field(field, all),
            _ => {}
        }
        let Some(reading) = &mut self.reading else { return Vec::new() };
        match line.target {
            Target::Person(speaker) => {
                reading.panel.person = Some(speaker);
                reading.panel.top = 0;
                reading.selected = None;
                self.show_tab(Tab::Quotes);
                self.say(format!("only {} · Esc shows everybody", line.text));
            }
            Target::Everybody => {
                reading.panel.person = None;
                reading.panel.top = 0;
            }
            Target::Words(range) => {
                reading.leave();
                reading.bring(range);
                reading.drop_hidden_selection();
                reading.lit = vec![range];
                self.focus_on(Pane::Text);
            }
            Target::Bulk(_) | Target::Anchor(_) | Target::Lost(_) | Target::Field(..) => {}
        }
        Vec::new()
    }

    /// Says in one sentence where this is.
    pub(super) fn say_where(&mut self) {
        let sentence = commands::place_sentence(self);
        self.say(sentence);
    }
}

impl Reading {
    /// Returns the annotations that the panel shows: all but bare checks, which stand on their cards.
    pub(super) fn noted(&self) -> Vec<Item> {
        let shown = self.placed.iter().zip(0..).filter(|(p, _)| p.says_more());
        shown.map(|(_, i)| Item::Note(i)).collect()
    }

    fn quotes(&self) -> Vec<Item> {
        (0..self.extraction.quotes.len() as u32).map(Item::Quote).collect()
    }

    fn figures(&self) -> Vec<Item> {
        (0..self.extraction.figures.len() as u32).map(Item::Figure).collect()
    }

    /// Returns the n-th item after (or before) the selected one, or, with none selected, from the top of the screen.
    fn neighbour(&self, items: &[Item], forward: bool, n: usize) -> Option<Item> {
        let start = |item: &Item| self.range(*item).start;
        let n = n.max(1) - 1;
        match (self.selected.map(|s| start(&s)), forward) {
            (Some(at), true) => items.iter().filter(|i| start(i) > at).nth(n).copied(),
            (Some(at), false) => items.iter().rev().filter(|i| start(i) < at).nth(n).copied(),
            (None, true) => {
                let from = self.on_screen().start;
                items.iter().filter(|i| start(i) >= from).nth(n).copied()
            }
            (None, false) => {
                let from = self.on_screen().end;
                items.iter().rev().filter(|i| start(i) < from).nth(n).copied()
            }
        }
    }
}

/// Returns the printed source of a quote or figure, and the mention it stands for.
fn ends(reading: &Reading, item: Item) -> Vec<TextRange> {
    match item {
        Item::Quote(i) => {
            let quote = reading.extraction.quotes.get(i as usize);
            let both = quote.map(|q| [q.source, q.reason.antecedent]).unwrap_or_default();
            both.into_iter().flatten().collect()
        }
        Item::Note(_) => Vec::new(),
        Item::Figure(i) => {
            let figure = reading.extraction.figures.get(i as usize);
            let both = figure.map(|f| [f.of, f.claimed_by.map(|c| c.source)]).unwrap_or_default();
            both.into_iter().flatten().collect()
        }
    }
}

const fn opposite(action: Action) -> Action {
    match action {
        Action::NextQuote => Action::PrevQuote,
        Action::PrevQuote => Action::NextQuote,
        Action::NextFigure => Action::PrevFigure,
        Action::PrevFigure => Action::NextFigure,
        Action::NextNote => Action::PrevNote,
        Action::PrevNote => Action::NextNote,
        Action::NextCheck => Action::PrevCheck,
        _ => Action::NextCheck,
    }
}

/// Says how many quotes and figures: `5 quotes, 1 figure`.
fn counted(n_quotes: usize, n_figures: usize) -> String {
    let s = |n: usize| if n == 1 { "" } else { "s" };
    match n_figures {
        0 => format!("{n_quotes} quote{}", s(n_quotes)),
        _ => format!("{n_quotes} quote{}, {n_figures} figure{}", s(n_quotes), s(n_figures)),
    }
}

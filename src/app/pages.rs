//! Pages over the panes: what a question about the whole library gave, row by row.

use super::action::Action;
use super::asking::{Answer, Chart, Question, Row, Rows, Target, To};
use super::message::{Effect, Key, KeyCode};
use super::mode::Mode;
use super::model::Model;
use super::popups::moved;
use super::reading::Item;
use super::search::{Hits, Search};
use crate::article::Problem;
use crate::library::EntryIdx;
use crate::library::query::{self, Query};
use crate::panes::Pane;
use crate::text::{Needle, TextRange};

/// A page of rows.
#[derive(Clone, Debug)]
pub struct Page {
    /// What was asked.
    pub question: Question,
    /// The number of the question.
    pub id: u64,
    /// What came of it; empty until then.
    pub rows: Rows,
    /// The rows that are shown, all or those with the words of `filter`.
    pub shown: Vec<usize>,
    /// Only rows with these words are shown.
    pub filter: String,
    /// The row that Enter takes: an index into `shown`.
    pub cursor: usize,
    /// The first row on the screen.
    pub top: usize,
    /// Rows on the screen.
    pub height: usize,
    /// An answer came.
    pub is_answered: bool,
    /// The whole library was there to be asked.
    pub is_whole: bool,
    /// The latest change of the annotations when it was asked.
    pub n_changes: u64,
    /// The page it was opened from.
    pub below: Option<Box<Page>>,
}

/// A search over all articles whose places are gone through one by one.
#[derive(Clone, Debug)]
pub struct Everywhere {
    /// What was looked for, as typed.
    pub words: String,
    /// The places, in the order of the rows.
    pub places: Vec<Target>,
    /// Where it stands: a place, and a hit of it.
    pub at: (usize, usize),
}

/// A step of the way back.
#[derive(Clone, Debug)]
pub enum Left {
    /// A page.
    Page(Box<Page>),
    /// A byte of an article.
    Place(EntryIdx, u32),
}

/// Steps back that are kept.
const MAX_TRAIL: usize = 100;

impl Page {
    fn new(question: Question, id: u64, below: Option<Box<Self>>) -> Self {
        Self {
            question,
            id,
            rows: Rows::default(),
            shown: Vec::new(),
            filter: String::new(),
            cursor: 0,
            top: 0,
            height: 1,
            is_answered: false,
            is_whole: false,
            n_changes: 0,
            below,
        }
    }

    /// Returns the row the cursor is on.
    pub fn row(&self) -> Option<&Row> {
        self.shown.get(self.cursor).and_then(|i| self.rows.rows.get(*i))
    }

    /// Returns the lines that a row takes.
    pub fn row_lines(&self) -> u16 {
        if self.rows.rows.iter().any(|r| !r.head.is_empty()) { 2 } else { 1 }
    }

    /// Returns how many of `lines` the chart takes at the bottom.
    pub fn chart_lines(&self, lines: u16) -> u16 {
        if self.rows.charts.is_empty() || lines < 18 { 0 } else { (lines / 3).clamp(8, 14) }
    }

    /// Returns how many of `lines` the foot takes, where all of the row under the cursor stands.
    pub fn foot_lines(&self, lines: u16) -> u16 {
        let has_foot = self.rows.rows.iter().any(|r| !r.more.is_empty());
        if has_foot && lines >= 12 { (lines / 4).clamp(4, 8) } else { 0 }
    }

    /// Returns the chart that the row under the cursor is in, else the first one, and the row's point.
    pub fn chart(&self) -> Option<(&Chart, Option<(f64, f64)>)> {
        let point = self.row().and_then(|r| r.point);
        let chart = self.rows.charts.get(point.map_or(0, |p| p.0))?;
        Some((chart, point.map(|p| p.1)))
    }

    /// Returns the points of the rows that are shown, of the chart that is.
    pub fn points(&self) -> Vec<(f64, f64)> {
        let chart = self.row().and_then(|r| r.point).map_or(0, |p| p.0);
        let rows = self.shown.iter().filter_map(|i| self.rows.rows.get(*i));
        rows.filter_map(|r| r.point).filter(|p| p.0 == chart).map(|p| p.1).collect()
    }

    /// Keeps cursor and top within the rows; `lines` is the page without its title.
    pub fn settle(&mut self, lines: u16) {
        let lines = lines.saturating_sub(self.chart_lines(lines) + self.foot_lines(lines));
        self.height = (lines / self.row_lines()).max(1) as usize;
        self.cursor = self.cursor.min(self.shown.len().saturating_sub(1));
        let below = (self.cursor + 1).saturating_sub(self.height);
        let last_top = self.shown.len().saturating_sub(self.height);
        self.top = self.top.min(last_top).max(below).min(self.cursor);
    }

    /// Takes a key that moves the cursor while words are being typed; says whether it was one.
    pub(super) fn press(&mut self, key: Key) -> bool {
        let action = match (key.code, key.ctrl) {
            (KeyCode::Down, _) | (KeyCode::Char('n'), true) => Action::LineDown,
            (KeyCode::Up, _) | (KeyCode::Char('p'), true) => Action::LineUp,
            (KeyCode::PageDown, _) => Action::PageDown,
            (KeyCode::PageUp, _) => Action::PageUp,
            _ => return false,
        };
        let last = self.shown.len().saturating_sub(1);
        self.cursor = moved(self.cursor, action, self.height, 1, last).unwrap_or(self.cursor);
        true
    }

    fn take(&mut self, rows: Rows) {
        self.rows = rows;
        self.is_answered = true;
        self.refill();
    }

    fn refill(&mut self) {
        let needles: Vec<Needle> = self.filter.split_whitespace().map(Needle::new).collect();
        let has = |row: &Row| {
            needles.iter().all(|n| {
                [&row.text, &row.right, &row.head, &row.about, &row.left, &row.more]
                    .iter()
                    .any(|part| n.is_in(part))
            })
        };
        self.shown = self.rows.rows.iter().enumerate().filter(|(_, r)| has(r)).map(|(i, _)| i).collect();
    }
}

impl Model {
    /// Asks a question whose answer is a page.
    pub(super) fn ask_page(&mut self, question: Question) -> Vec<Effect> {
        let below = self.page.take().filter(|_| matches!(self.mode, Mode::Page)).map(Box::new);
        self.mode = Mode::Page;
        self.put_page(question, below)
    }

    fn put_page(&mut self, question: Question, below: Option<Box<Page>>) -> Vec<Effect> {
        self.n_asked += 1;
        let mut page = Page::new(question.clone(), self.n_asked, below);
        page.n_changes = self.noting.n_changes;
        self.page = Some(page);
        vec![Effect::Ask { id: self.n_asked, question }]
    }

    /// Searches everywhere for what was typed so far. What cannot be read yet leaves the rows as they are.
    pub(super) fn search_everywhere(&mut self, line: &str) -> Vec<Effect> {
        match query::parse(line) {
            Ok(Query::Everything) | Err(_) => Vec::new(),
            Ok(query) => {
                let question = Question::Search(query);
                if self.page.as_ref().is_some_and(|p| p.question == question) {
                    return Vec::new();
                }
                self.n_asked += 1;
                let id = self.n_asked;
                match &mut self.page {
                    // The rows of the words before stay until the new ones are there.
                    Some(page) => (page.question, page.id) = (question.clone(), id),
                    None => self.page = Some(Page::new(question.clone(), id, None)),
                }
                if let Some(page) = &mut self.page {
                    page.n_changes = self.noting.n_changes;
                }
                vec![Effect::Ask { id, question }]
            }
        }
    }

    /// Goes to the hit under the cursor once the words of a search were taken. Where none is there, it says so.
    pub(super) fn take_everywhere(&mut self, line: &str) -> Vec<Effect> {
        if let Err(error) = query::parse(line) {
            self.page = None;
            self.complain(error.to_string());
            return Vec::new();
        }
        match &self.page {
            Some(page) if page.row().is_some() => self.open_row(),
            // The answer is still to come, or says what is near.
            Some(_) => {
                self.mode = Mode::Page;
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Takes an answer, unless another question was asked since.
    pub(super) fn answered(&mut self, id: u64, answer: Answer, is_whole: bool) -> Vec<Effect> {
        match answer {
            Answer::Named(records, name) => return self.named(records, &name),
            Answer::Checked(records, status) => self.confirm_checks(records, status),
            Answer::Selected(entries) => {
                if self.browsing.asked == Some(id) {
                    self.browsing.selected = Some(entries);
                    self.refilter();
                }
            }
            Answer::Nearest(words) => {
                if self.browsing.asked == Some(id) {
                    self.browsing.nearest = Some(words);
                }
            }
            Answer::Rows(mut rows) => {
                if self.options.linear {
                    // No chart is drawn there, and no room is kept for one.
                    rows.charts.clear();
                }
                if let Some(page) = self.page.as_mut().filter(|p| p.id == id) {
                    page.is_whole = is_whole;
                    page.take(rows);
                }
            }
        }
        Vec::new()
    }

    /// Asks the page's question again where annotations changed since it was asked: its rows are then other ones.
    pub(super) fn page_again(&mut self) -> Vec<Effect> {
        let now = self.noting.n_changes;
        let Some(page) = self.page.as_mut().filter(|p| p.n_changes != now && p.id > 0) else {
            return Vec::new();
        };
        if !matches!(self.mode, Mode::Page) {
            return Vec::new();
        }
        self.n_asked += 1;
        (page.id, page.n_changes) = (self.n_asked, now);
        vec![Effect::Ask { id: self.n_asked, question: page.question.clone() }]
    }

    /// Shows only the rows of the page that have these words.
    pub(super) fn filter_page(&mut self, words: &str) {
        if let Some(page) = &mut self.page {
            words.clone_into(&mut page.filter);
            page.cursor = 0;
            page.refill();
        }
    }

    /// Does what an action means on a page; `None` where it means there what it means everywhere.
    pub(super) fn act_on_page(&mut self, action: Action, n: usize) -> Option<Vec<Effect>> {
        let page = self.page.as_mut()?;
        match action {
            Action::Open => return Some(self.open_row()),
            Action::CorrectSpeaker => return Some(self.ask_name()),
            Action::Undo => return Some(self.undo()),
            Action::Redo => return Some(self.redo()),
            Action::Wordings => {
                return Some(match page.row().map(|r| &r.to) {
                    Some(To::Place(Target { saying: Some(saying), .. })) => {
                        let saying = *saying;
                        self.ask_page(Question::Wordings(saying))
                    }
                    _ => {
                        self.say("no quote under the cursor · P and Enter list what somebody said");
                        Vec::new()
                    }
                });
            }
            Action::Close | Action::Escape => {
                self.close_page();
                return Some(self.page_again());
            }
            _ => {
                let last = page.shown.len().saturating_sub(1);
                page.cursor = moved(page.cursor, action, page.height, n, last)?;
            }
        }
        Some(Vec::new())
    }

    /// Closes a page: first its filter, then it, to the one it was opened from.
    fn close_page(&mut self) {
        let Some(page) = self.page.as_mut() else { return };
        if !page.filter.is_empty() {
            return self.filter_page("");
        }
        self.page = page.below.take().map(|below| *below);
        if self.page.is_none() {
            self.mode = Mode::Panes;
        }
    }

    /// Goes where the row under the cursor leads.
    pub(super) fn open_row(&mut self) -> Vec<Effect> {
        let Some(page) = &self.page else { return Vec::new() };
        match page.row().map(|r| r.to.clone()) {
            None | Some(To::Nothing) => Vec::new(),
            Some(To::Question(question)) => self.ask_page(question),
            Some(To::Place(target)) => {
                if let Question::Search(query) = &page.question {
                    let places = page.rows.rows.iter().filter_map(|r| match &r.to {
                        To::Place(target) => Some(target.clone()),
                        _ => None,
                    });
                    let places: Vec<Target> = places.collect();
                    let place = places.iter().position(|p| *p == target).unwrap_or(0);
                    let hit = target.hits.iter().position(|h| *h == target.range).unwrap_or(0);
                    self.everywhere = Some(Everywhere { words: query.to_string(), places, at: (place, hit) });
                }
                self.leave_for(target)
            }
        }
    }

    /// Leaves page or article for a place in an article, and remembers the way back.
    fn leave_for(&mut self, target: Target) -> Vec<Effect> {
        if let Some(reading) = &self.reading {
            self.trail.push(Left::Place(reading.idx, reading.place));
        }
        if let Some(page) = self.page.take() {
            self.trail.push(Left::Page(Box::new(page)));
        }
        if self.trail.len() > MAX_TRAIL {
            self.trail.remove(0);
        }
        self.mode = Mode::Panes;
        self.focus_on(Pane::Text);
        self.go_to_target(target)
    }

    fn go_to_target(&mut self, target: Target) -> Vec<Effect> {
        let entry = target.entry;
        let is_here = self.reading.as_ref().is_some_and(|r| r.idx == entry);
        self.target = Some(target);
        if is_here {
            self.land();
            return Vec::new();
        }
        self.open(entry)
    }

    /// Comes down at the place for which the open article was opened.
    pub(super) fn land(&mut self) {
        let Some(reading) = &mut self.reading else { return };
        let Some(target) = self.target.take_if(|t| t.entry == reading.idx && !reading.is_pending) else {
            return;
        };
        let is_item = |range: TextRange| range == target.range;
        let found = &reading.extraction;
        let quote = found.quotes.iter().position(|q| is_item(q.marks()) || is_item(q.range()));
        let figure = found.figures.iter().position(|f| is_item(f.range));
        match (quote, figure) {
            (Some(i), _) => reading.select(Item::Quote(i as u32)),
            (_, Some(i)) => reading.select(Item::Figure(i as u32)),
            _ => reading.bring(target.range),
        }
        if let Some(everywhere) = self.everywhere.as_ref().filter(|_| !target.hits.is_empty()) {
            let current = target.hits.iter().position(|h| *h == target.range);
            let words = everywhere.words.clone();
            self.search = Some(Search { words, hits: Hits::Text(target.hits), current });
        }
    }

    /// Goes on through the places of the search over all articles.
    pub(super) fn step_everywhere(&mut self, n: isize) -> Vec<Effect> {
        let Some(everywhere) = &mut self.everywhere else { return Vec::new() };
        let all: Vec<(usize, usize)> = (everywhere.places.iter().enumerate())
            .flat_map(|(place, target)| (0..target.hits.len().max(1)).map(move |hit| (place, hit)))
            .collect();
        let here = all.iter().position(|at| *at == everywhere.at).unwrap_or(0);
        let next = (here as isize + n).rem_euclid(all.len().max(1) as isize) as usize;
        let Some(at) = all.get(next).copied() else { return Vec::new() };
        everywhere.at = at;
        let Some(mut target) = everywhere.places.get(at.0).cloned() else { return Vec::new() };
        target.range = target.hits.get(at.1).copied().unwrap_or(target.range);
        self.go_to_target(target)
    }

    /// Goes back to where the latest jump between articles or from a page began.
    pub(super) fn back_everywhere(&mut self) -> Vec<Effect> {
        if self.reading.as_ref().is_some_and(|r| !r.jumps.is_empty()) || self.trail.is_empty() {
            self.back();
            return Vec::new();
        }
        match self.trail.pop() {
            Some(Left::Page(page)) => {
                self.page = Some(*page);
                self.mode = Mode::Page;
                self.page_again()
            }
            Some(Left::Place(entry, at)) => self.go_to_target(Target {
                entry,
                range: TextRange::new(at, at),
                hits: Vec::new(),
                saying: None,
            }),
            None => Vec::new(),
        }
    }

    /// Says that the configuration has mistakes; all of them are on a page of their own.
    pub(super) fn say_mistakes(&mut self) {
        let mistakes = &self.options.mistakes;
        let Some(first) = mistakes.first() else { return };
        let more = if mistakes.len() > 1 {
            format!(" · :config lists all {}", mistakes.len())
        } else {
            String::new()
        };
        let text = format!("config.toml {first}{more}");
        self.complain(text);
    }

    /// Lists the mistakes of the configuration.
    pub(super) fn mistakes(&mut self) {
        let row = |mistake: &String| Row { text: mistake.clone(), ..Row::default() };
        let rows: Vec<Row> = self.options.mistakes.iter().map(row).collect();
        let title = match rows.len() {
            1 => "1 mistake in config.toml".to_owned(),
            n => format!("{n} mistakes in config.toml"),
        };
        self.list_page(title, rows, "The configuration has no mistakes.");
    }

    /// Lists what could not be read.
    pub(super) fn problems(&mut self) {
        let mut rows: Vec<Row> = (self.library.entries.iter())
            .filter_map(|entry| {
                let why = entry.problem.as_ref().filter(|p| **p != Problem::Many)?;
                Some(Row { text: entry.name.to_string(), right: why.to_string(), ..Row::default() })
            })
            .collect();
        let title = match rows.len() {
            0 => "no problems".to_owned(),
            1 => "1 file cannot be read".to_owned(),
            n => format!("{n} files cannot be read"),
        };
        let of_config = |mistake: &String| Row { text: format!("config.toml {mistake}"), ..Row::default() };
        rows.extend(self.options.mistakes.iter().map(of_config));
        self.list_page(title, rows, "Everything could be read.");
    }

    fn list_page(&mut self, title: String, rows: Vec<Row>, none: &str) {
        let none = none.to_owned();
        let mut page = Page::new(Question::Select(Query::Everything), 0, None);
        page.is_whole = true;
        page.take(Rows { title, rows, none, charts: Vec::new() });
        self.page = Some(page);
        self.mode = Mode::Page;
    }
}

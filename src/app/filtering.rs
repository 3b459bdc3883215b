//! Which articles the list shows: all, or those that a query selects, letter by letter while it is being typed.
//!
//! A list may hold a hundred thousand articles and a letter must not wait for them: they are put in order when the list is filled,
//! and while nothing but the query changes, a longer word is looked for only where the shorter one was.

use super::asking::Question;
use super::browsing::Browsing;
use super::message::{Effect, Message};
use super::mode::Mode;
use super::model::Model;
use super::prompt::PromptKind;
use super::search::Hits;
use crate::article::Problem;
use crate::library::query::{self, Query, Term};
use crate::library::sample::sample;
use crate::library::{Context, Entry, EntryIdx, Filter};
use crate::text::Needle;

/// What is known from one letter of a filter to the next.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// What was asked last, and of each entry whether that selects it by what the list knows of it.
    query: Query,
    by_heads: Vec<bool>,
}

impl Browsing {
    /// Returns all articles, in no order but that of the library.
    fn all(&mut self, context: &Context<'_>) -> Vec<EntryIdx> {
        let entries = &context.library.entries;
        let is_none = |e: &Entry| matches!(e.problem, Some(Problem::Export | Problem::Many));
        let all: Vec<EntryIdx> =
            entries.iter().zip(0..).filter(|(e, _)| !is_none(e)).map(|(_, i)| EntryIdx(i)).collect();
        self.n_exports = entries.len() - all.len();
        all
    }

    /// Returns all articles in the list's order.
    fn in_order(&mut self, context: &Context<'_>) -> Vec<EntryIdx> {
        self.order.take().unwrap_or_else(|| {
            let mut all = self.all(context);
            if self.heads_in {
                self.sort.sort(context, &mut all);
            }
            all
        })
    }

    /// Returns the articles that the query selects, as far as that is known, in the list's order.
    fn select(&mut self, context: &Context<'_>) -> Vec<EntryIdx> {
        let order = self.in_order(context);
        let shown = if self.query == Query::Everything {
            order.clone()
        } else {
            let is_shown = self.is_shown(context);
            let is_shown = |idx: &EntryIdx| is_shown.get(idx.0 as usize).is_some_and(|s| *s);
            order.iter().copied().filter(is_shown).collect()
        };
        self.order = Some(order);
        shown
    }

    /// Says of each entry whether the query selects it, as far as that is known.
    fn is_shown(&mut self, context: &Context<'_>) -> Vec<bool> {
        let by_heads = match self.kept.take() {
            Some(kept) if kept.query == self.query => kept.by_heads,
            kept => {
                let narrowed = kept.as_ref().filter(|kept| self.query.narrows(&kept.query));
                by_heads(context, &self.query, narrowed.map(|kept| kept.by_heads.as_slice()))
            }
        };
        let mut is_shown = by_heads.clone();
        if let Some(selected) = &self.selected {
            // But for words, the list knows less than whoever holds the texts.
            if Words::of(&self.query).is_none() {
                is_shown.fill(false);
            }
            for idx in selected {
                if let Some(is_shown) = is_shown.get_mut(idx.0 as usize) {
                    *is_shown = true;
                }
            }
        }
        self.kept = Some(Kept { query: self.query.clone(), by_heads });
        is_shown
    }
}

/// Says of each entry whether a query selects it by what the list knows of it; of those only that `among` has, where it is given.
/// Plain words are also looked for in what the list shows beside the title.
fn by_heads(context: &Context<'_>, query: &Query, among: Option<&[bool]>) -> Vec<bool> {
    let (words, filter) = (Words::of(query), Filter::new(query));
    let holds = |idx: EntryIdx| match &words {
        Some(words) => words.are_in(context, idx),
        None => filter.selects(context, idx),
    };
    let may_hold = |i: usize| among.is_none_or(|among| among.get(i).is_some_and(|a| *a));
    let all = 0..context.library.entries.len();
    all.map(|i| may_hold(i) && holds(EntryIdx(i as u32))).collect()
}

impl Model {
    /// Fills the list anew; the cursor stays on its article, on its row.
    pub(super) fn refill(&mut self) {
        self.browsing.order = None;
        self.browsing.kept = None;
        self.refilter();
    }

    /// As [`Self::refill`], where nothing changed but what is asked.
    pub(super) fn refilter(&mut self) {
        let held = self.browsing.under_cursor().filter(|_| self.browsing.is_touched);
        let row = self.browsing.cursor.saturating_sub(self.browsing.top);
        let duplicates = std::mem::take(&mut self.browsing.duplicates);
        let context = Context { library: &self.library, marks: &self.marks, duplicates: &duplicates };
        let mut shown = self.browsing.select(&context);
        duplicates.fold(&mut shown);
        if let Some((n, seed)) = self.browsing.sample {
            shown.sort_unstable();
            shown = sample(&context, &shown, n, seed);
            if self.browsing.heads_in {
                self.browsing.sort.sort(&context, &mut shown);
            }
        }
        self.browsing.duplicates = duplicates;
        self.browsing.shown = shown;
        // Hits in the list are rows, and these are others now.
        self.search = self.search.take().filter(|s| !matches!(s.hits, Hits::List(_)));
        let at = held.and_then(|idx| self.browsing.position(idx));
        self.browsing.cursor = at.unwrap_or(0);
        self.browsing.top = self.browsing.cursor.saturating_sub(row);
    }

    /// Forgets what a query selected where a message may change more than what is asked.
    pub(super) fn keep_selected(&mut self, message: &Message) {
        let is_kept = match message {
            Message::Key(_) | Message::Paste(_) => {
                matches!(&self.mode, Mode::Prompt(prompt) if prompt.kind == PromptKind::Filter)
            }
            Message::Counts(_) => !self.browsing.sort.needs_counts(),
            Message::Answer { .. } | Message::Progress(_) | Message::Words(_) => true,
            _ => false,
        };
        if !is_kept {
            self.browsing.kept = None;
        }
    }

    /// Filters the list while a query is being typed. What cannot be read yet leaves it as it is; what needs the texts is asked
    /// of the whole library, and the titles show meanwhile.
    pub(super) fn filter_list(&mut self, typed: &str) -> Vec<Effect> {
        typed.clone_into(&mut self.browsing.filter);
        let query = match query::parse(typed) {
            Ok(query) => query,
            Err(error) => {
                self.browsing.filter_error = Some(error.to_string());
                return Vec::new();
            }
        };
        self.browsing.filter_error = None;
        if query == self.browsing.query {
            return Vec::new();
        }
        self.browsing.query = query.clone();
        self.browsing.selected = None;
        self.browsing.asked = None;
        self.browsing.nearest = None;
        self.refilter();
        // Whoever holds the texts knows what was perhaps meant, too.
        if !query.needs_texts() && !self.browsing.shown.is_empty() {
            return Vec::new();
        }
        self.n_asked += 1;
        self.browsing.asked = Some(self.n_asked);
        vec![Effect::Ask { id: self.n_asked, question: Question::Select(query) }]
    }

    /// Shows all articles again.
    pub(super) fn clear_filter(&mut self) {
        // An empty query asks nothing of the texts.
        self.filter_list("");
    }

    /// Says what is wrong with a filter that was taken as it is.
    pub(super) fn say_filter_error(&mut self) {
        if let Some(error) = self.browsing.filter_error.take() {
            self.complain(error);
            self.browsing.filter = self.browsing.query.to_string();
        }
    }
}

/// Words that must all stand in an entry's title, name, outlet or notes.
struct Words(Vec<Needle>);

impl Words {
    /// Takes the words of a query that is made of words only.
    fn of(query: &Query) -> Option<Self> {
        let needle = |query: &Query| match query {
            Query::Term(Term::Words(words)) => Some(Needle::new(words)),
            _ => None,
        };
        match query {
            Query::All(parts) => parts.iter().map(needle).collect::<Option<_>>().map(Self),
            other => needle(other).map(|needle| Self(vec![needle])),
        }
    }

    fn are_in(&self, context: &Context<'_>, idx: EntryIdx) -> bool {
        let library = context.library;
        // What cannot be read is found by its name.
        let is_shown = |word| {
            library.is_in_title(word, idx) || library.is_in_name(word, idx) || library.is_in_outlet(word, idx)
        };
        let is_noted = |word: &Needle| context.marks.of(idx).notes.iter().any(|note| word.is_in(&note.text));
        self.0.iter().all(|word| is_shown(word) || is_noted(word))
    }
}

//! Which articles a query selects.

use super::query::{DateRange, ItemKind, ItemQuery, NumberRange, Property, Query, State, Term, Thing};
use super::{ArticleMarks, Context, Entry, EntryIdx, Library, Status};
use crate::article::{Article, ArticleDate, Precision};
use crate::extract::{Extraction, Figure, Modifier};
use crate::text::{Needle, TextRange, fold_str};
use chrono::{Days, Months, NaiveDate};
use regex::{Regex, RegexBuilder};
use std::ops::Range;

/// A query made ready to be asked of many articles.
#[derive(Clone, Debug)]
pub struct Filter {
    root: Node,
}

#[derive(Clone, Debug)]
enum Node {
    Yes,
    Words(Needle),
    Regex(Regex),
    Title(Needle),
    Outlet(Needle),
    Author(Needle),
    Tag(Needle),
    File(Needle),
    Date(DateRange),
    Is(State),
    Has(Thing),
    Item(ItemKind, Tests),
    Not(Box<Node>),
    All(Vec<Node>),
    Any(Vec<Node>),
}

/// Tests of one quote or figure, each with whether it must not hold.
type Tests = Vec<(bool, Test)>;

/// Asks item tests about one quote or figure; `None` where they are of the other kind.
type ItemAnswer<'a> = dyn Fn(ItemKind, &Tests) -> Option<bool> + 'a;

#[derive(Clone, Debug)]
enum Test {
    Speaker(Needle),
    Says(Needle),
    Figure(NumberRange),
    Unit(String),
    /// As typed, and its last word in the singular.
    Of([Needle; 2]),
    Status(Status),
}

/// Compiles a pattern of the query language: case is folded, `^` and `$` are those of a line.
pub(super) fn regex(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern).case_insensitive(true).multi_line(true).size_limit(1 << 20).build()
}

impl Filter {
    /// Makes a query ready.
    pub fn new(query: &Query) -> Self {
        Self { root: Node::new(query) }
    }

    /// Says whether everything is selected.
    pub fn is_everything(&self) -> bool {
        matches!(self.root, Node::Yes)
    }

    /// Returns those of the entries `range` that are selected, in their order. What cannot be read is never selected.
    ///
    /// Several threads may each take a range.
    pub fn select(&self, context: &Context<'_>, range: Range<usize>) -> Vec<EntryIdx> {
        let entries = context.library.entries.get(range.clone()).unwrap_or_default();
        let numbered = entries.iter().zip(range.start as u32..);
        let readable = numbered.filter(|(entry, _)| entry.problem.is_none()).map(|(_, i)| EntryIdx(i));
        readable.filter(|idx| self.selects(context, *idx)).collect()
    }

    /// Says whether one entry is selected. Of what is not loaded or extracted yet nothing holds.
    pub fn selects(&self, context: &Context<'_>, idx: EntryIdx) -> bool {
        context.library.entry(idx).is_some_and(|entry| {
            let is_copy = || context.original_of(idx).is_some();
            let library = context.library;
            self.root.holds(&Subject { library, idx, entry, marks: context.marks.of(idx), is_copy: &is_copy })
        })
    }

    /// Says which quotes of an article the query names; all where it names none.
    pub fn selects_quote(
        &self,
        article: &Article,
        found: &Extraction,
        marks: &ArticleMarks,
        quote: usize,
    ) -> bool {
        self.root.allows_item(&|kind, tests| match kind {
            ItemKind::Figure => None,
            _ => Some(tests.iter().all(|t| t.1.quote(article, found, marks, quote) != t.0)),
        })
    }

    /// Says which figures of an article the query names; all where it names none.
    pub fn selects_figure(
        &self,
        article: &Article,
        found: &Extraction,
        marks: &ArticleMarks,
        figure: usize,
    ) -> bool {
        self.root.allows_item(&|kind, tests| match kind {
            ItemKind::Quote => None,
            _ => Some(tests.iter().all(|t| t.1.figure(article, found, marks, figure) != t.0)),
        })
    }
}

/// One article to ask.
struct Subject<'a> {
    library: &'a Library,
    idx: EntryIdx,
    entry: &'a Entry,
    marks: &'a ArticleMarks,
    /// Whether it is the same text as an earlier one.
    is_copy: &'a dyn Fn() -> bool,
}

/// Returns what can be searched of an article, with where it begins: the headline, and all from the first paragraph to the
/// last. Header lines between them are none of its words.
pub(super) fn texts(article: &Article) -> impl Iterator<Item = (&str, u32)> {
    let first = article.paragraphs.first().map_or(0, |r| r.start);
    let last = article.paragraphs.last().map_or(0, |r| r.end);
    let whole = article.headline.into_iter().chain([TextRange::new(first, last)]);
    whole.map(|range| (article.slice(range), range.start))
}

impl Node {
    fn new(query: &Query) -> Self {
        match query {
            Query::Everything => Self::Yes,
            Query::Term(term) => Self::term(term),
            Query::Item(item) => Self::item(item),
            Query::Not(inner) => Self::Not(Box::new(Self::new(inner))),
            Query::All(parts) => Self::All(Self::cheapest_first(parts)),
            Query::Any(parts) => Self::Any(Self::cheapest_first(parts)),
        }
    }

    fn cheapest_first(parts: &[Query]) -> Vec<Self> {
        let mut nodes: Vec<_> = parts.iter().map(Self::new).collect();
        nodes.sort_by_key(Self::cost);
        nodes
    }

    fn cost(&self) -> u32 {
        match self {
            Self::Words(_) => 100,
            Self::Regex(_) => 200,
            Self::Item(..) => 10,
            Self::Not(inner) => inner.cost(),
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::cost).sum(),
            _ => 1,
        }
    }

    fn term(term: &Term) -> Self {
        match term {
            Term::Words(words) => Self::Words(Needle::new(words)),
            // The parser has compiled it once; a pattern made by hand that cannot be read selects what nothing does.
            Term::Regex(pattern) => {
                regex(pattern).map_or_else(|_| Self::Not(Box::new(Self::Yes)), Self::Regex)
            }
            Term::Title(words) => Self::Title(Needle::new(words)),
            Term::Outlet(words) => Self::Outlet(Needle::new(words)),
            Term::Author(words) => Self::Author(Needle::new(words)),
            Term::Tag(words) => Self::Tag(Needle::new(words)),
            Term::File(words) => Self::File(Needle::new(words)),
            Term::Date(range) => Self::Date(*range),
            Term::Is(state) => Self::Is(*state),
            Term::Has(thing) => Self::Has(*thing),
        }
    }

    fn item(item: &ItemQuery) -> Self {
        let tests = item.tests.iter().map(|t| (t.negated, Test::new(&t.property))).collect();
        Self::Item(item.kind, tests)
    }

    fn holds(&self, subject: &Subject<'_>) -> bool {
        let head = subject.entry.head.as_ref();
        match self {
            Self::Yes => true,
            Self::Words(needle) => {
                subject.library.is_in_title(needle, subject.idx)
                    || subject.below_title(|text| needle.is_in(text))
            }
            Self::Regex(regex) => {
                head.is_some_and(|h| regex.is_match(&h.title))
                    || subject.below_title(|text| regex.is_match(text))
            }
            Self::Title(needle) => subject.library.is_in_title(needle, subject.idx),
            Self::Outlet(needle) => subject.library.is_in_outlet(needle, subject.idx),
            Self::Author(needle) => head.is_some_and(|h| h.authors.iter().any(|a| needle.is_in(a))),
            Self::Tag(needle) => subject.tags().any(|t| needle.is_all_of(t)),
            Self::File(needle) => subject.library.is_in_name(needle, subject.idx),
            Self::Date(range) => head.and_then(|h| h.date).is_some_and(|date| {
                let (first, last) = days_of(date);
                range.covers(first, last)
            }),
            Self::Is(state) => subject.is(*state),
            Self::Has(thing) => subject.has(*thing),
            Self::Item(kind, tests) => subject.has_item(*kind, tests),
            Self::Not(inner) => !inner.holds(subject),
            Self::All(parts) => parts.iter().all(|p| p.holds(subject)),
            Self::Any(parts) => parts.iter().any(|p| p.holds(subject)),
        }
    }

    /// Says whether an item passes those item tests that concern it: one of them where there are some.
    fn allows_item(&self, ask: &ItemAnswer<'_>) -> bool {
        let mut answers = Vec::new();
        self.ask_items(ask, &mut answers);
        answers.is_empty() || answers.contains(&true)
    }

    fn ask_items(&self, ask: &ItemAnswer<'_>, answers: &mut Vec<bool>) {
        match self {
            Self::Item(kind, tests) => answers.extend(ask(*kind, tests)),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|p| p.ask_items(ask, answers)),
            _ => {}
        }
    }
}

/// Returns the first and last day that a date may mean.
fn days_of(date: ArticleDate) -> (NaiveDate, NaiveDate) {
    let last = match date.precision {
        Precision::Day => Some(date.day),
        Precision::Month => {
            date.day.checked_add_months(Months::new(1)).and_then(|d| d.checked_sub_days(Days::new(1)))
        }
        Precision::Year => {
            date.day.checked_add_months(Months::new(12)).and_then(|d| d.checked_sub_days(Days::new(1)))
        }
    };
    (date.day, last.unwrap_or(date.day))
}

impl<'a> Subject<'a> {
    /// Says whether something holds of a note or of the text.
    fn below_title(&self, holds: impl Fn(&str) -> bool) -> bool {
        self.marks.notes.iter().any(|note| holds(&note.text))
            || self.entry.article.as_ref().is_some_and(|article| texts(article).any(|(text, _)| holds(text)))
    }

    fn tags(&self) -> impl Iterator<Item = &'a String> {
        self.entry.head.iter().flat_map(|h| &h.tags).chain(&self.marks.tags)
    }

    fn is(&self, state: State) -> bool {
        match state {
            State::Unread => !self.marks.is_read,
            State::Read => self.marks.is_read,
            State::Starred => self.marks.is_starred,
            State::Duplicate => (self.is_copy)(),
            State::Checked => self.entry.extraction.as_ref().is_some_and(|found| {
                let n_items = found.quotes.len() + found.figures.len();
                n_items > 0 && self.marks.n_checked() >= n_items
            }),
        }
    }

    fn has(&self, thing: Thing) -> bool {
        let head = self.entry.head.as_ref();
        let found = self.entry.extraction.as_ref();
        match thing {
            Thing::Note => !self.marks.notes.is_empty(),
            Thing::Quote => found.is_some_and(|f| !f.quotes.is_empty()),
            Thing::Figure => found.is_some_and(|f| !f.figures.is_empty()),
            Thing::Tag => self.tags().next().is_some(),
            Thing::Date => head.is_some_and(|h| h.date.is_some()),
            Thing::Outlet => head.is_some_and(|h| h.outlet.is_some()),
            Thing::Author => head.is_some_and(|h| !h.authors.is_empty()),
            Thing::Warning => head.is_some_and(|h| !h.warnings.is_empty()),
        }
    }

    fn has_item(&self, kind: ItemKind, tests: &Tests) -> bool {
        let (Some(article), Some(found)) = (&self.entry.article, &self.entry.extraction) else {
            return false;
        };
        let quote = |q| tests.iter().all(|(negated, t)| t.quote(article, found, self.marks, q) != *negated);
        let figure = |f| tests.iter().all(|(negated, t)| t.figure(article, found, self.marks, f) != *negated);
        (kind != ItemKind::Figure && (0..found.quotes.len()).any(quote))
            || (kind != ItemKind::Quote && (0..found.figures.len()).any(figure))
    }
}

impl Test {
    fn new(property: &Property) -> Self {
        match property {
            Property::Speaker(words) => Self::Speaker(Needle::new(words)),
            Property::Says(words) => Self::Says(Needle::new(words)),
            Property::Figure(range) => Self::Figure(*range),
            Property::Unit(words) => Self::Unit(unit(words)),
            Property::Of(words) => {
                let singular = super::noun::singular_phrase(&fold_str(words));
                Self::Of([Needle::new(words), Needle::new(&singular)])
            }
            Property::Status(status) => Self::Status(*status),
        }
    }

    fn quote(&self, article: &Article, found: &Extraction, marks: &ArticleMarks, idx: usize) -> bool {
        let Some(quote) = found.quotes.get(idx) else { return false };
        match self {
            Self::Speaker(needle) => found.speaker_name(quote).is_some_and(|name| needle.is_in(name)),
            Self::Says(needle) => quote.segments.iter().any(|s| needle.is_in(article.slice(s.range))),
            Self::Status(status) => marks.quote_status(idx) == *status,
            Self::Figure(_) | Self::Unit(_) | Self::Of(_) => false,
        }
    }

    fn figure(&self, article: &Article, found: &Extraction, marks: &ArticleMarks, idx: usize) -> bool {
        let Some(figure) = found.figures.get(idx) else { return false };
        match self {
            Self::Figure(range) => in_range(figure, range),
            Self::Unit(unit) => {
                figure.unit.is_some_and(|u| fold_str(u) == *unit) || figure.kind.word() == unit
            }
            Self::Of(needles) => {
                figure.of.is_some_and(|of| needles.iter().any(|n| n.is_in(article.slice(of))))
            }
            Self::Status(status) => marks.figure_status(idx) == *status,
            Self::Speaker(_) | Self::Says(_) => false,
        }
    }
}

/// Folds a unit as it may be typed to the one that figures carry.
fn unit(typed: &str) -> String {
    let folded = fold_str(typed.trim());
    match folded.as_str() {
        "$" => "usd",
        "£" => "gbp",
        "€" => "eur",
        "percent" | "per cent" => "%",
        other => other,
    }
    .to_owned()
}

/// Says whether a figure's value, or one between its two, is in `range`; "over 1,000" is above 1,000.
fn in_range(figure: &Figure, range: &NumberRange) -> bool {
    let high = figure.value_high.unwrap_or(figure.value);
    if range.contains(figure.value) || range.contains(high) {
        return true;
    }
    let around = range.low.is_some_and(|(low, _)| figure.value < low && low < high);
    let above = figure.modifier == Some(Modifier::Over) && range.low == Some((figure.value, false));
    let below = figure.modifier == Some(Modifier::Under) && range.high == Some((figure.value, false));
    around || above || below
}

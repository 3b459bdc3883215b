//! Figures over the whole library by what they count, in the order of time, and where they contradict each other.

use super::noun::singular;
use super::{Context, EntryIdx};
use crate::article::Article;
use crate::extract::{Figure, FigureKind, Modifier};
use crate::text::fold_str;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// What is counted in the library, most often counted first.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// The things.
    pub counted: Vec<Counted>,
}

/// Something that figures count or measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its noun, folded, in the singular: what the figures share.
    pub noun: String,
    /// Its noun as most articles write it.
    pub written: String,
    /// Its figures in the order of time; those without a date last.
    pub values: Vec<Value>,
}

/// One figure of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// The article.
    pub entry: EntryIdx,
    /// The figure's index in its extraction.
    pub figure: u32,
}

/// Values of one thing that can be drawn on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What sort of quantity.
    pub kind: FigureKind,
    /// Its unit.
    pub unit: Option<&'static str>,
    /// Whether the values are by how much it went up or down, not how much it is.
    pub is_change: bool,
    /// What each value is for one of: "per *day*", folded, in the singular; `""` where it is not.
    pub per: String,
    /// The values with a date, in its order.
    pub points: Vec<(NaiveDate, Value)>,
}

/// Words after which a phrase says which, no longer what.
#[rustfmt::skip]
const AFTER_NOUN: &[&str] = &[
    "of", "in", "on", "at", "from", "to", "for", "with", "by", "who", "which", "that", "where",
    "per", "a", "an", "the", "and", "or", "under", "over", "across", "between", "into", "as",
    "than", "against", "during", "after", "before", "since", "were", "was", "are", "is", "have",
    "had", "has",
];

/// Words that say how much, not of what: of "the number of patients" it is the patients that count, and alone they name
/// nothing that articles could share.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "amount", "average", "figure", "majority", "minority", "number", "percentage", "proportion",
    "rest", "share", "sum", "total",
];

/// Heads that name nothing without the words before them: pronouns, degrees, changes.
#[rustfmt::skip]
const NAMELESS: &[&str] = &[
    "all", "best", "decline", "decrease", "drop", "fall", "half", "high", "increase", "jump", "largest", "last",
    "latest", "least", "low", "many", "mark", "maximum", "minimum", "most", "much", "one", "ones", "other",
    "others", "peak", "record", "rise", "same", "some", "these", "thing", "third", "those", "worst",
];

/// Returns the noun of a phrase as written: the last word before a preposition or relative ("asylum seekers in camps" →
/// "seekers"); `""` where it names nothing that could be counted.
fn noun(phrase: &str) -> &str {
    let (head, rest) = head(phrase);
    let single = head.strip_suffix('s').unwrap_or(head);
    let is = |list: &[&str]| {
        list.iter().any(|word| word.eq_ignore_ascii_case(head) || word.eq_ignore_ascii_case(single))
    };
    if is(NAMELESS) || !head.contains(char::is_alphabetic) {
        return "";
    }
    if !is(MEASURES) {
        return head;
    }
    // "the share of voters", "a number of schools"
    match rest.split_once(char::is_whitespace) {
        Some((of, rest)) if of.eq_ignore_ascii_case("of") => noun(rest),
        _ => "",
    }
}

/// Parts a phrase into the last word before a preposition or relative, and what follows that word.
fn head(phrase: &str) -> (&str, &str) {
    let names = |w: &&str| !AFTER_NOUN.iter().any(|after| after.eq_ignore_ascii_case(w));
    let words =
        phrase.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(')).filter(|w| !w.is_empty());
    let last = words.skip_while(|w| !names(w)).take_while(names).last().unwrap_or_default();
    let rest = phrase.split_once(last).map_or("", |(_, rest)| rest.trim_start());
    (last.trim_matches(|c: char| !c.is_alphanumeric()), rest)
}

impl Numbers {
    /// Gathers the figures of the entries that are extracted and say what they count. Copies of an article count once.
    pub fn gather(context: &Context<'_>) -> Self {
        let mut gathering = Gathering::default();
        gathering.take(context, 0..context.library.entries.len());
        gathering.numbers()
    }

    /// Returns the thing that `words` name, in the singular or plural.
    pub fn of(&self, words: &str) -> Option<&Counted> {
        let wanted = singular(&fold_str(words.trim()));
        self.counted.iter().find(|c| c.noun == wanted)
    }
}

/// Figures that are gathered of one article after the other, until they are put in order.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    values: Vec<Gathered>,
    /// The nouns that articles write, by how they write them, and each with what it is folded and how many figures write it so.
    by_writing: HashMap<Box<str>, usize>,
    written: Vec<Written>,
    /// The folded nouns, numbered.
    nouns: HashMap<String, u32>,
}

/// A figure; in the order that its noun's figures have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Gathered {
    noun: u32,
    has_no_day: bool,
    day: Option<NaiveDate>,
    value: Value,
}

#[derive(Clone, Debug)]
struct Written {
    noun: u32,
    n: u32,
}

impl Gathering {
    /// Takes in the figures of these entries, where they are extracted. Copies of an article count once.
    pub fn take(&mut self, context: &Context<'_>, entries: Range<usize>) {
        for idx in entries.map(|i| EntryIdx(i as u32)).filter(|idx| context.original_of(*idx).is_none()) {
            let Some(entry) = context.library.entry(idx) else { continue };
            let (Some(article), Some(found)) = (&entry.article, &entry.extraction) else { continue };
            let day = entry.head.as_ref().and_then(|h| h.date).map(|d| d.day);
            for (figure, n) in found.figures.iter().zip(0..) {
                let written = figure.of.map_or("", |of| noun(article.slice(of)));
                if !written.is_empty() {
                    let noun = self.number(written);
                    let value = Value { entry: idx, figure: n };
                    self.values.push(Gathered { noun, has_no_day: day.is_none(), day, value });
                }
            }
        }
    }

    /// Counts a noun as it is written, and returns the number of what it is folded.
    fn number(&mut self, written: &str) -> u32 {
        if let Some(known) = self.by_writing.get(written).and_then(|i| self.written.get_mut(*i)) {
            known.n += 1;
            return known.noun;
        }
        let new = self.nouns.len() as u32;
        let noun = *self.nouns.entry(singular(&fold_str(written))).or_insert(new);
        self.by_writing.insert(written.into(), self.written.len());
        self.written.push(Written { noun, n: 1 });
        noun
    }

    /// Puts in order what was gathered so far.
    pub fn numbers(&self) -> Numbers {
        // As most articles write it; of several the last in the alphabet.
        let mut most: Vec<(u32, &str)> = vec![(0, ""); self.nouns.len()];
        for (written, idx) in &self.by_writing {
            let Some(known) = self.written.get(*idx) else { continue };
            if let Some(best) = most.get_mut(known.noun as usize) {
                *best = (*best).max((known.n, written));
            }
        }
        let mut names = vec![""; self.nouns.len()];
        for (noun, i) in &self.nouns {
            if let Some(name) = names.get_mut(*i as usize) {
                *name = noun;
            }
        }
        let mut values = self.values.clone();
        values.sort_unstable();
        let mut counted: Vec<Counted> = Vec::with_capacity(names.len());
        for of_one in values.chunk_by(|a, b| a.noun == b.noun) {
            let noun = of_one.first().map_or(0, |v| v.noun as usize);
            let written = most.get(noun).map_or("", |m| m.1).to_owned();
            let noun = names.get(noun).copied().unwrap_or_default().to_owned();
            counted.push(Counted { noun, written, values: of_one.iter().map(|v| v.value).collect() });
        }
        counted.sort_by(|a, b| b.values.len().cmp(&a.values.len()).then_with(|| a.noun.cmp(&b.noun)));
        Numbers { counted }
    }
}

impl Value {
    /// Returns the figure and its article.
    pub fn of<'a>(self, context: &Context<'a>) -> Option<(&'a Article, &'a Figure)> {
        let entry = context.library.entry(self.entry)?;
        let figure = entry.extraction.as_deref()?.figures.get(self.figure as usize)?;
        Some((entry.article.as_deref()?, figure))
    }

    /// Returns the day of its article.
    pub fn day(self, context: &Context<'_>) -> Option<NaiveDate> {
        context.library.entry(self.entry)?.head.as_ref()?.date.map(|d| d.day)
    }
}

impl Counted {
    /// Returns the values by what can be drawn together, the longest series first: one kind and unit, levels apart from
    /// changes, and rates by what they are for one of.
    pub fn series(&self, context: &Context<'_>) -> Vec<Series> {
        let mut by_unit: BTreeMap<_, Vec<(NaiveDate, Value)>> = BTreeMap::new();
        for value in &self.values {
            let (Some((article, figure)), Some(day)) = (value.of(context), value.day(context)) else {
                continue;
            };
            // "Up to 40" says how much it is now; "up 40" by how much.
            let is_change = figure.change.is_some() && figure.from.is_none() && figure.to.is_none();
            let per = figure.per.map(|per| singular(&fold_str(article.slice(per)))).unwrap_or_default();
            by_unit.entry((figure.kind, figure.unit, is_change, per)).or_default().push((day, *value));
        }
        let series = by_unit.into_iter().map(|((kind, unit, is_change, per), points)| Series {
            kind,
            unit,
            is_change,
            per,
            points,
        });
        let mut series: Vec<Series> = series.collect();
        series.sort_by_key(|s| std::cmp::Reverse(s.points.len()));
        series
    }

    /// Returns those values that another article of the same day contradicts: the same thing in sentences about the same
    /// matter, another value, and no "about" or "over" that allows both.
    pub fn contradictions(&self, context: &Context<'_>) -> BTreeSet<Value> {
        let mut by_day: BTreeMap<NaiveDate, Vec<Claim<'_>>> = BTreeMap::new();
        for value in &self.values {
            if let (Some(day), Some((article, figure))) = (value.day(context), value.of(context)) {
                by_day.entry(day).or_default().push(Claim { value: *value, article, figure });
            }
        }
        let mut found = BTreeSet::new();
        for claims in by_day.values().filter(|c| c.len() > 1) {
            let matters: Vec<OnceCell<BTreeSet<String>>> = vec![OnceCell::new(); claims.len()];
            let matter = |i: usize| matters[i].get_or_init(|| claims[i].matter(&self.noun));
            for (i, a) in claims.iter().enumerate() {
                for (j, b) in claims.iter().enumerate().skip(i + 1) {
                    if a.contradicts(b) && matter(i).intersection(matter(j)).count() >= SHARED_WORDS {
                        found.extend([a.value, b.value]);
                    }
                }
            }
        }
        found
    }
}

/// Words that two sentences share, beside the noun, when they speak of the same matter.
const SHARED_WORDS: usize = 3;

struct Claim<'a> {
    value: Value,
    article: &'a Article,
    figure: &'a Figure,
}

impl Claim<'_> {
    fn contradicts(&self, other: &Self) -> bool {
        let (a, b) = (self.figure, other.figure);
        let alike = a.kind == b.kind
            && a.unit == b.unit
            && a.change == b.change
            && a.per.is_some() == b.per.is_some();
        self.value.entry != other.value.entry && alike && !allows(a, b.value) && !allows(b, a.value)
    }

    /// Returns the longer words of the sentence, folded, in the singular, without the noun and numbers.
    fn matter(&self, noun: &str) -> BTreeSet<String> {
        let sentence = fold_str(self.article.slice(self.figure.sentence));
        let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 3);
        let words = words.filter(|w| !w.starts_with(|c: char| c.is_ascii_digit()) && !COMMON.contains(w));
        words.map(singular).filter(|w| w != noun).collect()
    }
}

/// Longer words that say nothing of the matter.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "that", "this", "have", "with", "from", "they", "were", "been", "will", "said", "more", "than",
    "over", "about", "after", "before", "would", "could", "should", "their", "there", "which",
    "when", "also", "some", "into", "last", "year", "years", "month", "week", "people", "told",
    "says", "least", "most", "other", "only", "while", "being", "where",
];

/// Says whether a figure as it is put allows `value`: "over 1,000" allows 1,200, "about 1,000" what is within a twentieth.
fn allows(figure: &Figure, value: Decimal) -> bool {
    if figure.value_high.is_some_and(|high| figure.value <= value && value <= high) {
        return true;
    }
    match figure.modifier {
        None => figure.value == value,
        Some(Modifier::Over | Modifier::AtLeast) => value >= figure.value,
        Some(Modifier::Under | Modifier::AtMost) => value <= figure.value,
        Some(Modifier::About) => {
            let gap = (figure.value - value).abs();
            gap.checked_mul(Decimal::from(20)).is_some_and(|g| g <= figure.value.abs())
        }
    }
}

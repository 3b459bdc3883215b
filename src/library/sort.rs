//! The order of a list: by several keys, each up or down.

use super::{Context, Counts, EntryIdx};
use chrono::Datelike as _;
use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::str::FromStr;

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// Its date.
    Date,
    /// Its outlet's name.
    Outlet,
    /// Its title.
    Title,
    /// Its file's name.
    Name,
    /// How many quotes it has.
    Quotes,
    /// How many figures it has.
    Figures,
    /// How many of them are checked.
    Checked,
    /// Unread ones first.
    Unread,
}

/// Several keys, the first decides. Printed and read as `-date,outlet`; a `-` turns a key round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortOrder(pub Vec<(SortKey, bool)>);

impl SortKey {
    /// All keys with their words.
    pub const WORDS: &[(&str, Self)] = &[
        ("date", Self::Date),
        ("outlet", Self::Outlet),
        ("title", Self::Title),
        ("name", Self::Name),
        ("quotes", Self::Quotes),
        ("figures", Self::Figures),
        ("checked", Self::Checked),
        ("unread", Self::Unread),
    ];
}

impl SortOrder {
    /// Says whether it needs to be known how much was found in each article.
    pub fn needs_counts(&self) -> bool {
        self.0.iter().any(|(key, _)| matches!(key, SortKey::Quotes | SortKey::Figures))
    }
}

impl Default for SortOrder {
    /// By file name, as a folder shows them.
    fn default() -> Self {
        Self(vec![(SortKey::Name, false)])
    }
}

impl FromStr for SortOrder {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let key = |word: &str| {
            let (word, reversed) = word.strip_prefix('-').map_or((word, false), |w| (w, true));
            let known = SortKey::WORDS.iter().find(|w| w.0 == word).map(|w| (w.1, reversed));
            known.ok_or_else(|| {
                let keys: Vec<_> = SortKey::WORDS.iter().map(|w| w.0).collect();
                format!("no sort key {word}; there are {}", keys.join(", "))
            })
        };
        s.split([',', ' ']).filter(|w| !w.is_empty()).map(key).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for SortOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (key, reversed)) in self.0.iter().enumerate() {
            let word = SortKey::WORDS.iter().find(|w| w.1 == *key).map_or("", |w| w.0);
            write!(f, "{}{}{word}", if i > 0 { "," } else { "" }, if *reversed { "-" } else { "" })?;
        }
        Ok(())
    }
}

/// A value to sort by; what is not known comes last, whichever way.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Value<'a> {
    Up(Part<'a>),
    Down(Reverse<Part<'a>>),
    Unknown,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    Number(u64),
    Day(chrono::NaiveDate),
    Text(Cow<'a, str>),
}

impl SortOrder {
    /// Sorts entries; equal ones keep their order.
    pub fn sort(&self, context: &Context<'_>, entries: &mut [EntryIdx]) {
        if self.0 == Self::default().0 && entries.is_sorted() {
            // Entries come in the order of their names.
            return;
        }
        if let [(key, reversed)] = self.0.as_slice() {
            let sorted = sorted_by_number(context, *key, *reversed, entries)
                .unwrap_or_else(|| sorted_by_text(context, *key, *reversed, entries));
            entries.copy_from_slice(&sorted);
            return;
        }
        entries.sort_by_cached_key(|idx| {
            let values: Vec<Value<'_>> =
                self.0.iter().map(|(key, reversed)| value(context, *idx, *key, *reversed)).collect();
            (values, *idx)
        });
    }

    /// Compares two entries.
    pub fn compare(&self, context: &Context<'_>, a: EntryIdx, b: EntryIdx) -> Ordering {
        let values = |idx| self.0.iter().map(move |(key, reversed)| value(context, idx, *key, *reversed));
        values(a).cmp(values(b)).then(a.cmp(&b))
    }
}

/// Sorts by one key that is a number for all: dates and counts, of which a list of many thousands has nothing else to look at.
fn sorted_by_number(
    context: &Context<'_>,
    key: SortKey,
    reversed: bool,
    entries: &[EntryIdx],
) -> Option<Vec<EntryIdx>> {
    let number = |idx: &EntryIdx| match value(context, *idx, key, false) {
        Value::Up(Part::Number(n)) => Some(n),
        // Days are counted from the beginning of the calendar; there are some before it.
        Value::Up(Part::Day(day)) => Some((i64::from(day.num_days_from_ce()) + (1 << 32)).cast_unsigned()),
        Value::Unknown => Some(u64::MAX),
        Value::Up(Part::Text(_)) | Value::Down(_) => None,
    };
    let turned = |n: u64| if reversed && n < u64::MAX { u64::MAX - 1 - n } else { n };
    let keyed: Option<Vec<(u64, EntryIdx)>> =
        entries.iter().map(|idx| Some((turned(number(idx)?), *idx))).collect();
    let mut keyed = keyed?;
    keyed.sort_unstable();
    Some(keyed.into_iter().map(|(_, idx)| idx).collect())
}

/// Sorts by one key that is a text: the first letters settle most comparisons.
fn sorted_by_text(
    context: &Context<'_>,
    key: SortKey,
    reversed: bool,
    entries: &[EntryIdx],
) -> Vec<EntryIdx> {
    let first_letters = |text: &str| {
        let bytes = text.bytes().chain(std::iter::repeat(0)).take(8);
        bytes.fold(0, |letters: u64, byte| letters << 8 | u64::from(byte))
    };
    let text = |idx: &EntryIdx| match value(context, *idx, key, false) {
        Value::Up(Part::Text(text)) => Some(text),
        _ => None,
    };
    let texts: Vec<(Option<Cow<'_, str>>, EntryIdx)> = entries.iter().map(|idx| (text(idx), *idx)).collect();
    let known = texts.iter().filter_map(|(text, idx)| Some((text.as_deref()?, *idx)));
    let mut keyed: Vec<(u64, &str, EntryIdx)> =
        known.map(|(text, idx)| (first_letters(text), text, idx)).collect();
    if reversed {
        keyed.sort_unstable_by(|a, b| (b.0, b.1, a.2).cmp(&(a.0, a.1, b.2)));
    } else {
        keyed.sort_unstable();
    }
    // What is not known comes last, whichever way.
    let unknown = texts.iter().filter(|(text, _)| text.is_none()).map(|(_, idx)| *idx);
    keyed.iter().map(|(.., idx)| *idx).chain(unknown).collect()
}

fn value<'a>(context: &Context<'a>, idx: EntryIdx, key: SortKey, reversed: bool) -> Value<'a> {
    let library = context.library;
    let entry = library.entry(idx);
    let found = || entry.and_then(|e| e.extraction.as_deref().map(Counts::of).or(e.counts));
    let number = |n: usize| Part::Number(n as u64);
    let part = match key {
        SortKey::Date => library.head(idx).and_then(|h| h.date).map(|d| Part::Day(d.day)),
        SortKey::Outlet => library.folded_outlet(idx).map(Part::Text),
        SortKey::Title => library.folded_title(idx).map(Part::Text),
        SortKey::Name => library.folded_name(idx).map(Part::Text),
        SortKey::Quotes => found().map(|f| number(f.quotes as usize)),
        SortKey::Figures => found().map(|f| number(f.figures as usize)),
        SortKey::Checked => Some(number(context.marks.of(idx).n_done as usize)),
        SortKey::Unread => Some(Part::Number(context.marks.of(idx).is_read.into())),
    };
    match part {
        None => Value::Unknown,
        Some(part) if reversed => Value::Down(Reverse(part)),
        Some(part) => Value::Up(part),
    }
}

#[cfg(test)]
mod tests {
    use super::SortOrder;
    use crate::article::{ArticleDate, DateSource, Head, Precision};
    use crate::library::{Context, Counts, Duplicates, Entry, EntryIdx, Library, Marks, Place};
    use chrono::NaiveDate;
    use std::sync::Arc;

    #[test]
    fn one_key_sorts_as_keys_compare_and_what_is_unknown_comes_last() {
        let days =
            [Some("2020-05-01"), None, Some("0000-01-02"), Some("2020-05-01"), Some("2024-01-01"), None];
        let mut library = Library::default();
        for (day, n) in days.iter().zip([3, 0, 7, 3, 5, 1]) {
            let place = Place { path: std::path::Path::new("a").into(), part: None };
            let date = day.map(|day| ArticleDate {
                day: day.parse::<NaiveDate>().unwrap(),
                precision: Precision::Day,
                source: DateSource::Header,
            });
            let mut entry = Entry::found(place, "a");
            let outlet =
                (n != 3).then(|| ["Mill Post", "Mill Posted", "mill Post", "Abend"][n as usize % 4].into());
            entry.head = Some(Arc::new(Head { date, outlet, ..Head::default() }));
            entry.counts = (n > 0).then_some(Counts { quotes: n, figures: 0 });
            library.entries.push(entry);
        }
        let (marks, duplicates) = (Marks::default(), Duplicates::default());
        let context = Context { library: &library, marks: &marks, duplicates: &duplicates };
        let all: Vec<EntryIdx> = (0..6).map(EntryIdx).collect();
        for (keys, wanted) in [
            ("date", [2, 0, 3, 4, 1, 5]),
            ("-date", [4, 0, 3, 2, 1, 5]),
            ("quotes", [5, 0, 3, 4, 2, 1]),
            ("-quotes", [2, 4, 0, 3, 5, 1]),
            ("outlet", [2, 1, 4, 5, 0, 3]),
            ("-outlet", [4, 5, 1, 2, 0, 3]),
        ] {
            let order: SortOrder = keys.parse().unwrap();
            let (mut sorted, mut compared) = (all.clone(), all.clone());
            order.sort(&context, &mut sorted);
            compared.sort_by(|a, b| order.compare(&context, *a, *b));
            assert_eq!(sorted, wanted.map(EntryIdx), "{keys}");
            assert_eq!(sorted, compared, "{keys}");
        }
    }
}

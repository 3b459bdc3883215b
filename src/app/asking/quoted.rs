//! Rows of people: who is quoted, what somebody said, how others word it.

use super::{MAX_ROWS, Row, Rows, Target, To, counted_words, day, first_words};
use crate::app::asking::Question;
use crate::article::Head;
use crate::library::people::{People, Person, Saying, Whose, Wording};
use crate::library::{Context, Entry};
use crate::text::TextRange;
use chrono::NaiveDate;
use std::ops::Range;

/// Other spellings of a name that are shown.
const MAX_SPELLINGS: usize = 2;

/// Lists everybody quoted, in columns: the name, quotes, articles, from when to when.
pub(super) fn people(context: &Context<'_>, found: &People) -> Rows {
    let named: Vec<&Person> = found.people.iter().filter(|p| p.is_named).collect();
    let n_others = found.people.len() - named.len();
    let others = match n_others {
        0 => String::new(),
        1 => " · 1 more has no name".to_owned(),
        n => format!(" · {n} more have no name"),
    };
    let widest = |n: fn(&Person) -> usize| named.iter().map(|p| n(p)).max().unwrap_or(0).to_string().len();
    let quotes = widest(|p| p.sayings.len());
    let articles = widest(|p| p.n_articles as usize);
    let row = |person: &Person| {
        let span = person.dates.map_or_else(|| "undated".to_owned(), months);
        let (n, in_n) = (person.sayings.len(), person.n_articles);
        let s = if n == 1 { " " } else { "s" };
        Row {
            text: [person.name.as_str(), &known_as(person)].concat(),
            right: format!("{n:quotes$} quote{s} in {in_n:articles$}  {span:<19}"),
            sayings: person.sayings.clone(),
            to: To::Question(Question::Sayings(person.whose())),
            ..Row::default()
        }
    };
    Rows {
        title: format!(
            "{} quoted in {}{others}",
            counted_words(named.len(), "name"),
            counted_words(context.library.entries.len(), "article")
        ),
        rows: named.iter().take(MAX_ROWS * 10).map(|p| row(p)).collect(),
        none: "Nobody is quoted here: a quote needs marks around it. F lists figures.".to_owned(),
        charts: Vec::new(),
    }
}

/// Says how else a name is written, and whether others bear it.
fn known_as(person: &Person) -> String {
    let mut known = String::new();
    if person.has_namesake {
        known.push_str(" · one of several of this name");
    }
    if !person.spellings.is_empty() {
        let shown: Vec<&str> = person.spellings.iter().take(MAX_SPELLINGS).map(String::as_str).collect();
        known.push_str(" · also ");
        known.push_str(&shown.join(", "));
    }
    known
}

fn months((first, last): (NaiveDate, NaiveDate)) -> String {
    let month = |day: NaiveDate| day.format("%b %Y").to_string();
    let (first, last) = (month(first), month(last));
    if first == last { first } else { format!("{first} – {last}") }
}

/// Lists everything somebody said, in the order of time.
pub(super) fn said(context: &Context<'_>, found: &People, whose: &Whose) -> Rows {
    let rows = found.find(whose).map(|p| said_rows(context, p, 0..p.sayings.len())).unwrap_or_default();
    said_page(found, whose, rows)
}

/// Puts the rows of what somebody said under their title; several threads may have made them.
pub fn said_page(found: &People, whose: &Whose, rows: Vec<Row>) -> Rows {
    let none = format!("Nothing is said by {} any more.", whose.name);
    let Some(person) = found.find(whose) else {
        return Rows { title: whose.name.clone(), none, ..Rows::default() };
    };
    let in_articles = counted_words(person.n_articles as usize, "article");
    Rows {
        title: format!(
            "{}: {} in {in_articles}{}",
            person.name,
            counted_words(person.sayings.len(), "quote"),
            known_as(person)
        ),
        rows,
        none,
        charts: Vec::new(),
    }
}

/// Makes the rows of these of somebody's quotes.
pub fn said_rows(context: &Context<'_>, person: &Person, range: Range<usize>) -> Vec<Row> {
    let all = &person.sayings;
    let row = |i: usize| {
        let saying = *all.get(i)?;
        let (before, after) = all.split_at_checked(i)?;
        // Those of one article stand together.
        let is_here = |s: &&Saying| s.entry == saying.entry;
        let n_before = before.iter().rev().take_while(is_here).count();
        let n_after = after.iter().take_while(is_here).count();
        said_row(context, person, saying, all.get(i - n_before..i + n_after)?)
    };
    range.filter_map(row).collect()
}

/// Makes the row of a quote; `here` are all of theirs in its article.
fn said_row(context: &Context<'_>, person: &Person, saying: Saying, here: &[Saying]) -> Option<Row> {
    let entry = context.library.entry(saying.entry)?;
    let (article, head) = (entry.article.as_deref()?, entry.head.as_ref()?);
    let quote = saying.of(context)?;
    // Segments keep their own marks.
    let words: Vec<&str> = quote.segments.iter().map(|s| article.slice(s.marks)).collect();
    let words = words.join(" ").replace('\n', " ");
    let cue = quote.cue.map(|cue| article.slice(cue).replace('\n', " "));
    let printed = quote.source.map(|source| article.slice(source).replace('\n', " "));
    let printed = printed.filter(|p| *p != person.name).map(|p| format!("text: “{p}”"));
    let place = format!("¶{}", quote.paragraph);
    let told = [place].into_iter().chain(cue).chain(printed).chain([source_line(entry, head)]);
    let told: Vec<String> = told.collect();
    let text = first_words(words.clone());
    Some(Row {
        left: head.date.map(day).unwrap_or_default(),
        // Where all of it is in the row, the foot takes it from there.
        more: format!("{}\n{}", if text == words { "" } else { &words }, told.join(" · ")),
        text,
        right: head.outlet.clone().unwrap_or_else(|| entry.name.to_string()),
        sayings: here.to_vec(),
        to: To::Place(target(saying, quote.marks())),
        ..Row::default()
    })
}

/// Returns title, outlet and file of an article.
pub(super) fn source_line(entry: &Entry, head: &Head) -> String {
    let parts = [Some(head.title.clone()), head.outlet.clone(), Some(entry.name.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn target(saying: Saying, range: TextRange) -> Target {
    Target { entry: saying.entry, range, hits: Vec::new(), saying: Some(saying) }
}

/// Lists the wordings of one quote, the words that differ lit.
pub fn worded(context: &Context<'_>, found: &[Wording]) -> Rows {
    Rows {
        title: match found.len() {
            1 => "one wording: no other article has this quote".to_owned(),
            n => format!("{n} wordings of one quote"),
        },
        rows: found.iter().filter_map(|wording| worded_row(context, wording)).collect(),
        none: "The quote is not there any more.".to_owned(),
        charts: Vec::new(),
    }
}

fn worded_row(context: &Context<'_>, wording: &Wording) -> Option<Row> {
    let entry = context.library.entry(wording.saying.entry)?;
    let (article, head) = (entry.article.as_deref()?, entry.head.as_ref()?);
    let mut text = String::new();
    let mut lit = Vec::new();
    for word in &wording.words {
        text.push_str(if text.is_empty() { "" } else { " " });
        let start = text.len();
        text.push_str(article.slice(word.range));
        if word.differs {
            lit.push(TextRange::from_usize(start, text.len()));
        }
    }
    let range = wording.saying.of(context)?.marks();
    Some(Row {
        left: head.date.map(day).unwrap_or_default(),
        text,
        lit,
        more: format!("{}\n{}", article.slice(range).replace('\n', " "), source_line(entry, head)),
        right: head.outlet.clone().unwrap_or_else(|| entry.name.to_string()),
        sayings: vec![wording.saying],
        to: To::Place(target(wording.saying, range)),
        ..Row::default()
    })
}

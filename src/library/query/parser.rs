//! Reads a query. By hand, so that an error can say where it is and what was perhaps meant.

use super::{
    Field, ItemKind, ItemQuery, ItemTest, Property, Query, QueryError, STATES, STATUSES, THINGS, Term,
};
use crate::library::nearest::nearest;
use crate::text::TextRange;

/// Parentheses inside parentheses, at most.
const MAX_DEPTH: u32 = 50;

/// Reads `text` as a query. An empty one asks for everything; a phrase left open ends at the end.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let query = parser.any()?;
    match parser.peek() {
        None => Ok(query),
        Some(_) => Err(parser.error(parser.at, parser.at + 1, "this ) closes nothing")),
    }
}

/// Says whether `words` can stand without quotation marks.
pub(super) fn is_bare(words: &str) -> bool {
    !words.is_empty() && words.chars().all(|c| is_word(c) && c != '\\')
}

fn is_word(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '(' | ')' | '"' | '“' | '”')
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
}

/// A part of a row, before neighbouring item tests are put together.
enum Part {
    Closed(Query),
    Test(ItemTest),
}

type Parsed<T> = Result<T, QueryError>;

impl<'a> Parser<'a> {
    /// Reads rows with `or` between them.
    fn any(&mut self) -> Parsed<Query> {
        let mut rows = vec![self.row()?];
        loop {
            let start = self.at;
            if !self.keyword_or() {
                break;
            }
            let empty = matches!(self.peek(), None | Some(')')) || self.at_or();
            if empty || (rows.len() == 1 && rows.first() == Some(&Query::Everything)) {
                let message = "something is missing beside or · \"or\" is the word";
                return Err(self.error(start, start + 2, message));
            }
            rows.push(self.row()?);
        }
        Ok(Query::any(rows))
    }

    /// Reads what stands side by side, up to an `or`, a `)` or the end.
    fn row(&mut self) -> Parsed<Query> {
        let mut parts = Vec::new();
        while let Some(c) = self.peek() {
            if c == ')' || self.at_or() {
                break;
            }
            parts.push(self.part()?);
        }
        Ok(Query::all(put_together(parts)))
    }

    fn part(&mut self) -> Parsed<Part> {
        let start = self.at;
        let negated = self.eat('-');
        if negated
            && self.text_after().chars().next().is_none_or(|c| c.is_whitespace() || c == ')' || c == '-')
        {
            return Err(self.error(start, start + 1, "nothing to exclude after this -"));
        }
        let part = match self.text_after().chars().next() {
            Some('(') => Part::Closed(self.parenthesis()?),
            Some('/') => Part::Closed(Query::Term(self.regex()?)),
            Some('"' | '“') => Part::Closed(Query::Term(Term::Words(self.phrase(start)?))),
            _ => self.word()?,
        };
        Ok(match part {
            Part::Closed(query) if negated => Part::Closed(Query::Not(Box::new(query))),
            Part::Test(test) => Part::Test(ItemTest { negated, ..test }),
            closed @ Part::Closed(_) => closed,
        })
    }

    fn parenthesis(&mut self) -> Parsed<Query> {
        let start = self.at;
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error(start, start + 1, "too many parentheses inside one another"));
        }
        let inner = self.any()?;
        self.depth -= 1;
        if self.peek() != Some(')') {
            return Err(self.error(start, start + 1, "this ( is never closed"));
        }
        self.at += 1;
        if inner == Query::Everything {
            return Err(self.error(start, self.at, "nothing stands in these parentheses"));
        }
        Ok(inner)
    }

    fn regex(&mut self) -> Parsed<Term> {
        let start = self.at;
        let mut pattern = String::new();
        let mut chars = self.text_after().char_indices().skip(1);
        while let Some((i, c)) = chars.next() {
            match c {
                '/' => {
                    self.at = start + i + 1;
                    return self.checked_regex(pattern, start);
                }
                '\\' => match chars.next() {
                    Some((_, '/')) => pattern.push('/'),
                    Some((_, escaped)) => pattern.extend(['\\', escaped]),
                    None => break,
                },
                _ => pattern.push(c),
            }
        }
        Err(self.error(start, self.text.len(), "this regular expression has no closing /"))
    }

    fn checked_regex(&self, pattern: String, start: usize) -> Parsed<Term> {
        if pattern.is_empty() {
            return Err(self.error(start, self.at, "an empty regular expression"));
        }
        match crate::library::filter::regex(&pattern) {
            Ok(_) => Ok(Term::Regex(pattern)),
            Err(error) => {
                // The crate's message draws the pattern over several lines; its last one says what is wrong.
                let why = error.to_string();
                let why = why.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                Err(self.error(start, self.at, &why))
            }
        }
    }

    /// Reads up to the closing mark, or to the end: while it is typed it works already.
    fn phrase(&mut self, start: usize) -> Parsed<String> {
        let mut words = String::new();
        let mut chars = self.text_after().char_indices();
        let curly = chars.next().is_some_and(|(_, c)| c == '“');
        let mut end = self.text.len();
        while let Some((i, c)) = chars.next() {
            match c {
                '”' if curly => {
                    end = self.at + i + c.len_utf8();
                    break;
                }
                '"' => {
                    end = self.at + i + 1;
                    break;
                }
                '\\' => words.extend(chars.next().map(|(_, c)| c)),
                _ => words.push(c),
            }
        }
        self.at = end;
        if words.trim().is_empty() {
            return Err(self.error(start, end, "nothing stands between these marks"));
        }
        Ok(words)
    }

    fn word(&mut self) -> Parsed<Part> {
        let start = self.at;
        let word = self.bare();
        let field = word
            .split_once(':')
            .filter(|(name, _)| !name.is_empty() && name.chars().all(char::is_alphabetic));
        let Some((name, _)) = field else {
            if word.is_empty() {
                let c = self.text_after().chars().next().map_or(1, char::len_utf8);
                return Err(self.error(start, start + c, "a closing mark without an opening one"));
            }
            return Ok(Part::Closed(Query::Term(Term::Words(word.to_owned()))));
        };
        let known = Field::TABLE.iter().find(|f| f.1.eq_ignore_ascii_case(name));
        let Some((field, ..)) = known else { return Err(self.no_field(start, name)) };
        self.at = start + name.len() + 1;
        let value = self.value(*field, start)?;
        self.read(*field, value, TextRange::from_usize(start, self.at))
    }

    fn value(&mut self, field: Field, start: usize) -> Parsed<String> {
        if self.text_after().starts_with(['"', '“']) {
            return self.phrase(self.at);
        }
        let value = self.bare();
        if value.is_empty() {
            let what = Field::TABLE.iter().find(|f| f.0 == field).map_or("", |f| f.2);
            return Err(self.error(start, self.at, &format!("{}: wants {what}", field.name())));
        }
        Ok(value.to_owned())
    }

    fn read(&self, field: Field, value: String, range: TextRange) -> Parsed<Part> {
        let test = |property| Ok(Part::Test(ItemTest { negated: false, property }));
        let term = |term| Ok(Part::Closed(Query::Term(term)));
        match field {
            Field::Speaker => test(Property::Speaker(value)),
            Field::Says => test(Property::Says(value)),
            Field::Unit => test(Property::Unit(value)),
            Field::Of => test(Property::Of(value)),
            Field::Fig => test(Property::Figure(self.parsed(field, &value, range)?)),
            Field::Status => test(Property::Status(self.one_of(field, STATUSES, &value, range)?)),
            Field::Title => term(Term::Title(value)),
            Field::Outlet => term(Term::Outlet(value)),
            Field::Author => term(Term::Author(value)),
            Field::Tag => term(Term::Tag(value)),
            Field::File => term(Term::File(value)),
            Field::Date => term(Term::Date(self.parsed(field, &value, range)?)),
            Field::Is => term(Term::Is(self.one_of(field, STATES, &value, range)?)),
            Field::Has => term(Term::Has(self.one_of(field, THINGS, &value, range)?)),
        }
    }

    fn parsed<T: std::str::FromStr>(&self, field: Field, value: &str, range: TextRange) -> Parsed<T> {
        value.parse().map_err(|_| self.not_a(field, value, range, None))
    }

    fn one_of<T: Copy>(&self, field: Field, words: &[(&str, T)], value: &str, range: TextRange) -> Parsed<T> {
        let found = words.iter().find(|w| w.0.eq_ignore_ascii_case(value)).map(|w| w.1);
        found.ok_or_else(|| {
            let near = nearest(value, words.iter().map(|w| w.0)).map(|w| format!("{}:{w}", field.name()));
            self.not_a(field, value, range, near)
        })
    }

    fn not_a(&self, field: Field, value: &str, range: TextRange, suggestion: Option<String>) -> QueryError {
        let what = Field::TABLE.iter().find(|f| f.0 == field).map_or("", |f| f.2);
        let message = format!("{}: wants {what}; not {value}", field.name());
        QueryError { suggestion, ..self.error(range.start as usize, range.end as usize, &message) }
    }

    fn no_field(&self, start: usize, name: &str) -> QueryError {
        let near = nearest(name, Field::TABLE.iter().map(|f| f.1)).map(|f| format!("{f}:"));
        let message = format!("no field {name}: · in quotes it is words");
        QueryError { suggestion: near, ..self.error(start, start + name.len() + 1, &message) }
    }

    fn error(&self, start: usize, end: usize, message: &str) -> QueryError {
        let end = end.min(self.text.len());
        let message = crate::text::clean_line(message);
        QueryError { range: TextRange::from_usize(start, end), message, suggestion: None }
    }

    fn text_after(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Skips blanks and returns what comes next.
    fn peek(&mut self) -> Option<char> {
        let after = self.text_after();
        self.at += after.len() - after.trim_start().len();
        self.text_after().chars().next()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.text_after().starts_with(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    /// Takes what can stand without quotation marks.
    fn bare(&mut self) -> &'a str {
        let after = self.text_after();
        let len = after.find(|c| !is_word(c)).unwrap_or(after.len());
        self.at += len;
        after.get(..len).unwrap_or_default()
    }

    fn at_or(&self) -> bool {
        let after = self.text_after();
        let word = after.get(..after.find(|c| !is_word(c)).unwrap_or(after.len()));
        word.is_some_and(|w| w.eq_ignore_ascii_case("or"))
    }

    fn keyword_or(&mut self) -> bool {
        self.peek();
        let found = self.at_or();
        self.at += if found { 2 } else { 0 };
        found
    }
}

/// Puts neighbouring item tests together. `status:` joins the tests before it, else those after it.
fn put_together(parts: Vec<Part>) -> Vec<Query> {
    let mut queries = Vec::new();
    let mut open: Option<ItemQuery> = None;
    for part in parts {
        match part {
            Part::Closed(query) => {
                close(open.take(), &mut queries);
                queries.push(query);
            }
            Part::Test(test) => {
                let kind = test.property.kind();
                match &mut open {
                    Some(item) if item.kind == kind || kind == ItemKind::Either => item.tests.push(test),
                    Some(item) if item.kind == ItemKind::Either => {
                        item.kind = kind;
                        item.tests.push(test);
                    }
                    _ => close(open.replace(ItemQuery { kind, tests: vec![test] }), &mut queries),
                }
            }
        }
    }
    close(open, &mut queries);
    queries
}

/// Tests that are all negated ask nothing of one item: each says that the article has none such.
fn close(item: Option<ItemQuery>, queries: &mut Vec<Query>) {
    let Some(item) = item else { return };
    if item.tests.iter().any(|t| !t.negated) {
        queries.push(Query::Item(item));
        return;
    }
    for test in item.tests {
        let kind = test.property.kind();
        let single = ItemQuery { kind, tests: vec![ItemTest { negated: false, ..test }] };
        queries.push(Query::Not(Box::new(Query::Item(single))));
    }
}

impl Property {
    fn kind(&self) -> ItemKind {
        match self {
            Self::Speaker(_) | Self::Says(_) => ItemKind::Quote,
            Self::Figure(_) | Self::Unit(_) | Self::Of(_) => ItemKind::Figure,
            Self::Status(_) => ItemKind::Either,
        }
    }
}

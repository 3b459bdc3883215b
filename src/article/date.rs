//! Dates as newspapers, file names and records write them: to a day, and how exactly it is known.
//!
//! `12/08/2020` is read only where one of the two numbers cannot be a month: nothing here guesses.

use super::Precision;
use chrono::{Month, NaiveDate, Weekday};

/// Reads a text that is a date and nothing else, but for a weekday, a time of day and words such as "Published".
pub(super) fn parse(text: &str) -> Option<(NaiveDate, Precision)> {
    let text = text.trim().trim_matches(|c: char| matches!(c, '"' | '\'' | '[' | ']' | '(' | ')' | '.'));
    if text.len() > 80 {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '·'))
        .filter(|w| !w.is_empty())
        .collect();
    let start = words.iter().position(|w| !is_preamble(w))?;
    let words = words.get(start..)?;
    let (day, precision, taken) =
        iso(words).or_else(|| day_month_year(words)).or_else(|| month_year(words))?;
    words.get(taken..)?.iter().all(|w| is_time(w)).then_some((day, precision))
}

/// Says whether a text is a day without its year and nothing else: `Nov 6`, `6 November`.
pub(super) fn is_day_of_year(text: &str) -> bool {
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(a), Some(b), None) => {
            let (name, number) = if month(a).is_some() { (a, b) } else { (b, a) };
            month(name).is_some() && day_number(number).is_some_and(|n| (1..32).contains(&n))
        }
        _ => false,
    }
}

/// Reads `seconds` since 1970 (or milliseconds, where they would lie beyond the year 5000).
pub(super) fn from_epoch(seconds: i64) -> Option<NaiveDate> {
    let seconds = if seconds.abs() > 100_000_000_000 { seconds / 1000 } else { seconds };
    chrono::DateTime::from_timestamp(seconds, 0).map(|t| t.date_naive())
}

/// Finds a date in a file's name or path: `2020-08-12_x.txt`, `20200812-x.txt`, `2020/08/12/x.txt`, `x 2020-08.txt`.
pub(super) fn in_name(name: &str) -> Option<(NaiveDate, Precision)> {
    let parts: Vec<&str> =
        name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let mut best = None;
    for (i, part) in parts.iter().enumerate() {
        // `2020-08-12T10` keeps its day before the letter.
        let next = |k: usize| parts.get(i + k).map(|p| p.split('T').next().unwrap_or(p));
        let found = match part.len() {
            8 => part.get(..4).zip(part.get(4..6)).zip(part.get(6..)).and_then(|((y, m), d)| ymd(y, m, d)),
            4 => next(1).zip(next(2)).and_then(|(m, d)| ymd(part, m, d)),
            _ => None,
        };
        if let Some(day) = found.filter(|day| likely(*day)) {
            return Some((day, Precision::Day));
        }
        if part.len() == 4 && best.is_none() {
            best =
                next(1).filter(|m| m.len() == 2).and_then(|m| ymd(part, m, "1")).filter(|day| likely(*day));
        }
    }
    best.map(|day| (day, Precision::Month))
}

/// Finds a date in the path of an address: `/2020/08/12/`, `/2020/aug/12/`, `/2020-08-12-`, `/20200812/`, and `/2020/08/`.
///
/// Only what stands between strokes of the path is a date: an article's number may look like one.
pub(super) fn in_url(url: &str) -> Option<(NaiveDate, Precision)> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest).split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let number = |m: &str| month(m).map_or_else(|| m.to_owned(), |n| n.to_string());
    let mut best = None;
    for (i, part) in parts.iter().enumerate() {
        let next = |k: usize| parts.get(i + k).copied().unwrap_or_default();
        let (named, joined) = (number(next(1)), part.get(..10).unwrap_or(part));
        let day = if part.len() == 4 {
            ymd(part, &named, next(2))
        } else if part.len() == 8 {
            part.get(..4).zip(part.get(4..6)).zip(part.get(6..)).and_then(|((y, m), d)| ymd(y, m, d))
        } else {
            let numbers: Vec<&str> = joined.split(['-', '_']).collect();
            let ends = !part.get(10..11).is_some_and(|c| c.starts_with(|c: char| c.is_ascii_alphanumeric()));
            match *numbers.as_slice() {
                [y, m, d] if ends && m.len() == 2 && d.len() == 2 => ymd(y, m, d),
                _ => None,
            }
        };
        if let Some(day) = day.filter(|day| likely(*day)) {
            return Some((day, Precision::Day));
        }
        if part.len() == 4 && best.is_none() && (named != next(1) || named.len() == 2) {
            best = ymd(part, &named, "1").filter(|day| likely(*day));
        }
    }
    best.map(|day| (day, Precision::Month))
}

/// A number in a name is a year only where a newspaper of it may lie in a folder.
fn likely(day: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (1800..2100).contains(&day.year())
}

const PREAMBLE: [&str; 8] = ["published", "updated", "posted", "on", "date", "last", "first", "at"];

fn is_preamble(word: &str) -> bool {
    let word = word.trim_end_matches([':', '.']);
    PREAMBLE.iter().any(|w| word.eq_ignore_ascii_case(w)) || is_weekday(word)
}

fn is_weekday(word: &str) -> bool {
    let longer = ["tues", "weds", "thur", "thurs"];
    word.parse::<Weekday>().is_ok() || longer.iter().any(|day| word.eq_ignore_ascii_case(day))
}

/// Says whether `word` belongs to a time of day: `10:30`, `pm`, `GMT`, `+0100`, `(UTC)`.
fn is_time(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', '.', '-', '–', '—']);
    let zone = word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase());
    let clock = word.starts_with(|c: char| c.is_ascii_digit() || c == '+')
        && word.chars().all(|c| c.is_ascii_digit() || ":.+-apmhZ".contains(c));
    let words = ["am", "pm", "a.m", "p.m", "at", "noon", "midnight"];
    zone || clock || word.is_empty() || is_weekday(word) || words.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// `2020-08-12`, `2020-08-12T10:00:00Z`, `2020/08/12`, `20200812`, `2020-08`, `2020`, and `31/12/2020`, `12/31/2020`.
fn iso(words: &[&str]) -> Option<(NaiveDate, Precision, usize)> {
    let word = words.first()?;
    let day = word.split(['T', 't']).next().unwrap_or(word);
    if !day.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let whole = |day, precision| Some((day, precision, 1));
    match *parts.as_slice() {
        [y, m, d] if y.len() == 4 => whole(ymd(y, m, d)?, Precision::Day),
        [a, b, y] if y.len() == 4 => {
            let first = a.parse::<u32>().ok()?;
            let second = b.parse::<u32>().ok()?;
            let day = match (first > 12, second > 12) {
                (true, false) => ymd(y, b, a),
                (false, true) => ymd(y, a, b),
                _ if first == second || day.contains('.') => ymd(y, b, a),
                _ => None,
            };
            whole(day?, Precision::Day)
        }
        [y, m] if y.len() == 4 => whole(ymd(y, m, "1")?, Precision::Month),
        [n] if n.len() == 8 => whole(ymd(n.get(..4)?, n.get(4..6)?, n.get(6..)?)?, Precision::Day),
        [y] if y.len() == 4 && words.len() == 1 => whole(ymd(y, "1", "1")?, Precision::Year),
        _ => None,
    }
}

/// `12 August 2020`, `12th Aug. 2020`, `August 12 2020`, `Aug 12th 2020`, `12-Aug-2020`.
fn day_month_year(words: &[&str]) -> Option<(NaiveDate, Precision, usize)> {
    if let Some([d, m, y]) = words.first().map(|w| w.split('-').collect::<Vec<_>>()).as_deref() {
        return Some((date(year(y)?, month(m)?, day_number(d)?)?, Precision::Day, 1));
    }
    let &[first, second, last, ..] = words else { return None };
    let (day, name) = if month(first).is_some() { (second, first) } else { (first, second) };
    Some((date(year(last)?, month(name)?, day_number(day)?)?, Precision::Day, 3))
}

/// `August 2020`.
fn month_year(words: &[&str]) -> Option<(NaiveDate, Precision, usize)> {
    let &[m, y, ..] = words else { return None };
    Some((date(year(y)?, month(m)?, 1)?, Precision::Month, 2))
}

fn ymd(y: &str, m: &str, d: &str) -> Option<NaiveDate> {
    let digits = |s: &str| !s.is_empty() && s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
    let year = (y.len() == 4).then(|| year(y)).flatten()?;
    (digits(m) && digits(d)).then(|| date(year, m.parse().ok()?, d.parse().ok()?)).flatten()
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (year > 0).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

fn year(word: &str) -> Option<i32> {
    let word = word.trim_end_matches(['.', ';']);
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

fn day_number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let suffix = word.get(digits.len()..)?.trim_end_matches('.');
    (digits.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th"))
        .then(|| digits.parse().ok())
        .flatten()
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let word = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    word.parse().ok().map(|month: Month| month.number_from_month())
}

#[cfg(test)]
mod tests {
    use super::{from_epoch, in_name, in_url, parse};

    fn read(text: &str) -> String {
        parse(text).map_or_else(|| "none".to_owned(), |(day, precision)| format!("{day} {precision:?}"))
    }

    #[test]
    fn dates_as_they_are_written() {
        for text in [
            "2020-08-12",
            "2020-08-12T23:30:00-07:00",
            "2020-08-12 10:11:12+00:00",
            "20200812",
            "2020/8/12",
            "12 August 2020",
            "August 12, 2020",
            "Aug. 12, 2020",
            "Wednesday, August 12, 2020",
            "12th Aug 2020",
            "Wed, 12 Aug 2020 10:00:00 +0100",
            "Published: 12 August 2020 at 6:30 p.m. GMT",
            "12-Aug-2020",
            "August 12, 2020 Wednesday",
            "12.08.2020",
            "12 August 2020.",
        ] {
            assert_eq!(read(text), "2020-08-12 Day", "{text}");
        }
        assert_eq!(read("31/12/2020"), "2020-12-31 Day");
        assert_eq!(read("12/31/2020"), "2020-12-31 Day");
        assert_eq!(read("Sept 2020"), "2020-09-01 Month");
        assert_eq!(read("2020-09"), "2020-09-01 Month");
        assert_eq!(read("1987"), "1987-01-01 Year");
    }

    #[test]
    fn what_is_no_date_or_could_be_two_is_none() {
        for text in [
            "",
            "12/08/2020",
            "2020-02-30",
            "0000-00-00",
            "9999-99-99",
            "２０２０-08-12",
            "May 2020 be kinder to us",
            "12 August 2020 was a Wednesday",
            "99999999999-01-01",
            "-2020-01-01",
            "2020 vision",
            "45 people",
            "March",
        ] {
            assert_eq!(read(text), "none", "{text}");
        }
    }

    #[test]
    fn dates_in_file_names() {
        let day = |name: &str| in_name(name).map(|(day, precision)| format!("{day} {precision:?}"));
        assert_eq!(day("2020-08-12_x.txt").as_deref(), Some("2020-08-12 Day"));
        assert_eq!(day("mercury_20200812_1.txt").as_deref(), Some("2020-08-12 Day"));
        assert_eq!(day("2020/08/12/a.txt").as_deref(), Some("2020-08-12 Day"));
        assert_eq!(day("Clip 2020-08-12T101112.md").as_deref(), Some("2020-08-12 Day"));
        assert_eq!(day("budget 2020-08.txt").as_deref(), Some("2020-08-01 Month"));
        for name in [
            "000123_c191c9e08c219855.txt",
            "000_20208888.txt",
            "1234-56-78.txt",
            "12345678.txt",
            "2020.txt",
            "",
        ] {
            assert_eq!(day(name), None, "{name}");
        }
    }

    #[test]
    fn dates_in_addresses() {
        let day = |url: &str| in_url(url).map(|(day, precision)| format!("{day} {precision:?}"));
        for url in [
            "https://m.example/2020/08/12/ferries-stop.html",
            "https://m.example/world/2020/aug/12/ferries-stop",
            "https://m.example/2020/8/12/a",
            "http://m.example/news/2020-08-12/ferries",
            "https://m.example/2020-08-12-ferries-stop?x=2019-01-01",
            "https://m.example/a/20200812/b",
        ] {
            assert_eq!(day(url).as_deref(), Some("2020-08-12 Day"), "{url}");
        }
        assert_eq!(day("https://m.example/2020/08/ferries").as_deref(), Some("2020-08-01 Month"));
        for url in [
            "https://m.example/news/uk-53739012",
            "https://m.example/a/20208888/",
            "https://m.example/2020/ferries",
            "https://m.example/2020/88/12/ferries",
            "https://2020.example/08/12/ferries",
            "https://m.example/?d=2020/08/12",
            "https://m.example/a-2020-08-12345",
            "",
        ] {
            assert_eq!(day(url), None, "{url}");
        }
    }

    #[test]
    fn seconds_and_milliseconds() {
        assert_eq!(from_epoch(1_597_190_400), from_epoch(1_597_190_400_000));
        assert_eq!(from_epoch(1_597_190_400).unwrap().to_string(), "2020-08-12");
        assert_eq!(from_epoch(i64::MAX), None);
    }
}

//! Values of the query language that are more than words: ranges of numbers and of dates.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::fmt;
use std::str::FromStr;

/// A range of values, each end with whether it belongs to the range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberRange {
    /// The lower end.
    pub low: Option<(Decimal, bool)>,
    /// The upper end.
    pub high: Option<(Decimal, bool)>,
}

/// A range of dates, both ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// The first.
    pub from: Option<PartialDate>,
    /// The last.
    pub to: Option<PartialDate>,
}

/// A year, a month or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate {
    first: NaiveDate,
    last: NaiveDate,
    /// How many of year, month, day were given; decides `last` and how it prints.
    n_parts: u8,
}

impl NumberRange {
    /// Says whether `value` lies inside.
    pub fn contains(&self, value: Decimal) -> bool {
        let above = self.low.is_none_or(|(low, closed)| value > low || (closed && value == low));
        let below = self.high.is_none_or(|(high, closed)| value < high || (closed && value == high));
        above && below
    }
}

impl FromStr for NumberRange {
    type Err = ();

    /// Reads `577`, `=577`, `>1000`, `<=2m`, `1000..2000`, `1000..`, `..2bn`.
    fn from_str(s: &str) -> Result<Self, ()> {
        if let Some((low, high)) = s.split_once("..") {
            let end =
                |s: &str| if s.is_empty() { Ok(None) } else { number(s).map(|n| Some((n, true))).ok_or(()) };
            let range = Self { low: end(low)?, high: end(high)? };
            let backwards = matches!((range.low, range.high), (Some(l), Some(h)) if l.0 > h.0);
            return if range == Self::default() || backwards { Err(()) } else { Ok(range) };
        }
        let signs = [">=", "<=", ">", "<", "="];
        let signed = signs.iter().find_map(|sign| Some((s.strip_prefix(sign)?, *sign)));
        let (digits, sign) = signed.unwrap_or((s, "="));
        let value = number(digits).ok_or(())?;
        let end = Some((value, sign.len() == 2));
        Ok(match sign {
            ">" | ">=" => Self { low: end, high: None },
            "<" | "<=" => Self { low: None, high: end },
            _ => Self { low: Some((value, true)), high: Some((value, true)) },
        })
    }
}

/// Reads a decimal with commas between thousands and `k`, `m`, `bn` or `tn` after it.
fn number(s: &str) -> Option<Decimal> {
    let lower = s.to_ascii_lowercase();
    let magnitudes = [
        ("k", 1_000),
        ("tn", 1_000_000_000_000),
        ("bn", 1_000_000_000),
        ("b", 1_000_000_000),
        ("m", 1_000_000),
    ];
    let (digits, factor) = magnitudes
        .iter()
        .find_map(|(suffix, factor)| Some((lower.strip_suffix(suffix)?, *factor)))
        .unwrap_or((&lower, 1_i64));
    let digits = digits.replace(',', "");
    if !digits.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(Decimal::from_str_exact(&digits).ok()?.checked_mul(Decimal::from(factor))?.normalize())
}

impl fmt::Display for NumberRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some((low, _)), Some((high, _))) if low == high => write!(f, "{low}"),
            (Some((low, _)), Some((high, _))) => write!(f, "{low}..{high}"),
            (Some((low, closed)), None) => write!(f, ">{}{low}", if closed { "=" } else { "" }),
            (None, Some((high, closed))) => write!(f, "<{}{high}", if closed { "=" } else { "" }),
            (None, None) => Ok(()),
        }
    }
}

impl PartialDate {
    /// Returns its first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Returns its last day.
    pub fn last(self) -> NaiveDate {
        self.last
    }
}

impl FromStr for PartialDate {
    type Err = ();

    /// Reads `2020`, `2020-08`, `2020-08-12`.
    fn from_str(s: &str) -> Result<Self, ()> {
        let mut parts = s.split('-');
        let year = parts.next().filter(|y| y.len() == 4).ok_or(())?;
        let year: i32 = digits(year)?.try_into().map_err(|_| ())?;
        let month = parts.next().map(digits).transpose()?;
        let day = parts.next().map(digits).transpose()?;
        if parts.next().is_some() {
            return Err(());
        }
        let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(())?;
        let (step, n_parts) = match (month, day) {
            (None, _) => (chrono::Months::new(12), 1),
            (_, None) => (chrono::Months::new(1), 2),
            _ => return Ok(Self { first, last: first, n_parts: 3 }),
        };
        let last = first.checked_add_months(step).and_then(|d| d.pred_opt()).ok_or(())?;
        Ok(Self { first, last, n_parts })
    }
}

fn digits(s: &str) -> Result<u32, ()> {
    if s.bytes().all(|b| b.is_ascii_digit()) { s.parse().map_err(|_| ()) } else { Err(()) }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = match self.n_parts {
            1 => "%Y",
            2 => "%Y-%m",
            _ => "%Y-%m-%d",
        };
        self.first.format(format).fmt(f)
    }
}

impl DateRange {
    /// Says whether all days from `first` to `last` lie inside: what is only known to the year is in no month.
    pub fn covers(&self, first: NaiveDate, last: NaiveDate) -> bool {
        self.from.is_none_or(|d| d.first <= first) && self.to.is_none_or(|d| last <= d.last)
    }
}

impl FromStr for DateRange {
    type Err = ();

    /// Reads a date, or `from..to` where one of them may be missing.
    fn from_str(s: &str) -> Result<Self, ()> {
        let Some((from, to)) = s.split_once("..") else {
            let date = s.parse()?;
            return Ok(Self { from: Some(date), to: Some(date) });
        };
        let end = |s: &str| if s.is_empty() { Ok(None) } else { s.parse().map(Some) };
        let range = Self { from: end(from)?, to: end(to)? };
        let backwards = matches!((range.from, range.to), (Some(f), Some(t)) if f.first > t.last);
        if range == Self::default() || backwards { Err(()) } else { Ok(range) }
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.fmt(f),
            (from, to) => {
                from.map_or(Ok(()), |d| d.fmt(f))?;
                f.write_str("..")?;
                to.map_or(Ok(()), |d| d.fmt(f))
            }
        }
    }
}

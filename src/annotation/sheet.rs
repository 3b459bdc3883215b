//! The check sheet: every quote and figure of an article, and every selection that a person gave a status, with how it stands.

use super::{Annotation, Check, Kind, Placed, Status, sits_on};
use crate::article::Article;
use crate::extract::Extraction;
use crate::text::TextRange;

/// What a row of the sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// The quote of that index.
    Quote(u32),
    /// The figure of that index.
    Figure(u32),
    /// Words that a person gave a status.
    Claim,
}

/// One row of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub kind: RowKind,
    /// Where.
    pub range: TextRange,
    /// The paragraph; 0 is the headline.
    pub paragraph: u32,
    /// Who said it, or what is counted; `""` where nobody knows.
    pub who: String,
    /// How the check stands.
    pub check: Check,
    /// The annotation that says so.
    pub annotation: Option<String>,
    /// When it was last checked (RFC 3339).
    pub checked_on: String,
    /// Who checked it.
    pub checker: String,
    /// The notes that sit on it.
    pub notes: Vec<String>,
}

impl RowKind {
    /// Returns the word, as the sheet's CSV carries it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quote(_) => "quote",
            Self::Figure(_) => "figure",
            Self::Claim => "claim",
        }
    }

    const fn target(self) -> Kind {
        match self {
            Self::Quote(_) => Kind::Quote,
            Self::Figure(_) => Kind::Figure,
            Self::Claim => Kind::Words,
        }
    }
}

/// Makes the sheet of an article, in the order of the text. `extraction` is the corrected one.
pub fn sheet(article: &Article, extraction: &Extraction, placed: &[Placed]) -> Vec<Row> {
    let quotes = extraction.quotes.iter().enumerate().map(|(i, q)| {
        (RowKind::Quote(i as u32), q.range(), extraction.speaker_name(q).unwrap_or_default().to_owned())
    });
    let figures = extraction.figures.iter().enumerate().map(|(i, f)| {
        let of = f.of.map(|of| article.slice(of).to_owned());
        (RowKind::Figure(i as u32), f.range, of.unwrap_or_default())
    });
    let mut rows: Vec<Row> =
        quotes.chain(figures).map(|(kind, range, who)| row(article, placed, kind, range, who)).collect();
    for claim in placed.iter().filter(|p| p.annotation.check().is_some()) {
        let Some(range) = claim.range() else { continue };
        if claim.annotation.target.kind == Kind::Words
            && !rows.iter().any(|r| r.kind == RowKind::Claim && r.range == range)
        {
            rows.push(row(article, placed, RowKind::Claim, range, String::new()));
        }
    }
    rows.sort_by_key(|r| (r.range.start, r.kind));
    rows
}

fn row(article: &Article, placed: &[Placed], kind: RowKind, range: TextRange, who: String) -> Row {
    let check = status_of(placed, kind.target(), range);
    let notes = placed
        .iter()
        .filter(|p| p.range().is_some_and(|r| sits_on(r, range)))
        .filter_map(|p| p.annotation.note().map(str::to_owned))
        .collect();
    let said = |f: fn(&Annotation) -> &str| check.map_or_else(String::new, |p| f(&p.annotation).to_owned());
    Row {
        kind,
        range,
        paragraph: article.paragraph_at(range.start),
        who,
        check: check.and_then(|p| p.annotation.check().cloned()).unwrap_or_default(),
        annotation: check.map(|p| p.annotation.id.clone()),
        checked_on: said(|a| &a.modified),
        checker: said(|a| a.creator.as_deref().unwrap_or_default()),
        notes,
    }
}

/// Returns the check that counts for a quote, figure or selection: the one that was saved last. A check of words that were changed
/// since counts no more.
pub fn status_of(placed: &[Placed], kind: Kind, range: TextRange) -> Option<&Placed> {
    placed
        .iter()
        .filter(|p| p.annotation.target.kind == kind && p.annotation.check().is_some())
        .filter(|p| p.unchanged().is_some_and(|r| sits_on(r, range)))
        .max_by(|a, b| a.annotation.modified.cmp(&b.annotation.modified))
}

/// Counts the rows that are done, and all.
pub fn progress(rows: &[Row]) -> (usize, usize) {
    (rows.iter().filter(|r| r.check.status != Status::Open).count(), rows.len())
}

//! Saying something of many quotes and figures at once: who it is that said them, or how the check of them stands.
//!
//! It is said by an annotation of each, so that it is kept, exported and undone as every annotation is.

use super::people::Saying;
use super::{Context, EntryIdx, Query, Search};
use crate::annotation::{
    Annotation, Body, Check, Correction, Kind, Notes, Snapshot, Status, Target, TextHash, anchor,
};
use crate::text::TextRange;
use std::collections::{BTreeMap, BTreeSet};

/// Records to be saved together.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// For each quote or figure the record before, where there is one, and after.
    pub changes: Vec<(Option<Annotation>, Annotation)>,
    /// The texts that the records count in.
    pub texts: Vec<String>,
}

/// Says that these quotes are the words of `name`.
pub fn name(context: &Context<'_>, notes: &Notes, sayings: &[Saying], name: &str) -> Records {
    let mut writer = Writer::new(context, notes);
    for saying in sayings {
        if let Some(quote) = saying.of(context) {
            let body = Body::Correction(Correction::Speaker(Some(name.to_owned())));
            writer.say(saying.entry, Kind::Quote, quote.range(), body);
        }
    }
    writer.records
}

/// Says how the check of everything stands that `query` names in `entries`: of quotes where it asks for quotes, of figures where it
/// asks for figures, of both where it asks for neither. What stands so already is left.
pub fn check(
    context: &Context<'_>,
    notes: &Notes,
    entries: &[EntryIdx],
    query: &Query,
    status: Status,
) -> Records {
    let search = Search::new(query);
    let (mut quotes, mut figures) = search.asks();
    if !quotes && !figures {
        (quotes, figures) = (true, true);
    }
    let mut writer = Writer::new(context, notes);
    for idx in entries {
        let Some(entry) = context.library.entry(*idx) else { continue };
        let (Some(article), Some(found)) = (entry.article.as_deref(), entry.extraction.as_deref()) else {
            continue;
        };
        let marks = context.marks.of(*idx);
        for (i, quote) in found.quotes.iter().enumerate().filter(|_| quotes) {
            if marks.quote_status(i) != status && search.filter().selects_quote(article, found, marks, i) {
                writer.check(*idx, Kind::Quote, quote.range(), status);
            }
        }
        for (i, figure) in found.figures.iter().enumerate().filter(|_| figures) {
            if marks.figure_status(i) != status && search.filter().selects_figure(article, found, marks, i) {
                writer.check(*idx, Kind::Figure, figure.range, status);
            }
        }
    }
    writer.records
}

impl Records {
    /// Counts the articles that something is said of.
    pub fn n_articles(&self) -> usize {
        self.changes.iter().map(|(_, after)| &after.target.article).collect::<BTreeSet<_>>().len()
    }
}

struct Writer<'a> {
    context: &'a Context<'a>,
    notes: &'a Notes,
    hashes: BTreeMap<EntryIdx, TextHash>,
    records: Records,
}

impl<'a> Writer<'a> {
    fn new(context: &'a Context<'a>, notes: &'a Notes) -> Self {
        Self { context, notes, hashes: BTreeMap::new(), records: Records::default() }
    }

    /// Checks something; by which method and source it was checked before stays.
    fn check(&mut self, idx: EntryIdx, kind: Kind, range: TextRange, status: Status) {
        self.say(idx, kind, range, Body::Check(Check { status, ..Check::default() }));
    }

    /// Puts a body on a quote or figure: in the place of the one of its sort where there is one.
    fn say(&mut self, idx: EntryIdx, kind: Kind, range: TextRange, body: Body) {
        let Some(entry) = self.context.library.entry(idx) else { return };
        let Some(article) = entry.article.as_deref() else { return };
        let records = &mut self.records;
        let hash = *self.hashes.entry(idx).or_insert_with(|| {
            records.texts.push(article.text().to_owned());
            Snapshot::new(article.text().to_owned()).hash
        });
        let target = Target {
            article: article.id.clone(),
            path: entry.name.to_string(),
            title: entry.head.as_ref().map_or_else(String::new, |h| h.title.clone()),
            kind,
            anchor: Some(anchor(article.text(), hash, range)),
            ..Target::default()
        };
        let said = self.notes.of(&target.article).filter(|a| a.target.kind == kind);
        let there = said.filter(|a| a.target.anchor == target.anchor);
        let before = there.filter(|a| a.bodies.iter().any(|b| is_same_sort(b, &body))).last().cloned();
        let mut after = before.clone().unwrap_or(Annotation { target, ..Annotation::default() });
        let known = after.check().cloned();
        after.bodies.retain(|b| !is_same_sort(b, &body));
        after.bodies.push(match (body, known) {
            (Body::Check(new), Some(known)) => Body::Check(Check { status: new.status, ..known }),
            (body, _) => body,
        });
        if before.as_ref() != Some(&after) {
            records.changes.push((before, after));
        }
    }
}

fn is_same_sort(a: &Body, b: &Body) -> bool {
    match (a, b) {
        (Body::Correction(a), Body::Correction(b)) => std::mem::discriminant(a) == std::mem::discriminant(b),
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

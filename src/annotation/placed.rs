//! The annotations of one article, each with the place where it is in the text as it is now.

use super::{Annotation, Body, Correction, Fate, Kind, Revision, Snapshot, TextHash};
use crate::text::TextRange;
use std::collections::HashMap;

/// An annotation and what became of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The annotation.
    pub annotation: Annotation,
    /// Where it is; `None` for one that is about the whole article.
    pub fate: Option<Fate>,
    /// Where corrected boundaries are, if it corrects them.
    pub bounds: Option<TextRange>,
}

impl Placed {
    /// Returns where it is shown, if it is anywhere.
    pub fn range(&self) -> Option<TextRange> {
        match &self.fate {
            Some(Fate::Kept(range) | Fate::Changed(range)) => Some(*range),
            Some(Fate::Lost(_)) | None => None,
        }
    }

    /// Returns where it is, if the words there are those that it was made on: what was checked then still stands.
    pub fn unchanged(&self) -> Option<TextRange> {
        match &self.fate {
            Some(Fate::Kept(range)) => Some(*range),
            _ => None,
        }
    }

    /// Says whether it says more than how a check stands, which the quote or figure shows already.
    pub fn says_more(&self) -> bool {
        let target = self.annotation.target.kind;
        let is_shown =
            |body: &Body| matches!(body, Body::Check(_)) && matches!(target, Kind::Quote | Kind::Figure);
        self.needs_review() || !self.annotation.bodies.iter().all(is_shown)
    }

    /// Says whether a person has to look where it belongs.
    pub fn needs_review(&self) -> bool {
        matches!(self.fate, Some(Fate::Changed(_) | Fate::Lost(_)))
    }
}

/// Places annotations in the text as it is now, given the snapshots of the texts they were made in.
pub fn place_all<'a>(
    now: &Snapshot,
    annotations: impl IntoIterator<Item = &'a Annotation>,
    mut snapshot: impl FnMut(TextHash) -> Option<String>,
) -> Vec<Placed> {
    let annotations: Vec<&Annotation> = annotations.into_iter().collect();
    let mut texts: HashMap<TextHash, Option<Snapshot>> = HashMap::new();
    for hash in annotations.iter().filter_map(|a| a.target.anchor.as_ref()?.text) {
        if hash != now.hash {
            texts.entry(hash).or_insert_with(|| snapshot(hash).map(Snapshot::new).filter(|s| s.hash == hash));
        }
    }
    let revisions: HashMap<TextHash, (&Snapshot, Revision<'_>)> = texts
        .iter()
        .filter_map(|(hash, then)| {
            then.as_ref().map(|then| (*hash, (then, Revision::new(&then.text, &now.text))))
        })
        .collect();
    let resolve = |anchor: &super::Anchor| {
        let then =
            anchor.text.and_then(|hash| revisions.get(&hash)).map(|(then, revision)| (*then, revision));
        now.resolve(anchor, then)
    };
    let place = |annotation: &Annotation| Placed {
        fate: annotation.target.anchor.as_ref().map(resolve),
        bounds: annotation.corrections().find_map(|c| match c {
            Correction::Bounds(anchor) => match resolve(anchor) {
                Fate::Kept(range) => Some(range),
                Fate::Changed(_) | Fate::Lost(_) => None,
            },
            _ => None,
        }),
        annotation: annotation.clone(),
    };
    annotations.into_iter().map(place).collect()
}

/// Says whether two ranges are the same thing, also where a newer extraction draws it a little wider or narrower: they share
/// at least half of what they cover together.
pub fn sits_on(a: TextRange, b: TextRange) -> bool {
    a.intersect(b).is_some_and(|shared| shared.len() * 2 >= a.cover(b).len())
}

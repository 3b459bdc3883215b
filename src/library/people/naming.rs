//! Saying who somebody is, over several articles at once: two people become one by one name, one becomes two by another.
//!
//! It is said by corrections of the speaker, a quote each, so that it is kept, exported and undone as every correction is.

use super::{Context, Saying};
use crate::annotation::{Annotation, Body, Correction, Kind, Notes, Snapshot, Target, TextHash, anchor};
use std::collections::BTreeMap;

/// Records that say who said some quotes.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    /// For each quote the record before, where there is one, and after.
    pub changes: Vec<(Option<Annotation>, Annotation)>,
    /// The texts that the records count in.
    pub texts: Vec<String>,
}

/// Says that these quotes are the words of `name`.
pub fn name(context: &Context<'_>, notes: &Notes, sayings: &[Saying], name: &str) -> Naming {
    let mut naming = Naming::default();
    let mut texts: BTreeMap<_, TextHash> = BTreeMap::new();
    for saying in sayings {
        let Some(entry) = context.library.entry(saying.entry) else { continue };
        let (Some(article), Some(quote)) = (entry.article.as_deref(), saying.of(context)) else { continue };
        let hash = *texts.entry(saying.entry).or_insert_with(|| {
            naming.texts.push(article.text().to_owned());
            Snapshot::new(article.text().to_owned()).hash
        });
        let target = Target {
            article: entry.head.as_ref().map_or_else(|| article.id.clone(), |h| h.id.clone()),
            path: entry.name.clone(),
            title: article.title.clone(),
            kind: Kind::Quote,
            anchor: Some(anchor(article.text(), hash, quote.range())),
            ..Target::default()
        };
        let names_it = |a: &&Annotation| {
            a.target.kind == Kind::Quote
                && a.target.anchor == target.anchor
                && a.bodies.iter().any(|b| matches!(b, Body::Correction(Correction::Speaker(_))))
        };
        let before = notes.of(&target.article).find(names_it).cloned();
        let mut after = before.clone().unwrap_or(Annotation { target, ..Annotation::default() });
        after.bodies.retain(|b| !matches!(b, Body::Correction(Correction::Speaker(_))));
        after.bodies.push(Body::Correction(Correction::Speaker(Some(name.to_owned()))));
        if before.as_ref() != Some(&after) {
            naming.changes.push((before, after));
        }
    }
    naming
}

//! Recognising an article whose file was renamed and whose text was changed: its id is gone and so is its path, but a snapshot of
//! its text is there. What shares most of its runs of words with that, and alone does, is taken for it; all else is for a person.

use super::Notes;
use super::words::Vocabulary;
use crate::article::ArticleId;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Words in a run.
const RUN: usize = 3;
/// Runs that a text must have, to be recognised by them.
const FEWEST: usize = 24;
/// The share of runs, of all that either text has, that makes it surely the same article.
const SURE: f64 = 0.6;
/// What the next best text may have of the best one's share.
const ALONE: f64 = 0.5;

/// An article that has annotations and is not to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// What its annotations know it by.
    pub article: ArticleId,
    /// Its path when the latest of them was made.
    pub path: String,
    /// How many there are.
    pub n_notes: usize,
    /// The snapshot of its text, where one was kept.
    pub text: Option<super::TextHash>,
    /// When the latest of them was changed.
    latest: String,
}

impl Notes {
    /// Returns the articles that have annotations and are not among `ids`, nor at one of the `paths`.
    pub fn lost(&self, ids: &HashSet<&ArticleId>, paths: &HashSet<&str>) -> Vec<Lost> {
        let away = self.articles().filter(|id| !ids.contains(id) && !self.is_moved(id));
        let mut all: Vec<Lost> = away.filter_map(|id| self.lost_one(id)).collect();
        all.retain(|lost| lost.path.is_empty() || !paths.contains(lost.path.as_str()));
        all.sort_by(|a, b| (&a.path, &a.article).cmp(&(&b.path, &b.article)));
        all
    }

    fn lost_one(&self, article: &ArticleId) -> Option<Lost> {
        let mut own: Vec<_> = self.iter().filter(|a| a.target.article == *article).collect();
        own.sort_by(|a, b| a.modified.cmp(&b.modified));
        let latest = own.last()?;
        Some(Lost {
            article: article.clone(),
            path: latest.target.path.clone(),
            n_notes: own.len(),
            text: own.iter().rev().find_map(|a| a.target.anchor.as_ref()?.text),
            latest: latest.modified.clone(),
        })
    }
}

/// A search for lost articles among those that are there, one after the other.
#[derive(Debug, Default)]
pub struct Seekers(Vec<Seeker>);

#[derive(Debug)]
struct Seeker {
    lost: Lost,
    runs: HashSet<u64>,
    /// The best text and its share; `None` names one that must not be taken.
    best: (Option<ArticleId>, f64),
    next_share: f64,
}

impl Seekers {
    /// Starts the search; `text` gives the snapshots.
    pub fn new(lost: Vec<Lost>, mut text: impl FnMut(super::TextHash) -> Option<String>) -> Self {
        let seeker = |lost: Lost| {
            let runs = runs(&text(lost.text?)?);
            let is_enough = runs.len() >= FEWEST;
            is_enough.then_some(Seeker { lost, runs, best: (None, 0.0), next_share: 0.0 })
        };
        Self(lost.into_iter().filter_map(seeker).collect())
    }

    /// Says whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Looks at an article that is there. One that is known by more than its text says itself that it is another one, and so
    /// does one that was annotated while the lost one was there.
    pub fn look_at(&mut self, article: &ArticleId, text: &str, notes: &Notes) {
        if self.0.is_empty() {
            return;
        }
        let there = runs(text);
        let first_note = notes.of(article).map(|a| a.created.as_str()).min();
        for seeker in &mut self.0 {
            let n_shared = seeker.runs.intersection(&there).count();
            let n_all = seeker.runs.len() + there.len() - n_shared;
            let share = n_shared as f64 / n_all.max(1) as f64;
            let may_be =
                article.0.starts_with("text:") && first_note.is_none_or(|f| f > seeker.lost.latest.as_str());
            if share > seeker.best.1 {
                let is_same = seeker.best.0.as_ref() == Some(article);
                seeker.next_share = if is_same { seeker.next_share } else { seeker.best.1 };
                seeker.best = (may_be.then(|| article.clone()), share);
            } else if seeker.best.0.as_ref() != Some(article) {
                seeker.next_share = seeker.next_share.max(share);
            }
        }
    }

    /// Returns what was found for sure: the lost article's id, and the id that it has now.
    pub fn found(self) -> Vec<(ArticleId, ArticleId)> {
        let sure = |s: Seeker| {
            let (now, share) = s.best;
            (share >= SURE && s.next_share < share * ALONE).then_some((s.lost.article, now?))
        };
        self.0.into_iter().filter_map(sure).collect()
    }
}

/// The runs of words of a text, each as a number.
fn runs(text: &str) -> HashSet<u64> {
    let mut vocabulary = Vocabulary::default();
    let words = vocabulary.words(text);
    let names = vocabulary.names();
    let name = |id: &u32| names.get(*id as usize).copied().unwrap_or_default();
    let run = |ids: &[u32]| {
        let mut hasher = DefaultHasher::new();
        for id in ids {
            name(id).hash(&mut hasher);
        }
        hasher.finish()
    };
    words.ids.windows(RUN).map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::{ArticleId, Notes, Seekers, runs};
    use crate::annotation::{Annotation, Snapshot, Target, anchor};
    use crate::text::TextRange;
    use std::collections::HashSet;

    const OLD: &str = "The harbour board closed the north quay on Monday after a crane cable broke. Nobody was hurt, the board said, \
        but 14 ships had to wait in the roads until the tide turned. Repairs will take three weeks and cost about two million.";

    fn notes(id: &str, text: &str, modified: &str) -> Notes {
        let hash = Snapshot::new(text.to_owned()).hash;
        let target = Target {
            article: ArticleId(id.to_owned()),
            path: "old.txt".to_owned(),
            anchor: Some(anchor(text, hash, TextRange::new(0, 11))),
            ..Target::default()
        };
        let times = (modified.to_owned(), modified.to_owned());
        let note = Annotation {
            id: format!("n-{id}"),
            target,
            created: times.0,
            modified: times.1,
            ..Annotation::default()
        };
        let mut notes = Notes::default();
        notes.extend([note]);
        notes
    }

    fn found(notes: &Notes, there: &[(&str, &str)]) -> Vec<(String, String)> {
        let lost = notes.lost(&HashSet::new(), &HashSet::new());
        let lost = lost.into_iter().filter(|l| !there.iter().any(|t| t.0 == l.article.0)).collect();
        let mut seekers = Seekers::new(lost, |_| Some(OLD.to_owned()));
        for (id, text) in there {
            seekers.look_at(&ArticleId((*id).to_owned()), text, notes);
        }
        seekers.found().into_iter().map(|(a, b)| (a.0, b.0)).collect()
    }

    #[test]
    fn an_edited_text_is_found_again_and_no_other_is() {
        let edited = OLD.replace("14 ships", "19 ships").replace("three weeks", "four weeks");
        let other = "The county council will vote on the school budget next week, said its leader, who expects a long night. \
            Parents have collected four thousand names against the plan, and teachers will march on Thursday evening.";
        let notes = notes("text:old", OLD, "2024-01-01");
        let pair = |now: &str| vec![("text:old".to_owned(), now.to_owned())];
        assert_eq!(found(&notes, &[("text:other", other), ("text:new", &edited)]), pair("text:new"));
        assert_eq!(found(&notes, &[("text:new", &edited), ("text:other", other)]), pair("text:new"));
        assert_eq!(found(&notes, &[("text:other", other)]), []);
        // The same text twice is one article.
        assert_eq!(found(&notes, &[("text:new", &edited), ("text:new", &edited)]), pair("text:new"));
    }

    #[test]
    fn of_two_that_are_alike_neither_is_taken() {
        let one = OLD.replace("14 ships", "19 ships");
        let two = OLD.replace("two million", "six million");
        let notes = notes("text:old", OLD, "2024-01-01");
        assert_eq!(found(&notes, &[("text:one", &one), ("text:two", &two)]), []);
        assert_eq!(found(&notes, &[("text:two", &two), ("text:one", &one)]), []);
    }

    #[test]
    fn a_copy_with_a_name_of_its_own_or_with_older_notes_is_another_article() {
        let copy = OLD.replace("14 ships", "19 ships");
        let mut both = notes("text:old", OLD, "2024-05-01");
        assert_eq!(found(&both, &[("url:elsewhere.example/crane", &copy)]), []);
        both.extend(notes("text:copy", &copy, "2024-02-01").iter().cloned());
        assert_eq!(found(&both, &[("text:copy", &copy)]), []);
        let mut later = notes("text:old", OLD, "2024-05-01");
        later.extend(notes("text:copy", &copy, "2024-07-01").iter().cloned());
        assert_eq!(found(&later, &[("text:copy", &copy)]).len(), 1);
    }

    #[test]
    fn runs_are_the_same_whatever_else_was_read() {
        assert!(runs("a b c d").is_subset(&runs("x a b c d y")));
        assert!(runs("a b").is_empty());
    }
}

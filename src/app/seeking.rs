//! Annotations of articles that are not in the folder: looked for by their text, else offered to a person.

use super::message::Effect;
use super::mode::{Choice, ChoiceLine, Mode, Target};
use super::model::Model;
use super::opening::first_hint;
use crate::annotation::{Annotation, Lost, Step};
use crate::article::ArticleId;
use std::collections::HashSet;

impl Model {
    /// Has the articles looked for that have annotations and are not there, once all that is there is known.
    pub(super) fn seek_lost(&mut self) -> Vec<Effect> {
        if !self.browsing.heads_in || self.noting.notes.is_empty() || self.options.single {
            return Vec::new();
        }
        let entries = &self.library.entries;
        let ids: HashSet<&ArticleId> = entries.iter().filter_map(|e| Some(&e.head.as_ref()?.id)).collect();
        let paths: HashSet<&str> = entries.iter().map(|e| &*e.name).collect();
        self.noting.notes.forget_moves(|id| ids.contains(id));
        let lost = self.noting.notes.lost(&ids, &paths);
        if lost == self.noting.sought {
            return Vec::new();
        }
        self.noting.sought.clone_from(&lost);
        if lost.is_empty() { Vec::new() } else { vec![Effect::Seek(lost)] }
    }

    /// Takes what was found of the articles that were looked for, and says what was not.
    pub(super) fn sought(&mut self, lost: Vec<Lost>, found: Vec<(ArticleId, ArticleId)>) -> Vec<Effect> {
        let (again, lost): (Vec<Lost>, Vec<Lost>) =
            lost.into_iter().partition(|l| found.iter().any(|(before, _)| *before == l.article));
        let mut said: Vec<String> = self
            .notice
            .take()
            .map(|notice| notice.text)
            .into_iter()
            .filter(|text| *text != first_hint(&self.options.keys))
            .collect();
        for one in &again {
            let now = found.iter().find(|(before, _)| *before == one.article);
            let entry = now.and_then(|(_, now)| {
                self.library.entries.iter().find(|e| e.head.as_ref().is_some_and(|h| h.id == *now))
            });
            let name = entry.map(|e| &*e.name).unwrap_or_default();
            said.push(format!("{} of {} found again in {name}", notes(one.n_notes), named(one)));
        }
        self.noting.lost = lost;
        if let Some(first) = self.noting.lost.first() {
            let n: usize = self.noting.lost.iter().map(|l| l.n_notes).sum();
            let more = self.noting.lost.len() - 1;
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let belong = if n == 1 { "belongs" } else { "belong" };
            said.push(format!("{} {belong} to an article not found: {}{more} · cr", notes(n), named(first)));
        }
        if !said.is_empty() {
            self.say(said.join(" · "));
        }
        if found.is_empty() {
            return Vec::new();
        }
        self.noting.notes.take_as_moved(found);
        self.noting.n_changes += 1;
        self.mark_list();
        self.refill();
        self.place_notes()
    }

    /// Offers the annotations of articles that were not found; says whether there are any.
    pub(super) fn offer_lost(&mut self) -> bool {
        let known = &self.noting.notes;
        let line = |(lost, i): (&Lost, u32)| {
            let n = known.of(&lost.article).count();
            (n > 0).then(|| ChoiceLine {
                text: named(lost).to_owned(),
                count: notes(n),
                target: Target::Lost(Some(i)),
            })
        };
        let mut lines: Vec<ChoiceLine> = self.noting.lost.iter().zip(0..).filter_map(line).collect();
        if lines.is_empty() {
            return false;
        }
        let none = ChoiceLine { text: "none".to_owned(), count: String::new(), target: Target::Lost(None) };
        lines.insert(0, none);
        let title = "Articles not found: whose notes belong to this one?";
        self.mode = Mode::Choice(Choice { title, lines, cursor: 0, top: 0 });
        true
    }

    /// Takes the annotations of an article that was not found as those of the open one.
    pub(super) fn take_lost(&mut self, which: Option<u32>) -> Vec<Effect> {
        let lost = which.and_then(|i| self.noting.lost.get(i as usize)).cloned();
        let path = self.path();
        let (Some(lost), Some(reading)) = (lost, &self.reading) else { return Vec::new() };
        let here = |old: &Annotation| {
            let mut new = old.clone();
            new.target.article = reading.article.id.clone();
            new.target.path.clone_from(&path);
            (Some(old.clone()), new)
        };
        let changes: Vec<_> = self.noting.notes.of(&lost.article).map(here).collect();
        let what = notes(changes.len());
        let (before, after) = (format!("of {}", named(&lost)), "of this article".to_owned());
        self.write(Step { changes, what, before, after }, None)
    }
}

fn notes(n: usize) -> String {
    if n == 1 { "1 note".to_owned() } else { format!("{n} notes") }
}

fn named(lost: &Lost) -> &str {
    if lost.path.is_empty() { &lost.article.0 } else { &lost.path }
}

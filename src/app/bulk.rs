//! What is done to all articles that the list shows: tags, read and unread. One question that says how many, one undo.

use super::asking::Question;
use super::message::Effect;
use super::mode::{Choice, ChoiceLine, Mode, Target};
use super::model::Model;
use super::prompt::{Prompt, PromptKind};
use crate::annotation::{self, Annotation, Body, Kind, Step};
use crate::library::{EntryIdx, Records, Status};
use crate::text::clean_line;

/// What is done to all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bulk {
    /// A tag that is asked for.
    Tag,
    /// Everything found in them that the filter names is checked so.
    Check(Status),
    /// The checks that were counted are saved.
    Save,
    /// They count as read, or not.
    Read(bool),
    /// The checks that were counted are not saved.
    Drop,
    /// What was read before the latest such change is so again.
    AsBefore,
}

impl Model {
    /// Asks what is to be done to all articles that are shown; the lines say to how many.
    pub(super) fn choose_bulk(&mut self) {
        let shown = &self.browsing.shown;
        if shown.is_empty() {
            return self.say("no article is shown");
        }
        let n_read = shown.iter().filter(|idx| self.is_read(**idx)).count();
        let line = |text: &str, n: usize, bulk| ChoiceLine {
            text: text.to_owned(),
            count: n.to_string(),
            target: Target::Bulk(bulk),
        };
        let mut lines = vec![
            line("tag them", shown.len(), Bulk::Tag),
            line("check as confirmed", shown.len(), Bulk::Check(Status::Confirmed)),
            line("check as wrong", shown.len(), Bulk::Check(Status::Wrong)),
            line("check as cannot verify", shown.len(), Bulk::Check(Status::CannotVerify)),
            line("check as open again", shown.len(), Bulk::Check(Status::Open)),
            line("mark as read", shown.len() - n_read, Bulk::Read(true)),
            line("mark as unread", n_read, Bulk::Read(false)),
        ];
        if !self.read_before.is_empty() {
            lines.push(line("read and unread as before", self.read_before.len(), Bulk::AsBefore));
        }
        self.mode = Mode::Choice(Choice { title: "All articles shown", lines, cursor: 0, top: 0 });
    }

    /// Does what was chosen.
    pub(super) fn take_bulk(&mut self, bulk: Bulk) -> Vec<Effect> {
        match bulk {
            Bulk::Tag => {
                let origin = (self.reading.as_ref().map_or(0, |r| r.top), self.browsing.cursor);
                self.mode = Mode::Prompt(Prompt::new(PromptKind::BulkTag, String::new(), origin));
                Vec::new()
            }
            Bulk::Check(status) => {
                self.n_asked += 1;
                let (shown, query) = (self.browsing.shown.clone(), self.browsing.query.clone());
                vec![Effect::Ask { id: self.n_asked, question: Question::Check(shown, query, status) }]
            }
            Bulk::Save => match self.checks_to_save.take() {
                Some((step, texts)) => self.write_in(step, texts),
                None => Vec::new(),
            },
            Bulk::Read(read) => {
                let shown = self.browsing.shown.clone();
                let change: Vec<_> =
                    shown.into_iter().filter(|idx| self.is_read(*idx) != read).map(|i| (i, read)).collect();
                self.read_before = change.iter().map(|(idx, read)| (*idx, !read)).collect();
                self.set_read(&change)
            }
            Bulk::Drop => {
                self.checks_to_save = None;
                Vec::new()
            }
            Bulk::AsBefore => {
                let before = std::mem::take(&mut self.read_before);
                self.set_read(&before)
            }
        }
    }

    /// Asks whether what was counted is to be checked.
    pub(super) fn confirm_checks(&mut self, records: Records, status: Status) {
        let (n, n_articles) = (records.changes.len(), records.n_articles());
        if n == 0 {
            return self
                .say(format!("nothing to check: all that the filter names is {} already", status.word()));
        }
        let after = status.word().to_owned();
        let counted = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
        let what = format!("{} in {}", counted(n, "check"), counted(n_articles, "article"));
        let line = |text: String, bulk| ChoiceLine { text, count: String::new(), target: Target::Bulk(bulk) };
        let lines = vec![line(format!("{what}: {after}"), Bulk::Save), line("no".to_owned(), Bulk::Drop)];
        let step = Step { changes: records.changes, what, before: "as they were".to_owned(), after };
        self.checks_to_save = Some((step, records.texts));
        self.mode = Mode::Choice(Choice { title: "Quotes and figures", lines, cursor: 0, top: 0 });
    }

    fn set_read(&mut self, change: &[(EntryIdx, bool)]) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (idx, read) in change {
            self.mark_read(*idx, *read);
            let id = self.library.entry(*idx).and_then(|e| e.head.as_ref()).map(|h| h.id.0.clone());
            if let Some(id) = id {
                let state = self.state.articles.entry(id.clone()).or_default();
                state.read = *read;
                effects.push(Effect::Keep { id, state: state.clone() });
            }
        }
        self.read_before_change = self.noting.n_changes;
        self.say(format!("{} articles · u takes it back", change.len()));
        effects
    }

    /// Tags all articles that are shown and have no such tag yet: one change, that undo takes back whole.
    pub(super) fn tag_all(&mut self, line: &str) -> Vec<Effect> {
        let tag = clean_line(line.trim()).trim_start_matches('#').to_owned();
        if tag.is_empty() {
            return Vec::new();
        }
        let shown = self.browsing.shown.iter();
        let changes: Vec<_> = shown.filter_map(|idx| Some((None, self.tagged(*idx, &tag)?))).collect();
        if changes.is_empty() {
            self.say("all are tagged so already");
            return Vec::new();
        }
        let what = format!("{} articles", changes.len());
        self.write(Step { changes, what, before: "untagged".to_owned(), after: format!("#{tag}") }, None)
    }

    fn tagged(&self, idx: EntryIdx, tag: &str) -> Option<Annotation> {
        let entry = self.library.entry(idx)?;
        let head = entry.head.as_ref()?;
        if self.marks.of(idx).tags.iter().chain(&head.tags).any(|t| t == tag) {
            return None;
        }
        let target = annotation::Target {
            article: head.id.clone(),
            path: entry.name.to_string(),
            title: head.title.clone(),
            kind: Kind::Article,
            ..annotation::Target::default()
        };
        Some(Annotation { target, bodies: vec![Body::Tag(tag.to_owned())], ..Annotation::default() })
    }
}

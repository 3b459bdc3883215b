//! The review of a note whose words changed: its places are offered, and the chosen one is kept.

use super::message::Effect;
use super::mode::{Choice, ChoiceLine, Mode, Target};
use super::model::Model;
use super::reading::Item;
use crate::annotation::{Body, Fate, Status, Step, anchor};
use crate::text::{TextRange, clean_line};

impl Model {
    /// Offers the places of the selected note that needs review.
    pub(super) fn review(&mut self) -> Vec<Effect> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let selected = match reading.selected {
            Some(Item::Note(i)) => reading.placed.get(i as usize).filter(|p| p.needs_review()),
            _ => None,
        };
        let Some(placed) = selected.or_else(|| reading.placed.iter().find(|p| p.needs_review())) else {
            if !self.offer_lost() {
                self.say("nothing here needs review");
            }
            return Vec::new();
        };
        let candidates = match &placed.fate {
            Some(Fate::Changed(range)) => vec![*range],
            Some(Fate::Lost(candidates)) => candidates.clone(),
            _ => Vec::new(),
        };
        let line = |range: &TextRange| ChoiceLine {
            text: clean_line(reading.article.slice(*range)),
            count: format!("¶{}", reading.article.paragraph_at(range.start)),
            target: Target::Anchor(Some(*range)),
        };
        let mut lines: Vec<ChoiceLine> = candidates.iter().map(line).collect();
        lines.push(ChoiceLine {
            text: "leave it under review".to_owned(),
            count: String::new(),
            target: Target::Anchor(None),
        });
        let at = reading.placed.iter().position(|p| p.annotation.id == placed.annotation.id);
        if let Some(reading) = &mut self.reading {
            reading.selected = at.map(|i| Item::Note(i as u32));
        }
        self.mode =
            Mode::Choice(Choice { title: "Where does this note belong now?", lines, cursor: 0, top: 0 });
        Vec::new()
    }

    /// A place was chosen for the selected note.
    pub(super) fn settle_note(&mut self, range: Option<TextRange>) -> Vec<Effect> {
        let (Some(range), Some(reading)) = (range, &self.reading) else { return Vec::new() };
        let Some(Item::Note(i)) = reading.selected else { return Vec::new() };
        let Some(old) = reading.placed.get(i as usize).map(|p| p.annotation.clone()) else {
            return Vec::new();
        };
        let mut new = old.clone();
        let there = anchor(reading.article.text(), reading.now.hash, range);
        let (before, after) = (old.target.anchor.as_ref().map(|a| a.exact.clone()), there.exact.clone());
        new.target.anchor = Some(there);
        if before.as_deref() != Some(after.as_str()) {
            // What was checked were other words.
            for body in &mut new.bodies {
                if let Body::Check(check) = body {
                    check.status = Status::Open;
                }
            }
        }
        let step = Step {
            changes: vec![(Some(old), new)],
            what: "note".to_owned(),
            before: clean_line(&before.unwrap_or_default()),
            after: clean_line(&after),
        };
        self.write(step, None)
    }
}

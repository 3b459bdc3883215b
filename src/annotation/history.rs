//! Undo and redo: each change is remembered with the records before and after it; taking it back writes the record before.

use super::{Annotation, Notes};

/// One change that can be taken back: records, and a sentence that says what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// For each annotation that changed: its record before (`None`: it was not there) and after.
    pub changes: Vec<(Option<Annotation>, Annotation)>,
    /// What it was done to, and from what to what: `quote 5`, `open`, `confirmed`.
    pub what: String,
    /// The state before, in words.
    pub before: String,
    /// The state after, in words.
    pub after: String,
}

/// The changes of this session, the latest last.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a change; what was undone before cannot be redone any more.
    pub fn push(&mut self, step: Step) {
        self.done.push(step);
        self.undone.clear();
    }

    /// The undoing could not be saved: it was not done.
    pub fn not_undone(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// The redoing could not be saved: it was not done.
    pub fn not_redone(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// Takes back the latest change: the step whose `after` records are to be written, or why it stays. A change that was
    /// overwritten since stays.
    pub fn undo_step(&mut self, notes: &Notes) -> Option<Result<Step, String>> {
        let step = self.done.pop()?;
        if step.changes.iter().any(|(_, after)| overwritten(notes, after)) {
            return Some(Err(format!("{}: changed elsewhere since; not undone", step.what)));
        }
        let changes = step.changes.iter();
        let inverse =
            changes.map(|(before, after)| (Some(after.clone()), inverse(before.as_ref(), after))).collect();
        self.undone.push(step.clone());
        Some(Ok(Step { changes: inverse, ..step }))
    }

    /// Does again what was undone last: the step to be written.
    pub fn redo_step(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

/// The record that brings back the state before.
fn inverse(before: Option<&Annotation>, after: &Annotation) -> Annotation {
    before.cloned().unwrap_or_else(|| after.deletion())
}

/// Times are stamped by whoever saves, so they are left out of the comparison.
fn overwritten(notes: &Notes, after: &Annotation) -> bool {
    notes.record(&after.id).is_some_and(|now| {
        now.deleted != after.deleted || now.bodies != after.bodies || now.target != after.target
    })
}

//! Undo and redo: each change is remembered with the records before and after it; taking it back writes the record before.

use super::{Annotation, Notes};

/// One change that can be taken back: records, and a sentence that says what was done.
#[derive(Clone, Debug, PartialEq)]
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

    /// Forgets the latest change, as when its save failed.
    pub fn forget(&mut self) {
        self.done.pop();
    }

    /// Takes back the latest change: the records to write, and what to say. A change that another session has overwritten since
    /// stays.
    pub fn undo(&mut self, notes: &Notes) -> Option<(Vec<Annotation>, String)> {
        let step = self.done.pop()?;
        if step.changes.iter().any(|(_, after)| overwritten(notes, after)) {
            return Some((Vec::new(), format!("{}: changed elsewhere since; not undone", step.what)));
        }
        let records = step.changes.iter().map(|(before, after)| inverse(before.as_ref(), after)).collect();
        let said = format!("{}: {} → {}", step.what, step.after, step.before);
        self.undone.push(step);
        Some((records, said))
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> Option<(Vec<Annotation>, String)> {
        let step = self.undone.pop()?;
        let records = step.changes.iter().map(|(_, after)| after.clone()).collect();
        let said = format!("{}: {} → {}", step.what, step.before, step.after);
        self.done.push(step);
        Some((records, said))
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

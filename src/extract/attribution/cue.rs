//! Reporting verbs: which words can make a neighbour the source of a quote.

use crate::extract::token::{ByKey, Token, key};
use std::sync::LazyLock;

/// What sort of reporting verb; the order is that of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Cue {
    Say = 1,
    Tell,
    Add,
    Ask,
    Reply,
    Write,
    Call,
    State,
    /// Reports in some uses only.
    Weak,
    /// according (to)
    Accord,
}

impl Cue {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "say" => Self::Say,
            "tell" => Self::Tell,
            "add" => Self::Add,
            "ask" => Self::Ask,
            "reply" => Self::Reply,
            "write" => Self::Write,
            "call" => Self::Call,
            "state" => Self::State,
            "weak" => Self::Weak,
            "accord" => Self::Accord,
            _ => return None,
        })
    }

    /// Returns the class of a word that reports, whatever its form.
    pub fn of(token: &Token) -> Option<Self> {
        if token.is_word() { TABLE.get(&token.key).copied() } else { None }
    }
}

static TABLE: LazyLock<ByKey<Cue>> = LazyLock::new(|| {
    let mut table = ByKey::default();
    for line in include_str!("cues.txt").lines() {
        let Some((class, words)) = line.split_once(": ") else { continue };
        let Some(cue) = Cue::named(class) else { continue };
        for word in words.split_ascii_whitespace() {
            table.entry(key(word)).or_insert(cue);
        }
    }
    table
});

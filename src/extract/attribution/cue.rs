//! Reporting verbs: which words can make a neighbour the source of a quote.

use crate::extract::keyed::Keyed;
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
        if !token.is_word() {
            return None;
        }
        BY_NUMBER.get(usize::from(TABLE.get(token.key))).copied().flatten()
    }
}

/// The cues by their numbers.
const BY_NUMBER: [Option<Cue>; 11] = [
    None,
    Some(Cue::Say),
    Some(Cue::Tell),
    Some(Cue::Add),
    Some(Cue::Ask),
    Some(Cue::Reply),
    Some(Cue::Write),
    Some(Cue::Call),
    Some(Cue::State),
    Some(Cue::Weak),
    Some(Cue::Accord),
];

static TABLE: LazyLock<Keyed<{ 1 << 10 }, { 1 << 8 }>> = LazyLock::new(|| {
    let mut cues: ByKey<u16> = ByKey::default();
    for line in include_str!("cues.txt").lines() {
        let Some((class, words)) = line.split_once(": ") else { continue };
        let Some(cue) = Cue::named(class) else { continue };
        for word in words.split_ascii_whitespace() {
            // What a word is listed for first.
            cues.entry(key(word)).or_insert(cue as u16);
        }
    }
    Keyed::of(cues)
});

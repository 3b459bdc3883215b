//! Small words that may stand between a mention and its reporting verb, and those that tell who speaks.

use crate::extract::keyed::Keyed;
use crate::extract::token::{ByKey, key};
use std::sync::LazyLock;

/// What a small word may be: a set of the constants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Small(u16);

impl Small {
    /// A form of "be": makes the verb behind it passive.
    pub const BE: u16 = 1;
    /// has, would, not, ….
    pub const AUXILIARY: u16 = 2;
    /// also, later, ….
    pub const ADVERB: u16 = 4;
    /// to, by, ….
    pub const PREPOSITION: u16 = 8;
    /// I, my, ….
    pub const OWN: u16 = 16;
    /// we, our, ….
    pub const OUR: u16 = 32;

    /// Looks a word up.
    pub fn of(key: u64) -> Self {
        Self(TABLE.get(key))
    }

    /// Says whether it is one of `sorts`.
    pub fn is(self, sorts: u16) -> bool {
        self.0 & sorts != 0
    }
}

const WORDS: [(u16, &str); 6] = [
    (Small::BE, "is was are were be been being got"),
    (
        Small::AUXILIARY,
        "has have had is was are were be been would will did does do could may might not should can",
    ),
    (
        Small::ADVERB,
        "also then there here later once now even still again often only just both all each never always first recently repeatedly reportedly famously further himself herself",
    ),
    (Small::PREPOSITION, "to by of from in for"),
    (Small::OWN, "i my me i'm i’m mine"),
    (Small::OUR, "we our us we're we’re ours"),
];

static TABLE: LazyLock<Keyed<{ 1 << 7 }, { 1 << 5 }>> = LazyLock::new(|| {
    let mut sorts: ByKey<u16> = ByKey::default();
    for (sort, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            *sorts.entry(key(word)).or_default() |= sort;
        }
    }
    Keyed::of(sorts)
});

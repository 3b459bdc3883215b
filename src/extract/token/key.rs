//! The look-up keys of words: hashes that do not tell small letters from large ones.
//!
//! Word lists and weights are found by them, so that they stay as they are.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Returns the look-up key of a word, whatever its case: FNV-1a over its bytes with ASCII letters made small.
pub const fn key(word: &str) -> u64 {
    key_of(word.as_bytes(), 0, word.len())
}

/// Returns the key of the word from `start` to `end`.
pub(crate) const fn key_of(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = START;
    let mut i = start;
    while i < end {
        hash = step(hash, bytes[i]);
        i += 1;
    }
    hash
}

/// A map by [`key`]s, which are hashes already.
pub(crate) type ByKey<T> = HashMap<u64, T, BuildHasherDefault<KeyHasher>>;

/// Makes such a map, with room.
pub(crate) fn by_key<T>(room: usize) -> ByKey<T> {
    ByKey::with_capacity_and_hasher(room, BuildHasherDefault::default())
}

/// Takes a key for its hash.
#[derive(Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| step(hash, *byte));
    }
    fn write_u64(&mut self, key: u64) {
        self.0 = key ^ (key >> 29);
    }
}

/// Returns the keys of several words, for lists that are looked through by key.
pub const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut i = 0;
    while i < N {
        keys[i] = key(words[i]);
        i += 1;
    }
    keys
}

/// A list of words, by their keys.
pub(crate) struct Listed<const N: usize> {
    keys: [u64; N],
    /// One bit for some bits of each key: nearly every other word is told apart by them.
    sieve: [u64; 4],
}

impl<const N: usize> Listed<N> {
    pub(crate) const fn of(keys: [u64; N]) -> Self {
        let (mut sieve, mut i) = ([0; 4], 0);
        while i < N {
            let (part, bit) = Self::place(keys[i]);
            sieve[part] |= bit;
            i += 1;
        }
        Self { keys, sieve }
    }

    /// Says whether the list has the word of a key.
    #[inline]
    pub(crate) fn has(&self, key: u64) -> bool {
        // A few are compared as soon as sieved.
        (N <= 3 || self.may_have(key)) && self.keys.contains(&key)
    }

    /// Returns the place in the list of the word of a key.
    pub(crate) fn position(&self, key: u64) -> Option<usize> {
        if self.may_have(key) { self.keys.iter().position(|k| *k == key) } else { None }
    }

    fn may_have(&self, key: u64) -> bool {
        let (part, bit) = Self::place(key);
        self.sieve[part] & bit != 0
    }

    const fn place(key: u64) -> (usize, u64) {
        (((key >> 46) & 3) as usize, 1 << ((key >> 40) & 63))
    }
}

/// The key of no byte at all.
pub(super) const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0100_0000_01b3;

/// The key of one byte more.
pub(super) const fn step(hash: u64, byte: u8) -> u64 {
    step_small(hash, byte.to_ascii_lowercase())
}

/// The same for a byte that is no large letter.
pub(super) const fn step_small(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(FACTOR)
}

//! A table from word keys to small numbers, for lists that every word of a text is looked up in: one place in memory is
//! read for nearly every word, and the whole fits a core's cache.

/// From [`key`](super::token::key)s to numbers above 0, in `N` slots: a power of two, at least twice as many as words.
#[derive(Debug)]
pub(crate) struct Keyed<const N: usize> {
    /// By open addressing: the upper 48 bits of a key with its number below them; 0 is free.
    slots: Box<[u64; N]>,
}

impl<const N: usize> Keyed<N> {
    /// Makes an empty table.
    #[allow(
        clippy::large_stack_arrays,
        reason = "moved at once, and of known length: a look-up needs no check"
    )]
    pub(crate) fn new() -> Self {
        const { assert!(N.is_power_of_two()) };
        Self { slots: Box::new([0; N]) }
    }

    /// Returns a key's number; 0 where it has none.
    pub(crate) fn get(&self, key: u64) -> u16 {
        self.slots[self.slot(key)] as u16
    }

    /// Gives a key its number.
    pub(crate) fn set(&mut self, key: u64, number: u16) {
        debug_assert!(number > 0);
        let slot = self.slot(key);
        self.slots[slot] = key >> 16 << 16 | u64::from(number);
    }

    /// Where the key stands, or could.
    fn slot(&self, key: u64) -> usize {
        let mut at = (key >> 16 ^ key >> 40) as usize % N;
        while self.slots[at] != 0 && (self.slots[at] ^ key) >> 16 != 0 {
            at = (at + 1) % N;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::Keyed;
    use crate::extract::token::key;

    #[test]
    fn every_key_has_the_number_it_was_given_last_and_others_have_none() {
        let mut table = Keyed::<1024>::new();
        let word = |i: u16| key(&format!("word{i}"));
        for i in 1..=500 {
            table.set(word(i), 1000 + i);
            table.set(word(i), i);
        }
        assert!((1..=500).all(|i| table.get(word(i)) == i));
        assert!((501..=5000).all(|i| table.get(word(i)) == 0));
    }
}

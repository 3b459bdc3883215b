//! A table from word keys to small numbers, for lists that every word of a text is looked up in.
//!
//! Each key has a place of its own (a perfect hash), so that a look-up reads one slot and decides nothing on the way: which
//! words are listed is hard to foresee.

/// From [`key`](super::token::key)s to numbers above 0, in `N` slots by `M` seeds; both are powers of two, and `N` is a
/// little more than the keys.
#[derive(Debug)]
pub(crate) struct Keyed<const N: usize, const M: usize> {
    /// The upper 48 bits of a key with its number below them; 0 is free.
    slots: Box<[u64; N]>,
    /// What scatters the keys of each group over the slots without a collision.
    seeds: Box<[u16; M]>,
}

impl<const N: usize, const M: usize> Keyed<N, M> {
    /// Makes the table of `entries`, each key once.
    ///
    /// # Panics
    ///
    /// Where there are about as many keys as slots, or more: their lists are part of the program.
    #[allow(
        clippy::large_stack_arrays,
        reason = "moved at once, and of known length: a look-up needs no check"
    )]
    pub(crate) fn of(entries: impl IntoIterator<Item = (u64, u16)>) -> Self {
        const { assert!(N.is_power_of_two() && M.is_power_of_two()) };
        let mut table = Self { slots: Box::new([0; N]), seeds: Box::new([0; M]) };
        let entries: Vec<u64> =
            entries.into_iter().map(|(key, number)| key >> 16 << 16 | u64::from(number)).collect();
        // By group: the end of each, then its start, as its entries are put before it from the back.
        let mut bounds = vec![0; M + 1];
        for entry in &entries {
            bounds[group::<M>(*entry)] += 1;
        }
        let mut end = 0;
        for bound in &mut bounds {
            end += *bound;
            *bound = end;
        }
        let mut sorted = vec![0; entries.len()];
        for entry in entries {
            let bound = &mut bounds[group::<M>(entry)];
            *bound -= 1;
            sorted[*bound] = entry;
        }
        // The large groups first: there is room for them.
        let mut groups: Vec<&[u64]> =
            bounds.windows(2).map(|b| &sorted[b[0]..b[1]]).filter(|g| !g.is_empty()).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        for entries in groups {
            let seed = (0..=u16::MAX).find(|seed| table.place(entries, *seed));
            table.seeds[group::<M>(entries[0])] = seed.expect("fewer words than slots");
        }
        table
    }

    /// Puts the entries of a group into the slots of a seed, if all are free.
    fn place(&mut self, entries: &[u64], seed: u16) -> bool {
        for (n, entry) in entries.iter().enumerate() {
            let slot = &mut self.slots[slot_of::<N>(*entry, seed)];
            if *slot != 0 {
                for taken in entries.iter().take(n) {
                    self.slots[slot_of::<N>(*taken, seed)] = 0;
                }
                return false;
            }
            *slot = *entry;
        }
        true
    }

    /// Returns a key's number; 0 where it has none.
    pub(crate) fn get(&self, key: u64) -> u16 {
        let entry = self.slots[slot_of::<N>(key, self.seeds[group::<M>(key)])];
        // No branch: which words are listed is hard to foresee.
        entry as u16 * u16::from((entry ^ key) >> 16 == 0)
    }
}

fn group<const M: usize>(key: u64) -> usize {
    (key >> 16 ^ key >> 40) as usize % M
}

/// The slot of a key, whose lowest 16 bits do not count.
fn slot_of<const N: usize>(key: u64, seed: u16) -> usize {
    let mixed = (key >> 16 ^ u64::from(seed) << 40).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) as usize % N
}

#[cfg(test)]
mod tests {
    use super::Keyed;
    use crate::extract::token::key;

    #[test]
    fn every_key_has_its_number_and_others_have_none() {
        let word = |i: u16| key(&format!("word{i}"));
        let table = Keyed::<1024, 256>::of((1..=960).map(|i| (word(i), i)));
        assert!((1..=960).all(|i| table.get(word(i)) == i));
        assert!((961..=9000).all(|i| table.get(word(i)) == 0));
        assert_eq!(Keyed::<16, 4>::of([]).get(0), 0);
    }
}

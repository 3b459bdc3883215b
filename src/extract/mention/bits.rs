//! One bit a token: a set that is gone through from one member to the next without asking each token between.

/// A set of token indices.
#[derive(Debug)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// Makes an empty set, with room for the indices below `n`.
    pub(super) fn with_room(n: usize) -> Self {
        Self(vec![0; n / 64 + 1])
    }

    /// Adds `at`, if `member`.
    pub(super) fn add(&mut self, at: usize, member: bool) {
        self.0[at / 64] |= u64::from(member) << (at % 64);
    }

    /// Returns the first member from `from` on, if it is below `end`.
    pub(super) fn next(&self, from: usize, end: usize) -> Option<usize> {
        let mut at = from;
        while at < end {
            let ahead = self.0[at / 64] >> (at % 64);
            if ahead != 0 {
                return Some(at + ahead.trailing_zeros() as usize).filter(|next| *next < end);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;

    #[test]
    fn members_follow_one_another() {
        let mut bits = Bits::with_room(300);
        for at in [0, 5, 63, 64, 200, 299] {
            bits.add(at, true);
        }
        bits.add(7, false);
        let all: Vec<usize> = std::iter::successors(bits.next(0, 300), |at| bits.next(at + 1, 300)).collect();
        assert_eq!(all, [0, 5, 63, 64, 200, 299]);
        assert_eq!((bits.next(65, 200), bits.next(65, 201), bits.next(300, 300)), (None, Some(200), None));
    }
}

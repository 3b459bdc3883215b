//! A short list of entities that lives where it is kept: most words lead to one or two.

/// At most `N` entities.
#[derive(Clone, Copy, Debug)]
pub(super) struct Few<const N: usize> {
    list: [u32; N],
    len: usize,
}

impl<const N: usize> Default for Few<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize> Few<N> {
    pub(super) const fn new() -> Self {
        Self { list: [0; N], len: 0 }
    }

    /// Returns them, the oldest first.
    pub(super) fn all(&self) -> &[u32] {
        &self.list[..self.len]
    }

    /// Adds one; where there is no room, for the last one.
    pub(super) fn push_or_replace(&mut self, entity: u32) {
        self.len = (self.len + 1).min(N);
        self.list[self.len - 1] = entity;
    }

    /// Adds one; where there is no room, the oldest goes.
    pub(super) fn push_or_shift(&mut self, entity: u32) {
        if self.len == N {
            self.list.rotate_left(1);
        }
        self.push_or_replace(entity);
    }
}

#[cfg(test)]
mod tests {
    use super::Few;

    #[test]
    fn a_full_list_loses_its_last_or_its_oldest() {
        let mut few = Few::<3>::default();
        assert!(few.all().is_empty());
        for entity in 1..=4 {
            few.push_or_replace(entity);
        }
        assert_eq!(few.all(), [1, 2, 4]);
        few.push_or_shift(5);
        assert_eq!(few.all(), [2, 4, 5]);
    }
}

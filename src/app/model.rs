//! The model: everything the screen shows, and nothing of how.

use super::state::{Options, ReadingState};
use crate::library::Library;

/// All that the reader knows.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// What it was started with.
    pub options: Options,
    /// The articles.
    pub library: Library,
    /// What is kept from one run to the next.
    pub state: ReadingState,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// Grows with each change that can be seen.
    version: u64,
}

impl Model {
    /// Starts with nothing read and no screen.
    pub fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// Returns a number that is another one whenever the screen has to be drawn again.
    pub const fn version(&self) -> u64 {
        self.version
    }

    /// Notes that the screen has to be drawn again.
    pub(crate) const fn touch(&mut self) {
        self.version += 1;
    }
}

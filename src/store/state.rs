//! What is kept from one run to the next: what was read, how far, what was selected. Losing it harms nothing.
//!
//! One JSON file, `$XDG_STATE_HOME/pullquote/state.json`, replaced whole; what another run wrote meanwhile is kept. Where nothing
//! can be written, nothing is kept, and nothing is said.

use crate::app::{ArticleState, ReadingState};
use etcetera::BaseStrategy as _;
use std::fs::{self, DirBuilder};
use std::io::{self, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

const NAME: &str = "state.json";
/// Bytes beyond which the file is not ours.
const LARGEST: u64 = 64 << 20;

/// The file, and what this run changed.
#[derive(Debug, Default)]
pub struct StateFile {
    folder: Option<PathBuf>,
    changed: ReadingState,
}

impl StateFile {
    /// Finds the file's place; without a home there is none.
    pub fn find() -> Self {
        let folder = etcetera::base_strategy::Xdg::new().ok().and_then(|dirs| dirs.state_dir());
        Self::at(folder.map(|folder| folder.join("pullquote")))
    }

    /// Keeps the file in this folder.
    pub fn at(folder: Option<PathBuf>) -> Self {
        Self { folder, changed: ReadingState::default() }
    }

    /// Returns its size in bytes.
    pub fn len(&self) -> u64 {
        self.folder.as_ref().and_then(|f| fs::metadata(f.join(NAME)).ok()).map_or(0, |m| m.len())
    }

    /// Says whether nothing was kept.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads what earlier runs kept; `None` where that is nothing, or nothing that can be read.
    pub fn read(&self) -> Option<ReadingState> {
        let path = self.folder.as_ref()?.join(NAME);
        let file = super::open(&path).ok()?;
        if file.metadata().ok()?.len() > LARGEST {
            return None;
        }
        serde_json::from_reader(io::BufReader::new(file)).ok()
    }

    /// Notes what is to be kept of an article, the one that was open last in `root`.
    pub fn keep(&mut self, root: &str, id: String, state: ArticleState) {
        self.changed.last.insert(root.to_owned(), id.clone());
        self.changed.articles.insert(id, state);
    }

    /// Writes what this run changed over what is there by now.
    pub fn save(&mut self) -> io::Result<()> {
        let Some(folder) = self.folder.clone().filter(|_| !self.changed.articles.is_empty()) else {
            return Ok(());
        };
        let mut state = self.read().unwrap_or_default();
        state.articles.extend(self.changed.articles.clone());
        state.last.extend(self.changed.last.clone());
        DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        replace(&folder.join(NAME), &serde_json::to_vec(&state)?)?;
        self.changed = ReadingState::default();
        Ok(())
    }
}

/// Writes a file so that at any moment either the old or the new one is there, whole; readable by its owner only.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}

/// Returns the name that a folder or file is kept under, wherever the program is started.
pub fn root_name(path: &Path) -> String {
    fs::canonicalize(path).unwrap_or_else(|_| path.into()).to_string_lossy().into_owned()
}

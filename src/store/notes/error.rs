//! Why annotations could not be read or saved.

use std::io;
use std::path::PathBuf;

/// Why annotations could not be read or saved. Each says what happened, to which file, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum NotesError {
    /// There is no place that notes can be written to.
    #[error("Notes are off: cannot write {} ({}); --notes PATH names another place", path.display(), said(cause))]
    NoPlace {
        /// The place that was tried last.
        path: PathBuf,
        /// Why not.
        cause: io::Error,
    },
    /// A file or folder could not be opened or made.
    #[error("cannot open {}: {}", path.display(), said(cause))]
    Open {
        /// Which.
        path: PathBuf,
        /// Why not.
        cause: io::Error,
    },
    /// The log could not be written; nothing of it was kept.
    #[error("{}: {}", said(cause), path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why not.
        cause: io::Error,
    },
    /// Another program has held the lock for too long.
    #[error("{} is locked by another program", path.display())]
    Locked {
        /// The lock.
        path: PathBuf,
    },
}

impl NotesError {
    /// Says what happened without saying where, for a line that has little room.
    pub fn reason(&self) -> String {
        match self {
            Self::Write { cause, .. } => said(cause),
            Self::NoPlace { cause, .. } => {
                format!("Notes are off: cannot write here ({}) · --notes PATH", said(cause))
            }
            other => other.to_string(),
        }
    }
}

/// Says the usual reasons in the words of a person.
fn said(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "disk full".to_owned(),
        io::ErrorKind::FileTooLarge => "disk full (the file may not grow)".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission".to_owned(),
        _ => error.to_string(),
    }
}

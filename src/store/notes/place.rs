//! Where a library's notes lie.

use super::NAME;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The folder that notes lie in inside a library.
pub(super) fn inside(library: &Path) -> PathBuf {
    folder_of(library).join(".pullquote")
}

/// A library may be a single file; then its folder counts.
pub(super) fn folder_of(library: &Path) -> &Path {
    let folder = if library.is_dir() { library } else { library.parent().unwrap_or(library) };
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// A chosen place is the log, or a folder for it.
pub(super) fn split(path: &Path) -> (PathBuf, OsString) {
    let is_folder = path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/");
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !is_folder => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            (parent.to_owned(), name.to_owned())
        }
        _ => (path.to_owned(), NAME.into()),
    }
}

/// `$XDG_DATA_HOME/pullquote`, else `~/.local/share/pullquote`.
pub(super) fn data_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    etcetera::base_strategy::choose_base_strategy().ok().map(|base| base.data_dir().join("pullquote"))
}

/// Names a library's folder among the person's own data: readable, and never two the same.
pub(super) fn name_of(library: &Path) -> String {
    let path = library.canonicalize().unwrap_or_else(|_| library.to_owned());
    let name: String = path
        .file_name()
        .unwrap_or(OsStr::new("library"))
        .to_string_lossy()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' })
        .take(40)
        .collect();
    format!("{name}-{:08x}", crc32fast::hash(path.as_os_str().as_encoded_bytes()))
}

//! The configuration's file: `$XDG_CONFIG_HOME/pullquote/config.toml`. It is only ever read.

use etcetera::BaseStrategy as _;
use std::io::{self, Read as _};
use std::path::PathBuf;

/// Bytes beyond which it is no configuration.
const LARGEST: u64 = 1 << 20;

/// Returns where the file is, whether or not it is there; without a home it is nowhere.
pub fn path() -> Option<PathBuf> {
    let dirs = etcetera::base_strategy::Xdg::new().ok()?;
    Some(dirs.config_dir().join("pullquote").join("config.toml"))
}

/// Reads the file's text; an absent one is empty.
///
/// # Errors
/// Where it is there and cannot be read; the words say what to do.
pub fn read() -> Result<String, String> {
    let Some(path) = path() else { return Ok(String::new()) };
    let mut bytes = Vec::new();
    let read = std::fs::File::open(&path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
    match read {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(format!("{}: {}; nothing of it holds", super::shown(&path), super::why(&error))),
        Ok(_) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

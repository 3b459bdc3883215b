//! The editor of the person's choice, for a longer note.

use rustix::fd::OwnedFd;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::process::{Command, Stdio};

/// Opens `text` in `$VISUAL` or `$EDITOR` and returns what was left in it. The words of the variable are its arguments; no shell
/// is asked.
pub(super) fn edit(text: &str, keys: &OwnedFd) -> Result<String, String> {
    let chosen = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    let chosen =
        chosen.map(|c| c.trim().to_owned()).find(|c| !c.is_empty()).unwrap_or_else(|| "vi".to_owned());
    run(&chosen, text, keys).map_err(|error| format!("{chosen}: {error}; the text is as it was"))
}

fn run(chosen: &str, text: &str, keys: &OwnedFd) -> io::Result<String> {
    let mut file = tempfile::Builder::new().prefix("pullquote-note-").suffix(".txt").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let mut words = chosen.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let status =
        Command::new(program).args(words).arg(file.path()).stdin(Stdio::from(keys.try_clone()?)).status()?;
    if !status.success() {
        return Err(io::Error::other("it did not end well"));
    }
    // An editor may have put a new file in its place.
    if let Ok(edited) = std::fs::read_to_string(file.path()) {
        return Ok(edited);
    }
    let mut edited = String::new();
    file.rewind()?;
    file.read_to_string(&mut edited)?;
    Ok(edited)
}

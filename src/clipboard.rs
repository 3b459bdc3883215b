//! Copying to the clipboard of the terminal that the reader sits at, however far away it is.
//!
//! OSC 52 asks the terminal itself. Inside tmux, which swallows it by default, `tmux load-buffer -w` asks tmux to ask.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Bytes that are handed to tmux at most.
const MOST_FOR_TMUX: usize = 1 << 20;
/// Bytes that terminals take in one sequence, before base64.
const MOST_RAW: usize = 74_000;

/// Says whether tmux is around us.
pub fn is_in_tmux() -> bool {
    std::env::var_os("TMUX").is_some_and(|v| !v.is_empty())
}

/// Hands `text` to tmux. Waits for it: not for the thread that draws.
///
/// `None` where tmux cannot take it; then the raw way is left.
pub fn through_tmux(text: &str) -> Option<Result<String, String>> {
    if text.len() > MOST_FOR_TMUX {
        return Some(Err(too_long(text, MOST_FOR_TMUX)));
    }
    let mut child = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let written = child.stdin.take().is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
    let ended_well = child.wait().is_ok_and(|status| status.success());
    (written && ended_well).then(|| Ok(format!("copied through tmux, {}", size(text))))
}

/// Returns the sequence that asks the terminal to take `text`, and what to say of it.
pub fn raw(text: &str) -> Result<(Vec<u8>, String), String> {
    if text.len() > MOST_RAW {
        return Err(too_long(text, MOST_RAW));
    }
    let sequence = [b"\x1b]52;c;", base64(text.as_bytes()).as_slice(), b"\x07"].concat();
    Ok((sequence, format!("copied through the terminal, {}", size(text))))
}

fn size(text: &str) -> String {
    match text.chars().count() {
        1 => "1 character".into(),
        n => format!("{n} characters"),
    }
}

fn too_long(text: &str, most: usize) -> String {
    format!("not copied: {} kB, and the clipboard takes {} kB", text.len() / 1000, most / 1000)
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i| u32::from(chunk.get(i).copied().unwrap_or_default());
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digits = [18, 12, 6, 0].map(|shift| DIGITS[(group >> shift & 63) as usize]);
        out.extend_from_slice(&digits[..=chunk.len()]);
        out.extend(std::iter::repeat_n(b'=', 3 - chunk.len()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{MOST_RAW, raw};

    #[test]
    fn the_sequence_is_base64_and_nothing_else() {
        for (text, expected) in [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("“abc”\x1b", "4oCcYWJj4oCdGw==")]
        {
            let (sequence, said) = raw(text).unwrap();
            assert_eq!(String::from_utf8(sequence).unwrap(), format!("\x1b]52;c;{expected}\x07"));
            assert!(said.starts_with("copied through the terminal, "));
        }
        assert_eq!(raw("“a”").unwrap().1, "copied through the terminal, 3 characters");
        assert!(raw(&"x".repeat(MOST_RAW + 1)).is_err());
    }
}

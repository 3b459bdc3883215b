//! From the bytes a terminal sends to keys: UTF-8, C0, CSI and SS3 sequences, bracketed paste.
//!
//! Pure: knows no file and no clock. What is not understood is swallowed whole, so that no broken or hostile sequence (a mouse
//! report, an answer nobody asked for) reads as typed letters. Source: xterm's control sequences, "PC-Style Function Keys".

use crate::app::{Key, KeyCode};

/// What came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted; not cleaned.
    Paste(String),
}

/// Bytes of a paste beyond which the rest is dropped.
const LARGEST_PASTE: usize = 1 << 20;
/// Bytes of a sequence beyond which it is none.
const LONGEST_SEQUENCE: usize = 64;
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into inputs, keeping what is not complete yet.
#[derive(Debug, Default)]
pub struct Decoder {
    pending: Vec<u8>,
    pasting: Option<Vec<u8>>,
}

/// How the pending bytes begin.
enum Step {
    /// So many bytes are done with, and gave this.
    Done(usize, Option<Input>),
    /// A paste begins after so many bytes.
    Paste(usize),
    /// More bytes are needed.
    Wait,
}

impl Decoder {
    /// Takes bytes as they were read and gives out what they complete.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Input>) {
        self.pending.extend_from_slice(bytes);
        self.run(false, out);
    }

    /// Says whether a sequence is begun; after a short wait it should be [given up](Self::give_up).
    pub fn is_waiting(&self) -> bool {
        !self.pending.is_empty() && self.pasting.is_none()
    }

    /// Takes what is pending as it is: an Esc that nothing followed is the key.
    pub fn give_up(&mut self, out: &mut Vec<Input>) {
        self.run(true, out);
    }

    fn run(&mut self, is_final: bool, out: &mut Vec<Input>) {
        let mut pending = std::mem::take(&mut self.pending);
        let mut at = 0;
        while let Some(rest) = pending.get(at..).filter(|r| !r.is_empty()) {
            if let Some(paste) = &mut self.pasting {
                let Some(n) = take_paste(rest, paste) else { break };
                at += n.taken;
                if n.is_over {
                    let text = String::from_utf8_lossy(paste).replace("\r\n", "\n").replace('\r', "\n");
                    out.push(Input::Paste(text));
                    self.pasting = None;
                }
                continue;
            }
            match step(rest, is_final) {
                Step::Done(n, input) => {
                    out.extend(input);
                    at += n.max(1);
                }
                Step::Paste(n) => {
                    self.pasting = Some(Vec::new());
                    at += n;
                }
                Step::Wait => break,
            }
        }
        pending.drain(..at);
        self.pending = pending;
    }
}

struct Taken {
    taken: usize,
    is_over: bool,
}

fn take_paste(bytes: &[u8], paste: &mut Vec<u8>) -> Option<Taken> {
    let end = memchr::memmem::find(bytes, PASTE_END);
    // The end mark may come in two pieces: its possible beginning is left for the next time.
    let n = end.unwrap_or_else(|| {
        let longest = bytes.len().min(PASTE_END.len() - 1);
        let begun = (1..=longest).rev().find(|n| bytes.ends_with(&PASTE_END[..*n])).unwrap_or(0);
        bytes.len() - begun
    });
    let room = LARGEST_PASTE.saturating_sub(paste.len());
    paste.extend_from_slice(&bytes[..n.min(room)]);
    let taken = n + end.map_or(0, |_| PASTE_END.len());
    (taken > 0).then_some(Taken { taken, is_over: end.is_some() })
}

fn step(bytes: &[u8], is_final: bool) -> Step {
    match bytes {
        [0x1b] if is_final => key(1, KeyCode::Esc),
        [0x1b] => Step::Wait,
        [0x1b, b'[', rest @ ..] => control_sequence(rest, is_final),
        [0x1b, b'O', rest @ ..] => match rest {
            [] if is_final => key(1, KeyCode::Esc),
            [] => Step::Wait,
            [c, ..] => Step::Done(3, final_letter(*c).map(|code| pressed(code, 0))),
        },
        // Strings that a terminal answers with: DCS, OSC, SOS, PM, APC.
        [0x1b, b'P' | b']' | b'X' | b'^' | b'_', rest @ ..] if !rest.is_empty() || !is_final => {
            string(rest, is_final)
        }
        // Not Alt: nothing needs it, and a hand or a slow line may bring Esc and the next key together.
        [0x1b, ..] => key(1, KeyCode::Esc),
        [b'\r' | b'\n', ..] => key(1, KeyCode::Enter),
        [b'\t', ..] => key(1, KeyCode::Tab),
        [0x7f | 0x08, ..] => key(1, KeyCode::Backspace),
        [0, ..] => modified(1, KeyCode::Char(' '), 4),
        [c @ 1..=0x1a, ..] => modified(1, KeyCode::Char(char::from(c + 0x60)), 4),
        [c @ 0x1c..=0x1f, ..] => modified(1, KeyCode::Char(char::from(c + 0x40)), 4),
        _ => character(bytes, is_final),
    }
}

fn character(bytes: &[u8], is_final: bool) -> Step {
    let n = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 1,
    };
    match bytes.get(..n) {
        None if is_final => Step::Done(1, None),
        None => Step::Wait,
        Some(bytes) => match std::str::from_utf8(bytes).ok().and_then(|s| s.chars().next()) {
            Some(c) if !c.is_control() => key(n, KeyCode::Char(c)),
            Some(_) => Step::Done(n, None),
            None => Step::Done(1, None),
        },
    }
}

fn string(rest: &[u8], is_final: bool) -> Step {
    let end = rest.iter().position(|b| matches!(b, 0x07 | 0x1b | 0x18 | 0x1a));
    match end {
        Some(n) if rest[n] == 0x1b => match rest.get(n + 1) {
            Some(b'\\') => Step::Done(n + 4, None),
            Some(_) => Step::Done(n + 2, None),
            None if is_final => Step::Done(n + 3, None),
            None => Step::Wait,
        },
        Some(n) => Step::Done(n + 3, None),
        None if is_final || rest.len() > LARGEST_PASTE => Step::Done(rest.len() + 2, None),
        None => Step::Wait,
    }
}

/// `rest` follows `ESC [`.
fn control_sequence(rest: &[u8], is_final: bool) -> Step {
    // The oldest mouse report: three bytes follow the letter.
    if let [b'M', report @ ..] = rest {
        return if report.len() >= 3 || is_final {
            Step::Done(3 + report.len().min(3), None)
        } else {
            Step::Wait
        };
    }
    // The Linux console's F1 to F5.
    if let [b'[', report @ ..] = rest {
        return match report {
            [c @ b'A'..=b'E', ..] => key(4, KeyCode::F(c - b'A' + 1)),
            [] if !is_final => Step::Wait,
            _ => Step::Done(3, None),
        };
    }
    let Some(end) = rest.iter().position(|b| !matches!(b, 0x20..=0x3f)) else {
        let is_over = is_final || rest.len() > LONGEST_SEQUENCE;
        return if is_over { Step::Done(rest.len() + 2, None) } else { Step::Wait };
    };
    let letter = rest[end];
    if !matches!(letter, 0x40..=0x7e) {
        // Broken off by something else, which begins anew.
        return Step::Done(end + 2, None);
    }
    let n = end + 3;
    let parameters = std::str::from_utf8(&rest[..end]).unwrap_or_default();
    let mut numbers = parameters.split(';').map(|p| p.split(':').next().and_then(|p| p.parse::<u32>().ok()));
    let first = numbers.next().flatten();
    let modifiers = numbers.next().flatten().map_or(0, |m| m.saturating_sub(1) as u8);
    match (letter, first) {
        (b'~', Some(200)) => return Step::Paste(n),
        (b'Z', _) => return modified(n, KeyCode::Tab, 1),
        // The protocols that spell keys as code points.
        (b'u', Some(c)) => return Step::Done(n, code_point(c).map(|code| pressed(code, modifiers))),
        _ => {}
    }
    let code = if letter == b'~' { first.and_then(numbered) } else { final_letter(letter) };
    // `ESC [ 12 ; 40 R` tells a place; only `ESC [ 1 ; 2 R` is a key.
    let code = code.filter(|_| letter != b'R' || matches!(first, None | Some(1)));
    let is_plain = parameters.bytes().all(|b| b.is_ascii_digit() || b == b';' || b == b':');
    Step::Done(n, code.filter(|_| is_plain).map(|code| pressed(code, modifiers)))
}

fn code_point(c: u32) -> Option<KeyCode> {
    Some(match c {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // Private use: keys of the keypad and of media, not typed characters.
        0xe000..=0xf8ff => return None,
        c => KeyCode::Char(char::from_u32(c).filter(|c| !c.is_control())?),
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23 | 24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

fn final_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn key(n: usize, code: KeyCode) -> Step {
    modified(n, code, 0)
}

fn modified(n: usize, code: KeyCode, modifiers: u8) -> Step {
    Step::Done(n, Some(pressed(code, modifiers)))
}

/// `modifiers` as xterm counts them, less one: 1 Shift, 2 Alt, 4 Ctrl.
fn pressed(code: KeyCode, modifiers: u8) -> Input {
    let shift = modifiers & 1 != 0 && !matches!(code, KeyCode::Char(_));
    Input::Key(Key { code, ctrl: modifiers & 4 != 0, alt: modifiers & 2 != 0, shift })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(chunks: &[&[u8]]) -> Vec<Input> {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        for chunk in chunks {
            decoder.feed(chunk, &mut out);
        }
        decoder.give_up(&mut out);
        out
    }

    fn spelled(bytes: &[u8]) -> String {
        let word = |input: Input| match input {
            Input::Paste(text) => format!("paste({text})"),
            Input::Key(k) => {
                let code = match k.code {
                    KeyCode::Char(c) => c.to_string(),
                    other => format!("{other:?}"),
                };
                let flag = |on, name| if on { name } else { "" };
                format!("{}{}{}{code}", flag(k.ctrl, "C-"), flag(k.alt, "A-"), flag(k.shift, "S-"))
            }
        };
        all(&[bytes]).into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_as_terminals_send_them() {
        for (bytes, expected) in [
            ("jé“", "j é “"),
            ("\x1b", "Esc"),
            ("\x1b\x1b", "Esc Esc"),
            ("\x1bx\x1b:", "Esc x Esc :"),
            ("\x1b[A\x1bOB\x1b[1;5C", "Up Down C-Right"),
            ("\x1b[5~\x1b[6~\x1b[3~\x1b[H\x1b[4~", "PageUp PageDown Delete Home End"),
            ("\x1b[Z\t\r\x7f", "S-Tab Tab Enter Backspace"),
            ("\x03\x1a\x00\x0c", "C-c C-z C-  C-l"),
            ("\x1bOP\x1b[15~\x1b[[A\x1b[24~", "F(1) F(5) F(1) F(12)"),
            ("\x1b[106;5u\x1b[27u\x1b[13;2u", "C-j Esc S-Enter"),
            ("\x1b[200~q\r\n\x1b[Aq\x1b[201~j", "paste(q\n\x1b[Aq) j"),
        ] {
            assert_eq!(spelled(bytes.as_bytes()), expected, "{bytes:?}");
        }
    }

    #[test]
    fn what_nobody_typed_is_swallowed() {
        for bytes in [
            "\x1b[<0;0;0M",
            "\x1b[M   ",
            "\x1b[?1;2c",
            "\x1b]11;rgb:0000/0000/0000\x07",
            "\x1bP>|xterm\x1b\\",
            "\x1b[I",
            "\x1b[O",
            "\x1b[12;40R",
            "\x1b[?2026;2$y",
            "\x1b[99~",
        ] {
            assert_eq!(spelled(bytes.as_bytes()), "", "{bytes:?}");
        }
        assert_eq!(spelled(b"\xff\xfej"), "j");
        assert_eq!(spelled(b"\x1b[1\x1b[A"), "Up");
    }

    const PIECES: &[&str] =
        &["j", "\x1b[A", "é“漢", "\x1b[200~a\x1b[201~", "\x1b[<0;3;4M", "\x1b]0;x\x07", "\x1b[1;5D", "\r"];

    proptest! {
        /// How the bytes are cut into reads does not matter.
        #[test]
        fn cuts_do_not_matter(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..8),
            cut in 0usize..60,
        ) {
            let bytes = pieces.concat().into_bytes();
            let (a, b) = bytes.split_at(cut.min(bytes.len()));
            prop_assert_eq!(all(&[&bytes]), all(&[a, b]));
        }

        #[test]
        fn any_bytes_are_taken_without_a_panic(chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..20), 0..5)) {
            all(&chunks.iter().map(Vec::as_slice).collect::<Vec<_>>());
        }
    }
}

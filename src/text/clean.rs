//! What may reach the screen: the one pass that turns untrusted text into showable text.

use super::SourceMap;

/// A text without anything a terminal would obey, and the way back to its source.
#[derive(Clone, Debug, Default)]
pub struct Clean {
    /// The showable text.
    pub text: String,
    /// From offsets of `text` to code points of the source.
    pub map: SourceMap,
    /// How many characters were replaced by a visible mark (line ends and tabs do not count).
    pub replaced: u32,
}

/// Combining marks a base may carry; the rest is dropped (a "zalgo" text would paint over its neighbours).
const MARKS_PER_BASE: u32 = 8;

/// Columns a tab becomes. ratatui deletes tabs: `1⇥000` would read `1000`.
const TAB: &str = "    ";

/// Makes `source` showable, line ends kept.
///
/// CR LF, CR, NEL, U+2028 and U+2029 become newlines; a tab becomes spaces, and so does a no-break or thin blank outside a number; C0, C1 and DEL become `^[`-style marks; bidi
/// controls, tags, zero-width characters and variation selectors outside emoji become `‹U+202E›`; at most eight combining marks stay on a base.
pub fn clean(source: &str) -> Clean {
    let mut out = Clean { text: String::with_capacity(source.len() + 16), ..Clean::default() };
    let mut pass = Pass { code_point: 0, marks: 0, previous: '\n' };
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|r| !r.is_empty()) {
        let n_plain = plain_run(rest.as_bytes());
        pass.copy_ascii(rest.get(..n_plain).unwrap_or_default(), &mut out);
        let mut chars = rest.get(n_plain..).unwrap_or_default().chars();
        if let Some(c) = chars.next() {
            pass.take(c, chars.next(), &mut out);
            at += c.len_utf8();
        }
        at += n_plain;
    }
    let end = out.text.len() as u32;
    out.map.run(end, pass.code_point, 1);
    out
}

/// Counts the printable ASCII and newlines that `bytes` begins with, in blocks as long as there is nothing else.
fn plain_run(bytes: &[u8]) -> usize {
    const BLOCK: usize = 32;
    let plain = |b: &u8| matches!(b, b' '..=b'~' | b'\n');
    // Without a way out inside the block, so that its bytes are looked at together.
    let all_plain = |block: &&[u8]| block.iter().fold(true, |all, b| all & plain(b));
    let start = BLOCK * bytes.chunks_exact(BLOCK).take_while(all_plain).count();
    start + bytes.iter().skip(start).take_while(|b| plain(b)).count()
}

/// Where the pass stands in its source.
struct Pass {
    code_point: u32,
    /// Combining marks on the present base.
    marks: u32,
    previous: char,
}

impl Pass {
    /// Takes a run of printable ASCII and newlines as it is.
    fn copy_ascii(&mut self, run: &str, out: &mut Clean) {
        let Some(last) = run.bytes().next_back() else { return };
        out.map.run(out.text.len() as u32, self.code_point, 1);
        out.text.push_str(run);
        self.code_point += run.len() as u32;
        self.previous = char::from(last);
        self.marks = 0;
    }

    /// Takes one character that needs a look.
    fn take(&mut self, c: char, next: Option<char>, out: &mut Clean) {
        let at = out.text.len() as u32;
        match if plain(c) { Fate::Base } else { fate(c, self.previous, next, &mut self.marks) } {
            kept @ (Fate::Base | Fate::Keep) => {
                if matches!(kept, Fate::Base) {
                    self.marks = 0;
                }
                out.map.run(at, self.code_point, c.len_utf8() as u8);
                out.text.push(c);
            }
            Fate::Become(s) => {
                out.map.run(at, self.code_point, u8::from(s.len() == 1));
                out.text.push_str(s);
            }
            Fate::Drop => {}
            Fate::Mark => {
                out.map.run(at, self.code_point, 0);
                push_mark(&mut out.text, c);
                out.replaced += 1;
            }
        }
        self.previous = c;
        self.code_point += 1;
    }
}

/// Makes `source` showable on one line: as [`clean`], with line ends as blanks. For names, paths, metadata and messages.
pub fn clean_line(source: &str) -> String {
    let text = clean(source).text;
    if text.contains('\n') { text.replace('\n', " ") } else { text }
}

enum Fate {
    /// Kept, and may carry combining marks.
    Base,
    Keep,
    Become(&'static str),
    Drop,
    Mark,
}

/// Says whether `c` needs no second look: printable ASCII, newline, Latin, and the punctuation of newspapers.
fn plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{20a0}'..='\u{20bf}')
}

fn fate(c: char, previous: char, next: Option<char>, marks: &mut u32) -> Fate {
    if is_combining(c) {
        *marks += 1;
        return if *marks <= MARKS_PER_BASE && previous != '\n' { Fate::Keep } else { Fate::Drop };
    }
    match c {
        '\t' => Fate::Become(TAB),
        // Typed blanks for set ones, but inside a number (`14 000`), where the blank is a part of it.
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}'
            if !(previous.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit())) =>
        {
            Fate::Become(" ")
        }
        '\r' if next == Some('\n') => Fate::Drop,
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Become("\n"),
        // An emoji's own joiners and selectors belong to it.
        '\u{fe0e}' | '\u{fe0f}'
            if is_pictograph(previous) || previous.is_ascii_digit() || matches!(previous, '#' | '*') =>
        {
            Fate::Keep
        }
        '\u{200d}' if is_pictograph_or_modifier(previous) && next.is_some_and(is_pictograph) => Fate::Keep,
        _ if is_hidden(c) => Fate::Mark,
        _ => Fate::Base,
    }
}

fn push_mark(text: &mut String, c: char) {
    match c as u32 {
        code @ 0..0x20 => {
            text.push('^');
            text.push(char::from(code as u8 + 0x40));
        }
        0x7f => text.push_str("^?"),
        code => {
            use std::fmt::Write as _;
            let _ = write!(text, "‹U+{code:04X}›");
        }
    }
}

/// Says whether a terminal would obey `c`, or a reader could not see it.
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{2800}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Says whether `c` draws over its base instead of beside it (what unicode-width counts as 0, and the two marks that it does not).
fn is_combining(c: char) -> bool {
    !is_hidden(c)
        && c > '\u{2ff}'
        && (unicode_width::UnicodeWidthChar::width(c) == Some(0) || matches!(c, '\u{2d7f}' | '\u{1171e}'))
        && !is_pictograph(c)
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}' | '\u{231a}'..='\u{23ff}'
        | '\u{25aa}'..='\u{27bf}' | '\u{2934}' | '\u{2935}' | '\u{2b05}'..='\u{2b55}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

fn is_pictograph_or_modifier(c: char) -> bool {
    is_pictograph(c) || matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

//! Finds the articles of a file that holds many: one pass, a window of it in memory, byte offsets out.

use super::format::{self, Format};
use super::wire::{Marker, ends_file, marker, proquest};
use super::{LARGEST, Part, decode, own, unpacking, warc};
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// Bytes of the window.
const WINDOW: usize = 1 << 18;

/// Finds the articles of a file that holds many, reading it once and holding none of it; empty where it is one article.
///
/// Offsets count bytes of what the file holds; of a packed file, bytes of what comes out of it.
pub fn index(file: impl Read, name: &str) -> io::Result<Vec<Part>> {
    let mut reader = io::BufReader::with_capacity(WINDOW, file);
    let start = reader.fill_buf()?;
    if own::is_export(start) {
        return Ok(Vec::new());
    }
    if decode::is_packed(start) {
        return match unpacking(reader) {
            Ok(Some(mut inner)) => index_text(&mut inner, format::unpacked_name(name)),
            Ok(None) => Ok(Vec::new()),
            Err(error) => Err(error),
        };
    }
    index_text(&mut reader, name)
}

fn index_text(reader: &mut impl BufRead, name: &str) -> io::Result<Vec<Part>> {
    let start = reader.fill_buf()?;
    if warc::is_archive(start) {
        let mut parts = Vec::new();
        warc::records(reader, |start, len| push(&mut parts, start, start + len))?;
        return Ok(parts);
    }
    // Whatever it is called: all of it is looked through for nothing.
    if decode::is_binary(start) || own::is_export(start) {
        return Ok(Vec::new());
    }
    if has_old_line_ends(start) {
        return find(&mut io::BufReader::with_capacity(WINDOW, LineFeeds(reader)), name);
    }
    find(reader, name)
}

fn find(reader: &mut impl BufRead, name: &str) -> io::Result<Vec<Part>> {
    let start = reader.fill_buf()?;
    let mut is_whole = true;
    let mut parts = match format::of(start, name) {
        Format::JsonLines => {
            let mut parts = Vec::new();
            lines(reader, &mut parts, |_| true)?;
            parts
        }
        Format::Json => {
            let (parts, in_list) = records(reader)?;
            // One object that is the whole file is one article; one object in a list is not the file.
            is_whole = !in_list;
            parts
        }
        Format::Plain if proquest::is_export(start) => proquest_pieces(reader)?,
        Format::Plain => wire(reader)?,
        Format::Mail if start.starts_with(b"From ") => mailbox(reader)?,
        Format::Markdown | Format::Html | Format::Mail => Vec::new(),
    };
    if parts.len() == 1 && format::of_name(name) != Some(Format::JsonLines) && is_whole {
        parts.clear();
    }
    Ok(parts)
}

/// Finds the articles of a file of one a line, and tells them in pieces as they are found, so that nobody waits for its end; in
/// `false` the listener says that it has enough. Returns whether it is such a file; where it is not, nothing is told.
pub fn index_lines(
    file: impl Read,
    name: &str,
    tell: impl FnMut(&mut Vec<Part>) -> bool,
) -> io::Result<bool> {
    let mut reader = io::BufReader::with_capacity(WINDOW, file);
    let start = reader.fill_buf()?;
    let is_lines = !own::is_export(start)
        && !decode::is_packed(start)
        && !has_old_line_ends(start)
        && format::of(start, name) == Format::JsonLines
        // One line may be one article, or the first of a list.
        && format::of_name(name) == Some(Format::JsonLines);
    if is_lines {
        lines(&mut reader, &mut Vec::new(), tell)?;
    }
    Ok(is_lines)
}

/// Says whether lines end as on old Macs: with a carriage return and nothing else.
pub(super) fn has_old_line_ends(start: &[u8]) -> bool {
    memchr::memchr(b'\n', start).is_none() && memchr::memchr(b'\r', start).is_some()
}

/// Reads line feeds for carriage returns.
struct LineFeeds<R>(R);

impl<R: Read> Read for LineFeeds<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.0.read(out)?;
        out.iter_mut().take(n).filter(|b| **b == b'\r').for_each(|b| *b = b'\n');
        Ok(n)
    }
}

/// Reads the bytes of one part of a file, packed or not.
pub fn fetch(mut file: impl Read + Seek, part: Part) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(part.len.min(LARGEST) as usize + 1);
    if let Some(mut inner) = unpacking(&mut file)? {
        io::copy(&mut inner.by_ref().take(part.offset), &mut io::sink())?;
        inner.take(part.len).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    file.seek(SeekFrom::Start(part.offset))?;
    file.take(part.len).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn push(parts: &mut Vec<Part>, start: u64, end: u64) {
    if end > start {
        parts.push(Part { number: parts.len() as u32 + 1, offset: start, len: end - start });
    }
}

/// One record a line; blank lines are none. After each window what was found is told, and may be taken.
fn lines(
    reader: &mut impl BufRead,
    parts: &mut Vec<Part>,
    mut tell: impl FnMut(&mut Vec<Part>) -> bool,
) -> io::Result<()> {
    let (mut at, mut start) = (0, 0);
    let mut number = 0;
    let mut push = |parts: &mut Vec<Part>, start: u64, end: u64| {
        if end > start {
            number += 1;
            parts.push(Part { number, offset: start, len: end - start });
        }
    };
    let mut blank = true;
    loop {
        let window = reader.fill_buf()?;
        if window.is_empty() {
            break;
        }
        let mut from = 0;
        for end in memchr::memchr_iter(b'\n', window) {
            let line = window.get(from..end).unwrap_or_default();
            if !blank || !line.iter().all(u8::is_ascii_whitespace) {
                push(parts, start, at + end as u64);
            }
            from = end + 1;
            start = at + from as u64;
            blank = true;
        }
        blank &= window.get(from..).unwrap_or_default().iter().all(u8::is_ascii_whitespace);
        let n = window.len();
        at += n as u64;
        reader.consume(n);
        if !parts.is_empty() && !tell(parts) {
            return Ok(());
        }
    }
    if !blank {
        push(parts, start, at);
        tell(parts);
    }
    Ok(())
}

/// Where a scan of JSON stands.
#[derive(Default)]
struct Scan {
    depth: u32,
    in_string: bool,
    escaped: bool,
    /// The depth at which records stand: 1 in a list, 0 where objects follow each other.
    base: u32,
    started: bool,
    start: u64,
    /// The first letters of the last string in the outermost object, or in one that an answer wraps around its list.
    key: Vec<u8>,
    /// The deepest at which a list may be named: 2 inside such a wrapper.
    deepest_name: u32,
}

/// Under these names an answer of a news service holds its list of articles.
const LISTS: [&[u8]; 7] = [b"articles", b"results", b"data", b"docs", b"items", b"hits", b"entries"];

/// Under these, what holds the list.
const WRAPPERS: [&[u8]; 6] = [b"response", b"articles", b"hits", b"data", b"result", b"feed"];

/// No record begins at this depth.
const NOWHERE: u32 = u32::MAX - 1;

/// The objects of a list, or objects that follow each other, or those of a list that the outermost object names.
///
/// Says as well whether they stand in a list.
fn records(reader: &mut impl BufRead) -> io::Result<(Vec<Part>, bool)> {
    let mut parts = Vec::new();
    let mut scan = Scan::default();
    let mut at = 0;
    loop {
        let window = reader.fill_buf()?;
        if window.is_empty() {
            break;
        }
        scan.window(window, at, &mut parts);
        let n = window.len();
        at += n as u64;
        reader.consume(n);
    }
    // A cut file: its last record is a part all the same, and will say what is wrong.
    if scan.depth > scan.base {
        push(&mut parts, scan.start, at);
    }
    Ok((parts, scan.base > 0))
}

impl Scan {
    /// Says whether strings here may name the list.
    fn is_outside(&self) -> bool {
        (1..=self.deepest_name.max(1)).contains(&self.depth)
    }

    fn window(&mut self, window: &[u8], at: u64, parts: &mut Vec<Part>) {
        let mut i = 0;
        while let Some(byte) = window.get(i) {
            if self.escaped {
                self.escaped = false;
            } else if self.in_string {
                let rest = window.get(i..).unwrap_or_default();
                let skip = memchr::memchr2(b'"', b'\\', rest);
                if self.is_outside() && self.key.len() < 12 {
                    self.key.extend(rest.iter().take(skip.unwrap_or(rest.len()).min(12)));
                }
                let Some(skip) = skip else { return };
                i += skip;
                match rest.get(skip) {
                    Some(b'"') => self.in_string = false,
                    _ => self.escaped = true,
                }
            } else {
                self.structure(*byte, at + i as u64, parts);
            }
            i += 1;
        }
    }

    fn structure(&mut self, byte: u8, at: u64, parts: &mut Vec<Part>) {
        match byte {
            b'"' => {
                self.in_string = true;
                if self.is_outside() {
                    self.key.clear();
                }
            }
            b'{' | b'[' => {
                if !self.started && byte == b'[' {
                    self.base = 1;
                } else if byte == b'['
                    && self.is_outside()
                    && self.base == 0
                    && LISTS.contains(&self.key.as_slice())
                {
                    self.base = self.depth + 1;
                } else if self.depth == self.base {
                    self.start = at;
                }
                if self.depth == 1 {
                    let wraps = byte == b'{' && WRAPPERS.contains(&self.key.as_slice());
                    self.deepest_name = if wraps { 2 } else { 1 };
                }
                self.started = true;
                self.depth += 1;
            }
            b'}' | b']' => {
                if self.depth == self.base.saturating_add(1) && byte == b'}' {
                    push(parts, self.start, at + 1);
                }
                self.depth = self.depth.saturating_sub(1);
                if self.depth + 1 == self.base && byte == b']' && self.base > 1 {
                    self.base = NOWHERE;
                }
            }
            _ => {}
        }
    }
}

/// The messages of a mailbox; each begins with a line of its own after a blank one.
fn mailbox(reader: &mut impl BufRead) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut line = Vec::new();
    let (mut at, mut start) = (0, 0);
    let mut after_blank = true;
    loop {
        line.clear();
        let n = reader.by_ref().take(1 << 20).read_until(b'\n', &mut line)? as u64;
        if n == 0 {
            break;
        }
        if after_blank && format::is_postmark(&line) {
            push(&mut parts, start, at);
            start = at;
        }
        after_blank = line.iter().all(u8::is_ascii_whitespace);
        at += n;
    }
    push(&mut parts, start, at);
    Ok(parts)
}

/// Articles between the lines that press databases put there.
fn wire(reader: &mut impl BufRead) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut line = Vec::new();
    let (mut at, mut start, mut n_letters) = (0, 0, 0);
    let mut n_markers = 0;
    loop {
        line.clear();
        let n = reader.by_ref().take(1 << 20).read_until(b'\n', &mut line)? as u64;
        if n == 0 {
            break;
        }
        let found = if line.len() < 200 { marker(&line) } else { None };
        n_markers += u32::from(found.is_some());
        match found {
            Some(Marker::Opens) => {
                // What stands before the first is a cover page.
                if n_markers > 1 && n_letters > 0 {
                    push(&mut parts, start, at);
                }
                start = at;
                n_letters = 0;
            }
            Some(Marker::Closes) => {
                if n_letters > 0 {
                    push(&mut parts, start, at + n);
                }
                start = at + n;
                n_letters = 0;
            }
            None if n_letters == 0 && n_markers > 0 && ends_file(&line) => return Ok(parts),
            // No article is so long, nor what stands before the first.
            None if n_markers == 0 && at > LARGEST => return Ok(parts),
            None => n_letters += line.trim_ascii().len(),
        }
        at += n;
    }
    if n_markers == 0 {
        return Ok(Vec::new());
    }
    if n_letters > 0 {
        push(&mut parts, start, at);
    }
    Ok(parts)
}

/// Articles between lines of underscores; what has no text is the cover page, or the list of contents.
fn proquest_pieces(reader: &mut impl BufRead) -> io::Result<Vec<Part>> {
    let mut parts = Vec::new();
    let mut line = Vec::new();
    let (mut at, mut start, mut has_text) = (0, 0, false);
    loop {
        line.clear();
        let n = reader.by_ref().take(1 << 20).read_until(b'\n', &mut line)? as u64;
        if n == 0 || proquest::parts(&line) {
            if has_text {
                push(&mut parts, start, at);
            }
            (start, has_text) = (at, false);
        }
        if n == 0 {
            return Ok(parts);
        }
        has_text |= proquest::opens_text(&line);
        at += n;
    }
}

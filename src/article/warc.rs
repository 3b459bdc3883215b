//! Web archives: records of a crawl (`.warc`, pages as they came) and of its text (`.wet`), each with the address it came from.

use super::{Article, ArticleId, Problem, Reading, decode, html, language, rendered};
use crate::text::clean_line;
use std::io::{self, BufRead};

/// Says whether a file or a record begins as web archives do.
pub(super) fn is_archive(start: &[u8]) -> bool {
    start.starts_with(b"WARC/1.") || start.starts_with(b"WARC/0.")
}

/// Bytes of a header line that are read.
const LONGEST_LINE: u64 = 1 << 16;

/// Tells the first byte and the length of each record that may be an article.
pub(super) fn records(reader: &mut impl BufRead, mut tell: impl FnMut(u64, u64)) -> io::Result<()> {
    let mut at = 0;
    let mut line = Vec::new();
    loop {
        let start = at;
        let (mut length, mut is_page, mut is_answer, mut is_record) = (0, false, false, false);
        loop {
            line.clear();
            let n = io::Read::take(&mut *reader, LONGEST_LINE).read_until(b'\n', &mut line)? as u64;
            at += n;
            if n == 0 {
                return Ok(());
            }
            let bare = line.trim_ascii();
            is_record |= is_archive(bare);
            // Blank lines part the records as well.
            if bare.is_empty() {
                break;
            }
            let (key, value) = pair(bare);
            match key.as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "warc-type" => {
                    is_page = matches!(value.as_str(), "conversion" | "response" | "resource");
                    is_answer = value == "response";
                }
                _ => {}
            }
        }
        if is_record {
            let mut block = io::Read::take(&mut *reader, length);
            // Of what a server answered, pictures and the like are most.
            let is_read = !is_answer || is_page_answer(&mut block)?;
            io::copy(&mut block, &mut io::sink())?;
            let skipped = length - block.limit();
            at += skipped;
            if is_page && is_read && skipped > 0 {
                tell(start, at - start);
            }
        }
    }
}

/// Reads the header of what a server answered, and says whether it is a page.
fn is_page_answer(block: &mut impl BufRead) -> io::Result<bool> {
    let mut line = Vec::new();
    let mut is_page = false;
    loop {
        line.clear();
        let n = io::Read::take(&mut *block, LONGEST_LINE).read_until(b'\n', &mut line)?;
        let bare = line.trim_ascii();
        if n == 0 || bare.is_empty() {
            return Ok(is_page);
        }
        let (key, value) = pair(bare);
        is_page |= key == "content-type" && value.contains("html");
    }
}

fn pair(line: &[u8]) -> (String, String) {
    let line = String::from_utf8_lossy(line);
    let (key, value) = line.split_once(':').unwrap_or((&line, ""));
    (key.trim().to_ascii_lowercase(), value.trim().to_owned())
}

/// Splits a header from what follows its blank line.
fn header(bytes: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut fields = Vec::new();
    let mut at = 0;
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        at += line.len();
        let bare = line.trim_ascii();
        if bare.is_empty() {
            break;
        }
        fields.push(pair(bare));
    }
    (fields, bytes.get(at..).unwrap_or_default())
}

fn field<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// Reads one record.
pub(super) fn parse(record: &[u8], name: &str) -> Reading {
    let malformed = |why: &str| Problem::Malformed { format: "a web archive", why: why.to_owned() };
    let (fields, block) = header(record);
    let url = field(&fields, "warc-target-uri")
        .map(|url| clean_line(url.trim_matches(['<', '>'])))
        .filter(|url| url.starts_with("http"));
    let is_text = field(&fields, "warc-type") == Some("conversion");
    let (answer, body) = if is_text { (Vec::new(), block) } else { header(block) };
    let kind = field(&answer, "content-type").unwrap_or("text/html");
    if !is_text && !kind.contains("html") {
        return Err(malformed("no page"));
    }
    let (body, _) = if decode::is_gzip(body) { decode::unpack(body)? } else { (body.to_vec(), None) };
    let declared = if is_text {
        None
    } else {
        html::declared_encoding(kind.as_bytes()).or_else(|| html::declared_encoding(&body))
    };
    let (text, warning) = decode::decode(&body, declared)?;
    let (mut article, mut warnings) =
        if is_text { Article::parse(text.trim_end(), "") } else { html::parse(&text, name)? };
    warnings.extend(warning);
    let metadata = &mut article.metadata;
    metadata.url = metadata.url.take().or(url);
    let language = field(&fields, "warc-identified-content-language");
    metadata.language = metadata.language.take().or_else(|| language.and_then(language::tag));
    rendered::date_from_name(&mut article, name);
    article.id = ArticleId::of(&article, None);
    Ok((article, warnings))
}

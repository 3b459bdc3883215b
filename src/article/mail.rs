//! Newsletters: the subject as headline, the sender as author, the written part as text. And pages that browsers save as a message.

use super::facts::Facts;
use super::{ArticleDate, DateSource, Precision, Problem, Reading, html, rendered};
use crate::text::clean_line;
use chrono::NaiveDate;
use mail_parser::{Message, MessageParser, MimeHeaders as _};
use std::borrow::Cow;

/// Reads a message. Its marked-up part is preferred to its plain one, which newsletters often leave empty.
pub(super) fn parse(bytes: &[u8], name: &str) -> Reading {
    let malformed = |why: &str| Problem::Malformed { format: "e-mail", why: why.to_owned() };
    let bytes = without_postmark(bytes);
    let message =
        MessageParser::default().parse(bytes.as_ref()).ok_or_else(|| malformed("no header in it"))?;
    if message.subject().is_none() && message.from().is_none() && message.date().is_none() {
        return Err(malformed("no subject, sender or date in it"));
    }
    if let Some(page) = saved_page(&message) {
        return html::parse(&page, name);
    }
    // Who passes a newsletter on may write nothing.
    let inner = message.attachments().find_map(|part| part.message());
    let message = match inner {
        Some(inner) if text(&message).is_empty() => inner,
        _ => &message,
    };
    let paragraphs = text(message);
    if paragraphs.is_empty() {
        return Err(malformed("no text in it"));
    }
    Ok((rendered::article(facts(message), &paragraphs, name), Vec::new()))
}

/// Returns the page that a browser saved as a message (`.mhtml`), with its address where pages saved otherwise have it.
fn saved_page(message: &Message<'_>) -> Option<String> {
    let by_browser = message.from().and_then(|from| from.first()).is_some_and(|sender| {
        [sender.name(), sender.address()]
            .into_iter()
            .flatten()
            .any(|s| s.trim_matches('<').starts_with("Saved by"))
    });
    let address = message.header("Snapshot-Content-Location").and_then(|h| h.as_text());
    if !by_browser && address.is_none() {
        return None;
    }
    let page = message.body_html(0)?;
    Some(address.map_or_else(|| page.to_string(), |url| format!("<!-- saved from {} -->{page}", url.trim())))
}

/// Drops the line before a message of a mailbox, and the `>` that the mailbox put before words that look like such a line.
fn without_postmark(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.starts_with(b"From ") {
        return Cow::Borrowed(bytes);
    }
    let start = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |end| end + 1);
    let message = bytes.get(start..).unwrap_or_default();
    let mut out = Vec::with_capacity(message.len());
    let mut kept = 0;
    for at in memchr::memmem::find_iter(message, b"\n>From ") {
        out.extend_from_slice(message.get(kept..=at).unwrap_or_default());
        kept = at + 2;
    }
    out.extend_from_slice(message.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

fn text(message: &Message<'_>) -> Vec<String> {
    let is_markup = message.html_part(0).is_some_and(mail_parser::MessagePart::is_text_html);
    if is_markup && let Some(markup) = message.body_html(0) {
        let paragraphs = html::paragraphs(&markup);
        if !paragraphs.is_empty() {
            return paragraphs;
        }
    }
    let texts = (0..message.text_body_count()).filter_map(|i| {
        let kind = message.text_part(i as u32).and_then(|part| part.content_type());
        let flows =
            kind.and_then(|kind| kind.attribute("format")).is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
        let words = message.body_text(i)?;
        Some(if flows { Cow::Owned(unflowed(&words)) } else { words })
    });
    texts.flat_map(|words| rendered::paragraphs_of(&words)).collect()
}

/// Joins lines that end with a blank to the next, as RFC 3676 has it.
fn unflowed(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for line in words.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        out.push_str(line);
        if !line.ends_with(' ') || line == "-- " {
            out.push('\n');
        }
    }
    out
}

fn facts(message: &Message<'_>) -> Facts {
    let mut facts = Facts::default();
    facts.title = message.subject().map(|s| clean_line(s.trim())).filter(|s| !s.is_empty());
    let sender = message.from().and_then(|from| from.first());
    let author = sender.and_then(|s| s.name().or_else(|| s.address())).map(|s| clean_line(s.trim()));
    facts.metadata.authors = author.into_iter().filter(|a| !a.is_empty()).collect();
    facts.metadata.date = message.date().and_then(|d| {
        let day = NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day))?;
        Some(ArticleDate { day, precision: Precision::Day, source: DateSource::Metadata })
    });
    facts.metadata.url = ["Archived-At", "List-Post"].iter().find_map(|name| address(message, name));
    facts.source_id = message.message_id().map(clean_line);
    facts
}

fn address(message: &Message<'_>, header: &'static str) -> Option<String> {
    let value = message.header(header)?;
    let words = value.as_text().or_else(|| value.as_address()?.first()?.address())?;
    Some(clean_line(words.trim_matches(['<', '>', ' ']))).filter(|url| url.starts_with("http"))
}

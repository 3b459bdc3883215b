//! Plain text: its header, its headline, its paragraphs.

use super::{Article, ArticleDate, ArticleId, DateSource, Warning, date, rendered, title};
use crate::text::{TextRange, clean};

mod header;
mod layout;

pub(super) use header::{names, tags};

/// A headline has at most this many characters.
const HEADLINE: usize = 160;

/// Reads a plain text. `name` is only asked for a date.
pub(super) fn parse(source: &str, name: &str) -> (Article, Vec<Warning>) {
    let (mut article, source_id, warnings) = parse_unnamed(source, name);
    article.id = ArticleId::of(&article, source_id.as_deref());
    (article, warnings)
}

/// As [`parse`], without an id; gives the source's own.
pub(super) fn parse_unnamed(source: &str, name: &str) -> (Article, Option<String>, Vec<Warning>) {
    let clean = clean(source);
    let n_marks = clean.replaced;
    let mut article = Article::from_clean(clean);
    let mut header = header::read(&article.text);
    let layout = layout::read(&article.text, header.end);
    join_lines(&mut article.text, &layout.joints);
    article.metadata = header.metadata;
    let mut paragraphs = layout.paragraphs;
    drop_list_of_links(&article.text, &mut paragraphs);
    match header.title {
        // The text begins with the title that its header says.
        Some(said)
            if paragraphs.first().is_some_and(|first| same(article.slice(*first), article.slice(said))) =>
        {
            article.headline = Some(paragraphs.remove(0));
        }
        Some(said) => article.headline = Some(said),
        None if is_headline(&article.text, &paragraphs, layout.first_stands_apart, header.on_line) => {
            article.headline = Some(paragraphs.remove(0));
        }
        None => {}
    }
    article.paragraphs = paragraphs;
    article.title = article.headline.map_or_else(
        || article.paragraphs.first().map(|p| title::from_paragraph(article.slice(*p))).unwrap_or_default(),
        |range| article.slice(range).trim_end_matches(';').to_owned(),
    );
    look_for_date(&mut article, name);
    look_for_byline(&mut article);
    if n_marks > 0 {
        let characters = if n_marks == 1 { "1 character" } else { &format!("{n_marks} characters") };
        header.warnings.push(Warning(format!("{characters} of it cannot be seen, shown as marks")));
    }
    (article, header.source_id, header.warnings)
}

/// Takes off the addresses that feed readers and text browsers list after an article: `[1]: https://m.example/a (link)`.
fn drop_list_of_links(text: &str, paragraphs: &mut Vec<TextRange>) {
    let is_link = |words: &str| {
        let rest = words.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        rest.is_some_and(|(number, rest)| {
            let address = rest.trim_start_matches([':', ' ']);
            !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && address.starts_with("http")
        })
    };
    let n = paragraphs.iter().rev().take_while(|p| is_link(p.of(text))).count();
    if n > 0 && n < paragraphs.len() {
        paragraphs.truncate(paragraphs.len() - n);
        if paragraphs.last().is_some_and(|p| p.of(text).eq_ignore_ascii_case("links:")) {
            paragraphs.pop();
        }
    }
}

/// Finds the paragraphs in `range`, and the line ends inside them that are to be blanks.
pub(super) fn paragraph_ranges(text: &str, range: TextRange) -> (Vec<TextRange>, Vec<usize>) {
    let layout = layout::read(text.get(..range.end as usize).unwrap_or(text), range.start as usize);
    (layout.paragraphs, layout.joints)
}

/// Splits a text into paragraphs, hand-wrapped lines joined.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let (ranges, _) = paragraph_ranges(&text, TextRange::from_usize(0, text.len()));
    ranges.iter().map(|range| range.of(&text).replace('\n', " ")).collect()
}

/// Turns the line ends inside paragraphs into blanks: one byte for one byte, so that every offset stays.
pub(super) fn join_lines(text: &mut String, joints: &[usize]) {
    if joints.is_empty() {
        return;
    }
    let mut bytes = std::mem::take(text).into_bytes();
    for joint in joints {
        if let Some(byte) = bytes.get_mut(*joint) {
            *byte = b' ';
        }
    }
    *text = String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
}

fn same(a: &str, b: &str) -> bool {
    let fold = |s: &str| crate::text::fold_str(s.trim().trim_end_matches('.'));
    fold(a) == fold(b)
}

/// The one rule of the headline: a short first paragraph, more text after it, and
/// either no full stop at its end,
/// or set off from the text: by more blank lines than stand between the others, by a dateline or byline that opens the
/// next paragraph, by capitals on its words, or as a single sentence that a blank line parts from a paragraph twice as long
/// (unless it stands on the line of the seed-style date: there the text itself begins).
fn is_headline(text: &str, paragraphs: &[TextRange], stands_apart: bool, on_header_line: bool) -> bool {
    let [first, second, ..] = paragraphs else { return false };
    let words = first.of(text);
    if words.len() > 4 * HEADLINE || words.chars().count() > HEADLINE || title::has_dateline(words) {
        return false;
    }
    let end = words.trim_end_matches(['"', '”', '\'', '’', ')']);
    if end.ends_with(',') {
        return false;
    }
    let next = second.of(text);
    !end.ends_with(['.', '…', ':'])
        || stands_apart
        || title::has_dateline(next)
        || is_byline(next)
        || has_title_case(words)
        || (!on_header_line
            && title::is_one_sentence(words)
            && next.len() > 2 * words.len()
            && has_blank_line(text, *first, *second))
}

fn has_blank_line(text: &str, first: TextRange, second: TextRange) -> bool {
    let between = TextRange::new(first.end, second.start).of(text);
    between.bytes().filter(|b| *b == b'\n').count() > 1
}

/// Says whether at least four words of four letters and more stand there and all of them have capitals.
fn has_title_case(words: &str) -> bool {
    let long = words.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 4);
    let (mut n, mut n_capital) = (0, 0);
    for word in long {
        n += 1;
        n_capital += usize::from(word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
    }
    n >= 4 && n == n_capital
}

pub(super) fn is_byline(paragraph: &str) -> bool {
    let by = paragraph.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let names = paragraph.get(3..).unwrap_or_default();
    by && paragraph.len() < 90
        && names.starts_with(char::is_uppercase)
        && !names.ends_with(['.', '?', '!'])
        && names.split_whitespace().count() <= 12
}

/// Where the header has no date: a paragraph near the top that is a date and nothing else, then its address, then the name of
/// the file.
pub(super) fn look_for_date(article: &mut Article, name: &str) {
    if article.metadata.date.is_some() {
        return;
    }
    let own = article.paragraphs.iter().take(4).find_map(|p| date::parse(article.slice(*p)));
    // A lone number or year in the text may be anything.
    let own = own.filter(|(_, precision)| *precision != super::Precision::Year);
    article.metadata.date =
        own.map(|(day, precision)| ArticleDate { day, precision, source: DateSource::Text });
    rendered::date_from_name(article, name);
}

/// Reads `By Ann Lee and Bo Ek | The Courier`.
pub(super) fn names_of_byline(byline: &str) -> Vec<String> {
    names(byline.split(['|', '·']).next().unwrap_or(byline))
}

fn look_for_byline(article: &mut Article) {
    if article.metadata.authors.is_empty()
        && article.paragraphs.len() > 1
        && let Some(byline) =
            article.paragraphs.iter().take(3).map(|p| article.slice(*p)).find(|p| is_byline(p))
    {
        article.metadata.authors = names_of_byline(byline);
    }
}

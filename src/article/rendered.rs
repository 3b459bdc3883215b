//! Builds an article whose text is made, not found: rendered from a page, a message, a record.
//!
//! Its text is its headline and paragraphs with blank lines between, and its source map is the identity.

use super::facts::Facts;
use super::{Article, ArticleDate, ArticleId, DateSource, date, furniture, plain, title};
use crate::text::{Clean, SourceMap, TextRange, clean_line, fold_str};

/// A line's end inside a paragraph, where a page asks for one; a blank in the article.
pub(super) const LINE_END: char = '\u{2028}';

/// Makes the article. `name` is only asked for a date, where nothing else says one.
pub(super) fn article(mut facts: Facts, paragraphs: &[String], name: &str) -> Article {
    let lines = furniture::lines_of_top(paragraphs);
    let mut paragraphs: Vec<String> = lines.into_iter().map(typed).filter(|p| !p.is_empty()).collect();
    let headline = facts.title.take().map(|t| typed(&t)).filter(|t| !t.is_empty());
    if let Some(headline) = &headline {
        let repeated = paragraphs.iter().take(3).position(|p| same(p, headline));
        repeated.map(|at| paragraphs.remove(at));
    }
    let top = furniture::clear(&mut paragraphs);
    if facts.metadata.authors.is_empty()
        && let Some(byline) = &top.byline
    {
        facts.metadata.authors = plain::names_of_byline(byline);
    }
    if facts.metadata.date.is_none()
        && let Some((day, precision)) = top.date
    {
        facts.metadata.date = Some(ArticleDate { day, precision, source: DateSource::Text });
    }
    let mut text = String::new();
    let mut push = |words: &str| {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(words);
        TextRange::from_usize(start, text.len())
    };
    let headline = headline.map(|h| push(&h));
    let paragraphs: Vec<TextRange> = paragraphs.iter().map(|p| push(p)).collect();
    let map = SourceMap::identity(&text);
    let mut article = Article::from_clean(Clean { text, map, replaced: 0 });
    article.headline = headline;
    article.paragraphs = paragraphs;
    article.title = match (headline, article.paragraphs.first()) {
        (Some(range), _) => article.slice(range).to_owned(),
        (None, Some(first)) => title::from_paragraph(article.slice(*first)),
        (None, None) => String::new(),
    };
    article.metadata = facts.metadata;
    date_from_name(&mut article, name);
    article.id = ArticleId::of(&article, facts.source_id.as_deref());
    article
}

/// Gives an undated article the date that its address or the name of its file holds.
pub(super) fn date_from_name(article: &mut Article, name: &str) {
    if article.metadata.date.is_none() {
        let url = article.metadata.url.as_deref().and_then(date::in_url);
        let found = url.map(|found| (found, DateSource::Url));
        let found = found.or_else(|| Some((date::in_name(name)?, DateSource::FileName)));
        article.metadata.date =
            found.map(|((day, precision), source)| ArticleDate { day, precision, source });
    }
}

/// Makes the words of a page as a person would type them: no soft hyphens or zero-width blanks (a browser shows none of
/// them), single blanks, nothing a terminal would obey.
pub(super) fn typed(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut blank = true;
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            // Inside a number: `clean_line` keeps it.
            '\u{a0}' | '\u{202f}' | '\u{2009}'
                if out.ends_with(|o: char| o.is_ascii_digit())
                    && chars.peek().is_some_and(char::is_ascii_digit) =>
            {
                out.push(c);
            }
            c if c.is_whitespace() => {
                if !blank {
                    out.push(' ');
                }
                blank = true;
            }
            c => {
                out.push(c);
                blank = false;
            }
        }
    }
    out.truncate(out.trim_end().len());
    clean_line(&out)
}

/// Says whether a paragraph is the headline once more.
fn same(paragraph: &str, headline: &str) -> bool {
    paragraph.len() < 2 * headline.len() + 8 && {
        let fold = |s: &str| fold_str(s.trim_end_matches('.'));
        fold(paragraph) == fold(headline)
    }
}

/// Splits a text that only has line ends into paragraphs, as plain text is split.
pub(super) fn paragraphs_of(text: &str) -> Vec<String> {
    plain::paragraphs(text)
}

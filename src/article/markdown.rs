//! Markdown: front matter as metadata, the rest as the text that a reader would see.

use super::rendered::LINE_END;
use super::{Problem, Reading, html, rendered};
use crate::text::clean_line;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

mod dialect;
mod front;

/// Reads a Markdown file.
pub(super) fn parse(source: &str, name: &str) -> Reading {
    let (front, body) = front::split(source);
    let (body, said) = dialect::read(body);
    let (mut facts, mut warnings) = front::read(front, said);
    warnings.append(&mut facts.warnings);
    let rendering = render(&body);
    let mut paragraphs = rendering.paragraphs;
    if facts.title.is_none()
        && let Some(at) = rendering.title
    {
        facts.title = Some(without_site(&paragraphs.remove(at)).to_owned());
    }
    facts.metadata.tags.extend(rendering.tags);
    facts.metadata.url = facts.metadata.url.take().or(rendering.original);
    if paragraphs.is_empty() && facts.title.is_none() {
        return Err(Problem::Empty);
    }
    facts.description = None;
    Ok((rendered::article(facts, &paragraphs, name), warnings))
}

/// Takes the site off the title of a page: `Gates shut for good today | The Courier`.
fn without_site(title: &str) -> &str {
    let cut = title.split_once(" | ").map(|(start, _)| start);
    cut.filter(|start| start.split_whitespace().count() > 3).unwrap_or(title)
}

/// What Markdown looks like without its marks.
#[derive(Default)]
struct Rendering {
    paragraphs: Vec<String>,
    /// Paragraphs that are tags and nothing else.
    tags: Vec<String>,
    /// Where a link leads that is named for it.
    original: Option<String>,
    /// The paragraph that is a heading of the first level with no text before it.
    title: Option<usize>,
    open: String,
    /// Whether any word of it stands outside a link.
    has_own_words: bool,
    /// The address of the link that is open.
    link: Option<String>,
    /// In how many pictures' descriptions: words that are not the article's.
    n_silent: u32,
}

fn render(body: &str) -> Rendering {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    let mut out = Rendering::default();
    let mut markup = String::new();
    for event in Parser::new_ext(body, options) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::MetadataBlock(_)) => out.n_silent += 1,
            Event::End(TagEnd::Image | TagEnd::MetadataBlock(_)) => out.n_silent -= 1,
            Event::Html(piece) => markup.push_str(&piece),
            Event::End(TagEnd::HtmlBlock) => {
                out.paragraphs.extend(html::paragraphs(&markup));
                markup.clear();
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                out.end();
                if out.paragraphs.len() == 1 && out.title.is_none() {
                    out.title = Some(0);
                }
            }
            Event::Start(tag) if is_block(&tag) => out.end(),
            Event::Start(Tag::Link { dest_url, .. }) => out.link = Some(dest_url.into_string()),
            Event::End(TagEnd::Link) => out.link = None,
            // Two in a row part paragraphs; other inline markup has no words.
            Event::InlineHtml(tag) if tag.starts_with("<br") && out.open.ends_with(LINE_END) => out.end(),
            Event::InlineHtml(tag) if tag.starts_with("<br") => out.word(&LINE_END.to_string()),
            Event::Start(Tag::TableCell) | Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => {
                out.word(" ");
            }
            Event::End(TagEnd::Paragraph) => out.end_paragraph(),
            Event::End(end) if ends_block(end) => out.end(),
            // `==` is how Obsidian marks what a reader highlighted.
            Event::Text(words) if words.contains("==") => out.word(&words.replace("==", "")),
            Event::Text(words) | Event::Code(words) => out.word(&words),
            _ => {}
        }
    }
    out.end();
    out
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::Table(_)
            | Tag::TableRow
            | Tag::TableHead
            | Tag::FootnoteDefinition(_)
    )
}

fn ends_block(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::TableRow
            | TagEnd::TableHead
            | TagEnd::FootnoteDefinition
    )
}

/// A paragraph that is links and no more than this many words is a button (`Read Original`).
const BUTTON_WORDS: usize = 6;

impl Rendering {
    fn word(&mut self, words: &str) {
        if self.n_silent > 0 {
            return;
        }
        self.open.push_str(words);
        match &self.link {
            None => self.has_own_words |= !words.trim().is_empty(),
            Some(address) if is_original(words) && self.original.is_none() && address.starts_with("http") => {
                self.original = Some(clean_line(address));
            }
            Some(_) => {}
        }
    }

    /// Ends a paragraph of text, which may be no words of the article.
    fn end_paragraph(&mut self) {
        let n_words = self.open.split_whitespace().take(BUTTON_WORDS + 1).count();
        if !self.has_own_words && n_words <= BUTTON_WORDS {
            self.open.clear();
        } else if let Some(tags) = dialect::tags(&self.open) {
            self.tags.extend(tags);
            self.open.clear();
        }
        self.end();
    }

    fn end(&mut self) {
        self.has_own_words = false;
        let open = std::mem::take(&mut self.open);
        let words = dialect::without_name(&open);
        if !words.trim().is_empty() {
            self.paragraphs.push(words.to_owned());
        }
    }
}

/// The names that clippers give to the link to where an article stands.
fn is_original(words: &str) -> bool {
    ["read original", "view original", "original"].iter().any(|name| words.trim().eq_ignore_ascii_case(name))
}

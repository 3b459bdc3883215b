//! Markdown: front matter as metadata, the rest as the text that a reader would see.

use super::{Problem, Reading, html, rendered};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

mod front;

/// Reads a Markdown file.
pub(super) fn parse(source: &str, name: &str) -> Reading {
    let (front, body) = front::split(source);
    let (mut facts, mut warnings) = front.map(front::read).unwrap_or_default();
    warnings.append(&mut facts.warnings);
    let rendering = render(body);
    let mut paragraphs = rendering.paragraphs;
    if facts.title.is_none()
        && let Some(at) = rendering.title
    {
        facts.title = Some(paragraphs.remove(at));
    }
    if paragraphs.is_empty() && facts.title.is_none() {
        return Err(Problem::Empty);
    }
    facts.description = None;
    Ok((rendered::article(facts, &paragraphs, name), warnings))
}

/// What Markdown looks like without its marks.
#[derive(Default)]
struct Rendering {
    paragraphs: Vec<String>,
    /// The paragraph that is a heading of the first level with no text before it.
    title: Option<usize>,
    open: String,
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
            // Inline markup (`<br>` and the like) has no words.
            Event::Start(Tag::TableCell) | Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => {
                out.word(" ");
            }
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

impl Rendering {
    fn word(&mut self, words: &str) {
        if self.n_silent == 0 {
            self.open.push_str(words);
        }
    }

    fn end(&mut self) {
        if self.open.trim().is_empty() {
            self.open.clear();
        } else {
            self.paragraphs.push(std::mem::take(&mut self.open));
        }
    }
}

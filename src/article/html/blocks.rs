//! A document's blocks as paragraphs: paragraphs, headings, list entries, quoted blocks, rows of tables.

use super::raised;
use crate::article::rendered;
use crate::article::rendered::LINE_END;
use dom_query::{Document, NodeRef};

/// Renders a document. Scripts, forms, pictures and what is hidden leave nothing.
pub(super) fn read(document: &Document, links: Links) -> Vec<String> {
    let mut out = Blocks { links, ..Blocks::default() };
    let mut open: Vec<usize> = Vec::new();
    let mut link: Option<usize> = None;
    walk(&document.root(), |node, depth| {
        while open.last().is_some_and(|at| *at >= depth) {
            open.pop();
            out.end();
        }
        link = link.filter(|at| *at < depth);
        if node.is_text() {
            out.lines(&node.text(), link.is_some());
            return true;
        }
        let Some(name) = node.node_name() else { return true };
        let name = name.as_ref();
        if SKIPPED.contains(&name) || is_hidden(node) {
            return false;
        }
        if name == "sup" {
            let words = node.text();
            let words = raised::beside(&words, &out.open);
            out.lines(&words, link.is_some());
            return false;
        }
        // Its lines may be wrapped, or paragraphs, as in a plain text.
        if name == "pre" {
            out.end();
            out.paragraphs.extend(rendered::paragraphs_of(&node.text()));
            return false;
        }
        match name {
            "br" => out.line_end(),
            "td" | "th" | "time" => out.blank(),
            "a" => link = link.or(Some(depth)),
            _ => {
                if BLOCKS.contains(&name) {
                    out.end();
                    out.in_list |= name == "li";
                    open.push(depth);
                }
            }
        }
        true
    });
    out.end();
    out.paragraphs
}

/// Writes the single line ends of a page as a character: what looks for the main text drops such elements. Of several in a row
/// it makes paragraphs.
pub(super) fn keep_line_ends(document: &Document) {
    for node in document.select("br").nodes() {
        let beside = [
            is_line_end(node.prev_sibling(), NodeRef::prev_sibling),
            is_line_end(node.next_sibling(), NodeRef::next_sibling),
        ];
        if !beside.contains(&true) {
            node.replace_with(&document.tree.new_text(LINE_END.to_string()));
        }
    }
}

/// Says whether the first node from `node` on that is not blank ends a line.
fn is_line_end<'a>(
    mut node: Option<NodeRef<'a>>,
    next: impl Fn(&NodeRef<'a>) -> Option<NodeRef<'a>>,
) -> bool {
    while let Some(blank) = node.filter(|n| n.is_text() && n.text().trim().is_empty()) {
        node = next(&blank);
    }
    node.is_some_and(|n| n.node_name().is_some_and(|name| name.as_ref() == "br"))
}

/// Visits all nodes below `root` in order with their depth, without recursion; `visit` says whether to go below a node.
pub(super) fn walk<'a>(root: &NodeRef<'a>, mut visit: impl FnMut(&NodeRef<'a>, usize) -> bool) {
    let mut next = root.first_child();
    let mut depth = 0;
    while let Some(node) = next {
        let below = if visit(&node, depth) { node.first_child() } else { None };
        if below.is_some() {
            depth += 1;
            next = below;
            continue;
        }
        let mut at = node;
        next = loop {
            if let Some(sibling) = at.next_sibling() {
                break Some(sibling);
            }
            if depth == 0 {
                break None;
            }
            depth -= 1;
            match at.parent() {
                Some(parent) => at = parent,
                None => break None,
            }
        };
    }
}

/// Elements without words of the article.
const SKIPPED: [&str; 27] = [
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "title",
    "meta",
    "link",
    "svg",
    "math",
    "canvas",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "form",
    "button",
    "input",
    "select",
    "textarea",
    "nav",
    "footer",
    "figcaption",
    "aside",
    "dialog",
    "menu",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 31] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "body",
    "html",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "figure",
    "table",
    "thead",
    "tbody",
    "tr",
    "hr",
    "address",
    "center",
    "details",
    "summary",
];

fn is_hidden(node: &NodeRef<'_>) -> bool {
    node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|v| v.as_ref() == "true")
        || node.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// What entries of lists are that are links and nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Links {
    /// What the text is about: newsletters are lists of them.
    #[default]
    Text,
    /// Other articles of a site.
    Teasers,
}

/// The paragraphs so far, and the words of the one that is open.
#[derive(Default)]
struct Blocks {
    paragraphs: Vec<String>,
    open: String,
    /// Line ends since the last word: two are as good as a paragraph.
    n_line_ends: u32,
    /// Whether any word of it stands outside a link.
    has_own_words: bool,
    /// Whether it stands in the entry of a list.
    in_list: bool,
    links: Links,
}

/// A paragraph that is links and no more than this many words is a button or a menu (`Unsubscribe`).
const BUTTON_WORDS: usize = 6;
/// As an entry of a list it may have more.
const TEASER_WORDS: usize = 20;

impl Blocks {
    /// Takes words in which line ends may stand for those of the page.
    fn lines(&mut self, words: &str, in_link: bool) {
        for (i, line) in words.split(LINE_END).enumerate() {
            if i > 0 {
                self.line_end();
            }
            if !line.is_empty() {
                self.text(line, in_link);
            }
        }
    }

    fn text(&mut self, words: &str, in_link: bool) {
        if words.chars().all(char::is_whitespace) {
            self.blank();
            return;
        }
        if self.n_line_ends > 1 {
            self.end();
        }
        self.n_line_ends = 0;
        if words.starts_with(char::is_whitespace) {
            self.blank();
        }
        self.open.push_str(words);
        self.has_own_words |= !in_link;
    }

    fn blank(&mut self) {
        if !self.open.is_empty() && !self.open.ends_with(char::is_whitespace) {
            self.open.push(' ');
        }
    }

    fn line_end(&mut self) {
        if !self.open.is_empty() {
            self.open.push(LINE_END);
        }
        self.n_line_ends += 1;
    }

    fn end(&mut self) {
        self.n_line_ends = 0;
        let words = std::mem::take(&mut self.open);
        let is_teaser = std::mem::take(&mut self.in_list) && self.links == Links::Teasers;
        let most = if is_teaser { TEASER_WORDS } else { BUTTON_WORDS };
        let is_button = !self.has_own_words && words.split_whitespace().nth(most).is_none();
        if !is_button && !words.trim().is_empty() {
            self.paragraphs.push(words);
        }
        self.has_own_words = false;
    }
}

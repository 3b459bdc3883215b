//! What note programs and clippers add to Markdown: callouts and comments (Obsidian), an excerpt before the text (MarkDownload),
//! what is known of the article as a list (Readwise).

use serde_json::{Map, Value};

/// Returns `body` in Markdown that everybody reads, and what its list of metadata says.
pub(super) fn read(body: &str) -> (String, Map<String, Value>) {
    let body = without_comments(body);
    let mut out = String::with_capacity(body.len());
    let mut said = Map::new();
    let mut inside = Inside::Text;
    for line in body.split_inclusive('\n') {
        let bare = line.trim();
        inside = match inside {
            Inside::Excerpt if bare.starts_with('>') => Inside::Excerpt,
            Inside::Metadata if bare.is_empty() || entry(bare).is_some() => Inside::Metadata,
            _ if heading(bare.trim_start_matches(['>', ' '])) == Some("excerpt") && bare.starts_with('>') => {
                Inside::Excerpt
            }
            _ if heading(bare) == Some("metadata") => Inside::Metadata,
            _ => Inside::Text,
        };
        match inside {
            Inside::Text => callout(line, &mut out),
            Inside::Excerpt => {}
            Inside::Metadata => {
                if let Some((key, value)) = entry(bare) {
                    said.insert(key.to_owned(), value);
                }
            }
        }
    }
    (out, said)
}

#[derive(Clone, Copy)]
enum Inside {
    Text,
    Excerpt,
    Metadata,
}

/// The headings that open what is no text.
fn heading(line: &str) -> Option<&'static str> {
    let words = line.trim_start_matches('#');
    let is_heading = words.len() < line.len() && words.starts_with(' ');
    ["excerpt", "metadata"].into_iter().find(|known| is_heading && words.trim().eq_ignore_ascii_case(known))
}

/// `- Author: [[Ann Lee]]`, `- Document Tags: [[sea]] [[boats]]`.
fn entry(line: &str) -> Option<(&str, Value)> {
    let (key, value) = line.strip_prefix(['-', '*'])?.split_once(':')?;
    let value = value.trim();
    let links: Vec<Value> = value
        .split("[[")
        .skip(1)
        .filter_map(|rest| rest.split_once("]]"))
        .map(|(name, _)| Value::from(name.rsplit('|').next().unwrap_or(name)))
        .collect();
    let value = if links.is_empty() { Value::from(value) } else { Value::Array(links) };
    Some((key.trim().trim_matches('*'), value))
}

/// Writes a line; of a callout's first one (`> [!quote]- Ann Lee`) its title alone, as a paragraph.
fn callout(line: &str, out: &mut String) {
    let bare = line.trim_start_matches(['>', ' ', '\t']);
    let marks = line.get(..line.len() - bare.len()).unwrap_or_default();
    let kind = bare.strip_prefix("[!").and_then(|rest| rest.split_once(']')).filter(|(kind, _)| {
        marks.contains('>') && kind.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '|' | ' '))
    });
    match kind {
        Some((_, title)) => {
            let title = title.strip_prefix(['+', '-']).unwrap_or(title).trim();
            for part in [marks, title, "\n", marks, "\n"] {
                out.push_str(part);
            }
        }
        None => out.push_str(line),
    }
}

/// Takes out `%%…%%`.
fn without_comments(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("%%") {
        let Some((_, next)) = after.split_once("%%") else { break };
        out.push_str(before);
        rest = next;
    }
    out.push_str(rest);
    out
}

/// Takes the name that a paragraph was given for links to it (`… ^b7f2`) off its end.
pub(super) fn without_name(paragraph: &str) -> &str {
    let bare = paragraph.trim_end();
    match bare.rsplit_once(" ^") {
        Some((before, name))
            if name.len() > 3 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') =>
        {
            before
        }
        _ => bare,
    }
}

/// Returns the tags of a paragraph that is tags and nothing else: `#sea #boats`.
pub(super) fn tags(paragraph: &str) -> Option<Vec<String>> {
    let tag = |word: &str| {
        let name = word.strip_prefix('#').filter(|name| name.starts_with(char::is_alphabetic));
        name.map(str::to_owned)
    };
    paragraph.split_whitespace().map(tag).collect::<Option<Vec<_>>>().filter(|tags| !tags.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{read, tags, without_name};

    #[test]
    fn what_is_no_text_leaves_it() {
        for (body, expected) in [
            ("> [!quote]- Ann Lee\n> “We wait.”\n", "> Ann Lee\n> \n> “We wait.”\n"),
            ("> [!note]\n> So.\n", "> \n> \n> So.\n"),
            ("[!] is a mark.", "[!] is a mark."),
            ("It %%is%% shut. 50%% of it.", "It  shut. 50%% of it."),
            ("# A gate\n\n> ## Excerpt\n> It shut.\n\n---\n\nIt shut.", "# A gate\n\n\n---\n\nIt shut."),
            ("## Metadata of ships\n- a: b", "## Metadata of ships\n- a: b"),
        ] {
            assert_eq!(read(body).0, expected);
        }
        let (text, said) =
            read("## Metadata\n- Author: [[Ann Lee]]\n- URL: https://m.example/1\n\n## Text\nSo.");
        assert_eq!(text, "## Text\nSo.");
        assert_eq!(
            serde_json::Value::from(said),
            serde_json::json!({"Author": ["Ann Lee"], "URL": "https://m.example/1"})
        );
    }

    #[test]
    fn names_and_tags_are_no_words() {
        assert_eq!(without_name("It shut. ^b7f2"), "It shut.");
        assert_eq!(without_name("It is 10 ^2"), "It is 10 ^2");
        assert_eq!(tags("#sea #boats").unwrap(), ["sea", "boats"]);
        assert_eq!(tags("#1 in the league"), None);
        assert_eq!(tags(""), None);
    }
}

//! What a list looks at of every entry at each letter of a filter and at each sort: folded, side by side in memory. From the
//! heads themselves it would have to come piece by piece, which for a hundred thousand takes longer than a key may wait.

use crate::article::Head;
use crate::text::fold_str;

/// Stands between title and outlet; folded text has no line ends.
const BETWEEN: char = '\n';

/// The folded lines of a list's entries, as far as they were put in.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    names: Column,
    /// Title and, where there is one, outlet.
    heads: Column,
}

/// One text for each entry, one behind the other.
#[derive(Clone, Debug, Default)]
struct Column {
    text: String,
    /// Where each stands; empty where there is none.
    spans: Vec<(u32, u32)>,
}

impl Column {
    fn get(&self, i: usize) -> Option<&str> {
        let (start, end) = *self.spans.get(i)?;
        self.text.get(start as usize..end as usize).filter(|text| !text.is_empty())
    }

    /// Puts a text in. What was there before stays behind unused: few heads are ever read again.
    fn put(&mut self, i: usize, text: &str) {
        if self.spans.len() <= i {
            self.spans.resize(i + 1, (0, 0));
        }
        let end = self.text.len() + text.len();
        let span = u32::try_from(end).map(|end| (end - text.len() as u32, end));
        if let (Some(place), Ok(span)) = (self.spans.get_mut(i), span) {
            *place = span;
            self.text.push_str(text);
        }
    }
}

impl Lines {
    /// Puts in what a found entry is called.
    pub fn put_name(&mut self, i: usize, name: &str) {
        self.names.put(i, &fold_str(name));
    }

    /// Puts in what is shown of an entry.
    pub fn put_head(&mut self, i: usize, head: &Head) {
        self.heads.put(i, &line_of(head));
    }

    /// Returns the folded name of entry `i`.
    pub fn name(&self, i: usize) -> Option<&str> {
        self.names.get(i)
    }

    /// Returns its folded title and outlet.
    pub fn head(&self, i: usize) -> Option<(&str, Option<&str>)> {
        let line = self.heads.get(i)?;
        Some(line.split_once(BETWEEN).map_or((line, None), |(title, outlet)| (title, Some(outlet))))
    }
}

fn line_of(head: &Head) -> String {
    let mut line = fold_str(&head.title);
    if let Some(outlet) = &head.outlet {
        line.push(BETWEEN);
        line.push_str(&fold_str(outlet));
    }
    line
}

#[cfg(test)]
mod tests {
    use crate::article::Head;
    use crate::library::{Entry, EntryIdx, Library, Place};
    use crate::text::Needle;
    use std::sync::Arc;

    fn head(title: &str, outlet: Option<&str>) -> Arc<Head> {
        Arc::new(Head { title: title.to_owned(), outlet: outlet.map(Into::into), ..Head::default() })
    }

    #[test]
    fn a_list_knows_what_its_entries_say() {
        let place = Place { path: std::path::Path::new("a").into(), part: None };
        let mut listed = Library::default();
        listed.list((0..4).map(|i| Entry::found(place.clone(), format!("N{i} É.txt"))).collect());
        // The second comes before the first, the first again with another title, the last one never.
        let heads = [
            (1, "Old\nMill", Some("The “Post”")),
            (0, "Gone", Some("Mill")),
            (0, "", None),
            (2, "mill", None),
        ];
        for (i, title, outlet) in heads {
            listed.show(EntryIdx(i), head(title, outlet));
        }
        let plain = Library { entries: listed.entries.clone(), ..Library::default() };
        for words in ["mill", "old mill", "gone", "\"post\"", "n1 é", "l\nt", ".txt", "zzz", ""] {
            let needle = Needle::new(words);
            for idx in (0..5).map(EntryIdx) {
                let of = |library: &Library| {
                    [
                        library.is_in_name(&needle, idx),
                        library.is_in_title(&needle, idx),
                        library.is_in_outlet(&needle, idx),
                    ]
                };
                assert_eq!(of(&listed), of(&plain), "{words} in {idx:?}");
            }
        }
        let texts = |library: &Library, idx| {
            [library.folded_name(idx), library.folded_title(idx), library.folded_outlet(idx)]
                .map(|text| text.map(std::borrow::Cow::into_owned))
        };
        for idx in (0..5).map(EntryIdx) {
            assert_eq!(texts(&listed, idx), texts(&plain, idx));
        }
        assert_eq!(
            texts(&listed, EntryIdx(1))[1..],
            [Some("old mill".to_owned()), Some("the \"post\"".to_owned())]
        );
        assert!(listed.is_in_title(&Needle::new("MILL"), EntryIdx(2)));
    }
}

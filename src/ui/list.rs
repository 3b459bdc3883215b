//! The list of articles. Draws only the rows that are on the screen.

use super::theme::Look;
use super::{Canvas, paint};
use crate::app::copying;
use crate::app::search::Hits;
use crate::app::settle::{entry_rows, has_counts};
use crate::library::{ArticleMarks, Entry, EntryIdx};
use crate::panes::{Area, Pane};
use crate::wrap;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

impl Canvas<'_> {
    pub fn list(self, area: Area, buffer: &mut Buffer) {
        self.list_head(area, buffer);
        let browsing = &self.model.browsing;
        if browsing.shown.is_empty() {
            let body = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
            return paint::sentences(&self.empty_list(), body, buffer);
        }
        let rows = entry_rows(area.width);
        let mut y = area.y + 1;
        for (row, idx) in browsing.on_screen().iter().enumerate() {
            if let Some(entry) = self.model.library.entry(*idx) {
                let line = Area { y, height: rows, ..area };
                self.entry(*idx, entry, browsing.top + row, line, buffer);
            }
            y += rows;
        }
    }

    fn list_head(self, area: Area, buffer: &mut Buffer) {
        let browsing = &self.model.browsing;
        let (shown, n_files) = (browsing.shown.len(), self.model.library.entries.len());
        let all = n_files - browsing.n_exports.min(n_files);
        let name = if self.model.focus == Pane::List { "ARTICLES" } else { "articles" };
        let look = if self.model.focus == Pane::List { Look::Strong } else { Look::Faint };
        let text = if shown == all { format!("{name} {all}") } else { format!("{name} {shown} of {all}") };
        let width = area.width.saturating_sub(1);
        let x = paint::put(buffer, (area.x + 1, area.y), width, &text, self.look(look));
        let columns = Columns::of(area);
        if !self.linear() {
            for (name, right) in columns.counts() {
                let left = right.saturating_sub(name.len() as u16);
                paint::put(buffer, (left, area.y), 8, name, self.look(Look::Faint));
            }
        }
        let area = Area { width: columns.title_end().saturating_sub(area.x), ..area };
        if !browsing.filter.is_empty() {
            let room = (area.x + area.width).saturating_sub(x + 1);
            let filter = format!("\\{}", browsing.filter);
            paint::put_cut(buffer, (x + 1, area.y), room, &filter, self.look(Look::Faint));
        }
    }

    fn empty_list(self) -> Vec<String> {
        let model = self.model;
        if !model.browsing.filter.is_empty() {
            let near = model.browsing.nearest.as_ref().map(|n| format!(" Nearest: {n}.")).unwrap_or_default();
            return vec![format!("Nothing matches {}.{near} Esc clears.", model.browsing.filter)];
        }
        if model.browsing.all_found {
            return vec![
                format!("No articles in {}.", model.options.place),
                "pullquote reads .txt .md .html .json; it never changes them.".to_owned(),
            ];
        }
        vec!["looking…".to_owned()]
    }

    fn entry(self, idx: EntryIdx, entry: &Entry, row: usize, line: Area, buffer: &mut Buffer) {
        let model = self.model;
        let is_open = model.reading.as_ref().is_some_and(|r| r.idx == idx);
        let on_cursor = row == model.browsing.cursor;
        let hit = model
            .search
            .as_ref()
            .is_some_and(|s| matches!(&s.hits, Hits::List(h) if h.binary_search(&row).is_ok()));
        let mut style = if is_open || on_cursor { self.look(Look::Strong) } else { Style::new() };
        if hit {
            style = style.patch(self.look(Look::Hit));
        }
        let title = entry.head.as_ref().map_or(&*entry.name, |h| h.title.as_str());
        let (x, y) = (line.x, line.y);
        let read = model.is_read(idx);
        let spoken = match (&entry.problem, read, model.marks.of(idx).is_starred) {
            _ if !self.linear() => "",
            (Some(_), ..) => "cannot be read: ",
            (None, false, false) => "unread: ",
            (None, false, true) => "starred, unread: ",
            (None, true, true) => "starred: ",
            (None, true, false) => "",
        };
        let x = paint::put(buffer, (x, y), line.width, spoken, Style::new());
        let line = Area { x, width: line.width.saturating_sub(x - line.x), ..line };
        let marks = model.marks.of(idx);
        self.entry_sign(entry, marks, Area { width: 1, x: x + 1, ..line }, buffer);
        if line.height > 1 {
            let width = line.width.saturating_sub(3);
            paint::put_cut(buffer, (x + 3, y), width, title, style);
            let about = about(entry, marks);
            let look = if entry.problem.is_some() { Look::Bad } else { Look::Faint };
            paint::put_cut(buffer, (x + 3, y + 1), width, &about, self.look(look));
        } else {
            self.entry_columns(entry, marks, (title, style), line, buffer);
        }
        if on_cursor && !self.linear() {
            let look = if model.focus == Pane::List { Look::Strong } else { Look::Faint };
            for y in y..y + line.height {
                paint::put(buffer, (x, y), 1, "▌", self.look(look));
            }
        }
    }

    /// Draws an entry on one row: date, outlet, title, tags, quotes, figures, checks, as they fit.
    fn entry_columns(
        self,
        entry: &Entry,
        marks: &ArticleMarks,
        (title, style): (&str, Style),
        line: Area,
        buffer: &mut Buffer,
    ) {
        let faint = self.look(Look::Faint);
        let columns = Columns::of(line);
        let y = line.y;
        let end = columns.title_end();
        let mut x = line.x + 3;
        if let Some(problem) = &entry.problem {
            x = paint::put_cut(buffer, (x, y), end.saturating_sub(x), title, style);
            let why = format!("  {problem}");
            paint::put_cut(buffer, (x, y), end.saturating_sub(x), &why, self.look(Look::Bad));
            return;
        }
        let head = entry.head.as_ref();
        let date =
            head.map_or_else(String::new, |h| h.date.map_or_else(|| "undated".to_owned(), copying::day));
        paint::put_right(buffer, (x, y), DATE, &date, faint);
        x += DATE + 2;
        if columns.outlet > 0 {
            let outlet = head.and_then(|h| h.outlet.as_deref()).unwrap_or_default();
            paint::put_cut(buffer, (x, y), columns.outlet, outlet, faint);
            x += columns.outlet + 2;
        }
        x = paint::put_cut(buffer, (x, y), end.saturating_sub(x), title, style);
        // A tag is there whole or not at all.
        for tag in tags(entry, marks) {
            let room = end.saturating_sub(x + 1);
            if wrap::columns(&tag) > room.into() {
                break;
            }
            x = paint::put(buffer, (x + 1, y), room, &tag, faint);
        }
        let n = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let counts = entry.counts;
        let values = [n(counts.map(|c| c.quotes)), n(counts.map(|c| c.figures)), checked(marks)].into_iter();
        if columns.has_counts {
            for ((_, right), value) in columns.counts().zip(values) {
                paint::put_right(buffer, (right.saturating_sub(8), y), 8, &value, faint);
            }
        } else {
            let left = columns.title_end();
            let width = (line.x + line.width).saturating_sub(left + 1);
            paint::put_right(buffer, (left, y), width, &done(marks), faint);
        }
    }

    /// Draws the signs before an entry: unread, or not readable; starred.
    fn entry_sign(self, entry: &Entry, marks: &ArticleMarks, at: Area, buffer: &mut Buffer) {
        let (x, y) = (at.x, at.y);
        if self.linear() {
            // Words say it.
        } else if entry.problem.is_some() {
            paint::put(buffer, (x, y), 1, "!", self.look(Look::Bad));
        } else {
            paint::put(buffer, (x, y), 1, if marks.is_read { "" } else { "•" }, Style::new());
            // Where there is no second row it takes the blank beside.
            let star = if at.height > 1 { (x, y + 1) } else { (x + 1, y) };
            paint::put(buffer, star, 1, if marks.is_starred { "*" } else { "" }, Style::new());
        }
    }

    /// Says where the cursor rests in the list.
    pub fn list_cursor(self, area: Area) -> (u16, u16) {
        let browsing = &self.model.browsing;
        let row = browsing.cursor.saturating_sub(browsing.top) as u16 * entry_rows(area.width);
        (area.x + 3.min(area.width - 1), area.y + 1 + row.min(area.height.saturating_sub(2)))
    }
}

/// Columns of a date.
const DATE: u16 = 11;
/// Columns of each count with the blank before it.
const COUNTS: [(&str, u16); 3] = [("quotes", 7), ("figures", 8), ("checked", 9)];

/// What of an entry that takes one row stands where, from left to right.
#[derive(Clone, Copy)]
struct Columns {
    line: Area,
    outlet: u16,
    has_counts: bool,
}

impl Columns {
    const fn of(line: Area) -> Self {
        let outlet = match line.width {
            0..100 => 0,
            100..140 => 18,
            _ => 26,
        };
        Self { line, outlet, has_counts: has_counts(line.width) }
    }

    /// Returns the name of each count and the column after its last digit; nothing where they do not fit.
    fn counts(self) -> impl Iterator<Item = (&'static str, u16)> {
        let mut right = self.title_end();
        COUNTS.into_iter().filter(move |_| self.has_counts).map(move |(name, width)| {
            right += width;
            (name, right)
        })
    }

    /// Returns the column after the title and its tags.
    fn title_end(self) -> u16 {
        const DONE: u16 = 16;
        let counts: u16 = COUNTS.iter().map(|c| c.1).sum();
        let taken = if self.has_counts {
            counts + 1
        } else if entry_rows(self.line.width) > 1 {
            0
        } else {
            DONE
        };
        (self.line.x + self.line.width).saturating_sub(taken)
    }
}

/// Says how many checks are done of how many.
fn checked(marks: &ArticleMarks) -> String {
    match (marks.n_done, marks.n_items) {
        (0, _) => String::new(),
        (n, 0) => n.to_string(),
        (n, of) => format!("{n} of {of}"),
    }
}

/// Says how far the checking of an article has come; of one that was not read yet it is not known how many there are.
fn done(marks: &ArticleMarks) -> String {
    let checked = checked(marks);
    if checked.is_empty() { checked } else { checked + " done" }
}

/// Returns the tags of an article, its own and the reader's.
fn tags<'a>(entry: &'a Entry, marks: &'a ArticleMarks) -> impl Iterator<Item = String> + 'a {
    let own = entry.head.iter().flat_map(|h| &h.tags);
    marks.tags.iter().chain(own).map(|tag| format!("#{tag}"))
}

/// Says date, checks, outlet and tags, or what is wrong with it.
fn about(entry: &Entry, marks: &ArticleMarks) -> String {
    if let Some(problem) = &entry.problem {
        return problem.to_string();
    }
    let Some(head) = &entry.head else { return String::new() };
    let date = head.date.map_or_else(|| "undated".to_owned(), copying::day);
    let outlet = head.outlet.clone().unwrap_or_default();
    let own: Vec<String> = marks.tags.iter().map(|tag| format!("#{tag}")).collect();
    let parts = [date, done(marks), own.join(" "), outlet];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

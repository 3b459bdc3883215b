//! The list of articles. Draws only the rows that are on the screen.

use super::theme::Look;
use super::{Canvas, paint};
use crate::app::copying;
use crate::app::search::Hits;
use crate::app::settle::entry_rows;
use crate::library::{ArticleMarks, Entry, EntryIdx};
use crate::panes::{Area, Pane};
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
        let (shown, all) = (browsing.shown.len(), self.model.library.entries.len());
        let name = if self.model.focus == Pane::List { "ARTICLES" } else { "articles" };
        let look = if self.model.focus == Pane::List { Look::Strong } else { Look::Faint };
        let text = if shown == all { format!("{name} {all}") } else { format!("{name} {shown} of {all}") };
        let width = area.width.saturating_sub(1);
        let x = paint::put(buffer, (area.x + 1, area.y), width, &text, self.look(look));
        if !browsing.filter.is_empty() {
            let room = (area.x + area.width).saturating_sub(x + 1);
            let filter = format!("\\{}", browsing.filter);
            paint::put_cut(buffer, (x + 1, area.y), room, &filter, self.look(Look::Faint));
        }
    }

    fn empty_list(self) -> Vec<String> {
        let model = self.model;
        if !model.browsing.filter.is_empty() {
            let titles =
                model.library.entries.iter().filter_map(|e| e.head.as_ref()).map(|h| h.title.as_str());
            let near = crate::library::nearest::nearest(&model.browsing.filter, titles);
            let near = near.map(|n| format!(" Nearest: {n}.")).unwrap_or_default();
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
        let title = entry.head.as_ref().map_or(entry.name.as_str(), |h| h.title.as_str());
        let (x, y) = (line.x, line.y);
        let read = model.is_read(idx);
        let spoken = match (&entry.problem, read) {
            _ if !self.linear() => "",
            (Some(_), _) => "cannot be read: ",
            (None, false) => "unread: ",
            (None, true) => "",
        };
        let x = paint::put(buffer, (x, y), line.width, spoken, Style::new());
        let line = Area { x, width: line.width.saturating_sub(x - line.x), ..line };
        let width = line.width.saturating_sub(3);
        let done = done(model.marks.of(idx));
        if line.height > 1 {
            self.entry_sign(entry, read, (x + 1, y), buffer);
            paint::put_cut(buffer, (x + 3, y), width, title, style);
            let about = about(entry, false, &done);
            let look = if entry.problem.is_some() { Look::Bad } else { Look::Faint };
            paint::put_cut(buffer, (x + 3, y + 1), width, &about, self.look(look));
        } else {
            self.entry_sign(entry, read, (x + 1, y), buffer);
            let about = about(entry, true, "");
            paint::put_cut(buffer, (x + 3, y), 11, &about, self.look(Look::Faint));
            let n_right = if done.is_empty() { 0 } else { done.len() as u16 + 2 };
            let room = line.width.saturating_sub(17 + n_right);
            paint::put_cut(buffer, (x + 16, y), room, title, style);
            let right = (x + line.width).saturating_sub(n_right.max(1) - 1);
            paint::put_cut(buffer, (right, y), n_right, &done, self.look(Look::Faint));
        }
        if on_cursor && !self.linear() {
            let look = if model.focus == Pane::List { Look::Strong } else { Look::Faint };
            for y in y..y + line.height {
                paint::put(buffer, (x, y), 1, "▌", self.look(look));
            }
        }
    }

    /// Draws the sign before an entry: unread, or not readable.
    fn entry_sign(self, entry: &Entry, read: bool, at: (u16, u16), buffer: &mut Buffer) {
        if self.linear() {
            // Words say it.
        } else if entry.problem.is_some() {
            paint::put(buffer, at, 1, "!", self.look(Look::Bad));
        } else if !read {
            paint::put(buffer, at, 1, "•", Style::new());
        }
    }

    /// Says where the cursor rests in the list.
    pub fn list_cursor(self, area: Area) -> (u16, u16) {
        let browsing = &self.model.browsing;
        let row = browsing.cursor.saturating_sub(browsing.top) as u16 * entry_rows(area.width);
        (area.x + 3.min(area.width - 1), area.y + 1 + row.min(area.height.saturating_sub(2)))
    }
}

/// Says how far the checking of an article has come; of one that was not read yet it is not known how many there are.
fn done(marks: &ArticleMarks) -> String {
    match (marks.n_done, marks.n_items) {
        (0, _) => String::new(),
        (n, 0) => format!("{n} done"),
        (n, of) => format!("{n} of {of} done"),
    }
}

/// Says date, checks and outlet, or what is wrong with it.
fn about(entry: &Entry, only_date: bool, done: &str) -> String {
    if let Some(problem) = &entry.problem {
        return problem.to_string();
    }
    let Some(head) = &entry.head else { return String::new() };
    let date = head.date.map_or_else(|| "undated".to_owned(), copying::day);
    let outlet = head.outlet.as_deref().filter(|_| !only_date).unwrap_or_default();
    [date.as_str(), done, outlet].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

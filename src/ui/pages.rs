//! Pages over the panes: rows of an answer about the whole library, and a chart under them.

use super::theme::Look;
use super::{Canvas, paint};
use crate::app::asking::{Chart, Row};
use crate::app::pages::Page;
use crate::panes::Area;
use crate::text::TextRange;
use crate::wrap::{Wrapped, columns};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Chart as Drawn, Dataset, GraphType, Widget as _};

/// Columns of a page, at most.
const WIDEST: u16 = 136;

impl Canvas<'_> {
    /// Draws a page over everything but the last row; returns where the cursor rests.
    pub fn page(self, page: &Page, buffer: &mut Buffer) -> (u16, u16) {
        let (width, rows) = self.model.size;
        let area = Area { x: 0, y: 0, width, height: rows.saturating_sub(1) };
        for y in 0..area.height {
            paint::put(buffer, (0, y), width, &" ".repeat(width.into()), Style::reset());
        }
        // Farther apart than that a row's ends are no longer seen as one.
        let area = Area { width: width.min(WIDEST), ..area };
        self.page_title(page, area, buffer);
        let body = super::below(area, 1);
        if page.shown.is_empty() {
            let none = match (page.is_answered && page.is_whole, page.filter.is_empty()) {
                (false, _) => "reading…".to_owned(),
                (true, true) => page.rows.none.clone(),
                (true, false) => format!("No row has {}. Esc clears.", page.filter),
            };
            paint::sentences(&[none], body, buffer);
            return (1, 1);
        }
        let (chart, foot) = (page.chart_lines(body.height), page.foot_lines(body.height));
        let lines = page.row_lines();
        let left = page.rows.rows.iter().map(|r| columns(&r.left)).max().unwrap_or(0).min(14) as u16;
        // On a very narrow screen the words come first.
        let left = if area.width < 32 { 0 } else { left };
        let shown = page.shown.iter().skip(page.top).take(page.height).enumerate();
        for (i, row) in shown.filter_map(|(i, row)| Some((i, page.rows.rows.get(*row)?))) {
            let line = Area { y: body.y + i as u16 * lines, height: lines, ..body };
            self.page_row(row, page.top + i == page.cursor, left, line, buffer);
        }
        let end = body.y + body.height;
        if let Some((drawn, point)) = page.chart().filter(|_| chart > 0) {
            let at = Area { y: end - foot - chart, height: chart, ..body };
            self.chart(drawn, &page.points(), point, at, buffer);
        }
        if let Some(row) = page.row().filter(|_| foot > 0) {
            self.page_foot(row, Area { y: end - foot, height: foot, ..body }, buffer);
        }
        let y = body.y + page.cursor.saturating_sub(page.top) as u16 * lines;
        (1, (y + lines - 1).min(area.height.saturating_sub(1)))
    }

    fn page_title(self, page: &Page, area: Area, buffer: &mut Buffer) {
        let place = match (page.is_answered, page.shown.len()) {
            (_, 0) => String::new(),
            (_, n) => format!("{}/{n}", page.cursor + 1),
        };
        let state = if page.is_whole || !page.is_answered { "" } else { " · still reading" };
        let right = [place.as_str(), state].concat();
        let right = right.trim_start_matches(" · ");
        let start = paint::put_right(
            buffer,
            (1, area.y),
            area.width.saturating_sub(2),
            right,
            self.look(Look::Faint),
        );
        let title = match page.filter.as_str() {
            "" => page.rows.title.clone(),
            words => format!("{} · /{words}", page.rows.title),
        };
        paint::put_cut(buffer, (1, area.y), start.saturating_sub(3), &title, self.look(Look::Strong));
    }

    fn page_row(self, row: &Row, on_cursor: bool, left: u16, line: Area, buffer: &mut Buffer) {
        let style = if on_cursor { self.look(Look::Strong) } else { Style::new() };
        if on_cursor && !self.linear() {
            for y in line.y..line.y + line.height {
                paint::put(buffer, (0, y), 1, "▌", self.look(Look::Strong));
            }
        }
        let mut y = line.y;
        if line.height > 1 {
            let look = if on_cursor { style } else { self.look(Look::Faint) };
            let about = paint::cut(&row.about, line.width / 2);
            let width = line.width.saturating_sub(1);
            let end = paint::put_right(buffer, (0, y), width, &about, self.look(Look::Faint));
            paint::put_cut(buffer, (2, y), end.saturating_sub(4), &row.head, look);
            y += 1;
        }
        let mut x = 2;
        if left > 0 {
            paint::put(buffer, (x, y), left, &row.left, self.look(Look::Faint));
            x += left + 2;
        }
        if line.height > 1 {
            x += 2;
        }
        let width = line.width.saturating_sub(1);
        let right = paint::cut(&row.right, right_room(width.saturating_sub(x), &row.text));
        let end = paint::put_right(buffer, (0, y), width, &right, self.look(Look::Faint));
        let room = end.saturating_sub(if right.is_empty() { x } else { x + 2 });
        let stop = paint::put_cut(buffer, (x, y), room, &row.text, style);
        for lit in &row.lit {
            let from = x + columns(row.text.get(..lit.start as usize).unwrap_or_default()) as u16;
            let to = from + columns(lit.of(&row.text)) as u16;
            let look = if line.height > 1 { Look::Hit } else { Look::Strong };
            paint::restyle(buffer, y, from.min(stop), to.min(stop), self.look(look));
        }
    }

    /// Draws all of what a row says under a line.
    fn page_foot(self, row: &Row, area: Area, buffer: &mut Buffer) {
        const MEASURE: u16 = 100;
        if !self.linear() {
            paint::put(
                buffer,
                (area.x, area.y),
                area.width,
                &"─".repeat(area.width.into()),
                self.look(Look::Faint),
            );
        }
        let (words, source) = row.more.split_once('\n').unwrap_or((&row.more, ""));
        let words = if words.is_empty() { row.text.as_str() } else { words };
        let width = area.width.saturating_sub(3).clamp(1, MEASURE);
        let most = area.height.saturating_sub(2) as usize;
        let lines = Wrapped::range(words, TextRange::from_usize(0, words.len()), width).lines;
        let mut y = area.y + 1;
        for (i, line) in lines.iter().take(most).enumerate() {
            let end = if i + 1 == most && lines.len() > most { words.len() as u32 } else { line.range.end };
            let text = TextRange::new(line.range.start, end);
            paint::put_cut(buffer, (area.x + 2, y), width, text.of(words), Style::new());
            y += 1;
        }
        paint::put_cut(buffer, (area.x + 2, y), area.width.saturating_sub(3), source, self.look(Look::Faint));
    }

    /// Draws a chart: the points of the rows that are shown, on axes for all of them.
    fn chart(
        self,
        chart: &Chart,
        shown: &[(f64, f64)],
        point: Option<(f64, f64)>,
        area: Area,
        buffer: &mut Buffer,
    ) {
        if self.linear() {
            return;
        }
        let faint = self.look(Look::Faint);
        let last = chart.points.iter().map(|p| p.0).fold(0.0, f64::max);
        let high = chart.points.iter().map(|p| p.1).fold(f64::MIN, f64::max);
        let low = chart.points.iter().map(|p| p.1).fold(f64::MAX, f64::min);
        let pad = ((high - low) * 0.05).max(f64::EPSILON);
        let label = |text: &String| Line::styled(text.clone(), faint);
        let days =
            Axis::default().bounds([0.0, last.max(1.0)]).labels(chart.days.iter().map(label)).style(faint);
        let values = Axis::default()
            .bounds([low - pad, high + pad])
            .labels(chart.values.iter().map(label))
            .style(faint);
        let dots = |data| Dataset::default().graph_type(GraphType::Scatter).data(data);
        let here: Vec<(f64, f64)> = point.into_iter().collect();
        let points = vec![
            dots(shown).marker(Marker::Dot),
            dots(&here).marker(Marker::Block).style(self.look(Look::Strong)),
        ];
        paint::put_cut(buffer, (area.x + 1, area.y), area.width.saturating_sub(2), &chart.title, faint);
        let at = Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(1),
        };
        Drawn::new(points).x_axis(days).y_axis(values).legend_position(None).render(at, buffer);
    }
}

/// Returns how much of `room` the end of a row may take. A short text (a name, a value) is there whole before it; of a long one
/// it leaves the better part.
fn right_room(room: u16, text: &str) -> u16 {
    const SHORT: u16 = 24;
    const TOO_LITTLE: u16 = 6;
    let text = columns(text).min(400) as u16;
    let rest = room.saturating_sub(text + 2);
    let most = match (text <= SHORT, room < 40) {
        (true, _) => rest,
        (false, true) => rest.max(room / 3),
        (false, false) => rest.max(room / 2),
    };
    if most < TOO_LITTLE { 0 } else { most }
}

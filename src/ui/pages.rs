//! Pages over the panes: rows of an answer about the whole library, and a chart under them.

use super::theme::Look;
use super::{Canvas, paint};
use crate::app::asking::{Chart, Row};
use crate::app::pages::Page;
use crate::panes::Area;
use crate::wrap::{columns, fit};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Chart as Drawn, Dataset, GraphType, Widget as _};

impl Canvas<'_> {
    /// Draws a page over everything but the last row; returns where the cursor rests.
    pub fn page(self, page: &Page, buffer: &mut Buffer) -> (u16, u16) {
        let (width, rows) = self.model.size;
        let area = Area { x: 0, y: 0, width, height: rows.saturating_sub(1) };
        for y in 0..area.height {
            paint::put(buffer, (0, y), width, &" ".repeat(width.into()), Style::reset());
        }
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
        let chart = page.chart_lines(body.height);
        let lines = page.row_lines();
        let left = page.rows.rows.iter().map(|r| columns(&r.left)).max().unwrap_or(0).min(14) as u16;
        let shown = page.shown.iter().skip(page.top).take(page.height).enumerate();
        for (i, row) in shown.filter_map(|(i, row)| Some((i, page.rows.rows.get(*row)?))) {
            let line = Area { y: body.y + i as u16 * lines, height: lines, ..body };
            self.page_row(row, page.top + i == page.cursor, left, line, buffer);
        }
        if let Some(drawn) = page.rows.chart.as_ref().filter(|_| chart > 0) {
            let at = Area { y: body.y + body.height - chart, height: chart, ..body };
            self.chart(drawn, at, buffer);
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
            paint::put_cut(
                buffer,
                (2, y),
                line.width.saturating_sub(3),
                &row.head,
                if on_cursor { style } else { self.look(Look::Faint) },
            );
            y += 1;
        }
        let rest = line.width.saturating_sub(6 + left + columns(&row.text).min(400) as u16);
        let most = (line.width / 2).max(10).max(rest);
        let right = fit(&row.right, most.into());
        let end =
            paint::put_right(buffer, (0, y), line.width.saturating_sub(1), right, self.look(Look::Faint));
        let mut x = 2;
        if left > 0 {
            paint::put(buffer, (x, y), left, &row.left, self.look(Look::Faint));
            x += left + 2;
        }
        if line.height > 1 {
            x += 2;
        }
        let room = end.saturating_sub(x + 2);
        let stop = paint::put_cut(buffer, (x, y), room, &row.text, style);
        for lit in &row.lit {
            let from = x + columns(row.text.get(..lit.start as usize).unwrap_or_default()) as u16;
            let to = from + columns(lit.of(&row.text)) as u16;
            let look = if line.height > 1 { Look::Hit } else { Look::Strong };
            paint::restyle(buffer, y, from.min(stop), to.min(stop), self.look(look));
        }
    }

    fn chart(self, chart: &Chart, area: Area, buffer: &mut Buffer) {
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
            .title(Line::styled(chart.unit.clone(), faint))
            .bounds([low - pad, high + pad])
            .labels(chart.values.iter().map(label))
            .style(faint);
        let points =
            Dataset::default().marker(Marker::Dot).graph_type(GraphType::Scatter).data(&chart.points);
        let at = Rect { x: area.x + 1, y: area.y, width: area.width.saturating_sub(2), height: area.height };
        Drawn::new(vec![points]).x_axis(days).y_axis(values).legend_position(None).render(at, buffer);
    }
}

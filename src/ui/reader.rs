//! The open article: header, paragraph numbers, the text with its quotes, figures, hits and selection.

use super::theme::Look;
use super::{Canvas, below, paint};
use crate::app::copying;
use crate::app::mode::Mode;
use crate::app::reading::{Item, Reading};
use crate::app::search::Hits;
use crate::app::settle::{gutter, header_rows};
use crate::library::Status;
use crate::panes::Area;
use crate::text::TextRange;
use crate::wrap::{LineKind, VisualLine, Wrapped, columns, fit};
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// Words a minute, for the reading time.
const PACE: usize = 230;

impl Canvas<'_> {
    pub fn reader(self, area: Area, buffer: &mut Buffer) {
        if let Some(reading) = &self.model.reading {
            let area = self.column(reading, area);
            self.header(reading, area, buffer);
            let body = below(area, header_rows(reading, area.height));
            for row in 0..body.height {
                if let Some(line) = reading.wrapped.lines.get(reading.top + row as usize) {
                    self.line(reading, line, (body.x, body.y + row), buffer);
                }
            }
        } else {
            self.nothing_open(area, buffer);
        }
    }

    /// Returns the part of the pane that the text takes: what the pane has beyond its measure stands on both sides.
    fn column(self, reading: &Reading, area: Area) -> Area {
        let text = gutter(reading) + reading.wrapped.width + 1;
        let before = if self.linear() { 0 } else { area.width.saturating_sub(text) / 2 };
        Area { x: area.x + before, width: area.width - before, ..area }
    }

    /// Says why there is no text, and what to do.
    fn nothing_open(self, area: Area, buffer: &mut Buffer) {
        let model = self.model;
        let lines = if let Some((idx, problem)) = &model.problem {
            let name = model.library.entry(*idx).map(|e| e.name.to_string()).unwrap_or_default();
            vec![name, problem.to_string(), "The file is as it was; nothing was changed.".to_owned()]
        } else if model.opening.is_some() {
            vec!["opening…".to_owned()]
        } else if model.library.entries.is_empty() && model.browsing.all_found {
            vec![
                format!("No articles in {}.", model.options.place),
                "pullquote reads .txt .md .html .json; it never changes them.".to_owned(),
            ]
        } else if model.library.entries.is_empty() {
            Vec::new()
        } else {
            vec!["Enter opens an article.".to_owned()]
        };
        paint::sentences(&lines, area, buffer);
    }

    /// Draws the title, where the text does not hold it, and the line of what is known.
    fn header(self, reading: &Reading, area: Area, buffer: &mut Buffer) {
        let mut y = area.y;
        let tall = header_rows(reading, area.height) > 1;
        if tall {
            let x = area.x + gutter(reading).min(area.width);
            let width = area.width.saturating_sub(gutter(reading));
            for line in &reading.title_lines {
                paint::put(buffer, (x, y), width, line.of(&reading.article.title), self.look(Look::Headline));
                y += 1;
            }
        }
        let width = area.width.saturating_sub(1);
        let text = self.header_text(reading, width.saturating_sub(1).into());
        paint::put_cut(buffer, (area.x + 1, y), width, &text, self.look(Look::Faint));
    }

    /// Says what is known of the article. Where it does not fit, outlet and reading time yield to what was done.
    fn header_text(self, reading: &Reading, width: u32) -> String {
        let article = &reading.article;
        let metadata = &article.metadata;
        let date = metadata.date.map_or_else(|| "undated".to_owned(), copying::day);
        let from_sentence = article.headline.is_none() && reading.title.is_some();
        let outlet = metadata.outlet.as_deref();
        let source = match (from_sentence, outlet) {
            (true, None) => "no headline, no outlet".to_owned(),
            (true, Some(outlet)) => format!("no headline · {outlet}"),
            (false, None) => "no outlet".to_owned(),
            (false, Some(outlet)) => outlet.to_owned(),
        };
        let head = self.model.library.entry(reading.idx).and_then(|e| e.head.as_ref());
        let n_words = head.map_or(article.text().len() / 6, |h| h.n_words as usize);
        let pace = format!("{} min", (n_words / PACE).max(1));
        let (n_checked, n_items) = crate::annotation::progress(&reading.checks);
        let done = if n_checked > 0 { format!("{n_checked} of {n_items} done") } else { String::new() };
        let join = |source: &str, pace: &str| {
            let parts = [date.as_str(), source, pace, &done];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        };
        let fits = |text: &String| columns(text) <= width;
        let short = |pace: &str| match outlet {
            // What is left of its room, where that still says something.
            Some(outlet) if !from_sentence => {
                let room = width.saturating_sub(columns(&join("", pace)) + 3);
                if room < 8 { String::new() } else { format!("{}…", fit(outlet, room - 1).trim_end()) }
            }
            _ => String::new(),
        };
        let ways =
            [(source.clone(), pace.as_str()), (short(&pace), pace.as_str()), (source, ""), (short(""), "")];
        let text = ways.iter().map(|(source, pace)| join(source, pace)).find(fits);
        let mut text = text.unwrap_or_else(|| join("", ""));
        for warning in &reading.warnings {
            text.push_str(" · ");
            text.push_str(&warning.0);
        }
        text
    }

    fn line(self, reading: &Reading, line: &VisualLine, (x, y): (u16, u16), buffer: &mut Buffer) {
        if line.kind == LineKind::Gap {
            return;
        }
        let gutter = gutter(reading);
        if line.kind == LineKind::First && line.passage > 0 {
            let number = line.passage.to_string();
            paint::put_right(buffer, (x, y), gutter - 2, &number, self.look(Look::Faint));
        }
        let text = reading.article.text();
        let x = x + gutter;
        let end = paint::put(buffer, (x, y), reading.wrapped.width, line.range.of(text), Style::new());
        let mut brush = Brush { line, text, x, y, end, buffer };
        self.colours(reading, &mut brush);
        self.marked_line(reading, &mut brush);
        self.emphasis(reading, &mut brush);
    }

    /// Title, quotes, figures.
    fn colours(self, reading: &Reading, brush: &mut Brush) {
        if let Some(title) = reading.title {
            brush.paint(title, self.look(Look::Headline));
        }
        for (range, quote) in overlapping(&reading.segments, brush.line.range, |s| s.0) {
            brush.paint(*range, self.quote_style(reading, *quote));
        }
        let figures = &reading.extraction.figures;
        let first = figures.partition_point(|f| f.range.end <= brush.line.range.start);
        let here = figures.iter().enumerate().skip(first);
        for (i, figure) in here.take_while(|(_, f)| f.range.start < brush.line.range.end) {
            let look = match self.model.status(reading, Item::Figure(i as u32)) {
                Status::Open => Look::OpenFigure,
                Status::Wrong => Look::WrongFigure,
                Status::Confirmed | Status::CannotVerify => Look::Plain,
            };
            brush.paint(figure.range, self.look(look));
            if self.linear() {
                brush.bracket(figure.range);
            }
        }
    }

    /// Returns the style of a speaker's words.
    pub fn quote_style(self, reading: &Reading, quote: u32) -> Style {
        let speaker = reading.extraction.quotes.get(quote as usize).and_then(|q| q.speaker);
        let rank = speaker.and_then(|s| reading.ranks.iter().position(|r| *r == s));
        rank.map_or_else(Style::new, |rank| self.look(Look::Speaker(rank)))
    }

    /// Selection, lit ends, search hits, text that is being selected.
    fn emphasis(self, reading: &Reading, brush: &mut Brush) {
        if let Some(item) = reading.selected {
            self.selected_words(reading, item, brush);
        }
        for range in &reading.lit {
            brush.paint(*range, Style::new().add_modifier(Modifier::UNDERLINED | Modifier::BOLD));
        }
        if let Some(search) = &self.model.search
            && let Hits::Text(hits) = &search.hits
        {
            let current = search.current.and_then(|i| hits.get(i));
            for hit in overlapping(hits, brush.line.range, |h| *h) {
                let look = if current == Some(hit) { Look::CurrentHit } else { Look::Hit };
                brush.paint(*hit, self.look(look));
            }
        }
        if let Mode::Visual(visual) = self.model.mode {
            brush.paint(visual.range(&reading.article), self.look(Look::Hit));
        }
    }

    fn selected_words(self, reading: &Reading, item: Item, brush: &mut Brush) {
        let strong = self.look(Look::Strong);
        let touched = match item {
            Item::Quote(i) => {
                let quote = reading.extraction.quotes.get(i as usize);
                let segments = quote.map(|q| q.segments.as_slice()).unwrap_or_default();
                segments.iter().filter(|s| brush.paint(s.marks, strong)).count() > 0
            }
            Item::Figure(_) | Item::Note(_) => brush.paint(reading.range(item), strong),
        };
        if touched && !self.linear() {
            paint::put(brush.buffer, (brush.x - 2, brush.y), 1, "▌", strong);
        }
    }

    /// Says where the cursor rests in the text: on the selected words, the hit, the moving end, else on the first line.
    pub fn text_cursor(self, area: Area) -> (u16, u16) {
        let Some(reading) = &self.model.reading else { return (area.x, area.y) };
        let at = match (&self.model.mode, &self.model.search) {
            (Mode::Visual(visual), _) => Some(visual.head),
            (_, Some(search)) => match &search.hits {
                Hits::Text(hits) => search.current.and_then(|i| hits.get(i)).map(|h| h.start),
                _ => None,
            },
            _ => None,
        };
        let selected = || reading.selected.map(|item| reading.range(item).start);
        let lit = || reading.lit.first().map(|r| r.start);
        let at = at.or_else(selected).or_else(lit);
        let body = below(self.column(reading, area), header_rows(reading, area.height));
        let x = body.x + gutter(reading);
        let at = at.filter(|at| reading.shows(TextRange::new(*at, *at + 1)));
        let Some(at) = at else { return (x, body.y) };
        let row = reading.wrapped.line_at(at);
        let column = reading.wrapped.lines.get(row).map_or(0, |line| {
            let before = TextRange::new(line.range.start, at.min(line.range.end));
            crate::wrap::columns(before.of(reading.article.text())) as u16
        });
        (x + column, body.y + row.saturating_sub(reading.top) as u16)
    }
}

/// Paints ranges of the text onto the one line that is being drawn.
pub(super) struct Brush<'a> {
    pub line: &'a VisualLine,
    text: &'a str,
    pub x: u16,
    pub y: u16,
    end: u16,
    pub buffer: &'a mut Buffer,
}

impl Brush<'_> {
    /// Paints what of `range` stands on this line; says whether anything does.
    pub fn paint(&mut self, range: TextRange, style: Style) -> bool {
        let Some(columns) = Wrapped::columns(self.line, self.text, range) else { return false };
        let to = (self.x.saturating_add(columns.end)).min(self.end);
        paint::restyle(self.buffer, self.y, self.x.saturating_add(columns.start), to, style);
        true
    }

    /// Puts brackets into the blanks around a range, where there are blanks on both sides.
    fn bracket(&mut self, range: TextRange) {
        let Some(columns) = Wrapped::columns(self.line, self.text, range) else { return };
        let (before, after) = ((self.x + columns.start).saturating_sub(1), self.x + columns.end);
        let is_blank = |x: u16| self.buffer.cell((x, self.y)).is_some_and(|c| c.symbol() == " ");
        if is_blank(before) && is_blank(after) {
            paint::put(self.buffer, (before, self.y), 1, "[", Style::new());
            paint::put(self.buffer, (after, self.y), 1, "]", Style::new());
        }
    }
}

/// Returns those of `all`, sorted by place and not overlapping, that have something on the line.
fn overlapping<T>(all: &[T], line: TextRange, range: impl Fn(&T) -> TextRange) -> impl Iterator<Item = &T> {
    let first = all.partition_point(|t| range(t).end <= line.start);
    all.iter().skip(first).take_while(move |t| range(t).start < line.end)
}

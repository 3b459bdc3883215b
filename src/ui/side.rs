//! The panel: tabs, groups of one-line cards, the selected one unfolded.

use super::theme::Look;
use super::{Canvas, paint};
use crate::app::Action;
use crate::app::cards::{CardPart, DOUBT, note_line, one_line};
use crate::app::panel::{ItemSort, Row, Tab};
use crate::app::reading::{Item, Reading};
use crate::app::search::Hits;
use crate::app::settle::card_indent;
use crate::keymap::{self, Context};
use crate::library::Status;
use crate::panes::Area;
use crate::wrap::columns;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Rows above the first card.
const TABS: u16 = 1;

impl Canvas<'_> {
    pub fn side(self, area: Area, buffer: &mut Buffer) {
        let Some(reading) = &self.model.reading else { return };
        self.tabs(reading, area, buffer);
        if reading.is_pending {
            return;
        }
        if reading.panel.cards.is_empty() {
            let body = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
            return paint::sentences(&empty_panel(reading), body, buffer);
        }
        for row in 0..reading.panel.height {
            let Some(what) = reading.panel.rows.get(reading.panel.top + row) else { break };
            let line = Area { y: area.y + TABS + row as u16, height: 1, ..area };
            match what {
                Row::Heading(n) => self.heading(reading, *n, line, buffer),
                Row::Card(item) => self.card(reading, *item, line, buffer),
                Row::Line(n) => self.open_line(reading, *n, line, buffer),
            }
        }
        self.foot(reading, area, buffer);
    }

    fn tabs(self, reading: &Reading, area: Area, buffer: &mut Buffer) {
        let found = &reading.extraction;
        let n_notes = reading.placed.iter().filter(|p| p.says_more()).count();
        let tabs = [
            (Tab::Quotes, "quotes", found.quotes.len()),
            (Tab::Figures, "figures", found.figures.len()),
            (Tab::Notes, "notes", n_notes),
        ];
        // While what is found is not there yet, nobody is told that it is nothing.
        let count = |n: usize| if reading.is_pending { "…".to_owned() } else { n.to_string() };
        let text = |tab: Tab, name: &str, n: usize, counted: bool| match (tab == reading.panel.tab, counted) {
            (true, _) => format!("{} {}", name.to_uppercase(), count(n)),
            (false, true) => format!("{name} {}", count(n)),
            (false, false) => name.to_owned(),
        };
        // A narrow panel counts only what it shows.
        let width = |counted: bool, gap: u32| {
            tabs.iter().map(|(tab, name, n)| columns(&text(*tab, name, *n, counted)) + gap).sum::<u32>() - gap
        };
        let room = u32::from(area.width.saturating_sub(1));
        let ways = [(true, 2), (true, 1), (false, 2), (false, 1)];
        let (counted, gap) = ways.into_iter().find(|(c, gap)| width(*c, *gap) <= room).unwrap_or((false, 1));
        let mut x = area.x + 1;
        for (tab, name, n) in tabs {
            let room = (area.x + area.width).saturating_sub(x);
            let look = if tab == reading.panel.tab { Look::Strong } else { Look::Faint };
            let text = text(tab, name, n, counted);
            x = paint::put_cut(buffer, (x, area.y), room, &text, self.look(look)) + gap as u16;
        }
    }

    fn heading(self, reading: &Reading, n: usize, line: Area, buffer: &mut Buffer) {
        let Some(group) = reading.panel.groups.get(n) else { return };
        let (x, y, width) = (line.x + 1, line.y, line.width.saturating_sub(1));
        let count = format!(" · {}", group.n_cards);
        match group.first {
            Item::Note(_) => {}
            Item::Quote(i) => {
                let Some(quote) = reading.extraction.quotes.get(i as usize) else { return };
                let unsure = quote.speaker.is_some() && quote.confidence < DOUBT;
                let name = reading.extraction.speaker_name(quote);
                let mark = match (unsure, self.linear()) {
                    (true, true) => " (unsure)",
                    (true, false) => " ?",
                    _ => "",
                };
                let room = width.saturating_sub((count.len() + mark.len()) as u16);
                let open = if self.linear() { "speaker open" } else { "who?" };
                let style = match name {
                    Some(_) if unsure => self.look(Look::Doubt),
                    Some(_) => self.quote_style(reading, i),
                    None => self.look(Look::StrongDoubt),
                };
                let x = paint::put_cut(buffer, (x, y), room, name.unwrap_or(open), style);
                let x = paint::put(buffer, (x, y), width, mark, self.look(Look::Doubt));
                paint::put(buffer, (x, y), width, &count, self.look(Look::Faint));
            }
            Item::Figure(i) => {
                let Some(figure) = reading.extraction.figures.get(i as usize) else { return };
                let by_kind = reading.panel.sort == ItemSort::Kind;
                let name = match figure.of.filter(|_| !by_kind) {
                    Some(of) => one_line(reading.article.slice(of)),
                    None => figure.kind.word().to_owned(),
                };
                let room = width.saturating_sub(count.len() as u16);
                let x = paint::put_cut(buffer, (x, y), room, &name, Style::new());
                paint::put(buffer, (x, y), width, &count, self.look(Look::Faint));
            }
        }
    }

    /// Draws a folded card: bar, status, paragraph, words.
    fn card(self, reading: &Reading, item: Item, line: Area, buffer: &mut Buffer) {
        let x = self.card_head(reading, item, line, buffer);
        let end = line.x + line.width;
        let room = end.saturating_sub(x);
        let style = self.card_style(reading, item);
        match item {
            Item::Quote(i) => {
                let Some(quote) = reading.extraction.quotes.get(i as usize) else { return };
                let mut x = x;
                for (n, segment) in quote.segments.iter().enumerate() {
                    let words = reading.article.slice(segment.marks);
                    let room = end.saturating_sub(x);
                    let after = paint::put_cut(buffer, (x, line.y), room, words, style);
                    x = after + 1;
                    if n + 1 < quote.segments.len() && x + 2 >= end {
                        // What follows has no room: one cut says so, whether words were cut or a whole segment.
                        if after < end && crate::wrap::columns(words) == u32::from(after + room - end) {
                            paint::put(buffer, (after, line.y), 1, "…", style);
                        }
                        break;
                    }
                }
            }
            Item::Note(i) => {
                let placed = reading.placed.get(i as usize);
                let text = placed.map(|p| note_line(&p.annotation)).unwrap_or_default();
                paint::put_cut(buffer, (x, line.y), room, &text, style);
            }
            Item::Figure(i) => {
                let context = reading.contexts.get(i as usize).copied().unwrap_or_default();
                paint::put_cut(buffer, (x, line.y), room, reading.article.slice(context), style);
                self.underline_figure(reading, item, (x, line.y), room, buffer);
            }
        }
        // The cards whose words are on the screen stand out from the rest.
        if !self.linear() && !reading.range(item).overlaps(reading.on_screen()) {
            paint::restyle(buffer, line.y, line.x, end, self.look(Look::Faint));
        }
    }

    fn underline_figure(self, reading: &Reading, item: Item, at: (u16, u16), room: u16, buffer: &mut Buffer) {
        let Item::Figure(i) = item else { return };
        let context = reading.contexts.get(i as usize).copied().unwrap_or_default();
        let range = reading.range(item);
        let before = crate::text::TextRange::new(context.start, range.start);
        let from = crate::wrap::columns(reading.article.slice(before)).min(room.into()) as u16;
        let len = crate::wrap::columns(reading.article.slice(range)) as u16;
        let to = from.saturating_add(len).min(room.saturating_sub(1));
        if self.model.status(reading, item) == Status::Open && !self.linear() {
            paint::restyle(buffer, at.1, at.0 + from, at.0 + to, self.look(Look::OpenFigure));
        }
    }

    fn card_style(self, reading: &Reading, item: Item) -> Style {
        if let Some(search) = &self.model.search
            && let Hits::Cards(hits) = &search.hits
            && hits.contains(&item)
        {
            return self.look(Look::Hit);
        }
        match item {
            Item::Quote(i) => self.quote_style(reading, i),
            Item::Figure(_) | Item::Note(_) => Style::new(),
        }
    }

    /// Draws status and paragraph; returns the column of the words.
    fn card_head(self, reading: &Reading, item: Item, line: Area, buffer: &mut Buffer) -> u16 {
        let status = self.model.status(reading, item);
        let (glyph, look) = match status {
            Status::Open => ("·", Look::Faint),
            Status::Confirmed => ("✓", Look::Good),
            Status::Wrong => ("✗", Look::Bad),
            Status::CannotVerify => ("~", Look::Doubt),
        };
        let (glyph, look) = match item {
            Item::Note(_) => (" ", Look::Plain),
            _ => (glyph, look),
        };
        if self.linear() {
            let place = match reading.paragraph(item) {
                0 => "headline".to_owned(),
                n => format!("¶{n}"),
            };
            let text = format!("{} {place} ", status.word());
            return paint::put(buffer, (line.x, line.y), line.width, &text, Style::new());
        }
        paint::put(buffer, (line.x + 2, line.y), 1, glyph, self.look(look));
        self.note_sign(reading, item, (line.x + 3, line.y), buffer);
        let indent = card_indent(reading);
        let number = paragraph_sign(reading.paragraph(item));
        let number_style = self.look(Look::Faint);
        paint::put_right(buffer, (line.x + 4, line.y), indent.saturating_sub(5), &number, number_style);
        line.x + indent
    }

    fn open_line(self, reading: &Reading, n: usize, line: Area, buffer: &mut Buffer) {
        let (Some(card), Some(item)) = (reading.panel.open.get(n), reading.selected) else { return };
        if !self.linear() {
            paint::put(buffer, (line.x, line.y), 1, "▌", self.look(Look::Strong));
        }
        let x = if n == 0 {
            self.card_head(reading, item, line, buffer)
        } else {
            line.x + card_indent(reading) + card.indent
        };
        let style = match card.part {
            CardPart::Words => self.card_style(reading, item).patch(self.look(Look::Strong)),
            CardPart::About => self.look(Look::Plain),
            CardPart::Doubt => self.look(Look::Doubt),
        };
        paint::put(buffer, (x, line.y), (line.x + line.width).saturating_sub(x), &card.text, style);
    }

    /// Says how far the checking has come, on the last row.
    fn foot(self, reading: &Reading, area: Area, buffer: &mut Buffer) {
        let y = area.y + area.height.saturating_sub(1);
        if reading.panel.height as u16 + 1 >= area.height {
            return;
        }
        let (n_done, n_items) = crate::annotation::progress(&reading.checks);
        let person = reading.panel.person.and_then(|s| reading.extraction.speaker(s));
        let text = match person {
            Some(person) => format!("only {} · Esc shows all", person.name),
            None if n_done == n_items => format!("{n_done} of {n_items} done"),
            None => {
                let keys = keymap::keys_of(Context::Panes, Action::NextCheck, &self.model.options.keys);
                let key = keys.split(' ').next().filter(|key| !key.is_empty());
                let next = key.map(|key| format!(" · {key} next open")).unwrap_or_default();
                format!("{n_done} of {n_items} done{next}")
            }
        };
        paint::put_cut(buffer, (area.x + 1, y), area.width.saturating_sub(1), &text, self.look(Look::Faint));
    }

    /// Says where the cursor rests in the panel: on the selected card, else on the first.
    pub fn side_cursor(self, area: Area) -> (u16, u16) {
        let Some(reading) = &self.model.reading else { return (area.x, area.y) };
        let panel = &reading.panel;
        let row = reading.selected.and_then(|i| panel.rows_of(i, reading.selected)).map(|(first, _)| first);
        let row = row.filter(|r| (panel.top..panel.top + panel.height).contains(r));
        let y = row.map_or(0, |r| (r - panel.top) as u16 + TABS);
        (area.x + if row.is_some() { card_indent(reading) } else { 1 }, area.y + y)
    }
}

/// Writes the number of a paragraph; the headline and the whole article have none.
pub(super) fn paragraph_sign(number: u32) -> String {
    if number == 0 { "–".to_owned() } else { number.to_string() }
}

/// Says why the panel is empty.
fn empty_panel(reading: &Reading) -> Vec<String> {
    let n_marked = reading.extraction.marked.len();
    let text = match (reading.panel.tab, reading.panel.person) {
        (Tab::Notes, _) => "No notes. a writes one on what is selected, A on the article.",
        (_, Some(_)) => "Nothing of this person. Esc shows everybody.",
        (Tab::Figures, None) => "No figures. Dates, years and ordinals are not counted.",
        (Tab::Quotes, None) => match n_marked {
            0 => "No quotes: nothing stands in quotation marks.",
            1 => "1 pair of marks, nobody named as speaker. :marks lists it.",
            n => return vec![format!("{n} pairs of marks, nobody named as speaker. :marks lists them.")],
        },
    };
    vec![text.to_owned()]
}

//! The last row: what the next key acts on, what was just done, what is being typed; and, where there is room, hints.

use super::theme::Look;
use super::{Canvas, paint, written};
use crate::annotation::Placed;
use crate::app::mode::Mode;
use crate::app::prompt::{Prompt, PromptKind};
use crate::app::reading::{Item, Reading};
use crate::app::{Action, commands};
use crate::keymap::{self, Context};
use crate::panes::{Area, Pane};
use crate::wrap::columns;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

impl Canvas<'_> {
    /// Draws the row; returns where the cursor rests in it, if it should.
    pub fn status(self, buffer: &mut Buffer) -> Option<(u16, u16)> {
        let area = self.model.panes.status;
        if let Mode::Prompt(prompt) = &self.model.mode {
            return Some(self.prompt(prompt, area, buffer));
        }
        if !self.model.pending.is_empty() || self.model.count.is_some() {
            self.pending(area, buffer);
            return None;
        }
        if let Some(notice) = &self.model.notice {
            let look = if notice.failure { Look::Bad } else { Look::Plain };
            let width = area.width.saturating_sub(1);
            paint::put_cut(buffer, (area.x + 1, area.y), width, &notice.text, self.look(look));
            return Some(((area.x + 1).min(area.width.saturating_sub(1)), area.y));
        }
        let left = self.place();
        let end =
            paint::put_cut(buffer, (area.x + 1, area.y), area.width.saturating_sub(1), &left, Style::new());
        self.hints(Area { x: end, width: area.width.saturating_sub(end), ..area }, buffer);
        None
    }

    /// Says where this is and what the next key acts on.
    fn place(self) -> String {
        let model = self.model;
        match &model.mode {
            Mode::Visual(visual) => {
                let selected = model.reading.as_ref().map(|r| r.article.words(visual.range(&r.article)));
                let n_words = selected.map_or(0, |s| s.split_whitespace().count());
                return format!("selecting · {n_words} word{}", if n_words == 1 { "" } else { "s" });
            }
            Mode::Page => return self.page_place(),
            Mode::Sheet(view) => {
                let checks = model.reading.as_ref().map(|r| r.checks.as_slice()).unwrap_or_default();
                let row = checks.get(view.cursor);
                let (kind, status) = row.map_or(("", ""), |r| (r.kind.word(), r.check.status.word()));
                return format!("row {} of {} · {kind} · {status}", view.cursor + 1, checks.len());
            }
            Mode::Editor(editor) => return editor.title.clone(),
            Mode::Offer(idx) => {
                let entry = model.library.entry(*idx);
                let title = entry.map(|e| e.head.as_ref().map_or(&*e.name, |h| &h.title));
                return format!("Space opens the next unread: {}", title.unwrap_or_default());
            }
            _ => {}
        }
        let mut parts = Vec::new();
        if let Some(progress) = model.progress {
            parts.push(bar(progress));
        }
        match (&model.reading, model.focus) {
            (Some(reading), Pane::List) if reading.selected.is_some() => {
                parts.push(self.list_place());
                parts.extend(reading.selected.map(|item| self.selected(reading, item)));
            }
            (_, Pane::List) => parts.push(self.list_place()),
            (Some(reading), _) => parts.push(self.text_place(reading)),
            (None, _) => parts.push(model.options.place.clone()),
        }
        if let Some(everywhere) = &model.everywhere {
            let before = everywhere.places.iter().take(everywhere.at.0).map(|p| p.hits.len().max(1));
            let n = before.sum::<usize>() + everywhere.at.1 + 1;
            let all: usize = everywhere.places.iter().map(|p| p.hits.len().max(1)).sum();
            parts.push(format!("{n}/{all} everywhere: {}", everywhere.words));
        } else if let Some(search) = &model.search {
            let n = search.current.map_or(0, |c| c + 1);
            parts.push(format!("{n}/{} {}", search.hits.len(), search.words));
        }
        parts.join("  ")
    }

    /// Says what the page shows and what Enter does.
    fn page_place(self) -> String {
        let Some(page) = &self.model.page else { return String::new() };
        let progress = self.model.progress.map(bar).unwrap_or_default();
        let row = match page.row() {
            // All of it stands in the foot.
            Some(row) if !row.more.is_empty() => String::new(),
            Some(row) if row.head.is_empty() => row.text.clone(),
            Some(row) => row.head.clone(),
            None => String::new(),
        };
        if progress.is_empty() { row } else { [progress, row].join("  ") }
    }

    fn list_place(self) -> String {
        let browsing = &self.model.browsing;
        let at = if browsing.shown.is_empty() { 0 } else { browsing.cursor + 1 };
        format!("article {at} of {} · {}", browsing.shown.len(), self.model.options.place)
    }

    fn text_place(self, reading: &Reading) -> String {
        let n_paragraphs = reading.article.paragraphs.len();
        let paragraph = reading.selected.map_or(reading.paragraph_on_top(), |i| reading.paragraph(i));
        let is_lost = matches!(reading.selected, Some(Item::Note(i))
            if reading.placed.get(i as usize).is_some_and(|p| p.range().is_none() && p.needs_review()));
        let place = match paragraph {
            _ if is_lost => "no longer there".to_owned(),
            0 if n_paragraphs > 0 => "headline".to_owned(),
            n => format!("¶{n} of {n_paragraphs}"),
        };
        match reading.selected {
            Some(item) => format!("{place}  {}", self.selected(reading, item)),
            None => place,
        }
    }

    fn selected(self, reading: &Reading, item: Item) -> String {
        let found = &reading.extraction;
        let status = self.model.status(reading, item).word();
        match item {
            Item::Quote(i) => {
                let quote = found.quotes.get(i as usize);
                let speaker = quote.and_then(|q| found.speaker_name(q)).unwrap_or("speaker open");
                format!("quote {} of {} · {speaker} · {status}", i + 1, found.quotes.len())
            }
            Item::Note(i) => {
                let review = reading.placed.get(i as usize).is_some_and(Placed::needs_review);
                let state = if review { " · needs review" } else { "" };
                let at = reading.panel.cards.iter().position(|c| *c == item).map_or(i as usize, |at| at);
                let n = reading.placed.iter().filter(|p| p.says_more()).count();
                format!("note {} of {n}{state}", at + 1)
            }
            Item::Figure(i) => {
                let value = found.figures.get(i as usize).map(crate::app::cards::value).unwrap_or_default();
                format!("figure {} of {} · {value} · {status}", i + 1, found.figures.len())
            }
        }
    }

    /// Draws what was typed of a sequence, and its ways on.
    fn pending(self, area: Area, buffer: &mut Buffer) {
        let model = self.model;
        let count = model.count.map(|n| n.to_string()).unwrap_or_default();
        let typed = format!("{count}{}", written(&model.pending));
        let width = area.width.saturating_sub(1);
        let mut x = paint::put(buffer, (area.x + 1, area.y), width, &typed, self.look(Look::Strong));
        if model.pending.is_empty() {
            return;
        }
        let context = if matches!(model.mode, Mode::Visual(_)) { Context::Visual } else { model.context() };
        let ways = keymap::continuations(context, &model.pending, &model.options.keys);
        let names = |short: bool| {
            ways.iter().map(move |(_, action)| if short { short_name(*action) } else { action.name() })
        };
        let width =
            |short| ways.iter().zip(names(short)).map(|((k, _), n)| columns(k) + columns(n) + 3).sum::<u32>();
        let short = width(false) > area.width.saturating_sub(x).into();
        for ((keys, _), name) in ways.iter().zip(names(short)) {
            let room = area.width.saturating_sub(x + 2);
            if u32::from(room) < columns(keys) {
                break;
            }
            // The last ones are keys alone, where no more fits.
            x = paint::put(buffer, (x + 2, area.y), room, keys, self.look(Look::Strong));
            let room = area.width.saturating_sub(x + 1);
            if columns(name) <= room.into() {
                x = paint::put(buffer, (x + 1, area.y), room, name, self.look(Look::Faint));
            }
        }
    }

    fn prompt(self, prompt: &Prompt, area: Area, buffer: &mut Buffer) -> (u16, u16) {
        let sign = prompt.kind.sign();
        let x = paint::put(buffer, (area.x, area.y), area.width, sign, self.look(Look::Strong));
        let room = area.width.saturating_sub(x + 1);
        // A long line is shown from where its cursor still fits.
        let mut head = prompt.line.get(..prompt.cursor).unwrap_or_default();
        while columns(head) > room.into() {
            let mut chars = head.chars();
            chars.next();
            head = chars.as_str();
        }
        let start = prompt.cursor - head.len();
        let shown = prompt.line.get(start..).unwrap_or_default();
        let end = paint::put(buffer, (x, area.y), room, shown, Style::new());
        let rest = Area { x: end, width: area.width.saturating_sub(end), ..area };
        self.prompt_hint(prompt, rest, buffer);
        (x + columns(head) as u16, area.y)
    }

    /// Says, right of the line, how many hits there are or what the command would be.
    fn prompt_hint(self, prompt: &Prompt, area: Area, buffer: &mut Buffer) {
        let text = match prompt.kind {
            PromptKind::Search(_) => match &self.model.search {
                Some(search) if search.hits.is_empty() => "nowhere".to_owned(),
                Some(search) => format!("{}/{}", search.current.map_or(0, |c| c + 1), search.hits.len()),
                None => String::new(),
            },
            PromptKind::Everywhere => match &self.model.page {
                Some(page) if page.is_answered => {
                    page.rows.title.split(':').next().unwrap_or_default().to_owned()
                }
                Some(_) => "reading…".to_owned(),
                None => "all articles · speaker: fig: date: … Tab completes".to_owned(),
            },
            PromptKind::Page => match &self.model.page {
                Some(page) => format!("{} of {}", page.shown.len(), page.rows.rows.len()),
                None => String::new(),
            },
            PromptKind::Filter if self.model.browsing.filter_error.is_some() => {
                self.model.browsing.filter_error.clone().unwrap_or_default()
            }
            PromptKind::BulkTag => format!("Enter tags {} articles", self.model.browsing.shown.len()),
            PromptKind::Naming => "a name that is there joins, a new one keeps apart  Enter saves".to_owned(),
            PromptKind::Tag | PromptKind::Speaker => "Tab completes  Enter saves".to_owned(),
            PromptKind::Field(_, true) => {
                format!("of all {} shown  Enter saves", self.model.browsing.shown.len())
            }
            PromptKind::Value | PromptKind::Source | PromptKind::Field(..) => "Enter saves".to_owned(),
            PromptKind::Filter => {
                format!("{} of {}", self.model.browsing.shown.len(), self.model.library.entries.len())
            }
            PromptKind::Command => {
                command_hint(&prompt.line, &commands::completions(&prompt.line, &self.model.options.queries))
            }
        };
        let room = area.width.saturating_sub(3);
        if columns(&text) <= room.into() {
            paint::put_right(buffer, (area.x + 2, area.y), room, &text, self.look(Look::Faint));
        } else if room > TOO_LITTLE {
            paint::put_cut(buffer, (area.x + 2, area.y), room, &text, self.look(Look::Faint));
        }
    }
}

/// Columns in which a hint says nothing any more.
const TOO_LITTLE: u16 = 12;

/// Says what a command line would do, or how it may go on.
fn command_hint(line: &str, ways: &[String]) -> String {
    let name = line.split(' ').next().unwrap_or_default();
    let other = || commands::OTHER_COMMANDS.iter().find(|c| c.0 == name).map(|c| c.1);
    let help = Action::named(name).map(Action::help).or_else(other).unwrap_or_default();
    match (line.contains(' '), ways) {
        (false, [first, ..]) if first != line => ways.join("  "),
        (true, [first, ..]) if first != line => {
            let words: Vec<&str> = ways.iter().filter_map(|w| w.rsplit(' ').next()).collect();
            words.join("  ")
        }
        _ => help.to_owned(),
    }
}

/// Returns a command's name without what the key before it says: `correct-speaker` is the speaker.
fn short_name(action: Action) -> &'static str {
    let name = action.name();
    name.split_once('-').map_or(name, |(_, rest)| rest)
}

/// Draws how far long work has come, in words and blocks.
fn bar(progress: crate::app::Progress) -> String {
    const WIDTH: u32 = 8;
    let full = (progress.done.saturating_mul(WIDTH)) / progress.total.max(1);
    let blocks: String = (0..WIDTH).map(|i| if i < full { '▪' } else { '·' }).collect();
    format!("{} {blocks} {}/{}", progress.what, progress.done, progress.total)
}

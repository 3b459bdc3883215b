//! The hints in the status line: keys that do something now, the most useful first, as many as fit.

use super::theme::Look;
use super::{Canvas, paint};
use crate::annotation::Placed;
use crate::app::Action;
use crate::app::asking::{Question, To};
use crate::app::mode::Mode;
use crate::app::reading::{Item, Reading};
use crate::keymap;
use crate::panes::{Area, Pane};
use crate::wrap::columns;
use ratatui::buffer::Buffer;

/// Keys that are worth knowing now, by what they do.
struct Hint {
    keys: Keys,
    what: &'static str,
}

enum Keys {
    /// The first ones that do these.
    Of(&'static [Action]),
    /// The editor's own.
    Typed(&'static str),
}

const fn hint(actions: &'static [Action], what: &'static str) -> Hint {
    Hint { keys: Keys::Of(actions), what }
}

fn side_hints(reading: &Reading) -> Vec<Hint> {
    use Action as A;
    let mut hints = Vec::new();
    if reading.selected.is_some() {
        hints.extend([hint(&[A::Open], "words"), hint(&[A::CopyQuote], "copy")]);
    } else if !reading.panel.cards.is_empty() {
        hints.push(hint(&[A::LineDown], "card"));
    }
    if !reading.extraction.speakers.is_empty() {
        hints.push(hint(&[A::People], "people"));
    }
    if reading.panel.cards.len() > 1 {
        hints.push(hint(&[A::SortItems], "sort"));
    }
    if hints.is_empty() {
        hints.push(hint(&[A::FocusPrev], "pane"));
    }
    hints
}

impl Canvas<'_> {
    /// Draws the hints that fit at the right end.
    pub fn hints(self, area: Area, buffer: &mut Buffer) {
        const GAP: u16 = 2;
        // In the help itself it closes it, as q does.
        let in_help = matches!(self.model.mode, Mode::Help(_));
        let help = if in_help { String::new() } else { self.first_key(Action::Help) };
        // Help is always the last one, and there is always room kept for it.
        let room = area.width.saturating_sub(3 * GAP - 1 + columns(&help) as u16);
        let mut text = String::new();
        for hint in self.wanted_hints() {
            let keys = match hint.keys {
                Keys::Of(actions) => {
                    let keys: Vec<String> = actions.iter().map(|action| self.first_key(*action)).collect();
                    keys.join(" ").trim().to_owned()
                }
                Keys::Typed(keys) => keys.to_owned(),
            };
            if keys.is_empty() {
                continue;
            }
            let gap = if text.is_empty() { "" } else { "  " };
            let with = format!("{text}{gap}{keys} {}", hint.what);
            if columns(&with) > room.into() {
                break;
            }
            text = with;
        }
        let gap = if text.is_empty() || help.is_empty() { "" } else { "  " };
        let text = format!("{text}{gap}{help}");
        if columns(&text) as u16 + GAP <= area.width {
            let width = area.width.saturating_sub(1);
            paint::put_right(buffer, (area.x, area.y), width, &text, self.look(Look::Faint));
        }
    }

    /// Returns the first of the keys that do this here.
    fn first_key(self, action: Action) -> String {
        let keys = keymap::keys_of(self.model.context(), action, &self.model.options.keys);
        keys.split(' ').next().unwrap_or_default().to_owned()
    }

    /// Returns what is worth saying, the most useful first. Only what the keys do now: what could not be done is not offered.
    fn wanted_hints(self) -> Vec<Hint> {
        use Action as A;
        let model = self.model;
        let reading = model.reading.as_ref();
        match (&model.mode, model.focus) {
            (Mode::Page, _) => self.page_hints(),
            (Mode::Visual(_), _) => vec![
                hint(&[A::CopySelection], "copy"),
                hint(&[A::WholeQuote, A::WholeFigure, A::WholeSentence, A::WholeParagraph], "select"),
                hint(&[A::SwapEnds], "other end"),
                hint(&[A::Escape], "drops"),
            ],
            (Mode::Offer(_), _) => vec![hint(&[A::Escape], "stays")],
            (Mode::Sheet(_), _) => vec![
                hint(&[A::CheckConfirmed], "confirm"),
                hint(&[A::CheckWrong], "wrong"),
                hint(&[A::CheckUnverified], "cannot verify"),
                hint(&[A::CheckSource], "source"),
                hint(&[A::Close], "closes"),
            ],
            (Mode::Choice(_), _) => vec![hint(&[A::Open], "takes"), hint(&[A::Close], "closes")],
            (Mode::Help(_), _) => vec![hint(&[A::Search], "search"), hint(&[A::Close], "closes")],
            (Mode::Editor(_), _) => {
                [("Enter", "saves"), ("Ctrl-j", "new line"), ("Ctrl-e", "editor"), ("Esc", "draft")]
                    .map(|(keys, what)| Hint { keys: Keys::Typed(keys), what })
                    .into()
            }
            _ if model.search.is_some() => {
                vec![hint(&[A::NextHit, A::PrevHit], "next"), hint(&[A::Escape], "ends")]
            }
            (_, Pane::List) => self.list_hints(),
            (_, Pane::Side) => reading.map_or_else(|| self.nothing_hints(), side_hints),
            (_, Pane::Text) => reading.map_or_else(|| self.nothing_hints(), |r| self.text_hints(r)),
        }
    }

    fn page_hints(self) -> Vec<Hint> {
        use Action as A;
        let page = self.model.page.as_ref();
        let mut hints = Vec::new();
        if let Some(row) = page.and_then(|p| p.row()) {
            let is_quote = matches!(&row.to, To::Place(target) if target.saying.is_some());
            let (opens, corrects) = match page.map(|p| &p.question) {
                Some(Question::People) => ("all they said", Some("join, rename")),
                Some(Question::Sayings(_)) => ("opens", Some("who it is")),
                Some(Question::Counted) => ("values", None),
                _ => ("opens", None),
            };
            if row.to != To::Nothing {
                hints.push(hint(&[A::Open], opens));
            }
            if is_quote {
                hints.push(hint(&[A::Wordings], "wordings"));
            }
            hints.extend(corrects.map(|corrects| hint(&[A::CorrectSpeaker], corrects)));
            hints.push(hint(&[A::Search], "filter"));
        }
        hints.push(hint(&[A::Close], "closes"));
        hints
    }

    fn list_hints(self) -> Vec<Hint> {
        let model = self.model;
        let mut hints = Vec::new();
        if !model.browsing.shown.is_empty() {
            hints.push(hint(&[Action::Open], "open"));
        }
        if !model.library.entries.is_empty() {
            hints.push(hint(&[Action::Filter], "filter"));
        }
        if model.browsing.shown.len() > 1 {
            hints.push(hint(&[Action::SortItems], "sort"));
        }
        hints.push(hint(&[Action::TextAlone], if model.layout.list_alone { "narrow" } else { "wide" }));
        let selected = model.reading.as_ref().is_some_and(|r| r.selected.is_some());
        let closes = match (selected, model.browsing.filter.is_empty()) {
            (true, _) => "deselects",
            (false, false) => "all articles",
            (false, true) => "quit",
        };
        hints.push(hint(&[Action::Close], closes));
        hints
    }

    fn nothing_hints(self) -> Vec<Hint> {
        let mut hints = Vec::new();
        if self.model.has_neighbour(1) {
            hints.push(hint(&[Action::NextArticle], "next article"));
        } else if self.model.has_neighbour(-1) {
            hints.push(hint(&[Action::PrevArticle], "article before"));
        }
        hints.push(hint(&[Action::Close], "quit"));
        hints
    }

    fn text_hints(self, reading: &Reading) -> Vec<Hint> {
        use Action as A;
        match reading.selected {
            Some(Item::Note(i)) => {
                let needs_review = reading.placed.get(i as usize).is_some_and(Placed::needs_review);
                let first =
                    if needs_review { hint(&[A::Review], "place") } else { hint(&[A::Note], "change") };
                let rest = [hint(&[A::Delete], "delete"), hint(&[A::NextNote], "next")];
                std::iter::once(first).chain(rest).collect()
            }
            Some(_) => vec![
                hint(&[A::CheckConfirmed], "confirm"),
                hint(&[A::Note], "note"),
                hint(&[A::CopyQuote], "copy"),
                hint(&[A::Open], "card"),
            ],
            None => {
                let found = &reading.extraction;
                let mut hints = Vec::new();
                if !found.quotes.is_empty() {
                    hints.push(hint(&[A::NextQuote], "quote"));
                }
                if !found.figures.is_empty() {
                    hints.push(hint(&[A::NextFigure], "figure"));
                }
                hints.push(hint(&[A::Search], "search"));
                if self.model.has_neighbour(1) {
                    hints.push(hint(&[A::NextArticle], "next article"));
                }
                hints.push(hint(&[A::FocusNext], "pane"));
                hints
            }
        }
    }
}

//! How things look: 16 ANSI colours or none, no background, faint as SGR 2, at most two attributes a word.
//!
//! Emphasis never rests on colour alone; red, green and yellow mean status only.

use ratatui::style::{Color, Modifier, Style};

/// What the terminal is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Whether the 16 colours may be used (not with `NO_COLOR`).
    pub colour: bool,
}

/// What something is, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Running text.
    Plain,
    /// Headline, active tab, selected words and card.
    Strong,
    /// Paragraph numbers, borders, hints.
    Faint,
    /// The quotes of the n-th most quoted speaker, from 0.
    Speaker(usize),
    /// A figure nobody has checked.
    OpenFigure,
    /// A figure found wrong.
    WrongFigure,
    /// Confirmed.
    Good,
    /// Wrong.
    Bad,
    /// Cannot verify; an unsure speaker.
    Doubt,
    /// An open speaker; a note that needs review.
    StrongDoubt,
    /// A search hit.
    Hit,
    /// The hit the search stands on.
    CurrentHit,
}

impl Theme {
    /// Returns the style of `look`.
    pub fn look(self, look: Look) -> Style {
        let style = Style::new();
        match look {
            Look::Plain => style,
            Look::Faint => style.add_modifier(Modifier::DIM),
            Look::Speaker(rank) => match rank {
                0 => self.fg(style, Color::Cyan),
                1 => self.fg(style, Color::Magenta),
                2 => self.fg(style, Color::Blue),
                _ => style,
            },
            Look::OpenFigure => style.add_modifier(Modifier::UNDERLINED),
            Look::WrongFigure if self.colour => style.fg(Color::Red).add_modifier(Modifier::UNDERLINED),
            Look::WrongFigure => style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            Look::Good => self.fg(style, Color::Green),
            Look::Bad if self.colour => style.fg(Color::Red),
            Look::Strong | Look::Bad => style.add_modifier(Modifier::BOLD),
            Look::Doubt => self.fg(style, Color::Yellow),
            Look::StrongDoubt => self.fg(style, Color::Yellow).add_modifier(Modifier::BOLD),
            Look::Hit => style.add_modifier(Modifier::REVERSED),
            Look::CurrentHit => style.add_modifier(Modifier::REVERSED | Modifier::BOLD),
        }
    }

    fn fg(self, style: Style, colour: Color) -> Style {
        if self.colour { style.fg(colour) } else { style }
    }
}

//! How things look: 16 ANSI colours or none, no background, faint as SGR 2, at most two attributes a word.
//!
//! Emphasis never rests on colour alone; red, green and yellow mean status only.

use crate::config::{self, Base, STYLE_NAMES, Styles};
use ratatui::style::{Color, Modifier, Style};

/// What the terminal is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Whether the 16 colours may be used (not with `NO_COLOR`).
    pub colour: bool,
    /// What the colours are to stand out from.
    pub ground: Ground,
    /// Looks of the reader's own, by the place of their name in [`NAMES`](crate::config::STYLE_NAMES).
    own: [Option<Style>; N_STYLES],
}

/// How many looks have a name.
const N_STYLES: usize = STYLE_NAMES.len();

/// The background, where the reader says what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Not known: the darker eight colours, which every terminal keeps readable.
    #[default]
    Unknown,
    /// Dark: the brighter eight.
    Dark,
    /// Light: the darker eight in the order in which they stand out; yellow never alone.
    Light,
}

/// What something is, as far as its look goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Running text.
    Plain,
    /// The headline.
    Headline,
    /// Active tab, selected words and card, the row under the cursor.
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
    /// Makes the theme that comes with the program.
    pub fn new(colour: bool) -> Self {
        Self { colour, ..Self::default() }
    }

    /// Takes in what the configuration says. Where colours may not be used, only attributes count.
    #[must_use]
    pub fn with(mut self, styles: &Styles) -> Self {
        self.colour &= styles.base != Base::Monochrome;
        self.ground = match styles.base {
            Base::Dark => Ground::Dark,
            Base::Light => Ground::Light,
            Base::Terminal | Base::Monochrome => Ground::Unknown,
        };
        for (name, look) in &styles.looks {
            let place = STYLE_NAMES.iter().position(|n| n == name);
            if let Some(own) = place.and_then(|i| self.own.get_mut(i)) {
                *own = Some(style_of(*look, self.colour));
            }
        }
        self
    }

    /// Returns the style of `look`.
    pub fn look(self, look: Look) -> Style {
        let own = name_of(look).and_then(|name| STYLE_NAMES.iter().position(|n| *n == name));
        match own.and_then(|i| self.own.get(i).copied().flatten()) {
            Some(style) => style,
            None => self.shipped(look),
        }
    }

    fn shipped(self, look: Look) -> Style {
        let style = Style::new();
        match look {
            Look::Plain => style,
            Look::Faint => style.add_modifier(Modifier::DIM),
            Look::Speaker(rank) => {
                let colours = match self.ground {
                    Ground::Light => [Color::Blue, Color::Magenta, Color::Cyan],
                    Ground::Unknown | Ground::Dark => [Color::Cyan, Color::Magenta, Color::Blue],
                };
                colours.get(rank).map_or(style, |colour| self.fg(style, *colour))
            }
            Look::OpenFigure => style.add_modifier(Modifier::UNDERLINED),
            Look::WrongFigure if self.colour => self.fg(style, Color::Red).add_modifier(Modifier::UNDERLINED),
            Look::WrongFigure => style.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            Look::Good => self.fg(style, Color::Green),
            Look::Bad if self.colour => self.fg(style, Color::Red),
            Look::Headline | Look::Strong | Look::Bad => style.add_modifier(Modifier::BOLD),
            // Yellow letters on white are hardly there: they are thick, or the ground of others.
            Look::Doubt if self.is_light() => self.fg(style, Color::Yellow).add_modifier(Modifier::BOLD),
            Look::StrongDoubt if self.is_light() => {
                self.fg(style, Color::Yellow).add_modifier(Modifier::BOLD | Modifier::REVERSED)
            }
            Look::Doubt => self.fg(style, Color::Yellow),
            Look::StrongDoubt => self.fg(style, Color::Yellow).add_modifier(Modifier::BOLD),
            Look::Hit => style.add_modifier(Modifier::REVERSED),
            Look::CurrentHit => style.add_modifier(Modifier::REVERSED | Modifier::BOLD),
        }
    }

    fn fg(self, style: Style, colour: Color) -> Style {
        match (self.colour, self.ground) {
            (false, _) => style,
            (true, Ground::Dark) => style.fg(bright(colour)),
            (true, Ground::Unknown | Ground::Light) => style.fg(colour),
        }
    }

    const fn is_light(self) -> bool {
        self.colour && matches!(self.ground, Ground::Light)
    }
}

/// Returns the name that the configuration has for a look.
const fn name_of(look: Look) -> Option<&'static str> {
    Some(match look {
        Look::Headline => "headline",
        Look::Strong => "selected",
        Look::Faint => "faint",
        Look::Speaker(0) => "speaker1",
        Look::Speaker(1) => "speaker2",
        Look::Speaker(2) => "speaker3",
        Look::OpenFigure => "figure",
        Look::WrongFigure => "wrong-figure",
        Look::Good => "confirmed",
        Look::Bad => "wrong",
        Look::Doubt => "unverified",
        Look::StrongDoubt => "unsure",
        Look::Hit => "hit",
        Look::CurrentHit => "current-hit",
        Look::Plain | Look::Speaker(_) => return None,
    })
}

fn style_of(look: config::Look, colour: bool) -> Style {
    let mut style = Style::new();
    if let Some(config::Colour(n)) = look.colour.filter(|_| colour) {
        style = style.fg(Color::Indexed(n));
    }
    let attributes = [
        (look.bold, Modifier::BOLD),
        (look.faint, Modifier::DIM),
        (look.underline, Modifier::UNDERLINED),
        (look.reverse, Modifier::REVERSED),
    ];
    attributes.into_iter().filter(|a| a.0).fold(style, |style, a| style.add_modifier(a.1))
}

const fn bright(colour: Color) -> Color {
    match colour {
        Color::Cyan => Color::LightCyan,
        Color::Magenta => Color::LightMagenta,
        Color::Blue => Color::LightBlue,
        Color::Green => Color::LightGreen,
        Color::Red => Color::LightRed,
        Color::Yellow => Color::LightYellow,
        other => other,
    }
}

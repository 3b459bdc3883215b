//! Named styles: what in the reader looks how.

use crate::library::nearest::nearest;
use std::str::FromStr;

/// The theme to begin with, and what is changed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Styles {
    /// The theme to begin with.
    pub base: Base,
    /// Names of [`NAMES`] and their look, in the order of the file.
    pub looks: Vec<(&'static str, Look)>,
}

/// The themes that come with the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Base {
    /// The terminal's own 16 colours, which suit its background, whatever it is.
    #[default]
    Terminal,
    /// Darker colours, for light backgrounds.
    Light,
    /// Brighter colours, for dark backgrounds.
    Dark,
    /// No colours.
    Monochrome,
}

/// How something looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute that a terminal switches by itself")]
pub struct Look {
    /// The colour of the letters.
    pub colour: Option<Colour>,
    /// Bold.
    pub bold: bool,
    /// Faint.
    pub faint: bool,
    /// Underlined.
    pub underline: bool,
    /// Letters and background swapped.
    pub reverse: bool,
}

/// One of the terminal's 16 colours: its number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8);

/// What has a style.
pub const NAMES: &[&str] = &[
    "headline",
    "selected",
    "faint",
    "speaker1",
    "speaker2",
    "speaker3",
    "figure",
    "wrong-figure",
    "confirmed",
    "wrong",
    "unverified",
    "unsure",
    "hit",
    "current-hit",
];

const COLOURS: &[&str] = &["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

impl FromStr for Base {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        match s {
            "terminal" => Ok(Self::Terminal),
            "light" => Ok(Self::Light),
            "dark" => Ok(Self::Dark),
            "monochrome" => Ok(Self::Monochrome),
            _ => Err(format!("no theme {s}; there are terminal, light, dark, monochrome")),
        }
    }
}

impl FromStr for Look {
    type Err = String;

    /// Reads attributes and a colour in any order: `bold bright-blue`.
    fn from_str(s: &str) -> Result<Self, String> {
        let mut look = Self::default();
        for word in s.split_whitespace() {
            match word {
                "plain" => {}
                "bold" => look.bold = true,
                "faint" => look.faint = true,
                "underline" => look.underline = true,
                "reverse" => look.reverse = true,
                _ => look.colour = Some(word.parse()?),
            }
        }
        Ok(look)
    }
}

impl FromStr for Colour {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let (name, bright) = s.strip_prefix("bright-").map_or((s, 0), |name| (name, 8));
        let number = COLOURS.iter().position(|c| *c == name);
        number.map(|n| Self(n as u8 + bright)).ok_or_else(|| {
            let words = ["plain", "bold", "faint", "underline", "reverse"];
            match nearest(s, COLOURS.iter().chain(&words).copied()) {
                Some(near) => format!("no colour or attribute {s}; did you mean {near}?"),
                None => {
                    format!("no colour or attribute {s}; there are {}, bright-blue …", COLOURS.join(", "))
                }
            }
        })
    }
}

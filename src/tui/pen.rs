//! How a terminal is told a style and a place, in the fewest bytes (ECMA-48 control functions).

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colours and attributes of one cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Style {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What is seen on a blank.
const SEEN_ON_BLANK: Modifier = Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// Attribute, the parameter that sets it, the one that unsets it.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Style {
    pub(super) const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    pub(super) fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Returns what of the style is seen on a blank.
    pub(super) fn of_blank(self) -> Self {
        let modifier = self.modifier & SEEN_ON_BLANK;
        let fg = if modifier.is_empty() { Color::Reset } else { self.fg };
        Self { fg, bg: self.bg, modifier }
    }
}

/// Returns the bytes that change the pen from one style to another.
pub(super) fn change(from: Style, to: Style) -> Vec<u8> {
    let mut delta = Parameters::default();
    let mut kept = from.modifier;
    for (attribute, _, off) in ATTRIBUTES {
        if from.modifier.contains(attribute) && !to.modifier.contains(attribute) && kept.contains(attribute) {
            delta.push(off);
            // The parameter may unset a second attribute, which is then set again below.
            for (other, _, _) in ATTRIBUTES.iter().filter(|a| a.2 == off) {
                kept.remove(*other);
            }
        }
    }
    attributes(to.modifier - kept, &mut delta);
    if from.fg != to.fg {
        colour(to.fg, 30, &mut delta);
    }
    if from.bg != to.bg {
        colour(to.bg, 40, &mut delta);
    }
    let mut anew = Parameters::default();
    if to != Style::PLAIN {
        anew.push(0);
        attributes(to.modifier, &mut anew);
        for (c, base) in [(to.fg, 30), (to.bg, 40)] {
            if c != Color::Reset {
                colour(c, base, &mut anew);
            }
        }
    }
    let Parameters(parameters) = if delta.0.len() <= anew.0.len() { delta } else { anew };
    [b"\x1b[", parameters.as_slice(), b"m"].concat()
}

/// Parameters, separated by semicolons.
#[derive(Default)]
struct Parameters(Vec<u8>);

impl Parameters {
    fn push(&mut self, parameter: u8) {
        if !self.0.is_empty() {
            self.0.push(b';');
        }
        self.0.extend_from_slice(parameter.to_string().as_bytes());
    }
}

fn attributes(modifier: Modifier, to: &mut Parameters) {
    for (_, on, _) in ATTRIBUTES.iter().filter(|a| modifier.contains(a.0)) {
        to.push(*on);
    }
}

fn colour(colour: Color, base: u8, to: &mut Parameters) {
    let simple = match colour {
        Color::Reset => 9,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Indexed(i) => {
            return [base + 8, 5, i].into_iter().for_each(|p| to.push(p));
        }
        Color::Rgb(r, g, b) => {
            return [base + 8, 2, r, g, b].into_iter().for_each(|p| to.push(p));
        }
    };
    to.push(base + simple);
}

/// Returns the shortest bytes that bring the cursor from a place (whose column may be unknown) to another.
pub(super) fn shortest_move(from: Option<(Option<u16>, u16)>, (x, y): (u16, u16)) -> Vec<u8> {
    let absolute = match (x, y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, y) => format!("\x1b[{}H", y + 1).into_bytes(),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
    };
    let Some((from_x, from_y)) = from else { return absolute };
    let down = match (from_y, y) {
        (a, b) if b >= a && b - a <= 3 => vec![b'\n'; (b - a) as usize],
        (a, b) if b > a => relative(b - a, b'B'),
        (a, b) => relative(a - b, b'A'),
    };
    // A line feed's column is only certain where the present one is: return first.
    let from_left = |x: u16| {
        let mut bytes = vec![b'\r'];
        bytes.extend_from_slice(&down);
        if x > 0 {
            bytes.extend(relative(x, b'C'));
        }
        bytes
    };
    let across = from_x.map(|from_x| {
        let mut bytes = down.clone();
        match from_x {
            a if a > x && a - x <= 3 => bytes.extend(std::iter::repeat_n(8, (a - x) as usize)),
            a if a > x => bytes.extend(relative(a - x, b'D')),
            a if a < x => bytes.extend(relative(x - a, b'C')),
            _ => {}
        }
        bytes
    });
    across.into_iter().chain([from_left(x), absolute]).min_by_key(Vec::len).unwrap_or_default()
}

fn relative(n: u16, function: u8) -> Vec<u8> {
    let mut bytes = b"\x1b[".to_vec();
    if n != 1 {
        bytes.extend_from_slice(n.to_string().as_bytes());
    }
    bytes.push(function);
    bytes
}

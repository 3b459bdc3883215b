//! The terminal's screen: knows what it shows and sends only the difference, in as few bytes as it can.
//!
//! [`Screen`] keeps one grid, of what is shown; ratatui's own terminal would keep two more. A frame that changes nothing writes
//! nothing; any other is one write, wrapped in synchronized output. The terminal is never asked for anything.
//! Units: columns and rows from 0. Knows no article: symbols are only checked for what a terminal would obey.

use super::pen::{self, Style};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Size;
use std::io;
use unicode_width::UnicodeWidthStr as _;

const SYNC_ON: &[u8] = b"\x1b[?2026h";
const SYNC_OFF: &[u8] = b"\x1b[?2026l";
/// Unchanged cells that are at most written again to spare a cursor move; beyond, a move is always shorter.
const LONGEST_BRIDGE: usize = 8;
/// Blanks from which erasing is looked at.
const SHORTEST_ERASE: usize = 8;

/// The screen, which writes frames to `W`.
pub struct Screen<W> {
    to: W,
    size: Size,
    shown: Vec<Glyph>,
    /// The terminal's content is not known (start, resize, return from another program).
    stale: bool,
    cursor: Cursor,
    cursor_wanted: Cursor,
    pen: Style,
    /// Where the terminal writes next; `None` where that is not certain.
    at: Option<At>,
    frame: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Cursor {
    hidden: bool,
    x: u16,
    y: u16,
}

/// A place to write at. `x` is unknown after the last column, and after a symbol that terminals measure differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct At {
    x: Option<u16>,
    y: u16,
}

/// What one cell shows.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Glyph {
    cell: Symbol,
    style: Style,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Symbol {
    One(char),
    /// More than one character, or a wide one; its second column is a `Tail`.
    Cluster(Box<str>, u8),
    Tail,
}

const BLANK: Glyph = Glyph { cell: Symbol::One(' '), style: Style::PLAIN };

impl Glyph {
    fn of(cell: &Cell) -> Self {
        let symbol = cell.symbol();
        let mut chars = symbol.chars();
        let symbol = match (chars.next(), chars.next()) {
            (None, _) => Symbol::One(' '),
            _ if symbol.chars().any(char::is_control) => Symbol::One('\u{fffd}'),
            (Some(c), None) if symbol.width() == 1 => Symbol::One(c),
            _ => Symbol::Cluster(symbol.into(), symbol.width().clamp(1, 2) as u8),
        };
        let mut style = Style::of(cell);
        if symbol == Symbol::One(' ') {
            style = style.of_blank();
        }
        Self { cell: symbol, style }
    }

    fn is_blank(&self) -> bool {
        *self == BLANK
    }

    /// Bytes it takes, without its style.
    fn cost(&self) -> usize {
        match &self.cell {
            Symbol::One(c) => c.len_utf8(),
            Symbol::Cluster(s, _) => s.len(),
            Symbol::Tail => 0,
        }
    }

    /// Says whether every terminal moves on by exactly one column after it.
    fn is_certain(&self) -> bool {
        matches!(self.cell, Symbol::One(c) if (c as u32) < 0x2e80 && !matches!(c, '\u{300}'..='\u{36f}'))
    }

    /// Says whether it looks the same with this pen, so that the pen may stay.
    fn fits(&self, pen: Style) -> bool {
        self.style == pen || (self.cell == Symbol::One(' ') && self.style == pen.of_blank())
    }
}

impl<W: io::Write> Screen<W> {
    /// Starts a screen of which nothing is known yet.
    pub fn new(to: W, size: Size) -> Self {
        let cells = size.width as usize * size.height as usize;
        Self {
            to,
            size,
            shown: vec![BLANK; cells],
            stale: true,
            cursor: Cursor::default(),
            cursor_wanted: Cursor::default(),
            pen: Style::PLAIN,
            at: None,
            frame: Vec::with_capacity(8 << 10),
        }
    }

    /// Takes the terminal's new size; all of it is painted again.
    pub fn resize(&mut self, size: Size) {
        let cells = size.width as usize * size.height as usize;
        self.size = size;
        self.shown = vec![BLANK; cells];
        self.stale = true;
    }

    /// Forgets what the terminal shows: the next frame paints all of it.
    pub fn repaint(&mut self) {
        self.stale = true;
    }

    /// Returns the size that is drawn for.
    pub const fn size(&self) -> Size {
        self.size
    }

    /// Shows what was drawn, with the cursor at a place or hidden, in one write; in none where nothing changed.
    pub fn show(&mut self, drawn: &Buffer, cursor: Option<(u16, u16)>) -> io::Result<()> {
        self.cursor_wanted.hidden = cursor.is_none();
        if let Some((x, y)) = cursor {
            self.cursor_wanted.x = x.min(self.size.width.saturating_sub(1));
            self.cursor_wanted.y = y.min(self.size.height.saturating_sub(1));
        }
        self.frame.clear();
        self.frame.extend_from_slice(SYNC_ON);
        self.compose(drawn);
        if self.frame.len() == SYNC_ON.len() {
            return Ok(());
        }
        self.frame.extend_from_slice(SYNC_OFF);
        self.to.write_all(&self.frame)?;
        self.to.flush()
    }

    fn compose(&mut self, drawn: &Buffer) {
        if self.stale {
            self.frame.extend_from_slice(b"\x1b[m\x1b[H\x1b[J");
            self.frame.extend_from_slice(if self.cursor_wanted.hidden { b"\x1b[?25l" } else { b"\x1b[?25h" });
            self.cursor.hidden = self.cursor_wanted.hidden;
            self.shown.fill(BLANK);
            self.pen = Style::PLAIN;
            self.at = Some(At { x: Some(0), y: 0 });
            self.stale = false;
        }
        let mut shown = std::mem::take(&mut self.shown);
        let width = self.size.width;
        let mut new = Vec::with_capacity(width.into());
        for (y, old) in (0..).zip(shown.chunks_mut(usize::from(width.max(1)))) {
            read_row(drawn, y, width, &mut new);
            if new != old {
                self.compose_row(y, &new, old);
                old.iter_mut().zip(new.drain(..)).for_each(|(old, new)| *old = new);
            }
        }
        self.shown = shown;
        let Cursor { hidden, x, y } = self.cursor_wanted;
        if hidden != self.cursor.hidden {
            self.frame.extend_from_slice(if hidden { b"\x1b[?25l" } else { b"\x1b[?25h" });
        }
        if !hidden && self.at != Some(At { x: Some(x), y }) {
            self.go(x, y);
        }
        self.cursor = self.cursor_wanted;
    }

    fn compose_row(&mut self, y: u16, new: &[Glyph], old: &[Glyph]) {
        let tail = new.iter().rposition(|g| !g.is_blank()).map_or(0, |last| last + 1);
        let n_tail = old.iter().skip(tail).filter(|g| !g.is_blank()).count();
        // `ESC [ K` is three bytes.
        let end = if n_tail > 3 { tail } else { new.len() };
        let mut x = 0;
        while x < end {
            if new[x] == old[x] || new[x].cell == Symbol::Tail {
                x += 1;
                continue;
            }
            self.reach(x, y, new);
            let blanks = new[x..end].iter().take_while(|g| g.is_blank()).count();
            if blanks >= SHORTEST_ERASE && self.erase(blanks, x + blanks < end) {
                x += blanks;
            } else {
                self.put(x, y, &new[x]);
                x += 1;
            }
        }
        if end < new.len() {
            self.reach(end, y, new);
            self.plain_ground();
            self.frame.extend_from_slice(b"\x1b[K");
        }
    }

    /// Brings the terminal to `x`, writing again what stands between where that is shorter.
    fn reach(&mut self, x: usize, y: u16, row: &[Glyph]) {
        let target = At { x: Some(x as u16), y };
        if self.at == Some(target) {
            return;
        }
        if let Some(At { x: Some(from), y: row_at }) = self.at
            && row_at == y
            && (from as usize) < x
            && x - from as usize <= LONGEST_BRIDGE
            && self.is_bridge_shorter(&row[from as usize..=x], x as u16, y)
        {
            for (column, glyph) in (from..).zip(&row[from as usize..x]) {
                self.put(column as usize, y, glyph);
            }
            return;
        }
        self.go(x as u16, y);
    }

    /// `cells` is the bridge and, last, the cell it leads to.
    fn is_bridge_shorter(&self, cells: &[Glyph], x: u16, y: u16) -> bool {
        let Some((target, bridge)) = cells.split_last() else { return false };
        let mut pen = self.pen;
        let mut bytes = 0;
        for glyph in bridge {
            if !glyph.is_certain() {
                return false;
            }
            bytes += glyph.cost();
            if !glyph.fits(pen) {
                bytes += pen::change(pen, glyph.style).len();
                pen = glyph.style;
            }
        }
        let style = |pen| if target.fits(pen) { 0 } else { pen::change(pen, target.style).len() };
        bytes + style(pen)
            <= pen::shortest_move(self.at.map(|at| (at.x, at.y)), (x, y)).len() + style(self.pen)
    }

    fn go(&mut self, x: u16, y: u16) {
        let bytes = pen::shortest_move(self.at.map(|at| (at.x, at.y)), (x, y));
        self.frame.extend_from_slice(&bytes);
        self.at = Some(At { x: Some(x), y });
    }

    /// Erases `n` cells without moving, where that and the move over them (`and_move`) is shorter than blanks.
    fn erase(&mut self, n: usize, and_move: bool) -> bool {
        let digits = n.to_string();
        let bytes = (digits.len() + 3) * (1 + usize::from(and_move));
        if bytes >= n {
            return false;
        }
        self.plain_ground();
        self.frame.extend_from_slice(b"\x1b[");
        self.frame.extend_from_slice(digits.as_bytes());
        self.frame.push(b'X');
        true
    }

    /// Erasing takes the pen's background.
    fn plain_ground(&mut self) {
        if !BLANK.fits(self.pen) {
            self.frame.extend_from_slice(&pen::change(self.pen, Style::PLAIN));
            self.pen = Style::PLAIN;
        }
    }

    fn put(&mut self, x: usize, y: u16, glyph: &Glyph) {
        if !glyph.fits(self.pen) {
            self.frame.extend_from_slice(&pen::change(self.pen, glyph.style));
            self.pen = glyph.style;
        }
        match &glyph.cell {
            Symbol::One(c) => self.frame.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Symbol::Cluster(s, _) => self.frame.extend_from_slice(s.as_bytes()),
            Symbol::Tail => {}
        }
        let next = x as u16 + 1;
        self.at = if glyph.is_certain() {
            Some(At { x: (next < self.size.width).then_some(next), y })
        } else {
            // A terminal that takes it for wider may already be on the next row.
            (next + 1 < self.size.width).then_some(At { x: None, y })
        };
    }
}

/// Reads a row as it was drawn; blanks where nothing was.
fn read_row(drawn: &Buffer, y: u16, width: u16, row: &mut Vec<Glyph>) {
    row.clear();
    let mut x = 0;
    while x < width {
        let glyph = drawn.cell((x, y)).map_or(BLANK, Glyph::of);
        let is_wide = matches!(glyph.cell, Symbol::Cluster(_, 2));
        match (is_wide, x + 1 < width) {
            (true, true) => {
                let style = glyph.style;
                row.extend([glyph, Glyph { cell: Symbol::Tail, style }]);
            }
            // Half of a wide symbol cannot be shown.
            (true, false) => row.push(BLANK),
            (false, _) => row.push(glyph),
        }
        x += 1 + u16::from(is_wide);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier};

    const SIZE: Size = Size { width: 24, height: 5 };

    fn paint(screen: &mut Screen<Vec<u8>>, rows: &[(String, u8)], cursor: Option<(u16, u16)>) -> Vec<u8> {
        screen.to.clear();
        let mut buffer = Buffer::empty(Rect::new(0, 0, screen.size.width, screen.size.height));
        for (y, (text, style)) in rows.iter().enumerate().take(screen.size.height as usize) {
            let style = ratatui::style::Style::new()
                .fg([Color::Reset, Color::Cyan, Color::LightRed][*style as usize % 3])
                .bg([Color::Reset, Color::Blue][usize::from(*style >= 6)])
                .add_modifier(Modifier::from_bits_truncate(u16::from(*style) & 0b1001));
            buffer.set_string(0, y as u16, text, style);
        }
        screen.show(&buffer, cursor).unwrap();
        screen.to.clone()
    }

    fn terminal() -> Screen<Vec<u8>> {
        Screen::new(Vec::new(), SIZE)
    }

    fn emulator() -> vt100::Parser {
        vt100::Parser::new(SIZE.height.try_into().unwrap(), SIZE.width.try_into().unwrap(), 0)
    }

    fn rows(text: &str) -> Vec<(String, u8)> {
        text.lines().map(|l| (l.to_owned(), 0)).collect()
    }

    #[test]
    fn an_unchanged_frame_writes_nothing() {
        let mut terminal = terminal();
        assert!(!paint(&mut terminal, &rows("one\ntwo"), Some((1, 1))).is_empty());
        assert!(paint(&mut terminal, &rows("one\ntwo"), Some((1, 1))).is_empty());
    }

    #[test]
    fn only_the_difference_is_written_in_few_bytes() {
        let mut terminal = terminal();
        paint(&mut terminal, &rows("the bridge is shut\nand the ferry sails"), None);
        let bytes = paint(&mut terminal, &rows("the bridge is open\nand the ferry waits"), None);
        let bytes = String::from_utf8(bytes).unwrap();
        assert_eq!(bytes, "\x1b[?2026h\x1b[A\x1b[5Dopen\n\x1b[4Dwait\x1b[?2026l");
    }

    #[test]
    fn a_shorter_line_is_erased_and_controls_never_pass() {
        let mut terminal = terminal();
        paint(&mut terminal, &rows("a long line of words"), None);
        let bytes = String::from_utf8(paint(&mut terminal, &rows("a"), None)).unwrap();
        assert_eq!(bytes, "\x1b[?2026h\r\x1b[C\x1b[K\x1b[?2026l");
        let mut cell = Cell::default();
        for symbol in ["\x1b", "\u{9b}", "a\x1b", "\x7f"] {
            cell.set_symbol(symbol);
            assert_eq!(Glyph::of(&cell).cell, Symbol::One('\u{fffd}'));
        }
    }

    fn seen(parser: &vt100::Parser) -> Vec<(String, vt100::Color, vt100::Color, bool, bool)> {
        let cells = (0..SIZE.height).flat_map(|y| (0..SIZE.width).map(move |x| (y, x)));
        cells
            .filter_map(|(y, x)| parser.screen().cell(y, x))
            .map(|c| {
                let blank = c.contents().trim().is_empty();
                let text = if blank { String::new() } else { c.contents().to_owned() };
                let fg = if blank { vt100::Color::Default } else { c.fgcolor() };
                (text, fg, c.bgcolor(), c.bold() && !blank, c.underline())
            })
            .collect()
    }

    proptest! {
        /// Whatever came before: a terminal that is sent differences shows what one shows that is painted anew.
        #[test]
        fn differences_lead_to_the_same_screen(
            frames in prop::collection::vec(prop::collection::vec(("([a-c ]{0,9}|      |“|é|漢|e\u{301}|│){0,8}", 0u8..12), 5), 1..6)
        ) {
            let mut terminal = terminal();
            let mut parser = emulator();
            for frame in &frames {
                parser.process(&paint(&mut terminal, frame, Some((3, 3))));
                let mut fresh = self::terminal();
                let mut other = emulator();
                other.process(&paint(&mut fresh, frame, Some((3, 3))));
                prop_assert_eq!(seen(&parser), seen(&other));
                prop_assert_eq!(parser.screen().cursor_position(), (3, 3));
            }
        }
    }

    #[test]
    fn a_resize_paints_all_without_asking() {
        let mut terminal = terminal();
        paint(&mut terminal, &rows("one"), None);
        terminal.resize(Size { width: 10, height: 2 });
        let bytes = String::from_utf8(paint(&mut terminal, &rows("one"), None)).unwrap();
        assert!(bytes.contains("one") && !bytes.contains("[6n") && !bytes.contains("[2J"), "{bytes:?}");
    }
}

//! Every rectangle of the screen, from its size and what is shown: the only layout arithmetic.
//!
//! Units: cells. From 120 columns list, text and panel stand side by side; from 100 with a narrow list; below that text and panel,
//! where the focus brings the list in for the panel; below 60 one pane, the focused one; below 20x5 nothing but a line saying so.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Column of its left edge.
    pub x: u16,
    /// Row of its top.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// One of the three panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The articles.
    List,
    /// The open article.
    #[default]
    Text,
    /// Its quotes, figures and notes.
    Side,
}

/// What the reader wants shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is switched by itself")]
pub struct Wanted {
    /// There are several articles, and the list is wanted.
    pub list: bool,
    /// The panel is wanted.
    pub side: bool,
    /// The pane that takes the keys.
    pub focus: Pane,
    /// Nothing but the list, while it takes the keys.
    pub alone: bool,
    /// One column whatever the width.
    pub linear: bool,
    /// Columns of list and panel, where the reader says so.
    pub cols: (Option<u16>, Option<u16>),
}

/// Where everything is. A pane that is not shown has no area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The articles.
    pub list: Option<Area>,
    /// The column of the line to the right of the list.
    pub list_border: Option<u16>,
    /// The open article with its header.
    pub text: Option<Area>,
    /// The column of the line to the left of the panel.
    pub side_border: Option<u16>,
    /// The panel.
    pub side: Option<Area>,
    /// The last row.
    pub status: Area,
    /// The screen is too small for anything but a line saying so.
    pub too_small: bool,
}

/// The widest line of an article that is still read with ease.
pub const MEASURE: u16 = 66;

impl Panes {
    /// Divides a screen.
    pub fn new((cols, rows): (u16, u16), wanted: Wanted) -> Self {
        let status = Area { x: 0, y: rows.saturating_sub(1), width: cols, height: rows.min(1) };
        if cols < 20 || rows < 5 {
            return Self { status, too_small: true, ..Self::default() };
        }
        let height = rows - 1;
        let column = |x: u16, width: u16| Some(Area { x, y: 0, width, height });
        let panes = Self { status, ..Self::default() };
        let (list, side) = widths(cols, wanted);
        if list == 0 && side == 0 {
            let whole = column(0, cols);
            return match wanted.focus {
                Pane::List if wanted.list => Self { list: whole, ..panes },
                Pane::Side if wanted.side => Self { side: whole, ..panes },
                _ => Self { text: whole, ..panes },
            };
        }
        let left = if list > 0 { list + 1 } else { 0 };
        let right = if side > 0 { side + 1 } else { 0 };
        Self {
            list: column(0, list).filter(|a| a.width > 0),
            list_border: (list > 0).then_some(list),
            text: column(left, cols - left - right),
            side_border: (side > 0).then(|| cols - right),
            side: column(cols - side, side).filter(|a| a.width > 0),
            ..panes
        }
    }

    /// Returns where a pane is.
    pub const fn area(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::List => self.list,
            Pane::Text => self.text,
            Pane::Side => self.side,
        }
    }
}

/// Returns the columns of list and panel.
fn widths(cols: u16, wanted: Wanted) -> (u16, u16) {
    let list_alone = wanted.alone && wanted.list && wanted.focus == Pane::List;
    if wanted.linear || list_alone || cols < 60 {
        return (0, 0);
    }
    // What the text has beyond its measure goes to both sides.
    let spare = cols.saturating_sub(140);
    let side = if cols < 120 { 32.min(cols * 2 / 5) } else { 34 + spare / 2 }.min(60);
    let list = match cols {
        0..100 => side,
        100..120 => 22,
        _ => 26 + spare / 2,
    }
    .min(56);
    // The text keeps half of the screen whatever is asked for.
    let asked = |asked: Option<u16>, width: u16| asked.map_or(width, |a| a.min(cols / 4));
    let (list, side) = (asked(wanted.cols.0, list), asked(wanted.cols.1, side));
    match (wanted.list, wanted.side) {
        (true, true) if cols >= 100 => (list, side),
        (true, _) if cols < 100 && wanted.focus == Pane::List => (list, 0),
        (_, true) => (0, side),
        (true, false) if cols >= 100 => (list, 0),
        _ => (0, 0),
    }
}

impl Area {
    /// Says whether nothing fits.
    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }
}

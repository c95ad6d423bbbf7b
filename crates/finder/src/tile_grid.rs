//! The tiles of the map, and the tile to which an arrow key moves the focus.

/// The direction of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To smaller columns.
    Left,
    /// To larger columns.
    Right,
    /// To smaller rows.
    Up,
    /// To larger rows.
    Down,
}

impl Direction {
    /// The direction of an arrow key, by its DOM name.
    pub fn of_key(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            _ => return None,
        })
    }
}

/// A tile's row and column; `None` is the bar of the whole city under the grid.
pub type Cell = Option<(u8, u8)>;

/// The nearest open tile in a direction, as its index in `cells`; `None` if there is none. A distance to the
/// side counts twice. The bar is below all tiles: going down reaches it when no tile is left in that
/// direction, and going up from it reaches the lowest tile.
pub fn next(
    cells: &[Cell],
    from: usize,
    direction: Direction,
    open: impl Fn(usize) -> bool,
) -> Option<usize> {
    let here = *cells.get(from)?;
    cells
        .iter()
        .enumerate()
        .filter(|(number, _)| *number != from && open(*number))
        .filter_map(|(number, there)| Some((cost(here, *there, direction)?, number)))
        .min()
        .map(|(_, number)| number)
}

/// How far a tile lies in a direction; `None` when it does not lie there.
fn cost(here: Cell, there: Cell, direction: Direction) -> Option<i32> {
    const BELOW_ALL: i32 = 1_000;
    let signed = |(row, column): (u8, u8)| (i32::from(row), i32::from(column));
    let (ahead, aside) = match (here, there) {
        (Some(here), Some(there)) => {
            let ((row, column), (to_row, to_column)) = (signed(here), signed(there));
            let (down, right) = (to_row - row, to_column - column);
            match direction {
                Direction::Left => (-right, down.abs()),
                Direction::Right => (right, down.abs()),
                Direction::Up => (-down, right.abs()),
                Direction::Down => (down, right.abs()),
            }
        }
        (Some(_), None) if direction == Direction::Down => (BELOW_ALL, 0),
        (None, Some(there)) if direction == Direction::Up => (BELOW_ALL - signed(there).0, 0),
        _ => return None,
    };
    (ahead > 0).then_some(ahead + 2 * aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    //   0 余杭 (1,3)   1 拱墅 (1,4)
    //   2 临安 (2,2)   3 上城 (2,4)   4 钱塘 (2,5)
    //   5 建德 (4,2)   6 全市
    const CELLS: [Cell; 7] = [
        Some((1, 3)),
        Some((1, 4)),
        Some((2, 2)),
        Some((2, 4)),
        Some((2, 5)),
        Some((4, 2)),
        None,
    ];

    fn go(from: usize, direction: Direction) -> Option<usize> {
        // 临安 has no cards and is passed over.
        next(&CELLS, from, direction, |number| number != 2)
    }

    #[test]
    fn arrows_lead_to_the_neighbour_by_place() {
        assert_eq!(go(0, Direction::Right), Some(1));
        assert_eq!(go(1, Direction::Down), Some(3));
        assert_eq!(go(3, Direction::Right), Some(4));
        assert_eq!(go(3, Direction::Up), Some(1));
        assert_eq!(go(4, Direction::Right), None);
    }

    #[test]
    fn gaps_and_closed_tiles_are_passed_over() {
        assert_eq!(go(3, Direction::Left), Some(0));
        assert_eq!(go(0, Direction::Down), Some(3));
        assert_eq!(go(3, Direction::Down), Some(5));
    }

    #[test]
    fn the_bar_lies_under_everything() {
        assert_eq!(go(5, Direction::Down), Some(6));
        assert_eq!(go(6, Direction::Up), Some(5));
        assert_eq!(go(6, Direction::Left), None);
    }
}

//! Where arrow keys lead on the map.

/// A direction of travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    Left,
    Right,
    Up,
    Down,
}

impl Towards {
    /// The direction of an arrow key, by its DOM name.
    pub fn key(name: &str) -> Option<Self> {
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

/// The nearest open tile in a direction, as its number in `cells`. A step aside costs two
/// steps ahead. The bar is reached from above when no tile is left on the way, and left
/// again to the lowest tile.
pub fn next(
    cells: &[Cell],
    from: usize,
    towards: Towards,
    open: impl Fn(usize) -> bool,
) -> Option<usize> {
    let here = *cells.get(from)?;
    cells
        .iter()
        .enumerate()
        .filter(|(number, _)| *number != from && open(*number))
        .filter_map(|(number, there)| Some((cost(here, *there, towards)?, number)))
        .min()
        .map(|(_, number)| number)
}

/// How far a tile lies in a direction; `None` when it does not lie there.
fn cost(here: Cell, there: Cell, towards: Towards) -> Option<i32> {
    const BELOW_ALL: i32 = 1_000;
    let step = |(row, column): (u8, u8)| (i32::from(row), i32::from(column));
    let (ahead, aside) = match (here, there) {
        (Some(here), Some(there)) => {
            let ((row, column), (to_row, to_column)) = (step(here), step(there));
            let (down, right) = (to_row - row, to_column - column);
            match towards {
                Towards::Left => (-right, down.abs()),
                Towards::Right => (right, down.abs()),
                Towards::Up => (-down, right.abs()),
                Towards::Down => (down, right.abs()),
            }
        }
        (Some(_), None) if towards == Towards::Down => (BELOW_ALL, 0),
        (None, Some(there)) if towards == Towards::Up => (BELOW_ALL - step(there).0, 0),
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

    fn go(from: usize, towards: Towards) -> Option<usize> {
        // 临安 has no cards and is passed over.
        next(&CELLS, from, towards, |number| number != 2)
    }

    #[test]
    fn arrows_lead_to_the_neighbour_by_place() {
        assert_eq!(go(0, Towards::Right), Some(1));
        assert_eq!(go(1, Towards::Down), Some(3));
        assert_eq!(go(3, Towards::Right), Some(4));
        assert_eq!(go(3, Towards::Up), Some(1));
        assert_eq!(go(4, Towards::Right), None);
    }

    #[test]
    fn gaps_and_closed_tiles_are_passed_over() {
        assert_eq!(go(3, Towards::Left), Some(0));
        assert_eq!(go(0, Towards::Down), Some(3));
        assert_eq!(go(3, Towards::Down), Some(5));
    }

    #[test]
    fn the_bar_lies_under_everything() {
        assert_eq!(go(5, Towards::Down), Some(6));
        assert_eq!(go(6, Towards::Up), Some(5));
        assert_eq!(go(6, Towards::Left), None);
    }
}

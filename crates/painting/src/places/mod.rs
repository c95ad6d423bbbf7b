//! Where marks stand. Every rule gives exactly as many places as it is asked for, the same ones at every
//! run; a mark is known by its index.

mod curve;
mod rules;

use crate::model::{Grid, Mark, Place, Point, Rule, RuleKind};

/// The most places that one mark may have.
pub const MOST: u32 = 2_000;

/// The most columns, rows or lanes of a rule.
const MOST_LANES: u16 = 500;

/// Why a rule cannot give its places.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misplaced {
    /// More marks than a picture may have.
    #[error("{0} places are more than the {MOST} that a picture may have")]
    TooMany(u64),
    /// The rule gives another number of places.
    #[error("the rule gives {given} places where {wanted} are needed")]
    Count {
        /// How many the rule gives.
        given: u64,
        /// How many are needed.
        wanted: u64,
    },
    /// A curve of fewer than two points.
    #[error("a curve needs two points or more")]
    Curve,
    /// No column, row or lane, or more than a picture may have.
    #[error("columns, rows abreast and lanes are 1 to {MOST_LANES}")]
    Lanes,
}

/// The places of a mark under one of its rules: its `n`, and after them those that stay open.
pub fn places(mark: &Mark, rule: &Rule) -> Result<Vec<Place>, Misplaced> {
    places_of(rule, u64::from(mark.n) + u64::from(mark.open_after()))
}

/// The `n` places of a rule.
pub fn places_of(rule: &Rule, n: u64) -> Result<Vec<Place>, Misplaced> {
    if n > u64::from(MOST) {
        return Err(Misplaced::TooMany(n));
    }
    check(&rule.kind)?;
    let given = own_count(&rule.kind).unwrap_or(n);
    if given != n {
        return Err(Misplaced::Count { given, wanted: n });
    }
    // MOST fits.
    let n = n as usize;
    Ok(match &rule.kind {
        RuleKind::List(list) => list.clone(),
        RuleKind::Grid(grid) => rules::grid(grid, n),
        RuleKind::Path(path) => rules::path(path, n),
        RuleKind::Rows(rows) => rules::rows(rows),
        RuleKind::Crowd(crowd) => rules::crowd(crowd),
        RuleKind::Drift(drift) => rules::drift(drift, n),
        RuleKind::Course(course) => rules::course(course, n),
    })
}

/// How many places a rule gives by itself; `None` if it gives as many as it is asked for.
fn own_count(kind: &RuleKind) -> Option<u64> {
    match kind {
        RuleKind::List(list) => Some(list.len() as u64),
        RuleKind::Rows(rows) => Some(rows.iter().map(|row| u64::from(row.n)).sum()),
        RuleKind::Crowd(crowd) => Some(crowd.counts.iter().map(|n| u64::from(*n)).sum()),
        _ => None,
    }
}

/// Whether a rule's numbers can be computed with.
fn check(kind: &RuleKind) -> Result<(), Misplaced> {
    let lanes = |n: u16| {
        (1..=MOST_LANES)
            .contains(&n)
            .then_some(())
            .ok_or(Misplaced::Lanes)
    };
    let curve = |points: &[Point]| (points.len() >= 2).then_some(()).ok_or(Misplaced::Curve);
    match kind {
        RuleKind::List(_) | RuleKind::Crowd(_) => Ok(()),
        RuleKind::Grid(Grid { cols, .. }) => lanes(*cols),
        RuleKind::Path(path) => lanes(path.abreast).and(curve(&path.points)),
        RuleKind::Rows(rows) => rows.iter().try_for_each(|row| curve(&row.path)),
        RuleKind::Drift(drift) => lanes(drift.lanes),
        RuleKind::Course(course) => curve(&course.path),
    }
}

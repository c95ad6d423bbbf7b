//! The labels of a step on one kind of screens, with everything resolved. They become HTML that stands
//! over the picture.

use crate::Painting;
use crate::facts::Facts;
use crate::model::{Anchor, Kind, Label, LabelKind, Point, Step};
use crate::words::{Piece, Unfilled, pieces};
use serde::Serialize;

/// A label as one kind of screens shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlacedLabel {
    /// The label's id.
    pub id: String,
    /// How it looks.
    pub kind: LabelKind,
    /// Its anchor in the world.
    pub at: Point,
    /// Its lines, or columns from the right if it is vertical. None for an empty seal.
    pub lines: Vec<Vec<Piece>>,
    /// The size of its letters in pixels, never below 12.
    pub size: f64,
    /// Which point of the words stands at the anchor.
    pub anchor: Anchor,
    /// Whether the words are set from top to bottom.
    pub vertical: bool,
    /// Whether a seal is round.
    pub round: bool,
    /// Columns of a seal.
    pub columns: u16,
}

impl PlacedLabel {
    /// The words as one text.
    pub fn text(&self) -> String {
        let pieces = self.lines.iter().flatten();
        pieces.map(|piece| piece.text.as_str()).collect()
    }
}

/// The labels of a step on a kind of screens, in the order of the scene. A label on a narrow screen's own
/// station is anchored as on other screens, at the step's station.
pub fn labels(
    painting: &Painting,
    step: &str,
    kind: Kind,
    facts: &Facts,
) -> Result<Vec<PlacedLabel>, Unfilled> {
    let Some((scene, step)) = painting.step(step) else {
        return Ok(Vec::new());
    };
    scene
        .labels
        .iter()
        .filter(|label| step.labels.contains(&label.id))
        .filter(|label| label.on.as_ref().is_none_or(|on| on.contains(&kind)))
        .map(|label| placed(painting, step, label, kind, facts))
        .collect()
}

fn placed(
    painting: &Painting,
    step: &Step,
    label: &Label,
    kind: Kind,
    facts: &Facts,
) -> Result<PlacedLabel, Unfilled> {
    let other = label.on_kind(kind);
    let station = label.station.as_ref().unwrap_or(&step.station);
    let x = painting.station(station).map_or(0.0, |station| station.x);
    let at = other.and_then(|other| other.at).unwrap_or(label.at);
    let words = other
        .and_then(|other| other.text.as_ref())
        .unwrap_or(&label.text);
    let words = match label.tick {
        Some(tick) if label.kind == LabelKind::Km => tick.to_string(),
        _ => words.clone(),
    };
    let lines = words
        .split('|')
        .map(|line| pieces(line, facts))
        .filter(|line| line.as_ref().map_or(true, |line| !line.is_empty()))
        .collect::<Result<Vec<_>, _>>()?;
    // On a phone a sail has room for its number alone; the text beside the picture says what it counts.
    let lines = match (label.kind, kind) {
        (LabelKind::Sail, Kind::Phone) => lines.into_iter().take(2).collect(),
        _ => lines,
    };
    let size = other.and_then(|other| other.size).unwrap_or(label.size);
    let size = match (label.kind, kind) {
        (LabelKind::Seal, Kind::Phone) => 12.5,
        (LabelKind::Sail, Kind::Phone) => 12.0,
        (LabelKind::Seal, Kind::Middle) => 14.0,
        (_, Kind::Wide) => size,
        (_, Kind::Middle) => size * 0.94,
        (_, Kind::Phone) => size * 0.86,
    };
    Ok(PlacedLabel {
        id: label.id.clone(),
        kind: label.kind,
        at: [at[0] + x, at[1]],
        lines,
        size: ((size * 2.0).round() / 2.0).max(12.0),
        anchor: other.and_then(|other| other.anchor).unwrap_or(label.anchor),
        vertical: label.kind.vertical(),
        round: label.round,
        columns: label.cols.unwrap_or(2),
    })
}

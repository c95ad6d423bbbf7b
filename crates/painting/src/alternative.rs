//! The text alternative of a picture, made from what is drawn: the legends of its marks with their
//! numbers, the words in it, and that everything else is a sketch.

use crate::Painting;
use crate::facts::Facts;
use crate::label::labels;
use crate::model::{Kind, LabelKind};
use crate::words::{Unfilled, text};
use story::Words;

/// The text alternative of a step on a kind of screens, in the language of the art. Empty if there is no such step.
pub fn alternative(
    painting: &Painting,
    step: &str,
    kind: Kind,
    facts: &Facts,
) -> Result<String, Unfilled> {
    let Some((scene, found)) = painting.step(step) else {
        return Ok(String::new());
    };
    let mut legends = Vec::new();
    for mark in scene
        .marks
        .iter()
        .filter(|mark| found.shows.contains(&mark.id))
    {
        if let Some(legend) = &mark.legend {
            let legend = text(legend, facts)?.replace('。', "，");
            legends.push(legend.trim_end_matches('，').to_owned());
        }
    }
    let words: Vec<String> = labels(painting, step, kind, facts)?
        .iter()
        // A disc's number is no word; the legend says what the discs count.
        .filter(|label| label.kind != LabelKind::Km)
        .map(|label| label.text().replace('。', ""))
        .filter(|words| !words.is_empty())
        .collect();
    let board = painting.storyboard.get(step);
    let reads = board.map_or("", |board| board.reads.trim_end_matches('。'));
    let locale = &painting.scroll.locale;
    let interface = Words::of(locale).ok_or_else(|| Unfilled::Language(locale.clone()))?;
    Ok((interface.picture.alternative)(&legends, reads, &words))
}

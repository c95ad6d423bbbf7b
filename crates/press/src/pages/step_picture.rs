//! The picture of a step: the painting, its words over it, and what its marks stand for under it.

use super::painted::{Painted, PaintedPicture};
use changjuan::context::words;
use changjuan::number::source_anchor;
use leptos::{either::Either, prelude::*};
use painting::PlacedLabel;
use painting::model::LabelKind;
use painting::words::Piece;
use story::FactId;

/// The picture of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepPicture {
    /// The id of the step of the story.
    pub step: String,
    /// What the picture shows: the name of the figure, with or without images.
    pub shows: String,
    /// The files.
    pub painted: Painted,
    /// The words over it.
    pub labels: Vec<PictureLabel>,
    /// What its marks stand for, a line each.
    pub legend: Vec<Vec<Piece>>,
}

/// Words over a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureLabel {
    /// The class that has its place in the sheet of labels (`site::labels`).
    pub place: String,
    /// The words and their look.
    pub label: PlacedLabel,
}

/// A picture with its words. Where the painter moves from step to step, its track says how far it stays.
#[component]
pub fn Picture(shows: String, painted: Painted, labels: Vec<PictureLabel>) -> impl IntoView {
    let labels = labels
        .into_iter()
        .map(|label| view! { <Label label/> })
        .collect_view();
    view! {
        <div class="picture-track">
            <figure class="picture" aria-label=shows>
                <PaintedPicture picture=painted/>
                {labels}
            </figure>
        </div>
    }
}

/// What the marks of a picture stand for, and what is a sketch.
#[component]
pub fn Legend(lines: Vec<Vec<Piece>>) -> impl IntoView {
    let sketch = (words().picture.sketch)(!lines.is_empty());
    let lines = lines
        .into_iter()
        .map(|line| view! { <p><Words pieces=line/></p> })
        .collect_view();
    view! { <div class="legend">{lines} <p>{sketch}</p></div> }
}

/// Words over a picture, as lines or columns.
#[component]
fn Label(label: PictureLabel) -> impl IntoView {
    let PictureLabel { place, label } = label;
    let class = format!(
        "picture-label {} {} {place}",
        look(label.kind),
        anchor(&label)
    );
    let lines = match label.kind {
        LabelKind::Seal => columns(&label),
        _ => label.lines.clone(),
    };
    let lines = lines
        .into_iter()
        .map(|line| view! { <span><Words pieces=line/></span> })
        .collect_view();
    view! { <p class=class>{lines}</p> }
}

/// The look of a label as a class.
fn look(kind: LabelKind) -> &'static str {
    match kind {
        LabelKind::Plate => "plate",
        LabelKind::Slip => "slip",
        LabelKind::Quote => "quote",
        LabelKind::Km => "disc",
        LabelKind::Seal => "seal",
        LabelKind::Sail => "sail",
        LabelKind::Carved => "carved",
        LabelKind::Note => "note-word",
        LabelKind::Word => "word",
    }
}

/// What stands at the anchor of a label, or that a seal is round, as a class.
fn anchor(label: &PlacedLabel) -> &'static str {
    use painting::model::Anchor;
    match (label.kind, label.anchor) {
        (LabelKind::Seal, _) if label.round => "round",
        (_, Anchor::Start) => "from-start",
        (_, Anchor::Middle) => "from-middle",
        (_, Anchor::End) => "from-end",
    }
}

/// The letters of a seal as columns from the right, as equal as they can be. None for an empty seal.
fn columns(seal: &PlacedLabel) -> Vec<Vec<Piece>> {
    let letters: Vec<char> = seal.text().chars().collect();
    let tall = letters
        .len()
        .div_ceil(usize::from(seal.columns.max(1)))
        .max(1);
    letters
        .chunks(tall)
        .map(|column| {
            vec![Piece {
                text: column.iter().collect(),
                fact: None,
            }]
        })
        .collect()
}

/// Words whose numbers lead to their sources.
#[component]
fn Words(pieces: Vec<Piece>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|Piece { text, fact }| match fact {
            None => Either::Left(text),
            Some(id) => {
                let href = format!("#{}", source_anchor(&FactId(id.clone())));
                Either::Right(view! { <a class="figure" href=href data-fact=id>{text}</a> })
            }
        })
        .collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;
    use painting::model::Anchor;

    fn seal(text: &str, columns: u16) -> PlacedLabel {
        let piece = Piece {
            text: text.to_owned(),
            fact: None,
        };
        PlacedLabel {
            id: "a".to_owned(),
            kind: LabelKind::Seal,
            at: [0.0, 0.0],
            lines: vec![vec![piece]],
            size: 20.0,
            anchor: Anchor::Middle,
            vertical: false,
            round: true,
            columns,
        }
    }

    fn texts(label: &PlacedLabel) -> Vec<String> {
        let columns = columns(label);
        columns
            .iter()
            .map(|column| column.iter().map(|piece| piece.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn a_seal_has_columns_of_one_height() {
        assert_eq!(
            texts(&seal("中资环有色金属投资", 3)),
            ["中资环", "有色金", "属投资"]
        );
        assert_eq!(texts(&seal("利欧数字营销", 2)), ["利欧数", "字营销"]);
        assert_eq!(texts(&seal("", 2)), Vec::<String>::new());
        assert_eq!(texts(&seal("中", 0)), ["中"]);
    }
}

//! A step's picture as a file by itself: the same markup with its colours resolved.

use super::picture::{HEIGHT, Look, WIDTH};
use super::svg::{escape, markup, push};
use super::{picture, words};
use crate::content::{Pigment, Story};

/// The colours of a still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub paper: &'static str,
    pub ink: &'static str,
    pub soft: &'static str,
    pub line: &'static str,
    pub vermilion: &'static str,
    pub lamp: &'static str,
    pub pigment: &'static str,
    pub deep: &'static str,
}

impl Palette {
    /// On rice paper.
    pub fn light(pigment: Pigment) -> Self {
        let (pigment, deep) = match pigment {
            Pigment::Azurite => ("#2f5f94", "#2f5f94"),
            Pigment::Ochre => ("#9a5a38", "#8a4e2f"),
            Pigment::Malachite => ("#3f8465", "#2f6b50"),
            Pigment::Gamboge => ("#a9781b", "#80590f"),
        };
        Self {
            paper: "#f6f1e5",
            ink: "#22262a",
            soft: "#5c605f",
            line: "#b9b3a3",
            vermilion: "#b8402c",
            lamp: "#f5dc9c",
            pigment,
            deep,
        }
    }

    /// On ink-wash night.
    pub fn dark(pigment: Pigment) -> Self {
        let pigment = match pigment {
            Pigment::Azurite => "#7ba6d6",
            Pigment::Ochre => "#cf8f6a",
            Pigment::Malachite => "#74b797",
            Pigment::Gamboge => "#d0a24a",
        };
        Self {
            paper: "#15191b",
            ink: "#e9e4d6",
            soft: "#a9a698",
            line: "#4a4f4e",
            vermilion: "#e0705b",
            lamp: "#f5dc9c",
            pigment,
            deep: pigment,
        }
    }
}

/// A step's picture as a standalone SVG document, on paper, in the light colours.
/// `None` where the story has no such chapter or step.
pub fn still_svg(story: &Story, chapter: usize, step: usize) -> Option<String> {
    let pigment = story.chapters.get(chapter)?.pigment;
    still_svg_in(story, chapter, step, Palette::light(pigment))
}

/// The same in the given colours.
pub fn still_svg_in(
    story: &Story,
    chapter: usize,
    step: usize,
    palette: Palette,
) -> Option<String> {
    let data = story.chapters.get(chapter)?;
    let shown = &data.steps.get(step)?.show;
    let picture = picture(story, &data.scene.drawing, shown);
    let mut svg = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 "#);
    push(&mut svg, WIDTH);
    svg.push(' ');
    push(&mut svg, HEIGHT);
    svg += "\" font-family=\"'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif\" font-size=\"22\"><title>";
    escape(&words(story, &data.scene.alt), &mut svg);
    svg += "</title><path fill=\"";
    svg += palette.paper;
    svg += "\" d=\"M0 0h600v560h-600z\"/>";
    svg += &markup(&picture.groups, |look, text| {
        *text += &attributes(look, &palette);
    });
    svg += "</svg>";
    Some(svg)
}

/// A look's colours and widths, as `style/scenes.css` has them.
fn attributes(look: Look, palette: &Palette) -> String {
    let fill = |colour: &str| format!(" fill=\"{colour}\"");
    let line = |colour: &str, width: f64| {
        format!(
            " fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
        )
    };
    match look {
        Look::Ink | Look::Label => fill(palette.ink),
        Look::Soft | Look::Quiet => fill(palette.soft),
        Look::Pigment => fill(palette.pigment),
        Look::Deep => fill(palette.deep),
        Look::Vermilion => fill(palette.vermilion),
        Look::Paper | Look::Bright => fill(palette.paper),
        Look::Lamp => fill(palette.lamp),
        Look::Wash => format!(
            "{} fill-opacity=\".16\" stroke=\"{}\" stroke-width=\"1.5\"",
            fill(palette.pigment),
            palette.pigment
        ),
        Look::Wall => format!("{} fill-opacity=\".8\"", fill(palette.pigment)),
        Look::Veil => " fill=\"#22262a\" fill-opacity=\".45\"".to_owned(),
        Look::Line => line(palette.ink, 2.0),
        Look::Thin => line(palette.line, 1.5),
        Look::Open => line(palette.ink, 2.0),
        Look::Outline => line(palette.ink, 2.2),
        Look::Petal => format!(
            "{} stroke=\"{}\" stroke-width=\"1.6\"",
            fill(palette.paper),
            palette.ink
        ),
        Look::Stamp => line(palette.vermilion, 2.6),
        Look::Carved => line(palette.paper, 1.7),
        Look::Cord => line(palette.lamp, 2.1),
        Look::Rod => line(palette.ink, 3.2),
        Look::Twig => line(palette.ink, 3.0),
        Look::Road => line(palette.pigment, 11.0),
        Look::Lane => format!("{} stroke-dasharray=\"2 12\"", line(palette.paper, 1.5)),
        Look::Dots => line(palette.pigment, 7.0),
        Look::Folk => line(palette.pigment, 5.0),
        Look::Head => format!("{} font-weight=\"700\" font-size=\"24\"", fill(palette.ink)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_look_has_its_rule_in_the_style_sheet() {
        let css = include_str!("../../style/scenes.css");
        for look in [
            Look::Ink,
            Look::Soft,
            Look::Pigment,
            Look::Deep,
            Look::Vermilion,
            Look::Paper,
            Look::Lamp,
            Look::Wash,
            Look::Wall,
            Look::Veil,
            Look::Line,
            Look::Thin,
            Look::Open,
            Look::Outline,
            Look::Stamp,
            Look::Carved,
            Look::Cord,
            Look::Rod,
            Look::Twig,
            Look::Road,
            Look::Lane,
            Look::Dots,
            Look::Folk,
            Look::Label,
            Look::Quiet,
            Look::Head,
            Look::Bright,
            Look::Petal,
        ] {
            let class = format!(".{}", look.class());
            assert!(css.contains(&class), "{class}");
        }
    }
}

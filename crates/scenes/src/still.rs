//! A step's picture as an SVG file: the same markup as in the page, with colours as attributes.

use crate::path::push;
use crate::picture;
use crate::picture::{HEIGHT, Look, WIDTH};
use crate::svg::markup;
use story::html::escape_into;
use story::{Chapter, Pigment, Step, Story, plain};
use thiserror::Error;

/// The style sheet lacks the token with this name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no token --{0}")]
pub struct MissingToken(pub String);

/// The colours of a still, as SVG paints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    paper: String,
    ink: String,
    ink_soft: String,
    line: String,
    vermilion: String,
    lamp: String,
    veil: String,
    /// The chapter's pigment.
    pigment: String,
    /// The pigment's variant for text.
    pigment_text: String,
}

impl Palette {
    /// The colours of a chapter with this pigment. `token` returns the value of a token of
    /// `style/tokens.css` by its name without the dashes: `paper`, `azurite-text`.
    ///
    /// # Errors
    /// Fails with the name of the first token that `token` has no value for.
    pub fn from_tokens(
        pigment: Pigment,
        token: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, MissingToken> {
        let colour = |name: &str| token(name).ok_or_else(|| MissingToken(name.to_owned()));
        Ok(Self {
            paper: colour("paper")?,
            ink: colour("ink")?,
            ink_soft: colour("ink-soft")?,
            line: colour("line")?,
            vermilion: colour("vermilion")?,
            lamp: colour("lamp")?,
            veil: colour("veil")?,
            pigment: colour(pigment.name())?,
            pigment_text: colour(&format!("{}-text", pigment.name()))?,
        })
    }
}

/// The picture of a chapter's step as a standalone SVG document on paper.
pub fn still_svg(story: &Story, chapter: &Chapter, step: &Step, palette: &Palette) -> String {
    let picture = picture(story, &chapter.scene.drawing, &step.show);
    let mut svg = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 "#);
    push(&mut svg, WIDTH);
    svg.push(' ');
    push(&mut svg, HEIGHT);
    svg += "\" font-family=\"'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif\" font-size=\"22\"><title>";
    escape_into(&plain(story, &chapter.scene.alt), &mut svg);
    svg += "</title><path fill=\"";
    svg += &palette.paper;
    svg += "\" d=\"M0 0h600v560h-600z\"/>";
    svg += &markup(&picture.groups, |look, text| {
        *text += &attributes(look, palette);
    });
    svg += "</svg>";
    svg
}

/// The attributes of a look, each with a space before it. Widths and opacities are those of
/// `style/scenes.css`.
fn attributes(look: Look, palette: &Palette) -> String {
    let fill = |colour: &str| format!(" fill=\"{colour}\"");
    let line = |colour: &str, width: f64| {
        format!(
            " fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
        )
    };
    match look {
        Look::Ink | Look::Label => fill(&palette.ink),
        Look::Soft | Look::Quiet => fill(&palette.ink_soft),
        Look::Pigment => fill(&palette.pigment),
        Look::Deep => fill(&palette.pigment_text),
        Look::Vermilion => fill(&palette.vermilion),
        Look::Paper | Look::Bright => fill(&palette.paper),
        Look::Lamp => fill(&palette.lamp),
        Look::Wash => format!(
            "{} fill-opacity=\".16\" stroke=\"{}\" stroke-width=\"1.5\"",
            fill(&palette.pigment),
            palette.pigment
        ),
        Look::Wall => format!("{} fill-opacity=\".8\"", fill(&palette.pigment)),
        Look::Veil => format!("{} fill-opacity=\".45\"", fill(&palette.veil)),
        Look::Line => line(&palette.ink, 2.0),
        Look::Thin => line(&palette.line, 1.5),
        Look::Open => line(&palette.ink, 2.0),
        Look::Outline => line(&palette.ink, 2.2),
        Look::Petal => format!(
            "{} stroke=\"{}\" stroke-width=\"1.6\"",
            fill(&palette.paper),
            palette.ink
        ),
        Look::Stamp => line(&palette.vermilion, 2.6),
        Look::Carved => line(&palette.paper, 1.7),
        Look::Cord => line(&palette.lamp, 2.1),
        Look::Rod => line(&palette.ink, 3.2),
        Look::Twig => line(&palette.ink, 3.0),
        Look::Road => line(&palette.pigment, 11.0),
        Look::Lane => format!("{} stroke-dasharray=\"2 12\"", line(&palette.paper, 1.5)),
        Look::Dots => line(&palette.pigment, 7.0),
        Look::Folk => line(&palette.pigment, 5.0),
        Look::Head => format!(
            "{} font-weight=\"700\" font-size=\"24\"",
            fill(&palette.ink)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::story;

    /// Every token has its own name as its value.
    fn named(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn a_still_stands_alone() {
        let story = story();
        let chapter = &story.chapters[0];
        let palette = Palette::from_tokens(chapter.pigment, named).expect("all tokens");
        let still = still_svg(&story, chapter, &chapter.steps[1], &palette);
        assert!(still.starts_with("<svg xmlns="));
        assert!(still.contains("<title>图中有825家次走访</title>"));
        assert!(!still.contains("class=\"dots") && !still.contains("style="));
        assert!(still.contains(r#"stroke="azurite" stroke-width="7""#));
    }

    #[test]
    fn a_missing_token_is_named() {
        let but = |missing: &'static str| move |name: &str| named(name).filter(|it| it != missing);
        let palette = Palette::from_tokens(Pigment::Ochre, but("ochre-text"));
        let error = palette.expect_err("the token is missing");
        assert_eq!(error.to_string(), "no token --ochre-text");
        assert!(Palette::from_tokens(Pigment::Ochre, but("azurite")).is_ok());
    }
}

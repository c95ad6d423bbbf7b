//! The looks of shapes.

use enum_map::Enum;

/// How a shape is filled and stroked. Each look has a rule in `style/scenes.css`, by its class, and the
/// same as attributes in `still.rs`.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Filled with ink.
    Ink,
    /// Filled with soft ink.
    Soft,
    /// Filled with the chapter's pigment.
    Pigment,
    /// Filled with the pigment's variant for text.
    Deep,
    /// Filled with vermilion.
    Vermilion,
    /// Filled with the colour of the paper.
    Paper,
    /// Filled with lamplight.
    Lamp,
    /// Filled with a thin wash of the pigment, with an edge of pigment.
    Wash,
    /// Filled with the pigment, slightly transparent.
    Wall,
    /// Filled with a half-transparent shade over the shapes below.
    Veil,
    /// A line in ink.
    Line,
    /// A thin line in the colour of rules.
    Thin,
    /// A line in ink for the open edge of a number that is only a lower bound.
    Open,
    /// A slightly heavier line in ink, for marks.
    Outline,
    /// A line in vermilion.
    Stamp,
    /// A line in the colour of the paper, on a dark shape.
    Carved,
    /// A line in lamplight.
    Cord,
    /// A heavy line in ink, for the limbs of runners.
    Rod,
    /// A heavy line in ink, for a branch in the legend.
    Twig,
    /// A very wide line in the pigment.
    Road,
    /// A dashed line in the colour of the paper, on a road.
    Lane,
    /// Round dots in the pigment: one for each very short stroke.
    Dots,
    /// Small people in the pigment: wide strokes with round ends.
    Folk,
    /// Text in ink.
    Label,
    /// Text in soft ink.
    Quiet,
    /// Text in ink for a name: bold and larger.
    Head,
    /// Text in the colour of the paper, on a dark shape.
    Bright,
    /// Filled with the colour of the paper, with an edge in ink.
    Petal,
}

impl Look {
    /// The name of its CSS class.
    pub fn class(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Soft => "soft",
            Self::Pigment => "pigment",
            Self::Deep => "deep",
            Self::Vermilion => "vermilion",
            Self::Paper => "paper",
            Self::Lamp => "lamp",
            Self::Wash => "wash",
            Self::Wall => "wall",
            Self::Veil => "veil",
            Self::Line => "line",
            Self::Thin => "thin",
            Self::Open => "open",
            Self::Outline => "outline",
            Self::Stamp => "stamp",
            Self::Carved => "carved",
            Self::Cord => "cord",
            Self::Rod => "rod",
            Self::Twig => "twig",
            Self::Road => "road",
            Self::Lane => "lane",
            Self::Dots => "dots",
            Self::Folk => "folk",
            Self::Label => "label",
            Self::Quiet => "quiet",
            Self::Head => "head",
            Self::Bright => "bright",
            Self::Petal => "petal",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a style sheet has a selector with exactly this class.
    fn has_class(css: &str, class: &str) -> bool {
        let selector = format!(".{class}");
        css.match_indices(&selector).any(|(at, _)| {
            let next = css[at + selector.len()..].chars().next();
            next.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-')
        })
    }

    #[test]
    fn every_look_has_its_rule_in_the_style_sheet() {
        let css = include_str!("../../../style/scenes.css");
        for look in (0..Look::LENGTH).map(Look::from_usize) {
            assert!(has_class(css, look.class()), "{look:?}");
        }
        assert!(!has_class(".linked {}", "line"));
    }
}

//! Writes shapes as SVG.

use crate::path::push;
use crate::picture::{Anchor, Group, Look, Shape};
use story::html::escape_into;

/// The markup of groups, for the inside of an `<svg>`. `ink` appends the attributes of a look, with a
/// space before each.
pub fn markup(groups: &[Group], ink: impl Fn(Look, &mut String)) -> String {
    let mut text = String::new();
    for group in groups {
        text += r#"<g class="el"#;
        text += if group.linked { " linked" } else { "" };
        text += r#"" data-el=""#;
        escape_into(&group.id, &mut text);
        text += r#"" transform=""#;
        text += &group.pose.transform("");
        text += if group.pose.shown {
            r#"">"#
        } else {
            r#"" opacity="0">"#
        };
        shapes(&group.shapes, &ink, &mut text);
        text += "</g>";
    }
    text
}

/// Appends the markup of shapes to `text`; `ink` as in [`markup`].
pub fn shapes(shapes: &[Shape], ink: &impl Fn(Look, &mut String), text: &mut String) {
    for shape in shapes {
        match shape {
            Shape::Path(look, d) => {
                *text += "<path";
                ink(*look, text);
                *text += " d=\"";
                *text += d;
                *text += "\"/>";
            }
            Shape::Text {
                look,
                x,
                y,
                anchor,
                figure,
                words,
            } => {
                *text += "<text";
                ink(*look, text);
                *text += " x=\"";
                push(text, *x);
                *text += "\" y=\"";
                push(text, *y);
                *text += match anchor {
                    Anchor::Start => "\">",
                    Anchor::Middle => r#"" text-anchor="middle">"#,
                    Anchor::End => r#"" text-anchor="end">"#,
                };
                if !figure.is_empty() {
                    *text += r#"<tspan font-size="26" font-weight="700">"#;
                    escape_into(figure, text);
                    *text += "</tspan>";
                    if !words.is_empty() {
                        *text += r#"<tspan dx="8">"#;
                        escape_into(words, text);
                        *text += "</tspan>";
                    }
                } else {
                    escape_into(words, text);
                }
                *text += "</text>";
            }
        }
    }
}

/// Appends the `class` attribute of a look.
pub fn by_class(look: Look, text: &mut String) {
    *text += " class=\"";
    *text += look.class();
    *text += "\"";
}

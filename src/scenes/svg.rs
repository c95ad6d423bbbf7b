//! The writing of shapes as SVG text.

use super::picture::{Anchor, Group, Look, Shape};

/// Appends a number with at most two decimals, without trailing zeros.
pub fn push(text: &mut String, number: f64) {
    let hundredths = (number * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let hundredths = hundredths.abs();
    text.push_str(&(hundredths / 100).to_string());
    let rest = hundredths % 100;
    if rest > 0 {
        text.push('.');
        text.push((b'0' + (rest / 10) as u8) as char);
        if rest % 10 > 0 {
            text.push((b'0' + (rest % 10) as u8) as char);
        }
    }
}

/// A path from words and numbers, e.g. `path(&[("M", &[0.0, 1.0])])`.
pub fn path(parts: &[(&str, &[f64])]) -> String {
    let mut d = String::new();
    for (command, numbers) in parts {
        d += command;
        for (index, number) in numbers.iter().enumerate() {
            if index > 0 {
                d.push(' ');
            }
            push(&mut d, *number);
        }
    }
    d
}

/// Text made safe for markup.
pub fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            c => into.push(c),
        }
    }
}

/// Writes groups as the inside of an `<svg>`; `ink` turns a look into attributes.
pub fn markup(groups: &[Group], ink: impl Fn(Look, &mut String)) -> String {
    let mut text = String::new();
    for group in groups {
        text += r#"<g class="el"#;
        text += if group.linked { " linked" } else { "" };
        text += r#"" data-el=""#;
        escape(&group.id, &mut text);
        text += r#"" transform=""#;
        text += &group.place.transform("");
        text += if group.place.shown {
            r#"">"#
        } else {
            r#"" opacity="0">"#
        };
        shapes(&group.shapes, &ink, &mut text);
        text += "</g>";
    }
    text
}

/// Writes shapes.
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
                    escape(figure, text);
                    *text += "</tspan>";
                    if !words.is_empty() {
                        *text += r#"<tspan dx="8">"#;
                        escape(words, text);
                        *text += "</tspan>";
                    }
                } else {
                    escape(words, text);
                }
                *text += "</text>";
            }
        }
    }
}

/// The attribute that names a look's class.
pub fn by_class(look: Look, text: &mut String) {
    *text += " class=\"";
    *text += look.class();
    *text += "\"";
}

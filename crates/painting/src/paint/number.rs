//! Numbers as short as SVG allows.

/// A number with at most `decimals` decimals, without a zero before its point or at its end.
pub fn number(value: f64, decimals: usize) -> String {
    let mut text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" {
        return "0".to_owned();
    }
    if let Some(rest) = text.strip_prefix("0.") {
        return format!(".{rest}");
    }
    if let Some(rest) = text.strip_prefix("-0.") {
        return format!("-.{rest}");
    }
    text
}

/// A coordinate, to a tenth of a unit.
pub fn coordinate(value: f64) -> String {
    number(value, 1)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_short() {
        for (value, text) in [
            (0.5, ".5"),
            (-0.25, "-.25"),
            (3.0, "3"),
            (-0.001, "0"),
            (120.0, "120"),
            (1.999, "2"),
        ] {
            assert_eq!(number(value, 2), text);
        }
    }
}

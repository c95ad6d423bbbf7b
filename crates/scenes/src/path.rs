//! Numbers and path data as SVG writes them.

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

/// A path from commands and their numbers, e.g. `path(&[("M", &[0.0, 1.0])])`.
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

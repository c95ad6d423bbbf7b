//! Lines of text: how wide they are about to be, and where they break.

/// The estimated width of a text in em: a Chinese character is 1, a digit 0.56.
pub fn ems(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.56 } else { 1.0 })
        .sum()
}

/// Cuts words into lines of about the same length, none longer than `most` em where
/// that many lines are allowed.
pub fn wrapped(words: &str, most: f64, lines: usize) -> Vec<String> {
    // Where the words have a natural pause, and every part fits, they break there.
    let parts: Vec<&str> = words.split_inclusive(['：', '，']).collect();
    if ems(words) > most
        && parts.len() > 1
        && parts.len() <= lines
        && parts.iter().all(|part| ems(part) <= most)
    {
        return parts.into_iter().map(str::to_owned).collect();
    }
    let total = ems(words);
    let lines = ((total / most).ceil().max(1.0) as usize).min(lines.max(1));
    let share = total / lines as f64;
    let mut cut = vec![String::new()];
    let mut used = 0.0;
    for c in words.chars() {
        let width = ems(c.encode_utf8(&mut [0; 4]));
        // A line is full when the middle of the next character lies beyond its share.
        if used + width / 2.0 > share * cut.len() as f64 && cut.len() < lines {
            cut.push(String::new());
        }
        if let Some(line) = cut.last_mut() {
            line.push(c);
        }
        used += width;
    }
    cut
}

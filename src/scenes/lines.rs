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
    let total = ems(words);
    let wanted = |part: &str| (ems(part) / most).ceil().max(1.0) as usize;
    // Where the words have a natural pause, and there are lines enough for it, they break there.
    let parts: Vec<&str> = words.split_inclusive(['：', '，']).collect();
    let enough = parts.iter().map(|part| wanted(part)).sum::<usize>() <= lines;
    if total > most && parts.len() > 1 && enough {
        let each = parts.into_iter();
        return each
            .flat_map(|part| wrapped(part, most, wanted(part)))
            .collect();
    }
    let lines = wanted(words).min(lines.max(1));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_at_a_pause_where_there_are_lines_for_it() {
        assert_eq!(wrapped("今天：综合体", 4.0, 2), ["今天：", "综合体"]);
        let long = "二十世纪六七十年代：更楼化工厂的生活区";
        assert_eq!(
            wrapped(long, 5.0, 4),
            ["二十世纪六", "七十年代：", "更楼化工厂", "的生活区"]
        );
        // Too few lines for the pause: of about the same length.
        assert_eq!(
            wrapped("甲乙，丙丁戊己庚", 4.0, 2),
            ["甲乙，丙", "丁戊己庚"]
        );
        assert_eq!(wrapped("甲乙", 4.0, 2), ["甲乙"]);
    }
}

//! Lines of text: their estimated width, and where they break.

use jieba_rs::Jieba;
use std::sync::LazyLock;

/// The dictionary of Chinese words. Reading it takes a moment, so it is read once.
static WORDS: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The estimated width of a text in em: a Chinese character is 1, a digit 0.56.
pub fn ems(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.56 } else { 1.0 })
        .sum()
}

/// Cuts a text into at most `lines` lines of about the same length. None is longer than `most` em if the
/// text fits into that many lines, and a word is cut only if it does not fit otherwise.
pub fn wrapped(words: &str, most: f64, lines: usize) -> Vec<String> {
    let wanted = |part: &str| (room(part) / most).ceil().max(1.0) as usize;
    // The text breaks after a colon or a comma if there are enough lines for that.
    let parts: Vec<&str> = words.split_inclusive(['：', '，']).collect();
    let enough = parts.iter().map(|part| wanted(part)).sum::<usize>() <= lines;
    if room(words) > most && parts.len() > 1 && enough {
        let each = parts.into_iter();
        return each
            .flat_map(|part| wrapped(part, most, wanted(part)))
            .collect();
    }
    let count = wanted(words).min(lines.max(1));
    let breaks = |ends: &[usize]| -> Vec<usize> {
        let ends = ends.iter().copied();
        ends.filter(|at| may_break(words, *at)).collect()
    };
    let whole = WORDS.cut(words, true).into_iter();
    let whole = breaks(&whole.map(|word| word.byte_end).collect::<Vec<_>>());
    // 的 belongs to the word before it, so a line begins with it only if there is no other way.
    let leans = |at: &&usize| words[**at..].starts_with('的');
    let best: Vec<usize> = whole.iter().filter(|at| !leans(at)).copied().collect();
    let letters = breaks(&words.char_indices().map(|(at, _)| at).collect::<Vec<_>>());
    even(words, &best, count, most)
        .or_else(|| even(words, &whole, count, most))
        .or_else(|| even(words, &letters, count, most))
        .or_else(|| even(words, &letters, count, f64::INFINITY))
        .unwrap_or_else(|| vec![words.to_owned()])
}

/// Whether a line may end at this byte position: not before closing punctuation, not after opening
/// punctuation (<https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end>).
fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let opens = before.ends_with(['“', '‘', '《', '（']);
    let closes = after.starts_with([
        '，', '。', '、', '：', '；', '？', '！', '”', '’', '》', '）',
    ]);
    !before.is_empty() && !after.is_empty() && !opens && !closes
}

/// The text in `lines` lines of lengths as equal as possible, cut at some of the byte positions `breaks`;
/// `None` if a line would be longer than `most` em.
fn even(text: &str, breaks: &[usize], lines: usize, most: f64) -> Option<Vec<String>> {
    let even = ems(text) / lines as f64;
    let uneven = |cut: &[&str]| -> f64 { cut.iter().map(|line| (ems(line) - even).powi(2)).sum() };
    let best = cuts(text, breaks, lines)
        .into_iter()
        .filter(|cut| cut.iter().all(|line| room(line) <= most))
        .min_by(|a, b| uneven(a).total_cmp(&uneven(b)))?;
    Some(best.into_iter().map(str::to_owned).collect())
}

/// The width in em that a line needs. Punctuation at its end is drawn in the left half of its square, so
/// the right half may lie outside.
fn room(line: &str) -> f64 {
    let hangs = line.ends_with(['：', '，', '。']);
    ems(line) - if hangs { 0.5 } else { 0.0 }
}

/// All ways to cut a text into `lines` lines at the byte positions `breaks`. There are few, because labels
/// are short.
fn cuts<'a>(text: &'a str, breaks: &[usize], lines: usize) -> Vec<Vec<&'a str>> {
    if lines <= 1 {
        return vec![vec![text]];
    }
    let mut all = Vec::new();
    for (index, at) in breaks.iter().enumerate() {
        let (line, rest) = text.split_at(*at);
        let later: Vec<usize> = breaks[index + 1..].iter().map(|it| it - at).collect();
        for mut cut in cuts(rest, &later, lines - 1) {
            cut.insert(0, line);
            all.push(cut);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_breaks_at_punctuation_where_there_are_lines_for_it() {
        assert_eq!(wrapped("今天：综合体", 4.0, 2), ["今天：", "综合体"]);
        assert_eq!(
            wrapped("二十世纪六七十年代：更楼化工厂的生活区", 5.8, 4),
            ["二十世纪", "六七十年代：", "更楼化工厂", "的生活区"]
        );
        // Too few lines for a break after each part: lines of about the same length.
        assert_eq!(
            wrapped("甲乙，丙丁戊己庚", 4.0, 2),
            ["甲乙，丙", "丁戊己庚"]
        );
        assert_eq!(wrapped("甲乙", 4.0, 2), ["甲乙"]);
    }

    #[test]
    fn words_are_kept_whole_where_they_fit() {
        let label = "累计发放的创业担保贷款";
        assert_eq!(wrapped(label, 6.4, 2), ["累计发放的", "创业担保贷款"]);
        assert_eq!(wrapped("记录互助瞬间", 4.6, 2), ["记录", "互助瞬间"]);
        // 的 begins a line only where it must.
        assert_eq!(wrapped("化工厂的生活区", 4.0, 2), ["化工厂的", "生活区"]);
        assert_eq!(wrapped("化工厂的生活区", 3.9, 2), ["化工厂", "的生活区"]);
    }

    #[test]
    fn lines_have_every_character_and_no_wrong_punctuation_at_their_ends() {
        for most in [1.0, 2.0, 3.5, 6.0] {
            for lines in 1..5 {
                let words = "“更上青年”青创综合体，见《公约》";
                let cut = wrapped(words, most, lines);
                assert!(cut.len() <= lines, "{cut:?}");
                assert_eq!(cut.concat(), words);
                for line in cut {
                    assert!(!line.starts_with(['”', '，', '》']), "{line}");
                    assert!(!line.ends_with(['“', '《']), "{line}");
                }
            }
        }
    }
}

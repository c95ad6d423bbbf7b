//! Lines of text: how wide they are about to be, and where they break.

use jieba_rs::Jieba;
use std::sync::LazyLock;

/// The dictionary takes a moment to read.
static WORDS: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// The estimated width of a text in em: a Chinese character is 1, a digit 0.56.
pub fn ems(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.56 } else { 1.0 })
        .sum()
}

/// Cuts words into lines of about the same length, none longer than `most` em where
/// that many lines are allowed. No word is torn where its lines can hold it.
pub fn wrapped(words: &str, most: f64, lines: usize) -> Vec<String> {
    let wanted = |part: &str| (room(part) / most).ceil().max(1.0) as usize;
    // Where the words have a natural pause, and there are lines enough for it, they break there.
    let parts: Vec<&str> = words.split_inclusive(['：', '，']).collect();
    let enough = parts.iter().map(|part| wanted(part)).sum::<usize>() <= lines;
    if room(words) > most && parts.len() > 1 && enough {
        let each = parts.into_iter();
        return each
            .flat_map(|part| wrapped(part, most, wanted(part)))
            .collect();
    }
    let count = wanted(words).min(lines.max(1));
    let places = |ends: &[usize]| -> Vec<usize> {
        let ends = ends.iter().copied();
        ends.filter(|at| may_break(words, *at)).collect()
    };
    let whole = WORDS.cut(words, true).into_iter();
    let whole = places(&whole.map(|word| word.byte_end).collect::<Vec<_>>());
    // What leans on the word before it stays with it, if it can.
    let leans = |at: &&usize| words[**at..].starts_with('的');
    let best: Vec<usize> = whole.iter().filter(|at| !leans(at)).copied().collect();
    let letters = places(&words.char_indices().map(|(at, _)| at).collect::<Vec<_>>());
    even(words, &best, count, most)
        .or_else(|| even(words, &whole, count, most))
        .or_else(|| even(words, &letters, count, most))
        .or_else(|| even(words, &letters, count, f64::INFINITY))
        .unwrap_or_else(|| vec![words.to_owned()])
}

/// Whether a line may end at this byte position: not before a mark that closes, not after one that opens
/// (<https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end>).
fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let opens = before.ends_with(['“', '‘', '《', '（']);
    let closes = after.starts_with([
        '，', '。', '、', '：', '；', '？', '！', '”', '’', '》', '）',
    ]);
    !before.is_empty() && !after.is_empty() && !opens && !closes
}

/// The text in so many lines, cut at some of these places so that they are as even as can be;
/// `None` where some line would be longer than `most` em.
fn even(text: &str, places: &[usize], lines: usize, most: f64) -> Option<Vec<String>> {
    let share = ems(text) / lines as f64;
    let uneven = |cut: &[&str]| -> f64 { cut.iter().map(|line| (ems(line) - share).powi(2)).sum() };
    let best = cuts(text, places, lines)
        .into_iter()
        .filter(|cut| cut.iter().all(|line| room(line) <= most))
        .min_by(|a, b| uneven(a).total_cmp(&uneven(b)))?;
    Some(best.into_iter().map(str::to_owned).collect())
}

/// The width that a line needs: a mark at its end is drawn in the left half of its square.
fn room(line: &str) -> f64 {
    let hangs = line.ends_with(['：', '，', '。']);
    ems(line) - if hangs { 0.5 } else { 0.0 }
}

/// All ways to cut a text into so many lines at these places: labels are a few words in a few lines.
fn cuts<'a>(text: &'a str, places: &[usize], lines: usize) -> Vec<Vec<&'a str>> {
    if lines <= 1 {
        return vec![vec![text]];
    }
    let mut all = Vec::new();
    for (index, place) in places.iter().enumerate() {
        let (line, rest) = text.split_at(*place);
        let later: Vec<usize> = places[index + 1..].iter().map(|it| it - place).collect();
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
    fn words_break_at_a_pause_where_there_are_lines_for_it() {
        assert_eq!(wrapped("今天：综合体", 4.0, 2), ["今天：", "综合体"]);
        assert_eq!(
            wrapped("二十世纪六七十年代：更楼化工厂的生活区", 5.8, 4),
            ["二十世纪", "六七十年代：", "更楼化工厂", "的生活区"]
        );
        // Too few lines for the pause: of about the same length.
        assert_eq!(
            wrapped("甲乙，丙丁戊己庚", 4.0, 2),
            ["甲乙，丙", "丁戊己庚"]
        );
        assert_eq!(wrapped("甲乙", 4.0, 2), ["甲乙"]);
    }

    #[test]
    fn no_word_is_torn_that_its_lines_can_hold() {
        let label = "累计发放的创业担保贷款";
        assert_eq!(wrapped(label, 6.4, 2), ["累计发放的", "创业担保贷款"]);
        assert_eq!(wrapped("记录互助瞬间", 4.6, 2), ["记录", "互助瞬间"]);
        // 的 begins a line only where it must.
        assert_eq!(wrapped("化工厂的生活区", 4.0, 2), ["化工厂的", "生活区"]);
        assert_eq!(wrapped("化工厂的生活区", 3.9, 2), ["化工厂", "的生活区"]);
    }

    #[test]
    fn lines_hold_every_letter_and_no_mark_begins_or_ends_them_wrongly() {
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

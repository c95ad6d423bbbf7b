//! Text in the form in which it is compared, so that numbers and names are found however
//! they are typed.
//!
//! Full-width letters, digits and signs become half-width, capitals small, ㎡ becomes 平方米.
//! Quotation marks and blanks go, as does a thousands separator inside a number and the hedge
//! between a number and its unit: ６６３, 1,234 and 900余平方米 are 663, 1234 and 900平方米.

use story::{SQUARE_METRES, is_hedge_between, is_power};

/// Gives each character of the normal form of a text to `give`, with the start and the end of what
/// it stands for in the text, counted in UTF-16 units as the DOM counts.
pub fn each(text: &str, mut give: impl FnMut(char, u32, u32)) {
    let mut before = None; // the last character given
    let mut number = Number::Outside;
    let mut gap = false; // a blank after an ASCII letter or digit
    let mut start = 0;
    for (at, original) in text.char_indices() {
        let end = start + original.len_utf16() as u32;
        let c = fold(original);
        let rest = &text[at + original.len_utf8()..];
        let dropped = is_quote(c)
            || (c == ',' && number == Number::Digits && leads_three_digits(rest))
            || (is_hedge_between(c) && number != Number::Outside);
        if c.is_whitespace() || c.is_control() {
            gap = before.is_some_and(|c: char| c.is_ascii_alphanumeric());
        } else if !dropped {
            // Two words or numbers stay two.
            if gap && c.is_ascii_alphanumeric() {
                give(' ', start, start);
            }
            gap = false;
            number = match c {
                '0'..='9' => Number::Digits,
                c if is_power(c) && number != Number::Outside => Number::Power,
                _ => Number::Outside,
            };
            if c == '㎡' {
                for c in SQUARE_METRES.chars() {
                    give(c, start, end);
                    before = Some(c);
                }
            } else {
                give(c, start, end);
                before = Some(c);
            }
        }
        start = end;
    }
}

/// Where in a number a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Outside,
    /// Behind a digit.
    Digits,
    /// Behind 万 or 亿 after digits.
    Power,
}

/// Half-width and small.
fn fold(c: char) -> char {
    let half = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    half.to_ascii_lowercase()
}

const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '‘' | '’' | '"' | '\'' | '《' | '》' | '「' | '」'
    )
}

/// Whether exactly three digits follow a comma once quotation marks and hedges are gone.
fn leads_three_digits(rest: &str) -> bool {
    let mut digits = 0;
    for c in rest.chars().map(fold) {
        let blank = c.is_whitespace() || c.is_control();
        match c {
            '0'..='9' => digits += 1,
            c if is_quote(c) => {}
            // A blank ends the digits before it.
            _ if blank && digits == 0 => {}
            c if is_hedge_between(c) && digits > 0 => {}
            _ => break,
        }
    }
    digits == 3
}

/// The normal form alone.
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each(text, |c, _, _| out.push(c));
    out
}

/// The terms of a search, in normal form: all of them must be found.
pub fn terms(search: &str) -> Vec<String> {
    let mut terms: Vec<String> = Vec::new();
    for term in search.split_whitespace().map(normal) {
        if !term.is_empty() && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}

/// A text in UTF-16 units, the form in which it is searched.
pub fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// The first place from `from` on where a term stands in a text; both in normal form and in UTF-16
/// units. A term that begins with a digit is found only where a number begins: 63 is not in 663, nor
/// 04 in 81.04.
pub fn find_from(text: &[u16], term: &[u16], from: usize) -> Option<usize> {
    let (first, rest) = term.split_first()?;
    let mut at = from;
    loop {
        at += text.get(at..)?.iter().position(|unit| unit == first)?;
        let whole = text[at + 1..].starts_with(rest);
        if whole && (!is_digit(*first) || begins_number(text, at)) {
            return Some(at);
        }
        at += 1;
    }
}

/// Whether what stands at a position is not inside a number.
fn begins_number(text: &[u16], at: usize) -> bool {
    const POINT: u16 = b'.' as u16;
    match text[..at] {
        [.., digit, POINT] => !is_digit(digit),
        [.., last] => !is_digit(last),
        [] => true,
    }
}

const fn is_digit(unit: u16) -> bool {
    unit >= b'0' as u16 && unit <= b'9' as u16
}

/// The parts of a text that any of the terms finds, as starts and ends in UTF-16 units, in
/// order and apart from one another.
pub fn found(text: &str, terms: &[String]) -> Vec<(u32, u32)> {
    let mut normal = Vec::with_capacity(text.len());
    let mut spans = Vec::new(); // for each unit of the normal form, start and end in the text
    each(text, |c, start, end| {
        for unit in c.encode_utf16(&mut [0; 2]) {
            normal.push(*unit);
            spans.push((start, end));
        }
    });
    let mut found: Vec<(u32, u32)> = Vec::new();
    for term in terms.iter().map(|term| units(term)) {
        let mut from = 0;
        while let Some(at) = find_from(&normal, &term, from) {
            found.push((spans[at].0, spans[at + term.len() - 1].1));
            from = at + term.len();
        }
    }
    found.sort_unstable();
    found.dedup_by(|next, kept| {
        let joined = next.0 <= kept.1;
        if joined {
            kept.1 = kept.1.max(next.1);
        }
        joined
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_the_same_however_they_are_typed() {
        for (typed, expected) in [
            ("６６３名", "663名"),
            ("1,234", "1234"),
            ("１，２３４，５６７", "1234567"),
            ("12,34", "12,34"),
            ("1,2“34”", "1234"),
            ("1, 234", "1 234"),
            ("3 余人", "3人"),
            ("900余平方米", "900平方米"),
            ("900㎡", "900平方米"),
            ("16万余人", "16万人"),
            ("30多个", "30个"),
            ("余杭", "余杭"),
            ("Ａ b", "a b"),
            ("“木兰 女工”", "木兰女工"),
            ("81.04 亿元", "81.04亿元"),
        ] {
            assert_eq!(normal(typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_number_is_found_where_it_begins() {
        let at = |text: &str, term: &str| find_from(&units(text), &units(term), 0);
        assert_eq!(at("663名,63", "63"), Some(5));
        assert_eq!(at("81.04", "04"), None);
        assert_eq!(at("81.04", "81.0"), Some(0));
        assert_eq!(at("共3.5", "3"), Some(1));
        assert_eq!(at("共3.5", ""), None);
    }

    #[test]
    fn highlights_lie_on_the_text_as_printed() {
        let parts = |text: &str, search: &str| {
            let units: Vec<u16> = text.encode_utf16().collect();
            found(text, &terms(search))
                .into_iter()
                .map(|(start, end)| {
                    String::from_utf16(&units[start as usize..end as usize])
                        .expect("whole characters")
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(parts("面积900余平方米。", "900平方米"), ["900余平方米"]);
        assert_eq!(parts("𠮷“创业 陪跑”", "业陪"), ["业 陪"]);
        assert_eq!(parts("家风家风", "家风 风家"), ["家风家风"]);
        assert_eq!(parts("1,234人", "１２３４"), ["1,234"]);
        assert_eq!(parts("没有", "别的"), [] as [&str; 0]);
    }

    proptest! {
        #[test]
        fn the_normal_form_is_its_own(text in "[ ,，.0-3０-３万余多㎡a-cＡ“家\u{3000}\\n]{0,12}") {
            let once = normal(&text);
            prop_assert_eq!(normal(&once), &*once);
            prop_assert!(!once.contains(['“', '\n', '０', 'Ａ', '㎡']));
            for term in terms(&text) {
                prop_assert!(!term.is_empty() && !term.contains(char::is_whitespace));
            }
        }

        #[test]
        fn any_text_can_be_highlighted(text in "\\PC{0,30}", search in "\\PC{0,8}") {
            let units = text.encode_utf16().count() as u32;
            let mut end = 0;
            for (from, to) in found(&text, &terms(&search)) {
                prop_assert!(end <= from && from < to && to <= units);
                end = to;
            }
        }
    }
}

//! The characters with which a language writes numbers, for the check that no number is typed by hand into
//! prose.

/// The characters of one language that numbers are written with, beside digits.
#[derive(Debug)]
pub struct ProseRules {
    /// BCP 47 tag of the language.
    pub locale: &'static str,
    /// Characters that numbers are written with.
    pub numerals: &'static str,
    /// Characters that count things: a numeral before one of them is a number.
    pub classifiers: &'static str,
    /// Characters that may stand between numeral and classifier.
    pub between: &'static str,
    /// The numeral one.
    pub one: &'static str,
}

/// Simplified Chinese. 三大类, 十余名: an adjective or a hedge may stand between numeral and classifier.
static ZH_CN: ProseRules = ProseRules {
    locale: "zh-CN",
    numerals: "〇零一二两三四五六七八九十百千万亿半",
    classifiers: "个名位家支起件条处次场项届年座间层楼张份批种类套步顿台只枚片人天岁\
                  句段篇代双对组队块番站户所栋幢期轮亩元倍",
    between: "大余多",
    one: "一",
};

/// The rules of all other languages: only digits are numbers.
static OTHER: ProseRules = ProseRules {
    locale: "",
    numerals: "",
    classifiers: "",
    between: "",
    one: "",
};

impl ProseRules {
    /// The rules of a language by its tag. For a language without rules only digits are numbers.
    pub fn of(locale: &str) -> &'static Self {
        match locale {
            locale if locale == ZH_CN.locale => &ZH_CN,
            _ => &OTHER,
        }
    }

    /// Whether a number that was found is one of something: 一名, 一大类.
    pub fn is_one(&self, number: &str) -> bool {
        let rest = number
            .strip_prefix(self.one)
            .filter(|_| !self.one.is_empty());
        rest.is_some_and(|rest| !rest.starts_with(|c| is_digit(c) || self.numerals.contains(c)))
    }

    /// The byte ranges of the numbers in a text: digits (also full-width ones), and numerals with a
    /// classifier. They are in order and do not overlap.
    pub fn numbers(&self, text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let end_of = |at: usize| chars.get(at).map_or(text.len(), |(offset, _)| *offset);
        let after = |from: usize, member: &dyn Fn(char) -> bool| {
            from + chars[from..].iter().take_while(|(_, c)| member(*c)).count()
        };
        let stands =
            |at: usize, among: &str| chars.get(at).is_some_and(|(_, c)| among.contains(*c));
        let mut at = 0;
        while at < chars.len() {
            let start = chars[at].0;
            if is_digit(chars[at].1) {
                at = after(at, &is_digit);
                found.push((start, end_of(at)));
            } else if stands(at, self.numerals) {
                at = after(at, &|c| self.numerals.contains(c));
                let counted = at + usize::from(stands(at, self.between));
                if stands(counted, self.classifiers) {
                    found.push((start, end_of(counted + 1)));
                }
            } else {
                at += 1;
            }
        }
        found
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        ProseRules::of("zh-CN")
            .numbers(text)
            .into_iter()
            .map(|(start, end)| &text[start..end])
            .collect()
    }

    #[test]
    fn digits_and_counted_numerals_are_found() {
        assert_eq!(found("走访825家次、８次"), ["825", "８"]);
        assert_eq!(found("十二支队伍，第三届"), ["十二支", "三届"]);
        assert_eq!(found("三大类服务"), ["三大类"]);
        assert_eq!(found("一百二十人"), ["一百二十人"]);
        assert_eq!(found("十余名，三十多个"), ["十余名", "三十多个"]);
    }

    #[test]
    fn one_of_something_is_known() {
        let rules = ProseRules::of("zh-CN");
        assert!(rules.is_one("一名") && rules.is_one("一大类"));
        assert!(!rules.is_one("一百名") && !rules.is_one("三名"));
        assert!(!ProseRules::of("xx").is_one("1"));
    }

    #[test]
    fn words_that_only_look_like_numbers_pass() {
        assert_eq!(found("一起走，万一，千方百计，统一"), ["一起"]);
        assert_eq!(found("万分感谢，一线，十分"), [""; 0]);
    }

    #[test]
    fn a_language_without_rules_has_digits_alone() {
        assert_eq!(ProseRules::of("xx").numbers("三家 30"), [(7, 9)]);
    }
}

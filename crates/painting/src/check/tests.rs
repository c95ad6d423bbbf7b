//! Small changes of the real art, and the faults that they have to give.

use super::check;
use crate::testing::{art, facts, facts_with, painting};
use crate::{Fault, Painting};

/// The faults after one replacement in one file.
fn after(name: &str, from: &str, to: &str) -> Vec<Fault> {
    let mut files = art();
    let file = files
        .iter_mut()
        .find(|file| file.name == name)
        .expect("the file");
    assert!(file.text.contains(from), "{name} has no {from}");
    file.text = file.text.replacen(from, to, 1);
    match Painting::read(files) {
        Ok(painting) => check(&painting, &facts()),
        Err(faults) => faults,
    }
}

/// The only fault after a replacement: its file, and that its line has `at`, and its text.
fn only(name: &str, from: &str, to: &str, at: &str) -> String {
    let mut faults = after(name, from, to);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    let fault = faults.remove(0);
    assert_eq!(fault.file, name);
    let file = art()
        .into_iter()
        .find(|file| file.name == name)
        .expect("the file");
    let text = file.text.replacen(from, to, 1);
    let line = text.lines().nth(fault.line - 1).expect("a line");
    assert!(line.contains(at), "line {} is {line}", fault.line);
    assert!(!fault.remedy.is_empty());
    fault.to_string()
}

const SHANGCHENG: &str = "scenes/shangcheng.json";

#[test]
fn the_art_has_no_fault() {
    assert_eq!(check(&painting(), &facts()), []);
}

#[test]
fn names_that_lead_nowhere_are_found_with_their_line() {
    let text = only(
        SHANGCHENG,
        "\"use\":\"street-lamp\"",
        "\"use\":\"street-lmp\"",
        "street-lmp",
    );
    assert!(text.contains("street-lmp"), "{text}");
    only(
        SHANGCHENG,
        "\"palette\":\"hill-far2\"",
        "\"palette\":\"hill-fr2\"",
        "hill-fr2",
    );
    only(
        SHANGCHENG,
        "\"c\":\"malachite-4\"",
        "\"c\":\"malachit-4\"",
        "malachit-4",
    );
    only(
        SHANGCHENG,
        "\"shows\":[\"visits\"]",
        "\"shows\":[\"visit\"]",
        "\"visit\"",
    );
    only(
        SHANGCHENG,
        "\"labels\":[\"scope-pb\"]",
        "\"labels\":[\"scope-p\"]",
        "scope-p\"",
    );
    only(
        SHANGCHENG,
        "\"figures\":[\"A4.visits\"]",
        "\"figures\":[\"A4.visit\"]",
        "A4.visit\"",
    );
    only(
        SHANGCHENG,
        "{\"id\":\"sc-3\",\"station\":\"sc-lamps\"",
        "{\"id\":\"sc-3\",\"station\":\"sc-lmps\"",
        "sc-lmps",
    );
    only(
        SHANGCHENG,
        "\"from\":{\"sc-2\":\"default\"}",
        "\"from\":{\"sc-2\":\"defalt\"}",
        "defalt",
    );
    only(
        "palette.json",
        "\"trousers\": \"wash-2\"",
        "\"trousers\": \"wsh-2\"",
        "wsh-2",
    );
    only(
        "palette.json",
        "\"cap\": \"cloth\"",
        "\"cap\": \"clth\"",
        "clth",
    );
    only(
        "stamps.svg",
        "class=\"hill-ink\"",
        "class=\"hill-nk\"",
        "hill-nk",
    );
}

#[test]
fn what_cannot_be_read_is_found_with_its_line() {
    for (from, to) in [
        ("\"drift\":{", "\"drfit\":{"),
        ("\"rest\":\"sc-1\"", "\"rest\":\"sc-1\",\"colour\":1"),
        ("\"n\":825", "\"n\":-825"),
        ("\"kind\":\"plate\"", "\"kind\":\"plaque\""),
        (
            "\"use\":\"hill-low\",\"x\":110",
            "\"use\":\"hill-low\",\"c\":\"ink\",\"x\":110",
        ),
        ("\"marks\":[", "\"marks\":"),
    ] {
        let faults = after(SHANGCHENG, from, to);
        assert_eq!(faults.len(), 1, "{from}: {faults:?}");
        assert!(faults[0].line > 1, "{from}: {}", faults[0]);
    }
}

#[test]
fn a_mark_is_as_many_as_its_fact() {
    only(SHANGCHENG, "\"n\":179", "\"n\":178", "\"issues\"");
    for (id, value, why) in [
        ("A4.visits", "5000", "at most 2000"),
        ("A4.issues", "1000000000000", "at most 2000"),
        ("A3.cadres", "9.5", "no whole number"),
        ("B2.creative", "300", "has n 30"),
    ] {
        let faults = check(&painting(), &facts_with(id, value));
        assert_eq!(faults.len(), 1, "{id}: {faults:?}");
        assert!(faults[0].message.contains(why), "{}", faults[0]);
    }
}

#[test]
fn a_number_of_any_size_in_the_art_is_a_fault_and_ends() {
    for (from, to) in [
        ("\"n\":825", "\"n\":4000000000"),
        ("\"n\":825", "\"n\":2001"),
        ("\"n\":92,\"scale\":0.9}", "\"n\":65535,\"scale\":0.9}"),
        ("\"lanes\":5", "\"lanes\":0"),
    ] {
        assert!(!after(SHANGCHENG, from, to).is_empty(), "{to}");
    }
    let grid = "\"grid\":[10,1,88.4,0]";
    assert!(!after(SHANGCHENG, grid, "\"grid\":[65535,65535,1,1]").is_empty());
}

#[test]
fn a_rule_gives_exactly_its_places() {
    let text = only(
        SHANGCHENG,
        "\"n\":92,\"scale\":0.9}",
        "\"n\":93,\"scale\":0.9}",
        "\"visits\"",
    );
    assert!(text.contains("826 places where 825 are needed"), "{text}");
}

#[test]
fn what_counts_nothing_says_so() {
    only(SHANGCHENG, "\"sketch\":1,", "", "\"visitors\"");
}

#[test]
fn hedges_are_seen() {
    let open = "\"open\":{\"n\":5,\"use\":\"person-open\"},";
    only("scenes/jiande.json", open, "", "\"youth\"");
    only(
        "scenes/hangzhou.json",
        "\"open\":{\"inside\":24,",
        "\"open\":{\"n\":0,",
        "\"attendees\"",
    );
    only(
        "scenes/jiande.json",
        "；楼的右端未收笔，是“超”",
        "",
        "\"companies\"",
    );
}

#[test]
fn figures_are_not_typed() {
    only(
        SHANGCHENG,
        "\"text\":\"青尚学堂\"",
        "\"text\":\"三个学堂\"",
        "三个学堂",
    );
    only(SHANGCHENG, "共{A4.visits}", "共825家次", "\"visits\"");
    only(SHANGCHENG, "共{A4.visits}", "共{A4.visit}", "\"visits\"");
    only(
        "scenes/hangzhou.json",
        "\"tick\":10,",
        "\"tick\":11,",
        "\"km-10\"",
    );
}

#[test]
fn what_draws_marks_is_there_for_each() {
    only(
        SHANGCHENG,
        "[\"hq-1\",\"hq-2\",\"hq-3\"]",
        "[\"hq-1\",\"hq-2\"]",
        "\"hq\"",
    );
}

#[test]
fn faults_of_vignettes_have_their_line() {
    const FILE: &str = "vignettes.json";
    let stamp = only(FILE, "\"use\":\"dog\"", "\"use\":\"cat\"", "dogs");
    assert!(stamp.contains("dogs names the drawing cat"), "{stamp}");
    let set = only(FILE, "\"coat-r\"", "\"coat-red\"", "neighbours");
    assert!(set.contains("the palette coat-red"), "{set}");
    let twice = only(
        FILE,
        "\"id\":\"tea\"",
        "\"id\":\"neighbours\"",
        "neighbours",
    );
    assert!(twice.contains("twice among the vignettes"), "{twice}");
    let flat = only(FILE, "[240,150]", "[240,0]", "neighbours");
    assert!(flat.contains("has no size"), "{flat}");
    let step = only(
        FILE,
        "\"draw\":[",
        "\"draw\":[{\"group\":[],\"when\":[\"sc-1\"]},",
        "neighbours",
    );
    assert!(step.contains("a vignette has no steps"), "{step}");
}

use super::*;
use story::Sentence;

fn fault_of(text: &str) -> Fault {
    let file = File {
        path: Path::new("a.json"),
        text,
    };
    let value = match parse(&file) {
        Ok(value) => value,
        Err(fault) => return fault,
    };
    Node::new(&file, &value)
        .items()
        .find_map(|node| node.read::<Sentence>().err())
        .expect("a fault")
}

#[test]
fn columns_count_characters() {
    assert_eq!(position("中文\n长卷", "中文\n长".len()), (2, 2));
}

#[test]
fn typed_faults_name_the_token() {
    let fault = fault_of("[\n  {\"text\": \"杭州\", \"extra\": 1}\n]");
    assert_eq!((fault.line, fault.column), (2, 18));
    assert!(fault.message.contains("unknown field `extra`"), "{fault}");
    let fault = fault_of("[\n  {\"text\": \"杭\"},\n  {\"text\": 7}\n]");
    assert_eq!((fault.line, fault.column), (3, 12));
    let fault = fault_of("[\n  {\"sources\": []}\n]");
    assert_eq!((fault.line, fault.column), (2, 3));
    assert!(fault.message.contains("missing field `text`"), "{fault}");
}

#[test]
fn syntax_faults_have_a_place() {
    let fault = fault_of("[\n  {\"text\": \"杭州\",}\n]");
    assert_eq!(fault.line, 2);
    assert!(fault.message.starts_with("not JSON: "), "{fault}");
}

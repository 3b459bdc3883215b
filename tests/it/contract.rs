//! `extract --jsonl`: one line out for one line in, whatever the line.

use assert_cmd::Command;
use serde_json::Value;

fn extract(input: &str) -> Vec<Value> {
    let out = Command::new(env!("CARGO_BIN_EXE_pullquote"))
        .args(["extract", "--jsonl"])
        .write_stdin(input)
        .assert()
        .success();
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn a_bad_line_gives_an_error_object_and_the_next_goes_on() {
    let out = extract(
        "{\"id\":1,\"text\":\"over 14 people\"}\n{\"id\":2}\nnot json\n{\"id\":\"x\",\"text\":\"15\"}\n",
    );
    assert_eq!(out.len(), 4);
    assert_eq!(
        (&out[0]["id"], &out[1]["id"], &out[2]["id"], &out[3]["id"]),
        (&1.into(), &2.into(), &Value::Null, &"x".into())
    );
    assert!(out[1]["error"].as_str().unwrap().starts_with("line 2: "));
    assert!(out[2]["error"].is_string() && out[0]["error"].is_null());
}

#[test]
fn offsets_are_code_points_of_the_text_as_given() {
    let text = " date 2020-08-12 caf\u{e9}\u{200b}\u{1b}\r\n\r\n\u{201c}x\u{201d} 1,000 migrants";
    let out = extract(&format!("{}\n", serde_json::json!({"id": 0, "text": text})));
    let figure = &out[0]["figures"][0];
    let points: Vec<char> = text.chars().collect();
    let (start, end) = (figure["start"].as_u64().unwrap() as usize, figure["end"].as_u64().unwrap() as usize);
    assert_eq!(points[start..end].iter().collect::<String>(), "1,000");
}

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

#[test]
fn a_line_has_the_members_of_the_contract_and_escapes_what_must_be() {
    let text = "“Say \\ now\tand go,” Hale said. “Nobody” of 12 ships had 6'2\" to spare.";
    let out = extract(&format!("{}\n", serde_json::json!({"id": "a\"b", "text": text})));
    let names = |v: &Value| v.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(out[0]["id"], "a\"b");
    assert_eq!(names(&out[0]), "id quotes unattributed figures");
    let (quote, figure) = (&out[0]["quotes"][0], &out[0]["figures"][0]);
    assert_eq!(
        names(quote),
        "start end text paragraph group speaker_start speaker_end speaker_text resolved_speaker cue_start cue_end cue \
         unclosed confidence reason"
    );
    assert!(quote["text"].as_str().unwrap().starts_with("Say \\ now"), "{quote}");
    assert_eq!(
        names(figure),
        "start end text paragraph value value_high kind unit modifier change relative_time of_start of_end of per from to \
         quote claimed_by claimed_by_start claimed_by_end claimed_by_text confidence reason"
    );
    assert_eq!((&figure["value"], &figure["value_high"]), (&12.into(), &Value::Null));
}

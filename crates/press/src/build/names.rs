//! Between wasm-opt and the bundle: the program's imports get names that compress.
//!
//! wasm-bindgen ends each name with 16 hexadecimal digits of a hash, and there are two hundred names in
//! the glue and in the wasm. Plain numbers take the place of these digits. They have 16 digits too, so
//! that all offsets in the binary stay. (Before wasm-opt the binary has the names of functions too, some
//! of them with other hashes.)

use super::bindgen::{FIRST, GLUE};
use super::{BuildError, split};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const START: &[u8] = b"__wbg_";
const DIGITS: usize = 16;

/// Shortens the names in the glue and the first chunk that are in the folder.
pub fn shorten(work: &Path) -> Result<(), BuildError> {
    let (glue, wasm) = (work.join(GLUE), work.join(FIRST));
    let mut numbers = Numbers::default();
    let mut texts = Vec::new();
    let mut found = Vec::new();
    for file in [&glue, &wasm] {
        let mut text = fs::read(file).map_err(BuildError::io(file))?;
        numbers.put_into(&mut text);
        texts.push(text);
        found.push(numbers.len());
    }
    if found[0] == 0 || found[0] != found[1] {
        return Err(BuildError::Unexpected(format!(
            "the glue has {} import names with a hash, the wasm {} others",
            found[0],
            found[1] - found[0]
        )));
    }
    let mut others = Vec::new();
    for chunk in split::later(work)? {
        others.push(work.join(chunk.file));
    }
    let loader = work.join(split::LOADER);
    others.extend((!others.is_empty()).then_some(loader));
    for file in others {
        let mut text = fs::read(&file).map_err(BuildError::io(&file))?;
        numbers.put_into(&mut text);
        fs::write(&file, text).map_err(BuildError::io(file))?;
    }
    let [glue_text, wasm_text] = [&texts[0], &texts[1]];
    if numbers.len() != found[1] {
        return Err(BuildError::Unexpected(
            "a later chunk has import names that the first one does not have".to_owned(),
        ));
    }
    fs::write(&glue, glue_text).map_err(BuildError::io(glue))?;
    fs::write(&wasm, wasm_text).map_err(BuildError::io(wasm))
}

/// The numbers that were given to names.
#[derive(Default)]
struct Numbers(BTreeMap<Vec<u8>, usize>);

impl Numbers {
    fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts the number of each name in the place of its hash.
    fn put_into(&mut self, text: &mut [u8]) {
        let mut at = 0;
        while let Some(start) = find(&text[at..], START) {
            let start = at + start;
            at = start + START.len();
            let Some(end) = end_of_name(&text[start..]) else {
                continue;
            };
            let name = &mut text[start..start + end];
            let next = self.0.len();
            let number = *self.0.entry(name.to_vec()).or_insert(next);
            let digits = end - DIGITS;
            name[digits..].copy_from_slice(format!("{number:0DIGITS$}").as_bytes());
            at = start + end;
        }
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

/// The length of the import name that the text begins with, if it ends in `_` and a hash. What follows
/// a name in a binary may look like a part of it, so the first hash ends it.
fn end_of_name(text: &[u8]) -> Option<usize> {
    let word = text
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count();
    let hash = |end: &usize| {
        text[end - DIGITS - 1] == b'_'
            && text[end - DIGITS..*end]
                .iter()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    (START.len() + DIGITS + 1..=word).find(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortened(numbers: &mut Numbers, text: &[u8]) -> Vec<u8> {
        let mut text = text.to_vec();
        numbers.put_into(&mut text);
        text
    }

    #[test]
    fn glue_and_wasm_get_the_same_numbers() {
        let mut numbers = Numbers::default();
        let glue = b"__wbg_get_0123456789abcdef: f, __wbg_set_x_fedcba9876543210(a) __wbg_get_0123456789abcdef";
        assert_eq!(
            shortened(&mut numbers, glue),
            b"__wbg_get_0000000000000000: f, __wbg_set_x_0000000000000001(a) __wbg_get_0000000000000000"
        );
        let wasm = b"\x1e__wbg_set_x_fedcba9876543210\x00\x01a\xff__wbg_get_0123456789abcdef";
        assert_eq!(
            shortened(&mut numbers, wasm),
            b"\x1e__wbg_set_x_0000000000000001\x00\x01a\xff__wbg_get_0000000000000000"
        );
        assert_eq!(numbers.len(), 2);
    }

    #[test]
    fn other_names_stay() {
        let mut numbers = Numbers::default();
        for text in [
            "__wbg_",
            "__wbg_ptr",
            "__wbg_get_0123456789abcde",
            "x_0123456789abcdef",
        ] {
            assert_eq!(shortened(&mut numbers, text.as_bytes()), text.as_bytes());
        }
        assert_eq!(numbers.len(), 0);
    }
}

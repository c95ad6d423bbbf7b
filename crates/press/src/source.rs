//! JSON files with the position of every value.
//!
//! serde does not keep positions, so the checker walks a syntax tree beside the typed model. This module
//! skips values that are missing or of another type, because `check::types` reports them. Therefore one
//! check finds all faults.

#[cfg(test)]
mod tests;

use crate::fault::Fault;
use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::path::Path;

/// A file that has been read.
pub struct File<'a> {
    /// Its path, as faults name it.
    pub path: &'a Path,
    /// Its text.
    pub text: &'a str,
}

/// A value in a file.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    file: &'a File<'a>,
    value: &'a ast::Value<'a>,
}

/// A string in a file.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    file: &'a File<'a>,
    range: Range,
    /// The string, its escapes resolved.
    pub value: &'a str,
    escaped: bool,
}

/// A string and the names of the properties around it. Lists have no names of their own, and a name is empty where there
/// is none.
#[derive(Clone, Copy)]
pub struct Held<'a> {
    /// The property that holds the object around it.
    pub within: &'a str,
    /// The property that holds it.
    pub key: &'a str,
    /// The string.
    pub text: Text<'a>,
}

/// Parses strict JSON, without comments and trailing commas. Fails with the fault of the first error.
pub fn parse<'a>(file: &File<'a>) -> Result<ast::Value<'a>, Fault> {
    let strict = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(file.text, &CollectOptions::default(), &strict)
        .map_err(|error| file.fault(error.range().start, format!("not JSON: {}", error.kind())))?;
    parsed
        .value
        .ok_or_else(|| file.fault(0, "the file is empty"))
}

impl File<'_> {
    /// A fault at a byte offset.
    pub fn fault(&self, offset: usize, message: impl Into<String>) -> Fault {
        let (line, column) = position(self.text, offset);
        Fault {
            file: self.path.to_owned(),
            line,
            column,
            message: message.into(),
        }
    }
}

/// Line and column (in characters), from 1, of a byte offset.
fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[start..].chars().count() + 1,
    )
}

/// The byte offset of a line and a byte column, both from 1, as serde_json gives them.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    (start + column).min(text.len())
}

impl<'a> Node<'a> {
    /// The root of a parsed file.
    pub fn new(file: &'a File<'a>, value: &'a ast::Value<'a>) -> Self {
        Self { file, value }
    }

    /// The value of a property; `None` if this is no object or lacks the property.
    pub fn get(self, name: &str) -> Option<Node<'a>> {
        let property = self.value.as_object()?.get(name)?;
        Some(Node::new(self.file, &property.value))
    }

    /// The string of a property.
    pub fn text_of(self, name: &str) -> Option<Text<'a>> {
        self.get(name)?.text()
    }

    /// The elements of an array; none when it is something else.
    pub fn items(self) -> impl Iterator<Item = Node<'a>> {
        let elements = self
            .value
            .as_array()
            .map_or(&[][..], |array| array.elements.as_slice());
        elements
            .iter()
            .map(move |value| Node::new(self.file, value))
    }

    /// The elements of an array in a property.
    pub fn items_of(self, name: &str) -> impl Iterator<Item = Node<'a>> {
        self.get(name).into_iter().flat_map(Node::items)
    }

    /// The strings of an array in a property.
    pub fn texts_of(self, name: &str) -> impl Iterator<Item = Text<'a>> {
        self.items_of(name).filter_map(Node::text)
    }

    /// The properties of an object.
    pub fn properties(self) -> impl Iterator<Item = (&'a str, Node<'a>)> {
        let properties = self
            .value
            .as_object()
            .map_or(&[][..], |object| object.properties.as_slice());
        properties.iter().map(move |property| {
            (
                property.name.as_str(),
                Node::new(self.file, &property.value),
            )
        })
    }

    /// All strings in it at any depth, in order.
    pub fn texts(self) -> Vec<Held<'a>> {
        let mut found = Vec::new();
        self.collect_texts(("", ""), &mut found);
        found
    }

    fn collect_texts(self, (within, key): (&'a str, &'a str), found: &mut Vec<Held<'a>>) {
        found.extend(self.text().map(|text| Held { within, key, text }));
        for item in self.items() {
            item.collect_texts((within, key), found);
        }
        for (name, value) in self.properties() {
            value.collect_texts((key, name), found);
        }
    }

    /// The string, when it is one.
    pub fn text(self) -> Option<Text<'a>> {
        let literal = self.value.as_string_lit()?;
        Some(Text {
            file: self.file,
            range: literal.range,
            value: literal.value.as_ref(),
            escaped: matches!(literal.value, Cow::Owned(_)),
        })
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.value.as_null_keyword().is_some()
    }

    /// The number, when it is one.
    pub fn number(self) -> Option<f64> {
        self.value.as_number_lit()?.value.parse().ok()
    }

    /// Whether it is an array.
    pub fn is_array(self) -> bool {
        self.value.as_array().is_some()
    }

    /// A fault at its first character.
    pub fn fault(self, message: impl Into<String>) -> Fault {
        self.file.fault(self.value.range().start, message)
    }

    /// Reads it into a type of the model. Fails with a fault at the token that has another type.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, Fault> {
        let Range { start, end } = self.value.range();
        let slice = &self.file.text[start..end];
        serde_json::from_str(slice).map_err(|error| {
            // serde_json reports the position behind the token that has the error.
            let behind = start + offset_of(slice, error.line(), error.column());
            let message = error.to_string();
            let message = message
                .rsplit_once(" at line ")
                .map_or(message.as_str(), |(head, _)| head);
            self.file
                .fault(token_start(self.value, behind), message.to_owned())
        })
    }
}

/// The start of the innermost value or property name that ends at or contains the byte before `behind`.
fn token_start(value: &ast::Value<'_>, behind: usize) -> usize {
    let at = behind.saturating_sub(1);
    let holds = |range: Range| range.start <= at && at < range.end;
    match value {
        ast::Value::Object(object) => {
            for property in &object.properties {
                if holds(property.range) {
                    let name = match &property.name {
                        ast::ObjectPropName::String(name) => name.range,
                        ast::ObjectPropName::Word(name) => name.range,
                    };
                    return if holds(property.value.range()) {
                        token_start(&property.value, behind)
                    } else {
                        name.start
                    };
                }
            }
            object.range.start
        }
        ast::Value::Array(array) => array
            .elements
            .iter()
            .find(|element| holds(element.range()))
            .map_or(array.range.start, |element| token_start(element, behind)),
        other => other.range().start,
    }
}

impl Text<'_> {
    /// A fault at the first character of the string.
    pub fn fault(&self, message: impl Into<String>) -> Fault {
        self.fault_at(0, message)
    }

    /// A fault at a byte offset inside the string; at its start when escapes
    /// make offsets differ.
    pub fn fault_at(&self, offset: usize, message: impl Into<String>) -> Fault {
        let inside = if self.escaped { 0 } else { offset };
        self.file.fault(self.range.start + 1 + inside, message)
    }

    /// The byte offset of a part that was cut from the string.
    pub fn offset_of(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.value.as_ptr() as usize)
    }
}

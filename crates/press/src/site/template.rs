//! The template: its markers, its start script, its addresses. Strict: what is missing is an error that
//! says so.

use super::SiteError;
use super::html::{attribute, name, try_map_tags, with_attribute};
use std::borrow::Cow;

/// The marker of the head.
const HEAD: &str = "<!--press:head-->";
/// The marker of the page, with the element around it, which may contain nothing else.
const APP: &str = "<div id=\"app\"><!--press:app--></div>";
/// The marker of the quiet line.
const QUIET: &str = "<!--press:quiet-->";

/// The parts that are put into the template.
pub struct Parts<'a> {
    /// BCP 47 tag of the page's language.
    pub locale: &'a str,
    /// Markup of the head's part.
    pub head: &'a str,
    /// Markup of the page.
    pub app: &'a str,
    /// Markup of the quiet line.
    pub quiet: &'a str,
    /// Names and values of the attributes that the start script gets, such as `data-story`.
    pub boot: &'a [(&'a str, &'a str)],
}

/// Puts the parts into the template. `address` gives the final address of what the template names
/// in a `href`, `src`, `data-js` or `data-wasm`, or `None` when there is no such file.
pub fn fill(
    template: &str,
    parts: &Parts<'_>,
    mut address: impl FnMut(&str) -> Option<String>,
) -> Result<String, SiteError> {
    for marker in [HEAD, APP, QUIET] {
        match template.matches(marker).count() {
            1 => {}
            0 => return Err(SiteError::Template(format!("{marker} is missing"))),
            _ => return Err(SiteError::Template(format!("{marker} stands there twice"))),
        }
    }
    let page = without_comments(template);
    let mut started = false;
    let page = try_map_tags(&page, |tag| {
        Ok(match name(tag) {
            "html" => Cow::Owned(with_attribute(tag, "lang", parts.locale)),
            "link" => Cow::Owned(with_addresses(tag, &mut address)?),
            "script" => {
                let tag = with_addresses(tag, &mut address)?;
                if attribute(&tag, "data-wasm").is_none() {
                    return Ok(Cow::Owned(tag));
                }
                started = true;
                Cow::Owned(start_script(tag, parts.boot)?)
            }
            _ => Cow::Borrowed(tag),
        })
    })?;
    if !started {
        return Err(SiteError::Template(
            "the start script is missing: <script type=\"module\" src=… data-js=… data-wasm=…>"
                .into(),
        ));
    }
    // The parts are put in last, so that the changes above do not apply to them.
    let app = format!("<div id=\"app\">{}</div>", parts.app);
    Ok(page
        .replacen(HEAD, parts.head, 1)
        .replacen(QUIET, parts.quiet, 1)
        .replacen(APP, &app, 1))
}

/// The tag with its local addresses made final.
fn with_addresses(
    tag: &str,
    address: &mut impl FnMut(&str) -> Option<String>,
) -> Result<String, SiteError> {
    let mut tag = tag.to_owned();
    for name in ["href", "src", "data-js", "data-wasm"] {
        let Some(value) = attribute(&tag, name).map(str::to_owned) else {
            continue;
        };
        let found = address(&value).ok_or_else(|| {
            SiteError::Template(format!("{name}=\"{value}\": there is no such file"))
        })?;
        tag = with_attribute(&tag, name, &found);
    }
    Ok(tag)
}

/// The start script with its attributes.
fn start_script(tag: String, boot: &[(&str, &str)]) -> Result<String, SiteError> {
    if attribute(&tag, "data-js").is_none() {
        return Err(SiteError::Template(
            "the start script has data-wasm but no data-js".into(),
        ));
    }
    Ok(boot
        .iter()
        .fold(tag, |tag, (name, value)| with_attribute(&tag, name, value)))
}

/// The template without its comments, and without the white space they leave;
/// the markers stay.
fn without_comments(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(open) = rest.find("<!--") {
        if rest[open..].starts_with("<!--press:") {
            let end = rest[open..]
                .find("-->")
                .map_or(rest.len(), |length| open + length + "-->".len());
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        out.push_str(rest[..open].trim_end_matches([' ', '\t']));
        rest = match rest[open..].find("-->") {
            Some(length) => &rest[open + length + "-->".len()..],
            None => "",
        };
        // If the comment was alone on its line, the line is removed too.
        if out.is_empty() || out.ends_with('\n') {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<!doctype html>\n<!-- why -->\n<html lang=\"en\">\n<head>\n  \
        <!--press:head-->\n  <link rel=\"icon\" href=\"/icon.svg\">\n</head><body>\n  \
        <!-- root -->\n  <div id=\"app\"><!--press:app--></div>\n  \
        <p><!--press:quiet--></p>\n<script type=\"module\" \
        src=\"boot.js\" data-js=\"a.js\" data-wasm=\"a.wasm\"></script></body></html>";

    fn filled(template: &str) -> Result<String, SiteError> {
        let parts = Parts {
            locale: "zh-CN",
            head: "<title>长卷</title>",
            app: "<p>一</p>",
            quiet: "没有",
            boot: &[("data-story", "/s.json")],
        };
        fill(template, &parts, |name| {
            (name != "gone").then(|| format!("/sub/{}", name.trim_start_matches('/')))
        })
    }

    #[test]
    fn parts_go_where_the_markers_are() {
        assert_eq!(
            filled(TEMPLATE).expect("a page"),
            "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n  <title>长卷</title>\n  \
             <link rel=\"icon\" href=\"/sub/icon.svg\">\n</head><body>\n  \
             <div id=\"app\"><p>一</p></div>\n  <p>没有</p>\n<script type=\"module\" src=\"/sub/boot.js\" \
             data-js=\"/sub/a.js\" data-wasm=\"/sub/a.wasm\" data-story=\"/s.json\"></script>\
             </body></html>"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        for (cut, named) in [
            ("<!--press:head-->", "press:head"),
            ("<!--press:app-->", "press:app"),
            ("<!--press:quiet-->", "press:quiet"),
            (" data-wasm=\"a.wasm\"", "start script"),
            (" data-js=\"a.js\"", "data-js"),
        ] {
            let error = filled(&TEMPLATE.replace(cut, "")).expect_err(cut);
            assert!(error.to_string().contains(named), "{error}");
        }
        let error = filled(&TEMPLATE.replace("/icon.svg", "gone")).expect_err("no icon");
        assert!(error.to_string().contains("no such file"), "{error}");
    }
}

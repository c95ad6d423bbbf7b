//! The template that Trunk has filled in: its markers, its start script, its
//! addresses. Strict: what is missing is an error that says so.

use super::SiteError;
use super::head::escape;

/// Where the head goes.
const HEAD: &str = "<!--press:head-->";
/// Where the page goes; nothing may stand between the tags but the marker.
const APP: &str = "<div id=\"app\"><!--press:app--></div>";

/// The attributes that press adds to the start script.
pub struct Boot<'a> {
    /// Attribute names and values, such as `data-story`.
    pub attributes: &'a [(&'a str, &'a str)],
}

/// Puts the parts into the template. `address` gives the final address of a
/// local `href`, `src`, `data-js` or `data-wasm`, or `None` when no such file
/// was built.
pub fn fill(
    template: &str,
    lang: &str,
    head: &str,
    app: &str,
    boot: &Boot<'_>,
    mut address: impl FnMut(&str) -> Option<String>,
) -> Result<String, SiteError> {
    let once = |marker: &str| match template.matches(marker).count() {
        1 => Ok(()),
        0 => Err(SiteError::Template(format!("{marker} is missing"))),
        _ => Err(SiteError::Template(format!("{marker} stands there twice"))),
    };
    once(HEAD)?;
    once(APP)?;
    // The parts go in last, so that nothing below touches them: hydration
    // walks along the comments inside the page.
    let page = without_comments(template);
    let mut out = String::with_capacity(page.len() + head.len() + app.len());
    let mut rest = page.as_str();
    let mut started = false;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let end = rest[open..]
            .find('>')
            .map_or(rest.len(), |length| open + length + 1);
        let tag = &rest[open..end];
        rest = &rest[end..];
        if tag.starts_with("<html") {
            out.push_str(&with_attribute(tag, "lang", lang));
        } else if tag.starts_with("<link") || tag.starts_with("<script") {
            let mut tag = tag.to_owned();
            let is_boot = tag.starts_with("<script") && attribute(&tag, "data-wasm").is_some();
            if is_boot && attribute(&tag, "data-js").is_none() {
                return Err(SiteError::Template(
                    "the start script has data-wasm but no data-js".into(),
                ));
            }
            for name in ["href", "src", "data-js", "data-wasm"] {
                let Some(value) = attribute(&tag, name).map(str::to_owned) else {
                    continue;
                };
                let found = address(&value).ok_or_else(|| {
                    SiteError::Template(format!("{name}=\"{value}\": there is no such file"))
                })?;
                tag = with_attribute(&tag, name, &found);
            }
            if is_boot {
                started = true;
                for (name, value) in boot.attributes {
                    tag = with_attribute(&tag, name, value);
                }
            }
            out.push_str(&tag);
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    if !started {
        return Err(SiteError::Template(
            "the start script is missing: <script type=\"module\" src=… data-js=… data-wasm=…>"
                .into(),
        ));
    }
    let filled = out.replacen(HEAD, head, 1);
    Ok(filled.replacen(APP, &format!("<div id=\"app\">{app}</div>"), 1))
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
        // The line that the comment had to itself goes with it.
        if out.is_empty() || out.ends_with('\n') {
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
    }
    out.push_str(rest);
    out
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (start, end) = value_range(tag, name)?;
    Some(&tag[start..end])
}

/// The tag with the attribute set.
fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let value = escape(value);
    match value_range(tag, name) {
        Some((start, end)) => format!("{}{value}{}", &tag[..start], &tag[end..]),
        None => {
            let close = if tag.ends_with("/>") { "/>" } else { ">" };
            let open = tag.strip_suffix(close).unwrap_or(tag);
            format!("{open} {name}=\"{value}\"{close}")
        }
    }
}

/// Where the quoted value of an attribute stands in its tag.
fn value_range(tag: &str, name: &str) -> Option<(usize, usize)> {
    for quote in ['"', '\''] {
        let before = format!(" {name}={quote}");
        if let Some(at) = tag.find(&before) {
            let start = at + before.len();
            let end = start + tag[start..].find(quote)?;
            return Some((start, end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<!doctype html>\n<!-- why -->\n<html lang=\"en\">\n<head>\n  \
        <!--press:head-->\n  <link rel=\"icon\" href=\"/icon.svg\">\n</head><body>\n  \
        <!-- root -->\n  <div id=\"app\"><!--press:app--></div>\n<script type=\"module\" \
        src=\"boot.js\" data-js=\"a.js\" data-wasm=\"a.wasm\"></script></body></html>";

    fn filled(template: &str) -> Result<String, SiteError> {
        let boot = Boot {
            attributes: &[("data-story", "/s.json")],
        };
        fill(
            template,
            "zh-CN",
            "<title>长卷</title>",
            "<p>一<!>二</p>",
            &boot,
            |name| (name != "gone").then(|| format!("/sub/{}", name.trim_start_matches('/'))),
        )
    }

    #[test]
    fn parts_go_where_the_markers_are() {
        assert_eq!(
            filled(TEMPLATE).expect("a page"),
            "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n  <title>长卷</title>\n  \
             <link rel=\"icon\" href=\"/sub/icon.svg\">\n</head><body>\n  \
             <div id=\"app\"><p>一<!>二</p></div>\n<script type=\"module\" src=\"/sub/boot.js\" \
             data-js=\"/sub/a.js\" data-wasm=\"/sub/a.wasm\" data-story=\"/s.json\"></script>\
             </body></html>"
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        for (cut, named) in [
            ("<!--press:head-->", "press:head"),
            ("<!--press:app-->", "press:app"),
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

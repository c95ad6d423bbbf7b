//! A painted picture: by day and by night, for wide and for narrow screens. The browser fetches only the one
//! that it shows.

use leptos::prelude::*;

/// A picture with its text alternative; of each theme the file for wide screens and that for narrow ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Painted {
    /// The text alternative.
    pub alternative: String,
    pub day: (PaintedFile, PaintedFile),
    pub night: (PaintedFile, PaintedFile),
}

/// A file of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaintedFile {
    /// Its address, as in pages.
    pub address: String,
    /// Its size in pixels.
    pub width: u32,
    pub height: u32,
}

/// The screens that show the wide picture.
const WIDE: &str = "(min-width: 600px)";

/// Both themes of a picture; style sheets hide one (`style/painted.css`).
#[component]
pub fn PaintedPicture(picture: Painted) -> impl IntoView {
    let Painted {
        alternative,
        day,
        night,
    } = picture;
    [("day", day), ("night", night)]
        .map(|(theme, (wide, narrow))| {
            // They come after the text: `lazy` also keeps the hidden one from being fetched.
            view! {
                <picture class=format!("painted {theme}")>
                    <source media=WIDE srcset=wide.address width=wide.width height=wide.height/>
                    <img
                        src=narrow.address
                        width=narrow.width
                        height=narrow.height
                        alt=alternative.clone()
                        loading="lazy"
                        fetchpriority="low"
                        decoding="async"
                    />
                </picture>
            }
        })
        .collect_view()
}

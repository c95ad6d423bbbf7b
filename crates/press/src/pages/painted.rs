//! A painted picture: by day and by night, for wide and for narrow screens. The browser fetches only the one
//! that it shows.

use leptos::prelude::*;

/// A picture with its text alternative; of each theme the file for wide screens and that for narrow ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Painted {
    /// The text alternative.
    pub alternative: String,
    /// The media query of the screens that show the wide picture.
    pub wide: &'static str,
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

/// A small picture that decorates: its files by day and by night.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vignette {
    pub day: PaintedFile,
    pub night: PaintedFile,
}

/// The files from which a painter draws the pictures of a chapter, with their addresses as in pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PainterFiles {
    /// The id of the chapter.
    pub chapter: String,
    /// The art by day and by night.
    pub art: [String; 2],
    /// The score for pictures above the text, and for those beside it.
    pub scores: [String; 2],
}

/// The media query of the screens on which a step's picture stands beside its text. The style sheets have it too
/// (`style/picture.css`).
pub const BESIDE: &str = "(min-width: 62.5rem) and (min-aspect-ratio: 5/4)";

/// Both themes of a vignette. It has no text alternative, because it only decorates.
#[component]
pub fn VignettePicture(vignette: Vignette) -> impl IntoView {
    let Vignette { day, night } = vignette;
    [("day", day), ("night", night)]
        .map(|(theme, file)| {
            view! {
                <img
                    class=format!("vignette painted {theme}")
                    src=file.address
                    width=file.width
                    height=file.height
                    alt=""
                    loading="lazy"
                    decoding="async"
                />
            }
        })
        .collect_view()
}

/// Both themes of a picture; style sheets hide one (`style/painted.css`).
#[component]
pub fn PaintedPicture(picture: Painted) -> impl IntoView {
    let Painted {
        alternative,
        wide: media,
        day,
        night,
    } = picture;
    [("day", day), ("night", night)]
        .map(|(theme, (wide, narrow))| {
            // They come after the text: `lazy` also keeps the hidden one from being fetched.
            view! {
                <picture class=format!("painted {theme}")>
                    <source media=media srcset=wide.address width=wide.width height=wide.height/>
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

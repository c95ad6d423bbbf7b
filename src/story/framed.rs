//! Scenes on a page in a frame that may be as tall as the page: nothing sticks
//! there, so the pictures are moved to the band that the reader sees. Where no
//! band is known, the page is flat, each step with its picture.

use crate::{
    dom,
    scroll::{Band, Follower, Layout, Place, Selectors, is_believable, shift, watch_band},
};
use leptos::prelude::{document, request_animation_frame, window};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How many frames to wait for a first word of where the reader is. Browsers draw
/// none while nobody sees us, and then there is no word to wait for.
const PATIENCE: u32 = 60;

/// Tells partners that have asked which step is being read.
pub fn tell_step(id: &str) {
    dom::set_root_attribute("data-step", Some(id));
    dom::announce("changjuan:step");
}

/// Tells the follower the place in a chapter whenever that changes, and moves the
/// pictures to where the reader looks. Follows until the page is gone.
pub fn follow(selectors: Selectors, mut follower: impl Follower + 'static) {
    let chapters: Vec<Chapter> = dom::all(selectors.chapters)
        .into_iter()
        .filter_map(|section| Chapter::of(section, selectors))
        .collect();
    let mut last: Vec<Option<Place>> = vec![None; chapters.len()];
    let heard = Rc::new(Cell::new(false));
    let width = Cell::new(None);
    let screen = window()
        .screen()
        .and_then(|screen| screen.avail_height())
        .map_or(0.0, f64::from);
    let watching = {
        let heard = heard.clone();
        watch_band(move |band| {
            heard.set(true);
            let Some(band) = band else { return };
            let follows = is_believable(band, screen);
            flatten(!follows);
            if !follows {
                return;
            }
            let wide = chapters
                .first()
                .map(|chapter| chapter.section.client_width());
            if width.replace(wide) != wide {
                follower.laid_out(&[]);
            }
            for (index, chapter) in chapters.iter().enumerate() {
                let place = chapter.show(band);
                if last[index].replace(place) != Some(place) {
                    follower.moved(index, place);
                }
            }
        })
    };
    wait(heard, if watching { PATIENCE } else { 0 });
}

/// Gives the page up as one that knows no band, when so many frames have brought none.
fn wait(heard: Rc<Cell<bool>>, frames: u32) {
    request_animation_frame(move || match frames {
        _ if heard.get() => {}
        0 => flatten(true),
        _ => wait(heard, frames - 1),
    });
}

/// Gives every step its picture, or takes them away again.
fn flatten(flat: bool) {
    if let Some(root) = document().document_element() {
        let _ = root.class_list().toggle_with_force("flat", flat);
    }
}

/// A chapter's elements, looked up once.
struct Chapter {
    section: Element,
    stage: Element,
    /// What moves where the picture stands beside the text: picture and caption.
    figure: HtmlElement,
    /// What moves where it stands over the text.
    picture: HtmlElement,
    steps: Vec<Element>,
}

impl Chapter {
    fn of(section: Element, selectors: Selectors) -> Option<Self> {
        let find = |selector| section.query_selector(selector).ok().flatten();
        let picture: HtmlElement = find(selectors.scene)?.dyn_into().ok()?;
        let chapter = Self {
            stage: find(selectors.stage)?,
            figure: picture.parent_element()?.dyn_into().ok()?,
            steps: dom::all_in(&section, selectors.steps),
            picture,
            section,
        };
        let _ = chapter.figure.class_list().add_1("follow");
        let _ = chapter.picture.class_list().add_1("follow");
        Some(chapter)
    }

    /// Moves the picture into the band, and says where in the chapter the reader is.
    fn show(&self, band: Band) -> Place {
        // Style sheets take the figure's box away where the picture stands over the text.
        let beside = self.figure.get_client_rects().length() > 0;
        let height = match beside {
            true => self.figure.get_bounding_client_rect().height(),
            false => self.picture.get_bounding_client_rect().height(),
        };
        let stage = Band::of(&self.stage);
        let down = match dom::motion_off() {
            true => 0,
            false => shift(stage, height, band, beside) as i32,
        };
        let (figure, picture) = if beside { (down, 0) } else { (0, down) };
        let _ = self
            .figure
            .style()
            .set_property("transform", &moved_by(figure));
        let _ = self
            .picture
            .style()
            .set_property("transform", &moved_by(picture));
        Layout {
            stuck: if beside { 0.0 } else { height },
            steps: self.steps.iter().map(Band::of).collect(),
        }
        .place(band)
    }
}

fn moved_by(pixels: i32) -> String {
    match pixels {
        0 => "none".to_owned(),
        pixels => format!("translateY({pixels}px)"),
    }
}

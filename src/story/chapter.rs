//! The chapters: a heading, a scene, and the steps that pass beside it.

use super::{framed, resume, river::Flow};
use crate::{content::Story, dom, printed, scenes::Player, scroll};
use leptos::prelude::*;
use std::sync::Arc;

/// All chapters in reading order, printed with the picture of their last step.
/// Once the page is alive, scrolling plays the scenes. `current` is set to the
/// chapter being read; `pictures` are step ids and the addresses of their pictures.
/// With `only`, there is just the chapter of that index.
#[component]
pub fn Chapters(
    story: Arc<Story>,
    only: Option<usize>,
    current: RwSignal<Option<usize>>,
    pictures: Vec<(String, String)>,
) -> impl IntoView {
    let chapters = printed!(
        (0..story.chapters.len())
            .filter(|index| only.is_none_or(|only| only == *index))
            .map(|index| view! { <print::Chapter story=story.clone() index pictures=&pictures/> })
            .collect_view()
    );
    // Read where the page is printed only.
    let _ = pictures;
    Effect::new(move |_| {
        let story = story.clone();
        dom::soon(move || play(story, only.unwrap_or(0), current));
    });
    view! { <div class="chapters" inner_html=chapters></div> }
}

/// Lets the scenes follow the reader. `first` is the index of the first chapter on the page.
fn play(story: Arc<Story>, first: usize, current: RwSignal<Option<usize>>) {
    let players = dom::all(".chapter")
        .iter()
        .map(|chapter| {
            let part = |selector| chapter.query_selector(selector).ok().flatten();
            Player::of(&part(".scene")?, part(".steps")?)
        })
        .collect();
    let selectors = scroll::Selectors {
        chapters: ".chapter",
        stage: ".stage",
        scene: ".scene-picture",
        steps: ".step",
    };
    let framed = dom::embed().is_some();
    let reader = Reader {
        story,
        first,
        framed,
        current,
        players,
        river: Flow::of_page(),
        remembered: None,
    };
    if framed {
        framed::follow(selectors, reader);
    } else {
        scroll::watch(selectors, !dom::has_scroll_timelines(), reader);
    }
}

/// Whom scenes, river and contents follow.
struct Reader {
    story: Arc<Story>,
    /// The index of the first chapter on the page.
    first: usize,
    /// Whether the page is shown to partner sites.
    framed: bool,
    current: RwSignal<Option<usize>>,
    players: Vec<Option<Player>>,
    river: Flow,
    /// The chapter and step that were last remembered.
    remembered: Option<(usize, usize)>,
}

impl scroll::Follower for Reader {
    fn laid_out(&mut self, lines: &[scroll::Line]) {
        for (index, player) in self.players.iter_mut().enumerate() {
            if let Some(player) = player {
                player.laid_out(lines.get(index).copied());
            }
        }
        self.river.laid_out();
    }

    fn moved(&mut self, chapter: usize, place: scroll::Place) {
        if let Some(Some(player)) = self.players.get_mut(chapter) {
            player.play(place.step, place.progress);
        }
        // This may run at every frame of a scroll; storage and signals are for changes only.
        let reading = place.progress > 0.0 && place.progress < 1.0;
        let was_reading = self.current.get_untracked() == Some(chapter);
        if reading && self.remembered != Some((chapter, place.step)) {
            self.remembered = Some((chapter, place.step));
            let chapter = self.story.chapters.get(self.first + chapter);
            if let Some(step) = chapter.and_then(|chapter| chapter.steps.get(place.step)) {
                resume::remember_step(&step.id);
                if self.framed {
                    framed::tell_step(&step.id);
                }
            }
        }
        if reading != was_reading {
            self.current.set(reading.then_some(chapter));
        }
    }

    fn follows(&self, chapter: usize) -> bool {
        matches!(self.players.get(chapter), Some(Some(player)) if player.follows_scroll())
    }

    fn scrolled(&mut self) {
        self.river.scrolled();
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod print {
    use crate::{
        content::Story,
        scenes::{HEIGHT, SceneView, WIDTH},
        story::{blocks::Blocks, chapter_number, reading::minutes},
    };
    use leptos::prelude::*;
    use std::sync::Arc;

    #[component]
    pub fn Chapter<'a>(
        story: Arc<Story>,
        index: usize,
        pictures: &'a [(String, String)],
    ) -> impl IntoView + use<> {
        let chapter = &story.chapters[index];
        let next = story
            .chapters
            .get(index + 1)
            .map_or("#closing".to_owned(), |next| format!("#{}", next.id));
        let heading = format!("{}-heading", chapter.id);
        let steps = chapter
            .steps
            .iter()
            .map(|step| {
                let picture = pictures.iter().find(|(id, _)| *id == step.id);
                view! {
                    <div class="step" id=step.id.clone()>
                        <div class="step-text">
                            <Blocks story=story.clone() blocks=step.blocks.clone()/>
                        </div>
                        // Shown, and only then fetched, where nothing plays the scene:
                        // without script, in print, with motion off.
                        {picture.map(|(_, address)| view! {
                            <img
                                class="step-picture"
                                src=address.clone()
                                width=WIDTH
                                height=HEIGHT
                                loading="lazy"
                                alt=""
                            />
                        })}
                    </div>
                }
            })
            .collect_view();
        view! {
            <section
                class="chapter"
                id=chapter.id.clone()
                data-pigment=chapter.pigment.name()
                aria-labelledby=heading.clone()
            >
                <header class="chapter-head">
                    <p class="chapter-number">
                        <span>{chapter_number(index)}</span>
                        " "
                        <span>{chapter.name.clone()}</span>
                    </p>
                    <h2 id=heading.clone()>{chapter.title.clone()}</h2>
                    <p class="chapter-line">{chapter.line.clone()}</p>
                    <p class="chapter-time">
                        {format!("读完约 {} 分钟", minutes(chapter))}
                        <a class="skip-scene" href=next>"跳过这一幕"</a>
                        <button type="button" class="share-button" disabled data-share=format!("chapter/{}", chapter.id)>"分享这一章"</button>
                    </p>
                </header>
                <div class="stage">
                    <div class="scene-place">
                        <SceneView story=story.clone() chapter=index/>
                    </div>
                    <div class="steps">{steps}</div>
                </div>
            </section>
        }
    }
}

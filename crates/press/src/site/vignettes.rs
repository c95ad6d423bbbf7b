//! The vignettes as files, by day and by night: those that cards show by the sheet of pictures, and those that pages have
//! in their markup.

use super::{Manifest, Options, SiteError};
use crate::pages::{PaintedFile, Vignette};
use painting::Painting;
use painting::model::Theme;
use painting::paint;
use std::collections::BTreeMap;
use std::fmt::Write;
use story::Story;

/// Writes all vignettes of the art; each by its id.
pub fn write(
    painting: &Painting,
    options: &Options,
    manifest: &mut Manifest,
) -> Result<BTreeMap<String, Vignette>, SiteError> {
    let mut written = BTreeMap::new();
    for vignette in &painting.vignettes {
        let mut file = |theme: Theme| {
            let svg = paint::vignette(painting, vignette, theme);
            let name = format!("{}-{}.svg", vignette.id, theme.name());
            let path = manifest.write(&options.staging, &name, svg.as_bytes())?;
            let [width, height] = vignette.size.map(|length| length as u32);
            Ok::<_, SiteError>(PaintedFile {
                address: options.base.local(&path),
                width,
                height,
            })
        };
        let (day, night) = (file(Theme::Day)?, file(Theme::Night)?);
        written.insert(vignette.id.clone(), Vignette { day, night });
    }
    Ok(written)
}

/// The rules that give each card the addresses of its vignette, as custom properties; `style/cards.css` shows them once
/// the explorer is near. The program that builds the cards knows nothing of pictures.
pub fn card_rules(story: &Story, vignettes: &BTreeMap<String, Vignette>) -> String {
    let mut rules = String::new();
    for (id, Vignette { day, night }) in vignettes {
        let cards = story.cards.iter();
        let cards: Vec<String> = cards
            .filter(|card| card.picture.as_ref() == Some(id))
            .map(|card| format!("[data-card={}]", card.id))
            .collect();
        if !cards.is_empty() {
            // Writing to a String cannot fail.
            let _ = write!(
                rules,
                "{}{{--pictured:1;--day:url({});--night:url({})}}",
                cards.join(","),
                day.address,
                night.address
            );
        }
    }
    rules
}

/// The vignette that pictures show until they are painted.
const WAITING: &str = "waiting";

/// The rule that gives pictures what they show until they are painted (`style/picture.css`); empty where the art has no
/// vignette for that.
pub fn waiting_rule(vignettes: &BTreeMap<String, Vignette>) -> String {
    let rule = |Vignette { day, night }: &Vignette| {
        let (day, night) = (&day.address, &night.address);
        format!(".steps{{--waiting-day:url({day});--waiting-night:url({night})}}")
    };
    vignettes.get(WAITING).map(rule).unwrap_or_default()
}

/// The rules that give the tile of each chapter's place on the map the pigment of the chapter.
pub fn tile_rules(story: &Story) -> String {
    let tiles = story.chapters.iter().filter_map(|chapter| {
        let place = story.places.iter().find(|it| it.id == chapter.place)?;
        let tile = match place.cell {
            Some((row, column)) => format!(".row-{row}.col-{column}"),
            None => ".tile-city".to_owned(),
        };
        let pigment = chapter.pigment.name();
        Some(format!(".map .tile{tile}{{--seal:var(--{pigment}-text)}}"))
    });
    tiles.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use std::path::Path;

    fn story() -> Story {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/content/zh-CN");
        check::locale(&content).story.expect("a story")
    }

    fn file(address: &str) -> PaintedFile {
        PaintedFile {
            address: address.to_owned(),
            width: 240,
            height: 150,
        }
    }

    #[test]
    fn cards_with_the_same_vignette_share_a_rule() {
        let vignette = |id: &str| {
            let [day, night] = ["day", "night"].map(|theme| file(&format!("/{id}-{theme}.svg")));
            (id.to_owned(), Vignette { day, night })
        };
        let vignettes = ["sail", "nobodys"].map(vignette).into();
        let rules = card_rules(&story(), &vignettes);
        assert_eq!(
            rules,
            "[data-card=finance],[data-card=chen-guanping]{--pictured:1;--day:url(/sail-day.svg);--night:url(/sail-night.svg)}"
        );
    }

    #[test]
    fn places_of_chapters_have_their_pigments() {
        let rules = tile_rules(&story());
        assert!(
            rules.contains(".map .tile.tile-city{--seal:var(--gamboge-text)}"),
            "{rules}"
        );
        assert_eq!(rules.matches("--seal").count(), 4);
    }
}

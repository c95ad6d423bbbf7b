//! The pictures of steps, as files.

use super::{Manifest, Options, SiteError, Tokens, tokens};
use scenes::{Palette, still_svg};
use story::Story;

/// Writes every step's picture to a file of its own. Returns the ids of steps and the addresses of their
/// pictures. Pictures have the light colours, because a file cannot follow the reader's theme.
pub fn write(
    story: &Story,
    tokens: &Tokens,
    options: &Options,
    manifest: &mut Manifest,
) -> Result<Vec<(String, String)>, SiteError> {
    let mut written = Vec::new();
    for chapter in &story.chapters {
        let token = |name: &str| tokens.light(name).ok().map(str::to_owned);
        let palette = Palette::from_tokens(chapter.pigment, token)
            .map_err(|error| SiteError::Content(format!("{}: {error}", tokens::FILE)))?;
        for step in &chapter.steps {
            let svg = still_svg(story, chapter, step, &palette);
            let name = format!("{}.svg", step.id);
            let file = manifest.write(&options.staging, &name, svg.as_bytes())?;
            written.push((step.id.clone(), options.base.local(&file)));
        }
    }
    Ok(written)
}

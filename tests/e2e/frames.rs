//! A reader of a partner's page: the frame in it, and what is in the frame.

use crate::host::Host;
use crate::reader::Reader;
use crate::runner::Checked;
use crate::site::Site;
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// How long a frame may take to get its height.
const PATIENCE: Duration = Duration::from_secs(30);

/// Opens a partner's page that shows a view.
pub async fn open(reader: &Reader, host: &Host, page: &str, view: &str) -> Checked {
    open_of(reader, host, page, &reader.site, view).await
}

/// The same of another site.
pub async fn open_of(reader: &Reader, host: &Host, page: &str, site: &Site, view: &str) -> Checked {
    let address = host.showing(page, site, view);
    reader.driver.goto(address).await?;
    reader
        .until("there is a frame", "document.querySelector('iframe')")
        .await
}

/// Goes into the first frame of the page.
pub async fn enter(reader: &Reader) -> Checked {
    reader.driver.enter_default_frame().await?;
    let frame = reader.driver.find(By::Css("iframe")).await?;
    frame.enter_frame().await?;
    Ok(())
}

/// Goes back to the partner's page.
pub async fn leave(reader: &Reader) -> Checked {
    reader.driver.enter_default_frame().await?;
    Ok(())
}

/// Waits until the program runs the framed page.
pub async fn alive(reader: &Reader) -> Checked {
    enter(reader).await?;
    reader.alive().await?;
    leave(reader).await
}

/// Waits until the explorer in the frame is alive.
pub async fn explorer_awake(reader: &Reader) -> Checked {
    alive(reader).await?;
    enter(reader).await?;
    reader.explorer_awake().await?;
    leave(reader).await
}

/// Scrolls the frame, or the page around it, to the explorer and waits until it is alive.
pub async fn wake_explorer(reader: &Reader) -> Checked {
    enter(reader).await?;
    let top: f64 = reader
        .js("const explorer = document.getElementById('explorer');
             explorer.scrollIntoView({behavior: 'instant'});
             return explorer.getBoundingClientRect().top")
        .await?;
    leave(reader).await?;
    // A frame of another site may not scroll the page around it.
    reader
        .run(&format!(
            "const top = document.querySelector('iframe').getBoundingClientRect().top + {top};
             scrollBy({{top: top - innerHeight / 4, behavior: 'instant'}})"
        ))
        .await?;
    explorer_awake(reader).await
}

/// The height of the frame.
pub async fn height(reader: &Reader) -> Checked<f64> {
    leave(reader).await?;
    reader
        .js("return document.querySelector('iframe').getBoundingClientRect().height")
        .await
}

/// The height of what is in the frame.
pub async fn content(reader: &Reader) -> Checked<f64> {
    enter(reader).await?;
    let height = reader
        .js("return document.getElementById('frame')?.getBoundingClientRect().height ?? 0")
        .await?;
    leave(reader).await?;
    Ok(height)
}

/// Waits until the frame is as high as its content, kept within `clamp`, and
/// stays so for a moment. Gives the content's height.
pub async fn fits_within(reader: &Reader, clamp: (f64, f64)) -> Checked<f64> {
    let started = Instant::now();
    let mut fitted = 0;
    let mut last = (0.0, 0.0);
    while started.elapsed() < PATIENCE {
        // A frame that is still on its way holds another document.
        let content = content(reader).await.unwrap_or(0.0);
        let height = height(reader).await?;
        let again = (height, content) == last;
        last = (height, content);
        let wanted = content.clamp(clamp.0, clamp.1);
        fitted = match (height - wanted).abs() <= 1.0 && content > 40.0 && again {
            true => fitted + 1,
            false => 0,
        };
        if fitted >= 2 {
            return Ok(content);
        }
        tokio::time::sleep(Duration::from_millis(60)).await;
    }
    Err(format!("the frame is {} high, its content {}", last.0, last.1).into())
}

/// The same without a clamp.
pub async fn fits(reader: &Reader) -> Checked<f64> {
    fits_within(reader, (0.0, f64::INFINITY)).await
}

/// Clicks what a selector finds first in the frame.
pub async fn click(reader: &Reader, selector: &str) -> Checked {
    enter(reader).await?;
    reader
        .js_with::<bool>(
            "const found = document.querySelector(arguments[0]);
             found.scrollIntoView({block: 'center'});
             found.click();
             return true",
            vec![selector.into()],
        )
        .await
        .map_err(|error| format!("{selector}: {error}"))?;
    leave(reader).await
}

/// Makes the column that holds the frame this wide.
pub async fn widen(reader: &Reader, width: u32) -> Checked {
    leave(reader).await?;
    reader
        .run(&format!(
            "document.getElementById('column').style.width = '{width}px'"
        ))
        .await
}

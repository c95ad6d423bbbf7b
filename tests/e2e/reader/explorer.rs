//! The explorer is printed with the page and comes alive when the reader comes near it, or when the
//! address asks for it.

use super::Reader;
use crate::runner::Checked;
use crate::site::Site;

/// Whether the live explorer is in the page.
const LIVE: &str = "document.querySelector('#explorer[data-live]')";

impl Reader {
    /// Opens a path of the main site and waits until the explorer is alive. An address that does not ask
    /// for it leaves the reader at the cover, so the page is scrolled to it.
    pub async fn open_explorer(&self, path: &str) -> Checked {
        self.open_explorer_at(&self.site, path).await
    }

    /// The same of another site.
    pub async fn open_explorer_at(&self, site: &Site, path: &str) -> Checked {
        self.open_at(site, path).await?;
        let asks = path.contains("v=1") || path.contains("#explorer") || path.starts_with("embed/");
        if asks {
            self.explorer_awake().await
        } else {
            self.wake_explorer().await
        }
    }

    /// Scrolls the page to the explorer and waits until it is alive.
    pub async fn wake_explorer(&self) -> Checked {
        self.run("document.getElementById('explorer').scrollIntoView({behavior: 'instant'})")
            .await?;
        self.explorer_awake().await
    }

    /// Asks for more cards until all are listed.
    pub async fn list_all_cards(&self) -> Checked {
        const LISTED: &str = "document.querySelectorAll('[data-card]').length";
        const MORE: &str = "document.querySelector('.results-more button')";
        while self
            .js(&format!("return {MORE}.getClientRects().length > 0"))
            .await?
        {
            let listed: usize = self.js(&format!("return {LISTED}")).await?;
            self.run(&format!("{MORE}.click()")).await?;
            self.until("more cards are listed", &format!("{LISTED} > {listed}"))
                .await?;
        }
        Ok(())
    }

    /// Waits until the explorer is alive and two frames have been drawn.
    pub async fn explorer_awake(&self) -> Checked {
        self.until("the explorer is live", LIVE).await?;
        self.settled().await
    }
}

//! What Chromium alone can do for a reader.

use super::Reader;
use crate::runner::Checked;
use serde_json::{Value, json};

impl Reader {
    /// Reads on a screen of this size (Chromium).
    pub async fn screen(&self, width: u32, height: u32) -> Checked {
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        )
        .await?;
        Ok(())
    }

    /// Runs a script before anything of every page to come (Chromium).
    pub async fn before_page(&self, script: &str) -> Checked {
        let added = self
            .cdp(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({"source": script}),
            )
            .await?;
        self.before.borrow_mut().push(added["identifier"].clone());
        Ok(())
    }

    /// How far the page has shifted by itself since it was opened, and what did (Chromium).
    pub async fn shift(&self) -> Checked<(f64, Vec<String>)> {
        let sum = self
            .driver
            .execute_async(
                "const done = arguments[0];
                 let sum = 0;
                 const what = [];
                 new PerformanceObserver(list => {
                     for (const shift of list.getEntries())
                         if (!shift.hadRecentInput) {
                             sum += shift.value;
                             for (const {node, previousRect, currentRect} of shift.sources)
                                 what.push(`${shift.value} ${node?.nodeName} ${node?.id || node?.className} `
                                     + `${JSON.stringify(previousRect)} ${JSON.stringify(currentRect)}`);
                         }
                 }).observe({type: 'layout-shift', buffered: true});
                 requestAnimationFrame(() => setTimeout(() => done([sum, what]), 100));",
                vec![],
            )
            .await?;
        Ok(sum.convert()?)
    }

    /// A command of the DevTools protocol (Chromium).
    pub async fn cdp(&self, command: &str, with: Value) -> Checked<Value> {
        Ok(self.driver.cdp().send_raw(command, with).await?)
    }
}

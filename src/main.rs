//! The reader's side: loads the story and hydrates the prerendered page.
//!
//! `public/boot.js` calls [`start`]; nothing happens before.

#[cfg(target_arch = "wasm32")]
mod browser {
    use changjuan::{
        app::{App, Assets},
        content, dom,
        page::Page,
    };
    use leptos::prelude::*;
    use std::sync::Arc;
    use wasm_bindgen::prelude::*;

    /// Fetches the bundle at `url` (its bytes checked against `integrity`) and
    /// hydrates `#app` with it. Rejects with a message when the story cannot be
    /// loaded or the page has no `#app`; the page then stays as it was printed.
    #[wasm_bindgen]
    pub async fn start(url: String, integrity: String) -> Result<(), JsValue> {
        let story = content::load(&url, &integrity)
            .await
            .map_err(|error| JsValue::from_str(&error.to_string()))?;
        dom::next_task().await;
        let root: web_sys::HtmlElement = document()
            .get_element_by_id("app")
            .and_then(|root| root.dyn_into().ok())
            .ok_or("the page has no #app to hydrate")?;
        let assets = Assets {
            stylesheet: root
                .query_selector("link[rel=stylesheet]")?
                .and_then(|link| link.get_attribute("href"))
                .unwrap_or_default(),
            pictures: Vec::new(),
        };
        let story = Arc::new(story);
        let page = Page::of(dom::embed().as_deref());
        leptos::mount::hydrate_from(root, move || {
            view! { <App story page assets/> }
        })
        .forget();
        Ok(())
    }
}

fn main() {}

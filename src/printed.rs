//! What never changes is printed once and not hydrated: the browser keeps the
//! markup that `press` wrote, and its program holds neither the code nor the
//! text of it. That is most of the page. What can change is a view like any other.

/// The HTML of a view where the page is printed; nothing in the browser, where
/// hydration leaves an element with `inner_html` as it finds it.
///
/// The view is not even compiled for the browser, so it may read the fields of
/// the content that stay out of the bundle.
#[macro_export]
macro_rules! printed {
    ($($view:tt)*) => {{
        #[cfg(not(target_arch = "wasm32"))]
        let html = $crate::printed::html({ $($view)* });
        #[cfg(target_arch = "wasm32")]
        let html = "";
        html
    }};
}

/// Writes a view as HTML without the marks that hydration would look for.
#[cfg(not(target_arch = "wasm32"))]
pub fn html(view: impl leptos::prelude::IntoView) -> String {
    use leptos::prelude::RenderHtml;
    view.into_view().to_html().replace("<!>", "")
}

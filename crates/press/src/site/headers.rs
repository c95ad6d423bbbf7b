//! The headers that the site is served with. They are written beside it as `headers.json`, so that any
//! server can be configured from that file.

use super::assets::{Manifest, csp_hash};
use super::base::BaseUrl;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The file that holds them.
pub const FILE: &str = "headers.json";

/// The script that partner pages load, by a name that never changes.
pub const LOADER: &str = "embed.js";

/// The headers of files, by the kind of file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headers {
    /// The path of the site, with a slash at both ends.
    pub base_path: String,
    /// For every response.
    pub all: BTreeMap<String, String>,
    /// Scheme, host and port that the site was built for, as the policy of embed pages has them.
    pub origin: String,
    /// For HTML pages.
    pub pages: BTreeMap<String, String>,
    /// For HTML pages under `embed/`.
    pub embeds: BTreeMap<String, String>,
    /// For files whose name changes with their bytes: those in `hashed`.
    pub immutable: BTreeMap<String, String>,
    /// For the other files.
    pub files: BTreeMap<String, String>,
    /// For single files, and folders (with a slash at the end), instead of the above.
    pub own: BTreeMap<String, BTreeMap<String, String>>,
    /// The hashed files, as paths from the site's root.
    pub hashed: BTreeSet<String>,
}

impl Headers {
    /// The headers of a site whose pages hold one inline script and one inline style.
    pub fn new(base: &BaseUrl, script: &str, style: &str, manifest: &Manifest) -> Self {
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self' {}; \
             font-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; \
             base-uri 'none'; form-action 'none'",
            csp_hash(script),
            csp_hash(style)
        );
        // In a sandbox a page has no origin, and in WebKit 'self' matches nothing then.
        let named = format!(" 'self' {}", base.origin());
        let embed_policy = policy.replace(" 'self'", &named);
        let pages = |policy: &str| {
            map([
                ("content-security-policy", policy),
                ("cache-control", "no-cache"),
                // A host page that is cross-origin isolated shows only pages with these two headers.
                ("cross-origin-embedder-policy", "require-corp"),
                ("cross-origin-resource-policy", "cross-origin"),
            ])
        };
        // The gallery shows embed pages, and gets messages from them.
        let gallery = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
                       img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";
        // Partner sites load files of the story.
        let shared = [
            ("access-control-allow-origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            // The worker that draws pictures starts only under the policy of the page.
            ("cross-origin-embedder-policy", "require-corp"),
        ];
        Self {
            base_path: base.path().to_owned(),
            all: map([
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "strict-origin-when-cross-origin"),
            ]),
            origin: base.origin().to_owned(),
            pages: pages(&policy),
            embeds: pages(&embed_policy),
            immutable: map(shared
                .into_iter()
                .chain([("cache-control", "public, max-age=31536000, immutable")])),
            files: map(shared.into_iter().chain([("cache-control", "no-cache")])),
            own: BTreeMap::from([
                // Its address never changes, so caches must check for a new version.
                (
                    LOADER.to_owned(),
                    map(shared.into_iter().chain([(
                        "cache-control",
                        "public, max-age=3600, stale-while-revalidate=86400",
                    )])),
                ),
                (
                    "gallery/".to_owned(),
                    map([
                        ("content-security-policy", gallery),
                        ("cache-control", "no-cache"),
                    ]),
                ),
            ]),
            hashed: manifest.own.union(&manifest.kept).cloned().collect(),
        }
    }
}

fn map<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> BTreeMap<String, String> {
    pairs
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

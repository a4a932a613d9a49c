//! The frame of every page: navigation, components, translations, assets.

//! Tests of the real art: that what is drawn is what the story's numbers say, on every kind of screen.

mod camera;
mod paint;
mod places;
mod score;
mod words;

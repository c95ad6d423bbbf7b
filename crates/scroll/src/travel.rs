//! Where the camera of a chapter is: it rests at each step, and travels to the next while the edge between the two
//! passes a part of the window.

use crate::{Band, ChapterLayout, ratio};

/// The part of the window in which the edge of a step moves the camera, as ratios of the window's height from its top:
/// the travel begins when the edge comes up to `begin`, and ends when it has reached `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Travel {
    /// Where it begins; below `end`.
    pub begin: f64,
    /// Where it ends.
    pub end: f64,
}

impl Travel {
    /// For pictures above the text: the text before has passed under the picture, and the next has not come.
    pub const ABOVE: Self = Self {
        begin: 0.62,
        end: 0.22,
    };
    /// For pictures beside the text.
    pub const BESIDE: Self = Self {
        begin: 0.75,
        end: 0.35,
    };
}

impl ChapterLayout {
    /// Where the camera is when `visible` is the band of the page on screen: 2.0 at the third step, 2.5 half way from it to
    /// the fourth. It depends on positions alone, so a jump cuts.
    pub fn camera(&self, visible: Band, travel: Travel) -> f64 {
        let height = visible.height();
        let way = height * (travel.begin - travel.end);
        let begin = visible.top + height * travel.begin;
        let passed = |top: f64| match way > 0.0 {
            true => ratio((begin - top) / way),
            false => 0.0,
        };
        let edges = self.steps.iter().skip(1);
        edges.map(|step| passed(step.top)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three steps of 1,000.
    fn camera(top: f64) -> f64 {
        let steps = [0.0, 1_000.0, 2_000.0].map(|top| Band {
            top,
            bottom: top + 1_000.0,
        });
        let visible = Band {
            top,
            bottom: top + 800.0,
        };
        let layout = ChapterLayout {
            steps: steps.to_vec(),
        };
        layout.camera(visible, Travel::BESIDE)
    }

    #[test]
    fn it_rests_at_each_step_and_travels_in_between() {
        assert_eq!(camera(-5_000.0), 0.0);
        // The edge of the second step is at 600 of the window's 800 pixels, then at 440, then at 280.
        assert_eq!(camera(400.0), 0.0);
        assert_eq!(camera(560.0), 0.5);
        assert_eq!(camera(720.0), 1.0);
        assert_eq!(camera(1_400.0), 1.0);
        assert_eq!(camera(5_000.0), 2.0);
    }

    #[test]
    fn it_rests_for_most_of_a_step_as_high_as_the_window() {
        for travel in [Travel::ABOVE, Travel::BESIDE] {
            assert!(travel.begin - travel.end <= 0.4 + 1e-9);
        }
        let resting = (0..1_000).filter(|top| camera(f64::from(*top)).fract() == 0.0);
        assert!(resting.count() >= 600);
    }

    #[test]
    fn steps_lower_than_the_travel_are_passed_together() {
        let steps = [0.0, 10.0, 20.0].map(|top| Band {
            top,
            bottom: top + 10.0,
        });
        let layout = ChapterLayout {
            steps: steps.to_vec(),
        };
        let at = |top: f64| {
            let visible = Band {
                top,
                bottom: top + 800.0,
            };
            layout.camera(visible, Travel::BESIDE)
        };
        assert_eq!((at(-700.0), at(0.0)), (0.0, 2.0));
        assert!(at(-440.0) > 0.0 && at(-440.0) < 2.0);
    }

    #[test]
    fn an_empty_window_or_chapter_makes_no_nonsense() {
        let empty = Band {
            top: 5.0,
            bottom: 5.0,
        };
        let layout = ChapterLayout { steps: Vec::new() };
        assert_eq!(layout.camera(empty, Travel::ABOVE), 0.0);
        let steps = vec![empty, empty];
        assert_eq!(ChapterLayout { steps }.camera(empty, Travel::ABOVE), 0.0);
    }
}

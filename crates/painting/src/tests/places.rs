//! Where marks stand.

use crate::model::Place;
use crate::model::{Mark, Rule};
use crate::paint::drawn;
use crate::places::{Misplaced, places, places_of};
use crate::testing::painting;

/// Places that the reference renderer of the art direction gives for the same files: mark, index, ground
/// point, scale.
const REFERENCE: [(&str, usize, [f64; 2], f64); 24] = [
    ("visits", 1, [63.679, 267.88], 0.9),           // rows
    ("visits", 412, [479.426, 402.986], 1.01),      // rows
    ("visits", 824, [934.0, 578.0], 1.12),          // rows
    ("issues", 0, [58.222, 780.582], 1.0),          // drift
    ("issues", 89, [473.818, 813.655], 1.0),        // drift
    ("issues", 178, [913.509, 850.59], 1.0),        // drift
    ("companies", 35, [514.0, 570.0], 1.0),         // grid
    ("companies", 69, [826.0, 446.0], 1.0),         // grid
    ("youth", 0, [122.576, 715.929], 0.9),          // path
    ("youth", 77, [512.095, 823.178], 1.175),       // path
    ("youth", 154, [923.497, 842.936], 1.3),        // path
    ("attendees", 0, [151.366, 535.724], 0.58),     // crowd
    ("attendees", 1000, [485.661, 659.473], 0.658), // crowd
    ("attendees", 1999, [866.696, 782.845], 0.73),  // crowd
    ("exports", 19, [714.869, 530.786], 1.15),      // rows
    ("mentors", 0, [83.443, 656.724], 1.0),         // grid with jitter and gaps
    ("mentors", 331, [305.409, 751.275], 1.0),      // grid with jitter and gaps
    ("mentors", 662, [522.111, 846.477], 1.0),      // grid with jitter and gaps
    ("schools", 39, [743.2, 762.0], 1.0),           // grid
    ("schools", 78, [894.4, 844.0], 1.0),           // grid
    ("runners", 0, [906.242, 457.441], 0.201),      // course
    ("runners", 1, [904.799, 454.27], 0.201),       // course
    ("runners", 750, [619.342, 662.956], 0.571),    // course
    ("runners", 1499, [917.312, 844.461], 1.181),   // course
];

fn all_rules() -> Vec<(Mark, Rule)> {
    let marks = painting().scenes.into_iter().flat_map(|scene| scene.marks);
    marks
        .flat_map(|mark| {
            let rules: Vec<Rule> = mark.at.values().cloned().collect();
            rules.into_iter().map(move |rule| (mark.clone(), rule))
        })
        .collect()
}

#[test]
fn places_are_those_of_the_reference() {
    let painting = painting();
    for (id, index, at, scale) in REFERENCE {
        let mark = painting
            .scenes
            .iter()
            .find_map(|scene| scene.mark(id))
            .expect("a mark");
        let spot: &Place = &places(mark, &mark.at["default"]).expect("places")[index];
        for (own, reference) in [
            (spot.at[0], at[0]),
            (spot.at[1], at[1]),
            (spot.scale, scale),
        ] {
            assert!((own - reference).abs() < 0.001, "{id} {index}: {spot:?}");
        }
    }
}

#[test]
fn every_rule_gives_exactly_its_places_and_always_the_same() {
    for (mark, rule) in all_rules() {
        let spots = places(&mark, &rule).expect("places");
        assert_eq!(
            spots.len() as u32,
            mark.n + mark.open_after(),
            "{}",
            mark.id
        );
        assert_eq!(spots, places(&mark, &rule).expect("places"), "{}", mark.id);
    }
}

#[test]
fn marks_are_known_by_their_index_in_whatever_order_they_are_painted() {
    for (mark, rule) in all_rules() {
        let spots = places(&mark, &rule).expect("places");
        let drawn = drawn(&mark, &rule).expect("places");
        let mut indices: Vec<u32> = drawn.iter().map(|mark| mark.index).collect();
        for one in &drawn {
            // A crowd stands at whole units.
            let [x, y] = spots[one.index as usize].at;
            assert!((one.at[0] - x).abs() <= 0.5, "{}", mark.id);
            assert!((one.at[1] - y).abs() <= 0.5, "{}", mark.id);
        }
        let from_far = drawn.windows(2).all(|pair| pair[0].at[1] <= pair[1].at[1]);
        assert!(mark.keep || from_far, "{}", mark.id);
        indices.sort_unstable();
        assert!(indices.into_iter().eq(0..drawn.len() as u32), "{}", mark.id);
        let open = drawn.iter().filter(|mark| mark.open).count() as u32;
        assert_eq!(open, mark.open_after() + mark.open_inside(), "{}", mark.id);
    }
}

#[test]
fn rules_that_scale_give_any_number_and_none_beyond_the_limit() {
    for (_, rule) in all_rules() {
        for n in [0, 1, 2, 7, 1_999, 2_000] {
            match places_of(&rule, n) {
                Ok(spots) => {
                    assert_eq!(spots.len() as u64, n);
                    assert!(
                        spots
                            .iter()
                            .all(|spot| spot.at.iter().all(|x| x.is_finite()))
                    );
                }
                Err(error) => assert!(matches!(error, Misplaced::Count { .. }), "{error}"),
            }
        }
        assert_eq!(places_of(&rule, 2_001), Err(Misplaced::TooMany(2_001)));
        assert_eq!(
            places_of(&rule, u64::MAX),
            Err(Misplaced::TooMany(u64::MAX))
        );
    }
}

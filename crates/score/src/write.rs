//! Writing a score.

use crate::{Sample, Stand};

/// Writes `data-steps`: for each group, where it stands at each step. A group may have at most 26
/// different transforms, because each is named by a letter. Panics if a group has more.
pub fn write_steps(groups: &[Vec<Stand<'_>>]) -> String {
    let parts: Vec<String> = groups.iter().map(|stands| write_group(stands)).collect();
    parts.join(";")
}

fn write_group(stands: &[Stand<'_>]) -> String {
    let mut letters = String::new();
    let mut transforms: Vec<&str> = Vec::new();
    for stand in stands {
        let known = transforms.iter().position(|it| *it == stand.transform);
        let index = known.unwrap_or_else(|| {
            transforms.push(stand.transform);
            transforms.len() - 1
        });
        assert!(index < 26, "a group has more than 26 transforms");
        let first = if stand.shown { b'a' } else { b'A' };
        letters.push(char::from(first + index as u8));
    }
    format!("{letters}/{}", transforms.join("|"))
}

/// Writes `data-run`: for each group that moves with the scroll, its positions at equal distances of
/// progress, from 0 to 1.
pub fn write_runs(runs: &[Vec<Sample>]) -> String {
    let parts: Vec<String> = runs.iter().map(|run| write_run(run)).collect();
    parts.join(";")
}

fn write_run(run: &[Sample]) -> String {
    let write = |sample: &Sample| {
        let left = if sample.left { "!" } else { "" };
        format!("{left}{},{}", sample.x, sample.y)
    };
    run.iter().map(write).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{runs, stands};

    fn stand(transform: &str, shown: bool) -> Stand<'_> {
        Stand { transform, shown }
    }

    #[test]
    fn steps_are_read_as_they_were_written() {
        let (here, there) = ("translate(0px,4px)", "translate(9px,4px)scale(-1,1)");
        let groups = [
            vec![stand(here, false), stand(here, true), stand(there, true)],
            vec![stand(there, true), stand(here, true), stand(there, false)],
        ];
        let text = write_steps(&groups);
        assert_eq!(text, format!("Aab/{here}|{there};abA/{there}|{here}"));
        for step in 0..3 {
            let expected: Vec<_> = groups.iter().map(|group| Some(group[step])).collect();
            assert_eq!(stands(&text, step), expected);
        }
    }

    #[test]
    fn runs_are_read_as_they_were_written() {
        let sample = |x, y, left| Sample { x, y, left };
        let written = vec![
            vec![sample(123, -50, false), sample(-7, 0, true)],
            vec![sample(0, 0, false)],
        ];
        let text = write_runs(&written);
        assert_eq!(text, "123,-50 !-7,0;0,0");
        assert_eq!(runs(&text), written);
    }
}

//! The lowest point of a function of a few parameters, without derivatives (Nelder and Mead 1965).

/// Walks downhill from `start` with a first step of `step`, for at most `rounds` rounds.
pub(crate) fn lowest(of: impl Fn(&[f64]) -> f64, start: &[f64], step: f64, rounds: usize) -> (Vec<f64>, f64) {
    let mut corners: Vec<(f64, Vec<f64>)> = vec![(of(start), start.to_vec())];
    for axis in 0..start.len() {
        let mut corner = start.to_vec();
        corner[axis] += step;
        corners.push((of(&corner), corner));
    }
    for _ in 0..rounds {
        corners.sort_by(|one, other| one.0.total_cmp(&other.0));
        let last = corners.len() - 1;
        if corners[last].0 - corners[0].0 < 1e-9 * (1.0 + corners[0].0.abs()) {
            break;
        }
        let centre: Vec<f64> = (0..start.len())
            .map(|axis| corners[..last].iter().map(|corner| corner.1[axis]).sum::<f64>() / last as f64)
            .collect();
        let towards = |share: f64| -> (f64, Vec<f64>) {
            let point: Vec<f64> =
                centre.iter().zip(&corners[last].1).map(|(centre, worst)| centre + share * (centre - worst)).collect();
            (of(&point), point)
        };
        let reflected = towards(1.0);
        let better = if reflected.0 < corners[0].0 {
            let expanded = towards(2.0);
            if expanded.0 < reflected.0 { Some(expanded) } else { Some(reflected) }
        } else if reflected.0 < corners[last - 1].0 {
            Some(reflected)
        } else {
            let contracted = if reflected.0 < corners[last].0 { towards(0.5) } else { towards(-0.5) };
            (contracted.0 < corners[last].0.min(reflected.0)).then_some(contracted)
        };
        if let Some(better) = better {
            corners[last] = better;
        } else {
            let best = corners[0].1.clone();
            for (value, corner) in corners.iter_mut().skip(1) {
                corner.iter_mut().zip(&best).for_each(|(at, best)| *at = f64::midpoint(*at, *best));
                *value = of(corner);
            }
        }
    }
    corners.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (value, point) = corners.swap_remove(0);
    (point, value)
}

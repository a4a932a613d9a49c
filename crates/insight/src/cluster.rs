//! Cutting a company into clusters that keep their ties inside, from its chart.

use crate::Graph;

/// Label propagation that starts from units and lets nobody into a cluster of `largest` or more: cold starts find clusters of nine people, the
/// chart is already half-way. People in a fixed order, so that the same company is cut the same way.
#[must_use]
pub fn propagate(graph: &Graph, start: &[u32], largest: usize, rounds: usize) -> Vec<u32> {
    let mut label = start.to_vec();
    let labels = label.iter().max().map_or(0, |last| *last as usize + 1);
    let mut size = vec![0_usize; labels];
    label.iter().for_each(|label| size[*label as usize] += 1);
    let (mut weight, mut near) = (vec![0.0_f64; labels], Vec::new());
    for _ in 0..rounds {
        let mut moved = 0;
        for person in 0..graph.people() {
            for arc in graph.arcs(person) {
                let of = label[arc.to as usize] as usize;
                if weight[of] == 0.0 {
                    near.push(of);
                }
                weight[of] += f64::from(arc.weight);
            }
            let own = label[person] as usize;
            let mut best = own;
            for &of in &near {
                if of != own && size[of] < largest && weight[of] > weight[best] + 1e-9 {
                    best = of;
                }
            }
            near.drain(..).for_each(|of| weight[of] = 0.0);
            if best != own {
                label[person] = best as u32;
                size[own] -= 1;
                size[best] += 1;
                moved += 1;
            }
        }
        if moved * 1000 < graph.people() {
            break;
        }
    }
    label
}

/// The share of ties, by weight, that stay inside clusters.
#[must_use]
pub fn kept_inside(graph: &Graph, label: &[u32]) -> f64 {
    let (mut inside, mut all) = (0.0, 0.0);
    for tie in graph.each_tie() {
        all += f64::from(tie.weight);
        if label[tie.from as usize] == label[tie.to as usize] {
            inside += f64::from(tie.weight);
        }
    }
    if all > 0.0 { inside / all } else { 0.0 }
}

"""Makes the golden files: what the methods of this crate give when others compute them.

Nothing here is a translation of the Rust. Wherever a library has the method it is asked; otherwise the definition is
written out another way: whole matrices, enumeration, quadrature, dense grids. Data are made here, from one seed. What
is drawn in the crate is exact here, or drawn far more often. How close is close enough, and why: ../tests/golden.rs.
"""

import functools
import itertools
import json
import math
import pathlib
import platform
import warnings

import lifelines
import networkx as nx
import numpy as np
import scipy
import statsmodels
import statsmodels.api as sm
from scipy import integrate, optimize, special, stats
from statsmodels.stats.proportion import proportion_confint

# lifelines says at each use that it takes the curve as it is, which is what is wanted.
warnings.simplefilter("ignore", lifelines.exceptions.ApproximationWarning)

SEED = 20_260_730
descend = functools.partial(optimize.minimize, method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-11})
VERSIONS = {"python": platform.python_version()}
VERSIONS |= {lib.__name__: lib.__version__ for lib in (np, scipy, statsmodels, lifelines, nx)}

def save(name, **parts):
    """One case a line, so that a difference between two versions can be read. What is endless is null."""
    lines = [f'"made_with": {json.dumps(VERSIONS)}']
    for key, cases in parts.items():
        rows = [json.dumps(case, separators=(",", ":"), default=lambda odd: odd.tolist()) for case in cases]
        lines.append(f'"{key}": [\n  ' + ",\n  ".join(rows) + "\n]")
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    assert "-Infinity" not in text and "NaN" not in text, name
    (pathlib.Path(__file__).parent / f"{name}.json").write_text(text.replace("Infinity", "null"))

def wilson():
    usual = [(0, 1, 0.95), (3, 10, 0.9), (17, 60, 0.95), (60, 60, 0.99), (250, 1000, 0.5), (1, 999, 0.8)]
    for successes, items, level in usual:
        low, high = proportion_confint(successes, items, 1 - level, method="wilson")
        yield {"successes": successes, "items": items, "level": level, "low": low, "high": high}

def robust(successes, items, level, student):
    """A logit with nothing but its constant, robust by cluster: the same number as the delta method's."""
    share, count = sum(successes) / sum(items), len(items)
    if share in (0, 1):
        # One in as many clusters, exactly (Clopper and Pearson).
        return share, *proportion_confint(share * count, count, 1 - level, method="beta")
    outcome = np.concatenate([[1] * s + [0] * (n - s) for s, n in zip(successes, items)])
    model = sm.GLM(outcome, np.ones(len(outcome)), family=sm.families.Binomial())
    options = {"groups": np.repeat(np.arange(count), items), "use_correction": student}
    fit = model.fit(cov_type="cluster", cov_kwds=options, tol=1e-14)
    half = (stats.t(count - 1) if student else stats.norm).ppf(0.5 + level / 2) * fit.bse[0]
    return share, special.expit(fit.params[0] - half), special.expit(fit.params[0] + half)

def shares(rng):
    data = [([0] * 9, [5] * 9, True, (0.95,)), ([4] * 30, [4] * 30, False, (0.95,))]
    wide = (0.5, 0.95, 0.999)
    for count, student, levels in [(8, True, wide), (11, True, (0.9,)), (25, True, (0.95,)), (40, False, wide)]:
        items = rng.integers(1, 30, count)
        data.append((rng.binomial(items, rng.beta(2, 4, count)), items, student, levels))
    for successes, items, student, levels in data:
        for level in levels:
            share, low, high = robust(successes, items, level, student)
            case = {"successes": successes, "items": items, "student": student, "level": level}
            yield case | {"share": share, "low": low, "high": high}

def medians(rng):
    """The bootstrap of a median is known: it is at most the k-th value when more than half of the draws are."""
    for count, level in [(25, 0.95), (41, 0.8)]:
        values = np.sort(np.round(rng.lognormal(3, 1, count), 2))
        at_most = stats.binom.sf(count // 2, count, np.arange(1, count + 1) / count)
        low, high = (values[np.argmax(at_most >= tail)] for tail in ((1 - level) / 2, (1 + level) / 2))
        yield {"values": values, "level": level, "value": np.median(values), "low": low, "high": high}

def waits(rng):
    """Name and data: times, and whether it came."""
    time, end = rng.exponential(10, 36), rng.uniform(2, 30, 36)
    yield "censored", np.round(np.minimum(time, end), 3), time <= end
    time, end = np.floor(rng.exponential(4, 80)), rng.integers(1, 12, 80)
    yield "whole days, some at once", np.minimum(time, end), time <= end
    yield "four times only", np.repeat([1, 2, 3, 4], 6), np.tile([True, True, False], 8)
    yield "all censored", np.arange(1, 26), np.zeros(25, bool)
    yield "none censored", np.round(rng.gamma(2, 5, 20), 3), np.ones(20, bool)
    yield "hardly any came", np.round(rng.uniform(1, 20, 40), 2), np.arange(40) % 8 == 0
    # The last one who waits brings the curve to nothing, and says little of the middle.
    time, came = [1, 2, 3, 3.5, 4], [True, False, True, False, True]
    yield "the last one came", np.repeat(time, [9, 20, 2, 3, 1]), np.repeat(came, [9, 20, 2, 3, 1])

def jumps():
    """Where the curve jumps over all that the data are compatible with, or passes it and is unsure again later."""
    yield "all at once", np.ones(20), np.ones(20, bool)
    yield "most at once", np.repeat([1, 2, 3], [70, 20, 10]), np.repeat([True, True, False], [70, 20, 10])
    yield "unsure again", np.repeat([5, 6, 30, 31], [60, 38, 1, 1]), np.repeat([True, False] * 2, [60, 38, 1, 1])

def crossing(band, share):
    """When a band is first at or below what is left."""
    below = band[band <= share + 1e-12]
    return below.index[0] if len(below) else math.inf

def quantiles(kept):
    """Brookmeyer and Crowley: from where the lower band first passes to where the upper one does."""
    curve, band = kept.survival_function_["KM_estimate"], kept.confidence_interval_
    for share in (0.25, 0.5, 0.75):
        time = crossing(curve, 1 - share)
        # lifelines adds logarithms, and so may just miss a curve that comes to lie on the share.
        assert time == kept.percentile(1 - share) or np.isclose(curve[time], 1 - share), share
        if math.isinf(time):
            yield {"share": share, "found": None}
            continue
        low, high = (crossing(band[end], 1 - share) for end in band.columns)
        yield {"share": share, "found": {"time": time, "low": min(low, time), "high": high}}

def survival(data):
    for name, time, came in data:
        kept = lifelines.KaplanMeierFitter().fit(time, came)
        band = kept.confidence_interval_
        steps = [[at, kept.predict(at), *band.loc[at]] for at in sorted({*time[came]})]
        if steps and steps[-1][1] < 1e-12:
            # No band is defined at nothing. Only when all came at once is its end plain: Clopper and Pearson's.
            high = proportion_confint(0, len(time), 0.05, method="beta")[1] if len(steps) == 1 else math.inf
            steps[-1][1:] = 0.0, 0.0, high
        found = list(quantiles(kept))
        if band.iloc[:, 1].is_monotonic_decreasing and found[1]["found"]:
            # What lifelines itself says of the median, where its search may be trusted: on bands that only fall.
            median = lifelines.utils.median_survival_times(band).to_numpy()[0]
            assert [found[1]["found"]["low"], found[1]["found"]["high"]] == median.tolist(), name
        yield {"name": name, "time": time, "came": came, "steps": steps, "quantiles": found}

def graphs(rng):
    """Random companies: units with more ties inside, and one so thin that it falls to pieces."""
    for sizes, inside, across in [([14, 10, 9, 7], 0.45, 0.03), ([12, 12, 11], 0.10, 0.01)]:
        chances = np.full((len(sizes), len(sizes)), across) + np.eye(len(sizes)) * (inside - across)
        graph = nx.stochastic_block_model(sizes, chances, seed=int(rng.integers(1 << 30)))
        # Eighths, so that single precision holds them and their sums exactly.
        for *_, tie in graph.edges.data():
            tie["weight"] = int(rng.integers(1, 33)) / 8
        rows = [list(row) for row in graph.edges.data("weight")]
        # Pairs that come again, the other way round, and somebody with themselves: rows as data have them.
        again = [[other, one, 0.5] for one, other, _ in rows[:3]]
        for one, other, weight in again:
            graph[one][other]["weight"] += weight
        unit = np.repeat(np.arange(len(sizes)), sizes)
        yield {"people": sum(sizes), "ties": [*rows, *again, [2, 2, 1.0]], "unit": unit}, graph

def silo(graph, unit):
    """One less the crossing share over what it is on average when labels are dealt at random."""
    def crossing(pairs):
        return np.mean([unit[one] != unit[other] for one, other in pairs])

    return 1 - crossing(graph.edges) / crossing(itertools.combinations(range(len(unit)), 2))

def networks(rng, made):
    for case, graph in made:
        steps = dict(nx.all_pairs_shortest_path_length(graph, cutoff=2))
        reached = sum(len(within) - 1 for within in steps.values())
        dealt = [silo(graph, rng.permutation(case["unit"])) for _ in range(4_000)]
        pieces = sorted(map(len, nx.connected_components(graph)), reverse=True)
        yield case | {
            "pairs": graph.number_of_edges(), "pieces": pieces, "clustering": nx.average_clustering(graph),
            "reach": reached / (len(graph) * (len(graph) - 1)), "silo": silo(graph, case["unit"]),
            "spread_by_chance": np.std(dealt),
        }  # fmt: skip

def two_way(rng):
    for people, chance in [(14, 0.3), (40, 0.08)]:
        graph = nx.gnp_random_graph(people, chance, seed=int(rng.integers(1 << 30)), directed=True)
        pairs = graph.to_undirected().number_of_edges()
        both = graph.to_undirected(reciprocal=True).number_of_edges()
        assert math.isclose(nx.overall_reciprocity(graph), 2 * both / (pairs + both))
        low, high = proportion_confint(both, pairs, 0.05, method="wilson")
        # Somebody writes to themselves, and somebody sends twice: neither counts.
        arcs = [list(arc) for arc in graph.edges] + [[3, 3]] + [list(arc) for arc in list(graph.edges)[:4]]
        yield {"arcs": arcs, "pairs": pairs, "value": both / pairs, "low": low, "high": high}

def contributors():
    for answers in ([5, 5, 5, 5], [100, 1, 1, 1, 0], [7], [0, 0], [12, 9, 4, 4, 3, 1, 1, 1]):
        # One over the chance that two answers, drawn with replacement, are of one person.
        yield {"answers": answers, "found": sum(answers) ** 2 / max(np.dot(answers, answers), 1)}

def cohorts(rng, made):
    """J(S) = 1/k of the sum, over who is in, of w(i, S) / (d_i + 3 ties of mean weight); and what it is like."""
    for at, (case, graph) in enumerate(made):
        unit, people = case["unit"], len(graph)
        mean = np.mean([weight for *_, weight in graph.edges.data("weight")])
        site, drawn = rng.integers(0, 3, people), [rng.choice(people, size, False) for size in (15, 8)]
        for members in map(sorted, [np.flatnonzero(unit == 1), nx.ego_graph(graph, 4, radius=2), [0], *drawn]):
            inner = graph.subgraph(members)
            own, all_ = (dict(side.degree(members, weight="weight")) for side in (inner, graph))
            shares = np.array([own[one] / all_[one] if all_[one] else 0 for one in members])
            crossing = [unit[one] != unit[other] for one, other in inner.edges]
            pieces = [len(piece) for piece in nx.connected_components(inner)]
            at_least = {part: max(s for s in shares if np.mean(shares >= s) >= part - 1e-12) for part in (0.5, 0.9)}
            yield {
                "graph": at, "people": members, "site": site, "shares": shares,
                "objective": sum(own[one] / (all_[one] + 3 * mean) for one in members) / len(members),
                "figures": [
                    shares.mean(), at_least[0.5], at_least[0.9], np.mean([degree >= 5 for _, degree in inner.degree]),
                    max(pieces) / len(members), np.mean(crossing) if crossing else 0.0,
                ],
                "counts": [len(pieces), len({*unit[members]}), len({*site[members]})],
            }  # fmt: skip

def blocks(people, periods, within, cluster, person):
    """The covariance of every outcome of one cluster, person by person and period by period."""
    who, when = np.repeat(np.arange(people), periods), np.tile(np.arange(periods), people)
    same_person, same_period = who[:, None] == who, when[:, None] == when
    shared = within * np.where(same_period, 1, cluster)
    own = (1 - within) * np.where(same_period, 1, person) * same_person
    return shared + own, when

def gls(starts, periods, covariance, when, outcomes=None):
    """Generalised least squares with an effect of each period: the variance of the effect, and the effect."""
    inverse = np.linalg.inv(covariance)
    period = when[:, None] == np.arange(periods)
    regressors = [np.column_stack([period, when >= start]).astype(float) for start in starts]
    information = sum(x.T @ inverse @ x for x in regressors)
    if np.linalg.matrix_rank(information) <= periods:
        return math.inf  # nothing tells the effect from a period's
    bread = np.linalg.inv(information)
    right = sum(x.T @ inverse @ y for x, y in zip(regressors, outcomes)) if outcomes is not None else None
    return bread[-1, -1] if right is None else (bread @ right)[-1]

def begin(layout, clusters, periods):
    parallel = [1] * (clusters // 2) + [periods] * (clusters - clusters // 2)
    return parallel if layout == "parallel" else [1 + at * (periods - 1) // clusters for at in range(clusters)]

def hussey_hughes(starts, periods, people, within):
    """Their closed form, for people who are others each period and clusters that stay themselves."""
    x = np.arange(periods)[None, :] >= np.array(starts)[:, None]
    i, t, tau, sigma = len(starts), periods, within, (1 - within) / people
    u, w, v = x.sum(), (x.sum(0) ** 2).sum(), (x.sum(1) ** 2).sum()
    return i * sigma * (sigma + t * tau) / ((i * u - w) * sigma + (u * u + i * t * u - t * w - i * v) * tau)

def designs():
    usual = (0.05, 0.8, 0.5)
    for layout, clusters, people, periods, likeness in [
        ("stepped", 6, 8, 4, usual), ("stepped", 12, 6, 7, (0.1, 0.9, 0.3)), ("stepped", 10, 5, 3, (0.02, 0.5, 0.7)),
        ("stepped", 9, 7, 5, (0.05, 1.0, 0.0)), ("parallel", 8, 10, 2, usual), ("parallel", 9, 5, 4, (0.2, 0.6, 0.2)),
        ("parallel", 20, 4, 6, (0.01, 1.0, 0.0)), ("parallel", 10, 5, 5, (0.05, 0.0, 0.0)),
    ]:  # fmt: skip
        def error(periods):
            return math.sqrt(gls(begin(layout, clusters, periods), periods, *blocks(people, periods, *likeness)))

        def power(effect, periods):
            return law.cdf(effect / error(periods) - law.ppf(0.975))

        starts, law, se = begin(layout, clusters, periods), stats.t(clusters - 2), error(periods)
        if likeness[1:] == (1.0, 0.0):
            assert math.isclose(se**2, hussey_hughes(starts, periods, people, likeness[0]), rel_tol=1e-10)
        if (layout, periods) == ("parallel", 2):
            # Hooper and others 2016: (m ρ π + (1 - ρ) τ) / (1 + (m - 1) ρ) between one period and the next.
            rho, effect = likeness[0], 1 + (people - 1) * likeness[0]
            r = (people * rho * likeness[1] + (1 - rho) * likeness[2]) / effect
            assert math.isclose(se**2, 4 / clusters * effect / people * (1 - r * r), rel_tol=1e-10)
        design = {"layout": layout, "clusters": clusters, "people": people, "periods": periods}
        design["likeness"] = dict(zip(("within", "cluster", "person"), likeness))
        yield {
            "design": design, "starts": starts,
            "detectable": [[part, (law.ppf(0.975) + law.ppf(part)) * se] for part in (0.5, 0.8, 0.9)],
            "power": [[effect, power(effect, periods)] for effect in (0.1, 0.3, 0.6)],
            "needed": next((some for some in range(2, 11) if power(0.35, some) >= 0.8), None),
        }  # fmt: skip

def log_missed(people, each, shape):
    return special.xlog1py(-shape, each * people / shape)

def answered(people, each, shape):
    """P(answer) over questions that differ by a gamma law, by quadrature."""
    def density(g):
        return -np.expm1(-each * people * g) * stats.gamma.pdf(g, shape, scale=1 / shape)

    parts = itertools.pairwise([0, 1e-3, 0.1, 1, 10, np.inf])
    return sum(integrate.quad(density, *part, epsabs=1e-13, epsrel=1e-12, limit=400)[0] for part in parts)

def pools(rng):
    for (each, shape), people in itertools.product([(0.005, 1.2), (0.02, 0.6), (0.001, 8.0)], (20, 150, 3000)):
        yield "answered", {"each": each, "shape": shape, "people": people, "found": answered(people, each, shape)}
    for each, shape in [(0.006, 1.3), (0.015, 0.7)]:
        people, asked = np.geomspace(30, 900, 14).astype(int), rng.integers(30, 200, 14)
        got = rng.binomial(asked, -np.expm1(log_missed(people, each, shape)))

        def cost(at):
            # The prior on the shape: log-normal around 1.5, seven tenths wide.
            prior = stats.norm.logpdf(at[1], math.log(1.5), 0.7)
            return -prior - stats.binom.logpmf(got, asked, -np.expm1(log_missed(people, *np.exp(at)))).sum()

        each, shape = np.exp(descend(cost, np.log([0.01, 1])).x)
        rows, found = np.column_stack([people, asked, got]), -np.expm1(log_missed(400, each, shape))
        yield "fitted", {"communities": rows, "each": each, "shape": shape, "answered": found}
    for present in (0.1, 0.5, 0.9):
        answers = rng.negative_binomial(1, 0.3, 40)
        yield "thinned", {"answers": answers, "present": present, "found": stats.binom.sf(0, answers, present).mean()}

PRIOR = stats.norm([-3.912023, -1.386294, 0.85], [1.2, 0.7, 1.0])

def expected(at, so_far, work, seats):
    ceiling = seats * special.expit(at[2])
    hazard = (np.exp(at[0]) + np.exp(at[1]) * so_far / ceiling) * work
    return np.maximum(ceiling - so_far, 1e-6) * -np.expm1(-hazard)

def negative_log(at, fresh, work, seats, spread):
    """Of the posterior: counts vary more than chance alone (negative binomial), and nobody is above the ceiling."""
    before, total = np.cumsum(fresh) - fresh, np.array(-PRIOR.logpdf(np.moveaxis(at, 0, -1)).sum(-1))
    for known, so_far, pace in zip(fresh, before, work):
        mean = expected(at, so_far, pace, seats) + 1e-9
        total -= stats.nbinom.logpmf(known, 1 / spread, 1 / (1 + spread * mean))
    return np.where(seats * special.expit(at[2]) < fresh.sum(), np.inf, total)

def mode(fresh, work, seats):
    """The mode, and the spread of counts that goes with it by moments, in turns."""
    before, spread = np.cumsum(fresh) - fresh, 0.02
    for turn in range(3):
        starts = itertools.product((-4.6, -3.5), (-1.9, -0.9), (0.5, 2))
        found = [descend(lambda at: negative_log(at, fresh, work, seats, spread), start) for start in starts]
        best = min(found, key=lambda one: one.fun).x
        mean = np.array([expected(best, *week, seats) for week in zip(before, work)])
        moments = np.clip(np.sum(((fresh - mean) ** 2 - mean) / mean**2) / (len(fresh) - 3), 0.002, 0.3)
        if abs(moments - spread) < 0.003:
            break
        spread = moments if turn == 0 else (spread + moments) / 2
    return best, spread

def posterior(rng, best, *data):
    """Draws of the posterior by a dense grid, around the mode and then where anything of it is."""
    bounds = [(middle - 4, middle + 4) for middle in best]
    for _ in range(3):
        axes = [np.linspace(*ends, 91) for ends in bounds]
        grid = np.array(np.meshgrid(*axes, indexing="ij"))
        cost = negative_log(grid, *data)
        weight = np.exp(cost.min() - cost)
        along = [weight.sum(tuple({0, 1, 2} - {axis})) / weight.sum() for axis in range(3)]
        kept = [np.flatnonzero(part > 1e-7) for part in along]
        bounds = [(axis[max(at[0] - 1, 0)], axis[min(at[-1] + 1, 90)]) for axis, at in zip(axes, kept)]
    drawn = rng.choice(weight.size, 200_000, p=weight.ravel() / weight.sum())
    cell = np.array([[axis[1] - axis[0]] for axis in axes])
    return grid.reshape(3, -1)[:, drawn] + cell * rng.uniform(-0.5, 0.5, (3, drawn.size))

def adoption(rng):
    for seats, planted, weeks in [(2000, (0.02, 0.35, 0.75), 20), (600, (0.03, 0.12, 0.7), 8)]:
        at, so_far, fresh = np.array([*np.log(planted[:2]), special.logit(planted[2])]), 0, []
        work = np.where(np.arange(weeks) % 9 == 5, 0.6, 1.0)
        for pace in work:
            fresh.append(rng.poisson(expected(at, so_far, pace, seats) * rng.gamma(20, 1 / 20)))
            so_far += fresh[-1]
        fresh, ahead, path = np.array(fresh), [1.0] * 8, []
        best, spread = mode(fresh, work, seats)
        drawn = posterior(rng, best, fresh, work, seats, spread)
        people = np.full(drawn.shape[1], float(so_far))
        for pace in ahead:
            left = np.maximum(seats * special.expit(drawn[2]) - people, 0)
            mean = np.where(left > 0, expected(drawn, people, pace, seats), 0)
            more = rng.poisson(mean * rng.gamma(1 / spread, spread, people.size))
            people += np.minimum(more, np.floor(left))
            path.append(np.quantile(people, (0.5, 0.1, 0.9)))
        logs = zip(("innovation", "imitation", "ceiling"), [drawn[0], drawn[1], special.log_expit(drawn[2])])
        found = {name: [np.exp(np.median(log)), np.std(log)] for name, log in logs}
        yield {"seats": seats, "fresh": fresh, "work": work, "ahead": ahead, "path": path} | found

def surveys():
    """The law of the mean: a log-normal beyond one minute, on a grid six times as fine, times a beta of a share."""
    ends = np.log([1, 5, 15, 30, 60, math.inf])
    for none, counts in [(12, [6, 9, 7, 4, 2]), (40, [20, 10, 5, 1, 0]), (3, [0, 4, 12, 30, 25])]:
        centre, spread = np.meshgrid(np.linspace(0.5, 4, 420), np.linspace(0.3, 2.2, 456), indexing="ij")
        beyond = stats.norm.logsf(-centre / spread)
        log = sum(n * (np.log(stats.norm.cdf(b, centre, spread) - stats.norm.cdf(a, centre, spread) + 1e-300) - beyond)
                  for n, a, b in zip(counts, ends, ends[1:]) if n)  # fmt: skip
        # No answer counts for more than four hours: the mean of min(X, 240) where X is beyond a minute.
        below = [stats.norm.cdf((math.log(end) - centre) / spread - spread) for end in (1, 240)]
        mean = np.exp(centre + spread**2 / 2 - beyond) * (below[1] - below[0])
        mean += 240 * np.exp(stats.norm.logsf((math.log(240) - centre) / spread) - beyond)
        weight = np.exp(log - log.max())
        heavy = weight > 1e-7
        weight, mean = weight[heavy] / weight[heavy].sum(), mean[heavy]
        share = stats.beta(sum(counts) + 0.5, none + 0.5)

        def quantile(part):
            return optimize.brentq(lambda minutes: weight @ share.cdf(minutes / mean) - part, 0.01, 240)

        low, middle, high = map(quantile, (0.025, 0.5, 0.975))
        yield {"none": none, "brackets": counts, "minutes": middle, "low": low, "high": high}

def between(low, high):
    return {"law": "between", "low": low, "high": high}

def lognormal(low, high):
    """Through the 5th and the 95th percentile."""
    return math.log(low * high) / 2, math.log(high / low) / 2 / stats.norm.ppf(0.95)

def values():
    products = [[(8e3, 2e4), (0.2, 0.7), (4, 15), (0.6, 0.9)], [(500, 900)], [(1e3, 3e3), (2, 9)]]
    for factors in products:
        centre, spread = np.array([lognormal(*ends) for ends in factors]).T
        law = stats.norm(centre.sum(), math.hypot(*spread))
        # Spearman's rank correlation of two normals (Pearson 1907), and so each factor's share of the uncertainty.
        ranks = (6 / math.pi * np.arcsin(spread / math.hypot(*spread) / 2)) ** 2
        yield "lines", {
            "factors": [between(*ends) for ends in factors], "tornado": ranks / ranks.sum(),
            "ends": np.exp(law.ppf([0.05, 0.5, 0.95])),
        }  # fmt: skip
    for quantity, law in [
        ({"law": "triangular", "low": 2, "mode": 3, "high": 9}, stats.triang(1 / 7, 2, 7)),
        ({"law": "beta", "a": 8.5, "b": 3.5}, stats.beta(8.5, 3.5)),
    ]:
        yield "lines", {"factors": [quantity], "tornado": [1.0], "ends": law.ppf([0.05, 0.5, 0.95])}
    for low, high in [(10, 40), (0.2, 0.3)]:  # the 10th and the 90th percentile
        law = stats.lognorm(math.log(high / low) / 2 / stats.norm.ppf(0.9), scale=math.sqrt(low * high))
        yield "declared", {"low": low, "high": high, "ends": law.ppf([0.05, 0.95])}
    for brings, takes in [((100, 400), (90, 300)), ((50, 70), (65, 80))]:
        # One log-normal is above another when the difference of two normals is above nothing.
        (one, wide), (other, wide_too) = lognormal(*brings), lognormal(*takes)
        above = stats.norm.sf(0, one - other, math.hypot(wide, wide_too))
        yield "covers", {"brings": between(*brings), "takes": between(*takes), "covers": above}
    for fixed, brings, takes, use, discount in [
        (95_000.0, 500_000.0, 120_000.0, [1.0], 0.0), (40_000.0, 90_000.0, 15_500.0, [0.2, 0.5, 0.8], 0.07),
        (40_000.0, 20_000.0, 30_000.0, [0.5, 1.0], 0.1), (0.0, 5_000.0, 1_000.0, [0.3], 0.0),
    ]:  # fmt: skip
        # Each year counts at its end: a polynomial in 1 / (1 + r).
        flows = [0, *(year * (brings - takes) - fixed for year in use)]
        share = fixed / (brings - takes) if brings > takes or fixed == 0 else None
        yield "exact", {
            "fixed": fixed, "brings": brings, "takes": takes, "years": use, "discount": discount, "break_even": share,
            "present": np.polynomial.polynomial.polyval(1 / (1 + discount), flows),
        }  # fmt: skip

def accepted(estimate, pairs, side, level):
    """The last effect on one side that is not rejected: the share of splits changes only where two lines meet."""
    a, b = pairs.T
    with np.errstate(divide="ignore", invalid="ignore"):
        meet = np.concatenate([(a - estimate) / (b - 1), (a + estimate) / (b + 1)])
    meet = np.unique(meet[np.isfinite(meet) & (side * (meet - estimate) > 1e-9)])[::side]
    for inner, outer in itertools.pairwise([estimate, *meet, meet[-1] + side]):
        middle = (inner + outer) / 2
        if np.mean(abs(a - middle * b) >= abs(estimate - middle) - 1e-9) <= level:
            return inner
    return side * math.inf

def verdicts(rng):
    """Every order in which the clusters could have started, each with its own generalised least squares."""
    likeness = {"within": 0.05, "cluster": 0.8, "person": 0.5}
    for starts, periods, effect, less, kind in [
        ([1] * 4 + [4] * 4, 4, 0.25, False, "cannot_conclude"), ([1] * 4 + [3] * 4, 3, 1.0, True, "harms"),
        ([1, 1, 2, 2, 3, 3, 4, 4], 5, -0.5, True, "shows"), ([1, 1, 1, 2, 2, 3, 3, 3], 4, 0, False, "nothing_above"),
    ]:  # fmt: skip
        mean = np.kron(np.ones(25), np.eye(periods)) / 25
        covariance = mean @ blocks(25, periods, **likeness)[0] @ mean.T
        treated = (np.arange(periods) >= np.array(starts)[:, None]).astype(float)
        noise = rng.multivariate_normal(np.zeros(periods), covariance, len(starts))
        means = np.round(noise + effect * treated + rng.normal(0, 0.3, periods), 3)

        def estimate(order, outcomes):
            return gls(order, periods, covariance, np.arange(periods), outcomes)

        # Splits of equal starts are one; each different one is as likely.
        orders = sorted(set(itertools.permutations(starts)))
        pairs = np.array([[estimate(order, means), estimate(order, treated)] for order in orders])
        found = estimate(starts, means)
        # Of 70 splits the share jumps over 0.05; of more it may be a neighbour, by four errors of 4,999 drawn orders.
        error = 0 if len(orders) == 70 else 4 * math.sqrt(0.05 * 0.95 / 4_999)
        lows, highs = ([accepted(found, pairs, side, 0.05 + far) for far in (-error, error)] for side in (-1, 1))
        low, high = (accepted(found, pairs, side, 0.05) for side in (-1, 1))
        matters = 0.5 if kind == "nothing_above" else 0.2
        assert {"cannot_conclude": low < 0 < matters < high, "harms": less and low > 0, "shows": less and high < 0,
                "nothing_above": -matters < low < high < matters}[kind]  # fmt: skip
        needed = math.ceil(len(starts) * ((high - low) / matters) ** 2)
        said = {"cannot_conclude": {"clusters": needed}, "nothing_above": {"matters": matters}}.get(kind, {})
        yield {
            "starts": starts, "means": means, "people": 25, "effect": found, "low": lows, "high": highs[::-1],
            "p": np.mean(abs(pairs[:, 0]) >= abs(found) - 1e-9), "verdict": {"verdict": kind} | said,
            "rule": {"matters": matters, "less_is_better": less, "likeness": likeness},
        }  # fmt: skip

def main():
    def chance(stage):
        return np.random.default_rng([SEED, stage])

    def by_kind(cases):
        cases = list(cases)
        return {kind: [case for of, case in cases if of == kind] for kind, _ in cases}

    save("interval", wilson=wilson(), shares=shares(chance(1)), medians=medians(chance(2)))
    save("survival", curves=survival(waits(chance(3))), jumps=survival(jumps()))
    made = list(graphs(chance(4)))
    save("network", graphs=networks(chance(5), made), two_way=two_way(chance(6)), contributors=contributors())
    save("plan", cohorts=cohorts(chance(7), made))
    save("design", designs=designs())
    save("pool", **by_kind(pools(chance(8))))
    save("adoption", series=adoption(chance(9)))
    save("survey", surveys=surveys())
    save("value", **by_kind(values()))
    save("verdict", pilots=verdicts(chance(10)))

if __name__ == "__main__":
    main()

"""What was measured, as shares of the peers' figures beside what is wanted of them."""

from statistics import median

SIZES = (40, 1000, 5000, 10000)  # lines of the files
Times = dict[str, dict[str, list[float]]]  # what was measured, of whom, in seconds or bytes
# Ours may be that part of theirs; another tool's figures are there for comparison.
TARGETS = {
    ("start: initialize", "docker-langserver"): 0.3,
    ("start: first diagnostics", "docker-langserver"): 0.6,
    ("start: hover", "docker-langserver"): 1.6,
    ("check of one file", "hadolint"): 1.0,
    ("memory after start", "docker-langserver"): 0.7,
    ("memory after a hover", "docker-langserver"): 0.7,
    **{(f"{n} lines: key to diagnostics", "docker-langserver"): 0.6 for n in SIZES},
    **{(f"{n} lines: memory", "docker-langserver"): 0.7 for n in SIZES},
}


def table(times: Times) -> str:
    """Medians, their spread, and ours as a share of each peer's."""
    rows: list[str] = []
    shares = ratios(times)
    for what, by in times.items():
        for who, values in by.items():
            share, target = shares.get((what, who)), TARGETS.get((what, who))
            ratio = "" if share is None else f"{share:6.2f}"
            if share is not None and target is not None:
                ratio += f" {'' if share <= target else 'NOT '}within {target}"
            unit, scale = ("MB", 1e-6) if "memory" in what else ("ms", 1e3)
            low, mid, high = (f(values) * scale for f in (min, median, max))
            rows.append(f"{what:34} {who:18} {mid:9.1f} {unit} ({low:.1f} to {high:.1f}) {ratio}")
    return "\n".join(rows)


def ratios(times: Times) -> dict[tuple[str, str], float]:
    """Ours as a share of each peer's, by what was measured and the peer."""
    return {
        (what, who): median(by["ours"]) / median(values)
        for what, by in times.items()
        for who, values in by.items()
        if who != "ours"
    }

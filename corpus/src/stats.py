# ruff: noqa: UP031 - tables and templates hold braces, so they are filled with %
"""Writes STATS.md and the appendices of GUIDELINE.md from the built gold."""

import json
from collections import Counter as C


def tab(c, h, n=None):
    return (
        f"| {h} | n |\n|---|---|\n"
        + "".join("| %s | %d |\n" % (k, v) for k, v in sorted(c.items(), key=lambda kv: (-kv[1], str(kv[0])))[:n])
        + "\n"
    )


def write_stats(root):
    R = [json.loads(l) for l in (root / "gold_claims.jsonl").open(encoding="utf-8")]
    G = [json.loads(l) for l in (root / "gold_agreement.jsonl").open(encoding="utf-8")]
    A = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((root / "articles").glob("*.json"))]
    cl = [r for r in R if r["record_type"] != "negative"]
    t1 = [r for r in cl if r["tier"] == 1]
    ng = [r for r in R if r["record_type"] == "negative"]
    w = [len(a["body"].split()) for a in A]
    mult = sum(1 for f in C(r["fact_id"] for r in t1).values() if f > 1)
    s = "# Statistics of the development gold\n\nWritten by `src/stats.py`; do not edit by hand.\n\n"
    s += (
        "- articles: %d (12 events x 3 outlets, ids `e01a`..`e12c`; 12 stand-alone, `s01`..`s12`); words per body %d-%d, mean %.0f, total %d; outlets %d; dates %s to %s\n"
        % (
            len(A),
            min(w),
            max(w),
            sum(w) / len(w),
            sum(w),
            len({a["outlet"] for a in A}),
            min(a["date"] for a in A),
            max(a["date"] for a in A),
        )
    )
    s += (
        "- HTML pages: %d (`html/`); RSS items: 4 (`feed.xml`). In `e03a.html` a no-break space stands before scale words; everything else of a body is on its page word for word.\n"
        % len(list((root / "html").glob("*.html")))
    )
    s += (
        "- records: %d = %d tier-1 claims + %d tier-2 claims + %d negatives; distinct tier-1 facts %d (%d named more than once)\n"
        % (len(R), len(t1), len(cl) - len(t1), len(ng), len({r["fact_id"] for r in t1}), mult)
    )
    s += "- tier-1 claims: in titles %d, in table cells %d, body prose %d\n" % (
        sum(r["field"] == "title" for r in t1),
        sum(r["record_type"] == "table_claim" for r in t1),
        sum(r["field"] == "body" and r["record_type"] == "claim" for r in t1),
    )
    f = lambda k: sum(bool(k(r)) for r in t1)
    s += (
        "- tier-1 slots filled: entity inside the sentence %d, unit span %d, hedge %d, period %d (with both ends %d), denominator %d, primary source %d (with a cited outlet %d), forecast %d, negated polarity %d\n"
        % (
            f(lambda r: r["entity"]),
            f(lambda r: r["unit_span"]),
            f(lambda r: r["hedge"]),
            f(lambda r: r["period"]),
            f(lambda r: r["period"] and r["period"].get("from") and r["period"].get("to")),
            f(lambda r: r["denominator"]),
            f(lambda r: any(c["level"] == "primary" for c in r["attribution"]["chain"])),
            f(lambda r: any(c["level"] == "cited_outlet" for c in r["attribution"]["chain"])),
            f(lambda r: "forecast" in r["modality"]),
            f(lambda r: r.get("polarity") == "negated"),
        )
    )
    pr = C(l for g in G for _, _, l in g["pairs"])
    s += "- agreement: %d groups, %d labelled pairs\n\n" % (len(G), sum(pr.values()))
    s += (
        "## Agreement\n\n| label | groups | pairs |\n|---|---|---|\n"
        + "".join(
            "| %s | %d | %d |\n" % (l, sum(g["label"] == l for g in G), pr[l])
            for l in (
                "agree_exact",
                "agree_rounded",
                "compatible_bound",
                "conflict",
                "series",
                "different_scope",
                "unrelated",
            )
        )
        + "\n"
    )
    s += "Independent sources in the agreeing groups (agree_exact, agree_rounded, compatible_bound):\n\n" + tab(
        C(str(g["independent_sources"]) for g in G if g["label"].startswith(("agree", "compat"))), "independent sources"
    )
    s += (
        "## Claims (tier 1)\n\n"
        + tab(C(r["kind"] for r in t1), "kind")
        + tab(C(r["comparator"] for r in t1), "comparator")
        + tab(C("+".join(r["modality"]) for r in t1), "modality")
    )
    s += tab(C((r["period"] or {}).get("type", "null") for r in t1), "period type") + tab(
        C(r["attribution"]["scope"] for r in t1), "attribution scope"
    )
    s += "## Negatives\n\n" + tab(C(r["negative_class"] for r in ng), "class")
    s += "## By outlet\n\n| outlet | articles | tier-1 claims |\n|---|---|---|\n"
    oa, oc = C(a["outlet"] for a in A), C(r["attribution"]["chain"][0]["name"] for r in t1)
    s += "".join("| %s | %d | %d |\n" % (o, n, oc[o]) for o, n in oa.most_common()) + "\n"
    s += "## Tags (tier 1, 3 or more)\n\n" + tab(
        C({k: v for k, v in C(t for r in t1 for t in r["tags"]).items() if v >= 3}), "tag"
    )
    (root / "STATS.md").write_text(s, encoding="utf-8")
    # appendix of the guideline
    m = {r["metric"]: r["metric_ar"] for r in cl}
    u = C(r["unit"] for r in cl)
    app = (
        "<!-- inventory -->\n## Appendix A. Metric ids (%d)\n\n" % len(m)
        + "; ".join(f"`{k}` {m[k]}" for k in sorted(m))
        + "\n\n## Appendix B. Unit ids (%d)\n\n" % len(u)
        + ", ".join(f"`{k}`" for k in sorted(u))
        + "\n"
    )
    app += (
        "\n## Appendix C. Entity types\n\n" + ", ".join(f"`{k}`" for k in sorted({r["entity_type"] for r in cl})) + "\n"
    )
    p = root / "GUIDELINE.md"
    if p.exists():
        t = p.read_text(encoding="utf-8").split("<!-- inventory -->")[0]
        p.write_text(t + app, encoding="utf-8")
    return f"{len(m)} metric ids, {len(u)} unit ids"

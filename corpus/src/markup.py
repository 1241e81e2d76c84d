# ruff: noqa: UP031 - tables and templates hold braces, so they are filled with %
"""Markup reader: turns marked-up articles into gold records with computed offsets.

In a title or body, `[[key|text]]` marks a value (key: digits, H.., T..), `[[-x|text]]` a number that is no
claim, of class x. `art` reads one article, `c` describes one claim of it, `agr` groups claims. What they
read collects in ARTS, RECS, GROUPS and WARN.
"""

import calendar
import hashlib
import re
from decimal import Decimal

ARTS, RECS, GROUPS, WARN = {}, [], [], []
SECOND = {}  # gold id -> what the second reading added, applied once the aliases are known
NEG = {
    "d": "date",
    "p": "period_not_value",
    "m": "model_name",
    "r": "product_name",
    "o": "ordinal",
    "f": "figurative",
    "s": "scale_word_inside_word",
    "b": "boilerplate",
    "a": "page_artefact",
    "i": "identifier",
}
NEGWHY = {
    "date": "part of a date, not a measured value",
    "period_not_value": "length or name of a time window",
    "model_name": "digit inside a model name",
    "product_name": "digit inside a product name",
    "ordinal": "rank or ordinal",
    "figurative": "figure of speech",
    "scale_word_inside_word": "scale word inside another word",
    "boilerplate": "site furniture",
    "page_artefact": "page number or scraping residue",
    "identifier": "number that names a thing (law, flight, phone, road, shirt, room)",
}
HEDGE = {
    "أكثر من": ">",
    "ما يزيد على": ">",
    "ما يزيد عن": ">",
    "تجاوز": ">",
    "تجاوزت": ">",
    "يتجاوز": ">",
    "تتجاوز": ">",
    "يفوق": ">",
    "تفوق": ">",
    "متجاوزا": ">",
    "متجاوزة": ">",
    "تخطى": ">",
    "تخطت": ">",
    "لا يقل عن": ">=",
    "لا تقل عن": ">=",
    "على الأقل": ">=",
    "ما لا يقل عن": ">=",
    "أقل من": "<",
    "دون": "<",
    "لا يتجاوز": "<=",
    "لا تتجاوز": "<=",
    "لم يتجاوز": "<=",
    "لم تتجاوز": "<=",
    "لا يزيد على": "<=",
    "لا تزيد على": "<=",
    "بحد أقصى": "<=",
    "حتى": "<=",
    "كحد أقصى": "<=",
    "نحو": "~",
    "حوالي": "~",
    "تقريبا": "~",
    "تقريبًا": "~",
    "زهاء": "~",
    "ما يقارب": "~",
    "قرب": "~",
    "ما يقرب من": "~<",
    "قرابة": "~<",
    "يناهز": "~<",
    "تناهز": "~<",
    "يكاد": "~<",
    "تكاد": "~<",
    "سوى": "=",
    "إلا": "=",
    "فقط": "=",
    "بالكاد": "=",
    "بين": ">=",
    "أزيد من": ">",
    "بحدود": "~",
    "بقليل من": "~>",
    "لا يقل": ">=",
    "لم يصل إلى": "<",
    "كأقصى": "<=",
    "فاق": ">",
    "فاقت": ">",
    "يربو على": ">",
    "جاوز": ">",
    "ناهز": "~<",
    "ناهزت": "~<",
    "متخطية": ">",
    "متخطيا": ">",
}
ENT, MET, CANON = {}, {}, {}
SCALE = [("تريليون", 12), ("مليار", 9), ("مليون", 6), ("ملايين", 6), ("ألف", 3), ("آلاف", 3), ("ألفي", 3), ("ألفا", 3)]
AR2 = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")
MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")


def plain(d):
    t = format(d, "f")
    return t.rstrip("0").rstrip(".") if "." in t else t


def strip(s):
    out, pos, marks, n = [], 0, [], 0
    for m in MARK.finditer(s):
        pre = s[pos : m.start()]
        out.append(pre)
        n += len(pre)
        marks.append((m.group(1), n, n + len(m.group(2)), m.group(2)))
        out.append(m.group(2))
        n += len(m.group(2))
        pos = m.end()
    out.append(s[pos:])
    return "".join(out), marks


def sentences(t):
    res, st = [], 0
    for m in re.finditer(r"\n|[.؟!]+[»”\")]*(?=\s|$)", t):
        if m.group().startswith("\n"):
            e = m.start()
        else:
            e = m.end()
        res.append((st, e))
        st = m.end()
    if st < len(t):
        res.append((st, len(t)))
    out = []
    for a, b in res:
        while a < b and t[a].isspace():
            a += 1
        while b > a and t[b - 1].isspace():
            b -= 1
        m = re.match(r"[-•*–]\s+", t[a:b])
        if m:
            a += m.end()
        if a < b:
            out.append((a, b))
    return out


def find(t, s, win, ref, prefer):
    """nearest occurrence of s in window; 's#2' = 2nd occurrence."""
    nth = None
    m = re.match(r"(.*)#(\d+)$", s, re.S)
    if m:
        s, nth = m.group(1), int(m.group(2))
    lo, hi = win
    hits, i = [], t.find(s, lo, hi)
    while i != -1:
        ok_after = i + len(s) >= len(t) or not re.match(r"[\u0621-\u064aA-Za-z]", t[i + len(s)])
        ok_before = (
            i == 0
            or not re.match(r"[A-Za-z\u0621-\u064a]", t[i - 1])
            or re.search(r"(?:^|[^\u0621-\u064a])[وفبلكا]{0,2}(?:ل|ال)?$", t[max(0, i - 5) : i])
        )
        if ok_after and ok_before:
            hits.append(i)
        i = t.find(s, i + 1, hi)
    if not hits:
        return None
    if nth:
        i = hits[nth - 1]
    elif prefer == "before":
        b = [h for h in hits if h < ref[0]]
        i = b[-1] if b else hits[0]
    elif prefer == "after":
        b = [h for h in hits if h >= ref[0]]
        i = b[0] if b else hits[-1]
    else:
        i = min(hits, key=lambda h: min(abs(h - ref[1]), abs(h + len(s) - ref[0])))
    return {"text": s, "start": i, "end": i + len(s)}


def period(p, adate):
    if p is None:
        return None, None
    surf, _, iso = p.rpartition("|")
    surf = surf or None
    iso, _, by = iso.partition("*")
    r = {}

    def mend(y, m):
        return "%04d-%02d-%02d" % (y, m, calendar.monthrange(y, m)[1])

    if iso == "now":
        r = {"from": adate, "to": adate, "type": "deictic_now", "anchor": "article date"}
    elif iso.startswith("dur:"):
        r = {"duration": iso[4:], "from": None, "to": None, "type": "unanchored_duration"}
    elif ":" in iso:
        ty, rng = iso.split(":")
        a, _, b = rng.partition("/")

        def lo(x):
            return {4: x + "-01-01", 7: x + "-01"}.get(len(x), x) if x else None

        def hi(x):
            return (
                {4: x + "-12-31", 7: mend(int(x[:4]), int(x[5:7])) if len(x) == 7 else x}.get(len(x), x) if x else None
            )

        names = {
            "since": "since",
            "r12": "rolling_12_months",
            "win": "range",
            "by": "deadline",
            "end": "end_of_window",
            "fy": "fiscal_year",
            "season": "season",
            "until": "until",
        }
        if ty in ("by", "end") and not b:
            b = a
        r = {"from": lo(a), "to": hi(b), "type": names[ty]}
    elif "Q" in iso:
        y, q = int(iso[:4]), int(iso[-1])
        r = {"from": "%d-%02d-01" % (y, 3 * q - 2), "to": mend(y, 3 * q), "type": "quarter"}
    elif "H" in iso:
        y, q = int(iso[:4]), int(iso[-1])
        r = {"from": "%d-%02d-01" % (y, 6 * q - 5), "to": mend(y, 6 * q), "type": "half_year"}
    elif len(iso) == 4:
        r = {"from": iso + "-01-01", "to": iso + "-12-31", "type": "year"}
    elif len(iso) == 7:
        r = {"from": iso + "-01", "to": mend(int(iso[:4]), int(iso[5:])), "type": "month"}
    elif len(iso) == 10:
        r = {"from": iso, "to": iso, "type": "day"}
    else:
        raise ValueError(p)
    if by:
        r["resolved_by" if r["type"] in ("day", "deictic_now") else "year_resolved_by"] = by
    return surf, r


def parse_src(src, outlet):
    chain = [{"level": "outlet", "name": outlet}]
    if not src:
        return chain
    parts = src.split(">")
    for n, x in enumerate(parts):
        x, _, st = x.partition("!")
        name, _, can = x.partition("=")
        lev = "primary" if n == len(parts) - 1 else "cited_outlet"
        if name.startswith("^"):
            name, lev = name[1:], "cited_outlet"
        chain.append(
            {
                "level": lev,
                "name": name,
                "canonical": can or name,
                "strength": {"f": "footer", "d": "document-level", "p": "partial", "i": "implicit", "": "explicit"}[st],
            }
        )
    return chain


def autotags(c, vtext, t, vs, fld):
    T = []
    pre = t[vs[0] - 1] if vs[0] else " "
    pre2 = t[max(0, vs[0] - 2) : vs[0]]
    dig = re.search(r"[0-9٠-٩]", vtext)
    if re.match(r"[0-9٠-٩]", vtext) and pre == "و":
        T.append("proclitic_waw_on_digit")
    elif re.match(r"[0-9٠-٩]", vtext) and (pre in "بلكف" or pre2 in ("بـ", "لـ", "كـ", "الـ")):
        T.append("proclitic_on_digit")
    if re.search("[٠-٩]", vtext):
        T.append("arabic_indic_digits")
    if "٫" in vtext:
        T.append("u066b")
    if "٬" in vtext:
        T.append("u066c")
    if re.search(r"[0-9٠-٩][.,٫][0-9٠-٩]", vtext) and not re.search(r"[,٬][0-9٠-٩]{3}(?![0-9٠-٩])", vtext):
        T.append("decimal")
    sc = any(w in vtext for w, _ in SCALE)
    if dig and sc:
        T.append("scale_word")
    if not dig:
        if re.fullmatch(r"(مليون|مليار|تريليون|ألف|مليونًا|مليارا|مليونا|ألفا)", vtext):
            T.append("bare_scale_word")
        elif c["unit"] != "ratio_x":
            T.append("number_word")
    if re.search(r"ف[يى] الم[ئا]ئ?ة|بالم[ئا]ئ?ة", vtext):
        T.append("percent_spelled_out")
    if c["cmp"] in (">", ">=", "~>"):
        T.append("lower_bound")
    if c["cmp"] in ("<", "<=", "~<"):
        T.append("upper_bound")
    if c["cmp"] == "~":
        T.append("approximation")
    if c["k"] == "change":
        T.append("change")
    if c["k"] == "share":
        T.append("share")
    if c["f"]:
        T.append("forecast")
    if c["tbl"]:
        T.append("table_cell")
    if fld == "title":
        T.append("headline")
    if c["ent"].startswith("~"):
        T.append("entity_outside_sentence")
    if not c["src"]:
        T.append("unattributed")
    elif ">" in c["src"]:
        T.append("attribution_chain")
    if c["unit"] in ("percentage_point", "basis_point", "ratio_x"):
        T.append(c["unit"])
    if c["d"] and c["k"] == "level":
        T.append("level_after_move")
    return T


def tags(automatic, own):
    """Merge the tags; an own tag `-x` removes x."""
    gone = {x[1:] for x in own if x.startswith("-")}
    return sorted((set(automatic) | {x for x in own if not x.startswith("-")}) - gone)


def c(
    key,
    ent,
    metric,
    value,
    unit,
    *,
    u=None,
    k="level",
    d=None,
    h=None,
    cmp=None,
    den=None,
    p=None,
    src=None,
    cue=None,
    scope=None,
    fact=None,
    f=False,
    tags="",
    note="",
    tier=1,
    dec=None,
    tbl=None,
    ev=None,
    pol=None,
    iv=None,
    aka=None,
    known_as=None,
    metric_alt=None,
    unit_alt=None,
):
    """One claim. After the second reading: `aka` (more entity names), `known_as` (the entity's note), `metric_alt`, `unit_alt` (ids and names as good as the first), each `|`-separated; a tag `-x` takes the automatic tag x away."""
    return dict(
        key=str(key),
        ent=ent,
        metric=metric,
        value=None if value is None else str(value),
        unit=unit,
        u=u,
        k=k,
        d=d,
        h=h,
        cmp=cmp,
        den=den,
        p=p,
        src=src,
        cue=cue,
        scope=scope,
        fact=fact,
        f=f,
        tags=tags.split(),
        note=note,
        tier=tier,
        dec=dec,
        tbl=tbl,
        ev=ev,
        pol=pol,
        iv=iv,
        aka=aka,
        known_as=known_as,
        metric_alt=metric_alt,
        unit_alt=unit_alt,
    )


def art(aid, outlet, date, title, body, claims, style=""):
    body = body.strip("\n")
    from extra import EXTRA

    if aid in EXTRA:
        k, x = EXTRA[aid]
        ls = body.split("\n")
        ls.insert(len(ls) if k == -1 else len(ls) + k + 1 if k < 0 else k, x)
        body = "\n".join(ls)
    T, tm = strip(title)
    B, bm = strip(body)
    a = {
        "id": aid,
        "outlet": outlet,
        "title": T,
        "date": date,
        "url": "https://example.org/{}/{}/{}".format(OUTSLUG.get(outlet, "news"), date.replace("-", "/"), aid),
        "body": B,
    }
    assert aid not in ARTS
    ARTS[aid] = dict(a, _style=style)
    sha = hashlib.sha256(B.encode()).hexdigest()[:16]
    marks = {}
    cover = {"title": [], "body": []}
    for fld, ms in (("title", tm), ("body", bm)):
        for k, s, e, x in ms:
            cover[fld].append((s, e))
            if k.startswith("-"):
                continue
            assert k not in marks, (aid, k)
            marks[k] = (fld, s, e, x)
    keys = [x["key"] for x in claims]
    assert len(set(keys)) == len(keys), (aid, keys)
    if set(keys) != set(marks):
        WARN.append(("KEYS", aid, sorted(set(keys) ^ set(marks))))
    txt = {"title": T, "body": B}
    sents = {"title": [(0, len(T))], "body": sentences(B)}

    def evid(fld, s, e):
        t = txt[fld]
        for x, y in sents[fld]:
            if x <= s and e <= y:
                break
        else:
            raise AssertionError((aid, t[s:e]))
        return mkev(fld, x, y)

    def mkev(fld, x, y):
        t = txt[fld]
        return {
            "text": t[x:y],
            "start": x,
            "end": y,
            "byte_start": len(t[:x].encode()),
            "byte_end": len(t[:y].encode()),
        }

    for cl in sorted(
        claims,
        key=lambda q: (
            ({"title": 0, "body": 1}[marks[q["key"]][0]], marks[q["key"]][1]) if q["key"] in marks else (2, 0)
        ),
    ):
        if cl["key"] not in marks:
            continue
        fld, s, e, x = marks[cl["key"]]
        t = txt[fld]
        E = evid(fld, s, e)
        if cl["ev"]:
            i = t.find(cl["ev"])
            assert i >= 0 and i <= s and e <= i + len(cl["ev"]), (aid, cl["ev"])
            E = mkev(fld, i, i + len(cl["ev"]))
        win = (E["start"], E["end"])

        def sp(q, prefer="near", need=True):
            if not q:
                return None
            r = find(t, q, win, (s, e), prefer)
            if r is None and need:
                WARN.append(("SPAN", aid, cl["key"], q))
            return r

        # entity
        es = cl["ent"]
        imp = es.startswith("~")
        es = es.lstrip("~")
        surf, _, rest = es.partition("@")
        if "@" in rest:
            can, ty = rest.split("@")
        else:
            assert rest in ENT, (aid, cl["key"], rest)
            can, ty = ENT[rest]
        hsurf = cl["h"]
        cmp_ = cl["cmp"] or (HEDGE[re.sub(r"#\d$", "", hsurf)] if hsurf else "=")
        cl["cmp"] = cmp_
        u = cl["u"]
        v = x.translate(AR2)
        if cl["unit"] == "percent" and u is None:
            m = re.search(r"%|٪|ف[يى] الم[ئا]ئ?ة|بالم[ئا]ئ?ة", x)
            uspan = {"text": m.group(), "start": s + m.start(), "end": s + m.end()} if m else None
        else:
            uspan = sp(u, "after") if u else None
        # decimals
        dec = cl["dec"]
        val = cl["value"]
        if dec is None and val is not None:
            m = re.search(r"\d[\d,]*(?:\.(\d+))?", v)
            fr = len(m.group(1)) if m and m.group(1) else 0
            last = [ex for w, ex in sorted(((x.rfind(w), ex) for w, ex in SCALE if w in x))]
            ex = last[-1] if last else 0
            if not last and m:  # shared scale word (ranges, coordination): infer from value
                num = Decimal(m.group().replace(",", ""))
                if num and abs(Decimal(val)) != num:
                    ratio = abs(Decimal(val)) / num
                    if ratio in (1000, 10**6, 10**9, 10**12):
                        ex = len(str(int(ratio))) - 1
            dec = fr - ex
            if m and val is not None:
                num = Decimal(m.group().replace(",", "")) * (Decimal(10) ** ex)
                if num != abs(Decimal(val)) and not re.search("و(?:نصف|ربع|ثلث|مئ|[0-9٠-٩])| و", x):
                    WARN.append(("VALUE", aid, cl["key"], x, val, plain(num)))
        lo = hi = tr = None
        if val is not None:
            d_ = Decimal(val)
            step = Decimal(10) ** (-dec)
            lo, hi = plain(d_ - step / 2), plain(d_ + step / 2)
            tr = [plain(d_), plain(d_ + step)] if d_ >= 0 else [plain(d_ - step), plain(d_)]
            if cmp_ in (">", ">="):
                lo, hi, tr = plain(d_), None, None
            elif cmp_ in ("<", "<="):
                lo, hi, tr = None, plain(d_), None
            if cl["iv"]:
                lo, hi, tr = cl["iv"][0], cl["iv"][1], None
        psurf, per = period(cl["p"], date)
        den_s, den_c = None, None
        if cl["den"]:
            den_s, _, den_c = cl["den"].rpartition("|")
        mod = [cl["k"]] + (["bound"] if cmp_ not in ("=", "~") else []) + (["forecast"] if cl["f"] else [])
        if cl["k"] == "share":
            assert den_c, (aid, cl["key"], "share needs denominator")
        chain = parse_src(cl["src"], outlet)
        for q in chain[1:]:
            if (
                q["name"] not in T
                and q["name"] not in B
                and not (q["name"].startswith("ال") and "ل" + q["name"][1:] in B)
            ):
                WARN.append(("SRC", aid, cl["key"], q["name"]))
        st = chain[-1].get("strength") if len(chain) > 1 else None
        scope = cl["scope"] or (
            "none" if not cl["src"] else "document" if st in ("footer", "document-level", "implicit") else "sentence"
        )
        gid = "{}-{}".format(aid, cl["key"].zfill(2) if cl["key"].isdigit() else cl["key"])
        rt = "vague_quantity" if val is None else "table_claim" if cl["tbl"] else "claim"
        hs = sp(hsurf, "before") if hsurf else None
        r = {
            "gold_id": gid,
            "record_type": rt,
            "file": aid + ".json",
            "field": fld,
            "file_sha256": sha,
            "evidence": E,
            "entity": None if imp else sp(surf, "before"),
            "value_span": {"text": x, "start": s, "end": e},
            "unit_span": uspan,
            "hedge": hs,
            "period_span": sp(psurf) if psurf else None,
            "denominator_span": sp(den_s) if den_s else None,
            "entity_canonical": can,
            "entity_type": ty,
            "entity_text_note": surf if imp else None,
            "metric": cl["metric"],
            "metric_ar": MET.get(cl["metric"]),
            "value": val,
            "unit": cl["unit"],
            "kind": cl["k"],
            "modality": mod,
            "comparator": cmp_,
            "direction": cl["d"],
            "surface_decimals": dec,
            "interval": {"low": lo, "high": hi, "truncation": tr},
            "denominator": den_c,
            "period": per,
            "attribution": {"text_cue": cl["cue"], "scope": scope, "chain": chain},
            "fact_id": cl["fact"] or gid,
            "tier": cl["tier"],
            "tags": tags(autotags(cl, x, t, (s, e), fld), cl["tags"]),
            "notes": cl["note"],
        }
        if cl["cue"] and cl["cue"] not in E["text"] and scope == "sentence":
            WARN.append(("CUE", aid, cl["key"], cl["cue"]))
        if cl["pol"]:
            r["polarity"] = cl["pol"]
        if cl["tbl"]:
            cap, col, row = cl["tbl"]
            full = (0, len(t))
            r["table_context"] = {
                n: (find(t, q, full, (s, e), "before") if q else None)
                for n, q in (("caption", cap), ("column_header", col))
            }
            r["table_context"]["row_header"] = find(t, row, win, (s, e), "before") if row else None
            for n, q in (("caption", cap), ("column_header", col), ("row_header", row)):
                if q and not r["table_context"][n]:
                    WARN.append(("TBL", aid, cl["key"], n, q))
        if r["period_span"]:
            cover[fld].append((r["period_span"]["start"], r["period_span"]["end"]))
        SECOND[gid] = {k: cl[k] for k in ("aka", "known_as", "metric_alt", "unit_alt") if cl[k]}
        RECS.append(r)
    # negatives: marked ones, then every year / day+month not inside a claim value
    n = 0

    def addneg(fld, s, e, cls, why=None):
        nonlocal n
        n += 1
        E = evid(fld, s, e)
        RECS.append(
            {
                "gold_id": "%s-N%d" % (aid, n),
                "record_type": "negative",
                "file": aid + ".json",
                "field": fld,
                "file_sha256": sha,
                "evidence": E,
                "value_span": {"text": txt[fld][s:e], "start": s, "end": e},
                "negative_class": cls,
                "notes": why or NEGWHY[cls],
            }
        )

    vspans = {"title": [], "body": []}
    for k, (fld, s, e, x) in marks.items():
        vspans[fld].append((s, e))
    for fld, ms in (("title", tm), ("body", bm)):
        for k, s, e, x in ms:
            if k.startswith("-"):
                addneg(fld, s, e, NEG[k[1:]])
                vspans[fld].append((s, e))
    MON = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|يوليوز|غشت|شتنبر|نونبر|دجنبر|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|محرم|صفر|ربيع الأول|رمضان|شوال|ذي الحجة|ذي القعدة|جمادى الأولى|رجب|شعبان"
    D = "[0-9٠-٩]"
    rx = re.compile(
        rf"{D}{{1,4}}[/-]{D}{{1,2}}[/-]{D}{{1,4}}|(?<!{D}){D}{{1,2}}(?= (?:{MON}))|(?<![0-9٠-٩.,٫٬])(?:19|20|14|١٤|١٩|٢٠){D}{D}(?![0-9٠-٩.,٫٬]*{D})"
    )
    for fld in ("title", "body"):
        t = txt[fld]
        for m in rx.finditer(t):
            if not any(a < m.end() and m.start() < b for a, b in vspans[fld]):
                addneg(fld, m.start(), m.end(), "date")
                vspans[fld].append(m.span())
        for m in re.finditer(r"[0-9٠-٩]+(?:[.,٫٬:][0-9٠-٩]+)*", t):
            if not any(a < m.end() and m.start() < b for a, b in vspans[fld]):
                WARN.append(("UNCOVERED", aid, fld, t[max(0, m.start() - 25) : m.end() + 20].replace("\n", "⏎")))
        for m in re.finditer(
            r"(?<![\u0621-\u064a])(?!الاثنين|والاثنين|الربع|النصف|ربع|نصف)[وبلف]{0,2}(?:ال)?(?:اثن(?:ان|ين|تان|تين)|ثلاثة?|أربعة?|خمسة?|ست|ستة|سبعة?|ثماني?ة?|ثماني|تسعة?|عشرة?|عشر(?:ون|ين)|ثلاث(?:ون|ين)|أربع(?:ون|ين)|خمس(?:ون|ين)|ست(?:ون|ين)|سبع(?:ون|ين)|ثمان(?:ون|ين)|تسع(?:ون|ين)|مئة|مائة|مئتا|مئتي|مئات|ألف|ألفا|ألفي|ألفان|آلاف|مليون|مليونا|مليونين|مليونان|ملايين|مليار|مليارا|مليارين|مليارات|تريليون|نصف|ثلث|ثلثا|ثلثي|ربع|خمس|ضعف|أضعاف|ضعفين|مرتين|تضاعف|تضاعفت|عشرات|بضعة?|عدة|شهرين|عامين|يومين|أسبوعين|مرات)(?![\u0621-\u064a])",
            t,
        ):
            if not any(a < m.end() and m.start() < b for a, b in vspans[fld]):
                WARN.append(("WORD", aid, fld, t[max(0, m.start() - 25) : m.end() + 20].replace("\n", "⏎")))
    w = len(B.split())
    if not 90 <= w <= 260:
        WARN.append(("LEN", aid, w))


OUTSLUG = {}


def agr(label, members, why, ind=None, tags=""):
    GROUPS.append({"label": label, "members": members, "why": why, "independent_sources": ind, "tags": tags.split()})

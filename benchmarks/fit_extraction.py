#!/usr/bin/env python3
"""Fits the weights of importers/analysis/*_weights.h on labels made by careful readers.

    fit_extraction.py TOOL SHARED [--only terms|mentions|pairs] [--features NAME...] [--write]

TOOL is the built cairn_extraction_decisions, SHARED holds the texts and the labels. Prints the new tables, and with
--write puts them into the headers. With --features only these are fitted (and what says how many are right), and all
others stay as the headers have them: a new feature disturbs the others least so. A regularised logistic regression;
what is left out group by group shows what to expect. Needs numpy and scikit-learn. Fit in the order terms, mentions,
pairs, and build in between: each rests on the one before."""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import unicodedata

import numpy
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

HEADERS = {"terms": "introduction_weights.h", "mentions": "mention_weights.h", "pairs": "requirement_weights.h"}
REGULARISATION = 0.5
# What is known of the language, where the labels are too few to say it: the weight is drawn there instead of to 0, and
# one against is at least half as strong.
PRIORS = {
    "terms": {"ordinary spread": -1.0},
    "mentions": {"small proper noun": -12.0},
    "pairs": {"stated": 5.0, "version": 3.0, "set against": -3.0, "serves": -0.5, "bracketed": -1.0, "ordinary word": -2.0, "only subject": -1.0, "coordinated": -1.5, "same head": -2.0,
              "reverse title": -2.0, "reverse definition": -0.8, "see also": -2.0, "original": 1.5, "talk section": -0.3, "host talk": -1.5,
              "member section": -0.3, "siblings": -0.7, "stands on": 0.5, "requires": 1.2, "has kind": -1.0, "contrast": -0.5,
              "kind in plain text": 2.5, "aside in plain text": -2.5},
}
# What authors mean by these; the labels hold too few to say anything.
FIXED = {"terms": {"marked in prose": 2.2, "named": 2.4, "named after": 2.4, "symbol": 0.8}}
TEXT_WEIGHTS = {"foldoc": 6000, "python-glossary": 700, "git-glossary": 700, "metacademy": 1500}  # examples that a text counts as
FALSE_MENTION_WEIGHT = 8.0  # readers noted few of them
# Examples that all decisions count as that no reader judged: as wrong ones, which most are.
UNJUDGED_WEIGHT = {"term": 370, "pair from an entry": 50, "pair from a concept without": 200}
BARELY_WORTH_WEIGHT = 0.3  # terms that readers would let pass, beside those that are worth having
LISTED_WEIGHT = {"must": 0.8, "helpful": 0.6, "ok": 0.3}  # requirements in the complete lists, by their grade
# Fitted anew on what was judged, with the bias: the others show which features matter, not how many are right.
LEVELS = {"pairs": ["entry"]}


def gold_labels(shared):
    labels = []
    for file in ("page", "dump"):
        with open(shared / "gold" / f"dev-{file}.jsonl", encoding="utf-8") as lines:
            labels += [json.loads(line) for line in lines if line.strip()]
    return labels


def norm(name):
    """Names are the same after folding case, without punctuation and with words in the singular."""
    words = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", name).casefold()).split()
    return " ".join(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words)


def decisions_on(tool, *files):
    out = subprocess.run([str(tool), *map(str, files)], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def term_examples(decisions, labels):
    wanted, refused, complete = set(), set(), {}
    for label in labels:
        if label["kind"] == "subconcept":
            wanted |= {norm(name) for name in [label["name"], *label.get("aliases", []), *label.get("name_names", [])]}
        elif label["kind"] == "not_concept":
            refused.add(norm(label["name"]))
        elif label["kind"] == "complete_concepts":
            worth = complete.setdefault(norm(label["concept"]), {})
            for acceptable in label["acceptable"]:
                for name in [acceptable["name"], *acceptable.get("aliases", [])]:
                    worth[norm(name)] = max(acceptable["worth"], worth.get(norm(name), ""))  # "yes" before "ok"
    for one in decisions:
        if one["kind"] != "term":
            continue
        names = {norm(name) for name in one["names"]}
        lists = [complete[norm(name)] for entry in one["entries"] for name in (entry or []) if norm(name) in complete]
        worth = {accepted[name] for accepted in lists for name in names if name in accepted}
        if names & wanted or "yes" in worth:
            yield one, 1, 1.0
        elif worth:
            yield one, 1, BARELY_WORTH_WEIGHT
        elif names & refused:
            yield one, 0, 1.0
        elif lists and len(lists) >= len(one["entries"]):
            yield one, 0, 0.7
        else:
            yield one, 0, "term"


def mention_examples(decisions, labels):
    verdicts = {}
    for label in labels:
        if label["kind"] in ("mentions", "not_mentions"):
            verdicts[norm(label["from"]), norm(label["to"])] = int(label["kind"] == "mentions")
    for one in decisions:
        if one["kind"] != "mention":
            continue
        found = [verdicts[norm(a), norm(b)] for a in one["from"] or [] for b in one["to"] if (norm(a), norm(b)) in verdicts]
        if found:
            yield one, found[0], 1.0 if found[0] else FALSE_MENTION_WEIGHT


def link_examples(decisions, links, weight):
    """What people linked in a text, and what they left, of the entries in which they linked anything."""
    linked = {}
    with open(links, encoding="utf-8") as lines:
        for line in lines:
            entry, _, targets = line.rstrip("\n").split("\t")[:3]
            linked.setdefault(entry.casefold(), set()).update(target.casefold() for target in targets.split("|"))
    for one in decisions:
        if one["kind"] != "mention" or not one["from"]:
            continue
        targets = linked.get(one["from"][0].casefold())
        if targets is not None:
            yield one, int(any(name.casefold() in targets for name in one["to"])), weight


def pair_examples(decisions, labels):
    right, wrong, complete = {}, set(), {}
    for label in labels:
        key = lambda: (norm(label["concept"]), norm(label["requires"]))
        if label["kind"] == "prerequisite":
            right[key()] = 1.0 if label["grade"] == "must" else 0.5
        elif label["kind"] == "not_prerequisite":
            wrong.add(key())
        elif label["kind"] == "complete_requires":
            grades = complete.setdefault(norm(label["concept"]), {})
            for acceptable in label["acceptable"]:
                for name in [acceptable["name"], *acceptable.get("aliases", [])]:
                    grades[norm(name)] = max(acceptable["grade"], grades.get(norm(name), "ok"), key=LISTED_WEIGHT.get)
    for one in decisions:
        if one["kind"] != "pair":
            continue
        sources, targets = ({norm(name) for name in one[end]} for end in ("from", "to"))
        keys = {(source, target) for source in sources for target in targets}
        positive = [right[key] for key in keys if key in right]
        lists = [complete[source] for source in sources if source in complete]
        listed = [LISTED_WEIGHT[grades[target]] for grades in lists for target in targets if target in grades]
        if positive:
            yield one, 1, max(positive)
        elif keys & wrong:
            yield one, 0, 1.0
        elif listed:
            yield one, 1, max(listed)
        elif lists:
            yield one, 0, 0.5
        else:
            yield one, 0, "pair from an entry" if one["features"]["entry"] else "pair from a concept without"


def closure(pairs):
    """All that can be reached."""
    out = {}
    for a, b in pairs:
        out.setdefault(a, set()).add(b)
    reached = set()
    for start in out:
        seen, open_ends = set(), [start]
        while open_ends:
            for b in out.get(open_ends.pop(), ()):
                if b not in seen:
                    seen.add(b)
                    open_ends.append(b)
        reached |= {(start, b) for b in seen}
    return reached


def curated_examples(decisions, prerequisites):
    """Pairs of concepts that people ordered; what follows from their pairs is neither right nor wrong."""
    with open(prerequisites, encoding="utf-8") as lines:
        right = {tuple(name.casefold() for name in line.rstrip("\n").split("\t")[:2]) for line in lines}
    known = {name for pair in right for name in pair}
    implied = closure(right)
    for one in decisions:
        if one["kind"] != "pair":
            continue
        ends = [[name.casefold() for name in one[end] if name.casefold() in known] for end in ("from", "to")]
        if not all(ends):
            continue
        pair = ends[0][0], ends[1][0]
        if pair in right or pair not in implied:
            yield one, int(pair in right), 1.0


def probability(values, weights):
    return 1 / (1 + numpy.exp(-(values @ weights[:-1] + weights[-1])))


def regression(values, right, weight, prior, fixed):
    """The weights, the bias last: logistic loss, and the squared distance from the prior. `fixed` is not None where a
    weight is to be that."""
    bounds = [(None, one / 2) if one < 0 else (0, None) if one > 0 else (None, None) for one in prior]
    bounds = [bound if value is None else (value, value) for bound, value in zip(bounds, fixed)]
    prior = numpy.array([one if value is None else value for one, value in zip(prior, fixed)])

    def loss(weights):
        found = numpy.clip(probability(values, weights), 1e-9, 1 - 1e-9)
        likelihood = -(weight * (right * numpy.log(found) + (1 - right) * numpy.log(1 - found))).sum()
        away = weights[:-1] - prior[:-1]
        slope = weight * (found - right)
        gradient = numpy.append(values.T @ slope + away / REGULARISATION, slope.sum())
        return likelihood + (away**2).sum() / (2 * REGULARISATION), gradient

    return minimize(loss, prior, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 2000}).x


def levelled(values, right, weight, weights, levels, drawn=()):
    """The weights of these features and the bias anew, all others kept. `drawn` are those of the features that are drawn to
    their weights by the squared distance, as in the regression."""
    fixed = values @ weights[:-1] - values[:, levels] @ weights[levels]
    is_drawn = numpy.array([level in drawn for level in levels] + [False])
    start = numpy.append(weights[levels], weights[-1])

    def loss(free):
        found = numpy.clip(1 / (1 + numpy.exp(-(fixed + values[:, levels] @ free[:-1] + free[-1]))), 1e-9, 1 - 1e-9)
        slope = weight * (found - right)
        likelihood = -(weight * (right * numpy.log(found) + (1 - right) * numpy.log(1 - found))).sum()
        away = numpy.where(is_drawn, free - start, 0)
        gradient = numpy.append(values[:, levels].T @ slope, slope.sum()) + away / REGULARISATION
        return likelihood + (away**2).sum() / (2 * REGULARISATION), gradient

    free = minimize(loss, start, jac=True, method="L-BFGS-B").x
    weights = weights.copy()
    weights[levels], weights[-1] = free[:-1], free[-1]
    return weights


def fitted(title, names, values, right, weight, judged, kept, features):
    """The weights, the bias last. `kept` are those of the header, of which only `features` change, where there are any."""
    levels = [names.index(name) for name in LEVELS.get(title, [])]
    if features:
        chosen = [names.index(name) for name in features]
        prior = kept.copy()
        prior[chosen] = [PRIORS[title].get(name, 0.0) for name in features]
        found = levelled(values, right, weight, prior, chosen + levels, chosen)
    else:
        prior = numpy.array([PRIORS[title].get(name, 0.0) for name in names] + [0.0])
        fixed = [FIXED.get(title, {}).get(name) for name in [*names, "bias"]]
        found = regression(values, right, weight, prior, fixed)
    if not levels:
        return found
    return levelled(values[judged], right[judged], weight[judged], found, levels)


def fit(title, examples, group_of, features):
    examples = list(examples)
    unjudged = collections.Counter(weight for *_, weight in examples if isinstance(weight, str))
    judged = numpy.array([not isinstance(weight, str) for *_, weight in examples])
    weight_of = lambda weight: UNJUDGED_WEIGHT[weight] / unjudged[weight] if isinstance(weight, str) else weight
    examples = [(one, right, weight_of(weight)) for one, right, weight in examples]
    names = list(examples[0][0]["features"])
    values = numpy.array([[one["features"][name] for name in names] for one, *_ in examples])
    right = numpy.array([label for _, label, _ in examples])
    weight = numpy.array([weight for *_, weight in examples])
    names = [name for name in names if name != "bias"]
    values = values[:, [i for i, name in enumerate(examples[0][0]["features"]) if name != "bias"]]
    table = weights_of(HEADERS[title])
    kept = numpy.array([table[name] for name in [*names, "bias"]])
    groups = [group_of(one) for one, *_ in examples]
    left_out = numpy.zeros(len(right))
    for train, test in GroupKFold(8).split(values, right, groups):
        found = fitted(title, names, values[train], right[train], weight[train], judged[train], kept, features)
        left_out[test] = probability(values[test], found)
    right_ones, left_out = right[judged], left_out[judged]
    print(f"-- {title}: {len(right_ones)} examples, {right_ones.sum()} of them right")
    print(f"average precision on what was left out {average_precision_score(right_ones, left_out):.3f}")
    for threshold in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        chosen = left_out >= threshold
        print(f"   from {threshold}: {chosen.sum()} chosen, precision {right_ones[chosen].mean():.3f}, recall {right_ones[chosen].sum() / right_ones.sum():.3f}")
    weights = dict(zip([*names, "bias"], fitted(title, names, values, right, weight, judged, kept, features)))
    for name, value in weights.items():
        print(f"    {name:22s} {value:6.2f}")
    return weights


def path_of(header):
    return pathlib.Path(__file__).parent.parent / "importers" / "analysis" / header


ROW = r'(Feature::k\w+,\s+"({})",\s+)(-?[0-9.]+)'  # of a table: what stands before the weight, the name, the weight


def weights_of(header):
    rows = re.finditer(ROW.format('[^"]+'), path_of(header).read_text(encoding="utf-8"))
    return {row.group(2): float(row.group(3)) for row in rows}


def write(header, weights):
    path = path_of(header)
    text = path.read_text(encoding="utf-8")
    for name, value in weights.items():
        text = re.sub(ROW.format(re.escape(name)), rf"\g<1>{value:.2f}", text)
    path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool", type=pathlib.Path)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--only", choices=["terms", "mentions", "pairs"])
    parser.add_argument("--features", nargs="+", default=[], metavar="NAME", help="fit these alone; with --only")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if arguments.features:
        if not arguments.only:
            parser.error("--features needs --only: the tables have features of the same name")
        table = weights_of(HEADERS[arguments.only])
        for name in arguments.features:
            if name not in table or name == "bias" or name in FIXED.get(arguments.only, {}):
                parser.error(f"'{name}' is no feature of {HEADERS[arguments.only]} that can be fitted")
    labels = gold_labels(arguments.shared)
    corpus = decisions_on(arguments.tool, *sorted((arguments.shared / "corpus").glob("glossary-*.txt")))
    texts = arguments.shared / "extraction"
    weights = {}
    if arguments.only in (None, "terms"):
        entry = lambda one: (one["entries"][0] or ["?"])[0]
        weights["terms"] = fit("terms", term_examples(corpus, labels), entry, arguments.features)
    if arguments.only in (None, "mentions"):
        examples = list(mention_examples(corpus, labels))
        for name in ("foldoc", "python-glossary", "git-glossary"):
            decisions = decisions_on(arguments.tool, texts / name / "plain.md")
            found = list(link_examples(decisions, texts / name / "links.tsv", 1.0))
            examples += [(one, right, TEXT_WEIGHTS[name] / len(found)) for one, right, _ in found]
        weights["mentions"] = fit("mentions", examples, lambda one: (one["from"] or ["?"])[0], arguments.features)
    if arguments.only in (None, "pairs"):
        decisions = decisions_on(arguments.tool, texts / "metacademy" / "glossary.md")
        found = list(curated_examples(decisions, texts / "metacademy" / "prerequisites.tsv"))
        examples = list(pair_examples(corpus, labels))
        examples += [(one, right, TEXT_WEIGHTS["metacademy"] / len(found)) for one, right, _ in found]
        weights["pairs"] = fit("pairs", examples, lambda one: one["from"][0], arguments.features)
    if arguments.write:
        for title, table in weights.items():
            write(HEADERS[title], table)


if __name__ == "__main__":
    main()

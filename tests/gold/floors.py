#!/usr/bin/env python3
"""Imports two real glossaries and holds what is extracted against labels made by careful readers.

    floors.py CAIRN SHARED

SHARED is a folder beside the checkout with corpus/, gold/ and gold/evaluate.py. It is no part of the project; without it
the test is skipped (exit 77). The floors stand a little below what was measured last."""
import json
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77
FLOORS = {  # figure: least percent
    "entry found": 100,
    "definition": 98,
    "category": 98,
    "duplicates merged": 100,
    "boilerplate kept out": 95,
    "alias resolves to its concept": 81,
    "subconcept found": 79,
    "concept named in prose found": 57,
    "subconcept alias": 68,
    "mention found": 71,
    "false mention avoided": 93,
    "must: in the closure": 41,
    "wrong direct edge avoided": 97,
    "reverse never reachable": 96,
    "precision: introduced concepts": 88,
    "precision: direct prerequisites": 82,
}


def evaluate(shared, export, name):
    labels = shared / "gold" / f"dev-{name}.jsonl"
    script = shared / "gold" / "evaluate.py"
    out = subprocess.run([sys.executable, script, labels, export, "--json"], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def main():
    cairn, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (shared / "gold" / "evaluate.py").exists():
        print(f"skipped: there are no labels in {shared.name}/gold")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        database, export = f"{folder}/cairn.db", f"{folder}/export.jsonl"
        corpus = sorted(str(path) for path in (shared / "corpus").glob("glossary-*.txt"))
        subprocess.run([cairn, "--db", database, "import", *corpus], check=True)
        subprocess.run([cairn, "--db", database, "export", "--format", "jsonl", "-o", export], check=True)
        results = [evaluate(shared, export, name) for name in ("page", "dump")]
    failed = []
    for figure, least in FLOORS.items():
        hits = sum(result[figure]["hit"] for result in results if figure in result)
        total = sum(result[figure]["total"] for result in results if figure in result)
        rate = 100 * hits / total
        print(f"{figure:36s} {hits:5d}/{total:<5d} {rate:6.1f} %   at least {least} %")
        if rate < least:
            failed.append(figure)
    limits = {
        "concepts an entry": (results[0]["concepts"] / 100, 17),
        "direct prerequisites an entry, most": (results[0]["direct prerequisites an entry, most"], 15),
        "concepts on a REQUIRES cycle": (results[0]["concepts on a REQUIRES cycle"], 0),
    }
    for figure, (value, most) in limits.items():
        print(f"{figure:36s} {value}   at most {most}")
        if value > most:
            failed.append(figure)
    if failed:
        print("below the floor: " + ", ".join(failed))
    return 1 if failed else 0


sys.exit(main())

#!/usr/bin/env python3
"""Measures extraction against what people marked: one table a figure, and the floor beside it.

    extraction_quality.py CAIRN SHARED [--keep FOLDER] [--only gold|metacademy|foldoc|python-glossary|git-glossary]

SHARED holds corpus/, gold/ and extraction/ (texts, labels and the scripts that compare them; no part of the project).
With --keep the exports stay in FOLDER. Every text is imported as it is, with the same settings."""
import argparse
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

# figure: least percent, on both development files together
GOLD = {
    "entry found": 100, "duplicates merged": 100, "definition": 96, "category": 96,
    "alias resolves to its concept": 82, "related phrase kept apart": 97, "distinct kept apart": 97,
    "subconcept found": 92, "concept named in prose found": 70, "subconcept alias": 68, "boilerplate kept out": 94,
    "mention found": 90, "false mention avoided": 93,
    "must: within two steps": 55, "must: in the closure": 65,
    "wrong direct edge avoided": 95, "reverse never reachable": 97,
    "precision: introduced concepts": 88, "precision: direct prerequisites": 82,
}


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def export_of(cairn, folder, name, files):
    """Imports the files into a new database; returns the export, the seconds and the text's size in MB."""
    database, export = folder / f"{name}.db", folder / f"{name}.jsonl"
    shutil.rmtree(database, ignore_errors=True)
    begun = time.monotonic()
    run(cairn, "--db", database, "import", *files)
    seconds = time.monotonic() - begun
    run(cairn, "--db", database, "export", "--format", "jsonl", "-o", export)
    return export, seconds, sum(file.stat().st_size for file in files) / 1e6


def gold(cairn, shared, folder):
    export, *_ = export_of(cairn, folder, "gold", sorted((shared / "corpus").glob("glossary-*.txt")))
    results = []
    for file in ("page", "dump"):
        labels = shared / "gold" / f"dev-{file}.jsonl"
        results.append(json.loads(run(sys.executable, shared / "gold" / "evaluate.py", labels, export, "--json")))
    for figure, least in GOLD.items():
        pairs = [result[figure] for result in results if figure in result]
        hits, total = sum(pair["hit"] for pair in pairs), sum(pair["total"] for pair in pairs)
        rate = 100 * hits / total
        print(f"{figure:34s} {hits:5d}/{total:<5d} {rate:6.1f} %   at least {least} %{'' if rate >= least else '   MISSED'}")
    for figure, value in results[0].items():
        if not isinstance(value, dict):
            print(f"{figure:34s} {value}")


def against(kind):
    def measure(cairn, shared, folder, name):
        texts = shared / "extraction" / name
        export, seconds, megabytes = export_of(cairn, folder, name, sorted(texts.glob("*.md")))
        print(f"-- {name}: {megabytes:.2f} MB in {seconds:.2f} s")
        print(run(sys.executable, shared / "extraction" / "score.py", kind, texts, export), end="")
        return export
    return measure


def acronyms(shared, export):
    """The share of the marked abbreviations that some concept goes by as well as by the name of their entry."""
    concepts = {}
    for line in export.open(encoding="utf-8"):
        record = json.loads(line)
        if record["type"] == "node" and "Concept" in record["labels"]:
            properties = record["properties"]
            for name in [properties["name"], *properties.get("aliases", [])]:
                concepts.setdefault(name.casefold(), set()).add(record["id"])
    hits = total = 0
    for line in (shared / "extraction" / "foldoc" / "acronym_gold.tsv").open(encoding="utf-8"):
        short, entry = (concepts.get(name.casefold(), set()) for name in line.rstrip("\n").split("\t")[:2])
        total += 1
        hits += bool(short & entry)
    print(f"acronyms that are aliases of their entry {hits}/{total} {100 * hits / total:.1f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cairn", type=pathlib.Path)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--only", action="append")
    arguments = parser.parse_args()
    wanted = arguments.only or ["gold", "metacademy", "foldoc", "python-glossary", "git-glossary"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or pathlib.Path(temporary)
        folder.mkdir(exist_ok=True)
        for name in wanted:
            if name == "gold":
                gold(arguments.cairn, arguments.shared, folder)
                continue
            measure = against("prerequisites" if name == "metacademy" else "links")
            export = measure(arguments.cairn, arguments.shared, folder, name)
            if name == "foldoc":
                acronyms(arguments.shared, export)
    print(f"peak memory of an import {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()

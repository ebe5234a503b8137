#!/usr/bin/env python3
"""Whether an import grows with its text and not faster: texts that repeat one piece, each twice as long as before.

    extraction_growth.py CAIRN [--pieces N]

Prints processor seconds and how many times as long the last one took as the one before: 2 is linear. Exits with 1 where
one took more than 3.5 times as long.
"""
import argparse
import pathlib
import resource
import subprocess
import sys
import tempfile

INSIDE_AN_ENTRY = {
    "words": "keel rope fin ",
    "commas": "keel, rope, ",
    "brackets": "keel (rope) ",
    "open brackets": "keel (rope ",
    "open links": "[keel rope ",
    "links": "[keel](#keel) rope ",
    "open formulas": "\\(keel ",
    "formulas": "$x$ keel. ",
    "code": "`x` keel. ",
    "bold": "**keel** rope ",
    "italics": "*keel* rope ",
    "quotes": '"keel" rope ',
    "abbreviations": "Long Keel Rope (LKR) ",
    "aliases": "also known as keel, ",
    "names": "is called keel ",
    "examples": "keel such as rope, ",
    "clauses": "a keel which ",
    "and others": "keel and other rope, ",
    "sentences": "A keel is a rope. ",
    "items": "- **keel**: rope\n",
    "headings": "### keel\n\nrope.\n\n",
    "rows": "| keel x | rope |\n",
    "prices": "keel for $$ a rope, ",
    "naming participles": "called keel, also known as *rope*, ",
    "people": "sailors call it *keel* and say rope, ",
    "adverbs": "also often called ",
    "wholes": "a keel has a rope and consists of ",
    "two clauses": "a keel, whereas a rope, by contrast, ",
    "counted kinds": "two kinds of keel: a rope, ",
    "nested items": "- Kinds:\n  - a rope\n  - the keel\n",
}
OF_AN_ENTRY = {
    "labels": lambda i: f"- **Keel{i} fin**: a rope\n",
    "symbols": lambda i: f"- $k_{{{i}}}$ = keel{i} fin\n",
}
OF_ENTRIES = {
    "entries": lambda i: f"- **Keel {i}**: A keel {i - 1} of rope.\n",
    "inverted titles": lambda i: f"- **Keel, x{i}**: A keel {i - 1} of rope.\n",
    "equal entries": lambda i: "- **Keel**: A fin of rope.\n",
    "one title": lambda i: f"- **Keel**: A fin x{i} of rope.\n",
}
BEFORE = "# Words\n\n## Keel\n\nA keel is a fin.\n\n## Long\n\n"
BEHIND = "\n\n## Rope\n\nA rope is a line of a keel.\n"


def seconds(cairn, form, text, folder):
    path = pathlib.Path(folder) / "text.md"
    path.write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([cairn, "--db", ":memory:", "import", "--format", form, path], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cairn", type=pathlib.Path)
    parser.add_argument("--pieces", type=int, default=20000, help="in the shortest text; of those that differ a quarter of it")
    arguments = parser.parse_args()
    texts = [(name, "markdown", lambda n, piece=piece: BEFORE + piece * n + BEHIND)
             for name, piece in INSIDE_AN_ENTRY.items()]
    texts += [(name, "markdown", lambda n, piece=piece: BEFORE + "".join(piece(i) for i in range(n // 4)) + BEHIND)
              for name, piece in OF_AN_ENTRY.items()]
    texts += [(name, "term-list", lambda n, entry=entry: "# Words\n\n" + "".join(entry(i) for i in range(n // 4)))
              for name, entry in OF_ENTRIES.items()]
    most = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, form, text in texts:
            times = [seconds(arguments.cairn, form, text(arguments.pieces * 2**k), folder) for k in range(3)]
            factor = times[2] / max(times[1], 0.01)
            most = max(most, factor)
            print(f"{name:16} " + " ".join(f"{t:6.2f} s" for t in times) + f"   x {factor:.1f}", flush=True)
    return 1 if most > 3.5 else 0


if __name__ == "__main__":
    sys.exit(main())

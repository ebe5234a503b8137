#!/usr/bin/env python3
"""Compares learning paths with a plain depth-first order, on a real graph of prerequisites and on glossaries.

    path_quality.py CAIRN SHARED

SHARED is a folder beside the checkout with extraction/metacademy/prerequisites.tsv and corpus/. Checks that every path holds
exactly what its goal stands on, in a valid order, and prints for both orders: changes of field, jumps (a step that neither
requires the one before it nor is of its field), and waits (steps between a concept and the first that requires it)."""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile


class Graph:
    """Requirements by name, as they are stored, and the program that answers about them."""

    def __init__(self, cairn, database):
        self.program = subprocess.Popen([cairn, "--db", database, "pipe"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.field = {key: value for key, value in self.rows("MATCH (c:Concept) WITH collect(c) AS all LEARNING PATH TO all YIELD concept, field RETURN id(concept), field")}
        self.name = {key: value for key, value in self.rows("MATCH (c:Concept) RETURN id(c), c.name")}
        self.required = collections.defaultdict(set)
        for start, end in self.rows("MATCH (a:Concept)-[:REQUIRES]->(b:Concept) RETURN id(a), id(b)"):
            self.required[start].add(end)

    def rows(self, query, **parameters):
        self.program.stdin.write(json.dumps({"query": query, "params": parameters}) + "\n")
        self.program.stdin.flush()
        answer = json.loads(self.program.stdout.readline())
        if "error" in answer:
            sys.exit(f"{query}: {answer['error']['message']}")
        return answer["rows"]

    def path(self, goal):
        text = "MATCH (g) WHERE id(g) = $goal LEARNING PATH TO g YIELD concept, position RETURN id(concept) ORDER BY position"
        return [row[0] for row in self.rows(text, goal=goal)]

    def depth_first(self, goal):
        order, entered, stack = [], {goal}, [(goal, iter(self.sorted_required(goal)))]
        while stack:
            concept, rest = stack[-1]
            for below in rest:
                if below not in entered:
                    entered.add(below)
                    stack.append((below, iter(self.sorted_required(below))))
                    break
            else:
                order.append(concept)
                stack.pop()
        return order

    def sorted_required(self, concept):
        return sorted(self.required[concept], key=lambda other: self.name[other])

    def measure(self, order):
        place = {concept: i for i, concept in enumerate(order)}
        first_use = {}
        for i, concept in enumerate(order):
            for below in self.required[concept]:
                if place[below] > i:
                    sys.exit(f"{self.name[concept]} comes before {self.name[below]}, which it requires")
                first_use.setdefault(below, i)
        figures = collections.Counter(steps=len(order), waits=sum(use - place[concept] - 1 for concept, use in first_use.items()))
        for before, concept in zip(order, order[1:]):
            same = self.field[before] == self.field[concept]
            figures["changes of field"] += not same
            figures["jumps"] += not same and before not in self.required[concept]
        return figures


def compare(title, graph):
    ours, plain = collections.Counter(), collections.Counter()
    for goal in graph.name:
        path, order = graph.path(goal), graph.depth_first(goal)
        if set(path) != set(order) or len(path) != len(order):
            sys.exit(f"the path to {graph.name[goal]} does not hold what it stands on")
        ours.update(graph.measure(path))
        plain.update(graph.measure(order))
    print(f"{title}: {len(graph.name)} paths, {ours['steps']} steps")
    for figure in ("changes of field", "jumps", "waits"):
        print(f"  {figure:20s} {ours[figure]:8d}   depth-first {plain[figure]:8d}   {100 * ours[figure] / plain[figure] - 100:+6.1f} %")


def write_requirements(table, target):
    pairs = [line.split("\t")[:2] for line in table.read_text().splitlines()]
    names = sorted({name for pair in pairs for name in pair})
    number = {name: str(i + 1) for i, name in enumerate(names)}
    with open(target, "w") as out:
        for name in names:
            print(json.dumps({"type": "node", "id": number[name], "labels": ["Concept"], "properties": {"name": name}}), file=out)
        for i, (a, b) in enumerate(pairs):
            ends = {"start": {"id": number[a], "labels": ["Concept"]}, "end": {"id": number[b], "labels": ["Concept"]}}
            print(json.dumps({"type": "relationship", "id": str(i), "label": "REQUIRES", "properties": {}, **ends}), file=out)


def main():
    cairn, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        write_requirements(shared / "extraction/metacademy/prerequisites.tsv", f"{folder}/requirements.jsonl")
        inputs = {"metacademy": [f"{folder}/requirements.jsonl"], "glossaries": sorted(map(str, (shared / "corpus").glob("glossary-*.txt")))}
        for title, files in inputs.items():
            subprocess.run([cairn, "--db", f"{folder}/{title}.db", "import", *files], check=True, capture_output=True)
            compare(title, Graph(cairn, f"{folder}/{title}.db"))


if __name__ == "__main__":
    main()

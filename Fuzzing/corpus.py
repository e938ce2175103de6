#!/usr/bin/env python3
"""Lays out what the parsers are fuzzed with, and keeps what a run has found.

usage: corpus.py lay FOLDER            a folder of inputs for each parser
       corpus.py keep PARSER FOLDER    adds a folder's inputs to corpus/PARSER.txt

The inputs are what this repository has anyway, the fixtures of all fault codes, the sample site, the
templates and the specification of CommonMark, and those of `corpus/`: one a line, in base64, each reaching
code that the others do not, or once a finding.
"""
import base64
import hashlib
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
LONGEST = 4096
# What a run may leave in corpus/ for a parser: short inputs, the shortest first.
LONGEST_KEPT, MOST_KEPT = 400, 150
# The order in which Fuzzing/Sources/Parser.swift takes the first byte for the name of a file.
SETTINGS = ["site.yml", "columns.yml", "vocabulary/regions.yml", "statistics/measures.yml", "register.yml",
            "revisions.yml"]


class Inputs:
    """Inputs of all parsers, each once."""

    def __init__(self):
        self.of = {}

    def add(self, parser, data):
        if 0 < len(data) <= LONGEST:
            self.of.setdefault(parser, {})[hashlib.sha256(data).hexdigest()[:16]] = data

    def add_file(self, name, data):
        """A file of a site, as the parsers that read its kind take it."""
        if name.endswith(".md"):
            self.add("item", data)
            text = data.decode("utf-8", "replace")
            body = text.split("---\n", 2)[-1] if text.startswith("---\n") else text
            self.add("markdown", body.encode())
            self.add("numbers", body.encode())
            for address in re.findall(r"\(stat:([^)]*)\)", text):
                self.add("citation", address.encode())
            for block in re.findall(r"```\w+\n(.*?)\n```", text, re.S):
                self.add("citation", block.encode())
        elif name.endswith(".csv"):
            self.add("ledger", data)
        elif name.endswith(".yml"):
            for place, ending in enumerate(SETTINGS):
                if name.endswith(ending):
                    self.add("settings", bytes([place]) + data)
        elif name.endswith(".mustache"):
            self.add("template", data)
        elif name.lower().endswith((".jpg", ".png", ".webp", ".svg", ".docx", ".pdf")):
            self.add("media", data[:LONGEST])


def whole_lines(data):
    """As much of a text as an input may be long, cut behind a line."""
    return data if len(data) <= LONGEST else data[:LONGEST].rpartition(b"\n")[0] + b"\n"


def kept(parser):
    path = HERE / "corpus" / (parser + ".txt")
    lines = path.read_text().split() if path.exists() else []
    return [base64.b64decode(line) for line in lines]


def all_inputs():
    inputs = Inputs()
    for fixture in sorted((ROOT / "Tests/Golden/faults").rglob("*.txt")):
        if fixture.name == "expected.txt":
            continue
        for part in re.split(r"^-- ", fixture.read_text(encoding="utf-8"), flags=re.M)[1:]:
            head, _, body = part.partition(" --\n")
            inputs.add_file(head.split("|")[0].strip(), body.replace("1️⃣", "").encode())
    for folder in ("content", "templates", "starter"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file():
                inputs.add_file(str(path), whole_lines(path.read_bytes()))
    for name in ("commonmark-0.31.2.json", "gfm-tables.json"):
        for example in json.loads((ROOT / "Tests/BulletinMarkdownTests/Fixtures" / name).read_text()):
            inputs.add("markdown", example["markdown"].encode())
    for page in sorted((ROOT / "Tests/Golden").rglob("*.html"))[:40]:
        inputs.add("privacy", whole_lines(page.read_bytes()))
    for path in sorted((HERE / "corpus").glob("*.txt")):
        for data in kept(path.stem):
            inputs.add(path.stem, data)
    return inputs


def main():
    command, *rest = sys.argv[1:]
    if command == "lay":
        for parser, found in all_inputs().of.items():
            folder = pathlib.Path(rest[0]) / parser
            folder.mkdir(parents=True, exist_ok=True)
            for name, data in found.items():
                (folder / name).write_bytes(data)
    elif command == "keep":
        parser, folder = rest
        found = {path.read_bytes() for path in pathlib.Path(folder).iterdir() if path.is_file()}
        fresh = sorted((data for data in found if len(data) <= LONGEST_KEPT), key=lambda data: (len(data), data))
        old = kept(parser)
        both = sorted(set(old) | set(fresh[:max(0, MOST_KEPT - len(old))]))
        lines = [base64.b64encode(data).decode() + "\n" for data in both]
        (HERE / "corpus" / (parser + ".txt")).write_text("".join(lines))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()

"""Reads a built site as strangers do and prints whatever could run, or breaks out of its place."""

import csv
import html.parser
import io
import json
import os
import re
import sys
from xml.dom import minidom

RUNS = re.compile(r"[\s\x00-\x20]*(javascript|vbscript|data):", re.I)
LINKS = ("href", "src", "action", "formaction", "xlink:href", "poster", "srcset")


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.wrong, self.scripts, self.inside = [], [], False

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name.startswith("on") or name in ("srcdoc", "style"):
                self.wrong.append(f"<{tag} {name}>")
            if name in LINKS and RUNS.match(value or ""):
                self.wrong.append(f"<{tag} {name}={value}>")
        if tag in ("iframe", "object", "embed", "base", "applet"):
            self.wrong.append(f"<{tag}>")
        if tag == "script":
            self.inside = True
            self.scripts.append([dict(attributes), ""])

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "script"

    def handle_data(self, data):
        if self.inside:
            self.scripts[-1][1] += data


def page(text):
    reader = Page()
    reader.feed(text)
    yield from reader.wrong
    for attributes, script in reader.scripts:
        if attributes.get("type") in ("application/ld+json", "application/json"):
            json.loads(script)
        elif script.strip() or RUNS.match(attributes.get("src", "")):
            yield f"script {script[:40]}"


def markup(data, name):
    tree = minidom.parseString(data)
    for element in tree.getElementsByTagName("*"):
        for key, value in element.attributes.items():
            if key.startswith("on") or key in LINKS and RUNS.match(value):
                yield f"<{element.tagName} {key}>"
    for tag in ("script", "foreignObject", "iframe"):
        if name.endswith(".svg") and tree.getElementsByTagName(tag):
            yield f"<{tag}>"
    # What feeds give as HTML is read as HTML once more.
    for element in tree.getElementsByTagName("*"):
        if element.getAttribute("type") == "html":
            yield from page("".join(n.data for n in element.childNodes if hasattr(n, "data")))


def cells(text):
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        for cell in row:
            if cell[:1] in "=+-@\t\r" and cell and not re.fullmatch(r"[-+]?[\d.]+%?", cell):
                yield f"formula {cell}"


def calendar(text):
    known = {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "UID",
             "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "TRANSP",
             "X-WR-CALDESC", "NAME", "CATEGORIES", "LAST-MODIFIED", "SEQUENCE", "STATUS"}
    lines = text.split("\r\n")
    if "\n" in "".join(lines) or "\r" in "".join(lines):
        yield "a line end of its own"
    for line in lines:
        if line and line[0] not in " \t" and re.split("[:;]", line)[0] not in known:
            yield f"property {line[:40]}"
    if text.count("BEGIN:VEVENT") != text.count("\r\nEND:VEVENT\r\n"):
        yield "events do not pair"


def configuration(text):
    """What stands outside of quotes names no other host."""
    bare = re.sub(r'"(?:\\.|[^"\\])*"', '""', re.sub(r"'(?:\\.|[^'\\])*'", "''", text))
    if "evil.example" in bare:
        yield "a directive of its own"


def judge(root):
    count = 0
    for folder, _, files in os.walk(root):
        for name in files:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                data = file.read()
            ending = name.rsplit(".", 1)[-1]
            try:
                if ending == "html":
                    wrong = list(page(data.decode()))
                elif ending in ("svg", "xml"):
                    wrong = list(markup(data, name))
                elif ending == "json":
                    wrong = [str(json.loads(data))][1:]
                    if "feed" in name:
                        for item in json.loads(data)["items"]:
                            wrong += page(item.get("content_html", ""))
                elif ending == "csv":
                    wrong = list(cells(data.decode()))
                elif ending == "ics":
                    wrong = list(calendar(data.decode()))
                elif ending == "conf":
                    wrong = list(configuration(data.decode()))
                else:
                    continue
            except Exception as error:
                wrong = [f"cannot be read: {error}"]
            count += 1
            for what in wrong:
                print(f"{os.path.relpath(path, root)}: {what}")
    print(f"{count} files read")


judge(sys.argv[1])

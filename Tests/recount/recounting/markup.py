"""The parts of a built page that hold numbers."""
import html
import re

TAGS = re.compile(r'<[^>]*>')
TABLE = re.compile(r'<table([^>]*)>(.*?)</table>', re.S)
ROW = re.compile(r'<tr[^>]*>(.*?)</tr>', re.S)
CELL = re.compile(r'<t([hd])([^>]*)>(.*?)</t[hd]>', re.S)
DRAWING = re.compile(r'<svg.*?</svg>', re.S)
MARKS = re.compile(r'<(?:figure|section)\b[^>]*>|</(?:figure|section)>')


def text(markup):
    return html.unescape(TAGS.sub('', markup)).strip()


class Table:
    """A table with the id of the figure or section around it."""

    def __init__(self, place, attributes, markup):
        self.place, self.attributes = place, attributes
        found = re.search(r'<caption[^>]*>(.*?)</caption>', markup, re.S)
        self.caption = text(found[1]) if found else ''
        head = re.search(r'<thead>(.*?)</thead>', markup, re.S)
        self.heads = [text(one[2]) for one in CELL.findall(head[1])] if head else []
        foot = re.search(r'<tfoot>(.*?)</tfoot>', markup, re.S)
        self.totals = self.lines(foot[1]) if foot else []
        bodies = ''.join(re.findall(r'<tbody>(.*?)</tbody>', markup, re.S))
        self.rows = self.lines(bodies)
        self.raw_rows = ROW.findall(bodies)

    @staticmethod
    def lines(markup):
        return [[text(one[2]) for one in CELL.findall(row)] for row in ROW.findall(markup)]

    @property
    def has_numbers(self):
        return any(re.search(r'\d', cell) for row in self.rows for cell in row[1:])


class Page:
    def __init__(self, path, address):
        markup = open(path, encoding='utf-8').read()
        self.path, self.address = path, address
        self.whole = markup
        start, end = markup.find('<main'), markup.rfind('</main>')
        self.drawn = markup[start:end]
        self.main = DRAWING.sub('', self.drawn)

    def tables(self):
        """All tables, each with the id of the innermost figure, else section, around it."""
        for found in TABLE.finditer(self.main):
            around = []
            for mark in MARKS.finditer(self.main, 0, found.start()):
                if mark[0].startswith('</'):
                    if around:
                        around.pop()
                else:
                    name = re.search(r'(?:\sid|aria-labelledby)="([^"]*)"', mark[0])
                    around.append(name[1] if name else '')
            yield Table(around[-1] if around else '', found[1], found[2])

    def part(self, opening):
        """The markup from an opening tag that holds some text to the end of its element."""
        start = self.main.find(opening)
        return self.main[start:] if start >= 0 else ''

    def keys(self):
        """Lists of key figures: each with its anchor and (address, name, value, unit, change)."""
        found = re.findall(
            r'<section class="figures" aria-labelledby="([^"]*)">(?:(?!</section>).)*?'
            r'<p>(?:<span>([^<]*)</span>)?(?:(?!</section>).)*?<ul class="keys[^"]*">(.*?)</ul>',
            self.main, re.S)
        for anchor, period, items in found:
            keys = []
            for item in re.findall(r'<li>(.*?)</li>', items, re.S):
                name = re.search(r'<p class="k">(.*?)</p>', item, re.S)[1]
                value = re.search(r'<p class="v">(.*?)(?:<small>(.*?)</small>)?</p>', item, re.S)
                change = re.search(r'<p class="d">(.*?)</p>', item, re.S)
                address = re.search(r'href="([^"]*)"', name)
                keys.append((address[1] if address else None, text(name), text(value[1]),
                             text(value[2] or ''), text(change[1]) if change else None))
            yield anchor, text(period), keys

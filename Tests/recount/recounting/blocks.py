"""The figure blocks of Markdown files: which figures they ask for."""
import glob
import os
import re

import yaml

from .figures import OK
from .times import MONTH, NAMED, QUARTER, YEAR, Period

FENCE = re.compile(r'^```(chart|table|ranking|keyfigures|rows|news|sql)\s*\n(.*?)^```\s*$', re.S | re.M)


ALIASES = {
    '指标': 'measures', '按': 'by', '条件': 'where', '期间': 'period', '图形': 'form', '对比': 'compare',
    '标题': 'title', '说明': 'note', '台账': 'register', '字段': 'fields', '排序': 'sort', '条数': 'limit',
    '合计': 'total', '目标': 'target', '层级': 'level', '下级': 'under'}


# A longer fence holds an example of a block, not a block.
SAMPLE = re.compile(r'^(`{4,})[^`\n]*\n.*?^\1\s*$', re.S | re.M)


class Block:
    def __init__(self, kind, text):
        self.kind, self.text = kind, text
        self.told = yaml.safe_load(text) if kind != 'sql' else {}
        self.told = {ALIASES.get(key, key): value for key, value in self.told.items()}
        told = self.told
        found = told.get('measures') or told.get('measure') or []
        self.measures = found if isinstance(found, list) else [found]
        by = told.get('by') or []
        self.by = by if isinstance(by, list) else [by]
        self.where = dict(told.get('where') or {}) if isinstance(told.get('where'), dict) else {}
        self.period = str(told.get('period') or self.where.pop('period', '') or '')
        self.where = {key: str(value) for key, value in self.where.items()}
        self.under, self.level = told.get('under'), told.get('level')
        self.limit, self.compare = told.get('limit'), told.get('compare')


def blocks_of(path):
    """The blocks of a file in their order."""
    text = SAMPLE.sub('', open(path, encoding='utf-8').read())
    return [Block(*one) for one in FENCE.findall(text)]


def documents(content):
    """Each text whose address follows from its name, with that address."""
    for folder in ('statistics', 'reports', 'pages'):
        for path in sorted(glob.glob(os.path.join(content.folder, folder, '*.md'))):
            name = os.path.basename(path)[:-3]
            language = ''
            found = re.fullmatch(r'(.*)\.([a-z]{2})', name)
            if found:
                name, language = found[1], found[2] + '/'
            section = '' if folder == 'pages' else folder + '/'
            yield '%s%s%s/' % (language, section, name), path


def latest(figures, measure, kind):
    """The last period of a kind that is over and that the register reaches to the end of."""
    last = figures.reach(measure)
    periods = [one for one in figures.periods(measure)
               if one.kind == kind and one.end <= last and one.end <= figures.today]
    return max(periods, key=lambda one: one.first, default=None)


def telling(figures, measure, members):
    """The period of which a measure is told where none is named."""
    fallback = None
    for kind in (QUARTER, 6, YEAR, MONTH):
        period = latest(figures, measure, kind)
        if period is None and kind == MONTH:
            begun = [one for one in figures.periods(measure)
                     if one.kind == MONTH and one.start <= figures.today]
            period = max(begun, key=lambda one: one.first, default=None)
        if period is None:
            continue
        change = figures.figure(measure.id, members, period, 'change')
        if change.status in (OK, 'zero_base'):
            return period
        fallback = fallback or period
    return fallback


def course(figures, measure, period, count):
    """The last periods up to one."""
    first = min((one for one in figures.periods(measure) if one.kind == period.kind),
                key=lambda one: one.first, default=None)
    found = []
    while first is not None and len(found) < count and first.first <= period.first:
        found.append(period)
        period = period.previous
    return found[::-1]


def periods(figures, block, measure):
    """The periods that a block shows, and whether an earlier one may stand in."""
    text = block.period
    found = re.fullmatch(r'latest (\w+)', text)
    if found:
        one = latest(figures, measure, NAMED[found[1]])
        return [one] if one else [], True
    found = re.fullmatch(r'last (\d+) (\w+?)s?', text)
    if found:
        one = latest(figures, measure, NAMED[found[2]])
        return course(figures, measure, one, int(found[1])) if one else [], False
    found = re.fullmatch(r'(\S+)\.\.(\S+)', text)
    if found:
        one, last, run = Period.parse(found[1]), Period.parse(found[2]), []
        while one.first <= last.first:
            run.append(one)
            one = one.next
        return run, False
    if text:
        return [Period.parse(text)], False
    one = telling(figures, measure, block.where)
    if one and 'period' in block.by:
        return course(figures, measure, one, 12 if one.kind == MONTH else 8), False
    return [one] if one else [], False


def heads(figures, block, measure, dimension):
    """The members that a block shows of a dimension."""
    axis = figures.axis(measure, dimension)
    first = next((one for one in block.by if one != 'period'), None)
    if block.under and block.under in axis.rows:
        return axis.children(block.under)
    if block.level and dimension == first:
        return [one for one in axis.ids if axis.levels[one] == block.level]
    roots = [one for one in axis.ids if axis.parents.get(one) is None]
    if dimension == 'region' and figures.content.root in axis.rows:
        roots = axis.children(figures.content.root)
    while len(roots) == 1 and axis.children(roots[0]):
        roots = axis.children(roots[0])
    return roots


def wanted(figures, block):
    """The set of (measure, members, period) that a block shows, before any limit or gap."""
    measure = figures.measures[block.measures[0]]
    run, may_step_back = periods(figures, block, measure)
    dimensions = [one for one in block.by if one != 'period']

    def keys(run):
        spots = [dict(block.where)]
        for dimension in dimensions:
            spots = [{**spot, dimension: one} for spot in spots
                     for one in heads(figures, block, measure, dimension)]
        ids = block.measures if not block.by or len(dimensions) < 2 and run is not None else [measure.id]
        if dimensions and 'period' in block.by or len(dimensions) > 1:
            ids = [measure.id]
        return {(one, tuple(sorted(spot.items())), period)
                for one in ids for spot in spots for period in run}
    found = keys(run)
    if may_step_back and run:
        period = run[0]
        for _ in range(9):
            found = keys([period])
            if any(figures.figure(one, dict(spot), period).status == OK for one, spot, _ in found):
                return found
            period = period.previous
        found = keys(run)
    return found

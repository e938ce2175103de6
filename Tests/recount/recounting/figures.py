"""Every figure of every measure, recomputed from the rows by plain loops over exact fractions."""
import datetime
import math
import os
import re
from fractions import Fraction

import yaml

from .content import MISSING, words
from .times import KINDS, MONTH, NAMED, Period, holding, month_of

OK, PARTIAL, ZERO, NONE = 'ok', 'partial', 'zero_base', 'not_reported'
MIXED, NO_COMPARISON, UNKNOWN = 'not_additive', 'no_comparison', 'unknown'

UNITS = {'region': 'region', 'sector': 'sectors', 'kind': 'kind', 'level': 'level',
         'formation': 'formation', 'branch': 'id'}
EVENTS = {'region': 'region', 'kind': 'kind', 'branch': 'host'}
REPORTS = {'region': 'region', 'sector': 'sector'}
ALIVE = {'from': 'founded', 'to': 'dissolved'}
# id, name, register, value, format, unit, time, dimensions, additive
BUILT_IN = [
    ('coverage', '组织覆盖率', 'coverage', 'sum(organised) / sum(eligible)', 'percent(2)', None,
     {'as_of': 'as_of'}, REPORTS, False),
    ('organised', '已建组织单位', 'coverage', 'sum(organised)', 'count', '个', {'as_of': 'as_of'}, REPORTS, True),
    ('eligible', '应建组织单位', 'coverage', 'sum(eligible)', 'count', '个', {'as_of': 'as_of'}, REPORTS, True),
    ('uncovered', '未覆盖单位', 'coverage', 'sum(eligible - organised)', 'count', '个',
     {'as_of': 'as_of'}, REPORTS, True),
    ('activities', '开展活动', 'activities', 'sum(sessions)', 'count', '场', 'date', EVENTS, True),
    ('attendance', '参与人次', 'activities', 'sum(attendance)', 'count', '人次', 'date', EVENTS, True),
    ('served', '服务人数', 'activities', 'sum(served)', 'count', '人', 'date', EVENTS, True),
    ('hours', '活动时长', 'activities', 'sum(hours)', 'decimal(1)', '小时', 'date', EVENTS, True),
    ('branches', '基层组织', 'branches', 'count()', 'count', '个', ALIVE, UNITS, True),
    ('founded', '新成立组织', 'branches', 'count()', 'count', '个', 'founded', UNITS, True),
    ('dissolved', '撤销组织', 'branches', 'count()', 'count', '个', 'dissolved', UNITS, True),
    ('members', '成员', 'branches', 'sum(members)', 'count', '人', ALIVE, UNITS, True),
]


class Figure:
    """What a figure came to."""

    def __init__(self, status, value=None, num=None, den=None, rows=(), as_of=None, whole=True):
        self.status, self.value, self.num, self.den = status, value, num, den
        self.rows, self.as_of, self.whole = rows, as_of, whole


class Aggregate:
    """One side of a measure: a function over a field, and which rows it looks at."""

    def __init__(self, content, register, text, also):
        self.content, self.register = content, register
        text = text.strip()
        while text.startswith('(') and closes(text) == len(text) - 1:
            text = text[1:-1].strip()
        found = re.fullmatch(r'(\w+)\(([^()]*)\)(?:\s+where\s+(.*))?', text, re.S)
        if not found:
            raise ValueError('cannot read the value: ' + text)
        self.function, inside, where = found.groups()
        parts = [one.strip() for one in inside.split(',') if one.strip()]
        self.percent = int(parts.pop(0)) if self.function == 'percentile' else 50
        if self.function == 'median':
            self.function = 'percentile'
        self.fields = [one.strip() for one in parts[0].split(' - ')] if parts else []
        conditions = [content.formula(register, one) for one in (where, also) if one]
        self.mask = None
        if conditions:
            self.mask = [
                all(one.value(lambda path: content.at(register, row, path), content.today) is True
                    for one in conditions) for row in register.rows]
        self.persons = any(register.fields[one].persons for one in self.fields)
        self.is_blank = bool(self.fields) and (register.id, self.fields[0]) not in MISSING and all(
            row[field] is None for field in self.fields for row in register.rows)
        self.adds = self.function in ('sum', 'count')
        if self.function == 'sum':
            brought = [self.brought(row) for row in register.rows]
            self.scale = math.lcm(*{one.denominator for one in brought}) if brought else 1
            self.parts = [int(one * self.scale) for one in brought]

    def brought(self, row):
        """What a row adds to a sum."""
        missing = MISSING.get((self.register.id, self.fields[0]), 0)
        first = row[self.fields[0]]
        total = Fraction(missing if first is None else first)
        return total - (row[self.fields[1]] or 0) if len(self.fields) > 1 else total

    def meets(self, row):
        return self.mask is None or self.mask[row]

    def value(self, rows, days):
        """What some rows come to; None where it looks at cells and none is filled."""
        if self.mask is not None:
            rows = [row for row in rows if self.mask[row]]
        if self.function == 'count':
            return Fraction(len(rows))
        all_rows = self.register.rows
        if self.function == 'sum':
            return Fraction(sum(map(self.parts.__getitem__, rows)), self.scale)
        filled = [row for row in rows if all_rows[row][self.fields[0]] is not None]
        values = sorted(all_rows[row][self.fields[0]] for row in filled)
        if not values:
            return None
        if self.function == 'min':
            return values[0]
        if self.function == 'max':
            return values[-1]
        if self.function == 'mean':
            return sum(values) / len(values)
        if self.function == 'latest':
            return all_rows[max(filled, key=lambda row: (days[row], row))][self.fields[0]]
        if self.percent == 50 and len(values) % 2 == 0:
            return (values[len(values) // 2 - 1] + values[len(values) // 2]) / 2
        rank = -(-self.percent * len(values) // 100)
        return values[max(rank, 1) - 1]


def closes(text):
    depth = 0
    for place, letter in enumerate(text):
        depth += {'(': 1, ')': -1}.get(letter, 0)
        if depth == 0:
            return place
    return -1


def sides(text):
    """The value cut at the ` / ` outside of all brackets."""
    depth = 0
    for place, letter in enumerate(text):
        depth += {'(': 1, ')': -1, '[': 1, ']': -1}.get(letter, 0)
        if depth == 0 and text[place:place + 3] == ' / ':
            return text[:place], text[place + 3:]
    return text, None


class Axis:
    """The members of a dimension, their tree, and the rows at or below each."""

    def __init__(self, content, register, path):
        field = content.field_at(register, path)
        self.path, self.field, self.target = path, field, field.target if field else None
        if register.id == 'branches' and path == 'id':
            self.target = 'branches'
        self.partition, self.single = True, not (field and field.type == 'list')
        values = [content.at(register, row, path) for row in register.rows]
        if self.target:
            members = content.members(self.target)
            if self.target in content.vocabularies:
                self.partition = content.vocabularies[self.target].partition
            self.ids = [one.id for one in members]
            self.parents = {one.id: one.parent for one in members if one.parent in set(self.ids)}
            self.levels = {one.id: one.level for one in members}
            self.names = {one.id: one.name.get('zh', one.id) for one in members}
        else:
            if field.choices:
                self.ids = list(field.choices)
                self.names = {one: field.choices[one].get('zh', one) for one in self.ids}
            elif field.type == 'flag':
                self.ids, self.names = ['yes', 'no'], {'yes': '是', 'no': '否'}
                values = [None if one is None else 'yes' if one else 'no' for one in values]
            else:
                self.ids = sorted({one for one in values if one is not None})
                self.names = {one: one for one in self.ids}
            self.parents, self.levels = {}, {one: None for one in self.ids}
        self.rows = {one: [] for one in self.ids}
        for place, value in enumerate(values):
            above = set()
            for one in value if isinstance(value, list) else [value]:
                above.update(self.path_of(one))
            for one in above:
                self.rows[one].append(place)
        self.rows = {one: set(rows) for one, rows in self.rows.items()}

    def path_of(self, member):
        found = []
        while member is not None and member in self.rows:
            found.append(member)
            member = self.parents.get(member)
        return found

    def siblings(self, member):
        return [one for one in self.ids if self.parents.get(one) == self.parents.get(member)
                and self.levels[one] == self.levels[member]]

    def children(self, member):
        return [one for one in self.ids if self.parents.get(one) == member]


class Measure:
    def __init__(self, content, name, declared):
        self.id, self.content = name, content
        self.register = content.registers[declared['of']]
        above, below = sides(declared['value'].strip())
        also = declared.get('where')
        self.num = Aggregate(content, self.register, above, also)
        self.den = Aggregate(content, self.register, below, also) if below else None
        self.format = declared.get('format', 'count')
        self.digits = int((re.findall(r'\((\d+)\)', self.format) or ['0'])[0])
        self.kind = self.format.split('(')[0]
        self.name, self.unit = words(declared.get('name')), words(declared.get('unit'))
        if not self.unit and self.num.fields and not self.den:
            self.unit = self.register.fields[self.num.fields[0]].unit
        self.additive = declared.get('additive', self.num.adds and not self.den)
        time = declared['time']
        time = {'as_of': time} if time == 'as_of' else time
        self.rule = ('within', time)
        if isinstance(time, dict):
            day = time.get('as_of') or time.get('stock')
            self.rule = ('latest', day) if day else ('alive', time['from'], time['to'])
        self.dimensions = {}
        for one in declared['by']:
            if isinstance(one, dict):
                self.dimensions.update({key: str(path) for key, path in one.items()})
            elif one != 'period':
                self.dimensions[one] = one
        self.counts_persons = (
            self.unit.get('zh') == '人' or self.num.persons or bool(self.den and self.den.persons))
        times = self.rule[1:]
        fields = self.register.fields
        key = [one for one in self.register.grain
               if one not in times and fields[one].type not in ('period', 'date')]
        if not key:
            key = ['id'] if 'id' in fields else []
        self.key = key
        self.is_flow = self.rule[0] == 'within'
        self.names_periods = self.is_flow and fields[self.rule[1]].type == 'period'


class Figures:
    """All measures of a content folder."""

    def __init__(self, content):
        self.content, self.today = content, content.today
        self.measures, self.axes, self.known, self.times = {}, {}, {}, {}
        for row in BUILT_IN:
            name, title, of, value, format, unit, time, by, additive = row
            self.measures[name] = Measure(content, name, {
                'of': of, 'value': value, 'format': format, 'time': time, 'additive': additive,
                'by': [{key: path} for key, path in by.items()], 'name': {'zh': title},
                'unit': {'zh': unit} if unit else None})
        path = os.path.join(content.folder, 'statistics', 'measures.yml')
        declared = yaml.safe_load(open(path, encoding='utf-8')) if os.path.exists(path) else {}
        for name, one in declared.items():
            if name not in self.measures:
                self.measures[name] = Measure(content, name, one)
        self.expected = {one.id: Expected(content, one) for one in content.registers.values()
                         if one.expects}

    def axis(self, measure, dimension):
        path = measure.dimensions[dimension]
        key = (measure.register.id, path)
        if key not in self.axes:
            self.axes[key] = Axis(self.content, measure.register, path)
        return self.axes[key]

    # When rows count

    def time(self, measure):
        key = (measure.register.id, measure.rule)
        if key not in self.times:
            self.times[key] = Times(measure, self.today)
        return self.times[key]

    def census(self, measure):
        """The rule of the lives whose beginnings, ends or states a measure counts."""
        if measure.rule[0] == 'alive':
            return measure.rule
        if measure.rule[0] != 'within':
            return None
        for other in self.measures.values():
            if (other.register is measure.register and other.rule[0] == 'alive'
                    and measure.rule[1] in other.rule[1:]):
                return other.rule
        return None

    def periods(self, measure):
        """The periods for which a measure is given away."""
        if self.is_blank(measure):
            return set()
        life = self.census(measure)
        if life:
            first = self.times_of_life(measure, life).reach[0]
            current = Period.containing(MONTH, self.today)
            last = current.first if self.today == current.end else current.first - 1
            return holding(range(max(first, last - 59), last + 1))
        time = self.time(measure)
        if measure.names_periods:
            return {Period(kind, one.first // kind * kind)
                    for one in time.named for kind in KINDS if kind >= one.kind}
        if measure.rule[0] == 'latest':
            return holding(time.months)
        return holding(range(time.reach[0], time.reach[1] + 1)) if time.reach else set()

    def times_of_life(self, measure, life):
        for other in self.measures.values():
            if other.register is measure.register and other.rule == life:
                return self.time(other)
        raise KeyError(life)

    def reach(self, measure):
        """The last day of which the register of a measure tells."""
        if self.census(measure):
            return self.today
        time = self.time(measure)
        days = [one for one in time.days if one]
        return max(days)

    @staticmethod
    def is_blank(measure):
        return measure.num.is_blank or bool(measure.den and measure.den.is_blank)

    # Figures

    def figure(self, name, members, period, comparison='value'):
        """The figure of a measure at some members in a period."""
        measure = self.measures[name]
        if any(one not in measure.dimensions for one in members):
            return Figure(NONE)
        cell = self.cell(measure, members, period)
        if comparison == 'value':
            return cell
        found = self.compared(measure, cell, members, period, comparison)
        return Figure(found[0], found[1], cell.num, cell.den, cell.rows, cell.as_of)

    def cell(self, measure, members, period):
        key = (measure.id, tuple(sorted(members.items())), period)
        if key not in self.known:
            self.known[key] = self.marked(measure, members, period)
        return self.known[key]

    def marked(self, measure, members, period):
        found = self.counted(measure, members, period)
        book = self.expected.get(measure.register.id)
        if found.status not in (OK, ZERO) or book is None:
            return found
        reported, begun, due = book.count(self, measure, members, found, period)
        if reported >= due:
            return found
        if begun == 0:
            return Figure(NONE)
        return Figure(PARTIAL, None, found.num, found.den, found.rows, found.as_of, found.whole)

    def spots(self, measure, members):
        """The members whose figures add up to the one asked for; None where some are unknown."""
        for dimension, member in members.items():
            if member not in self.axis(measure, dimension).rows:
                return None
        spot = dict(members)
        frees = [one for one in measure.dimensions
                 if one == 'region' or self.axis(measure, one).target == 'branches']
        if ('region' in measure.dimensions and self.content.root in self.axis(measure, 'region').rows
                and not any(one in members for one in frees)):
            spot['region'] = self.content.root
        spots = [spot]
        if measure.rule[0] == 'latest' or measure.names_periods:
            for field in measure.key:
                target = measure.register.fields[field].target
                vocabulary = self.content.vocabularies.get(target)
                if vocabulary is None or vocabulary.partition:
                    continue
                dimension = [one for one, path in measure.dimensions.items() if path == field]
                if not dimension:
                    return []
                if dimension[0] in members:
                    continue
                disjoint = self.content.statistics.get('key_sectors', []) if target == 'sectors' else []
                spots = [{**one, dimension[0]: member} for one in spots for member in disjoint]
        return spots

    def rows_at(self, measure, spot, rows):
        for dimension, member in spot.items():
            rows = rows & self.axis(measure, dimension).rows[member]
        return rows

    def counted(self, measure, members, period):
        if self.is_blank(measure) or not measure.register.rows:
            return Figure(NONE)
        spots = self.spots(measure, members)
        if spots is None:
            return Figure(NONE)
        if not spots:
            return Figure(MIXED)
        time = self.time(measure)
        life = self.census(measure)
        if life:
            if period.start > self.today:
                return Figure(NONE)
        elif not time.reach or period.first > time.reach[1] or period.last < time.reach[0]:
            return Figure(NONE)
        reporters = [{one: member for one, member in spot.items()
                      if measure.dimensions[one].split('.')[0] in measure.key} for spot in spots]
        as_of, partial = None, False
        if measure.rule[0] == 'latest':
            for month in reversed([one for one in time.months if period.first <= one <= period.last]):
                rows = time.by_month[month]
                if any(self.rows_at(measure, spot, rows) for spot in reporters):
                    break
            else:
                return Figure(NONE)
            partial = self.lacks_reports(measure, spots, time, month)
            days = {time.days[row] for spot in spots for row in self.rows_at(measure, spot, rows)}
            as_of = max(days) if days else max(time.days[row] for row in rows)
        else:
            rows = time.rows(period)
            if measure.names_periods and not any(
                    self.rows_at(measure, spot, rows) for spot in reporters):
                return Figure(NONE)
            if measure.rule[0] == 'alive':
                as_of = min(period.end, self.today)
        chosen = sorted({row for spot in spots for row in self.rows_at(measure, spot, rows)})
        num = measure.num.value(chosen, time.days)
        den = measure.den.value(chosen, time.days) if measure.den else None
        if num is None or measure.den and den is None:
            return Figure(NONE)
        behind = chosen
        if measure.num.mask and (measure.den is None or measure.den.mask):
            behind = [row for row in chosen if measure.num.meets(row)
                      or measure.den is not None and measure.den.meets(row)]
        whole = True
        if measure.is_flow:
            whole = period.end <= self.today and (
                life is not None or time.reach[0] <= period.first and period.last <= time.reach[1])
        if partial:
            return Figure(PARTIAL, None, num, den, behind, as_of, whole)
        if measure.den and den == 0:
            return Figure(ZERO, None, num, den, behind, as_of, whole)
        value = num / den if measure.den else num
        return Figure(OK, value, num, den, behind, as_of, whole)

    def lacks_reports(self, measure, spots, time, month):
        """True where a place that reported before has no row in a month in which others have."""
        steps = measure.dimensions.values()
        if not all(path in measure.key for path in steps):
            return False
        place = [one for one in measure.dimensions if self.axis(measure, one).target == 'regions']
        if not place:
            return False
        rows = [row for spot in spots for row in self.rows_at(measure, spot, frozenset(time.all))]
        table = measure.register.rows
        before = {tuple(table[row][one] for one in measure.key) for row in rows
                  if time.month[row] <= month}
        now = {tuple(table[row][one] for one in measure.key) for row in rows
               if time.month[row] == month}
        return before != now

    # Comparisons

    def compared(self, measure, cell, members, period, comparison):
        if comparison in ('change', 'yoy'):
            if cell.status != OK:
                return cell.status, None
            base = period.previous if comparison == 'change' else period.year_before
            earlier = self.cell(measure, members, base)
            if not cell.whole or not earlier.whole or earlier.status != OK:
                return NO_COMPARISON, None
            if measure.kind == 'percent':
                return OK, cell.value - earlier.value
            if earlier.value == 0:
                return ZERO, None
            return OK, (cell.value - earlier.value) / earlier.value
        if not members:
            return UNKNOWN, None
        dimension = max(members)
        axis = self.axis(measure, dimension)
        if comparison == 'share':
            if not (measure.additive and measure.num.adds and not measure.den
                    and axis.single and axis.partition):
                return MIXED, None
            if cell.status != OK:
                return cell.status, None
            rest = {one: member for one, member in members.items() if one != dimension}
            whole = self.cell(measure, rest, period)
            if whole.status != OK:
                return whole.status, None
            return (OK, cell.value / whole.value) if whole.value else (ZERO, None)
        if cell.status != OK:
            return cell.status, None
        larger = 0
        for other in axis.siblings(members[dimension]):
            beside = self.cell(measure, {**members, dimension: other}, period)
            larger += beside.status == OK and beside.value > cell.value
        return OK, Fraction(larger + 1)


class Times:
    """When the rows of a register count under one rule."""

    def __init__(self, measure, today):
        rows, self.rule, self.today = measure.register.rows, measure.rule, today
        self.all, self.found = range(len(rows)), {}
        field = self.rule[1]
        values = [row[field] for row in rows]
        self.reach, self.months, self.by_month, self.named = None, [], {}, []
        if measure.names_periods:
            self.named = values_present = [one for one in values if one is not None]
            self.periods = values
            self.days = [one.end if one else None for one in values]
            if values_present:
                self.reach = (min(one.first for one in values_present),
                              max(one.last for one in values_present))
            return
        self.days = [one.end if isinstance(one, Period) else one for one in values]
        self.month = [month_of(one) if one else -1 for one in self.days]
        if self.rule[0] == 'alive':
            self.ends = [row[self.rule[2]] for row in rows]
            moments = []
            for start, end in zip(self.days, self.ends):
                if start and start > today or start and end and end < start and end <= today:
                    continue
                moments += [one for one in (start, end) if one and one <= today]
            if moments:
                self.reach = (month_of(min(moments)), month_of(max(moments)))
            return
        kept = {}
        for row in self.all:
            if self.month[row] < 0:
                continue
            key = tuple(repr(rows[row][one]) for one in measure.key) if measure.key else row
            place = (self.month[row], key) if self.rule[0] == 'latest' else row
            if place in kept and self.days[kept[place]] > self.days[row]:
                continue
            kept[place] = row
        for row in kept.values():
            self.by_month.setdefault(self.month[row], set()).add(row)
        self.all = sorted(kept.values())
        self.months = sorted(self.by_month)
        if self.months:
            self.reach = (self.months[0], self.months[-1])

    def rows(self, period):
        """The rows that count in a period, as a set."""
        if period not in self.found:
            self.found[period] = frozenset(self.find(period))
        return self.found[period]

    def find(self, period):
        if self.named:
            return [row for row in self.all if self.periods[row] and period.holds(self.periods[row])]
        if self.rule[0] == 'alive':
            last = min(period.end, self.today)
            return [row for row in self.all if self.lives(row, last)]
        return [row for month in range(period.first, period.last + 1)
                for row in self.by_month.get(month, ())]

    def lives(self, row, day):
        start, end = self.days[row], self.ends[row]
        if start and end and end < start and end <= self.today:
            return False
        return (start is None or start <= day) and (end is None or end > day)


class Expected:
    """Who has to report a register, and who did."""

    def __init__(self, content, register):
        declared = register.expects
        self.content, self.register, self.today = content, register, content.today
        self.every, self.list = NAMED[declared['every']], declared['each']
        self.time = declared.get('time')
        self.by = declared.get('by')
        self.days = declared.get('days', 0)
        wanted = declared.get('where') or {}
        rows = content.by_id.get(self.list, {})
        self.members = []
        for one in content.members(self.list):
            source = rows.get(one.id) or {**one.extra}
            if all(source.get(field) == value for field, value in wanted.items()):
                self.members.append(one.id)
        self.lives = {one: (row.get('founded'), row.get('dissolved')) for one, row in rows.items()
                      if self.list == 'branches'}
        self.entries = {}
        for row in register.rows:
            moment, who = row[self.time], row[self.by]
            if moment is None or who not in self.members:
                continue
            span = moment if isinstance(moment, Period) else Period.containing(self.every, moment)
            if span.kind == self.every:
                self.entries.setdefault(span, {}).setdefault(who, []).append(row)

    def is_due(self, who, part):
        founded, dissolved = self.lives.get(who, (None, None))
        return (founded is None or founded <= part.end) and (dissolved is None or dissolved > part.end)

    def parts(self, period):
        if period.kind < self.every or not self.entries:
            return []
        first = min(one.first for one in self.entries)
        parts = [Period(self.every, one) for one in range(period.first, period.last + 1, self.every)]
        parts = [one for one in parts if one.first >= first and one.start <= self.today]
        over = [one for one in parts if one.end < self.today]
        return over or [one for one in parts if one in self.entries]

    def reporting(self, period):
        """Who was due and who reported; None where nobody had to."""
        parts = self.parts(period)
        if not parts:
            return None
        due = [one for one in self.members if any(self.is_due(one, part) for part in parts)]
        done = [one for one in due if all(
            not self.is_due(one, part) or one in self.entries.get(part, {}) for part in parts)]
        return due, done

    def state(self, who, period):
        """What one reporter did for a period of the rhythm: done, late, missing, or nothing due."""
        due, done = self.reporting(period)
        if who not in due:
            return None
        written = [one.id for one in self.register.fields.values()
                   if one.type == 'date' and one.id != self.time][:1]
        for part in self.parts(period):
            days = [row[written[0]] for row in self.entries.get(part, {}).get(who, ())
                    if written and row[written[0]]]
            if days and min(days) > part.end + datetime.timedelta(self.days):
                return 'late'
        return 'done' if who in done else 'missing'

    def count(self, figures, measure, members, found, period):
        if measure.is_flow:
            parts = self.parts(period)
        else:
            parts = [Period.containing(self.every, found.as_of)] if found.as_of else []
        if not parts:
            return 0, 0, 0
        wanted = self.among(figures, measure, members)
        due = [one for one in wanted if any(self.is_due(one, part) for part in parts)]
        begun = [one for one in due if any(one in self.entries.get(part, {}) for part in parts)]
        done = [one for one in due if all(
            not self.is_due(one, part) or one in self.entries.get(part, {}) for part in parts)]
        return len(done), len(begun), len(due)

    def among(self, figures, measure, members):
        """The reporters that a figure is about."""
        own = {one: path for one, path in measure.dimensions.items()
               if path.split('.')[0] == self.by}
        members = dict(members)
        frees = [one for one in measure.dimensions
                 if one == 'region' or figures.axis(measure, one).target == 'branches']
        if 'region' in own and self.content.root and not any(one in members for one in frees):
            members['region'] = self.content.root
        wanted = list(self.members)
        for dimension, member in members.items():
            if dimension not in own:
                continue
            axis = figures.axis(measure, dimension)
            steps = own[dimension].split('.')[1:]
            keep = []
            for who in wanted:
                place = who
                for step in steps:
                    place = (self.content.by_id[self.list].get(who) or {}).get(step)
                above = axis.path_of(place)
                if member in above or not steps and who in axis.path_of(member):
                    keep.append(who)
            wanted = keep
        return wanted

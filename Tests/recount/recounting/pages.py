"""The pages: every table and key figure, by what the figure around it is called."""
import collections
import datetime
import itertools
import json
import os
import re
import sqlite3
from fractions import Fraction
from urllib.parse import unquote

from . import blocks
from .data import rows_of
from .figures import OK
from .markup import Page, text
from .shown import MISSING, Style, exact
from .times import MONTH, NAMED, QUARTER, Period, month_of

# What a withheld count shows instead of a number.
WITHHELD = re.compile(r'^(?:[<＜]\s*\d+|不足\d+|＊|fewer than \d+|.*5.*)$')


STATED = re.compile(r'<a class="stat" href="([^"]*)"[^>]*>(.*?)</a>')
PLAIN = re.compile(r'(\d[\d,]*(?:\.\d+)?)(%|个百分点|万元|[^\d\s%余多万亿成倍位名以左上下]{0,3})')
REVISED = re.compile(r'<sup class="rev">')


def rounded(value, places):
    """A fraction at some places, half up."""
    scaled = (value * 10 ** places * 2 + 1) // 2
    digits = str(scaled).rjust(places + 1, '0')
    return digits if places == 0 else '%s.%s' % (digits[:-places], digits[-places:])


def decimal(value):
    """A fraction as JSON prints it: exact, or at 12 places, as Python reads it back."""
    twelve = Fraction((abs(value) * 10 ** 12 * 2 + 1) // 2, 10 ** 12) * (1 if value >= 0 else -1)
    return str(int(twelve)) if twelve.denominator == 1 else str(float(twelve))


class Pages:
    def __init__(self, report, figures, output):
        self.report, self.figures, self.output = report, figures, output
        self.content = figures.content
        self.documents = {address: blocks.blocks_of(path)
                          for address, path in blocks.documents(self.content)}
        self.reports = {}
        self.names = {}
        self.kinds = collections.Counter()
        self.stated = []

    # Helpers

    def name_ids(self, target):
        """Every name of a list's members in any language, with the member."""
        if target not in self.names:
            found = {}
            for one in self.content.members(target):
                for name in [*one.name.values(), *one.short.values(), one.id]:
                    found.setdefault(name, one.id)
            self.names[target] = found
        return self.names[target]

    def whole_members(self, measure):
        """The members that stand for the whole of a measure."""
        if measure.id not in self.reports:
            found = {}
            period = blocks.telling(self.figures, measure, {})
            if not (period and self.figures.figure(measure.id, {}, period).status == OK):
                found = self.first_member(measure)
            self.reports[measure.id] = found
        return self.reports[measure.id]

    def first_member(self, measure):
        for dimension in sorted(measure.dimensions):
            axis = self.figures.axis(measure, dimension)
            if axis.partition:
                continue
            for one in axis.ids:
                period = blocks.telling(self.figures, measure, {dimension: one})
                if period and self.figures.figure(measure.id, {dimension: one}, period).status == OK:
                    return {dimension: one}
        return {}

    def check(self, kind, page, place, shown, wanted):
        return self.report.check(kind, page.address, place, shown, wanted)

    def cell(self, kind, page, place, shown, measure, members, period, comparison='value',
             printed=None):
        """One printed figure: its text, or the mark that stands for what is withheld or missing."""
        found = self.figures.figure(measure.id, members, period, comparison)
        style = page.style
        if found.value is None:
            if shown != MISSING and not (measure.counts_persons and WITHHELD.match(shown)):
                self.report.fault(page.address, place, shown, found.status)
            self.report.counts[kind] += 1
            return
        if measure.counts_persons and (shown in (MISSING, '＊') or WITHHELD.match(shown)
                                       and not re.fullmatch(r'[\d,.%]+', shown)):
            self.report.counts['withheld on pages'] += 1
            return
        if printed is None:
            if comparison == 'value':
                printed = style.cell(measure, found.value)
            elif comparison == 'rank':
                printed = style.count(found.value)
            elif comparison == 'share':
                printed = style.percent_number(found.value, 1) + '%'
            else:
                printed = style.comparison(measure, found.value)
        else:
            printed = printed(found.value)
        self.check(kind, page, place, shown, printed)

    def change(self, kind, page, place, shown, measure, members, period, comparison):
        """A printed change with its unit."""
        unit = page.style.points_word
        if measure.kind == 'percent' and shown != MISSING and unit is None:
            shown = re.match('[\u200e+\u2212<>\\d.,]*', shown)[0]
        self.cell(kind, page, place, shown, measure, members, period, comparison,
                  lambda value: page.style.changed(measure, value))

    # Walking

    def run(self, quick):
        for folder, _, files in sorted(os.walk(self.output)):
            if 'index.html' not in files:
                continue
            address = os.path.relpath(folder, self.output).replace(os.sep, '/')
            address = '' if address == '.' else address + '/'
            language = address[:2] if address[:3] in ('en/', 'ug/') else 'zh'
            bare = address if language == 'zh' else address[3:]
            if quick and language != 'zh':
                continue
            page = Page(os.path.join(folder, 'index.html'), address)
            page.style, page.bare, page.language = Style(language), bare, language
            page.files = set(files)
            self.page(page)

    # Traces and prose

    def trace(self, page):
        """The figure that a page of its own is about, from its file."""
        with open(os.path.join(os.path.dirname(page.path), 'figure.json'), encoding='utf-8') as file:
            told = json.load(file)
        found = self.figures.figure(
            told['measure'], told['members'], Period.parse(told['period']), told['comparison'])
        self.check('figures with a page', page, 'value',
                   None if told['value'] is None else str(told['value']),
                   None if found.value is None else decimal(found.value))
        if told['comparison'] == 'value' and 'denominator' in told and found.value is not None:
            self.check('figures with a page', page, 'counts',
                       Fraction(told['numerator'], told['denominator']), found.value)

    def prose(self, page):
        """Plain figures in sentences: digits, at most a unit or a percent sign."""
        for name, shown in STATED.findall(page.main):
            digits = PLAIN.fullmatch(text(shown))
            if not digits:
                continue
            with open(os.path.join(self.output, unquote(name).strip('/'), 'figure.json'),
                      encoding='utf-8') as file:
                told = json.load(file)
            found = self.figures.figure(
                told['measure'], told['members'], Period.parse(told['period']),
                told['comparison'])
            if found.value is None or page.bare.startswith('figures/'):
                continue
            value = abs(found.value) * (100 if digits[2] in ('%', '个百分点') else 1)
            if self.figures.measures[told['measure']].kind == 'money' and digits[2] == '万元':
                value /= 10000
            if told['comparison'] == 'rank' or digits[2] == '' and value.denominator != 1:
                continue
            places = len(digits[1].partition('.')[2])
            self.stated.append((page.address, text(shown), told['id']))
            self.check('figures in prose', page, told['id'], digits[1].replace(',', ''),
                       rounded(value, places))

    def page(self, page):
        section = page.bare.split('/')[0]
        if 'figure.json' in page.files:
            self.trace(page)
            return
        if section == 'figures':
            return
        if not REVISED.search(page.main):
            self.prose(page)
        for name in sorted(page.files):
            if re.fullmatch(r'figure-\d+\.csv', name):
                self.figure_file(page, name)
        for table in page.tables():
            kind = re.sub(r'^(figure|totals|ranking|contributions|due|reporting|releases|rows)-.*', r'\1', table.place)
            kind = re.sub(r'^(months|parts)-.*', r'\1', kind)
            maker = getattr(self, 'table_' + kind.replace('-', '_'), None)
            if maker:
                self.kinds[kind] += 1
                maker(page, table)
            elif table.has_numbers and section in (
                    '', 'statistics', 'reports', 'branches', 'activities', 'registers', 'regions',
                    'sectors') and 'month-grid' not in table.attributes:
                if page.bare not in self.documents:
                    self.report.fault(page.address, table.place, 'a table', 'no rule for it')
        self.keys(page)
        if section == 'activities':
            self.activities(page)
        if section == 'branches':
            self.branch(page)
        if section == 'reports' and page.bare.count('/') == 2:
            self.totals_complete(page)
        if section == 'registers' and page.bare.count('/') == 3 and '/page/' not in page.bare:
            self.register_row(page)
        if page.address in self.documents:
            self.document(page)

    # Figure blocks

    def records(self, page, name):
        lines = rows_of(os.path.join(os.path.dirname(page.path), name))
        return lines[0], [dict(zip(lines[0], line)) for line in lines[1:]]

    def key(self, record):
        members = dict(one.split('=', 1) for one in record['members'].split('&') if one)
        return self.figures.measures[record['measure']], members, Period.parse(record['period'])

    def figure_file(self, page, name):
        heads, records = self.records(page, name)
        listed = json.load(open(os.path.join(os.path.dirname(page.path), name[:-3] + 'json'),
                                encoding='utf-8'))
        if heads[:3] != ['measure', 'comparison', 'period']:
            return
        self.check('figure files', page, name + ' lines in CSV and JSON', len(records), len(listed))
        for record, entry in zip(records, listed):
            measure, members, period = self.key(record)
            place = '%s %s %s %s' % (name, record['comparison'], record['members'], record['period'])
            told = {one: entry.get(one) or '' for one in heads}
            plain = {one: cell[1:] if cell[:1] == "'" else cell for one, cell in record.items()}
            self.check('figure files in JSON', page, place, told, plain)
            found = self.figures.figure(measure.id, members, period, record['comparison'])
            if record['rows'] == '' and record['value'] == '':
                if not measure.counts_persons:
                    self.report.fault(page.address, place, 'withheld', found.value)
                self.check('figures withheld', page, place, record['numerator'], '')
                continue
            if measure.counts_persons and record['value'] == '' and found.value is not None:
                # A comparison with what is withheld.
                self.report.counts['withheld on pages'] += 1
                continue
            wanted = '' if found.value is None else exact(found.value)
            shown = record['value'] and exact(Fraction(record['value']))
            self.check('figures of blocks', page, place, shown, wanted)
            self.check('states of figures', page, place, record['status'] == '', found.status == OK)
            base = self.figures.figure(measure.id, members, period)
            above = below = ''
            if base.num is not None and base.num.denominator == 1 and (
                    base.den is None or base.den.denominator == 1):
                above, below = str(base.num), '' if base.den is None else str(base.den)
            self.check('counts of blocks', page, place, (record['numerator'], record['denominator']),
                       (above, below))
            self.check('counts of blocks', page, place + ' rows', record['rows'], str(len(base.rows)))

    def block(self, page, place):
        told = self.documents.get(page.address)
        number = int(place.split('-')[1]) - 1
        return told[number] if told and number < len(told) else None

    def table_figure(self, page, table):
        if table.place + '.csv' not in page.files:
            self.report.fault(page.address, table.place, 'no CSV', 'a CSV')
            return
        heads, records = self.records(page, table.place + '.csv')
        if heads[:3] != ['measure', 'comparison', 'period']:
            self.rows_table(page, table, heads, records)
            return
        block = self.block(page, table.place)
        if block and block.kind == 'ranking':
            keys, seen = [], set()
            for record in records:
                spot = record['members']
                if spot not in seen:
                    seen.add(spot)
                    keys.append((record['row'], *self.key(record)))
            self.ranking(page, table, keys)
            self.finding(page, table, records)
            return
        if block and block.told.get('form') in ('calendar', '日历'):
            # Days or months; together they are the figures of the periods.
            shown = sum(Fraction(cell.replace(',', '')) for row in table.rows for cell in row[1:]
                        if cell != MISSING)
            whole = sum(Fraction(record['value']) for record in records if record['value'])
            self.check('calendars', page, table.place, shown, whole)
            return
        wide = len(table.rows[0]) - 1 if table.rows else 1
        self.check('tables', page, table.place + ' cells', len(table.rows) * wide, len(records))
        for number, row in enumerate(table.rows):
            for place, shown in enumerate(row[1:]):
                at = number * wide + place
                if at >= len(records):
                    break
                record = records[at]
                measure, members, period = self.key(record)
                where = '%s %s, %s' % (table.place, row[0], table.heads[place + 1])
                self.check('heads of rows', page, where, row[0], record['row'])
                self.head(page, where, record, members, period)
                self.cell('cells of tables', page, where, shown, measure, members, period,
                          record['comparison'])
        self.totals(page, table, records, wide, block)
        self.finding(page, table, records)
        self.labels(page, table, records)

    def head(self, page, where, record, members, period):
        """The head of a row names the member or the period of its figures."""
        if page.language != 'zh':
            return
        measure = self.figures.measures[record['measure']]
        names = {self.figures.axis(measure, one).names.get(member) for one, member in members.items()}
        names |= {period.chinese, measure.name.get('zh')}
        self.check('heads of rows', page, where, record['row'] in names, True)

    def totals(self, page, table, records, wide, block):
        for row in table.totals:
            first, second = self.key(records[0])[1], self.key(records[-1])[1]
            varying = [one for one in first if first[one] != second.get(one)]
            by = [one for one in (block.by if block else []) if one in varying and one != 'period']
            rows = by[:1] or varying[:1]
            for place, shown in enumerate(row[1:]):
                record = records[place]
                measure, members, period = self.key(record)
                members = {one: member for one, member in members.items() if one not in rows}
                if block and block.under:
                    members[rows[0]] = block.under
                self.cell('totals of tables', page, '%s total %s' % (table.place, table.heads[place + 1]),
                          shown, measure, members, period, record['comparison'])

    def finding(self, page, table, records):
        """A title that says who is highest names the highest, with its value."""
        if page.language != 'zh':
            return
        found = re.fullmatch(r'(.*)最高，(.*)', table.caption)
        if not found:
            return
        best = None
        for record in records:
            if record['comparison'] == 'value' and record['value']:
                value = Fraction(record['value'])
                if best is None or value > best[0]:
                    best = (value, record)
        if best:
            measure, members, period = self.key(best[1])
            value = self.figures.figure(measure.id, members, period).value
            self.check('titles', page, table.place, found.groups(),
                       (best[1]['row'], page.style.cell(measure, value)))

    def labels(self, page, table, records):
        """The numbers that a drawing prints are among those of its table."""
        start = page.drawn.find('id="%s"' % table.place)
        drawing = re.compile(r'<svg class="fx.*?</svg>', re.S).search(page.drawn, start)
        end = page.drawn.find('</figure>', start)
        if not drawing or drawing.start() > end:
            return
        cells = {cell for row in table.rows + table.totals for cell in row}
        for shown in re.findall(r'<text class="val[^"]*"[^>]*>([^<]*)</text>', drawing[0]):
            shown = text(shown)
            if not re.search(r'\d', shown) or shown in cells:
                self.report.counts['labels of drawings'] += bool(re.search(r'\d', shown))
                continue
            wanted = set()
            for record in records:
                measure, members, period = self.key(record)
                spots = [members] + [{one: other for one, other in members.items() if one != rest}
                                     for rest in members]
                for moment, spot in itertools.product(
                        (period, period.year_before, period.previous), spots):
                    value = self.figures.figure(measure.id, spot, moment).value
                    if value is not None:
                        wanted |= {page.style.cell(measure, value),
                                   ''.join(page.style.reading(measure, value)),
                                   page.style.reading(measure, value)[0]}
                        if measure.kind == 'percent':
                            wanted.add(page.style.percent_number(value, 1) + '%')
                        elif measure.kind == 'count' and page.style.myriads and value >= 10000:
                            wanted.add(page.style.reading(measure, value)[0] + '万')
            self.check('labels of drawings', page, table.place, shown if shown not in wanted
                       else 'in the table', 'in the table')

    def document(self, page):
        """The blocks of a text show what their Markdown asks for."""
        for number, block in enumerate(self.documents[page.address]):
            name = 'figure-%d.csv' % (number + 1)
            if block.kind not in ('chart', 'table', 'ranking'):
                continue
            if name not in page.files:
                self.report.fault(page.address, name, 'no file', 'figures')
                continue
            _, records = self.records(page, name)
            shown = {(record['measure'], record['members'], record['period']) for record in records
                     if record['comparison'] == 'value'}
            wanted = {(one, '&'.join('%s=%s' % pair for pair in spot), period.id)
                      for one, spot, period in blocks.wanted(self.figures, block)}
            for key in shown - wanted:
                self.report.fault(page.address, name, key, 'not asked for')
            for key in wanted - shown:
                measure = self.figures.measures[key[0]]
                members = dict(one.split('=', 1) for one in key[1].split('&') if one)
                found = self.figures.figure(measure.id, members, Period.parse(key[2]))
                if found.status == OK and not block.limit and not measure.counts_persons:
                    self.report.fault(page.address, name, 'no line', key)
            self.check('blocks', page, name, bool(shown & wanted), True)
            sort = block.told.get('sort')
            if sort == '-value' and len(block.measures) == 1 and 'period' not in block.by:
                values = [Fraction(one['value']) for one in records
                          if one['comparison'] == 'value' and one['value']]
                self.check('orders', page, name, values, sorted(values, reverse=True))

    # Rows of registers

    def field_texts(self, page, register, field, value):
        """A cell as tables print it."""
        style = page.style
        if value is None or value == []:
            return MISSING
        if field.type in ('count', 'integer'):
            return style.count(value)
        if field.type == 'decimal':
            return style.shortest(value)
        if field.type == 'money':
            return style.decimal(value, 2)
        return None

    def label_fields(self, register):
        found = {}
        for field in register.fields.values():
            for name in [field.alias, field.id, field.id.replace('_', ' ').capitalize(),
                         *field.name.values()]:
                if name:
                    found.setdefault(name, field)
        return found

    def columns(self, register, heads):
        labels = self.label_fields(register)
        found = []
        for head in heads:
            bare = re.sub(r'[（(][^（）()]*[）)]$', '', head).strip()
            found.append(labels.get(head) or labels.get(bare))
        return found

    def rows_table(self, page, table, heads, records):
        """A block of rows: those that its condition chooses, in its order, with their numbers."""
        block = self.block(page, table.place)
        if block and block.kind == 'sql':
            self.answer(page, table, block, records)
            return
        if block is None or block.kind != 'rows':
            self.report.fault(page.address, table.place, 'rows', 'no rule for them')
            return
        register = self.content.registers[block.told['register']]
        rows = list(register.rows)
        where = block.told.get('where')
        if where:
            formula = self.content.formula(register, where)
            rows = [row for row in rows if formula.value(
                lambda path: self.content.at(register, row, path), self.content.today) is True]
        sort = block.told.get('sort', '')
        falls, name = sort.startswith('-'), sort.lstrip('-')
        if name:
            def order(row):
                value = row[name]
                return (value.first, value.kind) if isinstance(value, Period) else value
            filled = [row for row in rows if row[name] is not None]
            filled.sort(key=order, reverse=falls)
            if falls:
                rows = filled + [row for row in rows if row[name] is None]
            else:
                rows = [row for row in rows if row[name] is None] + filled
        rows = rows[:block.limit or 50]
        fields = [register.fields[one] for one in block.told.get('fields', [])]
        self.check('rows of blocks', page, table.place, (len(table.rows), len(records)),
                   (len(rows), len(rows)))
        for shown, record, row in zip(table.rows, records, rows):
            for field, cell, told in zip(fields, shown, record.values()):
                where = '%s %s %s' % (table.place, shown[0], field.id)
                wanted = self.field_texts(page, register, field, row[field.id])
                if wanted is not None:
                    self.check('cells of rows', page, where, cell, wanted)
                    self.check('cells of rows', page, where + ' CSV', told or MISSING, wanted)
                elif field.type == 'date' and page.language == 'zh':
                    day = row[field.id]
                    self.check('cells of rows', page, where, cell, '%d年%d月%d日' % (
                        day.year, day.month, day.day))

    def answer(self, page, table, block, records):
        """A block of SQL: its query asked of the open database, which was checked itself."""
        database = sqlite3.connect(os.path.join(self.output, 'data', 'bulletin.sqlite'))
        query = '\n'.join(line for line in block.text.splitlines() if not line.startswith('#'))
        found = database.execute(query).fetchall()
        self.check('rows of blocks', page, table.place, (len(table.rows), len(records)),
                   (len(found), len(found)))
        for shown, record, line in zip(table.rows, records, found):
            for head, cell, told, value in zip(table.heads, shown, record.values(), line):
                if not isinstance(value, (int, float)):
                    continue
                value = Fraction(repr(value)) if isinstance(value, int) else Fraction(str(round(value, 6)))
                place = '%s %s %s' % (table.place, shown[0], head)
                self.check('answers', page, place, cell, page.style.shortest(value))
                self.check('answers', page, place + ' CSV', told, page.style.shortest(value))

    def table_rows(self, page, table):
        """The pages of a register: each printed row is a row of the ledger."""
        parts = page.bare.split('/')
        name = parts[1] if table.place == 'rows' else table.place.split('-', 1)[1]
        register = self.content.registers[name]
        fields = self.columns(register, table.heads)
        numbers = [(place, field) for place, field in enumerate(fields)
                   if field and field.type in ('count', 'integer', 'decimal', 'money')]
        if not numbers:
            return
        key = (name, page.language, tuple(table.heads))
        if key not in self.printed:
            self.printed[key] = collections.Counter(
                tuple(self.field_texts(page, register, field, row[field.id]) for _, field in numbers)
                for row in register.rows)
        for row in table.rows:
            shown = tuple(row[place] for place, _ in numbers)
            self.check('rows of registers on pages', page, '%s %s' % (table.place, row[0]),
                       'a row of the ledger' if self.printed[key][shown] > 0 else shown,
                       'a row of the ledger')
            if table.place == 'rows':
                self.printed[key][shown] -= 1

    printed = {}

    def register_row(self, page):
        """The facts of one row."""
        _, name, row_id, _ = page.bare.split('/')
        register = self.content.registers.get(name)
        row = self.content.by_id.get(name, {}).get(unquote(row_id)) if register else None
        if row is None:
            self.report.fault(page.address, 'page', 'a row', 'no such row')
            return
        for label, value in re.findall(r'<dt>(.*?)</dt><dd>(.*?)</dd>', page.main, re.S):
            field = self.columns(register, [text(label)])[0]
            if field is None:
                continue
            wanted = self.field_texts(page, register, field, row[field.id])
            if wanted is not None:
                self.check('facts of rows', page, field.id, text(value), wanted)

    def table_due(self, page, table):
        period = Period.parse(page.bare.split('/')[1])
        register = self.content.registers[table.place.split('-', 1)[1]]
        due = [row for row in register.rows if row['due'] and period.next.start <= row['due']
               <= period.next.end and (row['done'] is None or row['done'] > period.end)]
        self.check('rows due', page, table.place, len(table.rows), min(40, len(due)))

    # Reports

    def table_totals(self, page, table):
        period = Period.parse(page.bare.split('/')[1])
        for row, raw in zip(table.rows, table.raw_rows):
            measure = self.figures.measures[re.search(r'/measures/([^/"]*)/', raw)[1]]
            members = self.whole_members(measure)
            place = '%s %s' % (table.place, measure.id)
            self.told.setdefault(page.address, []).append(measure.id)
            self.check('registers of totals', page, place, table.place, 'totals-' + measure.register.id)
            self.cell('totals of reports', page, place, row[1], measure, members, period)
            self.change('changes in reports', page, place + ' change', row[3], measure, members,
                        period, 'change')
            self.change('changes in reports', page, place + ' yoy', row[4], measure, members, period,
                        'yoy')

    told = {}

    def totals_complete(self, page):
        """A report tells every measure that has a figure."""
        if 'id="summary"' not in page.main:
            return
        period = Period.parse(page.bare.split('/')[1])
        for measure in self.figures.measures.values():
            found = self.figures.figure(measure.id, self.whole_members(measure), period)
            is_told = measure.id in self.told.get(page.address, ())
            if found.status == OK and not measure.counts_persons or is_told:
                self.check('measures of reports', page, measure.id, is_told, found.status == OK)

    def ranking(self, page, table, keys):
        self.check('tables', page, table.place + ' rows', len(table.rows), len(keys))
        for row, (name, measure, members, period) in zip(table.rows, keys):
            place = '%s %s' % (table.place, name)
            self.check('heads of rows', page, place, row[0], name)
            self.cell('places', page, place, row[1], measure, members, period, 'rank')
            self.cell('cells of tables', page, place, row[2], measure, members, period)
            self.change('changes in rankings', page, place + ' yoy', row[3], measure, members, period,
                        'yoy')
            now = self.figures.figure(measure.id, members, period, 'rank').value
            before = self.figures.figure(measure.id, members, period.previous, 'rank').value
            step = None if now is None or before is None else before - now
            digits = re.findall(r'\d+', row[4])
            wanted = [] if not step else [str(abs(step))]
            self.check('movements', page, place, (row[4] == MISSING, digits), (step is None, wanted))
            if step and page.language == 'zh':
                self.check('movements', page, place, '升' in row[4] or '前' in row[4] or '↑' in row[4],
                           step > 0)
        values = [self.figures.figure(measure.id, members, period).value
                  for _, measure, members, period in keys]
        values = [one for one in values if one is not None]
        self.check('orders', page, table.place, values, sorted(values, reverse=True))

    def table_ranking(self, page, table):
        period = Period.parse(page.bare.split('/')[1])
        measure = self.figures.measures[table.place.split('-', 1)[1]]
        ids, keys = self.name_ids('regions'), []
        for row in table.rows:
            members = {**self.whole_members(measure), 'region': ids[row[0]]}
            keys.append((row[0], measure, members, period))
        self.ranking(page, table, keys)
        records = []
        for name, _, members, _ in keys:
            value = self.figures.figure(measure.id, members, period).value
            records.append({
                'measure': measure.id, 'comparison': 'value', 'period': period.id, 'row': name,
                'members': '&'.join('%s=%s' % pair for pair in sorted(members.items())),
                'value': '' if value is None else str(value)})
        self.finding(page, table, records)

    def table_contributions(self, page, table):
        period = Period.parse(page.bare.split('/')[1])
        measure = self.figures.measures[table.place.split('-', 1)[1]]
        ids, style = self.name_ids('regions'), page.style

        def pair(members):
            return (self.figures.figure(measure.id, members, period).value,
                    self.figures.figure(measure.id, members, period.year_before).value)
        whole, past = pair({})
        for row in table.rows + table.totals:
            members = {'region': ids[row[0]]} if row in table.rows else {}
            now, before = pair(members)
            step = now - before
            signed = ('+' if step > 0 else '') + style.cell(measure, step)
            share = style.percent_number(step / (whole - past), 1) + '%' if members else '100%'
            self.check('contributions', page, '%s %s' % (table.place, row[0]), row[1:],
                       [style.cell(measure, now), style.cell(measure, before), signed, share])

    def table_reporting(self, page, table):
        """Who reported, who did late, who did not."""
        register = self.content.registers[table.place.split('-', 1)[1]]
        book = self.figures.expected[register.id]
        period = Period.containing(book.every, self.content.today).previous
        run = []
        while len(run) < 4:
            run.append(period)
            period = period.previous
        run = [one for one in run[::-1] if book.reporting(one)]
        due, done = book.reporting(run[-1])
        self.check('reports', page, table.place + ' reporters', len(table.rows), len(due))
        heading = page.part('id="register-%s"' % register.id)
        counts = re.search(r'<p>(.*?)</p>', heading, re.S)
        self.check('reports', page, table.place, re.findall(r'\d+', text(counts[1]))[-2:],
                   [str(len(done)), str(len(due))])
        words = {'zh': ('已报', '未报', '迟报')}.get(page.language)
        if not words:
            return
        for row, who in zip(table.rows, due):
            for shown, one in zip(row[1:], run):
                state = book.state(who, one)
                self.check('reports', page, '%s %s %s' % (table.place, row[0], one.id), shown,
                           {'done': words[0], 'missing': words[1], 'late': words[2]}.get(state, MISSING))

    def table_releases(self, page, table):
        """On which day the figures of which period come: the days are told in Chinese pages only."""
        today = self.content.today
        found = []
        for name, days in self.content.statistics.get('releases', {}).items():
            period = Period.containing(NAMED[name], today - datetime.timedelta(days=500))
            while (day := period.end + datetime.timedelta(days=days)) <= today + datetime.timedelta(days=366):
                if day >= today - datetime.timedelta(days=92):
                    found.append((day, period.kind, period))
                period = period.next
        found.sort(key=lambda one: one[:2])
        wanted = [one for one in found if (one[0] >= today) == (table.place == 'releases-coming')]
        if table.place == 'releases-past':
            wanted.reverse()
        self.check('releases', page, table.place, len(table.rows), len(wanted))
        if page.language != 'zh':
            return
        for row, (day, _, period) in zip(table.rows, wanted):
            self.check('releases', page, '%s %s' % (table.place, period.id), row[:2], [
                '%d年%d月%d日' % (day.year, day.month, day.day), period.chinese + '统计'])

    # Statistics

    def coverage(self):
        measure = self.figures.measures['coverage']
        members = self.whole_members(measure)
        return measure, members, blocks.telling(self.figures, measure, members)

    def coverage_row(self, page, table, row, members, period, with_change):
        measure = self.figures.measures['coverage']
        found = self.figures.figure('coverage', members, period)
        place = '%s %s' % (table.place, row[0])
        self.check('counts of coverage', page, place, row[1:3],
                   [page.style.count(found.den), page.style.count(found.num)])
        self.cell('coverage', page, place, row[3], measure, members, period)
        self.cell('coverage', page, place + ' year before', row[4], measure, members,
                  period.year_before)
        if with_change:
            self.cell('coverage', page, place + ' change', row[5], measure, members, period, 'yoy')

    def table_coverage_regions(self, page, table, target='regions', dimension='region'):
        measure, whole, period = self.coverage()
        ids = self.name_ids(target)
        for row in table.rows:
            members = {**({} if dimension == 'sector' else whole), dimension: ids[row[0]]}
            self.coverage_row(page, table, row, members, period, True)
        for row in table.totals:
            self.coverage_row(page, table, row, whole, period, True)
        values = [self.figures.figure('coverage', {dimension: ids[row[0]]}, period).value
                  for row in table.rows]
        self.check('orders', page, table.place, values, sorted(values, reverse=True))

    def table_coverage_sectors(self, page, table):
        self.table_coverage_regions(page, table, 'sectors', 'sector')

    def table_coverage_trend(self, page, table):
        measure, whole, period = self.coverage()
        run = blocks.course(self.figures, measure, period, 8)
        self.check('tables', page, table.place, len(table.rows), len(run))
        for row, one in zip(table.rows, run):
            self.coverage_row(page, table, row, whole, one, False)

    def table_coverage_heat(self, page, table):
        measure, _, period = self.coverage()
        regions, sectors = self.name_ids('regions'), self.name_ids('sectors')
        for row in table.rows + table.totals:
            for head, shown in zip(table.heads[1:], row[1:]):
                members = {'sector': sectors[head]}
                if row in table.rows:
                    members['region'] = regions[row[0]]
                self.cell('coverage', page, '%s %s %s' % (table.place, row[0], head), shown, measure,
                          members, period)

    def table_months(self, page, table):
        if table.place == 'months':
            return
        measure = self.figures.measures[table.place.split('-', 1)[1]]
        last = blocks.latest(self.figures, measure, MONTH)
        run = blocks.course(self.figures, measure, last, 12)
        self.check('tables', page, table.place, len(table.rows), len(run))
        for row, one in zip(table.rows, run):
            place = '%s %s' % (table.place, one.id)
            self.cell('months', page, place, row[1], measure, {}, one)
            self.cell('months', page, place + ' year before', row[2], measure, {}, one.year_before)
            self.cell('months', page, place + ' change', row[3], measure, {}, one, 'yoy')

    def table_parts(self, page, table):
        _, name, dimension = table.place.split('-')
        measure = self.figures.measures[name]
        ids = self.name_ids(self.figures.axis(measure, dimension).target)
        period = blocks.telling(self.figures, measure, {})
        for row in table.rows:
            self.cell('parts', page, '%s %s' % (table.place, row[0]), row[1], measure,
                      {dimension: ids[row[0]]}, period)

    def table_revised_figures(self, page, table):
        """The values of today, as the figures' own pages have them."""
        self.check('revisions', page, table.place, len(table.rows) > 0, True)
        for row, raw in zip(table.rows, table.raw_rows):
            name = re.search(r'href="([^"]*/figures/[^"]*)"', raw)
            if not name:
                continue
            with open(os.path.join(self.output, unquote(name[1]).strip('/'), 'figure.json'),
                      encoding='utf-8') as file:
                self.check('revisions', page, row[0], re.sub(r'[^\d.]', '', row[2]),
                           re.sub(r'[^\d.]', '', json.load(file)['text']))

    def table_indicators(self, page, table):
        """The overview: the measures in their order, each with its changes."""
        told = []
        for measure in self.figures.measures.values():
            members = self.whole_members(measure)
            period = blocks.telling(self.figures, measure, members)
            if period:
                told.append((measure, members, period))
        # One group a ledger, in the order of the first measure of each; heads of groups stand alone.
        order = list(dict.fromkeys(measure.register.id for measure, _, _ in told))
        told.sort(key=lambda one: order.index(one[0].register.id))
        rows = [row for row in table.rows if len(row) > 1]
        self.check('tables', page, table.place, len(rows), len(told))
        for row, (measure, members, period) in zip(rows, told):
            place = '%s %s' % (table.place, measure.id)
            if page.language == 'zh':
                head = re.sub(r'\s*(?:初步|修订)$', '', row[0])
                self.check('heads of rows', page, place, head.split('（')[0].strip(),
                           measure.name['zh'].split('（')[0])
            self.cell('overview', page, place, row[1], measure, members, period, 'value',
                      lambda value: page.style.reading(measure, value)[0])
            value = self.figures.figure(measure.id, members, period).value
            if page.language == 'zh' and value is not None and row[1] != MISSING:
                self.check('overview', page, place + ' unit', row[2],
                           page.style.reading(measure, value)[1])
            self.change('overview', page, place + ' change', row[3], measure, members, period, 'change')
            self.change('overview', page, place + ' yoy', row[4], measure, members, period, 'yoy')

    # Key figures

    def keys(self, page):
        for anchor, period_text, keys in page.keys():
            if anchor.startswith('figure-'):
                block = self.block(page, anchor)
                if block is None:
                    self.report.fault(page.address, anchor, 'key figures', 'no rule for them')
                    continue
                measures, members, text_period = block.measures, block.where, block.period
            elif page.bare == '':
                measures = self.content.settings['home']['key_figures']
                members, text_period = {}, ''
            elif page.bare.startswith('activities/'):
                measures, members, text_period = ['activities', 'attendance', 'served'], {}, ''
                year = page.bare.split('/')[1]
                if year and Period.parse(year).end < self.content.today:
                    text_period = year
            elif page.bare.startswith('regions/'):
                measures = ['coverage', 'branches', 'activities', 'attendance']
                members, text_period = {'region': unquote(page.bare.split('/')[1])}, ''
            elif page.bare.startswith('sectors/'):
                measures = ['coverage', 'organised', 'eligible', 'branches']
                members, text_period = {'sector': unquote(page.bare.split('/')[1])}, ''
            elif page.bare.startswith('branches/'):
                self.profile(page, keys)
                continue
            else:
                self.report.fault(page.address, anchor, 'key figures', 'no rule for them')
                continue
            self.key_list(page, anchor, keys, measures, members, text_period, period_text)

    def key_list(self, page, anchor, keys, measures, members, text_period, period_text):
        told = []
        for name in measures:
            measure = self.figures.measures[name]
            if any(one not in measure.dimensions for one in members):
                continue
            period = Period.parse(text_period) if text_period else None
            found = re.fullmatch(r'latest (\w+)', text_period)
            if found:
                period = blocks.latest(self.figures, self.figures.measures[measures[0]],
                                       NAMED[found[1]])
            period = period or blocks.telling(self.figures, measure, members)
            if period and self.figures.figure(name, members, period).status == OK:
                # A count of few persons may be left out; nothing else may.
                address = 'measures/%s/' % name
                if measure.counts_persons and not any(address in (key[0] or '') for key in keys):
                    continue
                told.append((measure, period))
        self.check('key figures', page, anchor + ' count', len(keys), len(told))
        newest = max((one.last for _, one in told), default=None)
        for (_, name, value, unit, change), (measure, period) in zip(keys, told):
            place = '%s %s' % (anchor, measure.id)
            found = self.figures.figure(measure.id, members, period)
            number, in_words = page.style.reading(measure, found.value)
            self.check('key figures', page, place, value, number)
            if page.language == 'zh':
                self.check('key figures', page, place + ' unit', unit, in_words)
                self.check('key figures', page, place + ' name', measure.name['zh'] in name, True)
                if period.last == newest:
                    self.check('key figures', page, place + ' period', period_text, period.chinese)
            yoy = self.figures.figure(measure.id, members, period, 'yoy')
            if yoy.status != OK:
                yoy = self.figures.figure(measure.id, members, period, 'change')
            if period.end > self.content.today or yoy.status != OK:
                self.check('key figures', page, place + ' change', change, None)
            elif not (measure.counts_persons and change is None):
                wanted = page.style.changed(measure, yoy.value)
                shown = re.search('\u200e?[+\u2212]?[<>＜＞]?[\\d.,]+(?:%|个百分点)?', change or '')
                if page.style.points_word is None and measure.kind == 'percent':
                    shown = re.match('[^%个]*', shown[0]) if shown else shown
                self.check('key figures', page, place + ' change', shown[0] if shown else change, wanted)

    # Activities and branches

    def sums(self, rows):
        held = [row for row in rows if row['date'] <= self.content.today]
        return (sum(1 if row['sessions'] is None else row['sessions'] for row in held),
                sum(row['attendance'] or 0 for row in held))

    def activities(self, page):
        """The sums of a month or a year."""
        rows = self.content.registers['activities'].rows
        named = page.bare.split('/')[1]
        years = sorted({row['date'].year for row in rows})
        period = Period.parse(named) if named else Period.parse(str(years[-1]))
        rows = [row for row in rows if period.start <= row['date'] <= period.end]
        sessions, attendance = self.sums(rows)
        coming = sum(1 if row['sessions'] is None else row['sessions'] for row in rows
                     if row['date'] > self.content.today)
        head = re.search(r'<header class="head">.*?</h1>\s*<p[^>]*>(.*?)</p>', page.main, re.S)
        shown = re.findall(r'\d[\d,]*', text(head[1]))
        wanted = [page.style.count(one) for one in (sessions, attendance)] if sessions else []
        wanted += [page.style.count(coming)] if coming else []
        self.check('activities', page, 'sums', sorted(shown), sorted(wanted))
        if period.kind == MONTH:
            days = {}
            for row in rows:
                days.setdefault(row['date'].day, []).append(
                    1 if row['sessions'] is None else row['sessions'])
            for day, cell in re.findall(r'<td[^>]*><b>(\d+)</b>(.*?)</td>', page.main, re.S):
                listed = len(re.findall(r'<a href="#d\d+(?:-\d+)?" data-s', cell))
                rest = re.search(r'class="rest"[^>]*>\D*(\d[\d,]*)', cell)
                held = days.get(int(day), [])
                if listed or rest:
                    self.check('days', page, 'day ' + day, rest[1] if rest else '0',
                               page.style.count(sum(held[listed:])))
            return
        year = period
        for row_kind in ('months', 'by-kind', 'days'):
            for table in page.tables():
                if table.place == row_kind:
                    self.year_table(page, table, rows, year)

    def year_table(self, page, table, rows, year):
        sessions, attendance = self.sums(rows)
        count, style = page.style.count, page.style
        if table.place == 'months':
            months = sorted({month_of(row['date']) for row in rows})
            self.check('tables', page, 'months', len(table.rows), len(months))
            for shown, month in zip(table.rows, months):
                one = self.sums([row for row in rows if month_of(row['date']) == month])
                self.check('activities', page, shown[0], shown[1:3], [count(one[0]), count(one[1])])
            for shown in table.totals:
                self.check('activities', page, 'total', shown[1:3], [count(sessions), count(attendance)])
        elif table.place == 'by-kind':
            ids = self.name_ids('activity_kinds')
            for shown in table.rows:
                one = self.sums([row for row in rows if row['kind'] == ids[shown[0]]])
                self.check('activities', page, shown[0], shown[1:4], [
                    count(one[0]), count(one[1]), style.percent_number(one[0] / sessions, 2) + '%'])
        else:
            for number, shown in enumerate(table.rows):
                one = self.sums([row for row in rows if row['date'].weekday() == number])
                self.check('activities', page, shown[0], shown[1:3], [
                    count(one[0]), style.percent_number(Fraction(one[0]) / sessions, 2) + '%'])
            for number, shown in enumerate(re.findall(r'class="cm-h">[^<]*<span>([\d,]*)</span>', page.main)):
                one = self.sums([row for row in rows if row['date'].month == number + 1])
                self.check('activities', page, 'calendar month %d' % (number + 1), shown, count(one[0]))

    def table_days(self, page, table):
        """Checked with the year around it."""

    table_by_kind = table_days

    def branch(self, page):
        name = page.bare.split('/')[1]
        if not name:
            self.directory(page)
            return
        unit = self.content.by_id['branches'].get(unquote(name))
        if unit is None:
            self.report.fault(page.address, 'page', 'a unit', 'no such unit')
            return
        facts = page.part('<dl class="facts">')
        facts = [text(one) for one in re.findall(r'<dd>(.*?)</dd>', facts[:facts.find('</dl>')], re.S)]
        for field in ('covers', 'members'):
            if unit[field] is not None:
                self.check('facts of units', page, field, page.style.count(unit[field]) in facts, True)
        held = self.hosted().get(unit['id'], [])
        found = re.search(r'<h2 id="timeline">[^<]*</h2><a[^>]*>(.*?)</a>', page.main, re.S)
        if held and found:
            self.check('facts of units', page, 'sessions', re.findall(r'\d[\d,]*', text(found[1])),
                       [page.style.count(self.sums(held)[0])])
        below = self.below(unit['id'])
        found = re.search(r'<h1>[^<]*</h1>\s*<p>(.*?)</p>', page.main, re.S)
        if below and page.language == 'zh':
            self.check('facts of units', page, 'units below', '下设%d个组织' % below in found[1], True)

    def below(self, unit):
        """How many standing units lie below one."""
        if not self.tree:
            for row in self.content.registers['branches'].rows:
                self.tree.setdefault(row['parent'], []).append(row)
        return sum((row['dissolved'] is None or row['dissolved'] > self.content.today)
                   + self.below(row['id']) for row in self.tree.get(unit, ()))

    tree = {}

    def hosted(self):
        if not self.hosts:
            for row in self.content.registers['activities'].rows:
                for host in {row['host'], *(row['co_hosts'] or ())}:
                    self.hosts.setdefault(host, []).append(row)
        return self.hosts

    hosts = {}

    def table_sessions(self, page, table):
        """Sessions of a unit by month, with the year before."""
        held = self.hosted().get(unquote(page.bare.split('/')[1]), [])
        sums = collections.Counter()
        for row in held:
            sums[month_of(row['date'])] += 1 if row['sessions'] is None else int(row['sessions'])
        last = month_of(self.content.today)
        for row, month in zip(table.rows, range(last - len(table.rows) + 1, last + 1)):
            before = page.style.count(sums[month - 12]) if month - 12 in sums else MISSING
            self.check('sessions of units', page, '%s %s' % (table.place, row[0]), row[1:],
                       [page.style.count(sums[month]), before])

    def table_below(self, page, table):
        for row, raw in zip(table.rows, table.raw_rows):
            unit = unquote(re.search(r'/branches/([^/"]*)/', raw)[1])
            members = self.content.by_id['branches'][unit]['members']
            held = self.hosted().get(unit)
            self.check('units below', page, unit, row[2:], [
                MISSING if members is None else page.style.count(members),
                MISSING if not held else page.style.count(self.sums(held)[0])])

    def directory(self, page):
        """The tree of all units: members and sessions of each."""
        found = re.findall(
            r'<(?:summary|li) class="row"[^>]*><span>(.*?)</span><span class="hide-s txt">.*?</span>'
            r'<span>(.*?)</span><span>(.*?)</span>', page.main, re.S)
        standing = {row['name']: row for row in self.content.registers['branches'].rows}
        for name, members, sessions in found:
            name = text(re.sub(r'<span class=.*', '', name, flags=re.S))
            row = standing.get(name)
            if row is None:
                self.report.fault(page.address, name, 'a unit', 'no such unit')
                continue
            held = self.hosted().get(row['id'])
            self.check('directory', page, name, (text(members), text(sessions)), (
                MISSING if row['members'] is None else page.style.count(row['members']),
                MISSING if not held else page.style.count(self.sums(held)[0])))
        alive = sum(self.below_all(row) for row in self.content.registers['branches'].rows)
        head = re.search(r'<header class="head">.*?<p>(.*?)</p>', page.main, re.S)
        self.check('directory', page, 'units', str(alive) in re.findall(r'\d+', head[1]), True)

    def below_all(self, row):
        return row['dissolved'] is None or row['dissolved'] > self.content.today

    def profile(self, page, keys):
        """The four figures of a unit, each beside the mean of the units of the same parent."""
        unit = self.content.by_id['branches'][unquote(page.bare.split('/')[1])]
        period = blocks.latest(self.figures, self.figures.measures['activities'], QUARTER)
        told = []
        for place, name in enumerate(('activities', 'attendance', 'served', 'members')):
            found = self.figures.figure(name, {'branch': unit['id']}, period)
            if found.status == OK and (found.value or place == 0):
                told.append((name, found.value))
        siblings = [row['id'] for row in self.content.registers['branches'].rows
                    if unit['parent'] and row['parent'] == unit['parent'] and row['dissolved'] is None]
        shown = {}
        for _, name, value, unit_text, change in keys:
            shown[name] = (value, change)
        self.check('profiles', page, 'figures', len(keys) <= len(told), True)
        for _, name, value, _, change in keys:
            for wanted, exact_value in told:
                measure = self.figures.measures[wanted]
                if page.language != 'zh' or name != measure.name['zh']:
                    continue
                self.check('profiles', page, wanted, value, page.style.reading(measure, exact_value)[0])
                if change and siblings:
                    total = sum((self.figures.figure(wanted, {'branch': one}, period).value or 0)
                                for one in siblings)
                    mean = page.style.decimal(Fraction(total) / len(siblings), 1)
                    self.check('profiles', page, wanted + ' mean', re.search(r'[\d,.]+', change)[0], mean)

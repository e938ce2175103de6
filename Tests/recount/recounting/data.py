"""The open data: the figures of measures, the rows of registers, the database."""
import csv
import io
import json
import os
import sqlite3
from fractions import Fraction

from .figures import MIXED, NONE, OK, PARTIAL, UNKNOWN, ZERO
from .shown import exact
from .times import KINDS, Period

WITHHELD = 'withheld'
# A dimension with more members than this stays out of the figures of a measure.
LARGEST = 60


def rows_of(path):
    text = open(path, encoding='utf-8-sig', newline='').read()
    return list(csv.reader(io.StringIO(text, newline='')))


def expected_keys(figures, measure):
    """Every period and member of which a figure is given away, as they have one."""
    spots = [{}]
    for dimension in sorted(measure.dimensions):
        ids = figures.axis(measure, dimension).ids
        if len(ids) <= LARGEST:
            spots += [{dimension: one} for one in ids]
    periods = figures.periods(measure)
    for period in periods:
        for spot in spots:
            if figures.figure(measure.id, spot, period).status not in (NONE, MIXED, UNKNOWN):
                yield period, spot


def fraction_texts(found):
    """The numerator and denominator of a figure as data files print them."""
    if found.num.denominator == 1 and (found.den is None or found.den.denominator == 1):
        return str(found.num), str(1 if found.den is None else found.den)
    if found.value is None:
        return '', ''
    return str(found.value.numerator), str(found.value.denominator)


def check_measure(report, figures, measure, output):
    """One file of figures: every line, and that no line is missing; returns what is withheld."""
    page = 'data/measures/%s.csv' % measure.id
    lines = rows_of(os.path.join(output, page))
    listed = json.load(open(os.path.join(output, page[:-3] + 'json'), encoding='utf-8'))
    head, lines = lines[0], lines[1:]
    dimensions = [one for one in list(listed[0])[1:-4]] if listed else []
    report.check('lines of measures', page, 'columns', head[-4:], ['分子', '分母', '值', '状态'])
    report.check('lines of measures', page, 'lines in CSV and JSON', len(lines), len(listed))
    seen, withheld = set(), {}
    for line, entry in zip(lines, listed):
        period = Period.parse(line[0])
        members = {dimension: member for dimension, member in zip(dimensions, line[1:-4]) if member}
        place = ' '.join([line[0]] + ['%s=%s' % pair for pair in sorted(members.items())])
        key = (period, tuple(sorted(members.items())))
        if key in seen:
            report.fault(page, place, 'twice', 'once')
        seen.add(key)
        as_json = ['' if entry[one] is None else str(entry[one]) for one in ('period', *dimensions)]
        if line[:-4] != as_json or line[-1] != entry['status']:
            report.fault(page, place, entry, 'the line of the CSV')
        found = figures.figure(measure.id, members, period)
        if line[-1] == WITHHELD:
            withheld[key] = found
            report.check('figures withheld', page, place, line[-4:-1], ['', '', ''])
            if not measure.counts_persons or found.status not in (OK, PARTIAL, ZERO):
                report.fault(page, place, 'withheld', found.status)
            continue
        report.check('states of figures', page, place, line[-1], found.status)
        wanted = ['', '', '']
        if found.num is not None:
            wanted = [*fraction_texts(found), '' if found.value is None else exact(found.value)]
        report.check('figures of measures', page, place, line[-4:-1], wanted)
        for name, text in zip(('numerator', 'denominator', 'value'), line[-4:-1]):
            told = entry[name]
            same = told is None if text == '' else told is not None and abs(
                Fraction(text) - Fraction(repr(told))) <= abs(Fraction(text)) / 10 ** 12
            report.check('figures of measures in JSON', page[:-3] + 'json', place + ' ' + name,
                         same, True)
    for period, spot in expected_keys(figures, measure):
        key = (period, tuple(sorted(spot.items())))
        if key not in seen:
            place = ' '.join([period.id] + ['%s=%s' % pair for pair in sorted(spot.items())])
            report.fault(page, place, 'no line', figures.figure(measure.id, spot, period).value)
    return withheld


def check_measures(report, figures, output):
    withheld = {}
    folder = os.path.join(output, 'data', 'measures')
    there = {one[:-4] for one in os.listdir(folder) if one.endswith('.csv')}
    for measure in figures.measures.values():
        if measure.id not in there:
            report.fault('data/measures', measure.id, 'no file', 'a file')
            continue
        withheld[measure.id] = check_measure(report, figures, measure, output)
    for name in sorted(there - set(figures.measures)):
        report.fault('data/measures', name, 'a file', 'no such measure')
    return withheld


# Registers

def cell_texts(content, register, field, value):
    """A cell as the files of a register print it, and its names where it refers to a list."""
    if value is None:
        return '', ''
    if isinstance(value, list):
        names = [name_of(content, field.target, one) if field.target else one for one in value]
        return ';'.join(value), ';'.join(names)
    if isinstance(value, bool):
        return 'true' if value else 'false', ''
    if isinstance(value, Period):
        return value.id, ''
    if hasattr(value, 'isoformat'):
        return value.isoformat(), ''
    if isinstance(value, Fraction):
        return exact(value), ''
    if field.choices:
        return value, field.choices[value].get('zh', value)
    return value, name_of(content, field.target, value) if field.target else ''


def name_of(content, target, value):
    if target not in content.titles:
        content.titles[target] = {
            one.id: one.name.get('zh') or one.id for one in content.members(target)}
    return content.titles[target].get(value, value)


def check_register(report, content, register, output):
    """The rows of a register, cell by cell, in CSV and JSON."""
    page = 'data/%s.csv' % register.id
    path = os.path.join(output, page)
    if register.publish != 'rows':
        report.check('registers kept back', page, 'file', os.path.exists(path), False)
        return
    lines = rows_of(path)
    listed = json.load(open(path[:-3] + 'json', encoding='utf-8'))
    columns = list(listed[0])
    report.check('rows of registers', page, 'rows', len(lines) - 1, len(register.rows))
    report.check('rows of registers', page, 'rows in JSON', len(listed), len(register.rows))
    shown = [one for one in register.fields.values() if not one.hidden]
    for field in register.fields.values():
        if field.hidden:
            report.check('hidden fields', page, field.id, field.id in columns, False)
    for field in shown:
        if field.id not in columns:
            report.fault(page, field.id, 'no column', 'a column')
    known = {one.id for one in shown}
    extra = [one for one in columns if one not in known and one.removesuffix('_name') not in known]
    for place, row in enumerate(register.rows):
        if place + 1 >= len(lines):
            break
        line = dict(zip(columns, lines[place + 1]))
        for field in shown:
            if field.id not in line:
                continue
            text, name = cell_texts(content, register, field, row[field.id])
            where = 'line %d %s' % (place + 2, field.id)
            report.check('cells of registers', page, where, line[field.id], text)
            if field.id + '_name' in line and (field.target or field.choices):
                report.check('names in registers', page, where + '_name', line[field.id + '_name'], name)
            told = listed[place][field.id]
            if isinstance(told, bool):
                told = 'true' if told else 'false'
            elif isinstance(told, list):
                told = ';'.join(told)
            elif isinstance(told, (int, float)):
                told = exact(Fraction(repr(told)))
            report.check('cells of registers in JSON', page[:-3] + 'json', where, told or '', text)
        for one in extra:
            if line[one]:
                report.fault(page, 'line %d %s' % (place + 2, one), line[one], 'nothing')


def check_registers(report, content, output):
    content.titles = {}
    for register in content.registers.values():
        check_register(report, content, register, output)


def check_database(report, figures, output):
    """The database: the rows of every register, and the figures of every measure."""
    page = 'data/bulletin.sqlite'
    database = sqlite3.connect(os.path.join(output, page))
    tables = {name for name, in database.execute("select name from sqlite_master where type='table'")}
    for register in figures.content.registers.values():
        if register.publish != 'rows':
            report.check('tables kept back', page, register.id, register.id in tables, False)
            continue
        fields = [one for one in register.fields.values() if not one.hidden and one.type != 'list']
        names = ', '.join('"%s"' % one.id for one in fields)
        rows = list(database.execute('select %s from "%s" order by rowid' % (names, register.id)))
        report.check('rows of the database', page, register.id, len(rows), len(register.rows))
        for place, (told, row) in enumerate(zip(rows, register.rows)):
            for field, cell in zip(fields, told):
                text, _ = cell_texts(figures.content, register, field, row[field.id])
                if isinstance(row[field.id], bool):
                    text = '1' if row[field.id] else '0'
                cell = '' if cell is None else exact(Fraction(repr(cell))) if isinstance(
                    cell, (int, float)) else cell
                report.check('cells of the database', page, '%s row %d %s' % (
                    register.id, place + 1, field.id), cell, text)
    query = 'select measure, dimension, member, period, value_numerator, value_denominator, value from measures'
    for measure, dimension, member, period, above, below, value in database.execute(query):
        members = {dimension: member} if dimension else {}
        found = figures.figure(measure, members, Period.parse(period))
        place = '%s %s %s %s' % (measure, dimension or '', member or '', period)
        if above is None:
            if found.status == OK and not figures.measures[measure].counts_persons:
                report.fault(page, place, 'nothing', found.value)
            continue
        if found.status == PARTIAL:
            # The sums of those who reported; they are no value.
            report.check('figures of the database', page, place, ((str(above), str(below)), value),
                         (fraction_texts(found), None))
            continue
        shown = Fraction(above, below) if below else 'nothing'
        report.check('figures of the database', page, place, shown,
                     found.value if below else {ZERO: 'nothing'}.get(found.status, found.value))
        if found.value is not None:
            same = abs(value - found.value) <= abs(found.value) / 10 ** 9
            report.check('figures of the database', page, place + ' value', same, True)

"""The content folder: vocabularies, registers and measures, read from their YAML and CSV files."""
import csv
import datetime
import glob
import io
import os
import re
import unicodedata
from fractions import Fraction

import yaml

from .formulas import Formula
from .times import Period

# The three registers that the program brings along: fields with the Chinese heads of their columns.
BUILT_IN = {
    'branches': [
        ('id', 'id', '编号'), ('name', 'text', '名称'), ('short', 'text', '简称'),
        ('level', 'ref:levels', '层级'), ('kind', 'ref:branch_kinds', '类别'),
        ('parent', 'ref:branches', '上级'), ('region', 'ref:regions', '地区'),
        ('sectors', 'list:sectors', '领域'), ('founded', 'date', '成立日期'),
        ('dissolved', 'date', '撤销日期'), ('was', 'list', '曾用名'), ('covers', 'count', '覆盖单位数'),
        ('members', 'persons', '成员数'), ('formation', 'ref:formation', '组建方式'),
        ('seasonal', 'flag', '季节性'), ('months', 'text', '月份'), ('brand', 'text', '品牌')],
    'activities': [
        ('id', 'id', '编号'), ('date', 'date', '日期'), ('end', 'date', '结束日期'),
        ('title', 'text', '主题'), ('kind', 'ref:activity_kinds', '类型'),
        ('host', 'ref:branches', '主办组织'), ('co_hosts', 'list:branches', '联合主办'),
        ('region', 'ref:regions', '地区'), ('place', 'text', '地点'), ('mode', 'ref:modes', '形式'),
        ('sessions', 'count', '场次'), ('attendance', 'count', '参与人次'),
        ('served', 'persons', '服务人数'), ('hours', 'decimal', '时长'), ('venue', 'text', '阵地')],
    'coverage': [
        ('region', 'ref:regions', '地区'), ('sector', 'ref:sectors', '领域'), ('as_of', 'date', '截止日期'),
        ('eligible', 'count', '应建数'), ('organised', 'count', '已建数'), ('joint', 'count', '联合组建数'),
        ('definition', 'ref:definitions', '口径'), ('status', 'ref:figure_status', '状态')],
}
NUMBERS = ('count', 'integer', 'decimal', 'money')
# What an empty cell counts for in a sum; everything else counts for nothing.
MISSING = {('activities', 'sessions'): 1}


def words(text):
    """Both languages of a name as a dictionary."""
    if isinstance(text, dict):
        return {key: str(value) for key, value in text.items()}
    return {} if text is None else {'zh': str(text)}


class Member:
    def __init__(self, term):
        self.id, self.parent = str(term['id']), term.get('parent')
        self.level, self.name = term.get('level'), words(term.get('name'))
        self.short = words(term.get('short'))
        self.extra = term


class Vocabulary:
    def __init__(self, path):
        data = yaml.safe_load(open(path, encoding='utf-8'))
        terms = data['terms'] if isinstance(data, dict) else data
        self.partition = data.get('partition', True) if isinstance(data, dict) else True
        self.members = [Member(term) for term in terms]


class Field:
    def __init__(self, name, declared):
        self.id, self.type = name, declared['type']
        inner = declared.get('of')
        self.inner = None
        self.target, self.choices = declared.get('to'), None
        if self.type == 'list' and isinstance(inner, dict):
            self.inner, self.target = inner['type'], inner.get('to')
        if self.type == 'enum':
            pairs = inner.items() if isinstance(inner, dict) else [(str(one), one) for one in inner]
            self.choices = {str(key): words(value) for key, value in pairs}
        self.unit = words(declared.get('unit'))
        self.persons = declared.get('persons', self.unit.get('zh') == '人')
        self.derived = declared.get('from')
        self.alias, self.name = declared.get('别名'), words(declared.get('name'))
        self.hidden = declared.get('hide', False)

    @staticmethod
    def built_in(name, kind, alias):
        declared = {'type': kind, '别名': alias}
        if kind.startswith('ref:'):
            declared.update(type='ref', to=kind[4:])
        elif kind.startswith('list'):
            of = {'type': 'ref', 'to': kind[5:]} if ':' in kind else {'type': 'text'}
            declared.update(type='list', of=of)
        elif kind == 'persons':
            declared.update(type='count', persons=True)
        return Field(name, declared)


class Register:
    def __init__(self, name, folder, now):
        declared = yaml.safe_load(open(os.path.join(folder, 'register.yml'), encoding='utf-8'))
        self.id, self.folder, self.today = name, folder, now
        self.fields = {row[0]: Field.built_in(*row) for row in BUILT_IN.get(name, [])}
        for field, one in (declared.get('fields') or {}).items():
            self.fields[field] = Field(field, one)
        for field in declared.get('hide') or []:
            self.fields[field].hidden = True
        self.publish = declared.get('publish', 'aggregates')
        key = declared.get('key')
        if key is None and isinstance(declared.get('grain'), list):
            key = declared['grain']
        if name == 'coverage' and key is None:
            key = ['region', 'sector', 'as_of']
        self.grain = key or []
        self.expects = declared.get('expects')
        self.name = words(declared.get('name'))
        self.rows = []

    def texts(self):
        """All rows as texts by field, with the file of each."""
        for path in sorted(glob.glob(os.path.join(self.folder, '*'))):
            if path.endswith('.csv'):
                yield from self.csv_texts(path)
            elif path.endswith('.yml') and not path.endswith('register.yml'):
                for row in yaml.safe_load(open(path, encoding='utf-8')):
                    yield path, {key: value for key, value in row.items()}

    def csv_texts(self, path):
        data = open(path, 'rb').read()
        try:
            text = data.decode('utf-8-sig')
        except UnicodeDecodeError:
            text = data.decode('gb18030')
        rows = list(csv.reader(io.StringIO(text, newline='')))
        heads = {}
        for place, head in enumerate(rows[0]):
            for field in self.fields.values():
                if head.strip() in (field.id, field.alias, *field.name.values()):
                    heads[place] = field.id
        if len(heads) != len(rows[0]):
            raise ValueError('%s: unknown columns among %s' % (path, rows[0]))
        for row in rows[1:]:
            if any(cell.strip() for cell in row):
                yield path, {heads[place]: cell for place, cell in enumerate(row)}


class Content:
    """Everything that the recount reads."""

    def __init__(self, folder, now):
        self.folder, self.today = folder, now
        self.settings = yaml.safe_load(open(os.path.join(folder, 'site.yml'), encoding='utf-8'))
        self.statistics = self.settings.get('statistics', {})
        self.root = self.statistics.get('region')
        self.small = self.statistics.get('small_cell', 5)
        self.vocabularies = {}
        for path in sorted(glob.glob(os.path.join(folder, 'vocabulary', '*.yml'))):
            self.vocabularies[os.path.basename(path)[:-4]] = Vocabulary(path)
        self.registers = {}
        for name in BUILT_IN:
            self.registers[name] = Register(name, os.path.join(folder, name), now)
        for path in sorted(glob.glob(os.path.join(folder, 'registers', '*', 'register.yml'))):
            name = os.path.basename(os.path.dirname(path))
            self.registers[name] = Register(name, os.path.dirname(path), now)
        self.raw = {one.id: list(one.texts()) for one in self.registers.values()}
        self.names = {}
        for one in self.registers.values():
            one.rows = [self.row(one, path, texts) for path, texts in self.raw[one.id]]
        self.by_id = {
            one.id: {row['id']: row for row in one.rows if row.get('id')}
            for one in self.registers.values() if 'id' in one.fields}
        for one in self.registers.values():
            for field in one.fields.values():
                if field.derived:
                    formula = self.formula(one, field.derived)
                    for row in one.rows:
                        row[field.id] = formula.value(lambda path: self.at(one, row, path), now)

    # Reading cells

    def row(self, register, path, texts):
        row = {field: None for field in register.fields}
        for field, text in texts.items():
            row[field] = self.cell(register.fields[field], text)
        return row

    def cell(self, field, text):
        if text is None or text == '':
            return None
        if field.type == 'list':
            parts = text if isinstance(text, list) else re.split('[、；;，,|]', text)
            parts = [str(one).strip() for one in parts if str(one).strip()]
            return [self.member(field.target, one) if field.inner == 'ref' else one for one in parts]
        if isinstance(text, datetime.date):
            return text
        text = str(text).strip()
        if not text:
            return None
        if field.type in NUMBERS:
            plain = unicodedata.normalize('NFKC', text).replace(',', '')
            return Fraction(plain)
        if field.type == 'date':
            return self.day(text)
        if field.type == 'period':
            period = Period.parse(text)
            if period is None:
                raise ValueError('no period: ' + text)
            return period
        if field.type == 'ref':
            return self.member(field.target, text)
        if field.type == 'flag':
            return {'是': True, '否': False, 'yes': True, 'no': False, 'true': True, 'false': False}[text]
        if field.type == 'enum':
            for key, names in field.choices.items():
                if text == key or text in names.values():
                    return key
            raise ValueError('no choice of %s: %s' % (field.id, text))
        return text

    @staticmethod
    def day(text):
        plain = unicodedata.normalize('NFKC', text)
        found = re.fullmatch(r'(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?', plain)
        if found:
            return datetime.date(*map(int, found.groups()))
        if re.fullmatch(r'\d{5}', plain):
            return datetime.date(1899, 12, 30) + datetime.timedelta(int(plain))
        raise ValueError('no date: ' + text)

    def member(self, target, text):
        """The id of a member that is named by its id or by one of its names."""
        if target not in self.names:
            names = {}
            if target in self.vocabularies:
                for one in self.vocabularies[target].members:
                    for name in [*one.short.values(), *one.name.values()]:
                        names.setdefault(name, one.id)
                names.update({one.id: one.id for one in self.vocabularies[target].members})
            else:
                for title in ('short', 'title', 'name'):
                    for _, texts in self.raw[target]:
                        if texts.get(title):
                            names[texts[title]] = texts['id']
                names.update({texts['id']: texts['id'] for _, texts in self.raw[target]})
            self.names[target] = names
        if text not in self.names[target]:
            raise ValueError('no member of %s: %s' % (target, text))
        return self.names[target][text]

    # Members and paths

    def members(self, target):
        """The members of a list: terms, units, or the rows of a register."""
        if target in self.vocabularies:
            return self.vocabularies[target].members
        seen, found = set(), []
        for row in self.registers[target].rows:
            if row['id'] and row['id'] not in seen:
                seen.add(row['id'])
                term = {'id': row['id'], 'name': row.get('name') or row.get('title')}
                if target == 'branches':
                    term.update(parent=row['parent'], level=row['level'])
                found.append(Member(term))
        return found

    def field_at(self, register, path):
        """The field at the end of a path; None where it is none."""
        field = None
        for step in path.split('.'):
            if register is None:
                return None
            field = register.fields.get(step)
            if field is None:
                term = register.id in self.vocabularies
                return None if not term else field
            register = self.registers.get(field.target)
        return field

    def at(self, register, row, path):
        """The value at a path of a row."""
        steps = path.split('.')
        value = row.get(steps[0])
        field = register.fields[steps[0]]
        for step in steps[1:]:
            if value is None:
                return None
            if field.target in self.vocabularies:
                term = next(one for one in self.members(field.target) if one.id == value)
                return term.extra.get(step)
            target = self.registers[field.target]
            value = self.by_id[target.id].get(value, {}).get(step)
            field = target.fields[step]
        return value

    def formula(self, register, text):
        def resolve(path, word):
            field = self.field_at(register, path)
            if field is None:
                return word
            if field.type == 'list' and field.inner == 'ref' or field.type == 'ref':
                return self.member(field.target, word)
            return word if field.type == 'list' else self.cell(field, word)
        return Formula(text, lambda word: word.split('.')[0] in register.fields, resolve)

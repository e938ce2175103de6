"""Periods: months, quarters, half-years and years."""
import calendar
import datetime
import re

MONTH, QUARTER, HALF, YEAR = 1, 3, 6, 12
KINDS = (MONTH, QUARTER, HALF, YEAR)
NAMED = {'month': MONTH, 'quarter': QUARTER, 'half': HALF, 'year': YEAR}


class Period:
    """A run of months; `first` counts months since year 0."""

    __slots__ = ('kind', 'first')

    def __init__(self, kind, first):
        self.kind, self.first = kind, first

    @staticmethod
    def containing(kind, day):
        return Period(kind, day.year * 12 + (day.month - 1) // kind * kind)

    @staticmethod
    def parse(text):
        """Reads 2025, 2025H1, 2025Q3, 2025-09, 2025年9月 and 2025-01..2025-08; None for anything else."""
        if '..' in text:
            first, last = (Period.parse(part) for part in text.split('..', 1))
            return Period(last.last - first.first + 1, first.first)
        found = re.fullmatch(r'(\d{4})(?:年|)', text)
        if found:
            return Period(YEAR, int(found[1]) * 12)
        found = re.fullmatch(r'(\d{4})H([12])', text)
        if found:
            return Period(HALF, int(found[1]) * 12 + (int(found[2]) - 1) * 6)
        found = re.fullmatch(r'(\d{4})Q([1-4])', text)
        if found:
            return Period(QUARTER, int(found[1]) * 12 + (int(found[2]) - 1) * 3)
        found = re.fullmatch(r'(\d{4})(?:-|年)(0?[1-9]|1[0-2])(?:月|)', text)
        if found:
            return Period(MONTH, int(found[1]) * 12 + int(found[2]) - 1)
        return None

    @property
    def last(self):
        return self.first + self.kind - 1

    @property
    def year(self):
        return self.first // 12

    @property
    def start(self):
        return datetime.date(self.first // 12, self.first % 12 + 1, 1)

    @property
    def end(self):
        year, month = divmod(self.last, 12)
        return datetime.date(year, month + 1, calendar.monthrange(year, month + 1)[1])

    @property
    def previous(self):
        return Period(self.kind, self.first - self.kind)

    @property
    def next(self):
        return Period(self.kind, self.first + self.kind)

    @property
    def year_before(self):
        return Period(self.kind, self.first - 12)

    @property
    def id(self):
        year, month = divmod(self.first, 12)
        if self.kind == YEAR:
            return '%04d' % year
        if self.kind == HALF:
            return '%04dH%d' % (year, month // 6 + 1)
        if self.kind == QUARTER:
            return '%04dQ%d' % (year, month // 3 + 1)
        return '%04d-%02d' % (year, month + 1)

    @property
    def chinese(self):
        """The period as Chinese pages name it."""
        year, month = divmod(self.first, 12)
        if self.kind == YEAR:
            return '%d年' % year
        if self.kind == HALF:
            return '%d年%s半年' % (year, '上下'[month // 6])
        if self.kind == QUARTER:
            return '%d年第%s季度' % (year, '一二三四'[month // 3])
        return '%d年%d月' % (year, month + 1)

    def holds(self, other):
        return self.first <= other.first and other.last <= self.last

    def __eq__(self, other):
        return isinstance(other, Period) and (self.kind, self.first) == (other.kind, other.first)

    def __hash__(self):
        return hash((self.kind, self.first))

    def __repr__(self):
        return self.id


def holding(months):
    """Months with the quarters, half-years and years that hold them."""
    return {Period(kind, month // kind * kind) for month in months for kind in KINDS}


def month_of(day):
    return day.year * 12 + day.month - 1

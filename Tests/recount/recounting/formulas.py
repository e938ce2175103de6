"""The formulas of registers and measures: parsed here, asked of one row at a time."""
import datetime
import re
from fractions import Fraction

TOKEN = re.compile(
    r"\s*(?:(?P<text>'[^']*'|\"[^\"]*\")|(?P<day>\d{4}-\d{2}-\d{2})|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<mark>==|!=|<=|>=|[<>()\[\],+*/]|-(?=\s))|(?P<word>[^\s()\[\],<>=!+*/'\"]+))")


def tokens(text):
    found, place = [], 0
    while text[place:].strip():
        match = TOKEN.match(text, place)
        if not match:
            raise ValueError('cannot read the formula: ' + text)
        found.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    return found


class Formula:
    """A parsed formula; `known` says which words are fields, the others are members' ids."""

    def __init__(self, text, is_field, resolve):
        self.tokens, self.place = tokens(text), 0
        self.is_field, self.resolve = is_field, resolve
        self.tree = self.either()
        if self.place != len(self.tokens):
            raise ValueError('cannot read the formula: ' + text)

    def peek(self):
        return self.tokens[self.place][1] if self.place < len(self.tokens) else None

    def take(self, *marks):
        kind_text = self.tokens[self.place] if self.place < len(self.tokens) else (None, None)
        if kind_text[1] in marks and kind_text[0] != 'text':
            self.place += 1
            return kind_text[1]
        return None

    def either(self):
        left = self.both()
        while self.take('or'):
            left = ('or', left, self.both())
        return left

    def both(self):
        left = self.no()
        while self.take('and'):
            left = ('and', left, self.no())
        return left

    def no(self):
        return ('not', self.no()) if self.take('not') else self.comparison()

    def comparison(self):
        left = self.sum()
        mark = self.take('==', '!=', '<=', '>=', '<', '>', 'in')
        if not mark:
            return left
        if mark == 'in' and self.take('['):
            members = []
            while not self.take(']'):
                members.append(self.sum())
                self.take(',')
            return self.typed(('in', left, ('list', members)))
        return self.typed((mark, left, self.sum()))

    def typed(self, tree):
        """Words that are no field beside a field are values of its type."""
        mark, left, right = tree

        def over(side, other):
            if side[0] == 'word' and other[0] == 'field':
                return ('value', self.resolve(other[1], side[1]))
            if side[0] == 'list':
                return ('list', [over(one, other) for one in side[1]])
            return side
        return (mark, over(left, right), over(right, left))

    def sum(self):
        left = self.product()
        while True:
            mark = self.take('+', '-')
            if not mark:
                return left
            left = (mark, left, self.product())

    def product(self):
        left = self.atom()
        while True:
            mark = self.take('*', '/')
            if not mark:
                return left
            left = (mark, left, self.atom())

    def atom(self):
        if self.take('('):
            inner = self.either()
            if not self.take(')'):
                raise ValueError('a bracket is open')
            return inner
        kind, text = self.tokens[self.place]
        self.place += 1
        if kind == 'text':
            return ('word', text[1:-1])
        if kind == 'day':
            return ('value', datetime.date.fromisoformat(text))
        if kind == 'number':
            return ('value', Fraction(text))
        if text == 'empty':
            return ('empty',)
        if text == 'today':
            return ('today',)
        return ('field', text) if self.is_field(text) else ('word', text)

    def value(self, read, today):
        """What the formula comes to; `read` gives the value of a path in the row."""
        return _value(self.tree, read, today)


def _value(tree, read, today):
    mark = tree[0]
    if mark == 'value':
        return tree[1]
    if mark == 'word':
        return tree[1]
    if mark == 'field':
        return read(tree[1])
    if mark == 'today':
        return today
    if mark == 'empty':
        return None
    if mark == 'list':
        return [_value(one, read, today) for one in tree[1]]
    if mark == 'not':
        inner = _value(tree[1], read, today)
        return None if inner is None else not inner
    left, right = _value(tree[1], read, today), _value(tree[2], read, today)
    if mark == 'and':
        if left is False or right is False:
            return False
        return True if left is True and right is True else None
    if mark == 'or':
        if left is True or right is True:
            return True
        return False if left is False and right is False else None
    if mark in ('==', '!='):
        if ('empty',) not in (tree[1], tree[2]) and (left is None or right is None):
            return None
        empty = (None, [])
        same = left in empty if tree[2] == ('empty',) else left == right
        return same if mark == '==' else not same
    if left is None or right is None:
        return None
    if mark == 'in':
        return left in right if isinstance(right, list) else left == right
    if mark in ('<', '<=', '>', '>='):
        return {'<': left < right, '<=': left <= right, '>': left > right, '>=': left >= right}[mark]
    if isinstance(left, datetime.date):
        if isinstance(right, datetime.date):
            return Fraction((left - right).days)
        days = datetime.timedelta(int(right))
        return left + days if mark == '+' else left - days
    if isinstance(right, datetime.date):
        return right + datetime.timedelta(int(left))
    if mark == '+':
        return left + right
    if mark == '-':
        return left - right
    if mark == '*':
        return left * right
    return left / right if right else None

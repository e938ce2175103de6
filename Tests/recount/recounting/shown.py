"""How pages print numbers: rounded once, half up, from the exact value."""
from fractions import Fraction

MISSING = '—'
MINUS = '\u2212'


class Style:
    """The numbers of one language."""

    def __init__(self, language):
        self.language = language
        self.myriads = language == 'zh'
        self.mark = '\u200e' if language == 'ug' else ''
        self.above, self.below = ('＞', '＜') if self.myriads else ('>', '<')
        self.points_word = {'zh': '个百分点'}.get(language)

    @staticmethod
    def scaled(value, digits):
        """Half away from zero, in units of the last digit."""
        value = Fraction(value) * 10 ** digits
        size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
        return -size if value < 0 else size

    @staticmethod
    def pointed(units, digits):
        text = str(abs(units)).rjust(digits + 1, '0')
        whole, part = (text[:-digits], text[-digits:]) if digits else (text, '')
        return '{:,}'.format(int(whole)) + ('.' + part if digits else '')

    def decimal(self, value, digits):
        units = self.scaled(value, digits)
        return (MINUS if units < 0 else '') + self.pointed(units, digits)

    def count(self, value):
        return self.decimal(value, 0)

    def percent_number(self, share, digits):
        units, whole = self.scaled(share, digits + 2), 10 ** (digits + 2)
        if units == whole and share < 1:
            return self.above + self.pointed(whole - 1, digits)
        if units == whole and share > 1:
            return self.above + self.pointed(whole, digits)
        if units == 0 and share > 0:
            return self.below + self.pointed(1, digits)
        return (MINUS if units < 0 else '') + self.pointed(units, digits)

    def money(self, yuan, digits):
        if self.myriads:
            return self.decimal(Fraction(yuan) / 10000, digits)
        return self.decimal(yuan, 0 if Fraction(yuan).denominator == 1 else 2)

    def cell(self, measure, value):
        """A value as tables print it."""
        if measure.kind == 'percent':
            return self.percent_number(value, measure.digits) + '%'
        if measure.kind == 'decimal':
            return self.decimal(value, measure.digits)
        if measure.kind == 'money':
            return self.money(value, measure.digits)
        return self.count(value)

    def reading(self, measure, value):
        """A value as key figures print it, with its unit in Chinese."""
        unit = measure.unit.get('zh', '')
        if measure.kind == 'percent':
            return self.percent_number(value, measure.digits), '%'
        if measure.kind == 'decimal':
            return self.decimal(value, measure.digits), unit
        if measure.kind == 'money':
            return self.money(value, measure.digits), '万元' if self.myriads else unit
        units = self.scaled(value, 0)
        if self.myriads and abs(units) >= 10000:
            return self.decimal(Fraction(units, 10000), 2), '万' + unit
        return self.count(value), unit

    def points(self, difference, digits):
        units = self.scaled(difference, digits + 2)
        sign = '' if difference == 0 else self.mark + (MINUS if difference < 0 else '+')
        if units == 0 and difference != 0:
            return sign + self.below + self.pointed(1, digits)
        return sign + self.pointed(units, digits)

    def comparison(self, measure, value):
        """A change without its unit: points for shares, growth in percent for all else."""
        if measure.kind == 'percent':
            return self.points(value, measure.digits)
        return self.points(value, 1) + '%'

    def changed(self, measure, value):
        """A change with its unit, where the unit is known."""
        text = self.comparison(measure, value)
        return text + self.points_word if measure.kind == 'percent' and self.points_word else text

    def shortest(self, value):
        """As many digits as there are, at most six."""
        for digits in range(7):
            if (Fraction(value) * 10 ** digits).denominator == 1:
                return self.decimal(value, digits)
        return self.decimal(value, 6)


def exact(value):
    """A value in a data file: twelve digits after the point at most."""
    units = Style.scaled(value, 12)
    text = str(abs(units)).rjust(13, '0')
    text = (text[:-12] + '.' + text[-12:]).rstrip('0').rstrip('.')
    return ('-' if units < 0 else '') + text

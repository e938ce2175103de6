"""Counts of few persons: none may be printed, nor be the one unknown of a sum."""
import itertools

from .figures import OK
from .times import HALF, MONTH, QUARTER, YEAR, Period

SHORTER = {YEAR: HALF, HALF: QUARTER, QUARTER: MONTH}


def counts_of(measure, found):
    """The counts of persons that a figure prints or gives away."""
    counts = []
    if found.num is None:
        return counts
    if measure.num.persons or measure.unit.get('zh') == '人':
        if measure.num.adds:
            counts.append(found.num)
        else:
            total = measure.register.rows
            counts.append(sum(total[row][measure.num.fields[0]] or 0 for row in found.rows
                              if measure.num.meets(row)))
    if measure.den and measure.den.persons:
        counts.append(found.den)
        if counts[:-1] and measure.num.adds:
            counts.append(found.den - found.num)
    return counts


def check_small(report, figures, withheld):
    """Looks at every published figure of persons, and at every sum over regions and over time."""
    small = figures.content.small
    for measure in figures.measures.values():
        if not measure.counts_persons:
            if withheld.get(measure.id):
                report.fault('data/measures/%s.csv' % measure.id, 'withheld', 'some', 'none')
            continue
        page, hidden = 'data/measures/%s.csv' % measure.id, withheld[measure.id]
        is_small = {}
        periods = sorted(figures.periods(measure), key=lambda one: (one.kind, one.first))
        spots = [()] + [((dimension, one),) for dimension in sorted(measure.dimensions)
                        for one in figures.axis(measure, dimension).ids
                        if len(figures.axis(measure, dimension).ids) <= 60]
        for period in periods:
            for spot in spots:
                found = figures.figure(measure.id, dict(spot), period)
                counts = counts_of(measure, found)
                is_small[period, spot] = any(0 < one < small for one in counts)
                if (period, spot) not in hidden and counts:
                    place = '%s %s' % (period.id, spot)
                    report.check('counts of persons', page, place, 'shown' if is_small[period, spot]
                                 else 'not small', 'not small')
        years = {period.year for (period, spot), one in is_small.items() if one}
        years |= crossed(figures, measure, {period.year for period, _ in hidden} - years, small)
        for period, spot in hidden:
            if period.year not in years:
                report.fault(page, '%s %s' % (period.id, spot), 'withheld', 'no small count all year')
        if measure.den is None and measure.num.adds:
            check_lines(report, figures, measure, page, hidden, periods)


def crossed(figures, measure, years, small):
    """The years in which a cell of two dimensions counts few persons: its sums are withheld, too."""
    axes = {one: figures.axis(measure, one).ids for one in measure.dimensions}
    found = set()
    for period in figures.periods(measure):
        if period.year not in years - found:
            continue
        for one, other in itertools.combinations(sorted(axes), 2):
            for first, second in itertools.product(axes[one], axes[other]):
                cell = figures.figure(measure.id, {one: first, other: second}, period)
                if any(0 < count < small for count in counts_of(measure, cell)):
                    found.add(period.year)
                    break
    return found


def check_lines(report, figures, measure, page, hidden, periods):
    """No sum may have one unknown part: a reader would take the others from the whole."""
    lines = []
    for period in periods:
        for dimension in measure.dimensions:
            axis = figures.axis(measure, dimension)
            if not (axis.partition and axis.single) or len(axis.ids) > 60:
                continue
            for top in [None, *axis.ids]:
                parts = axis.children(top) if top else [
                    one for one in axis.ids if axis.parents.get(one) is None]
                whole = ((dimension, top),) if top else ()
                lines.append([(period, whole)] + [(period, ((dimension, one),)) for one in parts])
        if measure.is_flow and period.kind in SHORTER:
            shorter = SHORTER[period.kind]
            parts = [Period(shorter, first) for first in range(period.first, period.last, shorter)]
            for dimension in [None, *measure.dimensions]:
                ids = figures.axis(measure, dimension).ids if dimension else [None]
                if len(ids) > 60:
                    continue
                for one in ids:
                    spot = ((dimension, one),) if dimension else ()
                    lines.append([(period, spot)] + [(part, spot) for part in parts])
    for line in lines:
        if len(line) < 2:
            continue
        cells = [figures.figure(measure.id, dict(spot), period) for period, spot in line]
        if cells[0].status != OK or any(one.num is None and one.status != OK for one in cells[1:]):
            continue
        if sum(one.num for one in cells[1:]) != cells[0].num:
            continue
        unknown = [key for key in line if key in hidden]
        report.check('sums around withheld figures', page, '%s %s' % line[0],
                     '1 unknown: %s %s' % unknown[0] if len(unknown) == 1 else 'safe', 'safe')

"""Runs all checks and says what they found."""
from .content import Content
from .data import check_database, check_measure, check_measures, check_registers
from .figures import Figures
from .pages import Pages
from .report import Report
from .small import check_small

# Fewer comparisons than these mean that something was not found, and not that all is well.
LEAST = {
    'figures of measures': 100_000, 'figures of measures in JSON': 300_000, 'figures withheld': 300,
    'counts of persons': 5_000, 'sums around withheld figures': 1_000,
    'cells of registers': 100_000, 'cells of registers in JSON': 100_000,
    'figures of blocks': 2_500, 'counts of blocks': 5_000, 'cells of tables': 4_000,
    'totals of reports': 2_500, 'changes in reports': 5_000, 'places': 1_200, 'movements': 1_500,
    'contributions': 300, 'labels of drawings': 1_200, 'key figures': 80, 'overview': 250,
    'coverage': 100, 'activities': 60, 'days': 350, 'sessions of units': 900, 'units below': 70,
    'figures with a page': 5_000, 'figures in prose': 150, 'profiles': 600, 'reports': 150, 'rows of registers on pages': 4_000, 'facts of units': 150,
}
MOST_SHOWN = 200


def recount(output, content, now, quick, measures=()):
    report = Report()
    figures = Figures(Content(content, now))
    if measures:
        for name in measures:
            check_measure(report, figures, figures.measures[name], output)
        return tell(report, {'figures of measures': 1})
    withheld = check_measures(report, figures, output)
    check_small(report, figures, withheld)
    check_registers(report, figures.content, output)
    if not quick:
        check_database(report, figures, output)
    pages = Pages(report, figures, output)
    pages.run(quick)
    return tell(report, LEAST)


def tell(report, leasts):
    """Prints what was compared and what differs; gives the exit status."""
    for kind, count in sorted(report.counts.items()):
        print('%8d  %s' % (count, kind))
    print('%8d  numbers in all' % sum(report.counts.values()))
    for fault in report.faults[:MOST_SHOWN]:
        print(fault)
    if report.faults:
        print('%d differences' % len(report.faults))
        return 1
    missing = [kind for kind, least in leasts.items() if report.counts[kind] < least]
    if missing:
        print('suspiciously few: ' + ', '.join(missing))
        return 2
    print('every number equals its recomputation')
    return 0

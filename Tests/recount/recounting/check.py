"""Runs all checks and says what they found."""
import os
import sys

from .content import Content
from .data import check_database, check_measures, check_registers
from .figures import Figures
from .pages import Pages
from .report import Report
from .small import check_small

# Fewer comparisons than these mean that something was not found, and not that all is well.
LEAST = {}
MOST_SHOWN = 200


def recount(output, content, now, quick):
    report = Report()
    figures = Figures(Content(content, now))
    withheld = check_measures(report, figures, output)
    check_small(report, figures, withheld)
    check_registers(report, figures.content, output)
    if not quick:
        check_database(report, figures, output)
    pages = Pages(report, figures, output)
    pages.run(quick)
    for kind, count in sorted(report.counts.items()):
        print('%8d  %s' % (count, kind))
    print('%8d  numbers in all' % sum(report.counts.values()))
    for fault in report.faults[:MOST_SHOWN]:
        print(fault)
    if report.faults:
        print('%d differences' % len(report.faults))
        return 1
    missing = [kind for kind, least in LEAST.items() if report.counts[kind] < least]
    if missing:
        print('suspiciously few: ' + ', '.join(missing))
        return 2
    print('every number equals its recomputation')
    return 0

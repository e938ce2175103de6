"""What was checked, and what differs."""
import collections


class Report:
    def __init__(self):
        self.counts = collections.Counter()
        self.faults = []

    def check(self, kind, page, place, shown, wanted):
        """Counts one number; what is shown must equal what was recomputed."""
        self.counts[kind] += 1
        if shown != wanted:
            self.fault(page, place, shown, wanted)
            return False
        return True

    def fault(self, page, place, shown, wanted):
        self.faults.append('%s: %s: shown %s, recomputed %s' % (page, place, shown, wanted))

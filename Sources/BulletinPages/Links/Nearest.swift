/// The name that a mistyped one most resembles.
enum Nearest {
  /// The closest of `names`, at most a third of its length away; ties go to the first in order.
  static func name(to text: String, in names: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars)
    guard !wanted.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let scalars = Array(name.lowercased().unicodeScalars)
      let limit = best.map { $0.distance } ?? max(wanted.count, scalars.count) / 3 + 1
      guard abs(scalars.count - wanted.count) < limit,
        let distance = distance(wanted, scalars, below: limit)
      else { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// The edit distance with transpositions of neighbours, or nil from `limit` on.
  ///
  /// Source: the optimal string alignment distance, one row at a time.
  private static func distance(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], below limit: Int
  ) -> Int? {
    var before: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        next.append(cost)
      }
      if (next.min() ?? 0) >= limit { return nil }
      (before, row) = (row, next)
    }
    return (row.last ?? 0) < limit ? row.last : nil
  }
}

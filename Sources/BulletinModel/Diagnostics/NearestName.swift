/// The known name closest to a misspelt one, for "did you mean"; nil when none is close.
///
/// Close means an edit distance (optimal string alignment over scalars) of at most a third of the
/// longer name, and at least one scalar in common. Ties go to the name that stands first.
///
/// - Complexity: O(names × length²).
public func nearestName(to word: String, in names: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased().unicodeScalars)
  var best: (name: String, distance: Int)?
  for name in names where name != word {
    let candidate = Array(name.lowercased().unicodeScalars)
    let longest = max(wanted.count, candidate.count)
    let limit = max(1, longest / 3)
    guard abs(wanted.count - candidate.count) <= limit, longest > 1 || wanted == candidate else {
      continue
    }
    let distance = editDistance(wanted, candidate)
    if distance <= limit, distance < longest, distance < best?.distance ?? Int.max {
      best = (name, distance)
    }
  }
  return best?.name
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var before: [Int] = []
  var last = Array(0...right.count)
  for (row, one) in left.enumerated() {
    var next = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(
        last[column] + (one == other ? 0 : 1), last[column + 1] + 1, next[column] + 1)
      if row > 0, column > 0, one == right[column - 1], left[row - 1] == other {
        cost = min(cost, before[column - 1] + 1)
      }
      next.append(cost)
    }
    before = last
    last = next
  }
  return last[right.count]
}

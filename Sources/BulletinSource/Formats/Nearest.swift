/// The candidate closest to a word by edits of one character, where it is close enough to mean it:
/// at most a third of the longer one, at least one.
///
/// Shape: ties go to the earlier candidate. Complexity: candidates × length².
func nearest(_ word: String, in candidates: [String]) -> String? {
  let scalars = Array(word.lowercased().unicodeScalars)
  guard !scalars.isEmpty, scalars.count <= 64 else { return nil }
  var best: (distance: Int, word: String)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let limit = max(1, max(scalars.count, other.count) / 3)
    guard !other.isEmpty, abs(other.count - scalars.count) <= limit,
      other.count > 1 || scalars == other
    else { continue }
    let distance = editDistance(scalars, other)
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.word
}

/// The least number of insertions, deletions, replacements and swaps of neighbours.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  var row = last
  for i in 1...max(1, left.count) where i <= left.count {
    row[0] = i
    for j in 1...max(1, right.count) where j <= right.count {
      let same = left[i - 1] == right[j - 1]
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[right.count]
}

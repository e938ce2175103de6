/// The pages that hold a term, in bytes.
///
/// Each page is a varint of the distance from the page before, a varint of twice the number of
/// occurrences, plus one where one is in the title, and for pairs of atoms a varint for the distance
/// of each position from the one before.
struct SearchPostings {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  private let hasPositions: Bool
  private var page = -1
  private var lastPage = -1
  private var occurrences: [Int] = []

  /// Begins without a page.
  init(hasPositions: Bool) { self.hasPositions = hasPositions }

  /// Adds an occurrence; pages rise, and so do positions within a page.
  mutating func add(page: Int, position: Int) {
    if page != self.page {
      finish()
      self.page = page
    }
    occurrences.append(position)
  }

  /// Writes the last page.
  mutating func finish() {
    guard let first = occurrences.first else { return }
    SearchPostings.write(page - lastPage, to: &bytes)
    let isInTitle = first < SearchText.bodyStart
    SearchPostings.write(occurrences.count << 1 | (isInTitle ? 1 : 0), to: &bytes)
    if hasPositions {
      var last = 0
      for position in occurrences {
        SearchPostings.write(position - last, to: &bytes)
        last = position
      }
    }
    lastPage = page
    occurrences.removeAll(keepingCapacity: true)
  }

  /// Forgets everything and begins anew, with the memory that it has.
  mutating func reset() {
    bytes.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    (page, lastPage) = (-1, -1)
  }

  /// Seven bits a byte, the lowest first; the high bit tells that more follow.
  static func write(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt(number)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}

/// Orders texts by their UTF-8 bytes.
///
/// Complexity: O(n) of the shorter text, eight bytes at a time where the two are the same.
public func precedes(_ left: String, _ right: String) -> Bool {
  let isBefore = left.utf8.withContiguousStorageIfAvailable { left in
    right.utf8.withContiguousStorageIfAvailable { precedes($0, behind: left) }
  }
  return (isBefore ?? nil) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
}

extension Array {
  /// The elements by the bytes of a text of each; only numbers are moved while they are compared.
  public func inOrder(of text: (Element) -> String) -> [Element] {
    let texts = map(text)
    return indices.sorted { precedes(texts[$0], texts[$1]) }.map { self[$0] }
  }

  /// The element with a text, where the elements are in order of such texts; nil where there is none.
  ///
  /// Complexity: O(log n) comparisons, as above.
  @inlinable public func element(at wanted: String, in text: (Element) -> String) -> Element? {
    let place = firstPlace { !precedes(text($0), wanted) }
    return place < count && text(self[place]).utf8.elementsEqual(wanted.utf8) ? self[place] : nil
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first place from which on a condition holds, in a list where it never stops holding; the end where it
  /// never does.
  ///
  /// Complexity: O(log n) calls of `holds`; made anew in every room for its own elements, which else are copied
  /// to be asked for.
  @inlinable public func firstPlace(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

private func precedes(
  _ right: UnsafeBufferPointer<UInt8>, behind left: UnsafeBufferPointer<UInt8>
) -> Bool { order(of: UnsafeRawBufferPointer(left), to: UnsafeRawBufferPointer(right)) < 0 }

/// How bytes lie to others: a number below 0 where they come first, 0 where both are the same, else one above.
///
/// Complexity: O(n) of the shorter ones, eight at a time where the two are the same.
public func order(of left: UnsafeRawBufferPointer, to right: UnsafeRawBufferPointer) -> Int {
  let count = min(left.count, right.count)
  var place = 0
  while place + 8 <= count,
    left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      == right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  {
    place += 8
  }
  while place < count {
    if left[place] != right[place] { return Int(left[place]) - Int(right[place]) }
    place += 1
  }
  return left.count - right.count
}

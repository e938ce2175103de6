extension [UInt8] {
  /// Where a part of it stands, each place once.
  func places(of part: [UInt8]) -> [Int] {
    guard let first = part.first else { return [] }
    var found: [Int] = []
    withUnsafeBufferPointer { bytes in
      var place = 0
      while place + part.count <= bytes.count {
        if bytes[place] == first, bytes[place..<(place + part.count)].elementsEqual(part) {
          found.append(place)
        }
        place += 1
      }
    }
    return found
  }

  /// The bytes with a part in the place of another that stands there once; nil where it does not.
  func replacing(_ part: [UInt8], with other: [UInt8]) -> [UInt8]? {
    let found = places(of: part)
    guard found.count == 1 else { return nil }
    var bytes = self
    bytes.replaceSubrange(found[0]..<(found[0] + part.count), with: other)
    return bytes
  }
}

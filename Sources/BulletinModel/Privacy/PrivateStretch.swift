/// What a file to be published holds of a person: a number, or an address down to the door.
public struct PrivateStretch: Sendable, Hashable {
  /// What it is; nil for an address.
  public let number: PersonalNumber.Kind?
  /// How it may be shown: `138****1234`, `和平路*号*单元`.
  public let masked: String
}

/// Every number of a person and address down to the door that readers of a file can put together.
///
/// Markup, entities, percent signs, escapes of JSON, folded lines of calendars and signs without
/// width are looked through, so that `138<b>0013</b>8000` is what it shows. A file that is not text
/// has none.
///
/// - Parameters:
///   - bytes: The whole file.
///   - path: Its path, whose ending tells how it is written.
/// - Returns: Each once, in order; the numbers come first.
///
/// Complexity: two passes over the bytes; only what stands outside of tags is copied, and tags that
/// hold a digit.
public func privateStretches(in bytes: [UInt8], path: String) -> [PrivateStretch] {
  guard let form = TextForm(path: path, bytes) else { return [] }
  var view = ReadableView(capacity: bytes.count)
  bytes.withUnsafeBufferPointer { view.read($0, form) }
  return view.bytes.withUnsafeBufferPointer { stretches(in: $0) }
}

/// Every number of a person and address down to the door in the name of a file.
public func privateStretches(inName path: String) -> [PrivateStretch] {
  Array(path.utf8).withUnsafeBufferPointer { stretches(in: $0) }
}

/// The text with every number of a person masked and every digit of an address to the door.
public func masked(_ text: String) -> String {
  var bytes = Array(text.utf8)
  for address in doorAddresses(in: bytes) {
    bytes.replaceSubrange(address, with: maskedAddress(bytes[address]).utf8)
  }
  for number in personalNumbers(in: text).reversed() {
    bytes.replaceSubrange(number.range, with: number.masked.utf8)
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func stretches(in bytes: UnsafeBufferPointer<UInt8>) -> [PrivateStretch] {
  var runs = DigitRuns(bytes, from: 0)
  var found: [PrivateStretch] = []
  for number in runs.numbers() {
    let stretch = PrivateStretch(number: number.kind, masked: number.masked)
    if !found.contains(stretch) { found.append(stretch) }
  }
  for range in doorAddresses(in: bytes) {
    let stretch = PrivateStretch(number: nil, masked: maskedAddress(bytes[range]))
    if !found.contains(stretch) { found.append(stretch) }
  }
  return found
}

/// Appends text with the five characters escaped that mean something in markup.
@inline(__always)
func appendEscaped(_ text: String, to output: inout [UInt8]) {
  let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
    appendEscaped(UnsafeRawBufferPointer($0), to: &output)
  }
  if isDone == nil {
    Array(text.utf8).withUnsafeBytes { appendEscaped($0, to: &output) }
  }
}

/// Appends UTF-8 with the five characters escaped that mean something in markup.
///
/// Eight bytes are looked at in one go: most text has nothing to escape.
private func appendEscaped(_ text: UnsafeRawBufferPointer, to output: inout [UInt8]) {
  var start = 0
  var index = 0
  while index < text.count {
    if index + 8 <= text.count,
      !needsEscape(text.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    {
      index += 8
      continue
    }
    let end = min(index + 8, text.count)
    while index < end {
      if let reference = characterReference(for: text[index]) {
        append(text, start..<index, to: &output)
        reference.withUTF8Buffer { output.append(contentsOf: $0) }
        start = index + 1
      }
      index += 1
    }
  }
  append(text, start..<text.count, to: &output)
}

@inline(__always)
private func append(
  _ text: UnsafeRawBufferPointer, _ range: Range<Int>, to output: inout [UInt8]
) {
  let bytes = text.assumingMemoryBound(to: UInt8.self)
  output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
}

/// What stands in markup for a character that means something there.
@inline(__always)
private func characterReference(for byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  default: nil
  }
}

/// Tells whether any of eight bytes must be escaped.
///
/// `&` and `'` differ in one bit only, as do `<` and `>`.
@inline(__always)
private func needsEscape(_ bytes: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  func hasByte(_ byte: UInt64, _ bytes: UInt64) -> UInt64 {
    let rest = bytes ^ (ones &* byte)
    return (rest &- ones) & ~rest & (ones &* 0x80)
  }
  return hasByte(0x27, bytes | ones) | hasByte(0x3E, bytes | ones &* 2) | hasByte(0x22, bytes) != 0
}

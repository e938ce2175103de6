/// Appends `text` with the five characters escaped that mean something in markup.
@inline(__always)
func appendEscaped(_ text: String, to output: inout [UInt8]) {
  let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
    appendEscaped($0, to: &output)
  }
  if isDone == nil { appendEscaped(Array(text.utf8), to: &output) }
}

/// Appends UTF-8 bytes with the five characters escaped that mean something in markup.
func appendEscaped(_ text: [UInt8], to output: inout [UInt8]) {
  text.withUnsafeBufferPointer { appendEscaped($0, to: &output) }
}

/// Appends UTF-8 bytes with the five characters escaped that mean something in markup.
func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var start = 0
  for index in text.indices {
    guard let escape = MarkupEscape(text[index]) else { continue }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
    escape.append(to: &output)
    start = index + 1
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
}

/// One of the characters that text in markup must not hold.
private struct MarkupEscape {
  private let reference: StaticString

  @inline(__always)
  init?(_ byte: UInt8) {
    guard byte <= 0x3E else { return nil }
    switch byte {
    case UInt8(ascii: "&"): reference = "&amp;"
    case UInt8(ascii: "<"): reference = "&lt;"
    case UInt8(ascii: ">"): reference = "&gt;"
    case UInt8(ascii: "\""): reference = "&quot;"
    case UInt8(ascii: "'"): reference = "&#39;"
    default: return nil
    }
  }

  func append(to output: inout [UInt8]) {
    reference.withUTF8Buffer { output.append(contentsOf: $0) }
  }
}

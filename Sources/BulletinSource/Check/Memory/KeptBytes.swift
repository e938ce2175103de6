import BulletinModel

/// Writes values one after the other, for `KeptReader` to read in the same order.
///
/// The form is the program's own and no other version reads it.
struct KeptWriter {
  private(set) var bytes: [UInt8] = []
  /// The file whose places need not name it.
  private let file: String

  init(file: String) { self.file = file }

  /// Makes room for as many bytes.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      add(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func add(_ part: [UInt8]) {
    add(part.count)
    bytes += part
  }

  mutating func add(raw part: [UInt8]) { bytes += part }

  /// Adds numbers of one size as they stand in memory: what is kept does not leave the machine.
  mutating func add<Word: BitwiseCopyable>(words: [Word]) {
    add(words.count)
    words.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func add<Value>(_ value: Value?, _ write: (inout KeptWriter, Value) -> Void) {
    add(value != nil)
    if let value { write(&self, value) }
  }

  mutating func add<Value>(
    _ values: some Collection<Value>, _ write: (inout KeptWriter, Value) -> Void
  ) {
    add(values.count)
    for value in values { write(&self, value) }
  }

  mutating func add(_ text: String?) { add(text) { $0.add($1) } }

  mutating func add(_ number: Int?) { add(number) { $0.add($1) } }

  mutating func add(_ texts: [String]) { add(texts) { $0.add($1) } }

  mutating func add(_ value: some RawRepresentable<String>) { add(value.rawValue) }

  mutating func add(_ span: SourceSpan) {
    add(span.file == file)
    if span.file != file { add(span.file) }
    add(span.start.line)
    add(span.start.column)
    add(span.end.line - span.start.line)
    add(span.end.column)
  }
}

/// Tells that bytes are not what a `KeptWriter` wrote.
struct KeptDamage: Error {}

/// Reads values in the order in which a `KeptWriter` wrote them.
struct KeptReader {
  private let source: UnsafeRawBufferPointer
  private var place: Int
  private let file: String

  /// Begins at a place; the bytes must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer, at place: Int = 0, file: String) {
    source = bytes
    self.place = place
    self.file = file
  }

  private mutating func byte() throws(KeptDamage) -> UInt8 {
    guard place < source.count else { throw KeptDamage() }
    defer { place += 1 }
    return source[place]
  }

  mutating func number() throws(KeptDamage) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = try byte()
      guard shift < UInt.bitWidth else { throw KeptDamage() }
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  /// How many things follow; each takes a byte at least.
  mutating func count() throws(KeptDamage) -> Int {
    let count = try number()
    guard count >= 0, count <= source.count - place else { throw KeptDamage() }
    return count
  }

  mutating func flag() throws(KeptDamage) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw KeptDamage()
    }
  }

  /// Passes over a part, and tells where it stands.
  mutating func skip() throws(KeptDamage) -> Range<Int> {
    let count = try count()
    defer { place += count }
    return place..<(place + count)
  }

  private mutating func part() throws(KeptDamage) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: source[try skip()])
  }

  mutating func text() throws(KeptDamage) -> String { String(decoding: try part(), as: UTF8.self) }

  mutating func words<Word: BitwiseCopyable>() throws(KeptDamage) -> [Word] {
    let count = try number()
    let size = count.multipliedReportingOverflow(by: MemoryLayout<Word>.stride)
    guard count >= 0, !size.overflow, size.partialValue <= source.count - place else {
      throw KeptDamage()
    }
    defer { place += size.partialValue }
    return [Word](unsafeUninitializedCapacity: count) { buffer, filled in
      if count > 0 {
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[place..<(place + size.partialValue)]))
      }
      filled = count
    }
  }

  mutating func optional<Value>(
    _ read: (inout KeptReader) throws(KeptDamage) -> Value
  ) throws(KeptDamage) -> Value? {
    try flag() ? try read(&self) : nil
  }

  mutating func list<Value>(
    _ read: (inout KeptReader) throws(KeptDamage) -> Value
  ) throws(KeptDamage) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  mutating func textIfAny() throws(KeptDamage) -> String? {
    try optional { reader throws(KeptDamage) in try reader.text() }
  }

  mutating func numberIfAny() throws(KeptDamage) -> Int? {
    try optional { reader throws(KeptDamage) in try reader.number() }
  }

  mutating func texts() throws(KeptDamage) -> [String] {
    try list { reader throws(KeptDamage) in try reader.text() }
  }

  mutating func value<Value: RawRepresentable<String>>(
    _ type: Value.Type = Value.self
  ) throws(KeptDamage) -> Value {
    guard let value = Value(rawValue: try text()) else { throw KeptDamage() }
    return value
  }

  mutating func span() throws(KeptDamage) -> SourceSpan {
    let name = try flag() ? file : try text()
    let start = SourcePosition(line: try number(), column: try number())
    let lines = try number()
    let column = try number()
    return SourceSpan(
      file: name, start: start, end: SourcePosition(line: start.line &+ lines, column: column))
  }
}

import BulletinModel

/// A stretch of prose on one source line, as the reader will see it: markup is left out.
///
/// The runs of one block stand in reading order; runs of neighbouring lines or around markup touch.
struct ProseRun: Sendable {
  /// The text in UTF-8.
  let text: ArraySlice<UInt8>
  /// The 1-based line in the file.
  let line: Int
  /// The 1-based UTF-8 column of the first byte.
  let column: Int
}

/// The prose of one block as scalars, each with its place in the file.
struct ProseBlock: Sendable {
  /// The scalars in reading order.
  private(set) var scalars: [UInt32] = []
  private var lines: [Int32] = []
  private var columns: [Int32] = []

  /// Decodes the runs of one block.
  init(_ runs: [ProseRun]) {
    let size = runs.reduce(0) { $0 + $1.text.count }
    scalars.reserveCapacity(size / 2)
    lines.reserveCapacity(size / 2)
    columns.reserveCapacity(size / 2)
    for run in runs {
      var column = Int32(run.column)
      var decoder = UTF8()
      var bytes = run.text.makeIterator()
      decoding: while true {
        switch decoder.decode(&bytes) {
        case .scalarValue(let scalar):
          scalars.append(scalar.value)
          lines.append(Int32(run.line))
          columns.append(column)
          column += Int32(UTF8.width(scalar))
        case .emptyInput: break decoding
        case .error: column += 1
        }
      }
    }
  }

  /// Where the scalars of a range stand; a range over several lines ends with its first line.
  func span(_ range: Range<Int>, file: String) -> SourceSpan {
    let line = Int(lines[range.lowerBound])
    let start = Int(columns[range.lowerBound])
    var end = start
    for index in range where Int(lines[index]) == line {
      end = Int(columns[index]) + width(scalars[index])
    }
    return SourceSpan(file: file, line: line, column: start, length: end - start)
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String {
    var output = ""
    for value in scalars[range] {
      if let scalar = Unicode.Scalar(value) { output.unicodeScalars.append(scalar) }
    }
    return output
  }

  /// Tells whether a word stands at a place.
  func has(_ word: [UInt32], at index: Int) -> Bool {
    index >= 0 && index + word.count <= scalars.count
      && scalars[index..<index + word.count].elementsEqual(word)
  }

  private func width(_ value: UInt32) -> Int {
    value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
  }
}

/// The scalar values of a word.
func scalarValues(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }

/// Tells whether a scalar is a Han character.
func isHan(_ value: UInt32) -> Bool {
  (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value)
    || (0xF900...0xFAFF).contains(value) || (0x20000...0x3FFFD).contains(value) || value == 0x3007
}

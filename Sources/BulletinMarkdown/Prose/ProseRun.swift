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
  /// Where a run begins among the scalars, and in the file.
  private struct Start {
    let scalar: Int
    let offset: Int
    let line: Int
    let column: Int
  }

  /// The scalars in reading order.
  private(set) var scalars: [UInt32] = []
  /// How many bytes of the block stand before each scalar.
  private var offsets: [UInt32] = []
  private var starts: [Start] = []

  /// Decodes the runs of one block.
  init(_ runs: [ProseRun]) {
    let size = runs.reduce(0) { $0 + $1.text.count }
    scalars.reserveCapacity(size / 2)
    offsets.reserveCapacity(size / 2)
    var offset = 0
    for run in runs {
      starts.append(
        Start(scalar: scalars.count, offset: offset, line: run.line, column: run.column))
      run.text.withUnsafeBufferPointer { text in
        var index = 0
        while index < text.count {
          let (value, length) = text.scalar(at: index)
          scalars.append(value)
          offsets.append(UInt32(truncatingIfNeeded: offset + index))
          index += length
        }
      }
      offset += run.text.count
    }
  }

  /// Where the scalars of a range stand; a range over several lines ends with its first line.
  func span(_ range: Range<Int>, file: String) -> SourceSpan {
    var run = run(of: range.lowerBound)
    let line = starts[run].line
    let start = column(of: range.lowerBound, in: run)
    var end = start
    var last = range.lowerBound
    while last < range.upperBound, starts[run].line == line {
      let next = run + 1 < starts.count ? starts[run + 1].scalar : scalars.count
      last = min(next, range.upperBound)
      if last > starts[run].scalar {
        end = column(of: last - 1, in: run) + width(scalars[last - 1])
      }
      guard run + 1 < starts.count else { break }
      run += last == next ? 1 : 0
    }
    return SourceSpan(file: file, line: line, column: start, length: max(end - start, 0))
  }

  private func column(of scalar: Int, in run: Int) -> Int {
    starts[run].column + Int(offsets[scalar]) - starts[run].offset
  }

  /// The index of the run that a scalar stands in.
  private func run(of scalar: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle].scalar <= scalar { low = middle } else { high = middle }
    }
    return low
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

/// A place in a source file: 1-based line and 1-based UTF-8 column.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The 1-based line; in a ledger, the row as a spreadsheet numbers it.
  public let line: Int
  /// The 1-based column, counted in UTF-8 bytes.
  public let column: Int

  /// Makes a position from a 1-based line and UTF-8 column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as they are read.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of one source file; `end` is exclusive and may equal `start`.
public struct SourceSpan: Sendable, Hashable {
  /// The file's path relative to the site folder, with `/` separators.
  public let file: String
  /// Where the stretch begins.
  public let start: SourcePosition
  /// The position just after the stretch.
  public let end: SourcePosition

  /// Makes a span over a half-open stretch of `file`.
  public init(file: String, start: SourcePosition, end: SourcePosition) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// Makes a span at one place, `length` UTF-8 bytes long on one line.
  public init(file: String, line: Int, column: Int, length: Int = 0) {
    self.init(
      file: file,
      start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: column + length))
  }

  /// Makes a span for a file as a whole.
  public static func whole(_ file: String) -> SourceSpan {
    SourceSpan(file: file, line: 1, column: 1)
  }
}

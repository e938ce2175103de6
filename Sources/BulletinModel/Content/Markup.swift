/// Finished markup in UTF-8, in memory or on a shelf outside it.
public struct Markup: Sendable {
  private enum Place {
    case memory([UInt8])
    case shelf(any MarkupShelf, Range<Int>)
  }

  private let place: Place

  /// Takes markup that stays in memory.
  public init(_ bytes: [UInt8]) { place = .memory(bytes) }

  /// Puts markup on a shelf; it stays in memory where the shelf takes no more.
  public init(_ bytes: [UInt8], on shelf: any MarkupShelf) {
    place = shelf.put(bytes).map { .shelf(shelf, $0) } ?? .memory(bytes)
  }

  /// Names markup that lies on a shelf already.
  public init(at range: Range<Int>, on shelf: any MarkupShelf) { place = .shelf(shelf, range) }

  /// Tells whether the bytes are in memory.
  public var isInMemory: Bool {
    if case .memory = place { true } else { false }
  }

  /// The bytes; read anew each time where they are on a shelf.
  public var bytes: [UInt8] {
    switch place {
    case .memory(let bytes): bytes
    case .shelf(let shelf, let range): shelf.bytes(range)
    }
  }

  /// How many bytes there are.
  public var count: Int {
    switch place {
    case .memory(let bytes): bytes.count
    case .shelf(_, let range): range.count
    }
  }

  /// Tells whether there is no markup.
  public var isEmpty: Bool { count == 0 }
}

extension Markup: Hashable {
  /// Tells whether the bytes are the same, wherever they lie.
  public static func == (left: Markup, right: Markup) -> Bool { left.bytes == right.bytes }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// Where markup lies until somebody prints it, so that memory does not grow with the sum of all texts.
public protocol MarkupShelf: AnyObject, Sendable {
  /// Takes bytes in.
  ///
  /// - Returns: Where they lie; nil where the shelf takes no more.
  func put(_ bytes: [UInt8]) -> Range<Int>?

  /// The bytes at a place that `put` gave; none where they cannot be read any more, which whoever made the
  /// shelf has to ask for.
  func bytes(_ range: Range<Int>) -> [UInt8]
}

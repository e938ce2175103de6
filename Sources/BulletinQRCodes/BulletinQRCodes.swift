import CQRCode

// The QR code room turns an address into the picture that a telephone reads.
//
// Its door is `QRCode`.

/// Why a text has no QR code.
public enum QRCodeFailure: Error, Sendable, Hashable {
  /// The text has more bytes than a code that prints well may hold.
  case tooLong(bytes: Int, capacity: Int)
  /// The text is empty or holds a NUL, which the standard's readers drop.
  case unusable
  /// The library refused.
  case library
}

/// A text as a square of dark and light modules, as ISO/IEC 18004 draws it.
///
/// Error correction is M: a seventh of the code may be soiled or torn. The same text always gives
/// the same square.
public struct QRCode: Sendable, Hashable {
  /// How many bytes a text may have; the code is 117 modules wide then and still prints well.
  public static let capacity = 997

  /// How many light modules stand around the code, as the standard asks.
  public static let quietZone = 4

  /// How many modules wide and high the code is, without the quiet zone.
  public let size: Int

  /// The modules row by row; true is dark.
  private let modules: [Bool]

  /// Encodes a text.
  ///
  /// - Parameter text: The text, at most `capacity` bytes of UTF-8.
  /// - Throws: `QRCodeFailure` for a text that is too long, empty or holds a NUL.
  public init(_ text: String) throws(QRCodeFailure) {
    let bytes = text.utf8.count
    guard bytes <= QRCode.capacity else {
      throw .tooLong(bytes: bytes, capacity: QRCode.capacity)
    }
    guard bytes > 0, !text.utf8.contains(0) else { throw .unusable }
    // The library changes to a denser alphabet for stretches of digits, capitals and `%`.
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
      throw .library
    }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { throw .library }
    size = width
    modules = (0..<(width * width)).map { data[$0] & 1 == 1 }
  }

  /// Tells whether the module in a row and column is dark; the quiet zone is outside and light.
  public subscript(row: Int, column: Int) -> Bool {
    guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
    return modules[row * size + column]
  }
}

import Foundation

/// A folder written as text: each file after a line `-- path --`, with marked places.
///
/// The marks 1️⃣ to 9️⃣ are taken out of the text, and what follows them keeps its place:
/// ```
/// -- content/news/2025-08-15-稿件.md --
/// ---
/// 1️⃣kikcer: 东城区
/// ---
/// ```
/// After the path may stand ` | ` and how the bytes are made: `gb18030`, `base64`, `photo` and
/// `photo-exif` (the text is `1600x1067`). Other words are kept for the caller in `forms`.
public struct FolderLiteral: Sendable {
  /// A marked place, 1-based, counted in UTF-8.
  public struct Mark: Sendable, Hashable {
    /// The file.
    public let file: String
    /// The line.
    public let line: Int
    /// The column.
    public let column: Int
  }

  /// The bytes of each file.
  public private(set) var files: [String: [UInt8]] = [:]
  /// The paths in the order in which they were written.
  public private(set) var paths: [String] = []
  /// The marked places by number.
  public private(set) var marks: [Int: Mark] = [:]
  /// How a file is to be made, where the literal says so.
  public private(set) var forms: [String: String] = [:]

  /// Reads a literal; text before the first path is passed over.
  public init(_ literal: String) {
    var path: String?
    var form: String?
    var text = ""
    for line in literal.split(separator: "\n", omittingEmptySubsequences: false) {
      if let header = FolderLiteral.header(line) {
        if let path { add(path, form, text) }
        (path, form, text) = (header.path, header.form, "")
      } else {
        text += "\(line)\n"
      }
    }
    guard let path else { return }
    if text.hasSuffix("\n") { text.removeLast() }
    add(path, form, text)
  }

  private static func header(_ line: Substring) -> (path: String, form: String?)? {
    guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 else { return nil }
    let parts = line.dropFirst(3).dropLast(3).components(separatedBy: " | ")
    return (parts[0], parts.count > 1 ? parts[1] : nil)
  }

  private mutating func add(_ path: String, _ form: String?, _ marked: String) {
    if files[path] == nil { paths.append(path) }
    forms[path] = form
    let text = unmarked(marked, path)
    files[path] =
      switch form {
      case "gb18030":
        [UInt8](text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
      case "base64": [UInt8](Data(base64Encoded: text.filter { !$0.isWhitespace }) ?? Data())
      case "photo": SamplePhoto.bytes(text, path: path, withMetadata: false)
      case "photo-exif": SamplePhoto.bytes(text, path: path, withMetadata: true)
      default: Array(text.utf8)
      }
  }

  private mutating func unmarked(_ text: String, _ path: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var output = String.UnicodeScalarView()
    var (line, column, place) = (1, 1, 0)
    while place < scalars.count {
      let scalar = scalars[place]
      if place + 2 < scalars.count, ("1"..."9").contains(scalar),
        scalars[place + 1] == "\u{FE0F}", scalars[place + 2] == "\u{20E3}"
      {
        marks[Int(scalar.value) - 48] = Mark(file: path, line: line, column: column)
        place += 3
        continue
      }
      output.append(scalar)
      (line, column) =
        scalar == "\n" ? (line + 1, 1) : (line, column + UTF8.width(scalar))
      place += 1
    }
    return String(output)
  }
}

/// The files of a folder written as text; see `FolderLiteral`.
public func folder(_ literal: String) -> [String: [UInt8]] {
  FolderLiteral(literal).files
}

/// The head of a picture file: enough to be measured, nothing to be seen.
enum SamplePhoto {
  /// Makes a PNG or JPEG by the path's ending from a text such as `1600x1067`.
  static func bytes(_ text: String, path: String, withMetadata: Bool) -> [UInt8] {
    let sides = text.split { !$0.isNumber }.compactMap { Int($0) }
    let (width, height) = (sides.first ?? 1, sides.dropFirst().first ?? 1)
    return path.lowercased().hasSuffix(".png")
      ? png(width, height) : jpeg(width, height, withMetadata)
  }

  private static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0, 0, 0, 0, 0]
      + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
  }

  private static func jpeg(_ width: Int, _ height: Int, _ withMetadata: Bool) -> [UInt8] {
    // One directory with one entry: the maker of the camera.
    let exif =
      Array("Exif\0\0MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1]
      + [1, 0x0F, 0, 2, 0, 0, 0, 4] + Array("abc\0".utf8) + [0, 0, 0, 0]
    let metadata = withMetadata ? [0xFF, 0xE1] + big(exif.count + 2, 2) + exif : []
    let frame =
      [0xFF, 0xC0, 0, 17, 8] + big(height, 2) + big(width, 2)
      + [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]
    return [0xFF, 0xD8] + metadata + frame + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0xFF, 0xD9]
  }

  private static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
  }
}

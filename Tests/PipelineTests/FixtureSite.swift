import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// A site written as one text: files behind `-- path --` lines, wrong places behind `1️⃣`.
///
/// A directive may follow the path: `-- path | gb18030 --`, `base64`, `photo`, `photo-exif`
/// and `photo-heavy` (width × height), `symlink` (the target), `drop-first-key` (of the file that stands).
struct FixtureSite {
  /// A marked place: 1-based line and UTF-8 column.
  struct Place: Hashable {
    let file: String
    let line: Int
    let column: Int
  }

  static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Golden").path
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  let folder: TemporaryFolder
  private(set) var places: [Place] = []

  /// Makes a site folder with the shipped theme and nothing else.
  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: "\(FixtureSite.repository)/templates", toPath: folder.path("templates"))
  }

  /// Makes the site below the fixtures of all faults, with the files of a text over it.
  static func onBase(_ text: String = "") throws -> FixtureSite {
    var site = try FixtureSite()
    try site.add(try String(contentsOfFile: "\(golden)/faults/base.txt", encoding: .utf8))
    try site.add(text)
    return site
  }

  /// The way from the site to its pages, as of a day; the folder lasts as long as the site.
  func pipeline(
    on day: String = "2025-09-01", asking: (inout BuildRequest) -> Void = { _ in }
  ) throws -> Pipeline {
    var request = BuildRequest(
      siteFolder: folder.path, now: .local(try #require(Moment(day)).value), workers: 2)
    asking(&request)
    return Pipeline(request: request)
  }

  /// What stands before pages are written, as of a day.
  func prepare(
    on day: String = "2025-09-01", asking: (inout BuildRequest) -> Void = { _ in }
  ) async throws -> Checked<Pipeline.Prepared> {
    try await pipeline(on: day, asking: asking).prepare()
  }

  /// Writes the files of a text, over those that stand; `rename` may move them.
  mutating func add(_ text: String, rename: (String) -> String = { $0 }) throws {
    var name: String?
    var directive = ""
    var content: [Substring] = []
    func flush(_ site: inout FixtureSite) throws {
      guard let name else { return }
      let text = content.map { "\($0)\n" }.joined()
      try site.write(text, to: rename(name), directive: directive)
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        try flush(&self)
        let parts = line.dropFirst(3).dropLast(3).split(separator: "|")
        name = parts[0].trimmingCharacters(in: .whitespaces)
        directive = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        content = []
      } else {
        content.append(line)
      }
    }
    try flush(&self)
  }

  private mutating func write(_ text: String, to name: String, directive: String) throws {
    switch directive {
    case "": try folder.write(unmarked(text, in: name), to: name)
    case "gb18030":
      let encoding = String.Encoding(rawValue: 0x8000_0632)
      let data = try #require(unmarked(text, in: name).data(using: encoding))
      try folder.write([UInt8](data), to: name)
    case "base64":
      let joined = text.split(separator: "\n").joined()
      try folder.write([UInt8](try #require(Data(base64Encoded: joined))), to: name)
    case "photo", "photo-exif", "photo-heavy":
      let size = text.split { !$0.isNumber }.compactMap { Int($0) }
      var bytes = photo(width: size[0], height: size[1], hasEXIF: directive == "photo-exif")
      // Coded data of a megabyte and more, that nobody decodes.
      let weight = directive == "photo-heavy" ? 1_200_000 : 0
      bytes.insert(contentsOf: repeatElement(7, count: weight), at: bytes.count - 2)
      try folder.write(bytes, to: name)
    case "symlink":
      try folder.write("", to: name)
      try FileManager.default.removeItem(atPath: folder.path(name))
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(name), withDestinationPath: String(text.dropLast()))
    case "drop-first-key":
      let lines = try folder.text(name).split(separator: "\n", omittingEmptySubsequences: false)
      let first = try #require(lines.firstIndex { $0.hasPrefix("  ") && $0.contains(":") })
      var kept = lines
      kept.remove(at: first)
      try folder.write(kept.joined(separator: "\n"), to: name)
    default: Issue.record("unknown directive \(directive)")
    }
  }

  private mutating func unmarked(_ text: String, in name: String) -> String {
    let mark = "1️⃣"
    for (number, line) in text.components(separatedBy: "\n").enumerated() {
      guard let range = line.range(of: mark) else { continue }
      let column = line[..<range.lowerBound].utf8.count + 1
      places.append(Place(file: name, line: number + 1, column: column))
    }
    return text.replacingOccurrences(of: mark, with: "")
  }

  /// The smallest JPEG with a size: markers only, as a header reader sees it.
  private func photo(width: Int, height: Int, hasEXIF: Bool) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    bytes += [0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + [0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
    if hasEXIF {
      let exif =
        Array("Exif".utf8) + [0, 0] + Array("II".utf8) + [42, 0, 8, 0, 0, 0]
        + [1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
      bytes += [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
    }
    bytes += [0xFF, 0xC0, 0, 11, 8]
    bytes += [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
    bytes += [1, 1, 0x11, 0]
    bytes += [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0, 0xFF, 0xD9]
    return bytes
  }
}

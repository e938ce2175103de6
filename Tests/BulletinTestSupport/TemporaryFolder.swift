import Foundation
import Testing

/// A folder of its own for one test, removed with the value.
public final class TemporaryFolder: Sendable {
  /// The absolute path.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    let base = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    path = base.path
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      Issue.record("cannot remove \(path): \(error)")
    }
  }

  /// The absolute path of a file below the folder.
  public func path(_ name: String) -> String { name == "." ? path : "\(path)/\(name)" }

  /// Tells whether anything stands at a name.
  public func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Writes the settings of a small site in Chinese.
  ///
  /// - Parameters:
  ///   - more: What the settings say besides, as lines of YAML.
  ///   - file: Where they are.
  /// - Throws: What the system says when the file cannot be written.
  public func writeSettings(_ more: String = "", to file: String = "content/site.yml") throws {
    try write(
      "title: 测试简报\nbase_url: https://test.example.org/\nlanguages: [zh-Hans]\n"
        + "time_zone: Asia/Shanghai\nfooter: {organiser: 测试办公室}\n" + more,
      to: file)
  }

  /// Writes a file and the folders above it.
  public func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file and the folders above it.
  public func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Writes a program that can be run.
  ///
  /// Another process writes it: whatever this one starts meanwhile would hold it open for a moment,
  /// and a program that is open for writing cannot be started.
  public func writeProgram(_ text: String, to name: String) throws {
    try write(text, to: "\(name).text")
    let made = try Tool.run("/usr/bin/install", ["-m", "755", path("\(name).text"), path(name)])
    try #require(made.status == 0, "\(made.output)")
  }

  /// The text of a file.
  public func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Every file below the folder by relative path, with its bytes.
  public func files(below name: String = ".") throws -> [String: [UInt8]] {
    try TemporaryFolder.files(at: path(name))
  }

  /// Every file below any folder by relative path, with its bytes.
  public static func files(at root: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for entry in try FileManager.default.subpathsOfDirectory(atPath: root) {
      let url = URL(fileURLWithPath: "\(root)/\(entry)")
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      files[entry] = [UInt8](try Data(contentsOf: url))
    }
    return files
  }
}

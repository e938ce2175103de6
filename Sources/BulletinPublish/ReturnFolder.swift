import BulletinModel

/// A folder of ledgers that are given back to be mended.
///
/// Nothing is written over but what an earlier run wrote and nobody has touched since; what that run
/// wrote and this one does not is removed. The folder's own record says what that is.
public struct ReturnFolder: Sendable {
  private static let record = ".bulletin-return"
  private let folder: String
  private let site: String

  /// Names the folder; it need not exist.
  ///
  /// - Parameters:
  ///   - folder: Where the ledgers go, each below its own path.
  ///   - site: The site folder, in which nothing may be written.
  /// - Throws: `PublishFailure` when the folder lies in the site.
  public init(_ folder: String, site: String) throws(PublishFailure) {
    var path = folder[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.folder = FileSystem.resolved(String(path))
    self.site = FileSystem.resolved(site)
    try refuseSite(self.folder)
  }

  /// Writes the ledgers as a whole: where one of them may not be written, none is.
  ///
  /// - Parameter files: The ledgers by their paths below the folder.
  /// - Throws: `PublishFailure` with the path and the system's error, or with the files in the way.
  public func write(_ files: [(path: String, bytes: [UInt8])]) throws(PublishFailure) {
    let earlier = try earlierRecord()
    let isOwn = { (path: String) throws(PublishFailure) in
      guard let known = earlier[path], FileSystem.isFile("\(folder)/\(path)"),
        let bytes = try FileSystem.contents(of: "\(folder)/\(path)")
      else { return false }
      return known.contains(contentMark(of: bytes))
    }
    try refuseOthers(files.map(\.path), isOwn)
    let marks = files.map { ($0.path, contentMark(of: $0.bytes)) }
    // Should a run be cut short, the next one knows the files of both.
    try writeRecord(marks + earlier.flatMap { path, marks in marks.map { (path, $0) } })
    for (path, bytes) in files { try replace("\(folder)/\(path)", with: bytes) }
    let written = Set(files.map(\.path))
    for path in earlier.keys.sorted(by: precedes) where !written.contains(path) {
      if try isOwn(path) { try FileSystem.removeTree("\(folder)/\(path)") }
    }
    try writeRecord(marks)
  }

  // MARK: What may be written

  private func refuseSite(_ path: String) throws(PublishFailure) {
    if path == site || path.hasPrefix(site == "/" ? "/" : site + "/") {
      throw .insideSite(folder: path)
    }
  }

  private func refuseOthers(
    _ paths: [String], _ isOwn: (String) throws(PublishFailure) -> Bool
  ) throws(PublishFailure) {
    var others: [String] = []
    for path in paths {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
        throw .unusablePath(path)
      }
      // A link below the folder may lead back into the site.
      try refuseSite(
        FileSystem.resolved(([folder] + parts.dropLast().map(String.init)).joined(separator: "/")))
      if FileSystem.exists("\(folder)/\(path)"), !(try isOwn(path)) { others.append(path) }
    }
    if !others.isEmpty { throw .notItsOwn(folder: folder, files: Array(others.prefix(5))) }
  }

  // MARK: The record

  /// For each path the marks of what was written there.
  private func earlierRecord() throws(PublishFailure) -> [String: Set<String>] {
    guard let bytes = try FileSystem.contents(of: "\(folder)/\(ReturnFolder.record)") else {
      return [:]
    }
    var marks: [String: Set<String>] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      if parts.count == 2 { marks[parts[1], default: []].insert(parts[0]) }
    }
    return marks
  }

  private func writeRecord(_ marks: [(String, String)]) throws(PublishFailure) {
    let lines = Set(marks.map { "\($1) \($0)\n" }).sorted(by: precedes)
    try replace("\(folder)/\(ReturnFolder.record)", with: Array(lines.joined().utf8))
  }

  /// Writes a file beside its place and moves it there in one step.
  private func replace(_ path: String, with bytes: [UInt8]) throws(PublishFailure) {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    try FileSystem.makeFolder(String(path[..<slash]))
    let part = "\(path[..<slash])/.\(path[slash...].dropFirst()).bulletin-part"
    try FileSystem.removeTree(part)
    try FileSystem.write(bytes, to: part)
    try FileSystem.move(part, to: path)
  }
}

/// A mark by which the bytes of a file are known again: their hash and their number.
func contentMark(of bytes: [UInt8]) -> String {
  "\(String(StableHash(bytes).value, radix: 16))-\(bytes.count)"
}

import BulletinPrograms

/// Makes compressed companions of files, `.gz` and where there is brotli `.br`, by other programs.
///
/// What was made once is kept by the hash of the file, so that only what is new costs time.
public struct Press: Sendable {
  /// A program with the ending of what it makes.
  private struct Method: Sendable {
    let program: Program
    let ending: String
    let arguments: [String]
  }

  private static let endings: Set<Substring> = [
    "html", "css", "js", "json", "svg", "xml", "csv", "txt", "ics",
  ]
  private static let smallest = 256
  /// How many files one call of a program takes.
  private static let batch = 200

  private let methods: [Method]
  private let cache: String
  private let tools: ReleaseTools

  /// Looks for the programs.
  ///
  /// - Parameters:
  ///   - cache: The folder in which what was made is kept.
  ///   - tools: The programs of this machine.
  public init(cache: String, tools: ReleaseTools) {
    self.cache = cache
    self.tools = tools
    var methods: [Method] = []
    if let gzip = tools.program("gzip") {
      // Without name and time, the same bytes give the same bytes.
      methods.append(
        Method(program: gzip, ending: "gz", arguments: ["-n", "-9", "-k", "-f", "--"]))
    }
    if let brotli = tools.program("brotli") {
      methods.append(
        Method(program: brotli, ending: "br", arguments: ["-q", "9", "-k", "-f", "-n", "--"]))
    }
    self.methods = methods
  }

  /// The endings that companions have on this machine.
  public var companions: [String] { methods.map(\.ending) }

  /// Puts companions beside the files that gain by it.
  ///
  /// - Returns: The paths of the companions.
  func makeCompanions(of site: Manifest, in folder: String) async throws(ReleaseFailure)
    -> [String]
  {
    let files = site.entries.filter(Press.isPressed)
    var made: [String] = []
    for method in methods {
      let shelf = "\(cache)/\(method.ending)"
      try await fill(shelf, with: files, in: folder, by: method)
      made += try onDisk { () throws(PublishFailure) in
        var paths: [String] = []
        for file in files {
          let path = "\(file.path).\(method.ending)"
          let kept = "\(shelf)/\(file.digest)"
          // A companion that is no smaller would only cost the reader time.
          guard let size = FileSystem.size(of: kept), size < file.size,
            !FileSystem.exists("\(folder)/\(path)")
          else { continue }
          if !FileSystem.link(kept, to: "\(folder)/\(path)") {
            try FileSystem.copy(kept, to: "\(folder)/\(path)")
          }
          paths.append(path)
        }
        return paths
      }
      try forget(shelf, except: Set(files.map(\.digest)))
    }
    return made
  }

  private static func isPressed(_ file: Manifest.Entry) -> Bool {
    guard file.size > smallest, let dot = file.path.lastIndex(of: ".") else { return false }
    return endings.contains(file.path[file.path.index(after: dot)...])
  }

  /// Makes what the shelf lacks, in a folder beside it.
  private func fill(
    _ shelf: String, with files: [Manifest.Entry], in folder: String, by method: Method
  ) async throws(ReleaseFailure) {
    let bench = "\(shelf).new"
    var missing: [String: String] = [:]
    for file in files where FileSystem.size(of: "\(shelf)/\(file.digest)") == nil {
      missing[file.digest] = file.path
    }
    try onDisk { () throws(PublishFailure) in
      try FileSystem.makeFolder(shelf)
      try FileSystem.removeTree(bench)
      try FileSystem.makeFolder(bench)
    }
    let digests = missing.keys.sorted()
    for start in stride(from: 0, to: digests.count, by: Press.batch) {
      let part = Array(digests[start..<min(start + Press.batch, digests.count)])
      try onDisk { () throws(PublishFailure) in
        for digest in part {
          try FileSystem.copy("\(folder)/\(missing[digest] ?? "")", to: "\(bench)/\(digest)")
        }
      }
      try await press(part, in: bench, by: method)
      try onDisk { () throws(PublishFailure) in
        for digest in part {
          try FileSystem.setMode("\(bench)/\(digest).\(method.ending)", 0o644)
          try FileSystem.move("\(bench)/\(digest).\(method.ending)", to: "\(shelf)/\(digest)")
          try FileSystem.removeTree("\(bench)/\(digest)")
        }
      }
    }
    try onDisk { () throws(PublishFailure) in try FileSystem.removeTree(bench) }
  }

  private func press(
    _ names: [String], in folder: String, by method: Method
  ) async throws(ReleaseFailure) {
    let outcome: ProgramOutcome
    do throws(ProgramFailure) {
      outcome = try await method.program.run(
        tools.call(method.arguments + names, folder: folder, seconds: 1800))
    } catch {
      throw .program(error)
    }
    guard outcome.status == 0 else {
      throw .failedProgram(method.program.path, words: firstLine(outcome.errorText))
    }
  }

  /// Removes what no file of the site needs any more.
  private func forget(_ shelf: String, except digests: Set<String>) throws(ReleaseFailure) {
    try onDisk { () throws(PublishFailure) in
      for name in try FileSystem.names(in: shelf) where !digests.contains(name) {
        try FileSystem.removeTree("\(shelf)/\(name)")
      }
    }
  }
}

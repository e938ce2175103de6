import BulletinModel
import BulletinPrograms

/// The program that talks with object stores, on one bucket and what is below it.
struct Rclone: Sendable {
  /// What stands at a place, as a line of a listing.
  struct Object: Sendable, Hashable {
    let path: String
    let size: Int
    /// The MD5 that the store keeps; nil where it keeps none.
    let md5: String?

    /// Tells whether two hold the same bytes, so far as a store can tell.
    func isSame(as other: Object) -> Bool {
      size == other.size && md5 != nil && md5 == other.md5
    }

    /// Tells whether two may hold the same bytes: where a store keeps no hashes, sizes have to do.
    func mayBeSame(as other: Object) -> Bool {
      size == other.size && (md5 == nil || other.md5 == nil || md5 == other.md5)
    }
  }

  /// It never asks, it never waits for ever, and it never makes a bucket because of a slip in a name.
  private static let options = [
    "--ask-password=false", "--log-format=", "--log-level=ERROR", "--retries=2",
    "--low-level-retries=3", "--contimeout=15s", "--timeout=60s", "--transfers=32",
    "--checkers=32", "--s3-no-check-bucket",
  ]

  /// The bucket and the path in it, as rclone names them.
  let root: String
  private let program: Program
  private let tools: ReleaseTools

  /// Looks for the program.
  init(_ bucket: PublishTarget.Bucket, tools: ReleaseTools) throws(ReleaseFailure) {
    guard let program = tools.program("rclone") else { throw .noProgram("rclone") }
    (root, self.program, self.tools) = (bucket.address, program, tools)
  }

  /// A place below the bucket, as rclone names it.
  func address(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

  /// Runs one order.
  ///
  /// - Returns: What it printed; nil where there is no such folder.
  @discardableResult
  func run(
    _ arguments: [String], input: [UInt8]? = nil, seconds: Int = 600
  ) async throws(ReleaseFailure) -> [UInt8]? {
    let call = ProgramCall(
      Rclone.options + arguments, environment: tools.storeEnvironment, input: input,
      limits: ProgramLimits(time: .seconds(seconds), output: 512 << 20, errors: 64 << 20))
    let outcome: ProgramOutcome
    do throws(ProgramFailure) {
      outcome = try await program.run(call)
    } catch {
      throw .program(error)
    }
    switch outcome.status {
    case 0: return outcome.output
    case 3, 4: return nil
    default:
      let words = Rclone.words(outcome.errorText)
      throw .store(root, StoreTrouble(words), step: arguments.first ?? "", words: words)
    }
  }

  /// Runs an order about listed files below a folder.
  ///
  /// - Returns: What it printed; nil where there is no such folder.
  @discardableResult
  func run(_ order: [String], on paths: [String]) async throws(ReleaseFailure) -> [UInt8]? {
    guard !paths.isEmpty else { return [] }
    let list = Array(paths.map { "\($0)\n" }.joined().utf8)
    return try await run(order + ["--files-from-raw", "-"], input: list, seconds: 6 * 3600)
  }

  /// Copies listed files from one folder to another, whatever stands there.
  func copy(
    _ paths: [String], from source: String, to goal: String, headers: [String] = []
  ) async throws(ReleaseFailure) {
    let order = ["copy", source, goal, "--no-check-dest", "--no-traverse"]
    let said = try await run(order + headers.flatMap { ["--header-upload", $0] }, on: paths)
    guard said != nil else {
      throw .store(root, .noBucket, step: "copy", words: "directory not found")
    }
  }

  /// Every file below a folder, by path; what has no usable name comes under it as it is.
  func objects(
    at address: String, without folder: String? = nil
  ) async throws(ReleaseFailure) -> [String: Object] {
    var order = [
      "lsf", address, "--recursive", "--files-only", "--format", "hsp", "--separator", " ",
      "--hash", "MD5", "--fast-list",
    ]
    if let folder { order += ["--exclude", "/\(folder)/**"] }
    var objects: [String: Object] = [:]
    let text = String(decoding: try await run(order, seconds: 3600) ?? [], as: UTF8.self)
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      let (hash, path) = (parts[0], parts.count == 3 ? String(parts[2]) : String(line))
      let size = parts.count == 3 ? Int(parts[1]) : nil
      objects[path] = Object(
        path: path, size: size ?? -1, md5: StoredSums.isMD5(hash) ? String(hash) : nil)
    }
    return objects
  }

  /// The names in a folder; folders end in `/`.
  func names(
    in path: String, _ options: [String] = []
  ) async throws(ReleaseFailure) -> [String] {
    let found = try await run(["lsf", address(path)] + options)
    return String(decoding: found ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
      .sorted()
  }

  /// What it says last: from the line that tells of the end, else the last two lines.
  static func words(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      String(line.drop { $0 == " " || $0 == "\t" })
    }.filter { !$0.isEmpty }
    let start = lines.lastIndex { $0.hasPrefix("Failed to ") } ?? max(0, lines.count - 2)
    return lines[start...].prefix(4).joined(separator: "; ")
  }
}

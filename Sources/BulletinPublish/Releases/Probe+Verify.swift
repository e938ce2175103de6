import BulletinModel
import BulletinPrograms

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Probe {
  /// How many files one call of curl fetches.
  private static let batch = 400

  /// Asks the live site for every file of a release and compares every byte.
  ///
  /// - Parameters:
  ///   - known: The release that should be live, with its manifest; nil where only the site itself
  ///     can tell.
  ///   - workers: How many files are read at once.
  /// - Returns: What is wrong; foreign files cannot be seen from outside.
  /// - Throws: `ReleaseFailure` where the site does not answer as a release.
  public func verify(
    by known: (id: ReleaseID, manifest: Manifest)?, workers: Int
  ) async throws(ReleaseFailure) -> Verification {
    let own = try await ownStatement()
    let id = known?.id ?? own.id
    guard own.id == id else {
      throw .probeFailed(url: url, reason: .otherAnswer, standing: nil, refused: id)
    }
    let manifest = known?.manifest ?? own.manifest
    let folder = try Probe.temporaryFolder(tools.environment["TMPDIR"] ?? "/tmp")
    let found: (damage: [Damage], redirected: [String])
    do throws(ReleaseFailure) {
      found = try await self.damage(of: manifest.entries, in: folder, workers: workers)
    } catch {
      try onDisk { () throws(PublishFailure) in try FileSystem.removeTree(folder) }
      throw error
    }
    try onDisk { () throws(PublishFailure) in try FileSystem.removeTree(folder) }
    return Verification(
      id: id, manifest: manifest, damage: found.damage, redirected: found.redirected)
  }

  /// What the site says of itself, where its words fit together.
  private func ownStatement() async throws(ReleaseFailure) -> (id: ReleaseID, manifest: Manifest) {
    let statement = try await asked(Parcel.statement)
    let text = String(decoding: statement, as: UTF8.self)
    let list = try await asked(Parcel.list)
    guard let id = Probe.value("release", in: text).flatMap({ ReleaseID($0) }),
      let content = Manifest(text: String(decoding: list, as: UTF8.self)),
      Probe.value("manifest", in: text) == content.digest,
      id.text.hasSuffix(content.digest.prefix(12))
    else {
      throw .notARelease(url)
    }
    let entries = [(Parcel.statement, statement), (Parcel.list, list)].map { path, bytes in
      Manifest.Entry(path: path, size: bytes.count, digest: SHA256.digits(of: bytes))
    }
    return (id, Manifest(content.entries + entries))
  }

  private func asked(_ path: String) async throws(ReleaseFailure) -> [UInt8] {
    switch await fetch(path) {
    case .success(let bytes): return bytes
    case .failure(.noAnswer(let words)): throw .noAnswer(url + path, words: words)
    case .failure(.otherAnswer): throw .notARelease(url)
    }
  }

  /// The value of a key whose value is a plain text, as `PackedSite` writes it.
  private static func value(_ key: String, in text: String) -> String? {
    guard let start = text.firstRange(of: "\"\(key)\":\"") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Fetches files in batches, each under its number, and compares them.
  private func damage(
    of entries: [Manifest.Entry], in folder: String, workers: Int
  ) async throws(ReleaseFailure) -> (damage: [Damage], redirected: [String]) {
    var damage: [Damage] = []
    var redirected: [String] = []
    for start in stride(from: 0, to: entries.count, by: Probe.batch) {
      let part = Array(entries[start..<min(start + Probe.batch, entries.count)])
      let moved = try await fetch(part, to: folder)
      let names = part.indices.map(String.init).filter {
        FileSystem.size(of: "\(folder)/\($0)") != nil
      }
      let found = try await manifest(of: names, below: folder, workers: workers).byPath
      for (place, entry) in part.enumerated() {
        // A server that knows old addresses leads on by itself; nothing but a page may.
        if moved.contains(place), isPage(entry.path) || entry.path.hasSuffix(".htm") {
          redirected.append(entry.path)
          continue
        }
        guard let got = found[String(place)] else {
          damage.append(.missing(entry.path))
          continue
        }
        if got.digest != entry.digest || got.size != entry.size {
          damage.append(.changed(entry.path))
        }
      }
      try onDisk { () throws(PublishFailure) in
        for name in names { try FileSystem.removeTree("\(folder)/\(name)") }
      }
    }
    return (damage, redirected)
  }

  /// Fetches files, each under its number.
  ///
  /// - Returns: The numbers of those for which the site leads on for good.
  private func fetch(
    _ entries: [Manifest.Entry], to folder: String
  ) async throws(ReleaseFailure) -> Set<Int> {
    // Addresses hold neither quotes nor backslashes.
    let orders = entries.enumerated().map { place, entry in
      "url = \"\(url)\(Probe.address(of: entry.path))\"\noutput = \"\(place)\"\n"
    }
    let arguments = [
      "--silent", "--fail", "--globoff", "--max-time", "300", "--proto", "=http,https",
      "--header", "Cache-Control: no-cache", "--write-out", "%{http_code}\\n", "--config", "-",
    ]
    let outcome: ProgramOutcome
    do throws(ProgramFailure) {
      // Its status tells of the last file only; what was not fetched is seen to be missing.
      outcome = try await curl.run(
        tools.call(arguments, input: Array(orders.joined().utf8), folder: folder, seconds: 3600))
    } catch {
      throw .program(error)
    }
    let codes = outcome.outputText.split(separator: "\n")
    return Set(codes.indices.filter { codes[$0] == "301" || codes[$0] == "308" })
  }

  private static func temporaryFolder(_ parent: String) throws(ReleaseFailure) -> String {
    var name = Array("\(parent)/bulletin-verify-XXXXXX".utf8CString)
    let isMade = name.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { mkdtemp($0) != nil } ?? false
    }
    guard isMade else {
      throw .disk(.system(operation: "mkdtemp", path: parent, code: errno))
    }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

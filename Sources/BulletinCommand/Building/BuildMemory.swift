import BulletinModel
import BulletinPublish
import Foundation

/// Knows whether a build would write what stands already, and what it would say.
struct BuildMemory: Sendable {
  /// What a build said and did.
  struct Kept: Codable, Sendable {
    /// The faults as they were printed.
    let text: String
    let pages: Int
    let files: Int
    /// Seconds since 1970 from which on the same files make another site; nil for never.
    let until: Double?
    /// Tells whether nothing of a person was found in the finished files, and nothing excepted.
    let isClean: Bool
    /// The site's absolute address.
    let base: String
  }

  private let record: BuildRecord
  private let folders: [String]
  private let tools: [String]
  private let output: String
  private let started: Date

  /// Names everything that decides what a build writes.
  ///
  /// - Parameters:
  ///   - request: What is to be built.
  ///   - output: The output folder.
  ///   - words: What else bytes and text depend on: options, language, colour.
  ///   - tools: The paths of other programs that make files of the site.
  ///   - surroundings: The program itself, and the moment.
  init(
    _ request: BuildRequest, output: String, options words: [String], tools: [String],
    surroundings: Surroundings
  ) {
    let absolute = URL(fileURLWithPath: output).standardizedFileURL.path
    folders = [request.siteFolder, request.themeFolder].compactMap { $0 }.flatMap {
      ["\($0)/content", "\($0)/templates"]
    }
    self.tools = [surroundings.program] + tools
    self.output = absolute
    started = surroundings.started
    let key = [programVersion, absolute] + folders + self.tools + words
    record = BuildRecord(
      file: "\(request.siteFolder)/.bulletin/builds/\(StableHash(absolute.utf8).digits)",
      key: key.joined(separator: "\n"))
  }

  /// What the last build said, where this one would do the same; nil where it must be done.
  func recall() async throws -> Kept? {
    guard let payload = await record.payload() else { return nil }
    let kept = try JSONDecoder().decode(Kept.self, from: Data(payload))
    guard let until = kept.until else { return kept }
    return started.timeIntervalSince1970 < until ? kept : nil
  }

  /// What stands of what the last build left, where the same program made it in the same way.
  func standing() throws -> StandingSite? {
    let programs = tools.map { StampedFolder(file: $0) }
    guard let (output, payload) = record.standing(in: output, madeBy: programs) else { return nil }
    let kept = try JSONDecoder().decode(Kept.self, from: Data(payload))
    return StandingSite(output: output, isClean: kept.isClean, base: kept.base)
  }

  /// The stamps of all sources, to be taken before any is read.
  func sources() -> [StampedFolder] {
    folders.map { StampedFolder(sourcesIn: $0) } + tools.map { StampedFolder(file: $0) }
  }

  /// Keeps what was built, for the next time.
  ///
  /// - Parameters:
  ///   - kept: What the next build says where nothing has changed.
  ///   - sources: The stamps taken before.
  ///   - paths: The files of the output.
  /// - Throws: `PublishFailure` where it cannot be written.
  func keep(_ kept: Kept, sources: [StampedFolder], paths: [String]) throws {
    let written = StampedFolder(outputIn: output, files: paths + [Staging.record])
    try record.write(
      sources + [written], started: Int64(started.timeIntervalSince1970 * 1e9),
      payload: Array(try JSONEncoder().encode(kept)))
  }

  /// Forgets what was kept: what stands is about to be something else.
  func forget() throws { try record.remove() }
}

/// What stands of a site that was built before, as that build left it.
struct StandingSite: Sendable {
  /// The files.
  let output: StandingOutput
  /// Tells whether nothing of a person was found in them, and nothing excepted.
  let isClean: Bool
  /// The absolute address that it was built for.
  let base: String

  /// The files that passed the privacy gate.
  var passed: StandingOutput? { isClean ? output : nil }

  /// The files whose QR codes are those of a site: a code shows the site's address and its page's path.
  func codes(of edition: Edition) -> StandingOutput? {
    base == edition.settings.baseURL ? output : nil
  }
}

extension Edition {
  /// Seconds since 1970 at which the same files make another site: the next day, or an item of
  /// today that comes out or is over.
  var nextChange: Double {
    let zone = settings.zone
    let tomorrow = CivilDateTime(CivilDate(days: now.date.days + 1))
    let moments = coming.map(\.moment) + news.compactMap(\.expires)
    let next = moments.filter { now < $0 && $0 < tomorrow }.min() ?? tomorrow
    return Double(zone.seconds(of: next))
  }
}

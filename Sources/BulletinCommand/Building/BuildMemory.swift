import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinSource
import Foundation

/// Knows whether a build would write what stands already, and what it would say.
struct BuildMemory: Sendable {
  /// What a build said and did.
  struct Kept: Codable, Sendable {
    /// The faults as they were printed.
    let text: String
    /// The language and colour in which they were.
    let voice: String
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
  private let readingFolder: String
  private let figureFolder: String
  private let tableFolder: String
  /// Where the tree of the output that is replaced stays for the next build.
  let spare: String
  private let folders: [String]
  private let tools: [String]
  private let output: String
  private let started: Date

  /// Names everything that decides what a build writes.
  ///
  /// - Parameters:
  ///   - request: What is to be built.
  ///   - output: The output folder.
  ///   - words: What else bytes depend on: options.
  ///   - tools: The paths of other programs that make files of the site.
  ///   - surroundings: The program itself, and the moment.
  init(
    _ request: BuildRequest, output: String, options words: [String], tools: [String],
    surroundings: Surroundings
  ) {
    let absolute = URL(fileURLWithPath: output).standardizedFileURL.path
    // A site that lies beside the program has its theme from itself.
    let theme = [request.themeFolder].compactMap { $0 }.filter { $0 != request.siteFolder }
    folders =
      ["\(request.siteFolder)/content", "\(request.siteFolder)/templates"]
      + theme.map { "\($0)/templates" }
    self.tools = [surroundings.program] + tools
    self.output = absolute
    started = surroundings.started
    let key = [programVersion, absolute] + folders + self.tools + words
    readingFolder = "\(request.siteFolder)/.bulletin/readings"
    figureFolder = "\(request.siteFolder)/.bulletin/figures"
    tableFolder = "\(request.siteFolder)/.bulletin/ledgers"
    let name = StableHash(absolute.utf8).digits
    spare = "\(request.siteFolder)/.bulletin/spare/\(name)"
    record = BuildRecord(
      file: "\(request.siteFolder)/.bulletin/builds/\(name)",
      key: key.joined(separator: "\n"))
  }

  /// What the last build left; nil where nothing is known of it.
  func last() throws -> LastBuild? {
    guard let open = record.open() else { return nil }
    return LastBuild(
      record: open, kept: try JSONDecoder().decode(Kept.self, from: Data(open.payload)))
  }

  /// Tells whether the same files may make another site by now.
  private func isOver(_ kept: Kept) -> Bool {
    kept.until.map { $0 <= started.timeIntervalSince1970 } ?? false
  }

  /// What has become of the sources since a build, relative to the site folder where they are in it; nil where some
  /// went, another program made it, or the clock alone may make another site.
  func changes(_ sources: Sources, since last: LastBuild) -> SourceChange? {
    guard !isOver(last.kept), last.record.isMade(by: sources.tools),
      let changes = last.record.changes(in: sources.folders, besides: sources.tools, output)
    else { return nil }
    let own = folders[0].dropLast("content".count)
    let named = { (files: [String]) in Set(files.map { String($0.trimmingPrefix(own)) }) }
    return SourceChange(changed: named(changes.changed), added: named(changes.added))
  }

  /// A look at the files of a build that stand as it left them.
  func look(at last: LastBuild) -> OutputLook { last.record.look(at: output) }

  /// What decides what a build writes, as the disk has it.
  struct Sources {
    let folders: [StampedFolder]
    let tools: [StampedFolder]
  }

  /// The stamps of all sources, to be taken before any is read.
  func sources() -> Sources {
    Sources(
      folders: folders.map { StampedFolder(sourcesIn: $0) },
      tools: tools.map { StampedFolder(file: $0) })
  }

  /// Keeps what was built, for the next time.
  ///
  /// - Parameters:
  ///   - kept: What the next build says where nothing has changed.
  ///   - sources: The stamps taken before.
  ///   - plan: The files of the output.
  ///   - committed: Which of them are new, and where the spare tree is.
  ///   - standing: What stood there before.
  ///   - notes: What they show.
  /// - Throws: `PublishFailure` where it cannot be written.
  func keep(
    _ kept: Kept, sources: Sources, plan: Plan, committed: Staging.Committed,
    over standing: StandingSite?, notes: SiteNotes
  ) async throws {
    let paths = plan.files.map(\.path) + [Staging.record]
    let output = output
    async let written = StampedFolder(
      outputIn: output, files: paths, known: standing?.output, changed: committed.written)
    async let trees = StampedFolder.trees(
      of: output, committed, over: standing?.output, files: paths)
    async let details = notes.bytes
    try record.write(
      sources.folders + sources.tools + [await written], trees: await trees,
      started: moment,
      payload: Array(try JSONEncoder().encode(kept)), details: await details)
  }

  /// Keeps what was built where a few files became others, for the next time.
  ///
  /// - Parameters:
  ///   - last: The build before.
  ///   - sources: The stamps taken before this one read anything.
  ///   - committed: What was put in place.
  ///   - standing: What stood there before, all of it.
  ///   - details: The notes of its pages.
  /// - Throws: `PublishFailure` where it cannot be written.
  func keep(
    _ last: LastBuild, sources: Sources, committed: Staging.Committed,
    over standing: StandingOutput, details: [UInt8]
  ) throws {
    try record.rewrite(
      last.record, sources: sources.folders, committed: committed, over: standing,
      started: moment, details: details)
  }

  /// The bytes of a file of the output.
  ///
  /// - Throws: `PublishFailure` where it cannot be read, or is gone.
  func standingBytes(_ path: String) throws(PublishFailure) -> [UInt8] {
    try StandingOutput.bytes(path, in: output, most: .max)
  }

  /// Opens a tree in which a few files of the output become others; nil where its spare tree cannot be used.
  func staging(over standing: StandingOutput) throws -> Staging? {
    try Staging(output: output, sources: folders, changing: standing, spare: spare)
  }

  /// When the build began, in nanoseconds since 1970.
  private var moment: Int64 { Int64(started.timeIntervalSince1970 * 1e9) }

  /// The moment from which on files may change once more without another stamp.
  private var doubt: Int64 { moment - BuildRecord.doubt }

  /// What tells the program itself from another.
  private var programStamp: String { tools.first.map { StampedFolder(file: $0).text } ?? "" }

  /// Where readings of items are kept for the next build; without any of the last where none may be read.
  ///
  /// - Parameters:
  ///   - areRead: Tells whether any may.
  ///   - spool: What keeps the markup of items outside the memory.
  /// - Returns: The store.
  func readings(areRead: Bool, spool: SpoolFile?) -> ReadingStore {
    let files = KeptFiles(readingFolder)
    return ReadingStore(
      key: "\(programVersion)\n\(programStamp)",
      doubt: doubt,
      contents: { name in
        guard areRead, let spool, let kept = files.parted(name, spool: spool) else { return nil }
        return ReadingStore.Portion(kept.bytes, from: kept.start, markup: kept.parts)
      }, write: { try files.write($0, parts: $1, $2) }, keepOnly: { try files.keepOnly($0) })
  }

  /// Where tables of ledgers are kept, likewise.
  func tables(areRead: Bool) -> TableStore {
    let files = KeptFiles(tableFolder)
    return TableStore(
      key: "\(programVersion)\n\(programStamp)", doubt: doubt,
      contents: { areRead ? files.contents($0) : nil }, write: { try files.write($0, $1) },
      keepOnly: { try files.keepOnly($0) })
  }

  /// What is known of the ledgers, likewise; for the whole site, or a part of it.
  func figures(areRead: Bool, ofPart: Bool = false) -> FigureMemory {
    let doubt = doubt
    return FigureMemory(
      program: "\(programVersion) \(programStamp)", folder: figureFolder, isRead: areRead,
      isOfPart: ofPart, doubt: { doubt })
  }

  /// Forgets what was kept: what stands is about to be something else.
  func forget() throws { try record.remove() }
}

/// What a build left for the next.
struct LastBuild: Sendable {
  let record: OpenRecord
  let kept: BuildMemory.Kept
}

/// What has become of a site since it was built, as far as that is known while it is built again.
struct BuildBasis: Sendable {
  let last: LastBuild
  /// What has become of the sources; nil where some went, or the clock alone may make another site.
  let changes: SourceChange?
  /// The look at what stands.
  let look: OutputLook
  /// Who is at it.
  let looking: Task<Void, Never>

  /// What stands, once all is looked at.
  func standing() async -> StandingOutput {
    look.work()
    await looking.value
    return look.standing
  }

  /// What is known of the site that stands.
  ///
  /// - Parameter sources: The stamps taken before this build read anything.
  /// - Returns: The site; nil where another program made it.
  func site(_ sources: BuildMemory.Sources) async -> StandingSite? {
    guard last.record.isMade(by: sources.tools) else { return nil }
    return StandingSite(
      output: await standing(), isClean: last.kept.isClean, base: last.kept.base,
      notes: SiteNotes(last.record.details), changes: changes)
  }

  /// Tells whether nothing has changed.
  func isUnchanged() async -> Bool {
    guard let changes, changes.changed.isEmpty, changes.added.isEmpty else { return false }
    look.leaveFolders()
    look.work()
    await looking.value
    return look.areAllFilesThere
  }
}

/// What stands of a site that was built before, as that build left it.
struct StandingSite: Sendable {
  /// The files.
  let output: StandingOutput
  /// Tells whether nothing of a person was found in them, and nothing excepted.
  let isClean: Bool
  /// The absolute address that it was built for.
  let base: String
  /// What its pages show.
  let notes: SiteNotes
  /// What has become of the sources since, relative to the site folder where they are in it; nil where some went,
  /// or the clock alone may make another site.
  let changes: SourceChange?

  /// The files that passed the privacy gate.
  var passed: StandingOutput? { isClean ? output : nil }

  /// The files whose QR codes are those of a site: a code shows the site's address and its page's path.
  func codes(of edition: Edition) -> StandingOutput? {
    base == edition.settings.baseURL ? output : nil
  }

  /// The files of a plan that have to be made; nil for all.
  ///
  /// Where nothing has changed but what `PlanChange` knows, and no file bears an exception, all others stand with
  /// the bytes that they would get.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - marks: Its marks.
  /// - Returns: Their paths.
  func scope(of plan: Plan, _ marks: PlanMarks) -> Set<String>? {
    guard isClean, let changes,
      let change = PlanChange(from: notes.marks, to: marks, of: plan, changes)
    else { return nil }
    return plan.paths(touchedBy: change, missing: output.missing(of: plan.files.map(\.path)))
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

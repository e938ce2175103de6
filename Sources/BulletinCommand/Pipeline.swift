import BulletinLedger
import BulletinModel
import BulletinPages
import BulletinPhotos
import BulletinPublish
import BulletinQRCodes
import BulletinSource
import BulletinWorkbooks

// The table of contents of the program: root → load → SourceTree → check → Edition → figures →
// plan → render → stage. Each arrow is a value; no stage looks back.

/// The way from a site folder to a plan, and from a plan to files.
struct Pipeline: Sendable {
  /// A stage of the way, for whoever shows progress.
  enum Stage: Sendable {
    case loading
    case checking
    case computing
    case planning
    case writing(done: Int, of: Int)
    case printing(done: Int, of: Int)
  }

  /// The sources, and what they say.
  struct ReadSite: Sendable {
    let tree: SourceTree
    let edition: Edition
  }

  /// A plan with the sources that its copied files come from.
  struct Prepared: Sendable {
    let plan: Plan
    let tree: SourceTree
    let edition: Edition
    let figures: Figures
    let cited: CitedFigures
    let photos: PhotoMeans
  }

  /// What was written.
  struct Written: Sendable {
    /// How many HTML pages.
    let pages: Int
    /// How many files of all kinds.
    let files: Int
    /// What the search finds on each page, see `render`.
    let texts: [String: UInt64]
    /// What was put in place.
    let committed: Staging.Committed
  }

  let request: BuildRequest
  let progress: @Sendable (Stage) -> Void

  /// Sets the way up; nothing runs yet.
  init(request: BuildRequest, progress: @escaping @Sendable (Stage) -> Void = { _ in }) {
    self.request = request
    self.progress = progress
  }

  /// The sources and what they say, with the faults of the content; no figure is computed.
  ///
  /// - Parameters:
  ///   - files: What is taken to stand in the site folder already, by path.
  ///   - includingDrafts: Tells whether unfinished texts are in it; nil for what the request asks.
  ///   - showsLines: Tells whether faults come with the lines to show under them.
  /// - Returns: The site; nil where nothing can be made of it.
  /// - Throws: `SourceFailure` when a file cannot be read.
  func read(
    adding files: [String: [UInt8]] = [:], includingDrafts: Bool? = nil, showsLines: Bool = true
  ) async throws -> Checked<ReadSite> {
    try await read(
      try look(), adding: files, includingDrafts: includingDrafts, showsLines: showsLines)
  }

  /// The files of the site folder, with the faults of their names and kinds.
  func look() throws(SourceFailure) -> Checked<SourceTree> {
    begin(.loading)
    return try load(siteFolder: request.siteFolder, themeFolder: request.themeFolder)
  }

  /// The same as `read` of files that were looked for already.
  func read(
    _ loaded: Checked<SourceTree>, adding files: [String: [UInt8]] = [:],
    includingDrafts: Bool? = nil, showsLines: Bool = true
  ) async throws -> Checked<ReadSite> {
    guard let found = loaded.value else {
      return Checked(nil, diagnostics: loaded.diagnostics.sorted())
    }
    let tree = files.isEmpty ? found : found.adding(files)
    begin(.checking)
    let options = CheckOptions(
      now: request.now, includesDrafts: includingDrafts ?? request.includesDrafts,
      baseURL: request.baseURL, listsAllNumerals: request.listsAllNumerals,
      memory: request.memory, shelf: request.spool, showsLines: showsLines,
      workers: request.workers,
      begins: { [request] in request.clock?.begin(StageName.check($0)) })
    let checked = try await check(tree, options: options)
    let faults = loaded.diagnostics + checked.diagnostics
    guard let edition = checked.value else {
      return Checked(nil, diagnostics: try await excerpts(for: faults, from: tree))
    }
    return Checked(ReadSite(tree: tree, edition: edition), diagnostics: faults.sorted())
  }

  /// Everything up to the plan: all faults of all stages, and the plan where one could be made.
  ///
  /// `files` are taken to stand in the site folder already, by path.
  func prepare(adding files: [String: [UInt8]] = [:]) async throws -> Checked<Prepared> {
    try await prepare(try await read(adding: files, showsLines: false))
  }

  /// The same of a site that is read.
  func prepare(_ read: Checked<ReadSite>) async throws -> Checked<Prepared> {
    defer { request.clock?.end() }
    guard let edition = read.value?.edition, let tree = read.value?.tree else {
      return Checked(nil, diagnostics: read.diagnostics)
    }
    begin(.computing)
    let day = edition.now.date
    let memory = request.figureMemory?.memory(of: tree, on: day) ?? LedgerMemory()
    let computed = figures(of: edition, memory: memory)
    let figures = computed.value
    request.clock?.begin(StageName.citations)
    if let figures, asksForMore(edition, than: memory) {
      await computePublishedFigures(of: figures, workers: request.workers)
    }
    // Neither needs the other.
    async let asking = figures.map { try answers(to: edition, figures: $0, memory: memory) }
    let cited = figures.map { citedFigures(of: edition, figures: $0, memory: memory) }
    let citing = cited?.value ?? .none
    let told = edition.inserting(citing)
    let asked = try await asking
    begin(.planning)
    let photos = await request.photos.value
    var planned: Checked<Plan>?
    if let figures {
      planned = await plan(
        told, figures: figures, cited: citing, answers: asked?.value ?? [:],
        options: planOptions(photos), workers: request.workers)
    }
    request.figureMemory?.keep(memory, of: tree, on: day)
    request.clock?.begin(StageName.check(.faults))
    let late =
      computed.diagnostics + (cited?.diagnostics ?? []) + (asked?.diagnostics ?? [])
      + (planned?.diagnostics ?? []) + faultsOfPhotos(in: told, photos)
    let all = arranged(read.diagnostics + late, by: edition.settings.severities)
    return Checked(
      figures.flatMap { figures in
        planned?.value.map {
          Prepared(
            plan: $0, tree: tree, edition: told, figures: figures, cited: citing, photos: photos)
        }
      },
      diagnostics: try await excerpts(for: all, from: tree, most: request.linesPerCode))
  }

  /// Renders every file into a staging folder and puts the folder in place as a whole.
  ///
  /// - Parameters:
  ///   - prepared: What is to be written.
  ///   - folder: The output folder.
  ///   - standing: What stands there as the last build left it, where that may be relied on.
  ///   - scope: The files that have to be made where all others stand; nil for all.
  ///   - spare: Where the tree that is replaced stays for the next build, see `Staging`.
  /// - Returns: What was written; nothing where a photograph turns out to be broken, or a finished
  ///   file holds the number or the address of a person.
  /// - Throws: What reading a source, making a file or writing one throws.
  func write(
    _ prepared: Prepared, to folder: String, over standing: StandingSite? = nil,
    scope: Set<String>? = nil, spare: String? = nil
  ) async throws -> Checked<Written> {
    let site = request.siteFolder
    let staging = try Staging(
      output: folder, sources: ["\(site)/content", "\(site)/templates"],
      paths: prepared.plan.files.map(\.path), standing: standing?.output, spare: spare)
    let held = HeldPages(of: prepared.plan)
    let clock = request.clock
    let gate = PrivacyGate(prepared.edition, passed: standing?.passed)
    let faults: [Diagnostic]
    let texts: [String: UInt64]
    let committed: Staging.Committed
    defer { clock?.end() }
    clock?.begin(StageName.render)
    do {
      // Files of whole tables stand side by side, and each takes as long as hundreds of others.
      async let tables: Void = writeCopies(
        of: prepared, prepared.plan.files.filter(\.kind.isOfTables), each: 1, scope, to: staging,
        over: standing, through: gate)
      texts = try await writeRendered(
        prepared, held, scope, to: staging, over: standing, through: gate)
      try await tables
      clock?.begin(StageName.photos)
      let broken = try await writePhotos(of: prepared, to: staging)
      guard broken.isEmpty else {
        try staging.abandon()
        return Checked(nil, diagnostics: broken)
      }
      clock?.begin(StageName.copies)
      try await writeCopies(
        of: prepared, prepared.plan.files.filter { !$0.kind.isOfTables }, each: 64, scope,
        to: staging, over: standing, through: gate)
      faults = try await faultsOfPrivacy(gate, prepared)
      guard !faults.contains(where: refuses) else {
        try staging.abandon()
        return Checked(nil, diagnostics: faults)
      }
      clock?.begin(StageName.documents)
      try await printDocuments(prepared, held, into: staging)
      clock?.begin(StageName.commit)
      try request.spool?.check()
      committed = try staging.commit()
    } catch {
      try staging.abandon()
      throw error
    }
    return Checked(
      Written(
        pages: prepared.plan.files.count { $0.path.hasSuffix(".html") },
        files: prepared.plan.files.count, texts: texts, committed: committed),
      diagnostics: faults)
  }

  /// Renders every file that the room of pages can make and stages it.
  ///
  /// - Returns: What the search finds on each page.
  private func writeRendered(
    _ prepared: Prepared, _ held: HeldPages, _ scope: Set<String>?, to staging: Staging,
    over standing: StandingSite?, through gate: PrivacyGate
  ) async throws -> [String: UInt64] {
    let total = scope?.count ?? prepared.plan.files.count
    let tally = Tally()
    let begins = request.clock.map { clock in
      { @Sendable (worker: Int, kind: String?) in
        if let kind { clock.begin(kind, lane: worker) } else { clock.end(lane: worker) }
      }
    }
    let files = standing.map { standing in
      StandingFiles(
        holds: { standing.output.holds($0) }, bytes: { try standing.output.bytes($0, $1) },
        keep: { try staging.keep($0) }, texts: standing.notes.texts)
    }
    return try await render(
      prepared.plan, workers: request.workers, paths: scope, standing: files, begins: begins
    ) { file in
      // Pages that tell how large their PDF is wait for it.
      let isSame = try !held.take(file) && staging.write(file.bytes, to: file.path)
      gate.look(at: file, isSame: isSame)
      let done = tally.next()
      if done % 256 == 0 { progress(.writing(done: done, of: total)) }
      return isSame
    }
  }

  /// What the gate found, as it is reported.
  private func faultsOfPrivacy(
    _ gate: PrivacyGate, _ prepared: Prepared
  ) async throws -> [Diagnostic] {
    let found = try gate.faults(in: prepared.plan, of: prepared.tree)
    let idle = try await excerpts(for: gate.idle(), from: prepared.tree)
    return arranged(found + idle, by: prepared.edition.settings.severities)
  }

  /// Tells whether a fault allows no release.
  private func refuses(_ fault: Diagnostic) -> Bool {
    fault.severity == .error || request.isStrict && fault.severity == .warning
  }

  /// Shows the stage, and begins to keep its time.
  private func begin(_ stage: Stage) {
    progress(stage)
    request.clock?.begin(StageName.of(stage))
  }

  private func planOptions(_ photos: PhotoMeans) -> PlanOptions {
    PlanOptions(
      makesVariants: photos.tool != nil,
      drawsCards: photos.tool?.readsSVG == true, codeCapacity: QRCode.capacity,
      documents: request.paper?.documents ?? .none, plansFigures: request.plansFigures)
  }

  /// Writes those of some files that no page room can make, by several workers at once, and takes over what is
  /// not in the scope of the build.
  private func writeCopies(
    of prepared: Prepared, _ files: [PlannedFile], each chunk: Int, _ scope: Set<String>?,
    to staging: Staging, over standing: StandingSite?, through gate: PrivacyGate
  ) async throws {
    let codes = standing?.codes(of: prepared.edition)
    let written = await concurrentMap(files, workers: request.workers, minimumChunk: chunk) {
      file in
      Result {
        if let scope, !scope.contains(file.path) {
          return file.kind.isStagedElsewhere ? () : try staging.keep(file.path)
        }
        if case .code = file.kind, codes?.holds(file.path) == true {
          return try staging.keep(file.path)
        }
        let bytes = try bytes(of: file, prepared) { gate.look(at: $0, path: file.path) }
        guard let bytes else { return }
        try staging.write(bytes, to: file.path)
      }
    }
    for result in written { try result.get() }
  }

  /// The bytes of a file that no page room can make: copies, workbooks, codes, the database.
  ///
  /// `shows` gets what can be read in it before it is packed.
  func bytes(
    of file: PlannedFile, _ prepared: Prepared, shows: (([UInt8]) -> Void)? = nil
  ) throws -> [UInt8]? {
    switch file.kind {
    case .copy(let source):
      let bytes = strippedMedia(try prepared.tree.read(source))
      shows?(bytes)
      return bytes
    case .workbook:
      let sheets = worksheets(of: file, in: prepared.plan)
      if let shows { for sheet in sheets { shows(sheet.text) } }
      return try workbook(sheets, created: prepared.edition.now.date)
    case .code(let address): return try QRCode(address).svg
    case .database:
      return try RegisterDatabase(
        prepared.edition, figures: publishedFigures(of: prepared.figures), shows: shows
      ).serialized()
    default: return nil
    }
  }
}

extension PlannedFile.Kind {
  /// Tells whether it is made of whole tables.
  fileprivate var isOfTables: Bool {
    switch self {
    case .workbook, .database: true
    default: false
    }
  }

  /// Tells whether the makers of pictures, documents and the search see to a file in every build.
  fileprivate var isStagedElsewhere: Bool {
    switch self {
    case .variant, .card, .document, .search: true
    default: false
    }
  }
}

import BulletinModel

/// Renders every file of a plan that this room can make and hands each to `emit`.
///
/// Files are rendered by several workers at once, in no order that shows: each is a pure function
/// of the plan. What the search finds is taken from the pages as they are rendered: the pages of a volume come
/// together, and the files of its index as soon as it has all; of every page a fraction is kept until then,
/// and nothing else.
///
/// - Parameters:
///   - plan: The plan.
///   - workers: How many tasks work at once.
///   - paths: Which files; nil for all. Without files that stand, a part of the pages makes no index.
///   - standing: What stands of a site that was made before: the index takes over what is the same, and
///     changes what few pages change. It is made anew where nil.
///   - begins: Called by a worker, by its number from 1, before each file and part of the index, and
///     with nil when it has none left.
///   - emit: Takes a finished file, and tells whether the same bytes stand at its path; may be called from
///     several tasks at once.
/// - Returns: For each page that the search finds, by its file, a number of what it finds there, the same as
///   long as that is; nothing where no index is made.
/// - Throws: What `emit`, or a file that stands, throws first; the rest is not rendered.
@discardableResult
public func render(
  _ plan: Plan, workers: Int, paths: Set<String>? = nil, standing: StandingFiles? = nil,
  begins: (@Sendable (_ worker: Int, _ kind: String?) -> Void)? = nil,
  emit: @escaping @Sendable (RenderedFile) throws -> Bool
) async throws -> [String: UInt64] {
  let run = RenderRun(
    plan, workers: workers, paths: paths, standing: standing, begins: begins, emit: emit)
  try await inChunks(
    run.jobs, workers: workers, with: { Renderer(plan) }, ends: { begins?($0, nil) }
  ) { job, renderer, worker in
    guard let (volume, texts) = try run.work(job, renderer, worker) else { return }
    begins?(worker, "search index")
    try await run.finish(volume, texts, at: renderer.desks)
  }
  return try run.finish()
}

/// Hands elements out to several workers, numbered from 1, until none is left; each has a tool of its own.
private func inChunks<Element: Sendable, Tool>(
  _ elements: [Element], workers: Int, with make: @escaping @Sendable () -> Tool,
  ends: @escaping @Sendable (_ worker: Int) -> Void = { _ in },
  take: @escaping @Sendable (Element, Tool, _ worker: Int) async throws -> Void
) async throws {
  let next = ChunkCursor(count: elements.count, workers: workers)
  try await withThrowingTaskGroup(of: Void.self) { group in
    for worker in 1...max(1, workers) {
      group.addTask {
        defer { ends(worker) }
        let tool = make()
        while let range = next.take() {
          try Task.checkCancellation()
          for element in elements[range] { try await take(element, tool, worker) }
        }
      }
    }
    try await group.waitForAll()
  }
}

/// What is to be done for one rendering, and the search that comes of it.
private struct RenderRun: Sendable {
  /// One step of a worker.
  enum Job: Sendable {
    /// A file is made, or some that share what they are made of.
    case render([PlannedFile])
    /// The index of a volume is settled of which no page is rendered.
    case settle(Int)
  }

  /// The steps: first those of the volumes of the search, one volume after the other, then what takes long.
  private(set) var jobs: [Job] = []
  private let plan: Plan
  private let workers: Int
  private let standing: StandingFiles?
  private let begins: (@Sendable (_ worker: Int, _ kind: String?) -> Void)?
  private let emit: @Sendable (RenderedFile) throws -> Bool
  /// Takes in the texts; nil where no index is made.
  private let shelf: SearchShelf?
  /// The files of each volume of the search, and under nil the lists of volumes.
  private let searchFiles: [Int?: [PlannedFile]]

  init(
    _ plan: Plan, workers: Int, paths: Set<String>?, standing: StandingFiles?,
    begins: (@Sendable (_ worker: Int, _ kind: String?) -> Void)?,
    emit: @escaping @Sendable (RenderedFile) throws -> Bool
  ) {
    self.plan = plan
    self.workers = workers
    self.standing = standing
    self.begins = begins
    self.emit = emit
    let files = paths.map(plan.files(at:)) ?? plan.files
    guard paths == nil || standing != nil else {
      shelf = nil
      searchFiles = [:]
      jobs = RenderRun.steps(files)
      return
    }
    var searchFiles: [Int?: [PlannedFile]] = [:]
    for file in plan.files {
      guard case .searchFile(let part) = file.content else { continue }
      searchFiles[part.volume, default: []].append(file)
    }
    self.searchFiles = searchFiles
    var pages = plan.search.volumes.map { _ in [Job]() }
    var rest: [PlannedFile] = []
    for file in files {
      if let place = plan.search.places[file.path] {
        pages[place.volume].append(.render([file]))
      } else {
        rest.append(file)
      }
    }
    shelf = SearchShelf(plan.search, counts: pages.map(\.count))
    jobs =
      pages.enumerated().flatMap { $1.isEmpty ? [.settle($0)] : $1 } + RenderRun.steps(rest)
  }

  /// The steps for files by rising path: first whole tables, last what is told of them.
  private static func steps(_ files: [PlannedFile]) -> [Job] {
    var (tables, rest, last) = ([Job](), [Job](), [Job]())
    var index = files.startIndex
    while index < files.endIndex {
      let first = files[index].content
      var end = index + 1
      while end < files.endIndex, first.sharesMost(with: files[end].content) { end += 1 }
      let job = Job.render(Array(files[index..<end]))
      switch first {
      case .data: tables.append(job)
      case .dataPackage: last.append(job)
      default: rest.append(job)
      }
      index = end
    }
    return tables + rest + last
  }

  /// Takes a step.
  ///
  /// - Returns: The volume of which no more will be rendered, with its texts; nil where more will.
  func work(
    _ job: Job, _ renderer: Renderer, _ worker: Int
  ) throws -> (volume: Int, texts: [Int: SearchText])? {
    switch job {
    case .settle(let volume): return (volume, [:])
    case .render(let files):
      var complete: (volume: Int, texts: [Int: SearchText])?
      for file in files {
        begins?(worker, OriginSearch.kind(of: file))
        guard let bytes = renderer.bytes(of: file) else { continue }
        let isSame = try emit(RenderedFile(path: file.path, bytes: bytes))
        let isKnown = isSame && standing?.text(of: file.path) != nil
        complete = shelf?.add(isKnown ? nil : bytes, path: file.path)
      }
      return complete
    }
  }

  // MARK: The search

  /// Makes the files of a volume, or takes over those that stand and would be the same.
  func finish(_ place: Int, _ rendered: [Int: SearchText], at desks: [Desk]) async throws {
    let volume = plan.search.volumes[place]
    var texts = rendered
    let unknown = volume.entries.indices.filter { page in
      texts[page] == nil && standing?.text(of: volume.entries[page].path) == nil
    }
    try await read(unknown, of: volume, &texts)
    let hashes = volume.entries.enumerated().map { page, entry in
      texts[page]?.hash ?? standing?.text(of: entry.path) ?? 0
    }
    let files = searchFiles[place] ?? []
    var index = SearchIndex(volume, texts: texts, desk: desks[volume.language])
    shelf?.keep(version: index.version(of: hashes), hashes: hashes, of: place)
    guard let change = try await change(of: volume, files, texts, order: index.order) else {
      try await read(volume.entries.indices.filter { texts[$0] == nil }, of: volume, &texts)
      index.texts = texts
      return try await make(files, of: index)
    }
    // A file of titles tells of the neighbours too.
    let titled = Set(change.pages.map { $0 / SearchLayout.cardsPerFile })
      .flatMap { SearchIndex.pages(ofCards: $0, in: volume) }
    try await read(titled.filter { texts[$0] == nil }, of: volume, &texts)
    index.texts = texts
    for (path, bytes) in change.terms { _ = try emit(RenderedFile(path: path, bytes: bytes)) }
    var small: [PlannedFile] = []
    for file in files where change.terms[file.path] == nil {
      if file.isOfTerms || !file.tells(of: change.pages) {
        try standing?.keep(file.path)
      } else {
        small.append(file)
      }
    }
    try await make(small, of: index)
  }

  /// Reads the texts of pages that stand.
  private func read(
    _ pages: [Int], of volume: SearchLayout.Volume, _ texts: inout [Int: SearchText]
  ) async throws {
    let found = await concurrentMap(pages, workers: workers) { page in
      Result {
        volume.text(of: page, in: try standing?.bytes(volume.entries[page].path, .max) ?? [])
      }
    }
    for (page, text) in zip(pages, found) { texts[page] = try text.get() }
  }

  /// How the files of terms that stand change; nil where they have to be made anew.
  ///
  /// - Returns: The pages that have another text, and the files of terms that change with them.
  private func change(
    of volume: SearchLayout.Volume, _ files: [PlannedFile], _ texts: [Int: SearchText],
    order: String
  ) async throws -> (pages: Set<Int>, terms: [String: [UInt8]])? {
    let terms = files.filter(\.isOfTerms)
    guard let standing, let first = terms.first,
      files.allSatisfy({ standing.holds($0.path) }),
      try standing.bytes(first.path, SearchIndex.hashLength) == Array(order.utf8)
    else { return nil }
    let changed = texts.filter { page, text in
      standing.text(of: volume.entries[page].path) != text.hash
    }
    // From some number of pages on it is quicker to make all.
    guard changed.count * 4 <= volume.entries.count,
      changed.keys.allSatisfy({ standing.holds(volume.entries[$0].path) })
    else { return nil }
    let pages = try changed.map { page, text in
      let old = try standing.bytes(volume.entries[page].path, .max)
      return (page, old: volume.text(of: page, in: old), new: text)
    }
    let update = SearchUpdate(shards: volume.shards, pages: pages)
    let shards = Set(update.shards)
    let touched = terms.compactMap { file -> (path: String, shard: Int)? in
      guard case .searchFile(.terms(_, let shard)) = file.content, shards.contains(shard)
      else { return nil }
      return (file.path, shard)
    }
    let made = await concurrentMap(touched, workers: workers) { file in
      Result { update.file(file.shard, from: try standing.bytes(file.path, .max)) }
    }
    var bytes: [String: [UInt8]] = [:]
    for (file, made) in zip(touched, made) {
      guard let made = try made.get() else { return nil }
      bytes[file.path] = made
    }
    return (Set(changed.keys), bytes)
  }

  /// Makes files of an index.
  private func make(_ files: [PlannedFile], of index: SearchIndex) async throws {
    try await inChunks(
      index.portions(of: files), workers: workers, with: { index }
    ) { portion, index, worker in
      begins?(worker, "search index")
      for (file, bytes) in zip(portion, index.bytes(of: portion)) {
        _ = try emit(RenderedFile(path: file.path, bytes: bytes))
      }
    }
  }

  /// Makes what needs the versions of all volumes.
  ///
  /// - Returns: The hashes of all texts.
  func finish() throws -> [String: UInt64] {
    guard let shelf else { return [:] }
    let (versions, renderer) = (shelf.versions, Renderer(plan))
    for file in searchFiles[nil] ?? [] {
      guard case .searchFile(.manifest(let language)) = file.content else { continue }
      let bytes = plan.search.manifest(language, versions: versions, desks: renderer.desks)
      _ = try emit(RenderedFile(path: file.path, bytes: bytes))
    }
    return shelf.hashes
  }
}

extension PlannedFile {
  /// Tells whether it is a file of terms of the search.
  fileprivate var isOfTerms: Bool {
    if case .searchFile(.terms) = content { true } else { false }
  }

  /// Tells whether it is a file of the search that prints something of one of some pages.
  fileprivate func tells(of pages: Set<Int>) -> Bool {
    guard case .searchFile(let part) = content else { return false }
    return switch part {
    case .cards(_, let part): pages.contains { $0 / SearchLayout.cardsPerFile == part }
    case .text(_, let page): pages.contains(page)
    default: false
    }
  }
}

extension PlannedContent {
  /// Tells whether most of what a file is made of is the same as another's.
  fileprivate func sharesMost(with other: PlannedContent) -> Bool {
    switch (self, other) {
    case (.data(let one, _), .data(let other, _)): one == other
    case (.atom(let language, let list), .jsonFeed(let otherLanguage, let otherList)),
      (.jsonFeed(let language, let list), .atom(let otherLanguage, let otherList)):
      language == otherLanguage && list == otherList
    default: false
    }
  }
}

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
///     reads there the pages that are not rendered. It is made anew where nil.
///   - begins: Called by a worker, by its number from 1, before each file and part of the index, and
///     with nil when it has none left.
///   - emit: Takes a finished file; may be called from several tasks at once.
/// - Throws: What `emit`, or a file that stands, throws first; the rest is not rendered.
public func render(
  _ plan: Plan, workers: Int, paths: Set<String>? = nil, standing: StandingFiles? = nil,
  begins: (@Sendable (_ worker: Int, _ kind: String?) -> Void)? = nil,
  emit: @escaping @Sendable (RenderedFile) throws -> Void
) async throws {
  let run = try RenderRun(plan, paths: paths, standing: standing, begins: begins, emit: emit)
  try await inChunks(
    run.jobs, size: 32, workers: workers, with: { Renderer(plan) }, ends: { begins?($0, nil) }
  ) { job, renderer, worker in
    guard let volume = try run.work(job, renderer, worker) else { return }
    let index = try run.index(volume, renderer)
    try await inChunks(index.portions, size: 1, workers: workers, with: { index.made }) {
      portion, made, _ in
      begins?(worker, "search index")
      for (file, bytes) in zip(portion, made.bytes(of: portion)) {
        try emit(RenderedFile(path: file.path, bytes: bytes))
      }
    }
  }
  try run.finish()
}

/// Hands elements out to several workers, numbered from 1, until none is left; each has a tool of its own.
private func inChunks<Element: Sendable, Tool>(
  _ elements: [Element], size: Int, workers: Int, with make: @escaping @Sendable () -> Tool,
  ends: @escaping @Sendable (_ worker: Int) -> Void = { _ in },
  take: @escaping @Sendable (Element, Tool, _ worker: Int) async throws -> Void
) async throws {
  let next = ChunkCursor(count: elements.count, size: size)
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
    /// A file is made.
    case render(PlannedFile)
    /// A page that stands is read for the search.
    case read(String)
  }

  /// The steps: first those of the volumes of the search, one volume after the other.
  private(set) var jobs: [Job] = []
  private let plan: Plan
  private let standing: StandingFiles?
  private let begins: (@Sendable (_ worker: Int, _ kind: String?) -> Void)?
  private let emit: @Sendable (RenderedFile) throws -> Void
  /// Takes in the texts; nil where no index is made.
  private let shelf: SearchShelf?
  /// The files of each volume of the search, and under nil the lists of volumes.
  private let searchFiles: [Int?: [PlannedFile]]

  init(
    _ plan: Plan, paths: Set<String>?, standing: StandingFiles?,
    begins: (@Sendable (_ worker: Int, _ kind: String?) -> Void)?,
    emit: @escaping @Sendable (RenderedFile) throws -> Void
  ) throws {
    self.plan = plan
    self.standing = standing
    self.begins = begins
    self.emit = emit
    let files = paths.map(plan.files(at:)) ?? plan.files
    guard paths == nil || standing != nil else {
      shelf = nil
      searchFiles = [:]
      jobs = files.map { .render($0) }
      return
    }
    let shelf = SearchShelf(plan.search)
    self.shelf = shelf
    var searchFiles: [Int?: [PlannedFile]] = [:]
    for file in plan.files {
      guard case .searchFile(let part) = file.content else { continue }
      searchFiles[part.volume, default: []].append(file)
    }
    self.searchFiles = searchFiles
    var pages: [SearchLayout.Place: PlannedFile] = [:]
    var rest: [PlannedFile] = []
    for file in files {
      if let place = plan.search.places[file.path] {
        pages[place] = file
      } else {
        rest.append(file)
      }
    }
    let touched = Set(pages.keys.map(\.volume))
    for (place, volume) in plan.search.volumes.enumerated() {
      if !touched.contains(place), let standing,
        let version = try RenderRun.keep(searchFiles[place] ?? [], in: standing)
      {
        shelf.keep(version: version, of: place)
        continue
      }
      for (page, entry) in volume.entries.enumerated() {
        let file = pages[SearchLayout.Place(volume: place, page: page)]
        jobs.append(file.map { .render($0) } ?? .read(entry.path))
      }
    }
    jobs += rest.map { .render($0) }
  }

  /// Takes over the files of a volume of which no page is rendered.
  ///
  /// - Returns: The version in which they stand; nil where one does not.
  private static func keep(
    _ files: [PlannedFile], in standing: StandingFiles
  ) throws -> String? {
    let first = files.first { file in
      if case .searchFile(.terms(_, shard: 0)) = file.content { true } else { false }
    }
    guard let first, files.allSatisfy({ standing.holds($0.path) }) else { return nil }
    let version = try standing.bytes(first.path, SearchIndex.versionLength)
    for file in files { try standing.keep(file.path) }
    return String(decoding: version, as: UTF8.self)
  }

  /// Takes a step.
  ///
  /// - Returns: The volume to which nothing more is missing, with its texts; nil where something is.
  func work(
    _ job: Job, _ renderer: Renderer, _ worker: Int
  ) throws -> (volume: Int, texts: [SearchText])? {
    let (path, bytes): (String, [UInt8])
    switch job {
    case .render(let file):
      begins?(worker, OriginSearch.kind(of: file))
      guard let made = renderer.bytes(of: file) else { return nil }
      (path, bytes) = (file.path, made)
    case .read(let standingPath):
      begins?(worker, "search index")
      (path, bytes) = (standingPath, try standing?.bytes(standingPath, .max) ?? [])
    }
    let complete = shelf?.add(bytes, path: path)
    if case .render = job { try emit(RenderedFile(path: path, bytes: bytes)) }
    return complete
  }

  /// The index of a volume of which all texts are there, and which of its files are to be made.
  func index(
    _ complete: (volume: Int, texts: [SearchText]), _ renderer: Renderer
  ) throws -> (made: SearchIndex, portions: [[PlannedFile]]) {
    let volume = plan.search.volumes[complete.volume]
    let index = SearchIndex(
      volume, texts: complete.texts, desk: renderer.desks[volume.language])
    shelf?.keep(version: index.version, of: complete.volume)
    let files = searchFiles[complete.volume] ?? []
    let kept = try standing.map { try terms(of: files, in: $0, version: index.version) } ?? []
    for file in kept { try standing?.keep(file) }
    return (index, index.portions(of: files.filter { !kept.contains($0.path) }))
  }

  /// The files of terms where all stand in a version: it is a hash of all that they are made of, so that
  /// nothing in them can differ.
  private func terms(
    of files: [PlannedFile], in standing: StandingFiles, version: String
  ) throws -> Set<String> {
    let paths = files.compactMap { file -> String? in
      if case .searchFile(.terms) = file.content { file.path } else { nil }
    }
    let isSame = try paths.allSatisfy {
      try standing.holds($0)
        && standing.bytes($0, SearchIndex.versionLength) == Array(version.utf8)
    }
    return isSame ? Set(paths) : []
  }

  /// Makes what needs the versions of all volumes.
  func finish() throws {
    guard let shelf else { return }
    let (versions, renderer) = (shelf.versions, Renderer(plan))
    for file in searchFiles[nil] ?? [] {
      guard case .searchFile(.manifest(let language)) = file.content else { continue }
      let bytes = plan.search.manifest(language, versions: versions, desks: renderer.desks)
      try emit(RenderedFile(path: file.path, bytes: bytes))
    }
  }
}

import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinSource

/// A build after which only the prose of a few items is another: what is not theirs is neither read nor planned.
///
/// The items are read from what the last build kept, with those that they link to, and planned as a site of their own.
/// What their prose changes in these pages is changed in the pages that stand, in the feeds that print them, and in
/// the index of the search. Wherever that is not certain to be what a build of the whole site would write and say,
/// nothing is done.
struct RetoldBuild {
  /// How many texts at most: from some number on it is quicker to read all.
  private static let mostTexts = 16

  let memory: BuildMemory
  /// What has become of the site since it was built last.
  let basis: BuildBasis
  /// The stamps taken before anything was read.
  let sources: BuildMemory.Sources
  let pipeline: Pipeline
  /// What keeps the markup of items.
  let spool: SpoolFile?
  /// Prints faults.
  let faults: FaultReport

  private var last: LastBuild { basis.last }

  /// What is to be put in place.
  private struct Changes {
    let files: [(path: String, bytes: [UInt8])]
    /// The notes of the pages as they are then.
    let notes: [UInt8]
  }

  /// Builds, where only that has changed.
  ///
  /// - Parameter loaded: The files of the site.
  /// - Returns: Whether it did; the build says what the last one said then.
  /// - Throws: What reading a source or writing a file throws.
  func run(_ loaded: Checked<SourceTree>) async throws -> Bool {
    guard let texts = changedTexts, let tree = loaded.value, last.kept.isClean else { return false }
    let clock = pipeline.request.clock
    defer { clock?.end() }
    clock?.begin(StageName.retell)
    let recalled = try RecalledTexts(
      texts, in: tree, from: memory.readings(areRead: true, spool: spool),
      tables: memory.tables(areRead: true), on: spool,
      linked: { linkedFiles(from: $0, to: $1, in: $2) })
    guard let recalled, let changes = try await changes(of: texts, recalled) else { return false }
    clock?.begin(StageName.look)
    let standing = await basis.standing()
    guard basis.look.areAllFilesThere, standing.hasSpare else { return false }
    clock?.begin(StageName.commit)
    guard isMarkupWhole else { return false }
    try memory.forget()
    guard let staging = try memory.staging(over: standing) else { return false }
    let committed: Staging.Committed
    do {
      for file in changes.files { try staging.write(file.bytes, to: file.path) }
      committed = try staging.commit()
    } catch {
      try staging.abandon()
      throw error
    }
    async let saved: Void = recalled.save()
    try memory.keep(
      last, sources: sources, committed: committed, over: standing, details: changes.notes)
    try await saved
    return true
  }

  /// Tells whether all markup could be read that was asked for.
  private var isMarkupWhole: Bool {
    do {
      try spool?.check()
      return true
    } catch {
      // The whole site is read then, and finds out the same.
      return false
    }
  }

  /// The texts of news that have changed; nil where anything else has, or too many.
  private var changedTexts: Set<String>? {
    guard let changes = basis.changes, changes.added.isEmpty,
      (1...RetoldBuild.mostTexts).contains(changes.changed.count),
      changes.changed.allSatisfy({ $0.hasPrefix("content/news/") && $0.hasSuffix(".md") })
    else { return nil }
    return changes.changed
  }

  private func changes(
    of texts: Set<String>, _ recalled: RecalledTexts
  ) async throws -> Changes? {
    var request = pipeline.request
    request.memory = recalled.memory
    request.figureMemory = memory.figures(areRead: true, ofPart: true)
    request.plansFigures = false
    request.linesPerCode = 0
    request.clock = nil
    let part = Pipeline(request: request)
    let before = try await part.prepare(
      try await part.read(Checked(recalled.tree), showsLines: false))
    guard let earlier = before.value, recalled.wereAllKnown else { return nil }
    var now = before
    for text in texts.sorted(by: precedes) {
      guard let retold = try await part.retell([text], in: now) else { return nil }
      now = retold
    }
    guard let later = now.value,
      try await says(now.diagnostics, asBefore: before.diagnostics, of: texts, later.tree, part)
    else { return nil }
    let standing = { path throws(PublishFailure) in try memory.standingBytes(path) }
    guard let retold = try later.plan.retold(texts, since: earlier.plan, standing: standing),
      let (found, notes) = try searched(retold, standing)
    else { return nil }
    let gate = PrivacyGate(later.edition)
    for file in retold { gate.look(at: file) }
    for file in found { gate.look(at: file.bytes, path: file.path) }
    let files = retold.map { ($0.path, $0.now) } + found.map { ($0.path, $0.bytes) }
    return gate.foundNothing ? Changes(files: files, notes: notes) : nil
  }

  /// Tells whether the last build said of texts what this one has to say.
  ///
  /// It said how many faults there are of each code, and has shown those of texts that it names.
  private func says(
    _ now: [Diagnostic], asBefore before: [Diagnostic], of texts: Set<String>,
    _ tree: SourceTree, _ part: Pipeline
  ) async throws -> Bool {
    for text in texts {
      func kinds(_ faults: ArraySlice<Diagnostic>) -> [String] {
        faults.map { "\($0.code.label) \($0.severity)" }.sorted()
      }
      let (old, new) = (before[before.places(of: text)], now[now.places(of: text)])
      guard kinds(old) == kinds(new) else { return false }
      guard !new.isEmpty, last.kept.text.contains(text) else { continue }
      let told = try await part.excerpts(for: Array(new), from: tree)
      guard faults.has(told, in: last.kept.text) else { return false }
    }
    return true
  }

  /// The files of the search that change with pages of items, and the notes of the build then.
  private func searched(
    _ retold: [RetoldFile], _ standing: (String) throws -> [UInt8]
  ) throws -> (files: [RenderedFile], notes: [UInt8])? {
    let pages = retold.filter(\.isPage)
    var notes = last.record.details
    let passages = SearchPassages(of: Set(pages.map(\.path)), in: notes)
    guard passages.volumes.reduce(0, { $0 + $1.pages.count }) == pages.count else { return nil }
    return try withoutActuallyEscaping(standing) { standing in
      var search = try SearchRevision(lists: passages.lists, standing: standing)
      for volume in passages.volumes {
        let changed = pages.compactMap { page in
          volume.pages[page.path].map { (number: $0, before: page.before, now: page.now) }
        }
        guard let texts = try search.take(changed, of: volume.notes) else { return nil }
        for (number, _, _) in changed {
          let place = volume.start + 8 * number
          withUnsafeBytes(of: texts[number]) {
            notes.replaceSubrange(place..<(place + 8), with: $0)
          }
        }
      }
      return (search.all, notes)
    }
  }
}

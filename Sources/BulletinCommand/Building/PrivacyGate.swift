import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinSource
import Synchronization

/// Looks through every finished file for numbers and addresses of persons, before the site is put
/// in its place.
///
/// Sources are checked as they are read; what only comes together on a page, stands in a file that is
/// copied, or was made by a template is found here. Safe from several tasks at once.
final class PrivacyGate: Sendable {
  private struct State {
    /// The files that hold a stretch.
    var places: [PrivateStretch: [String]] = [:]
    /// The masked forms that an exception let through.
    var excepted: Set<String> = []
  }

  private let exceptions: [PrivacyException]
  private let allowed: Set<String>
  private let passed: StandingOutput?
  private let state: Mutex<State>
  /// The hashes of the parts of feeds in which nothing was found.
  private let clean = Mutex<Set<Int>>([])

  /// Takes the exceptions of the settings that hold on the day of the build.
  ///
  /// `passed` is what stands and held nothing of a person without any exception; whoever excepts
  /// something is told whether it is still there, so all is looked at then.
  init(_ edition: Edition, passed: StandingOutput? = nil) {
    self.passed = edition.settings.exceptions.isEmpty ? passed : nil
    exceptions = edition.settings.exceptions.filter { $0.holds(on: edition.now.date) }
    allowed = Set(exceptions.map(\.masked))
    state = Mutex(State(excepted: edition.excepted))
  }

  /// Looks through a rendered file and its name; `isSame` tells that its bytes are those that stand.
  func look(at file: RenderedFile, isSame: Bool) {
    if isSame, passed?.holds(file.path) == true { return }
    guard let feed = FeedEntries(file) else { return look(at: file.bytes, path: file.path) }
    let found = feed.parts.flatMap { stretches(in: Array(file.bytes[$0]), path: file.path) }
    note(found + privateStretches(inName: file.path), in: file.path)
  }

  /// Looks through what is another in a file that stands and held nothing.
  func look(at file: RetoldFile) {
    note(file.changed.flatMap { stretches(in: $0, path: file.path) }, in: file.path)
  }

  /// The stretches of a part of a file; where it was looked through before and held none, that is not done again.
  private func stretches(in part: [UInt8], path: String) -> [PrivateStretch] {
    // Keyed anew in each process, so that nobody can write two parts of one hash.
    var hasher = Hasher()
    part.withUnsafeBytes { hasher.combine(bytes: $0) }
    let hash = hasher.finalize()
    guard clean.withLock({ !$0.contains(hash) }) else { return [] }
    let found = privateStretches(in: part, path: path)
    if found.isEmpty { clean.withLock { _ = $0.insert(hash) } }
    return found
  }

  /// Looks through a finished file and its name.
  func look(at bytes: [UInt8], path: String) {
    note(privateStretches(in: bytes, path: path) + privateStretches(inName: path), in: path)
  }

  private func note(_ found: [PrivateStretch], in path: String) {
    guard !found.isEmpty else { return }
    state.withLock { state in
      for stretch in found {
        if allowed.contains(stretch.masked) {
          state.excepted.insert(stretch.masked)
        } else if state.places[stretch]?.last != path {
          state.places[stretch, default: []].append(path)
        }
      }
    }
  }

  /// Tells whether neither a number or an address of a person was found, nor one that is excepted.
  var foundNothing: Bool { state.withLock { $0.places.isEmpty && $0.excepted.isEmpty } }

  /// E137 for exceptions that nothing needed.
  func idle() -> [Diagnostic] {
    let excepted = state.withLock(\.excepted)
    return exceptions.filter { !excepted.contains($0.masked) }.map {
      Diagnostic(.idleException, at: $0.span, ["k": $0.masked])
    }
  }

  /// E135 and E139 for what was found, once each however many files hold it.
  ///
  /// No line is shown under them: what the source breaks up would stand there in full.
  func faults(in plan: Plan, of tree: SourceTree) throws -> [Diagnostic] {
    let places = state.withLock(\.places)
    return try places.map { stretch, paths in
      try fault(stretch, paths.sorted(by: <), plan, tree)
    }
  }

  private func fault(
    _ stretch: PrivateStretch, _ paths: [String], _ plan: Plan, _ tree: SourceTree
  ) throws -> Diagnostic {
    let (path, span) = try place(of: stretch, in: paths, plan, tree)
    var values = ["f": masked(path), "masked": stretch.masked]
    if paths.count > 1 { values["n"] = String(paths.count - 1) }
    guard let kind = stretch.number else {
      return Diagnostic(.publishedAddress, at: span, values)
    }
    values["kind"] = kind.chinese
    values["kind@en"] = kind.english
    let fault = Diagnostic(.publishedNumber, at: span, values)
    // Serial numbers may look like it: it has no check digits.
    return kind == .oldIdentity ? fault.with(severity: .warning) : fault
  }

  // MARK: Sources

  /// The first file that can be traced to the line of a source that holds the stretch, else to the
  /// one text that it shows, else the first file itself.
  private func place(
    of stretch: PrivateStretch, in paths: [String], _ plan: Plan, _ tree: SourceTree
  ) throws -> (path: String, span: SourceSpan) {
    // Pages of one text say most; lists and feeds repeat them.
    let pages = paths.filter { $0.hasSuffix(".html") }
    let rest = paths.filter { !$0.hasSuffix(".html") }
    let known = (pages + rest).prefix(100).compactMap { path in
      origins(of: path, in: plan).map { (path: path, origins: $0) }
    }
    let ordered = known.filter { $0.origins.texts.count == 1 } + known
    var seen: Set<String> = []
    for (path, origins) in ordered {
      for file in origins.files where seen.insert(file).inserted && tree.contains(file) {
        guard let line = line(of: stretch, in: try tree.read(file)) else { continue }
        return (path, SourceSpan(file: masked(file), line: line, column: 1))
      }
    }
    guard let only = ordered.first, only.origins.texts.count == 1 else {
      return (paths[0], .whole(masked(paths[0])))
    }
    return (only.path, .whole(masked(only.origins.texts[0])))
  }

  /// The line of a source that holds a stretch once the signs of Markdown are left out.
  private func line(of stretch: PrivateStretch, in bytes: [UInt8]) -> Int? {
    let signs = Set("*_~`\\".utf8)
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { line in
      privateStretches(in: line.filter { !signs.contains($0) }, path: ".html").contains(stretch)
    }.map { $0 + 1 }
  }
}

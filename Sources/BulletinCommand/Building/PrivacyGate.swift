import BulletinModel
import BulletinPages
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
  private let state: Mutex<State>

  /// Takes the exceptions of the settings that hold on the day of the build.
  init(_ edition: Edition) {
    exceptions = edition.settings.exceptions.filter { $0.holds(on: edition.now.date) }
    allowed = Set(exceptions.map(\.masked))
    state = Mutex(State(excepted: edition.excepted))
  }

  /// Looks through a finished file and its name.
  func look(at bytes: [UInt8], path: String) {
    let found = privateStretches(in: bytes, path: path) + privateStretches(inName: path)
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

  /// E135 and E139 for what was found, once each however many files hold it, and E137 for exceptions
  /// that nothing needed.
  func faults(in plan: Plan) -> [Diagnostic] {
    let state = state.withLock { $0 }
    let found = state.places.map { stretch, paths in fault(stretch, paths.sorted(by: <), plan) }
    let idle = exceptions.filter { !state.excepted.contains($0.masked) }.map {
      Diagnostic(.idleException, at: $0.span, ["k": $0.masked])
    }
    return (found + idle).sorted()
  }

  private func fault(_ stretch: PrivateStretch, _ paths: [String], _ plan: Plan) -> Diagnostic {
    // A page of one text says most; lists and feeds repeat it.
    let sources = paths.prefix(100).map { source(of: $0, in: plan) }
    let place = sources.firstIndex { $0 != nil } ?? 0
    var values = ["f": masked(paths[place]), "masked": stretch.masked]
    if paths.count > 1 { values["n"] = String(paths.count - 1) }
    let span = SourceSpan.whole(masked((sources[place] ?? paths[place])))
    guard let kind = stretch.number else {
      return Diagnostic(.publishedAddress, at: span, values)
    }
    values["kind"] = kind.chinese
    values["kind@en"] = kind.english
    let fault = Diagnostic(.publishedNumber, at: span, values)
    // Serial numbers may look like it: it has no check digits.
    return kind == .oldIdentity ? fault.with(severity: .warning) : fault
  }

  /// The one text that a file shows, or the ledger where it shows none.
  private func source(of path: String, in plan: Plan) -> String? {
    guard let origins = origins(of: path, in: plan) else { return nil }
    guard origins.texts.isEmpty else {
      return origins.texts.count == 1 ? origins.texts[0] : nil
    }
    return origins.ledgers.first { $0.hasSuffix(".csv") }
  }
}

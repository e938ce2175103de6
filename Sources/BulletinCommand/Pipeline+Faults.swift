import BulletinModel
import BulletinSource

// What the stages found wrong, put together as it is told.

extension Pipeline {
  /// The faults, in order, with the lines to show under them; of warnings and notes under the first `most` of
  /// each code.
  func excerpts(
    for faults: [Diagnostic], from tree: SourceTree, most: Int? = nil
  ) async throws -> [Diagnostic] {
    var told = faults.sorted()
    var counts: [FaultCode: Int] = [:]
    let places = told.indices.filter { place in
      guard let most, told[place].severity != .error else { return true }
      counts[told[place].code, default: 0] += 1
      return counts[told[place].code, default: 0] <= most
    }
    let shown = try await withExcerpts(
      places.map { told[$0] }, from: tree, workers: request.workers)
    for (place, fault) in zip(places, shown) { told[place] = fault }
    return told
  }

  /// Applies the site's severities, where a code allows it, sorts, and drops doubles.
  func arranged(_ faults: [Diagnostic], by severities: [FaultCode: Severity])
    -> [Diagnostic]
  {
    let changed = faults.map { fault in
      guard let severity = severities[fault.code],
        !fault.code.isLocked || severity == .error
      else { return fault }
      return fault.with(severity: severity)
    }
    var kept: [Diagnostic] = []
    for fault in changed.sorted() where !(kept.last.map { isSame($0, fault) } ?? false) {
      kept.append(fault)
    }
    return kept
  }

  /// Two rooms may see one fault, the one with a longer stretch than the other.
  private func isSame(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    left.code == right.code && left.span.file == right.span.file
      && left.span.start == right.span.start && left.values == right.values
  }
}

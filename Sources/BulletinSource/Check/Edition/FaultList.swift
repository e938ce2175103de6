import BulletinModel

extension [Diagnostic] {
  /// The faults as they are reported: in order, each once, with the severities of the site.
  ///
  /// A text that is not finished and not printed allows a release: its errors become warnings, save
  /// those whose severity is locked.
  func reported(
    severities: [FaultCode: Severity], unfinished: Set<String>
  ) -> [Diagnostic] {
    var result: [Diagnostic] = []
    result.reserveCapacity(count)
    for fault in sorted() where result.last != fault {
      result.append(fault)
    }
    return result.map { fault in
      let changed = fault.with(severity: severity(of: fault, severities))
      guard changed.severity == .error, !fault.code.isLocked,
        unfinished.contains(fault.span.file)
      else { return changed }
      return fault.with(severity: .warning)
    }
  }

  /// A site may raise any severity; it may lower only what is neither an error nor locked.
  private func severity(of fault: Diagnostic, _ severities: [FaultCode: Severity]) -> Severity {
    guard let wanted = severities[fault.code], fault.severity == fault.code.severity else {
      return fault.severity
    }
    let isRaised = wanted == .error || wanted == .warning && fault.severity == .note
    let mayLower = fault.severity != .error && !fault.code.isLocked
    return isRaised || mayLower ? wanted : fault.severity
  }

  /// The faults with the source lines to show under them, where those are texts of the site.
  func withExcerpts(from tree: SourceTree, workers: Int) async throws(SourceFailure) -> [Diagnostic]
  {
    var portions: [[Diagnostic]] = []
    for fault in self {
      if portions.last?.first?.span.file == fault.span.file {
        portions[portions.count - 1].append(fault)
      } else {
        portions.append([fault])
      }
    }
    let results = await concurrentMap(portions, workers: workers) { faults in
      Result { () throws(SourceFailure) in try faults.withExcerpts(from: tree) }
    }
    var told: [Diagnostic] = []
    told.reserveCapacity(count)
    for result in results { told += try result.get() }
    return told
  }

  /// The same of faults of one file.
  private func withExcerpts(from tree: SourceTree) throws(SourceFailure) -> [Diagnostic] {
    guard let file = first?.span.file,
      ["md", "yml", "mustache"].contains(FileNames.ending(of: file)), tree.contains(file),
      contains(where: { $0.lacksExcerpt })
    else { return self }
    let text = decodeText(try tree.read(file), file: file).value
    return map { fault in
      guard fault.lacksExcerpt else { return fault }
      let range = text?.range(ofLine: fault.span.start.line)
      let excerpt = range.flatMap { range in
        text?.excerpt(
          at: Swift.min(range.upperBound, range.lowerBound + fault.span.start.column - 1))
      }
      return fault.with(excerpt: excerpt)
    }
  }
}

extension Diagnostic {
  /// Tells whether it speaks of a line that nobody has read to it.
  fileprivate var lacksExcerpt: Bool { excerpt == nil && span != .whole(span.file) }
}

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
  func withExcerpts(from tree: SourceTree) throws(SourceFailure) -> [Diagnostic] {
    var result: [Diagnostic] = []
    result.reserveCapacity(count)
    var text: SourceText?
    for fault in self {
      guard fault.excerpt == nil, fault.span != .whole(fault.span.file),
        ["md", "yml", "mustache"].contains(FileNames.ending(of: fault.span.file)),
        tree.contains(fault.span.file)
      else {
        result.append(fault)
        continue
      }
      if text?.file != fault.span.file {
        text = decodeText(try tree.read(fault.span.file), file: fault.span.file).value
      }
      let range = text?.range(ofLine: fault.span.start.line)
      let excerpt = range.flatMap { range in
        text?.excerpt(
          at: Swift.min(range.upperBound, range.lowerBound + fault.span.start.column - 1))
      }
      result.append(fault.with(excerpt: excerpt))
    }
    return result
  }
}

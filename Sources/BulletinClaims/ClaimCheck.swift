import BulletinModel

extension Claim {
  /// Tells whether the text is true, warnings left aside: `check().holds` without looking for a
  /// wording that would be.
  ///
  /// For those who try one text against many figures.
  public var holds: Bool {
    ClaimExamination(self).findings().allSatisfy { $0.severity != .error }
  }

  /// Holds the text against the ledger.
  ///
  /// The tests run in the order readable, unit, qualifiers, direction, value; the first that fails
  /// ends it. Every fault comes with the nearest true wording, where there is one in the style of
  /// the text: the qualifier kept where it can be, else the number at the digits shown.
  public func check() -> ClaimVerdict {
    let examination = ClaimExamination(self)
    let findings = examination.findings()
    guard !findings.isEmpty else {
      return ClaimVerdict(faults: [], reading: examination.reading())
    }
    let misfits = findings.contains { $0.code == .wrongComparison || $0.code == .noFigure }
    let repair = misfits ? nil : ClaimRepair(examination).repair()
    let faults = findings.map { finding in
      var values = finding.values
      values["fix"] = repair?.text
      if finding.code == .roundedIntoWhole, repair == nil {
        values["fix"] = CanonicalText(self).signed
      }
      return ClaimVerdict.Fault(
        code: finding.code, severity: finding.severity, values: values, range: finding.range,
        replacement: repair.flatMap { $0.replacesText ? $0.text : nil })
    }
    return ClaimVerdict(faults: faults, reading: examination.reading())
  }
}

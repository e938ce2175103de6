public import BulletinModel

/// Who has reported a register for a period and who has not, with their names.
public struct RegisterReporting: Sendable, Hashable {
  /// The register's id.
  public let register: String
  /// The register's name.
  public let name: LocalizedText
  /// The state of reports; nil where none is due for the period.
  public let reporting: Reporting?
  /// The name of each who had to report, by id.
  public let names: [String: LocalizedText]

  /// The names of those who have not reported, in the order of their list.
  public func missing(in language: LanguageTag) -> [String] {
    (reporting?.missing ?? []).map { names[$0]?.text(in: language) ?? $0 }
  }

  /// Tells whether all who had to have reported, which they have where nobody had to.
  public var isComplete: Bool { reporting?.isComplete ?? true }
}

/// Who has reported for a period, register by register.
///
/// - Parameters:
///   - period: The period to be closed.
///   - edition: The checked content.
///   - figures: Its statistics.
/// - Returns: Every register that expects reports, by id.
public func completeness(
  of period: Period, in edition: Edition, figures: Figures
) -> [RegisterReporting] {
  edition.registers.values.filter { $0.schema.expectation != nil }
    .sorted { precedes($0.schema.id, $1.schema.id) }
    .map { register in
      let reporting = figures.reporting(of: register.schema.id, in: period)
      let names = reporting.map { reporterNames($0.due, in: $0.list, edition) } ?? [:]
      return RegisterReporting(
        register: register.schema.id, name: register.schema.name, reporting: reporting,
        names: names)
    }
}

/// The names of some members of a list: terms, units, or rows of a register.
private func reporterNames(
  _ ids: [String], in list: String, _ edition: Edition
) -> [String: LocalizedText] {
  func plain(_ text: String) -> LocalizedText { LocalizedText([.init("zh", text)]) }
  var names: [String: LocalizedText] = [:]
  if list == "branches" {
    for unit in edition.branches { names[unit.id] = plain(unit.name) }
  } else if let vocabulary = edition.vocabularies[list] {
    for term in vocabulary.terms { names[term.id] = term.name }
  } else if let register = edition.registers[list], let field = register.schema.titleField?.id {
    for row in 0..<register.rowCount {
      guard let id = register.text("id", row: row), let name = register.text(field, row: row)
      else { continue }
      names[id] = names[id] ?? plain(name)
    }
  }
  let wanted = Set(ids)
  return names.filter { wanted.contains($0.key) }
}

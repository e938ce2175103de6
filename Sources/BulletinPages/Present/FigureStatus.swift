import BulletinModel

/// How settled figures are.
enum FigureStatus: String, Sendable, Hashable, CaseIterable {
  /// Reports are still missing, or the ledger says so.
  case preliminary
  /// Every report is there, or none is expected.
  case final
  /// Changed after it was published.
  case revised

  /// What it is called.
  var word: Word {
    switch self {
    case .preliminary: .statusPreliminary
    case .final: .statusFinal
    case .revised: .statusRevised
    }
  }

  /// The status of several figures together: the least settled of them.
  static func together(_ all: [FigureStatus]) -> FigureStatus {
    if all.contains(.preliminary) { return .preliminary }
    return all.contains(.revised) ? .revised : .final
  }
}

/// Where figures come from and how settled they are, as charts and tables print it.
struct FigureOrigin: Sendable {
  /// The site's own source and the ledgers with the number of their rows.
  let source: String?
  /// How settled they are.
  let status: StatusContext
  /// Where it is told what is counted.
  let definition: LinkContext?
}

extension Desk {
  /// How settled a figure is.
  ///
  /// A ledger may say so row by row, in a field that takes its words from `figure_status`; else a
  /// figure is preliminary while one of those who report its ledger is missing for its period.
  ///
  /// - Parameters:
  ///   - key: The figure.
  ///   - rows: The rows behind it.
  /// - Returns: Its status.
  func status(of key: FigureKey, rows: some Sequence<Int>) -> FigureStatus {
    guard let measure = index.figures.measure(key.measure) else { return .final }
    if index.figures.reporting(of: measure.register, in: key.period)?.isComplete == false {
      return .preliminary
    }
    guard let register = edition.registers[measure.register],
      let field = register.schema.fields.first(where: { $0.type == .reference(to: "figure_status") }
      )
    else { return .final }
    return .together(
      rows.compactMap { row in
        switch register.text(field.id, row: row) {
        case "provisional": .preliminary
        case "revised": .revised
        default: nil
        }
      })
  }

  /// How settled a figure is, from the rows behind it.
  func status(of key: FigureKey) -> FigureStatus {
    status(of: key, rows: index.figures.rows(behind: key))
  }

  /// A status as templates print it.
  func context(of status: FigureStatus) -> StatusContext {
    StatusContext(kind: status.rawValue, text: words[status.word])
  }

  /// A status as a fact of a page's head.
  func fact(of status: FigureStatus) -> FactContext {
    FactContext(label: words[.statusHead], values: [.plain(words[status.word])], date: nil)
  }

  /// A ledger with the number of its rows, linked where it has a page.
  func ledger(_ id: String, rows: Int) -> LinkContext {
    let schema = edition.registers[id]?.schema
    let text = words(
      .registerRows,
      ["name": self.text(schema?.name) ?? id, "n": numbers.count(Int64(rows))])
    guard let schema, schema.hasListPage, !schema.isBuiltIn else { return .plain(text) }
    return LinkContext(text, to: language.routes.route("registers/\(id)/"))
  }

  /// Where figures come from: each ledger once, with the rows behind the figures.
  func origin(of keys: [FigureKey]) -> FigureOrigin {
    var registers: [String] = []
    var rows: [String: Set<Int>] = [:]
    var measures: [Measure] = []
    var status: [FigureStatus] = []
    for key in keys {
      guard let measure = index.figures.measure(key.measure) else { continue }
      if !registers.contains(measure.register) { registers.append(measure.register) }
      if !measures.contains(where: { $0.id == measure.id }) { measures.append(measure) }
      let own = index.figures.rows(behind: key)
      rows[measure.register, default: []].formUnion(own)
      status.append(self.status(of: key, rows: own))
    }
    let ledgers = registers.compactMap { id -> String? in
      let count = rows[id]?.count ?? 0
      return count > 0 ? ledger(id, rows: count).text : nil
    }
    let source = ([statisticsSource].compactMap { $0 } + ledgers)
      .joined(separator: words[.semicolon])
    let definition = measures.first.map { measure in
      LinkContext(
        url: measures.count == 1
          ? statisticsAddress(of: measure) + "#definitions"
          : language.routes.route("statistics/").href + "#measures",
        text: words[.definitionLink], current: false, count: nil)
    }
    return FigureOrigin(
      source: source.isEmpty ? nil : source, status: context(of: .together(status)),
      definition: definition)
  }
}

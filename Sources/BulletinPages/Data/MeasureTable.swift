import BulletinModel

extension DataTable {
  /// The values of a measure: period, one column a dimension, numerator, denominator, value, status.
  ///
  /// Figures of other measures and comparisons are passed over. What is withheld has no numbers.
  init(
    _ measure: Measure, figures: [Figure], dimensionNames: [String: LocalizedText],
    language: LanguageTag
  ) {
    let isChinese = language.primary == "zh" || language.primary == "bo"
    func say(_ chinese: String, _ english: String) -> String { isChinese ? chinese : english }
    let own = figures.filter { $0.key.measure == measure.id && $0.key.comparison == .value }
    let used = Set(own.flatMap { $0.key.members.keys })
    let dimensions = measure.dimensions.filter { used.contains($0) && $0 != "period" }
    name = measure.id
    title = measure.name.text(in: language)
    description = measure.definition.text(in: language)
    self.language = language
    let members = MeasureTable.heads(of: dimensions, dimensionNames, language, say("期间", "period"))
    let unit = measure.unit?.text(in: language)
    var numbers = [
      Column(id: "numerator", head: say("分子", "numerator"), type: .number),
      Column(id: "denominator", head: say("分母", "denominator"), type: .number),
      Column(id: "value", head: say("值", "value"), type: .number),
    ]
    numbers[2].unit = unit
    numbers[2].description = measure.formula.text(in: language)
    var status = Column(id: "status", head: say("状态", "status"), type: .string)
    status.isRequired = true
    status.choices = PublishedFigure.Status.allCases.map(\.rawValue)
    columns = members + numbers + [status]
    rows = own.map { figure in
      let published = PublishedFigure(figure)
      return [.text(figure.key.period.id)]
        + dimensions.map { figure.key.members[$0].map { .text($0) } ?? .empty }
        + [published.numerator, published.denominator, published.value]
        .map { $0.map { .number($0) } ?? .empty } + [.text(published.status.rawValue)]
    }
    primaryKey = []
  }
}

/// The heads of a measure's table.
private enum MeasureTable {
  static func heads(
    of dimensions: [String], _ names: [String: LocalizedText], _ language: LanguageTag,
    _ period: String
  ) -> [DataTable.Column] {
    var first = DataTable.Column(id: "period", head: period, type: .string)
    first.isRequired = true
    first.isPeriod = true
    let own: Set<String> = ["period", "numerator", "denominator", "value", "status"]
    var taken = own.union([period, "分子", "分母", "值", "状态"])
    return [first]
      + dimensions.map { id in
        let name = names[id]?.text(in: language) ?? id
        let head = taken.insert(name).inserted ? name : "\(name) (\(id))"
        taken.insert(head)
        // JSON keys must differ from those of the numbers.
        return DataTable.Column(id: own.contains(id) ? "by_\(id)" : id, head: head, type: .string)
      }
  }
}

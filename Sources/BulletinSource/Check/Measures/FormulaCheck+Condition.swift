import BulletinModel

/// What is wrong with a condition, and where.
struct ConditionProblem: Error, Sendable {
  let span: SourceSpan
  let reason: SchemaReason
  /// The word that names nothing, where that is what is wrong.
  let unknown: FormulaFault.Unknown?
}

extension FormulaCheck {
  /// Reads a formula that comes to yes or no in every row.
  func condition(_ text: FormulaText) -> Result<Expression, ConditionProblem> {
    switch formula(text) {
    case .failure(let fault):
      return .failure(
        ConditionProblem(
          span: fault.diagnostic.span, reason: SchemaReason(fault.diagnostic),
          unknown: fault.unknown))
    case .success(let part):
      if part.kind == .flag { return .success(part.formula) }
      if case .word(let word) = part.kind {
        let near = paths.near(word, of: register)
        return .failure(
          ConditionProblem(
            span: text.span(of: word),
            reason: SchemaReason(
              "没有字段“\(word)”", "there is no field \"\(word)\"", near: near),
            unknown: FormulaFault.Unknown(word: word, near: near)))
      }
      return .failure(
        ConditionProblem(
          span: text.span(offset: 0, length: text.string.utf8.count),
          reason: SchemaReason(
            "条件要能判断是或否，\(part.kind.name.chinese)不能",
            "a condition comes to yes or no, not to \(part.kind.name.english)"), unknown: nil))
    }
  }
}

extension SchemaReason {
  /// The reason that a fault of a schema gives.
  fileprivate init(_ fault: Diagnostic) {
    self.init(fault.values["why"] ?? "", fault.values["why@en"] ?? fault.values["why"] ?? "")
  }
}

import BulletinClaims
public import BulletinModel

/// A first report where there is none to draft from: the key figures as links, one a line.
///
/// - Parameters:
///   - period: The period.
///   - edition: The checked content; its key figures are those of the home page, else the first six
///     measures with a figure.
///   - figures: The statistics.
/// - Returns: The draft in the site's main language.
public func reportSkeleton(of period: Period, in edition: Edition, figures: Figures) -> ReportDraft
{
  let language = edition.settings.languages.first ?? "zh-Hans"
  let isChinese = language.primary == "zh"
  let chosen = edition.settings.home.keyFigures.compactMap { figures.measure($0) }
  let told = (chosen.isEmpty ? figures.measures : chosen).compactMap { measure in
    figures.wholeFigure(of: measure, in: period).map { (measure, $0) }
  }
  let lines = told.prefix(chosen.isEmpty ? 6 : told.count).map { measure, figure in
    skeletonLine(figure, measure, figures, in: language)
  }
  let title =
    isChinese ? "\(chineseName(of: period))工作情况的报告" : "Report for \(period.id)"
  let head = isChinese ? "## 一、总体情况" : "## Overview"
  let text =
    "---\ntitle: \(title)\nstatus: draft\n---\n\n\(head)\n\n" + lines.joined(separator: "\n") + "\n"
  let file = "content/reports/\(period.id).md"
  return ReportDraft(
    file: file, bytes: Array(text.utf8),
    review: DraftReview(file: file, base: nil, passages: [], remarks: [], flips: []))
}

/// 2025年第三季度, as titles have it.
private func chineseName(of period: Period) -> String {
  let part: TimeWord.Part =
    switch period.kind {
    case .year: .year
    case .half: .half(period.index)
    case .quarter: .quarter(period.index)
    case .month: .month(period.index)
    }
  return TimeWord(
    year: .written(period.year), part: part,
    style: .chinese(hasNumerals: period.kind == .quarter, hasOrder: true), prefix: "",
    range: 0..<0
  ).text + (period.kind == .year ? "度" : "")
}

private func skeletonLine(
  _ figure: Figure, _ measure: Measure, _ figures: Figures, in language: LanguageTag
) -> String {
  func link(_ key: FigureKey, _ text: String) -> String { "[\(text)](stat:\(key.text))" }
  let name = measure.name.text(in: language)
  let value = FigureWording.skeleton(figure, measure, in: language)
  guard language.primary == "zh" else { return "- \(name): \(link(figure.key, value))" }
  let key = FigureKey(
    figure.key.measure, figure.key.members, in: figure.key.period, comparison: .change)
  let change = figures.figure(key)
  guard let size = change.exact, size != Rational(0) else {
    return "- \(name)：\(link(figure.key, value))。"
  }
  let word =
    size < Rational(0) ? "下降" : figures.definition(measure.id)?.isRatio == true ? "上升" : "增长"
  let text = canonicalText(of: change, measure: measure, before: "环比" + word)
  return "- \(name)：\(link(figure.key, value))，环比\(word)\(link(key, text))。"
}

extension FigureWording {
  /// A value as the first report writes it.
  static func skeleton(_ figure: Figure, _ measure: Measure, in language: LanguageTag) -> String {
    let text = canonicalText(of: figure, measure: measure)
    return language.primary == "zh"
      ? text : String(text.prefix { "0123456789.,%−＜＞—".contains($0) })
  }
}

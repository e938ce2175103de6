public import BulletinModel

/// Settles every file of the site before the first is rendered.
///
/// - Parameters:
///   - edition: The checked content.
///   - figures: Every statistic of it.
///   - cited: The figures that its texts cite.
///   - answers: The outcomes of its queries, by the places of their blocks.
///   - options: What to do differently than for a release.
///   - workers: How many tasks work at once.
/// - Returns: The plan, and every fault of addresses, links and words.
public func plan(
  _ edition: Edition, figures: Figures, cited: CitedFigures = .none,
  answers: [SourceSpan: QueryTable] = [:],
  options: PlanOptions = PlanOptions(), workers: Int = 1
) async -> Checked<Plan> {
  guard let zone = ZoneOffset(zone: edition.settings.timeZone) else {
    let fault = Diagnostic(
      .missingSetting, at: .whole("site.yml"),
      ["k": "time_zone", "why": "\(edition.settings.timeZone) → Asia/Shanghai, +08:00"])
    return Checked(nil, diagnostics: [fault])
  }
  async let templates = PageTemplates.compile(edition.theme)
  var planner = Planner(
    EditionIndex(
      edition, figures: figures, cited: cited, answers: answers, zone: zone, options: options))
  return await planner.plan(with: templates, workers: workers)
}

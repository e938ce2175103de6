public import BulletinModel

/// A text of a report as it is drafted from the last one.
public struct ReportDraft: Sendable, Hashable {
  /// The file to be written, below the site folder.
  public let file: String
  /// Its bytes.
  public let bytes: [UInt8]
  /// What is to be looked over in it.
  public let review: DraftReview
}

/// Drafts a text of a report from the one of an earlier period of the same kind.
///
/// Every figure moves with the report: the periods of its links and blocks, the words of its links,
/// and the words for the time where they are known exactly. The draft's status is `draft`.
///
/// - Parameters:
///   - period: The new report's period.
///   - report: The earlier text.
///   - bytes: The bytes of its file.
///   - figures: The statistics.
/// - Returns: The draft; its file is named like the earlier one, language included.
public func reportDraft(
  of period: Period, from report: ReportText, bytes: [UInt8], figures: Figures
) -> ReportDraft {
  let folder = "content/reports/"
  let file =
    report.file.hasPrefix(folder + report.period.id)
    ? folder + period.id + report.file.dropFirst((folder + report.period.id).count)
    : "\(folder)\(period.id).md"
  var mover = ReportMover(report, bytes: bytes, to: period, file: file, figures: figures)
  return mover.draft()
}

/// Looks over a text of a report that stands already: its figures beside those of the period before,
/// and the sentences whose direction is wrong.
///
/// - Parameters:
///   - report: The text.
///   - bytes: The bytes of its file.
///   - earlier: The period with which its figures are set side by side; nil for the one before.
///   - figures: The statistics.
/// - Returns: Its figures by paragraph, and the sentences whose direction is wrong.
public func reportReview(
  of report: ReportText, bytes: [UInt8], against earlier: Period?, figures: Figures
) -> DraftReview {
  let lines = ReportLines(LinedText(bytes, file: report.file))
  let move = PeriodMove(from: report.period, to: earlier ?? report.period.previous)
  var places: [FlipSearch.Place] = []
  var passages: [Range<Int>: [MovedCitation]] = [:]
  for citation in report.figures.citations {
    guard case .period(let period) = citation.time, let measure = figures.measure(citation.measure),
      let range = lines.text.range(of: citation.span)
    else { continue }
    func figure(_ period: Period) -> Figure {
      figures.figure(
        FigureKey(citation.measure, citation.members, in: period, comparison: citation.comparison))
    }
    let new = figure(period)
    let old = move.moved(period).map(figure) ?? new
    places.append(
      FlipSearch.Place(range: range, figure: new, measure: measure, text: citation.text))
    passages[lines.paragraph(around: range.lowerBound), default: []].append(
      MovedCitation(old: old, new: new, of: measure, oldText: "", newText: citation.text))
  }
  return DraftReview(
    file: report.file, base: nil,
    passages: passages.sorted { $0.key.lowerBound < $1.key.lowerBound }.map { range, citations in
      MovedPassage(
        old: "", new: PlainProse.text(lines.text.text(range)),
        span: lines.text.span(at: range.lowerBound), citations: citations)
    }, remarks: [], flips: FlipSearch(lines: lines, figures: figures).flips(places))
}

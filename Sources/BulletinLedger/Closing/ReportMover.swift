import BulletinModel

/// Moves one text of a report to a later period: figures, addresses, blocks and words for the time.
struct ReportMover {
  private let report: ReportText
  private let lines: ReportLines
  private let move: PeriodMove
  private let figures: Figures
  private let file: String
  private var edits: TextEdits
  private var moved: [(range: Range<Int>, citation: MovedCitation, measure: Measure)] = []
  private var remarks: [(reason: DraftRemark.Reason, text: String, place: Int)] = []

  /// Prepares the move of a text whose bytes are given to a file of the new period.
  init(_ report: ReportText, bytes: [UInt8], to period: Period, file: String, figures: Figures) {
    self.report = report
    self.file = file
    self.figures = figures
    lines = ReportLines(LinedText(bytes, file: report.file))
    move = PeriodMove(from: report.period, to: period)
    edits = TextEdits(bytes)
  }

  /// The text of the draft with what is to be looked over.
  mutating func draft() -> ReportDraft {
    moveCitations()
    moveBlocks()
    moveWords()
    setStatus()
    let text = LinedText(edits.result, file: file)
    return ReportDraft(file: file, bytes: text.bytes, review: review(text))
  }

  // MARK: Figures

  private mutating func moveCitations() {
    for citation in report.figures.citations {
      guard case .period(let period) = citation.time,
        let measure = figures.measure(citation.measure)
      else { continue }
      guard let whole = lines.text.range(of: citation.span) else { continue }
      guard let places = places(of: citation, in: whole),
        let target = target(of: places.value, period)
      else {
        remarks.append((.unmovedLink, lines.text.text(whole), whole.lowerBound))
        continue
      }
      func key(_ period: Period) -> FigureKey {
        FigureKey(
          citation.measure, citation.members, in: period, comparison: citation.comparison)
      }
      let (old, new) = (figures.figure(key(period)), figures.figure(key(target.period)))
      let text = FigureWording(language: report.language)
        .text(for: new, insteadOf: old, in: citation, of: measure)
      edits.replace(places.text, with: text)
      edits.replace(places.value, with: target.text)
      moved.append(
        (
          whole,
          MovedCitation(
            old: old, new: new, of: measure, oldText: citation.text, newText: text), measure
        ))
      if target.isYearToDate { remarks.append((.yearToDate, target.text, whole.lowerBound)) }
      if new.exact == nil { remarks.append((.noValue, new.key.text, whole.lowerBound)) }
    }
  }

  /// Where a link's words and the value of its period stand; nil where the file has them otherwise.
  private func places(of citation: Citation, in whole: Range<Int>)
    -> (text: Range<Int>, value: Range<Int>)?
  {
    guard var text = lines.text.range(of: citation.textSpan), text != whole,
      let address = lines.text.range(of: citation.address), address != whole
    else { return nil }
    let bytes = lines.text.bytes
    // Markup inside the link stays where it is.
    let words = Array(citation.text.utf8)
    if !words.isEmpty, bytes[text] != words[...] {
      let inner = text.lowerBound...max(text.lowerBound, text.upperBound - words.count)
      if let start = inner.first(where: { bytes[$0...].starts(with: words) }) {
        text = start..<start + words.count
      }
    }
    for key in ["period=", "period＝", "期间=", "期间＝"] {
      let wanted = Array(key.utf8)
      guard
        let start = address.first(where: { bytes[$0..<address.upperBound].starts(with: wanted) })
      else { continue }
      let value = bytes[(start + wanted.count)..<address.upperBound]
      let end = value.indices.first {
        value[$0] == UInt8(ascii: "&") || value[$0...].starts(with: "＆".utf8)
      }
      return (text, value.startIndex..<(end ?? value.endIndex))
    }
    return nil
  }

  private func target(of value: Range<Int>, _ period: Period)
    -> (text: String, period: Period, isYearToDate: Bool)?
  {
    guard let moved = move.moved(value: lines.text.text(value)) else {
      return move.moved(period).map { ($0.id, $0, false) }
    }
    return Period(canonical: moved.text).map { (moved.text, $0, moved.isYearToDate) }
  }

  // MARK: Blocks, words and status

  private mutating func moveBlocks() {
    for number in lines.lines.indices {
      guard case .block(let key) = lines.kinds[number], ReportLines.period.contains(key),
        let value = lines.value(of: number)
      else { continue }
      let typed = lines.text.text(value)
      if let moved = move.moved(value: typed) {
        edits.replace(value, with: moved.text)
        if moved.isYearToDate { remarks.append((.yearToDate, moved.text, value.lowerBound)) }
      } else {
        moveWords(in: value)
      }
    }
  }

  private mutating func moveWords() {
    for number in lines.lines.indices {
      switch lines.kinds[number] {
      case .mark, .blank: continue
      case .block(let key) where ReportLines.period.contains(key): continue
      case .prose where lines.text.text(lines.lines[number]).hasPrefix("["):
        // What names an address for links is no prose.
        if lines.text.text(lines.lines[number]).contains("]: ") { continue }
        moveWords(in: lines.lines[number])
      case .head where !lines.isSpoken(number): continue
      default: moveWords(in: lines.lines[number], mayReplace: lines.isSpoken(number))
      }
    }
  }

  private mutating func moveWords(in range: Range<Int>, mayReplace: Bool = true) {
    let masks = moved.map(\.range) + destinations(in: range)
    let wording = PeriodWording(move: move)
    for word in wording.words(in: Array(lines.text.bytes[range])) {
      let place =
        word.range.lowerBound + range.lowerBound..<word.range.upperBound + range.lowerBound
      guard !masks.contains(where: { $0.overlaps(place) }) else { continue }
      switch word.move {
      case .word(let text) where mayReplace: edits.replace(place, with: text)
      case .stays: continue
      case .word, .unknown:
        remarks.append((.time, lines.text.text(place), place.lowerBound))
      }
    }
  }

  /// The addresses of the links in a line, and links to figures that are not the ledgers'.
  private func destinations(in range: Range<Int>) -> [Range<Int>] {
    let bytes = lines.text.bytes
    var found: [Range<Int>] = []
    var place = range.lowerBound
    while place + 1 < range.upperBound {
      if bytes[place] == UInt8(ascii: "]"), bytes[place + 1] == UInt8(ascii: "("),
        let end = bytes[place..<range.upperBound].firstIndex(of: UInt8(ascii: ")"))
      {
        found.append(place..<end)
        place = end
      }
      place += 1
    }
    return found
  }

  /// The draft is not published before a person says so.
  private mutating func setStatus() {
    let bytes = lines.text.bytes
    for number in lines.lines.indices {
      guard case .head(let key) = lines.kinds[number], ReportLines.status.contains(key) else {
        continue
      }
      edits.replace(lines.lines[number], with: "status: draft")
      return
    }
    let end = bytes.contains(13) ? "\r\n" : "\n"
    guard lines.hasHead, lines.lines.count > 1 else {
      edits.replace(0..<0, with: "---\(end)status: draft\(end)---\(end)\(end)")
      return
    }
    let place = lines.lines[1].lowerBound
    edits.replace(place..<place, with: "status: draft\(end)")
  }

  // MARK: Review

  private func review(_ text: LinedText) -> DraftReview {
    let newLines = ReportLines(text)
    var passages: [Range<Int>: [MovedCitation]] = [:]
    for one in moved {
      passages[lines.paragraph(around: one.range.lowerBound), default: []].append(one.citation)
    }
    let places = moved.map {
      FlipSearch.Place(
        range: edits.moved($0.range.lowerBound)..<edits.moved($0.range.upperBound),
        figure: $0.citation.new, measure: $0.measure, text: $0.citation.newText)
    }
    return DraftReview(
      file: file, base: report.file,
      passages: passages.sorted { $0.key.lowerBound < $1.key.lowerBound }.map { range, citations in
        let new = edits.moved(range.lowerBound)..<edits.moved(range.upperBound)
        return MovedPassage(
          old: PlainProse.text(lines.text.text(range)), new: PlainProse.text(text.text(new)),
          span: text.span(at: new.lowerBound), citations: citations)
      },
      remarks: remarks.sorted { $0.place < $1.place }.map {
        DraftRemark(reason: $0.reason, text: $0.text, span: text.span(at: edits.moved($0.place)))
      },
      flips: FlipSearch(lines: newLines, figures: figures).flips(places))
  }
}

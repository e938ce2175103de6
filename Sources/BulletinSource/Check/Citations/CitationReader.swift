import BulletinClaims
import BulletinMarkdown
import BulletinModel

/// Finds the figures that one text cites, in its prose, its head and its captions.
///
/// Faults: E54 names of nothing, E71 an address without a period, E81 what is no period, E119 a
/// period that moves on in a text with a date.
struct CitationReader {
  let text: SourceText
  let names: FigureNames
  /// A text with a date stays as it was: it may not name a period that moves on.
  let isDated: Bool
  private(set) var citations: [Citation] = []
  /// Tells whether the text names a figure of the ledgers, readable or not.
  private(set) var namesFigures = false
  private(set) var numerals: [LooseNumeral] = []
  private(set) var faults: [Diagnostic] = []

  init(_ text: SourceText, _ lists: ContentLists, isDated: Bool) {
    self.text = text
    names = lists.figures
    self.isDated = isDated
  }

  /// Reads the figures of the prose.
  mutating func read(_ body: Body) {
    for (index, figure) in body.figures.enumerated() {
      let address = span(of: figure.address, in: figure.span)
      read(
        FoundCitation(
          place: .prose(index), address: figure.address, text: figure.text, before: figure.before,
          after: figure.after, span: figure.span, textSpan: figure.textSpan,
          addressSpan: address))
    }
    numerals += body.numerals
  }

  /// What was found so far.
  var figures: TextFigures { TextFigures(citations: citations, loose: numerals) }

  /// Reads values of the head whose wording is looked over like prose, and returns their words.
  mutating func words(
    of keys: [String], in head: inout MappingReader, _ file: ProseFile, _ language: LanguageTag,
    _ faults: inout [Diagnostic]
  ) -> [String: String] {
    var found: [String: String] = [:]
    for key in keys {
      guard let typed = head.text(key), let node = head.value(key) else { continue }
      let span = file.textSpan(node)
      let words = words(of: typed, at: span) { .head(key: key, order: $0) }
      // The address of a figure is none of the words.
      if words == typed { faults += proseFaults(inText: typed, at: span, language: language) }
      found[key] = words
    }
    return found
  }

  /// Reads the figures of the captions and returns the photographs with plain captions.
  mutating func read(_ photos: [Photo]) -> [Photo] {
    photos.enumerated().map { number, photo in
      guard let caption = photo.caption, caption.contains("](stat:") else { return photo }
      let words = words(of: caption, at: span(of: caption, near: photo.span)) { order in
        .caption(photo: number, order: order)
      }
      return Photo(
        file: photo.file, caption: words, credit: photo.credit, alternative: photo.alternative,
        people: photo.people, hasConsent: photo.hasConsent, span: photo.span)
    }
  }

  /// Reads the figures of a typed text and returns the text without their addresses.
  ///
  /// - Parameters:
  ///   - typed: A value of the head, a caption or the title of a block.
  ///   - span: Where it stands, without quotes.
  ///   - place: The place of the `n`th figure in it.
  /// - Returns: The words alone, `Body.insertionMark` for each figure whose value is inserted.
  mutating func words(
    of typed: String, at span: SourceSpan, place: (Int) -> Citation.Place
  ) -> String {
    let bytes = Array(typed.utf8)
    let links = FigureLink.all(in: bytes)
    let origin = offset(of: bytes, at: span)
    func located(_ range: Range<Int>) -> SourceSpan {
      origin.map { text.span(offset: $0 + range.lowerBound, length: range.count) } ?? span
    }
    var words: [UInt8] = []
    var covered: [Range<Int>] = []
    var copied = 0
    for (order, link) in links.enumerated() {
      words += bytes[copied..<link.whole.lowerBound]
      let inner = bytes[link.text]
      let start = words.count
      words += inner.isEmpty ? Array(Body.insertionMark.utf8) : Array(inner)
      covered.append(start..<words.count)
      copied = link.whole.upperBound
      read(
        FoundCitation(
          place: place(order), address: String(decoding: bytes[link.address], as: UTF8.self),
          text: String(decoding: inner, as: UTF8.self),
          before: String(
            String(decoding: bytes[..<link.whole.lowerBound], as: UTF8.self).suffix(12)),
          after: String(String(decoding: bytes[copied...], as: UTF8.self).prefix(6)),
          span: located(link.whole), textSpan: located(link.text),
          addressSpan: located(link.address)))
    }
    words += bytes[copied...]
    for numeral in BulletinClaims.numerals(in: words, outside: covered) {
      // Places behind a link are moved by its address.
      let shift = links.filter { $0.text.lowerBound - 1 < numeral.range.lowerBound }.map {
        $0.whole.count - max($0.text.count, $0.text.isEmpty ? 3 : 0)
      }.reduce(0, +)
      let range = numeral.range.lowerBound + shift..<numeral.range.upperBound + shift
      numerals.append(
        LooseNumeral(
          text: numeral.text, number: numeral.reading.number, unit: numeral.reading.unit,
          span: located(range)))
    }
    return String(decoding: words, as: UTF8.self)
  }

  /// Reads the figures in the titles of blocks and returns the blocks with plain titles.
  mutating func read(_ blocks: [FigureBlock]) -> [FigureBlock] {
    blocks.enumerated().map { number, block in
      guard let title = block.title else { return block }
      let words = words(of: title, at: span(of: title, near: block.place)) { order in
        .blockTitle(number, order: order)
      }
      return words == title ? block : block.with(title: words)
    }
  }

  /// Where a typed text stands behind a place: in the same block or entry.
  private func span(of typed: String, near place: SourceSpan) -> SourceSpan {
    let wanted = Array(typed.utf8)
    var line = place.start.line
    while line <= text.lineStarts.count, line < place.start.line + 200 {
      let range = text.range(ofLine: line)
      var offset = range.lowerBound
      while offset + wanted.count <= range.upperBound {
        if text.bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
          return text.span(offset: offset, length: wanted.count)
        }
        offset += 1
      }
      line += 1
    }
    return place
  }

  /// Where a typed text begins in the file; nil where it is escaped or folded there.
  private func offset(of typed: [UInt8], at span: SourceSpan) -> Int? {
    let start = text.range(ofLine: span.start.line).lowerBound + span.start.column - 1
    for offset in [start, start + 1] where offset + typed.count <= text.bytes.count {
      if text.bytes[offset..<offset + typed.count].elementsEqual(typed) { return offset }
    }
    return nil
  }

  /// The last place of a word inside a span; the span itself where it is written otherwise there.
  private func span(of word: String, in span: SourceSpan) -> SourceSpan {
    let wanted = Array(word.utf8)
    let start = text.range(ofLine: span.start.line).lowerBound + span.start.column - 1
    let end = min(
      text.range(ofLine: span.end.line).lowerBound + span.end.column - 1, text.bytes.count)
    guard !wanted.isEmpty, start + wanted.count <= end else { return span }
    var offset = end - wanted.count
    while offset >= start {
      if text.bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
        return text.span(offset: offset, length: wanted.count)
      }
      offset -= 1
    }
    return span
  }

  private mutating func read(_ found: FoundCitation) {
    // What is said to come from elsewhere is no figure of the ledgers.
    if found.address == "none" || found.address.hasPrefix("none?") { return }
    namesFigures = true
    var address = FigureAddress(found.address, isDated: isDated, names: names)
    let citation = address.citation(found)
    faults += address.problems.map { problem in
      let place = problem.word.map { span(of: $0, in: found.addressSpan) } ?? found.addressSpan
      return text.fault(problem.code, at: place, problem.values)
    }
    if let citation { citations.append(citation) }
  }
}

/// A link to a figure before its address is understood.
struct FoundCitation {
  let place: Citation.Place
  let address: String
  let text: String
  let before: String
  let after: String
  let span: SourceSpan
  let textSpan: SourceSpan
  let addressSpan: SourceSpan
}

/// A link `[text](stat:address)` inside a plain text.
struct FigureLink {
  let whole: Range<Int>
  let text: Range<Int>
  let address: Range<Int>

  /// All of them in order; brackets do not nest.
  static func all(in bytes: [UInt8]) -> [FigureLink] {
    let mark = Array("](stat:".utf8)
    var links: [FigureLink] = []
    var open: Int?
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "[") { open = index }
      if bytes[index...].starts(with: mark), let start = open,
        let end = bytes[index...].firstIndex(of: UInt8(ascii: ")"))
      {
        links.append(
          FigureLink(
            whole: start..<end + 1, text: start + 1..<index, address: index + mark.count..<end))
        open = nil
        index = end
      }
      index += 1
    }
    return links
  }
}

import BulletinClaims
import BulletinModel

extension BodyWriter {
  /// A checked figure between its opening and its closing mark.
  struct OpenedFigure {
    let address: String
    let start: Int
    let textStart: Int
    let proseStart: Int
  }

  /// A checked figure with its place in the prose, from which its neighbours are taken later.
  struct ReadFigure {
    let address: String
    let prose: Range<Int>
    let span: SourceSpan
    let textSpan: SourceSpan

    func figure(in prose: Prose) -> Body.Figure {
      let block = prose.block(at: self.prose)
      let text = prose.text(self.prose)
      return Body.Figure(
        address: address, text: text == Body.insertionMark ? "" : text,
        before: prose.end(of: block.lowerBound..<self.prose.lowerBound, characters: 12),
        after: prose.start(of: self.prose.upperBound..<block.upperBound, characters: 6),
        span: span, textSpan: textSpan)
    }
  }

  mutating func openFigure(_ url: [UInt8], from start: Int) {
    openedFigure = OpenedFigure(
      address: String(decoding: url.dropFirst(5), as: UTF8.self), start: start,
      textStart: cursor.at, proseStart: prose.bytes.count)
    holes.append(Body.Hole(offset: html.count, filling: .figure(figures.count)))
  }

  mutating func closeFigure(_ figure: OpenedFigure) {
    openedFigure = nil
    let textEnd = max(figure.textStart, cursor.at)
    if figure.proseStart == prose.bytes.count {
      // Holds the place of the value in titles, summaries and feeds made from the words.
      for byte in Body.insertionMark.utf8 {
        prose.append(byte, from: passage.map.source(of: cursor.at))
      }
    }
    cursor.skipClosing()
    holes.append(Body.Hole(offset: html.count, filling: .figureEnd(figures.count)))
    figures.append(
      ReadFigure(
        address: figure.address, prose: figure.proseStart..<prose.bytes.count,
        span: places.span(source(figure.start..<max(figure.start, cursor.at))),
        textSpan: places.span(source(figure.textStart..<textEnd))))
  }

  /// The numbers of the prose that look like statistics and stand outside figures and links, the
  /// first ones up to the limit.
  func numerals() -> [LooseNumeral] {
    guard options.additions else { return [] }
    var found: [LooseNumeral] = []
    for block in prose.statisticalBlocks where found.count < options.numeralLimit {
      let covered = (figures.map(\.prose) + linkedProse + prose.code)
        .filter { $0.overlaps(block) }.map { range in
          let inner = range.clamped(to: block)
          return inner.lowerBound - block.lowerBound..<inner.upperBound - block.lowerBound
        }
      found += BulletinClaims.numerals(
        in: Array(prose.bytes[block]), outside: covered, limit: options.numeralLimit - found.count
      ).map {
        let place = block.lowerBound + $0.range.lowerBound..<block.lowerBound + $0.range.upperBound
        return LooseNumeral(
          text: $0.text, number: $0.reading.number, unit: $0.reading.unit,
          span: places.span(prose.source(of: place)))
      }
    }
    return found
  }
}

extension Prose {
  /// The block that a stretch lies in; the stretch itself where none does.
  func block(at range: Range<Int>) -> Range<Int> {
    blocks.first {
      $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
    }?
    .range ?? range
  }

  /// The last characters of a stretch.
  func end(of range: Range<Int>, characters: Int) -> String {
    var start = range.upperBound
    var count = 0
    while start > range.lowerBound, count < characters {
      start -= 1
      if bytes[start] & 0xC0 != 0x80 { count += 1 }
    }
    return text(start..<range.upperBound)
  }

  /// The first characters of a stretch.
  func start(of range: Range<Int>, characters: Int) -> String {
    var end = range.lowerBound
    var count = 0
    while end < range.upperBound {
      if bytes[end] & 0xC0 != 0x80 {
        guard count < characters else { break }
        count += 1
      }
      end += 1
    }
    return text(range.lowerBound..<end)
  }

  /// The paragraphs, cells and captions that hold a digit or a word for a large number.
  var statisticalBlocks: [Range<Int>] {
    blocks.filter { $0.kind != .heading && $0.kind != .picture && holdsNumber($0.range) }
      .map(\.range)
  }

  private func holdsNumber(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case 0x30...0x39: return true
      case 0xE4, 0xE5, 0xE7, 0xEF:
        guard index + 2 < range.upperBound else { return false }
        let scalar =
          UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
          | UInt32(bytes[index + 2] & 0x3F)
        if Prose.numberSigns.contains(scalar) || (0xFF10...0xFF19).contains(scalar) { return true }
        index += 2
      default: break
      }
      index += 1
    }
    return false
  }

  /// 十百千万亿成半.
  private static let numberSigns: Set<UInt32> = [
    0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x6210, 0x534A,
  ]
}

import BulletinClaims
import BulletinModel

/// Finds sentences whose word of direction contradicts the figure that they cite.
struct FlipSearch {
  /// A citation as it stands in the text that is searched.
  struct Place {
    let range: Range<Int>
    let figure: Figure
    let measure: Measure
    /// The words of the link.
    let text: String
  }

  let lines: ReportLines
  let figures: Figures

  /// The sentences, in reading order; one with two wrong figures stands twice.
  func flips(_ places: [Place]) -> [FlippedSentence] {
    let sorted = places.sorted { $0.range.lowerBound < $1.range.lowerBound }
    return sorted.enumerated().compactMap { number, place in
      let sentence = sentence(around: place.range)
      let earlier = number > 0 ? sorted[number - 1].range.upperBound : 0
      let later = number + 1 < sorted.count ? sorted[number + 1].range.lowerBound : Int.max
      let start = min(max(sentence.lowerBound, earlier), place.range.lowerBound)
      let end = max(min(sentence.upperBound, later), place.range.upperBound)
      let before = lines.text.text(start..<place.range.lowerBound)
      let after = lines.text.text(place.range.upperBound..<end)
      let tail = String(after.prefix { !"，,；;、".contains($0) })
      let said = TrendWords.all(in: before + place.text).last ?? TrendWords.all(in: tail).first
      guard let said, let value = compared(place.figure.key, said, in: before),
        trend(of: value) != said.trend
      else { return nil }
      return FlippedSentence(
        sentence: PlainProse.text(lines.text.text(sentence)), word: said.word,
        key: place.figure.key.text,
        value: canonicalText(of: place.figure, measure: place.measure),
        span: lines.text.span(at: place.range.lowerBound))
    }
  }

  private func trend(of value: Rational) -> TrendWords.Trend {
    value > Rational(0) ? .up : value < Rational(0) ? .down : .level
  }

  /// The change that a word of direction speaks of; nil where it does not speak of this figure.
  private func compared(_ key: FigureKey, _ said: TrendWords.Found, in words: String) -> Rational? {
    switch key.comparison {
    case .change, .yoy: return figures.figure(key).exact
    case .value where said.announcesLevel:
      let isYearly = ["同比", "上年", "去年", "year earlier", "last year"].contains {
        words.contains($0)
      }
      return figures.figure(
        FigureKey(
          key.measure, key.members, in: key.period, comparison: isYearly ? .yoy : .change)
      ).exact
    default: return nil
    }
  }

  private static let ends = ["。", "！", "？", "；", "!", "?", ". "].map { Array($0.utf8) }

  /// The sentence around a link.
  private func sentence(around link: Range<Int>) -> Range<Int> {
    let paragraph = lines.paragraph(around: link.lowerBound)
    let bytes = lines.text.bytes
    var (lower, upper) = (paragraph.lowerBound, paragraph.upperBound)
    var place = paragraph.lowerBound
    while place < paragraph.upperBound {
      let end = FlipSearch.ends.first { bytes[place..<paragraph.upperBound].starts(with: $0) }
      // What ends a sentence inside a link's address does not count.
      let isInside = link.contains(place)
      if let end, !isInside {
        if place < link.lowerBound {
          lower = place + end.count
        } else {
          upper = place + end.count
          break
        }
      }
      place += end?.count ?? 1
    }
    return lower..<max(upper, link.upperBound)
  }
}

/// Prose for readers: links to figures without their addresses.
enum PlainProse {
  static func text(_ typed: String) -> String {
    let bytes = Array(typed.utf8)
    let mark = Array("](stat:".utf8)
    var plain: [UInt8] = []
    var open: Int?
    var place = 0
    while place < bytes.count {
      if bytes[place...].starts(with: mark), let start = open,
        let end = bytes[place...].firstIndex(of: UInt8(ascii: ")"))
      {
        let isEmpty = plain.count == start + 1
        plain.remove(at: start)
        if isEmpty { plain += Array("[…]".utf8) }
        open = nil
        place = end + 1
        continue
      }
      if bytes[place] == UInt8(ascii: "[") { open = plain.count }
      plain.append(bytes[place])
      place += 1
    }
    return String(decoding: plain, as: UTF8.self).trimmed
  }
}

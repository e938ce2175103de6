import BulletinClaims
import BulletinModel

/// The text of a link for another figure, in the manner of the old one.
struct FigureWording {
  let language: LanguageTag

  /// The text for a new figure.
  ///
  /// Words of direction and comparison before the number stay: where they are wrong now, a person has
  /// to write another sentence. What qualified the old number goes.
  func text(for new: Figure, insteadOf old: Figure, in citation: Citation, of measure: Measure)
    -> String
  {
    guard !citation.text.isEmpty else { return "" }
    guard language.primary == "zh" else { return plain(new, measure, citation) }
    let claim = Claim(
      text: citation.text, before: citation.before, after: citation.after, figure: old,
      measure: measure)
    let reading = claim.check().reading
    guard let exact = new.exact else {
      return canonicalText(of: new, measure: measure)
    }
    if citation.text == reading?.direction, exact != Rational(0) {
      // 持平 stood for the whole number.
      let word = exact < Rational(0) ? "下降" : new.denominator == nil ? "增长" : "上升"
      return word
        + canonicalText(
          of: new, measure: measure, before: citation.before + word, after: citation.after)
    }
    if citation.text == reading?.direction { return citation.text }
    let lead = lead(of: citation.text, reading)
    return lead
      + canonicalText(
        of: new, measure: measure, before: citation.before + lead, after: citation.after)
  }

  /// The words of direction and comparison before the number.
  private func lead(of text: String, _ reading: ClaimReading?) -> String {
    guard let reading else { return "" }
    var lead = String(decoding: text.utf8.prefix(reading.range.lowerBound), as: UTF8.self)
    let says = reading.direction.map { lead.contains($0) } ?? false
    guard says || lead.contains("同比") || lead.contains("环比") else { return "" }
    for word in reading.qualifiers {
      for range in lead.ranges(of: word).reversed() { lead.removeSubrange(range) }
    }
    return lead
  }

  /// The number alone, for a language whose words for units the grammar does not have.
  private func plain(_ figure: Figure, _ measure: Measure, _ citation: Citation) -> String {
    let text = canonicalText(of: figure, measure: measure)
    if text.hasSuffix("万元"), let exact = figure.exact {
      return grouped(exact.decimal(places: 2))
    }
    let saysDirection = !TrendWords.all(in: citation.before + citation.text).isEmpty
    var number = String(text.prefix { "0123456789.,%".contains($0) || "−＜＞—".contains($0) })
    if saysDirection, number.hasPrefix("−") { number.removeFirst() }
    if number.isEmpty { number = String(text.filter { $0.isASCII && ($0.isNumber || $0 == ".") }) }
    // Percentage points inside the link stay.
    let unit = citation.text.drop { $0.isNumber || ".,%−-".contains($0) }
    return number.hasSuffix("%") ? number : number + unit
  }

  private func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    var whole = ""
    for (place, digit) in (parts.first ?? "").reversed().enumerated() {
      if place > 0, place % 3 == 0, digit.isNumber { whole = "," + whole }
      whole = String(digit) + whole
    }
    return parts.count > 1 ? "\(whole).\(parts[1])" : whole
  }
}

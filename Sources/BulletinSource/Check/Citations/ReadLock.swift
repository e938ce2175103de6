import BulletinModel

/// Reads `content/figures.lock`, the figures as they were published; an absent file means none.
///
/// A line is `file<TAB>key<TAB>value<TAB>version<TAB>rows`, each a figure of one text, sorted, so that
/// versions merge line by line. Lines that begin with `#` are for readers.
///
/// Faults: E120 for marks of a merge, for lines of another form, and for a figure that stands twice.
func readLock(_ tree: SourceTree) throws(SourceFailure) -> Checked<[LockedFigure]> {
  let file = "content/figures.lock"
  guard tree.contains(file) else { return Checked([]) }
  let decoded = decodeText(try tree.read(file), file: file)
  guard let text = decoded.value else { return Checked(nil, diagnostics: decoded.diagnostics) }
  var faults = decoded.diagnostics
  var lines: [LockedFigure] = []
  var places: [String: Int] = [:]
  for number in 1...text.lineStarts.count {
    let line = String(decoding: text.line(number), as: UTF8.self)
    if line.isEmpty || line.hasPrefix("#") { continue }
    let span = text.span(
      offset: text.range(ofLine: number).lowerBound, length: max(1, line.utf8.count))
    func refuse(_ chinese: String, _ english: String) {
      faults.append(text.fault(.brokenLock, at: span, ["why": chinese, "why@en": english]))
    }
    guard !["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains(where: line.hasPrefix) else {
      refuse("合并两个版本时留下的记号", "a mark left by a merge")
      continue
    }
    guard let figure = LockedFigure(line: line, at: span) else {
      refuse("一行应有文章、指标、值、版本、依据五项", "a line has text, key, value, version and rows")
      continue
    }
    if let other = places.updateValue(number, forKey: "\(figure.file)\t\(figure.key)") {
      refuse("与第 \(other) 行是同一个数", "the same figure as on line \(other)")
      continue
    }
    lines.append(figure)
  }
  return Checked(lines, diagnostics: faults)
}

extension LockedFigure {
  /// Reads a line; nil where it has another form.
  fileprivate init?(line: String, at span: SourceSpan) {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 5, !parts[0].isEmpty, FigureKey(canonical: parts[1]) != nil,
      parts[3].hasPrefix("v"),
      let version = plainInteger(String(parts[3].dropFirst()))
    else { return nil }
    var value: Rational?
    if parts[2] != "-" {
      guard let read = Rational(fraction: parts[2]) else { return nil }
      value = read
    }
    self.init(
      file: parts[0], key: parts[1], value: value, version: version, rows: parts[4], span: span)
  }
}

import BulletinClaims
import BulletinLedger
import BulletinModel

/// The figures of texts as `bulletin figures` lists them: those that are cited, and bare numbers.
struct FigureList: Encodable {
  /// A figure that a text cites.
  struct Cited: Encodable {
    let line: Int
    let column: Int
    let text: String
    let key: String
    let value: String
    let standing: String
  }

  /// A figure that a bare number may mean.
  struct Candidate: Encodable {
    let key: String
    let measure: [String: String]
    let value: String
    let link: String
  }

  /// A number that no link covers.
  struct Loose: Encodable {
    let line: Int
    let column: Int
    let text: String
    let candidates: [Candidate]
  }

  /// How many figures stand how.
  struct Counts: Encodable {
    var checked = 0
    var revised = 0
    var wrong = 0
    var unchecked = 0

    /// Adds those of another text.
    mutating func add(_ other: Counts) {
      checked += other.checked
      revised += other.revised
      wrong += other.wrong
      unchecked += other.unchecked
    }
  }

  /// One text.
  struct Text: Encodable {
    let file: String
    let title: String
    let counts: Counts
    let figures: [Cited]
    let unchecked: [Loose]
  }

  let texts: [Text]
  let totals: Counts

  /// Lists the texts of an edition that hold figures, in the edition's order.
  ///
  /// - Parameters:
  ///   - prepared: The edition with its figures.
  ///   - files: The files to list; nil lists all.
  ///   - onlyUnchecked: Leaves out the figures that are cited, and texts without a bare number.
  init(_ prepared: Pipeline.Prepared, files: Set<String>?, onlyUnchecked: Bool) {
    let chosen = prepared.edition.citingTexts.filter { files?.contains($0.file) ?? true }
    let hasLoose = chosen.contains { !$0.figures.loose.isEmpty }
    let index = hasLoose ? FigureIndex(prepared.edition, figures: prepared.figures) : nil
    var texts: [Text] = []
    var totals = Counts()
    for text in chosen {
      let cited = prepared.cited.figures(in: text.file)
      let counts = Counts(cited, unchecked: text.figures.loose.count)
      totals.add(counts)
      guard onlyUnchecked ? counts.unchecked > 0 : !cited.isEmpty || counts.unchecked > 0 else {
        continue
      }
      texts.append(
        Text(
          file: text.file, title: text.title, counts: counts,
          figures: onlyUnchecked ? [] : cited.sorted(by: precedes).map { Cited($0, prepared) },
          unchecked: text.figures.loose.sorted { $0.span.start < $1.span.start }.map { numeral in
            Loose(numeral, index?.candidates(for: numeral, in: text) ?? [])
          }))
    }
    self.texts = texts
    self.totals = totals
  }
}

private func precedes(_ left: CitedFigure, _ right: CitedFigure) -> Bool {
  left.citation.span.start < right.citation.span.start
}

extension FigureList.Counts {
  fileprivate init(_ cited: [CitedFigure], unchecked: Int) {
    self.init(
      checked: cited.count { $0.standing == .checked },
      revised: cited.count { $0.standing == .revised },
      wrong: cited.count { $0.standing == .wrong }, unchecked: unchecked)
  }
}

extension FigureList.Cited {
  fileprivate init(_ cited: CitedFigure, _ prepared: Pipeline.Prepared) {
    let place = cited.citation.span.start
    let measure = prepared.figures.measure(cited.key.measure)
    self.init(
      line: place.line, column: place.column, text: cited.citation.text, key: cited.key.text,
      value: measure.map { canonicalText(of: cited.figure, measure: $0) } ?? "—",
      standing: cited.standing.rawValue)
  }
}

extension FigureList.Loose {
  fileprivate init(_ numeral: LooseNumeral, _ candidates: [FigureIndex.Candidate]) {
    let place = numeral.span.start
    self.init(
      line: place.line, column: place.column, text: numeral.text,
      candidates: candidates.map { candidate in
        FigureList.Candidate(
          key: candidate.figure.key.text,
          measure: [
            "zh": candidate.measure.name.text(in: "zh"),
            "en": candidate.measure.name.text(in: "en"),
          ],
          value: canonicalText(of: candidate.figure, measure: candidate.measure),
          link: candidate.link)
      })
  }
}

extension Words {
  /// The list as text.
  func text(of list: FigureList) -> String {
    let texts = list.texts.map { text in
      let figures = text.figures.map { figure in
        let shown = figure.text.isEmpty ? say("（空）", "(empty)") : printableText(figure.text)
        let ledger = say("台账 \(figure.value)", "ledger \(figure.value)")
        return "  \(figure.line):\(figure.column)  \(name(ofStanding: figure.standing))  "
          + "\(shown)  \(printableText(figure.key))  \(ledger)\n"
      }
      return "\(printableText(text.file))  \(phrase(text.counts))\n" + figures.joined()
        + text.unchecked.map(line).joined()
    }
    let count = say("共 \(list.texts.count) 篇", counted(list.texts.count, "text"))
    return texts.map { "\($0)\n" }.joined() + "\(count)  \(phrase(list.totals))\n"
  }

  private func line(of numeral: FigureList.Loose) -> String {
    let head =
      "  \(numeral.line):\(numeral.column)  \(say("未核对", "unchecked"))  "
      + "\(printableText(numeral.text))\n"
    let candidates = numeral.candidates.map { candidate in
      let name = candidate.measure[language.rawValue] ?? candidate.key
      return "      \(printableText(candidate.link))  \(name) \(candidate.value)\n"
    }
    return head + candidates.joined()
  }

  private func phrase(_ counts: FigureList.Counts) -> String {
    say(
      "已核对 \(counts.checked)，已修订 \(counts.revised)，不符 \(counts.wrong)，未核对 \(counts.unchecked)",
      "checked \(counts.checked), revised \(counts.revised), wrong \(counts.wrong), unchecked "
        + "\(counts.unchecked)")
  }

  private func name(ofStanding standing: String) -> String {
    switch CitedFigure.Standing(rawValue: standing) {
    case .checked: say("已核对", "checked")
    case .revised: say("已修订", "revised")
    case .wrong, nil: say("不符", "wrong")
    }
  }
}

import BulletinClaims
import BulletinModel

/// Holds every cited figure of an edition against the ledgers and against what was published.
struct CitationCheck {
  private let edition: Edition
  private let figures: Figures
  private let rules: SiteSettings.FigureRules
  private let locked: [String: [FigureKey: LockedFigure]]
  private var faults: [Diagnostic] = []
  private var revisions: [FigureKey: Draft] = [:]
  private var usedNotes: Set<Int> = []
  /// Made for the first number without a link.
  private var index: FigureIndex?
  /// What numbers may mean, by the number as it is typed.
  private var meanings: [LooseNumeral.Typed: [Int]] = [:]
  private var numerals: LooseNumerals
  private let memory: LedgerMemory

  /// A revision while the texts that cite it are collected.
  private struct Draft {
    let published: Rational
    let current: Rational?
    let isRedefined: Bool
    let note: RevisionNote?
    var files: Set<String>
  }

  init(_ edition: Edition, _ figures: Figures, _ memory: LedgerMemory = LedgerMemory()) {
    self.edition = edition
    self.figures = figures
    self.memory = memory
    numerals = LooseNumerals(of: edition)
    rules = edition.settings.figures
    var locked: [String: [FigureKey: LockedFigure]] = [:]
    for line in edition.lock {
      guard let key = FigureKey(canonical: line.key) else { continue }
      locked["content/\(line.file)", default: [:]][key] = line
    }
    self.locked = locked
  }

  /// The figures of all texts; E31–E33 and E43–E53 of their wording, E57 numbers without a link,
  /// E58–E60 of revisions, E65 what is withheld.
  mutating func run() -> Checked<CitedFigures> {
    var byFile: [String: [CitedFigure]] = [:]
    for text in edition.citingTexts {
      let cited = text.figures.citations.map { figure($0, in: text) }
      if !cited.isEmpty { byFile[text.file] = cited }
      checkLoose(text)
    }
    let facts = PeriodFacts(edition: edition, figures: figures).check()
    faults += facts.faults
    usedNotes.formUnion(facts.notes)
    for (number, note) in edition.revisionNotes.enumerated() where !usedNotes.contains(number) {
      faults.append(Diagnostic(.idleRevision, at: note.span, ["k": note.text]))
    }
    return Checked(
      CitedFigures(byFile: byFile, revisions: sortedRevisions()), diagnostics: faults)
  }

  /// The figures of one item, and the faults of their wording and of numbers without a link, as `run` has them.
  ///
  /// - Returns: Them; nil where it asks more of the ledgers than is known.
  mutating func run(onlyItem place: Int) -> Checked<[CitedFigure]>? {
    for earlier in edition.news[..<place] where numerals.searches > 0 {
      _ = numerals.told(of: CitingText(earlier))
    }
    let text = CitingText(edition.news[place])
    var counted = numerals
    let isKnown = counted.told(of: text)?.numerals.allSatisfy {
      !$0.isSearched || memory.knowsMeaning(of: $0.numeral.question(in: text))
    }
    guard isKnown ?? true else { return nil }
    let cited = text.figures.citations.map { figure($0, in: text) }
    checkLoose(text)
    return Checked(cited, diagnostics: faults)
  }

  private func sortedRevisions() -> [Revision] {
    revisions.map { key, draft in
      Revision(
        key: key, published: draft.published, current: draft.current,
        isRedefined: draft.isRedefined, reason: draft.note?.reason, date: draft.note?.date,
        files: draft.files.sorted { precedes($0, $1) })
    }.sorted {
      let (one, other) = ($0.date?.days ?? Int32.max, $1.date?.days ?? Int32.max)
      return one != other
        ? one > other : precedes($0.key.text, $1.key.text)
    }
  }

  // MARK: One citation

  private func key(of citation: Citation) -> FigureKey? {
    switch citation.time {
    case .period(let period): key(of: citation, in: period)
    case .latest(let kind): latestKey(of: citation, kind)
    }
  }

  private func key(of citation: Citation, in period: Period) -> FigureKey {
    FigureKey(citation.measure, citation.members, in: period, comparison: citation.comparison)
  }

  /// The latest period that has ended and has a value: blocks look back as far.
  private func latestKey(of citation: Citation, _ kind: Period.Kind) -> FigureKey? {
    guard
      let newest = figures.latestPeriod(of: citation.measure, kind, at: edition.now.date)
    else { return nil }
    var period = newest
    for _ in 0..<8 where period.year > 1 {
      let key = key(of: citation, in: period)
      if figures.figure(key).exact != nil { return key }
      period = period.previous
    }
    return key(of: citation, in: newest)
  }

  private mutating func figure(_ citation: Citation, in text: CitingText) -> CitedFigure {
    let unknown = FigureKey(
      citation.measure, citation.members, in: Period(.year, containing: edition.now.date),
      comparison: citation.comparison)
    guard let key = key(of: citation), let measure = figures.measure(citation.measure) else {
      noteNoFigure("这个指标还没有数", "no period has figures yet", citation)
      let absent = Figure(key: unknown, value: .absent(.notReported))
      let dash = figures.measure(citation.measure).map { canonicalText(of: absent, measure: $0) }
      return CitedFigure(
        citation: citation, key: unknown, figure: absent,
        text: citation.text.isEmpty ? dash ?? "" : citation.text, standing: .wrong)
    }
    let figure = figures.figure(key)
    let line = locked[text.file]?[key]
    let isRevised = line.map { noteRevision($0, figure, measure, citation, text.file) } ?? false
    return cited(citation, figure, measure, isRevised ? line : nil, in: text)
  }

  private mutating func cited(
    _ citation: Citation, _ figure: Figure, _ measure: Measure, _ line: LockedFigure?,
    in text: CitingText
  ) -> CitedFigure {
    func made(_ text: String, _ standing: CitedFigure.Standing) -> CitedFigure {
      CitedFigure(
        citation: citation, key: figure.key, figure: figure, text: text, standing: standing)
    }
    guard !citation.text.isEmpty else {
      if figure.exact == nil { noteAbsence(figure, citation) }
      let words = canonicalText(
        of: figure, measure: measure, before: citation.before, after: citation.after,
        language: text.language)
      return made(words, figure.exact == nil ? .wrong : line == nil ? .checked : .revised)
    }
    if case .absent(.withheld(let isPrimary)) = figure.value {
      let limit = edition.settings.statistics.smallCell
      let isBound = isPrimary && BoundPhrase.says(citation.text + citation.after, below: limit)
      if !isBound { noteAbsence(figure, citation) }
      return made(citation.text, isBound ? .checked : .wrong)
    }
    let verdict = claim(citation, figure, measure, in: text.language).check()
    if verdict.holds {
      add(verdict.faults, of: citation)
      return made(citation.text, line == nil ? .checked : .revised)
    }
    if let line, let value = line.value {
      let published = Figure(
        key: figure.key, value: .exact(value), asOf: figure.asOf, rowCount: figure.rowCount)
      let earlier = claim(citation, published, measure, in: text.language).check()
      if earlier.holds {
        add(earlier.faults, of: citation)
        return made(citation.text, .revised)
      }
    }
    add(verdict.faults, of: citation)
    return made(citation.text, .wrong)
  }

  /// What a citation states about a figure.
  func claim(
    _ citation: Citation, _ figure: Figure, _ measure: Measure, in language: LanguageTag = "zh"
  ) -> Claim {
    Claim(
      text: citation.text, before: citation.before, after: citation.after,
      language: language, figure: figure, measure: measure, base: base(of: figure, measure),
      field: field(of: figure.key),
      tolerances: Claim.Tolerances(near: rules.near, about: rules.about))
  }

  /// The two values behind a comparison with an earlier period.
  private func base(of figure: Figure, _ measure: Measure) -> Claim.Base? {
    let key = figure.key
    let earlier: Period
    switch key.comparison {
    case .change: earlier = key.period.previous
    case .yoy: earlier = key.period.yearBefore
    default: return nil
    }
    let now = figures.figure(FigureKey(key.measure, key.members, in: key.period))
    let then = figures.figure(FigureKey(key.measure, key.members, in: earlier))
    return now.exact.flatMap { current in
      then.exact.map { Claim.Base(current: current, earlier: $0) }
    }
  }

  /// Those among whom a place is taken: the members beside it.
  private func field(of key: FigureKey) -> Claim.Field? {
    guard key.comparison == .rank, let name = key.members.keys.max(),
      let member = key.members[name],
      let axis = figures.axis(name, of: key.measure)
    else { return nil }
    let beside = axis.children(of: axis.member(member)?.parent)
    func value(_ id: String) -> Rational? {
      var members = key.members
      members[name] = id
      return figures.figure(FigureKey(key.measure, members, in: key.period)).exact
    }
    let own = value(member)
    let others = beside.filter { $0.id != member }.compactMap { value($0.id) }
    return Claim.Field(count: Int64(others.count + 1), isTied: others.contains { $0 == own })
  }

  // MARK: Faults

  private mutating func add(_ found: [ClaimVerdict.Fault], of citation: Citation) {
    for fault in found {
      let inner = citation.textSpan
      let isPlain =
        inner.start.line == inner.end.line
        && inner.end.column - inner.start.column == citation.text.utf8.count
      let span =
        isPlain && !fault.range.isEmpty
        ? SourceSpan(
          file: inner.file, line: inner.start.line,
          column: inner.start.column + fault.range.lowerBound, length: fault.range.count)
        : citation.span
      let whole = fault.replacement != nil && isPlain ? inner : span
      faults.append(
        Diagnostic(
          fault.code, at: whole, fault.values, replacement: isPlain ? fault.replacement : nil
        ).with(severity: fault.severity))
    }
  }

  private mutating func noteAbsence(_ figure: Figure, _ citation: Citation) {
    guard case .absent(let reason) = figure.value else { return }
    if case .withheld = reason {
      let limit = String(edition.settings.statistics.smallCell)
      faults.append(Diagnostic(.statedWithheld, at: citation.span, ["n": limit]))
      return
    }
    let why = reason.words
    noteNoFigure(why.chinese, why.english, citation)
  }

  /// A value to be inserted for the latest period is printed as a dash, with a warning: nobody typed
  /// what is not so, and a ledger that fell behind must not keep the news from coming out.
  private mutating func noteNoFigure(_ why: String, _ english: String, _ citation: Citation) {
    var severity = Severity.error
    if citation.text.isEmpty, case .latest = citation.time { severity = .warning }
    faults.append(
      Diagnostic(.noFigure, at: citation.span, ["why": why, "why@en": english])
        .with(severity: severity))
  }

  /// Collects a revision, and its fault where nobody gave a reason; true where there is one.
  private mutating func noteRevision(
    _ line: LockedFigure, _ figure: Figure, _ measure: Measure, _ citation: Citation,
    _ file: String
  ) -> Bool {
    let isRedefined = line.version != measure.version
    guard let published = line.value, published != figure.exact || isRedefined else {
      return false
    }
    let number = edition.revisionNotes.firstIndex { $0.covers(figure.key) }
    let note = number.map { edition.revisionNotes[$0] }
    if let number { usedNotes.insert(number) }
    if note == nil {
      faults.append(
        isRedefined
          ? Diagnostic(
            .changedDefinition, at: citation.span,
            ["m": measure.id, "a": String(line.version), "b": String(measure.version)])
          : Diagnostic(
            .unexplainedRevision, at: citation.span,
            [
              "a": shown(published, figure, measure), "b": shown(figure.exact, figure, measure),
              "k": figure.key.text,
            ]))
    }
    revisions[
      figure.key,
      default: Draft(
        published: published, current: figure.exact, isRedefined: isRedefined, note: note,
        files: [])
    ].files.insert(file)
    return true
  }

  private func shown(_ value: Rational?, _ figure: Figure, _ measure: Measure) -> String {
    guard let value else { return "—" }
    return canonicalText(
      of: Figure(key: figure.key, value: .exact(value)), measure: measure)
  }

  // MARK: Numbers without a link

  private mutating func checkLoose(_ text: CitingText) {
    guard let told = numerals.told(of: text) else { return }
    for (numeral, isSearched) in told.numerals {
      var values = ["t": numeral.text]
      if isSearched, let key = meaning(of: numeral, in: text),
        let measure = figures.measure(key.measure)
      {
        values["m"] = measure.name.text(in: "zh")
        values["m@en"] = measure.name.text(in: "en")
        values["link"] = numeral.linked(to: key)
      }
      faults.append(
        Diagnostic(.uncheckedNumeral, at: numeral.span, values).with(severity: told.severity))
    }
  }

  /// The figure that a number most likely means.
  private mutating func meaning(of numeral: LooseNumeral, in text: CitingText) -> FigureKey? {
    memory.meaning(of: numeral.question(in: text)) {
      let index = index ?? FigureIndex(edition, figures: figures)
      self.index = index
      let known = meanings[numeral.typed] ?? index.meanings(of: numeral)
      meanings[numeral.typed] = known
      return index.candidates(for: numeral, among: known, in: text).first?.figure.key
    }
  }
}

extension LooseNumeral {
  /// A number as it is typed, wherever it stands.
  fileprivate struct Typed: Hashable {
    let text: String
    let number: Rational?
    let unit: String?
  }

  fileprivate var typed: Typed { Typed(text: text, number: number, unit: unit) }
}

/// 不足5人: the only way in which prose may speak of a count that is withheld.
enum BoundPhrase {
  static func says(_ text: String, below limit: Int) -> Bool {
    ["不足", "不到", "少于", "不满", "＜", "<", "fewer than "].contains { word in
      text.hasPrefix("\(word)\(limit)") || text.hasPrefix("\(word)\(chinese(limit))")
    }
  }

  private static func chinese(_ number: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return digits.indices.contains(number) ? digits[number] : String(number)
  }
}

extension AbsenceReason {
  /// Why there is no value, as messages say it.
  var words: (chinese: String, english: String) {
    switch self {
    case .notReported: ("没有填报", "nothing was reported")
    case .partial(let reported, let due):
      ("只报了 \(reported) 个，应报 \(due) 个", "\(reported) of \(due) have reported")
    case .zeroBase: ("基数是零", "the base is zero")
    case .notAdditive: ("各部分有重叠，不能相加", "the parts overlap and cannot be added")
    case .noComparison: ("没有可比的上期数", "there is no earlier figure to compare with")
    case .withheld: ("因人数少不公布", "withheld, for it counts few persons")
    case .unknown: ("不能这样问", "it cannot be asked like this")
    }
  }
}

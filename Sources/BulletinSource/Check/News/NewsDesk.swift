import BulletinModel

/// Puts the files of `content/news/` together to items: languages, order of dates, what is shown.
struct NewsDesk {
  private let main: LanguageTag
  private let now: CivilDateTime
  private let includesDrafts: Bool
  private(set) var items: [NewsItem] = []
  private(set) var faults: [Diagnostic] = []
  /// The files that are not printed because they are not finished, or were taken back.
  private(set) var unfinished: Set<String> = []
  /// What is printed only because drafts were asked for.
  private(set) var pending: [String: PendingText] = [:]
  /// The keys of items that exist, and how they come not to be printed.
  private(set) var hidden: [String: PublicationStatus] = [:]
  /// Published items whose time has not come.
  private(set) var coming: [ComingText] = []
  /// Old addresses with their places, of the items that are printed.
  private(set) var aliases: [Located<String>] = []

  init(main: LanguageTag, now: CivilDateTime, includesDrafts: Bool) {
    self.main = main
    self.now = now
    self.includesDrafts = includesDrafts
  }

  /// Takes all files in; the items come newest first, then by key and language.
  mutating func take(_ files: [NewsFile]) {
    for group in LanguageVersions.grouped(files, main: main, &faults) {
      let base = group.base?.version
      if let base { publish(base) }
      for file in group.others {
        guard var version = file.version else { continue }
        if let base {
          compare(version, with: base)
          version.inherit(from: base)
        }
        publish(version)
      }
    }
    var unified = TagSpellings(items).unified
    items = []
    unified.sort(by: NewsDesk.precede)
    items = unified
  }

  private static func precede(_ left: NewsItem, _ right: NewsItem) -> Bool {
    if left.date != right.date {
      return right.date < left.date || !(left.date < right.date) && left.date.minute != nil
    }
    return left.key.utf8.elementsEqual(right.key.utf8)
      ? left.language < right.language : precedes(left.key, right.key)
  }

  /// E87 where a translation has another date than the original.
  private mutating func compare(_ version: NewsVersion, with base: NewsVersion) {
    guard let date = version.date, let original = base.date,
      date.value.date != original.value.date
        || date.value.minute != nil && original.value.minute != nil && date.value != original.value
    else { return }
    faults.append(
      Diagnostic(
        .languageMismatch, at: date.span,
        [
          "what": "日期 \(date.value.iso)，原稿 \(original.value.iso)",
          "what@en": "date \(date.value.iso), the original has \(original.value.iso)",
        ]))
  }

  // MARK: What is printed

  private mutating func publish(_ version: NewsVersion) {
    let status = version.status ?? .published
    guard let date = version.date?.value else {
      // Named where the file was read; the rest of the site is checked without it.
      if hidden[version.key] == nil { hidden[version.key] = .published }
      return
    }
    let isUnfinished = status == .draft || status == .review
    guard status != .withdrawn, includesDrafts || !isUnfinished else {
      unfinished.insert(version.file)
      hidden[version.key] = status
      return
    }
    checkDates(version, date)
    let moment = version.publishAt?.value ?? date
    if isFuture(moment) { coming.append(ComingText(file: version.file, moment: moment)) }
    if isUnfinished {
      pending[version.file] = status == .draft ? .draft : .review
    } else if isFuture(moment) {
      pending[version.file] = .future(moment)
    }
    guard includesDrafts || !isFuture(moment) else {
      hidden[version.key] = .published
      return
    }
    items.append(version.item(on: date))
    aliases += version.aliases
  }

  private func isFuture(_ moment: CivilDateTime) -> Bool {
    guard now.minute != nil, moment.minute != nil else { return now.date < moment.date }
    return now < moment
  }

  // MARK: Dates

  /// E86 for dates in the future or in the wrong order; a date of publication may lie ahead.
  private mutating func checkDates(_ version: NewsVersion, _ date: CivilDateTime) {
    let shown = Named("日期", "date", date)
    // A translation shares its original's name, and so the date in it.
    let isShared = version.date?.isInName == true && version.language != main
    if let moment = version.date, !isShared, version.publishAt == nil, isFuture(date) {
      out(shown, Named("今天", "today", now), at: moment.span)
    }
    if let updated = version.updated {
      let named = Named("更新", "updated", updated.value)
      if isBefore(updated.value, date) {
        out(shown, named, at: updated.span)
      } else if isFuture(updated.value) {
        out(named, Named("今天", "today", now), at: updated.span)
      }
    }
    if let expires = version.expires, isBefore(expires.value, date) {
      out(shown, Named("到期", "expires", expires.value), at: expires.span)
    }
    for correction in version.corrections where correction.value.date < date.date {
      let named = Named("更正", "correction", CivilDateTime(correction.value.date))
      out(shown, named, at: correction.span)
    }
  }

  private func isBefore(_ left: CivilDateTime, _ right: CivilDateTime) -> Bool {
    guard left.minute != nil, right.minute != nil else { return left.date < right.date }
    return left < right
  }

  /// A day with the word for it; written out only where it is told of.
  private struct Named {
    let words: (chinese: String, english: String)
    let moment: CivilDateTime

    init(_ chinese: String, _ english: String, _ moment: CivilDateTime) {
      words = (chinese, english)
      self.moment = moment
    }

    var chinese: String { "\(words.chinese) \(moment.iso)" }
    var english: String { "\(words.english) \(moment.iso)" }
  }

  private mutating func out(_ later: Named, _ earlier: Named, at span: SourceSpan) {
    faults.append(
      Diagnostic(
        .dateOrder, at: span,
        [
          "a": later.chinese, "a@en": later.english, "b": earlier.chinese,
          "b@en": earlier.english,
        ]))
  }
}

/// A file of news that could be read, under its names: what it says is large, and stays where it is.
struct NewsFile: LanguageVersion {
  let key: String
  let file: String
  let language: LanguageTag
  private let reading: NewsReading

  /// Names what was read; nil where nothing could be.
  init?(_ reading: NewsReading) {
    guard let key = reading.checked.value?.key, let file = reading.checked.value?.file,
      let language = reading.checked.value?.language
    else { return nil }
    self.key = key
    self.file = file
    self.language = language
    self.reading = reading
  }

  /// What it says.
  var version: NewsVersion? { reading.checked.value }
}

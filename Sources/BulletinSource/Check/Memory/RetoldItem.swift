import BulletinMarkdown
public import BulletinModel

/// A file of news whose prose alone has changed since its site was checked, so that every other part of the edition
/// is what it was.
///
/// The prose may cite the same figures in the same words and show the same pictures and blocks; it has the same
/// anchors.
public struct RetoldItem: Sendable {
  /// The prose.
  public let body: Body
  /// Where its photographs are listed or placed; nothing where it has those of its original.
  public let photoSpans: [SourceSpan]
  /// What it cites, and its numbers without a link.
  public let figures: TextFigures
  /// What reading the file told of it before.
  public let faultsBefore: [Diagnostic]
  /// What reading it tells now.
  public let faults: [Diagnostic]

  /// The item with this prose; all else, such as the values in its heads, is as it stood.
  public func item(_ item: NewsItem) -> NewsItem {
    let photos = zip(item.photos, photoSpans).map { $0.with(span: $1) }
    return item.with(
      body: body, figures: figures, photos: photoSpans.isEmpty ? item.photos : photos)
  }
}

extension ReadingMemory {
  /// Reads a file of news again that was read when its site was checked last.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - tree: The files of the site, of which no other has changed since.
  ///   - settings: The settings of the site.
  ///   - day: The day of the check, on which exceptions hold.
  ///   - shelf: Where its markup lies until it is printed; nil for memory.
  /// - Returns: What it says now, which is known from then on; nil where more than its prose is another, and the
  ///   whole site has to be checked.
  /// - Throws: `SourceFailure` when the file cannot be read.
  public func retold(
    _ path: String, in tree: SourceTree, _ settings: SiteSettings, on day: CivilDate,
    shelf: (any MarkupShelf)? = nil
  ) throws(SourceFailure) -> RetoldItem? {
    guard let (lists, known) = reading(of: path), let old = known.checked.value else { return nil }
    let reading = NewsReading(
      try NewsReader.read(path, lists.with(tree: tree), MarkdownReader()), on: shelf)
    let read = reading.checked
    guard let new = read.value, new.withoutProse == old.withoutProse,
      new.body.hasParts(of: old.body)
    else { return nil }
    let (before, excepted) = known.checked.diagnostics.excepting(settings.exceptions, on: day)
    let (faults, exceptedNow) = read.diagnostics.excepting(settings.exceptions, on: day)
    guard excepted == exceptedNow, (before + faults).allSatisfy({ $0.span.file == path }) else {
      return nil
    }
    keep(reading, of: path, in: tree)
    return RetoldItem(
      body: new.body, photoSpans: new.photos.map(\.span), figures: new.figures,
      faultsBefore: before.reported(severities: settings.severities, unfinished: []),
      faults: faults.reported(severities: settings.severities, unfinished: []))
  }
}

extension NewsVersion {
  /// All of it that other pages and other texts may depend on.
  fileprivate var withoutProse: NewsVersion {
    var version = self
    version.summary = summary ?? body.firstSentence
    version.body = .empty
    let nowhere = SourceSpan.whole(file)
    version.photos = photos.map { $0.with(span: nowhere) }
    version.figures = TextFigures(
      citations: figures.citations.map { $0.with(span: nowhere) }, loose: [])
    return version
  }
}

extension Body {
  /// Tells whether it has the pictures, blocks and anchors of another, the blocks at the same places.
  fileprivate func hasParts(of other: Body) -> Bool {
    func isSame(_ one: Image, _ other: Image) -> Bool {
      one.destination == other.destination && one.alternative == other.alternative
        && one.caption == other.caption && one.isFigure == other.isFigure
    }
    return anchors == other.anchors && blocks == other.blocks
      && images.elementsEqual(other.images, by: isSame)
  }
}

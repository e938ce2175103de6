import BulletinLedger
import BulletinModel
import BulletinPages
import BulletinPhotos
import BulletinSource

extension Pipeline {
  /// The site after a change of a few files, without all that stays what it was.
  ///
  /// That is so where the prose of one item is another, and neither its heads nor what it cites, shows and can be
  /// linked to: whatever else there is of the site is not looked at.
  ///
  /// - Parameters:
  ///   - paths: All paths, relative to the site folder, at which anything can have changed since.
  ///   - shown: The site as it was, with its faults.
  /// - Returns: What `prepare` would make now; nil where more is another, and it has to.
  /// - Throws: `SourceFailure` when a file cannot be read.
  func retell(
    _ paths: Set<String>, in shown: Checked<Prepared>
  ) async throws -> Checked<Prepared>? {
    guard let memory = request.memory, let site = shown.value,
      let (tree, changed) = site.tree.lookingAgain(at: paths), isSameTime(for: site.edition)
    else { return nil }
    guard let path = changed.first else { return shown }
    let settings = site.edition.settings
    let day = site.edition.now.date
    guard changed.count == 1,
      let place = site.edition.news.firstIndex(where: { $0.file.utf8.elementsEqual(path.utf8) }),
      let told = try memory.retold(path, in: tree, settings, on: day, shelf: request.spool)
    else { return nil }

    let old = site.edition.news[place]
    let item = told.item(old)
    let edition = site.edition.with(item, at: place)
    let known = request.figureMemory?.memory(of: tree, on: day) ?? LedgerMemory()
    func cited(in edition: Edition) -> Checked<[CitedFigure]>? {
      citedFigures(ofItem: place, in: edition, figures: site.figures, memory: known)
    }
    guard let before = cited(in: site.edition), let now = cited(in: edition),
      let figures = now.value,
      // How many numbers are told of here decides of which it is told elsewhere what they mean.
      before.diagnostics.looseCount == now.diagnostics.looseCount
    else { return nil }
    let citing = site.cited.with(figures, in: path)
    let planned = site.plan.retelling(place, in: edition, citing: citing)

    let gone = arranged(
      told.faultsBefore + before.diagnostics + planned.faultsBefore
        + photoFaults(of: old.photos, by: settings.photos), by: settings.severities)
    let come =
      told.faults + now.diagnostics + planned.faults
      + photoFaults(of: item.photos, by: settings.photos)
    let own = shown.diagnostics.places(of: path)
    let faults = arranged(
      shown.diagnostics[own].without(gone) + come, by: settings.severities)
    var all = shown.diagnostics
    all.replaceSubrange(
      own, with: try await excerpts(for: faults, from: tree, most: request.linesPerCode))
    return Checked(
      Prepared(
        plan: planned.plan, tree: tree, edition: edition, figures: site.figures,
        cited: citing, photos: site.photos), diagnostics: all)
  }

  /// Tells whether nothing of a site has come out since it was read, and nothing of it tells another day.
  private func isSameTime(for edition: Edition) -> Bool {
    let zone = edition.settings.zone
    let now = Double(zone.seconds(of: request.now.reading(in: zone)))
    return Double(zone.seconds(of: edition.now)) <= now && now < edition.nextChange
  }
}

extension [Diagnostic] {
  /// How many numbers without a link they tell of.
  fileprivate var looseCount: Int { count { $0.code == .uncheckedNumeral } }

  /// Where the faults of a file stand, or would stand, in the order in which they are told.
  func places(of file: String) -> Range<Int> {
    let start = firstPlace { !precedes($0.span.file, file) }
    return start..<(start + self[start...].prefix { $0.span.file == file }.count)
  }
}

extension ArraySlice<Diagnostic> {
  /// The faults without some that are among them, whatever line is shown under these.
  fileprivate func without(_ gone: [Diagnostic]) -> [Diagnostic] {
    filter { fault in !gone.contains { $0.with(excerpt: nil) == fault.with(excerpt: nil) } }
  }
}

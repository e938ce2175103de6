import BulletinLedger
import BulletinModel
import BulletinSource

extension Pipeline {
  /// The published tables of the site, with the faults of its content.
  func openDatabase() async throws -> Checked<RegisterDatabase> {
    progress(.loading)
    let loaded = try load(siteFolder: request.siteFolder, themeFolder: request.themeFolder)
    guard let tree = loaded.value else {
      return Checked(nil, diagnostics: loaded.diagnostics.sorted())
    }
    progress(.checking)
    let options = CheckOptions(
      now: request.now, includesDrafts: request.includesDrafts, baseURL: request.baseURL,
      workers: request.workers)
    let checked = try await check(tree, options: options)
    let faults = loaded.diagnostics + checked.diagnostics
    guard let edition = checked.value else { return Checked(nil, diagnostics: faults.sorted()) }
    progress(.computing)
    let computed = figures(of: edition)
    let late = try withExcerpts(computed.diagnostics.sorted(), from: tree)
    let database = try RegisterDatabase(
      edition, figures: computed.value.map { publishedFigures(of: $0) } ?? [])
    return Checked(
      database, diagnostics: arranged(faults + late, by: edition.settings.severities))
  }
}

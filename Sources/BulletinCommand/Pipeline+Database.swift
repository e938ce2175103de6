import BulletinLedger
import BulletinModel
import BulletinSource

extension Pipeline {
  /// The published tables of the site, with the faults of its content.
  func openDatabase() async throws -> Checked<RegisterDatabase> {
    let read = try await read()
    guard let site = read.value else { return Checked(nil, diagnostics: read.diagnostics) }
    progress(.computing)
    let computed = figures(of: site.edition)
    let late = try await excerpts(for: computed.diagnostics, from: site.tree)
    let database = try RegisterDatabase(
      site.edition, figures: computed.value.map { publishedFigures(of: $0) } ?? [])
    return Checked(
      database,
      diagnostics: arranged(read.diagnostics + late, by: site.edition.settings.severities))
  }
}

import BulletinModel
import BulletinPages
import BulletinPhotos
import BulletinPublish
import BulletinSource

extension Pipeline {
  /// The folder of pictures made earlier, beside the site.
  var photoFolder: String { "\(request.siteFolder)/.bulletin/photos" }

  /// E121 and E124 by the site's limits; E125 once where nothing makes the sizes for screens.
  func faultsOfPhotos(in edition: Edition) -> [Diagnostic] {
    let faults = photoFaults(of: edition)
    let photos = edition.news.flatMap(\.photos) + edition.pages.flatMap(\.photos)
    guard case .missing = request.photos, photos.contains(where: { $0.file.raster != nil }) else {
      return faults
    }
    return faults + [Diagnostic(.noPictureProgram, at: .whole("content/site.yml"))]
  }

  /// Makes what the plan has of photographs and stages it.
  ///
  /// Every photograph is tried, whatever becomes of the others.
  ///
  /// - Returns: E122 at every place that lists one of which nothing could be made.
  func writePhotos(of prepared: Prepared, to staging: Staging) async throws -> [Diagnostic] {
    guard let tool = request.photos.tool else { return [] }
    let jobs = photoJobs(of: prepared.plan)
    guard !jobs.isEmpty else { return [] }
    let workshop = PhotoWorkshop(tool, cacheFolder: photoFolder, workers: request.workers)
    let tree = prepared.tree
    let record = try await workshop.make(jobs) {
      try tree.read($0)
    } delivering: {
      try staging.write($0, to: $1)
    }
    let faults = photoFaults(of: prepared.edition, refused: record.refused)
    return arranged(
      try withExcerpts(faults, from: tree), by: prepared.edition.settings.severities)
  }

  /// One job an original: it may stand beside several pages.
  private func photoJobs(of plan: Plan) -> [PhotoJob] {
    var jobs: [PhotoJob] = []
    var places: [String: Int] = [:]
    for file in plan.files {
      guard case .variant(let source, let variant) = file.kind else { continue }
      let place = places[source] ?? jobs.count
      if place == jobs.count {
        jobs.append(PhotoJob(source: source, orders: []))
        places[source] = place
      }
      if let order = jobs[place].orders.firstIndex(where: { $0.variant == variant }) {
        jobs[place].orders[order].paths.append(file.path)
      } else {
        jobs[place].orders.append((variant, [file.path]))
      }
    }
    return jobs
  }
}

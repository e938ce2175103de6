import BulletinModel
import BulletinPages
import BulletinPhotos
import BulletinPublish
import BulletinSource

extension Pipeline {
  /// The folder of pictures made earlier, beside the site.
  var photoFolder: String { request.photoFolder ?? "\(request.siteFolder)/.bulletin/photos" }

  /// E121 and E124 by the site's limits; E125 once where nothing makes the sizes for screens.
  func faultsOfPhotos(in edition: Edition, _ means: PhotoMeans) -> [Diagnostic] {
    let faults = photoFaults(of: edition)
    let photos = edition.news.flatMap(\.photos) + edition.pages.flatMap(\.photos)
    guard case .missing = means, photos.contains(where: { $0.file.raster != nil }) else {
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
    guard let tool = prepared.photos.tool else { return [] }
    let jobs = photoJobs(of: prepared.plan) + cardJobs(of: prepared.plan)
    guard !jobs.isEmpty else { return [] }
    let workshop = PhotoWorkshop(tool, cacheFolder: photoFolder, workers: request.workers)
    let (tree, plan) = (prepared.tree, prepared.plan)
    let cards = cards(of: plan)
    let record = try await workshop.make(jobs) { source in
      try cards[source].map { cardDrawing(of: $0, in: plan) ?? [] } ?? tree.read(source)
    } delivering: {
      try staging.write($0, to: $1)
    }
    let faults = photoFaults(of: prepared.edition, refused: record.refused)
    return arranged(
      try await excerpts(for: faults, from: tree), by: prepared.edition.settings.severities)
  }

  /// The planned cards by the names of their jobs, which no file of the site folder can have.
  private func cards(of plan: Plan) -> [String: PlannedFile] {
    Dictionary(
      plan.files.filter { $0.kind == .card }.map { ("card:" + $0.path, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  private func cardJobs(of plan: Plan) -> [PhotoJob] {
    plan.files.filter { $0.kind == .card }.map { file in
      PhotoJob(
        source: "card:" + file.path, isOwn: true,
        orders: [(PlannedFile.cardVariant, [file.path])])
    }
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

public import BulletinModel

/// What is to be made of one original.
public struct PhotoJob: Sendable {
  /// The original's name, for whoever asked.
  public let source: String
  /// Tells whether this program drew it itself.
  public let isOwn: Bool
  /// The variants with the names of the files that they become.
  public var orders: [(variant: PhotoVariant, paths: [String])]

  /// Makes a job.
  public init(source: String, isOwn: Bool = false, orders: [(PhotoVariant, [String])]) {
    self.source = source
    self.isOwn = isOwn
    self.orders = orders.map { (variant: $0.0, paths: $0.1) }
  }
}

/// What came of all jobs.
public struct PhotoRecord: Sendable {
  /// The originals of which nothing could be made, with libvips' own words, by name.
  public internal(set) var refused: [(source: String, reason: String)] = []
  /// How many pictures libvips made.
  public internal(set) var made = 0
  /// How many were there already.
  public internal(set) var kept = 0
}

/// Makes pictures, several originals at once, each by processes of its own.
public struct PhotoWorkshop: Sendable {
  private let tool: PhotoTool
  private let cache: PhotoCache
  private let workers: Int

  /// Sets up a workshop.
  ///
  /// - Parameters:
  ///   - tool: What makes the pictures.
  ///   - cacheFolder: Where they are kept for the next time.
  ///   - workers: How many originals are worked on at once.
  public init(_ tool: PhotoTool, cacheFolder: String, workers: Int) {
    self.tool = tool
    cache = PhotoCache(folder: cacheFolder)
    self.workers = max(1, workers)
  }

  /// Does all jobs; one that fails keeps none of the others from being tried.
  ///
  /// At any time a worker holds one original and one picture of it.
  ///
  /// - Parameters:
  ///   - jobs: What to do.
  ///   - read: Gives the bytes of an original by its name.
  ///   - deliver: Takes a picture and the path it is meant for; called from several tasks.
  /// - Returns: What came of it.
  /// - Throws: What `read` and `deliver` throw, and what the machine refuses.
  public func make(
    _ jobs: [PhotoJob], reading read: @escaping @Sendable (String) throws -> [UInt8],
    delivering deliver: @escaping @Sendable ([UInt8], String) throws -> Void
  ) async throws -> PhotoRecord {
    try CacheFiles.makeFolder(cache.folder)
    var record = PhotoRecord()
    try await withThrowingTaskGroup(of: PhotoRecord.self) { group in
      var rest = jobs[...]
      for job in rest.prefix(workers) {
        group.addTask { try await self.work(on: job, read, deliver) }
      }
      rest = rest.dropFirst(workers)
      while let done = try await group.next() {
        record.refused += done.refused
        record.made += done.made
        record.kept += done.kept
        if let job = rest.popFirst() {
          group.addTask { try await self.work(on: job, read, deliver) }
        }
      }
    }
    cache.prune()
    record.refused.sort { precedes($0.source, $1.source) }
    return record
  }

  private func work(
    on job: PhotoJob, _ read: @Sendable (String) throws -> [UInt8],
    _ deliver: @Sendable ([UInt8], String) throws -> Void
  ) async throws -> PhotoRecord {
    var record = PhotoRecord()
    let original = try read(job.source)
    let digest = SHA256.digits(of: original)
    var folder: String?
    defer { if let folder { CacheFiles.remove(folder) } }
    for order in job.orders {
      let path = cache.path(of: order.variant, from: digest, by: tool.version)
      if let picture = cache.picture(at: path) {
        for target in order.paths { try deliver(picture, target) }
        record.kept += 1
        continue
      }
      if folder == nil {
        let own = try CacheFiles.makeOwnFolder(in: cache.workFolder)
        folder = own
        try CacheFiles.write(original, to: "\(own)/original")
      }
      let made = try await picture(
        order.variant, in: folder ?? "", job.isOwn,
        converting: OriginalColours.needConversion(original))
      guard case .success(let picture) = made else {
        if case .failure(let refusal) = made {
          guard !job.isOwn else { throw PhotoFailure.cannotDraw(reason: refusal.reason) }
          record.refused = [(job.source, refusal.reason)]
        }
        return record
      }
      try cache.keep(picture, at: path, by: "\(folder ?? "")/entry")
      for target in order.paths { try deliver(picture, target) }
      record.made += 1
    }
    return record
  }

  private struct Refusal: Error {
    let reason: String
  }

  private func picture(
    _ variant: PhotoVariant, in folder: String, _ isOwn: Bool, converting: Bool
  ) async throws -> Result<[UInt8], Refusal> {
    let ending = variant.format.ending
    let target = "\(folder)/made.\(ending.rawValue)"
    CacheFiles.remove(target)
    let outcome = try await tool.make(
      variant, of: "\(folder)/original", at: target, trusting: isOwn, converting: converting)
    switch outcome {
    case .refused(let reason): return .failure(Refusal(reason: reason))
    case .made:
      guard let file = CacheFiles.contents(of: target),
        let picture = BarePicture.bytes(of: file, ending)
      else { return .failure(Refusal(reason: "libvips: \(ending.rawValue)")) }
      return .success(picture)
    }
  }
}

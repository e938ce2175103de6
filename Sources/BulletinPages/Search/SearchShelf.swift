import BulletinModel
import Synchronization

/// Takes in the texts of pages while they are rendered, and then makes the files of the index.
final class SearchShelf: Sendable {
  /// How many atoms of a volume one pass over its texts takes up, all pairs and positions of them:
  /// 24 MB while it works.
  private static let atomsPerPass = 1_500_000

  private let layout: SearchLayout
  private let texts: Mutex<[[SearchText?]]>

  /// Makes room for every page.
  init(_ layout: SearchLayout) {
    self.layout = layout
    texts = Mutex(layout.volumes.map { Array(repeating: nil, count: $0.entries.count) })
  }

  /// Takes in a page, where the search finds it.
  func add(_ page: [UInt8], path: String) {
    guard let place = layout.places[path] else { return }
    let kind = layout.volumes[place.volume].entries[place.page].kind
    let text = SearchText(page: page, keepsPlain: kind.hasTextFiles)
    texts.withLock { $0[place.volume][place.page] = text }
  }

  /// The index of all that was taken in, and of volumes that stand, by their versions.
  func index(desks: [Desk], standing: [Int: String]) -> SearchIndex {
    SearchIndex(layout: layout, texts: texts.withLock { $0 }, desks: desks, standing: standing)
  }

  /// Takes over the files of each volume of which no page was taken in.
  ///
  /// - Returns: The versions that these volumes stand in.
  /// - Throws: What reading or keeping a standing file throws.
  func keepVolumes(of files: [PlannedFile], in standing: StandingFiles) throws -> [Int: String] {
    let untouched = texts.withLock { volumes in
      Set(volumes.indices.filter { volumes[$0].allSatisfy { $0 == nil } })
    }
    guard !untouched.isEmpty else { return [:] }
    var parts: [Int: [(part: SearchFile, path: String)]] = [:]
    for file in files {
      guard case .searchFile(let part) = file.content, let volume = part.volume,
        untouched.contains(volume)
      else { continue }
      parts[volume, default: []].append((part, file.path))
    }
    var versions: [Int: String] = [:]
    for (volume, files) in parts where files.allSatisfy({ standing.holds($0.path) }) {
      let first = files.first { $0.part == .terms(volume: volume, shard: 0) }
      guard let first else { continue }
      let version = try standing.bytes(first.path, SearchIndex.versionLength)
      for file in files { try standing.keep(file.path) }
      versions[volume] = String(decoding: version, as: UTF8.self)
    }
    return versions
  }

  /// The pages that were not taken in, of all volumes but some.
  func missing(besides kept: [Int: String]) -> [String] {
    let texts = texts.withLock { $0 }
    return layout.volumes.enumerated().filter { kept[$0.offset] == nil }.flatMap { place, volume in
      zip(volume.entries, texts[place]).filter { $1 == nil }.map(\.0.path)
    }
  }

  /// The files of the index in portions that workers may make at once, without those of volumes that were
  /// kept as they are, and without the terms of some others.
  func portions(
    of files: [PlannedFile], without standing: some Collection<Int>, termsOf kept: Set<Int>
  ) -> [[PlannedFile]] {
    var small: [PlannedFile] = []
    var shards: [Int: [PlannedFile]] = [:]
    for file in files {
      guard case .searchFile(let part) = file.content,
        !(part.volume.map(standing.contains) ?? false)
      else { continue }
      if case .terms(let volume, _) = part {
        if !kept.contains(volume) { shards[volume, default: []].append(file) }
      } else {
        small.append(file)
      }
    }
    var portions: [[PlannedFile]] = small.isEmpty ? [] : [small]
    for volume in shards.keys.sorted() {
      let files = (shards[volume] ?? []).sorted { shard(of: $0) < shard(of: $1) }
      let atoms = texts.withLock { $0[volume].reduce(0) { $0 + ($1?.stream.count ?? 0) } }
      let passes = max(2, (atoms + SearchShelf.atomsPerPass - 1) / SearchShelf.atomsPerPass)
      let size = max(1, (files.count + passes - 1) / passes)
      for start in stride(from: 0, to: files.count, by: size) {
        portions.append(Array(files[start..<min(files.count, start + size)]))
      }
    }
    return portions
  }

  private func shard(of file: PlannedFile) -> Int {
    guard case .searchFile(.terms(_, let shard)) = file.content else { return 0 }
    return shard
  }
}

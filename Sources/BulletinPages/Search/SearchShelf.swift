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

  /// The index of all that was taken in.
  func index(desks: [Desk]) -> SearchIndex {
    SearchIndex(layout: layout, texts: texts.withLock { $0 }, desks: desks)
  }

  /// The files of the index in portions that workers may make at once, without the terms of some
  /// volumes.
  func portions(of files: [PlannedFile], without kept: Set<Int>) -> [[PlannedFile]] {
    var small: [PlannedFile] = []
    var shards: [Int: [PlannedFile]] = [:]
    for file in files {
      guard case .searchFile(let part) = file.content else { continue }
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

import BulletinModel

/// What a build tells the next of the index of its search.
public struct SearchNotes: Sendable, Hashable {
  /// The files that list the volumes.
  public let lists: [String]
  /// The volumes, in the order of the layout.
  public let volumes: [SearchVolumeNotes]

  /// Takes notes.
  public init(lists: [String], volumes: [SearchVolumeNotes]) {
    self.lists = lists
    self.volumes = volumes
  }
}

/// The same of one volume.
public struct SearchVolumeNotes: Sendable, Hashable {
  /// What the paths of its files begin with.
  public let folder: String
  /// How many files its terms are spread over.
  public let shards: Int
  /// For each page a number of what the search finds there, see `render`.
  public let texts: [UInt64]
  /// The file of each page.
  public let paths: [String]

  /// Takes notes.
  public init(folder: String, shards: Int, texts: [UInt64], paths: [String]) {
    self.folder = folder
    self.shards = shards
    self.texts = texts
    self.paths = paths
  }
}

extension Plan {
  /// The notes of its search.
  ///
  /// - Parameter texts: What `render` gave.
  /// - Returns: What is to be kept of each volume.
  public func searchNotes(_ texts: [String: UInt64]) -> SearchNotes {
    SearchNotes(
      lists: index.languages.map { $0.routes.route("search/index.json").outputPath },
      volumes: search.volumes.map { volume in
        let routes = index.languages[volume.language].routes
        let file = routes.route("search/\(volume.number)/facets.json").outputPath
        let paths = volume.entries.map(\.path)
        return SearchVolumeNotes(
          folder: String(file.dropLast("facets.json".count)), shards: volume.shards,
          texts: paths.map { texts[$0] ?? 0 }, paths: paths)
      })
  }
}

/// What becomes of the index of the search where a few pages say something else under the same titles.
public struct SearchRevision {
  /// The files of terms that become others.
  private var files: [RenderedFile] = []
  /// The files that list the volumes, as they are by now.
  private var lists: [(path: String, bytes: [UInt8])]
  private let standing: (_ path: String) throws -> [UInt8]

  /// Begins with an index that stands.
  ///
  /// - Parameters:
  ///   - lists: The files that list the volumes.
  ///   - standing: Gives the bytes of a file that stands.
  /// - Throws: What `standing` throws.
  public init(
    lists: [String], standing: @escaping (_ path: String) throws -> [UInt8]
  ) throws {
    self.standing = standing
    self.lists = try lists.map { ($0, try standing($0)) }
  }

  /// Takes in pages of a volume.
  ///
  /// - Parameters:
  ///   - pages: Their numbers in the volume, with what stands and what comes there: pages that have no file of
  ///     their text.
  ///   - volume: The volume as it stands.
  /// - Returns: The numbers of what the search finds on the pages of the volume then; nil where the index cannot be
  ///   told from these alone.
  /// - Throws: What `standing` throws.
  public mutating func take(
    _ pages: [(number: Int, before: [UInt8], now: [UInt8])], of volume: SearchVolumeNotes
  ) throws -> [UInt64]? {
    var texts = volume.texts
    var changed: [(page: Int, old: SearchText, new: SearchText)] = []
    for page in pages {
      let old = SearchText(page: page.before, keepsPlain: false)
      let new = SearchText(page: page.now, keepsPlain: false)
      guard old.hash == texts[page.number], old.title == new.title else { return nil }
      texts[page.number] = new.hash
      changed.append((page.number, old, new))
    }
    guard texts != volume.texts else { return texts }
    let update = SearchUpdate(shards: volume.shards, pages: changed)
    var order: String?
    for shard in update.shards {
      let path = "\(volume.folder)t\(shard).bin"
      let bytes = try standing(path)
      let head = String(decoding: bytes.prefix(SearchIndex.hashLength), as: UTF8.self)
      guard order == nil || order == head, let file = update.file(shard, from: bytes) else {
        return nil
      }
      order = head
      files.append(RenderedFile(path: path, bytes: file))
    }
    guard let order else { return nil }
    let before = SearchVersion(order: order, hashes: volume.texts).texts
    let now = SearchVersion(order: order, hashes: texts).texts
    for place in lists.indices {
      let found = lists[place].bytes.replacing(
        Array("\"\(before)\"".utf8), with: Array("\"\(now)\"".utf8))
      guard let bytes = found else { return nil }
      lists[place].bytes = bytes
    }
    return texts
  }

  /// The files of the index that become others, all volumes taken in.
  public var all: [RenderedFile] {
    files + lists.map { RenderedFile(path: $0.path, bytes: $0.bytes) }
  }
}

import BulletinModel

/// A file that stands, and what it becomes.
public struct RetoldFile: Sendable {
  /// The path below the output folder.
  public let path: String
  /// What stands.
  public let before: [UInt8]
  /// What it is to be.
  public let now: [UInt8]
  /// Tells whether it is the page of an item.
  public let isPage: Bool
}

extension Plan {
  /// What the files become that print the prose of some items, where it alone has changed.
  ///
  /// This and the plan from before have to know these items and those that they link to, and all of the site but
  /// items: what else stands on their pages is taken over from the files that stand.
  ///
  /// - Parameters:
  ///   - texts: The files of the items.
  ///   - earlier: The plan in which the items say what stands.
  ///   - standing: Gives the bytes of a file that stands.
  /// - Returns: The files; nil where they cannot be told from these plans alone.
  /// - Throws: What `standing` throws.
  public func retold<Failure: Error>(
    _ texts: Set<String>, since earlier: Plan,
    standing: (_ path: String) throws(Failure) -> [UInt8]
  ) throws(Failure) -> [RetoldFile]? {
    guard let touched = paths(touchedBy: PlanChange(texts: texts)) else { return nil }
    let places = index.edition.news.indices.filter { texts.contains(index.edition.news[$0].file) }
    guard places.count == texts.count else { return nil }
    let (old, new) = (Renderer(earlier), Renderer(self))
    var retold: [RetoldFile] = []
    for file in files(at: touched) {
      let before = try standing(file.path)
      let now: [UInt8]?
      switch file.content {
      case .item:
        now = earlier.file(at: file.path).flatMap { old.bytes(of: $0) }.flatMap { page in
          new.bytes(of: file).flatMap { LineMerge(page, $0).merged(into: before) }
        }
      case .atom(let language, _):
        let parts = places.map { place in
          (old.desks[language].entry(of: place).atom, new.desks[language].entry(of: place).atom)
        }
        now = before.replacing(parts)
      case .jsonFeed(let language, _):
        let parts = places.map { place in
          (old.desks[language].entry(of: place).json, new.desks[language].entry(of: place).json)
        }
        now = before.replacing(parts)
      default: now = nil
      }
      guard let now else { return nil }
      var isPage = false
      if case .item = file.content { isPage = true }
      if now != before {
        retold.append(RetoldFile(path: file.path, before: before, now: now, isPage: isPage))
      }
    }
    return retold
  }
}

extension [UInt8] {
  /// The bytes of a feed with entries in the place of others; nil where one begins as an entry and goes on otherwise.
  fileprivate func replacing(
    _ entries: [(before: NewsFeed.EntryBytes, now: NewsFeed.EntryBytes)]
  ) -> [UInt8]? {
    var bytes = self
    for (before, now) in entries {
      let starts = bytes.places(of: before.start)
      guard let start = starts.first else { continue }
      let end = start + before.all.count
      guard starts.count == 1, end <= bytes.count, bytes[start..<end].elementsEqual(before.all)
      else { return nil }
      bytes.replaceSubrange(start..<end, with: now.all)
    }
    return bytes
  }
}

import BulletinModel

/// A file that stands, and what it becomes.
public struct RetoldFile: Sendable {
  /// The path below the output folder.
  public let path: String
  /// What stands.
  public let before: [UInt8]
  /// What it is to be.
  public let now: [UInt8]
  /// What of it is another: all of a page, of a feed the entries.
  public let changed: [[UInt8]]
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
    // All feeds with an item have the same entry.
    var (atom, json) = ([Int: [ChangedEntry]](), [Int: [ChangedEntry]]())
    var retold: [RetoldFile] = []
    for file in files(at: touched) {
      let before = try standing(file.path)
      let isPage: Bool
      let result: (bytes: [UInt8], changed: [[UInt8]])?
      switch file.content {
      case .item:
        isPage = true
        let page = earlier.file(at: file.path).flatMap { old.bytes(of: $0) }.flatMap { page in
          new.bytes(of: file).flatMap { LineMerge(page, $0).merged(into: before) }
        }
        result = page.map { ($0, [$0]) }
      case .atom(let language, _):
        isPage = false
        atom[language] =
          atom[language]
          ?? places.map {
            (old.desks[language].entry(of: $0).atom, new.desks[language].entry(of: $0).atom)
          }
        result = before.replacing(atom[language] ?? [])
      case .jsonFeed(let language, _):
        isPage = false
        json[language] =
          json[language]
          ?? places.map {
            (old.desks[language].entry(of: $0).json, new.desks[language].entry(of: $0).json)
          }
        result = before.replacing(json[language] ?? [])
      default: return nil
      }
      guard let result else { return nil }
      if result.bytes != before {
        retold.append(
          RetoldFile(
            path: file.path, before: before, now: result.bytes, changed: result.changed,
            isPage: isPage))
      }
    }
    return retold
  }
}

/// An entry of a feed as it was and as it is.
private typealias ChangedEntry = (before: NewsFeed.EntryBytes, now: NewsFeed.EntryBytes)

extension [UInt8] {
  /// The bytes of a feed with entries in the place of others, and those that it has; nil where one begins as an
  /// entry and goes on otherwise.
  fileprivate func replacing(
    _ entries: [ChangedEntry]
  ) -> (bytes: [UInt8], changed: [[UInt8]])? {
    var (bytes, changed) = (self, [[UInt8]]())
    for (before, now) in entries {
      let starts = bytes.places(of: before.start)
      guard let start = starts.first else { continue }
      let end = start + before.all.count
      guard starts.count == 1, end <= bytes.count, bytes[start..<end].elementsEqual(before.all)
      else { return nil }
      bytes.replaceSubrange(start..<end, with: now.all)
      changed.append(now.all)
    }
    return (bytes, changed)
  }
}

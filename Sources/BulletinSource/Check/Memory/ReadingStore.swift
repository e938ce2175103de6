public import BulletinModel

/// Where what was read outlasts the process: files that may be lost at any time.
public struct ReadingStore: Sendable {
  /// How many items stand in one file; an item that is changed costs the writing of one.
  static let portion = 256

  /// Everything besides the sources that decides what is read of them, such as the program.
  let key: String
  /// Files that were changed at this moment or later, in nanoseconds since 1970, may change once more
  /// without another stamp, and are not kept.
  let doubt: Int64
  /// What stands under a name; nil for nothing.
  let contents: @Sendable (_ name: String) -> Portion?
  /// Keeps bytes under a name, and the markup of the items that they tell of.
  let write: @Sendable (_ bytes: [UInt8], _ markup: [[UInt8]], _ name: String) throws -> Void
  /// Removes what stands under any other name.
  let keepOnly: @Sendable (_ names: Set<String>) throws -> Void

  /// A file of the store, as it was written.
  public struct Portion: Sendable {
    let bytes: [UInt8]
    let start: Int
    let markup: [Markup]

    /// Takes a file.
    ///
    /// - Parameters:
    ///   - bytes: What was read of it.
    ///   - start: Where in them begins what was written.
    ///   - markup: That of each item, in their order.
    public init(_ bytes: [UInt8], from start: Int = 0, markup: [Markup]) {
      self.bytes = bytes
      self.start = start
      self.markup = markup
    }
  }

  /// Takes what reads and writes the files.
  public init(
    key: String, doubt: Int64, contents: @escaping @Sendable (_ name: String) -> Portion?,
    write:
      @escaping @Sendable (
        _ bytes: [UInt8], _ markup: [[UInt8]], _ name: String
      ) throws -> Void,
    keepOnly: @escaping @Sendable (_ names: Set<String>) throws -> Void
  ) {
    self.key = key
    self.doubt = doubt
    self.contents = contents
    self.write = write
    self.keepOnly = keepOnly
  }

  /// A file of the store, of which nothing is read yet but where each item stands.
  struct Opened: Sendable {
    /// What names the surroundings by which the items were read.
    let surroundings: String
    /// What names the ledgers by which those of them were read that name figures.
    let ledgers: String
    /// The items, by rising path.
    let items: [Item]
    private let bytes: [UInt8]

    /// One item.
    struct Item: Sendable {
      let path: String
      let stamp: SourceTree.Stamp
      let namesFigures: Bool
      fileprivate let part: Range<Int>
      fileprivate let markup: Markup
    }

    fileprivate init(_ portion: Portion) throws {
      bytes = portion.bytes
      (surroundings, ledgers, items) = try portion.bytes.withUnsafeBytes { buffer in
        var head = KeptReader(buffer, at: portion.start, file: "")
        let surroundings = try head.text()
        let ledgers = try head.text()
        guard try head.count() == portion.markup.count else { throw KeptDamage() }
        var items: [Item] = []
        items.reserveCapacity(portion.markup.count)
        for markup in portion.markup {
          items.append(
            Item(
              path: try head.text(), stamp: try head.stamp(), namesFigures: try head.flag(),
              part: try head.skip(), markup: markup))
        }
        return (surroundings, ledgers, items)
      }
    }

    /// What an item said.
    func reading(of item: Item) throws -> Checked<NewsVersion> {
      try bytes.withUnsafeBytes { buffer in
        var reader = KeptReader(buffer, at: item.part.lowerBound, file: item.path)
        return try reader.reading(with: item.markup)
      }
    }

    /// The same as it is kept; nil where its markup cannot be read.
    func kept(_ item: Item) -> KeptReading? {
      let markup = item.markup.bytes
      guard markup.count == item.markup.count else { return nil }
      return KeptReading(
        bytes: Array(bytes[item.part]), markup: markup, namesFigures: item.namesFigures)
    }
  }

  /// The file of one portion of items; nil where there is none.
  func opened(_ name: String) -> Opened? {
    do {
      return try contents(name).map { try Opened($0) }
    } catch {
      // Another program wrote it, whatever its checksum says: everything is read.
      return nil
    }
  }

  /// The readings of one portion of items that still hold, by path; none where the surroundings differ, and none that
  /// names figures where the ledgers do.
  func readings(
    _ name: String, in surroundings: String, _ ledgers: String, of tree: SourceTree
  ) -> [(path: String, stamp: SourceTree.Stamp, reading: Checked<NewsVersion>)] {
    guard let opened = opened(name), opened.surroundings == surroundings else { return [] }
    do {
      var found: [(path: String, stamp: SourceTree.Stamp, reading: Checked<NewsVersion>)] = []
      let isSame = opened.ledgers == ledgers
      for item in opened.items
      where (isSame || !item.namesFigures) && tree.stamp(item.path) == item.stamp {
        found.append((item.path, item.stamp, try opened.reading(of: item)))
      }
      return found
    } catch {
      return []
    }
  }

  /// Keeps the readings of one portion of items.
  func keep(
    _ items: [(path: String, stamp: SourceTree.Stamp, reading: KeptReading)], _ name: String,
    in surroundings: String, _ ledgers: String
  ) throws {
    var writer = KeptWriter(file: "")
    writer.add(surroundings)
    writer.add(ledgers)
    writer.add(items.count)
    for item in items {
      writer.add(item.path)
      writer.add(item.stamp)
      writer.add(item.reading.namesFigures)
      writer.add(item.reading.bytes)
    }
    try write(writer.bytes, items.map(\.reading.markup), name)
  }
}

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

  /// The readings of one portion of items that still hold, by path; none where the surroundings differ.
  func readings(
    _ name: String, in surroundings: String, of tree: SourceTree
  ) -> [(path: String, stamp: SourceTree.Stamp, reading: Checked<NewsVersion>)] {
    guard let portion = contents(name) else { return [] }
    return portion.bytes.withUnsafeBytes { buffer in
      var found: [(path: String, stamp: SourceTree.Stamp, reading: Checked<NewsVersion>)] = []
      do {
        var head = KeptReader(buffer, at: portion.start, file: "")
        guard try head.text() == surroundings else { return [] }
        guard try head.count() == portion.markup.count else { return [] }
        for markup in portion.markup {
          let path = try head.text()
          let stamp = try head.stamp()
          let part = try head.skip()
          guard tree.stamp(path) == stamp else { continue }
          var reader = KeptReader(buffer, at: part.lowerBound, file: path)
          found.append((path, stamp, try reader.reading(with: markup)))
        }
        return found
      } catch {
        // Another program wrote it, whatever its checksum says: everything is read.
        return []
      }
    }
  }

  /// Keeps the readings of one portion of items.
  func keep(
    _ items: [(path: String, stamp: SourceTree.Stamp, reading: KeptReading)], _ name: String,
    in surroundings: String
  ) throws {
    var writer = KeptWriter(file: "")
    writer.add(surroundings)
    writer.add(items.count)
    for item in items {
      writer.add(item.path)
      writer.add(item.stamp)
      writer.add(item.reading.bytes)
    }
    try write(writer.bytes, items.map(\.reading.markup), name)
  }
}

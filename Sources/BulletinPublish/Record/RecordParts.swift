import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The parts of a record, found without copying what it lists.
struct RecordParts {
  /// Entries of one folder.
  struct Portion: Sendable {
    let folder: String
    /// Where the first stamp stands.
    let start: Int
    let count: Int

    /// Tells whether all of them bear the stamps that the record has; not so where nobody waits for it any more.
    func isUnchanged(in bytes: [UInt8]) -> Bool {
      // A folder of which nothing is known was not there.
      walk(bytes) { _, isSame in isSame && !Task.isCancelled }.map { $0 && count > 0 }
        ?? (count == 0)
    }

    /// Where those stand that bear the stamps that the record has.
    func unchanged(in bytes: [UInt8]) -> [Int] {
      var found: [Int] = []
      found.reserveCapacity(count)
      _ = walk(bytes) { place, isSame in
        if isSame { found.append(place) }
        return true
      }
      return found
    }

    /// Gives the stamp that the record has of each entry, with its name.
    func forEach(
      in bytes: [UInt8], _ take: (_ stamp: FileStamp, _ name: Slice<UnsafeRawBufferPointer>) -> Void
    ) {
      bytes.withUnsafeBytes { buffer in
        var place = start
        for _ in 0..<count {
          let part = UnsafeRawBufferPointer(rebasing: buffer[place..<(place + FileStamp.width)])
          place += FileStamp.width
          let length = Int(buffer.loadUnaligned(fromByteOffset: place, as: UInt32.self))
          if let stamp = FileStamp(part) {
            take(stamp, buffer[(place + 4)..<(place + 3 + length)])
          }
          place += 4 + length
        }
      }
    }

    /// Asks for the stamp of each entry until `goesOn`, which gets the place of the known one, says no.
    ///
    /// - Returns: Whether it never did; nil where there is no such folder.
    private func walk(
      _ bytes: [UInt8], _ goesOn: (_ place: Int, _ isSame: Bool) -> Bool
    ) -> Bool? {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      return bytes.withUnsafeBytes { buffer in
        var place = start
        var near = NearFolder(descriptor)
        for _ in 0..<count {
          let known = FileStamp(
            UnsafeRawBufferPointer(rebasing: buffer[place..<(place + FileStamp.width)]))
          let after = place + FileStamp.width
          let length = Int(buffer.loadUnaligned(fromByteOffset: after, as: UInt32.self))
          let name = UnsafeRawBufferPointer(rebasing: buffer[(after + 4)..<(after + 4 + length)])
          guard let known,
            goesOn(place, near.stamp(of: name, care: known.care) == known)
          else { return false }
          place = after + 4 + length
        }
        return true
      }
    }
  }

  let key: ArraySlice<UInt8>
  let payload: ArraySlice<UInt8>
  let details: ArraySlice<UInt8>
  /// The entries, in shares for one task each.
  let portions: [Portion]
  /// The folders of the output and of the spare tree, likewise.
  let trees: [Portion]
  /// Where the entries of each folder begin with its path, and the folders themselves.
  let folderStarts: [Int]
  let portionFolders: [String]

  /// How many entries a share has at most.
  private static let most = 2_048

  /// Walks a record whose checksum fits; nil where it is not one of this version all the same.
  init?(_ bytes: [UInt8], after start: Int) {
    var place = start
    func number() -> Int? {
      guard place + 4 <= bytes.count else { return nil }
      defer { place += 4 }
      return bytes.withUnsafeBytes { Int($0.loadUnaligned(fromByteOffset: place, as: UInt32.self)) }
    }
    func part() -> ArraySlice<UInt8>? {
      guard let length = number(), place + length <= bytes.count else { return nil }
      defer { place += length }
      return bytes[place..<(place + length)]
    }
    var (starts, names) = ([Int](), [String]())
    func group() -> [Portion]? {
      guard let folders = number() else { return nil }
      var portions: [Portion] = []
      (starts, names) = ([], [])
      for _ in 0..<folders {
        starts.append(place)
        guard let path = part(), path.last == 0, let count = number() else { return nil }
        let folder = String(decoding: path.dropLast(), as: UTF8.self)
        names.append(folder)
        if count == 0 { portions.append(Portion(folder: folder, start: place, count: 0)) }
        var (first, taken) = (place, 0)
        for entry in 0..<count {
          place += FileStamp.width
          guard let name = part(), name.last == 0 else { return nil }
          taken += 1
          if taken == RecordParts.most || entry + 1 == count {
            portions.append(Portion(folder: folder, start: first, count: taken))
            (first, taken) = (place, 0)
          }
        }
      }
      return portions
    }
    guard let key = part(), let payload = part(), let details = part(), let portions = group()
    else { return nil }
    (folderStarts, portionFolders) = (starts, names)
    guard let trees = group() else { return nil }
    self.key = key
    self.payload = payload
    self.details = details
    self.portions = portions
    self.trees = trees
  }

  /// The trees put together from the unchanged entries of their portions; nothing where one has changed.
  static func trees(
    _ trees: some Sequence<Portion>, _ found: some Sequence<[Int]>, in bytes: [UInt8]
  ) -> [StampTable] {
    var tables: [StampTable] = []
    for (portion, entries) in zip(trees, found) {
      guard entries.count == portion.count, portion.count > 0 else { return [] }
      if tables.last?.folder == portion.folder {
        tables[tables.count - 1].add(entries)
      } else {
        tables.append(StampTable(portion.folder, bytes, entries))
      }
    }
    return tables
  }
}

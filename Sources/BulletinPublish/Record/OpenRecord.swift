import BulletinModel

/// A record as the last build left it.
public struct OpenRecord: Sendable {
  private let bytes: [UInt8]
  private let parts: RecordParts

  init(bytes: [UInt8], parts: RecordParts) {
    self.bytes = bytes
    self.parts = parts
  }

  /// What the build was to tell the next where nothing has changed.
  public var payload: [UInt8] { Array(parts.payload) }
  /// What it was to tell where something has.
  public var details: [UInt8] { Array(parts.details) }

  /// Source files that are not what they were.
  public struct Changes: Sendable {
    /// Those that were changed.
    public internal(set) var changed: [String] = []
    /// Those that came.
    public internal(set) var added: [String] = []

    /// Tells whether there are none.
    public var isEmpty: Bool { changed.isEmpty && added.isEmpty }
  }

  /// Tells whether some programs are those that made the site.
  ///
  /// - Parameter programs: The files besides sources that decide what a build writes.
  /// - Returns: Whether none of their files has another stamp.
  public func isMade(by programs: [StampedFolder]) -> Bool {
    let places = Set(programs.map(\.path))
    return parts.portions.allSatisfy { !places.contains($0.folder) || $0.isUnchanged(in: bytes) }
  }

  /// A look at which files of an output folder stand as the build left them.
  public func look(at output: String) -> OutputLook { OutputLook(output, bytes, parts) }

  /// What has become of the sources since.
  ///
  /// - Parameters:
  ///   - sources: The sources as they are now.
  ///   - programs: The files besides sources that decide what a build writes.
  ///   - output: The output folder.
  /// - Returns: The files that changed and came; nil where some went, or where that cannot be told.
  public func changes(
    in sources: [StampedFolder], besides programs: [StampedFolder], _ output: String
  ) -> Changes? {
    let others = Set(programs.map(\.path)).union([output])
    var known = parts.portions.filter { !others.contains($0.folder) }[...]
    var changes = Changes()
    for folder in sources {
      guard known.first?.folder == folder.path else { return nil }
      let own = known.prefix { $0.folder == folder.path }
      known = known.dropFirst(own.count)
      guard changes.take(folder, since: own, in: bytes) else { return nil }
    }
    return known.isEmpty ? changes : nil
  }

  /// The content of a record of a build that made some files other ones and let none come or go.
  func revised(
    sources: [StampedFolder], committed: Staging.Committed, over standing: StandingOutput,
    details: [UInt8]
  ) -> [UInt8]? {
    // Sources stand first, and what follows is the same but for a few stamps.
    guard let touched = committed.touched, standing.trees.count == 2,
      parts.folderStarts.count > sources.count,
      zip(parts.portionFolders, sources).allSatisfy({ $0 == $1.path })
    else { return nil }
    let rest = parts.folderStarts[sources.count]
    let heads = [Array(parts.key), payload, details]
    let size =
      RecordWriter.size(of: heads) + 4 + RecordWriter.size(of: sources) + (bytes.count - rest)
    let written = StampedFolder(
      standing.files.folder, committed.written.sorted(by: precedes), care: .output)
    var isWhole = true
    let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      let room = UnsafeMutableRawBufferPointer(buffer)
      var writer = RecordWriter(room)
      for head in heads { writer.add(head) }
      writer.add(parts.folderStarts.count)
      for folder in sources { writer.add(folder) }
      let shift = writer.filled - rest
      bytes[rest...].withUnsafeBytes { writer.copy($0) }
      filled = writer.filled
      func put(_ stamp: FileStamp?, at place: Int?) {
        guard let stamp, let place else { return isWhole = false }
        stamp.write(to: UnsafeMutableRawBufferPointer(rebasing: room[(place + shift)...]))
      }
      for (name, stamp) in written.entries { put(stamp, at: standing.files.start(of: name)) }
      isWhole = isWhole && written.entries.count == committed.written.count
      // The two trees have changed places, and the time of each whole one is another.
      let trees = standing.trees
      guard trees[0].count == trees[1].count else { return isWhole = false }
      for place in 0..<trees[0].count {
        let (one, other) = (trees[0].start(at: place), trees[1].start(at: place))
        for (from, to) in [(one, other), (other, one)] {
          bytes[from..<(from + FileStamp.width)].withUnsafeBytes {
            UnsafeMutableRawBufferPointer(rebasing: room[(to + shift)...]).copyMemory(from: $0)
          }
        }
      }
      let folders = touched.union(["."]).sorted(by: precedes)
      for tree in trees {
        let stamped = StampedFolder(tree.folder, folders, care: .folder)
        isWhole = isWhole && stamped.entries.count == folders.count
        for (name, stamp) in stamped.entries { put(stamp, at: tree.start(of: name)) }
      }
    }
    return isWhole ? content : nil
  }
}

extension OpenRecord.Changes {
  /// Takes in what has become of a folder; false where a file is gone, or cannot be told.
  fileprivate mutating func take(
    _ folder: StampedFolder, since portions: ArraySlice<RecordParts.Portion>, in bytes: [UInt8]
  ) -> Bool {
    // Names mostly come in the order in which they came before.
    var entries = folder.entries[...]
    var rest: [(name: String, stamp: FileStamp)] = []
    for portion in portions {
      portion.forEach(in: bytes) { stamp, name in
        if let entry = entries.first, name.elementsEqual(entry.name.utf8) {
          entries.removeFirst()
          add(entry, since: stamp, in: folder)
        } else {
          rest.append((String(decoding: name, as: UTF8.self), stamp))
        }
      }
    }
    guard !rest.isEmpty || !entries.isEmpty else { return true }
    var known = Dictionary(rest.map { ($0.name, $0.stamp) }, uniquingKeysWith: { $1 })
    for entry in entries {
      if let stamp = known.removeValue(forKey: entry.name) {
        add(entry, since: stamp, in: folder)
      } else if entry.stamp.care == .source {
        added.append("\(folder.path)/\(entry.name)")
      }
    }
    return known.isEmpty
  }

  private mutating func add(
    _ entry: (name: String, stamp: FileStamp), since stamp: FileStamp, in folder: StampedFolder
  ) {
    // The time of a folder tells of names, and these are compared themselves.
    guard entry.stamp != stamp, stamp.care == .source || entry.stamp.care == .source else { return }
    changed.append("\(folder.path)/\(entry.name)")
  }
}

import BulletinModel
import Synchronization

/// Where the tables of ledgers outlast the process as they were read, a file for each: they may be lost at any time.
///
/// A table is read from its own file, from declarations and lists, and from the ids and names in ledgers that it
/// refers to. So what was read holds as long as its file and all YAML files of the content bear the same stamps, and
/// the references the same words.
public struct TableStore: Sendable {
  /// Tables of fewer bytes are read as quickly from their own file.
  static let fewestBytes = 16_384

  private let key: String
  private let doubt: Int64
  private let contents: @Sendable (_ name: String) -> (bytes: [UInt8], start: Int)?
  private let write: @Sendable (_ bytes: [UInt8], _ name: String) throws -> Void
  private let keepOnly: @Sendable (_ names: Set<String>) throws -> Void

  /// Takes what reads and writes the files.
  ///
  /// - Parameters:
  ///   - key: Everything besides the sources that decides what is read of them, such as the program.
  ///   - doubt: The moment, in nanoseconds since 1970, from which on files may change once more without another
  ///     stamp.
  ///   - contents: Gives the bytes that stand under a name, and where in them begins what was written; nil for
  ///     nothing.
  ///   - write: Keeps bytes under a name.
  ///   - keepOnly: Removes what stands under any other name.
  public init(
    key: String, doubt: Int64,
    contents: @escaping @Sendable (_ name: String) -> (bytes: [UInt8], start: Int)?,
    write: @escaping @Sendable (_ bytes: [UInt8], _ name: String) throws -> Void,
    keepOnly: @escaping @Sendable (_ names: Set<String>) throws -> Void
  ) {
    self.key = key
    self.doubt = doubt
    self.contents = contents
    self.write = write
    self.keepOnly = keepOnly
  }

  /// A store that is gone with the process, for whoever checks one site again and again.
  ///
  /// It is for those who look at files only when these stand still: however new a file is, its stamp is believed.
  public static func inMemory() -> TableStore {
    let kept = KeptInMemory()
    return TableStore(
      key: "", doubt: .max,
      contents: { name in kept.files.withLock { $0[name] }.map { ($0, 0) } },
      write: { bytes, name in kept.files.withLock { $0[name] = bytes } },
      keepOnly: { names in
        kept.files.withLock { files in files = files.filter { names.contains($0.key) } }
      })
  }

  private final class KeptInMemory: Sendable {
    let files = Mutex<[String: [UInt8]]>([:])
  }

  /// Removes the tables of files that a tree has no more.
  func keepOnly(of tree: SourceTree) throws {
    let tables = tree.entries(under: "content/").filter {
      $0.size >= TableStore.fewestBytes && FileNames.ending(of: $0.path) == "csv"
    }
    try keepOnly(Set(tables.map { TableStore.name(of: $0.path) }))
  }

  fileprivate static func name(of file: String) -> String { StableHash(file.utf8).digits }

  /// The tables of one tree.
  struct Shelf: Sendable {
    fileprivate let store: TableStore
    fileprivate let tree: SourceTree
    /// The stamps of all declarations and lists.
    fileprivate let declarations: [UInt8]

    /// The tables of a register.
    func board(_ schema: RegisterSchema, _ targets: RegisterTargets) -> Board {
      var writer = KeptWriter(file: "")
      writer.add(store.key)
      writer.add(declarations)
      writer.add(schema.id)
      for field in schema.fields {
        writer.add(field.id)
        writer.add(targets.referents(of: field).map { Int(bitPattern: UInt($0.digest)) })
      }
      return Board(
        store: store, tree: tree, surroundings: SHA256.digits(of: writer.bytes))
    }
  }

  /// The tables of one register of a tree.
  struct Board: Sendable {
    fileprivate let store: TableStore
    fileprivate let tree: SourceTree
    /// All besides its own file that a table is read by, in the digits of a hash.
    fileprivate let surroundings: String
  }

  /// The tables of a tree; nil where something that they are read by is too new to be told from what it may become.
  func shelf(of tree: SourceTree) -> Shelf? {
    var writer = KeptWriter(file: "")
    for entry in tree.entries(under: "content/")
    where ["yml", "yaml"].contains(FileNames.ending(of: entry.path)) {
      guard let stamp = entry.stamp, stamp.isBefore(doubt) else { return nil }
      writer.add(entry.path)
      writer.add(entry.size)
      writer.add(stamp)
    }
    return Shelf(store: self, tree: tree, declarations: writer.bytes)
  }
}

extension TableStore.Board {
  /// What was read of a file; nil where that is not known any more.
  func part(_ file: String, _ columns: [ColumnBuilder]) -> RegisterPart? {
    guard let head = head(of: file), let found = store.contents(TableStore.name(of: file)) else {
      return nil
    }
    return found.bytes.withUnsafeBytes { buffer in
      do {
        let start = found.start + head.count
        guard start <= buffer.count, buffer[found.start..<start].elementsEqual(head) else {
          return nil
        }
        var reader = KeptReader(buffer, at: start, file: file)
        let text = LateText(file: file) { [tree] in tree.bytesIfThere(file) }
        return try reader.part(text, columns, size: tree.size(file) ?? 0)
      } catch {
        // Another program wrote it, whatever its checksum says: the file itself is read.
        return nil
      }
    }
  }

  /// Keeps what was read; that it cannot outlast the process costs the next one its time and nothing else.
  func keep(_ part: RegisterPart) {
    guard let head = head(of: part.file), case .table = part.layout else { return }
    var writer = KeptWriter(file: part.file)
    // It is about as large as its file, which may have a million rows.
    writer.reserve(tree.size(part.file).map { $0 + $0 / 4 } ?? 0)
    writer.add(raw: head)
    writer.add(part)
    do {
      try store.write(writer.bytes, TableStore.name(of: part.file))
    } catch {
      // It is read again the next time.
    }
  }

  /// What stands before a table: where it is from; nil for files that are not kept.
  private func head(of file: String) -> [UInt8]? {
    guard let size = tree.size(file), size >= TableStore.fewestBytes, let stamp = tree.stamp(file),
      stamp.isBefore(store.doubt)
    else { return nil }
    var writer = KeptWriter(file: "")
    writer.add(surroundings)
    writer.add(file)
    writer.add(size)
    writer.add(stamp)
    return writer.bytes
  }
}

extension SourceTree {
  /// The bytes of a file; nil where it went since the tree was read: what is known of it is told without its text.
  fileprivate func bytesIfThere(_ path: String) -> [UInt8]? {
    do {
      return try read(path)
    } catch {
      return nil
    }
  }
}

extension SourceTree.Stamp {
  /// Tells whether the file has not been changed since a moment, in nanoseconds since 1970.
  func isBefore(_ moment: Int64) -> Bool { max(modified, changed) < moment }
}

extension KeptWriter {
  mutating func add(_ stamp: SourceTree.Stamp) {
    add(Int(stamp.modified))
    add(Int(stamp.changed))
    add(Int(Int64(bitPattern: stamp.number)))
  }

  /// Adds a table as it was read.
  fileprivate mutating func add(_ part: RegisterPart) {
    guard case .table(let delimiter, let columns) = part.layout else {
      preconditionFailure("only tables are kept")
    }
    add(Int(delimiter))
    add(columns) { $0.add($1) }
    add(words: part.lines)
    add(words: part.offsets)
    add(part.faults) { $0.add($1) }
    for column in part.columns { column.write(to: &self) }
  }
}

extension KeptReader {
  mutating func stamp() throws(KeptDamage) -> SourceTree.Stamp {
    SourceTree.Stamp(
      modified: Int64(try number()), changed: Int64(try number()),
      number: UInt64(bitPattern: Int64(try number())))
  }

  fileprivate mutating func part(
    _ text: LateText, _ columns: [ColumnBuilder], size: Int
  ) throws(KeptDamage) -> RegisterPart {
    var part = RegisterPart(text, columns)
    guard let delimiter = UInt8(exactly: try number()) else { throw KeptDamage() }
    let places = try list { reader throws(KeptDamage) in try reader.numberIfAny() }
    part.layout = .table(delimiter: delimiter, columns: places)
    part.lines = try words()
    part.offsets = try words()
    part.add(try list { reader throws(KeptDamage) in try reader.fault() })
    guard places.count == columns.count, part.offsets.count == part.lines.count,
      part.offsets.allSatisfy({ (0...size).contains($0) })
    else { throw KeptDamage() }
    for place in columns.indices {
      try part.columns[place].read(from: &self, rows: part.lines.count)
    }
    return part
  }
}

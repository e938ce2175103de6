/// Writes a record into room that is large enough: it lists many hundred thousand files.
struct RecordWriter {
  private let room: UnsafeMutableRawBufferPointer
  /// How many bytes stand there.
  private(set) var filled = 0

  init(_ room: UnsafeMutableRawBufferPointer) { self.room = room }

  /// How many bytes some parts take, each with its length.
  static func size(of parts: [[UInt8]]) -> Int { parts.reduce(0) { $0 + 4 + $1.count } }

  /// How many bytes the entries of some folders take, without the number of the folders.
  static func size(of folders: [StampedFolder]) -> Int {
    folders.reduce(0) { size, folder in
      folder.entries.reduce(size + 9 + folder.path.utf8.count) {
        $0 + FileStamp.width + 5 + $1.name.utf8.count
      }
    }
  }

  mutating func add(_ number: Int) {
    room.storeBytes(of: UInt32(number), toByteOffset: filled, as: UInt32.self)
    filled += 4
  }

  mutating func add(_ part: [UInt8]) {
    add(part.count)
    part.withUnsafeBytes { copy($0) }
  }

  /// Adds folders with their entries; names end in a zero, as the system takes them.
  mutating func add(_ folders: [StampedFolder]) {
    add(folders.count)
    for folder in folders { add(folder) }
  }

  mutating func add(_ folder: StampedFolder) {
    add(terminated: folder.path)
    add(folder.entries.count)
    for (name, stamp) in folder.entries {
      stamp.write(to: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
      filled += FileStamp.width
      add(terminated: name)
    }
  }

  private mutating func add(terminated name: String) {
    var name = name
    add(name.utf8.count + 1)
    name.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
    room[filled] = 0
    filled += 1
  }

  mutating func copy(_ bytes: UnsafeRawBufferPointer) {
    UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyMemory(from: bytes)
    filled += bytes.count
  }
}

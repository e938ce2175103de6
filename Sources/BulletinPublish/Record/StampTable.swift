import BulletinModel

/// Files or folders below one folder with their stamps, found in the bytes of a record without a copy of what it
/// lists.
struct StampTable: Sendable {
  /// The folder.
  let folder: String
  private let bytes: [UInt8]
  /// Where the stamp of each stands in the bytes, by rising name; its length and its name follow, which ends in a
  /// zero.
  private var starts: [Int]

  /// Names entries of a record, by rising name.
  init(_ folder: String, _ bytes: [UInt8], _ starts: [Int]) {
    self.folder = folder
    self.bytes = bytes
    self.starts = starts
  }

  /// Takes more of them, which follow those that it has.
  mutating func add(_ more: [Int]) { starts += more }

  /// How a name lies to that of an entry: a number below, at or above 0.
  private func order(_ name: UnsafeBufferPointer<UInt8>, to place: Int) -> Int {
    bytes.withUnsafeBytes { buffer in
      let start = starts[place] + FileStamp.width
      let count = Int(buffer.loadUnaligned(fromByteOffset: start, as: UInt32.self)) - 1
      let known = UnsafeRawBufferPointer(rebasing: buffer[(start + 4)..<(start + 4 + count)])
      return BulletinModel.order(of: UnsafeRawBufferPointer(name), to: known)
    }
  }

  private func stamp(at place: Int) -> FileStamp? {
    bytes.withUnsafeBytes { buffer in
      FileStamp(UnsafeRawBufferPointer(rebasing: buffer[starts[place]...].prefix(FileStamp.width)))
    }
  }

  /// How many there are.
  var count: Int { starts.count }

  /// Where in the bytes of the record the stamp of one stands.
  func start(at place: Int) -> Int { starts[place] }

  /// The same by name; nil where there is none.
  func start(of name: String) -> Int? { place(of: name).map { starts[$0] } }

  /// The stamp under a name; nil where there is none.
  ///
  /// Complexity: O(log n) comparisons.
  func stamp(of name: String) -> FileStamp? { place(of: name).flatMap(stamp(at:)) }

  private func place(of name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in
      let place = starts.indices.firstPlace { order(name, to: $0) <= 0 }
      return place < starts.count && order(name, to: place) == 0 ? place : nil
    }
  }

  /// The same for names that are asked for by rising name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - place: Where the one asked for before stands; 0 at first.
  /// - Returns: The stamp; nil where there is none.
  func stamp(of name: String, after place: inout Int) -> FileStamp? {
    var name = name
    return name.withUTF8 { name in
      while place < starts.count {
        let order = order(name, to: place)
        if order <= 0 { return order == 0 ? stamp(at: place) : nil }
        place += 1
      }
      return nil
    }
  }
}

import Synchronization

/// A look at which files of an output stand as the last build left them, taken by whoever has time for it.
///
/// Files are asked for first, then the folders of the output and of its spare tree.
public final class OutputLook: Sendable {
  private let output: String
  private let bytes: [UInt8]
  private let portions: [RecordParts.Portion]
  /// How many of the portions are files.
  private let files: Int
  private let next = Atomic<Int>(0)
  /// Up to which portion is looked.
  private let end: Atomic<Int>
  /// The entries of each portion that are unchanged, as far as it was looked at.
  private let found: Mutex<[[Int]]>

  init(_ output: String, _ bytes: [UInt8], _ parts: RecordParts) {
    self.output = output
    self.bytes = bytes
    let own = parts.portions.filter { $0.folder == output }
    files = own.count
    portions = own + parts.trees
    end = Atomic(portions.count)
    found = Mutex(Array(repeating: [], count: portions.count))
  }

  /// Looks at what nobody has looked at yet, until nothing is left; others may still be at it then.
  public func work() {
    while true {
      let place = next.add(1, ordering: .relaxed).oldValue
      guard place < end.load(ordering: .relaxed) else { return }
      let entries = portions[place].unchanged(in: bytes)
      found.withLock { $0[place] = entries }
    }
  }

  /// Leaves the folders out.
  public func leaveFolders() { end.store(files, ordering: .relaxed) }

  /// Tells whether all files stand as they were left; all work has to be done.
  public var areAllFilesThere: Bool {
    found.withLock { found in
      (0..<files).allSatisfy { found[$0].count == portions[$0].count }
    }
  }

  /// What stands; all work has to be done.
  public var standing: StandingOutput {
    let found = found.withLock { $0 }
    return StandingOutput(
      files: StampTable(output, bytes, Array(found[..<files].joined())),
      trees: RecordParts.trees(portions[files...], found[files...], in: bytes))
  }
}

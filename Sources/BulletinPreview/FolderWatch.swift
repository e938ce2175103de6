#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What has changed below the folders of a watch.
public enum FolderChange: Sendable, Hashable {
  /// Nothing but what stands at some paths, which begin as the folders do.
  case files(Set<String>)
  /// Anything.
  case anything

  /// Both changes.
  func and(_ other: FolderChange) -> FolderChange {
    guard case .files(let paths) = self, case .files(let others) = other else { return .anything }
    return .files(paths.union(others))
  }
}

/// Tells when something below some folders has changed and then stands still for a moment.
///
/// Linux tells of changes by itself (inotify); elsewhere, and where its watches are used up, the
/// folders are walked again and again and compared.
public struct FolderWatch: Sendable {
  /// How a change becomes known.
  public enum Means: Sendable, Hashable {
    /// By the system.
    case events
    /// By walking the folders.
    case walks
  }

  /// How long files must stand still: programs write one file in several steps.
  private static let stillness = Duration.milliseconds(30)
  private static let pauseOfWalks = Duration.milliseconds(600)

  private let folders: [String]
  private let means: Means

  /// Takes the folders; one that does not exist yet may appear in a folder that does.
  public init(_ folders: [String], means: Means = .events) {
    self.folders = folders
    self.means = means
  }

  /// Calls `changed` as soon as it watches and after each change, one call at a time, until the task is cancelled.
  ///
  /// What changes while `changed` works is told of by one more call: whoever reads the folders in the first call
  /// and after every other misses nothing.
  public func run(_ changed: @Sendable (FolderChange) async -> Void) async throws {
    #if os(Linux)
      if means == .events, let events = FolderEvents(folders) {
        return try await run(events, changed)
      }
    #endif
    var known = FolderState(of: folders)
    await changed(.anything)
    while true {
      try await Task.sleep(for: FolderWatch.pauseOfWalks)
      var found = FolderState(of: folders)
      guard found != known else { continue }
      repeat {
        known = found
        try await Task.sleep(for: FolderWatch.stillness)
        found = FolderState(of: folders)
      } while found != known
      await changed(.anything)
    }
  }

  #if os(Linux)
    private func run(
      _ events: FolderEvents, _ changed: @Sendable (FolderChange) async -> Void
    ) async throws {
      await changed(.anything)
      while true {
        try await Task.sleep(for: .milliseconds(20))
        guard var change = events.drain() else { continue }
        try await Task.sleep(for: FolderWatch.stillness)
        while let more = events.drain() {
          change = change.and(more)
          try await Task.sleep(for: FolderWatch.stillness)
        }
        await changed(change)
      }
    }
  #endif
}

/// The names, sizes and times of all files below some folders, as one number.
struct FolderState: Hashable {
  private var entries: [String: [Int]] = [:]

  /// Walks the folders; what cannot be read is not there.
  init(of folders: [String]) {
    for folder in folders { walk(folder) }
  }

  private mutating func walk(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    entries[path] = [
      Int(status.st_size), Int(time.tv_sec), Int(time.tv_nsec), Int(status.st_ino),
    ]
    guard status.st_mode & S_IFMT == S_IFDIR else { return }
    for name in FolderState.names(in: path) { walk("\(path)/\(name)") }
  }

  /// The names in a folder that a build reads: not those that begin with a dot.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}

#if os(Linux)
  /// What the system tells of changes below some folders.
  final class FolderEvents: Sendable {
    private let descriptor: Int32
    private let paths: Paths

    private static let mask = UInt32(
      IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF)

    /// Watches every folder below; nil where the system refuses one, for want of watches.
    init?(_ folders: [String]) {
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      paths = Paths()
      guard descriptor >= 0 else { return nil }
      for folder in folders where !(watch(folder) && expect(folder)) {
        close(descriptor)
        return nil
      }
    }

    /// Watches for a folder that is not there, in the one that would hold it.
    private func expect(_ folder: String) -> Bool {
      guard access(folder, F_OK) != 0, let slash = folder.lastIndex(of: "/") else { return true }
      let parent = String(folder[..<slash])
      let number = inotify_add_watch(
        descriptor, parent, UInt32(IN_CREATE | IN_MOVED_TO) | UInt32(IN_ONLYDIR))
      guard number >= 0 else { return errno != ENOSPC && errno != ENOMEM }
      paths.set(parent, for: number)
      paths.expect(String(folder[folder.index(after: slash)...]), in: number)
      return true
    }

    deinit { close(descriptor) }

    private func watch(_ folder: String) -> Bool {
      let number = inotify_add_watch(
        descriptor, folder, FolderEvents.mask | UInt32(IN_ONLYDIR) | UInt32(IN_DONT_FOLLOW))
      // What is no folder, or has gone meanwhile, needs no watch.
      guard number >= 0 else { return errno != ENOSPC && errno != ENOMEM }
      paths.set(folder, for: number)
      return FolderState.names(in: folder).allSatisfy { watch("\(folder)/\($0)") }
    }

    /// Takes all that was told since; gives what of it concerns files that a build reads.
    func drain() -> FolderChange? {
      var change: FolderChange?
      withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 8) { buffer in
        while let base = buffer.baseAddress {
          let count = read(descriptor, base, buffer.count)
          guard count > 0 else { return }
          var place = 0
          while place + MemoryLayout<inotify_event>.size <= count {
            let event = base.advanced(by: place).assumingMemoryBound(to: inotify_event.self).pointee
            let start = place + MemoryLayout<inotify_event>.size
            let name = buffer[start..<(start + Int(event.len))].prefix { $0 != 0 }
            if let one = take(event, String(decoding: name, as: UTF8.self)) {
              change = change?.and(one) ?? one
            }
            place = start + Int(event.len)
          }
        }
      }
      return change
    }

    private func take(_ event: inotify_event, _ name: String) -> FolderChange? {
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return .anything }
      guard !name.hasPrefix(".") else { return nil }
      if let expected = paths.expected(in: event.wd), !expected.contains(name) { return nil }
      guard !name.isEmpty, let folder = paths.path(of: event.wd) else { return .anything }
      guard event.mask & UInt32(IN_ISDIR) != 0 else { return paths.file("\(folder)/\(name)") }
      // Where a folder has gone, what is told from below it bears the name that it had.
      if event.mask & UInt32(IN_MOVED_FROM | IN_MOVED_TO) != 0 { paths.loseNames() }
      if event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { _ = watch("\(folder)/\(name)") }
      return .anything
    }
  }
#endif

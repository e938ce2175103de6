import BulletinPages
import Synchronization

/// Takes in rendered files, from several tasks at once.
final class Tray: Sendable {
  private let kept = Mutex<[String: [UInt8]]>([:])

  /// Keeps a file.
  func put(_ file: RenderedFile) { kept.withLock { $0[file.path] = file.bytes } }

  /// What was kept, by path.
  var files: [String: [UInt8]] { kept.withLock { $0 } }
}

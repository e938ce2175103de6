import BulletinPages
import Synchronization

/// The rendered pages that become PDF, kept until the PDFs are made.
final class HeldPages: Sendable {
  private let paths: Set<String>
  private let pages = Mutex<[String: [UInt8]]>([:])

  /// Waits for the pages of a plan that become PDF.
  init(of plan: Plan) {
    paths = Set(
      plan.files.compactMap { file in
        if case .document(let page, _) = file.kind { page } else { nil }
      })
  }

  /// The paths of all such pages.
  var all: Set<String> { paths }

  /// Keeps a page where it becomes PDF; false for any other file.
  func take(_ file: RenderedFile) -> Bool {
    guard paths.contains(file.path) else { return false }
    pages.withLock { $0[file.path] = file.bytes }
    return true
  }

  /// The bytes of a page; nil for one that was not rendered.
  func page(at path: String) -> [UInt8]? { pages.withLock { $0[path] } }
}

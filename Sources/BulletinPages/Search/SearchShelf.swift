import BulletinModel
import Synchronization

/// Takes in the texts of pages while they are rendered, and gives those of a volume away when it has all.
///
/// Where the pages of a volume are rendered together, no more than the texts of a few volumes are held.
final class SearchShelf: Sendable {
  private struct State {
    var texts: [Int: [SearchText?]] = [:]
    var missing: [Int]
    var versions: [Int: String] = [:]
  }

  private let layout: SearchLayout
  private let state: Mutex<State>

  /// Makes room for every page.
  init(_ layout: SearchLayout) {
    self.layout = layout
    state = Mutex(State(missing: layout.volumes.map(\.entries.count)))
  }

  /// Takes in a page, where the search finds it.
  ///
  /// - Returns: The volume to which nothing more is missing, with its texts; nil where something is.
  func add(_ page: [UInt8], path: String) -> (volume: Int, texts: [SearchText])? {
    guard let place = layout.places[path] else { return nil }
    let entries = layout.volumes[place.volume].entries
    let text = SearchText(page: page, keepsPlain: entries[place.page].kind.hasTextFiles)
    return state.withLock { state in
      let empty = [SearchText?](repeating: nil, count: entries.count)
      state.texts[place.volume, default: empty][place.page] = text
      state.missing[place.volume] -= 1
      guard state.missing[place.volume] == 0 else { return nil }
      let texts = state.texts.removeValue(forKey: place.volume) ?? []
      return (place.volume, texts.compactMap { $0 })
    }
  }

  /// Keeps in which version a volume was made, or stands.
  func keep(version: String, of volume: Int) {
    state.withLock { $0.versions[volume] = version }
  }

  /// The version of each volume.
  var versions: [Int: String] { state.withLock { $0.versions } }
}

import BulletinModel
import Synchronization

/// Takes in the texts of pages while they are rendered, and gives those of a volume away when it has all.
///
/// Where the pages of a volume are rendered together, no more than the texts of a few volumes are held.
final class SearchShelf: Sendable {
  private struct State {
    var texts: [Int: [Int: SearchText]] = [:]
    var missing: [Int]
    var versions: [Int: SearchVersion] = [:]
    var hashes: [String: UInt64] = [:]
  }

  private let layout: SearchLayout
  private let state: Mutex<State>

  /// Makes room for the pages that are rendered; `counts` tells how many of each volume.
  init(_ layout: SearchLayout, counts: [Int]) {
    self.layout = layout
    state = Mutex(State(missing: counts))
  }

  /// Takes in a page, where the search finds it; nil for the bytes of one that says what it said.
  ///
  /// - Returns: The volume of which nothing more will be rendered, with its texts by page; nil where something
  ///   will.
  func add(_ page: [UInt8]?, path: String) -> (volume: Int, texts: [Int: SearchText])? {
    guard let place = layout.places[path] else { return nil }
    let text = page.map { layout.volumes[place.volume].text(of: place.page, in: $0) }
    return state.withLock { state in
      state.texts[place.volume, default: [:]][place.page] = text
      state.missing[place.volume] -= 1
      guard state.missing[place.volume] == 0 else { return nil }
      return (place.volume, state.texts.removeValue(forKey: place.volume) ?? [:])
    }
  }

  /// Keeps in which version a volume was made, or stands, and the hashes of its texts.
  func keep(version: SearchVersion, hashes: [UInt64], of place: Int) {
    let volume = layout.volumes[place]
    state.withLock { state in
      state.versions[place] = version
      for (entry, hash) in zip(volume.entries, hashes) { state.hashes[entry.path] = hash }
    }
  }

  /// The version of each volume.
  var versions: [Int: SearchVersion] { state.withLock { $0.versions } }

  /// The hash of the text of every page, by its file.
  var hashes: [String: UInt64] { state.withLock { $0.hashes } }
}

extension SearchLayout.Volume {
  /// What the search finds on a page, by its number and its bytes.
  func text(of page: Int, in bytes: [UInt8]) -> SearchText {
    SearchText(page: bytes, keepsPlain: entries[page].kind.hasTextFiles)
  }
}

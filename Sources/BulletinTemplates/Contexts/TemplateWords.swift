import BulletinModel

/// The words of a theme in one language, escaped once and found by place.
public struct TemplateWords: Sendable, Hashable {
  /// All words one after the other, escaped for markup.
  private let bytes: [UInt8]
  /// Where each word ends.
  private let ends: [Int]

  /// Arranges words by a library's keys; a missing word is empty.
  ///
  /// - Parameters:
  ///   - keys: The keys that the library was made with.
  ///   - words: The words by key.
  public init(keys: some Sequence<String>, words: [String: String]) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for key in TemplateWords.order(keys) {
      appendEscaped(words[key] ?? "", to: &bytes)
      ends.append(bytes.count)
    }
    self.bytes = bytes
    self.ends = ends
  }

  /// The order in which libraries and words count keys.
  static func order(_ keys: some Sequence<String>) -> [String] {
    Set(keys).sorted { precedes($0, $1) }
  }

  /// Appends the word at a place of ``order(_:)``.
  func append(_ place: Int, to output: inout [UInt8]) {
    precondition(place < ends.count, "these words were made for another library")
    let start = place == 0 ? 0 : ends[place - 1]
    bytes.withUnsafeBufferPointer {
      output.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<ends[place]]))
    }
  }
}

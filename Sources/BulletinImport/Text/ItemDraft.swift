import BulletinModel

/// An item while it is put together.
struct ItemDraft: Sendable {
  /// A photograph of it.
  struct Photo: Sendable, Hashable {
    var picture: ImportedPicture?
    var caption: String?
    var credit: String?
    var alternative: String?
    var spot: ImportSpot
  }

  /// Where a reprint comes from.
  struct Source: Sendable, Hashable {
    var name: String
    var title: String?
    var date: CivilDate?
    var page: String?
    var url: String?

    var isComplete: Bool { date != nil && url != nil }
  }

  /// The lines of the headline.
  var titles: [String] = []
  var kicker: String?
  var subtitle: String?
  var summary: String?
  var date: CivilDate?
  /// A time of day behind the day, such as `09:30`.
  var updated: CivilDate?
  var publishAt: String?
  var expires: CivilDate?
  /// The id of a column.
  var column: String?
  var genre: Genre?
  var tags: [String] = []
  var keywords: [String] = []
  var byline: String?
  var dateline: String?
  var source: Source?
  var authorNote: String?
  var editorNote: String?
  var credits: [(key: String, names: [String])] = []
  var photos: [Photo] = []
  var slug: String?
  var aliases: [String] = []
  var isDraft = false
  /// Files beside the text that are no photographs.
  var attachments: [ImportedPicture] = []
  /// Lines for the editor only: they stand as comments in the front matter.
  var remarks: [String] = []
  /// The prose as Markdown, block by block.
  var body: [String] = []
  var notes = NoteBook()

  var title: String { titles.joined(separator: " ") }

  /// Takes the names behind a dateline: they tell more than a web page's author, and add to a line of
  /// names that stands above.
  mutating func takeDatelineNames(_ names: String) {
    guard let above = byline, !above.hasPrefix("作者") else {
      byline = names
      return
    }
    let isNew = names.words.contains { !above.contains($0) }
    if isNew { byline = "\(above) \(names)" }
  }
}

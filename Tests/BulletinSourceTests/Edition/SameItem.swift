import BulletinModel

/// Two items are the same where every property is.
extension NewsItem: Equatable {
  static func == (left: NewsItem, right: NewsItem) -> Bool {
    func same<Value: Equatable>(_ property: KeyPath<NewsItem, Value>) -> Bool {
      left[keyPath: property] == right[keyPath: property]
    }
    let heads =
      same(\.key) && same(\.language) && same(\.file) && same(\.headline) && same(\.genre)
      && same(\.date) && same(\.updated) && same(\.expires)
    let texts =
      same(\.summary) && same(\.byline) && same(\.dateline) && same(\.authorNote)
      && same(\.editorNote) && same(\.credits) && same(\.corrections) && same(\.source)
    let places =
      same(\.column) && same(\.tags) && same(\.keywords) && same(\.region) && same(\.sector)
      && same(\.branch) && same(\.activity) && same(\.issue) && same(\.status) && same(\.slug)
      && same(\.aliases)
    let parts =
      same(\.photos) && same(\.attachments) && same(\.body) && same(\.blocks) && same(\.figures)
    return heads && texts && places && parts
  }
}

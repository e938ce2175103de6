import BulletinTemplates

/// An item where it is announced: in lists, blocks and rails.
struct StoryContext: TemplateContext {
  /// The item.
  let url: String
  /// The headline on one line, with its kicker where they form one sentence.
  let title: String
  /// The column, or the genre where that says more.
  let label: LinkContext?
  /// When it was published.
  let date: DateContext
  /// One sentence.
  let summary: String?
  /// Where it happened.
  let region: LinkContext?
  /// Its first photograph.
  let photo: PhotoContext?
  /// Tells whether it is a reprint, which lists mark.
  let isReprint: Bool
  /// The language when it is not the page's.
  let lang: String?

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("title", \.title),
    Field("label", \.label),
    Field("date", \.date),
    Field("summary", \.summary),
    Field("region", \.region),
    Field("photo", \.photo),
    Field("isReprint", \.isReprint),
    Field("lang", \.lang),
  ]
}

/// A headed block of items.
struct StoryBlockContext: TemplateContext {
  /// The head.
  let title: String
  /// The head's id, unique in the page.
  let anchor: String
  /// Where all of them are.
  let more: LinkContext?
  /// The item shown with its picture, in column blocks.
  let lead: StoryContext?
  /// The items.
  let stories: [StoryContext]

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("anchor", \.anchor),
    Field("more", \.more),
    Field("lead", \.lead),
    Field("stories", \.stories),
  ]
}

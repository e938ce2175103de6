import BulletinTemplates

/// An activity in an agenda or a list.
struct EventContext: TemplateContext {
  /// The id, unique in the page.
  let anchor: String
  /// The value of `datetime`.
  let iso: String
  /// The day of the month.
  let day: String
  /// 周一.
  let weekday: String
  /// 10-22, for short lists.
  let short: String
  /// What it is.
  let title: String
  /// Where its entry stands.
  let url: String
  /// The kind of activity.
  let kind: String?
  /// Where.
  let place: String?
  /// At what hour, or until when.
  let time: String?
  /// Who holds it.
  let branch: LinkContext?
  /// 26人次, composed.
  let participants: String?
  /// A sentence on it.
  let note: String?
  /// Items that report on it.
  let stories: [LinkContext]
  /// Tells whether it is over at the moment of the build.
  let isPast: Bool
  /// The number of its kind in the page's filter.
  let filter: String?

  static let fields: [Field<Self>] = [
    Field("anchor", \.anchor),
    Field("iso", \.iso),
    Field("day", \.day),
    Field("weekday", \.weekday),
    Field("short", \.short),
    Field("title", \.title),
    Field("url", \.url),
    Field("kind", \.kind),
    Field("place", \.place),
    Field("time", \.time),
    Field("branch", \.branch),
    Field("participants", \.participants),
    Field("note", \.note),
    Field("stories", \.stories),
    Field("isPast", \.isPast),
    Field("filter", \.filter),
    Field("hasStories", \.hasStories),
  ]

  /// Tells whether items report on it.
  var hasStories: Bool { !stories.isEmpty }
}

/// A headed list of activities.
struct EventBlockContext: TemplateContext {
  /// The head.
  let title: String
  /// The head's id, unique in the page.
  let anchor: String
  /// Where all of them are.
  let more: LinkContext?
  /// The activities.
  let events: [EventContext]

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("anchor", \.anchor),
    Field("more", \.more),
    Field("events", \.events),
  ]
}

import BulletinTemplates

/// The activities of a month.
struct ActivityMonthPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// 2025年10月活动.
  let title: String
  /// How many, with how many participants.
  let description: String?
  /// The month before.
  let previous: LinkContext?
  /// The month after.
  let next: LinkContext?
  /// The year's overview.
  let year: LinkContext
  /// By kind; nil when there is nothing to choose.
  let filter: FilterContext?
  /// The month as a table.
  let calendar: MonthGridContext
  /// What is still to come.
  let upcoming: EventBlockContext?
  /// What was held, newest first.
  let past: EventBlockContext?
  /// The site's note on its data.
  let note: String?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("previous", \.previous),
    Field("next", \.next),
    Field("year", \.year),
    Field("filter", \.filter),
    Field("calendar", \.calendar),
    Field("upcoming", \.upcoming),
    Field("past", \.past),
    Field("note", \.note),
    .words("t", \.t),
    Field("isEmpty", \.isEmpty),
  ]

  /// Tells whether there is no activity.
  var isEmpty: Bool { upcoming == nil && past == nil }
}

/// A month as a table of weeks.
struct MonthGridContext: TemplateContext {
  /// What it shows.
  let caption: String
  /// Seven heads from Monday.
  let weekdays: [WeekdayContext]
  /// Four to six rows.
  let weeks: [WeekContext]

  static let fields: [Field<Self>] = [
    Field("caption", \.caption),
    Field("weekdays", \.weekdays),
    Field("weeks", \.weeks),
  ]
}

/// The head of a weekday.
struct WeekdayContext: TemplateContext {
  /// 一.
  let short: String
  /// 星期一.
  let name: String

  static let fields: [Field<Self>] = [
    Field("short", \.short),
    Field("name", \.name),
  ]
}

/// A week of a month.
struct WeekContext: TemplateContext {
  /// Seven days.
  let days: [DayContext]

  static let fields: [Field<Self>] = [
    Field("days", \.days)
  ]
}

/// A day of a month.
struct DayContext: TemplateContext {
  /// The day of the month.
  let text: String
  /// Tells whether it belongs to the month before or after.
  let isOutside: Bool
  /// Tells whether it is the day of the build.
  let isToday: Bool
  /// Up to four activities.
  let events: [DayEventContext]
  /// 还有3场, leading to the day's first entry.
  let more: LinkContext?

  static let fields: [Field<Self>] = [
    Field("text", \.text),
    Field("isOutside", \.isOutside),
    Field("isToday", \.isToday),
    Field("events", \.events),
    Field("more", \.more),
  ]
}

/// An activity in a day's cell.
struct DayEventContext: TemplateContext {
  /// Its entry in the page.
  let url: String
  /// What it is.
  let text: String
  /// The number of its kind in the filter.
  let filter: String?

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("text", \.text),
    Field("filter", \.filter),
  ]
}

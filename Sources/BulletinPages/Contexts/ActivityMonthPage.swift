/// The activities of a month.
struct ActivityMonthPage: Sendable, Hashable {
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
}

/// A month as a table of weeks.
struct MonthGridContext: Sendable, Hashable {
  /// What it shows.
  let caption: String
  /// Seven heads from Monday.
  let weekdays: [WeekdayContext]
  /// Four to six rows.
  let weeks: [WeekContext]
}

/// The head of a weekday.
struct WeekdayContext: Sendable, Hashable {
  /// 一.
  let short: String
  /// 星期一.
  let name: String
}

/// A week of a month.
struct WeekContext: Sendable, Hashable {
  /// Seven days.
  let days: [DayContext]
}

/// A day of a month.
struct DayContext: Sendable, Hashable {
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
}

/// An activity in a day's cell.
struct DayEventContext: Sendable, Hashable {
  /// Its entry in the page.
  let url: String
  /// What it is.
  let text: String
  /// The number of its kind in the filter.
  let filter: String?
}

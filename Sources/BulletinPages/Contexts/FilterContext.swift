/// A choice that hides what does not fit, by style alone.
struct FilterContext: Sendable, Hashable {
  /// What is chosen.
  let legend: String
  /// The choices; the first, with id `f0`, shows all.
  let options: [FilterOptionContext]
}

/// One choice of a filter.
struct FilterOptionContext: Sendable, Hashable {
  /// `f0` to `f24`; the number is what rows name in `filter`.
  let id: String
  /// The choice.
  let text: String
  /// Tells whether it is chosen at first.
  let isFirst: Bool
}

/// The keys of all words that this room puts together; every language must have every one.
enum Word: String, Sendable, Hashable, CaseIterable {
  /// The name of the home page.
  case home = "made.home"
}

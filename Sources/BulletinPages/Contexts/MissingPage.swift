/// The page for addresses that do not exist.
struct MissingPage: Sendable, Hashable {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// Where to go on.
  let links: [LinkContext]
}

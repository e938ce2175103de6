/// A page at an old address that leads to the new one.
struct RedirectPage: Sendable, Hashable {
  /// The value of `lang`.
  let lang: String
  /// `ltr` or `rtl`.
  let dir: String
  /// The new page's title.
  let title: String
  /// The new address.
  let url: String
  /// The new address, absolute.
  let canonical: String
}

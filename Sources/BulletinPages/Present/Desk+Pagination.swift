import BulletinModel

extension Desk {
  /// The other pages of a list; nil where there is only one.
  ///
  /// - Parameters:
  ///   - pagination: How the list is cut.
  ///   - number: The current page, from 1.
  ///   - route: The address of a page.
  /// - Returns: The links, the first, the last and those about the current page.
  func pagination(
    _ pagination: Pagination, current number: Int, route: (Int) -> Route
  ) -> PaginationContext? {
    guard pagination.pages > 1 else { return nil }
    let range = pagination.range(of: number)
    let count = pagination.pages
    var entries: [PageNumberContext] = []
    var last = 0
    for page in Desk.shownPages(current: number, count: count) {
      if page > last + 1 {
        entries.append(PageNumberContext(text: "…", label: "…", url: nil, current: false))
      }
      entries.append(
        PageNumberContext(
          text: String(page), label: words(.pageNumber, ["n": String(page)]),
          url: page == number ? nil : route(page).href, current: page == number))
      last = page
    }
    return PaginationContext(
      summary: words(
        .pageSummary,
        [
          "from": numbers.count(Int64(range.lowerBound + 1)),
          "to": numbers.count(Int64(range.upperBound)),
          "n": numbers.count(Int64(pagination.count)),
        ]),
      previous: number > 1 ? LinkContext(words[.previousPage], to: route(number - 1)) : nil,
      pages: entries,
      next: number < count ? LinkContext(words[.nextPage], to: route(number + 1)) : nil)
  }

  /// The first, the last, and two on either side of the current page.
  static func shownPages(current: Int, count: Int) -> [Int] {
    let near = max(1, current - 2)...min(count, current + 2)
    return Set([1, count]).union(near).sorted()
  }
}

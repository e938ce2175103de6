import BulletinModel

extension Desk {
  /// The page of the search.
  func searchPage() -> SearchPage {
    let routes = language.routes
    var subject = PageSubject(
      content: .search(language.place), route: routes.route("search/"), title: words[.search],
      description: words[.searchDescription], section: .standing)
    subject.trail = [.plain(words[.search])]
    return SearchPage(
      frame: frame(subject), title: words[.search], action: subject.route.href,
      index: routes.route("search/index.json").href, engine: asset("search-index.js"),
      archive: archive, t: templateWords)
  }

  /// By time, by column, and by region or else by tag.
  private var archive: [FacetContext] {
    let byTime = FacetContext(title: words[.searchTime], links: months)
    let wanted = [words[.columns], words[.regions], words[.tags]]
    let lists = wanted.compactMap { title in facets.first { $0.title == title } }
    return ([byTime] + lists.prefix(2)).filter { !$0.links.isEmpty }
  }

  /// The months of the latest year and the years before, each where it begins in the archive.
  private var months: [LinkContext] {
    var links: [LinkContext] = []
    var last: Period?
    var latestYear: Int?
    for (rank, place) in language.lists.all.enumerated() {
      let month = Period(.month, containing: edition.news[place].date.date)
      guard month != last else { continue }
      let isNewYear = month.year != last?.year
      last = month
      latestYear = latestYear ?? month.year
      guard month.year == latestYear || isNewYear else { continue }
      let page = rank / max(1, edition.settings.pageSize) + 1
      let text =
        month.year == latestYear
        ? dates.period(month) : words(.yearName, ["year": String(month.year)])
      links.append(
        LinkContext(
          url: language.routes.page(page, of: "news/").href + "#m\(month.id)", text: text,
          current: false, count: nil))
    }
    return links
  }
}

import BulletinModel

extension Desk {
  /// A standing page.
  func standingPage(_ place: Int) -> StandingTextPage {
    let page = edition.pages[place]
    let number = index.document(ofPage: place)
    var subject = PageSubject(
      content: .standing(place), route: index.documents[number].route, title: page.title)
    subject.section = .standing
    subject.trail = [.plain(page.title)]
    subject.description = page.summary.isEmpty ? page.title : page.summary
    subject.metas = columnMetas(
      name: page.title, description: subject.description, keywords: [],
      type: words[.columnTypeAbout])
    let siblings = language.pages.filter { $0 != place }.map {
      LinkContext(edition.pages[$0].title, to: index.documents[index.document(ofPage: $0)].route)
    }
    return textPage(page, document: number, subject, siblings: siblings)
  }

  /// A page of statistics that the site writes.
  func statisticsPage(_ place: Int) -> StandingTextPage {
    let page = edition.statisticsPages[place]
    let number = index.document(ofStatistics: place)
    var subject = PageSubject(
      content: .statisticsText(place), route: index.documents[number].route, title: page.title)
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: language.routes.route("statistics/")),
      .plain(page.title),
    ]
    subject.description = page.summary.isEmpty ? page.title : page.summary
    subject.metas = columnMetas(
      name: page.title, description: subject.description, keywords: [],
      type: words[.columnTypeData])
    let siblings = language.statisticsPages.filter { $0 != place }.map {
      LinkContext(
        edition.statisticsPages[$0].title,
        to: index.documents[index.document(ofStatistics: $0)].route)
    }
    return textPage(page, document: number, subject, siblings: siblings)
  }

  private func textPage(
    _ page: StandingPage, document number: Int, _ given: PageSubject, siblings: [LinkContext]
  ) -> StandingTextPage {
    let document = index.documents[number]
    var subject = given
    subject.image = shareImage(document)
    let heads = page.body.headings.filter { $0.level <= 3 }
    let isTyped = page.summary != page.body.firstSentence && !page.summary.isEmpty
    return StandingTextPage(
      frame: frame(subject), title: page.title, deck: isTyped ? page.summary : nil,
      updated: page.updated.map(date),
      contents: heads.count < 3
        ? []
        : heads.map {
          LinkContext(
            url: "#" + PercentEncoding.encoded($0.anchor), text: $0.text, current: false,
            count: nil)
        },
      siblings: siblings, body: prose(ofDocument: number),
      photos: photos(of: document, firstIsLead: false),
      attachments: attachments(of: document), t: templateWords)
  }

  /// All tags with the number of their items.
  func tagsPage() -> StandingTextPage {
    let title = words[.tags]
    var subject = PageSubject(
      content: .tags(language.place), route: language.routes.route("tags/"), title: title)
    let count = numbers.count(Int64(language.lists.tags.count))
    subject.description = words(.tagsDescription, ["n": count])
    subject.section = .news
    subject.trail = [
      LinkContext(words[.news], to: language.routes.route("news/")), .plain(title),
    ]
    subject.metas = columnMetas(
      name: title, description: subject.description, keywords: [], type: words[.columnTypeNews])
    let links = language.lists.tags.enumerated().map { place, tag in
      LinkContext(
        tag.name, to: language.route(of: .tag(place)),
        count: numbers.count(Int64(tag.items.count)))
    }
    return StandingTextPage(
      frame: frame(subject), title: title, deck: subject.description, updated: nil, contents: [],
      siblings: [], body: .list(of: links), photos: [], attachments: [], t: templateWords)
  }

  /// The page for addresses that do not exist.
  func missingPage() -> MissingPage {
    let title = words[.missingTitle]
    let subject = PageSubject(
      content: .missing, route: language.routes.route("404.html"), title: title,
      section: .standing)
    return MissingPage(frame: frame(subject), links: navigation.map(\.link), t: templateWords)
  }

  /// A page at an old address that leads to the new one.
  func redirectPage(to document: Document, title: String) -> RedirectPage {
    RedirectPage(
      lang: tag.tag, dir: tag.isRightToLeft ? "rtl" : "ltr", title: title,
      url: document.route.href, canonical: index.address.absolute(document.route.href),
      t: templateWords)
  }
}

import BulletinModel

/// What pages claim for paper: the code that leads back to them, and themselves as PDF.
extension Planner {
  /// The code of an item, an issue or a report, and the PDF of an issue or a report.
  mutating func claimPrint(
    of content: PlannedContent, at route: Route, owner: String, span: SourceSpan? = nil
  ) {
    if let code = index.codeRoute(of: route) {
      claim(
        .code, at: code, kind: .code(address: index.address.absolute(route.href)), owner: owner,
        span: span)
    }
    if let date = index.documentDate(of: content) {
      claim(
        .document, at: index.documentRoute(of: route),
        kind: .document(page: route.outputPath, date: date), owner: owner, span: span)
    }
  }
}

extension EditionIndex {
  /// Where the code of a page stands; nil where there are none, or the address is too long.
  func codeRoute(of page: Route) -> Route? {
    address.absolute(page.href).utf8.count <= options.codeCapacity
      ? Route(page.path + "qr.svg", at: address) : nil
  }

  /// Where the PDF of an issue or report stands: in the page's folder and named after it.
  func documentRoute(of page: Route) -> Route {
    let name = page.path.split(separator: "/").last.map(String.init) ?? "page"
    return Route("\(page.path)\(name).pdf", at: address)
  }

  /// The day that the PDF of a page bears; nil for a page that is not given away so.
  ///
  /// It is the content's own day, so that building again tomorrow changes no file.
  func documentDate(of content: PlannedContent) -> CivilDate? {
    switch content {
    case .issue(_, let issue): options.documents == .none ? nil : edition.issues[issue].date
    case .report(let place, let period): documentDate(ofReport: period, in: languages[place])
    default: nil
    }
  }

  private func documentDate(
    ofReport period: Period, in language: LanguageEdition
  ) -> CivilDate? {
    let text = document(ofReport: period, in: language.language).map {
      edition.reports[$0 - firstReportDocument]
    }
    return switch options.documents {
    case .none: nil
    case .written: text.map { $0.date ?? period.end }
    case .all: text?.date ?? period.end
    }
  }
}

extension Desk {
  /// The code on a page's paper.
  func code(of page: Route) -> String? { index.codeRoute(of: page)?.href }

  /// The link to the PDF of a page, with its size where that is known.
  func document(of content: PlannedContent, at page: Route) -> LinkContext? {
    guard index.documentDate(of: content) != nil else { return nil }
    let route = index.documentRoute(of: page)
    return LinkContext(
      url: route.href, text: words[.downloadPDF], current: false,
      count: index.documentSizes[route.outputPath].map { FileSize.text($0) })
  }
}

extension Plan {
  /// The plan once the PDFs are made: pages tell how large theirs is.
  ///
  /// - Parameter sizes: The bytes of each PDF, by its path.
  /// - Returns: The same plan with the sizes.
  /// - Returns: The same plan, whose pages are to be rendered once more.
  public func telling(documentSizes sizes: [String: Int]) -> Plan {
    var told = self
    told.index.settle(documentSizes: sizes)
    return told
  }
}

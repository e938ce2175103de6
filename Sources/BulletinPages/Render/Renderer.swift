public import BulletinModel
import BulletinTemplates

/// A file of the site, finished.
public struct RenderedFile: Sendable {
  /// The path below the output folder.
  public let path: String
  /// The whole content.
  public let bytes: [UInt8]
}

/// Renders planned files: a pure function from plan to bytes, with templates of its own.
struct Renderer {
  private let plan: Plan
  private let index: EditionIndex
  private let templates: PageTemplates
  let desks: [Desk]
  private let latest = Latest()

  /// What the file before was made of.
  private final class Latest {
    var feed: (language: Int, subject: ListSubject, feed: NewsFeed)?
  }

  /// Prepares what all pages of a worker share.
  init(_ plan: Plan) {
    self.plan = plan
    index = plan.index
    let templates = plan.templates.copy()
    self.templates = templates
    let words = plan.index.edition.theme.templateWords(in: plan.index.languages)
    desks = zip(plan.index.languages, words).map { language, words in
      Desk(
        plan.index, language: language, words: words, averages: plan.averages,
        blockTemplate: templates.block)
    }
  }

  /// The bytes of a file; nil for what another room makes, such as copies.
  func bytes(of file: PlannedFile) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(24_576)
    switch file.content {
    case .copy, .card, .code, .document, .database, .data(_, .xlsx), .searchFile: return nil
    case .data(let subject, let format): return desks[0].dataFile(subject, format)
    case .dataPackage: return desks[0].dataPackage()
    case .asset(let place): return index.edition.theme.assets[place].bytes
    case .atom(let language, let subject): return feed(language, subject).atom()
    case .jsonFeed(let language, let subject): return feed(language, subject).json()
    case .activityCalendar(let language): return desks[language].activityCalendar().bytes()
    case .releaseCalendar(let language): return desks[language].releaseFeed().bytes()
    case .sitemap(let from, let to):
      return Sitemap.urls(index.mapped[from..<to].map { sitemapEntry(of: $0) })
    case .sitemapIndex(let files):
      return Sitemap.index(desks[0].sitemapAddresses(count: files))
    case .robots: return desks[0].robots()
    case .traceFile(let language, let key):
      return TracePresenter(desk: desks[language], key: key)?.json
    case .blockFile(let owner, let block, let format):
      return desks[index.language(of: owner)].blockFile(owner, block: block, format)
    default: renderPage(file.content, into: &output)
    }
    return output
  }

  private func sitemapEntry(of page: EditionIndex.Mapped) -> Sitemap.Entry {
    let desk: Desk
    switch page.content {
    case .item(let item): desk = desks[index.itemLanguages[item]]
    case .standing(let place): desk = self.desk(ofPage: place)
    case .statisticsText(let place):
      let language = index.edition.statisticsPages[place].language
      desk = desks.first { $0.tag.matches(language) } ?? desks[0]
    default: desk = desks[page.content.language ?? 0]
    }
    return desk.sitemapEntry(of: page)
  }

  /// A list as a feed; its two formats are planned side by side, and share what they hold.
  private func feed(_ language: Int, _ subject: ListSubject) -> NewsFeed {
    if let last = latest.feed, last.language == language, last.subject == subject {
      return last.feed
    }
    let feed = desks[language].feed(of: subject)
    latest.feed = (language, subject, feed)
    return feed
  }

  private func renderPage(_ content: PlannedContent, into output: inout [UInt8]) {
    switch content {
    case .home(let language):
      templates.home.render(HomePresenter(desk: desks[language]).page, into: &output)
    case .list(let language, let subject, let page):
      templates.list.render(
        ListPresenter(desk: desks[language], subject: subject, number: page).page, into: &output)
    case .tags(let language):
      templates.standing.render(desks[language].tagsPage(), into: &output)
    case .item(let place):
      let desk = desks[index.itemLanguages[place]]
      templates.item.render(ItemPresenter(desk: desk, place: place).page, into: &output)
    case .standing(let place):
      templates.standing.render(desk(ofPage: place).standingPage(place), into: &output)
    case .directory(let language):
      templates.directory.render(DirectoryPresenter(desk: desks[language]).page, into: &output)
    case .branch(let language, let place):
      templates.branch.render(
        BranchPresenter(desk: desks[language], place: place).page, into: &output)
    case .year(let language, let year):
      templates.year.render(YearPresenter(desk: desks[language], year: year).page, into: &output)
    case .month(let language, let month):
      templates.month.render(
        MonthPresenter(desk: desks[language], month: month).page, into: &output)
    default: renderStatistics(content, into: &output)
    }
  }

  private func renderStatistics(_ content: PlannedContent, into output: inout [UInt8]) {
    switch content {
    case .statistics(let language):
      templates.statistics.render(
        StatisticsPresenter(desk: desks[language]).page, into: &output)
    case .measure(let language, _):
      guard let page = MeasurePresenter(desk: desks[language]).page else {
        preconditionFailure("a statistic without a value was planned")
      }
      templates.measure.render(page, into: &output)
    case .dataPage(let language):
      templates.data.render(desks[language].dataPage(), into: &output)
    case .reports(let language):
      templates.reports.render(desks[language].reportsPage(), into: &output)
    case .report(let language, let period):
      templates.report.render(
        ReportPresenter(desk: desks[language], period: period).page, into: &output)
    case .reporting(let language):
      templates.report.render(desks[language].reportingPage(), into: &output)
    case .releases(let language):
      templates.report.render(desks[language].releasesPage(), into: &output)
    case .registers(let language):
      templates.registers.render(desks[language].registersPage(), into: &output)
    case .register(let language, let id, let page):
      guard let register = index.edition.registers[id] else { return }
      templates.register.render(
        RegisterPresenter(desk: desks[language], register: register).page(page), into: &output)
    case .row(let language, let id, let row):
      guard let register = index.edition.registers[id] else { return }
      templates.row.render(
        RegisterPresenter(desk: desks[language], register: register).row(row), into: &output)
    case .measureFacts(let language, let id):
      guard let measure = index.figures.measure(id) else { return }
      templates.measure.render(
        MeasureFactsPresenter(desk: desks[language], measure: measure).page, into: &output)
    case .statisticsText(let place):
      let language = index.edition.statisticsPages[place].language
      let desk = desks.first { $0.tag.matches(language) } ?? desks[0]
      templates.standing.render(desk.statisticsPage(place), into: &output)
    case .trace(let language, let key, let page):
      guard let presenter = TracePresenter(desk: desks[language], key: key) else { return }
      templates.trace.render(presenter.page(page), into: &output)
    case .revisions(let language):
      templates.report.render(desks[language].revisionsPage(), into: &output)
    case .issues(let language):
      templates.issues.render(desks[language].issuesPage(), into: &output)
    case .issue(let language, let place):
      templates.issue.render(
        IssuePresenter(desk: desks[language], place: place).page, into: &output)
    case .search(let language):
      templates.search.render(desks[language].searchPage(), into: &output)
    case .missing: templates.missing.render(desks[0].missingPage(), into: &output)
    case .redirect(let document):
      let target = index.documents[document]
      let desk = desks.first { $0.tag == target.language } ?? desks[0]
      templates.redirect.render(
        desk.redirectPage(to: target, title: desk.title(of: target)), into: &output)
    default: preconditionFailure("\(content) is no page")
    }
  }

  private func desk(ofPage place: Int) -> Desk {
    let language = index.edition.pages[place].language
    return desks.first { $0.tag.matches(language) } ?? desks[0]
  }
}

/// The sheets of a planned workbook, one for each table; empty for any other file.
public func worksheets(of file: PlannedFile, in plan: Plan) -> [Worksheet] {
  guard case .data(let subject, .xlsx) = file.content else { return [] }
  return plan.index.dataTable(subject).map { [$0.worksheet] } ?? []
}

extension Theme {
  /// The words of the templates in each language; what one lacks is taken from the first.
  func templateWords(in languages: [LanguageEdition]) -> [TemplateWords] {
    let keys = wordKeys
    let spare = strings.first?.words ?? [:]
    return languages.map { language in
      let own = strings.first { $0.language.matches(language.language) }?.words ?? [:]
      return TemplateWords(keys: keys, words: spare.merging(own) { $1 })
    }
  }
}

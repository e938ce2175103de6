import BulletinModel
import BulletinTemplates

/// What makes the pages of one language: the edition with everything that all its pages repeat.
///
/// Every worker has its own, so that no reference count is shared between threads. A class, for whoever makes a
/// page holds one: as a value it would be copied, with all that it is made of, from hand to hand.
final class Desk: Sendable {
  /// The edition.
  let index: EditionIndex
  /// The language.
  let language: LanguageEdition
  /// The navigation's words, in order; none is current.
  let navigation: [NavigationEntry]
  /// The foot.
  let footer: FooterContext
  /// Other lists beside a list.
  let facets: [FacetContext]
  /// The words of the templates.
  let templateWords: TemplateWords
  /// What profiles stand beside their own figures.
  let averages: PeerAverages
  /// Notes the figures that are shown, while the plan finds out which need a page.
  let recorder: TraceRecorder?
  /// The template of figure blocks.
  let blockTemplate: CompiledTemplate<BlockContext>
  /// For each region its link with the short and with the full name; stories name them all the time.
  private let regions: [String: (short: LinkContext, full: LinkContext)]
  /// For each column its link.
  private let columnLinks: [String: LinkContext]

  /// One word of the navigation.
  struct NavigationEntry: Sendable {
    /// Which part of the site it opens.
    let section: Section
    /// Where it leads.
    let link: LinkContext
  }

  /// The parts of the site that the navigation names.
  enum Section: Sendable, Hashable {
    /// The front page.
    case home
    /// The archive.
    case news
    /// A column.
    case column(String)
    /// The statistics.
    case statistics
    /// The units.
    case branches
    /// The activities.
    case activities
    /// The issues.
    case issues
    /// A standing page.
    case standing
  }

  /// Prepares what all pages of a language repeat.
  init(
    _ index: EditionIndex, language: LanguageEdition, words: TemplateWords,
    averages: PeerAverages, blockTemplate: CompiledTemplate<BlockContext>,
    recorder: TraceRecorder? = nil
  ) {
    templateWords = words
    self.recorder = recorder
    self.blockTemplate = blockTemplate
    self.averages = averages
    self.index = index
    self.language = language
    let signs = Signposts(index: index, language: language)
    navigation = signs.navigation
    footer = signs.footer
    facets = signs.facets
    regions = signs.regionLinks
    columnLinks = signs.columnLinks
  }

  /// The content.
  var edition: Edition { index.edition }
  /// The words of the language.
  var words: Words { language.words }
  /// How numbers are printed.
  var numbers: NumberFormat { language.numbers }
  /// How days are printed.
  var dates: DateFormat { language.dates }
  /// The language's tag.
  var tag: LanguageTag { language.language }

  /// The site's name.
  var siteTitle: String { edition.settings.title.text(in: tag) }

  /// A text in the language.
  func text(_ text: LocalizedText) -> String { text.text(in: tag) }

  /// A text in the language, where there is one.
  func text(_ text: LocalizedText?) -> String? { text.map { $0.text(in: tag) } }

  /// A term of a vocabulary by its short or full name; the id itself where it is unknown.
  func name(of id: String, in vocabulary: String, short: Bool = false) -> String {
    guard let term = edition.vocabularies[vocabulary]?.term(id) else { return id }
    return text(short ? term.short ?? term.name : term.name)
  }

  /// A list as a link, where it exists.
  func link(to subject: ListSubject, text: String, withCount: Bool = false) -> LinkContext {
    let count = language.items(of: subject).count
    guard count > 0 else { return .plain(text) }
    return LinkContext(
      url: language.route(of: subject).href, text: text, current: false,
      count: withCount ? numbers.count(Int64(count)) : nil)
  }

  /// A region: its list where there are items, else its name.
  func link(toRegion id: String, short: Bool = true) -> LinkContext {
    guard let links = regions[id] else { return .plain(id) }
    return short ? links.short : links.full
  }

  /// A column: its list where there are items, else its name; nil for an unknown one.
  func link(toColumn id: String) -> LinkContext? { columnLinks[id] }

  /// A unit by its place.
  func link(toBranch place: Int, short: Bool = false) -> LinkContext {
    let branch = edition.branches[place]
    return LinkContext(
      url: language.routes.route("branches/\(branch.id)/").href,
      text: short ? branch.short ?? branch.name : branch.name, current: false, count: nil)
  }

  /// A day for machines and for readers.
  func date(_ moment: CivilDateTime) -> DateContext {
    let iso = moment.minute == nil ? moment.date.iso : index.zone.timestamp(moment)
    return DateContext(
      iso: iso, text: dates.moment(moment), short: dates.short(moment, at: edition.now))
  }

  /// A day for machines and for readers.
  func date(_ day: CivilDate) -> DateContext { date(CivilDateTime(day)) }
}

extension LinkContext {
  /// A name that leads nowhere.
  static func plain(_ text: String, current: Bool = false) -> LinkContext {
    LinkContext(url: nil, text: text, current: current, count: nil)
  }

  /// A name that leads somewhere.
  init(_ text: String, to route: Route, count: String? = nil) {
    self.init(url: route.href, text: text, current: false, count: count)
  }
}

extension DateFormat {
  /// As in timed lists: the minute today, the day this year, else the day with its year.
  func short(_ moment: CivilDateTime, at now: CivilDateTime) -> String {
    if moment.date == now.date, let minute = moment.minute {
      return "\((minute / 60).digits(2)):\((minute % 60).digits(2))"
    }
    return moment.date.year == now.date.year ? short(moment.date) : moment.date.iso
  }
}

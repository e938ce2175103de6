/// What `site.yml` says.
public struct SiteSettings: Sendable, Hashable {
  /// The extra tags that a page's head carries.
  public enum MetaProfile: String, Sendable, Hashable, CaseIterable {
    /// None.
    case none
    /// The tags of Chinese government sites.
    case governmentCN = "gov-cn"
  }

  /// What the home page shows.
  public struct Home: Sendable, Hashable {
    /// The key of the lead item; nil takes the newest with a photograph.
    public let lead: String?
    /// The columns that get a block, in order.
    public let columns: [String]
    /// The column whose newest items stand as notices.
    public let notices: String?
    /// The measures shown as key figures, in order.
    public let keyFigures: [String]

    /// Makes the home page's settings.
    public init(lead: String?, columns: [String], notices: String?, keyFigures: [String]) {
      self.lead = lead
      self.columns = columns
      self.notices = notices
      self.keyFigures = keyFigures
    }
  }

  /// Who stands behind the site.
  public struct Footer: Sendable, Hashable {
    /// 主办单位.
    public let organiser: LocalizedText?
    /// 承办单位.
    public let operator_: LocalizedText?
    /// The ICP number.
    public let icp: String?
    /// The public-security record.
    public let policeRecord: String?
    /// The office's telephone.
    public let telephone: String?
    /// The office's e-mail.
    public let email: String?
    /// The office's address.
    public let address: LocalizedText?
    /// A further line, such as the licence.
    public let note: LocalizedText?

    /// Makes the footer's settings.
    public init(
      organiser: LocalizedText?, operator_: LocalizedText?, icp: String?, policeRecord: String?,
      telephone: String?, email: String?, address: LocalizedText?, note: LocalizedText?
    ) {
      self.organiser = organiser
      self.operator_ = operator_
      self.icp = icp
      self.policeRecord = policeRecord
      self.telephone = telephone
      self.email = email
      self.address = address
      self.note = note
    }
  }

  /// How figures in prose are held against the ledgers.
  public struct FigureRules: Sendable, Hashable {
    /// For 近: the share of the number by which the value may lie below it; nil where none is allowed.
    public let near: Rational?
    /// For 约: the share of the number by which the value may differ; nil where none is allowed.
    public let about: Rational?
    /// Tells whether a column or shelf that the site names refuses numbers without a link.
    public var refusesSomewhere: Bool { unchecked.values.contains(.error) }

    /// How much a number without a link matters, by shelf or by column; nil where it does not.
    private let unchecked: [String: Severity?]

    /// Makes rules; the defaults are five percent, an error in reports and a warning in all that has
    /// a date or is a page of statistics.
    public init(
      near: Rational? = Rational(1, 20), about: Rational? = Rational(1, 20),
      unchecked: [String: Severity?] = [:]
    ) {
      self.near = near
      self.about = about
      self.unchecked = unchecked
    }

    /// How much a number without a link matters in a text; nil where it does not.
    public func severityOfUnchecked(_ shelf: CitingText.Shelf, column: String?) -> Severity? {
      if let column, let own = unchecked[column] { return own }
      if let own = unchecked[shelf.rawValue] { return own }
      switch shelf {
      case .reports: return .error
      case .news, .issues, .statistics: return .warning
      case .pages: return nil
      }
    }
  }

  /// What statistics need to know of the site.
  public struct Statistics: Sendable, Hashable {
    /// The region whose roll-up is the whole; nil takes the single root.
    public let region: String?
    /// Sectors that the site declares disjoint: their sum is the figure without a sector.
    public let keySectors: [String]
    /// The name of that sum, such as 重点领域.
    public let keySectorsName: LocalizedText?
    /// The target of the coverage measure, in percent.
    public let coverageTarget: Rational?
    /// A note printed on every statistics page, such as that the data are samples.
    public let note: LocalizedText?
    /// The source printed under charts.
    public let source: LocalizedText?
    /// Counts of persons from 1 to below this are withheld; 1 or less withholds nothing.
    public let smallCell: Int
    /// For each kind of period on which day after its end its figures are released.
    public let releases: [Period.Kind: Int]

    /// Makes the statistics settings.
    public init(
      region: String?, keySectors: [String], keySectorsName: LocalizedText?,
      coverageTarget: Rational?, note: LocalizedText?, source: LocalizedText?, smallCell: Int = 5,
      releases: [Period.Kind: Int] = [:]
    ) {
      self.region = region
      self.keySectors = keySectors
      self.keySectorsName = keySectorsName
      self.coverageTarget = coverageTarget
      self.note = note
      self.source = source
      self.smallCell = smallCell
      self.releases = releases
    }
  }

  /// The site's name.
  public let title: LocalizedText
  /// One line below the name.
  public let tagline: LocalizedText?
  /// What the site is, for search engines.
  public let description: LocalizedText?
  /// The absolute address of the root, ending in `/`.
  public let baseURL: String
  /// The site's languages; the first stands at the root.
  public let languages: [LanguageTag]
  /// The zone's name, such as `Asia/Shanghai`.
  public let timeZone: String
  /// The year of the first issue.
  public let since: Int?
  /// The extra tags in page heads.
  public let metaProfile: MetaProfile
  /// The code that a government site was given.
  public let siteIDCode: String?
  /// How many items a list page has.
  public let pageSize: Int
  /// What the home page shows.
  public let home: Home
  /// What statistics need.
  public let statistics: Statistics
  /// How figures in prose are checked.
  public let figures: FigureRules
  /// How photographs are made ready for screens.
  public let photos: PhotoSettings
  /// Who stands behind the site.
  public let footer: Footer
  /// Severities that the site changed, by code.
  public let severities: [FaultCode: Severity]
  /// Where the site can be published, in the order of `site.yml`.
  public let targets: [PublishTarget]
  /// What may be published though it looks like a person's, in the order of `site.yml`.
  public let exceptions: [PrivacyException]

  /// Makes settings from their parts.
  public init(
    title: LocalizedText, tagline: LocalizedText?, description: LocalizedText?, baseURL: String,
    languages: [LanguageTag], timeZone: String, since: Int?, metaProfile: MetaProfile,
    siteIDCode: String?, pageSize: Int, home: Home, statistics: Statistics,
    figures: FigureRules = FigureRules(), photos: PhotoSettings = PhotoSettings(), footer: Footer,
    severities: [FaultCode: Severity], targets: [PublishTarget] = [],
    exceptions: [PrivacyException] = []
  ) {
    self.title = title
    self.tagline = tagline
    self.description = description
    self.baseURL = baseURL
    self.languages = languages
    self.timeZone = timeZone
    self.since = since
    self.metaProfile = metaProfile
    self.siteIDCode = siteIDCode
    self.pageSize = pageSize
    self.home = home
    self.statistics = statistics
    self.figures = figures
    self.photos = photos
    self.footer = footer
    self.severities = severities
    self.targets = targets
    self.exceptions = exceptions
  }

  /// The offset of the zone; China's where the zone is unknown, which is a fault of its own.
  public var zone: ZoneOffset { ZoneOffset(zone: timeZone) ?? .china }

  /// The language at the root.
  public var mainLanguage: LanguageTag { languages.first ?? "zh-Hans" }
}

// One case a word of the catalogue: the length is the catalogue's.

/// The keys of all words that this room puts together; every language must have every one.
enum Word: String, Sendable, Hashable, CaseIterable {
  /// The name of the front page.
  case home = "made.home"
  /// The archive.
  case news = "made.news"
  /// The statistics.
  case statistics = "made.statistics"
  /// Coverage.
  case coverage = "made.coverage"
  /// The units.
  case branches = "made.branches"
  /// The tree of units.
  case directory = "made.directory"
  /// The activities.
  case activities = "made.activities"
  /// The issues.
  case issues = "made.issues"
  /// The tags.
  case tags = "made.tags"
  /// The columns.
  case columns = "made.columns"
  /// The regions.
  case regions = "made.regions"
  /// The sectors.
  case sectors = "made.sectors"
  /// The feed.
  case feed = "made.feed"
  /// The search.
  case search = "made.search"
  /// What the search is for.
  case searchDescription = "made.searchDescription"
  /// Results by kind of page.
  case searchKind = "made.searchKind"
  /// Results by language.
  case searchLanguage = "made.searchLanguage"
  /// Results by year.
  case searchYear = "made.searchYear"
  /// The archive by time.
  case searchTime = "made.searchTime"
  /// Standing pages among the results.
  case searchPages = "made.searchPages"
  /// The language in itself.
  case languageName = "made.languageName"
  /// The title of the window.
  case windowTitle = "made.windowTitle"
  /// A list's further pages.
  case titleWithPage = "made.titleWithPage"
  /// A title with what it is.
  case titleWithLabel = "made.titleWithLabel"
  /// All of a list.
  case all = "made.all"
  /// The newest items.
  case latest = "made.latest"
  /// Notices.
  case notices = "made.notices"
  /// What comes next.
  case upcoming = "made.upcoming"
  /// What was held.
  case held = "made.held"
  /// Related items.
  case related = "made.related"
  /// Other items of a column.
  case moreOf = "made.moreOf"
  /// All tags.
  case allTags = "made.allTags"
  /// What the page of tags is.
  case tagsDescription = "made.tagsDescription"
  /// The length of a list.
  case totalItems = "made.totalItems"
  /// What a list is.
  case listDescription = "made.listDescription"
  /// One page of a list.
  case pageNumber = "made.pageNumber"
  /// Where a page lies.
  case pageSummary = "made.pageSummary"
  /// The page before.
  case previousPage = "made.previousPage"
  /// The page after.
  case nextPage = "made.nextPage"
  /// A photograph's number.
  case photoNumber = "made.photoNumber"
  /// A chart's number.
  case figureNumber = "made.figureNumber"
  /// Head in the foot.
  case footContents = "made.footContents"
  /// Head in the foot.
  case footData = "made.footData"
  /// Head in the foot.
  case footOrganisation = "made.footOrganisation"
  /// Head in the foot.
  case footAbout = "made.footAbout"
  /// Label of a fact.
  case factAuthor = "made.factAuthor"
  /// Label of a fact.
  case factDate = "made.factDate"
  /// Label of a fact.
  case factUpdated = "made.factUpdated"
  /// Label of a fact.
  case factExpires = "made.factExpires"
  /// Label of a fact.
  case factRegion = "made.factRegion"
  /// Label of a fact.
  case factSector = "made.factSector"
  /// Label of a fact.
  case factBranch = "made.factBranch"
  /// Label of a fact.
  case factActivity = "made.factActivity"
  /// Label of a fact.
  case factIssue = "made.factIssue"
  /// Label of a fact.
  case factEditor = "made.factEditor"
  /// Label of a fact.
  case factLength = "made.factLength"
  /// Label of a fact.
  case factParent = "made.factParent"
  /// Label of a fact.
  case factKind = "made.factKind"
  /// Label of a fact.
  case factLevel = "made.factLevel"
  /// Label of a fact.
  case factFormation = "made.factFormation"
  /// Label of a fact.
  case factFounded = "made.factFounded"
  /// Label of a fact.
  case factDissolved = "made.factDissolved"
  /// Label of a fact.
  case factCovers = "made.factCovers"
  /// Label of a fact.
  case factMembers = "made.factMembers"
  /// Label of a fact.
  case factSeason = "made.factSeason"
  /// Label of a fact.
  case factBrand = "made.factBrand"
  /// Label of a fact.
  case factFormerNames = "made.factFormerNames"
  /// Label of a fact.
  case factID = "made.factID"
  /// How long a text is.
  case lengthOf = "made.lengthOf"
  /// A unit that works in season.
  case seasonal = "made.seasonal"
  /// The day of the edition.
  case today = "made.today"
  /// Since when.
  case since = "made.since"
  /// How many issues.
  case issuesSoFar = "made.issuesSoFar"
  /// Label of the ear.
  case newestIssue = "made.newestIssue"
  /// Label of the ear.
  case latestRelease = "made.latestRelease"
  /// An issue's name.
  case issueName = "made.issueName"
  /// An issue's number.
  case issueOrdinal = "made.issueOrdinal"
  /// The length of an issue.
  case itemCount = "made.itemCount"
  /// All issues.
  case allIssues = "made.allIssues"
  /// What the page of issues is.
  case issuesDescription = "made.issuesDescription"
  /// What an issue is.
  case issueDescription = "made.issueDescription"
  /// A year.
  case yearName = "made.yearName"
  /// How many copies.
  case copies = "made.copies"
  /// Head of the key figures.
  case keyFigures = "made.keyFigures"
  /// Link to the definitions.
  case howComputed = "made.howComputed"
  /// A figure with its period.
  case figureInPeriod = "made.figureInPeriod"
  /// Year on year.
  case againstYear = "made.againstYear"
  /// Period on period.
  case againstPeriod = "made.againstPeriod"
  /// The month before.
  case lastMonth = "made.lastMonth"
  /// The quarter before.
  case lastQuarter = "made.lastQuarter"
  /// The half-year before.
  case lastHalf = "made.lastHalf"
  /// The year before.
  case lastYear = "made.lastYear"
  /// Percentage points.
  case points = "made.points"
  /// Link to the overview.
  case allStatistics = "made.allStatistics"
  /// Link to a statistic.
  case fullStatistic = "made.fullStatistic"
  /// Why there is no value.
  case notReported = "made.notReported"
  /// Why there is no value.
  case partlyReported = "made.partlyReported"
  /// Why there is no value.
  case zeroBase = "made.zeroBase"
  /// Why there is no value.
  case notAdditive = "made.notAdditive"
  /// Why there is no value.
  case noComparison = "made.noComparison"
  /// Head of a column.
  case indicator = "made.indicator"
  /// Head of a column.
  case value = "made.value"
  /// Head of a column.
  case rankHead = "made.rankHead"
  /// A table's number.
  case tableNumber = "made.tableNumber"
  /// How many rows a table shows.
  case rowsShown = "made.rowsShown"
  /// What a table shows.
  case measureBy = "made.measureBy"
  /// Note.
  case asOfDay = "made.asOfDay"
  /// Note.
  case withheldNote = "made.withheldNote"
  /// A withheld count.
  case fewerThanShown = "made.fewerThanShown"
  /// Note.
  case overlapOf = "made.overlapOf"
  /// Head of a column.
  case moved = "made.moved"
  /// A rank's movement.
  case samePlace = "made.samePlace"
  /// A rank's movement.
  case upBy = "made.upBy"
  /// A rank's movement.
  case downBy = "made.downBy"
  /// A flag.
  case yes = "made.yes"
  /// A flag.
  case no = "made.no"
  /// Text of a link to another site.
  case webAddress = "made.webAddress"
  /// What a feed says in place of a chart.
  case figureOnPage = "made.figureOnPage"
  /// Head.
  case morePages = "made.morePages"
  /// Head.
  case allMeasures = "made.allMeasures"
  /// Head of a part.
  case byDimension = "made.byDimension"
  /// What a measure's page is.
  case measureAt = "made.measureAt"
  /// How it is computed.
  case sumOfRows = "made.sumOfRows"
  /// The ledgers.
  case registers = "made.registers"
  /// What the page of ledgers is.
  case registersDescription = "made.registersDescription"
  /// Main point.
  case pointFlow = "made.pointFlow"
  /// Label of a release.
  case rowsHead = "made.rowsHead"
  /// Label of a release.
  case oneRow = "made.oneRow"
  /// Label of a release.
  case publicationHead = "made.publicationHead"
  /// How much is public.
  case rowsPublished = "made.rowsPublished"
  /// How much is public.
  case aggregatesOnly = "made.aggregatesOnly"
  /// Label of a release.
  case reportedHead = "made.reportedHead"
  /// How often.
  case everyMonth = "made.everyMonth"
  /// How often.
  case everyQuarter = "made.everyQuarter"
  /// How often.
  case everyHalf = "made.everyHalf"
  /// How often.
  case everyYear = "made.everyYear"
  /// A row.
  case row = "made.row"
  /// The size of a ledger.
  case registerExtent = "made.registerExtent"
  /// Where a row stands.
  case rowSource = "made.rowSource"
  /// What a column holds.
  case typeID = "made.typeID"
  /// What a column holds.
  case typeText = "made.typeText"
  /// What a column holds.
  case typeReference = "made.typeReference"
  /// What a column holds.
  case typeList = "made.typeList"
  /// What a column holds.
  case typeDate = "made.typeDate"
  /// What a column holds.
  case typeCount = "made.typeCount"
  /// What a column holds.
  case typeInteger = "made.typeInteger"
  /// What a column holds.
  case typeDecimal = "made.typeDecimal"
  /// What a column holds.
  case typeMoney = "made.typeMoney"
  /// What a column holds.
  case typeFlag = "made.typeFlag"
  /// What a column holds.
  case typeURL = "made.typeURL"
  /// What a column holds.
  case typePeriod = "made.typePeriod"
  /// The reports.
  case reports = "made.reports"
  /// What the page of reports is.
  case reportsDescription = "made.reportsDescription"
  /// A report's title.
  case reportTitle = "made.reportTitle"
  /// What a report is.
  case reportDescription = "made.reportDescription"
  /// Head of a part.
  case reportSummary = "made.reportSummary"
  /// Head of a part.
  case reportRankings = "made.reportRankings"
  /// Head of a part.
  case reportContributions = "made.reportContributions"
  /// What a contribution is.
  case contributionsNote = "made.contributionsNote"
  /// Head of a column.
  case contribution = "made.contribution"
  /// Head of a part.
  case reportLate = "made.reportLate"
  /// Head of a part.
  case reportDue = "made.reportDue"
  /// How many reported.
  case reportedOf = "made.reportedOf"
  /// Who is missing.
  case missingReports = "made.missingReports"
  /// Who is late.
  case lateReports = "made.lateReports"
  /// Head of a column.
  case unitHead = "made.unitHead"
  /// Who has reported.
  case reporting = "made.reporting"
  /// What the page is.
  case reportingDescription = "made.reportingDescription"
  /// Head of a column.
  case reporterHead = "made.reporterHead"
  /// A report's state.
  case stateReported = "made.stateReported"
  /// A report's state.
  case stateLate = "made.stateLate"
  /// How settled figures are.
  case statusHead = "made.statusHead"
  /// Reports are still missing.
  case statusPreliminary = "made.statusPreliminary"
  /// Nothing is missing.
  case statusFinal = "made.statusFinal"
  /// Changed after it was published.
  case statusRevised = "made.statusRevised"
  /// Leads to what is counted.
  case definitionLink = "made.definitionLink"
  /// The head of days.
  case day = "made.day"
  /// A report's state.
  case stateMissing = "made.stateMissing"
  /// What is given away.
  case data = "made.data"
  /// What the page of data is.
  case dataDescription = "made.dataDescription"
  /// Title of a query's outcome.
  case queryTitle = "made.queryTitle"
  /// Note.
  case cutShort = "made.cutShort"
  /// Why there is no value.
  case withheld = "made.withheld"
  /// Why there is no value.
  case notAvailable = "made.notAvailable"
  /// Day of the week.
  case monday = "made.monday"
  /// Day of the week.
  case tuesday = "made.tuesday"
  /// Day of the week.
  case wednesday = "made.wednesday"
  /// Day of the week.
  case thursday = "made.thursday"
  /// Day of the week.
  case friday = "made.friday"
  /// Day of the week.
  case saturday = "made.saturday"
  /// Day of the week.
  case sunday = "made.sunday"
  /// Head of a calendar.
  case shortMonday = "made.shortMonday"
  /// Head of a calendar.
  case shortTuesday = "made.shortTuesday"
  /// Head of a calendar.
  case shortWednesday = "made.shortWednesday"
  /// Head of a calendar.
  case shortThursday = "made.shortThursday"
  /// Head of a calendar.
  case shortFriday = "made.shortFriday"
  /// Head of a calendar.
  case shortSaturday = "made.shortSaturday"
  /// Head of a calendar.
  case shortSunday = "made.shortSunday"
  /// How many took part.
  case participants = "made.participants"
  /// How many sessions.
  case sessions = "made.sessions"
  /// The last day.
  case until = "made.until"
  /// Activities in a sentence.
  case planned = "made.planned"
  /// Activities in a sentence.
  case activitySummary = "made.activitySummary"
  /// Title of a month or year.
  case activitiesOf = "made.activitiesOf"
  /// Caption of a table.
  case activitiesByMonth = "made.activitiesByMonth"
  /// Caption of a calendar.
  case calendarOf = "made.calendarOf"
  /// Choice of a filter.
  case allKinds = "made.allKinds"
  /// Activities without a kind.
  case otherKinds = "made.otherKinds"
  /// The kind.
  case kind = "made.kind"
  /// Who held a day's activities.
  case hosts = "made.hosts"
  /// Who held a day's activities.
  case hostsAndMore = "made.hostsAndMore"
  /// A kind on a crowded day.
  case kindOnDay = "made.kindOnDay"
  /// More on a day.
  case moreEvents = "made.moreEvents"
  /// A crowded day.
  case eventsOnDay = "made.eventsOnDay"
  /// Head of a column.
  case month = "made.month"
  /// Head of a column.
  case sessionsHead = "made.sessionsHead"
  /// Head of a column.
  case attendanceHead = "made.attendanceHead"
  /// Head of a column.
  case shareHead = "made.shareHead"
  /// Head of a column.
  case weekdayHead = "made.weekdayHead"
  /// The sum.
  case total = "made.total"
  /// Finding.
  case busiestDay = "made.busiestDay"
  /// Subtitle.
  case sessionsByDay = "made.sessionsByDay"
  /// Caption.
  case sessionsByWeekday = "made.sessionsByWeekday"
  /// Caption.
  case sessionsByKind = "made.sessionsByKind"
  /// Caption.
  case sessionsByMonth = "made.sessionsByMonth"
  /// Finding.
  case mostOfKind = "made.mostOfKind"
  /// What a chart shows.
  case highestLowest = "made.highestLowest"
  /// A day's tooltip.
  case perDay = "made.perDay"
  /// Head of a column.
  case members = "made.members"
  /// Legend of a filter.
  case sector = "made.sector"
  /// Head of a column.
  case region = "made.region"
  /// Choice of a filter.
  case allSectors = "made.allSectors"
  /// How many below.
  case unitCount = "made.unitCount"
  /// What the directory is.
  case directoryDescription = "made.directoryDescription"
  /// A unit that is gone.
  case dissolvedOn = "made.dissolvedOn"
  /// A unit in a sentence.
  case branchIs = "made.branchIs"
  /// A unit in a sentence.
  case branchFounded = "made.branchFounded"
  /// A unit in a sentence.
  case branchHolds = "made.branchHolds"
  /// Beside the average.
  case peerAverage = "made.peerAverage"
  /// Link to the ledger.
  case allSessions = "made.allSessions"
  /// Caption.
  case unitsBelow = "made.unitsBelow"
  /// Head of a column.
  case unit = "made.unit"
  /// Head of a column.
  case yearAgo = "made.yearAgo"
  /// Head of a column.
  case changeHead = "made.changeHead"
  /// News of a unit.
  case branchNews = "made.branchNews"
  /// A range.
  case fromTo = "made.fromTo"
  /// Finding.
  case highest = "made.highest"
  /// How parts are made.
  case byRegion = "made.byRegion"
  /// How parts are made.
  case bySector = "made.bySector"
  /// How parts are made.
  case byRegionAndSector = "made.byRegionAndSector"
  /// How parts are made.
  case byPeriod = "made.byPeriod"
  /// Head of a trend.
  case course = "made.course"
  /// Finding.
  case valueInPeriod = "made.valueInPeriod"
  /// Finding.
  case valueAgainstYear = "made.valueAgainstYear"
  /// What a chart shows.
  case trendDescription = "made.trendDescription"
  /// Head of a column.
  case period = "made.period"
  /// Head of a column.
  case eligible = "made.eligible"
  /// Head of a column.
  case organised = "made.organised"
  /// Finding.
  case heatTitle = "made.heatTitle"
  /// The whole.
  case whole = "made.whole"
  /// Note.
  case overlapNote = "made.overlapNote"
  /// Subtitle.
  case chartSubtitle = "made.chartSubtitle"
  /// Note.
  case withoutFigure = "made.withoutFigure"
  /// A name with a remark.
  case nameWithReason = "made.nameWithReason"
  /// Legend.
  case below = "made.below"
  /// Legend.
  case range = "made.range"
  /// Legend.
  case atLeast = "made.atLeast"
  /// Direction.
  case unchanged = "made.unchanged"
  /// Direction of a share.
  case rose = "made.rose"
  /// Direction of a share.
  case fell = "made.fell"
  /// Direction of a count.
  case grew = "made.grew"
  /// Direction of a count.
  case shrank = "made.shrank"
  /// Label of a release.
  case asOf = "made.asOf"
  /// Label of a release.
  case fromRegister = "made.fromRegister"
  /// The rows behind.
  case registerRows = "made.registerRows"
  /// Label of a release.
  case source = "made.source"
  /// Label of a release.
  case latestPeriod = "made.latestPeriod"
  /// Label of a release.
  case computedOn = "made.computedOn"
  /// Main point.
  case pointWhole = "made.pointWhole"
  /// Main point.
  case pointYear = "made.pointYear"
  /// Main point.
  case pointHighest = "made.pointHighest"
  /// Main point.
  case pointSectorHighest = "made.pointSectorHighest"
  /// Main point.
  case pointLowest = "made.pointLowest"
  /// Main point.
  case pointTarget = "made.pointTarget"
  /// Main point.
  case pointRegions = "made.pointRegions"
  /// Main point.
  case pointOf = "made.pointOf"
  /// Head.
  case definitions = "made.definitions"
  /// How it is computed.
  case ratioOfCounts = "made.ratioOfCounts"
  /// Label of the example.
  case exampleOn = "made.exampleOn"
  /// Note.
  case roundingRule = "made.roundingRule"
  /// Note.
  case roundingNote = "made.roundingNote"
  /// What a statistic is.
  case measureDescription = "made.measureDescription"
  /// Note of a dataset.
  case datasetNote = "made.datasetNote"
  /// What the overview is.
  case statisticsDescription = "made.statisticsDescription"
  /// A formula.
  case formulaIs = "made.formulaIs"
  /// Head.
  case onPeriod = "made.onPeriod"
  /// Head.
  case onYear = "made.onYear"
  /// Head.
  case lastPeriods = "made.lastPeriods"
  /// A clause.
  case clause = "made.clause"
  /// A clause.
  case clauseWithYear = "made.clauseWithYear"
  /// A sentence with its period.
  case withPeriod = "made.withPeriod"
  /// Subtitle.
  case monthsSubtitle = "made.monthsSubtitle"
  /// Finding.
  case everyMonthMore = "made.everyMonthMore"
  /// Finding.
  case someMonthsMore = "made.someMonthsMore"
  /// Subtitle.
  case partsSubtitle = "made.partsSubtitle"
  /// Label in a chart.
  case targetLabel = "made.targetLabel"
  /// Label in a chart.
  case now = "made.now"
  /// Title of 404.
  case missingTitle = "made.missingTitle"
  /// Type in the government profile.
  case columnTypeNews = "made.columnTypeNews"
  /// Type in the government profile.
  case columnTypeData = "made.columnTypeData"
  /// Type in the government profile.
  case columnTypeOrganisation = "made.columnTypeOrganisation"
  /// Type in the government profile.
  case columnTypeAbout = "made.columnTypeAbout"
  /// Between names.
  case listComma = "made.listComma"
  /// Between authors.
  case nameSpace = "made.nameSpace"
  /// Between clauses.
  case clauseComma = "made.clauseComma"
  /// Between longer clauses.
  case semicolon = "made.semicolon"
  /// Before a list.
  case colon = "made.colon"
  /// At the end.
  case fullStop = "made.fullStop"
  /// In brackets.
  case bracketed = "made.bracketed"
  /// Genre.
  case genreNews = "made.genreNews"
  /// Genre.
  case genreRoundup = "made.genreRoundup"
  /// Genre.
  case genreFeature = "made.genreFeature"
  /// Genre.
  case genreCase = "made.genreCase"
  /// Genre.
  case genreProfile = "made.genreProfile"
  /// Genre.
  case genrePhoto = "made.genrePhoto"
  /// Genre.
  case genreSigned = "made.genreSigned"
  /// Genre.
  case genreReprint = "made.genreReprint"
  /// Genre.
  case genreCircular = "made.genreCircular"
  /// Genre.
  case genreNotice = "made.genreNotice"
  /// Revised after publication.
  case revisedMark = "made.revisedMark"
  /// Leads to the rows behind a figure.
  case seeRows = "made.seeRows"
  /// A place in an order.
  case placeNumber = "made.placeNumber"
  /// Head of a numerator.
  case numeratorHead = "made.numeratorHead"
  /// Head of a denominator.
  case denominatorHead = "made.denominatorHead"
  /// Head of the number of a definition.
  case definitionVersion = "made.definitionVersion"
  /// Two values compared.
  case comparedExample = "made.comparedExample"
  /// A revision in a sentence.
  case revisedFrom = "made.revisedFrom"
  /// Caption of the rows behind a figure.
  case rowsBehind = "made.rowsBehind"
  /// Head of a reason.
  case reasonHead = "made.reasonHead"
  /// Head of file and row.
  case placeHead = "made.placeHead"
  /// File and row.
  case fileLine = "made.fileLine"
  /// Why rows are withheld.
  case rowsWithheld = "made.rowsWithheld"
  /// That rows are cut.
  case rowsCut = "made.rowsCut"
  /// Caption of the rows that a figure leaves out.
  case rowsLeftOut = "made.rowsLeftOut"
  /// Why a row is left out.
  case leftByCondition = "made.leftByCondition"
  /// Why a row is left out.
  case leftEmpty = "made.leftEmpty"
  /// Why a row is left out.
  case leftSuperseded = "made.leftSuperseded"
  /// The page of releases.
  case releases = "made.releases"
  /// What the page of releases is.
  case releasesDescription = "made.releasesDescription"
  /// Releases to come.
  case releasesComing = "made.releasesComing"
  /// Releases of late.
  case releasesPast = "made.releasesPast"
  /// When the next figures come.
  case nextRelease = "made.nextRelease"
  /// The figures of `{period}`.
  case releaseOf = "made.releaseOf"
  /// A file for calendar programs.
  case calendarFile = "made.calendarFile"
  /// The page of revisions.
  case revisions = "made.revisions"
  /// What the page of revisions is.
  case revisionsDescription = "made.revisionsDescription"
  /// There is no revision.
  case noRevisionsYet = "made.noRevisionsYet"
  /// Head of figures.
  case figureHead = "made.figureHead"
  /// Head of values as published.
  case publishedHead = "made.publishedHead"
  /// Head of values today.
  case currentHead = "made.currentHead"
  /// Head of days.
  case dayHead = "made.dayHead"
  /// Head of texts that cite.
  case citedHead = "made.citedHead"
  /// Link to a page as PDF.
  case downloadPDF = "made.downloadPDF"
  /// When a report was printed.
  case printedOn = "made.printedOn"
  /// The number of an official document.
  case documentNumber = "made.documentNumber"
}

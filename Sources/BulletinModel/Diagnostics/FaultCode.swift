/// The rules that content can break: one code, one cause, one fixture in Tests/Golden/faults.
///
/// Source: the fault catalogue of the domain handbook; codes from E113 are the program's own.
public enum FaultCode: Int, Sendable, Hashable, CaseIterable {
  /// Front matter not closed, or ended by ——.
  case unclosedFrontMatter = 1
  /// `标题：` full-width colon after a known key.
  case fullWidthColon = 2
  /// Unknown key.
  case unknownKey = 3
  /// No space after colon; Tab or full-width indent.
  case yamlSpacing = 4
  /// Key given twice, or key and its alias.
  case duplicateKey = 5
  /// GB18030 text, or a BOM in Markdown/YAML.
  case legacyEncoding = 6
  /// Neither UTF-8 nor GB18030.
  case unreadableEncoding = 7
  /// `2025-08-151`.
  case dateWithExtraDigits = 8
  /// 2025-02-30.
  case impossibleDate = 9
  /// Date without year where one is needed.
  case dateWithoutYear = 10
  /// 近日, 今年, 目前 with a figure and no date.
  case vagueTime = 11
  /// 45884 as date is named; E-notation in an id.
  case spreadsheetSerial = 12
  /// Value not in a vocabulary.
  case unknownTerm = 13
  /// Parent missing, cycle, level order, parent not alive.
  case wrongParent = 14
  /// Organised > eligible.
  case organisedExceedsEligible = 15
  /// A rate typed in a ledger.
  case typedRate = 16
  /// 余 多 约 万 in a ledger number.
  case approximateNumber = 17
  /// Printed total ≠ sum of its parts.
  case wrongTotal = 18
  /// Total, title or note row; merged blank.
  case suspiciousRow = 19
  /// Column of persons' data.
  case personalColumn = 20
  /// ID, mobile, bank card in source or output.
  case personalNumber = 21
  /// Door-level address.
  case exactAddress = 22
  /// Photo file missing.
  case photoMissing = 23
  /// EXIF in a photo.
  case photoMetadata = 24
  /// Xls, doc, pdf attached.
  case riskyAttachment = 25
  /// Emphasis marks that stay literal.
  case literalEmphasis = 26
  /// Single newline after an end mark.
  case joinedParagraphs = 27
  /// Paragraph without end mark, next continues.
  case cutParagraph = 28
  /// Unbalanced or wrongly nested “”‘’《》（）.
  case unbalancedMarks = 29
  /// Half-width , : ; ( ) beside Han.
  case halfWidthMark = 30
  /// 3千, 3亿4500万, 5-10万, full-width digits; unreadable grouping.
  case numeralForm = 31
  /// % for a difference of rates, 百分点 for a rate.
  case wrongRateUnit = 32
  /// Text ≠ ledger at the digits shown.
  case wrongFigure = 33
  /// Label says six, list has another number.
  case labelCount = 34
  /// Reprint without source name, date or link.
  case incompleteReprint = 35
  /// Subtitle begins with ——.
  case subtitleDash = 36
  /// Two outputs, one route.
  case sharedRoute = 37
  /// Column stale or empty.
  case staleColumn = 38
  /// Raw HTML.
  case rawHTML = 39
  /// Dates out of order in a row.
  case datesOutOfOrder = 41
  /// 全区, 我市 as a statistic's place.
  case ambiguousPlace = 42
  /// Unit of text ≠ unit of measure.
  case wrongUnit = 43
  /// Two qualifiers.
  case clashingQualifiers = 44
  /// 余 after a number that is not round.
  case unroundRemainder = 45
  /// True but loose; a tie not called 并列.
  case looseFigure = 46
  /// Direction word against the sign.
  case wrongDirection = 47
  /// 同比, 环比, 增长到 does not fit the link.
  case wrongComparison = 48
  /// No figure in the link text.
  case unreadableFigure = 49
  /// Rounds into 100 % or 0 %.
  case roundedIntoWhole = 50
  /// A decrease in 倍.
  case decreaseInMultiples = 51
  /// 近 or 约 with no tolerance declared.
  case undeclaredTolerance = 52
  /// No value: missing, base 0, never computed.
  case noFigure = 53
  /// Unknown measure, dimension, id or comparison.
  case unknownFigure = 54
  /// Adding what overlaps or is not additive.
  case overlap = 55
  /// Roll-up of mixed as-of dates.
  case mixedDates = 56
  /// Number in prose that no link covers.
  case uncheckedNumeral = 57
  /// Published figure that changed without a reason.
  case unexplainedRevision = 58
  /// Reason for a figure that did not change.
  case idleRevision = 59
  /// Definition that changed since a figure was published.
  case changedDefinition = 60
  /// Partial period: units not reported.
  case partialPeriod = 63
  /// Measure: unknown field, function, wrong type.
  case invalidMeasure = 67
  /// Base below 20 under a rate.
  /// Text that states a withheld figure.
  case statedWithheld = 65
  /// Share that few stand behind.
  case smallBase = 69
  /// Register.yml: unknown type, key or target.
  case invalidSchema = 70
  /// Required field empty.
  case emptyRequired = 71
  /// Id twice.
  case duplicateID = 72
  /// Value not of its type.
  case wrongType = 73
  /// Ref to a row that does not exist.
  case danglingReference = 74
  /// A rule of register.yml is broken.
  case brokenRule = 75
  /// Cells ≠ header, unclosed quote.
  case raggedRow = 76
  /// Header missing, unknown or doubled column.
  case wrongHeader = 77
  /// Thousands, full-width digits, ％, trailing spaces cleaned.
  case cleanedNumber = 78
  /// Two rows for one grain (unit, period).
  case duplicateGrain = 79
  /// Money finer than 分, negative count.
  case outOfRange = 80
  /// Period unreadable, or not the file's.
  case wrongPeriod = 81
  /// Children do not sum to their parent.
  case childrenSum = 82
  /// Byline cannot be read.
  case unreadableByline = 84
  /// Dateline place unknown.
  case unknownDateline = 85
  /// Dates in the future or in the wrong order.
  case dateOrder = 86
  /// Language versions disagree (date, figures, no base).
  case languageMismatch = 87
  /// Slug form, or alias taken.
  case wrongAddress = 88
  /// Link to a missing page, anchor or file.
  case deadLink = 89
  /// Alt text missing.
  case missingAlt = 90
  /// Minors or persons helped, no consent.
  case missingConsent = 91
  /// Photo too large, too small or unreadable.
  case unsuitablePhoto = 92
  /// Wrong-script, look-alike or doubled character.
  case lookalikeCharacter = 93
  /// Heading level skipped, second h1.
  case skippedHeading = 94
  /// Table without caption or header.
  case bareTable = 95
  /// Figure block: unknown kind, key or form.
  case unknownBlockKey = 96
  /// A form that misleads (stacked overlap, line of one point).
  case unsuitableForm = 97
  /// Issue number doubled or out of order.
  case issueNumber = 98
  /// ICP, police record, SiteIDCode missing or malformed.
  case missingRegistration = 99
  /// Request to a third party.
  case thirdPartyRequest = 100
  /// Template: unknown name.
  case unknownTemplateName = 101
  /// Template: wrong kind, unclosed, unsafe place.
  case invalidTemplate = 102
  /// String missing in a language.
  case missingString = 103
  /// Attachment or asset missing.
  case missingFile = 104
  /// Name differs only by case or Unicode form, too long.
  case unusableFileName = 105
  /// Classification marking in text.
  case classification = 106
  /// YAML beyond the subset (anchor, tag, alias).
  case unsupportedYAML = 107
  /// Two files for one item and language.
  case duplicateItem = 108
  /// Persons' count published as rows.
  case personsAsRows = 110
  /// Footnote undefined or unused.
  case footnoteMismatch = 111
  /// Looks like markup but is not, or the reverse.
  case accidentalMarkup = 112
  /// YAML that cannot be read.
  case yamlSyntax = 113
  /// A required file, folder or setting is missing.
  case missingSetting = 114
  /// A link that leaves the site folder, a device, a loop, or a file over the limit.
  case unusableFile = 115
  /// A link that would run script or carry data.
  case unsafeLink = 116
  /// Nesting deeper than any reader follows.
  case tooDeep = 117
  /// A query that the database refuses.
  case failedQuery = 118
  /// A period that moves on, in a text with a date.
  case relativePeriod = 119
  /// A line of `figures.lock` that cannot be read.
  case brokenLock = 120
  /// A picture of so many pixels that opening it takes the machine's memory.
  case tooManyPixels = 121
  /// A picture that breaks off or cannot be decoded.
  case brokenPicture = 122
  /// HEIC, TIFF, BMP: what telephones and scanners write and browsers do not show.
  case foreignPicture = 123
  /// A picture's file of more megabytes than the site allows.
  case heavyPicture = 124
  /// No libvips: photographs are published in one size.
  case noPictureProgram = 125
  /// A title that its figures do not bear out.
  case untrueTitle = 126
  /// A link whose words say nothing alone: 点击这里.
  case vagueLink = 127
  /// Two colours of the theme that readers cannot tell apart.
  case faintColor = 128
  /// A text that a language of the site lacks.
  case missingTranslation = 129
  /// A password or a key in the settings.
  case secretInSettings = 130
  /// A target to which nothing can be published.
  case unusableTarget = 131
  /// A number of a person in a file that would be published.
  case publishedNumber = 135
  /// An exception of privacy that is over or cannot hold.
  case unusableException = 136
  /// An exception of privacy that nothing needs.
  case idleException = 137
  /// What an attachment holds though nobody sees it.
  case hiddenContent = 138
  /// An address down to the door in a file that would be published.
  case publishedAddress = 139

  /// The number after the letter E.
  public var number: Int { rawValue }
  /// The code as printed: `E03`.
  public var label: String { rawValue < 10 ? "E0\(rawValue)" : "E\(rawValue)" }

  /// Reads a code as somebody types it: `E13`, `e13`, `Ｅ１３` or `13`; nil where there is none.
  public init?(typed: String) {
    let scalars = typed.unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    let digits = scalars.first == "E" || scalars.first == "e" ? scalars.dropFirst() : scalars[...]
    guard (1...4).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }),
      let number = Int(String(String.UnicodeScalarView(digits)))
    else { return nil }
    self.init(rawValue: number)
  }
}

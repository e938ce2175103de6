/// The English catalogue: one entry a code, so that a missing text does not compile.
extension FaultCode {
  /// What the catalogue says in English.
  var englishText: FaultText {
    switch self {
    case .unclosedFrontMatter:
      FaultText(
        rule: "front matter never ends: a line with only --- is missing",
        reason: "",
        remedy: "")
    case .fullWidthColon:
      FaultText(
        rule: "full-width colon after \"{k}\", read as \":\"",
        reason: "",
        remedy: "")
    case .unknownKey:
      FaultText(
        rule: "unknown key \"{k}\"⟦, did you mean \"{near}\"⟧",
        reason: "",
        remedy: "")
    case .yamlSpacing:
      FaultText(
        rule: "put a space after the colon, indent with spaces",
        reason: "",
        remedy: "")
    case .duplicateKey:
      FaultText(
        rule: "\"{k}\" is given twice (lines {a}, {b})",
        reason: "",
        remedy: "")
    case .legacyEncoding:
      FaultText(
        rule: "file was {enc}, converted: save as UTF-8",
        reason: "",
        remedy: "")
    case .unreadableEncoding:
      FaultText(
        rule: "byte {n} is neither UTF-8 nor GB18030",
        reason: "",
        remedy: "")
    case .dateWithExtraDigits:
      FaultText(
        rule: "date \"{v}\" has extra digits: a view count glued on",
        reason: "",
        remedy: "")
    case .impossibleDate:
      FaultText(
        rule: "no such day: {v}",
        reason: "",
        remedy: "")
    case .dateWithoutYear:
      FaultText(
        rule: "date \"{v}\" has no year",
        reason: "",
        remedy: "")
    case .vagueTime:
      FaultText(
        rule: "\"{w}\" will be unclear in the archive: write the date",
        reason: "",
        remedy: "")
    case .spreadsheetSerial:
      FaultText(
        rule: "\"{v}\" looks like a serial or E-notation: set the column to text",
        reason: "",
        remedy: "")
    case .unknownTerm:
      FaultText(
        rule: "\"{v}\" is not in {list}⟦, close: {near}⟧",
        reason: "",
        remedy: "")
    case .wrongParent:
      FaultText(
        rule: "parent is wrong: {path}",
        reason: "",
        remedy: "")
    case .organisedExceedsEligible:
      FaultText(
        rule: "organised {a} exceeds eligible {b}",
        reason: "",
        remedy: "")
    case .typedRate:
      FaultText(
        rule: "rates are computed: enter the two counts",
        reason: "",
        remedy: "")
    case .approximateNumber:
      FaultText(
        rule: "ledgers take exact numbers, \"{v}\" is not",
        reason: "",
        remedy: "")
    case .wrongTotal:
      FaultText(
        rule: "total {a} is not the sum {b}",
        reason: "",
        remedy: "")
    case .suspiciousRow:
      FaultText(
        rule: "row {n} looks like a total, title, note or merged cell",
        reason: "",
        remedy: "")
    case .personalColumn:
      FaultText(
        rule: "column \"{c}\" is personal data: only aggregates are published",
        reason: "",
        remedy: "")
    case .personalNumber:
      FaultText(
        rule: "possible {kind}: {masked}",
        reason: "",
        remedy: "")
    case .exactAddress:
      FaultText(
        rule: "address too exact: stop at township or street",
        reason: "",
        remedy: "")
    case .photoMissing:
      FaultText(
        rule: "photo \"{f}\" not found⟦, close: {near}⟧",
        reason: "",
        remedy: "")
    case .photoMetadata:
      FaultText(
        rule: "the photo carried EXIF data, removed",
        reason: "",
        remedy: "")
    case .riskyAttachment:
      FaultText(
        rule: "the attachment may hide columns or revisions",
        reason: "",
        remedy: "")
    case .literalEmphasis:
      FaultText(
        rule: "{m} has no effect here: move the punctuation or add a space",
        reason: "",
        remedy: "")
    case .joinedParagraphs:
      FaultText(
        rule: "no blank line: these paragraphs will join",
        reason: "",
        remedy: "")
    case .cutParagraph:
      FaultText(
        rule: "paragraph looks cut: join with the next",
        reason: "",
        remedy: "")
    case .unbalancedMarks:
      FaultText(
        rule: "unbalanced marks: {ctx}",
        reason: "",
        remedy: "")
    case .halfWidthMark:
      FaultText(
        rule: "half-width \"{c}\" in Chinese text",
        reason: "",
        remedy: "")
    case .labelCount:
      FaultText(
        rule: "\"{label}\" is followed by {n} items",
        reason: "",
        remedy: "")
    case .incompleteReprint:
      FaultText(
        rule: "a reprint needs source name, date and link",
        reason: "",
        remedy: "")
    case .subtitleDash:
      FaultText(
        rule: "leave out \"——\": the layout adds it",
        reason: "",
        remedy: "")
    case .sharedRoute:
      FaultText(
        rule: "two pages share one address: {a} and {b}",
        reason: "",
        remedy: "")
    case .staleColumn:
      FaultText(
        rule: "column \"{c}\" not updated for {d} days",
        reason: "",
        remedy: "")
    case .rawHTML:
      FaultText(
        rule: "raw HTML is not output: use Markdown",
        reason: "",
        remedy: "")
    case .datesOutOfOrder:
      FaultText(
        rule: "\"{b}\" is earlier than \"{a}\"",
        reason: "",
        remedy: "")
    case .ambiguousPlace:
      FaultText(
        rule: "\"{w}\" is ambiguous: use a region id",
        reason: "",
        remedy: "")
    case .mixedDates:
      FaultText(
        rule: "the parts have different dates: {dates}",
        reason: "",
        remedy: "")
    case .partialPeriod:
      FaultText(
        rule: "{n} units have not reported for {p}: {list}",
        reason: "",
        remedy: "")
    case .smallBase:
      FaultText(
        rule: "the base is only {n}: give the counts",
        reason: "",
        remedy: "")
    case .emptyRequired:
      FaultText(
        rule: "\"{f}\" may not be empty",
        reason: "",
        remedy: "")
    case .duplicateID:
      FaultText(
        rule: "id \"{id}\" is used twice ({file} row {n})",
        reason: "",
        remedy: "")
    case .wrongType:
      FaultText(
        rule: "\"{v}\" is not a {type}",
        reason: "",
        remedy: "")
    case .danglingReference:
      FaultText(
        rule: "\"{id}\" does not exist⟦, close: {near}⟧",
        reason: "",
        remedy: "")
    case .raggedRow:
      FaultText(
        rule: "row {n} has {a} cells, the header {b}",
        reason: "",
        remedy: "")
    case .wrongHeader:
      FaultText(
        rule: "unknown column \"{c}\"⟦, did you mean \"{near}\"⟧",
        reason: "",
        remedy: "")
    case .cleanedNumber:
      FaultText(
        rule: "\"{v}\" was read as {n}",
        reason: "",
        remedy: "")
    case .duplicateGrain:
      FaultText(
        rule: "{key} has two rows ({a}, {b})",
        reason: "",
        remedy: "")
    case .outOfRange:
      FaultText(
        rule: "\"{v}\" is out of range or too precise",
        reason: "",
        remedy: "")
    case .childrenSum:
      FaultText(
        rule: "children of {parent} sum to {a}, it has {b}",
        reason: "",
        remedy: "")
    case .unreadableByline:
      FaultText(
        rule: "no role can be read in byline \"{t}\"",
        reason: "",
        remedy: "")
    case .unknownDateline:
      FaultText(
        rule: "dateline place \"{p}\" is not in the vocabulary",
        reason: "",
        remedy: "")
    case .dateOrder:
      FaultText(
        rule: "{a} is later than {b}",
        reason: "",
        remedy: "")
    case .languageMismatch:
      FaultText(
        rule: "language versions disagree: {what}",
        reason: "",
        remedy: "")
    case .wrongAddress:
      FaultText(
        rule: "address \"{s}\" is not valid or taken",
        reason: "",
        remedy: "")
    case .deadLink:
      FaultText(
        rule: "the link's target \"{t}\" does not exist⟦, close: {near}⟧",
        reason: "",
        remedy: "")
    case .missingAlt:
      FaultText(
        rule: "the photo has no alt text",
        reason: "",
        remedy: "")
    case .missingConsent:
      FaultText(
        rule: "{who} in the picture: consent: yes is required",
        reason: "",
        remedy: "")
    case .unsuitablePhoto:
      FaultText(
        rule: "photo {w}×{h}: {why}",
        reason: "",
        remedy: "")
    case .lookalikeCharacter:
      FaultText(
        rule: "\"{c}\" may be \"{fix}\"",
        reason: "",
        remedy: "")
    case .skippedHeading:
      FaultText(
        rule: "heading level skips: {a} → {b}",
        reason: "",
        remedy: "")
    case .bareTable:
      FaultText(
        rule: "the table has no caption or header",
        reason: "",
        remedy: "")
    case .issueNumber:
      FaultText(
        rule: "issue number {n} is doubled or out of order",
        reason: "",
        remedy: "")
    case .missingRegistration:
      FaultText(
        rule: "\"{k}\" is missing or malformed",
        reason: "",
        remedy: "")
    case .thirdPartyRequest:
      FaultText(
        rule: "the page would request {host}",
        reason: "",
        remedy: "")
    case .unknownTemplateName:
      FaultText(
        rule: "the template has no \"{k}\"⟦, close: {near}⟧",
        reason: "",
        remedy: "")
    case .invalidTemplate:
      FaultText(
        rule: "the template is not valid: {why}",
        reason: "",
        remedy: "")
    case .missingString:
      FaultText(
        rule: "no {lang} text for \"{k}\"",
        reason: "",
        remedy: "")
    case .missingFile:
      FaultText(
        rule: "file \"{f}\" not found⟦, close: {near}⟧",
        reason: "",
        remedy: "")
    case .unusableFileName:
      FaultText(
        rule: "file name \"{f}\" cannot be used: {why}",
        reason: "",
        remedy: "")
    case .classification:
      FaultText(
        rule: "\"{w}\" may not appear on a public site",
        reason: "",
        remedy: "")
    case .unsupportedYAML:
      FaultText(
        rule: "\"{t}\" is not supported here",
        reason: "",
        remedy: "")
    case .duplicateItem:
      FaultText(
        rule: "{a} and {b} are one item",
        reason: "",
        remedy: "")
    case .footnoteMismatch:
      FaultText(
        rule: "footnote \"{k}\" has no counterpart",
        reason: "",
        remedy: "")
    case .accidentalMarkup:
      FaultText(
        rule: "this line becomes {what}",
        reason: "",
        remedy: "")
    case .yamlSyntax:
      FaultText(
        rule: "the YAML cannot be read: {why}",
        reason: "",
        remedy: "")
    case .missingSetting:
      FaultText(
        rule: "\"{k}\" is missing",
        reason: "",
        remedy: "")
    case .unusableFile:
      FaultText(
        rule: "this file cannot be used: {why}",
        reason: "",
        remedy: "")
    case .unsafeLink:
      FaultText(
        rule: "a link may not begin with \"{scheme}:\"",
        reason: "",
        remedy: "")
    case .tooDeep:
      FaultText(
        rule: "nested too deep ({n} levels, {max} at most)",
        reason: "",
        remedy: "")
    }
  }
}

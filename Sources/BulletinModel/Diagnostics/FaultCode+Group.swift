/// What a fault concerns.
public enum FaultGroup: String, Sendable, Hashable, CaseIterable {
  /// A file as a whole.
  case file
  /// Front matter and settings.
  case metadata
  /// Prose.
  case text
  /// Rows of a register.
  case ledger
  /// Figures in prose.
  case numbers
  /// What must not be published.
  case privacy
  /// The site as a whole.
  case site
}

extension FaultCode {
  /// What the fault concerns.
  public var group: FaultGroup {
    switch self {
    case .unclosedFrontMatter, .fullWidthColon, .unknownKey, .yamlSpacing, .duplicateKey,
      .dateWithExtraDigits, .impossibleDate, .dateWithoutYear, .photoMissing, .incompleteReprint,
      .subtitleDash, .unreadableByline, .unknownDateline, .dateOrder, .languageMismatch,
      .wrongAddress, .missingAlt, .unsuitablePhoto, .issueNumber, .yamlSyntax, .tooManyPixels,
      .brokenPicture, .foreignPicture, .heavyPicture:
      .metadata
    case .legacyEncoding, .unreadableEncoding, .missingFile, .unusableFileName, .unsupportedYAML,
      .duplicateItem, .unusableFile:
      .file
    case .vagueTime, .literalEmphasis, .joinedParagraphs, .cutParagraph, .unbalancedMarks,
      .halfWidthMark, .labelCount, .rawHTML, .ambiguousPlace, .lookalikeCharacter,
      .skippedHeading, .bareTable, .footnoteMismatch, .accidentalMarkup, .unsafeLink, .tooDeep,
      .vagueLink:
      .text
    case .spreadsheetSerial, .unknownTerm, .wrongParent, .organisedExceedsEligible, .typedRate,
      .approximateNumber, .wrongTotal, .suspiciousRow, .datesOutOfOrder, .emptyRequired,
      .duplicateID, .wrongType, .danglingReference, .raggedRow, .wrongHeader, .cleanedNumber,
      .duplicateGrain, .outOfRange, .childrenSum, .invalidSchema, .brokenRule, .wrongPeriod:
      .ledger
    case .personalColumn, .personalNumber, .exactAddress, .photoMetadata, .riskyAttachment,
      .missingConsent, .classification, .personsAsRows, .statedWithheld, .secretInSettings,
      .publishedNumber, .unusableException, .idleException, .hiddenContent, .publishedAddress:
      .privacy
    case .sharedRoute, .staleColumn, .deadLink, .missingRegistration, .thirdPartyRequest,
      .unknownTemplateName, .invalidTemplate, .missingString, .missingSetting, .failedQuery,
      .faintColor, .missingTranslation, .noPictureProgram, .unusableTarget:
      .site
    case .numeralForm, .wrongRateUnit, .wrongFigure, .wrongUnit, .clashingQualifiers,
      .unroundRemainder, .looseFigure, .wrongDirection, .wrongComparison, .unreadableFigure,
      .roundedIntoWhole, .decreaseInMultiples, .undeclaredTolerance, .mixedDates, .partialPeriod,
      .smallBase, .noFigure, .unknownFigure, .overlap, .invalidMeasure, .unknownBlockKey,
      .unsuitableForm, .uncheckedNumeral, .unexplainedRevision, .idleRevision,
      .changedDefinition, .relativePeriod, .brokenLock, .untrueTitle:
      .numbers
    }
  }

  /// How much the fault matters unless the site says otherwise.
  public var severity: Severity {
    switch self {
    case .unclosedFrontMatter, .unknownKey, .duplicateKey, .unreadableEncoding,
      .dateWithExtraDigits, .impossibleDate, .dateWithoutYear, .spreadsheetSerial, .unknownTerm,
      .wrongParent, .organisedExceedsEligible, .typedRate, .approximateNumber, .wrongTotal,
      .personalColumn, .personalNumber, .photoMissing, .incompleteReprint, .sharedRoute,
      .datesOutOfOrder, .mixedDates, .emptyRequired, .duplicateID, .wrongType, .danglingReference,
      .raggedRow, .wrongHeader, .duplicateGrain, .outOfRange, .childrenSum, .languageMismatch,
      .wrongAddress, .deadLink, .missingAlt, .missingConsent, .issueNumber, .thirdPartyRequest,
      .unknownTemplateName, .invalidTemplate, .missingString, .missingFile, .unusableFileName,
      .classification, .unsupportedYAML, .yamlSyntax, .missingSetting, .unusableFile, .unsafeLink,
      .tooDeep, .noFigure, .failedQuery, .unknownFigure, .overlap, .invalidMeasure,
      .invalidSchema, .brokenRule, .wrongPeriod, .unknownBlockKey, .unsuitableForm, .personsAsRows,
      .wrongRateUnit, .wrongFigure, .wrongUnit, .clashingQualifiers, .unroundRemainder,
      .wrongDirection, .wrongComparison, .unreadableFigure, .roundedIntoWhole,
      .decreaseInMultiples, .undeclaredTolerance, .unexplainedRevision, .changedDefinition,
      .statedWithheld, .relativePeriod, .brokenLock, .untrueTitle, .faintColor, .tooManyPixels,
      .brokenPicture, .foreignPicture, .secretInSettings, .unusableTarget, .publishedNumber,
      .unusableException, .publishedAddress:
      .error
    case .fullWidthColon, .yamlSpacing, .legacyEncoding, .suspiciousRow, .exactAddress,
      .riskyAttachment, .literalEmphasis, .joinedParagraphs, .cutParagraph, .unbalancedMarks,
      .halfWidthMark, .subtitleDash, .staleColumn, .rawHTML, .ambiguousPlace, .partialPeriod,
      .smallBase, .unreadableByline, .unknownDateline, .dateOrder, .unsuitablePhoto,
      .lookalikeCharacter, .skippedHeading, .bareTable, .missingRegistration, .duplicateItem,
      .footnoteMismatch, .accidentalMarkup, .numeralForm, .uncheckedNumeral, .idleRevision,
      .vagueLink, .heavyPicture, .idleException, .hiddenContent:
      .warning
    case .vagueTime, .photoMetadata, .labelCount, .cleanedNumber, .looseFigure,
      .missingTranslation, .noPictureProgram:
      .note
    }
  }

  /// Tells whether a site may never lower the severity.
  public var isLocked: Bool {
    switch self {
    case .personalColumn, .personalNumber, .missingConsent, .classification, .unsafeLink,
      .personsAsRows, .wrongFigure, .unexplainedRevision, .statedWithheld, .secretInSettings,
      .publishedNumber, .unusableException, .publishedAddress:
      true
    default:
      false
    }
  }

  /// Tells whether `bulletin fix` can repair the fault by itself.
  public var isFixable: Bool {
    switch self {
    case .fullWidthColon, .yamlSpacing, .legacyEncoding, .photoMetadata, .literalEmphasis,
      .joinedParagraphs, .cutParagraph, .halfWidthMark, .subtitleDash, .cleanedNumber,
      .lookalikeCharacter, .accidentalMarkup, .numeralForm, .wrongRateUnit, .wrongFigure,
      .unroundRemainder, .looseFigure, .roundedIntoWhole:
      true
    default:
      false
    }
  }
}

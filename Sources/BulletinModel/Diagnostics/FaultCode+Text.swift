/// The catalogue in every language of the program.
extension FaultCode {
  /// What the catalogue says of the fault in one language.
  public func text(in language: MessageLanguage) -> FaultText {
    switch language {
    case .chinese: chineseText
    case .english: englishText
    }
  }
}

import BulletinModel
import Testing

@Suite struct FaultCatalogueTests {
  @Test(arguments: FaultCode.allCases, MessageLanguage.allCases)
  func everyTextIsWholeAndEndsWithoutAFullStop(code: FaultCode, language: MessageLanguage) {
    let text = code.text(in: language)
    for part in [text.rule, text.reason, text.remedy] {
      #expect(!part.source.isEmpty, "\(code.label)")
      #expect(!part.source.hasSuffix("。") && !part.source.hasSuffix("."), "\(code.label)")
    }
  }

  @Test(arguments: FaultCode.allCases)
  func bothLanguagesNameTheSameValues(code: FaultCode) {
    let chinese = code.text(in: .chinese).rule.requiredNames
    let english = code.text(in: .english).rule.requiredNames
    #expect(chinese.isSuperset(of: english), "\(code.label)")
  }

  @Test func labelsAreTwoDigitsAtLeast() {
    #expect(FaultCode.unclosedFrontMatter.label == "E01")
    #expect(FaultCode.missingFile.label == "E104")
  }

  @Test func lockedFaultsAreErrors() {
    for code in FaultCode.allCases where code.isLocked {
      #expect(code.severity == .error, "\(code.label)")
    }
  }
}

@Suite struct MessageTemplateTests {
  @Test(arguments: [
    (["k": "titel", "near": "title"], "不认识“titel”，是不是“title”"),
    (["k": "titel"], "不认识“titel”"),
  ])
  func leavesOutAPartWithoutItsValue(values: [String: String], expected: String) {
    let template: MessageTemplate = "不认识“{k}”⟦，是不是“{near}”⟧"
    #expect(template.filled(with: values) == expected)
  }

  @Test func aValueIsNeverReadAsATemplate() {
    let template: MessageTemplate = "“{k}”"
    #expect(template.filled(with: ["k": "{near}⟦x⟧"]) == "“{near}⟦x⟧”")
  }

  @Test func namesWhatMustBeGiven() {
    let template: MessageTemplate = "{a} 和 {b}⟦（{c}）⟧"
    #expect(template.requiredNames == ["a", "b"])
  }
}

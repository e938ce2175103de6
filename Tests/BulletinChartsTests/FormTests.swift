import BulletinCharts
import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@Suite struct FormTests {
  @Test func everyFormDrawsAsRecorded() throws {
    for drawing in try FormSamples.drawings() {
      let text = String(decoding: drawing.svg.bytes, as: UTF8.self).replacing("><", with: ">\n<")
      try Golden.compare(text + "\n", with: "\(ChartTests.golden)/\(drawing.name).svg")
    }
  }

  @Test func everyFormIsWellFormed() throws {
    for drawing in try FormSamples.drawings() {
      try WellFormed.check(drawing.svg)
    }
  }

  @Test func labelsOfEveryFormStayOnAPhoneAndApart() throws {
    for drawing in try FormSamples.drawings() where !drawing.name.hasPrefix("multiples") {
      let labels = try ChartTests.labels(in: drawing.svg)
      for (index, label) in labels.enumerated() {
        #expect(
          label.left > -4 && label.right < 334 && label.top > -1, "\(drawing.name): \(label)")
        for other in labels[(index + 1)...] {
          #expect(!label.meets(other), "\(drawing.name): \(label) on \(other)")
        }
      }
    }
  }
}

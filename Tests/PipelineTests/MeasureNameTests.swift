import BulletinModel
import Testing

@testable import BulletinLedger
@testable import BulletinSource

/// The rooms may not know each other: what blocks may name is listed in one and computed in another.
@Suite struct MeasureNameTests {
  @Test func blocksMayNameEveryMeasureThatTheLedgerComputes() {
    let computed = BuiltInMeasures.all(wholeName: nil)
    #expect(BuiltInMeasureNames.all.map(\.id) == computed.map(\.measure.id))
    #expect(BuiltInMeasureNames.all.map(\.name) == computed.map(\.measure.name))
    #expect(BuiltInMeasureNames.all.map(\.register) == computed.map(\.measure.register))
  }

  @Test func blocksMayAskByEveryDimensionThatTheLedgerKnows() {
    for (name, definition) in zip(BuiltInMeasureNames.all, BuiltInMeasures.all(wholeName: nil)) {
      #expect(
        name.dimensions.map { [$0.id, $0.field, $0.list] }
          == definition.dimensions.map { [$0.id, $0.field, $0.list] }, "\(name.id)")
    }
  }

  @Test func onlySharesDoNotAddUp() {
    for (name, definition) in zip(BuiltInMeasureNames.all, BuiltInMeasures.all(wholeName: nil)) {
      #expect(name.isAdditive == !definition.isRatio, "\(name.id)")
    }
  }
}

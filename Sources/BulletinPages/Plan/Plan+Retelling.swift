public import BulletinModel

extension Plan {
  /// The plan of an edition in which the prose of one item is another, and nothing else.
  ///
  /// - Parameters:
  ///   - place: The place of the item in the edition's news.
  ///   - edition: The edition.
  ///   - cited: The figures that its texts cite.
  /// - Returns: The plan, with the faults of the item's links before and now.
  public func retelling(
    _ place: Int, in edition: Edition, citing cited: CitedFigures
  ) -> (plan: Plan, faultsBefore: [Diagnostic], faults: [Diagnostic]) {
    var plan = self
    let (before, now) = plan.index.retell(place, in: edition, citing: cited)
    let resolver = LinkResolver(of: plan.index, table: plan.index.table, pages: plan.index.mapped)
    var (faultsBefore, faults) = ([Diagnostic](), [Diagnostic]())
    _ = resolver.resolve(before, &faultsBefore)
    plan.index.settle(links: resolver.resolve(now, &faults), of: place)
    return (plan, faultsBefore, faults)
  }
}

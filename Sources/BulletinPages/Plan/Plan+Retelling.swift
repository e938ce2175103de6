public import BulletinModel

extension Plan {
  /// The plan with another prose of one item, where all else of the item and of the edition is what it was.
  ///
  /// - Parameters:
  ///   - place: The place of the item in the edition's news.
  ///   - item: The item as it is now.
  ///   - figures: What it cites.
  /// - Returns: The plan, with the faults of the item's links before and now.
  public func retelling(
    _ place: Int, as item: NewsItem, citing figures: [CitedFigure]
  ) -> (plan: Plan, faultsBefore: [Diagnostic], faults: [Diagnostic]) {
    var plan = self
    let (before, now) = plan.index.retell(place, as: item, citing: figures)
    let resolver = LinkResolver(of: plan.index, table: plan.index.table, pages: plan.index.mapped)
    var (faultsBefore, faults) = ([Diagnostic](), [Diagnostic]())
    _ = resolver.resolve(before, &faultsBefore)
    plan.index.settle(links: resolver.resolve(now, &faults), of: place)
    return (plan, faultsBefore, faults)
  }
}

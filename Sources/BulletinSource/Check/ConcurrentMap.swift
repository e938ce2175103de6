/// Maps items at the same time by a few workers, results in the order of the items.
///
/// Workers take items by stride, so no state is shared; four keep the cores of usual machines busy.
func concurrentMap<Item: Sendable, Output: Sendable>(
  _ items: [Item], workers: Int = 4, _ transform: @escaping @Sendable (Item) -> Output
) async -> [Output] {
  guard items.count > 1 else { return items.map(transform) }
  let count = min(workers, items.count)
  return await withTaskGroup(of: (Int, [Output]).self) { group in
    for worker in 0..<count {
      group.addTask {
        (worker, stride(from: worker, to: items.count, by: count).map { transform(items[$0]) })
      }
    }
    var shares = [[Output]](repeating: [], count: count)
    for await (worker, outputs) in group { shares[worker] = outputs }
    return items.indices.map { shares[$0 % count][$0 / count] }
  }
}

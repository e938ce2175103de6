/// Maps an array in contiguous chunks on at most `workers` tasks; results stand by input index.
///
/// `make` prepares what one chunk keeps for itself, such as a reader with its memory. There are four
/// chunks a worker, so that one slow chunk holds nobody up; few elements are mapped on one task.
///
/// Complexity: n calls of `transform`, and a task for every chunk.
public func concurrentMap<Element: Sendable, Tool, Result: Sendable>(
  _ elements: [Element], workers: Int, minimumChunk: Int = 20,
  with make: @escaping @Sendable () -> Tool,
  _ transform: @escaping @Sendable (Tool, Element) -> Result
) async -> [Result] {
  let workers = max(1, workers)
  let size = max(max(1, minimumChunk), (elements.count + workers * 4 - 1) / (workers * 4))
  let starts = Array(stride(from: 0, to: elements.count, by: size))
  let chunk: @Sendable (Int) -> [Result] = { start in
    let tool = make()
    return elements[start..<min(start + size, elements.count)].map { transform(tool, $0) }
  }
  guard workers > 1, starts.count > 1 else { return starts.flatMap(chunk) }
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    var waiting = starts.enumerated().makeIterator()
    for _ in 0..<workers {
      guard let (place, start) = waiting.next() else { break }
      group.addTask { (place, chunk(start)) }
    }
    var parts = [[Result]](repeating: [], count: starts.count)
    while let (place, part) = await group.next() {
      parts[place] = part
      if let (place, start) = waiting.next() {
        group.addTask { (place, chunk(start)) }
      }
    }
    return parts.flatMap { $0 }
  }
}

/// Maps an array in contiguous chunks on at most `workers` tasks; results stand by input index.
///
/// Complexity: n calls of `transform`, and a task for every chunk.
public func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], workers: Int, minimumChunk: Int = 20,
  _ transform: @escaping @Sendable (Element) -> Result
) async -> [Result] {
  await concurrentMap(elements, workers: workers, minimumChunk: minimumChunk, with: { () }) {
    _, element in transform(element)
  }
}

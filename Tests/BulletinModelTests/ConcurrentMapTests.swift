import BulletinModel
import Testing

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 19, 20, 21, 160, 1001], [1, 2, 3, 8])
  func keepsTheOrderOfItsInput(_ count: Int, _ workers: Int) async {
    let numbers = Array(0..<count)
    let doubled = await concurrentMap(numbers, workers: workers) { $0 * 2 }
    #expect(doubled == numbers.map { $0 * 2 })
  }

  @Test func makesOneToolForAChunk() async {
    final class Tool {
      var uses = 0
    }
    let uses = await concurrentMap(
      Array(0..<100), workers: 2, minimumChunk: 25, with: { Tool() }
    ) { tool, _ in
      tool.uses += 1
      return tool.uses
    }
    #expect(uses == (0..<4).flatMap { _ in Array(1...25) })
  }
}

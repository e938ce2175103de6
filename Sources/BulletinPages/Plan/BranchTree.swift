import BulletinModel

/// The units as a tree, in the order of their register.
struct BranchTree: Sendable {
  /// The units without one above them, or whose unit above is unknown.
  let roots: [Int]
  /// For each unit those directly below it.
  let children: [[Int]]
  /// For each unit how many stand below it at any depth, itself not counted, dissolved ones out.
  let sizes: [Int]
  private let places: [String: Int]

  /// Makes the tree; a circle, which is a fault of its own, hangs on no root.
  init(_ branches: [Branch]) {
    let places = Dictionary(
      branches.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.places = places
    var children: [[Int]] = Array(repeating: [], count: branches.count)
    var roots: [Int] = []
    for (place, branch) in branches.enumerated() {
      if let parent = branch.parent.flatMap({ places[$0] }), parent != place {
        children[parent].append(place)
      } else {
        roots.append(place)
      }
    }
    self.roots = roots
    self.children = children
    sizes = BranchTree.sizes(branches, roots: roots, children: children)
  }

  private static func sizes(_ branches: [Branch], roots: [Int], children: [[Int]]) -> [Int] {
    var order: [Int] = []
    var open = roots
    while let next = open.popLast() {
      order.append(next)
      open += children[next]
    }
    var sizes = Array(repeating: 0, count: branches.count)
    for place in order.reversed() {
      sizes[place] = children[place].reduce(0) {
        $0 + sizes[$1] + (branches[$1].dissolved == nil ? 1 : 0)
      }
    }
    return sizes
  }

  /// The place of a unit.
  func place(of id: String?) -> Int? { id.flatMap { places[$0] } }

  /// The units from the root down to the one above `place`.
  func ancestors(of place: Int, in branches: [Branch]) -> [Int] {
    var path: [Int] = []
    var next = self.place(of: branches[place].parent)
    while let above = next, above != place, !path.contains(above) {
      path.append(above)
      next = self.place(of: branches[above].parent)
    }
    return path.reversed()
  }
}

/// A template as a flat list of operations, with all that they point at.
struct Program: Sendable {
  /// The page's template, then those that call themselves.
  var operations: [Operation] = []
  /// The literal bytes of all templates.
  var literals: [UInt8] = []
  /// The steps of all operands.
  var steps: [OperandStep] = []
  /// What computes the fields that are not stored.
  var getters: [any AnyObject & Sendable] = []
  /// The operations of each template that is called, the page's first.
  var calls: [Range<Int>] = []

  /// The same program in storage of its own.
  func copy() -> Program {
    Program(
      operations: operations.map(\.self), literals: literals.map(\.self), steps: steps.map(\.self),
      getters: getters.map(\.self), calls: calls.map(\.self))
  }

  /// Appends the template filled with the context at `root`.
  func render(_ root: UnsafeRawPointer, into output: inout [UInt8]) {
    guard let main = calls.first else { return }
    operations.withUnsafeBufferPointer { operations in
      literals.withUnsafeBufferPointer { literals in
        let walk = Walk(program: self, operations: operations, literals: literals, root: root)
        walk.run(main, Walk.Frame(object: root, item: root, indentation: []), into: &output)
      }
    }
  }
}

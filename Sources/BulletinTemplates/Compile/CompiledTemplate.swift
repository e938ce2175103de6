import BulletinModel

/// A template that is known to fit its context.
///
/// Each worker renders with a copy of its own, so that no reference count is shared.
public struct CompiledTemplate<Context: TemplateContext>: Sendable {
  private let program: Program

  init(program: Program) {
    self.program = program
  }

  /// A copy that shares no storage with this one.
  public func copy() -> CompiledTemplate {
    var own = Program()
    own.operations = program.operations.map { $0 }
    own.literals = program.literals.map { $0 }
    own.procedures = program.procedures.map { $0 }
    own.main = program.main
    return CompiledTemplate(program: own)
  }

  /// Appends the template filled with a context.
  public func render(_ context: Context, into output: inout [UInt8]) {
    var run = TemplateRun(program: program, root: context)
    run.run(program.main, in: context, into: &output)
  }
}

/// One walk over a program's steps.
private struct TemplateRun {
  let program: Program
  let root: any TemplateContext

  mutating func run(_ range: Range<Int>, in frame: any TemplateContext, into output: inout [UInt8])
  {
    var step = range.lowerBound
    while step < range.upperBound {
      switch program.operations[step] {
      case .literal(let start, let count):
        output.append(contentsOf: program.literals[start..<start + count])
      case .text(let path):
        if case .text(let text) = value(path, frame) { appendEscaped(text, to: &output) }
      case .html(let path):
        if case .html(let html) = value(path, frame) { output.append(contentsOf: html.bytes) }
      case .word(let path, let key):
        if case .words(let words) = value(path, frame) {
          output.append(contentsOf: words.escaped[key])
        }
      case .condition(let path, let end):
        if holds(value(path, frame)) { run(step + 1..<end, in: frame, into: &output) }
        step = end
        continue
      case .unless(let path, let end):
        if !holds(value(path, frame)) { run(step + 1..<end, in: frame, into: &output) }
        step = end
        continue
      case .open(let path, let end):
        if case .object(let object) = value(path, frame) {
          run(step + 1..<end, in: object, into: &output)
        }
        step = end
        continue
      case .each(let path, let end):
        if case .list(let items) = value(path, frame) {
          for item in items { run(step + 1..<end, in: item, into: &output) }
        }
        step = end
        continue
      case .call(let procedure):
        run(program.procedures[procedure], in: frame, into: &output)
      }
      step += 1
    }
  }

  private func value(_ path: ValuePath, _ frame: any TemplateContext) -> TemplateValue {
    var value = (path.fromRoot ? root : frame).value(at: path.first)
    for field in [path.second, path.third, path.fourth] {
      guard field >= 0 else { return value }
      guard case .object(let object) = value else { return .absent }
      value = object.value(at: field)
    }
    return value
  }

  private func holds(_ value: TemplateValue) -> Bool {
    switch value {
    case .text(let text): !text.isEmpty
    case .html(let html): !html.bytes.isEmpty
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    case .object, .words: true
    case .absent: false
    }
  }
}

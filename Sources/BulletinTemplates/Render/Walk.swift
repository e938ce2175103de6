import BulletinModel

/// One walk over a program's operations.
///
/// Contexts are read where they lie: the compiler has settled which type stands at which offset.
struct Walk {
  /// What names refer to at one point of the walk.
  struct Frame {
    let object: UnsafeRawPointer
    let item: UnsafeRawPointer
    let indentation: [UInt8]
  }

  let program: Program
  let operations: UnsafeBufferPointer<Operation>
  let literals: UnsafeBufferPointer<UInt8>
  let root: UnsafeRawPointer

  func run(_ range: Range<Int>, _ frame: Frame, into output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch operations[index] {
      case .literal(let range):
        output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[range]))
      case .text(let operand):
        withValue(of: operand, in: frame, as: String.self) {
          appendEscaped($0.pointee, to: &output)
        }
      case .optionalText(let operand):
        withValue(of: operand, in: frame, as: String?.self) {
          if let text = $0.pointee { appendEscaped(text, to: &output) }
        }
      case .html(let operand):
        withValue(of: operand, in: frame, as: SafeHTML.self) {
          output.append(contentsOf: $0.pointee.bytes)
        }
      case .optionalHTML(let operand):
        withValue(of: operand, in: frame, as: SafeHTML?.self) {
          if let html = $0.pointee { output.append(contentsOf: html.bytes) }
        }
      case .word(let operand, let place):
        withValue(of: operand, in: frame, as: TemplateWords.self) {
          $0.pointee.append(place, to: &output)
        }
      case .when(let operand, let presence, let next):
        if !isThere(operand, presence, in: frame) {
          index = next
          continue
        }
      case .unless(let operand, let presence, let next):
        if isThere(operand, presence, in: frame) {
          index = next
          continue
        }
      case .indentation:
        output.append(contentsOf: frame.indentation)
      case .call(let call, let indentation):
        run(program.calls[call], called(frame, indentation), into: &output)
      case .object(_, let next), .optionalObject(_, _, let next), .list(_, _, let next),
        .texts(_, let next):
        enter(operations[index], body: index + 1..<next, frame, into: &output)
        index = next
        continue
      }
      index += 1
    }
  }

  /// Runs the body of a section that changes what names refer to.
  private func enter(
    _ section: Operation, body: Range<Int>, _ frame: Frame, into output: inout [UInt8]
  ) {
    switch section {
    case .object(let operand, _):
      withPlace(of: operand, in: frame) { run(body, frame.entering($0), into: &output) }
    case .optionalObject(let operand, let type, _):
      withPlace(of: operand, in: frame) {
        if type.isPresent(at: $0) { run(body, frame.entering($0), into: &output) }
      }
    case .list(let operand, let type, _):
      withPlace(of: operand, in: frame) {
        type.withElements(of: $0) { first, count, stride in
          for index in 0..<count {
            run(body, frame.entering(first + index * stride), into: &output)
          }
        }
      }
    case .texts(let operand, _):
      withValue(of: operand, in: frame, as: [String].self) {
        $0.pointee.withUnsafeBufferPointer { texts in
          guard let first = texts.baseAddress else { return }
          for index in texts.indices {
            run(body, frame.visiting(UnsafeRawPointer(first + index)), into: &output)
          }
        }
      }
    default: preconditionFailure("not a section")
    }
  }

  private func called(_ frame: Frame, _ indentation: Range<Int>?) -> Frame {
    let added = indentation.map { frame.indentation + literals[$0] } ?? []
    return Frame(object: frame.object, item: frame.item, indentation: added)
  }
}

extension Walk.Frame {
  /// The frame inside a context.
  func entering(_ object: UnsafeRawPointer) -> Walk.Frame {
    Walk.Frame(object: object, item: item, indentation: indentation)
  }

  /// The frame for one text of a list.
  func visiting(_ item: UnsafeRawPointer) -> Walk.Frame {
    Walk.Frame(object: object, item: item, indentation: indentation)
  }
}

extension Walk {
  private func isThere(_ operand: Operand, _ presence: Presence, in frame: Frame) -> Bool {
    var isThere = false
    withPlace(of: operand, in: frame) { place in
      isThere =
        switch presence {
        case .flag: place.load(as: Bool.self)
        case .text: place.assumingMemoryBound(to: String?.self).pointee?.isEmpty == false
        case .html: place.assumingMemoryBound(to: SafeHTML?.self).pointee?.bytes.isEmpty == false
        case .texts: !place.assumingMemoryBound(to: [String].self).pointee.isEmpty
        case .object(let type): type.isPresent(at: place)
        case .list(let type): type.isFilled(at: place)
        }
    }
    return isThere
  }

  @inline(__always)
  private func withValue<Value>(
    of operand: Operand, in frame: Frame, as type: Value.Type,
    _ body: (UnsafePointer<Value>) -> Void
  ) {
    withPlace(of: operand, in: frame) { body($0.assumingMemoryBound(to: type)) }
  }

  /// Calls `body` with the place of a value; not at all where the way to it is absent.
  @inline(__always)
  private func withPlace(
    of operand: Operand, in frame: Frame, _ body: (UnsafeRawPointer) -> Void
  ) {
    let base =
      switch operand.base {
      case .root: root
      case .object: frame.object
      case .item: frame.item
      }
    if operand.steps.isEmpty {
      body(base + operand.offset)
    } else {
      follow(operand.steps, from: base + operand.offset, body)
    }
  }

  private func follow(
    _ steps: Range<Int>, from place: UnsafeRawPointer, _ body: (UnsafeRawPointer) -> Void
  ) {
    var place = place
    for index in steps {
      switch program.steps[index] {
      case .stored(let offset): place += offset
      case .present(let type):
        guard type.isPresent(at: place) else { return }
      case .computed(let value, let getter):
        value.read(from: place, by: program.getters[getter]) {
          follow(index + 1..<steps.upperBound, from: $0, body)
        }
        return
      }
    }
    body(place)
  }
}

extension TemplateContext {
  /// Tells whether an optional context is there.
  ///
  /// If it is, it lies at the same place: the payload of an optional comes first.
  static func isPresent(at place: UnsafeRawPointer) -> Bool {
    if case .some = place.assumingMemoryBound(to: Self?.self).pointee { true } else { false }
  }

  /// Tells whether a list of contexts has any.
  static func isFilled(at place: UnsafeRawPointer) -> Bool {
    !place.assumingMemoryBound(to: [Self].self).pointee.isEmpty
  }

  /// Calls `body` with a list's first context, their number and the distance between them.
  static func withElements(
    of place: UnsafeRawPointer, _ body: (UnsafeRawPointer, Int, Int) -> Void
  ) {
    place.assumingMemoryBound(to: [Self].self).pointee.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      body(UnsafeRawPointer(first), elements.count, MemoryLayout<Self>.stride)
    }
  }
}

/// The templates that are called while rendering, and which of them call which.
struct CallGraph {
  /// A template compiled on its own for one scope, one place in the markup and some overrides.
  struct Call {
    let template: ParsedTemplate
    let place: TemplateCompiler.Place
    let markup: MarkupState
  }

  /// A tag that calls.
  struct Edge {
    let from: Int
    let to: Int
    let tag: TemplateTag
    let text: TemplateText
  }

  /// All calls in the order in which they are compiled.
  private(set) var all: [Call] = []
  /// The calls with no section around them that could end a recursion.
  private var edges: [Edge] = []
  private var places: [Key: Int] = [:]

  /// What makes a template compile to other operations.
  private struct Key: Hashable {
    let name: String
    let scope: String
    let markup: MarkupState
    let overrides: [String: String]
  }

  /// The place of a call, which is added if it is new.
  @discardableResult
  mutating func add(
    _ template: ParsedTemplate, _ place: TemplateCompiler.Place, _ markup: MarkupState
  ) -> Int {
    let key = Key(
      name: template.text.name, scope: place.scope.id, markup: markup,
      overrides: place.overrides.mapValues(\.id))
    if let known = places[key] { return known }
    places[key] = all.count
    all.append(Call(template: template, place: place, markup: markup))
    return all.count - 1
  }

  /// Notes a call that is reached whenever its caller is.
  mutating func addEdge(_ edge: Edge) {
    edges.append(edge)
  }

  /// The calls that lead back to their caller with nothing in between that could end it.
  ///
  /// Of each round, the one that closes it.
  var endless: [Edge] {
    edges.filter { edge in
      guard edge.to <= edge.from else { return false }
      var reached: Set<Int> = [edge.to]
      var open = [edge.to]
      while let call = open.popLast() {
        if call == edge.from { return true }
        for next in edges where next.from == call && reached.insert(next.to).inserted {
          open.append(next.to)
        }
      }
      return false
    }
  }
}

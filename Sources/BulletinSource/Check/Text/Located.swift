import BulletinModel

/// A value with the place where it was typed.
struct Located<Value: Sendable & Hashable>: Sendable, Hashable {
  let value: Value
  let span: SourceSpan
}

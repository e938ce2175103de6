/// Reads a field that is computed rather than stored.
///
/// Called on a metatype, which unlike a closure carries no reference count that workers share.
protocol ComputedValue: SendableMetatype {
  /// Calls `body` with the place of the value, which lives for the length of the call.
  static func read(
    from owner: UnsafeRawPointer, by getter: AnyObject, _ body: (UnsafeRawPointer) -> Void)
}

/// A field of type `Value` that contexts of type `Owner` compute by a property.
enum ComputedByProperty<Owner, Value>: ComputedValue {
  static func read(
    from owner: UnsafeRawPointer, by getter: AnyObject, _ body: (UnsafeRawPointer) -> Void
  ) {
    let property = unsafeDowncast(getter, to: KeyPath<Owner, Value>.self)
    let value = owner.assumingMemoryBound(to: Owner.self).pointee[keyPath: property]
    withUnsafePointer(to: value) { body(UnsafeRawPointer($0)) }
  }
}

/// A field of type `Value` that a closure makes of contexts of type `Owner`.
enum ComputedByClosure<Owner, Value>: ComputedValue {
  /// The closure as an object.
  final class Getter: Sendable {
    let make: @Sendable (Owner) -> Value

    init(_ make: @escaping @Sendable (Owner) -> Value) {
      self.make = make
    }
  }

  static func read(
    from owner: UnsafeRawPointer, by getter: AnyObject, _ body: (UnsafeRawPointer) -> Void
  ) {
    let getter = unsafeDowncast(getter, to: Getter.self)
    let value = getter.make(owner.assumingMemoryBound(to: Owner.self).pointee)
    withUnsafePointer(to: value) { body(UnsafeRawPointer($0)) }
  }
}

/// A dimension of a measure with its members.
public struct DimensionAxis: Sendable, Hashable {
  /// One member.
  public struct Member: Sendable, Hashable {
    /// The id in keys.
    public let id: String
    /// The name in each language.
    public let name: LocalizedText
    /// A shorter name for charts.
    public let short: LocalizedText?
    /// The member above it.
    public let parent: String?
    /// The level, an id in `levels`, for regions and units.
    public let level: String?

    /// Makes a member.
    public init(
      id: String, name: LocalizedText, short: LocalizedText? = nil, parent: String? = nil,
      level: String? = nil
    ) {
      self.id = id
      self.name = name
      self.short = short
      self.parent = parent
      self.level = level
    }
  }

  /// The dimension.
  public let dimension: Dimension
  /// The name in each language: that of the register's field.
  public let name: LocalizedText
  /// The members in the order of their list.
  public let members: [Member]
  /// False where members overlap, so that figures by member never add up.
  public let isPartition: Bool

  /// Makes an axis.
  public init(
    dimension: Dimension, name: LocalizedText, members: [Member], isPartition: Bool = true
  ) {
    self.dimension = dimension
    self.name = name
    self.members = members
    self.isPartition = isPartition
  }

  /// The members directly below one, or the roots for nil.
  public func children(of parent: String?) -> [Member] {
    members.filter { $0.parent == parent }
  }

  /// The member with an id.
  public func member(_ id: String) -> Member? { members.first { $0.id == id } }
}

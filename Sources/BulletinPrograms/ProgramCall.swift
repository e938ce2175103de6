/// What a program is asked to do, and how much it may take.
public struct ProgramCall: Sendable, Hashable {
  /// The arguments after the program's own name; each arrives as it is.
  public var arguments: [String]
  /// All environment variables that the program sees.
  public var environment: [String: String]
  /// The folder that it works in; nil for the caller's.
  public var folder: String?
  /// What it reads on standard input; nil for nothing.
  public var input: [UInt8]?
  /// What it may take.
  public var limits: ProgramLimits

  /// Makes a call; without more, a program sees an empty environment and has one minute.
  public init(
    _ arguments: [String] = [], environment: [String: String] = [:], folder: String? = nil,
    input: [UInt8]? = nil, limits: ProgramLimits = ProgramLimits()
  ) {
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.input = input
    self.limits = limits
  }
}

/// How long a program may run and how much it may print.
public struct ProgramLimits: Sendable, Hashable {
  /// How long it may run before it is asked to end.
  public var time: Duration
  /// How long it then has until it is killed.
  public var grace: Duration
  /// How many bytes it may write to standard output.
  public var output: Int
  /// How many bytes it may write to standard error.
  public var errors: Int

  /// Makes limits.
  public init(
    time: Duration = .seconds(60), grace: Duration = .seconds(2), output: Int = 16 << 20,
    errors: Int = 1 << 20
  ) {
    self.time = time
    self.grace = grace
    self.output = output
    self.errors = errors
  }
}

/// What came of a program that ran to its own end.
public struct ProgramOutcome: Sendable, Hashable {
  /// Its exit status; 0 means success by custom.
  public let status: Int32
  /// All that it wrote to standard output.
  public let output: [UInt8]
  /// All that it wrote to standard error.
  public let errors: [UInt8]

  /// Puts an outcome together.
  public init(status: Int32, output: [UInt8], errors: [UInt8]) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// Standard output as text; bytes that are no UTF-8 show as �.
  public var outputText: String { String(decoding: output, as: UTF8.self) }

  /// Standard error as text, likewise.
  public var errorText: String { String(decoding: errors, as: UTF8.self) }
}

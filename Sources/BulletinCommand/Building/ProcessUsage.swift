#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system has charged this process until now.
struct ProcessUsage: Sendable {
  /// Seconds of processor time, of all threads, in the program and in the system.
  let seconds: Double
  /// The most memory that it held at once.
  let peakMegabytes: Int

  /// Asks the system.
  static func current() -> ProcessUsage {
    var usage = rusage()
    #if canImport(Glibc)
      let who = __rusage_who_t(RUSAGE_SELF.rawValue)
      getrusage(who, &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    let times = [usage.ru_utime, usage.ru_stime]
    let seconds = times.reduce(0.0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    #if canImport(Darwin)
      let bytes = Int(usage.ru_maxrss)
    #else
      let bytes = Int(usage.ru_maxrss) * 1024
    #endif
    return ProcessUsage(seconds: seconds, peakMegabytes: bytes / 1_000_000)
  }
}

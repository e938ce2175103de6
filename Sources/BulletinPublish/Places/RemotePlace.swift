import BulletinModel
import BulletinPrograms

/// Releases on another machine, by the system's ssh and rsync.
///
/// The other side runs `/bin/sh` and reads what to do on its standard input, so that no word of ours
/// passes through whatever shell the account has.
struct RemotePlace: ReleasePlace {
  let name: String
  private let host: PublishTarget.Host
  private let ssh: Program
  private let rsync: Program
  private let tools: ReleaseTools

  /// Names the machine and its folder.
  init(_ host: PublishTarget.Host, tools: ReleaseTools) throws(ReleaseFailure) {
    guard let ssh = tools.program("ssh") else { throw .noProgram("ssh") }
    guard let rsync = tools.program("rsync") else { throw .noProgram("rsync") }
    (self.host, self.ssh, self.rsync, self.tools) = (host, ssh, rsync, tools)
    name = "\(host.login):\(host.folder)"
  }

  /// The options that ssh gets in any case: it never asks, and it never waits for ever.
  private var options: [String] {
    var options = [
      "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15",
      "-o", "ServerAliveInterval=10", "-o", "ServerAliveCountMax=3",
    ]
    if let port = host.port { options += ["-p", String(port)] }
    if let key = host.key { options += ["-i", key, "-o", "IdentitiesOnly=yes"] }
    if let file = host.knownHosts { options += ["-o", "UserKnownHostsFile=\(file)"] }
    return options
  }

  // MARK: Steps on the other side

  /// Runs lines of shell in the folder of the place.
  private func run(
    _ step: String, _ lines: String, seconds: Int = 120, output: Int = 16 << 20
  ) async throws(ReleaseFailure) -> (status: Int32, output: [UInt8]) {
    let script = """
      export LC_ALL=C
      umask 022
      cd \(ShellText.quoted(host.folder)) 2>/dev/null || exit 91
      \(lines)
      """
    return try await run(step, script: script, seconds: seconds, output: output)
  }

  private func run(
    _ step: String, script: String, seconds: Int = 120, output: Int = 16 << 20
  ) async throws(ReleaseFailure) -> (status: Int32, output: [UInt8]) {
    let arguments = options + ["--", host.login, "exec /bin/sh -s"]
    let call = tools.call(
      arguments, input: Array((script + "\n").utf8), seconds: seconds, output: output)
    let outcome: ProgramOutcome
    do throws(ProgramFailure) {
      outcome = try await ssh.run(call)
    } catch {
      throw .program(error)
    }
    switch outcome.status {
    case 255: throw .unreachable(name, words: lastLine(outcome.errorText))
    case 0, 90...99: return (outcome.status, outcome.output)
    default: throw .remote(name, step: step, words: lastLine(outcome.errorText))
    }
  }

  /// Runs lines that have to end well.
  private func order(_ step: String, _ lines: String, seconds: Int = 120)
    async throws(ReleaseFailure)
  {
    let end = try await run(step, lines, seconds: seconds)
    if end.status != 0 { throw .remote(name, step: step, words: "\(end.status)") }
  }

  // MARK: Looking

  func prepare() async throws(ReleaseFailure) {
    let folder = ShellText.quoted(host.folder)
    let script = """
      export LC_ALL=C
      umask 022
      mkdir -p \(folder) || exit 1
      cd \(folder) || exit 1
      if [ ! -d .bulletin ] && [ -n "$(ls -A | grep -vx 'lost+found')" ]; then
        ls -A | head -n 5
        exit 92
      fi
      mkdir -p \(PlacePath.folders.joined(separator: " "))
      """
    let end = try await run("mkdir", script: script)
    guard end.status == 92 else { return }
    throw .foreignPlace(name, files: lines(end.output))
  }

  func survey() async throws(ReleaseFailure) -> Survey {
    let found = try await run(
      "ls",
      """
      if [ -L current ]; then echo "current $(readlink current)"
      elif [ -e current ]; then exit 93; fi
      [ ! -d releases ] || ls -A releases | sed 's/^/release /'
      [ ! -f .bulletin/lock ] || sed 's/^/lock /' .bulletin/lock
      """)
    if found.status == 91 { return Survey() }
    if found.status == 93 { throw .currentIsNoLink("\(name)/current") }
    var survey = Survey()
    for line in lines(found.output) {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "current":
        guard let id = releaseLinked(as: parts[1]) else {
          throw .currentIsNoLink("\(name)/current")
        }
        survey.current = id
      case "release": survey.add(parts[1])
      default: survey.lock = (survey.lock ?? "") + parts[1] + "\n"
      }
    }
    return survey
  }

  func contents(of path: String) async throws(ReleaseFailure) -> [UInt8]? {
    let path = ShellText.quoted(path)
    let end = try await run(
      "cat", "[ -f \(path) ] || exit 94\ncat \(path)", seconds: 600, output: 256 << 20)
    return end.status == 0 ? end.output : nil
  }

  func listing(of folder: String) async throws(ReleaseFailure) -> Listing {
    let found = try await run(
      "sha256sum",
      """
      cd \(ShellText.quoted(folder)) || exit 1
      if command -v sha256sum >/dev/null 2>&1; then sum='sha256sum'
      else sum='shasum -a 256'; fi
      find . -type f -exec wc -c {} + | sed 's/^ */size /' || exit 1
      find . -type f -exec $sum {} + || exit 1
      find . ! -type f ! -type d | sed 's/^/odd /'
      """, seconds: 3600, output: 512 << 20)
    guard found.status == 0 else { throw .remote(name, step: "sha256sum", words: folder) }
    return RemotePlace.listing(lines(found.output))
  }

  /// Reads what the other side says about files: sizes, hashes, and what is no file.
  static func listing(_ lines: [String]) -> Listing {
    var sizes: [String: Int] = [:]
    var entries: [Manifest.Entry] = []
    var odd: [String] = []
    for line in lines {
      if line.hasPrefix("size ") {
        let parts = line.dropFirst(5).split(separator: " ", maxSplits: 1)
        // Between the files stand their totals.
        if parts.count == 2, parts[1].hasPrefix("./") { sizes[below(parts[1])] = Int(parts[0]) }
      } else if line.hasPrefix("odd ") {
        odd.append(below(line.dropFirst(4)))
      } else if let (digest, path) = hash(line) {
        entries.append(Manifest.Entry(path: path, size: sizes[path] ?? -1, digest: digest))
      } else {
        odd.append(line)
      }
    }
    return Listing(files: Manifest(entries), odd: odd)
  }

  /// A line of `sha256sum`: the hash, two characters, the name.
  private static func hash(_ line: String) -> (digest: String, path: String)? {
    let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, Manifest.isDigest(parts[0]) else { return nil }
    return (String(parts[0]), below(parts[1].dropFirst()))
  }

  private static func below(_ path: Substring) -> String {
    String(path.hasPrefix("./") ? path.dropFirst(2) : path)
  }

  // MARK: Changing

  func replace(_ path: String, with bytes: [UInt8]) async throws(ReleaseFailure) {
    let (place, part) = (ShellText.quoted(path), ShellText.quoted(path + ".part"))
    let text = ShellText.quoted(String(decoding: bytes, as: UTF8.self))
    try await order(
      "write", "printf %s \(text) >\(part) && mv -f \(part) \(place) || exit 1", seconds: 600)
  }

  func takeLock(_ text: String, replacing old: String?) async throws(ReleaseFailure) -> Bool {
    let word = ShellText.quoted(lineOf(text))
    var script = ""
    if let old {
      script += """
        if [ "$(cat .bulletin/lock 2>/dev/null)" = \(ShellText.quoted(lineOf(old))) ]; then
          rm -f .bulletin/lock
        fi

        """
    }
    // A link is made in one step, and its file is whole before.
    script += """
      printf '%s\\n' \(word) >.bulletin/lock.$$ || exit 1
      if ln .bulletin/lock.$$ .bulletin/lock 2>/dev/null; then rm -f .bulletin/lock.$$; exit 0; fi
      rm -f .bulletin/lock.$$
      exit 95
      """
    return try await run("lock", script).status == 0
  }

  func dropLock(_ text: String) async throws(ReleaseFailure) {
    try await order(
      "lock",
      """
      if [ "$(cat .bulletin/lock 2>/dev/null)" = \(ShellText.quoted(lineOf(text))) ]; then
        rm -f .bulletin/lock
      fi
      """)
  }

  func receive(_ parcel: Parcel, in folder: String, linkedTo live: LiveRelease?)
    async throws(ReleaseFailure)
  {
    try await order("mkdir", "mkdir -p \(ShellText.quoted(folder))")
    var arguments = [
      "--recursive", "--checksum", "--delete", "--perms", "--chmod=D755,F644", "--partial",
      "--protect-args", "--timeout=60", "--rsh", RemotePlace.rsh([ssh.path] + options),
    ]
    if let live { arguments.append("--link-dest=../\(live.id)") }
    arguments += ["--", "\(parcel.folder)/", "\(host.login):\(host.folder)/\(folder)/"]
    let outcome: ProgramOutcome
    do throws(ProgramFailure) {
      outcome = try await rsync.run(tools.call(arguments, seconds: 6 * 3600))
    } catch {
      throw .program(error)
    }
    switch outcome.status {
    case 0: return
    // What ssh itself says, or a connection that broke.
    case 10, 12, 30, 35, 255:
      throw .unreachable(name, words: firstLine(outcome.errorText))
    default: throw .remote(name, step: "rsync", words: firstLine(outcome.errorText))
    }
  }

  /// A command line that rsync takes apart again: by spaces, and by single quotes.
  static func rsh(_ words: [String]) -> String {
    words.map { word in
      word.utf8.allSatisfy { $0 != 0x20 && $0 != 0x22 && $0 != 0x27 } ? word : "'\(word)'"
    }.joined(separator: " ")
  }

  func remove(_ paths: [String], in folder: String) async throws(ReleaseFailure) {
    let words = paths.map { "rm -rf -- \(ShellText.quoted("\(folder)/\($0)")) || exit 1\n" }
    if !words.isEmpty { try await order("rm", words.joined(), seconds: 600) }
  }

  func rename(_ folder: String, to name: String) async throws(ReleaseFailure) {
    let (old, new) = (ShellText.quoted(folder), ShellText.quoted(name))
    try await order("mv", "[ ! -e \(new) ] || exit 1\nmv \(old) \(new) || exit 1")
  }

  func removeFolder(_ folder: String) async throws(ReleaseFailure) {
    try await order("rm", "rm -rf -- \(ShellText.quoted(folder)) || exit 1", seconds: 3600)
  }

  func switchCurrent(to id: ReleaseID, holding lock: String) async throws(ReleaseFailure) -> Bool {
    let end = try await run(
      "switch",
      """
      [ "$(cat .bulletin/lock 2>/dev/null)" = \(ShellText.quoted(lineOf(lock))) ] || exit 96
      rm -f .bulletin/current.next
      ln -s \(id.folder) .bulletin/current.next || exit 1
      mv -T .bulletin/current.next current 2>/dev/null && exit 0
      mv -h .bulletin/current.next current || exit 1
      """)
    return end.status == 0
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func lineOf(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private func lastLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
  }
}

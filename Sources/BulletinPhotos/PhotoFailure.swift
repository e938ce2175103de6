/// What the machine refused while photographs were made; the pictures themselves have no part in it.
public enum PhotoFailure: Error, Sendable, Hashable {
  /// A system call failed on a path of the cache, with its `errno`.
  case system(operation: String, path: String, code: Int32)
  /// libvips cannot draw what this program drew: it or its fonts are not whole.
  case cannotDraw(reason: String)
}

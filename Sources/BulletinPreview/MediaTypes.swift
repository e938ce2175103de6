/// The types of the files of a site, by the end of their names.
enum MediaTypes {
  /// The value of `Content-Type`; bytes of no known kind are to be saved.
  static func type(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return unknown }
    return types[name[name.index(after: dot)...].lowercased()] ?? unknown
  }

  private static let unknown = "application/octet-stream"
  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json",
    "xml": "application/xml", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg",
    "jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif", "gif": "image/gif",
    "ico": "image/x-icon", "csv": "text/csv; charset=utf-8", "txt": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8", "pdf": "application/pdf",
    "db": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip", "mp4": "video/mp4", "mp3": "audio/mpeg", "woff2": "font/woff2",
  ]
}

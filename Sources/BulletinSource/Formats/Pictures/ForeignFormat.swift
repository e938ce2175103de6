/// Formats of pictures that cameras, telephones and scanners write and browsers do not show.
struct ForeignFormat {
  /// The name as people know it.
  let name: String
  /// What to do about it.
  let advice: (chinese: String, english: String)

  /// Tells the format by the first bytes.
  ///
  /// Source: ISO/IEC 14496-12 (`ftyp`) with the brands of ISO/IEC 23008-12; TIFF 6.0, section 2;
  /// Windows `BITMAPFILEHEADER`.
  init?(_ bytes: [UInt8]) {
    let brands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]
    if bytes.has("ftyp", at: 4), brands.contains(where: { bytes.has($0, at: 8) }) {
      name = "HEIC"
      advice = (
        "在 iPhone 的“设置—相机—格式”里选“兼容性最佳”再拍；已有的用“预览”或“照片”导出为 JPEG",
        "choose Most Compatible in Settings, Camera, Formats; export this one as JPEG"
      )
    } else if bytes.has("ftypavif", at: 4) {
      name = "AVIF"
      advice = ("用看图软件另存为 JPEG，旧手机打不开 AVIF", "save it as JPEG: older phones cannot show it")
    } else if bytes.has("II*\0", at: 0) || bytes.has("MM\0*", at: 0) {
      name = "TIFF"
      advice = (
        "扫描时选 JPEG（照片）或 PNG（文字、图表）；已有的用看图软件另存",
        "scan to JPEG (photos) or PNG (text, drawings), or save this one so"
      )
    } else if bytes.has("BM", at: 0), bytes.little(14, 4).map({ 12...124 ~= $0 }) == true {
      name = "BMP"
      advice = ("用画图软件另存为 PNG", "save it as PNG")
    } else {
      return nil
    }
  }
}

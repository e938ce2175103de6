/// The stylesheet inside charts in files of their own.
extension ChartSheet {
  /// The rules, the same in every file, so that a strict policy can allow them by one hash.
  ///
  /// Colours are written out, light ones first, because word processors and drawing programs know
  /// neither variables nor the dark scheme; browsers take the dark ones where the reader wants them.
  public static let style =
    shapes + colours(.light) + "@media (prefers-color-scheme:dark){" + colours(.dark) + "}"
    + "@media print{" + colours(.light) + "}"

  /// What does not change with the scheme.
  private static let shapes = """
    svg{direction:ltr}\
    text{font:400 13px \(faces);font-variant-numeric:tabular-nums lining-nums}\
    .lab{font-size:14px}.cm-h{font-size:14px}.cm-n{font-size:13px}\
    .strong,.cur,.sm-v{font-weight:700}\
    .sheet-title{font:700 22px \(serifs)}.sheet-sub{font-size:14px}.sheet-src{font-size:13px}\
    .sm-h{font-size:14px}.sm-v{font-size:15px}.sm-x{font-size:12px}\
    .halo,.in{stroke-width:4px;stroke-linejoin:round}\
    .grid,.axis,.base,.ref,.link,.mark{vector-effect:non-scaling-stroke;shape-rendering:crispEdges}\
    .ref{stroke-dasharray:4 3}.link,.mark{stroke-width:2}.lead,.ln,.hatch,.gap{fill:none}\
    .ln{stroke-width:2.5;stroke-linejoin:round;vector-effect:non-scaling-stroke}\
    .ln.prev{stroke-width:1.5;stroke-dasharray:5 3}.ln.ctx{stroke-width:1.5}.ln.hi{stroke-width:3}\
    .ln.l2{stroke-dasharray:9 4}.ln.l3{stroke-dasharray:2 4;stroke-linecap:round}\
    .ln.l4{stroke-dasharray:10 4 2 4}.dot{stroke-width:1.5}.dot.prev{stroke-width:2}\
    .hatch{stroke-width:1;stroke-opacity:.6}.gap{stroke-dasharray:2 2}\
    .spark path{fill:none;stroke-width:1.5;stroke-linejoin:round}
    """

  private static let faces = """
    -apple-system,"PingFang SC","HarmonyOS Sans SC","Source Han Sans SC","Noto Sans CJK SC",\
    "Noto Sans SC","Microsoft YaHei","Noto Serif Tibetan","Kailasa","Microsoft Himalaya",\
    "UKIJ Ekran","Noto Sans Arabic","Microsoft Uighur",sans-serif
    """

  private static let serifs = """
    "Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC","Songti SC","Microsoft YaHei",\
    "Noto Serif Tibetan","Kailasa","Microsoft Himalaya","UKIJ Tuz","Noto Naskh Arabic",\
    "Microsoft Uighur",serif
    """

  /// The colours of a scheme, as the theme's stylesheet has them.
  private struct Palette {
    let paper, ink, ink2, ink3, red, hair, grid, axis, prev, area: String
    /// Indigo, teal, ochre, plum, stone, and the text on each.
    let series: [String]
    let on: [String]
    let heat: [String]

    static let light = Palette(
      paper: "#fbfbf9", ink: "#1a1a18", ink2: "#52514c", ink3: "#6b6a64", red: "#b0171f",
      hair: "#d8d7d1", grid: "#e3e2dc", axis: "#55534d", prev: "#85827a", area: "#dfe7ee",
      series: ["#1f4e79", "#319d9d", "#b55d1b", "#68304b", "#716b61"],
      on: ["#fff", "#111", "#fff", "#fff", "#fff"],
      heat: ["#f0f0ec", "#dbe6ee", "#b3ccde", "#82a8c5", "#3f75a1", "#1f4e79"])
    static let dark = Palette(
      paper: "#141413", ink: "#e8e6e0", ink2: "#b3b1a9", ink3: "#9a9890", red: "#ee6a60",
      hair: "#373631", grid: "#2c2b28", axis: "#a5a29a", prev: "#8f8c84", area: "#1e2c38",
      series: ["#7db2de", "#118165", "#d79560", "#8a518d", "#bfbcb5"],
      on: ["#111", "#fff", "#111", "#fff", "#111"],
      heat: ["#222220", "#20303d", "#26475f", "#33668b", "#5f9cc8", "#acd3f0"])
  }

  /// Later rules win over earlier ones of equal weight, as in the theme's stylesheet.
  private static func colours(_ palette: Palette) -> String {
    let p = palette
    var rules = """
      .paper{fill:\(p.paper)}text{fill:\(p.ink)}\
      .tick,.end,.sheet-sub,.cm-n,.sm-n{fill:\(p.ink2)}\
      .val.mut,.sheet-src,.sm-x{fill:\(p.ink3)}.ref-lab{fill:\(p.red)}.end.cur{fill:\(p.series[0])}\
      .halo,.hatch{stroke:\(p.paper)}.grid{stroke:\(p.grid)}.axis{stroke:\(p.hair)}\
      .base{stroke:\(p.axis)}.ref{stroke:\(p.red)}.link{stroke:\(p.prev)}\
      .lead,.gap{stroke:\(p.ink3)}.mark{stroke:\(p.ink)}\
      .bar{fill:\(p.series[0])}.bar.mut{fill:\(p.prev)}.area{fill:\(p.area)}\
      .ln{stroke:\(p.series[0])}.ln.prev,.ln.ctx{stroke:\(p.prev)}\
      .dot{fill:\(p.series[0]);stroke:\(p.paper)}.dot.prev{fill:\(p.paper);stroke:\(p.prev)}\
      .spark path{stroke:\(p.axis)}.spark circle,.spark rect.last{fill:\(p.red)}\
      .spark rect{fill:\(p.prev)}
      """
    for (index, colour) in p.series.enumerated() {
      let n = index + 1
      rules += ".s\(n){fill:\(colour)}.in.i\(n){fill:\(p.on[index])"
      rules += index == 0 ? "}" : ";stroke:\(colour)}"
      if (2...4).contains(n) { rules += ".ln.l\(n){stroke:\(colour)}.dot.l\(n){fill:\(colour)}" }
    }
    for (level, colour) in p.heat.enumerated() { rules += ".h\(level){fill:\(colour)}" }
    return rules
  }
}

// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// In a release build what is tested is optimised, and the tests are not: they only compile longer.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["BulletinTestSupport"], exclude: exclude,
    swiftSettings: strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))])
}

/// What `bulletin --version` prints: scripts/version names it, else the number of this source.
let version = Context.environment["BULLETIN_VERSION"] ?? "0.1.0"

let package = Package(
  name: "bulletin",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "bulletin", targets: ["bulletin"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCommonMark", pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),

    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),

    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),

    .systemLibrary(
      name: "CQRCode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),

    .systemLibrary(name: "CSystem"),

    .target(name: "CVersion", cSettings: [.define("BULLETIN_VERSION", to: "\"\(version)\"")]),

    room("BulletinModel", []),
    room("BulletinClaims", ["BulletinModel"]),
    room("BulletinMarkdown", ["BulletinModel", "BulletinClaims", "CCommonMark"]),
    room(
      "BulletinSource",
      [
        "BulletinModel", "BulletinClaims", "BulletinMarkdown",
        .product(name: "Yams", package: "Yams"),
      ]),
    room("BulletinLedger", ["BulletinModel", "BulletinClaims", "CSQLite"]),
    room("BulletinWorkbooks", ["BulletinModel", "CXLSXWriter"]),
    room("BulletinQRCodes", ["CQRCode"]),
    room("BulletinCharts", ["BulletinModel"]),
    room("BulletinTemplates", ["BulletinModel"]),
    room(
      "BulletinPages",
      ["BulletinModel", "BulletinMarkdown", "BulletinCharts", "BulletinTemplates"]),
    room("BulletinPublish", ["BulletinModel", "BulletinPrograms", "CSystem"]),
    room(
      "BulletinPreview",
      [
        "BulletinModel",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    room("BulletinPrograms", ["BulletinModel", "CSystem"]),
    room("BulletinPhotos", ["BulletinModel", "BulletinPrograms"]),
    room("BulletinImport", ["BulletinModel", "BulletinPrograms"]),
    room(
      "BulletinCommand",
      [
        "BulletinModel", "BulletinClaims", "BulletinMarkdown", "BulletinSource", "BulletinLedger",
        "BulletinCharts", "BulletinTemplates", "BulletinPages", "BulletinPublish",
        "BulletinWorkbooks", "BulletinPrograms", "BulletinPhotos", "BulletinQRCodes",
        "BulletinPreview", "BulletinImport", "CVersion",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "bulletin", dependencies: ["BulletinCommand", "CSystem"], swiftSettings: strict),

    .target(
      name: "BulletinTestSupport", dependencies: ["BulletinModel"],
      path: "Tests/BulletinTestSupport", swiftSettings: strict),
    tests("BulletinModelTests", ["BulletinModel"]),
    tests("BulletinMarkdownTests", ["BulletinMarkdown", "BulletinModel"], exclude: ["Fixtures"]),
    tests("BulletinSourceTests", ["BulletinSource", "BulletinModel"]),
    tests("BulletinClaimsTests", ["BulletinClaims", "BulletinModel"]),
    tests("BulletinLedgerTests", ["BulletinLedger", "BulletinModel"]),
    tests("BulletinWorkbooksTests", ["BulletinWorkbooks", "BulletinModel"]),
    tests("BulletinQRCodesTests", ["BulletinQRCodes"]),
    tests("BulletinChartsTests", ["BulletinCharts", "BulletinModel"], exclude: ["Golden"]),
    tests("BulletinTemplatesTests", ["BulletinTemplates", "BulletinModel"], exclude: ["Fixtures"]),
    tests("BulletinPagesTests", ["BulletinPages", "BulletinModel"]),
    tests(
      "BulletinPublishTests", ["BulletinPublish", "BulletinPrograms", "BulletinModel"]),
    tests("BulletinPreviewTests", ["BulletinPreview"]),
    tests("BulletinProgramsTests", ["BulletinPrograms"]),
    tests("BulletinPhotosTests", ["BulletinPhotos", "BulletinPrograms", "BulletinModel"]),
    tests("BulletinImportTests", ["BulletinImport", "BulletinPrograms", "BulletinModel"]),
    tests(
      "BulletinCommandTests",
      ["BulletinCommand", "BulletinModel", "BulletinPages", "BulletinTemplates"]),
    tests(
      "PipelineTests",
      [
        "BulletinCommand", "BulletinImport", "BulletinLedger", "BulletinModel", "BulletinPages",
        "BulletinPhotos", "BulletinPrograms", "BulletinPublish", "BulletinSource",
        "BulletinWorkbooks",
      ]),
    tests("ArchitectureTests", []),
  ],
  swiftLanguageModes: [.v6]
)

// What `scripts/fuzz` builds: libFuzzer brings the entry point, so no other build has this target.
if Context.environment["BULLETIN_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "bulletin-fuzz",
      dependencies: [
        "BulletinModel", "BulletinClaims", "BulletinMarkdown", "BulletinSource", "BulletinLedger",
        "BulletinTemplates",
      ],
      path: "Fuzzing/Sources", swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}

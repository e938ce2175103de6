import BulletinModel

/// The coverage table of the domain handbook, section 8.1: seven places, seven sectors, four days.
enum PublishedCoverage {
  static let fixture: LedgerFixture = {
    var fixture = LedgerFixture()
    let places = ["lhasa", "xigaze", "shannan", "nyingchi", "qamdo", "nagqu", "ngari"]
    fixture.regions = [("tibet", nil)] + places.map { ($0, "tibet") }
    fixture.sectors = [
      "private", "federation", "social_org", "private_school", "intermediary", "small_trades",
      "platform",
    ]
    fixture.sectorsArePartition = false
    fixture.root = "tibet"
    fixture.coverage = rows.split(separator: "\n").map { line in
      let cells = line.split(separator: " ")
      return (
        String(cells[1]), String(cells[2]), String(cells[0]), Int64(cells[3]) ?? 0,
        Int64(cells[4]) ?? 0
      )
    }
    return fixture
  }()

  private static let rows = """
    2023-12-31 lhasa private 660 572
    2023-12-31 lhasa federation 430 354
    2023-12-31 lhasa social_org 204 198
    2023-12-31 lhasa private_school 62 61
    2023-12-31 lhasa intermediary 118 112
    2023-12-31 lhasa small_trades 2840 902
    2023-12-31 lhasa platform 92 15
    2023-12-31 xigaze private 430 362
    2023-12-31 xigaze federation 290 233
    2023-12-31 xigaze social_org 118 111
    2023-12-31 xigaze private_school 22 22
    2023-12-31 xigaze intermediary 41 38
    2023-12-31 xigaze small_trades 1710 487
    2023-12-31 xigaze platform 34 5
    2023-12-31 shannan private 262 224
    2023-12-31 shannan federation 176 143
    2023-12-31 shannan social_org 78 74
    2023-12-31 shannan private_school 12 12
    2023-12-31 shannan intermediary 24 22
    2023-12-31 shannan small_trades 1020 290
    2023-12-31 shannan platform 20 2
    2023-12-31 nyingchi private 281 246
    2023-12-31 nyingchi federation 190 158
    2023-12-31 nyingchi social_org 82 79
    2023-12-31 nyingchi private_school 14 14
    2023-12-31 nyingchi intermediary 27 25
    2023-12-31 nyingchi small_trades 1090 338
    2023-12-31 nyingchi platform 24 4
    2023-12-31 qamdo private 268 223
    2023-12-31 qamdo federation 170 136
    2023-12-31 qamdo social_org 74 69
    2023-12-31 qamdo private_school 13 13
    2023-12-31 qamdo intermediary 20 18
    2023-12-31 qamdo small_trades 980 262
    2023-12-31 qamdo platform 16 1
    2023-12-31 nagqu private 186 151
    2023-12-31 nagqu federation 122 94
    2023-12-31 nagqu social_org 53 48
    2023-12-31 nagqu private_school 7 6
    2023-12-31 nagqu intermediary 13 11
    2023-12-31 nagqu small_trades 640 150
    2023-12-31 nagqu platform 9 1
    2023-12-31 ngari private 86 67
    2023-12-31 ngari federation 62 46
    2023-12-31 ngari social_org 31 26
    2023-12-31 ngari private_school 0 0
    2023-12-31 ngari intermediary 6 5
    2023-12-31 ngari small_trades 320 71
    2023-12-31 ngari platform 3 0
    2024-06-30 lhasa private 671 587
    2024-06-30 lhasa federation 435 362
    2024-06-30 lhasa social_org 208 205
    2024-06-30 lhasa private_school 62 61
    2024-06-30 lhasa intermediary 119 114
    2024-06-30 lhasa small_trades 2871 940
    2024-06-30 lhasa platform 95 22
    2024-06-30 xigaze private 435 371
    2024-06-30 xigaze federation 293 239
    2024-06-30 xigaze social_org 120 114
    2024-06-30 xigaze private_school 22 22
    2024-06-30 xigaze intermediary 41 38
    2024-06-30 xigaze small_trades 1727 508
    2024-06-30 xigaze platform 35 7
    2024-06-30 shannan private 264 230
    2024-06-30 shannan federation 178 146
    2024-06-30 shannan social_org 79 76
    2024-06-30 shannan private_school 12 12
    2024-06-30 shannan intermediary 24 22
    2024-06-30 shannan small_trades 1031 306
    2024-06-30 shannan platform 21 4
    2024-06-30 nyingchi private 284 251
    2024-06-30 nyingchi federation 192 162
    2024-06-30 nyingchi social_org 83 81
    2024-06-30 nyingchi private_school 14 14
    2024-06-30 nyingchi intermediary 27 25
    2024-06-30 nyingchi small_trades 1099 353
    2024-06-30 nyingchi platform 25 6
    2024-06-30 qamdo private 271 229
    2024-06-30 qamdo federation 172 139
    2024-06-30 qamdo social_org 75 70
    2024-06-30 qamdo private_school 13 13
    2024-06-30 qamdo intermediary 20 18
    2024-06-30 qamdo small_trades 990 277
    2024-06-30 qamdo platform 17 2
    2024-06-30 nagqu private 188 154
    2024-06-30 nagqu federation 123 96
    2024-06-30 nagqu social_org 54 49
    2024-06-30 nagqu private_school 7 7
    2024-06-30 nagqu intermediary 13 12
    2024-06-30 nagqu small_trades 650 160
    2024-06-30 nagqu platform 10 1
    2024-06-30 ngari private 86 67
    2024-06-30 ngari federation 62 46
    2024-06-30 ngari social_org 31 26
    2024-06-30 ngari private_school 1 0
    2024-06-30 ngari intermediary 6 5
    2024-06-30 ngari small_trades 322 75
    2024-06-30 ngari platform 3 0
    2024-12-31 lhasa private 684 603
    2024-12-31 lhasa federation 440 371
    2024-12-31 lhasa social_org 212 212
    2024-12-31 lhasa private_school 63 62
    2024-12-31 lhasa intermediary 121 116
    2024-12-31 lhasa small_trades 2910 982
    2024-12-31 lhasa platform 98 31
    2024-12-31 xigaze private 441 380
    2024-12-31 xigaze federation 297 245
    2024-12-31 xigaze social_org 121 116
    2024-12-31 xigaze private_school 22 22
    2024-12-31 xigaze intermediary 42 39
    2024-12-31 xigaze small_trades 1748 530
    2024-12-31 xigaze platform 37 10
    2024-12-31 shannan private 266 236
    2024-12-31 shannan federation 179 149
    2024-12-31 shannan social_org 80 77
    2024-12-31 shannan private_school 12 12
    2024-12-31 shannan intermediary 24 23
    2024-12-31 shannan small_trades 1040 322
    2024-12-31 shannan platform 22 5
    2024-12-31 nyingchi private 288 257
    2024-12-31 nyingchi federation 194 166
    2024-12-31 nyingchi social_org 84 82
    2024-12-31 nyingchi private_school 14 14
    2024-12-31 nyingchi intermediary 28 26
    2024-12-31 nyingchi small_trades 1112 371
    2024-12-31 nyingchi platform 26 9
    2024-12-31 qamdo private 274 235
    2024-12-31 qamdo federation 174 143
    2024-12-31 qamdo social_org 76 72
    2024-12-31 qamdo private_school 13 13
    2024-12-31 qamdo intermediary 21 19
    2024-12-31 qamdo small_trades 1004 292
    2024-12-31 qamdo platform 18 4
    2024-12-31 nagqu private 190 158
    2024-12-31 nagqu federation 125 99
    2024-12-31 nagqu social_org 55 51
    2024-12-31 nagqu private_school 7 7
    2024-12-31 nagqu intermediary 13 12
    2024-12-31 nagqu small_trades 660 170
    2024-12-31 nagqu platform 11 2
    2024-12-31 ngari private 86 68
    2024-12-31 ngari federation 62 47
    2024-12-31 ngari social_org 32 27
    2024-12-31 ngari private_school 1 0
    2024-12-31 ngari intermediary 6 5
    2024-12-31 ngari small_trades 326 79
    2024-12-31 ngari platform 4 1
    2025-06-30 lhasa private 701 628
    2025-06-30 lhasa federation 446 382
    2025-06-30 lhasa social_org 215 215
    2025-06-30 lhasa private_school 63 63
    2025-06-30 lhasa intermediary 122 118
    2025-06-30 lhasa small_trades 2946 1031
    2025-06-30 lhasa platform 101 38
    2025-06-30 xigaze private 449 395
    2025-06-30 xigaze federation 301 254
    2025-06-30 xigaze social_org 123 119
    2025-06-30 xigaze private_school 23 22
    2025-06-30 xigaze intermediary 43 41
    2025-06-30 xigaze small_trades 1770 571
    2025-06-30 xigaze platform 38 13
    2025-06-30 shannan private 275 241
    2025-06-30 shannan federation 182 154
    2025-06-30 shannan social_org 81 79
    2025-06-30 shannan private_school 12 12
    2025-06-30 shannan intermediary 25 23
    2025-06-30 shannan small_trades 1052 341
    2025-06-30 shannan platform 23 7
    2025-06-30 nyingchi private 292 264
    2025-06-30 nyingchi federation 196 171
    2025-06-30 nyingchi social_org 85 84
    2025-06-30 nyingchi private_school 14 14
    2025-06-30 nyingchi intermediary 28 27
    2025-06-30 nyingchi small_trades 1125 392
    2025-06-30 nyingchi platform 27 12
    2025-06-30 qamdo private 279 244
    2025-06-30 qamdo federation 177 149
    2025-06-30 qamdo social_org 77 74
    2025-06-30 qamdo private_school 13 13
    2025-06-30 qamdo intermediary 21 19
    2025-06-30 qamdo small_trades 1016 314
    2025-06-30 qamdo platform 19 6
    2025-06-30 nagqu private 194 164
    2025-06-30 nagqu federation 127 103
    2025-06-30 nagqu social_org 56 53
    2025-06-30 nagqu private_school 7 7
    2025-06-30 nagqu intermediary 14 13
    2025-06-30 nagqu small_trades 668 181
    2025-06-30 ngari private 86 69
    2025-06-30 ngari federation 62 48
    2025-06-30 ngari social_org 32 28
    2025-06-30 ngari private_school 1 1
    2025-06-30 ngari intermediary 6 5
    2025-06-30 ngari small_trades 328 84
    2025-06-30 ngari platform 4 1
    """
}

import BulletinModel

/// The controlled lists that the built-in registers need, for sites that bring none of their own.
///
/// Source: the vocabularies of the domain handbook; a site's file of the same name replaces a list.
enum BuiltInVocabularies {
  /// All of them by id.
  static let all: [String: Vocabulary] = [
    "levels": list("levels", levels),
    "branch_kinds": list("branch_kinds", branchKinds),
    "formation": list("formation", formation),
    "activity_kinds": list("activity_kinds", activityKinds),
    "modes": list("modes", modes),
    "figure_status": list("figure_status", figureStatus),
    "definitions": list("definitions", definitions),
  ]

  private typealias Entry = (id: String, chinese: String, english: String)

  private static func list(_ id: String, _ entries: [Entry]) -> Vocabulary {
    Vocabulary(
      id: id,
      terms: entries.map { entry in
        Vocabulary.Term(
          id: entry.id,
          name: LocalizedText([.init("zh", entry.chinese), .init("en", entry.english)]),
          span: .whole("content/vocabulary/\(id).yml"))
      })
  }

  private static let levels: [Entry] = [
    ("province", "省级", "Province"),
    ("prefecture", "地级", "Prefecture"),
    ("county", "县级", "County"),
    ("park", "园区", "Park"),
    ("township", "乡级", "Township"),
    ("village", "村级", "Village or community"),
    ("grid", "网格", "Grid"),
    ("building", "楼栋", "Building or household group"),
  ]

  private static let branchKinds: [Entry] = [
    ("committee", "委员会", "Committee"),
    ("office", "委员会办公室", "Committee office"),
    ("general_branch", "总支", "General branch"),
    ("branch", "支部", "Branch"),
    ("joint_branch", "联合支部", "Joint branch"),
    ("functional_branch", "功能型支部", "Functional branch"),
    ("temporary_branch", "临时（流动）支部", "Temporary branch"),
    ("group", "小组", "Group"),
    ("contact_point", "中心户", "Contact household"),
    ("sector_committee", "行业（综合）委员会", "Sector committee"),
    ("field_group", "领域组", "Field group"),
    ("member_department", "成员单位", "Member department"),
    ("affiliate", "群团组织", "Affiliate body"),
    ("community", "社区", "Community"),
    ("firm", "企业", "Firm"),
    ("association", "协会", "Association"),
    ("school", "学校", "School"),
    ("hospital", "医院", "Hospital"),
    ("village_team", "驻村工作队", "Village work team"),
    ("volunteer_team", "志愿队", "Volunteer team"),
  ]

  private static let formation: [Entry] = [
    ("single", "单独组建", "On its own"),
    ("joint", "联合组建", "Jointly"),
    ("area", "区域统建", "By area"),
    ("sector", "行业共建", "By sector"),
    ("attached", "挂靠（代建、带建）", "Attached"),
    ("functional", "功能型", "By function"),
    ("project", "依托项目、链条", "On a project or chain"),
    ("other", "其他", "Other"),
  ]

  private static let activityKinds: [Entry] = [
    ("study", "集中学习", "Study"),
    ("seminar", "专题研讨", "Seminar"),
    ("lecture", "讲座", "Lecture"),
    ("theme_day", "主题日", "Theme day"),
    ("training", "培训", "Training"),
    ("meeting", "会议", "Meeting"),
    ("volunteering", "志愿服务", "Volunteering"),
    ("visit", "慰问走访", "Visit"),
    ("donation", "捐赠", "Donation"),
    ("clinic", "义诊", "Free clinic"),
    ("legal_aid", "普法", "Legal advice"),
    ("outreach", "宣讲", "Outreach talk"),
    ("mediation", "调解", "Mediation"),
    ("inspection", "隐患排查", "Hazard check"),
    ("forum", "恳谈议事", "Forum"),
    ("culture_sport", "文体活动", "Culture and sport"),
    ("award", "评选表彰", "Award"),
    ("plaque", "授牌", "Plaque"),
    ("tour", "参观教育", "Educational tour"),
    ("joint_work", "联建共建", "Joint work"),
    ("recruitment", "招聘就业", "Recruitment"),
    ("survey", "调研", "Survey"),
  ]

  private static let modes: [Entry] = [
    ("onsite", "现场", "On site"),
    ("online", "线上", "Online"),
    ("mixed", "线上线下", "Mixed"),
  ]

  private static let figureStatus: [Entry] = [
    ("provisional", "初步", "Provisional"),
    ("final", "正式", "Final"),
    ("revised", "修订", "Revised"),
  ]

  private static let definitions: [Entry] = [
    ("three_have", "三有口径", "Firms with members"),
    ("registered", "登记口径", "All registered units"),
  ]
}

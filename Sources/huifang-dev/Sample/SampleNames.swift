internal import FollowUp

/// Names of invented people. Common ones mostly, and those that programs get wrong: surnames that are read otherwise
/// than the same character elsewhere, compound surnames, rare characters, names of other scripts.
enum SampleNames {
  static let commonSurnames = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗",
    "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "潘", "萧", "田", "董", "袁", "于", "余", "叶", "蒋",
    "杜", "苏", "魏", "程", "吕", "丁", "沈", "姚", "卢", "姜", "崔", "钟", "谭", "陆", "汪", "范", "金", "石", "廖", "贾",
  ]
  /// Read Shàn, Zēng, Xiè, Qiú, Ōu, Zhā, Piáo, Gě, Rén, Huà, Qín, Xiǎn, Páng, Qí, Chóng, Yuè, Nìng, Bó, Miào, Yùchí, …
  static let unusualSurnames = [
    "单", "曾", "解", "仇", "区", "查", "朴", "盖", "任", "华", "覃", "冼", "逄", "亓", "种", "乐", "甯", "薄", "缪", "翟",
    "欧阳", "司马", "上官", "诸葛", "尉迟", "慕容", "皇甫", "欧阳", "司马",
  ]
  static let femaleNames = [
    "欣怡", "雨桐", "静", "丽华", "秀英", "敏", "婷婷", "雪梅", "晓燕", "淑珍", "佳琪", "梓涵", "诗雨", "思远", "芳", "玉兰",
    "海燕", "文静", "春梅", "晓红", "慧敏", "雅琴", "美玲", "若曦", "可馨", "月娥", "桂芝", "琳", "倩", "颖", "薇", "昕玥",
    "艳", "丹", "莉莉", "红霞", "凤英", "素芬", "语嫣", "念慈",
  ]
  static let maleNames = [
    "伟", "建国", "磊", "洋", "志强", "浩然", "子轩", "军", "勇", "文博", "俊杰", "宇航", "天佑", "国强", "鹏", "明", "海涛",
    "立新", "德福", "永康", "宏伟", "振华", "晨", "博文", "皓宇", "家豪", "少峰", "启明", "长生", "玉刚", "卫东", "斌", "超",
    "旭", "嘉懿", "思聪", "一鸣", "大勇", "福生", "景行",
  ]

  /// People whose names programs get wrong, each once.
  static let special: [(name: String, sex: Sex)] = [
    ("Anna Fischer", .female), ("Екатерина Соколова", .female),
    ("阿卜杜热西提·阿卜杜热合曼·买买提依明·吐尔逊", .male), ("李𠮷", .male), ("王㛃", .female), ("欧阳", .male),
    ("单于飞", .male), ("重阳", .male),
  ]
}

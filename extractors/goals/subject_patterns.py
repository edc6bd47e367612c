"""What tells the subject of a goal: heads of industry names, sectors too wide to be one, words for a zone, as data."""

from __future__ import annotations

# What may stand around the words that tell an industry apart (现代物流业 is 物流 to "物流企业"); the longest is taken first.
INDUSTRY_ENDS = ("全产业链", "分产业链", "产业链条", "产业链", "产业集群", "产业基地", "产业带", "产业", "集群", "行业", "业")
INDUSTRY_BEGINS = ("现代化", "现代", "优质", "高品质", "特色", "新型")
# Sectors that a plan divides its economy into: their numbers are the county's unless a head says otherwise.
SECTORS = frozenset(
    (
        "农业 工业 服务业 制造业 三产 第一产业 第二产业 第三产业 一产 二产 三次产业 "
        "高新技术 战略性新兴 新兴 传统 支柱 主导 优势 特色 重点 先进 龙头 基础"
    ).split()
)
# Words too wide to stand for an industry without its head (文化 is in many names that have nothing to do with 文化产业).
WIDE_WORDS = frozenset(
    (
        "服务 制造 加工 商贸 商业 建筑 民生 生产 生活 数字 文化 生态 绿色 循环 科技 信息 社会 公共 就业 教育 医疗 "
        "卫生 健康 体育 环保 能源 电力 交通 运输 水利 城镇 乡村 金融 农产品 消费 房地产 劳务 种植 养殖 智能 智慧 "
        "材料 新材料 装备 创意 平台 数据 网络"
    ).split()
)
# How a sentence says a target itself: it is no theme of those after it.
TARGET_SAID = r"(?:达|实现|突破|增长|提高|超过|在)\D{0,8}\d"
# Numbers broken down by sector, size or place stay numbers of the whole.
BREAKDOWN = r"按(?:照)?[^，。；：]{1,8}?(?:划分|分类?|分布|来看|看)[:：，]"
# What a work brings once it stands: the numbers behind are the work's.
EFFECT = r"(?:达产|投产|达效|建成|竣工|投用|投运)后"
# Ranks that stand for what was counted just before: "…企业90家，其中国家级1家、省级20家".
RANKS = r"(?:国家|省|市|县|国|全国|区)(?:、[国省市县区])*级(?:以上)?"
# Indicators that a park has as well as a county.
PLACE_INDICATORS = ("污水", "垃圾", "废水", "废物", "废气", "供水", "燃气", "道路", "绿化") + (
    "招商",
    "固定资产投资",
    "财政",
    "税收",
    "就业",
)
# Words for the zone that the plan has named before (but 园区景区道路 are of many places), and names that such a zone has.
ZONE_WORDS = (
    r"(?:(?<![\u4e00-\u9fff])|在|对|加强|优化|深化|推进|完善|提升|做大|做强|做优|加快|创新|强化|全面|建设|健全|理顺|激发)"
    r"(?:开发区|高新区|园区)(?![、和及与]?(?:景区|城区|社区|校区|厂区|矿区|林区|小区))"
)
MONEY_SIZE = r"\d[\d,.]*[亿万千百]?元"  # a project that is known by its size alone: "10亿元以上项目"
HEAD_VERBS = (
    r"(?:大力|全面|深入|继续|持续|重点|加快|积极|着力)*"
    r"(?:实施|推进|推动|开展|加强|启动|抓好|完成|建设|发展|统筹|谋划|加快|落实)"
)
ZONE_NAMES = ("开发区", "高新区", "高新技术产业园区", "工业园区", "产业集聚区", "产业园区")
MAIN_ZONES = ("开发区", "高新区", "高新技术产业园区")
# A head that is nothing but a name: "冬枣产业链。" as against "推动冬枣产业链延伸".
HEAD_NAME_ENDS = ("产业链", "产业集群", "集群", "产业", "业", "园", "园区", "开发区", "基地", "片区", "工程", "项目")
# Units in which parks are counted ("新建产业园5个"): such a number is not about one of them.
UNITS_OF_PARKS = ("个", "座", "处", "家", "大")

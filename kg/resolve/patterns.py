"""What resolution knows of Chinese names, as data: heads and tails that come and go, spellings that stand for each other.

General language only: no name of any enterprise, park or project belongs here.
"""
from __future__ import annotations

LEGAL_FORMS = ("股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "集团公司", "公司", "集团", "企业", "股份")
"""Tails of an enterprise's name that its short form leaves out, longest first."""

METALS = "金银铜铁锡锌铅钼锰钛镍钨铝锂镁钒锆煤盐磷"
"""What is mined: a firm named for it may call itself 矿, 矿业 or 业 (甲钼矿, 甲钼业)."""

PLATFORMS = (
    ("农村信用合作联社", "农信社"), ("城乡建设投资", "城投"), ("城市建设投资", "城投"), ("交通建设投资", "交投"), ("文化旅游投资", "文旅"), ("文化旅游发展", "文旅"),
    ("文化旅游开发", "文旅"), ("国有资本投资", "国投"), ("国有资产投资", "国投"), ("农村信用联社", "农信社"), ("农村信用社", "农信社"), ("城市投资", "城投"),
    ("城市发展", "城发"), ("城市建设", "城建"), ("交通投资", "交投"), ("旅游投资", "旅投"), ("文化旅游", "文旅"), ("文旅发展", "文旅"), ("文旅投资", "文旅"), ("产业投资", "产投"),
    ("农业发展", "农发"), ("农业投资", "农投"), ("水务投资", "水投"), ("水利投资", "水投"), ("粮食投资", "粮投"), ("能源投资", "能投"), ("工业投资", "工投"), ("农信联社", "农信社"),
)  # fmt: skip
"""What public firms are called for, of which a county has one each: in full → short, longest first."""

FULL_LEGAL_FORMS = ("有限公司", "有限责任公司", "股份公司", "集团公司", "合作社", "联合社")
"""Tails that only a full legal name has: such a name means one enterprise in the whole country."""

OWNERSHIP = ("国有", "央企", "民营")
"""Heads of an enterprise's name that say whose it is."""

LINES_OF_BUSINESS = (
    "新材料", "新材", "材料", "机械", "机器", "制造", "化工", "矿业", "钛业", "钼业", "锰业", "金属", "冶金", "铸造", "钢铁", "水泥", "建材",
    "陶瓷", "食品", "饲料", "牧业", "畜牧", "农业", "农牧", "蛋业", "乳业", "果业", "林业", "渔业", "种业", "酒业", "药业", "医药", "生物", "科技",
    "技术", "信息", "电子", "通信", "电商", "网络", "物流", "冷链", "商贸", "贸易", "超市", "银行", "保险", "金融", "投资", "置业", "地产", "建设",
    "建筑", "工程", "能源", "电力", "风电", "光伏", "燃气", "热力", "供热", "水务", "环保", "电源", "动力", "汽车", "零部件", "设备", "装备", "重工",
    "纺织", "服装", "印刷", "包装", "文化", "旅游", "文旅", "传媒", "服务", "实业", "工业", "产业", "发展", "控股", "管理", "商业", "集团", "加工",
    "生产", "养殖", "种植", "屠宰", "深加工", "精深加工", "高端", "现代", "智能", "中心", "市场", "医院", "酒店", "度假村",
)  # fmt: skip
"""Words for what an enterprise does: a name made of them alone tells no enterprise from another."""

PUBLIC_WORDS = (
    "农村", "城市", "城乡", "城镇", "乡镇", "国有", "集体", "人民", "资产", "资本", "经营", "开发", "运营", "基础设施", "信用", "合作", "联社", "联合社", "合作社",
    "社", "供销", "商业", "供水", "自来水", "水厂", "污水", "垃圾", "处理", "发电", "厂", "公交", "交通", "运输", "客运", "粮食", "储备", "收储", "库", "中医", "敬老",
    "养老", "院", "学校", "平台", "总", "第一", "第二", "新区", "园区", "开发区", "经济", "综合", "专业", "批发", "农产品", "有限", "责任", "公共", "文体", "股权", "产权", "交易", "托管",
)  # fmt: skip
"""Words of firms that every county has one of: a name made of these and lines of business alone holds in its county only."""

PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
    "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾",
)  # fmt: skip

GREAT_CITIES = (
    "沈阳", "大连", "长春", "哈尔滨", "石家庄", "太原", "呼和浩特", "南京", "杭州", "宁波", "合肥", "福州", "厦门", "南昌", "济南", "青岛", "郑州", "武汉",
    "长沙", "广州", "深圳", "南宁", "海口", "成都", "贵阳", "昆明", "拉萨", "西安", "兰州", "西宁", "银川", "乌鲁木齐", "苏州", "无锡", "佛山", "东莞",
)  # fmt: skip
"""Capitals of provinces and cities whose name firms carry abroad: a head `大连…` says where a firm comes from, not who it is."""

DIVISION_TAILS = (
    "特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "新区", "矿区", "省", "市", "盟", "州",
    "县", "旗", "区",
)  # fmt: skip
"""Tails of a division's name that its short form leaves out, longest first."""

NATIONALITIES = (
    "蒙古", "满", "回", "藏", "维吾尔", "哈萨克", "柯尔克孜", "苗", "彝", "壮", "布依", "朝鲜", "侗", "瑶", "白", "土家", "哈尼", "傣", "黎", "傈僳", "佤",
    "畲", "高山", "拉祜", "水", "东乡", "纳西", "景颇", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克", "怒",
    "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺", "各",
)  # fmt: skip
"""Nationalities that name autonomous divisions, as they stand before 族."""

OWN_COUNTY_WORDS = ("我县", "我区", "我市", "我旗", "全县", "全区", "全市", "全旗", "本县", "本区", "县域", "县级", "县")
"""Words that stand for the plan's own county at the head of a name."""

TOWN_TAILS = ("镇", "乡", "街道", "苏木", "民族乡")

NO_TOWNS = ("城", "小", "名", "各", "个", "心", "重点", "特色", "强", "新", "老", "古", "建制", "以上", "千年", "等", "和", "、")
"""Endings of what stands before 镇 or 乡 without being a town's name: 城乡, 小镇, 重点镇 …"""

INDUSTRY_HEADS = (
    "优势特色产业", "产业链供应链", "首位产业", "优势特色", "产业体系", "全产业链", "分产业链", "相关产业", "产业链条", "产业链", "产业集群", "主导产业", "支柱产业", "产业基地", "产业带", "工业链", "供应链", "全链条", "链条",
    "产业群", "首位", "板块", "集群", "基地", "产业", "行业", "生产", "链", "业",
)  # fmt: skip
"""Heads with which one and the same industry is named, longest first."""

INDUSTRY_MODIFIERS = ("现代化", "现代", "先进", "高品质", "数字化", "智能化", "优质", "道地", "高精密", "精密", "域外")
"""Praise before an industry's name that does not make it another industry."""

INDUSTRY_SPELLINGS = (
    ("高新", "高新技术"), ("金融服务", "金融"), ("健康养老", "养老"), ("太阳能发电", "太阳能"), ("风力", "风电"), ("畜牧养殖", "畜牧"), ("畜禽养殖", "畜牧"), ("畜禽", "畜牧"), ("数字畜牧", "畜牧"), ("智慧畜牧", "畜牧"), ("先进智造", "装备"),
    ("食品工", "食品"), ("食品加工", "食品"), ("绿色食品", "食品"), ("绿色食品加工", "食品"), ("茶叶", "茶"), ("冷", "冷链物流"), ("房地", "房地产"), ("水", "水产"), ("奶", "乳品"), ("乳", "乳品"),
    ("农机", "农机装备"), ("药材", "中药材"), ("农副产品加工", "农产品加工"), ("生态畜牧", "畜牧"), ("竹木加工", "竹木"), ("体旅", "体育旅游"), ("设施蔬菜", "蔬菜"), ("现代商贸", "商贸"),
    ("商贸服务", "商贸"), ("精品民宿", "民宿"), ("夜间经济", "夜经济"), ("林下经济", "林下"), ("黑木耳", "木耳"), ("日用陶瓷", "日用瓷"), ("普惠托育", "托育"), ("家政服务", "家政"),
    ("三产", "服务"), ("现代渔", "渔"), ("海洋渔", "渔"), ("汽配", "汽车零部件"), ("茶园", "茶"), ("强筋小麦", "小麦"), ("菌", "食用菌"),
)  # fmt: skip
"""Spellings that stand for each other in whole names of industries: written → common form. Where a plan of those annotated names both
forms, they are one industry in nine cases of ten or more."""

INDUSTRY_SIDES = (("旅游", ("文旅", "全域旅游")),)
"""Industries that plans tell from one side: the stem that says no side, and those that do. Where a plan has only one of these, both
names are one industry."""

INDUSTRY_WEAK = ("现代", "型", "产地", "功能", "休闲", "性")
"""Words inside an industry's name that make it no other industry."""

INDUSTRY_COMPLEMENTS = (
    "基础原材料", "新材料", "原材料", "材料加工", "材料", "建材", "制品", "制造", "利用", "融合", "养殖", "康养",
    "度假", "大健康", "健康", "信息", "服装", "种植", "设备", "技术", "件", "叶", "及配套", "及装备", "及制品",
)  # fmt: skip
"""What may follow a good or service in the long name of one industry, if no other name in the plan begins with it too."""

INDUSTRY_PRAISES = ("绿色", "特色")
"""Praise before an industry's name that makes it no other industry where the plan has only one that ends so."""

PRAISES = (
    "传统", "新兴", "新型", "特色", "优势", "高端", "高新", "绿色", "生态", "智能", "智慧", "数字", "先进", "现代", "重点", "主题", "综合", "基础", "功能", "乡镇", "新能源",
    "清洁能源", "循环", "联盟", "创业", "创新", "科技", "农业", "产业",
)  # fmt: skip
"""Words that alone, before a head, name too many things to be the short form of one."""

INDUSTRY_WIDE = (
    "农", "农业", "林", "林业", "牧", "渔", "工", "工业", "服务", "服务业", "金融", "商贸", "商业", "能源", "农产品", "建筑", "食品", "材料", "技术", "化工",
    "制造", "矿", "矿业", "交通", "产业", "社区", "社会", "文化", "城市", "城镇", "经济", "科技", "智造",
)  # fmt: skip
"""What an industry's praise must not leave behind: without it these are a wider industry (现代农业 is not 农业)."""

PARK_ZONES = (("经济技术开发区", "开发区"), ("经济开发区", "开发区"), ("经开区", "开发区"), ("高新技术产业开发区", "高新开发区"), ("高新区", "高新开发区"))
"""Development zones in a park's name: written → common form, longest first."""

PARK_HEADS = (
    ("高新技术产业园区", "高新园区"), ("高新技术产业园", "高新园区"), ("产业园区", "园区"), ("工业园区", "园区"), ("产业园", "园区"), ("工业园", "园区"),
    ("种植园", "园区"), ("园区", "园区"), ("园", "园区"), ("特色产业小镇", "小镇"), ("特色小镇", "小镇"), ("产业小镇", "小镇"), ("产业基地", "基地"),
    ("开发区物流集聚区", "开发区物流园区"), ("园区物流集聚区", "园区物流园区"), ("集聚区", "集聚区"),
)  # fmt: skip
"""Heads of park names that stand for each other: written → common form, longest first."""

MODERN = ("现代化", "现代")
"""Praise that comes and goes before the kinds of park of which a county speaks with it as a rule."""

MODERN_KINDS = ("农业园区", "物流中心")
"""Kinds of park that are called modern as a rule (现代农业产业园)."""

NAMELESS_PARKS = (
    "开发区", "园区", "产业园", "产业园区", "工业园", "集聚区", "示范区", "物流园", "物流园区", "物流中心", "加工园", "加工园区", "特色产业园", "特色产业园区", "特色园区",
)  # fmt: skip
"""Park names that name no park where the plan does not say which one it means."""

PARK_BARE_HEADS = ("开发区", "高新开发区", "园区", "集聚区", "示范区")
"""Park names that are only a head: they mean the park of that head which the plan speaks of most."""

PARK_WEAK = ("现代化", "现代", "大型", "中型", "综合性", "交易", "融合", "区域性", "区域", "特色", "绿色")
"""Words inside a park's name that make it no other park, as long as more than a kind of park is left."""

LOGISTICS_GOODS = ("农副产品", "农产品")
"""Goods that nearly every county's park of logistics handles: its name comes with them and without."""

PARK_TRADE = ("物流", "冷链", "电商", "集配", "仓储", "商贸")
"""What in a park's name says that goods are stored, moved or traded there."""

PARK_KINDS = (
    "物流园区", "农业园区", "科技园区", "文化园区", "高新园区", "创业园区", "孵化园区", "加工园区", "食品园区", "建材园区", "化工园区", "文旅园区", "农产品园区", "特色园区",
    "服务业集聚区", "物流集聚区", "物流中心", "田园综合体",
)  # fmt: skip
"""Park names that say only what kind of park it is: too little to be the short form of another."""

PARTS = r"城?[东南西北中新老一二三四五六七八九十\d]+[扩拓延]?(?:[区园片期]|片区)"
"""What a bracket after a name holds when it names a part or phase of the thing and not the thing."""

ZONES_WITH_SIDES = ("开发区", "集聚区", "经济区", "产业区", "工业园区", "工业区", "高新区", "新区")
"""Heads of zones large enough that a side of them (北区) is a park of its own."""

DISTINGUISHING = (
    "特色", "优质", "跨境", "智慧", "数字", "绿色", "生态", "远程", "区域", "县级", "乡镇", "老年", "儿童", "少数民族", "国际", "国内", "新",
    "上", "下", "东", "西", "南", "北", "大", "小",
)  # fmt: skip
"""Words at the head of a long name that make it another thing than the name without them."""

APART = ("分", "副", "子", "微", "区")
"""Endings of words inside a long name that make it another thing: 分中心 is not the 中心."""

LIST_END = r"(?:等[\d一二三四五六七八九十几多个项条大类处家座所]*|的)$"
"""What comes before the head of a list or a long attribute: 甲、乙等5个 + 物流园 — the head alone may mean the whole."""

LISTING = r"[、,，]|及|暨|和|与"
"""Signs of a list: a name that ends a list is not the list."""

POSITIONING_SPELLINGS = (
    ("国家级", "国家"), ("全省", "省级"), ("全市", "市级"), ("重要的", ""), ("重要", ""), ("现代化", ""),
)  # fmt: skip
"""Praise of positionings in the common form, or dropped: written → common form."""

PROJECT_WEAK = ("有限公司", "公司", "产业技术", "高品质", "高质量", "高标准", "现代化", "现代", "大型", "中型", "综合性", "异地", "交易", "区域性", "区域")
"""Words inside a project's name that make it no other project."""

LISTS_OF_WORKS = ("项目", "工程", "项目建设", "工程建设")
"""Ends of names of several works told together."""

PROJECT_PLACES = (
    ("旅游度假村", "度假村"), ("旅游度假区", "度假村"), ("度假区", "度假村"), ("旅游风景区", "景区"), ("风景旅游区", "景区"), ("旅游景区", "景区"), ("风景区", "景区"),
    ("高速公路", "高速"), ("客运专线", "高铁"), ("客专", "高铁"), ("高速铁路", "高铁"), ("一条街", "街"), ("海上风电场", "海上风电"),
    ("风电场", "风电"), ("光伏电站", "光伏"), ("输变电", "变电"), ("变电站", "变电"), ("变电所", "变电"), ("变", "变电"),
)  # fmt: skip
"""Heads of scenic places and roads that stand for each other: written → common form, longest first."""

LEVELS = ("国家级", "省级", "市级", "县级", "自治区级")
"""Heads of a name that say at which level of government the thing counts."""

RANKS = (*LEVELS, "国家", "综合性", "高质量", "高水平", "高层次", "大型", "现代化", "现代")
"""Heads of a park's or project's name that praise it or give its rank."""

PROJECT_HEADS = (
    "基础设施建设项目", "基础设施建设", "基础设施", "建设项目", "建设工程", "项目建设", "工程建设", "项目工程", "等项目", "等工程", "改扩建", "规划建设", "开发建设", "异地重建", "前期工作", "保护工作", "项目", "工程", "建设", "行动", "计划", "等",
)  # fmt: skip
"""Heads of a project's name that come and go, longest first."""

PROJECT_INSIDE = (
    (r"^一[个座处条](?=[\u4e00-\u9fff]{4})", ""),
    (r"(?<=[\u4e00-\u9fff]{2}灌区)续建配套[与和及]", ""),
    (r"(?<=[县区市旗])([一二三四五六七八九十])(中|小)(?![学医心])", r"第\1\2学"),
    (r"(?<=[\u4e00-\u9fff]{2})技术改造", "技改"),
    (r"^(?:国|省|县|乡)道(?=[gsxy]\d)", ""),
    (r"(?<=[\u4e00-\u9fff]{2})至([\u4e00-\u9fff]{2,4}?)段(?!落)", r"\1"),
    (r"(?<=[\u4e00-\u9fff]{2})至(?=[\u4e00-\u9fff]{2}.*(?:路|线|段|高速|管道|管网|渠))", ""),
)
"""What is written inside a project's name or left out: pattern → replacement."""

PROJECT_NAMELESS = r"\d+(?:千伏|kv)(?:变电|线路)?"
"""Keys of projects that tell none from another of their kind."""

PROJECT_WHERE = ("城市", "城区", "园区", "城", "市", "区", "旗")
"""Heads of a project's name that say where it lies, if no other name in the plan is the same but for them."""

PROJECT_KINDS = ("景区", "水库", "电站", "变电", "改造", "新建", "迁建", "重建", "打通", "贯通")
"""What may follow a project's name and say no more than what it is."""

ROUTES = {
    "高速公路": "高速", "高速": "高速", "高速铁路": "高铁", "高铁": "高铁", "客运专线": "高铁", "客专": "高铁", "城际铁路": "城际", "城际": "城际", "铁路": "铁路", "一级公路": "一级公路", "公路": "公路", "快速路": "快速路",
}
"""Kinds of roads and railways that are named by their ends: written → common form."""

PROJECT_VERBS = ("新建", "新增", "改建", "扩建", "续建", "推进", "实施", "建设", "加快", "打造", "修建", "完成", "规划建设", "启动", "改造提升", "提升改造", "改造", "新改建", "改扩建")
"""Verbs that may have stayed at the head of a project's name."""

UNITS = (
    "处", "条", "个", "座", "平方公里", "公里", "千米", "立方米", "公顷", "平方米", "平米", "米", "亩", "家", "所", "套", "项", "大", "吨", "千瓦", "kw", "mw",
    "户", "台", "眼", "张", "间", "栋",
)  # fmt: skip
"""Units of the quantities that may open a project's name."""

PROJECT_LINES = ("生产线", "加工线")
"""Ends of a product's name that say no more than that it is made."""

PROJECT_MADE = (
    r"年(?:产|处理|加工|出栏|屠宰)(\d+(?:\.\d+)?(?:万|千|百|亿)?(?:立方米|平方米|[\u4e00-\u9fff]))|(\d+(?:\.\d+)?(?:万|千|百|亿)?(?:吨|台|套|件|辆))"
)
"""How a name opens that says how much a work makes and not who makes it; the group is the size."""

CAPACITY_UNITS = ("兆瓦", "gw", "头", "只", "套")
"""Further units of sizes said inside one (甲集团200兆瓦电站)."""

INDUSTRY_BASES = ("基地",)
"""Ends of names under which an industry is not known first: they name where it is to be."""

SPELLINGS = (
    ("电子商务", "电商"), ("材料加工", "材料"), ("精深加工", "加工"), ("深加工", "加工"), ("精加工", "加工"), ("绿色农产品", "农产品"), ("文化旅游", "文旅"), ("智造", "制造"), ("智慧化", "智慧"), ("系统", "体系"), ("设备制造", "装备制造"), ("装备制造", "装备"), ("战略新兴", "战略性新兴"), ("光伏发电", "光伏"), ("风力发电", "风电"), ("生物质发电", "生物质"), ("抽水蓄能", "抽蓄"), ("三北造林", "三北防护林"), ("雨污水", "污水"), ("主管网", "管网"), ("疾病预防控制", "疾控"), ("职业教育", "职教"), ("农村配电网", "农村电网"), ("农网", "农村电网"),
)  # fmt: skip
"""Spellings that stand for each other in names: written → common form."""

INDICATOR_SPELLINGS = (
    ("国内生产总值", "地区生产总值"), ("gdp", "地区生产总值"), ("平均增长率", "增长"), ("年均增速", "增长"), ("年均增长", "增长"), ("增长率", "增长"), ("增速", "增长"),
)  # fmt: skip

NEGATIONS = ("非", "无", "半", "未", "反", "新能源", "新一代")
"""Heads that make a name another one's opposite (非金属, 金属) or its successor (新能源汽车零部件, 汽车零部件)."""

"""What Chinese plans say about target numbers: units, verbs, bounds, times and sections, as data.

Strings are literals of cleaned text (see `PlanDocument.clean`: half-width digits, letters and `%`, full-width punctuation,
`"`).
Order within a tuple does not matter unless said so; the modules sort longest first where it does.
"""
from __future__ import annotations

MULTIPLIERS = ("万亿", "千亿", "百亿", "亿", "千万", "百万", "十万", "万", "千", "百")

# Measures: quantities of something (money, area, mass …). A measure before a noun often belongs to the noun ("5公里道路").
MONEY_UNITS = ("美元", "欧元", "元")
MEASURE_UNITS = (
    "平方公里", "平方千米", "平方米", "平米", "立方米", "公顷", "亩", "公里", "千米", "延长米", "延米", "米", "厘米", "毫米",
    "公斤", "千克", "吨标准煤", "吨标煤", "吨", "斤", "毫克", "微克", "克", "升", "千瓦时", "千瓦小时", "千伏安", "千瓦",
    "兆瓦时", "兆瓦", "兆",
    "kWh", "KWh", "MVA", "kVA", "KVA", "GWh", "MWh", "MW", "GW", "KW", "kW", "km", "mg", "kg", "g", "μg", "t", "L", "TEU", "标箱",
    "标准箱", "分贝", "立方",
)
# Classifiers: countable things.
COUNT_UNITS = (
    "人次", "个次", "车次", "架次", "班次", "件次", "户次", "场次", "人", "个", "家", "户", "座", "条", "处", "所", "项",
    "名", "位", "张", "头", "只", "株", "羽", "匹", "辆", "台套", "台",
    "套", "件", "册", "部", "支", "场", "种", "棒", "杯", "盏", "基", "块", "间", "栋", "幢", "艘", "架", "对", "门", "片",
    "枚", "口", "眼", "袋", "箱", "尾", "道", "宗", "例",
    "标段", "款", "篇", "床", "盘", "孔", "根", "批次", "班", "次", "轮", "组",
)
RATE_UNITS = ("个百分点", "百分点", "%", "‰", "‱")
TIME_UNITS = ("岁", "年", "个月", "天", "小时", "分钟", "个工作日", "工作日")
LEVEL_UNITS = ("个等级", "等级", "个位次", "位次", "倍")

LONGER_THAN_UNITS = {"项": "目"}
"""What makes of a unit the beginning of a word: the number before is its size (1—10亿|项目)."""
SIZE_MARK = "级"
"""What behind a measure or a sum says how large a thing is (100万吨|级焦化企业)."""
VOLTAGE = "千伏"
"""A unit that tells what a line or station is, no number of them."""

# Two-part units: numerator/denominator.
UNIT_DENOMINATORS = (
    "人", "立方米", "平方米", "平方公里", "万元", "亿元", "元", "万人", "千人", "百人", "十万人", "亩", "公里", "吨", "年",
    "天", "日", "户", "米", "小时", "L", "l", "kg", "m3", "m³", "升", "万", "千", "百户", "公顷", "人年", "月", "村", "秒",
    "s",
)

# Verbs between an indicator's name and its number. Value: what they add to the reading.
# "level" a level reached, "growth" a rate of growth, "change" a change that is no yearly growth, ">=", "<=" bounds, "past" done already.
LINK_VERBS: dict[str, str] = {
    "涉及": "level", "达到或超过": ">=", "达到或优于": ">=", "达到": "level", "达至": "level", "达成": "level", "达": "level", "到": "level",
    "至": "level", "为": "level", "是": "level", "在": "level", "实现": "level", "完成": "level",
    "提高到": "level", "提高至": "level", "提升到": "level", "提升至": "level", "增加到": "level", "增加至": "level",
    "增至": "level", "增到": "level", "提至": "level", "提速至": "level", "提速到": "level", "扩至": "level", "扩展到": "level", "扩展至": "level",
    "拓展到": "level", "拓展至": "level", "延伸到": "level", "延伸至": "level", "增长到": "level", "增长至": "level", "扩大到": "level", "扩大至": "level",
    "发展到": "level", "发展至": "level", "上升到": "level", "上升至": "level", "升至": "level", "调整为": "level",
    "调整到": "level", "壮大到": "level", "恢复到": "level", "延长到": "level", "延长至": "level", "优化为": "level",
    "优化到": "level",
    "控制到": "<=", "降低到": "<=", "降低至": "<=", "降到": "<=", "降至": "<=", "下降到": "<=", "下降至": "<=",
    "减少到": "<=", "减少至": "<=", "压缩至": "<=", "压缩到": "<=", "压减至": "<=", "压减到": "<=", "压降至": "<=", "压降到": "<=", "降为": "<=", "缩短至": "<=", "缩短到": "<=",
    "稳定在": "level", "保持在": "level", "维持在": "level", "稳固在": "level", "稳定到": "level", "稳定达到": "level",
    "保持": "level", "保持达到": "level", "保有": "level",
    "控制在": "<=", "不高于": "<=", "不超过": "<=", "不大于": "<=", "低于": "<=", "小于": "<=", "不多于": "<=", "≤": "<=",
    "<": "<=", "＜": "<=",
    "不低于": ">=", "不少于": ">=", "不小于": ">=", "超过": ">=", "超": ">=", "突破": ">=", "高于": ">=", "大于": ">=",
    "多于": ">=", "跨越": ">=", "迈上": ">=", "跨上": ">=", "至少": ">=", "达到至少": ">=", "≥": ">=", ">": ">=",
    "＞": ">=", "冲刺": ">=", "跃上": ">=",
    "年均增长": "growth", "年平均增长": "growth", "年均递增": "growth", "年递增": "growth", "年均增速": "growth",
    "年均增幅": "growth", "年平均增速": "growth", "年增长": "growth", "年增速": "growth", "增长": "growth",
    "增速": "growth", "增幅": "growth", "递增": "growth", "同比增长": "growth",
    "增长率": "growth", "年均增长率": "growth", "年均增长速度": "growth", "增长速度": "growth", "年均提高": "growth",
    "年均增加": "growth", "年均下降": "growth", "年均降低": "growth", "年均减少": "growth", "可比增长": "growth",
    "累计增长": "growth", "每年增长": "growth", "每年递增": "growth", "年均": "growth", "增加": "growth", "增产": "growth",
    "提高": "change", "提升": "change", "下降": "change", "降低": "change", "减少": "change", "下调": "change",
    "上升": "change", "上调": "change", "压减": "change", "削减": "change", "扩大": "change", "缩短": "change",
    "翻": "change", "降幅": "change", "降幅达": "change",
}
LINK_VERBS.update(
    {
        f"{verb}{scope}前": "<="
        for verb in ("进入", "跻身", "挺进", "迈入", "位居", "位列", "稳居", "居", "列", "排", "保持", "保持在", "稳定在", "进")
        for scope in ("全国", "全省", "全市", "全州", "全区", "省内", "同类县区", "全省县域")
    }
)
"""A rank among others is reached by any better one (综合排名|进入全省前|20名)."""
# Words that begin like a bound, which after a unit is then none: "建设3平方公里多功能…", "集聚5家上下游企业".
MANY_WORDS = r"上下(?:游|级|水)|左右(?:岸|两)|内(?:陆|部|外|环|河)|多(?:功能|元|式|层|用途|业态|种|样|类|领域|能互补)"
# Adverbs and modal verbs that may stand between name, verb and number; they add nothing.
FILLERS = (
    "力争", "争取", "预计", "计划", "确保", "努力", "可望", "有望", "可", "将", "要", "应", "需", "能", "再", "又", "也",
    "还", "就", "便", "累计", "总计", "共计", "合计", "均", "都", "全部", "全面", "基本", "逐步", "稳步", "持续", "继续",
    "约为", "约", "大约", "近", "接近",
    "分别", "依次", "各", "各自", "每年", "平均", "左右", "大体", "总体", "稳定", "长期", "始终", "一直", "首次", "率先", "以",
    "以年均", "按", "共", "突破性", "其中", "力求", "不断", "进一步", "实际",
    "的", "了", "或", "初步", "可比", "同比", "比上年", "较上年",
)
LONGER_THAN_FILLERS = r"签约|[集节]约|[产功性储职技智动电热核]能|[许认]可|[供响效对]应|[必内急]需|[偿返退]还|成就|公共|首都|[人户亩地村]均|目的"
"""What ends with a filler and is a word of its own."""
BOUND_SUFFIXES: dict[str, str] = {
    "及以上": ">=", "以上": ">=", "之上": ">=", "余": ">=", "多": ">=", "以内": "<=", "之内": "<=", "以下": "<=",
    "及以下": "<=", "之下": "<=", "内": "<=", "左右": "=", "上下": "=", "之间": "=", "水平": "=",
}

# Verbs that bring countable things about; a number after them counts what follows ("新建3座水厂") or what stands between ("新建水厂3座").
ACTION_VERBS = (
    "新建改建", "新建和改造提升", "新建改扩建", "新改扩建", "新改建", "改扩建", "新建", "新增", "新上", "新开工", "新落地",
    "新设", "新引进", "新培育", "新认定", "续建", "扩建", "改建", "改造提升", "提升改造", "改造", "改良", "翻新", "翻建",
    "重建", "迁建",
    "规划建设", "谋划建设", "谋划实施", "建设完成", "建设", "建成", "建立", "建起", "建造", "建强", "建", "修建", "修复",
    "修缮", "引进和培育", "引进培育", "引进", "联创", "共建", "联合建设", "联合组建", "创办", "开办", "盘活利用",  "引入", "引育", "招引", "招录", "招聘", "培育壮大", "培育建设", "培育引进",
    "培育", "培养", "培训", "孵化",
    "打造", "创建", "创成", "创造", "组织实施", "实施", "组织", "组建", "成立", "完成", "推广", "推介", "推进", "推动",
    "发展", "形成", "设置", "设立", "发放", "铺设", "敷设", "架设", "开通", "开辟", "开发", "开展", "开工", "竣工", "投产",
    "谋划", "储备", "包装", "落地", "签约", "争取", "申报",
    "认定", "认证", "评选", "选树", "选派", "选聘", "举办", "承办", "做强", "壮大", "扶持", "支持", "规划", "配备", "配套",
    "购置", "治理", "整治", "实现", "带动", "吸纳", "转移", "安置", "整合", "盘活", "布局", "布设", "完善", "提升", "增加",
    "新添", "增设", "拥有", "建有", "达到", "保证", "保障", "力争", "重点推出", "推出", "创作", "编制", "制定", "出台",
    "转化", "攻克", "突破", "拓宽", "栽植", "种植", "造林", "植树", "养殖", "繁育", "搬迁", "脱贫", "救助",
    "资助", "帮扶", "淘汰", "关停", "清理", "化解", "压减", "减少", "集聚", "入驻", "聚集", "获批", "获得", "晋升", "授牌",
    "挂牌", "上市", "生成", "产出", "生产", "安装", "更换", "更新", "退耕", "流转", "托管", "覆盖", "确保", "使", "新植",
    "招商引资", "承接", "销售", "消纳", "供应", "发行", "落实", "投入", "投放", "筹集", "募集", "接待", "服务", "吸引",
    "输出", "输送", "招收", "增殖放流", "绿化", "硬化", "亮化", "美化", "疏浚", "清淤", "加固", "除险加固", "改厕", "打通",
    "贯通", "新晋", "晋级", "升级", "纳入", "入库", "入规", "建档", "保护", "抢救", "划定", "守住", "守牢", "坚守", "恢复", "复垦", "开垦", "推荐",
    "遴选", "选拔", "选育", "引种", "育成", "研发", "攻关", "突出抓好", "抓好", "巩固",
)

# Modal and adverbial words before an action verb.
MODALS = (
    "力争", "争取", "计划", "规划", "预计", "确保", "保证", "将", "要", "拟", "重点", "全力", "着力", "大力", "加快",
    "至少", "再", "累计", "每年", "逐步", "分期", "分批", "高标准", "高质量", "高水平", "积极", "继续", "持续", "同步",
    "全面", "统筹", "进一步", "努力", "集中", "稳步", "有序", "科学", "合理", "推动", "推进", "支持", "全县", "全区",
    "全市", "全旗", "同时", "一个", "一座", "一批", "并", "可", "新",
)
# Words a name is cleaned of at its start: times, modality, general subjects and verbs that only announce the level.
NAME_LEADS = (
    "一个", "一座", "一批",
    "力争", "争取", "预计", "计划", "确保", "努力", "逐步", "稳步", "全面", "累计", "其中", "并", "且", "和", "及", "以及",
    "同时", "使", "将", "把", "让", "则", "实现", "完成", "达到", "形成", "建成", "建设完成", "建设", "打造", "组建",
    "创建", "推动", "推进", "促进", "保持", "保证", "推动", "初步", "基本", "至少", "约", "共", "全年", "年内", "每年保证",
    "继续", "重点", "按照", "在", "到", "对", "由", "从", "要", "要求", "以", "即", "再", "还", "力求", "不断", "进一步",
    "加快", "大力", "有望", "届时", "为", "区内", "县内", "市内", "境内", "整体", "围绕", "严格控制", "严控", "确定",
    "实施好", "建设好", "打造好", "三年", "两年", "四年", "五年", "五年内", "未来五年", "今后五年",
    "发展", "占用", "拥有", "设置", "设立", "实施", "重点实施", "计划实施", "开展", "建立", "建强", "做到", "严守", "稳定",
    "落实", "拟", "拟实施", "今年", "今年实施", "可提供", "可实现", "尽快实现", "尽快", "培育", "引育", "争创", "创成", "申报", "培植", "共建", "共有", "共计",
)
LOCATED_DEEDS = "建设|新建|改建|扩建|建成|布局|布设|种植|栽植|打造|开发|实施"
"""What is done at a place that is told before it (在甲园区|建设|冷库2座)."""
EACH_YEAR = "每年|年均(?!浓度|值|气温|温度|降水|降雨|径流|水资源|湿度|日照|风速)"
"""Words that make a number a yearly one; a mean over a year is none (年均浓度)."""

CHANGED_FROM = ("从", "由")
"""What stands before a structure that is changed into the next (从14:42:44|调整为10:45:45)."""

REACHING = ("实现", "完成", "达到")
"""Verbs that part what reaches a number from what is counted, after a time or one of `AIMING` (甲园区力争2025年实现|产值)."""
AIMING = ("力争", "争取", "确保", "努力", "预计", "计划")

LEADS_TOGETHER = (
    "还有", "还将", "还要", "再有", "再建", "再造", "再添", "约有", "约占", "并有", "且有", "将有", "将会", "要有", "到底", "到期",
    "使得", "由此", "从而", "即可", "即将", "对于", "在于", "以来", "以后", "把握",
)  # fmt: skip
"""Words of two leads, or of a lead and what follows it."""

LONGER_THAN_LEADS = "重点(?:建设)?(?:项目|工程)|并网|并购|并轨|建成区(?!域)|建设用地|计划生育|计划单列|发展中|建设者"
"""What begins with a lead of two characters and is a word of its own."""

COUNTY_WORDS = ("全县", "全区", "全市", "全旗", "我县", "我区", "我市", "我旗")

# Nouns that only count a plan's own structure ("3个产业链", "4个方面"): not targets when they follow a small number without a verb.
STRUCTURE_NOUNS = (
    "一", "方面", "环节", "层次", "维度", "阶段", "领域", "部分", "分产业链", "主导产业", "组团", "要素", "原则", "任务",
    "行动", "统一", "维护", "意识", "自信", "坚持", "转变", "结合", "关系", "体系", "机制",
)
# What follows a number and is no noun it counts.
AFTER_NUMBER = (
    "目标任务", "的目标", "目标", "任务", "的水平", "的要求", "要求", "的速度", "速度", "的比例", "的标准", "标准",
    "的规模", "的增速", "增速", "任务目标", "的任务", "大关", "台阶", "关口", "的较高水平", "高位", "内", "达标", "的增长",
    "增长", "的底线", "红线",
)

WORK_ENDS = (
    "建设", "改造", "改造提升", "扩建", "新建", "改建", "改扩建", "修建", "治理", "整治", "修复", "建设改造", "除险加固",
    "更新改造",
)
PROJECT_HEADS = ("项目", "工程", "生产线", "技改", "异地搬迁", "车间", "装置")
# Names of project attributes: of a project they are no goal, of a park they may be.
ATTRIBUTE_NAMES = (
    "总投资", "投资", "总投资额", "计划总投资", "计划投资", "投资额", "估算投资", "预计投资", "概算投资", "总建筑面积",
    "建筑面积", "占地面积", "总占地面积", "占地", "总占地", "用地面积", "规划用地", "用地", "总规划面积", "规划面积",
    "规划占地", "总规划", "年产", "年产能", "日产", "年处理", "日处理", "建设规模", "规模", "全长", "总长", "长", "长度", "路基宽",
    "宽", "总长度", "线路全长", "设计时速", "时速", "装机容量", "装机", "库容", "总库容", "总装机容量",
)

# Heading words of chapters that look back or around: numbers there are no targets.
PAST_SECTIONS = (
    "前言", "序言", "引言", "概况",
    "发展基础", "基础条件", "发展成就", "成就", "成绩", "回顾", "取得的", "主要成果", "发展现状", "现状", "存在问题",
    "存在的问题", "问题和", "发展环境", "环境分析", "面临的形势", "面临形势", "发展形势", "形势分析", "机遇与挑战",
    "机遇和挑战", "历史机遇", "规划背景", "编制背景", "发展背景", "完成情况", "执行情况", "完成评估", "主要差距", "短板",
    "建设成效", "发展成效", "区位优势", "基本县情", "基本区情", "县情概况", "区情概况", "自然条件",
)
# Verbs that turn such a word into a task ("优化发展环境", "补齐短板").
TASK_VERBS = (
    "优化", "改善", "营造", "打造", "创造", "提升", "净化", "加强", "补齐", "补短板", "强化", "发挥", "推进", "加快", "解决", "破解", "改进",
    "夯实", "筑牢", "打牢", "巩固",
)
# Heading words of chapters that look ahead; the innermost heading that tells decides.
FUTURE_SECTIONS = ("目标", "任务", "展望", "愿景", "战略", "布局", "定位", "总体要求", "总体思路", "指导思想", "基本原则")
# Words that put the numbers after them in the past, until a word of the future comes.
PAST_WORDS = ("以来", "截至", "截止", "目前", "过去五年", "五年来", "上年", "去年", "当前", "先后", "历时")
# Words that put only their own clause in the past.
PAST_CLAUSE_WORDS = (
    "已有", "已经", "现已", "现有", "原有", "累计完成投资", "已完成", "已建成", "已达", "已实现", "已累计", "取得了",
    "获得了", "已规划", "完成了", "实现了", "达到了",
)
FUTURE_WORDS = (
    "力争", "争取", "预计", "计划", "规划", "确保", "将", "未来", "今后", "到规划期末", "规划期末", "规划期内", "末期",
    "期末", "每年", "五年内", "下一步", "拟", "目标",
)

# Ends of names that say no more than that something is counted ("甲企业总数").
COUNT_NAMES = ("总数量", "总数", "总量", "数量", "个数", "家数")
# Names that speak of the indicator before them ("新增企业30家，总数达到80家").
RELATIVE_NAMES = ("总数", "总量", "总规模", "总面积", "总数量", "规模", "总产值", "占比", "比重", "比例", "总里程", "总人数")
DISTANCE = "(?<![差间])距(?!离)|位于"
"""How it is told where a thing lies, which is nobody's goal (西距某市60公里)."""
PRONOUNS = ("我们", "他们", "其中", "这里", "当地")
"""Words that stand for something told elsewhere and name no indicator."""
# Ends of names of indicators counted in time, and of those without a unit.
TIME_INDICATORS = ("年限", "寿命", "年龄", "时长", "时间")
BARE_INDICATORS = ("系数", "指数", "比", "比值", "率", "强度", "密度")
# Capacities of a plant ("年产2万吨", "日供水4万立方米"), as they open or close a number's left side.
CAPACITY = (
    r"(?:年|日)(?:产(?!值|量|业|出)|处理|加工|屠宰|供水|供气|供热|吞吐|烘焙|生产(?!总值|能力)|发酵|分拣|周转|储存|消纳|制造|利用|综合利用|回收|冶炼|焚烧)|跑道长"
)
# Things of a plant or site: a mass, power or herd before them is their size.
FACILITIES = ("厂", "站", "场", "库", "车间", "装置", "电站", "机组", "线路", "管线", "管道", "光伏", "风电", "隧道", "码头", "泊位", "储罐", "熟料", "炉", "窑")
SIZE_NAMES = ("全长", "总长", "装机", "库容", "处理能力", "用地面积", "设计时速")
SIZE_UNITS = ("吨", "千瓦", "兆瓦", "MW", "GW", "kW", "立方米", "千瓦时", "千伏安", "公斤", "GWh", "MWh")
HERD_UNITS = ("头", "只", "羽", "万头", "万只", "万羽")
# Words that open the account of one project after its name.
STATUS_LEADS = ("新建", "续建", "扩建", "改建", "改造", "改扩建", "迁建", "技改", "搬迁", "拟建", "在建")
# Verbs between a baseline and the target ("由5万吨提高到8万吨").
CHANGES = (
    "增长", "增加", "提高", "提升", "下降", "减少", "降低", "上升", "调整", "发展", "扩大", "翻", "到", "至", "增至",
    "增到", "压减",
)
# What follows an indicator's name where its change is told in words.
STATED_CHANGES = ("实现翻番", "翻番", "翻一番", "翻两番", "实现倍增", "倍增", "稳步", "持续", "大幅", "不断", "明显", "显著", "快速", "平稳", "较快", "逐年")
# Ends of indicator names: a list of names that each end so shares one number ("巩固率、毕业率达到100%").
INDICATOR_ENDS = (
    "率", "比例", "比重", "占比", "数", "数量", "总数", "量", "总量", "额", "总额", "产值", "增加值", "收入", "投资",
    "面积", "人口", "人数", "指数", "系数", "密度", "浓度", "强度", "成本", "年限", "寿命", "覆盖面", "里程", "规模",
    "产能", "能力", "利润", "税收", "存款", "贷款", "余额", "消费", "支出", "水平", "程度", "满意度", "能耗", "电耗",
    "水耗", "断面", "容量", "装机", "建成区",
)
RATIO_ENDS = ("率", "比例", "占比", "比重")
"""Ends of names of ratios: what is counted before one is the whole of it (22个项目开工率)."""
STAGES = ("签约", "落地", "开工", "开工建设", "开复工", "竣工", "投产", "达产", "入库", "储备", "备案", "达效", "纳统")
"""What becomes of projects one after the other: 项目签约120个、落地70个 counts 项目 both times."""
SETTLING = "(?<=企业)(?:落户|入驻|进驻|入园|申报)|(?<=项目)(?:落户|入驻|进驻|入园|(?:全部|全面)?(?:建成|投产|达产|竣工|开工|完工|落地)(?!率|建设|数)|获得?|列入|纳入)|(?:(?<=项目)|(?<=企业))[中是为]$"
"""What is told of counted things behind their name (引进2家企业|落户园区)."""
EARNING, EARNERS = ("产值", "收入", "税收", "营收", "投资", "利润", "纳税"), ("企业", "集团", "公司", "大户", "强企", "强镇")
"""What is earned, and by whom: a sum before them tells how large they are (年产值超50亿元|企业集团)."""
PARTICIPANTS = "为(?:链主|龙头|骨干|补充|主体|支撑|核心|依托|引领)(?:的.*)?$|(?:支撑|引领|协同)$"
"""What things are to others, which no number is a goal of (5户企业|为链主)."""
PHASES = ".{0,12}[一二三四五首][期批]|远期|近期|含.*"
"""Parts of a thing, which name no indicator."""
INVESTED_BY = "由[^，。；、：]{2,20}投资$"
"""Who invests a sum: that is told of a work (由甲公司投资|3亿元建设的)."""
LIST_ENDS = "等(?:行业|产业|领域|方面|品种)?"
"""What closes a list before what is shared (甲、乙|等行业|产值)."""
# Nouns that may close a compound whose single characters are its list ("猪牛羊饲养量").
SHARED_HEADS = (
    "建成区", "建成区面积", "规划面积", "饲养量", "存栏量", "出栏量", "产量", "总产量", "加工量", "产值", "增加值", "面积", "生产能力", "屠宰量", "装机", "装机容量", "装机规模",
)
RANKED_NEXT = r"[、和]\d+[个条家座][^，。；、]{0,6}级([^，。；、级]{2,8})"
"""How a list of ranks goes on to what has them (1个千亿级|、3个百亿级产业集群)."""
ADMINISTRATIVE_RANKS = "国家|省|自治区|市|州|盟|县|区|旗|镇|乡|村"
"""Whose rank a title has (国家级龙头企业2户、省级|5户)."""
AMOUNTS = r"(?:总产值|产值|增加值|营业收入|销售收入|总收入|收入)$"
"""What is told of one industry and left off the next (甲产业产值达到30亿元、乙产业20亿元)."""
INDUSTRY_TAILS = ("产业", "产业链", "产业集群", "集群", "业")

FOLDED = (
    ("一二三产业", ("第一产业", "第二产业", "第三产业")), ("一二三产", ("第一产业", "第二产业", "第三产业")), ("二三产业", ("第二产业", "第三产业")),
    ("城乡居民", ("城镇居民", "农村居民")), ("城镇和农村居民", ("城镇居民", "农村居民")), ("城镇、农村居民", ("城镇居民", "农村居民")),
)
"""Words that stand for several things, with the words for each of them; longer ones first."""

EXAMPLES = r"^.{3,}(?:(?<![高中初同特平均优劣])等|(?<=高)等(?!院校|学校|教育|职业|学府))(?![级次外候待同于])(?=.{2})"
"""Examples before the thing that is counted (甲灌区、乙灌区等|大型灌区3处)."""

# Names that say nothing without their subject, which then stands in the same sentence or in the head above.
GENERIC_NAMES = (
    "产值", "总产值", "年产值", "实现产值", "销售收入", "主营业务收入", "营业收入", "年销售收入", "销售额", "交易额",
    "税收", "利税", "利润", "饲养量", "存栏量", "出栏量", "产量", "年产量", "产能", "入驻企业", "园区入驻企业", "带动就业",
    "规模以上企业", "新增规模以上企业", "骨干企业", "龙头企业", "覆盖率", "利用率", "达标率",
    "种植面积", "基地面积", "面积", "总面积", "增加投资", "完成投资", "产业链上下游项目", "规划落地项目", "落地项目",
    "吸纳就业",
)
# Words of indicators that are kept for a county as a whole, whatever chapter they stand in.
COUNTY_INDICATORS = (
    "入学率", "入园率", "幼儿园", "学校", "学位", "教育", "教师", "在校生", "毕业", "医疗", "卫生", "医师", "医生", "护士",
    "床位", "养老", "老年", "老人", "就业", "失业", "参保", "社会保险", "预期寿命", "托位", "婴幼儿", "社区", "社会组织",
    "志愿", "居民", "人均", "城镇化", "城市化", "人口", "地区生产总值", "生产总值", "GDP", "CPI", "财政", "预算收入",
    "消费品", "固定资产投资", "进出口", "外贸", "实际利用外资", "招商",
    "森林覆盖率", "森林蓄积", "城区绿化", "空气", "优良天数", "PM2.5", "PM10", "细颗粒物", "化学需氧量", "氨氮", "氮氧化物",
    "挥发性", "污染物", "水质", "断面", "饮用水", "供水", "自来水", "污水", "垃圾", "废水", "废物", "能耗", "二氧化碳",
    "碳排放", "用水", "节水", "耕地", "农田", "水土保持", "机械化", "良种", "新品种", "新技术", "化肥", "农药", "农膜",
    "秸秆", "合作社", "家庭农场", "农业产业化", "新型农民", "职业农民", "高新技术企业", "科技型", "研发", "R&D", "专利",
    "人才", "技能",
    "图书", "文化馆", "文物", "体育", "残疾", "公路", "客运", "快递", "燃气", "道路", "水库", "河流", "三产", "第一产业",
    "第二产业", "第三产业", "农林牧渔业", "农业总产值", "市场主体", "政务", "网办", "刑事", "案件", "安全生产", "事故",
    "联盟", "合资合作", "联合体",
    "敬老", "出生",
)
# Pairs of characters too common to tie an indicator to a chapter's title.
COMMON_PAIRS = frozenset(("产业", "企业", "发展", "建设", "项目", "全县", "全区", "工程", "总量", "新增", "实现", "引进",
"培育", "农业", "工业", "业增", "增加", "收入", "面积", "服务", "务业", "基地", "重点", "特色", "现代", "推进", "推动",
"市级", "省级", "国家"))

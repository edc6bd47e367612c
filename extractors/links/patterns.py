"""What links know about language: which kinds they join, and the words between two names that speak for or against a link."""
from __future__ import annotations

from extractors.facts import Predicate
from extractors.frames.enumerations import TRIGGER_CLASSES
from extractors.frames.patterns import BREAKERS, PREPOSITIONS

JOINS: dict[Predicate, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    "leadEnterprise": (("Enterprise",), ("Industry",), False),
    "includesProject": (("Project",), ("Industry",), False),
    "undertakenBy": (("Project",), ("Enterprise",), True),
    "locatedIn": (("Project", "Enterprise", "Park"), ("Park",), True),
    "focusesOn": (("Industry",), ("Park",), False),
    "subChainOf": (("Industry",), ("Industry",), True),
}
"""For each predicate the kinds of its anchor, the kinds of its target, and whether the anchor is the link's subject."""

WAYS: dict[Predicate, tuple[tuple[tuple[Predicate, bool], tuple[Predicate, bool]], ...]] = {
    "leadEnterprise": (
        (("includesProject", True), ("undertakenBy", False)),
        (("focusesOn", False), ("locatedIn", True)),
        (("subChainOf", False), ("leadEnterprise", False)),
        (("subChainOf", True), ("leadEnterprise", False)),
    ),
    "includesProject": (
        (("leadEnterprise", True), ("undertakenBy", True)),
        (("focusesOn", False), ("locatedIn", True)),
        (("subChainOf", False), ("includesProject", False)),
        (("subChainOf", True), ("includesProject", False)),
    ),
    "undertakenBy": (
        (("includesProject", False), ("leadEnterprise", False)),
        (("locatedIn", True), ("locatedIn", True)),
    ),
    "locatedIn": (
        (("includesProject", False), ("focusesOn", True)),
        (("leadEnterprise", False), ("focusesOn", True)),
        (("undertakenBy", True), ("locatedIn", False)),
        (("undertakenBy", False), ("locatedIn", False)),
    ),
    "focusesOn": (
        (("locatedIn", False), ("includesProject", True)),
        (("locatedIn", False), ("leadEnterprise", True)),
        (("focusesOn", True), ("subChainOf", True)),
        (("focusesOn", True), ("subChainOf", False)),
    ),
    "subChainOf": (
        (("includesProject", True), ("includesProject", True)),
        (("leadEnterprise", True), ("leadEnterprise", True)),
        (("focusesOn", False), ("focusesOn", False)),
        (("subChainOf", True), ("subChainOf", False)),
    ),
}
"""For each predicate the ways from its subject and from its object to a third thing: a predicate, and whether the end is that
link's subject (a firm leads an industry that includes a project which the firm undertakes)."""

SELDOM: dict[Predicate, frozenset[str]] = {
    "leadEnterprise": frozenset(),
    "includesProject": frozenset(("head3", "carried", "following")),
    "undertakenBy": frozenset(("head1", "carried", "previous", "following")),
    "locatedIn": frozenset(),
    "focusesOn": frozenset(),
    "subChainOf": frozenset(("inside", "listed", "previous", "following", "carried")),
}
"""For each predicate the sources (`pairs.py`) in which the target is met so seldom that those pairs are not judged."""

OPENED = r"[^。；;，,：:\n]{2,30}[：:]"
"""The opening of a paragraph that tells first what it is about."""

CUES = tuple(
    (
        "龙头 支撑 依托 核心 载体 引领 骨干 代表 主导 重点 打造 建设 规划建设 发展 培育 壮大 形成 入驻 落户 位于 选址 坐落 布局 集聚 引进 支持 推动 推进 实施 围绕 包括 其中 主要 分产业链 产业链 细分 子 "
        "投资 承建 建设单位 由 负责 旗下 所属 集团 内 园内 区内 做强 做优 延伸 拓展 融入 承接 带动 扩能 技改 改造 搬迁 生产 加工 项目 工程 企业 促进 基础 优势 方向 突出"
    ).split()
)
"""Words between two names that are told to the model."""

TOWNS = ("镇", "乡", "街道", "村", "社区")
"""What makes the name before it a place's (甲镇污水厂), though firms may bear it too."""

BROAD_TARGETS = frozenset(
    "高新技术 战略性新兴 战略新兴 新兴 传统 主导 支柱 优势 特色 服务 现代服务 生产性服务 生活性服务 农业 现代农业 工业 制造 加工 第一 第二 第三 数字经济 实体经济 乡村 文化".split()
)
"""Groups of industries so broad that a heading with one of them seldom tells what its projects and firms belong to."""

WORKS_LISTED = r"(?:的|重点|主要|重大|谋划|拟建|在建|续建|新建|招商|储备|建设)*(?:项目|工程)(?:建设|名单|清单|目录|一览|计划)*表?"
"""How a heading goes on after the name of a park or industry whose works it lists."""

NAMELESS = frozenset("产业园 园区 产业园区 工业园 工业园区 开发区 物流园 物流园区 示范园 集聚区 基地".split())
"""Words for parks that name none by themselves."""

BEFORE_NAMES = frozenset((*TRIGGER_CLASSES, *BREAKERS, *PREPOSITIONS, *"的 和 与 及 由 于 至 到 为 执行 拉动 期间 全力".split()))
"""Words that may stand right before a name without being part of it."""

TELLING: dict[str, tuple[str, ...]] = {
    "旅游": ("景区", "景点", "旅游区", "度假村", "度假区", "度假", "古城", "古镇", "古街", "民宿", "温泉", "滑雪场", "乐园", "漂流", "营地", "游客中心", "影视基地", "采摘园", "观光"),
    "文化产业": ("博物馆", "非遗", "文创", "影视", "演艺", "民俗"),
    "物流": ("物流", "冷链", "仓储", "快递", "分拨", "冷库", "配送", "货运站", "多式联运"),
    "商贸": ("商场", "超市", "步行街", "商业街", "综合体", "批发市场", "交易市场", "农贸市场"),
    "数字经济": ("数据中心", "大数据", "云平台", "云节点", "算力", "5G", "基站", "互联网", "数字化", "智慧"),
    "畜牧业": ("牧业", "养殖", "屠宰", "肉牛", "肉羊", "肉鸡", "生猪", "奶牛", "蛋鸡", "蛋业", "禽业", "饲料"),
    "现代农业": ("农业", "大棚", "温室", "种植", "高标准农田", "种业", "育苗", "果蔬"),
    "农产品加工": ("农产品", "食品", "面粉", "粮油", "屠宰", "肉鸡", "蛋业", "米业", "果汁", "罐头"),
    "装备制造": ("机械", "重工", "机床", "装备", "铸造", "锻造", "阀门", "轴承", "数控", "机器人", "车辆"),
    "新能源": ("光伏", "风电", "风能", "储能", "生物质", "氢能", "充电桩"),
    "医药": ("药业", "制药", "医药", "中药", "药材"),
    "建材": ("水泥", "陶瓷", "瓷业", "玻璃", "石材", "涂料", "墙材", "砂石"),
    "康养": ("康养", "养老", "养生", "疗养", "敬老院", "颐养"),
    "林业": ("林业", "苗木", "造林", "防护林", "林场", "经济林"),
}
"""Words in names of works, firms and parks that tell an industry of which they are no label."""

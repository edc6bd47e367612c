"""What the frames know about language: trigger verbs by class, particles, shared heads and tails of lists, as data.

General vocabulary of Chinese planning prose only; no proper name belongs here.
"""

from __future__ import annotations

TRIGGERS: dict[str, list[str]] = {
    "build": (
        "建设 新建 扩建 改建 续建 改扩建 迁建 重建 修建 兴建 筹建 投建 承建 代建 共建 组建 搭建 建造 铺设 架设 推进 实施 完成 启动 开工 开展 抓好 做好 办好 "
        "谋划 落实 建成 建立 设立 打通 改造 整治 升级 提升 完善 规划建设 加强 落地 打造 推动 加快 投产 竣工 上马 配套 整合 布局 规划 新增 新上 设置 创建 开发 健全 构建 搞好 联建 建好 修缮 增设 加装 开通 策划 包装 储备"
    ).split(),
    "develop": (
        "发展 培育 壮大 做强 做优 做大 做精 做实 扶持 巩固 打造 形成 构建 延伸 拉长 提升 优化 培植 聚焦 突出 布局 拓展 发展壮大 培育壮大 改造提升 促进 集聚 承接 深化 推广 引育 主攻 瞄准 锚定 延长 放大 突破 开拓 做活 擦亮 叫响 打响"
    ).split(),
    "support": "支持 鼓励 推动 引导 扶持 帮助 助推 扶优 促进 带动 培育 加大 推进 加快 支援 依靠 重点支持 壮大 整合 盘活".split(),
    "introduce": "引进 引入 引育 招引 引聚 吸引 招募 对接 引培 招商 洽谈 签约 联合 携手 联手 合作 跟踪".split(),
    "basis": "依托 围绕 利用 借助 立足 发挥 凭借 依靠 结合 抢抓 抓住 依据 按照 通过 坚持 紧扣 紧盯 挖掘 激活 活化 活化利用 用好".split(),
    "become": "建成 打造 创建 争创 成为 建设成 建设成为 打造成 打造成为 建设为 晋升 创成 申报 争当 争做 争取 晋级".split(),
}
"""Verbs that open a list, by what they say of its items. A verb may stand in several classes."""

OPENING_TRIGGERS: dict[str, list[str]] = {
    "develop": "探索 尝试 试种 试养 扩种 引种 复种 兼顾 梳理 推介 推行 严控 严禁 压减 淘汰 限制 控制 调优 调减 化解 稳住 稳固 抓活".split(),
    "build": (
        "完工 新开工 开建 动建 翻建 翻修 修复 扩容 贯通 复工 动工 启用 投用 投运 竣工投产 建成投产 建成投运 建成投用 建成贯通 开工建设 签订 促成 力促 力推 抓紧 加紧 盯紧 紧抓 协助 参与 "
        "协助推进 新投产 新建成 续建完成 推介 申报 承建 抓细 抓实 组织实施 争取 配建 合建 投建 论证 预留 布设 增容 筹划 联动 重修"
    ).split(),
    "introduce": "已入驻 已进驻 已落户 入驻了 聚集了 集聚了 汇聚了 集聚有 主要有 目前有 现有 已有 建有 首批落户 首批入驻 下辖 落户 入驻 进驻 签下 引来 招来 促成 招大引强".split(),
    "support": "组织 重视 助力 服务 保障 稳定 做好服务 跟踪服务 督促 撮合 委托 交由 扶持 指导 协调 放大".split(),
}
"""Verbs that count only where they open a clause; inside a name they say nothing."""

ADVERBS = (
    "加快 大力 紧紧 高度 积极 重点 全力 着力 持续 继续 深入 全面 稳步 有序 扎实 努力 进一步 逐步 统筹 切实 不断 强力 加速 稳妥 充分 尽快 力争 同步 优先 主动 精心 高标准 高质量 高水平 "
    "有效 合理 科学 因地制宜 规划 计划 着重 大幅 坚决 严格 广泛 率先 整体 全域 快速 适时 适度 分步 协调推进 突出 鼓励 支持 推动 推进 引导 促进 实现 确保 抓好 做好 加大 加强 强化 "
    "已 已经 业已 还有 另有 尤其是 特别是 分别是 分别为 主要是 其中包括 包括 聚力 奋力 倾力 竭力 高起点 分期 分批"
).split()
"""Words that may stand between a clause's start and its trigger; they never open a name."""

SUBJECT_OPENERS = (
    "全县 全区 全市 全旗 我县 我区 我市 县域 区域 县城 城区 农业上 工业上 服务业上 力争到 力争 到 计划 同时 其中 一是 二是 三是 四是 五是 六是 使 让 把 将 对 在 从 向 为 与 以 按 按照 由 用"
).split()
"""Words after which a name may begin, or which open a clause without belonging to a name."""

QUANTIFIERS = r"(?:一批|一大批|一系列|若干|多个|一个|一座|一处|各类|各种|相关|重点|重大|部分|现有|多家|一些|等)"
"""Vague quantities between a trigger and its list."""

GREATNESS = r"(?:(?:年?产值|销售收入|营业收入|营收|规模)(?:超过|达到|突破|超|过|达))?(?:[十百千万]|\d+)亿(?:元)?(?:级)?(?=[\u4e00-\u9fff]{2})"
"""How great an industry is to become, before its name (千亿|页岩气产业, 产值超百亿元|装备产业)."""

NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"
CLASSIFIER = r"(?:个|家|大|条|项|类|处|座|种|户|所|批|板块|方面|门类)"

MONEY = r"(?:计划|预计|概算)?(?:总投资|投资|投入)(?:约|达|达到)?\d[\d.,]*[亿万]元?(?:以上|左右)?的?"
"""A sum before the name of what it is spent on."""

SUM_SAID = (
    r"(?:[（(]?(?:共|约|总长|全长|总里程|长|总面积|面积|建筑面积|占地)*\d[\d.,]*[万亿千百]?[余多]?"
    r"(?:公里|千米|延长米|米|平方米|平方公里|立方米|亩|公顷|座|处)[）)]?)?"
    r"[，（(]?(?:计划|预计|估算|规划|概算|拟|共|需)*(?:(?:总投资|总?投资(?:额|规模|概算))[约达到为]*|投资[约为]*)\d[\d,.]*[亿万]"
)
"""How a sum is said right behind the name of what it is spent on, its size at most between; what 投资达到 says is reached by many
together."""

PREPOSITIONS = frozenset("以将把对从向在")
"""Words of one character that open a clause even where the segmenter glues them to the next."""

NO_OPENERS = frozenset("及该这此其")
"""Words of one character with which no name begins."""

MEASURED = r"\d(?:公里|千米|米|亩|平方米|平方公里|立方米|公顷|千伏|万|亿|吨|座|处|条|项|家|个|%)+$"
"""A size at the end of what is no name (500千伏)."""

DOER = "由(?=[^，。；、由]{2,16}?(?:投资|建设|开发|承建|牵头|实施|运营|负责|组成|组织|承担|承接|承办|设计|施工|管理|经营|出资|主导|主攻|推进|承包|开展|落实|托管|合作))"
"""What stands before those who do something (甲项目|由|乙公司投资建设)."""

DEEDS_OF_FIRMS = (
    "[要也已将在与同为以按]|尽快|抓紧|率先|参与|牵头|领办|主导|入股|控股|参股|合资|出资|组建|投资|投建|落地|落户|入驻|进驻|布局|扩大|扩建|扩产|扩能|扩招|做大|做强|退城|搬迁"
    "|上马|新上|新建|建设|建成|开发|生产|承担|承建|承接|承办|设计|施工|运营|养殖|种植|申报|申建|争创|取得|整合|对接|收购|重组|消纳|上市|升规|意向|供应|配套|加工|开展|推进|实施|启动|完成"
)
"""What stands right behind the name of a firm that does something (甲机电|要扩大产能, 乙住工|建设基地)."""

FIRMS = ("企业", "集团")
"""What makes firms of a line of business that is named before it (大型物流|企业)."""

TOWN_BEFORE = "[^，。；：、（）的]{2,5}?(?:[县镇乡]|街道)(?=.{3})"
"""The place before the name of a firm (某县|甲科技年产…)."""

BEFORE_FIRM = "(?:企业|公司|单位|已有|的)(?=[\u4e00-\u9fff]{3})"
"""What a firm is, or where, right before its name (领军企业|甲科技, 新区的|乙机械)."""

GLUED = "[与以由和及同随跟](?=[\u4e00-\u9fff]{3})"
"""A word of one character before a name, where the segmenter may see none (与|甲集团)."""

POINTING = ("上述", "前述", "上面", "以下", "总投资", "总面积", "位于", "建于", "建在", "设于", "坐落", "地处", "选址", "占地", "建筑面积", "建设期", "工期", "涉及", "主要建设")
"""What points at something told elsewhere, or says where it lies and how large it is; no name begins with it."""

WITHIN = tuple(place + "内" for place in ("园区", "开发区", "区", "园", "境", "县", "县域", "市", "镇", "区域", "辖区"))
"""What says where a thing is; no name begins with it (园区内|甲公司扩建项目)."""

SIDE_OF_ZONE = "（?[东南西北][部片园]?区"
"""What right behind a zone's name makes it that of one of its sides (开发区|北区, 高新区（西区）)."""

SHORT_FOR = "(?:以下)?简称"
"""What opens a bracket that tells the short name of what stands before it; the bracket is no part of the name."""

TELLING_ON = (
    r"从.+[向到]|转向(?![节架器系机盘])|按照?.{2,}(?:标准|要求)|包括|，(?:以及|并|同时|进行)|(?<=[园区地厂站心场])即(?=.{2})|[万亿]元以上"
    r"|投资[约达到]*\d"
    r"|为(?:基础|重点|核心|平台|依托|载体|主|龙头|引领|支撑|抓手)$|十[一二三四五六]五\"?(?:末|时期|期间)"
)
"""What a sentence says of a thing rather than a name (从甲转向乙, 按二级标准改造, 甲园即乙园, 以甲为平台); no name holds it."""

PLANNED = r"计划(?=总?投资|总?占地|用地|建设|新建|到20|于20|\d)"
"""A word that speaks of what is planned rather than ending a plan's name (甲公司计划|总投资5亿元)."""

TOWN = "镇(?!静)|乡(?!村|镇)|街道"
"""What behind a name makes it a town's."""

PLACE_ENDS = ("村", "镇", "乡", "街道", "社区", "县", "区", "组", "屯", "侧", "旁", "处")
"""Ends of what says in a box where works lie."""

WORKS_TITLE = "项目|工程|建设|任务|行动|设施|布局"
"""What the title of a table of works speaks of."""

FUNCTION_CHARACTERS = frozenset("的和与及等为在以之各县市区镇乡村省年月日第个条项家户座处所将对把被向从由并或已未其该本此这我路街桥河段站到至内外")
"""Characters that stand alone without being part of a coined name."""

OF_WORKS = r"\d|项目|工程|[工生]产|车间|基地|园|改造|扩建|加工|制造|企|公司|集团|投资|投产|技改|合作|引进|入驻|物流|建设"
"""What a list holds that speaks of works or firms: only there firms with coined names are sought."""

SIZES = r"(?:年(?:产|处理|加工|出栏|屠宰)|日(?:产|处理)|[一二三四]期|\d[\d.,]*[万亿千百]?(?:吨|件|套|台|辆|头|只|羽|亩|平方米|立方米|公里|千瓦|兆瓦|MW|GW|kW|KW|MWh|千伏|平方公里|张|条|锭|米|个|座|棒|瓶|支|组))"
"""A size or stage right behind the name of whose works it is (甲科技|年产3万吨…, 乙|二期)."""

DOER_ASIDE = "[^，。；：、（）\\d]{2,20}?(?:(?=(?:牵头|投资|承建|运营|实施|建设|负责|承担)(?:$|[，、]))|(?:公司|集团|合作社)$)"
"""Who does something, alone in brackets behind what is done (中试项目（甲集团牵头）)."""

BEHIND_LIST = rf"(?:等|这)?(?P<n>{NUMBER}{CLASSIFIER})?(?P<tail>[^，。、；：（）\"]{{1,14}})"
"""What behind a quoted list says what is listed ("甲、乙"|两大产业)."""

HEAD_CLASSES: dict[str, list[str]] = {
    "enterprise": "农业产业化企业 农业产业化龙头企业 农业产业化重点龙头企业 产业化龙头企业 农业产业化联合体 药企 车企 酒企 酿企 茶企 农企 央企 国企 民企 链主企业 上市公司 企业 公司 集团 龙头企业 骨干企业 工厂 厂家 合作社 农业公司 电商企业 经营主体 市场主体 龙头 厂商 商超 平台公司".split(),
    "project": "项目 工程 项目建设 工程建设 建设项目 建设工程 设施建设 基础设施 重点工程 重点项目 重大工程 重大项目 道路 公路 建设 改造 设施 任务 行动 工作 场馆 线路 管网".split(),
    "industry": "产业 产业链 产业集群 主导产业 支柱产业 特色产业 优势产业 新兴产业 战略性新兴产业 集群 全产业链 分产业链 链条 行业 业态 新业态 服务业 门类 领域 农业 工业 板块 种植 产业发展 产业优势 经济 业".split(),
    "park": "园区 产业园 产业园区 开发区 物流园 工业园 工业园区 园 集聚区 特色主题园区 园建设 园区建设 载体 平台".split(),
    "product": "产品 品牌 品种 农产品 特产".split(),
    "goal": "基地 示范区 先行区 中心 称号 示范县 城市".split(),
    "place": "乡镇 街道 村 镇 乡 县区 地区 城市 区域 乡（镇） 省市 国家".split(),
    "person": "院校 高校 大学 科研院所 部门 单位 机构 银行 人才".split(),
}
"""Words after 等 (or after a number and a classifier) that say what a list's items are."""

AFTER_HEADS = "建设 改造 行动 任务 工作 发展 经济 业 村 镇 乡 城市 区域 部门 单位 中心".split()
"""Of those, words behind another that say what is done to what is listed, or where, not what it is (等园区|建设)."""

ROLE_HEADS = "链主 头雁 龙头 支撑 依托 核心 载体 重点 引领 代表 骨干 主导 主体 基础 中心 节点 轴 示范 示范引领 抓手 主 牵引 带动 平台 契机 主线 突破口 纽带 目标 方向 主题 导向 特色 主攻方向 着力点 切入点 保障 动力 牵动 主轴".split()
"""What may follow 为 in 以…为…."""

LEADING_ROLES = frozenset("链主 头雁 龙头 支撑 依托 核心 引领 骨干 代表 主导 主体 示范引领 牵引 带动 基础".split())
"""Those of them that say that what is named leads or carries something."""

TRAILING = (
    "建设 发展 升级 改造升级 转型升级 扩能 扩产 扩产扩能 扩能升级 提升 改造 做大做强 发展壮大 高质量发展 加快发展 健康发展 集群发展 融合发展 规模 步伐 进程 水平 力度 落地 投产 达产 "
    "达效 开工 工作 前期工作 实施 研发 推广应用 推广 应用 完善 治理 整治 管理 保护 培育 引进"
).split()
"""Words that may follow a name in its unit without belonging to it."""

BECOMING = "(?:晋升|升级|晋级|建设|打造|提升|发展|培育|转变|建)(?:成为|为|成)"
"""What says that one thing becomes another; no name holds it."""
BECOMES = r"(?:成长|发展|壮大|晋升|升级|转型|培育|打造|建设)?(?:成为|成长为)|(?:发展|打造|培育|建设)成|(?:发展|晋升|升级|转型)为"
"""What tells behind a name that the thing is to become another (甲公司|成长为龙头企业): surer words than `BECOMING`, since a name ends
there."""

WITH = "(?<![可予加给得足难所何])以(?![及上下内外前后来便致至免求太])"
"""What stands before those who play a list's role, also where the segmenter glues it to them (甲产业|以|乙公司、丙公司为龙头)."""

STANDS_FOR = '"(?:分别)?(?:即|为|是|指)[：:]?'
"""What parts a number of things by its catchword from their names ("四核"即|甲园区、乙园区)."""
BEARER = "[镇乡村县区市旗园块带业链群工殖植游流][\"”]?$"
"""How what such a list is of or where ends, before its 以: not a verb (打造|以甲为核心的乙)."""

NO_VERBS = "续建配套|(?:新建|扩建|改建|改扩建|迁建|重建|改造|提升|整治|完善)(?:工程|项目)"
"""Where a trigger is no verb but part of a name, inside a unit (甲灌区|续建配套与节水改造, 乙大桥|新建工程)."""

FOLLOWERS = (
    "的 等 为 是 将 在 以 到 达 从 向 内 上 里 和 与 及 并 对 把 于 即 外 后 前 被 可 已 要 力争 预计 全面 重点 加快 着力 大力 计划 规划 总投资 投资 占地 新增 实现 形成 成为 作为 进行 达到 覆盖 增加值 产值 增长 主营 入驻 "
    "位于 坐落 地处 尽早 尽快 抓紧 加紧 年内 年底 当年 主体 落户 纳入 概算 估算 由 涉及 拿到 具备 开展 办理 获得 通过 试车 试运行 试生产 运行 运营 复工 动工 交付 移交 通车 贯通 合龙 封顶 收官 收尾 稳步 已 尚 主要 包括 采用 有序 扎实 并网 投运 依托 依照 "
    "突出 围绕 采取 确定 吸聚 吸引 聚焦 发力 现有 拥有 20 一期 二期 三期 方面 扩容 全线 吸纳 选址 拟 需 总 将 力推 促成 "
    "完成 竣工 投产 开工 落地 建成 启动 投用 投入 试运营 签约 顺利 正式 列入 同步 优先 打通 补齐 短板 日处理 日产 替代 配齐 先后 早日 入园 负责 全部 基本 陆续 相继 初具 即将 有望 正在 正 获批 进展 取得 "
    "年均 规模 总量 数量 总 集聚 聚集 集中 企业 项目 领域 工程 板块 主导 布局 体系 链条 集群 快速 持续 不断 逐步 优势 特色 竞争力 品牌 技术 创新 人才 空间 格局 周边 沿线 区域 两侧 南 北 东 西"
).split()
"""Words that may follow a name inside its unit: a head that is followed by anything else is part of a longer word."""

BREAKERS = frozenset(
    (
        "—— 签订 落户 选址 选址于 搬迁至 搬迁到 迁至 迁入 迁建至 企业 公司 集团 客商 日资 台资 港资 外资 侨资 德资 美资 韩资 央企 国企 民企 省企 旗下 下属 百强 500强 五百强 参与 投资 投资建设 现有 已有 拥有 主要 目前 晋升 进入 进 入驻 走 提高 增强 吸引 运营 使 成为 力争 实现 争取 面向 辐射 覆盖 连接 位于 结合 加入 融入 纳入 形成 带动 助力 满足 确保 保障 完成 加强 强化 深化 健全 采取 采用 运用 利用 通过 根据 按照 随着 "
        "组织 举办 参加 抓 做 因 并 且 而 则 如 即 包括 含 共 达到 超过 建有 设有 拥有 具有 享有 获得 获批 获评 荣获 入选 评为 列为 列入 作为 称为 兴办 设立 开设 合力 规划 谋划 申报 申请 争取 鼓励 引导 支持 依托 围绕 "
        "推进 推动 加快 建设 打造 培育 发展 壮大 引进 完善 优化 提升 扩大 稳定 落实 抓好 做好 建好 服务好 对接好 建设好 利用好 发挥好 实施好 做强 做大 做优 整合 盘活 用好 把握 抢抓 促进 延伸 拓展 突出 聚焦 主攻 承接 对接 服务 受 由 让 把 将 被 对 向 从 到 在 于 以 与 和 及 为 是 有 "
        "规划建设 投入 补齐 建强 补强 夯实 转向 进行 牢固 稳步 建成 创建 启动 实施 新建 改建 续建 迁建 全县 我县 全区 我区 全市 境内 县域 区域 同时 重点 以及 等 使用 影响 围绕 涵盖 集 融 聚 立足 着眼 紧盯 瞄准 加大 改善 维护 巩固 坚持 发挥"
    ).split()
)
"""Words of the segmenter that end what stands before a name: after the last of them in a unit a name may begin."""

"""What names of parks look like: head words, and what none of them holds, as data."""
from __future__ import annotations

HEADS = (
    "经济技术开发区 高新技术产业开发区 经济开发区 工业开发区 开发区 高新区 高新技术园区 特色主题园区 主题园区 工业园区 产业园区 加工园区 物流园区 电商园区 创业园区 孵化园区 数字园区 示范园区 合作园区 园区 "
    "现代农业产业园 农业产业园 工业产业园 产业园 工业园 物流园 农业园 科技园 创业园 孵化园 生态园 加工园 食品园 种植园 养殖园 采摘园 软件园 医药园 建材园 化工园 示范园 观光园 产业城 产业港 物流港 "
    "物流中心 分拨中心 集散中心 物流枢纽 物流基地 孵化基地 创业基地 创新基地 总部基地 直播基地 集聚区 聚集区 保税区 自贸区 出口加工区 产业新城 产业小镇 特色小镇 小镇 "
    "田园综合体 孵化器 众创空间 产业区 工业区 工业集中区 集中区 功能区 经济园 物流城 商贸城 商圈 创客空间 科创园 文创园 双创园 冷链园 牧业园 工业港 创新园 园 "
    "加工区 创客园 经济园区 农业示范区 工业小区 物流小区 科创城 科技城 集聚点 聚集点 经济区 合作区 试验区 交易区 "
    "东区 西区 南区 北区 中区 新北区 新南区 新东区 新西区 核心区 拓展区 起步区"
).split()
"""Words that end the name of a park or of an area that works as one; the longest at a place wins."""

HEADS = [*HEADS, *(h + "区" for h in HEADS if len(h) >= 3 and h.endswith("园") and h + "区" not in HEADS)]

WEAK = "谷 港 新区 新城 片区 街区 度假区 产业社区 创业社区 加速器 工场 产业基地 化工基地 试验基地 开发基地 利用基地 保税仓 休闲区 展示区 生产区 制造区 贸易区 区块 货运中心".split()
"""Words that end the name of a park, and of much else."""

STRONG = frozenset(h for h in HEADS if h.endswith(("园", "园区", "开发区", "高新区", "物流港", "产业城")))
"""Heads that hardly end anything but a park's name."""

SURE = ("园区", *(h for h in HEADS if len(h) >= 3 and h.endswith(("园", "园区", "开发区", "高新区", "集中区", "小区", "集聚区", "科技城", "科创城"))))
"""Heads that end a park's name whatever follows (甲产业园|二期项目)."""

NOT_ENDED = "区|[东南西北]区|建设|内|产业园"
"""What makes of a head the beginning of a longer one."""

NOT_PARKS = ("公园", "校园", "家园", "幼儿园", "田园", "乐园", "花园", "果园", "庄园", "陵园", "植物园", "动物园", "湿地公园", "游园", "茶园", "菜园", "园丁", "园林", "园艺", "园景", "桃园", "梨园", "游乐园", "颐养园", "山谷", "河谷", "峡谷", "沟谷", "稻谷", "五谷", "渔港", "空港", "海港", "香港", "山区", "老城区")
"""Words with a park's head that name something else."""

NO_NAME = '落户|选址|搬迁[至到]|迁建?[至入]|入驻|"[即为是指]|企业在|项目在'
"""What no park's name holds: that something settles there (甲项目落户|乙产业园), what a number of parks stands for ("四核"即|甲园)."""

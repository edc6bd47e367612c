"""What names of industries, industry chains and clusters look like: head words, as data."""
from __future__ import annotations

CHAIN_HEADS = "全产业链 分产业链 产业链条 产业链供应链 产业链 全链条".split()
CLUSTER_HEADS = "特色产业集群 产业集群 产业群 集群".split()
INDUSTRY_HEADS = (
    "主导产业 支柱产业 产业基地 产业带 产业 行业 服务业 加工业 制造业 种植业 养殖业 畜牧业 林果业 林草业 果业 渔业 林业 种业 牧业 物流业 旅游业 文旅业 建材业 酿造业 养老业 会展业 保险业 金融业 房地产业 建筑业 "
    "商贸业 流通业 纺织业 服装业 食品业 医药业 化工业 矿业 冶金业 直播业 康养业 采矿业 零售业 餐饮业 住宿业 家政业 租赁业 软件业 装备业 零部件业 农业 工业 "
    "经济 制造 加工 精深加工 深加工 养殖 种植 物流 旅游 康养 电商 新材料 装备 零部件 发电 养老 屠宰 服务 板块 业"
).split()
"""Words that end the name of an industry; the longest at a place wins."""

SURE = ("产业", "产业链", "产业集群")
"""Heads that end an industry's name whatever follows (肉牛产业链|方面), but for `NOT_ENDED`."""

NOT_INDUSTRIES = tuple(
    "企业 就业 创业 作业 事业 专业 职业 毕业 失业 营业 物业 从业 停业 开业 授业 学业 家业 置业 实业 伟业 商业 歇业 肄业 敬业 兴业 立业 守业 待业 转业 基业 大业 功业 同业 各业 百业 行业 下板块 上板块 四业".split()
)
"""Words with an industry's head that are none."""

NOT_ENDED = "园|区|化|带|基地|链|集群|城|港|小镇|项目|大道|工人|结构|体系|政策|基金|发展|振兴|扶贫|融合|用地|布局|升级|转移|资源|支撑|优势|示范|培育|转型|帮扶|协同|配套|强|大|兴"
"""What makes of a head the beginning of another word."""

GENERIC = frozenset(
    (
        "产业 行业 农业 工业 服务业 第一产业 第二产业 第三产业 一二三产业 主导产业 支柱产业 特色产业 优势产业 新兴产业 传统产业 重点产业 战略性新兴产业 产业链 产业集群 集群 经济 实体经济 县域经济 市场经济 "
        "国民经济 区域经济 集体经济 民营经济 非公有制经济 飞地经济 企业 就业 创业 作业 事业 专业 职业 商业 毕业 失业 产业发展 农业农村 行业协会 制造 加工 服务 公共服务 社会服务 政务服务 村级集体经济"
    ).split()
)
"""Words that have an industry's head and name none."""

PRAISES_OF_FIRMS = ("大型", "骨干", "龙头", "知名", "规模以上")
"""What opens no industry's name where 企业 follows it: 大型物流企业 are firms, not an industry 大型物流."""

ADJECTIVES = frozenset("健康 安全 绿色 智能 数字 时尚 环保".split())
"""Words that name an industry only in a list of industries, and praise elsewhere (持续、健康发展)."""

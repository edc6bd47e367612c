"""Words of headings that tell what a section is about, and phrases of sections about the past, as data."""
from __future__ import annotations

TOPICS = tuple(
    (
        "产业 工业 制造 农业 服务业 企业 园区 开发区 项目 工程 交通 水利 能源 电力 生态 环境 教育 卫生 健康 文化 旅游 体育 养老 社会 民生 就业 保障 党 法治 安全 应急 科技 创新 人才 数字 信息 智慧 "
        "城市 城镇 乡村 农村 开放 招商 改革 营商 金融 物流 商贸 电商 基础设施 绿化 污染 资源 布局 目标 思想 原则 形势 基础 成就 回顾 实施 规划 重点 集群 产业链 龙头 主体 品牌 建设 治理 服务 消费 投资"
    ).split()
)

PAST = "发展成就|发展基础|取得.{0,6}成就|主要成就|成就|回顾|发展现状|十三五.{0,8}(?:成就|完成|时期|存在|期间)|存在问题|形势|发展环境|机遇|挑战|全面小康|小康社会.{0,6}建成|全面建成小康"
"""Headings of sections that tell of the past period or of the setting, not of what is planned."""

WHITHER = frozenset("在于到向对为给从")
"""Words before a place in which a sum is invested: 在某园投资5亿元 says where, not for what."""

COUNT_END = r"\d[余多]?(?:间|张|套|户|栋|幢|个|台|辆|条|座|处|株|棒|人)$"
"""The end of a name that counts things."""

STREETS = r"[^、]{2,}[路街道线](?:（[^）]*）)?、.*等[^、，]{0,10}[路街道]"
"""Streets named together (甲路、乙街等主干道路)."""

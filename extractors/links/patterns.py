"""What links know about language: which kinds they join, and the words between two names that speak for or against a link."""
from __future__ import annotations

from extractors.facts import Predicate

JOINS: dict[Predicate, tuple[tuple[str, ...], tuple[str, ...], bool]] = {
    "leadEnterprise": (("Enterprise",), ("Industry",), False),
    "includesProject": (("Project",), ("Industry",), False),
    "undertakenBy": (("Project",), ("Enterprise",), True),
    "locatedIn": (("Project", "Enterprise", "Park"), ("Park",), True),
    "focusesOn": (("Industry",), ("Park",), False),
    "subChainOf": (("Industry",), ("Industry",), True),
}
"""For each predicate the kinds of its anchor, the kinds of its target, and whether the anchor is the link's subject."""

CUES = tuple(
    (
        "龙头 支撑 依托 核心 载体 引领 骨干 代表 主导 重点 打造 建设 规划建设 发展 培育 壮大 形成 入驻 落户 位于 选址 坐落 布局 集聚 引进 支持 推动 推进 实施 围绕 包括 其中 主要 分产业链 产业链 细分 子 "
        "投资 承建 建设单位 由 负责 旗下 所属 集团 内 园内 区内 做强 做优 延伸 拓展 融入 承接 带动 扩能 技改 改造 搬迁 生产 加工 项目 工程 企业 促进 基础 优势 方向 突出"
    ).split()
)
"""Words between two names that are told to the model."""

BROAD_TARGETS = frozenset(
    "高新技术 战略性新兴 战略新兴 新兴 传统 主导 支柱 优势 特色 服务 现代服务 生产性服务 生活性服务 农业 现代农业 工业 制造 加工 第一 第二 第三 数字经济 实体经济 乡村 文化".split()
)
"""Groups of industries so broad that a heading with one of them seldom tells what its projects and firms belong to."""

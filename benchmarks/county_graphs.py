"""Invented county graphs of any size by the contract, the same bytes for the same size: for tests of views and for benchmarks.

Counties, chains, enterprises, parks and projects are made of general words; none exists.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Store

from ontology.namespaces import BASE, DCTERMS, PLAN, RDF, RDFS, SKOS, XSD

COUNTIES = (("990101", "青桥县"), ("990102", "白榆县"), ("990103", "临溪市"), ("990104", "云梯旗"))
_GOODS = (
    "粮油加工 生猪养殖 设施蔬菜 食用菌 肉羊 中药材 林果 杂粮 水产 装备制造 汽车零部件 电子元件 生物医药 新型建材 绿色化工 "
    "风电 光伏 储能 现代物流 电子商务 乡村旅游 康养 纺织服装 农机 木材加工 冷链 数字创意 环保设备 精细陶瓷 铸造"
).split()
_STAGES = "种源 种植 养殖 初加工 精深加工 包装 冷链 销售 研发 检测 回收 配套".split()
_HEADS = "产业链 产业集群 产业".split()
_FIRST = "恒远 新禾 瑞丰 长青 嘉木 明川 启泰 润泽 博源 天和 盛禾 宏景 绿野 金穗 佳成 东篱 北辰 南屏 云帆 海岳".split()
_SECOND = "农业 食品 机械 科技 能源 建材 物流 医药 实业 生态".split()
_WORKS = (
    "加工基地建设项目 扩能改造项目 标准化示范园项目 冷链仓储项目 "
    "研发中心建设项目 生产线技术改造项目 综合利用项目 仓储物流中心工程"
).split()
_INDICATORS = (
    ("地区生产总值", "亿元", "经济发展"),
    ("规模以上工业增加值", "亿元", "经济发展"),
    ("固定资产投资", "亿元", "经济发展"),
    ("常住人口城镇化率", "%", "经济发展"),
    ("研发经费投入强度", "%", "创新驱动"),
    ("高新技术企业", "家", "创新驱动"),
    ("城镇居民人均可支配收入", "元", "民生福祉"),
    ("每千人口执业医师数", "人", "民生福祉"),
    ("森林覆盖率", "%", "绿色生态"),
    ("单位地区生产总值能耗降低", "%", "绿色生态"),
    ("粮食综合生产能力", "万吨", "安全保障"),
)
_CHAPTERS = ("第二章 构建现代产业体系", "第三章 夯实基础设施", "第四章 建设美丽乡村", "第五章 增进民生福祉")


@dataclass
class CountyGraphs:
    """Two stores as a build writes them: `graph` and `claims`. `nodes` counts entities, counties among them."""

    graph: Store = field(default_factory=Store)
    claims: Store = field(default_factory=Store)
    nodes: int = 0


class _Writer:
    def __init__(self, made: CountyGraphs, seed: int) -> None:
        self.made = made
        self.random = random.Random(seed)
        self.offset = 0

    def say(self, subject: str, predicate: str, *values: str | Literal, claims: bool = False) -> None:
        store = self.made.claims if claims else self.made.graph
        for value in values:
            store.add(Quad(NamedNode(subject), NamedNode(predicate), value if isinstance(value, Literal) else NamedNode(value)))

    def entity(self, iri: str, kind: str, label: str, county: str = "", section: Sequence[str] = (), sentence: str = "") -> str:
        self.made.nodes += 1
        self.say(iri, RDF + "type", PLAN + kind)
        self.say(iri, SKOS + "prefLabel", zh(label))
        self.say(iri, RDFS + "label", zh(label))
        if county:
            self.say(iri, PLAN + "inCounty", county)
            self.say(
                iri, PLAN + "evidence", self.evidence(county, section, sentence or f"“十四五”期间，推进{label}，形成新的增长点。")
            )
            self.say(iri, PLAN + "confidence", decimal(round(self.random.uniform(0.45, 0.99), 2)), claims=True)
        return iri

    def evidence(self, county: str, section: Sequence[str], sentence: str) -> str:
        self.offset += 90
        iri = f"{county}/plan/2021-2025#{self.offset}-{self.offset + 8}"
        self.say(iri, RDF + "type", PLAN + "Evidence")
        self.say(iri, PLAN + "source", f"{county}/plan/2021-2025")
        for name, number in (("start", self.offset), ("end", self.offset + 8), ("line", self.offset // 60)):
            self.say(iri, PLAN + name, Literal(str(number), datatype=NamedNode(XSD + "integer")))
        self.say(iri, PLAN + "section", zh(" / ".join(section or _CHAPTERS[:1])))
        self.say(iri, PLAN + "sentence", zh(sentence), claims=True)
        return iri

    def link(self, subject: str, predicate: str, target: str, county: str, sentence: str) -> None:
        self.say(subject, PLAN + predicate, target)
        claim = f"{county}/claim/{self.offset}-{predicate}"
        self.say(claim, RDF + "type", PLAN + "Claim", claims=True)
        self.say(claim, RDF + "subject", subject, claims=True)
        self.say(claim, RDF + "predicate", PLAN + predicate, claims=True)
        self.say(claim, RDF + "object", target, claims=True)
        self.say(claim, PLAN + "confidence", decimal(round(self.random.uniform(0.4, 0.98), 2)), claims=True)
        self.say(claim, PLAN + "evidence", self.evidence(county, (), sentence), claims=True)


def zh(text: str) -> Literal:
    return Literal(text, language="zh")


def decimal(number: float) -> Literal:
    return Literal(f"{number:.2f}", datatype=NamedNode(XSD + "decimal"))


def county_graphs(nodes: int, counties: int = 1, seed: int = 7) -> CountyGraphs:
    """Graphs of about `nodes` entities over one to four counties, in the proportions of real plans."""
    made = CountyGraphs()
    for number in range(counties):
        adcode, name = COUNTIES[number]
        _county(_Writer(made, seed + number), adcode, name, nodes // counties)
    return made


def _county(w: _Writer, adcode: str, name: str, size: int) -> None:
    county = BASE + adcode
    document = f"{county}/plan/2021-2025"
    w.say(document, RDF + "type", PLAN + "PlanDocument")
    w.say(document, DCTERMS + "title", zh(f"{name}发展规划（2021—2025年）"))
    w.say(document, PLAN + "periodStart", Literal("2021", datatype=NamedNode(XSD + "gYear")))
    w.say(document, PLAN + "periodEnd", Literal("2025", datatype=NamedNode(XSD + "gYear")))
    w.say(document, PLAN + "fileName", Literal(f"{adcode}.txt"))
    w.entity(county, "County", name)
    for key, text in (("adcode", Literal(adcode)), ("prefecture", zh("云水市")), ("province", zh("示例省"))):
        w.say(county, PLAN + key, text)
    chains = _chains(w, county, max(6, size * 22 // 100))
    parks = [
        w.entity(f"{county}/park/{n}", "Park", f"{w.random.choice(_FIRST)}{w.random.choice(_SECOND)}产业园{n + 1}区", county)
        for n in range(max(2, size * 6 // 100))
    ]
    for park in parks:
        for chain in w.random.sample(chains, 2):
            w.link(park, "focusesOn", chain, county, "该园区重点发展上述产业。")
    firms = []
    for n in range(max(4, size * 9 // 100)):
        tail = ("集团" if n % 5 == 0 else "") + (str(n) if n >= 200 else "")
        label = f"{_FIRST[n % len(_FIRST)]}{_SECOND[n // len(_FIRST) % len(_SECOND)]}{tail}"
        firms.append(w.entity(f"{county}/enterprise/{n}", "Enterprise", label, county))
        w.link(w.random.choice(chains), "leadEnterprise", firms[-1], county, f"以{label}等企业为龙头，延伸链条。")
    _projects(w, county, size * 45 // 100, chains, parks, firms)
    _goals(w, county, size * 17 // 100, chains)


def _chains(w: _Writer, county: str, number: int) -> list[str]:
    chains: list[str] = []
    tops: list[str] = []
    for n in range(number):
        goods = _GOODS[n % len(_GOODS)]
        sub = n >= len(_GOODS)
        stage = _STAGES[(n // len(_GOODS) - 1) % len(_STAGES)] if sub else ""
        repeat = n // len(_GOODS) // (len(_STAGES) + 1)
        label = f"{goods}{stage}{'' if sub else _HEADS[n % 3]}{repeat or ''}"
        iri = w.entity(
            f"{county}/industry/{label}",
            "IndustryChain",
            label,
            county,
            (_CHAPTERS[0], f"第{n % 5 + 1}节 壮大优势产业"),
            f"做大做强{label}，推动产业延链补链强链。",
        )
        w.say(iri, PLAN + "chainKind", Literal(("chain", "cluster", "industry")[n % 3]))
        shared = f"{BASE}industry/{goods}"
        w.say(shared, RDF + "type", PLAN + "Industry")
        w.say(shared, SKOS + "prefLabel", zh(goods))
        w.say(iri, PLAN + "inIndustry", shared)
        w.link(county, "plans", iri, county, f"重点发展{label}。")
        if sub:
            w.link(iri, "subChainOf", tops[n % len(_GOODS)], county, f"拓展{label}环节。")
        else:
            tops.append(iri)
        chains.append(iri)
    return chains


def _projects(w: _Writer, county: str, number: int, chains: list[str], parks: list[str], firms: list[str]) -> None:
    for n in range(number):
        label = f"{w.random.choice(_FIRST)}{w.random.choice(_GOODS)}{_WORKS[n % len(_WORKS)]}{'' if n < 40 else n}"
        iri = w.entity(
            f"{county}/project/{n}",
            "Project",
            label,
            county,
            (_CHAPTERS[n % len(_CHAPTERS)], "专栏 重点项目"),
            f"加快推进{label}，尽快建成达效。",
        )
        if n % 2:
            w.say(iri, PLAN + "investment", decimal(round(w.random.lognormvariate(0.6, 1.1), 2)))
        w.say(iri, PLAN + "status", zh(("新建", "续建", "改造", "扩建")[n % 4]))
        if n % 3 == 0:
            w.say(iri, PLAN + "scale", zh(f"年产{w.random.randrange(1, 90) * 100}吨"))
        if n % 3:
            weight = min(int(w.random.expovariate(0.18)), len(chains) - 1)
            w.link(chains[weight], "includesProject", iri, county, f"依托产业基础，实施{label}。")
        if n % 4 == 0:
            w.link(iri, "undertakenBy", w.random.choice(firms), county, f"由企业承担{label}。")
        if n % 5 == 0:
            w.link(iri, "locatedIn", w.random.choice(parks), county, f"在园区布局{label}。")


def _goals(w: _Writer, county: str, number: int, chains: list[str]) -> None:
    for n in range(number):
        name, unit, domain = _INDICATORS[n % len(_INDICATORS)]
        own = n < 2 * len(_INDICATORS)
        growth = own and n >= len(_INDICATORS)
        label = name if own else f"{name}分项{n}"
        base = round(w.random.uniform(5, 95), 1)
        iri = w.entity(
            f"{county}/target/{n}",
            "IndicatorTarget",
            label,
            county,
            ("第一章 发展目标",),
            f"到2025年，{label}达到{base + 9:.1f}{unit}。",
        )
        w.say(iri, PLAN + "targetValue", decimal(round(w.random.uniform(3, 9), 1) if growth else base + 9))
        w.say(iri, PLAN + "unit", zh("%" if growth else unit))
        w.say(iri, PLAN + "targetYear", Literal("2025", datatype=NamedNode(XSD + "gYear")))
        w.say(iri, PLAN + "isGrowthRate", Literal("true" if growth else "false", datatype=NamedNode(XSD + "boolean")))
        w.say(iri, PLAN + "comparison", Literal(("=", ">=", "<=")[n % 3]))
        if not growth:
            w.say(iri, PLAN + "baselineValue", decimal(base))
            w.say(iri, PLAN + "baselineYear", Literal("2020", datatype=NamedNode(XSD + "gYear")))
            w.say(iri, PLAN + "nature", zh(("预期性", "约束性")[n % 2]))
        concept, scheme = f"{BASE}indicator/{name}", f"{BASE}indicator/{domain}"
        for node, text in ((concept, name), (scheme, domain)):
            w.say(node, RDF + "type", PLAN + "Indicator")
            w.say(node, SKOS + "prefLabel", zh(text))
        w.say(concept, PLAN + "domain", scheme)
        if own:
            w.say(iri, PLAN + "indicator", concept)
        w.link(county if own else chains[n % len(chains)], "hasGoal", iri, county, f"{label}的目标。")
    for n in range(2):
        label = ("区域性绿色食品加工基地", "山地康养示范区")[n]
        iri = w.entity(f"{county}/positioning/{n}", "Positioning", label, county, ("第一章 发展目标",), f"建设{label}。")
        w.link(county, "hasGoal", iri, county, f"建设{label}。")

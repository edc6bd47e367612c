"""Names of one work meet, written with more or fewer words; names of two works stay two."""
from __future__ import annotations

import pytest

from extractors.facts import County
from kg.resolve.names import Places
from kg.resolve.works import merge_projects


def groups(*names: str) -> list[list[str]]:
    return merge_projects(dict.fromkeys(names, 1), Places(County("539901", "云麓县", "澜州市", "云南省")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("110千伏栖榆输变电工程", "110千伏栖榆变电站"),
        ("110千伏栖榆变", "110千伏栖榆变电站"),
        ("栖榆水库新建工程", "栖榆水库"),
        ("县第二中学迁建", "县第二中学"),
        ("县第六小学", "县六小"),
        ("县疾病预防控制中心迁建", "县疾控中心迁建"),
        ("图书馆新馆", "市图书馆新馆"),
        ("桐垭至栎冲天然气管道", "桐垭—栎冲天然气管道"),
        ("桐垭灌区续建配套与节水改造", "桐垭灌区节水改造"),
        ("青垭铸业技术改造", "青垭铸业技改"),
        ("栎冲煤矿120万吨/年改扩建", "栎冲煤矿改扩建"),
        ("青垭化学10万吨/年PBAT项目", "青垭化学PBAT项目"),
        ("青垭食品年产3万吨辣椒酱生产线", "青垭食品3万吨辣椒酱"),
        ("年产5万台智能拖拉机项目", "青垭重工智能拖拉机项目"),
        ("5万吨电池级磷酸铁生产线", "青垭新材5万吨电池级磷酸铁项目"),
        ("青垭冶炼6万吨再生铅项目", "年产6万吨再生铅生产线"),
        ("青垭食品3万吨鲜食玉米加工项目", "青垭鲜食玉米加工"),
        ("青垭锻件年产3万吨曲轴毛坯项目", "青垭曲轴毛坯项目"),
        ("扩建第一中学", "第一中学扩建"),
        ("一个数据中心", "数据中心"),
        ("省道S217线改建", "S217线改建"),
        ("G350线（城区过境段）改线", "G350线城区过境段改线"),
        ("桐垭至栎冲段二级公路", "桐垭至栎冲二级公路"),
        ("桐垭至栎冲高速公路", "桐栎高速"),
        ("新建桐垭—栎冲铁路", "桐栎铁路建设工程"),
        ("桐垭至栎冲高速铁路", "桐栎高铁"),
        ("桐垭至栎冲高速公路青坪段", "桐栎高速青坪段项目"),
    ],
)
def test_one_work(one: str, other: str) -> None:
    assert groups(one, other) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("110千伏栖榆变电站", "110千伏桐垭变电站"),
        ("110千伏变电站", "栎冲110千伏变电站"),
        ("110千伏变电站建设", "110千伏石杉输变电工程"),
        ("栖榆水库扩建", "桐垭水库扩建"),
        ("县第二中学迁建", "县第三中学迁建"),
        ("年产5万台智能拖拉机项目", "青垭重工年产8万台智能拖拉机项目"),
        ("3个仓储中心", "青垭仓储中心"),
        ("年产2万吨铸件项目", "青垭、栎冲铸件项目"),
        ("青垭冶炼6万吨再生铅项目", "年产8万吨再生铅生产线"),
        ("青垭步行街二期改造", "青垭步行街改造"),
        ("桐垭至栎冲高速公路", "桐栎铁路"),
        ("桐垭至栎冲高速公路", "桐青高速"),
        ("桐垭至栎冲高速公路", "桐冲高速"),
        ("桐垭至栎冲高速公路", "桐栎高速连接线"),
        ("桐垭至栎冲高速公路青坪段", "桐栎高速"),
    ],
)
def test_two_works(one: str, other: str) -> None:
    assert len(groups(one, other)) == 2


def test_a_size_is_left_out_behind_a_town() -> None:
    names = ("栎冲镇50兆瓦分散式风电建设", "栎冲镇分散式风电", "栎冲镇污水厂")
    assert groups(*names) == [list(names[:2]), [names[2]]]


def test_a_short_name_that_two_routes_may_bear_is_neither_of_theirs() -> None:
    assert len(groups("桐垭至栎冲高速公路", "桐州至栎川高速公路", "桐栎高速")) == 3


def test_what_two_firms_make_is_neither_of_theirs() -> None:
    assert len(groups("年产5万吨电池级磷酸铁项目", "青垭新材电池级磷酸铁项目", "栎冲化工电池级磷酸铁项目")) == 3

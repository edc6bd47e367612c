"""The county and the period of a plan, read from its title and text."""
from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from extractors.counties import find_county, find_period, place_names
from extractors.counties.table import DIRECTLY_GOVERNED, divisions, regular_short_name, stem

TITLE = "国民经济和社会发展第十四个五年规划纲要"
INVENTED = re.compile(r"\d\d99\d\d")
"""Codes of the invented counties that plans of the project are written for: no prefecture has the number 99."""
GIVEN = {"chaoyang": "211321", "kazuo": "211324", "shuangta": "211302"}


def adcode(title: str, text: str = "", override: str | None = None) -> str | None:
    county = find_county(title, text, override=override)
    return county.adcode if county else None


class TestTable:
    def test_it_holds_every_county_level_division_of_mid_2023(self) -> None:
        county_level, cities_without_counties, areas_of_daxinganling = 2844, 4, 4
        former = 124 - 2  # two former names share their code with the present division
        real = [row for row in divisions().rows if not INVENTED.match(row.adcode)]
        assert len(real) == county_level + cities_without_counties + areas_of_daxinganling + former

    def test_codes_are_six_digits_of_a_known_province_and_unique(self) -> None:
        codes = [row.adcode for row in divisions().rows]
        assert all(len(code) == 6 and code.isdigit() for code in codes)
        assert len(codes) == len(set(codes))
        provinces = {row.adcode[:2]: row.province for row in divisions().rows if not INVENTED.match(row.adcode)}
        assert len(provinces) == len(set(provinces.values())) == 31

    def test_every_county_is_found_by_its_prefecture_and_name(self) -> None:
        for row in divisions().rows:
            place = ("" if row.prefecture in DIRECTLY_GOVERNED else row.prefecture) + row.name
            assert find_county(place + TITLE, "") == row, place

    def test_seats_lie_in_china_and_near_the_others_of_their_prefecture(self) -> None:
        rows = [row for row in divisions().rows if row.latitude is not None and row.longitude is not None]
        assert all(3 < row.latitude < 54 and 73 < row.longitude < 136 for row in rows)  # type: ignore[operator]
        lacking = Counter(row.name for row in divisions().rows if row.latitude is None)
        assert set(lacking) == {"白杨市", "邯郸县", "江东区", "金明区"}

    def test_a_seat_is_given_in_wgs_84(self) -> None:
        # The source has 119.7412° E, 41.1282° N in GCJ-02, which there lies some 0.006° east and 0.002° north of WGS 84.
        county = find_county("喀左县" + TITLE, "")
        assert county is not None and county.longitude is not None and county.latitude is not None
        assert county.longitude == pytest.approx(119.7353, abs=0.002)
        assert county.latitude == pytest.approx(41.1262, abs=0.001)


class TestTitle:
    def test_a_county_of_a_prefecture(self) -> None:
        assert adcode("朝阳市双塔区" + TITLE) == "211302"

    def test_names_broken_by_lines_spaces_and_bold(self) -> None:
        assert adcode("**喀喇沁左翼 蒙古族\n自治县国民经济和\n社会发展第十四个五年规划**") == "211324"

    def test_short_names_of_autonomous_counties_and_banners(self) -> None:
        assert adcode("喀左县" + TITLE) == "211324"
        assert adcode("围场县" + TITLE) == "130828"
        assert adcode("科左中旗“十五五”规划") == "150521"
        assert adcode("鄂伦春自治旗" + TITLE) == "150723"

    def test_forest_areas_special_areas_and_cities_without_counties(self) -> None:
        assert adcode("湖北省神农架林区" + TITLE) == "429021"
        assert adcode("六枝特区" + TITLE) == "520203"
        assert adcode("东莞市" + TITLE) == "441900"
        assert adcode("济源市" + TITLE) == "419001"

    def test_a_county_of_the_same_name_as_its_prefecture(self) -> None:
        assert adcode("(辽宁省)朝阳市朝阳县十四五规划(修订)") == "211321"

    def test_an_official_notice_around_the_title(self) -> None:
        assert adcode("关于印发绿春县国民经济和社会发展第十四个五年规划纲要的通知") == "532531"

    def test_a_name_that_two_cities_have_is_decided_by_the_prefecture_in_the_title(self) -> None:
        assert adcode("北京市朝阳区" + TITLE) == "110105"
        assert adcode("吉林省长春市朝阳区" + TITLE) == "220104"
        assert adcode("济南市市中区" + TITLE) == "370103"
        assert adcode("乐山市市中区" + TITLE) == "511102"

    def test_a_name_that_two_cities_have_is_decided_by_the_text(self) -> None:
        assert adcode("鼓楼区" + TITLE, "我区是福州市的中心，与台江区、仓山区相接。") == "350102"
        assert adcode("鼓楼区" + TITLE, "我区是南京市的中心，与玄武区、秦淮区相接。") == "320106"
        assert adcode("通州区" + TITLE, "南通市崇川区、如皋市一体发展，接轨上海。") == "320612"

    def test_a_name_that_nothing_decides_gives_no_county(self) -> None:
        assert adcode("鼓楼区" + TITLE, "我区是历史文化名区。") is None

    def test_a_county_that_was_merged_since_is_found_by_its_name_then(self) -> None:
        assert adcode("沙县国民经济和社会发展第十三个五年规划纲要") == "350427"

    def test_the_county_of_the_sample_plan_is_known(self) -> None:
        county = find_county("云麓县" + TITLE, "")
        assert county is not None
        assert (county.prefecture, county.province, county.latitude, county.longitude) == ("澜州市", "云南省", 25.0, 101.0)


class TestNoGuessing:
    def test_a_county_that_is_not_in_the_table_is_not_taken_for_one_that_ends_like_it(self) -> None:
        assert adcode("新义县" + TITLE) is None  # 义县 exists

    def test_a_county_that_is_not_in_the_table_is_not_replaced_by_one_that_the_text_names(self) -> None:
        assert adcode("禾川市青坪县" + TITLE, "与双塔区合作。" * 10) is None

    def test_a_district_under_an_unknown_prefecture_is_not_the_one_of_the_table(self) -> None:
        assert adcode("禾川市双塔区" + TITLE) is None

    def test_plans_of_prefectures_and_towns_are_no_county_plans(self) -> None:
        assert adcode("朝阳市" + TITLE, "双塔区、龙城区。" * 10) is None
        assert adcode("朝阳县木头城子镇" + TITLE, "朝阳县。" * 10) is None


class TestText:
    def test_the_title_inside_the_text_serves_where_there_is_none(self) -> None:
        assert adcode("", "前言\n《建平县国民经济和社会发展第十四个五年规划纲要》由县政府编制。凌源市、凌源市。") == "211322"

    def test_the_county_that_the_text_names_most_serves_last(self) -> None:
        assert adcode("规划纲要", "建平县要加快发展。" * 6 + "学习凌源市。" * 2) == "211322"

    def test_two_counties_named_alike_often_give_none(self) -> None:
        assert adcode("规划纲要", "建平县和凌源市协作。" * 9) is None

    def test_a_title_without_the_level_needs_the_whole_name_in_the_text(self) -> None:
        assert adcode("双塔“十四五”规划", "双塔区位于中部。") == "211302"
        assert adcode("双塔“十四五”规划", "位于中部。") is None


class TestOverride:
    def test_names_codes_and_names_with_their_prefecture(self) -> None:
        assert adcode("", override="双塔区") == "211302"
        assert adcode("", override=" 211302 ") == "211302"
        assert adcode("", override="长春市朝阳区") == "220104"
        assert adcode("", override="喀左") == "211324"

    def test_it_goes_before_the_title(self) -> None:
        assert adcode("朝阳市双塔区" + TITLE, override="建平县") == "211322"

    def test_the_plan_tells_apart_a_name_that_fits_two(self) -> None:
        assert adcode("", "长春市南关区、长春市二道区", override="朝阳区") == "220104"

    def test_a_division_that_the_table_lacks_is_written_out(self) -> None:
        county = find_county("", "", override="青坪县，539990，禾川市，云南省，24.5，100.25")
        assert county is not None
        assert (county.name, county.adcode, county.latitude, county.longitude) == ("青坪县", "539990", 24.5, 100.25)
        bare = find_county("", "", override="青坪县,539990,禾川市,云南省")
        assert bare is not None and bare.latitude is None

    @pytest.mark.parametrize(
        ("override", "message"),
        [
            ("双塔县", "Did you mean 双塔区"),
            ("211399", "211302 双塔区"),
            ("朝阳区", "110105 北京市 北京市 朝阳区; 220104 吉林省 长春市 朝阳区"),
            ("青坪县,禾川市", "2 parts"),
            ("青坪县,5399,禾川市,云南省", "'5399' is not a six-digit code"),
            ("青坪县,539990,禾川市,云南省,100.25,24.5", "out of range"),
            ("青坪县,539990,禾川市,云南省,北,东", "not latitude and longitude"),
        ],
    )
    def test_a_wrong_one_is_told_with_what_would_be_right(self, override: str, message: str) -> None:
        with pytest.raises(ValueError, match=message):
            find_county("", "", override=override)


class TestPeriod:
    @pytest.mark.parametrize(
        ("title", "period"),
        [
            ("青坪县第十四个五年规划和2035 年\n远景目标纲要", (2021, 2025, 2035)),
            ("青坪县国民经济和社会发展第十三个五年规划纲要", (2016, 2020, None)),
            ("青坪县“十五五”规划纲要", (2026, 2030, None)),
            ("青坪县经济社会发展规划(2021-2025年)", (2021, 2025, None)),
            ("青坪县发展规划 2016—2020", (2016, 2020, None)),
            ("青坪县发展规划（二〇二一年至二〇二五年）", (2021, 2025, None)),
            ("青坪县第十四个五年规划和二〇三五年远景目标纲要", (2021, 2025, 2035)),
            ("青坪县十四五规划(2023年修订)", (2021, 2025, None)),
        ],
    )
    def test_of_a_title(self, title: str, period: tuple[int, int, int | None]) -> None:
        assert find_period(title, "") == period

    def test_a_stated_period_and_outlook_in_the_text(self) -> None:
        assert find_period("青坪县规划纲要", "规划期限为 2021 年至 2025 年。远景展望至 2035 年。") == (2021, 2025, 2035)

    def test_the_plan_named_most_often_not_the_one_before(self) -> None:
        assert find_period("", "“十三五”时期成绩显著。“十四五”时期要奋进。到“十四五”末实现目标。") == (2021, 2025, None)

    def test_an_outlook_in_another_plans_name_is_not_this_plans(self) -> None:
        text = "依据《省第十四个五年规划和2035年远景目标纲要》编制。“十四五”时期要奋进。"
        assert find_period("青坪县第十四个五年规划", text) == (2021, 2025, None)

    def test_years_of_a_text_without_a_plan_are_no_period(self) -> None:
        assert find_period("会议纪要", "2021年3月召开会议。") is None


class TestPlaceNames:
    def test_long_and_short_names_of_all_three_levels_longest_first(self) -> None:
        county = find_county("", "", override="喀左县")
        assert county is not None
        names = place_names(county)
        assert {"喀喇沁左翼蒙古族自治县", "喀左县", "喀左", "朝阳市", "朝阳", "辽宁省", "辽宁"} <= set(names)
        assert list(names) == sorted(names, key=len, reverse=True)

    def test_a_word_is_no_place_name(self) -> None:
        county = find_county("", "", override="济南市市中区")
        assert county is not None
        assert "市中" not in place_names(county)  # 市中心 would lose its head

    def test_directly_governed_counties_have_no_prefecture(self) -> None:
        county = find_county("", "", override="济源市")
        assert county is not None
        assert not set(place_names(county)) & set(DIRECTLY_GOVERNED)

    @pytest.mark.parametrize(
        ("name", "bare", "short"),
        [
            ("凉山彝族自治州", "凉山", "凉山州"),
            ("积石山保安族东乡族撒拉族自治县", "积石山", "积石山县"),
            ("东乡族自治县", "东乡", "东乡县"),
            ("新疆维吾尔自治区", "新疆", "新疆区"),
            ("神农架林区", "神农架", "神农架林区"),
            ("阿克苏地区", "阿克苏", "阿克苏地区"),
        ],
    )
    def test_nationalities_and_levels_are_left_out(self, name: str, bare: str, short: str) -> None:
        assert stem(name) == bare
        assert regular_short_name(name) == short


def test_the_given_plans_are_recognised_from_title_and_from_text_alone(given_plans: list[Path]) -> None:
    for path in given_plans:
        if path.stem not in GIVEN:
            continue
        text = path.read_text(encoding="utf-8")
        assert adcode("", text) == GIVEN[path.stem]
        assert find_period("", text) == (2021, 2025, 2035)

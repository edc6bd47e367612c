"""What names of enterprises look like: legal suffixes, words that end short names, words that never are one, as data."""

from __future__ import annotations

LEGAL = (
    "股份有限公司 有限责任公司 集团有限公司 有限公司 股份公司 集团公司 分公司 总公司 公司 控股集团 集团 合作社 联合社 联社 农场 林场 牧场 机械厂 饲料厂 水泥厂 化工厂 食品厂 制药厂 酒厂 电厂 纺织厂 铸造厂 "
    "厂 酒店 商行 商场 超市 银行 信用社 证券 保险公司 投资公司 研究院有限公司 工贸 商贸城 酒业"
).split()
"""Endings that only enterprises carry."""

SURE = "股份有限公司 有限责任公司 集团有限公司 有限公司 股份公司 集团公司 分公司 总公司 公司 控股集团 集团 合作社".split()
"""Those of them that end a name whatever stands after them."""

LEGAL_ENDING = (
    r"(?:[（(][\u4e00-\u9fff]{2,6}[）)])?(?:(?:投资|控股|实业|科技|发展)?(?:集团)?(?:股份)?(?:有限责任|有限)公司|(?:控股)?集团(?:股份)?公司|股份公司|公司"
    r"|(?:控股)?集团)(?![+＋化军式])"
)
"""What a firm's name goes on with (甲铜业|有限公司, 乙（丙县）|有限公司)."""

SHORT_ENDINGS = (
    "科技 新材 新材料 材料 生物 生物科技 电子 电气 电源 电力 能源 新能源 光伏 光电 光纤 半导体 晶体 环保 机械 重工 重机 装备 设备 制造 铸造 铸锻 锻造 铸业 轧辊 冶金 粉末 矿业 矿冶 钢铁 铁业 钛业 钼业 锰业 镁业 铝业 铜业 锌业 锆业 镓业 硅业 黄金 金矿 "
    "化工 化学 石化 油脂 涂料 陶瓷 建材 水泥 玻璃 管业 包装 印刷 塑业 塑料 纸业 木业 家居 家具 纺织 服饰 服装 制衣 鞋业 医药 药业 制药 生物医药 医疗 食品 乳业 牧业 农牧 畜牧 农业 农科 种业 粮油 粮食 米业 面粉 饲料 肉业 蛋业 禽业 肉鸡 养殖 水产 果业 果蔬 茶业 酒业 酒庄 陈醋 调味 饮料 饮品 "
    "物流 冷链 快递 快运 速递 交通 运输 电商 商贸 贸易 商业 置业 地产 建设 建工 建筑 路桥 燃气 热力 水务 水泥 动力 汽车 车辆 客车 零部件 轴承 工贸 工业 实业 伟业 股份 控股 投资 产业 信息 软件 网络 数据 智能 智造 通信 传媒 文化 文旅 旅游 酒店 种畜 种禽 生态 园林 "
    "日化 珠宝 玉器 石材 钒钛 钢构 钢管 阀门 电缆 线缆 电器 电机 仪表 模具 五金 航空 航天 无人机 造纸 糖业 盐业 烟草 银行 支行 工贸 卫浴 门窗 彩印 橡胶 轮胎 "
    "印务 光学 香料 润滑 炭素 碳素 石墨 节能 制革 皮革 农机 竹业 竹板 针剂 船舶 纺纱 麻纺 麻业 丝业 丝绸 毛纺 化纤 彩钢 箱包 乐器 玩具 灯具 照明 冷食 冷饮 乳品 菌业 药材 饮片 生化 化肥 肥业 种苗 苗木 花卉 渔业 鸭业 猪业 牛业 羊业 鹿业 兔业 蜂业 蚕业 豆业 油业 "
    "盐化 氯碱 焦化 煤业 煤电 热电 水电 风电 环境 再生 器材 器械 泵业 阀业 锻压 压铸 精铸 精工 精密 传动 液压 轮毂 车桥 车业 微电子 芯片 显示 激光 传感 测控 自动化 机器人 科创 国贸 港务 航运 轨道 交投 城投 文投 农投 水投 国投 建投 旅投 产投 农资 农化 植保 兽药 园艺 林业 "
    "木材 板业 竹木 门业 厨具 餐饮 影视 染整 漂染 面业 油业 铝材 型材 钢材 特钢 不锈钢 磁材 纺机 农装 电力装备 棉业 洗选 选煤 锁业 袜业 针织 家纺 坚果 数控 特材 线材 粉体 微粉 "
    "耐材 铸管 齿轮 制冷 锅炉 电梯 菇业 参业 皮业 醋业 流体"
).split()
"""Industry words that end enterprises' short names (two to six characters before them make the name)."""

NOT_ENTERPRISES = frozenset(
    (
        "龙头企业 骨干企业 重点企业 中小企业 小微企业 科技型企业 高新技术企业 雏鹰企业 瞪羚企业 规上企业 国有企业 民营企业 农业企业 工业企业 物流企业 加工企业 大型企业 上市公司 投资公司 平台公司 集团公司 企业集团 "
        "有限公司 合作社 家庭农场 农民合作社 专业合作社 大集团 大企业 商业银行 金融机构 银行 保险公司 担保公司 运营公司 建设公司 国有公司 子公司 分公司 母公司 大型超市 连锁超市 超市 商场 酒店"
    ).split()
)
"""Words with an enterprise's ending that name no single one."""

NEVER_ENDS = tuple("局 委 办 厅 乡镇 街道 大学 学院 中学 小学 高校 中专 技校 职教中心 部门 地区 国家 协会 联盟 户 企 等".split())
"""Endings that no enterprise has."""

NOT_ENDS = tuple(
    "镇 乡 村 县 市 区 省 部 院 校 所 医院 山 河 湖 路 站 人才 技术 建设 工程 项目 问题 机制 政策 制度 体系 能力 水平 优势 资源 作用 模式 服务 市场 品牌 产品 活动".split()
)
"""Endings that say that an item without a legal ending is something else, unless its list ends in 等企业."""

NO_NAME = '[加+＋]公司|(?:另一|全资|控股|该|下属|参股|各|两家|其)子?公司|[将已拟]投资$|."[^"]*"$|前店后厂|独角兽|瞪羚|村集体|领办|[业链群镇乡村县区市旗园块带工殖植]以'
"""What no firm's name holds: a scheme (村委会加公司), another word for one (全资子公司), what it sells at its end (农行“甲贷”), a class of firms (独角兽), the
industry before it (甲产业以乙公司为龙头)."""

NO_NAME_BEFORE = "(?:示范|先行|试验|先导)(?:县|区|市|旗|镇|乡|城|基地)|大街|大道"
"""What no firm's name stands before: the rest of a title (全国乙生态|示范县), of a street's name (甲|大街)."""

AGENCIES = (
    r"(?:局|委|办|政府|委员会|管委会|中心|站|所|院|院校|学校|中学|小学|幼儿园|大学|医院|社区|村|镇|乡|街道|办事处|处|队|馆|部|党校|协会|学会|厅|署|分局|指挥部|县|区|市|旗)(?:[（(][^）)]*[）)])?$"
    r"|^(?:各|有关|相关|县直|区直|市直|待定|招商|暂无|政府)|政府投资|财政|社会资本|招引|拟引进|自筹|资金"
)
"""What names an agency or nobody where a table tells who carries out a work."""

/// Characters that are read in several ways, kept by hand: the transform that the table is made with knows one reading
/// of each, and for surnames and place names often not the one that people use.
enum Polyphones {
  /// The readings of each character, `v` for `ü`; together with what the transform gives they are all that is looked
  /// for.
  static var readings: [Unicode.Scalar: [String]] {
    var readings: [Unicode.Scalar: [String]] = [:]
    for line in (surnames + "\n" + others).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard let character = fields.first?.unicodeScalars.first else { continue }
      readings[character, default: []] += fields.dropFirst().map(String.init)
    }
    return readings
  }

  /// Surnames whose reading differs from that of the word, and those that are often misread.
  private static let surnames = """
    单 dan shan chan
    單 dan shan chan
    曾 zeng ceng
    解 jie xie
    仇 chou qiu
    区 qu ou
    區 qu ou
    朴 pu piao po
    查 cha zha
    盖 gai ge
    蓋 gai ge
    尉 wei yu
    长 chang zhang
    長 chang zhang
    行 xing hang heng
    乐 le yue lao
    樂 le yue lao
    重 zhong chong
    覃 tan qin xun
    翟 zhai di
    谌 chen shen
    諶 chen shen
    缪 miao mou miu
    繆 miao mou miu
    繁 fan po
    洗 xi xian
    种 zhong chong
    種 zhong chong
    折 zhe she
    召 zhao shao
    句 ju gou
    宿 su xiu
    员 yuan yun
    員 yuan yun
    秘 mi bi
    祕 mi bi
    盛 sheng cheng
    石 shi dan
    车 che ju
    車 che ju
    黑 hei he
    那 na nuo
    宁 ning zhu
    隗 wei kui
    臧 zang cang
    奇 qi ji
    费 fei bi
    費 fei bi
    贾 jia gu
    賈 jia gu
    卜 bu bo
    薄 bo bao
    柏 bai bo
    伯 bo bai
    万 wan mo
    殷 yin yan
    於 yu wu
    库 ku she
    乜 mie nie
    乾 qian gan
    么 me yao mo
    麼 me mo
    牟 mou mu
    祭 ji zhai
    大 da dai
    郇 huan xun
    郗 xi chi
    郄 qie xi
    呙 guo wai
    丌 ji qi
    莘 shen xin
    蕃 fan bo
    适 shi kuo
    逮 dai di
    俞 yu shu
    粘 nian zhan
    蔚 wei yu
    瞿 qu ju
    澹 dan tan
    佴 nai er
    褚 chu zhu
    艾 ai yi
    亢 kang gang
    宓 mi fu
    俟 si qi
    阚 kan han
    闞 kan han
    强 qiang jiang
    強 qiang jiang
    拓 tuo ta
    暴 bao pu
    朝 chao zhao
    沈 shen chen
    没 mei mo
    沒 mei mo
    稽 ji qi
    能 neng nai
    """

  /// Words of everyday names and places.
  private static let others = """
    阿 a e
    腌 yan a
    拗 ao niu
    扒 ba pa
    耙 ba pa
    白 bai bo
    百 bai bo
    膀 bang pang
    磅 bang pang
    蚌 bang beng
    剥 bao bo
    堡 bao bu pu
    贲 ben bi
    泌 mi bi
    裨 bi pi
    辟 bi pi
    臂 bi bei
    扁 bian pian
    便 bian pian
    骠 biao piao
    屏 ping bing
    泊 bo po
    藏 cang zang
    参 can shen cen
    參 can shen cen
    侧 ce zhai
    差 cha chai ci
    刹 cha sha
    禅 chan shan
    禪 chan shan
    厂 chang an
    绰 chuo chao
    嘲 chao zhao
    称 cheng chen
    稱 cheng chen
    乘 cheng sheng
    澄 cheng deng
    匙 chi shi
    尺 chi che
    臭 chou xiu
    畜 chu xu
    传 chuan zhuan
    傳 chuan zhuan
    幢 zhuang chuang
    椎 chui zhui
    兹 zi ci
    伺 si ci
    枞 cong zong
    攒 cuan zan
    撮 cuo zuo
    弹 tan dan
    彈 tan dan
    叨 dao tao
    得 de dei
    的 de di
    地 di de
    提 ti di
    调 diao tiao
    調 diao tiao
    丁 ding zheng
    侗 dong tong
    都 du dou
    读 du dou
    度 du duo
    囤 tun dun
    敦 dun dui
    沌 dun zhuan
    恶 e wu
    兒 er ni
    番 fan pan
    冯 feng ping
    馮 feng ping
    佛 fo fu
    否 fou pi
    脯 fu pu
    伽 jia ga qie
    芥 jie gai
    扛 kang gang
    镐 gao hao
    鎬 gao hao
    合 he ge
    给 gei ji
    給 gei ji
    颈 jing geng
    枸 gou ju
    谷 gu yu
    呱 gua gu
    纶 lun guan
    綸 lun guan
    莞 wan guan
    龟 gui jun qiu
    龜 gui jun qiu
    柜 gui ju
    桧 gui hui
    檜 gui hui
    炔 que gui
    涡 wo guo
    渦 wo guo
    蛤 ha ge
    虾 xia ha
    还 hai huan
    還 hai huan
    咳 ke hai
    夯 hang ben
    巷 xiang hang
    吭 hang keng
    貉 he hao
    和 he hu huo
    核 he hu
    吓 xia he
    红 hong gong
    紅 hong gong
    虹 hong jiang
    鹄 hu gu
    鵠 hu gu
    浒 hu xu
    会 hui kuai
    會 hui kuai
    珲 hun hui
    琿 hun hui
    系 xi ji
    繫 xi ji
    缉 ji qi
    期 qi ji
    其 qi ji
    亟 ji qi
    夹 jia ga
    茄 qie jia
    价 jia jie
    家 jia gu
    见 jian xian
    見 jian xian
    将 jiang qiang
    將 jiang qiang
    降 jiang xiang
    角 jiao jue
    脚 jiao jue
    觉 jue jiao
    覺 jue jiao
    校 xiao jiao
    侥 jiao yao
    嚼 jiao jue
    缴 jiao zhuo
    桔 ju jie
    偈 ji jie
    劲 jin jing
    勁 jin jing
    靓 jing liang
    靚 jing liang
    景 jing ying
    炅 jiong gui
    趄 qie ju
    咀 ju zui
    隽 juan jun
    雋 juan jun
    圈 quan juan
    均 jun yun
    浚 jun xun
    俊 jun zun
    咖 ka ga
    卡 ka qia
    嵌 qian kan
    壳 ke qiao
    殼 ke qiao
    括 kuo gua
    溃 kui hui
    癞 lai la
    落 luo la lao
    腊 la xi
    蜡 la zha
    烙 lao luo
    络 luo lao
    勒 le lei
    肋 lei le
    了 le liao
    栎 li yue
    俩 lia liang
    倆 lia liang
    六 liu lu
    陆 lu liu
    陸 lu liu
    碌 lu liu
    绿 lv lu
    綠 lv lu
    率 shuai lv
    疟 nve yao
    瘧 nve yao
    弄 nong long
    露 lu lou
    捋 lv luo
    埋 mai man
    蔓 man wan
    脉 mai mo
    脈 mai mo
    氓 mang meng
    冒 mao mo
    糜 mi mei
    谜 mi mei
    渑 mian sheng
    模 mo mu
    摩 mo ma
    莫 mo mu
    娜 na nuo
    哪 na nei
    南 nan na
    呢 ne ni
    尿 niao sui
    溺 ni niao
    女 nv ru
    迫 po pai
    胖 pang pan
    彷 pang fang
    刨 pao bao
    炮 pao bao
    曝 bao pu
    瀑 pu bao
    蹊 qi xi
    栖 qi xi
    棲 qi xi
    齐 qi ji zhai
    齊 qi ji zhai
    契 qi xie
    荨 qian xun
    蕁 qian xun
    铅 qian yan
    鉛 qian yan
    纤 xian qian
    茜 qian xi
    鞘 qiao shao
    雀 que qiao
    亲 qin qing
    親 qin qing
    若 ruo re
    塞 sai se
    色 se shai
    厦 sha xia
    廈 sha xia
    杉 shan sha
    莎 sha suo
    汤 tang shang
    湯 tang shang
    蛇 she yi
    摄 she nie
    谁 shui shei
    誰 shui shei
    什 shi shen
    省 sheng xing
    识 shi zhi
    識 shi zhi
    食 shi si
    似 si shi
    氏 shi zhi
    拾 shi she
    殖 zhi shi
    熟 shu shou
    属 shu zhu
    數 shu shuo
    数 shu shuo
    术 shu zhu
    衰 shuai cui
    说 shuo shui yue
    說 shuo shui yue
    思 si sai
    圩 wei xu
    藉 jie ji
    忪 song zhong
    缩 suo su
    隋 sui duo
    孙 sun xun
    孫 sun xun
    倘 tang chang
    陶 tao yao
    铫 yao diao
    町 ting ding
    褪 tui tun
    屯 tun zhun
    驮 tuo duo
    尾 wei yi
    遗 yi wei
    遺 yi wei
    无 wu mo
    亡 wang wu
    铣 xi xian
    削 xiao xue
    血 xue xie
    叶 ye xie
    葉 ye she
    邪 xie ye
    戌 xu qu
    吁 xu yu
    许 xu hu
    許 xu hu
    寻 xun xin
    尋 xun xin
    咽 yan ye
    钥 yao yue
    鑰 yao yue
    约 yue yao
    約 yue yao
    吾 wu yu
    育 yu yo
    熨 yun yu
    筠 yun jun
    扎 za zha
    咱 zan za
    择 ze zhai
    擇 ze zhai
    轧 ya zha ga
    喳 cha zha
    爪 zhao zhua
    着 zhe zhao zhuo
    著 zhu zhe zhuo
    这 zhe zhei
    粥 zhou yu
    赚 zhuan zuan
    琢 zhuo zuo
    仔 zi zai
    综 zong zeng
    柞 zuo zha
    嗯 en ng
    姥 lao mu
    荥 xing ying
    滎 xing ying
    歙 she xi
    泷 long shuang
    瀧 long shuang
    僮 tong zhuang
    峒 dong tong
    垌 dong tong
    桁 heng hang
    絜 jie xie
    晟 sheng cheng
    溥 pu fu
    菀 wan yu
    袆 hui yi
    颉 jie xie
    頡 jie xie
    """
}

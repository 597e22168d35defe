#!/usr/bin/env python3
"""Writes texts.jsonl: the texts by which screening is measured, with what must be found in them.

    make_texts.py

Those of written.txt are by hand; the others are made here from templates. Persons, numbers and places are invented: the
division 410388 does not exist, the mobile numbers begin as none is given out, the cards with an issuer that nobody is. Check
digits are right where a text wants them right. The same file comes out each time. A quarter is marked "held": it is for
measuring only, rules are not written by it.
"""
import hashlib
import json
import pathlib
import random
import re

HERE = pathlib.Path(__file__).parent
DIVISION = "410388"
FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
GIVEN = "建国桂兰德福志强秀珍明山长河玉梅翠花大勇连生卫东晓霞春生红梅海燕文兵丽娟永强惠芳国庆前进守义长海金山文涛新民立新改莲爱民喜来满仓福贵小军小红建设素芬淑敏铁柱栓柱保国跃进凤英彩霞俊杰振华宏伟爱华雪莲占军全福"


class Numbers:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def digits(self, count):
        return "".join(self.random.choice("0123456789") for _ in range(count))

    def name(self):
        start = 2 * self.random.randrange(len(GIVEN) // 2)
        return self.random.choice(FAMILY) + GIVEN[start:start + 2]

    def identity(self, birth=None, *forms):
        birth = birth or f"{self.random.randrange(1940, 2005)}{self.random.randrange(1, 13):02}{self.random.randrange(1, 29):02}"
        while True:
            head = DIVISION + birth + self.digits(3)
            check = "10X98765432"[sum(int(d) * w for d, w in zip(head, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]
            if ("x" in forms or "lower" in forms) == (check == "X"):
                break
        number = head + check
        if "wrong" in forms:
            number = head + str((int(check) + 1) % 10)
        if "lower" in forms:
            number = number.lower()
        if "space" in forms:
            number = f"{number[:6]} {number[6:14]} {number[14:]}"
        if "hyphen" in forms:
            number = f"{number[:6]}-{number[6:14]}-{number[14:]}"
        if "wide" in forms:
            number = wide(number)
        return number

    def card(self, *forms):
        head = "629999" + self.digits(12)
        check = (10 - luhn_sum(head + "0") % 10) % 10
        number = head + str((check + 1) % 10 if "wrong" in forms else check)
        return re.sub(r"(.{4})(?=.)", r"\1 ", number) if "space" in forms else number

    def mobile(self, *forms):
        number = self.random.choice(("154", "160", "163", "164", "168")) + self.digits(8)
        if "space" in forms:
            number = f"{number[:3]} {number[3:7]} {number[7:]}"
        if "hyphen" in forms:
            number = f"{number[:3]}-{number[3:7]}-{number[7:]}"
        return wide(number) if "wide" in forms else number

    def credit(self):
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        head = "91" + DIVISION + "MA" + "".join(self.random.choice(alphabet) for _ in range(7))
        check = alphabet[(31 - sum(alphabet.index(c) * 3**i for i, c in enumerate(head)) % 31) % 31]
        return head + check


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def luhn_sum(digits):
    doubled = [int(d) * (2 if i % 2 else 1) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled)


def fill(template, numbers):
    """The braces filled in: {id BIRTH FORM…}, {id15 YYMMDD}, {card FORM…}, {mobile FORM…}, {credit}, {name}."""
    halves = {}

    def one(match):
        kind, *with_ = match.group(1).split()
        if kind == "id" and with_ and with_[-1] in ("first", "second"):
            key = with_[0]
            if key not in halves:
                halves[key] = numbers.identity(key)
            return halves[key][:10] if with_[-1] == "first" else halves[key][10:]
        if kind == "id":
            return numbers.identity(*(with_ or [None]))
        if kind == "id15":
            return DIVISION + with_[0] + numbers.digits(3)
        return {"card": numbers.card, "mobile": numbers.mobile, "credit": numbers.credit, "name": numbers.name}[kind](*with_)

    return re.sub(r"\{([a-z0-9 ]+)\}", one, template)


def labelled(marked):
    """The text without its marks, and what must be found: rule, byte offset, text."""
    text, spans = "", []
    at = 0
    for match in re.finditer(r"⟦([A-Z0-9-]+)\|(.*?)⟧", marked, re.S):
        text += marked[at:match.start()]
        spans.append({"rule": match.group(1), "at": len(text.encode()), "text": match.group(2)})
        text += match.group(2)
        at = match.end()
    return text + marked[at:], spans


# --- templates

def lists(numbers):
    """Lists of aid in many layouts: tabs, bars, wide blanks, single blanks, commas; each with some of the columns."""
    columns = {
        "序号": lambda i: str(i),
        "户主姓名": lambda i: "{name}",
        "性别": lambda i: numbers.random.choice("男女"),
        "身份证号码": lambda i: "⟦P-IDCARD|{id}⟧",
        "联系电话": lambda i: "⟦P-MOBILE|{mobile}⟧",
        "银行卡号": lambda i: "⟦P-BANKCARD|{card}⟧",
        "家庭住址": lambda i: f"⟦P-ADDRESS|枕溪镇{numbers.random.choice(['柳湾', '石桥', '后李', '前王'])}村{numbers.random.randrange(1, 9)}组{numbers.random.randrange(1, 90)}号⟧",
        "致残类别": lambda i: "⟦P-HEALTH|" + numbers.random.choice(["肢体", "听力", "视力", "智力"]) + "⟧",
        "补助金额（元）": lambda i: str(numbers.random.randrange(100, 3000)),
    }
    titles = ["枕溪镇2026年{}公示", "澄砚县{}发放花名册", "河亭镇{}对象名单", "{}拟补助人员公示表"]
    subjects = ["临时救助", "农机购置补贴", "耕地地力保护补贴", "残疾人两项补贴", "高龄津贴", "危房改造补助", "公益性岗位补贴", "困难党员慰问", "冬春救助"]
    for number in range(90):
        chosen = [c for c in columns if c in ("户主姓名",) or numbers.random.random() < 0.55]
        if not any("⟦" in columns[c](1) for c in chosen):
            chosen.append("身份证号码")
        separator = ("\t", "｜", "　　", "   ", ",", " | ")[number % 6]
        head = [("⟦P-AMOUNT|户主姓名⟧" if c == "户主姓名" and "补助金额（元）" in chosen else c) for c in chosen]
        lines = [numbers.random.choice(titles).format(numbers.random.choice(subjects)), separator.join(head)]
        for i in range(1, numbers.random.randrange(3, 6)):
            lines.append(separator.join(columns[c](i) for c in chosen))
        if number % 3 == 0:
            lines.append("公示期自2026年3月15日至3月21日，监督电话：12345、0379-60001234。")
        yield "\n".join(lines)


def marks(numbers):
    """密级 in every spelling: level, star, term, brackets, blanks, width."""
    levels = ["绝密", "机密", "秘密"]
    terms = ["10年", "５年", "二十年", "6个月", "长期", "1年", "三十年", ""]
    stars = ["★", " ★ ", "☆", "＊", "*", "▲"]
    frames = [("", ""), ("【", "】"), ("（", "）"), ("〔", "〕"), ("密级：", ""), ("密级: ", ""), ("★", ""), ("000018  ", "  特急"), ("", "　　加急")]
    titles = ["关于开展专项检查的通知", "枕溪镇人民政府文件", "情况报告", "澄砚县人民政府办公室", "关于报送统计表的函"]
    for number in range(60):
        level, open_close = numbers.random.choice(levels), numbers.random.choice(frames)
        star = numbers.random.choice(stars) if number % 2 == 0 else ""
        term = numbers.random.choice(terms) if star else ""
        if number % 5 == 0:
            level = " ".join(level) if number % 10 else "　".join(level)
        if number % 7 == 0 and " " not in level and "　" not in level:
            level += "级"
        mark = f"⟦S-MARK|{level}{star}{term}⟧"
        if open_close[0] == "★":
            mark = f"⟦S-MARK|★{level}{star}{term}⟧"
            open_close = ("", "")
        where = numbers.random.randrange(3)
        lines = [open_close[0] + mark + open_close[1]]
        lines.insert(0 if where else len(lines), numbers.random.choice(titles)) if where == 2 else lines.append(numbers.random.choice(titles))
        yield "\n".join(lines)


def prose(numbers):
    sentences = [
        "经查，{name}（身份证号：⟦P-IDCARD|{id%s}⟧）未按规定申报收入，决定停发低保金。",
        "请{name}（电话⟦P-MOBILE|{mobile%s}⟧）于3月20日前到枕溪镇民政所补交材料。",
        "补贴资金已打入{name}的银行卡（卡号：⟦P-BANKCARD|{card%s}⟧）。",
        "申请人：{name}，女，公民身份号码⟦P-IDCARD|{id%s}⟧，联系电话⟦P-MOBILE|{mobile}⟧。",
        "委托代理人{name}，身份证号码⟦P-IDCARD|{id%s}⟧，一般授权代理。",
        "联系人：{name}，手机号码：⟦P-MOBILE|{mobile%s}⟧。",
        "当事人{name}，住⟦P-ADDRESS|枕溪镇柳湾村4组31号⟧，身份证件号码⟦P-IDCARD|{id%s}⟧。",
        "收款人{name}，账号⟦P-BANKCARD|{card%s}⟧，开户行：澄砚农商银行。",
    ]
    forms = {"id": ["", " 19650612 space", " 19720304 hyphen", " 19801230 wide", " 19590807 lower", " 19660606 x", " 19700101 wrong"],
             "mobile": ["", " space", " hyphen", " wide"], "card": ["", " space", " wrong"]}
    for number in range(72):
        sentence = sentences[number % len(sentences)]
        kind = re.search(r"\{(id|mobile|card)%s\}", sentence).group(1)
        text = sentence % forms[kind][(number // len(sentences)) % len(forms[kind])]
        opening = ["", "澄砚县民政局关于停发低保金的告知书\n", "枕溪镇人民政府2026年第5次党政联席会议决定事项：\n一、"][number % 3]
        yield opening + text


def nothing(numbers):
    """What looks like it and is nothing."""
    samples = [
        "澄政〔2026〕{n3}号、枕政办发〔2025〕{n2}号",
        "统一社会信用代码：{credit}",
        "订单编号：2026{n14}",
        "项目代码：26{n2}-410388-04-01-{n6}",
        "中标价：{n7}.{n2}元，工期{n3}日历天",
        "采购计划编号：CYCG-2026-{n4}，公告编号{n11}",
        "咨询电话：0379-600{n5}，投诉电话：12345，传真：0379-600{n5}",
        "合同编号：HT2026{n10}，签订日期：2026年3月{d}日",
        "主键编码{n18}，批次流水号{n16}",
        "经度112.{n12}，纬度34.{n12}",
        "图斑编号4103881072026{n6}，面积{n4}.{n2}平方米",
        "车架号LSVAA{n12}，登记编号{n12}",
        "IP地址：218.28.{d}.{d}，网站备案号：豫ICP备2026{n6}号-1",
        "收入{n10}元，支出{n9}元，结余{n8}元",
        "申报材料：身份证原件及复印件、户口簿、银行卡复印件；办理电话：0379-600{n5}",
        "食品生产许可证编号SC1{n13}，批准文号：豫食健备G2026{n8}",
        "门牌制作：兴镇路1至{n3}号共{n3}块，统一编号",
        "一、依法保守国家秘密、商业秘密；二、落实保密审查制度；三、县保密局加强指导。",
        "涉密信息系统应当按照系统处理信息的最高密级确定等级，分为绝密级、机密级、秘密级。",
        "各校要做好三年级、五年级学生视力筛查，建立儿童健康档案，幼儿园同步开展。",
    ]
    for number in range(64):
        def draw(match):
            kind = match.group(1)
            return numbers.random.choice("123456789") + numbers.digits(int(kind[1:]) - 1) if kind[0] == "n" else str(numbers.random.randrange(1, 28))
        yield re.sub(r"\{(n\d+|d)\}", draw, samples[number % len(samples)]) + "。"


def texts():
    numbers = Numbers(20261129)
    for part in (HERE / "written.txt").read_text("utf-8").split("\n===\n")[1:]:
        yield "hand", fill(part.strip("\n"), numbers)
    for template in (lists, marks, prose, nothing):
        for marked in template(numbers):
            yield "made", fill(marked, numbers)


def main():
    lines = []
    for number, (origin, marked) in enumerate(texts(), 1):
        text, spans = labelled(marked)
        held = int(hashlib.sha256(f"text {number}".encode()).hexdigest(), 16) % 4 == 0
        lines.append(json.dumps({"id": number, "set": "held" if held else "work", "origin": origin, "text": text, "spans": spans}, ensure_ascii=False))
    (HERE / "texts.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    clean = sum(not json.loads(line)["spans"] for line in lines)
    print(f"{len(lines)} texts, {clean} with nothing to find")


if __name__ == "__main__":
    main()

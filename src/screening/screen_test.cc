// What screening promises beyond the single rules: numbers that are cut, blanks and traditional characters, lists,
// hidden parts, masks, the register, the county's own words.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "screening/rule.h"
#include "screening/sample_parts.h"

namespace gongkai::screening {
namespace {

const Screener& Sample() {
  static const Screener screener(BuiltInLists(), SampleRegister());
  return screener;
}

struct Found {
  std::string rule, text, instead;
  Sureness sureness;
};

std::vector<Found> FoundIn(const std::vector<Part>& parts, const Screener& screener = Sample()) {
  std::vector<Found> found;
  for (const Hit& hit : screener.Screen(parts, kSampleToday)) {
    found.push_back({std::string(hit.rule), std::string(TextOf(hit, parts)), hit.instead, hit.sureness});
  }
  return found;
}
std::vector<Found> FoundIn(std::string_view text) { return FoundIn({SamplePart(text)}); }

std::string Listed(const std::vector<Found>& found) {
  std::string out;
  for (const Found& one : found) out += one.rule + " " + one.text + "\n";
  return out;
}
std::string Listed(std::string_view text) { return Listed(FoundIn(text)); }

Part TableOf(std::initializer_list<std::initializer_list<std::string_view>> rows) {
  Part part{"file", "附件", {}, {}, {}};
  int row = 0;
  for (const auto& cells : rows) {
    int column = 0;
    for (const std::string_view cell : cells) {
      docread::Piece piece;
      piece.text = cell;
      piece.table = 1;
      piece.row = row;
      piece.column = column++;
      if (!cell.empty()) part.pieces.push_back(std::move(piece));
    }
    ++row;
  }
  return part;
}

TEST_CASE("An identity card is found however it is cut, and masked in the same cut") {
  const auto one = [](std::string_view text) {
    const std::vector<Found> found = FoundIn(text);
    REQUIRE_MESSAGE(found.size() == 1, Listed(found));
    CHECK(found[0].rule == "P-IDCARD");
    return found[0].instead;
  };
  CHECK(one("410388198506120037") == "410388********0037");
  CHECK(one("410388 19850612 0037") == "410388 ******** 0037");
  CHECK(one("410388-19850612-0037") == "410388-********-0037");
  CHECK(one("４１０３８８１９８５０６１２００３７") == "４１０３８８********００３７");
  CHECK(one("4 1 0 3 8 8 1 9 8 5 0 6 1 2 0 0 3 7") == "4 1 0 3 8 8 * * * * * * * * 0 0 3 7");
  CHECK(one("41038819850612007x") == "410388********007x");
  CHECK(one("41038819850612007Ｘ") == "410388********007Ｘ");
}

TEST_CASE("An identity card over two lines, and with a box for each digit, is put together") {
  std::vector<Found> found = FoundIn("身份证号：4103881985\n06120037，电话见附件");
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "4103881985");
  CHECK(found[0].instead == "410388****");
  CHECK(found[1].text == "06120037");
  CHECK(found[1].instead == "****0037");

  found = FoundIn(
      {TableOf({{"证号", "4", "1", "0", "3", "8", "8", "1", "9", "8", "5", "0", "6", "1", "2", "0", "0", "7", "X"}})});
  REQUIRE(found.size() == 18);
  CHECK(found[5].instead.empty());
  CHECK(found[6].instead == "*");
  CHECK(found[17].text == "X");
}

TEST_CASE("A number with a wrong check digit is one only beside the word, or in its column") {
  CHECK(Listed("编码410388198506120030").empty());
  CHECK(Listed("身份证号码：410388198506120030") == "P-IDCARD 410388198506120030\n");
  const std::vector<Found> found = FoundIn({TableOf({{"姓名", "身份证号"}, {"王建国", "410388198506120030"}})});
  REQUIRE(found.size() == 1);
  CHECK(found[0].sureness == Sureness::kLikely);
}

TEST_CASE("Marks of secrecy stand out of blanks, width, traditional characters and lines") {
  for (const char* text :
       {"绝 密", "绝　密★３０年", "機密★", "绝密\n★30年", "密级：　机　密", "機 密", "第1号\t机密★5年"}) {
    CAPTURE(text);
    CHECK(Listed({text}).starts_with("S-MARK"));
  }
  // Within a paragraph, and not as a line of its own.
  CHECK(Listed("根據規定，該文件的密級為機密，請依法辦理。").starts_with("S-MARK"));
}

TEST_CASE("A listed word is found across blanks, and in traditional characters") {
  CHECK(Listed("各单位要认真部　暑。") == "W-WRONG 部　暑\n");
  CHECK(Listed("請各單位認真貫澈執行會議精神") == "W-WRONG 貫澈\n");
  CHECK(Listed("名单 部\t暑").empty());  // two columns are no word
}

TEST_CASE("A word is none within an allowed whole, nor before its day") {
  WordList list{"own",
                Category::kWording,
                "县里的词表",
                {{"保密", "", "试用", {"保密局", "保密审查"}, {}},
                 {"旧名", "新名", "", {}, Date{std::chrono::year(2027), std::chrono::month(1), std::chrono::day(1)}}}};
  const Screener screener({list}, {});
  const auto hits = [&](std::string_view text) { return FoundIn({SamplePart(text)}, screener).size(); };
  CHECK(hits("注意保密") == 1);
  CHECK(hits("县保密局组织保密审查") == 0);
  CHECK(hits("县保密局提醒注意保密") == 1);
  CHECK(hits("沿用旧名") == 0);
}

TEST_CASE("Lists of the county's own are told by their category") {
  const Screener screener({{"secret-places", Category::kSecret, "重要部位", {{"七号仓库", "", "", {}, {}}}},
                           {"aliases", Category::kPersonal, "化名", {{"小禾", "", "", {}, {}}}},
                           {"brand", Category::kNames, "名称", {{"澄砚米", "澄砚大米", "", {}, {}}}}},
                          {});
  CHECK(Listed(FoundIn({SamplePart("七号仓库由小禾看管澄砚米")}, screener)) ==
        "S-TERM 七号仓库\nP-WORD 小禾\nN-WORD 澄砚米\n");
}

TEST_CASE("A list is told by its columns: what must not be there, cell by cell, and what asks for an assessment") {
  const std::vector<Part> parts = {
      TableOf({{"2026年救助名单"},
               {"序号", "姓名", "出生日期", "家庭住址", "病种", "电话", "金额"},
               {"1", "王建国", "1965年6月12日", "枕溪镇柳湾村3组27号", "尿毒症", "0379-60001234", "500"},
               {"2", "李小雨", "2018年5月12日", "枕溪镇柳湾村", "无", "", "500"},
               {"合计", "", "", "", "", "", "1000"}})};
  CHECK(Listed(FoundIn(parts)) ==
        "P-AMOUNT 姓名\nP-ADDRESS 枕溪镇柳湾村3组27号\nP-HEALTH 尿毒症\nP-PHONE 0379-60001234\nP-MINOR 李小雨\nP-MINOR "
        "2018年5月12日\n");
  const std::vector<PersonalList> lists = PersonalLists(parts);
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].table == 1);
  CHECK(lists[0].rows == 3);
  CHECK(lists[0].has_health);
  CHECK(lists[0].columns == std::vector<std::string>{"姓名", "出生日期", "住址", "健康状况", "电话", "金额"});
}

TEST_CASE("Organs, firms, and who is in charge of what, are no list of persons that asks for an assessment") {
  const auto lists = [](std::string_view text) { return PersonalLists(std::vector<Part>{SamplePart(text)}).size(); };
  CHECK(lists("补贴对象\t金额（元）\n柳湾种植专业合作社\t5000\n枕溪镇老石桥副食店\t800") == 0);
  CHECK(lists("补贴对象\t金额（元）\n柳湾种植专业合作社\t5000\n王建国\t800") == 1);
  CHECK(lists("项目名称\t项目负责人\t中标金额（元）\n柳湾村道路\t王建国\t500000") == 0);
  CHECK(lists("单位\t负责人\t联系电话\n枕溪镇便民服务中心\t王建国\t0379-60001234") == 0);
  CHECK(lists("学校\t监护人\t联系电话\n枕溪镇中心小学\t王建国\t0379-60001234") == 1);
  CHECK(lists("单位\t负责人\t身份证号码\n枕溪镇便民服务中心\t王建国\t410388198506120037") == 1);
  CHECK(Listed("补贴对象\t金额（元）\n柳湾种植专业合作社\t5000\n枕溪镇老石桥副食店\t800").empty());
}

TEST_CASE("A word of a list is no part of a longer word, and a document keeps the name under which it was issued") {
  CHECK(Listed("聘请法律顾问审查合同法律风险，开展婚姻法治宣传。").empty());
  CHECK(Listed("根据合同法规定办理。") == "W-OLDNAME 合同法\n");
  CHECK(Listed("学习交通安全法律法规。").empty());
  CHECK(Listed("依照《农药登记管理办法》（农业部令2017年第3号）。").empty());
  CHECK(Listed("由农业部负责。") == "W-OLDNAME 农业部\n");
  CHECK(Listed("既使群众得实惠，又使环境得改善；反复盖章的一律取消，全部暑期活动照常。").empty());
  CHECK(Listed("国家矿山安全监察局派员指导；遛狗带绳。").empty());
  CHECK(Listed("以上事实有现场检查笔录、询问笔录、证人证言为证。").empty());
}

TEST_CASE("What is masked already is left alone") {
  CHECK(Listed({"姓名\t身份证号\t手机\n王某某\t410388********0037\t154****1234"}).empty());
}

TEST_CASE("Who turns fourteen is no minor on that day") {
  CHECK(Listed("李小雨，2012年11月30日出生") != "");
  CHECK(Listed("李小雨，2012年11月29日出生") == "");
}

TEST_CASE("Masks leave what tells people apart and no more") {
  CHECK(Masked("P-IDCARD", "410388198506120037") == "410388********0037");
  CHECK(Masked("P-MOBILE", "15412345678") == "154****5678");
  CHECK(Masked("P-MOBILE", "8615412345678") == "86154****5678");
  CHECK(Masked("P-BANKCARD", "6299 9912 3456 7890 123") == "**** **** **** ***0 123");
  CHECK(Masked("P-ADDRESS", "澄砚县枕溪镇柳湾村3组27号") == "澄砚县枕溪镇柳湾村");
  CHECK(Masked("P-ADDRESS", "枕溪镇幸福社区5栋2单元301室") == "枕溪镇幸福社区");
  CHECK(Masked("P-MINOR", "李小雨") == "李某某");
  CHECK(Masked("P-MINOR", "欧阳雨") == "欧阳某");
  CHECK(Masked("P-MINOR", "2018年5月12日") == "2018年");
  CHECK(Masked("P-PLATE", "豫C5K678") == "豫C***78");
  CHECK(Masked("P-EMAIL", "wjg@163.com") == "w***@163.com");
  CHECK_FALSE(Masked("P-HEALTH", "尿毒症").has_value());
  CHECK_FALSE(Masked("S-MARK", "机密").has_value());
  CHECK_FALSE(Masked("P-IDCARD", "410388").has_value());
}

TEST_CASE("Each hidden piece is a hit and its text is screened; what is shown otherwise is text alone") {
  CHECK(Listed("[hidden-column]410388198506120037") ==
        "H-HIDDEN-COLUMN 410388198506120037\nP-IDCARD 410388198506120037\n");
  CHECK(Listed("[alt]王建国，电话15412345678") == "P-MOBILE 15412345678\n");
  CHECK(Listed("[link]http://www.chengyan.gov.cn/").empty());
  CHECK(Listed("[file-name]410388198506120037.xlsx") == "P-IDCARD 410388198506120037\n");
  CHECK(Listed("[property]标题：2026年公示").empty());
  CHECK_FALSE(Listed("[property]最后修改者：张三").empty());
}

TEST_CASE("Hidden pieces without end are cut short, and one of the whole part says how many more there are") {
  Part part;
  for (int i = 0; i < 500; ++i) part.pieces.push_back({.sight = docread::Sight::kHiddenRow, .text = "一行"});
  const std::vector<Part> parts = {part};
  const std::vector<Hit> hits = Sample().Screen(parts, kSampleToday);
  REQUIRE(hits.size() == 201);
  CHECK(hits.back().piece == parts[0].pieces.size());
  CHECK(hits.back().rule == "H-HIDDEN-ROW");
  CHECK(hits.back().why.find("还有300处") != std::string::npos);
}

TEST_CASE("What could not be looked into is never clean") {
  Part part{"file", "附件", {}, {{"内.zip", "压缩包", -1, {}}, {"里.docx", "Word", 0, "文件有密码。"}}, {}};
  const std::vector<Part> parts = {part};
  const std::vector<Hit> hits = Sample().Screen(parts, kSampleToday);
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].rule == "H-OBSTACLE");
  CHECK(hits[0].why == "文件有密码。");
  CHECK(hits[0].piece == 0);
  CHECK(TextOf(hits[0], parts).empty());
}

TEST_CASE("Leaders and organs are held against the register of the day") {
  CHECK(Listed("县委副书记、县长李国强主持会议，副县长周敏参加。").empty());
  CHECK(Listed("副县长李国强主持会议") == "N-LEADER 副县长李国强\n");
  CHECK(Listed("李国强副县长主持会议") == "N-LEADER 李国强副县长\n");
  CHECK(Listed("县长李国墙主持会议") == "N-LEADER 李国墙\n");
  CHECK(Listed("时任副县长李国强").empty());
  CHECK(Listed("由枕溪乡人民政府负责") == "N-ORGAN 枕溪乡人民政府\n");
  CHECK(Listed("由澄砚县交通局负责") == "N-ORGAN 澄砚县交通局\n");
  CHECK(Listed("由澄砚县交通运输局、澄砚县财政局负责").empty());

  Register names = SampleRegister();
  names.leaders[1].until = Date{std::chrono::year(2026), std::chrono::month(6), std::chrono::day(30)};
  const Screener later({}, names);
  CHECK(FoundIn({SamplePart("县长周敏主持会议")}, later).empty());  // no office is known of her on this day
}

TEST_CASE("Links lead where they say, and each is told once") {
  const std::vector<Part> parts = {
      SamplePart("详见http://www.chengyan.gov.cn/a。再见http://www.chengyan.gov.cn/a，或https://x.gov.cn/"
                 "b?c=1\n[link]https://y.gov.cn\n[link]file:///C:/a.doc")};
  std::string addresses;
  for (const LinkPlace& link : LinksOf(parts)) addresses += link.address + "\n";
  CHECK(addresses == "http://www.chengyan.gov.cn/a\nhttps://x.gov.cn/b?c=1\nhttps://y.gov.cn\n");
}

TEST_CASE("Hits stand in the order of the text, each within its piece") {
  const std::vector<Part> parts = {SamplePart("电话15412345678，身份证410388198506120037\n机密★"), SamplePart("绝密★")};
  const std::vector<Hit> hits = Sample().Screen(parts, kSampleToday);
  REQUIRE(hits.size() == 4);
  CHECK(std::ranges::is_sorted(hits, {}, [](const Hit& hit) { return std::tuple(hit.part, hit.piece, hit.offset); }));
  for (const Hit& hit : hits) CHECK(hit.offset + hit.length <= parts[hit.part].pieces[hit.piece].text.size());
}

TEST_CASE("Broken bytes, empty lists and long runs of digits harm nothing") {
  for (const std::string& text : {std::string("\xE7\xBB"), std::string("身份证\xFF\xFE 41038819\x80"),
                                  std::string(100'000, '1'), std::string("\xEF\xBC\x91\xEF\xBC"), std::string("豫"),
                                  std::string("@"), std::string("机密\xE2\x98"), std::string(3'000, ' ') + "绝 密"}) {
    const std::vector<Part> parts = {{"body", "正文", {{.text = text}}, {}, {}}};
    for (const Hit& hit : Sample().Screen(parts, kSampleToday)) CHECK(hit.offset + hit.length <= text.size());
  }
  CHECK(Screener({}, {}).Screen({}, kSampleToday).empty());
  CHECK(PersonalLists({}).empty());
}

TEST_CASE("One screener serves many threads") {
  const std::vector<Part> parts = {SamplePart("机密★10年\n电话15412345678")};
  std::vector<std::size_t> counts(8);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      threads.emplace_back([&, i] {
        for (int round = 0; round < 50; ++round) counts[i] += Sample().Screen(parts, kSampleToday).size();
      });
    }
  }
  for (const std::size_t count : counts) CHECK(count == 100);
}

}  // namespace
}  // namespace gongkai::screening

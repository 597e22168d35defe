// What is a place name in a text, and above all what is not.
#include <doctest/doctest.h>

#include "place/place.h"

namespace gongkai::place {
namespace {

std::string Listed(std::string_view text) {
  std::string list;
  for (const Match& match : FindPlaces(text)) {
    if (!list.empty()) list += " ";
    list += text.substr(match.offset, match.length);
  }
  return list;
}

TEST_CASE("Formal names are found where they stand, with their places") {
  const std::string_view text = "2024年，府店镇主动公开信息。";
  const auto matches = FindPlaces(text);
  REQUIRE(matches.size() == 1);
  CHECK(text.substr(matches[0].offset, matches[0].length) == "府店镇");
  CHECK(matches[0].links[0].form == NameForm::kFormal);
  REQUIRE(matches[0].places.size() == 1);
  CHECK(matches[0].places[0]->code == "410307107");
}

TEST_CASE("Names written one after another are one chain, told apart by the parent") {
  const auto matches = FindPlaces("请联系山西省大同市平城区文瀛湖街道办事处");
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].links.size() == 4);
  CHECK(matches[0].consistent);
  REQUIRE(matches[0].places.size() == 1);
  CHECK(FullName(*matches[0].places[0]) == "山西省大同市平城区文瀛湖街道");

  // 城关镇 is in 88 counties; in this one there is one.
  const auto town = FindPlaces("由新密市城关镇人民政府负责");
  REQUIRE(town.size() == 1);
  REQUIRE(town[0].links.size() == 2);
  CHECK(town[0].links[1].places.size() == 88);
  CHECK(town[0].places.size() == 1);
}

TEST_CASE("A chain of places that do not belong together says so") {
  const auto matches = FindPlaces("持续对茌平县泗坪乡人民政府网站进行维护");
  REQUIRE(matches.size() == 1);
  CHECK(matches[0].links.size() == 2);
  CHECK(matches[0].links[0].form == NameForm::kFormer);
  CHECK(matches[0].links[0].places[0]->name == "茌平区");
  CHECK_FALSE(matches[0].consistent);
}

TEST_CASE("Former and colloquial names, short forms") {
  CHECK(FindPlaces("由偃师市府店镇办理")[0].places[0]->code == "410307107");
  CHECK(FindPlaces("在大理州召开")[0].places[0]->name == "大理白族自治州");
  const auto two = FindPlaces("赴河南、洛阳学习");
  REQUIRE(two.size() == 2);
  CHECK(two[0].links[0].form == NameForm::kShort);
  CHECK(two[1].places[0]->name == "洛阳市");
  // A county's short form counts before a town that lies in it.
  const auto chain = FindPlaces("现公布偃师府店镇有关数据");
  REQUIRE(chain.size() == 1);
  CHECK(chain[0].links.size() == 2);
  CHECK(chain[0].links[0].form == NameForm::kShort);
  CHECK(chain[0].consistent);
}

TEST_CASE("The longest name wins, and the full one over the short") {
  CHECK(Listed("2024年，海宁市市场监督管理局认真贯彻") == "海宁市");
  CHECK(Listed("来自龙游县湖镇镇人民政府") == "龙游县湖镇镇");
  CHECK(Listed("在广昌县长桥乡召开") == "广昌县长桥乡");
  CHECK(Listed("五常市民意乡人民政府") == "五常市民意乡");
  CHECK(Listed("位于湖北京山市") == "湖北京山市");
  CHECK(Listed("前往上海南汇") == "上海");
}

TEST_CASE("Names of one character count with their parent or their organ only") {
  CHECK(Listed("佳县螅镇2022年公开信息") == "佳县螅镇");
  CHECK(Listed("2022年度螅镇政府信息公开") == "螅镇");
  CHECK(Listed("安徽省马鞍山市和县教育局") == "安徽省马鞍山市和县");
  CHECK(Listed("条例》和县政府有关要求，容易县级统筹，按国家和县有关规定，应县政府要求，建成县级平台").empty());
  CHECK(Listed("《条例》和县人民政府有关文件").empty());
}

TEST_CASE("Ordinary words are no places") {
  for (const std::string_view text : {
           "我县城区、市区、郊区、开发区、城关、全镇、本市、县区、各乡镇、各县（市、区）、镇街、乡镇街道",
           "推广安全生产知识，其中卫生院3所，高新乡镇企业，重大理论问题，隆重庆祝，最大连续，一日照常，各位来宾",
           "提高城镇居民收入，新型城镇化，新城镇建设，其中乡镇12个，特色小镇，示范镇，中心镇3个，重点镇，发展乡镇企业",
           "高水平城区，建成都市圈，沿海城市，大中城市，城市管理，省市县三级，文明县城，公安县局，合作市场主体",
           "打造幸福乡村，美丽水乡，创建平安乡镇，平安县区创建，建设乡镇综合文化站，创新乡镇治理，平安街道创建",
           "文山会海，长治久安，和田园风光，开封验收，安康幸福，大同小异，海口岸，中山西路，黄河南岸，长江西岸，唐山东"
           "路",
           "先锋市，强镇，全国环境优美乡镇，省卫生乡镇，平安镇，园林城镇，文明村镇，和裕民街道路改造，联合街道，和平街"
           "道路面",
           "工业强县，革命老区县，百强县，民族乡，双拥模范城，地级市，卫生城市，旗县区，苏木乡镇，红旗，同盟，政务公开"
           "专区",
           "财政和县级，行政和县直部门，上级和区政府，下文县区，张镇长，政府信息公开工作，南京路步行街",
       }) {
    CAPTURE(text);
    CHECK(Listed(text) == "");
  }
}

TEST_CASE("A text that repeats a common name is read in no time to speak of") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "太平镇";
  CHECK(FindPlaces(text).size() == 20'000);
}

TEST_CASE("Any bytes may be handed in") {
  CHECK(FindPlaces("").empty());
  CHECK(FindPlaces("\xE5\xB8").empty());
  CHECK(FindPlaces("\xE5\xB8\x82").empty());  // 市 alone
  CHECK(FindPlaces("\xFF\xE5洛阳市\xE9")[0].places[0]->name == "洛阳市");
  CHECK(Listed("\xB8\x82洛阳市") == "洛阳市");
}

}  // namespace
}  // namespace gongkai::place

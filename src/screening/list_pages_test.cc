// The word lists in the browser: searched, a word tried before it is saved, imported with bad rows, versions compared;
// and hostile words in every field.
#include "docread/read_workbook.h"
#include "screening/list_export.h"
#include "screening/lists_desk_test.h"

namespace gongkai::screening {
namespace {

struct ListOffice : ListDesk {
  std::vector<std::string> titles = {"砚墨文化节安保方案", "关于砚墨文化节的通知", "春耕农资供应"};

  explicit ListOffice(const testing::TestDatabase& place) : ListDesk(place) {
    AddScreeningPages(pages, {.read = [](std::string_view bytes) { return docread::ReadWorkbook(bytes); },
                              .titles = [this](db::Session&, OrganId, Date, int) { return titles; },
                              .trying = {}});
  }
  std::string Path(std::string rest = "") const { return "/office/screening/lists/" + list + rest; }
  std::string Own(OrganId organ, std::string rest = "") const {
    return "/office/screening/lists" + rest + "?organ=" + std::to_string(organ.value);
  }
};

std::string Hidden(std::string_view page, const std::string& name) {
  const std::string mark = "name=\"" + name + "\" value=\"";
  const std::size_t from = page.find(mark);
  REQUIRE(from != std::string_view::npos);
  const std::size_t begin = from + mark.size();
  std::string value(page.substr(begin, page.find('"', begin) - begin));
  for (const auto& [escaped, plain] :
       {std::pair{"&#34;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (std::size_t at = value.find(escaped); at != std::string::npos; at = value.find(escaped, at + 1)) {
      value.replace(at, std::string_view(escaped).size(), plain);
    }
  }
  return value;
}

TEST_CASE_ON_BOTH_ENGINES("a word is tried on what is public, and a careless one is saved knowingly alone", place) {
  ListOffice county(place);
  const TestBrowser he = county.SignIn(county.he);
  Fields form = {{"text", "砚墨文化节"}, {"instead", "墨砚文化节"}, {"reason", "统一名称"}, {"act", "try"}};
  const auto tried = he.Post(county.Path("/new"), form);
  CHECK(tried.status == 200);
  CHECK(Has(tried.Bytes(), "已公开的 3 个标题里，有 2 个会命中"));
  CHECK(Has(tried.Bytes(), "<mark class=\"m-warning\">砚墨文化节</mark>安保方案"));
  CHECK(county.Count("SELECT COUNT(*) FROM screening_word") == 0);
  form.back().second = "save";
  const auto careless = he.Post(county.Path("/new"), form);
  CHECK(careless.status == 422);
  CHECK(Has(careless.Bytes(), "仍然保存"));
  CHECK(Has(careless.Bytes(), "value=\"统一名称\""));
  form.push_back({"anyway", "1"});
  const auto saved = he.Post(county.Path("/new"), form);
  REQUIRE(saved.status == 303);
  const auto list = he.Get(county.Path("?words=%E5%A2%A8%E6%96%87"));
  CHECK(Has(list.Bytes(), "墨砚文化节"));
  CHECK(Has(list.Bytes(), "共 1 个"));
  // A word that finds nothing there needs no more asking; a fault stands beside its field.
  CHECK(he.Post(county.Path("/new"), {{"text", "没有的词"}, {"reason", "测试"}, {"act", "save"}}).status == 303);
  const auto faulty = he.Post(county.Path("/new"), {{"text", "的"}, {"since", "去年"}, {"act", "save"}});
  CHECK(faulty.status == 422);
  CHECK(Has(faulty.Bytes(), "value=\"去年\""));
}

TEST_CASE_ON_BOTH_ENGINES("a word is changed, switched off with a reason, and its history tells it", place) {
  ListOffice county(place);
  const TestBrowser he = county.SignIn(county.he);
  const std::int64_t number = county.Save(county.Word("砚墨文化节"));
  const std::string path = county.Path("/words/" + std::to_string(number));
  const std::string version = Hidden(he.Get(path).Bytes(), "version");
  const auto saved = he.Post(
      path, {{"text", "砚墨文化节"}, {"note", "节会"}, {"reason", "补充说明"}, {"version", version}, {"act", "save"}});
  CHECK(saved.status == 303);
  const auto stale = he.Post(
      path, {{"text", "砚墨文化节"}, {"note", "另一个"}, {"reason", "旧页"}, {"version", version}, {"act", "save"}});
  CHECK(stale.status == 422);
  CHECK(Has(stale.Bytes(), "别人刚刚改过这个词"));
  const std::string now = std::to_string(county.Find(kCounty, number)->from_version);
  const auto without = he.Post(path + "/switch", {{"on", "0"}, {"version", now}});
  CHECK(without.status == 422);
  CHECK(Has(without.Bytes(), "id=\"switch_reason-says\"><p class=\"gk-fault\">"));
  CHECK(he.Post(path + "/switch", {{"on", "0"}, {"version", now}, {"switch_reason", "停办"}}).status == 303);
  const auto page = he.Get(path);
  CHECK(Has(page.Bytes(), "原因：停办"));
  CHECK(Has(page.Bytes(), "说明：空改为“节会”"));
  CHECK(Has(he.Get("/office/screening/lists/history").Bytes(), "停用 1 个词"));
  const auto differences = he.Get("/office/screening/lists/changes?from=1&to=4");
  CHECK(Has(differences.Bytes(), "共 1 个词不同"));
  CHECK(Has(he.Get("/office/screening/lists/changes?from=99&to=-3").Bytes(), "这两版没有不同"));
  CHECK(Has(he.Get(county.Path("?version=1&words=%E7%A0%9A%E5%A2%A8")).Bytes(), "只能看"));
}

TEST_CASE_ON_BOTH_ENGINES("who does not keep a list reads it; an organ's own is not there for others", place) {
  ListOffice county(place);
  const std::int64_t number = county.Save(county.Word("砚墨文化节"));
  county.Save(county.OwnWord("应急物资存放点位"));
  const TestBrowser lin = county.SignIn(county.lin), gu = county.SignIn(county.gu), he = county.SignIn(county.he);
  const auto word = lin.Get(county.Path("/words/" + std::to_string(number)));
  CHECK(word.status == 200);
  CHECK_FALSE(Has(word.Bytes(), "name=\"reason\""));
  CHECK(lin.Get(county.Path("/new")).status == 403);
  CHECK(lin.Post(county.Path("/new"), {{"text", "别的词"}, {"reason", "测试"}, {"act", "save"}}).status == 403);
  const std::string own = county.Own(county.township, "/own");
  CHECK(Has(lin.Get(own).Bytes(), "应急物资存放点位"));
  for (const TestBrowser& other : {gu, he}) {
    CHECK(other.Get(own).status == 404);
    CHECK(other.Get(county.Own(county.township, "/export")).status == 404);
    CHECK(other.Get(county.Own(county.township, "/history")).status == 404);
    CHECK(other.Get(county.Own(county.township, "/changes")).status == 404);
    CHECK_FALSE(Has(other.Get("/office/screening/lists/history").Bytes(), "测试\n应急"));
  }
  CHECK(lin.Get("/office/screening/lists/no-such-list").status == 404);
  CHECK(lin.Get(county.Path("/words/999999")).status == 404);
  CHECK(lin.Get("/office/screening/lists?organ=abc").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("bad rows of a workbook are told, nothing is written unasked, good ones may be taken",
                          place) {
  ListOffice county(place);
  const TestBrowser he = county.SignIn(county.he);
  std::vector<KeptWord> words = {county.Word("甲乙丙"), county.Word("的"), county.Word("丁戊己", "己戊丁")};
  const std::string path = "/office/screening/lists/import";
  const auto preview = he.Upload(path, "词表.xlsx", WordsWorkbook(KindsKeptBy(kCounty), words));
  CHECK(preview.status == 422);
  CHECK(Has(preview.Bytes(), "共 3 行，其中 1 行有问题"));
  CHECK(Has(preview.Bytes(), "第 3 行"));
  CHECK(county.Count("SELECT COUNT(*) FROM screening_word") == 0);
  const std::string carried = Hidden(preview.Bytes(), "words");
  const auto without = he.Post(path + "/confirm", {{"words", carried}, {"version", "0"}});
  CHECK(without.status == 422);
  CHECK(Hidden(without.Bytes(), "words") == carried);
  const auto taken = he.Post(path + "/confirm", {{"words", carried}, {"version", "0"}, {"reason", "省里的词表"}});
  REQUIRE(taken.status == 303);
  CHECK(Target(taken) == "/office/screening/lists?done=imported&added=2&changed=0&same=0");
  const auto exported = he.Get("/office/screening/lists/export");
  const auto again = he.Upload(path, "词表.xlsx", exported.Bytes());
  CHECK(again.status == 200);
  CHECK(he.Upload(path, "x.xlsx", "no workbook").status == 422);
  CHECK(he.Post(path + "/confirm", {{"words", "[[]]"}, {"version", "0"}, {"reason", "坏的"}}).status == 422);
  CHECK(county.SignIn(county.lin).Get(path).status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("hostile words in every field are text on every page", place) {
  ListOffice county(place);
  const TestBrowser he = county.SignIn(county.he);
  const std::string evil = "\"><script>alert(1)</script>'%_\\";
  county.titles = {evil, "甲" + evil};
  const auto tried = he.Post(county.Path("/new"), {{"text", evil},
                                                   {"instead", evil + "x"},
                                                   {"wholes", evil},
                                                   {"note", evil},
                                                   {"since", evil},
                                                   {"until", evil},
                                                   {"reason", evil},
                                                   {"act", "try"}});
  CHECK(tried.status == 422);
  CHECK_FALSE(Has(tried.Bytes(), "<script>alert"));
  KeptWord word = county.Word(evil);
  word.word.note = evil;
  word.word.allow = {"a" + evil, evil + "b"};
  const std::int64_t number = county.Save(word);
  for (const std::string& path :
       {county.Path(), county.Path("?words=" + PercentEncode(evil)), county.Path("/words/" + std::to_string(number)),
        std::string("/office/screening/lists/history"), std::string("/office/screening/lists/changes"),
        "/office/screening/lists/" + PercentEncode(evil), "/office/screening/lists?version=" + PercentEncode(evil)}) {
    CAPTURE(path);
    const auto page = he.Get(path);
    CHECK(page.status < 500);
    CHECK_FALSE(Has(page.Bytes(), "<script>alert"));
  }
  const std::string control = std::string("控制\x01字\xE2\x80\xAE符");
  CHECK(he.Post(county.Path("/new"), {{"text", control}, {"reason", control}, {"act", "save"}}).status == 303);
  CHECK(county.Count("SELECT COUNT(*) FROM screening_word WHERE text = '控制字符'") == 1);
}

}  // namespace
}  // namespace gongkai::screening

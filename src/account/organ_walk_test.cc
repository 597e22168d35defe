// The pages of organs as a browser walks them.
#include "account/county_test.h"

namespace gongkai::account {
namespace {

struct Walk : TestCounty {
  PersonId su = Hire("suyan", "苏砚", office, PostKind::kSupervisor);
  PersonId lin = Hire("linxi", "林溪", township, PostKind::kHandler);

  static std::string PageOf(OrganId organ, std::string_view rest = "") {
    return "/office/organs/" + std::to_string(organ.value) + std::string(rest);
  }
  static std::string Text(OrganId id) { return std::to_string(id.value); }
};

TEST_CASE("everybody may look at the directory; only who may change it sees the buttons") {
  Walk county;
  const std::string for_su = county.SignIn(county.su).Get("/office/organs").body;
  CHECK(Has(for_su, "澄砚县枕溪镇人民政府"));
  CHECK(Has(for_su, "按区划批量设立"));
  CHECK_FALSE(Has(for_su, "枕溪镇石桥村"));
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK_FALSE(Has(lin.Get("/office/organs").body, "按区划批量设立"));
  CHECK(Has(lin.Get("/office/organs?units=1").body, "枕溪镇石桥村"));
  CHECK_FALSE(Has(lin.Get("/office/organs?kind=department").body, "枕溪镇人民政府"));
  CHECK(Has(lin.Get("/office/organs?words=%E4%B8%8D%E5%9C%A8").body, "没有符合条件的机关"));
}

TEST_CASE("an organ that is not there is 404; another's guide cannot be told from one that is not there") {
  Walk county;
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get(Walk::PageOf(county.township)).status == 200);
  CHECK(lin.Get(Walk::PageOf(OrganId{999})).status == 404);
  CHECK(lin.Get("/office/organs/x").status == 404);
  CHECK(lin.Get(Walk::PageOf(county.township, "/guide")).status == 200);
  CHECK(lin.Get(Walk::PageOf(county.other_township, "/guide")).status == 404);
  CHECK(lin.Post(Walk::PageOf(county.other_township, "/guide"), {{"phone", "0379-1234567"}}).status == 404);
  CHECK(lin.Get(Walk::PageOf(county.unit, "/guide")).status == 404);
}

TEST_CASE("who holds a post of another organ is told to those alone who may see people there") {
  Walk county;
  CHECK(Has(county.SignIn(county.su).Get(Walk::PageOf(county.township)).body, "林溪"));
  const PersonId other = county.Hire("wairen", "外镇人", county.other_township, PostKind::kHandler);
  CHECK_FALSE(Has(county.SignIn(other).Get(Walk::PageOf(county.township)).body, "林溪"));
}

TEST_CASE("founded on the page; the form comes back with everything typed and every fault") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  const web::Response refused = su.Post("/office/organs", {{"kind", "township"},
                                                           {"parent", Walk::Text(county.root)},
                                                           {"name", "澄砚县柳汊镇人民政府"},
                                                           {"code", "101"},
                                                           {"opened_on", "明天"}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.body, "value=\"澄砚县柳汊镇人民政府\""));
  CHECK(Has(refused.body, "value=\"明天\""));
  CHECK(Has(refused.body, "已由“澄砚县枕溪镇人民政府”使用"));
  CHECK(Has(refused.body, "请填写简称"));
  const web::Response founded = su.Post("/office/organs", {{"kind", "township"},
                                                           {"parent", Walk::Text(county.root)},
                                                           {"name", "澄砚县柳汊镇人民政府"},
                                                           {"short_name", "柳汊镇"},
                                                           {"code", "105"},
                                                           {"opened_on", "2026-03-01"},
                                                           {"once", "k1"}});
  REQUIRE(founded.status == 303);
  CHECK(Has(su.Get(Target(founded)).body, "已设立"));
}

TEST_CASE("two save the same guide: the second sees both versions, keeps what was typed, and then saves knowingly") {
  Walk county;
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string guide = Walk::PageOf(county.township, "/guide");
  CHECK(lin.Post(guide, {{"phone", "0379-1111111"}, {"version", "0"}}).status == 303);
  const web::Response second = lin.Post(guide, {{"phone", "0379-2222222"}, {"version", "0"}});
  CHECK(second.status == 422);
  CHECK(Has(second.body, ">0379-1111111<"));
  CHECK(Has(second.body, "value=\"0379-2222222\""));
  CHECK(Has(second.body, "name=\"version\" value=\"1\""));
  CHECK(lin.Post(guide, {{"phone", "0379-2222222"}, {"version", "1"}}).status == 303);
  CHECK(Has(lin.Get(Walk::PageOf(county.township)).body, "0379-2222222"));
}

TEST_CASE("two save the data of one organ: the same") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  const std::string edit = Walk::PageOf(county.township, "/edit");
  const Fields first = {{"code", "101"}, {"opened_on", "2020-01-01"}, {"place_code", "419999101"}, {"version", "1"}};
  CHECK(su.Post(edit, first).status == 303);
  const web::Response second = su.Post(edit, {{"code", "Z1"}, {"opened_on", "2020-01-01"}, {"version", "1"}});
  CHECK(second.status == 422);
  CHECK(Has(second.body, ">419999101<"));
  CHECK(Has(second.body, "value=\"Z1\""));
  CHECK(Has(second.body, "name=\"version\" value=\"2\""));
}

TEST_CASE("before merging the page says who loses a post and what goes along") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  const std::string ask = su.Get(Walk::PageOf(county.township, "/merge")).body;
  CHECK(Has(ask, "林溪（经办人）"));
  CHECK(Has(ask, "枕溪镇石桥村"));
  const web::Response merged =
      su.Post(Walk::PageOf(county.township, "/merge"),
              {{"into", Walk::Text(county.other_township)}, {"on", "2026-03-10"}, {"version", "1"}});
  REQUIRE(merged.status == 303);
  const std::string gone = su.Get(Target(merged)).body;
  CHECK(Has(gone, "撤并"));
  CHECK(Has(gone, "并入“澄砚县砚台镇人民政府”"));
  CHECK_FALSE(Has(gone, "填写公开指南"));
  CHECK_FALSE(Has(gone, "还缺"));
  CHECK(su.Get(Walk::PageOf(county.township, "/guide")).status == 404);
  CHECK(Has(gone, "\">澄砚县砚台镇人民政府</a>继续行使职权，以它为被申请人"));
  CHECK(Has(gone, "行政复议法第十九条第四款"));
  CHECK(Has(gone, "行政复议法第二十四条第一款第二项"));  // the successor's own
  CHECK(Has(su.Get("/office/organs/export.csv?closed=1&words=101").body, "澄砚县人民法院"));
  CHECK(county.SignIn(county.lin).Get("/office/organs").status == 303);  // the post is over
}

TEST_CASE("the remedy bodies stand on the page with their article; a person's word beside the rule's") {
  Walk county;
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Get(Walk::PageOf(county.township)).body, "行政复议法第二十四条第一款第二项"));
  lin.Post(Walk::PageOf(county.township, "/guide"),
           {{"court_by", "person"}, {"court", "溯州铁路运输法院"}, {"version", "0"}});
  const std::string page = lin.Get(Walk::PageOf(county.township)).body;
  CHECK(Has(page, "溯州铁路运输法院"));
  CHECK(Has(page, "按规则应为：澄砚县人民法院"));
}

TEST_CASE("with the bodies stand what comes first and until when; what the rule cannot tell is exported as such") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  const std::string page = su.Get(Walk::PageOf(county.township)).body;
  // As the guide and the letters tell it, by the kind of answer (law/remedy_path.h).
  for (const char* told : {"应当先自收到答复之日起60日内", "第二十三条第一款第四项", "起6个月内", "逾期不答复的"}) {
    CHECK(Has(page, told));
  }
  CHECK(Has(page, "直接起诉的管辖法院"));
  CHECK(Has(page, "跨行政区域集中管辖"));
  const web::Response founded = su.Post("/office/organs", {{"kind", "department"},
                                                           {"parent", Walk::Text(county.root)},
                                                           {"name", "澄砚县气象局"},
                                                           {"short_name", "气象局"},
                                                           {"code", "QXJ"},
                                                           {"leadership", "central"},
                                                           {"opened_on", "2026-03-01"}});
  REQUIRE(founded.status == 303);
  const std::string weather = su.Get(Target(founded)).body;
  CHECK(Has(weather, "请按本省规定核对"));
  CHECK(Has(weather, "待填"));
  CHECK(Has(su.Get("/office/organs/export.csv?words=QXJ").body, "待填"));
}

TEST_CASE("a tax bureau is refused beside the field as the county's own, and what was chosen stays") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  const web::Response refused = su.Post("/office/organs", {{"kind", "department"},
                                                           {"parent", Walk::Text(county.root)},
                                                           {"name", "国家税务总局澄砚县税务局"},
                                                           {"short_name", "税务局"},
                                                           {"code", "SHUIJ"},
                                                           {"leadership", "own_government"},
                                                           {"opened_on", "2026-03-01"}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.body, "名称里有“税务局”的机关属于垂直领导"));
  CHECK(Has(su.Get(Walk::PageOf(county.bureau, "/edit")).body, "领导关系"));
  CHECK_FALSE(Has(su.Get(Walk::PageOf(county.township, "/edit")).body, "领导关系"));
}

TEST_CASE("an abolished organ names its successor, or says that nobody did") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  CHECK(Has(su.Get(Walk::PageOf(county.bureau, "/abolish")).body, "职权由谁继续行使"));
  CHECK_FALSE(Has(su.Get(Walk::PageOf(county.village, "/abolish")).body, "职权由谁继续行使"));
  const Fields abolish = {{"successor", "溯州市民政局"}, {"on", "2026-03-10"}, {"version", "1"}};
  REQUIRE(su.Post(Walk::PageOf(county.bureau, "/abolish"), abolish).status == 303);
  const std::string page = su.Get(Walk::PageOf(county.bureau)).body;
  CHECK(Has(page, "由溯州市民政局继续行使职权"));
  CHECK(Has(page, "撤销，职权由“溯州市民政局”继续行使"));
  CHECK_FALSE(Has(page, "直接起诉的管辖法院"));
  {  // as it was put down before anybody was asked
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE organ_change SET detail = '' WHERE kind = 'abolished'");
    act.Commit();
  }
  CHECK(Has(su.Get(Walk::PageOf(county.bureau)).body, "没有写明职权由谁继续行使"));
}

TEST_CASE("filled from the list: what is ticked is founded in one act, and the second time only what is missing") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  const std::string proposal = su.Get("/office/organs/fill").body;
  CHECK(Has(proposal, "澄砚县水利局"));
  CHECK(Has(proposal, "已有"));  // the civil affairs bureau
  const Fields ticks = {{"opened_on", "2020-01-01"},
                        {"organ", "department:SLJ"},
                        {"organ", "department:SFJ"},
                        {"organ", "department:MZJ"},
                        {"once", "k1"}};
  const web::Response filled = su.Post("/office/organs/fill", ticks);
  REQUIRE(filled.status == 303);
  CHECK(Has(su.Get(Target(filled)).body, "已设立 2 个机关"));
  CHECK(county.Trail(county.root).back() == "organ.fill done organ:" + Walk::Text(county.root));
  Fields again = ticks;
  again.back().second = "k2";
  CHECK(Has(su.Get(Target(su.Post("/office/organs/fill", again))).body, "已设立 0 个机关"));
  CHECK(Has(su.Post("/office/organs/fill", {{"opened_on", "2020-01-01"}}).body, "一个机关也没有勾选"));
}

TEST_CASE("the county's townships come from the register, and its place is kept") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  CHECK(Has(su.Get("/office/organs/fill?county=%E5%81%83%E5%B8%88%E5%8C%BA").body, "河南省洛阳市偃师区"));
  CHECK(Has(su.Get("/office/organs/fill?place=410307").body, "府店镇人民政府"));
  REQUIRE(
      su.Post("/office/organs/fill", {{"place", "410307"}, {"opened_on", "2020-01-01"}, {"organ", "place:410307107"}})
          .status == 303);
  db::Reader reader = county.database->Read();
  CHECK(RootOrgan(reader)->place_code == "410307");
  CHECK(FindOrganByCode(reader, "107")->name == "澄砚县府店镇人民政府");
}

TEST_CASE("the directory is taken away as CSV and as a workbook, and that stands in the trail") {
  Walk county;
  const TestBrowser lin = county.SignIn(county.lin);
  const web::Response csv = lin.Get("/office/organs/export.csv?kind=township");
  CHECK(csv.status == 200);
  CHECK(Has(csv.body, "101,澄砚县枕溪镇人民政府"));
  CHECK(Has(csv.body, "澄砚县人民法院"));
  CHECK_FALSE(Has(csv.body, "澄砚县民政局"));
  CHECK(lin.Get("/office/organs/export.xlsx").body.starts_with("PK"));
  CHECK(county.Trail(kInstallation).back() == "organ.export done ");
}

TEST_CASE("after a renaming the page tells both names, each from its day") {
  Walk county;
  const TestBrowser su = county.SignIn(county.su);
  const web::Response renamed =
      su.Post(Walk::PageOf(county.bureau, "/rename"),
              {{"name", "澄砚县民政和社工局"}, {"short_name", "民政社工局"}, {"on", "2026-03-01"}, {"version", "1"}});
  REQUIRE(renamed.status == 303);
  const std::string page = su.Get(Target(renamed)).body;
  CHECK(Has(page, "更名，此前为“澄砚县民政局”"));
  CHECK(Has(page, "2020年1月1日起：澄砚县民政局"));
}

}  // namespace
}  // namespace gongkai::account

// Impact assessments: what is missing is told, what they cover and what not, who sees them, and that nothing is
// deleted.
#include "screening/assessment.h"

#include "screening/assessment_basis.h"
#include "screening/assessment_store.h"
#include "screening/assessment_view.h"
#include "screening/lists_desk_test.h"

namespace gongkai::screening {
namespace {

AssessmentContent Content() {
  AssessmentContent content;
  content.series = "临时救助对象名单";
  content.columns = {"姓名", "村", "金额"};
  content.basis = "township-aid";
  content.purpose = "接受监督";
  content.way = "村里张贴 7 天";
  content.necessity = "认人、监督";
  content.risks = "难堪";
  content.safeguards = "隐去一个字";
  content.is_lawful = content.fits = true;
  content.until = 2026y / 12 / 31;
  return content;
}

struct AssessmentDesk : ListDesk {
  explicit AssessmentDesk(const testing::TestDatabase& place) : ListDesk(place) { AddAssessmentPages(pages); }
  bool Has_(std::string_view subject, const std::vector<std::string>& columns) {
    db::Reader reader = database->Read();
    return HasAssessment(reader, township, subject, {.columns = columns}, today());
  }
};

TEST_CASE("everything that article 56 asks for is asked for, sensitive columns by name") {
  const Date today = 2026y / 3 / 10;
  CHECK(FaultsOf(Content(), today).empty());
  const FieldErrors faults = FaultsOf({}, today);
  for (const char* field :
       {"series", "columns", "basis", "purpose", "way", "necessity", "risks", "safeguards", "until"}) {
    CAPTURE(field);
    CHECK(ErrorOf(faults, field) != nullptr);
  }
  AssessmentContent content = Content();
  content.columns.push_back("身份证号码");
  CHECK(ErrorOf(FaultsOf(content, today), "sensitive") != nullptr);
  content.sensitive = "同名的人多，要靠后四位区分";
  CHECK(FaultsOf(content, today).empty());
  CHECK(SensitiveColumns({"姓名", "银行卡号", "病 种", "村"}) == std::vector<std::string>{"银行卡号", "病 种"});
  content.basis = std::string(kOtherBasis);
  CHECK(ErrorOf(FaultsOf(content, today), "basis_words") != nullptr);
  // By heart alone: who chooses it writes down what was read.
  for (const char* unread : {"village", "one-card"}) {
    content.basis = unread;
    content.basis_words = "";
    CHECK(ErrorOf(FaultsOf(content, today), "basis_words") != nullptr);
    content.basis_words = "现行文本第几条，怎么规定的";
    CHECK(FaultsOf(content, today).empty());
    CHECK(BasisInWords(content).ends_with(content.basis_words));
  }
  content.basis = "penalty";
  CHECK(ErrorOf(FaultsOf(content, 2020y / 1 / 1), "basis") != nullptr);  // not yet in force
  content.until = 2027y / 6 / 1;
  CHECK(ErrorOf(FaultsOf(content, today), "until") != nullptr);
  content.until = 2026y / 3 / 9;
  CHECK(ErrorOf(FaultsOf(content, today), "until") != nullptr);
}

TEST_CASE("what may be posted in the village alone covers nothing on the site, and a column is known by its kind") {
  const Date today = 2026y / 3 / 10;
  Assessment assessment{.content = Content()};
  assessment.content.columns = {"户主", "村", "补助金额"};
  CHECK_FALSE(WhyNotCovered(assessment, {.columns = {"姓名", "金额"}}, today));
  CHECK(WhyNotCovered(assessment, {.columns = {"姓名", "金额", "健康状况"}}, today) == "评估里没有“健康状况”这几列。");
  assessment.content.basis = "minimum-living";
  CHECK(FaultsOf(assessment.content, today).empty());
  CHECK(WhyNotCovered(assessment, {.columns = {"姓名"}}, today) == kForPostingAlone);
  CHECK_FALSE(WhyNotCovered(assessment, {.columns = {"姓名"}, .is_on_site = false}, today));
  PersonalList list;
  CHECK(AboutOf(list).is_on_site);
  list.is_on_site = false;
  CHECK(Has(AssessmentFormUrl(AboutOf(list)).text(), "board=1"));
}

TEST_CASE("a list with children is covered only by an assessment that knew of them") {
  const Date today = 2026y / 3 / 10;
  Assessment assessment{.content = Content()};
  const CoveredList list{.columns = {"姓名"}, .has_minors = true};
  REQUIRE_FALSE(assessment.content.has_minors);
  REQUIRE_FALSE(WhyNotCovered(assessment, {.columns = {"姓名"}}, today));
  const auto why = WhyNotCovered(assessment, list, today);
  REQUIRE(why);
  CHECK(Has(*why, "名单里有未成年人"));
  assessment.content.has_minors = true;
  CHECK_FALSE(WhyNotCovered(assessment, list, today));
  PersonalList found{.columns = {"姓名"}, .has_minors = true};
  CHECK(AboutOf(found).list().has_minors);
  CHECK(Has(AssessmentsUrl(AboutOf(found)).text(), "minors=1"));
}

TEST_CASE("it is kept for three years behind the last day for which it served") {
  Assessment assessment{.content = Content()};
  CHECK(KeptUntil(assessment) == 2029y / 12 / 31);
  assessment.content.until = 2028y / 2 / 29;
  CHECK(KeptUntil(assessment) == 2031y / 3 / 1);
}

TEST_CASE_ON_BOTH_ENGINES("one assessment serves a series until its day, and no list that has more columns", place) {
  AssessmentDesk county(place);
  const auto made = MakeAssessment(county.desk, county.drafter,
                                   {.organ = county.township, .content = Content(), .covers = "item/4-7"});
  REQUIRE(made);
  CHECK(county.Has_("临时救助对象名单", {"姓名", "金额"}));
  CHECK(county.Has_("临时救助 对象名单", {" 姓名"}));
  CHECK(county.Has_("item/4-7", {"姓名", "村", "金额"}));
  CHECK_FALSE(county.Has_("item/4-8", {"姓名"}));
  CHECK_FALSE(county.Has_("临时救助对象名单", {"姓名", "电话"}));
  REQUIRE(CoverWith(county.desk, county.drafter, county.township, *made, "item/4-8", {.columns = {"姓名"}}));
  CHECK(county.Has_("item/4-8", {"姓名"}));
  CHECK_FALSE(CoverWith(county.desk, county.drafter, county.township, *made, "item/4-9", {.columns = {"电话"}}));
  CHECK_FALSE(CoverWith(county.desk, county.drafter, county.township, *made, "'; DROP TABLE", {.columns = {"姓名"}}));
  {
    db::Reader reader = county.database->Read();
    CHECK_FALSE(
        HasAssessment(reader, county.other_township, "临时救助对象名单", {.columns = {"姓名"}}, county.today()));
    CHECK_FALSE(HasAssessment(reader, county.township, "临时救助对象名单", {.columns = {"姓名"}}, 2027y / 1 / 1));
  }
  CHECK_FALSE(EndAssessment(county.desk, county.drafter, county.township, *made, ""));
  REQUIRE(EndAssessment(county.desk, county.drafter, county.township, *made, "办法改了"));
  CHECK_FALSE(county.Has_("临时救助对象名单", {"姓名"}));
  CHECK(county.Count("SELECT COUNT(*) FROM screening_assessment") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a conclusion against it covers nothing, and who may not assesses nothing", place) {
  AssessmentDesk county(place);
  AssessmentContent content = Content();
  content.fits = false;
  REQUIRE(MakeAssessment(county.desk, county.drafter, {.organ = county.township, .content = content, .covers = {}}));
  CHECK_FALSE(county.Has_("临时救助对象名单", {"姓名"}));
  const Actor contributor = county.ActorAs(county.lin, PostKind::kContributor);
  CHECK_FALSE(MakeAssessment(county.desk, contributor, {.organ = county.township, .content = Content(), .covers = {}}));
}

Fields FormFields() {
  return {{"series", "临时救助对象名单"},
          {"columns", "姓名、村、金额"},
          {"rows", "30"},
          {"basis", "township-aid"},
          {"purpose", "接受监督"},
          {"way", "村里张贴 7 天"},
          {"necessity", "认人"},
          {"risks", "难堪"},
          {"safeguards", "隐去一个字"},
          {"lawful", "yes"},
          {"fits", "yes"},
          {"until", "2026-12-31"}};
}

TEST_CASE_ON_BOTH_ENGINES("in the browser: prefilled from a list, saved, printed, done anew, ended", place) {
  AssessmentDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  PersonalList list;
  list.rows = 32;
  list.columns = {"姓名", "银行账号"};
  list.has_minors = true;
  const auto form = lin.Get(AssessmentFormUrl(AboutOf(list)).text());
  CHECK(Has(form.Bytes(), "姓名、银行账号</textarea>"));
  CHECK(Has(form.Bytes(), "其中敏感的有：银行账号"));
  CHECK(Has(form.Bytes(), "value=\"32\""));
  Fields fields = FormFields();
  fields.push_back({"organ", std::to_string(county.township.value)});
  fields.push_back({"for", "item/4-7"});
  fields[10].second = "";
  const auto unjudged = lin.Post("/office/screening/assessments/new", fields);
  CHECK(unjudged.status == 422);
  CHECK(Has(unjudged.Bytes(), "请选第三项的结论。"));
  CHECK(Has(unjudged.Bytes(), "接受监督</textarea>"));
  fields[10].second = "yes";
  const auto made = lin.Post("/office/screening/assessments/new", fields);
  REQUIRE(made.status == 303);
  const std::string path = "/office/screening/assessments/" + std::to_string(county.township.value) + "-1";
  const auto page = lin.Get(path);
  CHECK(Has(page.Bytes(), "至少保存到"));
  CHECK(Has(page.Bytes(), "2029年12月31日"));
  CHECK(Has(page.Bytes(), "/office/items/4-7"));
  CHECK(Has(lin.Get("/office/screening/assessments/new?like=" + std::to_string(county.township.value) + "-1").Bytes(),
            "name=\"replaces\" value=\"1\""));
  CHECK(Has(lin.Get("/office/screening/assessments?for=item/4-9&columns=%E5%A7%93%E5%90%8D").Bytes(),
            "这份名单由它覆盖"));
  CHECK(lin.Post(path + "/cover", {{"for", "item/4-9"}, {"columns", "姓名"}}).status == 303);
  CHECK(county.SignIn(county.gu).Get(path).status == 404);
  CHECK(county.SignIn(county.he).Get(path).status == 200);
  CHECK(county.SignIn(county.he).Post(path + "/end", {{"reason", "不归我"}}).status == 403);
  CHECK(lin.Post(path + "/end", {}).status == 422);
  CHECK(lin.Post(path + "/end", {{"reason", "办法改了"}}).status == 303);
  CHECK(Has(lin.Get(path).Bytes(), "已作废"));
}

TEST_CASE_ON_BOTH_ENGINES("hostile words in every field of an assessment are text", place) {
  AssessmentDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string evil = "\"><script>alert(1)</script>";
  Fields fields = FormFields();
  for (const std::size_t i : {0, 1, 4, 5, 6, 7, 8}) fields[i].second = evil;
  fields.push_back({"organ", std::to_string(county.township.value)});
  const auto made = lin.Post("/office/screening/assessments/new", fields);
  REQUIRE(made.status == 303);
  CHECK_FALSE(Has(lin.Get(Target(made)).Bytes(), "<script>alert"));
  CHECK_FALSE(Has(
      lin.Get("/office/screening/assessments?for=" + PercentEncode(evil) + "&columns=" + PercentEncode(evil)).Bytes(),
      "<script>alert"));
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i].second = evil;
  const auto refused = lin.Post("/office/screening/assessments/new", fields);
  CHECK(refused.status == 403);
  fields.back().second = std::to_string(county.township.value);
  const auto faulty = lin.Post("/office/screening/assessments/new", fields);
  CHECK(faulty.status == 422);
  CHECK_FALSE(Has(faulty.Bytes(), "<script>alert"));
}

}  // namespace
}  // namespace gongkai::screening

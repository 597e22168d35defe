// A report on its way: frozen, signed by three, submitted, published, corrected; what each act refuses, and what the
// database refuses whoever asks.
#include "report/compile/annual_sign_actions.h"

#include <algorithm>

#include "report/compile/annual_body_view.h"
#include "report/compile/annual_desk_test.h"
#include "report/compile/annual_due_view.h"
#include "report/report_store.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::Has;
using account::PostKind;
using account::TestBrowser;
using disclosure::ItemId;
using disclosure::Signer;
using disclosure::Stage;

constexpr int kYear = kReportYear;

TEST_CASE_ON_BOTH_ENGINES("a report is frozen, signed by three, public and submitted, each with its day", place) {
  AnnualLifeDesk county(place);
  CHECK(county.Stands() == AnnualStage::kNone);
  CHECK_FALSE(SubmitAnnual(county.desk, county.drafter, county.id, county.today()));  // nothing is signed
  const ItemId item = county.HandedInAnnual();
  CHECK(county.Stands() == AnnualStage::kSigning);
  CHECK(county.Of(item).kind == disclosure::ItemKind::kAnnualReport);
  CHECK(county.Latest(item).content.Field("report_year") == "2025");
  CHECK_FALSE(county.HandInNow());  // it is being signed
  CHECK_FALSE(SubmitAnnual(county.desk, county.drafter, county.id, county.today()));
  county.SignAll(item);
  CHECK(county.Stands() == AnnualStage::kPublic);
  CHECK(county.IsPublicNow(item));

  county.now += std::chrono::days(2);
  const auto early = SubmitAnnual(county.desk, county.drafter, county.id, 2026y / 3 / 9);
  CHECK(ErrorOf(early.errors(), "on") != nullptr);  // before it was signed
  CHECK(ErrorOf(SubmitAnnual(county.desk, county.drafter, county.id, 2026y / 3 / 13).errors(), "on") != nullptr);
  CHECK(ErrorOf(SubmitAnnual(county.desk, county.drafter, county.id, std::nullopt).errors(), "on") != nullptr);
  REQUIRE(SubmitAnnual(county.desk, county.drafter, county.id, 2026y / 3 / 12));
  CHECK(county.Facts().submitted_on == Date(2026y / 3 / 12));
  CHECK(county.Facts().public_from == Date(2026y / 3 / 10));
  CHECK_FALSE(SubmitAnnual(county.desk, county.drafter, county.id, 2026y / 3 / 12));  // once
  db::Reader reader = county.database->Read();
  CHECK(OrgansDone(reader, kYear, county.today()) == std::vector<account::OrganId>{county.township});
}

TEST_CASE_ON_BOTH_ENGINES("an error is corrected, or somebody answers for it by name, and readers are told", place) {
  AnnualLifeDesk county(place);
  county.AnswerForAll();
  county.Put({3, "一", "自然人"}, 5);
  county.Put({3, "一", "总计"}, 5);
  const auto refused = county.HandInNow();
  REQUIRE_FALSE(refused);
  CHECK(county.Facts().frozen == 0);
  std::string error;
  for (const JudgedFinding& each : county.Now().findings) {
    if (each.IsOpen()) error = each.finding.fingerprint;
  }
  REQUIRE_FALSE(error.empty());
  const auto overrule = [&](OverruleForm form) {
    return OverruleError(county.desk, county.drafter, county.sources, county.id, form);
  };
  CHECK(ErrorOf(overrule({error, " "}).errors(), "reason") != nullptr);
  CHECK_FALSE(overrule({"no such error", "理由"}));
  CHECK_FALSE(OverruleError(county.desk, county.approver, county.sources, county.id, {error, "理由"}));
  county.AnswerForAll();
  CHECK_FALSE(overrule({error, "再说一次"}));
  REQUIRE(overrule({error, "", false}));  // taken back
  CHECK_FALSE(county.HandInNow());
  const ItemId item = county.SignedAnnual();
  CHECK(Has(county.Latest(item).content.body, "已经核对，数字没有错。（测试）"));
  CHECK(county.Count("SELECT COUNT(*) FROM annual_overrule WHERE holds = 0") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a report on a year that is not over is looked at, and goes nowhere", place) {
  AnnualLifeDesk county(place);
  county.now = std::chrono::sys_days(2025y / 12 / 31) + 4h;
  county.AnswerForAll();
  const auto refused = county.HandInNow();
  REQUIRE_FALSE(refused);
  REQUIRE(refused.errors().size() == 1);
  CHECK(Has(refused.errors().front().message, "2026年1月1日起才能定稿送审"));
  CHECK(county.Facts().frozen == 0);
  const std::string path = "/office/annual/2025/sign?organ=" + std::to_string(county.township.value);
  {
    const std::string page(county.SignIn(county.lin).Get(path).Bytes());
    CHECK(Has(page, "2026年1月1日起才能定稿送审"));
    CHECK_FALSE(Has(page, "定稿，送审"));
  }
  county.now = std::chrono::sys_days(2026y / 1 / 1) + 4h;
  CHECK(Has(county.SignIn(county.lin).Get(path).Bytes(), "定稿，送审"));
  CHECK(county.HandInNow());
}

TEST_CASE_ON_BOTH_ENGINES("a blank table is filled, or somebody answers for it by name", place) {
  AnnualLifeDesk county(place);
  county.AnswerForAll();
  county.Blank(4);
  const auto refused = county.HandInNow();
  REQUIRE_FALSE(refused);
  REQUIRE(refused.errors().size() == 1);
  CHECK(Has(refused.errors().front().message, "表四有 15 格空白"));
  CHECK(Has(refused.errors().front().message, "声明本年没有"));
  CHECK(county.Facts().frozen == 0);
  const ItemId item = county.SignedAnnual();
  CHECK(Has(county.Latest(item).content.body, "表四有 15 格空白"));  // readers are told, and by whom
}

TEST_CASE_ON_BOTH_ENGINES("a township submits to the county by the county's day, and the county's office is told",
                          place) {
  AnnualLifeDesk county(place);
  county.Hire("heqing", "何清", county.office, PostKind::kSupervisor);
  county.SignedAnnual();
  const std::string path = "/office/annual/2025/sign?organ=" + std::to_string(county.township.value);
  const std::string page(county.SignIn(county.lin).Get(path).Bytes());
  CHECK(Has(page, "本机关的由县里定"));
  CHECK(Has(page, "条例第四十九条没有给它规定日子"));
  REQUIRE(SubmitAnnual(county.desk, county.drafter, county.id, county.today()));
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE title LIKE '%报送了2025年度报告%'") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("who is led from above submits within its own system, and the county's office is not told",
                          place) {
  AnnualLifeDesk county(place);
  county.Hire("heqing", "何清", county.office, PostKind::kSupervisor);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE organ SET leadership = 'ministry_branch', led_by = '国家统计局' WHERE id = ?",
                county.township.value);
    act.Commit();
  }
  county.SignedAnnual();
  const std::string path = "/office/annual/2025/sign?organ=" + std::to_string(county.township.value);
  const std::string page(county.SignIn(county.lin).Get(path).Bytes());
  CHECK(Has(page, "向本系统的主管机构报送"));
  CHECK(Has(page, "按本系统的规定（条例第三条第四款）"));
  CHECK_FALSE(Has(page, "向县政府信息公开工作主管部门"));
  {
    db::Reader reader = county.database->Read();
    account::Visitor visitor{.person = county.lin};
    visitor.posts.push_back({.kind = PostKind::kHandler, .organ = county.township});
    CHECK(WaitingAnnuals(reader, visitor, county.today()).empty());
  }
  REQUIRE(SubmitAnnual(county.desk, county.drafter, county.id, county.today()));
  CHECK(county.Facts().submitted_on == county.today());
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE title LIKE '%报送了%'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("last year's report is the organ's own, whatever it was called then", place) {
  AnnualLifeDesk county(place);
  county.SignedAnnual();  // 结转下年度: 0
  AnnualPaper next = PaperOfZeros(kReportYear + 1);
  next.organ = "澄砚县枕溪街道办事处";
  next.title = next.organ + "2026年政府信息公开工作年度报告";
  for (PaperCell& cell : next.cells) {
    if (cell.cell == CellKey{3, "二", "自然人"}) cell.value = Number::Of(3);
  }
  db::Reader reader = county.database->Read();
  const auto now = AnnualNowOf(reader, SourcesWith(next), county.township, kReportYear + 1, county.today());
  REQUIRE(now);
  CHECK(
      std::ranges::any_of(now->findings, [](const JudgedFinding& each) { return each.finding.rule == "T3-CARRIED"; }));
}

TEST_CASE_ON_BOTH_ENGINES("what is missing, stale or not one's own to hand in is refused", place) {
  AnnualLifeDesk county(place);
  county.AnswerForAll();
  county.missing = {"培训（次）"};
  CHECK(Has(county.HandInNow().errors().front().message, "培训（次）"));
  county.missing.clear();
  CHECK_FALSE(HandInAnnual(county.desk, county.drafter, county.sources, county.id, {.digest = "another"}));
  CHECK_FALSE(HandInAnnual(county.desk, county.approver, county.sources, county.id, {.digest = county.Now().digest}));
  CHECK(ErrorOf(county.HandInNow({.publish_on = 2026y / 3 / 9}).errors(), "publish_on") != nullptr);
  CHECK(county.Facts().frozen == 0);
  // The same form twice is one act.
  const account::Actor once = county.ActorAs(county.lin, PostKind::kHandler, std::string(32, 'a'));
  const HandInForm form{.digest = county.Now().digest};
  REQUIRE(HandInAnnual(county.desk, once, county.sources, county.id, form));
  REQUIRE(HandInAnnual(county.desk, once, county.sources, county.id, form));
  CHECK(county.Facts().frozen == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a form hands in what it froze, and not what somebody else froze since", place) {
  AnnualLifeDesk county(place);
  const std::string title = county.paper.title;
  county.paper.title.clear();  // frozen it can be; as an item it lacks its name
  county.AnswerForAll();
  const account::Actor once = county.ActorAs(county.lin, PostKind::kHandler, std::string(32, 'b'));
  const HandInForm form{.digest = county.Now().digest};
  CHECK_FALSE(HandInAnnual(county.desk, once, county.sources, county.id, form));
  CHECK(county.Facts().frozen == 1);
  county.paper.title = title;
  county.paper.sections[4] = {"另一个人改过的第五部分。"};
  const ItemId item = county.HandedInAnnual();
  REQUIRE(disclosure::TakeBack(county.desk, county.drafter, item));
  CHECK_FALSE(HandInAnnual(county.desk, once, county.sources, county.id, form));  // sent again
  CHECK(county.Stands() == AnnualStage::kReturned);
}

TEST_CASE_ON_BOTH_ENGINES("what readers will read of a correction holds nobody's number", place) {
  AnnualLifeDesk county(place);
  county.SignedAnnual();
  REQUIRE(CorrectAnnual(county.desk, county.drafter, county.id));
  county.Put({2, "行政许可", "本年处理决定数量"}, 7);
  county.AnswerForAll();
  CHECK(ErrorOf(county.HandInNow({.why = "请打13800138000问林溪"}).errors(), "why") != nullptr);
  CHECK(county.HandInNow({.why = "漏登一件许可"}));
}

TEST_CASE_ON_BOTH_ENGINES("the body holds every number, and notes where there are some", place) {
  AnnualLifeDesk county(place);
  county.Put({3, "一", "自然人"}, 4711);
  const auto body = BodyOfPaper(county.paper, {"自然人一列不平。说明：上年漏报一件（林溪）"});
  REQUIRE(body);
  const std::string text = body->PlainText();
  CHECK(Has(text, "4711"));
  CHECK(Has(text, "一、总体情况"));
  CHECK(Has(text, "关于数据的说明"));
  CHECK(Has(text, "林溪"));
  CHECK_FALSE(Has(BodyOfPaper(county.paper, {})->PlainText(), "关于数据的说明"));
}

TEST_CASE_ON_BOTH_ENGINES("sent back it is a draft, and changed outside of its own editor it does not go out", place) {
  AnnualLifeDesk county(place);
  const ItemId item = county.HandedInAnnual();
  REQUIRE(
      disclosure::Return(county.desk, county.reviewer, item,
                         {.signer = Signer::kReviewer, .digest = county.Latest(item).digest, .remark = "改第五部分"}));
  CHECK(county.Stands() == AnnualStage::kReturned);
  disclosure::Content typed = county.Latest(item).content;
  const std::string body = typed.body;
  typed.body = "<p>另一份报告。</p>";
  REQUIRE(disclosure::SaveDraft(county.desk, county.drafter, county.township,
                                {.item = item, .version = county.Of(item).version, .content = typed}));
  CHECK_FALSE(county.HandInAs(county.drafter, item));
  typed = county.Latest(item).content;
  typed.body = body;  // the words of the report, and another file
  REQUIRE(disclosure::SaveDraft(
      county.desk, county.drafter, county.township,
      {.item = item, .version = county.Of(item).version, .content = typed, .files = {{"另一份.txt", "另一份"}}}));
  CHECK_FALSE(county.HandInAs(county.drafter, item));
  county.paper.sections[4] = {"按照审核意见修改。"};
  county.SignedAnnual();
  CHECK(Has(county.Latest(item).content.body, "按照审核意见修改"));
  CHECK(county.Facts().released == 2);
}

TEST_CASE_ON_BOTH_ENGINES("a correction tells what it changes and why, and is submitted anew", place) {
  AnnualLifeDesk county(place);
  const ItemId item = county.SignedAnnual();
  REQUIRE(SubmitAnnual(county.desk, county.drafter, county.id, county.today()));
  county.now += std::chrono::days(20);
  REQUIRE(CorrectAnnual(county.desk, county.drafter, county.id));
  CHECK(county.Stands() == AnnualStage::kCorrecting);
  CHECK_FALSE(county.HandInNow({.why = "没有改什么"}));
  county.Put({2, "行政许可", "本年处理决定数量"}, 7);
  county.AnswerForAll();
  CHECK(ErrorOf(county.HandInNow().errors(), "why") != nullptr);
  county.SignedAnnual({.why = "漏登一件许可"});
  CHECK(Has(county.Latest(item).content.correction, "0 改为 7"));
  CHECK(county.Latest(item).content.correction_why == "漏登一件许可");
  CHECK(county.Facts().public_from == Date(2026y / 3 / 10));  // its day stays
  CHECK(OwesSubmission(county.Facts()));
  REQUIRE(SubmitAnnual(county.desk, county.drafter, county.id, county.today()));
  CHECK(county.Facts().submitted_on == Date(2026y / 3 / 10));  // the first time
}

TEST_CASE_ON_BOTH_ENGINES("the database refuses what was not checked or signed, and changes nothing", place) {
  AnnualLifeDesk county(place);
  const ItemId item = county.HandedInAnnual();
  const std::string values =
      "SELECT organ_id, year, number + 1, paper, 'unchecked', title, body, files, '', '', author, author_name, at FROM "
      "annual_version";
  CHECK(county.Refused(
      "INSERT INTO annual_version (organ_id, year, number, paper, digest, title, body, files, correction, "
      "correction_why, author, author_name, at) " +
      values));
  CHECK(
      county.Refused("INSERT INTO annual_submission (organ_id, year, version, submitted_on, person_id, person, at) "
                     "SELECT organ_id, year, number, '2026-03-10', author, '', at FROM annual_version"));
  CHECK(county.Refused("UPDATE annual_version SET paper = '{}'"));
  CHECK(county.Refused("DELETE FROM annual_version"));
  CHECK(county.Refused("DELETE FROM annual_check"));
  CHECK(county.Refused("UPDATE annual_check SET is_open = 0"));
  CHECK(county.Refused("UPDATE annual_report SET year = 2024"));
  county.SignAll(item);
  REQUIRE(SubmitAnnual(county.desk, county.drafter, county.id, county.today()));
  CHECK(county.Refused("UPDATE annual_submission SET submitted_on = '2026-01-31'"));
  CHECK(county.Refused("DELETE FROM annual_submission"));
}

TEST_CASE_ON_BOTH_ENGINES("the pages show where it stands, and another organ's is not there", place) {
  AnnualLifeDesk county(place);
  {
    db::Transaction act = county.database->Begin();
    PutSetting(act, "township_deadline", "01-31");
    act.Commit();
  }
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string organ = std::to_string(county.township.value);
  const std::string path = "/office/annual/2025/sign?organ=" + organ;
  CHECK(Has(lin.Get("/office/annual").Bytes(), "已过期 38 天"));
  CHECK(Has(lin.Get(path).Bytes(), "定稿送审"));
  CHECK(lin.Get("/office/annual/2025/sign?organ=" + std::to_string(county.other_township.value)).status == 404);
  CHECK(lin.Get("/office/annual/2018/sign?organ=" + organ).status == 404);
  CHECK(lin.Post("/office/annual/2025/submit", {{"organ", organ}, {"on", "2026-03-10"}}).status == 422);
  for (const std::string format : {"docx", "pdf", "xlsx", "html", "json"}) {
    CAPTURE(format);
    CHECK(lin.Get("/office/annual/2025/draft/" + format + "?organ=" + organ).status == 200);
  }
  CHECK(Has(lin.Get("/office/annual/2025/draft/html?organ=" + organ).Bytes(), "草稿"));
  CHECK(lin.Get("/office/annual/2025/draft/exe?organ=" + organ).status == 404);
  const ItemId item = county.HandedInAnnual();
  const TestBrowser wen = county.SignIn(county.wen);
  CHECK(Has(wen.Get(path).Bytes(), "请您作为"));
  CHECK_FALSE(Has(lin.Get(path).Bytes(), "请您作为"));
  CHECK(wen.Post("/office/annual/2025/hand-in", {{"organ", organ}}).status == 403);
  const std::string digest = county.Latest(item).digest;
  CHECK(wen.Post("/office/annual/2025/return",
                 {{"organ", organ}, {"signer", "reviewer"}, {"digest", digest}, {"remark", ""}})
            .status == 422);
  CHECK(wen.Post("/office/annual/2025/sign", {{"organ", organ}, {"signer", "reviewer"}, {"digest", digest}}).status ==
        303);
  {
    db::Reader reader = county.database->Read();
    account::Visitor visitor{.person = county.lin};
    visitor.posts.push_back({.kind = PostKind::kHandler, .organ = county.township});
    const auto waiting = WaitingAnnuals(reader, visitor, county.today());
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].wait == AnnualWait::kPublish);
    CHECK(waiting[0].due->last_day == Date(2026y / 1 / 31));
  }
}

}  // namespace
}  // namespace gongkai::report

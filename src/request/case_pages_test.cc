// A case as its office sees it: within sight alone, who applied only to who asks, each look in the trail; what is typed
// is not lost, an act and its letters come about together; the due day is told day by day.
#include "request/case_pages.h"

#include <algorithm>

#include "request/case_office_desk_test.h"

namespace gongkai::request {
namespace {

TEST_CASE_ON_BOTH_ENGINES("the list shows what is in sight, narrowed by its address", place) {
  CaseOfficeDesk county(place);
  const CaseId first = county.Apply();
  const CaseId second = county.Apply({.channel = law::Channel::kOnline});
  const CaseId other = county.Apply({.organ = county.other_township});
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string all(lin.Get("/office/requests").Bytes());
  CHECK(Has(all, county.PathOfCase(first)));
  CHECK(Has(all, county.PathOfCase(second)));
  CHECK_FALSE(Has(all, county.PathOfCase(other)));
  CHECK(Has(all, "第1件：河道治理的资金安排"));
  CHECK_FALSE(Has(all, "尹望舒"));
  const std::string waiting(lin.Get("/office/requests?state=unconfirmed").Bytes());
  CHECK_FALSE(Has(waiting, county.PathOfCase(first) + "\""));
  CHECK(Has(waiting, county.PathOfCase(second) + "\""));
  const std::string due(lin.Get("/office/requests?due_from=2026-04-08&due_until=2026-04-08").Bytes());
  CHECK(Has(due, county.PathOfCase(first) + "\""));
  CHECK_FALSE(Has(due, county.PathOfCase(second) + "\""));
  CHECK(lin.Get("/office/requests?organ=" + std::to_string(county.other_township.value)).status == 404);
  const TestBrowser he = county.SignIn(county.he);
  CHECK(Has(he.Get("/office/requests").Bytes(), county.PathOfCase(other)));
  CHECK(county.IsInTrail(county.township, "case.list"));
  // What nobody can have typed by a link of ours.
  for (const char* odd : {"?after=x", "?after=1_9-9", "?state=%3Cb%3E", "?number=%27%25", "?due_from=2026-13-01"}) {
    CHECK(lin.Get(std::string("/office/requests") + odd).status == 200);
  }
}

TEST_CASE_ON_BOTH_ENGINES("who applied is shown to who asks for it, and that stands in the trail", place) {
  CaseOfficeDesk county(place);
  const CaseId id = county.Apply();
  const std::string path = county.PathOfCase(id);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string page(lin.Get(path).Bytes());
  CHECK(Has(page, "河道治理的资金安排"));
  CHECK(Has(page, "2026年4月8日"));
  CHECK_FALSE(Has(page, "尹望舒"));
  CHECK_FALSE(Has(page, "13900001234"));
  CHECK(county.IsInTrail(county.township, "case.see"));
  CHECK_FALSE(county.IsInTrail(county.township, "case.contact"));
  const std::string shown(lin.Post(path + "/contact", {}).Bytes());
  CHECK(Has(shown, "尹望舒"));
  CHECK(Has(shown, "13900001234"));
  CHECK(county.IsInTrail(county.township, "case.contact"));
  // Another organ's is not there.
  const TestBrowser xie = county.SignIn(county.xie);
  for (const char* part : {"", "/calendar", "/files", "/files/1", "/decision", "/decision/write", "/acts/note"}) {
    CHECK(xie.Get(path + part).status == 404);
  }
  CHECK(xie.Post(path + "/contact", {}).status == 404);
  CHECK(county.Act(xie, id, "note", {{"words", "看看"}}).status == 404);
  for (const char* odd : {"/office/requests/0-1", "/office/requests/x", "/office/requests/1-99999999999999999999"}) {
    CHECK(lin.Get(odd).status == 404);
  }
}

TEST_CASE_ON_BOTH_ENGINES("the same applicant's other applications stand beside a case as evidence", place) {
  CaseOfficeDesk county(place);
  const CaseId first = county.Apply();
  const CaseId second = county.Apply();
  const CaseId stranger = county.Apply({.who = "周行"});
  const std::string page(county.SignIn(county.lin).Get(county.PathOfCase(second)).Bytes());
  CHECK(Has(page, "同一申请人的其他申请"));
  CHECK(Has(page, county.PathOfCase(first) + "\""));
  CHECK_FALSE(Has(page, county.PathOfCase(stranger) + "\""));
}

TEST_CASE_ON_BOTH_ENGINES("an act that lacks something comes back as it was typed; done, its letter is made", place) {
  CaseOfficeDesk county(place);
  const CaseId id = county.Apply();
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string seen = county.Version(id);
  const auto back = county.Act(lin, id, "ask-correction", {{"on", "2026-03-10"}, {"words", "请写明是哪一年的<方案>"}});
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "请写明是哪一年的&lt;方案&gt;"));
  CHECK(county.Version(id) == seen);
  CHECK(county.LetterKindsOf(id).empty());
  const auto done = county.Act(lin, id, "ask-correction",
                               {{"on", "2026-03-10"}, {"until", "2026-03-24"}, {"words", "请写明是哪一年的方案。"}});
  CHECK(done.status == 303);
  CHECK(county.Of(id).stage == CaseStage::kAwaitingCorrection);
  CHECK(county.LetterKindsOf(id) == std::vector<std::string>{"correction"});
  CHECK(Has(lin.Get(county.PathOfCase(id)).Bytes(), "请写明是哪一年的方案。"));
  // Of what the page showed before nothing is done any more.
  const auto late = lin.Post(county.PathOfCase(id) + "/acts/correction",
                             {{"on", "2026-03-10"}, {"title", "资金安排"}, {"text", "2025年"}, {"version", seen}});
  CHECK(late.status == 422);
  CHECK(Has(late.Bytes(), "2025年"));
  // A second one the law does not know.
  const auto again =
      county.Act(lin, id, "ask-correction", {{"on", "2026-03-10"}, {"until", "2026-03-24"}, {"words", "还有一件"}});
  CHECK(again.status == 422);
  CHECK(county.LetterKindsOf(id).size() == 1);
  CHECK(county.Act(lin, id, "correction", {{"on", "2026-03-10"}, {"title", ""}, {"text", "2025年"}}).status == 422);
  const account::Fields corrected = {{"on", "2026-03-10"}, {"title", "2025年河道治理的资金安排"}, {"text", ""}};
  CHECK(county.Act(lin, id, "correction", corrected).status == 303);
  CHECK(county.Of(id).stage == CaseStage::kHandling);
  const std::string page(lin.Get(county.PathOfCase(id)).Bytes());
  CHECK(Has(page, "2025年河道治理的资金安排"));
  CHECK(Has(page, "补正前的名称：第1件：河道治理的资金安排"));
}

TEST_CASE_ON_BOTH_ENGINES("an extension is consented to by the head of the working body alone", place) {
  CaseOfficeDesk county(place);
  const CaseId id = county.Apply();
  const account::Fields fields = {{"on", "2026-03-10"}, {"working_days", "5"}, {"words", "档案在库房，查找需要时间。"}};
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(county.Act(lin, id, "extend", fields).status == 403);
  CHECK(Has(lin.Get(county.PathOfCase(id) + "/acts/extend").Bytes(), "颜青"));
  const TestBrowser yan = county.SignIn(county.yan);
  CHECK(county.Act(yan, id, "extend", fields).status == 303);
  CHECK(county.Of(id).due == Date(2026y / 4 / 15));
  CHECK(county.LetterKindsOf(id) == std::vector<std::string>{"extension"});
  // Twenty working days in all.
  CHECK(county.Act(yan, id, "extend", {{"on", "2026-03-10"}, {"working_days", "16"}, {"words", "再延。"}}).status ==
        422);
  CHECK(county.Of(id).due == Date(2026y / 4 / 15));
}

TEST_CASE_ON_BOTH_ENGINES("who is asked is known by the number of the letter, and the applicant is told", place) {
  CaseOfficeDesk county(place);
  const CaseId id = county.Apply();
  const TestBrowser lin = county.SignIn(county.lin);
  const account::Fields fields = {{"on", "2026-03-10"},
                                  {"with", "third_party"},
                                  {"addressee", "枕溪某建筑公司"},
                                  {"words", "合同价款是否可以公开"}};
  CHECK(county.Act(lin, id, "consult", fields).status == 303);
  std::vector<std::string> kinds = county.LetterKindsOf(id);
  std::ranges::sort(kinds);
  CHECK(kinds == std::vector<std::string>{"ask_third_party", "asking_notice", "third_party_reply"});
  REQUIRE(county.FoldNow(id).reply.asked.size() == 1);
  CHECK(Has(county.FoldNow(id).reply.asked.front().ref, "〔2026〕"));
  CHECK(county.Of(id).stage == CaseStage::kConsulting);
  // Nobody's name stands in the open.
  db::Reader reader = county.database->Read();
  for (const CaseEvent& event : EventsOf(reader, id)) {
    CHECK_FALSE(Has(event.ref + event.clock.ref, "建筑公司"));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the calendar says of each day why it counts or not, and what would be if", place) {
  CaseOfficeDesk county(place);
  const CaseId id = county.Apply();
  const std::string path = county.PathOfCase(id) + "/calendar";
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string page(lin.Get(path).Bytes());
  CHECK(Has(page, "清明"));
  CHECK(Has(page, "第20天"));
  CHECK(Has(page, "2026年4月8日"));
  const std::string seen = county.Version(id);
  CHECK(Has(lin.Get(path + "?what=extend&on=2026-03-10&working_days=5").Bytes(), "2026年4月15日"));
  const std::string refused(lin.Get(path + "?what=extend&on=2026-03-10&working_days=25").Bytes());
  CHECK(Has(refused, "gk-faults"));
  CHECK(Has(refused, "value=\"25\""));
  CHECK(lin.Get(path + "?what=%3Cscript%3E&on=x").status == 200);
  CHECK(county.Version(id) == seen);
  CHECK(county.Of(id).due == Date(2026y / 4 / 8));
}

TEST_CASE_ON_BOTH_ENGINES("files lie sealed in the case, and each that is taken away stands in the trail", place) {
  CaseOfficeDesk county(place);
  const CaseId id = county.Apply();
  const std::string path = county.PathOfCase(id) + "/files";
  const TestBrowser lin = county.SignIn(county.lin);
  const account::Fields fields = {{"version", county.Version(id)}, {"kind", "released"}};
  CHECK(lin.Upload(path, "方案.txt", "资金分配", fields, "files").status == 303);
  CHECK(Has(lin.Get(path).Bytes(), "方案.txt"));
  CHECK(lin.Get(path + "/1").Bytes() == "资金分配");
  CHECK(county.IsInTrail(county.township, "case.file"));
  CHECK(lin.Get(path + "/2").status == 404);
  CHECK(lin.Upload(path, "空.txt", "", fields, "files").status == 422);
  CHECK(lin.Upload(path, "无类别.txt", "x", {{"version", county.Version(id)}}, "files").status == 422);
  CHECK(Has(lin.Get(county.PathOfCase(id) + "/decision/write?outcome=released").Bytes(), "方案.txt"));
  // What is looked at is for who handles it and who signs it, what is put in for who handles it.
  CHECK(county.SignIn(county.wen).Get(path).status == 200);
  CHECK(county.SignIn(county.wen).Upload(path, "别的.txt", "x", fields, "files").status == 403);
}

}  // namespace
}  // namespace gongkai::request

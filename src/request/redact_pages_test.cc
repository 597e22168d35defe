// The pages of a partial release: who sees and does what, what is typed, pictures that stand in the trail.
#include "request/redact_desk_test.h"

namespace gongkai::request {
namespace {

struct PagesDesk : RedactDesk {
  using RedactDesk::RedactDesk;
  TestBrowser handles = SignIn(lin), checks = SignIn(wen), heads = SignIn(jiang);
  std::string Path() { return PathOfCase(id) + "/redact"; }
};

TEST_CASE_ON_BOTH_ENGINES("From the list to the copy, on the pages, without a script", place) {
  PagesDesk county(place);
  const int file = county.PutFile("名单.xlsx", "原件");
  CHECK(Has(county.handles.Get(county.PathOfCase(county.id)).Bytes(), county.Path() + "\""));
  CHECK(Has(county.handles.Get(county.Path()).Bytes(), "名单.xlsx"));
  const auto none = county.handles.Post(county.Path(), {{"version", county.Version(county.id)}});
  CHECK(none.status == 422);
  CHECK(Has(none.Bytes(), "请选择本件已有的材料"));
  REQUIRE(county.handles.Post(county.Path(), {{"version", county.Version(county.id)}, {"source", std::to_string(file)}})
              .status == 303);
  const std::string one = county.Path() + "/1";
  CHECK(Has(county.handles.Get(one).Bytes(), "隐藏的工作表 1 张"));
  CHECK(Has(county.handles.Get(one).Bytes(), "共 3 页"));
  // A page, its picture, its text.
  const std::string page(county.handles.Get(one + "/pages/1").Bytes());
  CHECK(Has(page, "viewBox=\"0 0 600.00 800.00\""));
  CHECK(Has(page, "石桥村补助名单"));
  const auto picture = county.handles.Get(one + "/pages/1/picture");
  CHECK(picture.content_type == "image/jpeg");
  CHECK(picture.Bytes() == "JPEG1");
  CHECK(county.IsInTrail(county.township, "case.redact_page"));
  // Nothing typed is lost.
  const auto refused = county.handles.Post(
      one + "/pages/1/marks", {{"do", "areas"}, {"areas", "10 20 30"}, {"ground", "privacy"}, {"reason", "<姓名>"}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "10 20 30"));
  CHECK(Has(refused.Bytes(), "&lt;姓名&gt;"));
  REQUIRE(county.handles
              .Post(one + "/pages/1/marks",
                    {{"do", "like"}, {"words", "王小梅"}, {"ground", "privacy"}, {"reason", "当事人的姓名"}})
              .status == 303);
  CHECK(Has(county.handles.Get(one + "/pages/2").Bytes(), "这一页遮盖的（1 处）"));
  CHECK(Has(county.handles.Get(one + "/found").Bytes(), RedactDesk::kNumber));
  CHECK(Has(county.handles.Get(one).Bytes(), "当事人的姓名"));
  REQUIRE(county.handles.Post(one + "/hand-in", {}).status == 303);
  // The other person.
  CHECK_FALSE(Has(county.handles.Get(one).Bytes(), "请您复核"));
  const std::string to_check(county.checks.Get(one).Bytes());
  CHECK(Has(to_check, "请您复核"));
  CHECK(county.checks.Post(one + "/send-back", {{"said", ""}}).status == 422);
  REQUIRE(county.checks.Post(one + "/check", {{"plan", county.PlanDigest(county.Ref(1))}}).status == 303);
  CHECK(Has(county.handles.Get(one).Bytes(), "遮盖以后的副本"));
  CHECK(Has(county.handles.Get(one).Bytes(), "outcome=partly_refused"));
  // On the page of the decision.
  const std::string write(county.handles.Get(county.PathOfCase(county.id) + "/decision/write").Bytes());
  CHECK(Has(write, "本件有遮盖以后的副本"));
}

TEST_CASE_ON_BOTH_ENGINES("Another organ sees none of it; who does not handle marks nothing; hostile addresses are 404",
                          place) {
  PagesDesk county(place);
  const RedactRef ref = county.Begun();
  const std::string one = county.Path() + "/" + std::to_string(ref.number);
  const TestBrowser xie = county.SignIn(county.xie);
  for (const char* part : {"", "/pages/1", "/pages/1/picture", "/found", "/progress"}) {
    CHECK(xie.Get(one + part).status == 404);
  }
  for (const char* part : {"/pages/1/marks", "/pages/1/unmark", "/found", "/repeat", "/stay", "/hand-in", "/recall",
                           "/drop", "/check", "/send-back", "/again"}) {
    CAPTURE(part);
    CHECK(xie.Post(one + part, {{"do", "areas"}}).status == 404);
  }
  for (const char* part : {"/pages/0", "/pages/4", "/pages/x", "/pages/99999999999999999999"}) {
    CHECK(county.handles.Get(one + part).status == 404);
  }
  CHECK(county.handles.Get(county.Path() + "/2").status == 404);
  CHECK(county.heads.Post(one + "/pages/1/marks", {{"do", "areas"}, {"areas", "1 1 9 9"}, {"ground", "privacy"}})
            .status == 403);
  CHECK(county.heads.Post(one + "/hand-in", {}).status == 403);
  // A layer that is not theirs.
  CHECK(county.handles
            .Post(one + "/pages/1/marks",
                  {{"do", "areas"}, {"areas", "1 1 9 9"}, {"ground", "privacy"}, {"layer", "secrecy"}})
            .status == 403);
  CHECK(county.Marks(ref).empty());
}

TEST_CASE_ON_BOTH_ENGINES("Words to be read elsewhere are shown, and withheld with one press", place) {
  PagesDesk county(place);
  const RedactRef ref = county.Begun();
  const std::string one = county.Path() + "/" + std::to_string(ref.number);
  county.Require(MarkWords(county.desk, county.handler, ref, RedactDesk::Private(), PersonalText("王小梅"), 1));
  CHECK(Has(county.handles.Get(one).Bytes(), "别处还能读到的"));
  CHECK(county.handles.Post(one + "/hand-in", {}).status == 422);
  const std::string key = KeyOf(redaction::Folded("王小梅"));
  CHECK(county.handles.Post(one + "/repeat", {{"key", key}}).status == 422);
  CHECK(county.handles.Post(one + "/stay", {{"key", key}}).status == 422);
  REQUIRE(county.handles.Post(one + "/repeat", {{"key", key}, {"ground-" + key, "privacy"}, {"reason-" + key, "姓名"}})
              .status == 303);
  CHECK(county.Marks(ref).size() == 2);
  CHECK(county.handles.Post(one + "/hand-in", {}).status == 303);
}

}  // namespace
}  // namespace gongkai::request

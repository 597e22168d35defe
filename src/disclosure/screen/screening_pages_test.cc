// The page of what was found: seen by who works on the item, hostile words as text, decided by who may.
#include "disclosure/routes.h"
#include "disclosure/screen/screen_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Target;
using account::TestBrowser;

struct ScreenOffice : ScreenDesk {
  explicit ScreenOffice(const testing::TestDatabase& place) : ScreenDesk(place) {
    disclosure::AddRoutes(pages, AtOnce(), {}, tools);
  }

  static std::string Path(ItemId id) { return "/office/items/" + ToString(id) + "/screening"; }

  Fields FormOf(ItemId id, Fields more) {
    Fields form = {{"version", std::to_string(Latest(id).number)},
                   {"item_version", std::to_string(Of(id).version)},
                   {"run", std::to_string(Now(id).run->number)}};
    form.insert(form.end(), more.begin(), more.end());
    return form;
  }
};

TEST_CASE_ON_BOTH_ENGINES("found, masked, seen by who signs", place) {
  ScreenOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin), wen = county.SignIn(county.wen);
  const ItemId id =
      county.Save(ScreenDesk::With(std::string("王小明，身份证号码") + kIdentity + "，手机" + kMobileNumber + "。"));
  CHECK(Has(lin.Get(ScreenOffice::Path(id)).Bytes(), "还没有检查过"));
  REQUIRE(lin.Post(ScreenOffice::Path(id) + "/run", {{"version", "1"}}).status == 303);
  const std::string page(lin.Get(ScreenOffice::Path(id)).Bytes());
  CHECK(Has(page, "全部遮盖"));
  CHECK(Has(page, "不改，说明理由"));
  CHECK(Has(page, "<mark"));
  CHECK(Has(lin.Get("/office/items/" + ToString(id)).Bytes(), "处待处理"));

  const auto masked = lin.Post(ScreenOffice::Path(id) + "/mask", county.FormOf(id, {{"all", "1"}}));
  REQUIRE(masked.status == 303);
  CHECK(Target(masked) == ScreenOffice::Path(id) + "?since=1");
  const std::string after(lin.Get(Target(masked)).Bytes());
  CHECK(Has(after, "已经存成新的一稿"));
  CHECK(Has(after, kIdentityMasked));
  CHECK(Has(after, "处理记录"));

  REQUIRE(county.HandInAs(county.drafter, id));
  const std::string to_sign(wen.Get("/office/items/" + ToString(id)).Bytes());
  CHECK(Has(to_sign, "检查的结果，您签署就是认可"));
  CHECK(Has(to_sign, "遮盖了"));
}

TEST_CASE_ON_BOTH_ENGINES("left with a reason: asked for beside the card, shown to who signs", place) {
  ScreenOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin), wen = county.SignIn(county.wen);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("联系人王小明，手机") + kMobileNumber + "。"));
  const std::string hit = std::to_string(county.Open(id).front());
  const auto blank = lin.Post(ScreenOffice::Path(id) + "/overrule", county.FormOf(id, {{"hit", hit}, {"reason", " "}}));
  CHECK(blank.status == 422);
  CHECK(Has(blank.Bytes(), "href=\"#reason-" + hit + "\""));
  CHECK(Has(blank.Bytes(), "请写明为什么不改"));
  std::string long_reason;
  for (int i = 0; i < 600; ++i) long_reason += "字";
  const auto too_long =
      lin.Post(ScreenOffice::Path(id) + "/overrule", county.FormOf(id, {{"hit", hit}, {"reason", long_reason}}));
  CHECK(too_long.status == 422);
  CHECK(Has(too_long.Bytes(), long_reason));  // what was typed is not lost
  for (const std::int64_t each : county.Open(id)) {
    REQUIRE(lin.Post(ScreenOffice::Path(id) + "/overrule",
                     county.FormOf(id, {{"hit", std::to_string(each)}, {"reason", "<script>办公手机"}}))
                .status == 303);
  }
  const std::string page(wen.Get("/office/items/" + ToString(id)).Bytes());
  CHECK(Has(page, "决定不改"));
  CHECK(Has(page, "&lt;script&gt;办公手机"));
  CHECK_FALSE(Has(page, "<script>办公手机"));
}

TEST_CASE_ON_BOTH_ENGINES("pictures beside what was read are told: somebody has to look at them", place) {
  ScreenOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin), wen = county.SignIn(county.wen);
  county.tools.inspect = [](std::string_view, std::string_view, const docread::BurntHere&) {
    return docread::Inspection{.files = {{}}, .pieces = {{.text = "防汛物资发放", .where = "第 1 段"}}, .pictures = 3};
  };
  const ItemId id = county.WithFile("物资.docx", std::string("pictures ") + (place.is_postgres() ? "p" : "s"));
  REQUIRE(county.HandInAs(county.drafter, id));
  CHECK(county.Now(id).run->pictures == 3);
  CHECK(Has(lin.Get(ScreenOffice::Path(id)).Bytes(), "里面有 3 张图片，图片上印的字程序没有读过"));
  CHECK(Has(wen.Get("/office/items/" + ToString(id)).Bytes(), "里面有 3 张图片"));
  CHECK(county.Open(id).empty());  // told, and no stop: what is open is what was found
}

TEST_CASE_ON_BOTH_ENGINES("who may not decide asks who may, and the page says who that is", place) {
  ScreenOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin), tang = county.SignIn(county.tang);
  const ItemId id = county.Save(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  county.Screen(id);
  const std::string before(lin.Get(ScreenOffice::Path(id)).Bytes());
  CHECK(Has(before, "只能由没有拟稿、送审的保密审查员或者主要负责人决定；您可以写明理由，请他们看"));
  CHECK(Has(before, "/screening/ask\""));
  CHECK(Has(before, "请保密审查员看，说明理由"));
  CHECK(Has(tang.Get(ScreenOffice::Path(id)).Bytes(), "/screening/overrule\""));
  Fields form = county.FormOf(id, {{"reason", "<b>法律规定公布"}});
  for (const std::int64_t hit : county.Open(id)) form.emplace_back("hit", std::to_string(hit));
  REQUIRE(lin.Post(ScreenOffice::Path(id) + "/ask", form).status == 303);
  const std::string after(tang.Get(ScreenOffice::Path(id)).Bytes());
  CHECK(Has(after, "请保密审查员看："));
  CHECK(Has(after, "&lt;b&gt;法律规定公布"));
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE path LIKE '%/screening' AND person_id = " +
                     std::to_string(county.tang.value)) == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what is found may be hostile, and is text", place) {
  ScreenOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  Content content = ItemDesk::Notice();
  content.title = std::string("<script>alert(1)</script>身份证号码") + kIdentity;
  content.summary = "\"><img src=x onerror=alert(1)>" + std::string(kMobileNumber);
  const ItemId id = county.Save(content);
  county.Screen(id);
  for (const std::string& path : {ScreenOffice::Path(id), std::string("/office/screening")}) {
    const std::string page(lin.Get(path).Bytes());
    CHECK_FALSE(Has(page, "<script>alert"));
    CHECK_FALSE(Has(page, "<img src=x"));
  }
  CHECK(lin.Get(ScreenOffice::Path(id) + "?version=x&since=99999").status == 200);
  CHECK(lin.Get(ScreenOffice::Path(id) + "?version=77").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("another organ sees nothing; the county sees and does not decide", place) {
  ScreenOffice county(place);
  const TestBrowser stranger = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  const TestBrowser supervisor = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  const ItemId id = county.Save(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  county.Screen(id);
  CHECK(stranger.Get(ScreenOffice::Path(id)).status == 404);
  for (const char* act : {"/run", "/mask", "/clean", "/overrule", "/ask", "/reopen"}) {
    CAPTURE(act);
    CHECK(stranger.Post(ScreenOffice::Path(id) + act, county.FormOf(id, {{"hit", "1"}, {"reason", "x"}})).status ==
          404);
  }
  CHECK(supervisor.Get(ScreenOffice::Path(id)).status == 200);
  CHECK_FALSE(Has(supervisor.Get(ScreenOffice::Path(id)).Bytes(), "不改，说明理由"));
  CHECK(supervisor.Post(ScreenOffice::Path(id) + "/overrule", county.FormOf(id, {{"hit", "1"}, {"reason", "x"}}))
            .status == 403);
  CHECK_FALSE(county.Open(id).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a weather warning goes out at once: the pages alone screen it", place) {
  ScreenOffice county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const TestBrowser lin = county.SignIn(county.lin), wen = county.SignIn(county.wen),
                    jiang = county.SignIn(county.jiang);
  const ItemId id = county.Save(ItemDesk::Notice());
  REQUIRE(lin.Post("/office/items/" + ToString(id) + "/hand-in", {{"version", std::to_string(county.Of(id).version)}})
              .status == 303);
  CHECK(county.Now(id).is_settled());
  REQUIRE(county.SignAs(county.examiner, Signer::kSecrecy, id));
  REQUIRE(county.SignAs(county.reviewer, Signer::kReviewer, id));
  county.ChangeLists();  // meanwhile
  REQUIRE(jiang
              .Post("/office/items/" + ToString(id) + "/sign",
                    {{"signer", "approver"}, {"digest", county.Latest(id).digest}})
              .status == 303);
  CHECK(county.IsPublicNow(id));
  static_cast<void>(wen);
}

TEST_CASE_ON_BOTH_ENGINES("the worklist page counts by organ, and each count leads to its items", place) {
  ScreenOffice county(place);
  const TestBrowser supervisor = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  const ItemId id = county.Save(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  county.Screen(id);
  const std::string page(supervisor.Get("/office/screening").Bytes());
  CHECK(Has(page, "href=\"" + ScreenOffice::Path(id) + "\""));
  CHECK(Has(page, "澄砚县枕溪镇人民政府"));
  CHECK(Has(supervisor.Get("/office/screening?organ=" + std::to_string(county.other_township.value)).Bytes(),
            "草稿和送审稿里没有待处理的内容"));
}

}  // namespace
}  // namespace gongkai::disclosure

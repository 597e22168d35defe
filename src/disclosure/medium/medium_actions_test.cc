// The registers of accounts and platforms: kept by the organ, seen by the county; what was published by hand and by
// postings; the report of a week.
#include "disclosure/medium/medium_actions.h"

#include "disclosure/channel/channel_actions.h"
#include "disclosure/desk_test.h"
#include "disclosure/medium/medium_export.h"
#include "disclosure/routes.h"
#include "docread/workbook.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::Target;
using account::TestBrowser;

struct MediumDesk : ItemDesk {
  explicit MediumDesk(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }
  PersonId he = Hire("heqing", "何清", office, PostKind::kSupervisor);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);

  static Fields Form(const std::string& name = "枕上溪声", const std::string& version = "0") {
    return {{"name", name},          {"platform", "wechat"}, {"kind", "account"},         {"operated_by", "党政办"},
            {"responsible", "林溪"}, {"filing", "none"},     {"opened_on", "2026-01-05"}, {"state", "running"},
            {"version", version}};
  }
  ItemId Register(const std::string& name = "枕上溪声", const std::string& opened_on = "2026-01-05") {
    const auto saved = SaveMedium(desk, drafter, {township, 0}, 0,
                                  {.name = name,
                                   .platform = "wechat",
                                   .kind = "account",
                                   .operated_by = "党政办",
                                   .responsible = "林溪",
                                   .filing = "none",
                                   .opened_on = opened_on,
                                   .state = "running"});
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
    return *saved;
  }
  std::int64_t Enter(ItemId medium, const std::string& day, const std::string& title = "春耕") {
    const auto entered = RecordEntry(desk, drafter, medium, {.published_on = day, .title = title});
    for (const FieldError& error : entered.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(entered);
    return *entered;
  }
  MediumLine LineOf(ItemId id) {
    db::Reader reader = database->Read();
    return *MediumLineOf(reader, id, today());
  }
  WeekReport ReportOf(Date day) {
    db::Reader reader = database->Read();
    return WeekReportOf(reader, std::nullopt, WeekWith(day), today());
  }
};

TEST_CASE_ON_BOTH_ENGINES("the last publication comes by hand or by a posting that names the account", place) {
  MediumDesk county(place);  // 10 March 2026
  const ItemId medium = county.Register();
  CHECK(county.LineOf(medium).update.liveliness == Liveliness::kStale);  // opened in January, nothing since
  const std::int64_t entry = county.Enter(medium, "2026-02-25");
  CHECK(county.LineOf(medium).last_published == Date(2026y / 2 / 25));
  CHECK(county.LineOf(medium).update.liveliness == Liveliness::kSoon);
  const ItemId item = county.Published(ItemDesk::Notice());
  Posting posting;
  posting.version = 1;
  posting.channel = Channel::kNewMedia;
  posting.posted_on = county.today();
  posting.place = "镇公众号";
  posting.posted_by = "党政办";
  REQUIRE(RecordPosting(county.desk, county.drafter, item, posting, {}));
  CHECK(county.LineOf(medium).last_published == Date(2026y / 2 / 25));  // it names no account
  posting.place = "“枕上溪声”公众号";
  const auto number = RecordPosting(county.desk, county.drafter, item, posting, {});
  REQUIRE(number);
  CHECK(county.LineOf(medium).last_published == county.today());
  CHECK(county.LineOf(medium).update.liveliness == Liveliness::kFresh);
  CHECK(county.ReportOf(county.today()).organs.at(0).unnamed == 1);
  REQUIRE(AnnulPosting(county.desk, county.drafter, item, *number, "记错了"));
  CHECK(county.LineOf(medium).last_published == Date(2026y / 2 / 25));
  CHECK_FALSE(AnnulMediumEntry(county.desk, county.drafter, medium, entry, " "));
  REQUIRE(AnnulMediumEntry(county.desk, county.drafter, medium, entry, "记错了"));
  CHECK_FALSE(AnnulMediumEntry(county.desk, county.drafter, medium, entry, "再来"));
  CHECK_FALSE(county.LineOf(medium).last_published);
  CHECK_FALSE(RecordEntry(county.desk, county.drafter, medium, {.published_on = "2026-01-04", .title = "早于开通"}));
}

TEST_CASE_ON_BOTH_ENGINES("a week counts what was published in it, and judges as of its last day", place) {
  MediumDesk county(place);
  const ItemId medium = county.Register();
  county.Enter(medium, "2026-02-09", "周一");
  county.Enter(medium, "2026-02-15", "周日");
  county.Enter(medium, "2026-02-16", "下一周");
  const WeekReport report = county.ReportOf(2026y / 2 / 11);
  REQUIRE(report.organs.size() == 1);
  const WeekMedium& week = report.organs[0].media.at(0);
  REQUIRE(week.published.size() == 2);
  CHECK(week.published[0].title == "周一");
  CHECK(report.as_of == Date(2026y / 2 / 15));
  CHECK(week.line.last_published == Date(2026y / 2 / 15));
  CHECK(week.line.update.liveliness == Liveliness::kFresh);
  CHECK(CountsOf(report.organs[0]).published == 2);
  const WeekReport now = county.ReportOf(county.today());
  CHECK(now.as_of == county.today());
  CHECK(CountsOf(now.organs.at(0)).silent == 1);
  CHECK(CountsOf(now.organs.at(0)).stale == 1);
  CHECK(county.ReportOf(2025y / 12 / 31).organs.empty());  // before it was opened
  const auto workbook = docread::ReadWorkbook(WeekWorkbook(report));
  REQUIRE(workbook.sheets.size() == 2);
  CHECK(workbook.sheets[0].rows.at(2).cells.at(3).text == "2");
  CHECK(workbook.sheets[1].rows.at(3).cells.at(3).text == "周日");
}

TEST_CASE_ON_BOTH_ENGINES("an account frozen later still ran in the week before", place) {
  MediumDesk county(place);
  const ItemId medium = county.Register();
  county.Enter(medium, "2026-02-09");
  MediumForm form = FormOf(county.LineOf(medium).medium);
  form.state = "frozen";
  form.state_since = "2026-03-01";
  form.state_words = "和另一个账号合并。";
  REQUIRE(SaveMedium(county.desk, county.drafter, medium, 1, form));
  CHECK(county.LineOf(medium).update.liveliness == Liveliness::kStill);
  CHECK(county.ReportOf(2026y / 2 / 20).organs.at(0).media.at(0).line.update.liveliness == Liveliness::kSoon);
  CHECK_FALSE(SaveMedium(county.desk, county.drafter, medium, 1, form));  // somebody was faster
}

TEST_CASE_ON_BOTH_ENGINES("a closed account leaves the weeks behind it, and nothing is entered of it", place) {
  MediumDesk county(place);
  const ItemId medium = county.Register();
  MediumForm form = FormOf(county.LineOf(medium).medium);
  form.state = "closed";
  form.state_since = "2026-02-18";
  form.state_words = "和另一个账号合并。";
  REQUIRE(SaveMedium(county.desk, county.drafter, medium, 1, form));
  CHECK(county.ReportOf(2026y / 2 / 18).organs.size() == 1);
  CHECK(county.ReportOf(2026y / 2 / 23).organs.empty());
  CHECK_FALSE(RecordEntry(county.desk, county.drafter, medium, {.published_on = "2026-02-18", .title = "注销以后"}));
  CHECK(RecordEntry(county.desk, county.drafter, medium, {.published_on = "2026-02-17", .title = "补登记"}));
}

TEST_CASE_ON_BOTH_ENGINES("the pages: form with faults, list, week, print; own organ only", place) {
  MediumDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  Fields wrong = MediumDesk::Form("");
  wrong[6].second = "去年春天";
  const auto refused = lin.Post("/office/media/new", wrong);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请填写账号名称。"));
  CHECK(Has(refused.Bytes(), "value=\"去年春天\""));
  const auto made = lin.Post("/office/media/new", MediumDesk::Form());
  REQUIRE(made.status == 303);
  const std::string path = "/office/media/" + ToString(ItemId{county.township, 1});
  CHECK(Target(made) == path + "?done=1");
  CHECK(Has(lin.Get(path).Bytes(), "满14天"));
  CHECK(Has(he.Get("/office/media").Bytes(), "枕上溪声"));
  CHECK_FALSE(Has(xie.Get("/office/media").Bytes(), "枕上溪声"));
  CHECK(xie.Get(path).status == 404);
  CHECK(xie.Post(path + "/entries", {{"published_on", "2026-03-10"}, {"title", "别人的"}}).status == 404);
  CHECK(he.Post(path + "/entries", {{"published_on", "2026-03-10"}, {"title", "县里的"}}).status == 404);
  CHECK(xie.Post(path + "/edit", MediumDesk::Form("改名", "1")).status == 404);
  REQUIRE(lin.Post(path + "/entries", {{"published_on", "2026-03-10"}, {"title", "春耕"}}).status == 303);
  CHECK(lin.Post(path + "/entries", {{"published_on", "2026-03-10"}, {"title", ""}}).status == 422);
  CHECK(Has(lin.Get("/office/media/week").Bytes(), "春耕"));
  CHECK(Has(he.Get("/office/media/week/print").Bytes(), "填报人"));
  CHECK(he.Get("/office/media/week/export").status == 200);
  CHECK(lin.Get("/office/media/week?week=2027-01-04").status == 404);
  CHECK(xie.Get("/office/media/week?organ=" + std::to_string(county.township.value)).status == 404);
  CHECK(lin.Post(path + "/edit", MediumDesk::Form("枕上溪声", "1")).status == 303);
  const auto late = lin.Post(path + "/edit", MediumDesk::Form("又改", "1"));
  CHECK(late.status == 422);
  CHECK(Has(late.Bytes(), "别人刚刚改过"));
  CHECK(Has(late.Bytes(), "枕上溪声"));  // what stands now, beside what was typed
  CHECK(Has(late.Bytes(), "又改"));
}

TEST_CASE_ON_BOTH_ENGINES("platforms: entered, shown with what runs out, told to who keeps them", place) {
  MediumDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he), xie = county.SignIn(county.xie);
  Fields form = {{"name", "叫号系统"},          {"kind", "system"},      {"address", ""},
                 {"provider", "云笺软件"},      {"security_level", "3"}, {"contract_until", "2026-04-01"},
                 {"assessed_on", "2025-02-01"}, {"contact", "林溪"},     {"version", "0"}};
  REQUIRE(lin.Post("/office/platforms/new", form).status == 303);
  const std::string path = "/office/platforms/" + ToString(ItemId{county.township, 1});
  const auto list = he.Get("/office/platforms");
  CHECK(Has(list.Bytes(), "快到期"));
  CHECK(Has(list.Bytes(), "2026-02-01"));  // a year after the last assessment
  CHECK(Has(list.Bytes(), "已过期"));
  CHECK(xie.Get(path).status == 404);
  CHECK(xie.Post(path, form).status == 404);
  CHECK_FALSE(Has(xie.Get("/office/platforms").Bytes(), "叫号系统"));
  form[3].second = "";
  const auto refused = lin.Post(path, form);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请填写服务商。"));
  account::HeldPost post;
  post.kind = PostKind::kHandler;
  post.organ = post.unit = county.township;
  account::Visitor visitor;
  visitor.person = county.lin;
  visitor.posts = {post};
  db::Reader reader = county.database->Read();
  CHECK(DuePlatforms(reader, visitor, county.today()).size() == 2);
  CHECK(DueMedia(reader, visitor, county.today()).empty());
}

}  // namespace
}  // namespace gongkai::disclosure

// Two people wrote the same thing. The second was refused, as it should be, but was not shown what the first had
// written: of an item only title, summary and text were held beside one another, and a correction that differed in its
// explanation alone was told to be the same; of a decision nothing was shown, and after a fault the newest version was
// saved over unseen.
#include "disclosure/decision/decision_desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::TestBrowser;

struct TwoWriters : DecisionDesk {
  PersonId zhou = Hire("zhouyan", "周砚", township, PostKind::kHandler);
  Actor colleague = ActorAs(zhou, PostKind::kHandler);

  explicit TwoWriters(const testing::TestDatabase& place) : DecisionDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }
  std::string VersionOf(ItemId id) { return std::to_string(Of(id).version); }
  void ColleagueSaves(ItemId id, const Content& content, const std::vector<NewFile>& files = {}) {
    REQUIRE(SaveDraft(desk, colleague, township,
                      {.item = id, .version = Of(id).version, .content = content, .files = files}));
  }
};

/// Both stand beside one another, in the row of their field.
bool Beside(const web::Response& page, const std::string& label, const std::string& theirs, const std::string& yours) {
  return Has(page.Bytes(), "<th scope=\"row\">" + label + "</th><td data-label=\"已保存的\">" + theirs +
                               "</td><td data-label=\"您填写的\">" + yours + "</td>");
}

Fields CorrectionForm(const std::string& version) {
  return {{"title", "关于清明节期间森林防火的通知"},
          {"summary", "清明节期间禁止野外用火。"},
          {"body", "禁止野外用火。"},
          {"formed_on", "2026-03-09"},
          {"attribute", "proactive"},
          {"origin", "made"},
          {"channel", "site"},
          {"correction", "集合的地点改了。"},
          {"correction_why", "地点有变。"},
          {"version", version},
          {"then", "stay"}};
}

TEST_CASE_ON_BOTH_ENGINES(
    "of a correction that was refused every field that differs is shown, and what was typed stays", place) {
  TwoWriters county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  const std::string seen = county.VersionOf(id);
  Content theirs = county.Latest(id).content;
  theirs.correction = "电话原来少写了一位。";
  theirs.correction_why = "录入时看错。";
  theirs.formed_on = 2026y / 3 / 8;
  theirs.channels = {Channel::kSite, Channel::kNoticeBoard};
  county.ColleagueSaves(id, theirs, {{"防火图.pdf", "%PDF-1.4 map"}});
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string path = "/office/items/" + ToString(id) + "/edit";
  const auto refused = lin.Post(path, CorrectionForm(seen));
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "别人刚刚保存过这一件，请对照下面的不同之处。"));
  CHECK(Beside(refused, "更正或者更新的说明", "电话原来少写了一位。", "集合的地点改了。"));
  CHECK(Beside(refused, "为什么更正或者更新", "录入时看错。", "地点有变。"));
  CHECK(Beside(refused, "生成日期", "2026-03-08", "2026-03-09"));
  CHECK(Beside(refused, "附件", "防火图.pdf", "（空）"));
  CHECK(Has(refused.Bytes(), "<th scope=\"row\">公开渠道</th>"));
  CHECK_FALSE(Has(refused.Bytes(), "<th scope=\"row\">名称</th>"));
  CHECK(Has(refused.Bytes(), "\n集合的地点改了。</textarea>"));
  CHECK(county.Latest(id).content.correction == "电话原来少写了一位。");
  CHECK(lin.Post(path, CorrectionForm(county.VersionOf(id))).status == 303);  // now knowingly
}

TEST_CASE_ON_BOTH_ENGINES("who wrote the very same is told so, and only then", place) {
  TwoWriters county(place);
  Content content = ItemDesk::Notice();
  content.body = "<p>禁止<b>野外</b>用火。</p>";
  const ItemId id = county.Save(content);
  const std::string seen = county.VersionOf(id);
  county.ColleagueSaves(id, content);
  Fields form = CorrectionForm(seen);
  std::erase_if(form, [](const auto& field) { return field.first.starts_with("correction"); });
  const TestBrowser lin = county.SignIn(county.lin);
  const auto other_look = lin.Post("/office/items/" + ToString(id) + "/edit", form);
  CHECK(other_look.status == 422);
  CHECK_FALSE(Has(other_look.Bytes(), "完全一样"));
  CHECK(Has(other_look.Bytes(), "文字相同，格式或者图片和您的不同"));
  content.body = "<p>禁止野外用火。</p>\n";  // as a form's text is written
  county.ColleagueSaves(id, content);
  CHECK(Has(lin.Post("/office/items/" + ToString(id) + "/edit", form).Bytes(), "完全一样"));
}

TEST_CASE_ON_BOTH_ENGINES("of a decision somebody else changed, his words stand beside what was typed", place) {
  TwoWriters county(place);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  const std::string path = "/office/decisions/" + ToString(id);
  const auto form = [](const DecisionCells& cells, const std::string& version) {
    Fields fields = {{"version", version}};
    for (std::size_t i = 0; i < kDecisionColumns; ++i)
      fields.emplace_back(std::string(DecisionColumns()[i].field), cells[i]);
    return fields;
  };
  constexpr std::size_t kMatter = 2, kDay = 5;
  const std::string seen = std::to_string(county.DecisionOf(id).version);
  DecisionCells theirs = DecisionDesk::Cells("澄枕许〔2026〕1号"), yours = theirs;
  theirs[kMatter] = "农村宅基地用地审批";
  yours[kMatter] = "宅基地审批";
  REQUIRE(SaveDecision(county.desk, county.colleague, county.township,
                       {.decision = id, .version = county.DecisionOf(id).version, .cells = theirs}));
  const TestBrowser lin = county.SignIn(county.lin);
  DecisionCells faulty = yours;
  faulty[kDay] = "三月";
  const auto back = lin.Post(path, form(faulty, seen));
  CHECK(back.status == 422);
  CHECK(Has(back.Bytes(), "name=\"version\" value=\"" + seen + "\""));  // what he has not seen is not saved over
  const auto refused = lin.Post(path, form(yours, seen));
  CHECK(refused.status == 422);
  CHECK(Beside(refused, std::string(DecisionColumns()[kMatter].head), theirs[kMatter], yours[kMatter]));
  CHECK(Has(refused.Bytes(), "value=\"宅基地审批\""));
  CHECK(county.DecisionOf(id).matter == theirs[kMatter]);
  CHECK(lin.Post(path, form(yours, std::to_string(county.DecisionOf(id).version))).status == 303);
}

}  // namespace
}  // namespace gongkai::disclosure

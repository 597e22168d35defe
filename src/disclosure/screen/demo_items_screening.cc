#include "disclosure/screen/demo_items_screening.h"

#include <algorithm>
#include <stdexcept>

#include "disclosure/item_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/mask_actions.h"
#include "disclosure/screen/settled_view.h"
#include "docread/rich_text_reader.h"
#include "screening/assessment_actions.h"
#include "screening/assessment_view.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

screening::Tools ToolsOf(DemoLife& life) {
  return screening::ToolsAtOnce([&life] { return life.moment; });
}

void Pass(DemoLife& life, int minutes) {
  life.moment = std::min(life.moment + std::chrono::minutes(minutes), life.today);
}

template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("demo of screening: " + result.errors().front().message);
  return *result;
}

struct Now {
  std::int64_t item_version = 0, version = 0, run = 0;
  std::vector<std::int64_t> open;
};
Now NowOf(DemoLife& life, ItemId id) {
  db::Reader reader = life.desk.database.Read();
  const Item item = *FindItem(reader, id);
  const ItemScreening screened = ScreeningOf(reader, *FindVersion(reader, id, item.latest_version));
  Now now{.item_version = item.version, .version = item.latest_version, .open = {}};
  if (screened.run) now.run = screened.run->number;
  for (const screening::StoredHit& hit : screened.hits) {
    if (screened.IsOpen(hit)) now.open.push_back(hit.number);
  }
  return now;
}

void OverruleOpen(DemoLife& life, std::string_view organ, ItemId id, std::string reason) {
  const Now now = NowOf(life, id);
  if (now.open.empty()) return;
  Pass(life, 3);
  Must(Overrule(life.desk, life.as(organ, PostKind::kSecrecyExaminer), id,
                {.version = now.version, .run = now.run, .hits = now.open, .reason = std::move(reason)}));
}

constexpr std::string_view kOrgan = "101";

/// The names, numbers and villages are nobody's: the first six digits of the numbers are given to no place.
constexpr std::string_view kAidList =
    "枕溪镇2026年第一批临时救助对象如下：\n\n"
    "姓名\t身份证号码\t联系电话\t金额（元）\n"
    "沈石桥\t330199195803120011\t13800001234\t1200\n"
    "苏溪头\t330199196207150024\t13900005678\t800\n"
    "陆青禾\t330199197011230019\t13700004321\t1500";
constexpr std::string_view kNotice =
    "枕溪镇便民服务站4月起增加周六上午的服务时间。\n\n咨询请找值班人员，手机13800006789，座机12345。";

ItemId Draft(DemoLife& life, ItemKind kind, std::string title, std::string summary, std::string_view text,
             std::map<std::string, std::string, std::less<>> fields) {
  Content content{.kind = kind,
                  .title = std::move(title),
                  .summary = std::move(summary),
                  .body = docread::WriteRichText(*docread::RichTextFromPlain(text)),
                  .fields = std::move(fields),
                  .formed_on = BeijingDay(life.moment)};
  if (kind == ItemKind::kAidList) content.channels = {Channel::kNoticeBoard};
  Pass(life, 10);
  return Must(SaveDraft(life.desk, life.as(kOrgan, PostKind::kHandler), life.organ(kOrgan), {.content = content})).item;
}

void HandInDemo(DemoLife& life, ItemId id) {
  Pass(life, 2);
  Must(HandIn(life.desk, life.as(kOrgan, PostKind::kHandler), id, NowOf(life, id).item_version));
  ScreenDemoItem(life, kOrgan, id);
}

std::map<std::string, std::string, std::less<>> AidFields(DemoLife& life, std::string programme) {
  const Date until = std::chrono::sys_days(BeijingDay(life.today)) + std::chrono::days(20);
  return {
      {"programme", std::move(programme)}, {"posted_until", ToString(until)}, {"supervision_phone", "0379-12345678"}};
}

/// The impact assessment of the lists in an item, where screening asks for one.
void AssessDemoItem(DemoLife& life, std::string_view organ, ItemId id) {
  screening::AssessmentForm form{.organ = id.organ, .content = {}, .covers = screening::ToString(SubjectOf(id))};
  {
    db::Reader reader = life.desk.database.Read();
    const ItemVersion version = *FindVersion(reader, id, FindItem(reader, id)->latest_version);
    const auto lists = screening::PersonalLists(PartsAtHand(reader, version.content));
    if (lists.empty()) return;
    const screening::AssessmentAbout about = screening::AboutOf(lists);
    form.content.series = version.content.title;
    form.content.columns = about.columns;
    form.content.rows = about.rows;
    form.content.has_minors = about.has_minors;
    form.content.has_health = about.has_health;
  }
  form.content.basis = "township-aid";
  form.content.purpose = "接受群众监督，防止错漏。";
  form.content.way = "按规定的范围公示，到期撤下。";
  form.content.necessity = "只列认人和监督需要的栏目。";
  form.content.sensitive = "只写到监督需要的程度，号码都作了遮盖。";
  form.content.risks = "名单可能被转发，对象可能因此难堪。";
  form.content.safeguards = "号码遮盖，到期撤下，专人负责。";
  form.content.is_lawful = form.content.fits = true;
  form.content.until = std::chrono::sys_days(BeijingDay(life.moment)) + std::chrono::days(200);
  Pass(life, 3);
  Must(screening::MakeAssessment(life.desk, life.as(organ, PostKind::kHandler), form));
}

bool WaitsForAssessment(DemoLife& life, ItemId id) {
  db::Reader reader = life.desk.database.Read();
  const ItemScreening screened = ScreeningOf(reader, *FindVersion(reader, id, FindItem(reader, id)->latest_version));
  return std::ranges::any_of(screened.hits, [&](const screening::StoredHit& hit) {
    return hit.needs == screening::Needs::kAssessment && screened.IsOpen(hit);
  });
}

void ScreenOnce(DemoLife& life, std::string_view organ, ItemId item) {
  const auto run = ScreenItem(life.desk, ToolsOf(life), life.as(organ, PostKind::kHandler), item);
  if (!run) throw std::runtime_error("demo of screening: " + run.error().message);
}

}  // namespace

void ScreenDemoItem(DemoLife& life, std::string_view organ, ItemId item) {
  ScreenOnce(life, organ, item);
  if (!WaitsForAssessment(life, item)) return;
  AssessDemoItem(life, organ, item);
  ScreenOnce(life, organ, item);
}

void SettleDemoScreening(DemoLife& life, std::string_view organ, ItemId item) {
  ScreenDemoItem(life, organ, item);
  OverruleOpen(life, organ, item, "已逐处核对，属于应当公开的内容。");
}

void LiveDemoScreening(DemoLife& life) {
  // Open: somebody pasted a list as it came.
  const ItemId open = Draft(life, ItemKind::kAidList, "枕溪镇2026年第一批临时救助对象公示", "第一批临时救助对象名单",
                            kAidList, AidFields(life, "临时救助"));
  ScreenOnce(life, kOrgan, open);
  // Masked, and waiting for the signatures.
  const ItemId masked = Draft(life, ItemKind::kAidList, "枕溪镇2026年第二批临时救助对象公示", "第二批临时救助对象名单",
                              kAidList, AidFields(life, "临时救助"));
  ScreenDemoItem(life, kOrgan, masked);
  const Now found = NowOf(life, masked);
  Pass(life, 4);
  if (!found.open.empty()) {
    Must(MaskHits(life.desk, ToolsOf(life), life.as(kOrgan, PostKind::kHandler), masked,
                  {.item_version = found.item_version, .run = found.run, .hits = found.open}));
  }
  HandInDemo(life, masked);
  // Left as it is, with a reason.
  const ItemId left = Draft(life, ItemKind::kNotice, "枕溪镇便民服务站增加周六服务时间的通知",
                            "便民服务站周六上午也开放。", kNotice, {});
  HandInDemo(life, left);
  OverruleOpen(life, kOrgan, left, "值班手机由站里保管，是对外公布的办公电话。");
}

}  // namespace gongkai::disclosure

#include "disclosure/medium/demo_items_registers.h"

#include <algorithm>
#include <stdexcept>

#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/catalogue/reminder_actions.h"
#include "disclosure/item_list_store.h"
#include "disclosure/matter/matter_actions.h"
#include "disclosure/medium/medium_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

template <class T>
T Must(FormResult<T> result, std::string_view what) {
  if (!result) throw std::runtime_error("demo, " + std::string(what) + ": " + result.errors().front().message);
  return *result;
}

class Registers {
 public:
  explicit Registers(DemoLife& life) : life_(life) {}

  void Keep() {
    KeepMedia();
    KeepPlatforms();
    KeepMatters();
    RemindSome();
  }

 private:
  std::string Day(int days_from_today) const {
    return ToString(Date(std::chrono::sys_days(BeijingDay(life_.today)) + std::chrono::days(days_from_today)));
  }
  Actor As(std::string_view code) { return life_.as(code, PostKind::kHandler); }

  ItemId Register(std::string_view code, MediumForm form) {
    form.kind = "account";
    return Must(SaveMedium(life_.desk, As(code), {life_.organ(code), 0}, 0, form), form.name);
  }
  void Publish(std::string_view code, ItemId medium, int days_ago, std::string title) {
    Must(RecordEntry(life_.desk, As(code), medium, {.published_on = Day(-days_ago), .title = std::move(title)}),
         "entry");
  }

  void KeepMedia() {
    MediumForm form{.name = "枕上溪声",
                    .platform = "wechat",
                    .operated_by = "党政综合办公室",
                    .responsible = "林溪",
                    .phone = "0000-8801236",
                    .filing = "filed",
                    .filing_number = "澄新备〔2025〕7号",
                    .filed_on = Day(-395),
                    .opened_on = Day(-400),
                    .state = "running",
                    .followers = "3216",
                    .counted_on = Day(-3)};
    const ItemId stream = Register("101", form);
    Publish("101", stream, 12, "枕溪镇冬季用电安全提示");
    Publish("101", stream, 19, "今年的秋播进度");
    form.name = "枕溪发布";
    form.platform = "weibo";
    form.filing_number = "澄新备〔2025〕8号";
    form.followers = form.counted_on = "";
    Publish("101", Register("101", form), 23, "集镇道路临时封闭的通告");
    form.name = "鹤汀发布";
    form.platform = "wechat";
    form.responsible = "党政综合办公室";
    form.filing_number = "澄新备〔2025〕11号";
    Publish("102", Register("102", form), 2, "鹤汀镇冬季清雪责任区问答");
    form.name = "芦汀视界";
    form.platform = "short_video";
    form.filing_number = "澄新备〔2025〕14号";
    form.state = "frozen";
    form.state_since = Day(-150);
    form.state_words = "更新少，和“芦汀发布”合并，报县政府办公室同意后停更。";
    Register("103", form);
  }

  void KeepPlatforms() {
    PlatformForm form{.name = "枕溪镇便民服务中心叫号系统",
                      .kind = "system",
                      .provider = "云笺软件（虚构）有限公司",
                      .contract_from = Day(-320),
                      .contract_until = Day(45),
                      .security_level = "2",
                      .graded_on = Day(-300),
                      .inspected_on = Day(-70),
                      .contact = "林溪",
                      .phone = "0000-8801237"};
    Must(SavePlatform(life_.desk, As("101"), {life_.organ("101"), 0}, 0, form), form.name);
    form.name = "澄砚县人民政府门户网站";
    form.kind = "site";
    form.address = "https://www.chengyan.example";
    form.provider = "澄砚县数据服务中心";
    form.contract_until = Day(400);
    form.security_level = "3";
    form.assessed_on = Day(-330);
    form.contact = "县政府办公室值班室";
    Must(SavePlatform(life_.desk, As("GB"), {life_.organ("GB"), 0}, 0, form), form.name);
  }

  ItemId Begin(std::string_view code, MatterKind kind, std::string title) {
    return Must(SaveMatter(life_.desk, As(code), {.id = {life_.organ(code), 0}, .kind = kind, .title = title}), title);
  }
  /// Every item of the organ whose title holds these words.
  void Tie(std::string_view code, ItemId matter, std::string_view words, Phase phase) {
    std::vector<Item> items;
    {
      db::Reader reader = life_.desk.database.Read();
      items = ListItems(reader, {.organs = std::vector{life_.organ(code)}, .page_size = 1000}).items;
    }
    for (const Item& item : items) {
      if (item.title.find(words) != std::string::npos)
        Must(TieToMatter(life_.desk, As(code), matter, item.id.number, phase), item.title);
    }
  }

  void KeepMatters() {
    const ItemId aid = Begin("101", MatterKind::kAid, "困难群众救助");
    Tie("101", aid, "最低生活保障申请办事指南", Phase::kBefore);
    Tie("101", aid, "临时救助名单", Phase::kDuring);
    Tie("101", aid, "医疗保险参保情况", Phase::kAfter);
    Tie("101", Begin("101", MatterKind::kProject, "河堤加固工程"), "河堤加固", Phase::kBefore);
    const ItemId parking = Begin("101", MatterKind::kDecision, "集镇停车管理");
    Tie("101", parking, "停车管理办法（草案）", Phase::kBefore);
    Tie("GB", Begin("GB", MatterKind::kDecision, "养犬管理"), "养犬管理办法（草案）", Phase::kBefore);
  }

  /// Of the township what is overdue first.
  void RemindSome() {
    std::vector<OrganObligation> overdue;
    const OrganId township = life_.organ("101");
    {
      db::Reader reader = life_.desk.database.Read();
      overdue =
          ObligationsFor(reader, std::vector{township}, BeijingDay(life_.today),
                         {.filter = [](const OwingOrgan&, const RowOfOrgan&,
                                       const Obligation& each) { return each.state == ObligationState::kOverdue; },
                          .most = 2});
    }
    const Actor supervisor = life_.as("GB", PostKind::kSupervisor);
    for (const OrganObligation& owed : overdue) {
      Must(RemindOf(life_.desk, supervisor, KeyOf(owed), {.words = "已经逾期，请这个星期送审。", .to = "all"}),
           "reminder");
      if (&owed != &overdue.front()) continue;
      Must(Follow(life_.desk, supervisor, KeyOf(owed)), "track");
      Must(NoteProgress(life_.desk, As("101"), KeyOf(owed), "名单在村里核对，星期四汇总。"), "note");
    }
  }

  DemoLife& life_;
};

}  // namespace

void LiveDemoRegisters(DemoLife& life) {
  life.moment = life.today;
  Registers(life).Keep();
}

}  // namespace gongkai::disclosure

#include "disclosure/channel/demo_items_postings.h"

#include <algorithm>
#include <stdexcept>

#include "account/organ_list_view.h"
#include "disclosure/channel/channel_actions.h"
#include "disclosure/channel/reading_place_actions.h"
#include "disclosure/item_list_store.h"
#include "embedded/embedded_demo.h"

namespace gongkai::disclosure {
namespace {

using account::DemoLife;
using account::PostKind;

/// A drawn board: a photo of nobody.
std::string Photo() {
  for (const EmbeddedFile& file : embedded::Demo()) {
    if (file.name == "board.png") return std::string(file.bytes);
  }
  throw std::runtime_error("data/demo/board.png is not built in");
}

struct Plan {
  ItemKind kind;
  Channel channel;
  int days_up;  // how long it is posted; 0: it hangs nowhere
  bool in_village, with_photo, taken_down;
  std::string_view place, receipt;
};

constexpr Plan kPlans[] = {
    {ItemKind::kAidList, Channel::kNoticeBoard, 7, true, true, true, "村口公示栏", ""},
    {ItemKind::kAidList, Channel::kNoticeBoard, 30, true, false, false, "村委会公示栏", ""},
    {ItemKind::kNotice, Channel::kBroadcast, 0, false, false, false, "镇广播站，早晚各一遍", ""},
    {ItemKind::kNotice, Channel::kNewMedia, 0, false, false, false, "“枕上溪声”公众号", "https://weixin.example/s/1"},
    {ItemKind::kServiceGuide, Channel::kServiceHall, 90, false, true, false, "便民服务中心一楼", ""},
    {ItemKind::kWelfare, Channel::kReadingPlace, 0, false, false, false, "镇文化站阅览室", ""},
};

std::vector<account::OrganRow> VillagesOf(db::Session& session, OrganId organ, Date today) {
  std::vector<account::OrganRow> villages;
  for (account::OrganRow& row : account::ListOrgans(session, {.words = "", .with_units = true}, today)) {
    const bool is_village =
        row.organ.kind == account::OrganKind::kVillage || row.organ.kind == account::OrganKind::kCommunity;
    if (is_village && row.organ.parent == organ) villages.push_back(std::move(row));
  }
  return villages;
}

class Postings {
 public:
  Postings(DemoLife& life, std::string_view code) : life_(life), code_(code), organ_(life.organ(code)) {
    db::Reader reader = life.desk.database.Read();
    items_ = ListItems(reader, {.organs = std::vector{organ_}, .page_size = 1000}).items;
    villages_ = VillagesOf(reader, organ_, BeijingDay(life.today));
  }

  void Put() {
    for (const Plan& plan : kPlans) {
      for (const Item& item : items_) {
        if (item.kind == plan.kind && item.publicity.published_version && !item.withdrawal) Put(plan, item);
      }
    }
  }

 private:
  void Put(const Plan& plan, const Item& item) {
    const std::size_t times = plan.in_village ? villages_.size() : 1;
    for (std::size_t i = 0; i < times; ++i) {
      Posting posting{.channel = plan.channel,
                      .posted_on = *item.publicity.public_from,
                      .place = std::string(plan.place),
                      .posted_by = "村报账员",
                      .receipt = std::string(plan.receipt),
                      .photos = {}};
      if (!plan.in_village) posting.posted_by = "党政综合办公室";
      if (plan.days_up > 0)
        posting.posted_until = std::chrono::sys_days(posting.posted_on) + std::chrono::days(plan.days_up);
      if (plan.in_village) {
        posting.village = villages_[i].organ.id;
        posting.place = villages_[i].organ.short_name + "　" + posting.place;
      }
      Record(plan, item.id, posting);
    }
  }

  void Record(const Plan& plan, ItemId item, const Posting& posting) {
    std::vector<NewFile> photos;
    if (plan.with_photo) photos.push_back({"公示栏.png", Photo()});
    const account::Actor actor = life_.as(code_, PostKind::kHandler);
    const auto number = RecordPosting(life_.desk, actor, item, posting, photos);
    if (!number) throw std::runtime_error("no posting in the demo county: " + number.errors().front().message);
    if (plan.taken_down && *posting.posted_until < BeijingDay(life_.today)) {
      (void)TakeDownPosting(life_.desk, actor, item, *number, *posting.posted_until);
    }
  }

  DemoLife& life_;
  std::string code_;
  OrganId organ_;
  std::vector<Item> items_;
  std::vector<account::OrganRow> villages_;
};

}  // namespace

void LiveDemoPostings(DemoLife& life) {
  life.moment = life.today;
  for (const std::string_view code : {"101", "102"}) Postings(life, code).Put();
  const ReadingPlace hall{.organ = life.organ("101"),
                          .kind = ReadingPlaceKind::kServiceHall,
                          .name = "枕溪镇便民服务中心",
                          .address = "枕溪镇上街9号一楼",
                          .hours = "周一至周五 8:30—12:00，14:00—17:30",
                          .phone = "0578-5550101",
                          .holdings = "政府公报、办事指南、查询机一台、复印机一台"};
  if (!SaveReadingPlace(life.desk, life.as("101", PostKind::kHandler), hall)) {
    throw std::runtime_error("no reading place in the demo county");
  }
}

}  // namespace gongkai::disclosure

#include "disclosure/channel/demo_items_postings.h"

#include <algorithm>
#include <stdexcept>

#include "account/organ_list_view.h"
#include "account/working_days_view.h"
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
  int days_up;  // how long it is posted, in a village in working days; 0: it hangs nowhere
  bool in_village, with_photo, taken_down;
  std::string_view place, receipt;
};

constexpr Plan kPlans[] = {
    {ItemKind::kAidList, Channel::kNoticeBoard, 7, true, true, true, "村口公示栏", ""},
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
    const Date on = *item.publicity.public_from;
    Posting posting{.version = VersionOn(item, on),
                    .channel = plan.channel,
                    .posted_on = on,
                    .place = std::string(plan.place),
                    .posted_by = plan.in_village ? "村报账员" : "党政综合办公室",
                    .receipt = std::string(plan.receipt),
                    .photos = {}};
    if (plan.days_up > 0) {
      posting.posted_until = plan.in_village ? account::WorkingDays().AddWorkingDays(on, law::WorkingDays{plan.days_up})
                                             : Date(std::chrono::sys_days(on) + std::chrono::days(plan.days_up));
    }
    if (plan.in_village) {
      const account::OrganRow& village = VillageOf(item);
      posting.village = village.organ.id;
      posting.place = village.organ.short_name + "　" + posting.place;
    }
    Record(plan, item.id, posting);
  }

  /// The one that was public on that day.
  std::int64_t VersionOn(const Item& item, Date day) const {
    db::Reader reader = life_.desk.database.Read();
    std::int64_t number = 0;
    for (const PublishedVersion& version : PublishedVersions(reader, item)) {
      if (version.from <= day) number = version.number;
    }
    return number;
  }

  /// One of the villages that the list names, another one with each list.
  const account::OrganRow& VillageOf(const Item& item) {
    if (villages_.empty()) throw std::runtime_error("a township of the demo county has no villages");
    db::Reader reader = life_.desk.database.Read();
    const auto version = FindVersion(reader, item.id, *item.publicity.published_version);
    const std::size_t first = lists_++;
    for (std::size_t i = 0; i < villages_.size(); ++i) {
      const account::OrganRow& village = villages_[(first + i) % villages_.size()];
      if (version->content.body.find(village.organ.short_name) != std::string::npos) return village;
    }
    return villages_[first % villages_.size()];
  }

  void Record(const Plan& plan, ItemId item, const Posting& posting) {
    std::vector<NewFile> photos;
    if (plan.with_photo) photos.push_back({"公示栏.png", Photo()});
    const account::Actor actor = life_.as(code_, PostKind::kHandler);
    const auto number = RecordPosting(life_.desk, actor, item, posting, photos);
    if (!number) throw std::runtime_error("no posting in the demo county: " + number.errors().front().message);
    // Of one township the last one still hangs, so that something is to be taken down.
    if (plan.taken_down && code_ == "101" && *posting.posted_until < BeijingDay(life_.today)) {
      const Date next = std::chrono::sys_days(*posting.posted_until) + std::chrono::days(1);
      (void)TakeDownPosting(life_.desk, actor, item, *number, next);
    }
  }

  DemoLife& life_;
  std::string code_;
  OrganId organ_;
  std::vector<Item> items_;
  std::vector<account::OrganRow> villages_;
  std::size_t lists_ = 0;  // that hang in a village so far
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

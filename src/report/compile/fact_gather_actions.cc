#include "report/compile/fact_gather_actions.h"

#include <algorithm>

#include "base/percent.h"
#include "oversight/register/register_view.h"
#include "oversight/survey/survey_view.h"
#include "oversight/training/training_view.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_names.h"
#include "report/compile/year_note_store.h"

namespace gongkai::report {
namespace {

using account::OrganId;
using disclosure::YearItem;
using disclosure::YearItemFact;

constexpr std::string_view kItemKindKey = "item.kind.", kItemMonthKey = "item.month.",
                           kItemChannelKey = "item.channel.";

/// In 元, to the 分.
Number YuanOf(Money money) { return Number{Int128{money.fen} * (Number::kOne / 100)}; }

class Gatherer {
 public:
  Gatherer(db::Session& session, CompiledTables tables, const YearSums& sums) : session_(session), sums_(sums) {
    book_.tables = std::move(tables);
  }

  std::vector<ReportFact> GatherLedgers() && {
    AddItems();
    AddRequests();
    return std::move(book_.facts);
  }

  FactBook Gather(Date today) && {
    AddItems();
    AddRequests();
    AddWorks();
    AddTrainings();
    AddSurveys(today);
    AddRegisters();
    return std::move(book_);
  }

 private:
  OrganId organ() const { return book_.tables.organ; }
  int year() const { return book_.tables.year; }
  std::string Year() const { return std::to_string(year()); }
  std::string OfOrgan() const { return "organ=" + std::to_string(organ().value); }
  std::string DaysOfYear() const { return "&from=" + Year() + "-01-01&until=" + Year() + "-12-31"; }

  void Add(std::string_view key, std::optional<std::int64_t> count, std::string path) {
    std::optional<Number> value;
    if (count) value = Number::Of(*count);
    book_.facts.push_back({std::string(key), NameOfFact(key), value, std::move(path)});
  }
  void AddOfItems(std::string_view key, std::int64_t count) {
    std::string path = "/office/annual/" + Year() + "/text/items?" + OfOrgan() + "&fact=" + PercentEncode(key);
    Add(key, keeps_items_ ? std::optional(count) : std::nullopt, std::move(path));
  }
  std::int64_t CountOf(YearItemFact fact) {
    return static_cast<std::int64_t>(YearItemsOf(session_, organ(), year(), fact).size());
  }

  void AddItems() {
    keeps_items_ = disclosure::KeptItemsBy(session_, organ(), year());
    const std::vector<YearItem> items = YearItemsOf(session_, organ(), year(), YearItemFact::kPublished);
    AddOfItems(kItemsPublished, static_cast<std::int64_t>(items.size()));
    for (const disclosure::ItemKind kind : disclosure::ItemKinds()) {
      AddOfItems(KeyOfItemKind(kind), std::ranges::count(items, kind, &YearItem::kind));
    }
    for (int month = 1; month <= 12; ++month) {
      AddOfItems(KeyOfMonth(month), std::ranges::count_if(items, [&](const YearItem& each) {
                   return each.on.month() == std::chrono::month(static_cast<unsigned>(month));
                 }));
    }
    AddChannels(items);
    AddOfItems(kItemsWithdrawn, CountOf(YearItemFact::kWithdrawn));
    AddOfItems(kItemsFaulty, CountOf(YearItemFact::kFaulty));
    AddOfItems(kItemsRegistered, CountOf(YearItemFact::kRegistered));
    AddMessages();
  }

  void AddChannels(const std::vector<YearItem>& items) {
    const auto by_channel = disclosure::ItemsByChannel(session_, organ(), year());
    for (const disclosure::Channel channel : disclosure::Channels()) {
      const auto found = by_channel.find(channel);
      const std::int64_t count = channel == disclosure::Channel::kSite
                                     ? std::ranges::count(items, true, &YearItem::on_site)
                                 : found == by_channel.end() ? 0
                                                             : found->second;
      AddOfItems(KeyOfChannel(channel), count);
    }
  }

  void AddMessages() {
    const disclosure::YearMessages& messages = sums_.messages.at(organ());
    const auto kept = [&](std::int64_t count) { return keeps_items_ ? std::optional(count) : std::nullopt; };
    const std::string path = "/office/messages?" + OfOrgan() + DaysOfYear();
    Add(kMessages, kept(messages.received), path);
    Add(kMessagesAnswered, kept(messages.answered), path + "&state=answered");
    Add(kComplaintsFounded, kept(messages.founded), "");
    Add(kComplaintsRectified, kept(messages.rectified), "");
  }

  /// Nothing is told of applications where table 3 is blank: an organ that keeps them elsewhere has no 0 here.
  void AddRequests() {
    const CompiledCell* const came_in = book_.tables.Find({.table = 3, .row = "一", .column = "总计"});
    const bool is_kept = came_in != nullptr && came_in->value().has_value();
    const request::YearRequests& sums = sums_.requests.at(organ());
    const auto kept = [&](std::optional<std::int64_t> count) { return is_kept ? count : std::nullopt; };
    const std::string path = "/office/request-figures/cases?" + OfOrgan() + DaysOfYear() + "&by=channel&column=";
    for (const law::Channel channel : kRequestChannels) {
      const auto found = sums.received.find(channel);
      Add(KeyOfRequestChannel(channel), kept(found == sums.received.end() ? 0 : found->second),
          path + "received&row=" + std::string(law::IdOf(channel)));
    }
    Add(kAnswered, kept(sums.in_time + sums.late), path + "ended");
    Add(kInTime, kept(sums.in_time), path + "in_time");
    Add(kLate, kept(sums.late), path + "late");
    Add(kMedianDays, kept(sums.median_days), "");
    Add(kLongestDays, kept(sums.longest_days), "");
    const std::string fees = "/office/request-fees?year=" + Year();
    Add(kFeesNotified, kept(sums.fee_notices), fees);
    Add(kFeesCollected, std::nullopt, fees);
    if (is_kept) book_.facts.back().value = YuanOf(sums.fees);
  }

  void AddWorks() {
    std::vector<YearWork> works = YearWorksOf(session_, organ(), year());
    std::erase_if(works, [](const YearWork& each) { return !each.struck_words.empty(); });
    const std::string path = "/office/annual/" + Year() + "/text/notes?" + OfOrgan();
    for (const YearWorkKind kind : kYearWorkKinds) {
      const auto count = std::ranges::count(works, kind, &YearWork::kind);
      Add(KeyOfWork(kind), count > 0 ? std::optional(count) : std::nullopt, path);
    }
    Add(kTrained, Trained(works), path);
  }

  /// Where nothing was put down nothing is said: that is no statement that there was none.
  void AddTrainings() {
    const oversight::YearOfTraining trained = oversight::YearOfTrainingOf(session_, organ(), year());
    const bool is_kept = trained.held > 0 || trained.turns > 0;
    const auto kept = [&](int count) { return is_kept ? std::optional<std::int64_t>(count) : std::nullopt; };
    Add(kTrainingsHeld, kept(trained.held), "/office/trainings?" + OfOrgan() + "&year=" + Year());
    Add(kTrainingTurns, kept(trained.turns), "/office/training-hours?" + OfOrgan() + "&year=" + Year());
  }

  void AddSurveys(Date today) {
    const std::string path = "/office/surveys?" + OfOrgan() + "&year=" + Year();
    const auto years = oversight::SurveysOfYear(session_, std::vector{organ()}, year(), today);
    const oversight::SurveyYear* const of = years.empty() ? nullptr : &years.front();
    Add(kSurveysHeld, of == nullptr ? std::nullopt : std::optional<std::int64_t>(of->held), path);
    Add(kSurveyPapers, of == nullptr ? std::nullopt : std::optional(of->papers), path);
    Add(kSurveySatisfied, std::nullopt, path);
    if (of != nullptr && of->satisfied) {
      book_.facts.back().value = Number{Int128{*of->satisfied} * (Number::kOne / 10)};  // thousandths, as percent
    }
  }

  void AddRegisters() {
    for (const oversight::RegisterCount& count : oversight::RegisterCountsOf(session_, organ(), year())) {
      book_.facts.push_back({count.figure->key, count.figure->name, count.value, count.path});
    }
  }

  /// None where of a single one it is not known: half a sum would be a wrong number.
  static std::optional<std::int64_t> Trained(const std::vector<YearWork>& works) {
    std::optional<std::int64_t> sum;
    for (const YearWork& work : works) {
      if (work.kind != YearWorkKind::kTraining) continue;
      if (!work.people) return std::nullopt;
      sum = sum.value_or(0) + *work.people;
    }
    return sum;
  }

  db::Session& session_;
  const YearSums& sums_;
  FactBook book_;
  bool keeps_items_ = false;
};

}  // namespace

FactBook GatherFacts(db::Session& session, CompiledTables tables, Date today) {
  const YearSums sums = YearSumsOf(session, {tables.organ}, tables.year, today);
  return Gatherer(session, std::move(tables), sums).Gather(today);
}

YearSums YearSumsOf(db::Session& session, const std::vector<OrganId>& organs, int year, Date today) {
  return {.messages = disclosure::YearMessagesOf(session, organs, year, today),
          .requests = request::YearRequestsOf(session, organs, year)};
}

std::vector<ReportFact> GatherLedgerFacts(db::Session& session, CompiledTables tables, const YearSums& sums) {
  return Gatherer(session, std::move(tables), sums).GatherLedgers();
}

std::optional<std::vector<YearItem>> ItemsBehind(db::Session& session, OrganId organ, int year, std::string_view key) {
  const auto of = [&](YearItemFact fact) { return YearItemsOf(session, organ, year, fact); };
  if (key == kItemsWithdrawn) return of(YearItemFact::kWithdrawn);
  if (key == kItemsFaulty) return of(YearItemFact::kFaulty);
  if (key == kItemsRegistered) return of(YearItemFact::kRegistered);
  if (key.starts_with(kItemChannelKey) && key != KeyOfChannel(disclosure::Channel::kSite)) {
    const auto channel = disclosure::ChannelFrom(key.substr(kItemChannelKey.size()));
    if (!channel) return std::nullopt;
    return ItemsOfChannel(session, organ, year, *channel);
  }
  if (key != kItemsPublished && !key.starts_with(kItemKindKey) && !key.starts_with(kItemMonthKey) &&
      !key.starts_with(kItemChannelKey)) {
    return std::nullopt;
  }
  std::vector<YearItem> items = of(YearItemFact::kPublished);
  std::erase_if(items, [&](const YearItem& item) {
    return key != kItemsPublished && key != KeyOfItemKind(item.kind) &&
           key != KeyOfMonth(static_cast<int>(static_cast<unsigned>(item.on.month()))) &&
           !(item.on_site && key == KeyOfChannel(disclosure::Channel::kSite));
  });
  return items;
}

}  // namespace gongkai::report

#include "disclosure/demo_items.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "disclosure/catalogue/demo_catalogue.h"
#include "disclosure/channel/demo_items_postings.h"
#include "disclosure/cleanup/demo_items_cleanups.h"
#include "disclosure/decision/decision_actions.h"
#include "disclosure/item_actions.h"
#include "disclosure/medium/demo_items_registers.h"
#include "disclosure/participation/demo_items_messages.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/demo_items_screening.h"
#include "disclosure/step/demo_items_steps.h"
#include "docread/rich_text_reader.h"
#include "embedded/embedded_demo.h"
#include "screening/demo_items_lists.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

// organ, kind, days before today on which it was formed, days until it was handed in, what became of it, fields, title,
// summary, body
constexpr std::size_t kColumns = 9;

// Of decisions.tsv: organ, kind, days before today, letters of the number, matter, party, kind of party, basis,
// content, whether to publish, why.
constexpr std::size_t kColumnsOfDecisions = 11;
constexpr int kDaysToPublish = 5, kNotYetPublished = 40;

std::vector<std::string> Split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

/// The lines of data/demo/NAME, cut at tabs.
std::vector<std::vector<std::string>> CellsOf(std::string_view name, std::size_t columns) {
  std::vector<std::vector<std::string>> lines;
  for (const EmbeddedFile& file : embedded::Demo()) {
    if (file.name != name) continue;
    for (const std::string& text : Split(file.bytes, "\n")) {
      if (text.empty() || text.front() == '#') continue;
      lines.push_back(Split(text, "\t"));
      if (lines.back().size() != columns) throw std::runtime_error("data/demo/" + std::string(name) + ": " + text);
    }
  }
  return lines;
}

struct Line {
  std::string organ, kind, fate, fields, title, summary, body;
  int formed = 0, handed_in = 0;  // days before today
};

std::vector<Line> Lines() {
  std::vector<Line> lines;
  for (const std::vector<std::string>& cells : CellsOf("items.tsv", kColumns)) {
    const int formed = std::stoi(cells[2]);
    lines.push_back({cells[0], cells[1], cells[4], cells[5], cells[6], cells[7], cells[8], formed,
                     std::max(formed - std::stoi(cells[3]), 0)});
  }
  std::ranges::stable_sort(lines, std::ranges::greater(), &Line::handed_in);
  return lines;
}

template <class T>
T Must(const account::DemoLife&, const Line& line, FormResult<T> result) {
  if (!result) throw std::runtime_error("data/demo/items.tsv, " + line.title + ": " + result.errors().front().message);
  return *result;
}

Date DaysBefore(const DemoLife& life, int days) {
  return std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days);
}

/// "day:12" stands for a day so many days behind today, so that the county is of today whenever it is seeded; "@3" for
/// the third item of the same organ.
std::string ValueOf(const DemoLife& life, const Line& line, const std::string& text) {
  if (text.starts_with("day:")) return ToString(DaysBefore(life, -std::stoi(text.substr(4))));
  if (!text.starts_with("@")) return text;
  db::Reader reader = life.desk.database.Read();
  return FindItem(reader, {life.organ(line.organ), std::stoll(text.substr(1))})->index_number;
}

Content ContentOf(const DemoLife& life, const Line& line) {
  const auto kind = ItemKindFrom(line.kind);
  if (!kind) throw std::runtime_error("data/demo/items.tsv: no kind " + line.kind);
  std::string body = line.body;
  for (std::size_t at = body.find('|'); at != std::string::npos; at = body.find('|', at)) body.replace(at, 1, "\n\n");
  for (std::size_t at = body.find("\\t"); at != std::string::npos; at = body.find("\\t", at)) body.replace(at, 2, "\t");
  for (std::size_t at = body.find("\\n"); at != std::string::npos; at = body.find("\\n", at)) body.replace(at, 2, "\n");
  const auto text = docread::RichTextFromPlain(body);
  Content content{.kind = *kind,
                  .title = line.title,
                  .summary = line.summary,
                  .body = docread::WriteRichText(*text),
                  .formed_on = DaysBefore(life, line.formed)};
  if (*kind == ItemKind::kAidList) content.channels.push_back(Channel::kNoticeBoard);
  if (line.fields.empty()) return content;
  for (const std::string& field : Split(line.fields, ";")) {
    const std::size_t equals = field.find('=');
    content.fields.emplace(field.substr(0, equals), ValueOf(life, line, field.substr(equals + 1)));
  }
  return content;
}

class Life {
 public:
  explicit Life(DemoLife& life) : life_(life) {}

  /// One decision; its number counts from 1 in each organ, year and letters, in the order in which they come.
  void Enter(const std::vector<std::string>& cells) {
    const int days = std::stoi(cells[2]);
    TurnTo(days);
    const Date day = DaysBefore(life_, days);
    const std::string year = std::to_string(static_cast<int>(day.year()));
    const Line line{.organ = cells[0], .title = cells[4]};
    const DecisionKind kind = *DecisionKindFrom(cells[1]);
    const int number = ++last_numbers_[cells[0] + " " + cells[3] + " " + year];
    Must(life_, line,
         SaveDecision(
             life_.desk, As(line, PostKind::kHandler), life_.organ(line.organ),
             {.cells = {std::string(NameOf(kind)), cells[3] + "〔" + year + "〕" + std::to_string(number) + "号",
                        cells[4], cells[5], cells[6], ToString(day), cells[7], cells[8], cells[9], cells[10]}}));
    if (cells[9] == "公开" && days > kNotYetPublished) PublishMonth(line, kind, day, days);
  }

  void Live(const Line& line) {
    TurnTo(line.handed_in);
    const OrganId organ = life_.organ(line.organ);
    Content content = ContentOf(life_, line);
    if (line.fate == "withheld") {
      content.attribute = Attribute::kWithheld;
      content.ground = Ground::kProcess;
      content.ground_words = "会议讨论稿，尚未形成结论。";
    }
    const ItemId id =
        Must(life_, line, SaveDraft(life_.desk, As(line, PostKind::kHandler), organ, {.content = content})).item;
    if (line.fate == "draft") return;
    HandInAgain(line, id);
    if (line.fate == "review") return;
    Sign(line, id, Signer::kSecrecy, PostKind::kSecrecyExaminer);
    if (line.fate == "returned") {
      Pass(3);
      Must(life_, line,
           Return(life_.desk, As(line, PostKind::kDeputy), id,
                  {.signer = Signer::kReviewer,
                   .digest = DigestNow(id),
                   .answers = "",
                   .remark = "请把办理地点和联系电话写进正文。"}));
      return;
    }
    Sign(line, id, Signer::kReviewer, PostKind::kDeputy);
    if (line.fate == "last") return;
    Sign(line, id, Signer::kApprover, PostKind::kChief);
    if (line.fate == "withdrawn") {
      Pass(50);
      Must(life_, line,
           Withdraw(life_.desk, As(line, PostKind::kHandler), id, WithdrawalKind::kError,
                    "活动时间写错，更正后重新发布。"));
    }
    if (line.fate == "corrected") Correct(line, id);
  }

 private:
  /// Ten in the morning of that day in Beijing; never back.
  void TurnTo(int days_before) {
    const Instant morning = std::chrono::sys_days(DaysBefore(life_, days_before)) + std::chrono::hours(2);
    life_.moment = std::max(life_.moment + std::chrono::seconds(1), std::min(morning, life_.today));
  }

  void PublishMonth(const Line& line, DecisionKind kind, Date day, int days) {
    TurnTo(days - kDaysToPublish);
    const auto item = DraftItemOfDecisions(life_.desk, As(line, PostKind::kHandler), life_.organ(line.organ), kind,
                                           ToString(day).substr(0, sizeof("2026-03") - 1));
    if (!item) throw std::runtime_error("data/demo/decisions.tsv, " + line.title + ": " + item.error().message);
    HandInAgain(line, *item);
    Sign(line, *item, Signer::kSecrecy, PostKind::kSecrecyExaminer);
    Sign(line, *item, Signer::kReviewer, PostKind::kDeputy);
    Sign(line, *item, Signer::kApprover, PostKind::kChief);
  }

  Actor As(const Line& line, PostKind post) { return life_.as(line.organ, post); }

  void Pass(int minutes) { life_.moment = std::min(life_.moment + std::chrono::minutes(minutes), life_.today); }

  std::string DigestNow(ItemId id) {
    db::Reader reader = life_.desk.database.Read();
    return FindVersion(reader, id, FindItem(reader, id)->latest_version)->digest;
  }

  void HandInAgain(const Line& line, ItemId id) {
    std::int64_t version = 0;
    {
      db::Reader reader = life_.desk.database.Read();
      version = FindItem(reader, id)->version;
    }
    Pass(2);
    Must(life_, line, HandIn(life_.desk, As(line, PostKind::kHandler), id, version));
    ScreenDemoItem(life_, line.organ, id);
  }

  void Sign(const Line& line, ItemId id, Signer signer, PostKind post) {
    Pass(4);
    if (signer == Signer::kApprover) SettleDemoScreening(life_, line.organ, id);
    Must(life_, line,
         disclosure::Sign(life_.desk, As(line, post), id,
                          {.signer = signer,
                           .digest = DigestNow(id),
                           .answers = signer == Signer::kSecrecy ? "nnnnnyy" : "",
                           .remark = ""}));
  }

  void Correct(const Line& line, ItemId id) {
    Pass(60);
    if (!BeginCorrection(life_.desk, As(line, PostKind::kHandler), id))
      throw std::runtime_error("no correction: " + line.title);
    Content content;
    std::int64_t version = 0;
    {
      db::Reader reader = life_.desk.database.Read();
      const Item item = *FindItem(reader, id);
      content = FindVersion(reader, id, item.latest_version)->content;
      version = item.version;
    }
    content.correction = "原文联系电话有误，已改为办公室值班电话。";
    content.correction_why = "录入时看错了一行。";
    Must(life_, line,
         SaveDraft(life_.desk, As(line, PostKind::kHandler), id.organ,
                   {.item = id, .version = version, .content = content}));
    HandInAgain(line, id);
    Sign(line, id, Signer::kSecrecy, PostKind::kSecrecyExaminer);
    Sign(line, id, Signer::kReviewer, PostKind::kDeputy);
    Sign(line, id, Signer::kApprover, PostKind::kChief);
  }

  DemoLife& life_;
  std::map<std::string, int> last_numbers_;  // of decisions, by organ, letters and year
};

}  // namespace

void LiveDemoItems(DemoLife& demo) {
  LiveDemoItemsBeside(demo, [](int) {});
}

void LiveDemoItemsBeside(DemoLife& demo, const std::function<void(int days_before)>& beside) {
  screening::LiveDemoLists(demo);
  Life life(demo);
  const auto decisions = CellsOf("decisions.tsv", kColumnsOfDecisions);
  DemoMessages messages(demo, CellsOf("messages.tsv", kColumnsOfMessages));
  std::size_t next = 0;
  const auto enter_until = [&](int days_before) {
    for (; next < decisions.size() && std::stoi(decisions[next][2]) >= days_before; ++next) life.Enter(decisions[next]);
  };
  // Day by day, so that nothing that happens beside waits for the next item.
  int day = static_cast<int>(account::kDemoPast.count());
  const auto live_until = [&](int days_before) {
    for (; day >= days_before; --day) {
      enter_until(day);
      messages.Until(day);
      beside(day);
    }
  };
  bool has_catalogue = false;
  for (const Line& line : Lines()) {
    live_until(line.handed_in);
    if (!has_catalogue && line.handed_in < kDemoCatalogueDays) {
      BringDemoCatalogue(demo);
      has_catalogue = true;
    }
    life.Live(line);
  }
  live_until(0);
  TieDemoItems(demo);
  LiveDemoPostings(demo);
  LiveDemoSteps(demo);
  LiveDemoCleanups(demo);
  LiveDemoScreening(demo);
  LiveDemoRegisters(demo);
  messages.AnswerTopics();
  screening::LiveDemoAssessments(demo);
}

}  // namespace gongkai::disclosure

#include "disclosure/participation/demo_items_messages.h"

#include <algorithm>
#include <stdexcept>

#include "disclosure/item_actions.h"
#include "disclosure/participation/complaint_actions.h"
#include "disclosure/participation/enterprise_actions.h"
#include "disclosure/participation/entry_actions.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/participation/message_care_actions.h"
#include "disclosure/participation/send_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/demo_items_screening.h"
#include "docread/rich_text_reader.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

constexpr std::string_view kBar = "｜";

template <class T>
T Must(FormResult<T> result, const std::string& what) {
  if (!result) throw std::runtime_error("data/demo/messages.tsv, " + what + ": " + result.errors().front().message);
  return *result;
}

screening::Tools ToolsOf(DemoLife& life) {
  return screening::ToolsAtOnce([&life] { return life.moment; });
}

void Pass(DemoLife& life, int minutes) {
  life.moment = std::min(life.moment + std::chrono::minutes(minutes), life.today);
}

std::pair<std::string, std::string> Halves(const std::string& words) {
  const std::size_t at = words.find(kBar);
  if (at == std::string::npos) return {words, ""};
  return {words.substr(0, at), words.substr(at + kBar.size())};
}

/// The draft for comment of the organ that is public.
std::optional<ItemId> DraftOf(DemoLife& life, OrganId organ) {
  db::Reader reader = life.desk.database.Read();
  const auto drafts = PublicDraftsOf(reader, {organ}, BeijingDay(life.moment), 1);
  return drafts.empty() ? std::nullopt : std::optional(drafts.front());
}

struct Cells {
  std::string organ, kind, way, title, text, fate, words;
  int days = 0;
};

Cells CellsOf(const std::vector<std::string>& line) {
  return {line[0], line[1], line[3], line[4], line[5], line[6], line[7], std::stoi(line[2])};
}

class Handling {
 public:
  Handling(DemoLife& life, const Cells& cells, int number) : life_(life), cells_(cells), number_(number) {}

  MessageId Send() {
    SendForm form{.organ = life_.organ(cells_.organ),
                  .kind = *MessageKindFrom(cells_.kind),
                  .words = {PersonalText(cells_.title),
                            PersonalText(cells_.text),
                            PersonalText("周某"),
                            PersonalText("1390000" + std::to_string(1000 + number_)),
                            {}}};
    if (form.kind == MessageKind::kComment) form.item = DraftOf(life_, form.organ);
    if (form.kind == MessageKind::kComplaint)
      form.complaint = ComplaintAsk{form.organ, ComplaintSubject::kNotPublished};
    if (form.kind == MessageKind::kEnterprise) form.enterprise = EnterpriseOf(form.organ);
    const MessageWay way = *MessageWayFrom(cells_.way);
    if (way != MessageWay::kPage) return Must(NoteMessage(life_.desk, Handler(), way, form), cells_.title).id;
    const Sender sender{"10.9." + std::to_string(number_) + ".2", "demo" + std::to_string(number_), ""};
    return Must(SendMessage(life_.desk, sender, form), cells_.title).id;
  }

  /// The topic that is to be answered by an item later.
  std::optional<EntryId> Handle(MessageId id) {
    if (cells_.fate == "new") return std::nullopt;
    Pass(life_, 40);
    const auto [first, second] = Halves(cells_.words);
    const std::string& fate = cells_.fate;
    if (fate == "taken") Must(TakeMessage(life_.desk, Handler(), Seen(id)), cells_.title);
    if (fate == "answered") Must(AnswerMessage(life_.desk, Handler(), Seen(id), cells_.words), cells_.title);
    if (fate == "declined") Must(DeclineMessage(life_.desk, Handler(), Seen(id), cells_.words), cells_.title);
    if (fate == "removed") {
      Must(RemoveMessages(life_.desk, Handler(), {id.organ}, {id}, cells_.words), cells_.title);
    }
    if (const auto verdict = CommentVerdictFrom(fate)) {
      Must(JudgeComment(life_.desk, Handler(), Seen(id), {verdict, first, second}), cells_.title);
    }
    if (fate == "founded" || fate == "unfounded") Find(id, first, second);
    if (fate == "appeal") {
      Must(DecideAppealOf(life_.desk, Handler(), Seen(id), {ComplaintVerdict::kFounded, first, second}), cells_.title);
    }
    if (fate == "assigned") Assign(id);
    if (fate == "letters_visits" || fate == "application") {
      Must(PointMessage(life_.desk, Handler(), Seen(id), ElsewhereFrom(fate), cells_.words), cells_.title);
    }
    if (const auto satisfaction = SatisfactionFrom(fate)) {
      Must(AnswerMessage(life_.desk, Handler(), Seen(id), cells_.words), cells_.title);
      Must(SayHowHandled(life_.desk, "", {id, Seen(id).version}, satisfaction), cells_.title);
    }
    if (fate == "question" || fate == "examined") Question(id, first, second);
    if (fate == "topic" || fate == "closed" || fate == "settled") return Topic(id, first, second);
    return std::nullopt;
  }

 private:
  /// A complaint stands under the organ complained of and is handled by the county's office.
  Actor Handler() { return life_.as(cells_.kind == "complaint" ? "GB" : cells_.organ, PostKind::kHandler); }

  /// The first that the department is in charge of.
  std::optional<EnterpriseId> EnterpriseOf(OrganId regulator) {
    db::Reader reader = life_.desk.database.Read();
    for (const Enterprise& each : EnterprisesOf(reader, std::nullopt)) {
      if (each.regulator == regulator) return each.id;
    }
    return std::nullopt;
  }

  /// To the last who may work on it.
  void Assign(MessageId id) {
    const account::PersonId to = [&] {
      db::Reader reader = life_.desk.database.Read();
      return AssignableFor(reader, *FindMessage(reader, id), BeijingDay(life_.moment)).back().person;
    }();
    Must(AssignMessage(life_.desk, Handler(), Seen(id), to), cells_.title);
  }

  void Find(MessageId id, const std::string& order, const std::string& answer) {
    if (cells_.fate == "unfounded") {
      Must(DecideComplaint(life_.desk, Handler(), Seen(id),
                           {.verdict = ComplaintVerdict::kUnfounded, .answer = cells_.words}),
           cells_.title);
      return;
    }
    const Date until(std::chrono::sys_days(BeijingDay(life_.today)) + std::chrono::days(15));
    Must(DecideComplaint(life_.desk, Handler(), Seen(id),
                         {.verdict = ComplaintVerdict::kFounded,
                          .measure = ComplaintMeasure::kUrge,
                          .order = order,
                          .correct_by = ToString(until),
                          .answer = answer}),
         cells_.title);
  }

  SeenMessage Seen(MessageId id) {
    db::Reader reader = life_.desk.database.Read();
    return SeenAs(*FindMessage(reader, id));
  }

  void Question(MessageId id, const std::string& question, const std::string& answer) {
    Must(AnswerMessage(life_.desk, Handler(), Seen(id), answer), cells_.title);
    Pass(life_, 20);
    const EntryId entry = Must(SaveQuestion(life_.desk, Handler(), ToolsOf(life_),
                                            {.id = {id.organ, 0}, .kind = PublicEntryKind::kQuestion, .message = id},
                                            {.title = question, .words = answer, .is_checked = true}, true),
                               cells_.title);
    if (cells_.fate != "examined") return;
    Pass(life_, 60);
    std::string digest;
    {
      db::Reader reader = life_.desk.database.Read();
      digest = FindEntry(reader, entry)->digest;
    }
    Must(ExamineQuestion(life_.desk, life_.as(cells_.organ, PostKind::kSecrecyExaminer), ToolsOf(life_), entry, digest),
         cells_.title);
  }

  std::optional<EntryId> Topic(MessageId id, const std::string& title, const std::string& words) {
    const bool is_open = cells_.fate == "topic";
    const EntryId entry = Must(ShowTopic(life_.desk, Handler(), ToolsOf(life_), Seen(id),
                                         {.title = title, .words = is_open ? words : "", .is_checked = true}),
                               cells_.title);
    for (int i = 0; i < number_ % 7 + 2; ++i) {
      const std::string browser = std::to_string(number_) + "-" + std::to_string(i);
      (void)SupportTopic(life_.desk, {"198.51.100." + browser, "demo" + browser, ""}, entry);
    }
    if (cells_.fate == "closed") {
      Pass(life_, 30);
      Must(CloseTopic(life_.desk, Handler(), ToolsOf(life_), entry, {.title = "", .words = words, .is_checked = true}),
           cells_.title);
    }
    return cells_.fate == "settled" ? std::optional(entry) : std::nullopt;
  }

  DemoLife& life_;
  const Cells& cells_;
  int number_;
};

/// As every item: written, handed in, screened, signed by three.
void Publish(DemoLife& life, const std::string& organ, ItemId id, const std::string& words) {
  const auto now = [&] {
    db::Reader reader = life.desk.database.Read();
    return std::pair(*FindItem(reader, id), *FindVersion(reader, id, 1));
  };
  Content content = now().second.content;
  content.body = docread::WriteRichText(*docread::RichTextFromPlain(words));
  Must(SaveDraft(life.desk, life.as(organ, PostKind::kHandler), id.organ,
                 {.item = id, .version = now().first.version, .content = content}),
       content.title);
  Must(HandIn(life.desk, life.as(organ, PostKind::kHandler), id, now().first.version), content.title);
  ScreenDemoItem(life, organ, id);
  const auto sign = [&](Signer signer, PostKind post) {
    Pass(life, 4);
    if (signer == Signer::kApprover) SettleDemoScreening(life, organ, id);
    Must(Sign(life.desk, life.as(organ, post), id,
              {.signer = signer,
               .digest = now().second.digest,
               .answers = signer == Signer::kSecrecy ? "nnnnnyy" : "",
               .remark = ""}),
         content.title);
  };
  sign(Signer::kSecrecy, PostKind::kSecrecyExaminer);
  sign(Signer::kReviewer, PostKind::kDeputy);
  sign(Signer::kApprover, PostKind::kChief);
}

}  // namespace

DemoMessages::DemoMessages(DemoLife& life, std::vector<std::vector<std::string>> lines)
    : life_(life), lines_(std::move(lines)) {}

/// Before the first message, in the office that keeps the register.
void DemoMessages::RegisterEnterprises() {
  const Actor supervisor = life_.as("GB", PostKind::kSupervisor);
  const auto add = [&](std::string name, EnterpriseSector sector, const std::string& regulator) {
    Must(SaveEnterprise(life_.desk, supervisor, life_.organ("GB"),
                        {.name = std::move(name), .sector = sector, .regulator = life_.organ(regulator)}),
         "公共企事业单位");
  };
  add("澄砚县社会福利院", EnterpriseSector::kOther, "MZJ");
  add("澄砚县第一中学", EnterpriseSector::kSchools, "JYJ");
  add("澄砚县城乡供水有限公司", EnterpriseSector::kWater, "SLJ");
}

void DemoMessages::Until(int days_before) {
  for (; next_ < lines_.size() && CellsOf(lines_[next_]).days >= days_before; ++next_) Live(lines_[next_]);
}

void DemoMessages::Live(const std::vector<std::string>& line) {
  const Cells cells = CellsOf(line);
  const bool is_first = next_ == 0;
  const Instant morning =
      std::chrono::sys_days(BeijingDay(life_.today)) - std::chrono::days(cells.days) + std::chrono::hours(2);
  life_.moment = std::max(life_.moment + std::chrono::seconds(1), std::min(morning, life_.today));
  if (is_first) RegisterEnterprises();
  Handling handling(life_, cells, static_cast<int>(next_) + 1);
  if (const auto topic = handling.Handle(handling.Send())) {
    owed_.push_back({cells.organ, *topic, Halves(cells.words).second});
  }
}

void DemoMessages::AnswerTopics() {
  for (const Owed& owed : owed_) {
    const auto item = DraftTopicAnswer(life_.desk, life_.as(owed.organ, PostKind::kHandler), owed.topic);
    if (!item) throw std::runtime_error("data/demo/messages.tsv: " + item.error().message);
    Publish(life_, owed.organ, *item, owed.words);
  }
  (void)KeepMessages(life_.desk);
}

}  // namespace gongkai::disclosure

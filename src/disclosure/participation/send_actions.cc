#include "disclosure/participation/send_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/random.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/complaint_body_view.h"
#include "disclosure/participation/query_code.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr std::chrono::minutes kWrongWithin{15};

std::string ObjectOf(MessageId id) { return "message:" + ToString(id); }

FieldErrors TooMany(Intake intake) {
  const std::string_view words =
      intake == Intake::kRefuseNetwork
          ? "您所在的网络最近提交得太多，请过一小时再试；着急的请打机关的电话。您写的内容还在下面，没有提交。"
          : "现在提交的人太多，请过一会儿再试；着急的请打机关的电话。您写的内容还在下面，没有提交。";
  return {{std::string(kTooManyField), std::string(words)}};
}

bool IsRefused(Intake intake) { return intake == Intake::kRefuseNetwork || intake == Intake::kRefuseAll; }

/// Of an organ that answers in its own name, and of an item that is public. A comment is on a draft whose term runs.
FieldErrors FaultsOfAddress(db::Session& session, const SendForm& form, Date today) {
  const auto county = account::PublicCountyOf(session, today);
  const auto is_it = [&](const account::PublicOrgan& organ) { return organ.id == form.organ; };
  if (!county || std::ranges::none_of(county->organs, is_it)) {
    return {{"organ", "请选择交给哪个机关。"}};
  }
  if (!form.item) {
    if (form.kind != MessageKind::kComment) return {};
    return {{"item", "请从正在征求意见的草案进入，再提意见。"}};
  }
  const auto item = FindItem(session, *form.item);
  if (!item || !IsPublic(item->publicity, today)) return {{"item", "这一件已经不在公开，不能再提。"}};
  if (form.kind != MessageKind::kComment) return {};
  const auto version = FindVersion(session, *form.item, *item->publicity.published_version);
  if (item->kind != ItemKind::kDraft || !version ||
      !TakesComments(version->content.DateField("comment_until"), today)) {
    return {{"item", "这份草案的征求意见期限已过，或者不在征求意见。"}};
  }
  if (item->id.organ != form.organ) return {{"organ", "对草案的意见由起草的机关收。"}};
  return {};
}

/// An appeal about a public enterprise goes to the department that is in charge of it (条例第五十五条第二款).
FieldErrors FaultsOfEnterprise(db::Session& session, SendForm& form, std::optional<OrganId> noted_by, Date today) {
  form.item.reset();
  const auto enterprise = form.enterprise ? FindEnterprise(session, *form.enterprise) : std::nullopt;
  if (!enterprise || !IsOpenOn(*enterprise, today)) return {{"enterprise", "请选择申诉哪个单位。"}};
  if (noted_by && *noted_by != enterprise->regulator) {
    return {{"enterprise", "本机关不收对它的申诉，请告诉对方向它的主管部门提出（条例第五十五条第二款）。"}};
  }
  form.organ = enterprise->regulator;
  return FaultsOfAddress(session, form, today).empty()
             ? FieldErrors()
             : FieldErrors{{"enterprise", "它的主管部门现在不在这里收，请打电话问县政府办公室。"}};
}

/// A complaint goes to the body in charge of the organ complained of; nobody chooses another one.
FieldErrors FaultsOfWay(db::Session& session, SendForm& form, Date today) {
  if (form.kind == MessageKind::kEnterprise) return FaultsOfEnterprise(session, form, std::nullopt, today);
  if (form.kind != MessageKind::kComplaint) return FaultsOfAddress(session, form, today);
  const ComplaintAsk ask = form.complaint.value_or(ComplaintAsk{});
  FieldErrors errors = FaultsOfAsk(session, ask, today);
  if (errors.empty()) form.organ = *BodyFor(session, ask.against, ask.body, today);
  return errors;
}

/// The same of what an officer writes down: his own organ is the body, or he tells who it is.
FieldErrors FaultsOfNoted(db::Session& session, SendForm& form, Date today) {
  if (form.kind == MessageKind::kEnterprise) return FaultsOfEnterprise(session, form, form.organ, today);
  if (form.kind != MessageKind::kComplaint) return FaultsOfAddress(session, form, today);
  ComplaintAsk ask = form.complaint.value_or(ComplaintAsk{});
  if (const auto role = RoleOf(session, form.organ, ask.against, today)) {
    ask.body = *role;
    form.complaint = ask;
    return FaultsOfAsk(session, ask, today);
  }
  FieldErrors errors = FaultsOfAsk(session, ask, today);
  if (ErrorOf(errors, "against") != nullptr) return errors;
  return {{"against",
           "本机关不收对它的投诉举报，请告诉对方向它的主管部门或者上一级行政机关提出（条例第四十七条、"
           "第五十一条）。"}};
}

/// The code of this form: the same one each time it is sent, and nowhere kept, nor is what it is made of.
std::string CodeFor(const Desk& desk, const std::string& once_key) {
  return QueryCodeOf(once_key.empty() ? crypto::RandomBytes(crypto::Key::kBytes) : CodeBytes(desk.keys, once_key));
}

/// Told once an hour to each handler, however many come: a thousand letters help nobody. While far too many come, in a
/// line of its own.
void TellHandlers(Deed& deed, const Message& message) {
  const std::string hour = ToBeijingMinute(deed.now()).substr(0, sizeof("2026-03-10 10") - 1);
  const bool is_flood = (message.marks & kMarkFlood) != 0;
  account::TellOrgan(
      deed, message.handler, account::Act::kHandleMessages,
      {.kind = account::NoticeKind::kItem,
       .key = (is_flood ? "messages-many-" : "messages-") + std::to_string(message.handler.value) + "-" + hour,
       .title = is_flood ? "短时间内收到很多公众留言，请逐条看" : "收到公众留言，请办理",
       .detail = is_flood ? "其中可能有灌水，也有真的来信；期限照旧计算。"
                          : "最早的一条是“" + std::string(NameOf(message.kind)) + "”。",
       .path = "/office/messages?state=new"});
}

struct Arrival {
  MessageWay way = MessageWay::kPage;
  SenderNetworks from{};  // empty for what an officer writes down
  int marks = 0;
};

SendReceipt Receive(Desk& desk, Deed& deed, const SendForm& form, const Arrival& arrival, const std::string& code) {
  db::Transaction& act = deed.transaction();
  NewMessage added{.message = {.id = {form.organ, 0},
                               .kind = form.kind,
                               .way = arrival.way,
                               .handler = form.organ,
                               .item = form.item,
                               .marks = arrival.marks,
                               .at = deed.now(),
                               .due_on = DueOf(form.kind, deed.today(), ReadCountyTerms(act), account::WorkingDays())},
                   .words = form.words,
                   .code_digest = CodeDigest(desk.keys, *PlainQueryCode(code)),
                   .network = arrival.from.network,
                   .text_digest = TextDigest(desk.keys, form.words)};
  added.fact_digest = FactDigest(desk.keys, added.code_digest, SecondFactOf(form.words));
  const bool is_public = arrival.way == MessageWay::kPage;
  // As long as the network is known; what two callers say in the same words is said twice.
  if (is_public && HasSameText(act, added, deed.now() - kNetworkKept)) added.message.marks |= kMarkRepeat;
  const Message made = added.message;
  const MessageId id = AddMessage(act, desk.keys, std::move(added));
  if (form.kind == MessageKind::kComplaint) {
    AddComplaint(act, {.message = id,
                       .against = form.complaint->against,
                       .subject = *form.complaint->subject,
                       .body = form.complaint->body});
  }
  if (form.kind == MessageKind::kEnterprise) AddAppeal(act, id, *form.enterprise);
  if (is_public) {
    for (const std::string& wider : {arrival.from.household, arrival.from.place}) {
      AddArrival(act, kMessageArrival, wider, deed.now());
    }
  }
  AddEvent(act, id,
           {.at = deed.now(),
            .kind = "received",
            .person = is_public ? std::nullopt : std::optional(deed.actor().person),
            .person_name = is_public ? std::string() : deed.actor().name,
            .words = std::string(NameOf(arrival.way))});
  if (!IsSetAside(made.marks)) TellHandlers(deed, made);
  deed.Record(form.organ, is_public ? "message.receive" : "message.note", ObjectOf(id),
              {{"kind", std::string(IdOf(form.kind))}, {"way", std::string(IdOf(arrival.way))}});
  deed.Commit(ToString(id));
  return {id, code, made.due_on};
}

/// What was answered to the same form before.
FormResult<SendReceipt> Earlier(Deed& deed, const std::string& code) {
  const MessageId id = deed.Earlier(MessageIdFrom);
  const auto message = FindMessage(deed.transaction(), id);
  if (!message) return FormRefused("这一份已经提交过了。");
  return SendReceipt{id, code, message->due_on};
}

/// The same form after its key has been forgotten (db::ForgetActs): it is told by its code.
std::optional<SendReceipt> MuchEarlier(const Desk& desk, Deed& deed, const std::string& code) {
  const auto message = FindMessageOfForm(deed.transaction(), CodeDigest(desk.keys, *PlainQueryCode(code)));
  return message ? std::optional(SendReceipt{message->id, code, message->due_on}) : std::nullopt;
}

FormResult<SendReceipt> SendIt(Desk& desk, Deed& deed, const SenderNetworks& from, SendForm form,
                               const std::string& code) {
  if (deed.done_before()) return Earlier(deed, code);
  if (auto receipt = MuchEarlier(desk, deed, code)) return *receipt;
  deed.transaction().Lock("what the public sends");  // what is counted below comes one after the other
  const Intake intake = IntakeOf(LoadOf(deed.transaction(), from, deed.now()));
  if (IsRefused(intake)) return TooMany(intake);
  FieldErrors errors = FaultsOf(form.words, form.kind);
  for (FieldError& each : FaultsOfWay(deed.transaction(), form, deed.today())) errors.push_back(std::move(each));
  if (!errors.empty()) return errors;
  int marks = MarksOfText(form.words.title.Reveal(), form.words.text.Reveal());
  if (intake == Intake::kTakeMarked) marks |= kMarkFlood;
  return Receive(desk, deed, form, {.way = MessageWay::kPage, .from = from, .marks = marks}, code);
}

}  // namespace

FormResult<SendReceipt> SendMessage(Desk& desk, const Sender& sender, const SendForm& given) {
  SendForm form = given;
  form.words = Tidied(given.words);
  const SenderNetworks from = NetworksOf(desk.keys, sender.network);
  {
    // Without the write lock first: who is turned away must not hold up those who work.
    db::Reader reader = desk.database.Read();
    const Intake intake = IntakeOf(LoadOf(reader, from, desk.now()));
    if (IsRefused(intake)) return TooMany(intake);
  }
  // No address: it would stand in the trail for good.
  const std::string once = sender.once_key.empty() ? std::string() : sender.client + "|" + sender.once_key;
  const std::string code = CodeFor(desk, once);
  return RetryDeed(desk, Actor{.once_key = once}, [&](Deed& deed) { return SendIt(desk, deed, from, form, code); });
}

FormResult<SendReceipt> NoteMessage(Desk& desk, const Actor& actor, MessageWay way, const SendForm& given) {
  SendForm form = given;
  form.words = Tidied(given.words);
  const std::string once =
      actor.once_key.empty() ? std::string() : std::to_string(actor.person.value) + "|" + actor.once_key;
  const std::string code = CodeFor(desk, once);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<SendReceipt> {
    if (deed.done_before()) return Earlier(deed, code);
    if (auto receipt = MuchEarlier(desk, deed, code)) return *receipt;
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能登记留言。");
    FieldErrors errors = FaultsOf(form.words, form.kind);
    for (FieldError& each : FaultsOfNoted(deed.transaction(), form, deed.today())) errors.push_back(std::move(each));
    if (way == MessageWay::kPage) errors.push_back({"way", "请选择来意是怎么来的。"});
    if (!errors.empty()) return errors;
    return Receive(desk, deed, form, {.way = way}, code);
  });
}

namespace {

Error NoSuchMessage() {
  return {ErrorKind::kNotFound, "查不到：查询码和四位数字对不上。请对照提交时的页面再填一次。", {}};
}

/// Counted before it is told, so that a thousand at once are a thousand.
Error Wrong(Desk& desk, const std::string& network, const std::string& code_digest) {
  db::Retry(desk.database, [&](db::Transaction& act) {
    AddWrongLookup(act, network, desk.now());
    AddWrongLookup(act, code_digest, desk.now());  // also of a code that there is not: nobody learns by it
    act.Commit();
    return 0;
  });
  return NoSuchMessage();
}

std::string FactIn(std::string_view typed) {
  std::string fact;
  for (const char32_t c : Fold(typed.substr(0, 60))) {
    if (IsDigit(c)) fact += static_cast<char>(c);
  }
  return fact;
}

std::optional<Error> TooManyWrong(db::Session& session, const std::string& network, const std::string& code_digest,
                                  Instant now) {
  if (WrongLookups(session, network, now - kWrongWithin) >= kWrongCodes) {
    return Error{ErrorKind::kConflict, "您所在的网络查错的次数太多，请过十五分钟再查。", {}};
  }
  if (WrongLookups(session, code_digest, now - kWrongWithin) >= kWrongFacts) {
    return Error{ErrorKind::kConflict, "这个查询码查错的次数太多，请过十五分钟再查。", {}};
  }
  return std::nullopt;
}

void ReadTheRest(db::Session& reader, const account::Keys& keys, LookedUp& found) {
  if (auto opened = OpenMessage(reader, keys, found.message.id)) {
    found.words = std::move(opened->words);
    found.answer = std::move(opened->answer);
  }
  for (const MessageEvent& event : EventsOf(reader, found.message.id)) {
    if (event.kind == "declined" || event.kind == "pointed") found.reason = event.words;
  }
  if (const auto topic = PublicTopicOf(reader, found.message.id)) found.topic = topic->id;
  if (found.message.kind == MessageKind::kComplaint) found.complaint = FindComplaint(reader, found.message.id);
  if (found.message.kind == MessageKind::kEnterprise) found.appeal = FindAppeal(reader, found.message.id);
}

}  // namespace

FieldErrors FaultsOfLookUp(std::string_view code, std::string_view fact) {
  FieldErrors errors;
  if (code.empty()) {
    errors.push_back({"code", "请填写查询码。"});
  } else if (!PlainQueryCode(code)) {
    errors.push_back({"code", "查询码是十二位字母和数字，像 7KQ2-MX4P-9TRW，请对照提交时的页面。"});
  }
  constexpr std::size_t kDigits = 4;
  if (FactIn(fact).size() != kDigits) {
    errors.push_back({"fact", "请填写四位数字：电话的后四位，或者提交时您定的四位数字。"});
  }
  return errors;
}

Result<LookedUp> LookUpMessage(Desk& desk, const std::string& network, std::string_view typed_code,
                               std::string_view typed_fact) {
  if (const FieldErrors faults = FaultsOfLookUp(typed_code, typed_fact); !faults.empty()) {
    return Error{ErrorKind::kInvalidInput, faults.front().message, {}};
  }
  const std::string digest = NetworkDigest(desk.keys, network);
  const std::string code_digest = CodeDigest(desk.keys, *PlainQueryCode(typed_code));
  {
    db::Reader reader = desk.database.Read();
    if (auto refusal = TooManyWrong(reader, digest, code_digest, desk.now())) return std::move(*refusal);
    const auto message = FindMessageBy(reader, code_digest, FactDigest(desk.keys, code_digest, FactIn(typed_fact)));
    if (message) {
      LookedUp found;
      found.message = *message;
      ReadTheRest(reader, desk.keys, found);
      return found;
    }
  }
  return Wrong(desk, digest, code_digest);
}

namespace {

bool IsOpenTopic(const std::optional<PublicEntry>& topic) {
  return topic && topic->kind == PublicEntryKind::kTopic && topic->state == PublicEntryState::kPublic;
}
bool TakesSupports(const PublicEntry& topic) { return topic.closed_words.empty() && topic.supports < kMostSupports; }

std::string SupportOf(EntryId id) { return "support " + ToString(id); }

/// Whether this one would count: not twice of a browser, not too often of a household or a place.
bool MaySupport(db::Session& session, EntryId id, const SupportBy& by, const std::string& place, Instant now) {
  const Instant since = now - std::chrono::hours(24);
  return MayAddSupport(session, id, by, since) && ArrivalsOf(session, SupportOf(id), place, since) < kSupportsPerPlace;
}

Error NoSuchTopic() { return {ErrorKind::kNotFound, "没有这个题目。", {}}; }

}  // namespace

Result<bool> SupportTopic(Desk& desk, const Sender& sender, EntryId id) {
  const SenderNetworks from = NetworksOf(desk.keys, sender.network);
  const SupportBy by{.client = ClientDigest(desk.keys, SupportOf(id), sender.client), .household = from.household};
  const auto counts = [&](db::Session& session, const PublicEntry& topic) {
    return TakesSupports(topic) && MaySupport(session, id, by, from.place, desk.now());
  };
  {
    // Without the write lock first: who presses a thousand times must not hold up those who work.
    db::Reader reader = desk.database.Read();
    const auto topic = FindEntry(reader, id);
    if (!IsOpenTopic(topic)) return NoSuchTopic();
    if (!counts(reader, *topic)) return false;
  }
  return db::Retry(desk.database, [&](db::Transaction& act) -> Result<bool> {
    const auto topic = LockedEntry(act, id);
    if (!IsOpenTopic(topic)) return NoSuchTopic();
    if (!counts(act, *topic) || !AddSupport(act, id, by, desk.now())) return false;
    AddArrival(act, SupportOf(id), from.place, desk.now());
    act.Commit();
    return true;
  });
}

namespace {

Status AgainstUsefulness(db::Session& session, ItemId id, const SupportBy& by, Instant now) {
  const auto item = FindItem(session, id);
  if (!item || !IsPublic(item->publicity, BeijingDay(now))) {
    return Error{ErrorKind::kNotFound, "没有这一件公开信息。", {}};
  }
  if (MayPutUsefulness(session, id, by, now)) return Ok();
  return Error{ErrorKind::kConflict, "您所在的网络最近点得太多，请过一小时再试。", {}};
}

}  // namespace

Status SayUseful(Desk& desk, const Sender& sender, ItemId id, bool is_useful) {
  const SupportBy by{.client = ClientDigest(desk.keys, "useful " + ToString(id), sender.client),
                     .household = NetworksOf(desk.keys, sender.network).household};
  {
    db::Reader reader = desk.database.Read();
    if (Status against = AgainstUsefulness(reader, id, by, desk.now()); !against) return against;
  }
  return db::Retry(desk.database, [&](db::Transaction& act) -> Status {
    if (Status against = AgainstUsefulness(act, id, by, desk.now()); !against) return against;
    PutUsefulness(act, id, by, is_useful, desk.now());
    act.Commit();
    return Ok();
  });
}

}  // namespace gongkai::disclosure

#include "request/redact_actions.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_steps_actions.h"
#include "request/redact_text_view.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;
using redaction::Layer;
using redaction::Mark;

constexpr Act kChecking[] = {Act::kExamineSecrecy, Act::kReviewItems, Act::kApproveItems, Act::kHandleCases};

int Finish(Deed& deed, const RedactRef& ref, std::string_view act, int result,
           std::initializer_list<account::Detail> details = {}) {
  deed.Record(ref.handler, act, ObjectOf(ref), details);
  deed.Commit(std::to_string(result));
  return result;
}

account::Notice NoticeOf(const RedactRef& ref, std::string title, std::string detail) {
  return {.kind = account::NoticeKind::kItem,
          .title = std::move(title),
          .detail = std::move(detail),
          .path = "/office/requests/" + ToString(ref.id) + "/redact/" + std::to_string(ref.number)};
}

// ---- beginning

FieldErrors AgainstSource(db::Session& session, const account::Keys& keys, CaseId id, const CaseFile* file) {
  if (file == nullptr) return {{"source", "请选择要遮盖的文件。"}};
  if (file->kind == FileKind::kIdentity) return {{"source", "身份证明不是要公开的文件，请选择别的。"}};
  if (file->kind == FileKind::kWorking || RedactionOfCopy(session, keys, id, file->digest)) {
    return {{"source", "这一份是遮盖用的或者遮盖好的，请选择原文件。"}};
  }
  const auto all = RedactionsOf(session, keys, id);
  if (std::ssize(all) >= kMostRedactions) return {{"source", "一件最多做20份遮盖。"}};
  const bool is_begun = std::ranges::any_of(all, [&](const Redaction& each) {
    return each.source_digest == file->digest && each.state != RedactState::kDropped &&
           each.state != RedactState::kFailed && each.state != RedactState::kReleased;
  });
  if (is_begun) return {{"source", "这一份已经在遮盖，请打开它接着做。"}};
  return {};
}

FormResult<int> Begin(Deed& deed, const account::Keys& keys, const SeenCase& seen, int source) {
  if (deed.done_before()) return deed.EarlierId<int>();
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能办理申请。");
  const auto held = LockedCase(deed.transaction(), seen.id);
  if (!held || held->handler != seen.handler || held->is_erased) {
    return FormRefused("没有这一件申请，或者已经转给别的机关。");
  }
  if (!IsOpen(held->stage)) return FormRefused("本件已经办结，不再遮盖。");
  const std::vector<CaseFile> files = FilesOf(deed.transaction(), seen.id);
  const auto file = std::ranges::find(files, source, &CaseFile::number);
  const CaseFile* const found = file == files.end() ? nullptr : &*file;
  if (FieldErrors against = AgainstSource(deed.transaction(), keys, seen.id, found); !against.empty()) return against;
  Redaction begun{.id = seen.id, .source = source, .source_digest = found->digest};
  begun.begun_by = deed.actor().person;
  begun.begun = deed.actor().name;
  begun.begun_at = begun.changed_at = deed.now();
  const int number = AddRedaction(deed.transaction(), keys, begun);
  return Finish(deed, {seen.id, seen.handler, number}, "case.redact_begin", number);
}

// ---- marking

/// Which post sets marks of that layer; of the check whoever checks.
bool MayMarkAs(const Actor& actor, Layer layer) {
  if (layer == Layer::kSecrecy) return MayActAs(actor, Act::kExamineSecrecy);
  return layer == Layer::kCheck ? MayCheckBy(actor) : MayActAs(actor, Act::kHandleCases);
}

std::optional<FieldErrors> AgainstMarking(const Deed& deed, const Redaction& redaction, Layer layer) {
  if (!MayMarkAs(deed.actor(), layer)) return FormRefused("您现在的岗位不能加这一层遮盖。");
  if (const Status may = MayMark(redaction, layer); !may) return FormRefused(may.error().message);
  if (layer == Layer::kCheck && redaction.handed_by == deed.actor().person) {
    return FormRefused("送复核的人不能自己复核；要改的请先取回。");
  }
  return std::nullopt;
}

/// Marks that are told apart by their places: what is marked at the very same boxes is not marked twice.
std::vector<KeptMark> WithoutKnown(std::vector<Mark> marks, std::span<const KeptMark> known, const Deed& deed) {
  const auto place_of = [](const Mark& mark) { return std::to_string(mark.page) + ":" + ToText(mark.boxes); };
  std::set<std::string> places;
  for (const KeptMark& each : known) places.insert(place_of(each.mark));
  std::vector<KeptMark> fresh;
  for (Mark& mark : marks) {
    if (places.insert(place_of(mark)).second) fresh.push_back({std::move(mark), deed.actor().name, deed.now()});
  }
  return fresh;
}

FormResult<int> Put(Deed& deed, const account::Keys& keys, const RedactRef& ref, const MarkForm& form,
                    std::vector<Mark> marks, bool is_series) {
  if (deed.done_before()) return deed.EarlierId<int>();
  const auto redaction = RedactionToActOn(deed, keys, ref);
  if (!redaction) return redaction.errors();
  if (auto against = AgainstMarking(deed, *redaction, form.layer)) return std::move(*against);
  const std::vector<KeptMark> known = MarksOf(deed.transaction(), keys, ref.id, ref.number);
  if (known.size() + marks.size() > redaction::kMostMarks) return FormRefused("这一份的遮盖太多了，请把文件拆分。");
  const std::int64_t series = is_series ? NextSeries(deed.transaction(), ref.id, ref.number) : 0;
  for (Mark& mark : marks) {
    mark.layer = form.layer;
    mark.ground = form.ground;
    mark.reason = form.reason;
    mark.series = series;
    mark.person = deed.actor().person.value;
  }
  const std::vector<KeptMark> fresh = WithoutKnown(std::move(marks), known, deed);
  if (fresh.empty()) return FormRefused("这些地方已经遮盖了。");
  AddMarks(deed.transaction(), keys, ref.id, ref.number, fresh);
  return Finish(deed, ref, "case.redact_mark", static_cast<int>(fresh.size()),
                {{"marks", std::to_string(fresh.size())}, {"ground", form.ground}});
}

FieldErrors FaultsOf(const MarkForm& form) {
  if (form.ground.empty()) return {{"ground", "请选择依据哪一条（条例第三十七条：不公开的要说明理由）。"}};
  const Status checked = redaction::CheckGround(form.ground, form.reason);
  if (checked) return {};
  return {{redaction::FindGround(form.ground) == nullptr ? "ground" : "reason", checked.error().message}};
}

/// Read outside of any transaction.
struct Pages {
  std::optional<Redaction> redaction;
  std::vector<docread::PageText> texts;
};
Pages PagesIn(Desk& desk, const RedactRef& ref) {
  db::Reader reader = desk.database.Read();
  Pages pages;
  pages.redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
  if (pages.redaction) pages.texts = PageTextsOf(reader, desk.keys, *pages.redaction);
  return pages;
}

/// Boxes as they are kept, so that what is checked and burnt is what stands in the database.
void Round(std::vector<Mark>& marks) {
  for (Mark& mark : marks) mark.boxes = BoxesOfText(ToText(mark.boxes));
}

/// With all other places of the same words, each once, in the order of the pages.
std::vector<redaction::TextRange> WithAllLike(std::span<const docread::PageText> pages,
                                              const std::vector<redaction::TextRange>& places) {
  const auto order = [](const redaction::TextRange& each) { return std::tuple(each.page, each.offset, each.length); };
  std::vector<redaction::TextRange> all = places;
  std::set<std::string> searched;
  for (const redaction::TextRange& each : places) {
    if (each.page < 1 || static_cast<std::size_t>(each.page) > pages.size()) continue;
    const std::string_view text = pages[static_cast<std::size_t>(each.page) - 1].text;
    if (each.offset + each.length > text.size()) continue;
    const std::string_view words = text.substr(each.offset, each.length);
    if (!searched.insert(redaction::Folded(words)).second) continue;
    const auto like = redaction::PlacesLike(pages, words);
    all.insert(all.end(), like.begin(), like.end());
  }
  std::ranges::sort(all, {}, order);
  const auto twice = std::ranges::unique(all);
  all.erase(twice.begin(), twice.end());
  return all;
}

FormResult<int> PutSeries(Desk& desk, const Actor& actor, const RedactRef& ref, const MarkForm& form,
                          std::vector<Mark> marks, account::ActPlace place = account::ActPlace::current()) {
  Round(marks);
  const bool is_series = marks.size() > 1;
  return account::RetryDeed(desk, actor, place,
                            [&](Deed& deed) { return Put(deed, desk.keys, ref, form, marks, is_series); });
}

// ---- what may stay

FormResult<int> Stay(Deed& deed, const account::Keys& keys, const RedactRef& ref, const std::string& words,
                     const std::string& reason) {
  if (deed.done_before()) return deed.EarlierId<int>();
  auto found = RedactionToActOn(deed, keys, ref);
  if (!found) return found.errors();
  Redaction redaction = *found;
  if (auto against = AgainstMarking(deed, redaction, Layer::kHandler)) return std::move(*against);
  if (redaction.words.stays.size() >= kMostStays) return FormRefused("这样的说明太多了，请一并遮盖。");
  redaction.words.stays.push_back({words, reason, deed.actor().person.value});
  redaction.changed_at = deed.now();
  PutRedaction(deed.transaction(), keys, redaction);
  return Finish(deed, ref, "case.redact_stay", 1);
}

// ---- the second person

void ForgetCheck(Redaction& redaction) {
  redaction.handed_by = redaction.checked_by = std::nullopt;
  redaction.handed_at = redaction.checked_at = std::nullopt;
  redaction.handed.clear();
  redaction.checked.clear();
  redaction.check_plan.clear();
}

FormResult<int> HandIn(Deed& deed, const account::Keys& keys, const RedactRef& ref, const std::string& plan) {
  if (deed.done_before()) return deed.EarlierId<int>();
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能办理申请。");
  auto found = RedactionToActOn(deed, keys, ref);
  if (!found) return found.errors();
  Redaction redaction = *found;
  if (redaction.state != RedactState::kDrawing) return FormRefused("这一份现在不能送复核。");
  if (AtHand(deed.transaction(), keys, redaction).digest != plan) return FormRefused("遮盖刚刚又改过，请看过再送。");
  ForgetCheck(redaction);
  redaction.state = RedactState::kChecking;
  redaction.handed_by = deed.actor().person;
  redaction.handed = deed.actor().name;
  redaction.handed_at = redaction.changed_at = deed.now();
  redaction.words.said.clear();
  redaction.words.found.clear();
  redaction.words.trouble.clear();
  PutRedaction(deed.transaction(), keys, redaction);
  const account::Notice notice = NoticeOf(ref, "一份部分公开的文件等您复核", "请看遮盖是不是都对，该给的有没有遮住。");
  account::TellOrgan(deed, ref.handler, Act::kReviewItems, notice);
  account::TellOrgan(deed, ref.handler, Act::kExamineSecrecy, notice);
  return Finish(deed, ref, "case.redact_hand_in", ref.number, {{"plan", plan}});
}

FormResult<int> Check(Deed& deed, const account::Keys& keys, const RedactRef& ref, const std::string& plan) {
  if (deed.done_before()) return deed.EarlierId<int>();
  if (!MayCheckBy(deed.actor())) return FormRefused("您现在的岗位不能复核。");
  auto found = RedactionToActOn(deed, keys, ref);
  if (!found) return found.errors();
  if (found->state != RedactState::kChecking || !found->handed_by) return FormRefused("这一份没有在等复核。");
  RedactionAtHand at_hand = AtHand(deed.transaction(), keys, *found);
  if (at_hand.digest != plan) return FormRefused("遮盖在您打开之后变过，请看过新的再复核。");
  const Status may = redaction::MayCheck(at_hand.plan, deed.actor().person.value, at_hand.redaction.handed_by->value);
  if (!may) return FormRefused(may.error().message);
  Redaction& redaction = at_hand.redaction;
  redaction.state = RedactState::kBurning;
  redaction.checked_by = deed.actor().person;
  redaction.checked = deed.actor().name;
  redaction.checked_at = redaction.changed_at = deed.now();
  redaction.check_plan = plan;
  redaction.done_pages = 0;
  PutRedaction(deed.transaction(), keys, redaction);
  return Finish(deed, ref, "case.redact_check", ref.number, {{"plan", plan}});
}

/// Back to be worked on.
FormResult<int> Reopen(Deed& deed, const account::Keys& keys, const RedactRef& ref, std::string_view act,
                       const std::string& said) {
  if (deed.done_before()) return deed.EarlierId<int>();
  auto found = RedactionToActOn(deed, keys, ref);
  if (!found) return found.errors();
  Redaction redaction = *found;
  if (redaction.state != RedactState::kChecking) return FormRefused("这一份没有在等复核。");
  const auto handed_by = redaction.handed_by;
  ForgetCheck(redaction);
  redaction.state = RedactState::kDrawing;
  redaction.words.said = said;
  redaction.changed_at = deed.now();
  PutRedaction(deed.transaction(), keys, redaction);
  if (handed_by && *handed_by != deed.actor().person) {
    auto notice = NoticeOf(ref, "一份部分公开的文件被退回", "要改什么，打开就能看到。");
    notice.person = *handed_by;
    account::TellPerson(deed, std::move(notice));
  }
  return Finish(deed, ref, act, ref.number);
}

FormResult<int> Drop(Deed& deed, const account::Keys& keys, const RedactRef& ref) {
  if (deed.done_before()) return deed.EarlierId<int>();
  if (!MayActAs(deed.actor(), Act::kHandleCases)) return FormRefused("您现在的岗位不能办理申请。");
  auto found = RedactionToActOn(deed, keys, ref);
  if (!found) return found.errors();
  Redaction redaction = *found;
  if (redaction.state == RedactState::kReleased) return FormRefused("副本已经做好；不用的，答复里不选它就行。");
  if (redaction.IsLongWork() && !IsLost(redaction, deed.now())) return FormRefused("正在制作，请等它做完。");
  redaction.state = RedactState::kDropped;
  redaction.changed_at = deed.now();
  PutRedaction(deed.transaction(), keys, redaction);
  return Finish(deed, ref, "case.redact_drop", ref.number);
}

}  // namespace

bool MayCheckBy(const Actor& actor) {
  return std::ranges::any_of(kChecking, [&](Act act) { return MayActAs(actor, act); });
}

std::string ObjectOf(const RedactRef& ref) { return CaseObjectOf(ref.id) + "/redact/" + std::to_string(ref.number); }

FormResult<Redaction> RedactionToActOn(Deed& deed, const account::Keys& keys, const RedactRef& ref) {
  const auto held = LockedCase(deed.transaction(), ref.id);
  if (!held || held->handler != ref.handler || held->is_erased) {
    return FormRefused("没有这一件申请，或者已经转给别的机关。");
  }
  if (!IsOpen(held->stage)) return FormRefused("本件已经办结，不再遮盖。");
  auto redaction = LockedRedaction(deed.transaction(), keys, ref.id, ref.number);
  if (!redaction) return FormRefused("没有这一份。");
  return std::move(*redaction);
}

FormResult<int> BeginRedaction(Desk& desk, const Actor& actor, const SeenCase& seen, int source) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Begin(deed, desk.keys, seen, source); });
}

FormResult<int> MarkAreas(Desk& desk, const Actor& actor, const RedactRef& ref, const MarkForm& form, int page,
                          const std::string& areas) {
  FieldErrors errors = FaultsOf(form);
  const Pages pages = PagesIn(desk, ref);
  if (!pages.redaction) return FormRefused("没有这一份。");
  const auto boxes = BoxesFrom(areas, page, pages.redaction->sizes);
  if (!boxes) errors.insert(errors.begin(), boxes.errors().begin(), boxes.errors().end());
  if (!errors.empty()) return errors;
  std::vector<Mark> marks;
  for (const docread::Box& box : *boxes) {
    Mark mark;
    mark.page = page;
    mark.boxes = {box};
    marks.push_back(std::move(mark));
  }
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Put(deed, desk.keys, ref, form, marks, false); });
}

FormResult<int> MarkWords(Desk& desk, const Actor& actor, const RedactRef& ref, const MarkForm& form,
                          const PersonalText& words, std::optional<int> page) {
  FieldErrors errors = FaultsOf(form);
  if (Utf8Length(redaction::Folded(words.Reveal())) < 2)
    errors.insert(errors.begin(), {"words", "请写要遮盖的文字，至少两个字。"});
  if (!errors.empty()) return errors;
  const Pages pages = PagesIn(desk, ref);
  std::vector<redaction::TextRange> places = redaction::PlacesLike(pages.texts, words.Reveal());
  if (page) std::erase_if(places, [&](const redaction::TextRange& each) { return each.page != *page; });
  if (places.empty()) {
    return FieldErrors{{"words", "没有找到这些文字；扫描的页面上没有文字，请直接画出区域。"}};
  }
  Mark like;
  like.how = places.size() > 1 ? redaction::HowMarked::kLike : redaction::HowMarked::kText;
  return PutSeries(desk, actor, ref, form, redaction::MarksOver(pages.texts, places, like));
}

FormResult<int> MarkPlaces(Desk& desk, const Actor& actor, const RedactRef& ref, const MarkForm& form,
                           const std::vector<redaction::TextRange>& places, bool like) {
  if (FieldErrors errors = FaultsOf(form); !errors.empty()) return errors;
  if (places.empty()) return FieldErrors{{"found", "请勾选要遮盖的内容。"}};
  const Pages pages = PagesIn(desk, ref);
  const std::vector<redaction::TextRange> all = like ? WithAllLike(pages.texts, places) : places;
  Mark mark;
  mark.how = redaction::HowMarked::kHit;
  return PutSeries(desk, actor, ref, form, redaction::MarksOver(pages.texts, all, mark));
}

FormResult<int> TakeBack(Desk& desk, const Actor& actor, const RedactRef& ref, std::int64_t number,
                         std::int64_t series) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<int> {
    if (deed.done_before()) return deed.EarlierId<int>();
    const auto redaction = RedactionToActOn(deed, desk.keys, ref);
    if (!redaction) return redaction.errors();
    const std::vector<KeptMark> marks = MarksOf(deed.transaction(), desk.keys, ref.id, ref.number);
    const auto is_meant = [&](const KeptMark& each) {
      return series > 0 ? each.mark.series == series : each.mark.number == number;
    };
    const auto mark = std::ranges::find_if(marks, is_meant);
    if (mark == marks.end()) return FormRefused("这一处已经不在了。");
    if (auto against = AgainstMarking(deed, *redaction, mark->mark.layer)) return std::move(*against);
    const auto taken =
        TakeBackMarks(deed.transaction(), ref.id, ref.number, {number, series, deed.actor().person, deed.now()});
    return Finish(deed, ref, "case.redact_unmark", static_cast<int>(taken), {{"marks", std::to_string(taken)}});
  });
}

FormResult<int> LetStay(Desk& desk, const Actor& actor, const RedactRef& ref, const std::string& key,
                        const std::string& reason) {
  if (IsBlankText(reason)) return FieldErrors{{"reason", "请说明为什么可以留着。"}};
  if (Utf8Length(reason) > redaction::kLongestReason) return FieldErrors{{"reason", "最多写300个字。"}};
  std::string words;
  {
    db::Reader reader = desk.database.Read();
    const auto redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
    if (!redaction) return FormRefused("没有这一份。");
    const auto repeated = RepeatedIn(AtHand(reader, desk.keys, *redaction), PageTextsOf(reader, desk.keys, *redaction));
    for (const redaction::Remainder& each : repeated.all) {
      if (each.may_stay && KeyOf(each.words) == key) words = each.words;
    }
  }
  if (words.empty()) return FormRefused("这些文字已经都遮盖了。");
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Stay(deed, desk.keys, ref, words, reason); });
}

FormResult<int> HandInRedaction(Desk& desk, const Actor& actor, const RedactRef& ref) {
  std::string plan;
  {
    db::Reader reader = desk.database.Read();
    const auto redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
    if (!redaction) return FormRefused("没有这一份。");
    const RedactionAtHand at_hand = AtHand(reader, desk.keys, *redaction);
    const Repeated repeated = RepeatedIn(at_hand, PageTextsOf(reader, desk.keys, *redaction));
    if (!repeated.against.empty()) return FormRefused(repeated.against.front());
    plan = at_hand.digest;
  }
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return HandIn(deed, desk.keys, ref, plan); });
}

FormResult<int> RecallRedaction(Desk& desk, const Actor& actor, const RedactRef& ref) {
  if (!MayActAs(actor, Act::kHandleCases)) return FormRefused("您现在的岗位不能办理申请。");
  return account::RetryDeed(desk, actor,
                            [&](Deed& deed) { return Reopen(deed, desk.keys, ref, "case.redact_recall", {}); });
}

FormResult<int> CheckRedaction(Desk& desk, const Actor& actor, const RedactRef& ref, const std::string& plan) {
  {
    // What the check added has reasons too.
    db::Reader reader = desk.database.Read();
    const auto redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
    if (redaction && redaction->state == RedactState::kChecking) {
      const RedactionAtHand at_hand = AtHand(reader, desk.keys, *redaction);
      const auto against = AgainstReasons(at_hand.plan, PageTextsOf(reader, desk.keys, *redaction));
      if (!against.empty()) return FormRefused(against.front());
    }
  }
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Check(deed, desk.keys, ref, plan); });
}

FormResult<int> SendBackRedaction(Desk& desk, const Actor& actor, const RedactRef& ref, const std::string& said) {
  if (!MayCheckBy(actor)) return FormRefused("您现在的岗位不能复核。");
  if (IsBlankText(said)) return FieldErrors{{"said", "请写明要改什么，遮盖的人会看到。"}};
  if (Utf8Length(said) > kLongestSaid) return FieldErrors{{"said", "最多写1000个字。"}};
  return account::RetryDeed(desk, actor,
                            [&](Deed& deed) { return Reopen(deed, desk.keys, ref, "case.redact_send_back", said); });
}

FormResult<int> DropRedaction(Desk& desk, const Actor& actor, const RedactRef& ref) {
  return account::RetryDeed(desk, actor, [&](Deed& deed) { return Drop(deed, desk.keys, ref); });
}

}  // namespace gongkai::request

#include "request/redact_work_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "request/redact_text_view.h"
#include "request/sealed_case_store.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr double kDotsPerInch = 110;

Actor Working(Actor actor) {
  actor.once_key.clear();  // the form that brought this about has its own act
  return actor;
}

struct Opened {
  std::optional<Redaction> redaction;
  std::optional<OpenedFile> file;
};

Opened Open(Desk& desk, const RedactRef& ref, RedactState state, std::optional<int> Redaction::*which) {
  db::Reader reader = desk.database.Read();
  Opened opened;
  opened.redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
  if (!opened.redaction || opened.redaction->state != state) return {};
  const std::optional<int> number =
      which == nullptr ? std::optional(opened.redaction->source) : (*opened.redaction).*which;
  if (number) opened.file = OpenFile(reader, desk.keys, ref.id, *number);
  return opened;
}

/// Puts down how far it is, seldom enough that nobody waits for it. What goes wrong with that stops no work.
redaction::Progress Telling(Desk& desk, const RedactRef& ref) {
  return [&desk, ref, last = Instant{}](int done, int pages) mutable {
    constexpr std::chrono::seconds kBetween{2};
    const Instant now = desk.now();
    if (now - last < kBetween && done < pages) return true;
    last = now;
    try {
      db::Transaction act = desk.database.Begin();
      PutRedactionProgress(act, ref.id, ref.number, done, now);
      act.Commit();
    } catch (const db::DatabaseError&) {  // NOLINT(bugprone-empty-catch)
    }
    return true;
  };
}

account::Notice NoticeOf(const RedactRef& ref, std::string title) {
  return {.kind = account::NoticeKind::kItem,
          .title = std::move(title),
          .detail = {},
          .path = "/office/requests/" + ToString(ref.id) + "/redact/" + std::to_string(ref.number)};
}

/// Sealed before the write lock, behind the files that the case has.
std::optional<SealedFiles> Behind(Desk& desk, CaseId id) {
  db::Reader reader = desk.database.Read();
  return SealedFiles::BehindThoseOf(reader, desk.keys, id);
}

struct NewFile {
  FileKind kind = FileKind::kWorking;
  std::string name;
  std::string_view bytes;
};

/// In their order; each as it stands in the case now.
std::vector<CaseFile> PutFiles(Deed& deed, const account::Keys& keys, CaseId id,
                               const std::optional<SealedFiles>& ready, std::span<const NewFile> files) {
  if (!ready || !ready->Put(deed.transaction(), id, deed.now())) {
    for (const NewFile& file : files) {
      AddFile(deed.transaction(), keys, id, file.kind, PersonalText(file.name), deed.now(), file.bytes);
    }
  }
  const std::vector<CaseFile> all = FilesOf(deed.transaction(), id);
  return {all.end() - std::ssize(files), all.end()};
}

template <class Change>
void Conclude(Desk& desk, const Actor& actor, const RedactRef& ref, RedactState state, std::string_view act,
              Change change) {
  static_cast<void>(account::RetryDeed(desk, Working(actor), [&](Deed& deed) -> FormResult<int> {
    auto found = RedactionToActOn(deed, desk.keys, ref);
    if (!found || found->state != state) return ref.number;  // dropped meanwhile, or done by another process
    Redaction redaction = *found;
    change(deed, redaction);
    redaction.changed_at = deed.now();
    PutRedaction(deed.transaction(), desk.keys, redaction);
    deed.Record(ref.handler, act, ObjectOf(ref), {{"state", std::string(IdOf(redaction.state))}});
    deed.Commit();
    return ref.number;
  }));
}

// ---- pages

void Failed(Desk& desk, const Actor& actor, const RedactRef& ref, const std::string& why) {
  Conclude(desk, actor, ref, RedactState::kPreparing, "case.redact_pages", [&](Deed&, Redaction& redaction) {
    redaction.state = RedactState::kFailed;
    redaction.words.trouble = why;
  });
}

// ---- the copy

std::vector<LeftBehind> Kept(std::span<const redaction::Remainder> remainders) {
  std::vector<LeftBehind> kept;
  for (const redaction::Remainder& each : remainders) {
    kept.push_back({std::string(redaction::IdOf(each.left)), each.sentence, each.words, each.pages, each.may_stay});
  }
  return kept;
}

/// Why it may not go out; a sentence, empty: it may.
std::string AgainstCopyOf(const redaction::ReleaseResult& made, const RedactionAtHand& at_hand) {
  if (!made.problem.empty()) return made.problem;
  if (made.bytes.size() > kLargestCopy) return "做好的副本超过64 MB，请把文件拆分以后分别遮盖。";
  const Redaction& of = at_hand.redaction;
  const redaction::Check check{of.check_plan, of.checked_by ? of.checked_by->value : 0};
  const auto against =
      redaction::InTheWay(at_hand.plan, check, made.plan, redaction::CountOpen(made.remainders, at_hand.plan.stays));
  return against.empty() ? std::string() : against.front();
}

void BackToWork(Deed& deed, const RedactRef& ref, Redaction& redaction, const redaction::ReleaseResult& made,
                const std::string& why) {
  if (redaction.handed_by) {
    auto notice = NoticeOf(ref, "部分公开的副本没有做成，请看原因");
    notice.person = *redaction.handed_by;
    account::TellPerson(deed, std::move(notice));
  }
  redaction.state = RedactState::kDrawing;
  redaction.handed_by = redaction.checked_by = std::nullopt;
  redaction.handed_at = redaction.checked_at = std::nullopt;
  redaction.handed.clear();
  redaction.checked.clear();
  redaction.check_plan.clear();
  redaction.words.trouble = why;
  redaction.words.found = Kept(made.remainders);
}

void Release(Deed& deed, const RedactRef& ref, Redaction& redaction, const redaction::ReleaseResult& made,
             const CaseFile& copy) {
  redaction.state = RedactState::kReleased;
  redaction.copy_file = copy.number;
  redaction.copy_digest = copy.digest;
  redaction.burnt_plan = made.plan;
  redaction.done_pages = made.pages;
  redaction.words.trouble.clear();
  redaction.words.found.clear();
  screening::AddBurnt(deed.transaction(), std::vector{made.digest}, deed.now());
  if (!redaction.handed_by) return;
  auto notice = NoticeOf(ref, "部分公开的副本做好了，可以写进答复");
  notice.person = *redaction.handed_by;
  account::TellPerson(deed, std::move(notice));
}

}  // namespace

RedactTools RedactToolsOf(const screening::Tools& tools) {
  return {.make = redaction::MakeWorkingCopy,
          .draw = redaction::DrawPage,
          .burn = redaction::BurnRelease,
          .screener = tools.screener,
          .start = tools.start};
}

void PrepareRedaction(Desk& desk, const RedactTools& tools, const Actor& actor, const RedactRef& ref) {
  const Opened opened = Open(desk, ref, RedactState::kPreparing, nullptr);
  if (!opened.redaction) return;
  if (!opened.file) return Failed(desk, actor, ref, "原文件找不到了，请告诉系统管理员。");
  const redaction::WorkingCopy made =
      tools.make(opened.file->bytes.Reveal(), opened.file->name.Reveal(), Telling(desk, ref));
  if (made.obstacle != docread::Obstacle::kNone || made.pages.empty()) {
    return Failed(desk, actor, ref,
                  made.obstacle_message.empty() ? "这份文件没有页面可以遮盖。" : made.obstacle_message);
  }
  const std::string text = redaction::ToBytes(made.pages);
  const NewFile files[] = {{FileKind::kWorking, "页面.pdf", made.pdf}, {FileKind::kWorking, "页面上的文字", text}};
  auto ready = Behind(desk, ref.id);
  for (const NewFile& file : files) {
    if (ready) ready->Add(file.kind, PersonalText(file.name), file.bytes);
  }
  Conclude(desk, actor, ref, RedactState::kPreparing, "case.redact_pages", [&](Deed& deed, Redaction& redaction) {
    const std::vector<CaseFile> put = PutFiles(deed, desk.keys, ref.id, ready, files);
    redaction.pages_file = put[0].number;
    redaction.pages_digest = put[0].digest;
    redaction.text_file = put[1].number;
    // As it is kept, so that every later reading reckons with the same.
    redaction.sizes = SizesOfText(ToText(redaction::SizesOf(made.pages)));
    redaction.words.notes = made.notes;
    redaction.done_pages = redaction.pages();
    redaction.state = RedactState::kDrawing;
  });
}

void BurnRedaction(Desk& desk, const RedactTools& tools, const Actor& actor, const RedactRef& ref) {
  const Opened opened = Open(desk, ref, RedactState::kBurning, &Redaction::pages_file);
  if (!opened.redaction) return;
  RedactionAtHand at_hand;
  std::vector<docread::PageText> texts;
  std::string name;
  {
    db::Reader reader = desk.database.Read();
    at_hand = AtHand(reader, desk.keys, *opened.redaction);
    texts = PageTextsOf(reader, desk.keys, *opened.redaction);
    const auto source = FileNameOf(reader, desk.keys, ref.id, opened.redaction->source);
    name = NameOfCopy(source ? source->Reveal() : std::string("文件"));
  }
  redaction::ReleaseResult made;
  made.problem = "页面找不到了，请告诉系统管理员。";
  if (opened.file) made = tools.burn(at_hand.plan, opened.file->bytes.Reveal(), texts, Telling(desk, ref));
  const std::string against = AgainstCopyOf(made, at_hand);
  const NewFile files[] = {{FileKind::kReleased, name, made.bytes}};
  auto ready = against.empty() ? Behind(desk, ref.id) : std::nullopt;
  if (ready) ready->Add(files[0].kind, PersonalText(name), made.bytes);
  Conclude(desk, actor, ref, RedactState::kBurning, "case.redact_burn", [&](Deed& deed, Redaction& redaction) {
    const bool is_same = redaction.check_plan == at_hand.redaction.check_plan;
    if (!against.empty() || !is_same) return BackToWork(deed, ref, redaction, made, against);
    Release(deed, ref, redaction, made, PutFiles(deed, desk.keys, ref.id, ready, files).front());
  });
}

void StartRedactWork(Desk& desk, const RedactTools& tools, const Actor& actor, const RedactRef& ref) {
  std::optional<Redaction> redaction;
  {
    db::Reader reader = desk.database.Read();
    redaction = FindRedaction(reader, desk.keys, ref.id, ref.number);
  }
  if (!redaction || !redaction->IsLongWork()) return;
  const bool is_first = redaction->state == RedactState::kPreparing;
  tools.start(is_first ? "把文件做成页面" : "制作遮盖以后的副本", [&desk, tools, actor, ref, is_first] {
    if (is_first) {
      PrepareRedaction(desk, tools, actor, ref);
    } else {
      BurnRedaction(desk, tools, actor, ref);
    }
  });
}

redaction::DrawnPage PictureOf(Desk& desk, const RedactTools& tools, const Redaction& redaction, int page) {
  redaction::DrawnPage none;
  none.problem = "没有这一页。";
  if (!redaction.pages_file || page < 1 || page > redaction.pages()) return none;
  std::optional<OpenedFile> opened;
  {
    db::Reader reader = desk.database.Read();
    opened = OpenFile(reader, desk.keys, redaction.id, *redaction.pages_file);
  }
  return opened ? tools.draw(opened->bytes.Reveal(), page, kDotsPerInch) : none;
}

}  // namespace gongkai::request

#include "request/reply_mask_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "disclosure/item_steps_actions.h"
#include "request/case_file_actions.h"
#include "request/redact_store.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using screening::Category;
using screening::StoredHit;
using screening::Verdict;

struct NewFile {
  std::string instead_of;  // digest
  std::string name, bytes;
};

/// All that a change does, reckoned before anything is locked.
struct Change {
  DecisionText decision;
  std::vector<NewFile> files;
  std::vector<std::string> burnt;  // digests of PDFs in them that were made anew
  std::vector<StoredHit> hits;     // that are gone by it
  int left = 0;
  std::string why_left;
};

struct FileOrder {
  docread::CleanOrder order;
  std::vector<StoredHit> hits;
};

const docread::Piece* PieceOf(const screening::Looked& looked, const StoredHit& hit) {
  const auto part = std::ranges::find(looked.parts, hit.part, &screening::Part::key);
  if (part == looked.parts.end() || hit.piece >= part->pieces.size()) return nullptr;
  return &part->pieces[hit.piece];
}

/// The text of a hit as it stands there now; none where another one does.
std::optional<std::string> TextNow(const Desk& desk, CaseId id, const docread::Piece& piece, const StoredHit& hit) {
  if (hit.offset + hit.length > piece.text.size()) return std::nullopt;
  std::string text = hit.length == 0 ? piece.text : piece.text.substr(hit.offset, hit.length);
  if (screening::KeyedDigest(desk.keys, ScreenedAs(id), text) != hit.text_digest) return std::nullopt;
  return text;
}

Category CategoryOf(std::string_view id) {
  const screening::Rule* const rule = screening::RuleOf(id);
  return rule != nullptr ? rule->category : Category::kHidden;
}

Verdict VerdictOf(const StoredHit& hit) {
  const Category category = CategoryOf(hit.rule);
  return category == Category::kPersonal || category == Category::kSecret ? Verdict::kMasked : Verdict::kFixed;
}

bool IsHiddenInFile(const StoredHit& hit, const docread::Piece& piece) {
  return IsReplyFile(hit.part) && CategoryOf(hit.rule) == Category::kHidden && piece.sight != docread::Sight::kShown;
}

/// Sorted into edits of words, which are made from behind, and orders for files.
void Sort(const Desk& desk, const ScreenedReply& of, const screening::Looked& looked, Change& change,
          std::map<std::string, FileOrder>& orders) {
  std::vector<StoredHit> edits;
  for (const StoredHit& hit : of.meant) {
    const docread::Piece* const piece = PieceOf(looked, hit);
    if (piece != nullptr && IsHiddenInFile(hit, *piece)) {
      orders[hit.part].order.remove.insert(piece->sight);
      continue;
    }
    const auto text = piece == nullptr ? std::nullopt : TextNow(desk, of.reply.held.id, *piece, hit);
    const bool has_instead = text && !hit.instead.empty() && hit.instead != *text;
    if (has_instead && IsReplyFile(hit.part)) {
      orders[hit.part].order.changes.push_back({*text, hit.instead});
      orders[hit.part].hits.push_back(hit);
    } else if (has_instead && WordsOfPart(change.decision, hit.part) != nullptr) {
      edits.push_back(hit);
    } else {
      ++change.left;
    }
  }
  std::ranges::sort(edits, [](const StoredHit& a, const StoredHit& b) {
    return std::tie(a.part, b.offset, b.length) < std::tie(b.part, a.offset, a.length);
  });
  const StoredHit* last = nullptr;
  for (const StoredHit& edit : edits) {
    // What overlaps one that was done is part of it.
    const bool is_beside = last != nullptr && last->part == edit.part && edit.offset + edit.length > last->offset;
    change.hits.push_back(edit);
    if (is_beside) continue;
    last = &edit;
    PersonalText& words = *WordsOfPart(change.decision, edit.part);
    std::string text = words.Reveal();
    text.replace(edit.offset, edit.length == 0 ? text.size() : edit.length, edit.instead);
    words = PersonalText(std::move(text));
  }
}

/// Everything of a kind goes, whichever of it was chosen.
void AddHidden(const ScreenedReply& of, const screening::Looked& looked, std::map<std::string, FileOrder>& orders) {
  for (const StoredHit& hit : of.screened.found.hits) {
    const auto order = orders.find(hit.part);
    const docread::Piece* const piece = PieceOf(looked, hit);
    if (order == orders.end() || piece == nullptr || !order->second.order.remove.contains(piece->sight)) continue;
    auto& hits = order->second.hits;
    if (std::ranges::find(hits, hit.number, &StoredHit::number) == hits.end()) hits.push_back(hit);
  }
}

/// What the copy is called where it is of another kind than the file was.
std::string NameAs(const std::string& name, const std::string& kind) {
  if (kind.empty()) return name;
  const std::size_t dot = name.rfind('.');
  return (dot == std::string::npos ? name : name.substr(0, dot)) + "." + kind;
}

void ChangeFile(Desk& desk, const screening::Tools& tools, const ScreenedReply& of, const std::string& part,
                const FileOrder& order, Change& change) {
  const auto file = std::ranges::find(of.reply.files, part, &ReplyFile::key);
  std::optional<OpenedFile> opened;
  bool is_redacted = false;
  if (file != of.reply.files.end()) {
    db::Reader reader = desk.database.Read();
    opened = OpenFile(reader, desk.keys, of.reply.held.id, file->number);
    is_redacted = RedactionOfCopy(reader, desk.keys, of.reply.held.id, file->digest).has_value();
  }
  if (!opened) return;
  if (is_redacted) {
    change.why_left += "文件“" + file->name + "”是遮盖好的副本，要再遮的请回到“遮盖”里另做一份。";
    return;
  }
  docread::Cleaned cleaned =
      tools.clean(opened->bytes.Reveal(), file->name, order.order, screening::BurntHereIn(desk.database));
  if (cleaned.obstacle != docread::Obstacle::kNone || cleaned.bytes.empty()) {
    change.why_left += "文件“" + file->name + "”没有改成：" + cleaned.obstacle_message;
    return;
  }
  change.files.push_back({file->digest, NameAs(file->name, cleaned.as), std::move(cleaned.bytes)});
  std::ranges::move(cleaned.burnt, std::back_inserter(change.burnt));
  change.hits.insert(change.hits.end(), order.hits.begin(), order.hits.end());
}

Change Reckon(Desk& desk, const screening::Tools& tools, const ScreenedReply& of) {
  const screening::ScreenerOfLists now = tools.screener(desk.database, of.reply.held.handler);
  const screening::Looked looked = LookAtReply(desk, tools, of.reply, *now.screener);
  Change change{.decision = of.reply.decision, .files = {}, .burnt = {}, .hits = {}, .left = 0, .why_left = {}};
  std::map<std::string, FileOrder> orders;
  Sort(desk, of, looked, change, orders);
  AddHidden(of, looked, orders);
  for (const auto& [part, order] : orders) ChangeFile(desk, tools, of, part, order, change);
  if (change.left > 0) {
    change.why_left += fmt::format("有 {} 处没有现成的遮盖或者改法，请自己修改，或者说明不改的理由。", change.left);
  }
  return change;
}

/// The copy is what goes out now; what it was made of stays in the case.
void PutFiles(Deed& deed, const account::Keys& keys, CaseId id, Change& change) {
  for (const NewFile& file : change.files) {
    const int number =
        AddFile(deed.transaction(), keys, id, FileKind::kReleased, PersonalText(file.name), deed.now(), file.bytes);
    const std::vector<CaseFile> files = FilesOf(deed.transaction(), id);
    const auto put = std::ranges::find(files, number, &CaseFile::number);
    std::ranges::replace(change.decision.released_files, file.instead_of, put->digest);
  }
  screening::AddBurnt(deed.transaction(), change.burnt, deed.now());
}

void PutDown(Deed& deed, const account::Keys& keys, const ScreenedReply& of, const Change& change) {
  for (const Verdict verdict : {Verdict::kMasked, Verdict::kFixed}) {
    std::vector<StoredHit> hits;
    for (const StoredHit& hit : change.hits) {
      if (VerdictOf(hit) == verdict) hits.push_back(hit);
    }
    if (!hits.empty()) DecideOnReply(deed, keys, of, hits, verdict, "按程序给的写法遮盖、改正或者去掉");
  }
}

FormResult<MaskedReply> Carry(Deed& deed, const account::Keys& keys, const SeenCase& seen, const ReplyHitsForm& form,
                              Change change) {
  const auto held = CaseToActOn(deed, seen, account::Act::kHandleCases);
  if (!held) return held.errors();
  const auto still = ScreenedReplyFor(deed.transaction(), keys, seen, form);
  if (!still) return still.errors();
  // As where files are put in: pages that are made for a redaction are none of them.
  const auto put = std::ranges::count_if(FilesOf(deed.transaction(), seen.id),
                                         [](const CaseFile& each) { return each.kind != FileKind::kWorking; });
  if (static_cast<std::size_t>(put) + change.files.size() > kMostCaseFiles) {
    return FormRefused("一件最多40份材料，放不下遮盖以后的副本。");
  }
  PutFiles(deed, keys, seen.id, change);
  PutDown(deed, keys, *still, change);
  PutDecision(deed.transaction(), keys, seen.id, change.decision);
  CaseEvent event = EventBy(deed, CaseEventKind::kDrafted);
  event.outcome = change.decision.outcome;
  event.digest = DigestOf(change.decision, *held, still->reply.words);
  const auto after = AppendToCase(deed, keys, *held, event);
  if (!after) return FormRefused(after.error().message);
  deed.Record(seen.handler, "case.mask", CaseObjectOf(seen.id),
              {{"run", std::to_string(form.run)}, {"rows", std::to_string(change.hits.size())}});
  deed.Commit(ToString(seen.id));
  return MaskedReply{seen.id, static_cast<int>(change.hits.size()), change.why_left};
}

/// A form that was sent twice is answered before anything is reckoned: the page behind it is an old one by then.
FormResult<bool> WasDoneBefore(Desk& desk, const Actor& actor, account::ActPlace act = account::ActPlace::current()) {
  if (actor.once_key.empty()) return false;
  return account::RetryDeed(desk, actor, act, [](Deed& deed) -> FormResult<bool> { return deed.done_before(); });
}

}  // namespace

FormResult<MaskedReply> MaskReplyHits(Desk& desk, const screening::Tools& given, const Actor& actor,
                                      const SeenCase& seen, const ReplyHitsForm& form) {
  const auto before = WasDoneBefore(desk, actor);
  if (!before) return before.errors();
  if (*before) return MaskedReply{seen.id, 0, {}};
  if (!disclosure::MayActAs(actor, account::Act::kHandleCases)) return FormRefused("您现在的岗位不能修改答复。");
  const screening::Tools tools = ToolsOr(desk, given);
  std::optional<ScreenedReply> of;
  {
    db::Reader reader = desk.database.Read();
    auto found = ScreenedReplyFor(reader, desk.keys, seen, form);
    if (!found) return found.errors();
    of = *found;
  }
  const Change change = Reckon(desk, tools, *of);
  if (change.hits.empty()) return FormRefused(change.why_left.empty() ? "没有可以改的地方。" : change.why_left);
  auto done = account::RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MaskedReply> {
    if (deed.done_before()) return MaskedReply{seen.id, 0, {}};
    return Carry(deed, desk.keys, seen, form, change);
  });
  if (done) static_cast<void>(ScreenReply(desk, tools, actor, seen.id));
  return done;
}

}  // namespace gongkai::request

#include "disclosure/screen/mask_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "db/blob_store.h"
#include "disclosure/content_body_view.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/screen/item_parts.h"
#include "disclosure/screen/settled_view.h"
#include "docread/rich_text_reader.h"
#include "screening/rule.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;
using screening::Part;
using screening::StoredHit;
using screening::Tools;
using screening::Verdict;

/// The draft with what was found in it, and everything as it is now.
struct Draft {
  Item item;
  ItemVersion version;
  ItemScreening screened;
};

FormResult<Draft> DraftFor(db::Session& session, const Actor& actor, ItemId id, const ChangeForm& form) {
  auto item = FindItem(session, id);
  if (!item) return FormRefused("没有这一件。");
  if (!MayActAs(actor, account::Act::kDraftItems)) return FormRefused("您现在的岗位不能修改。");
  if (item->stage == Stage::kReview) return FormRefused("这一件正在审签，内容已经定住。要改请先“撤回送审”。");
  if (item->stage != Stage::kDraft) return FormRefused("这一件已经签发。要改请用“更正”。");
  if (item->version != form.item_version) return FormRefused("别人刚刚保存过这一件，请看新的内容。");
  auto version = FindVersion(session, id, item->latest_version);
  ItemScreening screened = ScreeningOf(session, *version);
  if (!screened.run || screened.run->number != form.run) return FormRefused("内容刚刚又检查过，请看新的结果。");
  return Draft{std::move(*item), std::move(*version), std::move(screened)};
}

std::vector<StoredHit> MeantIn(const Draft& draft, const ChangeForm& form) {
  const std::set<std::int64_t> named(form.hits.begin(), form.hits.end());
  std::vector<StoredHit> meant;
  for (const StoredHit& hit : draft.screened.hits) {
    if (named.contains(hit.number)) meant.push_back(hit);
  }
  return meant;
}

const Part* PartOf(const std::vector<Part>& parts, std::string_view key) {
  const auto part = std::ranges::find(parts, key, &Part::key);
  return part == parts.end() ? nullptr : &*part;
}

/// The text of a hit as it stands there now; none where another one does.
std::optional<std::string> TextNow(Desk& desk, const Draft& draft, const std::vector<Part>& parts,
                                   const StoredHit& hit) {
  const Part* const part = PartOf(parts, hit.part);
  if (part == nullptr || hit.piece >= part->pieces.size()) return std::nullopt;
  const std::string& piece = part->pieces[hit.piece].text;
  if (hit.offset + hit.length > piece.size()) return std::nullopt;
  std::string text = hit.length == 0 ? piece : piece.substr(hit.offset, hit.length);
  if (screening::KeyedDigest(desk.keys, SubjectOf(draft.item.id), text) != hit.text_digest) return std::nullopt;
  return text;
}

Verdict VerdictOf(const StoredHit& hit) {
  const screening::Rule* const rule = screening::RuleOf(hit.rule);
  const bool is_masked = rule == nullptr || rule->category == screening::Category::kPersonal ||
                         rule->category == screening::Category::kSecret;
  return is_masked ? Verdict::kMasked : Verdict::kFixed;
}

struct NewBytes {
  std::size_t attachment = 0;
  std::string bytes;
};

/// All that a change does, reckoned before anything is locked.
struct Change {
  Content content;
  std::vector<NewBytes> files;
  std::vector<std::string> burnt{};  // digests of PDFs in them that were made anew
  std::vector<StoredHit> hits;       // that are gone by it
  std::string note;                  // for the history
  ChangedDraft told;
};

std::optional<std::size_t> AttachmentOf(const Content& content, std::string_view part) {
  const std::vector<std::string> keys = FileKeysOf(content);
  const auto key = std::ranges::find(keys, part);
  if (key == keys.end()) return std::nullopt;
  return static_cast<std::size_t>(key - keys.begin());
}

std::string BytesOf(Desk& desk, const Attachment& file) {
  db::Reader reader = desk.database.Read();
  return db::GetBlob(reader, file.digest).value_or("");
}

/// Words within files: each file is written anew once.
void ChangeFiles(Desk& desk, const Tools& tools, const std::map<std::string, docread::CleanOrder>& orders,
                 std::map<std::string, std::vector<StoredHit>>& hits, const Content& before, Change& change) {
  for (const auto& [part, order] : orders) {
    const auto at = AttachmentOf(before, part);
    if (!at) continue;
    const Attachment& file = before.attachments[*at];
    docread::Cleaned cleaned =
        tools.clean(BytesOf(desk, file), file.name, order, screening::BurntHereIn(desk.database));
    if (cleaned.obstacle != docread::Obstacle::kNone || cleaned.bytes.empty()) {
      change.told.left += "附件“" + file.name + "”没有改成：" + cleaned.obstacle_message;
      continue;
    }
    change.files.push_back({*at, std::move(cleaned.bytes)});
    std::ranges::move(cleaned.burnt, std::back_inserter(change.burnt));
    change.told.changed += static_cast<int>(hits[part].size());
    std::ranges::move(cleaned.removed, std::back_inserter(change.told.removed));
    std::ranges::move(hits[part], std::back_inserter(change.hits));
  }
}

std::string RemovedInWords(const std::vector<docread::Removed>& removed) {
  std::string words;
  for (const docread::Removed& each : removed) {
    words += fmt::format("{}{}{}", words.empty() ? "" : "；", NameOf(each.sight),
                         each.where.empty() ? "" : "（" + each.where + "）");
    if (each.pieces > 1) words += fmt::format(" {} 处", each.pieces);
  }
  return words;
}

// ---- writing it down

/// `hashed`: the bytes of `change.files`, in their order.
void WriteVersion(Deed& deed, const Draft& draft, const std::vector<db::HashedBytes>& hashed, Change& change) {
  db::Transaction& act = deed.transaction();
  for (std::size_t i = 0; i < hashed.size(); ++i) {
    Attachment& attachment = change.content.attachments[change.files[i].attachment];
    attachment.digest = db::PutBlob(act, hashed[i]);
    attachment.size = hashed[i].size();
  }
  screening::AddBurnt(act, change.burnt, deed.now());
  Item item = draft.item;
  item.latest_version = NextVersionOf(act, item.id);
  item.changed_at = deed.now();
  if (!item.publicity.published_version) DescribeBy(item, change.content);
  SaveVersion(act, {.item = item.id,
                    .number = item.latest_version,
                    .content = change.content,
                    .author = deed.actor().person,
                    .saved_at = deed.now()});
  UpdateItem(act, item);
  Note(deed, item.id, item.latest_version, "screening_changed", change.note);
  deed.Record(item.id.organ, "item.save", ObjectOf(item.id), {{"version", std::to_string(item.latest_version)}});
  change.told.item = item.id;
  change.told.before = draft.version.number;
  change.told.after = item.latest_version;
}

void PutDown(Deed& deed, const Draft& draft, const Change& change, const std::string& reason) {
  for (const Verdict verdict : {Verdict::kMasked, Verdict::kFixed}) {
    std::vector<StoredHit> hits;
    for (const StoredHit& hit : change.hits) {
      if (VerdictOf(hit) == verdict) hits.push_back(hit);
    }
    if (!hits.empty()) screening::Decide(deed, *draft.screened.run, hits, verdict, reason, draft.screened.writers);
  }
}

/// "12-345 6 7 8": what a form sent twice is answered with.
std::string Answer(const ChangedDraft& told) {
  return fmt::format("{} {} {} {}", ToString(told.item), told.before, told.after, told.changed);
}
ChangedDraft AnsweredBefore(const std::string& text) {
  const std::size_t blank = text.find(' ');
  ChangedDraft told{.item = *ItemIdFrom(text.substr(0, blank))};
  std::size_t at = blank + 1, used = 0;
  for (std::int64_t* const number : {&told.before, &told.after}) {
    *number = std::stoll(text.substr(at), &used);
    at += used + 1;
  }
  told.changed = std::stoi(text.substr(at));
  return told;
}

FormResult<ChangedDraft> Carry(Desk& desk, const Tools& tools, const Actor& actor, const Draft& draft,
                               const ChangeForm& form, Change change, const std::string& reason,
                               account::ActPlace act = account::ActPlace::current()) {
  const ItemId id = draft.item.id;
  std::vector<db::HashedBytes> hashed;
  for (const NewBytes& file : change.files) hashed.emplace_back(file.bytes);
  auto done = account::RetryDeed(desk, actor, act, [&](Deed& deed) -> FormResult<ChangedDraft> {
    if (deed.done_before()) return AnsweredBefore(deed.earlier_result());
    LockedItem(deed.transaction(), id);
    const auto still = DraftFor(deed.transaction(), actor, id, form);
    if (!still) return still.errors();
    WriteVersion(deed, *still, hashed, change);
    PutDown(deed, *still, change, reason);
    deed.Commit(Answer(change.told));
    return change.told;
  });
  if (done) static_cast<void>(ScreenItem(desk, tools, actor, id));
  return done;
}

/// A form that was sent twice is answered before anything is reckoned: the page behind it is an old one by then.
FormResult<std::optional<ChangedDraft>> DoneBefore(Desk& desk, const Actor& actor,
                                                   account::ActPlace act = account::ActPlace::current()) {
  using Before = std::optional<ChangedDraft>;
  if (actor.once_key.empty()) return Before();
  return RetryDeed(desk, actor, act, [](Deed& deed) -> FormResult<Before> {
    return deed.done_before() ? Before(AnsweredBefore(deed.earlier_result())) : Before();
  });
}

screening::Looked LookAtDraft(Desk& desk, const Tools& tools, const Draft& draft) {
  const auto now = tools.screener(desk.database, draft.item.id.organ);
  return LookAt(desk, tools, SubjectOf(draft.item.id), draft.version.content, *now.screener);
}

}  // namespace

FormResult<ChangedDraft> MaskHits(Desk& desk, const Tools& tools, const Actor& actor, ItemId id,
                                  const ChangeForm& form) {
  const auto earlier = DoneBefore(desk, actor);
  if (!earlier) return earlier.errors();
  if (*earlier) return **earlier;
  std::optional<Draft> draft;
  {
    db::Reader reader = desk.database.Read();
    auto found = DraftFor(reader, actor, id, form);
    if (!found) return found.errors();
    draft = *found;
  }
  const screening::Looked looked = LookAtDraft(desk, tools, *draft);
  std::vector<TextEdit> edits;
  std::map<std::string, docread::CleanOrder> orders;
  std::map<std::string, std::vector<StoredHit>> in_files;
  Change change{.content = draft->version.content, .files = {}, .hits = {}, .note = {}, .told = {}};
  int left = 0;
  for (const StoredHit& hit : MeantIn(*draft, form)) {
    const auto text = TextNow(desk, *draft, looked.parts, hit);
    // A link is taken out whatever comes in its place.
    const bool is_link = text && PartOf(looked.parts, hit.part)->pieces[hit.piece].sight == docread::Sight::kLinkTarget;
    if (!text || (hit.instead.empty() && !is_link) || hit.instead == *text) {
      ++left;
    } else if (IsFileKey(hit.part)) {
      orders[hit.part].changes.push_back({*text, hit.instead});
      in_files[hit.part].push_back(hit);
    } else {
      edits.push_back({hit.part, hit.piece, hit.offset, hit.length == 0 ? text->size() : hit.length, hit.instead});
      change.hits.push_back(hit);
    }
  }
  if (left > 0)
    change.told.left = fmt::format("有 {} 处没有现成的遮盖或者改法，请自己修改，或者说明不改的理由。", left);
  const auto edited = Edited(change.content, BodyOf(change.content), edits);
  if (!edited) return FormRefused(edited.error().message);
  const Content before = change.content;
  change.content = edited->content;
  const bool in_body = std::ranges::any_of(edits, [](const TextEdit& edit) { return edit.part == "body"; });
  if (in_body) change.content.body = docread::WriteRichText(edited->body);
  change.told.changed = static_cast<int>(edits.size());
  ChangeFiles(desk, tools, orders, in_files, before, change);
  if (change.told.changed == 0) return FormRefused(change.told.left.empty() ? "没有可以改的地方。" : change.told.left);
  change.note = fmt::format("检查以后遮盖、改正 {} 处", change.told.changed);
  return Carry(desk, tools, actor, *draft, form, std::move(change), "按程序给的写法遮盖或者改正");
}

FormResult<ChangedDraft> CleanAttachment(Desk& desk, const Tools& tools, const Actor& actor, ItemId id,
                                         const ChangeForm& form, const std::string& part) {
  const auto earlier = DoneBefore(desk, actor);
  if (!earlier) return earlier.errors();
  if (*earlier) return **earlier;
  std::optional<Draft> draft;
  {
    db::Reader reader = desk.database.Read();
    auto found = DraftFor(reader, actor, id, form);
    if (!found) return found.errors();
    draft = *found;
  }
  const auto at = AttachmentOf(draft->version.content, part);
  if (!at) return FormRefused("没有这个附件。");
  const screening::Looked looked = LookAtDraft(desk, tools, *draft);
  const Part* const file = PartOf(looked.parts, part);
  std::map<std::string, docread::CleanOrder> orders;
  std::map<std::string, std::vector<StoredHit>> hits;
  docread::CleanOrder& order = orders[part];
  for (const StoredHit& hit : draft->screened.hits) {
    if (hit.part != part || hit.piece >= file->pieces.size()) continue;
    const docread::Sight sight = file->pieces[hit.piece].sight;
    const screening::Rule* const rule = screening::RuleOf(hit.rule);
    const bool is_hidden = rule != nullptr && rule->category == screening::Category::kHidden;
    if (is_hidden && sight != docread::Sight::kShown) order.remove.insert(sight);
  }
  if (order.remove.empty()) return FormRefused("这个附件里没有要去掉的隐藏内容。");
  for (const StoredHit& hit : draft->screened.hits) {
    if (hit.part != part || hit.piece >= file->pieces.size()) continue;
    if (order.remove.contains(file->pieces[hit.piece].sight)) hits[part].push_back(hit);
  }
  Change change{.content = draft->version.content, .files = {}, .hits = {}, .note = {}, .told = {}};
  ChangeFiles(desk, tools, orders, hits, draft->version.content, change);
  if (change.files.empty()) return FormRefused(change.told.left);
  const std::string removed = RemovedInWords(change.told.removed);
  const std::string name = draft->version.content.attachments[*at].name;
  change.note = "附件“" + name + "”换成去掉隐藏内容的副本，去掉了：" + removed;
  return Carry(desk, tools, actor, *draft, form, std::move(change), "换成去掉隐藏内容的副本，去掉了：" + removed);
}

}  // namespace gongkai::disclosure

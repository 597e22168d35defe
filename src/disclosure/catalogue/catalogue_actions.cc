#include "disclosure/catalogue/catalogue_actions.h"

#include <algorithm>
#include <map>
#include <set>

#include "account/organ_card_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/catalogue/catalogue_sheet.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::OrganKind;

constexpr std::size_t kLongestReason = 500;

std::string ObjectOfRow(CatalogueRowId id) { return "catalogue:" + ToString(id); }

/// Whether the post may keep this organ's catalogue at all; how far it reaches within the county the page has asked.
bool MayKeep(Deed& deed, OrganId keeper) {
  const Actor& actor = deed.actor();
  if (!MayActAs(actor, Act::kEditGuide)) return false;
  const auto card = account::OrganCardOf(deed.transaction(), keeper);
  if (!card) return false;
  const bool is_standard = card->kind == OrganKind::kCountyGovernment;
  return !is_standard || account::ReachOf(*actor.post, Act::kEditGuide) == account::Reach::kCounty;
}

void NoteRow(Deed& deed, CatalogueRowId id, std::string kind, std::string reason, std::string changes) {
  AddRowEvent(deed.transaction(), id,
              {.kind = std::move(kind),
               .person = deed.actor().person,
               .person_name = deed.actor().name,
               .at = deed.now(),
               .reason = std::move(reason),
               .changes = std::move(changes)});
}

/// Bounds what every page of a catalogue reads; `more`: rows that are to be added.
FieldErrors SizeFaults(Deed& deed, OrganId keeper, std::size_t more) {
  if (CountRowsInForce(deed.transaction(), keeper) + more <= kMostCatalogueRows) return {};
  return FormRefused("一个目录最多 " + std::to_string(kMostCatalogueRows) +
                     " 行，加上这些就超过了；请先停用不再用的行。");
}

FieldErrors ReasonFaults(const std::string& reason, std::string_view what) {
  if (IsBlankText(reason)) return {{"reason", "请写明" + std::string(what) + "的原因，留在这一行的沿革里。"}};
  if (Utf8Length(reason) > kLongestReason) return {{"reason", "原因太长，最多 500 个字。"}};
  return {};
}

// ---- rows

FormResult<CatalogueRowId> Made(Deed& deed, OrganId keeper, const CatalogueRow& row) {
  LockCatalogue(deed.transaction(), keeper);
  if (FieldErrors faults = SizeFaults(deed, keeper, 1); !faults.empty()) return faults;
  const CatalogueRowId id = AddRow(deed.transaction(), keeper, row, deed.today());
  NoteRow(deed, id, "made", "", "");
  deed.Record(keeper, "catalogue.make", ObjectOfRow(id));
  deed.Commit(ToString(id));
  return id;
}

FormResult<CatalogueRowId> Changed(Deed& deed, KeptRow kept, const RowForm& form) {
  if (kept.ended_on) return FormRefused("这一行已经停用，不能再改。");
  if (kept.version != form.version) return FormRefused("别人刚刚改过这一行，请对照下面的不同之处。");
  const std::string changes = ChangesBetween(kept.row, form.row);
  if (changes.empty()) return FormRefused("没有改动。");
  if (FieldErrors faults = ReasonFaults(form.reason, "改动"); !faults.empty()) return faults;
  kept.row = form.row;
  UpdateRow(deed.transaction(), kept);
  NoteRow(deed, kept.id, "changed", form.reason, changes);
  deed.Record(kept.id.organ, "catalogue.change", ObjectOfRow(kept.id));
  deed.Commit(ToString(kept.id));
  return kept.id;
}

FormResult<CatalogueRowId> Save(Deed& deed, OrganId keeper, const RowForm& form) {
  if (deed.done_before()) return deed.Earlier(CatalogueRowIdFrom);
  if (!MayKeep(deed, keeper)) return FormRefused("您现在的岗位不能改这个目录。");
  if (FieldErrors faults = FaultsOf(form.row); !faults.empty()) return faults;
  if (!form.id) return Made(deed, keeper, form.row);
  LockCatalogue(deed.transaction(), keeper);
  auto kept = FindRow(deed.transaction(), *form.id);
  if (!kept || kept->id.organ != keeper) return FormRefused("没有这一行。");
  return Changed(deed, std::move(*kept), form);
}

FormResult<CatalogueRowId> End(Deed& deed, CatalogueRowId id, std::int64_t version, const std::string& reason) {
  if (deed.done_before()) return deed.Earlier(CatalogueRowIdFrom);
  if (!MayKeep(deed, id.organ)) return FormRefused("您现在的岗位不能改这个目录。");
  if (FieldErrors faults = ReasonFaults(reason, "停用"); !faults.empty()) return faults;
  LockCatalogue(deed.transaction(), id.organ);
  auto kept = FindRow(deed.transaction(), id);
  if (!kept) return FormRefused("没有这一行。");
  if (kept->ended_on) return FormRefused("这一行已经停用。");
  if (kept->version != version) return FormRefused("别人刚刚改过这一行，请看过现在的内容再停用。");
  kept->ended_on = deed.today();
  UpdateRow(deed.transaction(), *kept);
  NoteRow(deed, id, "ended", reason, "");
  deed.Record(id.organ, "catalogue.end", ObjectOfRow(id));
  deed.Commit(ToString(id));
  return id;
}

// ---- out of a workbook

using Key = std::u32string;
Key KeyOf(const CatalogueRow& row) {
  return LabelKey(row.area) + U"\n" + LabelKey(row.first_matter) + U"\n" + LabelKey(row.second_matter);
}

/// "社会救助：临时救助 / 救助结果".
std::string NameOfRow(const CatalogueRow& row) { return "“" + row.area + "：" + MatterOf(row) + "”"; }

class Bringing {
 public:
  Bringing(Deed& deed, OrganId keeper, const std::vector<MatchedRow>& rows) : deed_(deed), keeper_(keeper) {
    std::set<std::int64_t> claimed;
    for (const MatchedRow& row : rows) claimed.insert(row.number);
    for (KeptRow& kept : RowsKeptBy(deed.transaction(), keeper)) {
      const std::int64_t number = kept.id.number;
      if (!claimed.contains(number)) unclaimed_.insert(KeyOf(kept.row));
      numbers_[KeyOf(kept.row)].push_back(number);
      kept_.emplace(number, std::move(kept));
    }
  }

  void Bring(const MatchedRow& matched) {
    if (matched.number != 0) return BringKnown(matched);
    if (IsThere(matched.row)) {
      ++brought.same;
    } else if (unclaimed_.contains(KeyOf(matched.row))) {
      AddConflict(NameOfRow(matched.row) + "在预览以后被别人加进了目录，请重新选择文件预览。");
    } else {
      Add(matched.row);
    }
  }

  FieldErrors TakeConflicts() {
    if (conflicts_count_ > conflicts_.size()) {
      conflicts_.push_back({std::string(kVersionField), "这样的行一共 " + std::to_string(conflicts_count_) + " 行。"});
    }
    return std::move(conflicts_);
  }

  BroughtRows brought;

 private:
  static constexpr std::size_t kMostTold = 20;

  void BringKnown(const MatchedRow& matched) {
    const auto found = kept_.find(matched.number);
    if (found == kept_.end()) {
      AddConflict(NameOfRow(matched.row) + "在预览以后被别人停用了，请重新选择文件预览。");
    } else if (found->second.row == matched.row) {
      ++brought.same;
    } else if (found->second.version != matched.version) {
      AddConflict(NameOfRow(matched.row) + "在预览以后被别人改过，请重新选择文件预览。");
    } else {
      Change(found->second, matched.row);
    }
  }

  bool IsThere(const CatalogueRow& row) const {
    const auto called_so = numbers_.find(KeyOf(row));
    return called_so != numbers_.end() &&
           std::ranges::any_of(called_so->second, [&](std::int64_t number) { return kept_.at(number).row == row; });
  }

  void Add(const CatalogueRow& row) {
    const CatalogueRowId id = AddRow(deed_.transaction(), keeper_, row, deed_.today());
    NoteRow(deed_, id, "imported", "", "");
    numbers_[KeyOf(row)].push_back(id.number);
    kept_.emplace(id.number, KeptRow{.id = id, .row = row, .made_on = deed_.today(), .ended_on = {}, .version = 1});
    ++brought.added;
  }

  void Change(KeptRow& kept, const CatalogueRow& row) {
    const std::string changes = ChangesBetween(kept.row, row);
    kept.row = row;
    UpdateRow(deed_.transaction(), kept);
    ++kept.version;
    NoteRow(deed_, kept.id, "imported", "从表格导入", changes);
    ++brought.changed;
  }

  void AddConflict(std::string sentence) {
    if (++conflicts_count_ <= kMostTold) conflicts_.push_back({std::string(kVersionField), std::move(sentence)});
  }

  Deed& deed_;
  OrganId keeper_;
  std::map<std::int64_t, KeptRow> kept_;              // by number; with those that were added
  std::map<Key, std::vector<std::int64_t>> numbers_;  // of the rows that are called so
  std::set<Key> unclaimed_;                           // names of rows in force for which none of those that come stands
  FieldErrors conflicts_;
  std::size_t conflicts_count_ = 0;
};

std::string Told(const BroughtRows& brought) {
  return std::to_string(brought.added) + " " + std::to_string(brought.changed) + " " + std::to_string(brought.same);
}

BroughtRows BroughtFrom(const std::string& text) {
  const std::size_t first = text.find(' '), second = text.find(' ', first + 1);
  return {std::stoi(text.substr(0, first)), std::stoi(text.substr(first + 1, second - first - 1)),
          std::stoi(text.substr(second + 1))};
}

FormResult<BroughtRows> BringAll(Deed& deed, OrganId keeper, const std::vector<MatchedRow>& rows) {
  if (deed.done_before()) return BroughtFrom(deed.earlier_result());
  if (!MayKeep(deed, keeper)) return FormRefused("您现在的岗位不能改这个目录。");
  if (rows.empty()) return FormRefused("没有可以写入的行。");
  LockCatalogue(deed.transaction(), keeper);
  const auto is_whole = [](const MatchedRow& matched) { return FaultsOf(matched.row).empty(); };
  if (!std::ranges::all_of(rows, is_whole)) return FormRefused("表格里有不完整的行，请重新选择文件。");
  Bringing bringing(deed, keeper, rows);
  for (const MatchedRow& matched : rows) bringing.Bring(matched);
  if (FieldErrors conflicts = bringing.TakeConflicts(); !conflicts.empty()) return conflicts;
  if (FieldErrors faults = SizeFaults(deed, keeper, 0); !faults.empty()) return faults;
  deed.Record(keeper, "catalogue.import", "", {{"rows", std::to_string(rows.size())}});
  deed.Commit(Told(bringing.brought));
  return bringing.brought;
}

// ---- areas

FieldErrors FaultsOfAnswers(const std::vector<AreaAnswer>& answers) {
  FieldErrors faults;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string field = "reason-" + std::to_string(i);
    if (answers[i].area.empty()) faults.push_back({field, "没有这个领域。"});
    if (!answers[i].applies && IsBlankText(answers[i].reason)) {
      faults.push_back({field, "请写明“" + answers[i].area + "”为什么不涉及，公众会看到。"});
    }
    if (Utf8Length(answers[i].reason) > kLongestReason) faults.push_back({field, "说明太长，最多 500 个字。"});
  }
  return faults;
}

bool IsSameAnswer(const AreaChoice& kept, const AreaAnswer& answer) {
  return kept.applies == answer.applies && kept.reason == (answer.applies ? "" : answer.reason);
}

/// What somebody else has said of an area since the form was opened is not overwritten unseen.
FieldErrors FaultsOfMeanwhile(const std::vector<AreaAnswer>& answers, const std::vector<AreaChoice>& kept) {
  FieldErrors faults;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto choice = std::ranges::find(kept, answers[i].area, &AreaChoice::area);
    if (choice == kept.end() || !answers[i].seen || *answers[i].seen == choice->at) continue;
    if (IsSameAnswer(*choice, answers[i])) continue;
    faults.push_back({"reason-" + std::to_string(i), choice->person_name + "刚刚把“" + choice->area + "”记为" +
                                                         (choice->applies ? "涉及" : "不涉及：" + choice->reason) +
                                                         "。您填的不同，请核对后再保存。"});
  }
  return faults;
}

FormResult<OrganId> Choose(Deed& deed, OrganId organ, const std::vector<AreaAnswer>& answers) {
  if (deed.done_before()) return organ;
  if (!MayKeep(deed, organ)) return FormRefused("您现在的岗位不能改这个目录。");
  if (FieldErrors faults = FaultsOfAnswers(answers); !faults.empty()) return faults;
  LockCatalogue(deed.transaction(), organ);
  const std::vector<AreaChoice> before = ChoicesOf(deed.transaction(), organ);
  if (FieldErrors faults = FaultsOfMeanwhile(answers, before); !faults.empty()) return faults;
  int taken = 0, left = 0;
  for (const AreaAnswer& answer : answers) {
    const auto old = std::ranges::find(before, answer.area, &AreaChoice::area);
    if (old != before.end() && IsSameAnswer(*old, answer)) continue;
    ++(answer.applies ? taken : left);
    const bool went_on = old != before.end() && old->applies == answer.applies;
    SetChoice(deed.transaction(), organ,
              {.area = answer.area,
               .applies = answer.applies,
               .reason = answer.applies ? std::string() : answer.reason,
               .since = went_on ? old->since : deed.today(),
               .person_name = deed.actor().name,
               .at = deed.now()},
              deed.actor().person);
  }
  deed.Record(organ, "catalogue.areas", account::ObjectOf("organ", organ.value),
              {{"taken", std::to_string(taken)}, {"left", std::to_string(left)}});
  deed.Commit(std::to_string(organ.value));
  return organ;
}

// ---- ties

FieldErrors FaultsOfTie(db::Session& session, ItemId item, const ItemTie& tie) {
  const auto kept = FindRow(session, tie.row);
  if (!kept || (kept->ended_on && TieOf(session, item) != tie)) return {{"row", "没有这一行，或者已经停用。"}};
  const auto card = account::OrganCardOf(session, tie.row.organ);
  if (tie.row.organ != item.organ && (!card || card->kind != OrganKind::kCountyGovernment)) {
    return {{"row", "这一行是别的机关的目录，请选本机关的。"}};
  }
  if (tie.period.empty()) return {};
  const bool is_period = kept->row.cycle && PeriodFrom(*kept->row.cycle, tie.period);
  if (!is_period) return {{"period", "这一行没有这一期，请重新选择。"}};
  return {};
}

FormResult<ItemId> Tie(Deed& deed, ItemId item, const std::optional<ItemTie>& tie) {
  if (deed.done_before()) return item;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能拟稿。");
  if (!LockedItem(deed.transaction(), item)) return FormRefused("没有这一件。");
  if (tie) {
    if (FieldErrors faults = FaultsOfTie(deed.transaction(), item, *tie); !faults.empty()) return faults;
  }
  SetTie(deed.transaction(), item, tie);
  deed.Record(item.organ, "item.catalogue", ObjectOf(item), {{"row", tie ? ToString(tie->row) : "none"}});
  deed.Commit(ToString(item));
  return item;
}

}  // namespace

FormResult<CatalogueRowId> SaveRow(Desk& desk, const Actor& actor, OrganId keeper, const RowForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Save(deed, keeper, form); });
}

FormResult<CatalogueRowId> EndRow(Desk& desk, const Actor& actor, CatalogueRowId id, std::int64_t version,
                                  const std::string& reason) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return End(deed, id, version, reason); });
}

std::vector<MatchedRow> MatchRows(const std::vector<KeptRow>& kept, const std::vector<CatalogueRow>& rows) {
  std::map<Key, std::vector<const KeptRow*>> by_name;
  for (const KeptRow& each : kept) by_name[KeyOf(each.row)].push_back(&each);
  std::vector<MatchedRow> matched;
  std::set<std::int64_t> taken;
  const auto take = [&](MatchedRow& row, const KeptRow& found) {
    row.number = found.id.number;
    row.version = found.version;
    taken.insert(found.id.number);
  };
  for (const CatalogueRow& row : rows) {
    matched.push_back({.row = row});
    for (const KeptRow* each : by_name[KeyOf(row)]) {
      if (matched.back().number == 0 && each->row == row) take(matched.back(), *each);
    }
  }
  for (MatchedRow& row : matched) {
    for (const KeptRow* each : by_name[KeyOf(row.row)]) {
      if (row.number == 0 && !taken.contains(each->id.number)) take(row, *each);
    }
  }
  return matched;
}

FormResult<BroughtRows> BringRows(Desk& desk, const Actor& actor, OrganId keeper, const std::vector<MatchedRow>& rows) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return BringAll(deed, keeper, rows); });
}

FormResult<OrganId> ChooseAreas(Desk& desk, const Actor& actor, OrganId organ, const std::vector<AreaAnswer>& answers) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Choose(deed, organ, answers); });
}

FormResult<CatalogueRowId> AssignRow(Desk& desk, const Actor& actor, OrganId organ, CatalogueRowId row,
                                     const RowDuty& before, const RowDuty& duty) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<CatalogueRowId> {
    if (deed.done_before()) return row;
    if (!MayKeep(deed, organ)) return FormRefused("您现在的岗位不能改这个目录。");
    if (!FindRow(deed.transaction(), row)) return FormRefused("没有这一行。");
    LockCatalogue(deed.transaction(), organ);
    const auto duties = DutiesOf(deed.transaction(), organ);
    const auto kept = duties.find(row);
    if ((kept == duties.end() ? RowDuty{} : kept->second.duty) != before) {
      return FormRefused("别人刚刚改过由谁负责，请看过现在的再改。");
    }
    SetDuty(deed.transaction(), organ, row, duty);
    deed.Record(organ, "catalogue.assign", ObjectOfRow(row));
    deed.Commit(ToString(row));
    return row;
  });
}

FormResult<ItemId> TieItem(Desk& desk, const Actor& actor, ItemId item, const std::optional<ItemTie>& tie) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Tie(deed, item, tie); });
}

}  // namespace gongkai::disclosure

#include "screening/names.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/person_names.h"
#include "screening/rule_groups.h"
#include "screening/text_window.h"

namespace gongkai::screening {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

constexpr Rule kRules[] = {
    {"N-LEADER", Category::kNames, "领导姓名或职务有误",
     "名录里的领导，姓名旁边写了别的职务；或者职务对、名字错了一个字", "国办秘函〔2019〕19号（表述错误）",
     "对照领导名录改正；已经免去的职务写“时任”。", "副县长李国强主持召开会议。",
     "县长李国强主持召开会议，时任副县长李国强曾到镇调研。"},
    {"N-ORGAN", Category::kNames, "机关名称有误", "机关的旧名称，或者与名录里的名称差一两个字",
     "国办秘函〔2019〕19号（表述错误）", "改用名录里的全称或规范简称；历史事实可以保留当时的名称。",
     "澄砚县国土资源局负责解释。", "澄砚县自然资源局负责解释。"},
    {"N-ELSEWHERE", Category::kNames, "外地地名", "不是本地、也不是上级和下级的地名；文件名称里的、学习交流的不算",
     "国办秘函〔2019〕19号（表述错误）", "查明是否照抄外地文件，改成本地的名称。", "由民权县人民政府负责组织实施。",
     "依照《泗洪县公文办理规定》执行，赴民权县考察学习。"},
};

// --- leaders

constexpr auto kTitles = std::to_array<std::string_view>(
    {"常务副县长", "常务副市长", "常务副区长", "县委副书记", "县委书记", "党委副书记", "党委书记", "党组副书记",
     "党组书记",   "党工委书记", "纪委书记",   "政法委书记", "副县长",   "副市长",     "副区长",   "副镇长",
     "副乡长",     "副局长",     "副主任",     "副部长",     "副主席",   "副书记",     "副院长",   "副检察长",
     "副所长",     "副校长",     "副站长",     "县委常委",   "县长",     "市长",       "区长",     "镇长",
     "乡长",       "局长",       "主任",       "部长",       "主席",     "书记",       "院长",     "检察长",
     "常委",       "所长",       "校长",       "站长",       "调研员",   "组长"});

std::string_view TitleAtEnd(std::string_view text) {
  for (const std::string_view title : kTitles) {
    if (text.ends_with(title)) return title;
  }
  return {};
}

std::string_view TitleAtBegin(std::string_view text) {
  for (const std::string_view title : kTitles) {
    if (text.starts_with(title)) return title;
  }
  return {};
}

/// 县长 is not 副县长, and the 县委书记 is the 书记.
bool IsSameTitle(std::string_view one, std::string_view other) {
  if (one.size() < other.size()) std::swap(one, other);
  if (!one.ends_with(other)) return false;
  return !one.substr(0, one.size() - other.size()).ends_with("副");
}

struct Titled {
  std::string_view title;  // as written
  std::size_t begin = 0, end = 0;
};

/// The title directly before or behind the name at `begin` to `end`; empty when there is none.
Titled TitleBeside(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(0, begin);
  if (const std::string_view title = TitleAtEnd(before); !title.empty()) return {title, begin - title.size(), end};
  std::string_view after = text.substr(end);
  if (const std::string_view title = TitleAtBegin(after); !title.empty()) return {title, begin, end + title.size()};
  return {};
}

bool IsOfThePast(std::string_view text, std::size_t begin) {
  const std::string before = TightBefore(text, begin, 6);
  return HasOne(before, {"时任", "原", "前任", "曾任"});
}

// --- organs

constexpr auto kOrganEndings =
    std::to_array<std::string_view>({"委员会", "人民政府", "办事处", "办公室", "管理局", "中心", "局", "委", "办"});

std::size_t EditDistance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// "澄砚县" of "澄砚县农业农村局"; empty when the name does not begin with its place.
std::string_view PlaceStem(std::string_view organ) {
  for (const std::string_view level : {"县", "市", "区", "旗", "镇", "乡"}) {
    const std::size_t at = organ.find(level);
    if (at != kNowhere && at >= 2 * kHan && at + kHan < organ.size()) return organ.substr(0, at + kHan);
  }
  return {};
}

/// The name of an organ that begins at `begin` with its place: the longest up to an ending, within sixteen characters.
std::string_view OrganAt(std::string_view text, std::size_t begin, std::size_t behind_place) {
  const std::size_t most = Forth(text, behind_place, 14);
  for (std::size_t at = behind_place; at < most;) {
    const std::size_t next = Forth(text, at, 1);
    if (!IsHan(CharacterAt(text, at))) break;
    for (const std::string_view ending : kOrganEndings) {
      if (at >= behind_place + 2 * kHan && text.substr(at).starts_with(ending))
        return text.substr(begin, at + ending.size() - begin);
    }
    at = next;
  }
  return {};
}

bool SharesItsCore(std::u32string_view one, std::u32string_view other) {
  std::size_t shared = 0;
  for (const char32_t c : one) shared += other.find(c) != std::u32string_view::npos ? 1 : 0;
  return shared * 3 >= one.size() * 2;
}

// --- places

bool IsRelated(const place::Place& other, const place::Place& own) {
  return &other == &own || place::IsWithin(own, other) || place::IsWithin(other, own);
}

bool StandsInDocumentName(std::string_view text, const place::Match& match) {
  const std::size_t from = Back(text, match.offset, 60);
  const std::string_view before = text.substr(from, match.offset - from);
  const std::size_t opened = before.rfind("《"), closed = before.rfind("》");
  if (opened != kNowhere && (closed == kNowhere || closed < opened)) return true;
  const std::string after = TightAfter(text, match.offset + match.length, 8);
  return HasOne(after, {"〔", "[20", "(20"});
}

bool IsLearnedFrom(std::string_view text, const place::Match& match) {
  const std::string around = TightBefore(text, match.offset, 8) + TightAfter(text, match.offset + match.length, 10);
  return HasOne(around, {"学习", "考察", "交流", "调研", "籍", "出生", "户籍", "借鉴", "对口", "协作", "毗邻", "接壤",
                         "赴", "来自", "至", "迁入"});
}

}  // namespace

std::span<const Rule> NameRules() { return kRules; }

KnownNames::KnownNames(Register names) : names_(std::move(names)) {}

std::vector<KnownNames::Word> KnownNames::Words() const {
  std::vector<Word> words;
  for (std::uint32_t row = 0; row < names_.leaders.size(); ++row) {
    const std::string& name = names_.leaders[row].name;
    if (name.size() < 2 * kHan) continue;
    words.push_back({name, NameUse::kLeader, row});
    if (name.size() == 3 * kHan) words.push_back({name.substr(0, 2 * kHan), NameUse::kLeaderStem, row});
  }
  std::set<std::string, std::less<>> stems;
  for (std::uint32_t row = 0; row < names_.organs.size(); ++row) {
    for (const std::string& former : names_.organs[row].former_names) {
      if (former.size() >= 2 * kHan) words.push_back({former, NameUse::kFormerName, row});
    }
    const std::string_view stem = PlaceStem(names_.organs[row].name);
    if (!stem.empty() && stems.emplace(stem).second) words.push_back({std::string(stem), NameUse::kPlaceStem, row});
  }
  return words;
}

void KnownNames::Find(const PieceView& view, NameUse use, std::uint32_t row, std::size_t begin, std::size_t end,
                      Date today, HitSink& out) const {
  if (use == NameUse::kLeader) return FindLeader(view, names_.leaders[row].name, begin, end, today, out);
  if (use == NameUse::kLeaderStem) return FindMistypedLeader(view, names_.leaders[row], begin, end, today, out);
  if (use == NameUse::kPlaceStem) return FindMistakenOrgan(view, begin, end, out);
  const Register::Organ& organ = names_.organs[row];
  const std::string_view text = view.text();
  // The former name may be the beginning of the present one, or a part of it.
  for (const std::string& name : {organ.name, organ.short_name}) {
    const std::size_t within = name.find(text.substr(begin, end - begin));
    if (within != std::string::npos && begin >= within && text.substr(begin - within).starts_with(name)) return;
  }
  if (IsOfThePast(text, begin)) return;
  out.Add(view, "N-ORGAN", begin, end - begin, {Sureness::kLikely, "这是机关以前的名称。", organ.name});
}

std::vector<std::string> KnownNames::TitlesOf(std::string_view name, Date today) const {
  std::vector<std::string> titles;
  for (const Register::Leader& leader : names_.leaders) {
    if (leader.name != name || (leader.from && today < *leader.from) || (leader.until && *leader.until < today))
      continue;
    std::string_view rest = leader.title;
    for (std::size_t at = 0; !rest.empty(); rest.remove_prefix(std::min(rest.size(), at))) {
      at = std::min({rest.find("、"), rest.find("，"), rest.size()});
      if (at > 0) titles.emplace_back(rest.substr(0, at));
      at += at < rest.size() ? kHan : 0;
    }
  }
  return titles;
}

void KnownNames::FindLeader(const PieceView& view, const std::string& name, std::size_t begin, std::size_t end,
                            Date today, HitSink& out) const {
  const std::string_view text = view.text();
  const Titled titled = TitleBeside(text, begin, end);
  if (titled.title.empty() || IsOfThePast(text, titled.begin)) return;
  const std::vector<std::string> titles = TitlesOf(name, today);
  if (titles.empty()) return;
  const auto same = [&](const std::string& title) { return IsSameTitle(title, titled.title); };
  if (std::ranges::any_of(titles, same)) return;
  // "县长、县委副书记李国强": one of several is in the register.
  const std::string before = TightBefore(text, titled.begin, 14);
  if (before.ends_with("、") &&
      std::ranges::any_of(titles, [&](const std::string& title) { return HasOne(before, {title}); }))
    return;
  const std::string instead = titled.begin < begin ? titles.front() + name : name + titles.front();
  out.Add(view, "N-LEADER", titled.begin, titled.end - titled.begin,
          {Sureness::kLikely, "与领导名录里的职务不一致。", instead});
}

void KnownNames::FindMistypedLeader(const PieceView& view, const Register::Leader& leader, std::size_t begin,
                                    std::size_t end, Date today, HitSink& out) const {
  const std::string_view text = view.text();
  if (text.substr(begin).starts_with(leader.name) || !IsHan(CharacterAt(text, end))) return;
  const std::size_t behind = Forth(text, end, 1);
  const std::string written(text.substr(begin, behind - begin));
  if (std::ranges::find(names_.leaders, written, &Register::Leader::name) != names_.leaders.end()) return;
  const Titled titled = TitleBeside(text, begin, behind);
  if (titled.title.empty() || IsOfThePast(text, titled.begin)) return;
  for (const std::string& title : TitlesOf(leader.name, today)) {
    if (!IsSameTitle(title, titled.title)) continue;
    out.Add(view, "N-LEADER", begin, behind - begin, {Sureness::kLikely, "与领导名录里的姓名差一个字。", leader.name});
    return;
  }
}

bool KnownNames::IsKnownOrgan(std::string_view name) const {
  return std::ranges::any_of(names_.organs, [&](const Register::Organ& organ) {
    return organ.name == name || organ.short_name == name || organ.name.starts_with(name) ||
           std::ranges::find(organ.former_names, name) != organ.former_names.end();
  });
}

void KnownNames::FindMistakenOrgan(const PieceView& view, std::size_t begin, std::size_t end, HitSink& out) const {
  const std::string_view written = OrganAt(view.text(), begin, end);
  if (written.empty() || IsKnownOrgan(written)) return;
  const std::u32string own = FromUtf8(written);
  const std::size_t place = Utf8Length(view.text().substr(begin, end - begin));
  for (const Register::Organ& organ : names_.organs) {
    const std::u32string known = FromUtf8(organ.name);
    if (known.size() <= place || EditDistance(own, known) > 2) continue;
    if (!SharesItsCore(std::u32string_view(own).substr(place), std::u32string_view(known).substr(place))) continue;
    out.Add(view, "N-ORGAN", begin, written.size(),
            {Sureness::kPossible, "名录里没有这个机关，有一个名称相近的。", organ.name});
    return;
  }
}

void FindPlacesOfElsewhere(const PieceView& view, const place::Place& here, HitSink& out) {
  const std::string_view text = view.text();
  for (const place::Match& match : place::FindPlaces(text)) {
    if (match.links.back().form == place::NameForm::kShort) continue;
    if (std::ranges::any_of(match.places, [&](const place::Place* other) { return IsRelated(*other, here); })) continue;
    if (StandsInDocumentName(text, match) || IsLearnedFrom(text, match)) continue;
    out.Add(view, "N-ELSEWHERE", match.offset, match.length,
            {Sureness::kPossible, "这不是本地、上级或下级的地名。", {}});
  }
}

}  // namespace gongkai::screening

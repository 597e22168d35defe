#include "report/compile/register_sentences.h"

#include <algorithm>

#include "report/compile/fact_keys.h"
#include "report/compile/told_facts.h"

namespace gongkai::report {
namespace {

using namespace oversight;

constexpr std::size_t kMostTitles = 4;
constexpr std::string_view kSecret = kSecretLeak, kBroken = "broken", kKept = "kept", kPunish = "punish";

class Teller : private ToldFacts {
 public:
  Teller(const FactBook& book, const RegisterTitles& titles) : ToldFacts(book), titles_(titles) {}

  std::string All() const {
    return Group() + Villages() + People() + Plan() + Meetings() + Publicity() + Rules() + Commitments() +
           Inspections() + Incidents() + Press() + Emergencies() + Accountability() + Examples() + Guidance();
  }

  std::vector<std::string> Problems() const {
    std::vector<std::string> lines;
    const std::string plan = KeyOfRegister(kPlanRegister), plan_done = KeyOfClosed(kPlanRegister);
    const std::string steps = KeyOfSteps(kInspectionRegister), done = KeyOfStepsDone(kInspectionRegister);
    const std::string broken = KeyOfChoice(kCommitmentRegister, kBroken);
    if (IsBehind(plan, plan_done)) {
      lines.push_back("年度工作要点" + Field(plan) + "项，按要求完成" + Field(plan_done) + "项，没有全部完成");
    }
    if (IsBehind(steps, done)) {
      lines.push_back("监督检查提出的整改事项" + Field(steps) + "项，整改到位" + Field(done) + "项，没有全部到位");
    }
    const std::string incidents = Enumerated(OpenIncidents(), "起", kMostTitles);
    if (!incidents.empty()) lines.push_back("登记在册的事件中，" + incidents + "，管理有漏洞");
    if (IsSome(broken)) lines.push_back("对外公开承诺没有兑现" + Field(broken) + "项");
    return lines;
  }

 private:
  bool IsBehind(const std::string& set, const std::string& done) const {
    return IsSome(set) && Value(done) && *Value(done) < *Value(set);
  }

  /// "，内容有甲、乙"
  std::string Titles(std::string_view kind, std::string_view lead) const {
    const auto found = titles_.find(kind);
    std::string words;
    if (found == titles_.end()) return words;
    for (std::size_t i = 0; i < found->second.size() && i < kMostTitles; ++i) {
      words += (i > 0 ? "、" : std::string(lead)) + found->second[i];
    }
    return words;
  }

  /// "，其中甲几次、乙几次" by the choices of the register.
  std::string Split(std::string_view kind, std::string_view measure) const {
    Named named;
    for (const RegisterChoice& each : SplitOf(*FindRegisterKind(kind))->choices) {
      named.emplace_back(std::string(each.name), KeyOfChoice(kind, each.id));
    }
    const std::size_t most = named.size();
    const std::string words = Enumerated(std::move(named), measure, most);
    return words.empty() ? words : "，其中" + words;
  }

  /// "None" is not said where something else that is kept of the year says that there was some.
  std::string UnlessNoted(YearWorkKind kind, std::string words) const {
    return IsSome(KeyOfWork(kind)) ? std::string() : words;
  }

  std::string Group() const {
    const std::string all = KeyOfRegister(kGroupRegister), changed = KeyOfChanged(kGroupRegister);
    if (!IsSome(all)) return {};
    return "领导小组有成员" + Field(all) + "人" + Titles(kGroupRegister, "，") +
           (IsSome(changed) ? "，本年调整" + Field(changed) + "人" : "") + "。";
  }

  std::string Villages() const {
    const std::string all = KeyOfRegister(kVillageRegister);
    return IsSome(all) ? "有联点领导的村（社区）" + Field(all) + "个。" : std::string();
  }

  std::string People() const {
    const std::string full = KeyOfSum(kPeopleRegister, "full_time"), part = KeyOfSum(kPeopleRegister, "part_time"),
                      funds = KeyOfSum(kPeopleRegister, "funds");
    if (!Value(full) || !Value(part)) return {};
    return "配备专职人员" + Field(full) + "人、兼职人员" + Field(part) + "人" +
           (IsSome(funds) ? "，安排工作经费" + Field(funds) + "元" : "") + "。";
  }

  std::string Plan() const {
    const std::string all = KeyOfRegister(kPlanRegister), done = KeyOfClosed(kPlanRegister);
    if (!IsSome(all) || !Value(done)) return {};
    return "年度工作要点安排" + Field(all) + "项，已完成" + Field(done) + "项。";
  }

  std::string Meetings() const {
    const std::string all = KeyOfRegister(kMeetingRegister);
    if (IsNone(all)) return UnlessNoted(YearWorkKind::kMeeting, "本年没有召开会议研究政府信息公开工作。");
    if (!IsSome(all)) return {};
    return "会议研究" + Field(all) + "次" + Split(kMeetingRegister, "次") + Titles(kMeetingRegister, "，议题有") + "。";
  }

  std::string Publicity() const {
    const std::string all = KeyOfRegister(kPublicityRegister);
    if (IsNone(all)) return "本年没有组织政府信息公开宣传活动。";
    if (!IsSome(all)) return {};
    return "组织宣传活动" + Field(all) + "次" + Split(kPublicityRegister, "次") +
           Titles(kPublicityRegister, "，主题有") + "。";
  }

  std::string Rules() const {
    const std::string all = KeyOfRegister(kRuleRegister), changed = KeyOfChanged(kRuleRegister);
    if (!IsSome(all)) return {};
    return "年末执行的制度" + Field(all) + "项" + (IsSome(changed) ? "，本年印发、废止" + Field(changed) + "项" : "") +
           Titles(kRuleRegister, "，有") + "。";
  }

  std::string Commitments() const {
    const std::string all = KeyOfRegister(kCommitmentRegister), kept = KeyOfChoice(kCommitmentRegister, kKept);
    if (!IsSome(all)) return {};
    return "对办事程序、标准、结果和时限作出承诺" + Field(all) + "项" +
           (IsSome(kept) ? "，核对后已兑现" + Field(kept) + "项" : "") + "。";
  }

  std::string Inspections() const {
    const std::string all = KeyOfRegister(kInspectionRegister), steps = KeyOfSteps(kInspectionRegister),
                      done = KeyOfStepsDone(kInspectionRegister);
    if (IsNone(all)) return UnlessNoted(YearWorkKind::kInspection, "本年没有开展、接受监督检查。");
    if (!IsSome(all)) return {};
    std::string words = "监督检查" + Field(all) + "次" + Split(kInspectionRegister, "次");
    if (IsSome(steps) && Value(done)) {
      words += "；提出整改事项" + Field(steps) + "项，已完成整改" + Field(done) + "项";
    }
    return words + "。";
  }

  /// Those of which the public may be told: how many there were of secrets that got out is itself first examined
  /// (条例第十四条、第十七条; UntoldOfSecrets).
  Named OpenIncidents() const {
    Named named;
    for (const RegisterChoice& each : SplitOf(*FindRegisterKind(kIncidentRegister))->choices) {
      if (each.id != kSecret) named.emplace_back(std::string(each.name), KeyOfChoice(kIncidentRegister, each.id));
    }
    return named;
  }

  std::string Incidents() const {
    const std::string all = KeyOfRegister(kIncidentRegister), secret = KeyOfChoice(kIncidentRegister, kSecret),
                      closed = KeyOfClosed(kIncidentRegister);
    const std::string no_secret = "本年没有失密、泄密的情况。";
    if (IsNone(all)) {
      // What was taken down for a fault is a fault, whatever the register says.
      return no_secret + (IsSome(std::string(kItemsFaulty)) ? "本年没有个人信息泄露、系统故障的情况。"
                                                            : "本年没有个人信息泄露、内容差错、系统故障的情况。");
    }
    Named named = OpenIncidents();
    const std::size_t most = named.size();
    std::string words = Enumerated(std::move(named), "起", most);
    if (!words.empty()) {
      words =
          "事件登记中，" + words + (!IsSome(secret) && Value(closed) ? "，已结案" + Field(closed) + "起" : "") + "。";
    }
    return (IsNone(secret) ? no_secret : std::string()) + words;
  }

  std::string Press() const {
    const std::string all = KeyOfRegister(kPressRegister);
    if (IsNone(all)) {
      // An item that went out by one says that there was one.
      return IsSome(KeyOfChannel(disclosure::Channel::kBriefing)) ? std::string() : "本年没有召开新闻发布会。";
    }
    return IsSome(all) ? "召开新闻发布会" + Field(all) + "场" + Titles(kPressRegister, "，主题有") + "。"
                       : std::string();
  }

  std::string Emergencies() const {
    const std::string all = KeyOfRegister(kEmergencyRegister), times = KeyOfSum(kEmergencyRegister, "times");
    if (IsNone(all)) return "本年没有遇到需要发布权威信息的突发事件。";
    if (!IsSome(all)) return {};
    return "应对突发事件" + Field(all) + "起" + Split(kEmergencyRegister, "起") +
           (IsSome(times) ? "，发布权威消息" + Field(times) + "次" : "") + "。";
  }

  /// A 处理建议 is no 追究 yet, and 处分 is the act of another (条例第四十七条第一款、第五十二条、第五十三条): each by
  /// its name, and no sum of them, of which one may be the outcome of the other.
  std::string Accountability() const {
    const std::string all = KeyOfRegister(kAccountabilityRegister);
    if (IsNone(all)) return UnlessNoted(YearWorkKind::kAccountability, "本年没有责任追究的情况。");
    Named own;
    for (const RegisterChoice& each : SplitOf(*FindRegisterKind(kAccountabilityRegister))->choices) {
      if (each.id != kProposalForm && each.id != kPunish)
        own.emplace_back(std::string(each.name), KeyOfChoice(kAccountabilityRegister, each.id));
    }
    const std::string proposed = KeyOfChoice(kAccountabilityRegister, kProposalForm),
                      punished = KeyOfChoice(kAccountabilityRegister, kPunish);
    const std::size_t most = own.size();
    std::string words = Enumerated(std::move(own), "件", most);
    const auto add = [&](const std::string& key, std::string_view lead) {
      if (IsSome(key)) words += (words.empty() ? "" : "；") + std::string(lead) + Field(key) + "件";
    };
    add(proposed, "向有权机关提出处理建议");
    add(punished, "有权机关作出处分");
    return words.empty() ? words : "责任追究方面，" + words + "。";
  }

  std::string Examples() const {
    const std::string all = KeyOfRegister(kExampleRegister);
    return IsSome(all) ? "总结典型经验" + Field(all) + "项" + Titles(kExampleRegister, "，有") + "。" : std::string();
  }

  std::string Guidance() const {
    const std::string all = KeyOfRegister(kGuidanceRegister);
    return IsSome(all) ? "分类指导的机关有" + Field(all) + "个" + Split(kGuidanceRegister, "个") + "。" : std::string();
  }

  const RegisterTitles& titles_;
};

/// What the register holds and the draft leaves to people.
std::string UntoldOfSecrets(const FactBook& book) {
  if (!ToldFacts(book).IsSome(KeyOfChoice(kIncidentRegister, kSecret))) return {};
  return "工作登记里有失密、泄密的事件，正文没有写：写不写、怎样写，请先经保密审查（条例第十七条）。";
}

/// The register says that there was none, and something else that there was some.
void AddContradictions(const FactBook& book, std::vector<std::string>& untold) {
  const ToldFacts told(book);
  if (told.IsNone(KeyOfRegister(kIncidentRegister)) && told.IsSome(std::string(kItemsFaulty))) {
    untold.push_back(
        "工作登记里说明本年没有失泄密和其他事件，本年却有因有误或者不应公开撤下的信息，“没有内容差错”没有写，请核对。");
  }
  if (told.IsNone(KeyOfRegister(kPressRegister)) && told.IsSome(KeyOfChannel(disclosure::Channel::kBriefing))) {
    untold.push_back(
        "工作登记里说明本年没有新闻发布会，本年却有通过发布会公开的信息，“没有召开新闻发布会”没有写，请核对。");
  }
}

/// Registers of which every report should tell, and of which nothing is kept.
std::string WithoutRows(const FactBook& book) {
  const ToldFacts told(book);
  std::string names;
  for (const RegisterKind& kind : RegisterKinds()) {
    if (!kind.is_expected || told.Value(KeyOfRegister(kind.id))) continue;
    names += (names.empty() ? "" : "、") + std::string(kind.name);
  }
  return names;
}

}  // namespace

std::string_view RegisterOf(YearWorkKind kind) {
  switch (kind) {
    case YearWorkKind::kMeeting:
      return kMeetingRegister;
    case YearWorkKind::kInspection:
      return kInspectionRegister;
    case YearWorkKind::kAccountability:
      return kAccountabilityRegister;
    default:
      return {};
  }
}

std::string RegisterSentences(const FactBook& book, const RegisterTitles& titles, std::vector<std::string>& untold) {
  if (const std::string names = WithoutRows(book); !names.empty()) {
    untold.push_back("工作登记里没有" + names + "，也没有说明本年没有，“监督保障”里没有写。");
  }
  if (std::string words = UntoldOfSecrets(book); !words.empty()) untold.push_back(std::move(words));
  AddContradictions(book, untold);
  return Teller(book, titles).All();
}

std::vector<std::string> RegisterProblems(const FactBook& book) { return Teller(book, {}).Problems(); }

bool IsOfUnfinished(std::string_view key) {
  return key == KeyOfClosed(kPlanRegister) || key == KeyOfStepsDone(kInspectionRegister) ||
         key == KeyOfChoice(kIncidentRegister, kSecret);
}

}  // namespace gongkai::report

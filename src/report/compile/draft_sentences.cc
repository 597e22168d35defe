#include "report/compile/draft_sentences.h"

#include <algorithm>

#include "disclosure/item.h"
#include "disclosure/item_kind.h"
#include "law/receipt.h"
#include "report/compile/compile_tables.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_sum.h"
#include "report/compile/live_field.h"
#include "report/compile/register_sentences.h"
#include "report/compile/told_facts.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kAll = "总计";

std::string Cell(int table, std::string_view row, std::string_view column = kAll) {
  return ToString(CellKey{.table = table, .row = std::string(row), .column = std::string(column)});
}

/// "1.属于国家秘密" → "属于国家秘密"; without what stands in brackets behind it, or behind a 、, which parts a list.
std::string ShortLabel(std::string_view label) {
  constexpr std::string_view kOpen = "（", kClose = "）";
  if (label.starts_with(kOpen)) label.remove_prefix(label.find(kClose) + kClose.size());
  if (label.size() > 2 && label[1] == '.') label.remove_prefix(2);
  return std::string(label.substr(0, std::min(label.find(kOpen), label.find("、"))));
}

/// The sum of a fact over all organs; null where one of them lacks it.
const ReportFact* WholeSum(std::string_view key, const FactBook& book) {
  const ReportFact* const sum = book.Find(KeyOfAll(key));
  return sum != nullptr && sum->value && sum->lacking == 0 ? sum : nullptr;
}

/// Of an organ whose tables are the sum of others': a number of its own ledgers beside them would pass for all.
FactBook WithoutOwnLedgers(const FactBook& book) {
  FactBook rest = book;
  std::erase_if(rest.facts, [](const ReportFact& fact) {
    return SumsUp(fact.key) || IsOfAll(fact.key) || fact.key == kMedianDays || fact.key == kLongestDays;
  });
  return rest;
}

/// In the place of its own numbers those of all organs, where each of them has one.
FactBook OfAllOrgans(const FactBook& book) {
  FactBook whole = WithoutOwnLedgers(book);
  for (const ReportFact& fact : book.facts) {
    const ReportFact* const sum = SumsUp(fact.key) ? WholeSum(fact.key, book) : nullptr;
    if (sum != nullptr) whole.facts.push_back({fact.key, sum->name, sum->value, sum->rows_path});
  }
  return whole;
}

/// "公开信息的条数和来件有 2 个机关没有记载，没有写，请按各机关的报告写全县的。"
std::string UnsummedWords(std::string_view what, std::string_view key, const FactBook& book) {
  if (WholeSum(key, book) != nullptr) return {};
  const ReportFact* const sum = book.Find(KeyOfAll(key));
  const std::string why = sum != nullptr && sum->lacking > 0 ? "有 " + std::to_string(sum->lacking) + " 个机关没有记载"
                                                             : std::string("没有各机关的数");
  return std::string(what) + why + "，没有写，请按各机关的报告写全县的。";
}

class Drafter : private ToldFacts {
 public:
  /// `registers`: of whose registers it is told; the same book, or the one without the sums over organs.
  Drafter(const FactBook& book, const FactBook& registers, const DraftAsk& ask)
      : ToldFacts(book),
        book_(book),
        registers_(registers),
        ask_(ask),
        year_(std::to_string(book.tables.year) + "年") {}

  AnnualDraft Make() && {
    draft_.text.parts[0] = "依据《中华人民共和国政府信息公开条例》第五十条和国务院办公厅规定的年度报告格式，" +
                           ask_.organ + "编制" + year_ + "政府信息公开工作年度报告。所列数据的统计期限为" + year_ +
                           "1月1日至12月31日。" + Summed();
    draft_.text.parts[1] = Overall();
    draft_.text.parts[3] = NoApplications();
    draft_.text.parts[4] = NoDisputes();
    draft_.text.parts[5] = Improvements();
    draft_.text.parts[6] = OtherMatters();
    return std::move(draft_);
  }

 private:
  void Untold(std::string words) { draft_.untold.push_back(std::move(words)); }

  /// 条例第四十九条: of a government's report, of whose numbers its tables are.
  std::string Summed() const {
    if (!ask_.sums_others || !IsSome(std::string(kSumReports))) return {};
    const std::string own = book_.sum && book_.sum->has_own_level ? "及政府本级的数" : "";
    return "表格里的数由" + Field(kSumReports) + "份行政机关的年度报告" + own + "汇总得出。";
  }

  // ---- section one

  void Add(std::string& text, std::string_view head, const std::string& words) {
    if (words.empty()) {
      Untold("“" + std::string(head) + "”没有可以起草的事实，请写明这一年的情况。");
      return;
    }
    text += (text.empty() ? "" : "\n") + std::string(head) + "。" + words;
  }

  std::string Overall() {
    std::string text;
    Add(text, "（一）主动公开", Published() + Documents() + Decisions() + Channels());
    Add(text, "（二）依申请公开", Applications() + ApplicationChannels() + Outcomes() + InTime());
    Add(text, "（三）政府信息管理", Management());
    Add(text, "（四）政府信息公开平台建设", Platform());
    Add(text, "（五）监督保障", RegisterSentences(registers_, ask_.registers, draft_.untold) + Works() + Complaints());
    return text;
  }

  std::string Published() const {
    if (!Value(std::string(kItemsPublished))) return {};
    std::vector<std::pair<std::string, std::string>> kinds;
    for (const disclosure::ItemKind kind : disclosure::ItemKinds()) {
      kinds.emplace_back(NameOf(kind), KeyOfItemKind(kind));
    }
    // Not all of them: "等" says so, and nobody adds them up.
    Number sum;
    for (const auto& [name, key] : kinds) sum = sum + Value(key).value_or(Number());
    const bool is_cut = CountOfSome(kinds) > ask_.most_named || !Is(std::string(kItemsPublished), sum);
    const std::string named = Enumerated(std::move(kinds), "条", ask_.most_named);
    return "全年首次公开政府信息" + Field(kItemsPublished) + "条" +
           (named.empty() ? "" : "，其中" + named + (is_cut ? "等" : "")) + "。" + Busiest();
  }

  /// The month that stands out, where one does.
  std::string Busiest() const {
    const Number all = Value(std::string(kItemsPublished)).value_or(Number());
    if (all < Number::Of(24)) return {};
    int busiest = 1;
    for (int month = 2; month <= 12; ++month) {
      if (Value(KeyOfMonth(month)).value_or(Number()) > Value(KeyOfMonth(busiest)).value_or(Number())) busiest = month;
    }
    const Number most = Value(KeyOfMonth(busiest)).value_or(Number());
    if (most.millionths * 6 < all.millionths) return {};  // twice as many as in a month on average
    return "公开最集中的是" + std::to_string(busiest) + "月，" + Field(KeyOfMonth(busiest)) + "条。";
  }

  std::string Documents() const {
    const bool is_new = book_.tables.form->tells_in_force;
    const std::string made =
        is_new ? Cell(2, "行政规范性文件", "本年制发件数") : Cell(2, "规范性文件", "本年新制作数量");
    std::string words;
    if (Value(made)) words = "制发行政规范性文件" + Field(made) + "件";
    if (const std::string read = KeyOfItemKind(disclosure::ItemKind::kInterpretation); Value(read)) {
      words += (words.empty() ? "" : "，") + ("发布政策解读" + Field(read) + "篇");
    }
    return Sentence(words);
  }

  std::string Decisions() const {
    const std::string_view column = book_.tables.form->tells_in_force ? "本年处理决定数量" : "处理决定数量";
    std::vector<std::pair<std::string, std::string>> named;
    for (const std::string_view row : {"行政许可", "行政处罚", "行政强制"}) {
      named.emplace_back(std::string(row) + "决定", Cell(2, row, column));
    }
    const std::string words = Enumerated(std::move(named), "件", ask_.most_named);
    return words.empty() ? words : "作出的行政决定中，" + words + "。";
  }

  std::string Channels() const {
    std::vector<std::pair<std::string, std::string>> named;
    for (const disclosure::Channel channel : disclosure::Channels()) {
      if (channel != disclosure::Channel::kSite) named.emplace_back(NameOf(channel), KeyOfChannel(channel));
    }
    const std::string words = Enumerated(std::move(named), "条", ask_.most_named);
    return words.empty() ? words : "政府网站以外的公开途径中，" + words + "。";
  }

  std::string Applications() {
    const std::string in = Cell(3, "一"), carried = Cell(3, "二"), done = Cell(3, "三(七)"), left = Cell(3, "四");
    if (!Value(in) || !Value(carried)) return {};
    const std::string first = "新收政府信息公开申请" + Field(in) + "件，上年结转" + Field(carried) + "件";
    if ((IsNone(in) && IsNone(carried)) || !Value(done) || !Value(left)) return first + "。";
    return first + "；办结" + Field(done) + "件，结转下年度继续办理" + Field(left) + "件。";
  }

  /// Left out where the ways do not add up to what the table has: then one of the two is not complete.
  std::string ApplicationChannels() {
    std::vector<std::pair<std::string, std::string>> named;
    Number sum;
    for (const law::Channel channel : kRequestChannels) {
      const std::string key = KeyOfRequestChannel(channel);
      sum = sum + Value(key).value_or(Number());
      named.emplace_back(law::NameOf(channel), key);
    }
    if (!IsSome(Cell(3, "一"))) return {};
    if (ask_.sums_others && !Value(KeyOfRequestChannel(kRequestChannels.front()))) return {};  // not of all organs
    if (!Is(Cell(3, "一"), sum)) {
      Untold("申请的提交方式加起来和表三的新收数不一样，没有写。");
      return {};
    }
    const std::size_t most = named.size();
    return "按提交方式分，" + Enumerated(std::move(named), "件", most) + "。";
  }

  std::string_view Whose() const { return ask_.sums_others ? "各机关" : "本机关"; }

  std::string Outcomes() const {
    std::vector<std::pair<std::string, std::string>> named;
    for (const law::FormRow& row : book_.tables.form->table3.rows) {
      if (!row.key.starts_with("三") || row.key == "三(七)") continue;
      named.emplace_back(ShortLabel(row.label), Cell(3, row.key));
    }
    const std::size_t most = named.size();
    const std::string words = Enumerated(std::move(named), "件", most);
    return words.empty() ? words : "按办理结果分，" + words + "。";
  }

  /// Of answers, which are fewer than what table 3 counts as done: withdrawn ones end without. So no number of answers
  /// stands beside that of the table.
  std::string InTime() {
    if (!IsSome(std::string(kAnswered))) return {};
    if (CountsOutside(book_.tables)) {
      Untold("表三有调整进来的申请，登记里没有它们的答复日期，按期、超期和用时没有写。");
      return {};
    }
    std::string words = "作出答复的申请中，按期的" + Field(kInTime) + "件、超期的" + Field(kLate) + "件";
    if (Value(std::string(kMedianDays))) {
      words += "；从收到申请到答复，用时的中位数为" + Field(kMedianDays) + "天，最长" + Field(kLongestDays) + "天";
    }
    return words + "。";
  }

  std::string Management() const {
    std::string words;
    const std::string ended = Cell(2, "行政规范性文件", "本年废止件数"),
                      in_force = Cell(2, "行政规范性文件", "现行有效件数");
    if (Value(in_force)) words += "年末现行有效的行政规范性文件" + Field(in_force) + "件";
    if (Value(ended)) words += (words.empty() ? "" : "，") + ("本年废止" + Field(ended) + "件");
    words = Sentence(words);
    if (Value(std::string(kItemsRegistered))) {
      words += "经审查不予公开并登记在册的信息" + Field(kItemsRegistered) + "条。";
    }
    if (Value(std::string(kItemsWithdrawn))) words += "全年撤下已公开的信息" + Field(kItemsWithdrawn) + "条。";
    return words;
  }

  std::string Platform() const {
    std::string words;
    const std::string site = KeyOfChannel(disclosure::Channel::kSite);
    if (Value(site)) words += "通过政府网站公开" + std::string(Whose()) + "信息" + Field(site) + "条。";
    if (Value(std::string(kMessages))) {
      words += "收到公众咨询、建议、纠错等来件" + Field(kMessages) + "件，答复" + Field(kMessagesAnswered) + "件。";
    }
    return words;
  }

  /// "，内容有甲、乙"
  std::string SubjectsOf(YearWorkKind kind) const {
    std::string words;
    std::size_t named = 0;
    for (const YearWork& work : ask_.works) {
      if (work.kind != kind || named == ask_.most_named) continue;
      words += (named++ > 0 ? "、" : "，内容有") + work.subject;
    }
    return words;
  }

  /// The register wins over what was put down beside it, and it is said.
  bool IsToldByRegister(YearWorkKind kind) {
    const std::string_view of = RegisterOf(kind);
    if (of.empty() || !Value(oversight::KeyOfRegister(of))) return false;
    if (IsSome(KeyOfWork(kind))) {
      const std::string name(NameOf(kind));
      const std::string words =
          IsNone(oversight::KeyOfRegister(of))
              ? "工作登记里说明本年没有" + name + "，年度工作里却记了" + name + "，正文没有写，请核对。"
              : "年度工作里也记了" + name + "；工作登记里有" + name + "的登记，正文按工作登记写。";
      if (std::ranges::find(draft_.untold, words) == draft_.untold.end()) Untold(words);
    }
    return true;
  }

  /// Of what has a ledger of its own: trainings, surveys.
  std::string ToldByLedger(YearWorkKind kind) {
    std::string words;
    if (kind == YearWorkKind::kTraining) {
      if (IsSome(std::string(kTrainingsHeld))) words = "举办培训" + Field(kTrainingsHeld) + "场";
      if (IsSome(std::string(kTrainingTurns))) {
        words += (words.empty() ? "" : "，") + ("本机关人员参加培训" + Field(kTrainingTurns) + "人次");
      }
    }
    if (kind == YearWorkKind::kSocialReview && IsSome(std::string(kSurveysHeld))) {
      words = "开展社会评议" + Field(kSurveysHeld) + "次，回收评议问卷" + Field(kSurveyPapers) + "份";
      if (Value(std::string(kSurveySatisfied))) words += "，满意率" + Field(kSurveySatisfied) + "%";
    }
    if (!words.empty() && IsSome(KeyOfWork(kind))) {
      Untold("年度工作里也记了" + std::string(NameOf(kind)) + "，正文按登记写，请核对有没有漏的。");
    }
    return Sentence(std::move(words));
  }

  static std::string_view VerbOf(YearWorkKind kind) {
    switch (kind) {
      case YearWorkKind::kTraining:
        return "组织";
      case YearWorkKind::kMeeting:
        return "召开";
      case YearWorkKind::kAccountability:
        return "实施";
      default:
        return "开展";
    }
  }

  std::string Works() {
    std::string words, without;
    for (const YearWorkKind kind : kYearWorkKinds) {
      if (IsToldByRegister(kind)) continue;
      if (const std::string told = ToldByLedger(kind); !told.empty()) {
        words += told;
        continue;
      }
      if (!IsSome(KeyOfWork(kind))) {
        without += (without.empty() ? "" : "、") + std::string(NameOf(kind));
        continue;
      }
      words += std::string(VerbOf(kind)) + std::string(NameOf(kind)) + Field(KeyOfWork(kind)) + "次";
      if (kind == YearWorkKind::kTraining && IsSome(std::string(kTrained)))
        words += "，参加" + Field(kTrained) + "人次";
      words += SubjectsOf(kind) + "。";
    }
    if (!without.empty()) Untold("没有登记" + without + "，“监督保障”里没有写；做过的请在下面登记。");
    UntoldOfGovernment();
    return words;
  }

  /// 「各级人民政府的政府信息公开工作年度报告还应当包括工作考核、社会评议和责任追究结果情况」
  void UntoldOfGovernment() {
    if (!ask_.organ.ends_with("人民政府")) return;
    for (const YearWorkKind kind :
         {YearWorkKind::kEvaluation, YearWorkKind::kSocialReview, YearWorkKind::kAccountability}) {
      if (IsToldByRegister(kind)) continue;
      const bool is_asked = kind == YearWorkKind::kSocialReview && IsSome(std::string(kSurveysHeld));
      if (is_asked && Value(std::string(kSurveySatisfied))) continue;
      if (is_asked || IsSome(KeyOfWork(kind))) {
        // How often is not what came of it.
        Untold("正文只写了" + std::string(NameOf(kind)) + "的次数，请补上结果（条例第五十条第一款第四项）。");
        continue;
      }
      Untold("各级人民政府的报告应当写" + std::string(NameOf(kind)) +
             "的结果，没有的也要写明（条例第五十条第一款第四项）。");
    }
  }

  std::string Complaints() const {
    // None found here is not none: people complain to the next higher organ too (条例第五十一条).
    if (!IsSome(std::string(kComplaintsFounded))) return {};
    return "对" + std::string(Whose()) + "政府信息公开工作的投诉举报经查属实或者部分属实" + Field(kComplaintsFounded) +
           "件，已整改" + Field(kComplaintsRectified) + "件。";
  }

  // ---- sections three, four, six

  std::string NoApplications() const {
    if (!IsNone(Cell(3, "一")) || !IsNone(Cell(3, "二"))) return {};
    return year_ + "没有收到政府信息公开申请，也没有上年结转的申请。";
  }

  std::string NoDisputes() const {
    for (const std::string_view row : {"行政复议", "未经复议直接起诉", "复议后起诉"}) {
      if (!IsNone(Cell(4, row))) return {};
    }
    return year_ + "没有因政府信息公开工作被申请行政复议、被提起行政诉讼。";
  }

  std::string OtherMatters() {
    constexpr int kFeesFrom = 2021;  // 国办函〔2020〕109号 is in force
    Untold("收费以外还有没有需要报告的事项，登记里看不出来，第六部分请写明；没有的也写明没有。");
    if (book_.tables.year < kFeesFrom) return {};
    if (!Value(std::string(kFeesCollected))) {
      Untold("没有收费记录，第六部分请写明收取信息处理费的情况，没有收取也要写。");
      return {};
    }
    if (CountsOutside(book_.tables)) {
      Untold("表三有调整进来的申请，收费记录里没有它们，第六部分请核对以后写明收取信息处理费的情况。");
      return {};
    }
    const std::string notices =
        IsSome(std::string(kFeesNotified)) ? "发出收费通知" + Field(kFeesNotified) + "件，" : "";
    return "依据《政府信息公开信息处理费管理办法》，" + year_ + notices + "实际收取信息处理费" + Field(kFeesCollected) +
           "元。";
  }

  // ---- section five

  std::string Improvements() {
    std::string text;
    AddBlock(text, "上年度提出的改进事项落实情况", Kept());
    const std::vector<std::string> problems = Problems();
    if (problems.empty()) Untold("台账里看不出问题，第五部分请写明本机关存在的主要问题，不要写“无”。");
    AddBlock(text, "存在的主要问题", problems);
    std::vector<std::string> given;
    for (const Promise& promise : ask_.given) given.push_back(promise.words);
    if (given.empty()) Untold("还没有登记下一年的改进事项，“改进措施”没有写；请在下面登记，明年的报告要交代落实情况。");
    AddBlock(text, "改进措施", given);
    return text;
  }

  /// "（一）名目。" and its lines, numbered.
  void AddBlock(std::string& text, std::string_view head, const std::vector<std::string>& lines) {
    static constexpr std::string_view kHeads[] = {"（一）", "（二）", "（三）"};
    if (lines.empty()) return;
    text += (text.empty() ? "" : "\n") + std::string(kHeads[blocks_++]) + std::string(head) + "。";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string_view end = lines[i].ends_with("。") ? "" : "。";
      text += "\n" + std::to_string(i + 1) + "." + lines[i] + std::string(end);
    }
  }

  std::vector<std::string> Kept() {
    std::vector<std::string> lines;
    for (const Promise& promise : ask_.kept) {
      if (promise.state == PromiseState::kOpen) {
        Untold("上年度提出的“" + promise.words + "”还没有写落实情况，没有写进第五部分。");
        continue;
      }
      lines.push_back(promise.words + "：" + std::string(NameOf(promise.state)) + "。" + promise.outcome);
    }
    return lines;
  }

  std::vector<std::string> Problems() const {
    std::vector<std::string> lines;
    if (IsSome(std::string(kLate))) lines.push_back("有申请没有在法定期限内答复，超期" + Field(kLate) + "件");
    const std::string corrected = Cell(4, "行政复议", "结果纠正"), sued = Cell(4, "未经复议直接起诉", "结果纠正"),
                      sued_after = Cell(4, "复议后起诉", "结果纠正");
    if (IsSome(corrected)) lines.push_back("被行政复议纠正" + Field(corrected) + "件");
    if (IsSome(sued)) lines.push_back("未经复议直接起诉，被法院纠正" + Field(sued) + "件");
    if (IsSome(sued_after)) lines.push_back("复议后起诉，被法院纠正" + Field(sued_after) + "件");
    if (IsSome(std::string(kItemsFaulty))) {
      lines.push_back("公开前的审查不够严，因内容有误或者含有不应公开的内容撤下信息" + Field(kItemsFaulty) + "条");
    }
    if (IsSome(std::string(kComplaintsFounded))) {
      lines.push_back("投诉举报经查属实或者部分属实" + Field(kComplaintsFounded) + "件");
    }
    for (std::string& each : RegisterProblems(registers_)) lines.push_back(std::move(each));
    const std::string made = Cell(2, "行政规范性文件", "本年制发件数");
    const std::string read = KeyOfItemKind(disclosure::ItemKind::kInterpretation);
    if (IsSome(made) && IsNone(read)) {
      lines.push_back("制发行政规范性文件" + Field(made) + "件，发布政策解读" + Field(read) + "篇，解读没有跟上");
    }
    return lines;
  }

  const FactBook& book_;
  const FactBook& registers_;
  const DraftAsk& ask_;
  const std::string year_;
  std::size_t blocks_ = 0;
  AnnualDraft draft_;
};

}  // namespace

AnnualDraft DraftOf(const FactBook& book, const DraftAsk& ask) {
  if (!ask.sums_others) return Drafter(book, book, ask).Make();
  const FactBook whole = OfAllOrgans(book), registers = WithoutOwnLedgers(book);
  AnnualDraft draft = Drafter(whole, registers, ask).Make();
  std::vector<std::string> untold = {
      "表格是全县各机关的汇总；答复用时没有合计，没有写，工作登记和年度工作写的是本级的，请补上全县的。",
      UnsummedWords("公开信息的条数和来件", kItemsPublished, book),
      UnsummedWords("申请的提交方式、按期情况和收费", kAnswered, book)};
  std::erase(untold, std::string());
  draft.untold.insert(draft.untold.begin(), untold.begin(), untold.end());
  return draft;
}

}  // namespace gongkai::report

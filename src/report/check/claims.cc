// A count is understood by the words before it, back to the last comma, and only where these are empty ("3件予以公开")
// by those after it. What is not understood for certain claims nothing.
//
// Next to read: claim_words.h, table_figures.h.

#include "report/check/claims.h"

#include <algorithm>

#include "report/check/claim_words.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

struct Result {
  u32string_view word;
  std::string_view prefix;  // of the keys of table 3
  std::string_view name;
};
constexpr Result kResults[] = {
    {U"予以公开", "三(一)", "“（一）予以公开”"}, {U"部分公开", "三(二)", "“（二）部分公开”"},
    {U"不予公开", "三(三)", "“（三）不予公开”"}, {U"无法提供", "三(四)", "“（四）无法提供”"},
    {U"不予处理", "三(五)", "“（五）不予处理”"}, {U"其他处理", "三(六)", "“（六）其他处理”"},
};

class Claims {
 public:
  Claims(const AnnualReport& report, const ReportText& text) : report_(report), text_(text) {}

  std::vector<Claim> Find() {
    text_may_be_part_ = MayAddUpOthers(report_) && !SpeaksOfTheWhole();
    u32string_view before_in_paragraph;
    std::size_t paragraph = 0;
    for (const Sentence& sentence : text_.Sentences()) {
      const bool same = sentence.paragraph == paragraph;
      // Section five speaks of plans, and of what others found.
      if (sentence.section != 5) Look(sentence, same ? before_in_paragraph : u32string_view());
      before_in_paragraph = sentence.text;
      paragraph = sentence.paragraph;
    }
    return std::move(claims_);
  }

 private:
  /// The text of a government speaks of all that its tables add up when its count of applications is the table's.
  bool SpeaksOfTheWhole() const {
    const std::optional<Number> fresh = TotalOfRow(report_, "一");
    constexpr Number kNoCoincidence = Number::Of(10);
    if (!fresh || *fresh < kNoCoincidence) return false;
    for (const Sentence& sentence : text_.Sentences()) {
      for (const Count& count : sentence.counts) {
        if (count.exact && count.value == *fresh && ContainsAny(count.before, {U"受理", U"收到", U"新收"})) return true;
      }
    }
    return false;
  }

  void Look(const Sentence& sentence, u32string_view sentence_before) {
    if (sentence.counts.empty()) return;
    const SpokenTime time(report_, sentence);
    // A government's text may speak of its office alone; then only more than the whole is a contradiction.
    part_of_whole_ = text_may_be_part_ && !SpeaksOfWholeDivision(sentence.text) && !Contains(sentence.text, U"全盟");
    dispute_.reset();
    of_disclosure_ = SpeaksOfDisclosure(sentence);
    const bool applications = Contains(sentence.text, U"申请") || Contains(sentence_before, U"申请");
    const bool disclosure = of_disclosure_ || Contains(sentence_before, U"信息公开申请");
    for (const Count& count : sentence.counts) {
      if (!count.exact || time.IsOther(count.begin)) continue;
      if (LookForDispute(sentence, count)) continue;
      if (SpeaksOfHigherLevel(count)) continue;
      LookForDocuments(sentence, count);
      LookForDecisions(sentence, count);
      if (applications && disclosure && IsCaseUnit(count.unit)) LookForApplications(sentence, count);
    }
  }

  // --- applications

  void LookForApplications(const Sentence& sentence, const Count& count) {
    const u32string_view words = TellsNothing(count.before) ? count.after : count.before;
    if (LookForCarried(sentence, count, words)) return;
    if (LookForResults(sentence, count, words)) return;
    if (IsQualified(count.before)) return;
    const bool answered = ContainsAny(count.before, {U"答复", U"办结", U"办理", U"回复"});
    const bool received = ContainsAny(count.before, {U"收到", U"新收", U"接到", U"接收", U"受理", U"收办"});
    const bool of_applications = ContainsAny(count.before, {U"申请", U"答复", U"办结"}) || count.before == U"收到" ||
                                 count.before == U"共收到" || count.before == U"新收" || count.before == U"受理";
    if (!of_applications) return;
    const std::optional<Number> fresh = TotalOfRow(report_, "一"), carried = TotalOfRow(report_, "二"),
                                done = TotalOfRow(report_, "三(七)");
    if (received && fresh) {
      std::vector<Number> accepted = {*fresh};
      // 受理 and 收到 are also said of all that was on the desk; 新收 is not.
      if (carried && !Contains(count.before, U"新收")) accepted.push_back(*fresh + *carried);
      if (answered && done) accepted.push_back(*done);
      Compare("N-RECEIVED", sentence, count, accepted, "表三第一项总计", At{3, 0, "一", "总计", ""});
    } else if (answered && done) {
      std::vector<Number> accepted = {*done};
      // "收到5件,答复5件" speaks of this year's own.
      if (fresh) accepted.push_back(*fresh);
      Compare("N-ANSWERED", sentence, count, accepted, "表三第三项（七）总计", At{3, 0, "三(七)", "总计", ""});
    }
  }

  bool LookForCarried(const Sentence& sentence, const Count& count, u32string_view words) {
    const bool carried = ContainsAny(words, {U"结转", U"顺延", U"转入", U"转下年"});
    if (!carried) return false;
    if (ContainsAny(words, {U"下年", U"下一年", U"次年", U"明年", U"转下年"})) {
      if (const auto out = TotalOfRow(report_, "四")) {
        Compare("N-CARRIEDOUT", sentence, count, {*out}, "表三第四项总计", At{3, 0, "四", "总计", ""});
      }
    } else if (ContainsAny(words, {U"上年", U"上一年", U"去年"})) {
      const bool with_new = ContainsAny(words, {U"新收", U"收到", U"答复", U"办结"});
      const auto in = TotalOfRow(report_, "二");
      if (in && !with_new) Compare("N-CARRIEDIN", sentence, count, {*in}, "表三第二项总计", At{3, 0, "二", "总计", ""});
    }
    return true;
  }

  bool LookForResults(const Sentence& sentence, const Count& count, u32string_view words) {
    Number sum;
    std::string name;
    std::string_view first;
    bool known = true, exact = true;
    for (const Result& result : kResults) {
      const std::size_t at = words.find(result.word);
      if (at == u32string_view::npos || (at > 0 && words[at - 1] == U'不')) continue;
      const std::optional<Figure> figure = TotalOfGroup(report_, result.prefix);
      known = known && figure.has_value();
      if (figure) sum = sum + figure->sum;
      exact = exact && figure && figure->exact;
      name += (name.empty() ? "" : "加") + std::string(result.name);
      if (first.empty()) first = result.prefix;
    }
    if (name.empty()) return false;
    if (!known || GivesReason(count.before) || GivesReason(count.after) || IsQualified(StripOf(count.before)))
      return true;
    if (count.unit == U"条" || count.unit == U"个" || count.unit == U"次") return true;
    // With blanks among the cells only a count below what is filled in is a contradiction.
    if (!exact && count.value >= sum) return true;
    const law::FormRow* row = nullptr;
    for (const RowReading& reading : report_.table3->rows) {
      if (row == nullptr && reading.row->key.starts_with(first)) row = reading.row;
    }
    Compare("N-RESULTS", sentence, count, {sum}, "表三" + name + (exact ? "合计" : "合计（空白格未计）"),
            At{3, 0, std::string(row->key), "总计", ""});
    return true;
  }

  /// "全县共收到…210件" in a township's report is the county's figure.
  bool SpeaksOfHigherLevel(const Count& count) const {
    return !MayAddUpOthers(report_) && SpeaksOfWholeDivision(count.before);
  }

  /// A list of results is a list of parts: 其中 does not narrow them.
  static u32string_view StripOf(u32string_view before) {
    return before.starts_with(U"其中") ? before.substr(2) : before;
  }

  // --- reconsideration and suits

  bool LookForDispute(const Sentence& sentence, const Count& count) {
    const bool review = Contains(count.before, U"复议");
    const bool suit = ContainsAny(count.before, {U"诉讼", U"起诉", U"应诉"});
    const bool part = ContainsAny(count.before, {U"维持", U"纠正", U"其他结果", U"未审结"});
    if (!review && !suit && !(part && dispute_)) return false;
    if (review || suit) dispute_ = suit ? Dispute::kSuit : Dispute::kReview;
    if ((review && suit) || !of_disclosure_ || !IsCaseUnit(count.unit)) return true;
    if (ContainsAny(count.before, {U"备案", U"出庭", U"败诉", U"撤诉", U"撤回", U"调解", U"一审", U"二审", U"起因",
                                   U"化解", U"未经", U"复议后", U"以来", U"涉及"}) ||
        Contains(count.before, U"其中行政") || IsOther(count.before)) {
      return true;
    }
    const std::size_t column = ColumnOf(count.before);
    const auto figure = DisputeFigure(report_, *dispute_, column);
    if (!figure) return true;
    const bool is_review = *dispute_ == Dispute::kReview;
    std::string cell = is_review ? "表四行政复议" : "表四行政诉讼（两类合计）";
    cell += kDisputeColumns[column];
    Compare(is_review ? "N-REVIEW" : "N-SUIT", sentence, count, {*figure}, cell,
            At{4, 0, "", "", is_review ? "行政复议" : "未经复议直接起诉"});
    return true;
  }

  /// Closed cases are no column of the table.
  static bool IsOther(u32string_view before) { return ContainsAny(before, {U"已审结", U"办结", U"受理机关", U"纠错"}); }

  static constexpr std::string_view kDisputeColumns[] = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};

  static std::size_t ColumnOf(u32string_view before) {
    if (Contains(before, U"维持")) return 0;
    if (Contains(before, U"纠正")) return 1;
    if (Contains(before, U"其他结果")) return 2;
    if (Contains(before, U"未审结")) return 3;
    return 4;
  }

  // --- table 2

  void LookForDocuments(const Sentence& sentence, const Count& count) {
    const u32string_view before = count.before;
    const std::size_t at = before.rfind(U"规范性文件");
    if (at == u32string_view::npos || before.size() > at + 5 + 2) return;
    if (count.unit != U"件" && count.unit != U"份" && count.unit != U"个" && count.unit != U"部") return;
    if (ContainsAny(before, {U"解读", U"清理", U"备案", U"审查", U"审核", U"规章", U"公开", U"发布"})) return;
    const bool new_form = report_.table2 && report_.table2->form->tells_in_force;
    const std::string_view key = new_form ? "行政规范性文件" : "规范性文件";
    std::size_t column = 0;
    if (ContainsAny(before, {U"现行有效"})) {
      column = 2;
    } else if (ContainsAny(before, {U"废止", U"失效"})) {
      column = 1;
    } else if (!ContainsAny(before, {U"制发", U"制定", U"印发", U"出台", U"制作"})) {
      return;
    }
    if (!new_form && column != 0) return;
    const auto figure = CellOfTable2(report_, key, column);
    if (!figure) return;
    const std::string_view name = report_.table2->Find(key)->row->columns[column].name;
    Compare("N-DOCUMENTS", sentence, count, {*figure}, "表二" + std::string(key) + std::string(name),
            At{2, 0, std::string(key), std::string(name), ""});
  }

  void LookForDecisions(const Sentence& sentence, const Count& count) {
    if (count.unit != U"件" && count.unit != U"宗" && count.unit != U"起" && count.unit != U"例") return;
    struct Kind {
      u32string_view word;
      std::string_view key;
    };
    constexpr Kind kKinds[] = {{U"行政处罚", "行政处罚"}, {U"行政许可", "行政许可"}, {U"行政强制", "行政强制"}};
    const Kind* kind = nullptr;
    for (const Kind& candidate : kKinds) {
      if (!Contains(count.before, candidate.word)) continue;
      if (kind != nullptr) return;  // several kinds under one number
      kind = &candidate;
    }
    if (kind == nullptr || ContainsAny(count.before, {U"其中", U"立案", U"结果", U"案件"})) return;
    const std::size_t column = report_.table2 && !report_.table2->form->tells_in_force ? 2 : 0;
    const auto figure = CellOfTable2(report_, kind->key, column);
    if (!figure) return;
    const bool published = ContainsAny(count.before, {U"公开", U"公示", U"公布"});
    const bool decided = ContainsAny(count.before, {U"作出", U"做出", U"下达", U"实施", U"办理"});
    if (published == decided) return;
    // Publishing fewer than were decided is lawful: only decisions of some weight must be published
    // (条例第二十条（六）).
    if (published && count.value <= *figure) return;
    const std::string name(report_.table2->Find(kind->key)->row->columns[column].name);
    Compare("N-DECISIONS", sentence, count, {*figure}, "表二" + std::string(kind->key) + name,
            At{2, 0, std::string(kind->key), name, ""});
  }

  void Compare(std::string_view rule, const Sentence& sentence, const Count& count, const std::vector<Number>& accepted,
               std::string cell, At at) {
    if (std::find(accepted.begin(), accepted.end(), count.value) != accepted.end()) return;
    if (part_of_whole_ && count.value <= *std::max_element(accepted.begin(), accepted.end())) return;
    claims_.push_back(Claim{rule, &sentence, &count, accepted.front(), std::move(cell), std::move(at)});
  }

  const AnnualReport& report_;
  const ReportText& text_;
  bool text_may_be_part_ = false;
  // Of the sentence that is looked at:
  bool part_of_whole_ = false, of_disclosure_ = false;
  std::optional<Dispute> dispute_;  // named last
  std::vector<Claim> claims_;
};

}  // namespace

std::vector<Claim> FindClaims(const AnnualReport& report, const ReportText& text) {
  return Claims(report, text).Find();
}

}  // namespace gongkai::report

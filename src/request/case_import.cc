#include "request/case_import.h"

#include <algorithm>

#include "account/import_form.h"
#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"

namespace gongkai::request {
namespace {

using law::Consulted;
using law::ReplyEventType;

enum Column : std::size_t {
  kRegister,
  kChannel,
  kSubmitted,
  kReceived,
  kKind,
  kName,
  kAsked,
  kCorrectionAsked,
  kCorrectionUntil,
  kCorrectionReceived,
  kAskedWhom,
  kAskedOn,
  kAnsweredOn,
  kExtendedOn,
  kExtendedDays,
  kFeeOn,
  kPaidOn,
  kOutcome,
  kEnded,
};

constexpr std::array<CaseImportColumn, kCaseImportColumns> kColumns = {{
    {"register_number", "登记编号", "原来登记簿上的编号，没有的空着，由程序编号", false, false},
    {"channel", "提交方式", "当面提交、口头提出、邮寄（需签收）、平常信函、网上提交、传真、电子邮件", true, false},
    {"submitted", "提交日期", "当面、口头提交的日期；寄出、发出的日期", true, true},
    {"received", "收到日期", "签收或者双方确认的日期；当面、口头的可以空着", false, true},
    {"kind", "申请人类型", "自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他", true, false},
    {"name", "申请人", "姓名或者名称，可以空着；加密保存", false, false},
    {"asked", "申请内容", "要的是什么信息", true, false},
    {"correction_asked", "要求补正日期", "没有补正的，三列都空着", false, true},
    {"correction_until", "补正期限", "补正最迟到哪一天", false, true},
    {"correction_received", "收到补正日期", "逾期没有补正的空着", false, true},
    {"asked_whom", "征求意见对象", "第三方、共同制作机关、其他机关；没有征求意见的，三列都空着", false, false},
    {"asked_on", "征求意见日期", "征求意见书送达的日期", false, true},
    {"answered_on", "征求意见结束日期", "收到意见或者不再等的日期；第三方、共同制作机关十五个工作日没有答复的空着",
     false, true},
    {"extended_on", "延期告知日期", "没有延期的，两列都空着", false, true},
    {"extended_days", "延期工作日数", "1到20", false, false},
    {"fee_on", "收费通知送达日期", "没有收费的，两列都空着", false, true},
    {"paid_on", "缴费日期", "逾期没有缴费的空着", false, true},
    {"outcome", "处理结果", "与处理结果的名称一致，见第二张表", true, false},
    {"ended", "办结日期", "答复发出、不再处理或者撤回的日期", true, true},
}};

struct ChannelWord {
  std::string_view word;
  law::Channel channel;
};
/// As old registers have it, beside the names of the channels themselves.
constexpr ChannelWord kChannelWords[] = {
    {"当面", law::Channel::kInPerson},       {"现场", law::Channel::kInPerson},
    {"窗口", law::Channel::kInPerson},       {"口头", law::Channel::kOral},
    {"挂号信", law::Channel::kSignedMail},   {"特快专递", law::Channel::kSignedMail},
    {"邮政快递", law::Channel::kSignedMail}, {"EMS", law::Channel::kSignedMail},
    {"平信", law::Channel::kUnsignedMail},   {"普通信函", law::Channel::kUnsignedMail},
    {"网络", law::Channel::kOnline},         {"网络申请", law::Channel::kOnline},
    {"网站", law::Channel::kOnline},         {"在线申请", law::Channel::kOnline},
    {"邮件", law::Channel::kEmail},          {"电子邮箱", law::Channel::kEmail},
};
constexpr law::Channel kChannels[] = {law::Channel::kInPerson,     law::Channel::kOral,   law::Channel::kSignedMail,
                                      law::Channel::kUnsignedMail, law::Channel::kOnline, law::Channel::kFax,
                                      law::Channel::kEmail};

bool IsSame(std::string_view typed, std::string_view word) { return LabelKey(typed) == LabelKey(word); }

std::optional<law::Channel> ChannelNamed(std::string_view typed) {
  for (const law::Channel channel : kChannels) {
    if (IsSame(typed, law::NameOf(channel))) return channel;
  }
  for (const auto& [word, channel] : kChannelWords) {
    if (IsSame(typed, word)) return channel;
  }
  return std::nullopt;
}

std::optional<ApplicantKind> KindNamed(std::string_view typed) {
  for (const ApplicantKind kind : ApplicantKinds()) {
    if (IsSame(typed, NameOf(kind)) || IsSame(typed, ColumnOf(kind))) return kind;
  }
  const bool is_citizen = IsSame(typed, "公民") || IsSame(typed, "个人");
  return is_citizen ? std::optional(ApplicantKind::kPerson) : std::nullopt;
}

std::optional<Consulted> ConsultedNamed(std::string_view typed) {
  if (IsSame(typed, "第三方")) return Consulted::kThirdParty;
  if (IsSame(typed, "共同制作机关")) return Consulted::kJointMaker;
  if (IsSame(typed, "其他机关")) return Consulted::kOtherOrgan;
  for (const Consulted whom : {Consulted::kThirdParty, Consulted::kJointMaker, Consulted::kOtherOrgan}) {
    if (IsSame(typed, law::NameOf(whom))) return whom;
  }
  return std::nullopt;
}

/// By its name, or its row of table 3 where that has one outcome alone.
const law::Outcome* OutcomeNamed(std::string_view typed) {
  const law::Outcome* in_row = nullptr;
  int of_row = 0;
  for (const law::Outcome& outcome : law::Outcomes()) {
    if (IsSame(typed, outcome.name)) return &outcome;
    // A register that has the row alone means 行政查询事项; what lies in archives is called so.
    if (outcome.id == "in_archives") continue;
    const bool is_its_row = std::ranges::any_of(
        outcome.rows, [&](const law::OutcomeRow& row) { return !row.key.empty() && IsSame(typed, row.key); });
    if (is_its_row) {
      in_row = &outcome;
      ++of_row;
    }
  }
  return of_row == 1 ? in_row : nullptr;
}

class RowCheck {
 public:
  RowCheck(const CaseImportRow& row, const ImportBounds& bounds, const law::WorkingCalendar& calendar)
      : row_(row), bounds_(bounds), calendar_(calendar) {}

  CheckedImportRow Check() && {
    for (const std::size_t column : row_.inexact) {
      AddFault(column, "这一格的数字超过 15 位，表格软件已把后几位改成 0，请照原件重填。");
    }
    ReadPlain();
    ReadDays();
    CheckGroups();
    if (checked_.faults.empty()) MakeEvents();
    if (checked_.faults.empty()) Fold();
    if (checked_.faults.empty()) checked_.imported = std::move(imported_);
    return std::move(checked_);
  }

 private:
  const std::string& At(std::size_t column) const { return row_.cells[column].Reveal(); }
  bool IsBlankAt(std::size_t column) const { return IsBlankText(At(column)); }
  const std::optional<Date>& Day(std::size_t column) const { return days_[column]; }

  void AddFault(std::size_t column, std::string message) {
    if (std::ranges::count(checked_.faults, column, &CaseImportFault::column) == 0) {
      checked_.faults.push_back({column, std::move(message)});
    }
  }

  PersonalText Line(std::size_t column, std::size_t longest) {
    std::string line(Trim(WithoutInvisible(At(column))));
    std::ranges::replace(line, '\n', ' ');
    if (Utf8Length(line) > longest) AddFault(column, "最多写" + std::to_string(longest) + "个字。");
    return PersonalText(std::move(line));
  }

  void ReadPlain() {
    for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
      if (kColumns[i].required && IsBlankAt(i)) AddFault(i, "这一列必须填写。");
    }
    imported_.register_number = Line(kRegister, kLongestFileNumber).Reveal();
    imported_.applicant.name = Line(kName, kLongestApplicantName);
    imported_.asked.title = Line(kAsked, kLongestAskedTitle);
    imported_.asked.carrier = Carrier::kPaper;
    imported_.asked.way = Way::kCounter;
    if (const auto channel = ChannelNamed(At(kChannel))) {
      imported_.channel = *channel;
      has_channel_ = true;
    } else {
      AddFault(kChannel, "请填当面提交、口头提出、邮寄（需签收）、平常信函、网上提交、传真、电子邮件中的一种。");
    }
    if (const auto kind = KindNamed(At(kKind))) {
      imported_.applicant.kind = *kind;
      if (!IsPerson(*kind)) imported_.applicant.document = IdentityDocument::kCreditCode;
    } else {
      AddFault(kKind, "请填自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他中的一种。");
    }
    ReadOutcome();
  }

  void ReadOutcome() {
    outcome_ = OutcomeNamed(At(kOutcome));
    if (outcome_ == nullptr) {
      AddFault(kOutcome, "没有这种处理结果，请照模板第二张表里的名称填写。");
      return;
    }
    imported_.outcome = outcome_->id;
  }

  void ReadDays() {
    for (std::size_t i = 0; i < kCaseImportColumns; ++i) {
      if (!kColumns[i].is_day || IsBlankAt(i)) continue;
      days_[i] = ParseDate(account::PlainDay(At(i)));
      if (!days_[i]) {
        AddFault(i, "日期看不懂，请写成 2024-03-10 这样。");
      } else if (i != kCorrectionUntil && *days_[i] > bounds_.today) {
        AddFault(i, "这个日期在今天以后，请核对。");
      }
    }
    if (outcome_ != nullptr && Day(kEnded) && !law::IsInForce(*outcome_, *Day(kEnded))) {
      AddFault(kOutcome, "办结的那一天还没有这种处理结果（条例2019年5月15日起施行）。");
    }
    CheckBounds();
  }

  void CheckBounds() {
    if (!Day(kEnded)) return;
    if (bounds_.worked_from && *Day(kEnded) >= *bounds_.worked_from) {
      AddFault(kEnded, "本机关从" + ToChinese(*bounds_.worked_from) +
                           "起在这里办理申请，这一天以后办结的不能导入，请逐件登记、审核、答复（条例第四十五条）。");
    } else if (Day(kEnded)->year() >= bounds_.today.year()) {
      AddFault(kEnded,
               "今年办结的不能导入，请逐件登记、审核、答复（条例第四十五条）；启用本程序以前已经办结的，"
               "明年一月编制年度报告时再导入。");
    }
  }

  /// One is there without the other.
  void Need(std::size_t column, bool is_needed, std::string_view why) {
    if (is_needed && IsBlankAt(column)) AddFault(column, std::string(why));
  }

  void CheckGroups() {
    const bool is_direct = imported_.channel == law::Channel::kInPerson || imported_.channel == law::Channel::kOral;
    Need(kReceived, has_channel_ && !is_direct, "这种提交方式，请填签收或者双方确认的日期（条例第三十一条）。");
    if (has_channel_ && is_direct && Day(kReceived) && Day(kSubmitted) && *Day(kReceived) != *Day(kSubmitted)) {
      AddFault(kReceived, "当面、口头提出的，提交之日就是收到之日（条例第三十一条）。");
    }
    const bool is_corrected = !IsBlankAt(kCorrectionReceived), has_lapsed = imported_.outcome == "correction_lapsed";
    const bool has_until = !IsBlankAt(kCorrectionUntil);
    Need(kCorrectionAsked, is_corrected || has_lapsed || has_until, "有补正的，请填要求补正的日期。");
    Need(kCorrectionUntil, !IsBlankAt(kCorrectionAsked), "请填补正的期限（条例第三十条）。");
    CheckConsultation();
    Need(kExtendedOn, !IsBlankAt(kExtendedDays), "有延期的，请填告知申请人的日期。");
    Need(kExtendedDays, !IsBlankAt(kExtendedOn), "请填延长了几个工作日。");
    Need(kFeeOn, !IsBlankAt(kPaidOn) || imported_.outcome == "fee_lapsed", "请填收费通知送达的日期。");
    ReadExtension();
  }

  void CheckConsultation() {
    Need(kAskedOn, !IsBlankAt(kAskedWhom) || !IsBlankAt(kAnsweredOn), "请填征求意见的日期。");
    Need(kAskedWhom, !IsBlankAt(kAskedOn), "请填征求了谁的意见：第三方、共同制作机关、其他机关。");
    if (IsBlankAt(kAskedWhom)) return;
    consulted_ = ConsultedNamed(At(kAskedWhom));
    if (!consulted_) AddFault(kAskedWhom, "请填第三方、共同制作机关、其他机关中的一种。");
  }

  void ReadExtension() {
    if (IsBlankAt(kExtendedDays)) return;
    constexpr std::int64_t kMostDays = 20;
    const auto number = ParseNumber(ToUtf8(FoldTight(At(kExtendedDays))));
    if (!number || !number->IsWhole() || number->Whole() < 1 || number->Whole() > kMostDays) {
      AddFault(kExtendedDays, "请填1到20的整数（条例第三十三条）。");
      return;
    }
    extended_days_ = static_cast<int>(number->Whole());
  }

  // ---- the history

  struct Placed {
    CaseEvent event;
    std::size_t column;
  };

  void Put(CaseEventKind kind, std::size_t column, Date on) {
    placed_.push_back({{.kind = kind, .on = on, .at = {}}, column});
  }

  law::ReplyEvent& PutClock(ReplyEventType type, std::size_t column, Date on) {
    Put(CaseEventKind::kClock, column, on);
    law::ReplyEvent& clock = placed_.back().event.clock;
    clock.type = type;
    clock.on = on;
    return clock;
  }

  void PutMiddle() {
    const auto from = static_cast<std::ptrdiff_t>(placed_.size());
    if (Day(kCorrectionAsked)) {
      PutClock(ReplyEventType::kCorrectionRequested, kCorrectionAsked, *Day(kCorrectionAsked)).until =
          Day(kCorrectionUntil);
    }
    if (Day(kCorrectionReceived)) {
      PutClock(ReplyEventType::kCorrectionReceived, kCorrectionReceived, *Day(kCorrectionReceived));
    }
    if (Day(kAskedOn)) {
      law::ReplyEvent& sent = PutClock(ReplyEventType::kConsultationSent, kAskedOn, *Day(kAskedOn));
      sent.with = consulted_;
      sent.delivered = Day(kAskedOn);
    }
    if (Day(kAnsweredOn)) PutClock(ReplyEventType::kConsultationClosed, kAnsweredOn, *Day(kAnsweredOn));
    if (Day(kExtendedOn)) {
      PutClock(ReplyEventType::kExtended, kExtendedOn, *Day(kExtendedOn)).working_days = extended_days_;
    }
    if (Day(kFeeOn)) PutClock(ReplyEventType::kFeeNotified, kFeeOn, *Day(kFeeOn)).delivered = Day(kFeeOn);
    if (Day(kPaidOn)) PutClock(ReplyEventType::kFeePaid, kPaidOn, *Day(kPaidOn));
    std::stable_sort(placed_.begin() + from, placed_.end(),
                     [](const Placed& a, const Placed& b) { return a.event.on < b.event.on; });
  }

  void PutEnd() {
    const Date ended = *Day(kEnded);
    if (imported_.outcome == "correction_lapsed") {
      PutClock(ReplyEventType::kCorrectionLapsed, kEnded, ended);
    } else if (imported_.outcome == "fee_lapsed") {
      PutClock(ReplyEventType::kFeeLapsed, kEnded, ended);
    } else if (imported_.outcome == "withdrawn") {
      PutClock(ReplyEventType::kWithdrawn, kEnded, ended);
    } else {
      // What was decided before a correction is decided no more: it is said once more.
      Put(CaseEventKind::kDrafted, kEnded, ended);
      placed_.back().event.outcome = imported_.outcome;
      PutClock(ReplyEventType::kReplied, kEnded, ended);
    }
  }

  void MakeEvents() {
    imported_.submitted = *Day(kSubmitted);
    Put(CaseEventKind::kSubmitted, kSubmitted, imported_.submitted);
    placed_.back().event.channel = imported_.channel;
    Put(CaseEventKind::kImported, kOutcome, imported_.submitted);
    placed_.back().event.outcome = imported_.outcome;
    if (imported_.channel == law::Channel::kSignedMail) Put(CaseEventKind::kSignedFor, kReceived, *Day(kReceived));
    const bool is_confirmed = imported_.channel != law::Channel::kSignedMail &&
                              imported_.channel != law::Channel::kInPerson && imported_.channel != law::Channel::kOral;
    if (is_confirmed) Put(CaseEventKind::kConfirmed, kReceived, *Day(kReceived));
    PutMiddle();
    PutEnd();
  }

  void Fold() {
    for (const Placed& each : placed_) imported_.events.push_back(each.event);
    const FoldedCase folded = FoldCase(imported_.events, calendar_);
    if (!folded.refused_at) return;
    AddFault(placed_[*folded.refused_at].column, (folded.why ? folded.why->message : std::string("不合规定")) + "。");
  }

  const CaseImportRow& row_;
  const ImportBounds bounds_;
  const law::WorkingCalendar& calendar_;
  ImportedCase imported_;
  CheckedImportRow checked_;
  bool has_channel_ = false;
  std::array<std::optional<Date>, kCaseImportColumns> days_{};
  const law::Outcome* outcome_ = nullptr;
  std::optional<Consulted> consulted_;
  std::optional<int> extended_days_;
  std::vector<Placed> placed_;
};

}  // namespace

std::span<const CaseImportColumn, kCaseImportColumns> CaseImportColumns() { return kColumns; }

CheckedImportRow CheckImportRow(const CaseImportRow& row, const ImportBounds& bounds,
                                const law::WorkingCalendar& calendar) {
  return RowCheck(row, bounds, calendar).Check();
}

std::string RegisterKey(std::string_view number) { return std::string(Trim(WithoutInvisible(number))); }

std::string RegisterKeyOf(const CaseImportRow& row) { return RegisterKey(row.cells[kRegister].Reveal()); }

}  // namespace gongkai::request

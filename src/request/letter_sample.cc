#include "request/letter_sample.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;

PersonalText AddresseeOf(LetterKind kind, ApplicantKind applicant) {
  if (kind == LetterKind::kAskJointMaker || kind == LetterKind::kAssistance) return PersonalText("澄砚县水利局");
  if (!IsToApplicant(kind)) return PersonalText("澄砚县云岫茶业专业合作社");
  return PersonalText(IsPerson(applicant) ? "尹望舒" : "澄砚县溪声文化发展有限公司");
}

PersonalText ReasonsOf(const law::Outcome* outcome) {
  if (outcome != nullptr && outcome->id == "partly_refused") {
    return PersonalText("第三页的银行账号属于个人隐私，公开会损害第三方合法权益，第三方不同意公开（条例第十五条）。");
  }
  return PersonalText("查阅了2025年的全部收文和发文登记，情况如上。");
}

/// What was taken out of the file that goes with it; of an answer that gives a part alone.
PersonalText WithheldOf(const law::Outcome* outcome) {
  if (outcome == nullptr) return {};
  if (outcome->id == "partly_refused") {
    return PersonalText(
        "《枕溪镇2025年水库移民资金分配方案》第3页2处：银行账号。涉及商业秘密、个人隐私，公开会对第三方合法权益造成损害"
        "（条例第十五条）。");
  }
  if (outcome->id != "partly_no_information") return {};
  return PersonalText("《枕溪镇2025年水库移民资金分配方案》第3页1处。不是政府信息（条例第三十七条）。");
}

Date DaysBefore(Date day, int days) { return std::chrono::sys_days(day) - std::chrono::days(days); }

}  // namespace

LetterFacts SampleFacts(const TemplateSubject& subject, const SampleOf& of) {
  constexpr int kSinceReceipt = 15, kToDue = 14;
  LetterFacts facts{.kind = subject.kind,
                    .outcome = subject.outcome,
                    .organ_name = "澄砚县枕溪镇人民政府",
                    .number = LetterNumberOf("枕公开", static_cast<int>(of.dated.year()), 3, subject.kind),
                    .organ_short = "枕公开",
                    .dated = of.dated,
                    .addressee = AddresseeOf(subject.kind, of.applicant),
                    .applicant = of.applicant,
                    .asked = PersonalText("枕溪镇2025年水库移民资金分配方案"),
                    .register_number = std::to_string(static_cast<int>(of.dated.year())) + "-0012",
                    .received = DaysBefore(of.dated, kSinceReceipt)};
  facts.due = DaysBefore(of.dated, -kToDue);
  facts.until = DaysBefore(of.dated, -kToDue);
  facts.earlier_due = of.dated;
  facts.working_days = 10;
  facts.with = law::Consulted::kThirdParty;
  facts.finding = PersonalText("有关情况见枕溪镇人民政府2025年11月印发的方案。");
  facts.reasons = ReasonsOf(subject.outcome);
  facts.elsewhere = PersonalText("澄砚县水利局，地址：澄砚县砚池路8号，电话：0000-6001008");
  facts.where = PersonalText("澄砚县人民政府网站“枕溪镇”栏目，或者到枕溪镇便民服务中心查阅");
  facts.question = PersonalText("请写明所申请的是哪一个年度、哪一个村的资金分配方案");
  facts.released = {"枕溪镇2025年水库移民资金分配方案"};
  facts.withheld = WithheldOf(subject.outcome);
  facts.way = of.way;
  facts.carrier = of.way == Way::kPost || of.way == Way::kCounter ? Carrier::kPaper : Carrier::kElectronic;
  facts.fee = Money::Yuan(1500);
  facts.fee_computation = "本月申请25件，第1至10件不收费，第11至25件每件100元，计15×100=1500元";
  facts.fee_payment = "凭本通知到枕溪镇便民服务中心非税窗口缴纳";
  facts.remedies = {"澄砚县人民政府", "澄砚县人民法院", "https://fuyi.chengyan.example"};
  facts.contact = "枕溪镇党政综合办公室，澄砚县枕溪镇正街1号，电话0000-6002001";
  return facts;
}

}  // namespace gongkai::request

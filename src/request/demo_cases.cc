#include "request/demo_cases.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "account/credit_code.h"
#include "account/working_days_view.h"
#include "embedded/embedded_demo.h"
#include "request/demo_cases_letters.h"
#include "request/demo_cases_life.h"

namespace gongkai::request {
namespace {

using account::DemoLife;
using law::Channel;

constexpr std::size_t kColumns = 8;
constexpr int kOldest = 590, kNewest = 60;  // days before today, of those that run their whole way

// Everybody of these has a handler, an examiner and two leaders. 枕溪镇 is shown most and has more.
constexpr std::array<std::string_view, 16> kOrgans = {"101", "102", "MZJ", "103", "ZRZYJ", "104", "WLJ", "105",
                                                      "GB",  "106", "001", "201", "002",   "202", "203", "204"};
constexpr std::array kChannels = {Channel::kOnline, Channel::kOnline,      Channel::kInPerson, Channel::kSignedMail,
                                  Channel::kOnline, Channel::kEmail,       Channel::kOral,     Channel::kOnline,
                                  Channel::kFax,    Channel::kUnsignedMail};

struct Who {
  ApplicantKind kind;
  std::string_view name;
};
constexpr Who kWho[] = {{ApplicantKind::kPerson, "尹望舒"},
                        {ApplicantKind::kPerson, "柏听雨"},
                        {ApplicantKind::kPerson, "祁砚农"},
                        {ApplicantKind::kCompany, "澄砚望山水泥制品有限公司"},
                        {ApplicantKind::kPerson, "阮青禾"},
                        {ApplicantKind::kPerson, "屠小满"},
                        {ApplicantKind::kResearch, "溯州乡土文献研究所"},
                        {ApplicantKind::kPerson, "项北辰"},
                        {ApplicantKind::kPerson, "危素心"},
                        {ApplicantKind::kCharity, "澄砚邻里互助会"},
                        {ApplicantKind::kPerson, "臧远山"},
                        {ApplicantKind::kLegalService, "溯州知衡律师事务所"},
                        {ApplicantKind::kPerson, "诸葛溪"},
                        {ApplicantKind::kPerson, "褚秋白"},
                        {ApplicantKind::kOtherBody, "溯州日新报社"},
                        {ApplicantKind::kPerson, "蒲一苇"},
                        {ApplicantKind::kCompany, "澄砚听泉餐饮店"}};

/// What is under way today: how many days ago it came, by which channel, and before which step it stands.
struct UnderWay {
  int days;
  Channel channel;
  std::string_view story;
  DemoStep stop;
};
constexpr UnderWay kUnderWay[] = {{55, Channel::kOnline, "plain", DemoStep::kDraft},  // overdue
                                  {50, Channel::kInPerson, "delayed", DemoStep::kDraft},
                                  {40, Channel::kOnline, "extended", DemoStep::kDraft},
                                  {34, Channel::kEmail, "other_organ", DemoStep::kTheyAnswer},
                                  {24, Channel::kOnline, "plain", DemoStep::kReply},
                                  {23, Channel::kOnline, "plain", DemoStep::kApprove},
                                  {22, Channel::kOral, "plain", DemoStep::kReview},
                                  {21, Channel::kOnline, "plain", DemoStep::kSecrecy},
                                  {20, Channel::kOnline, "fee_paid", DemoStep::kPayFee},
                                  {18, Channel::kOnline, "third_answered", DemoStep::kTheyAnswer},
                                  {16, Channel::kOnline, "corrected", DemoStep::kCorrect},
                                  {14, Channel::kInPerson, "plain", DemoStep::kDraft},
                                  {8, Channel::kUnsignedMail, "plain", DemoStep::kConfirm},
                                  {6, Channel::kInPerson, "plain", DemoStep::kAssign},
                                  {3, Channel::kFax, "plain", DemoStep::kConfirm},
                                  {1, Channel::kOnline, "plain", DemoStep::kConfirm}};
constexpr int kWhole = kDemoCases - static_cast<int>(std::size(kUnderWay));

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<DemoCaseText> Texts() {
  std::vector<DemoCaseText> texts;
  for (const EmbeddedFile& file : embedded::Demo()) {
    if (file.name != "cases.tsv") continue;
    for (const std::string& line : Split(file.bytes, '\n')) {
      if (line.empty() || line.front() == '#') continue;
      const std::vector<std::string> cells = Split(line, '\t');
      if (cells.size() != kColumns) throw std::runtime_error("data/demo/cases.tsv: " + line);
      texts.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]});
    }
  }
  if (texts.empty()) throw std::runtime_error("data/demo/cases.tsv is empty");
  return texts;
}

// ---- who asks: numbers of documents that are well formed, of a division that there is not

std::string IdCard(int number) {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  constexpr std::string_view kChecks = "10X98765432";
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string card = "999999" + std::to_string(1955 + number % 40) + two(1 + number % 12) + two(1 + number % 28) + "0" +
                     two(10 + number % 80);
  int sum = 0;
  for (std::size_t i = 0; i < std::size(kWeights); ++i) sum += (card[i] - '0') * kWeights[i];
  return card + kChecks[static_cast<std::size_t>(sum % 11)];
}

std::string CreditCode(int number) {
  const std::string seventeen = "91999999MA2B" + std::to_string(10'000 + number);
  return seventeen + *account::CreditCheckCharacter(seventeen);
}

Applicant ApplicantOf(int which) {
  const int number = which % static_cast<int>(std::size(kWho));
  const Who& who = kWho[number];
  const bool is_person = IsPerson(who.kind);
  Applicant applicant;
  applicant.kind = who.kind;
  applicant.document = is_person ? IdentityDocument::kIdCard : IdentityDocument::kCreditCode;
  applicant.name = PersonalText(std::string(who.name));
  applicant.number = PersonalText(is_person ? IdCard(number + 3) : CreditCode(number));
  if (!is_person) applicant.contact = PersonalText("周某");
  applicant.phone = PersonalText("1390000" + std::to_string(2000 + number));
  applicant.email = PersonalText("reader" + std::to_string(number) + "@suzhou.example");
  applicant.address = PersonalText("澄砚县梨砚街道松烟路" + std::to_string(20 + number) + "号");
  return applicant;
}

bool NeedsConfirming(Channel channel) {
  return channel == Channel::kOnline || channel == Channel::kEmail || channel == Channel::kFax ||
         channel == Channel::kUnsignedMail;
}

/// A working day: nobody sits at the counter on others.
Date WorkingDayFrom(Date day) {
  while (!account::WorkingDays().IsWorkingDay(day)) day = std::chrono::sys_days(day) + std::chrono::days(1);
  return day;
}

struct Step {
  Instant at{};
  std::size_t life = 0;
  DemoStep step{};
};

}  // namespace

struct DemoCases::Lives {
  explicit Lives(DemoLife& demo) : life(demo), texts(Texts()) {
    for (int i = 0; i < kDemoCases; ++i) Plan(i);
    std::ranges::stable_sort(steps, {}, &Step::at);
  }

  const DemoCaseText& TextOf(int i) const {
    if (i < kWhole) return texts[static_cast<std::size_t>(i) % texts.size()];
    const std::string_view story = kUnderWay[i - kWhole].story;
    const auto fits = [&](const DemoCaseText& text) { return text.story == story; };
    std::size_t skipped = static_cast<std::size_t>(i) % 3;  // not the same title each time
    for (const DemoCaseText& text : texts) {
      if (fits(text) && (story != "plain" || skipped-- == 0)) return text;
    }
    return texts.front();
  }

  void Plan(int i) {
    const bool is_whole = i < kWhole;
    const DemoCaseText& text = TextOf(i);
    // Who repeats an application is the one who made it, and to the same organ.
    constexpr int kRowsBetween = 14;
    const int who = text.outcome == "repeated" && i >= kRowsBetween ? i - kRowsBetween : i;
    DemoCasePlan plan{
        .number = i + 1,
        .organ =
            std::string(who % 4 == 0 ? kOrgans.front() : kOrgans[static_cast<std::size_t>(who * 7) % kOrgans.size()]),
        .channel = is_whole ? kChannels[static_cast<std::size_t>(i) % kChannels.size()] : kUnderWay[i - kWhole].channel,
        .applicant = ApplicantOf(who * 5),
        .text = text};
    const int days = is_whole ? kOldest - (kOldest - kNewest) * i / (kWhole - 1) : kUnderWay[i - kWhole].days;
    const auto stop = is_whole ? std::nullopt : std::optional(kUnderWay[i - kWhole].stop);
    const Date sent = WorkingDayFrom(std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days));
    const bool must_be_confirmed = NeedsConfirming(plan.channel);
    int turn = 0;
    for (const DemoStepOn& step : DemoScript(text.story, sent, must_be_confirmed, stop, account::WorkingDays())) {
      // Ten in the morning in Beijing, the steps of one day behind one another.
      const Instant at = Instant(std::chrono::sys_days(step.on)) + std::chrono::hours(2) + std::chrono::minutes(turn++);
      steps.push_back({at, lives.size(), step.step});
    }
    lives.emplace_back(life, std::move(plan));
  }

  void Until(int days_before) {
    const Date last = std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days_before);
    for (; next < steps.size() && BeijingDay(steps[next].at) <= last && steps[next].at <= life.today; ++next) {
      life.moment = std::max(life.moment + std::chrono::seconds(1), steps[next].at);
      if (BeijingDay(life.moment) > BeijingDay(steps[next].at)) PutOff();
      lives[steps[next].life].Do(steps[next].step);
    }
  }

  /// What happened beside it took a day: what comes after the next step of its life comes as much later, since terms
  /// run from the day on which it happens.
  void PutOff() {
    const auto late =
        std::chrono::sys_days(BeijingDay(life.moment)) - std::chrono::sys_days(BeijingDay(steps[next].at));
    const auto rest = steps.begin() + static_cast<std::ptrdiff_t>(next) + 1;
    for (auto step = rest; step != steps.end(); ++step) {
      if (step->life != steps[next].life) continue;
      const Date day = WorkingDayFrom(std::chrono::sys_days(BeijingDay(step->at)) + late);
      step->at += std::chrono::sys_days(day) - std::chrono::sys_days(BeijingDay(step->at));
    }
    std::stable_sort(rest, steps.end(), [](const Step& a, const Step& b) { return a.at < b.at; });
  }

  DemoLife& life;
  std::vector<DemoCaseText> texts;
  std::vector<DemoCaseLife> lives;
  std::vector<Step> steps;
  std::size_t next = 0;
};

/// First what letters need: without the way over the internet no answer goes out by the page.
DemoCases::DemoCases(DemoLife& life) : lives_(std::make_unique<Lives>(life)) { SetUpDemoLetters(life.desk); }
DemoCases::~DemoCases() = default;

void DemoCases::Until(int days_before) { lives_->Until(days_before); }

}  // namespace gongkai::request

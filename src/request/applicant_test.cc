// Who asks and for what, as the law lets an organ ask for it (条例第二十九条): nothing more is demanded, everything
// that is wrong is told at once, and hostile input is only text.
#include "request/applicant.h"

#include <doctest/doctest.h>

#include <set>

#include "request/asked.h"
#include "request/intake_limits.h"

namespace gongkai::request {
namespace {

// Fictional: no division 522623 has these people; the check characters hold.
constexpr const char* kIdNumber = "52262319880214301";
std::string ValidId() {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (int i = 0; i < 17; ++i) sum += (kIdNumber[i] - '0') * kWeights[i];
  return std::string(kIdNumber) + "10X98765432"[sum % 11];
}

Applicant Person() {
  return {.kind = ApplicantKind::kPerson,
          .document = IdentityDocument::kIdCard,
          .name = PersonalText("尹望舒"),
          .number = PersonalText(ValidId()),
          .contact = {},
          .phone = PersonalText("13900001234"),
          .email = {},
          .address = {},
          .postcode = {}};
}

std::set<std::string> FieldsOf(const FieldErrors& errors) {
  std::set<std::string> fields;
  for (const FieldError& error : errors) {
    CHECK_FALSE(error.message.empty());
    fields.insert(error.field);
  }
  return fields;
}

using Fields = std::set<std::string>;

TEST_CASE("a name, a document and one way to be reached are enough") {
  CHECK(FaultsOf(Person(), false, false).empty());
  const char* const ways[][3] = {{"0855-5550123", "", ""}, {"", "yin@example.com", ""}, {"", "", "枕溪镇石桥村三组"}};
  for (const auto& [phone, email, address] : ways) {
    Applicant who = Person();
    who.phone = PersonalText(phone);
    who.email = PersonalText(email);
    who.address = PersonalText(address);
    CHECK(FaultsOf(who, false, false).empty());
  }
}

TEST_CASE("all that is missing is told at once, each with its article") {
  const FieldErrors errors = FaultsOf(Applicant{}, false, false);
  CHECK(FieldsOf(errors) == Fields{"name", "number", "phone"});
  for (const FieldError& error : errors) CHECK(error.message.find("第二十九条") != std::string::npos);
  CHECK(FieldsOf(FaultsOf(Applicant{}, true, true)) == Fields{"name", "number", "phone", "address", "email"});
  // What somebody else enters lacks what it lacks.
  CHECK(WrongOf(Applicant{}).empty());
}

TEST_CASE("blanks and what shows nothing are no name") {
  Applicant who = Person();
  who.name = PersonalText(" \u3000\u200B\n ");
  who.phone = PersonalText("\t");
  CHECK(FieldsOf(FaultsOf(who, false, false)) == Fields{"name", "phone"});
}

TEST_CASE("the number of an identity card is held against its check character") {
  Applicant who = Person();
  std::string number = ValidId();
  number.back() = number.back() == '1' ? '2' : '1';
  who.number = PersonalText(number);
  CHECK(FieldsOf(FaultsOf(who, false, false)) == Fields{"number"});
  for (const char* bad : {"1", "123456789012345678", "52262319881314301X", "' OR 1=1 --", "<script>", "五二二六二三"}) {
    who.number = PersonalText(bad);
    CHECK_MESSAGE(FieldsOf(WrongOf(who)) == Fields{"number"}, bad);
  }
  // Full width, blanks and small letters are the same number: the standard's own example.
  who.number = PersonalText("１１０１０５ １９４９１２３１ ００２x");
  CHECK(FaultsOf(who, false, false).empty());
  CHECK(Tidied(who).number.Reveal() == "11010519491231002X");
  // No fault tells what was typed.
  who.number = PersonalText("429006-WRONG");
  for (const FieldError& error : WrongOf(who)) CHECK(error.message.find("WRONG") == std::string::npos);
}

TEST_CASE("bodies prove who they are with their own documents") {
  Applicant who = Person();
  who.kind = ApplicantKind::kCompany;
  CHECK(FieldsOf(WrongOf(who)) == Fields{"document"});
  who.document = IdentityDocument::kCreditCode;
  who.number = PersonalText("91350100M000100Y43");  // the standard's own example
  CHECK(FaultsOf(who, false, false).empty());
  who.number = PersonalText("91350100M000100Y44");
  CHECK(FieldsOf(WrongOf(who)) == Fields{"number"});
  who.document = IdentityDocument::kOtherOfBody;
  who.number = PersonalText("社证字第0417号");
  CHECK(FaultsOf(who, false, false).empty());
}

TEST_CASE("telephones, mail and postcodes that can be none are told") {
  Applicant who = Person();
  for (const char* bad : {"12345", "一三九", "13900001234; DROP TABLE", "+++++++"}) {
    who.phone = PersonalText(bad);
    CHECK_MESSAGE(FieldsOf(WrongOf(who)) == Fields{"phone"}, bad);
  }
  who = Person();
  for (const char* bad : {"yin", "@example.com", "yin@", "yin@example", "a@b@c.com", "yin@exam\"ple.com",
                          "yin@example.com,li@example.com", "尹@例子.中国"}) {
    who.email = PersonalText(bad);
    CHECK_MESSAGE(FieldsOf(WrongOf(who)) == Fields{"email"}, bad);
  }
  who.email = PersonalText("ｙｉｎ＠example.com");
  who.postcode = PersonalText("5560OO");
  CHECK(FieldsOf(WrongOf(who)) == Fields{"postcode"});
}

TEST_CASE("what is too long is told, and cut nowhere") {
  Applicant who = Person();
  std::string name;
  for (int i = 0; i < 81; ++i) name += "舒";
  who.name = PersonalText(name);
  who.address = PersonalText(std::string(201, 'a'));
  CHECK(FieldsOf(WrongOf(who)) == Fields{"name", "address"});
  CHECK(Tidied(who).name.Reveal() == name);
}

TEST_CASE("the same person is the same, however the number was typed; the second fact is its end") {
  Applicant one = Person(), other = Person();
  one.number = PersonalText("11010519491231002X");
  other.number = PersonalText("１１０１０５１９４９１２３１００２ x");
  other.name = PersonalText("别的写法");
  CHECK(IdentityOf(one) == IdentityOf(other));
  other.document = IdentityDocument::kPassport;
  CHECK_FALSE(IdentityOf(one) == IdentityOf(other));
  CHECK(SecondFactOf(one).Reveal() == "002X");
  CHECK(SecondFactFrom(" ００2x ") == SecondFactOf(one));
  for (const char* bad : {"", "02X", "1002X", "证号"}) CHECK_MESSAGE(SecondFactFrom(bad).empty(), bad);
  one.number = {};
  CHECK(IdentityOf(one).empty());
  CHECK(SecondFactOf(one).Reveal() == "1234");  // of the telephone
  one.phone = {};
  CHECK(SecondFactOf(one).empty());
}

TEST_CASE("ids go there and back, and the columns are those of table 3") {
  for (const ApplicantKind kind : ApplicantKinds()) CHECK(ApplicantKindFrom(IdOf(kind)) == kind);
  for (const IdentityDocument each : IdentityDocuments()) CHECK(IdentityDocumentFrom(IdOf(each)) == each);
  for (const Carrier each : Carriers()) CHECK(CarrierFrom(IdOf(each)) == each);
  for (const Way each : Ways()) CHECK(WayFrom(IdOf(each)) == each);
  CHECK_FALSE(ApplicantKindFrom("citizen"));
  std::string columns;
  for (const ApplicantKind kind : ApplicantKinds()) columns += std::string(ColumnOf(kind)) + " ";
  CHECK(columns == "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 ");
}

// ---- what is asked for

Asked Plan() {
  return {.title = PersonalText("枕溪镇2025年水库移民资金分配方案"),
          .text = PersonalText("2025年春天开会定的那份。"),
          .file_number = {}};
}

TEST_CASE("a name of it is enough; what it is for is asked nowhere") {
  Asked asked = Plan();
  asked.text = {};
  CHECK(FaultsOf(asked).empty());
  asked.title = PersonalText(" ");
  CHECK(FieldsOf(FaultsOf(asked)) == Fields{"title"});
  asked = Plan();
  asked.text = PersonalText(std::string(4'001, 'a'));
  CHECK(FieldsOf(FaultsOf(asked)) == Fields{"text"});
}

TEST_CASE("a form goes only ways on which it can go (第四十条)") {
  struct {
    Carrier carrier;
    Way way;
    bool can;
  } const cases[] = {
      {Carrier::kPaper, Way::kPage, false},     {Carrier::kPaper, Way::kEmail, false},
      {Carrier::kPaper, Way::kPost, true},      {Carrier::kPaper, Way::kCounter, true},
      {Carrier::kElectronic, Way::kPage, true}, {Carrier::kElectronic, Way::kEmail, true},
      {Carrier::kElectronic, Way::kPost, true}, {Carrier::kElectronic, Way::kCounter, true},
      {Carrier::kOnTheSpot, Way::kPage, false}, {Carrier::kOnTheSpot, Way::kEmail, false},
      {Carrier::kOnTheSpot, Way::kPost, false}, {Carrier::kOnTheSpot, Way::kCounter, true},
  };
  for (const auto& each : cases) {
    Asked asked = Plan();
    asked.carrier = each.carrier;
    asked.way = each.way;
    CHECK(CanGo(each.carrier, each.way) == each.can);
    CHECK(FaultsOf(asked).empty() == each.can);
  }
}

TEST_CASE("several matters are advised to be parted, and never a fault") {
  Asked asked = Plan();
  CHECK(AdviceOf(asked).empty());
  for (const char* text : {"1、移民资金方案\n2、发放名册", "一、方案\n二、名册\n三、会议纪要", "（1）方案\n（2）名册",
                           "《方案》《名册》《纪要》"}) {
    asked.text = PersonalText(text);
    CHECK_MESSAGE(!AdviceOf(asked).empty(), text);
    CHECK(FaultsOf(asked).empty());
  }
  for (const char* text : {"2025年的。\n2024年的不要。", "1、只要一份", "第一期", ""}) {
    asked.text = PersonalText(text);
    CHECK_MESSAGE(AdviceOf(asked).empty(), text);
  }
}

// ---- limits

TEST_CASE("who sends by a program is turned away, a person is not") {
  CHECK(VerdictOf({}) == IntakeVerdict::kTake);
  // Thirty of one person in a day are too many for nobody but the fee.
  CHECK(VerdictOf({.network_hour = 30,
                   .network_day = 30,
                   .household_hour = 30,
                   .household_day = 30,
                   .place_hour = 30,
                   .place_day = 30,
                   .hour = 30,
                   .day = 30}) == IntakeVerdict::kTake);
  CHECK(VerdictOf({.network_hour = kAppliedPerNetworkHour}) == IntakeVerdict::kTooManyOfNetwork);
  CHECK(VerdictOf({.household_day = kAppliedPerHouseholdDay}) == IntakeVerdict::kTooManyOfNetwork);
  CHECK(VerdictOf({.place_hour = kAppliedPerPlaceHour}) == IntakeVerdict::kTooManyOfNetwork);
  const auto together = [](int of_place, int hour, int day) {
    return VerdictOf({.place_day = of_place, .hour = hour, .day = day});
  };
  CHECK(together(kSparedOfPlaceDay, kAppliedPerHour, 0) == IntakeVerdict::kTooManyOfAll);
  CHECK(together(kSparedOfPlaceDay, 0, kAppliedPerDay) == IntakeVerdict::kTooManyOfAll);
  // Who had no part in the flood is not kept out by it, as long as there is any room.
  CHECK(together(0, kAppliedPerHour, kAppliedPerDay) == IntakeVerdict::kTake);
  CHECK(together(0, 2 * kAppliedPerHour, 0) == IntakeVerdict::kTooManyOfAll);
  CHECK(together(0, 0, 2 * kAppliedPerDay) == IntakeVerdict::kTooManyOfAll);
}

TEST_CASE("documents and images are taken, programs and pages are not") {
  CHECK(FaultOfFile("信.PDF", "%PDF-1.7").empty());
  CHECK(FaultOfFile("IMG_0001.jpg", "\xFF\xD8\xFF\xE0").empty());
  CHECK(FaultOfFile("申请.docx", "PK\x03\x04...").empty());
  CHECK_FALSE(FaultOfFile("信.pdf", "").empty());
  CHECK_FALSE(FaultOfFile("信.pdf", "MZ\x90").empty());
  CHECK_FALSE(FaultOfFile("信.exe", "%PDF-1.7").empty());
  CHECK_FALSE(FaultOfFile("页.html", "<html>").empty());
  CHECK_FALSE(FaultOfFile("图.svg", "<svg>").empty());
  // What it is called is what it is; a photograph is taken under the name of another one.
  CHECK_FALSE(FaultOfFile("信.pdf", "PK\x03\x04...").empty());
  CHECK_FALSE(FaultOfFile("信.docx", "BM...").empty());
  CHECK_FALSE(FaultOfFile("表.xls", "PK\x03\x04...").empty());
  CHECK(FaultOfFile("图.jpg", "\x89PNG\r\n").empty());
  CHECK(FaultOfFile("旧.doc", "\xD0\xCF\x11\xE0...").empty());
}

TEST_CASE("a document with a program in it is not handed to a clerk") {
  using namespace std::string_view_literals;
  const std::string zip = "PK\x03\x04", ole = "\xD0\xCF\x11\xE0";
  const std::string stream("_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"sv);
  CHECK_FALSE(FaultOfFile("申请.docx", zip + "...word/vbaProject.bin...").empty());
  CHECK_FALSE(FaultOfFile("表.xls", ole + "..." + stream + "...").empty());
  CHECK(FaultOfFile("申请.docx", zip + "...word/document.xml...").empty());
  // In a picture of a program there is none.
  CHECK(FaultOfFile("图.png", "\x89PNG\r\n vbaProject.bin").empty());
}

TEST_CASE("files of so many bytes fill no disk, and few files are always taken") {
  CHECK(FilePiecesOf(0) == 0);
  CHECK(FilePiecesOf(1) == 1);
  CHECK(FilePiecesOf(kFilePiece) == 1);
  CHECK(FilePiecesOf(kFilePiece + 1) == 2);
  CHECK(TakesFiles({}, kLargestApply));
  // Thirty applications in a day, each with a photograph.
  CHECK(TakesFiles({.network_pieces = 30, .place_pieces = 30, .pieces = 30}, kFilePiece));
  for (const IntakeLoad& full : {IntakeLoad{.network_pieces = kPiecesPerNetworkDay},
                                 IntakeLoad{.place_pieces = kPiecesPerPlaceDay}, IntakeLoad{.pieces = kPiecesPerDay}}) {
    CHECK_FALSE(TakesFiles(full, 1));
    CHECK(TakesFiles(full, 0));
    CHECK(VerdictOf(full) == IntakeVerdict::kTake);
  }
}

TEST_CASE("an agent is a name of one line, and no part of who the applicant is") {
  Applicant applicant = Person();
  CHECK(AddresseeOf(applicant) == applicant.name);
  applicant.agent = PersonalText("林\n远舟　");
  CHECK(Tidied(applicant).agent.Reveal() == "林 远舟");
  CHECK(FaultsOf(applicant, false, false).empty());
  CHECK(IdentityOf(applicant) == IdentityOf(Person()));
  CHECK(SecondFactOf(applicant) == SecondFactOf(Person()));
  applicant.agent = PersonalText(std::string(kLongestApplicantName + 1, 'x'));
  CHECK(FieldsOf(WrongOf(applicant)) == std::set<std::string>{"agent"});
  for (const AgentBasis basis : AgentBases()) {
    CHECK(AgentBasisFrom(IdOf(basis)) == basis);
    CHECK_FALSE(ProofOf(basis).empty());
  }
  CHECK_FALSE(AgentBasisFrom("<b>"));
}

}  // namespace
}  // namespace gongkai::request

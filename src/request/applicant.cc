#include "request/applicant.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "account/credit_code.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "screening/identity_check.h"

namespace gongkai::request {
namespace {

struct KindRow {
  ApplicantKind kind;
  std::string_view id, name, column;
};
// Columns: law/report_form.cc, kApplicantColumns.
constexpr KindRow kKindRows[] = {
    {ApplicantKind::kPerson, "person", "自然人", "自然人"},
    {ApplicantKind::kCompany, "company", "商业企业", "商业企业"},
    {ApplicantKind::kResearch, "research", "科研机构", "科研机构"},
    {ApplicantKind::kCharity, "charity", "社会公益组织", "社会公益组织"},
    {ApplicantKind::kLegalService, "legal_service", "法律服务机构", "法律服务机构"},
    {ApplicantKind::kOtherBody, "other", "其他法人或者组织", "其他"},
};
constexpr std::array kKinds = {ApplicantKind::kPerson,  ApplicantKind::kCompany,      ApplicantKind::kResearch,
                               ApplicantKind::kCharity, ApplicantKind::kLegalService, ApplicantKind::kOtherBody};

struct DocumentRow {
  IdentityDocument document;
  std::string_view id, name;
  bool is_of_person;
};
constexpr DocumentRow kDocumentRows[] = {
    {IdentityDocument::kIdCard, "id_card", "居民身份证", true},
    {IdentityDocument::kPassport, "passport", "护照", true},
    {IdentityDocument::kHkMacauPermit, "hk_macau_permit", "港澳居民来往内地通行证、港澳台居民居住证", true},
    {IdentityDocument::kTaiwanPermit, "taiwan_permit", "台湾居民来往大陆通行证", true},
    {IdentityDocument::kOtherOfPerson, "other_of_person", "其他个人证件", true},
    {IdentityDocument::kCreditCode, "credit_code", "统一社会信用代码", false},
    {IdentityDocument::kOtherOfBody, "other_of_body", "其他组织证件", false},
};
constexpr std::array kDocuments = {IdentityDocument::kIdCard,        IdentityDocument::kPassport,
                                   IdentityDocument::kHkMacauPermit, IdentityDocument::kTaiwanPermit,
                                   IdentityDocument::kOtherOfPerson, IdentityDocument::kCreditCode,
                                   IdentityDocument::kOtherOfBody};

struct BasisRow {
  AgentBasis basis;
  std::string_view id, name, proof;
};
constexpr BasisRow kBasisRows[] = {{AgentBasis::kEntrusted, "entrusted", "委托代理人", "授权委托书"},
                                   {AgentBasis::kByLaw, "by_law", "法定代理人", "监护关系的证明"}};
constexpr std::array kBases = {AgentBasis::kEntrusted, AgentBasis::kByLaw};

const KindRow& RowOf(ApplicantKind kind) { return *std::ranges::find(kKindRows, kind, &KindRow::kind); }
const DocumentRow& RowOf(IdentityDocument document) {
  return *std::ranges::find(kDocumentRows, document, &DocumentRow::document);
}

const BasisRow& RowOf(AgentBasis basis) { return *std::ranges::find(kBasisRows, basis, &BasisRow::basis); }

/// One line: what shows nothing is gone, a line end is a blank.
PersonalText OneLine(const PersonalText& typed) {
  std::string line = WithoutInvisible(typed.Reveal());
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return PersonalText(std::string(Trim(line)));
}

char32_t Capital(char32_t c) { return c >= U'a' && c <= U'z' ? c - (U'a' - U'A') : c; }

/// Of a number: narrow, in capitals, without blanks.
std::string Levelled(std::string_view typed) {
  std::u32string level = FoldTight(typed);
  std::ranges::transform(level, level.begin(), Capital);
  return ToUtf8(level);
}

PersonalText TidiedNumber(const Applicant& applicant) {
  const std::string line = OneLine(applicant.number).Reveal();
  if (applicant.document == IdentityDocument::kCreditCode) return PersonalText(account::FoldCreditCode(line));
  return PersonalText(Levelled(line));
}

std::string DigitsOf(std::string_view typed) {
  std::string digits;
  for (const char32_t c : Fold(typed)) {
    if (IsDigit(c)) digits += static_cast<char>(c);
  }
  return digits;
}

constexpr std::size_t kFewestOfNumber = 5, kMostOfNumber = 40, kIdCardLength = 18;
constexpr std::size_t kFewestPhoneDigits = 7, kMostPhoneDigits = 20, kPostcodeLength = 6;

bool IsNumberOfDocument(std::string_view number) {
  const std::size_t length = Utf8Length(number);
  return length >= kFewestOfNumber && length <= kMostOfNumber;
}

bool IsIdCard(std::string_view number) {
  const bool has_digits =
      number.size() == kIdCardLength &&
      std::ranges::all_of(number.substr(0, kIdCardLength - 1), [](char c) { return c >= '0' && c <= '9'; });
  return has_digits && screening::IdentityCheckHolds(number) &&
         screening::BirthIn(number, Date{std::chrono::year{2199}, std::chrono::December, std::chrono::day{31}});
}

std::string FaultOfNumber(const Applicant& applicant, std::string_view number) {
  if (applicant.document == IdentityDocument::kIdCard) {
    return IsIdCard(number) ? "" : "身份证号码不对，请对照证件：十八位，最后一位可能是X。";
  }
  if (applicant.document == IdentityDocument::kCreditCode) {
    const Status checked = account::CheckCreditCode(number);
    return checked ? "" : checked.error().message;
  }
  return IsNumberOfDocument(number) ? "" : "证件号码应当是五个到四十个字符。";
}

bool IsPhone(std::string_view phone) {
  for (const char32_t c : Fold(phone)) {
    if (!IsDigit(c) && !IsBlank(c) && std::u32string_view(U"+-()转").find(c) == std::u32string_view::npos) return false;
  }
  const std::size_t digits = DigitsOf(phone).size();
  return digits >= kFewestPhoneDigits && digits <= kMostPhoneDigits;
}

bool IsEmail(std::string_view email) {
  const std::size_t at = email.find('@');
  if (at == 0 || at == std::string_view::npos || email.find('@', at + 1) != std::string_view::npos) return false;
  const std::string_view host = email.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  const bool has_odd = std::ranges::any_of(email, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte >= 0x7F || c == ',' || c == ';' || c == '<' || c == '>' || c == '"';
  });
  return !has_odd && dot != std::string_view::npos && dot > 0 && dot + 1 < host.size();
}

bool IsPostcode(std::string_view postcode) {
  return postcode.size() == kPostcodeLength &&
         std::ranges::all_of(postcode, [](char c) { return c >= '0' && c <= '9'; });
}

void CheckLength(FieldErrors& errors, std::string_view field, const PersonalText& text, std::size_t longest) {
  if (Utf8Length(text.Reveal()) > longest) {
    errors.push_back({std::string(field), "最多写" + std::to_string(longest) + "个字。"});
  }
}

FieldErrors MissingOf(const Applicant& applicant, bool needs_address, bool needs_email) {
  FieldErrors errors;
  const auto need = [&](std::string_view field, bool is_missing, std::string_view words) {
    if (is_missing) errors.push_back({std::string(field), std::string(words)});
  };
  need("name", applicant.name.empty(),
       IsPerson(applicant.kind) ? "请填写姓名（条例第二十九条）。" : "请填写名称（条例第二十九条）。");
  need("number", applicant.number.empty(), "请填写证件号码，它证明是谁提出的申请（条例第二十九条）。");
  const bool has_contact = !applicant.phone.empty() || !applicant.email.empty() || !applicant.address.empty();
  need("phone", !has_contact, "电话、电子邮件、通信地址至少填一项，好联系您（条例第二十九条）。");
  need("address", needs_address && applicant.address.empty(), "要邮寄的，请填写通信地址。");
  need("email", needs_email && applicant.email.empty(), "要发电子邮件的，请填写邮件地址。");
  return errors;
}

}  // namespace

std::span<const ApplicantKind> ApplicantKinds() { return kKinds; }
std::string_view IdOf(ApplicantKind kind) { return RowOf(kind).id; }
std::string_view NameOf(ApplicantKind kind) { return RowOf(kind).name; }
std::string_view ColumnOf(ApplicantKind kind) { return RowOf(kind).column; }
std::optional<ApplicantKind> ApplicantKindFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kKindRows, id, &KindRow::id);
  return found == std::end(kKindRows) ? std::nullopt : std::optional(found->kind);
}

std::span<const IdentityDocument> IdentityDocuments() { return kDocuments; }
std::string_view IdOf(IdentityDocument document) { return RowOf(document).id; }
std::string_view NameOf(IdentityDocument document) { return RowOf(document).name; }
std::optional<IdentityDocument> IdentityDocumentFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kDocumentRows, id, &DocumentRow::id);
  return found == std::end(kDocumentRows) ? std::nullopt : std::optional(found->document);
}
bool IsOf(IdentityDocument document, ApplicantKind kind) { return RowOf(document).is_of_person == IsPerson(kind); }

std::span<const AgentBasis> AgentBases() { return kBases; }
std::string_view IdOf(AgentBasis basis) { return RowOf(basis).id; }
std::string_view NameOf(AgentBasis basis) { return RowOf(basis).name; }
std::string_view ProofOf(AgentBasis basis) { return RowOf(basis).proof; }
std::optional<AgentBasis> AgentBasisFrom(std::string_view id) {
  const auto* const found = std::ranges::find(kBasisRows, id, &BasisRow::id);
  return found == std::end(kBasisRows) ? std::nullopt : std::optional(found->basis);
}

Applicant Tidied(const Applicant& applicant) {
  Applicant tidy = applicant;
  tidy.name = OneLine(applicant.name);
  tidy.number = TidiedNumber(applicant);
  tidy.contact = OneLine(applicant.contact);
  tidy.agent = OneLine(applicant.agent);
  tidy.phone = OneLine(applicant.phone);
  tidy.email = PersonalText(ToUtf8(FoldTight(OneLine(applicant.email).Reveal())));
  tidy.address = OneLine(applicant.address);
  tidy.postcode = PersonalText(Levelled(applicant.postcode.Reveal()));
  return tidy;
}

FieldErrors WrongOf(const Applicant& given) {
  const Applicant applicant = Tidied(given);
  FieldErrors errors;
  if (!IsOf(applicant.document, applicant.kind)) {
    errors.push_back({"document", IsPerson(applicant.kind) ? "请选择个人的证件。" : "请选择组织的证件。"});
  } else if (!applicant.number.empty()) {
    std::string fault = FaultOfNumber(applicant, applicant.number.Reveal());
    if (!fault.empty()) errors.push_back({"number", std::move(fault)});
  }
  if (!applicant.phone.empty() && !IsPhone(applicant.phone.Reveal())) {
    errors.push_back({"phone", "电话只写数字，座机前面加区号。"});
  }
  if (!applicant.email.empty() && !IsEmail(applicant.email.Reveal())) {
    errors.push_back({"email", "邮件地址不对，应当像 name@example.com。"});
  }
  if (!applicant.postcode.empty() && !IsPostcode(applicant.postcode.Reveal())) {
    errors.push_back({"postcode", "邮政编码是六位数字，可以不填。"});
  }
  CheckLength(errors, "name", applicant.name, kLongestApplicantName);
  CheckLength(errors, "contact", applicant.contact, kLongestApplicantName);
  CheckLength(errors, "agent", applicant.agent, kLongestApplicantName);
  for (const auto& [field, text] :
       {std::pair{"email", &applicant.email}, {"address", &applicant.address}, {"phone", &applicant.phone}}) {
    CheckLength(errors, field, *text, kLongestApplicantLine);
  }
  return errors;
}

FieldErrors FaultsOf(const Applicant& given, bool needs_address, bool needs_email) {
  FieldErrors errors = MissingOf(Tidied(given), needs_address, needs_email);
  for (FieldError& wrong : WrongOf(given)) errors.push_back(std::move(wrong));
  return errors;
}

PersonalText AddresseeOf(const Applicant& applicant) {
  if (applicant.agent.empty()) return applicant.name;
  return PersonalText(applicant.name.Reveal() + "（" + std::string(NameOf(applicant.agent_basis)) + " " +
                      applicant.agent.Reveal() + "）");
}

PersonalText IdentityOf(const Applicant& applicant) {
  const PersonalText number = TidiedNumber(applicant);
  if (number.empty()) return {};
  return PersonalText(std::string(IdOf(applicant.document)) + ":" + number.Reveal());
}

PersonalText SecondFactOf(const Applicant& applicant) {
  const std::string number = TidiedNumber(applicant).Reveal();
  const std::u32string characters = FromUtf8(number.empty() ? DigitsOf(applicant.phone.Reveal()) : number);
  if (characters.size() < kSecondFactLength) return {};
  return PersonalText(ToUtf8(characters.substr(characters.size() - kSecondFactLength)));
}

PersonalText SecondFactFrom(std::string_view typed) {
  constexpr std::size_t kLongestTyped = 60;
  std::string fact = Levelled(typed.substr(0, kLongestTyped));
  if (Utf8Length(fact) != kSecondFactLength) return {};
  return PersonalText(std::move(fact));
}

}  // namespace gongkai::request

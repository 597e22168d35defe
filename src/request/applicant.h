// Who asks: a person or an organisation, by which the annual report counts them, what the law lets an organ demand of
// them, and what is wrong with what was typed. Pure.
//
// Source: 条例第二十七条 (公民、法人或者其他组织), 第二十九条第二款第一项 (name, proof of identity, how to be reached,
// and nothing more); columns of table 3: 国办公开办函〔2021〕30号. Next to read: asked.h.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "base/personal_text.h"

namespace gongkai::request {

/// In the order of the columns of table 3.
enum class ApplicantKind { kPerson, kCompany, kResearch, kCharity, kLegalService, kOtherBody };

std::span<const ApplicantKind> ApplicantKinds();
std::string_view IdOf(ApplicantKind kind);      // "person", "company", …: in forms and in the database
std::string_view NameOf(ApplicantKind kind);    // "自然人", "商业企业", …
std::string_view ColumnOf(ApplicantKind kind);  // of table 3, as in law/report_form.h: "自然人", "商业企业", …
std::optional<ApplicantKind> ApplicantKindFrom(std::string_view id);
constexpr bool IsPerson(ApplicantKind kind) { return kind == ApplicantKind::kPerson; }

/// What proves who somebody is (身份证明). Persons have the first, organisations the last two.
enum class IdentityDocument {
  kIdCard,         // 居民身份证
  kPassport,       // 护照
  kHkMacauPermit,  // 港澳居民来往内地通行证, 港澳台居民居住证
  kTaiwanPermit,   // 台湾居民来往大陆通行证
  kOtherOfPerson,  // 其他证件, as 军官证
  kCreditCode,     // 统一社会信用代码
  kOtherOfBody,
};

std::span<const IdentityDocument> IdentityDocuments();
std::string_view IdOf(IdentityDocument document);
std::string_view NameOf(IdentityDocument document);
std::optional<IdentityDocument> IdentityDocumentFrom(std::string_view id);
bool IsOf(IdentityDocument document, ApplicantKind kind);

/// By what somebody acts for the applicant: entrusted with it, or by law, as a guardian does
/// (民法典第一百六十三条, 第二十三条).
enum class AgentBasis { kEntrusted, kByLaw };
std::span<const AgentBasis> AgentBases();
std::string_view IdOf(AgentBasis basis);
std::string_view NameOf(AgentBasis basis);  // "委托代理人", "法定代理人"
std::optional<AgentBasis> AgentBasisFrom(std::string_view id);
/// What proves it: 授权委托书 (民法典第一百六十五条), or what shows whose guardian it is.
std::string_view ProofOf(AgentBasis basis);

/// Nothing of it stands anywhere but sealed under the key of its case.
struct Applicant {
  ApplicantKind kind = ApplicantKind::kPerson;
  IdentityDocument document = IdentityDocument::kIdCard;
  PersonalText name;                             // of the person or the organisation
  PersonalText number;                           // of the document
  PersonalText contact;                          // of an organisation: whom to talk to; may be empty
  PersonalText phone, email, address, postcode;  // one of phone, e-mail, address is enough
  PersonalText agent{};                          // 代理人; empty: the applicant comes in person
  AgentBasis agent_basis = AgentBasis::kEntrusted;
  bool operator==(const Applicant&) const = default;
};

inline constexpr std::size_t kLongestApplicantName = 80, kLongestApplicantLine = 200;

/// Without blanks around; numbers of documents in capitals, full-width digits narrow.
Applicant Tidied(const Applicant& applicant);

/// Everything at once, under the names of the fields of Applicant. A number of an identity card is held against its
/// check digit, a credit code against its own. `needs_address`: the answer is to come by post.
FieldErrors FaultsOf(const Applicant& applicant, bool needs_address, bool needs_email);
/// Of those what was typed and cannot be so. What is missing in a letter that came by post is no fault of who enters
/// it: the organ asks for it once (第三十条).
FieldErrors WrongOf(const Applicant& applicant);

/// To whom a letter is written: "尹望舒（委托代理人 林远）" where somebody acts for the applicant.
PersonalText AddresseeOf(const Applicant& applicant);

/// By which applications of the same applicant are known (fees, repeats): the document and its number, normalised. Of
/// the words themselves nothing is kept but a keyed digest.
PersonalText IdentityOf(const Applicant& applicant);

/// What the applicant has to know besides the query code: the last four characters of the number of the document; of a
/// letter that named none, the last four digits of the telephone. Empty: nobody can ask by the code.
PersonalText SecondFactOf(const Applicant& applicant);
inline constexpr std::size_t kSecondFactLength = 4;
/// As it was typed into the form that asks for it: full width, small letters and blanks levelled. Four characters, or
/// empty.
PersonalText SecondFactFrom(std::string_view typed);

}  // namespace gongkai::request

// The township of oversight_desk_test.h with the office's pages of its applications; 颜青 heads its working body,
// 文石 examines for secrecy too.
#pragma once

#include "request/oversight_desk_test.h"

namespace gongkai::request {

struct CaseOfficeDesk : OversightDesk {
  explicit CaseOfficeDesk(const testing::TestDatabase& place) : OversightDesk(place) {
    AddCaseListPages(pages);
    AddCasePages(pages);
    AddCaseActPages(pages);
    AddDecisionPages(pages);
    Give(wen, township, PostKind::kSecrecyExaminer);
  }

  PersonId yan = Hire("yanqing", "颜青", township, PostKind::kOfficeHead);

  static std::string PathOfCase(CaseId id) { return "/office/requests/" + ToString(id); }
  std::string Version(CaseId id) { return std::to_string(Of(id).version); }
  CaseFold FoldNow(CaseId id) {
    db::Reader reader = database->Read();
    return FoldOf(reader, *FindCase(reader, id));
  }
  std::vector<std::string> LetterKindsOf(CaseId id) {
    db::Reader reader = database->Read();
    std::vector<std::string> kinds;
    for (const CaseLetter& letter : LettersOf(reader, id)) kinds.push_back(letter.kind);
    return kinds;
  }
  web::Response Act(const TestBrowser& who, CaseId id, const std::string& act, account::Fields fields) {
    fields.emplace_back("version", Version(id));
    return who.Post(PathOfCase(id) + "/acts/" + act, fields);
  }
  bool IsInTrail(OrganId organ, std::string_view act) {
    for (const std::string& entry : Trail(organ)) {
      if (entry.starts_with(std::string(act) + " ")) return true;
    }
    return false;
  }
};

}  // namespace gongkai::request

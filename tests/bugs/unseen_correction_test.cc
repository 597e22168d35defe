// The correction of an entry of a register was refused because somebody else had changed the entry, and came back over
// the new version without a word of what stood there now: sent again, it took the other's words away unseen.
#include "oversight/register/register_desk_test.h"

namespace gongkai::oversight {
namespace {

using account::Fields;

bool Beside(const web::Response& page, const std::string& label, const std::string& theirs, const std::string& yours) {
  return Has(page.Bytes(), "<th scope=\"row\">" + label + "</th><td data-label=\"已保存的\">" + theirs +
                               "</td><td data-label=\"您填写的\">" + yours + "</td>");
}

std::string LabelOf(std::string_view field) {
  return std::string(FindField(*FindRegisterKind(kMeetingRegister), field)->label);
}

Fields Typed(std::int64_t version) {
  return {{"version", std::to_string(version)},
          {"on", "2026-03-02"},
          {"subject", "研究公开指南"},
          {"which", "government"},
          {"people", "9"},
          {"reason", "议题写错了"}};
}

TEST_CASE_ON_BOTH_ENGINES("a correction that came second shows the words of the first beside its own", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(kMeetingRegister, RegisterDesk::Meeting());
  const std::int64_t seen = county.Of(id).version;
  RegisterForm theirs = RegisterDesk::Meeting("2026-03-03");
  theirs.values["subject"] = "研究公开目录和指南";
  REQUIRE(CorrectEntry(county.desk, county.handler, county.Seen(id), theirs, "漏了指南", {}));
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string path = "/office/register-entries/" + ToString(id) + "/correct";
  const auto refused = lin.Post(path, Typed(seen));
  CHECK(refused.status == 422);
  CHECK(Beside(refused, LabelOf("subject"), "研究公开目录和指南", "研究公开指南"));
  CHECK(Beside(refused, std::string(FindRegisterKind(kMeetingRegister)->on), "2026-03-03", "2026-03-02"));
  CHECK_FALSE(Has(refused.Bytes(), "<th scope=\"row\">" + LabelOf("people") + "</th>"));
  CHECK(Has(refused.Bytes(), "研究公开指南"));
  CHECK(Has(refused.Bytes(), "议题写错了"));
  // A choice is told by its name.
  CHECK(Has(refused.Bytes(), "<td data-label=\"已保存的\">党委、党组会议</td>"));
  CHECK(ValueOf(county.Of(id), "subject") == "研究公开目录和指南");
  CHECK(lin.Post(path, Typed(county.Of(id).version)).status == 303);
}

TEST_CASE_ON_BOTH_ENGINES("what was struck out while somebody typed gives back what was typed", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(kMeetingRegister, RegisterDesk::Meeting());
  const std::int64_t seen = county.Of(id).version;
  REQUIRE(StrikeEntry(county.desk, county.handler, county.Seen(id), "登记重了"));
  const TestBrowser lin = county.SignIn(county.lin);
  const auto refused = lin.Post("/office/register-entries/" + ToString(id) + "/correct", Typed(seen));
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "这一条已经划去，不能再改。"));
  CHECK(Has(refused.Bytes(), "研究公开指南"));
}

}  // namespace
}  // namespace gongkai::oversight

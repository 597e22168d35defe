// Files with an entry of a register. One that was too large, or the eighth, was refused before the form was looked at:
// all that had been typed was lost, and going back did not bring it. A Word file called .DOCX was told not to open, and
// one that was cut short was kept.
#include "oversight/register/register_desk_test.h"
#include "oversight/register/register_proof.h"

namespace gongkai::oversight {
namespace {

std::string WholeZip() { return "PK\x03\x04 word/document.xml PK\x05\x06" + std::string(18, '\0'); }

TEST_CASE("a file that is too large comes back with all that was typed") {
  const testing::OnSqlite place;
  RegisterDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto back = lin.Upload("/office/registers/meeting/new", "扫描.pdf", "%PDF-1.4" + std::string(20 << 20, ' '),
                               {{"organ", std::to_string(county.township.value)},
                                {"on", "2026-03-02"},
                                {"subject", "研究了一个上午的议题"},
                                {"which", "party"}},
                               "files");
  CHECK(back.status == 422);
  for (const char* told : {"“扫描.pdf”超过 15 MB", "研究了一个上午的议题", "2026-03-02"}) {
    CAPTURE(told);
    CHECK(Has(back.Bytes(), told));
  }
  db::Reader reader = county.database->Read();
  CHECK(ListRegisterEntries(reader, {}).empty());
}

TEST_CASE("a Word file is taken in whatever case its name has, and only whole") {
  CHECK(ProofBytes("会议纪要.DOCX", WholeZip()) == WholeZip());
  CHECK(ProofBytes("名单.xlsx", WholeZip()) == WholeZip());
  CHECK(ProofBytes("名单.xlsx", WholeZip() + "left behind the end") != std::nullopt);
  CHECK_FALSE(ProofBytes("会议纪要.docx", WholeZip().substr(0, 20)));
  CHECK_FALSE(ProofBytes("会议纪要.docx", "PK\x03\x04"));
  CHECK_FALSE(ProofBytes("会议纪要.docx", "not a zip"));
  std::string elsewhere = WholeZip();
  elsewhere[elsewhere.size() - 5] = '\x7F';  // the directory would begin behind the end
  CHECK_FALSE(ProofBytes("会议纪要.docx", elsewhere));
}

}  // namespace
}  // namespace gongkai::oversight

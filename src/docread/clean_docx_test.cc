#include <array>

#include "docread/clean_checks.h"

namespace gongkai::docread {
namespace {

using testing::MakeZip;
using testing::ZipEntries;

constexpr std::string_view kW =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string Run(const std::string& text, const std::string& look = "") {
  return "<w:r><w:rPr>" + look + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

struct Docx {
  std::string body;
  std::vector<std::array<std::string, 3>> links = {};
  std::vector<std::pair<std::string, std::string>> types = {};
  ZipEntries parts = {};

  std::string Bytes() const {
    auto all = types;
    all.emplace_back("word/document.xml", "wordprocessingml.document.main");
    ZipEntries entries = {
        {"[Content_Types].xml", TypesXml(all)},
        {"_rels/.rels",
         RelsXml({{"r1", "officeDocument", "word/document.xml"}, {"r2", "extended-properties", "docProps/app.xml"}})},
        {"docProps/app.xml", "<Properties><Company>枕溪镇党政办</Company></Properties>"},
        {"word/_rels/document.xml.rels", RelsXml(links)},
        {"word/document.xml", "<w:document " + std::string(kW) + "><w:body>" + body + "</w:body></w:document>"}};
    entries.insert(entries.end(), parts.begin(), parts.end());
    return MakeZip(entries);
  }
};

std::string BodyOf(const Cleaned& cleaned) { return PartOf(cleaned.bytes, "word/document.xml"); }

TEST_CASE("hidden words of a document go, the others stay") {
  const std::string body = "<w:p w:rsidR=\"00AB12CD\">" + Run("公示") + Run("经办人沈岚", "<w:vanish/>") +
                           Run("白字", "<w:color w:val=\"FFFFFF\"/>") +
                           Run("深底白字", "<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/>") +
                           Run("小字", "<w:sz w:val=\"2\"/>") + Run("不隐藏", "<w:vanish w:val=\"0\"/>") + "</w:p>";
  const Cleaned cleaned = Clean(Docx{body}.Bytes(), "a.docx", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  const std::string text = BodyOf(cleaned);
  for (const char* kept : {"公示", "深底白字", "不隐藏"}) CHECK(text.find(kept) != std::string::npos);
  for (const char* gone : {"沈岚", ">白字", "小字", "rsid"}) CHECK(text.find(gone) == std::string::npos);
  CHECK(PiecesOf(cleaned, Sight::kHiddenText) == 1);
  CHECK(PiecesOf(cleaned, Sight::kPale) == 2);
  CHECK(PiecesOf(cleaned, Sight::kProperty) == 1);
  CHECK_FALSE(Holds(cleaned.bytes, "枕溪镇党政办"));
}

TEST_CASE("tracked changes are taken as they stand, and nobody is named in them any more") {
  const std::string body = "<w:p>" + Run("补助") +
                           "<w:del w:author=\"沈岚\"><w:r><w:delText>一千元</w:delText></w:r></w:del>" +
                           "<w:ins w:author=\"沈岚\">" + Run("八百元") + "</w:ins></w:p>" +
                           "<w:p><w:pPr><w:rPr><w:del w:author=\"沈岚\"/></w:rPr></w:pPr><w:del "
                           "w:author=\"沈岚\"><w:r><w:delText>整段</w:delText></w:r></w:del></w:p>" +
                           "<w:tbl><w:tr><w:tc><w:p>" + Run("留下的行") +
                           "</w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:author=\"沈岚\"/></w:trPr><w:tc><w:p>" +
                           Run("删掉的行") + "</w:p></w:tc></w:tr></w:tbl><w:p>" +
                           Run("粗", "<w:b/><w:rPrChange w:author=\"沈岚\"><w:rPr/></w:rPrChange>") + "</w:p>";
  const Cleaned cleaned = Clean(Docx{body}.Bytes(), "a.docx", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  const std::string text = BodyOf(cleaned);
  for (const char* kept : {"补助", "八百元", "留下的行", "粗"}) CHECK(text.find(kept) != std::string::npos);
  for (const char* gone : {"沈岚", "一千元", "整段", "删掉的行", "w:ins"}) CHECK(text.find(gone) == std::string::npos);
}

TEST_CASE("only what is ordered goes: a comment stays where only properties are to go") {
  const Docx docx{
      "<w:p>" + Run("公示") + "<w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
      {{"c1", "comments", "comments.xml"}},
      {{"word/comments.xml", "wordprocessingml.comments"}},
      {{"word/comments.xml", "<w:comments " + std::string(kW) + "><w:comment w:id=\"1\" w:author=\"x\"><w:p>" +
                                 Run("请核对") + "</w:p></w:comment></w:comments>"}}};
  CleanOrder order;
  order.remove = {Sight::kComment};
  const Cleaned without = Clean(docx.Bytes(), "a.docx", order);
  REQUIRE(without.obstacle_message == "");
  CHECK_FALSE(Holds(without.bytes, "请核对"));
  CHECK(Holds(without.bytes, "枕溪镇党政办"));
  CHECK(BodyOf(without).find("commentReference") == std::string::npos);
  CHECK(NamesIn(without.bytes) ==
        std::vector<std::string>{"[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "word/document.xml"});
  order.remove = {Sight::kLinkTarget};
  CHECK(Holds(Clean(docx.Bytes(), "a.docx", order).bytes, "请核对"));
}

TEST_CASE("links and what fields say go, what they show stays; page numbers go on counting") {
  const auto mark = [](const char* type) {
    return "<w:r><w:fldChar w:fldCharType=\"" + std::string(type) + "\"/></w:r>";
  };
  const auto field = [&](const char* says, const char* shows) {
    return mark("begin") + "<w:r><w:instrText>" + says + "</w:instrText></w:r>" + mark("separate") + Run(shows) +
           mark("end");
  };
  const Docx docx{"<w:p>" + field("HYPERLINK \"http://nei.example.invalid/330998\"", "详见网站") +
                      field(" PAGE ", "7") + "<w:hyperlink r:id=\"h1\">" + Run("联系") + "</w:hyperlink></w:p>",
                  {{"h1", "hyperlink", "mailto:shenlan@example.invalid"}}};
  const Cleaned cleaned = Clean(docx.Bytes(), "a.docx", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  const std::string text = BodyOf(cleaned);
  for (const char* kept : {"详见网站", "联系", "PAGE", ">7<"}) CHECK(text.find(kept) != std::string::npos);
  CHECK_FALSE(Holds(cleaned.bytes, "nei.example"));
  CHECK_FALSE(Holds(cleaned.bytes, "shenlan"));
  CHECK(PiecesOf(cleaned, Sight::kLinkTarget) == 2);
}

TEST_CASE("words are changed across runs, in comments that stay and in properties") {
  const Docx docx{
      "<w:p>" + Run("身份证33099") + Run("8198003", "<w:b/>") + Run("041234，周晚照") + "</w:p>",
      {{"c1", "comments", "comments.xml"}},
      {{"word/comments.xml", "wordprocessingml.comments"}},
      {{"word/comments.xml", "<w:comments " + std::string(kW) + "><w:comment w:id=\"1\" w:author=\"周晚照\"><w:p>" +
                                 Run("周晚照的") + "</w:p></w:comment></w:comments>"}}};
  CleanOrder order;
  order.changes = {{"330998198003041234", "330998********1234"}, {"周晚照", "周某"}, {"枕溪镇", "某镇"}};
  const Cleaned cleaned = Clean(docx.Bytes(), "a.docx", order);
  REQUIRE(cleaned.obstacle_message == "");
  CHECK(cleaned.changed == 5);
  CHECK(BodyOf(cleaned).find("身份证330998********1234") != std::string::npos);
  CHECK(Holds(cleaned.bytes, "周某的"));
  CHECK(Holds(cleaned.bytes, "某镇党政办"));
  CHECK_FALSE(Holds(cleaned.bytes, "周晚照"));
}

TEST_CASE("an object within becomes its picture, a form its text, notes that nothing names go") {
  const Docx docx{"<w:p><w:sdt><w:sdtPr><w:alias w:val=\"沈岚\"/></w:sdtPr><w:sdtContent>" + Run("姓名栏") +
                      "</w:sdtContent></w:sdt>" + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
                  {{"f1", "footnotes", "footnotes.xml"}, {"o1", "package", "embeddings/a.xlsx"}},
                  {{"word/footnotes.xml", "wordprocessingml.footnotes"}},
                  {{"word/footnotes.xml", "<w:footnotes " + std::string(kW) + "><w:footnote w:id=\"2\"><w:p>" +
                                              Run("有用的注") + "</w:p></w:footnote><w:footnote w:id=\"3\"><w:p>" +
                                              Run("没用的注") + "</w:p></w:footnote></w:footnotes>"},
                   {"word/embeddings/a.xlsx", MakeZip({{"xl/workbook.xml", "<workbook/>"}})},
                   {"word/lost.xml", "<x>没有引用</x>"}}};
  const Cleaned cleaned = Clean(docx.Bytes(), "a.docx", Everything());
  REQUIRE(cleaned.obstacle_message == "");
  for (const char* kept : {"姓名栏", "有用的注"}) CHECK(Holds(cleaned.bytes, kept));
  for (const char* gone : {"沈岚", "没用的注", "没有引用", "embeddings"}) CHECK_FALSE(Holds(cleaned.bytes, gone));
}

TEST_CASE("what is damaged or bottomless is refused with a sentence, and gives no bytes") {
  std::string deep;
  for (int i = 0; i < 5'000; ++i) deep += "<w:p>";
  for (const std::string& bytes :
       {Docx{"<w:p>"}.Bytes(), Docx{deep}.Bytes(), std::string("PK\x03\x04nonsense word/document.xml")}) {
    const Cleaned cleaned = Clean(bytes, "a.docx", Everything());
    CHECK(cleaned.obstacle != Obstacle::kNone);
    CHECK(cleaned.obstacle_message.ends_with("。"));
    CHECK(cleaned.bytes.empty());
  }
}

}  // namespace
}  // namespace gongkai::docread

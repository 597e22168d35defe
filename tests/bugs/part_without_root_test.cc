// Readers of Office files waited for the root of a part that has none, for ever; and a main part that is no story was
// handed on after its root had been read, which was then waited for a second time.
#include <doctest/doctest.h>
#include <support/made_zip.h>

#include <string>

#include "docread/inspection_wire.h"

namespace gongkai::docread {

TEST_CASE("a document whose main part is another kind of part is looked at, and told") {
  const std::string relations =
      "<Relationships>Id=\"a\" <Relationship Id=\"b\" Target=\"http://x.example/\" TargetMode=\"External\"/>"
      "</Relationships>";
  for (const std::string& main : {std::string("<Relationships/>"), relations, std::string("<nothing/>")}) {
    const std::string file = testing::MakeZip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", main}});
    CHECK_FALSE(InspectHere(file, "a.docx", {}).inspection.files.empty());
  }
}

TEST_CASE("a part without a root is a damaged file, in every format and in every place") {
  for (const std::string& nothing : {std::string(), std::string("  \n"), std::string("<?xml version=\"1.0\"?>\n")}) {
    const std::string document =
        testing::MakeZip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", nothing}});
    CHECK(InspectHere(document, "a.docx", {}).inspection.obstacle == Obstacle::kDamaged);
    const std::string beside = testing::MakeZip({{"[Content_Types].xml", "<Types/>"},
                                                 {"word/document.xml", "<document><body/></document>"},
                                                 {"word/footer1.xml", nothing}});
    CHECK(InspectHere(beside, "a.docx", {}).inspection.obstacle == Obstacle::kDamaged);
    const std::string rest = testing::MakeZip({{"[Content_Types].xml", "<Types/>"},
                                               {"word/document.xml", "<document><body/></document>"},
                                               {"custom/item1.xml", nothing}});
    CHECK(InspectHere(rest, "a.docx", {}).inspection.obstacle == Obstacle::kDamaged);
    const std::string slides = testing::MakeZip(
        {{"[Content_Types].xml", "<Types/>"},
         {"ppt/presentation.xml", "<p:presentation><p:sldIdLst><p:sldId r:id=\"s\"/></p:sldIdLst></p:presentation>"},
         {"ppt/_rels/presentation.xml.rels",
          "<Relationships><Relationship Id=\"s\" Type=\"x/slide\" Target=\"slides/slide1.xml\"/></Relationships>"},
         {"ppt/slides/slide1.xml", nothing}});
    CHECK(InspectHere(slides, "a.pptx", {}).inspection.obstacle == Obstacle::kDamaged);
  }
}

}  // namespace gongkai::docread

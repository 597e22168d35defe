// For tests: PDFs written by hand, object by object, as no writer of ours would write them.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

namespace gongkai::redaction {

inline std::string PdfStream(const std::string& keys, const std::string& data) {
  return "<<" + keys + "/Length " + std::to_string(data.size()) + ">>stream\n" + data + "\nendstream";
}

/// Objects 1 to 9 are the frame: catalog, pages, content, font, at most five pages. Others begin with 10.
struct RawPdf {
  std::string content;    // of every page
  std::string page = {};  // into its dictionary
  std::string catalog = {};
  std::string resources = {};  // beside the fonts
  std::string fonts = {};      // beside F
  std::vector<std::string> objects = {};
  std::string box = "0 0 300 200";
  int pages = 1;
  std::string trailer = {};

  std::string Bytes() const {
    constexpr int kFramed = 5;
    std::string kids;
    std::vector<std::string> all = {"<</Type/Catalog/Pages 2 0 R" + catalog + ">>", "", PdfStream("", content),
                                    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
    for (int i = 0; i < kFramed; ++i) {
      if (i < pages) kids += std::to_string(5 + i) + " 0 R ";
      all.push_back(i < pages
                        ? "<</Type/Page/Parent 2 0 R/MediaBox[" + box + "]/Contents 3 0 R/Resources<</Font<</F 4 0 R" +
                              fonts + ">>" + resources + ">>" + page + ">>"
                        : "null");
    }
    all[1] = "<</Type/Pages/Count " + std::to_string(pages) + "/Kids[" + kids + "]>>";
    all.insert(all.end(), objects.begin(), objects.end());
    std::string pdf = "%PDF-1.6\n", table;
    for (std::size_t i = 0; i < all.size(); ++i) {
      char entry[32];
      std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
      table += entry;
      pdf += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
    }
    const std::string count = std::to_string(all.size() + 1), start = std::to_string(pdf.size());
    return pdf + "xref\n0 " + count + "\n0000000000 65535 f \n" + table + "trailer<</Size " + count + "/Root 1 0 R" +
           trailer + ">>\nstartxref\n" + start + "\n%%EOF\n";
  }
};

/// The file with one object replaced, as a program that saves "incrementally" writes it: the old one stays in front.
inline std::string Updated(const std::string& pdf, int number, const std::string& object) {
  const std::size_t last = pdf.rfind("startxref\n") + 10;
  const std::string before = pdf.substr(last, pdf.find('\n', last) - last);
  const std::string size =
      pdf.substr(pdf.rfind("/Size ") + 6, pdf.find('/', pdf.rfind("/Size ") + 6) - pdf.rfind("/Size ") - 6);
  std::string updated = pdf;
  char entry[32];
  std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", updated.size());
  updated += std::to_string(number) + " 0 obj\n" + object + "\nendobj\n";
  const std::string start = std::to_string(updated.size());
  return updated + "xref\n" + std::to_string(number) + " 1\n" + entry + "trailer<</Size " + size + "/Root 1 0 R/Prev " +
         before + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

/// Words at a place, in the font F.
inline std::string Words(int x, int y, const std::string& text, int size = 14) {
  return "BT /F " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text +
         ") Tj ET\n";
}

}  // namespace gongkai::redaction

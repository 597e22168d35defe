#include "disclosure/portal/item_paper_view.h"

#include "disclosure/content_view.h"
#include "docwrite/docx.h"

namespace gongkai::disclosure {
namespace {

std::string_view EndingOf(PaperKind kind) { return kind == PaperKind::kWord ? ".docx" : ".pdf"; }

}  // namespace

std::string_view NameOf(PaperKind kind) { return kind == PaperKind::kWord ? "Word" : "PDF"; }

std::string_view TypeOf(PaperKind kind) {
  return kind == PaperKind::kWord ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                                  : "application/pdf";
}

std::optional<PaperKind> PaperKindFrom(std::string_view name) {
  for (const PaperKind kind : kPaperKinds) {
    if (name.ends_with(EndingOf(kind))) return kind;
  }
  return std::nullopt;
}

std::string NameOfPaper(const Content& content, PaperKind kind) {
  return NameInAddress(content.title + std::string(EndingOf(kind)));
}

std::string PaperOf(const OutgoingItem& out, const std::optional<ValidityMark>& mark, PaperKind kind) {
  docwrite::PdfDocument document{.title = out.version.content.title,
                                 .author = out.organ,
                                 .made = out.item.publicity.public_from,
                                 .foot = VersionOnPaper(out),
                                 .image = ImagesOf(out),
                                 .blocks = ItemOnPaper(out)};
  if (mark) {
    constexpr std::ptrdiff_t kBehindTitle = 2;  // the organ, the title
    std::string words = "效力：" + mark->words + (mark->detail.empty() ? std::string() : "（" + mark->detail + "）");
    document.blocks.insert(document.blocks.begin() + kBehindTitle,
                           docwrite::PdfLine{std::move(words), Alignment::kCenter, true});
  }
  return kind == PaperKind::kWord ? WriteDocx(document) : WritePdf(document);
}

}  // namespace gongkai::disclosure

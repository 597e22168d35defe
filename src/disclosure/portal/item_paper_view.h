// A public item as a file to be taken away: Word and PDF, made of the version that was signed. Source: 国办公开办函
// 〔2019〕61号 (规章 and 规范性文件 can be downloaded); 条例第二十四条 (下载). Whoever asks has asked the gate
// (public_version_view.h). Next to read: channel/outgoing_view.h, kept_papers.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "disclosure/channel/outgoing_view.h"
#include "disclosure/validity.h"

namespace gongkai::disclosure {

enum class PaperKind { kWord, kPdf };
inline constexpr std::array kPaperKinds = {PaperKind::kWord, PaperKind::kPdf};
std::string_view NameOf(PaperKind kind);  // "Word", "PDF"
std::string_view TypeOf(PaperKind kind);

/// By the ending of the address.
std::optional<PaperKind> PaperKindFrom(std::string_view name);

/// "关于……的通知.docx", as it stands in its address and is saved.
std::string NameOfPaper(const Content& content, PaperKind kind);

/// `mark`: of a document, told below its title: a file goes on being read when the document is over.
std::string PaperOf(const OutgoingItem& out, const std::optional<ValidityMark>& mark, PaperKind kind);

}  // namespace gongkai::disclosure

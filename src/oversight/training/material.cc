#include "oversight/training/material.h"

#include <algorithm>

#include "base/whole_zip.h"
#include "request/intake_limits.h"

namespace gongkai::oversight {
namespace {

/// Slides are kept in the same two containers as texts, and looked at as those are.
constexpr std::pair<std::string_view, std::string_view> kAsText[] = {
    {".pptx", ".docx"}, {".ppt", ".doc"}, {".dps", ".wps"}, {".et", ".wps"}};
constexpr std::string_view kPlain = ".txt";

std::string Lowered(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

std::string FaultOfMaterial(std::string_view name, std::string_view bytes) {
  if (bytes.empty()) return "这个文件是空的。";
  if (bytes.size() > kLargestMaterial) return "一个文件不超过 20 MB。";
  std::string lower = Lowered(name);
  if (lower.ends_with(kPlain)) {
    return bytes.find('\0') == std::string_view::npos ? "" : "这个文件的内容不是文字，和它的名称后缀对不上。";
  }
  if (IsZip(bytes) && !IsWholeZip(bytes)) return "这个文件不完整，打不开：请用原来的软件打开，另存一份再传。";
  for (const auto& [slides, text] : kAsText) {
    if (!lower.ends_with(slides)) continue;
    lower.replace(lower.size() - slides.size(), slides.size(), text);
    break;
  }
  return request::FaultOfFile(lower, bytes).empty()
             ? ""
             : "这个文件不能放：可以放 PDF、Word、WPS、PPT、Excel、OFD、文字和图片，不能有宏，内容和名称后缀要对得上。";
}

}  // namespace gongkai::oversight

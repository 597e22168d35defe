#include "oversight/register/register_proof.h"

#include <algorithm>

#include "base/photo.h"
#include "base/whole_zip.h"
#include "disclosure/item_form.h"

namespace gongkai::oversight {

namespace {

std::string Lowered(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

}  // namespace

std::optional<std::string> ProofBytes(std::string_view name, std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return std::string(bytes);
  const std::string lower = Lowered(name);
  const bool is_office = lower.ends_with(".docx") || lower.ends_with(".xlsx");
  if (is_office && IsWholeZip(bytes)) return std::string(bytes);
  return BarePhoto(bytes);
}

std::string ProofName(std::string_view sent) { return disclosure::FileNameOf(sent); }

}  // namespace gongkai::oversight

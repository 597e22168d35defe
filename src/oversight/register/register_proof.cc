#include "oversight/register/register_proof.h"

#include "base/photo.h"
#include "disclosure/item_form.h"

namespace gongkai::oversight {

std::optional<std::string> ProofBytes(std::string_view name, std::string_view bytes) {
  constexpr std::string_view kZip = "PK\x03\x04";
  if (bytes.starts_with("%PDF-")) return std::string(bytes);
  const bool is_office = name.ends_with(".docx") || name.ends_with(".xlsx");
  if (is_office && bytes.starts_with(kZip)) return std::string(bytes);
  return BarePhoto(bytes);
}

std::string ProofName(std::string_view sent) { return disclosure::FileNameOf(sent); }

}  // namespace gongkai::oversight

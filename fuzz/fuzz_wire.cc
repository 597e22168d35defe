// Bytes that a reading process might send into FromWire; what it accepts must be spelled in the one way ToWire has.
// Seeds: data/samples/*.txt
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "docread/wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai::docread;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = FromWire(bytes);
  if (document && ToWire(*document) != bytes) __builtin_trap();
  const auto workbook = WorkbookFromWire(bytes);
  if (workbook && ToWire(*workbook) != bytes) __builtin_trap();
  return 0;
}

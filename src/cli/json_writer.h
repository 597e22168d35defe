// JSON text, written front to back. Numbers keep every decimal (a double would not), strings are always valid UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"

namespace gongkai::cli {

class JsonWriter {
 public:
  JsonWriter& BeginObject();
  JsonWriter& EndObject();
  JsonWriter& BeginArray();
  JsonWriter& EndArray();
  JsonWriter& Key(std::string_view key);
  JsonWriter& String(std::string_view text);
  JsonWriter& StringOrNull(std::string_view text);  // null for empty
  JsonWriter& Int(long long value);
  JsonWriter& Bool(bool value);
  JsonWriter& Decimal(Number value);
  JsonWriter& Null();
  JsonWriter& Raw(std::string_view json);  // what is JSON already

  std::string Take() { return std::move(out_); }

 private:
  void Separate();
  void Quote(std::string_view text);

  std::string out_;
  bool first_ = true;  // nothing stands before in the object or array that is open
};

}  // namespace gongkai::cli

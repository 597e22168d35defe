#include "redaction/byte_search.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "base/utf8.h"

namespace gongkai::redaction {
namespace {

constexpr std::size_t kLeast = 6;  // bytes: by so many each form is known
constexpr unsigned kBits = 20;     // of the table, as a power of two: of 15,000 forms one place in seventy is taken

std::uint64_t Beginning(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, kLeast);
  return bytes;
}

std::size_t PlaceOf(std::uint64_t beginning) {
  constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(beginning * kGolden >> (64U - kBits));
}

/// A name may hold characters beyond the first 65,536 (王𫖮): of two units each.
std::string Utf16(const std::string& word, bool is_big) {
  std::string wide;
  const auto add = [&](unsigned unit) {
    const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    wide += is_big ? high : low;
    wide += is_big ? low : high;
  };
  for (const char32_t c : FromUtf8(word)) {
    const auto code = static_cast<unsigned>(c);
    if (code >= 0x10000) add(0xD800U + ((code - 0x10000U) >> 10U));
    add(code >= 0x10000 ? 0xDC00U + ((code - 0x10000U) & 0x3FFU) : code);
  }
  return wide;
}

class Search {
 public:
  explicit Search(std::span<const std::string> words) : taken_((std::size_t{1} << kBits) / 64), stands_(words.size()) {
    for (std::size_t word = 0; word < words.size(); ++word) AddForms(words[word], word);
    std::ranges::sort(forms_, {}, &Form::beginning);
  }

  std::vector<bool> Run(std::string_view bytes) {
    for (std::size_t at = 0; at + kLeast <= bytes.size(); ++at) {
      const std::uint64_t beginning = Beginning(bytes.data() + at);
      const std::size_t place = PlaceOf(beginning);
      if ((taken_[place / 64] >> (place % 64) & 1U) != 0) LookCloser(bytes.substr(at), beginning);
    }
    return std::move(stands_);
  }

 private:
  struct Form {
    std::uint64_t beginning = 0;
    std::string bytes;
    std::size_t word = 0;
  };

  void AddForms(const std::string& word, std::size_t number) {
    for (const std::string& form : {word, Utf16(word, true), Utf16(word, false)}) {
      if (form.size() < kLeast) continue;
      forms_.push_back({Beginning(form.data()), form, number});
      const std::size_t place = PlaceOf(forms_.back().beginning);
      taken_[place / 64] |= 1ULL << (place % 64);
    }
  }

  void LookCloser(std::string_view rest, std::uint64_t beginning) {
    for (const Form& form : std::ranges::equal_range(forms_, beginning, {}, &Form::beginning)) {
      if (rest.starts_with(form.bytes)) stands_[form.word] = true;
    }
  }

  std::vector<Form> forms_;
  std::vector<std::uint64_t> taken_;  // a bit for each place
  std::vector<bool> stands_;
};

}  // namespace

std::vector<bool> StandInBytes(std::span<const std::string> words, std::string_view bytes) {
  return Search(words).Run(bytes);
}

}  // namespace gongkai::redaction

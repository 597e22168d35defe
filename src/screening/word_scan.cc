#include "screening/word_scan.h"

#include <hs/hs.h>

#include <algorithm>
#include <limits>
#include <mutex>
#include <stdexcept>

namespace gongkai::screening {
namespace {

void Must(hs_error_t error, const char* what) {
  if (error == HS_NOMEM) throw std::bad_alloc();
  if (error != HS_SUCCESS) throw std::runtime_error(std::string("vectorscan: ") + what);
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// One word that folds its letters slows the whole scan by a fifth, its spellings one by one do not.
constexpr std::ptrdiff_t kMostLetters = 5;  // thirty-two spellings

/// Capital or small, every letter of the word.
std::vector<std::string> SpellingsOf(const std::string& word) {
  std::vector<std::string> spellings = {word};
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (!IsLetter(word[i])) continue;
    const std::size_t known = spellings.size();
    for (std::size_t k = 0; k < known; ++k) {
      spellings.push_back(spellings[k]);
      spellings.back()[i] = static_cast<char>(word[i] ^ 0x20);
    }
  }
  return spellings;
}

}  // namespace

struct WordScan::Compiled {
  hs_database_t* database = nullptr;
  std::vector<std::uint32_t> lengths;
  std::mutex mutex;
  std::vector<hs_scratch_t*> idle;

  ~Compiled() {
    for (hs_scratch_t* scratch : idle) hs_free_scratch(scratch);
    hs_free_database(database);
  }

  hs_scratch_t* Borrow() {
    {
      const std::scoped_lock lock(mutex);
      if (!idle.empty()) {
        hs_scratch_t* scratch = idle.back();
        idle.pop_back();
        return scratch;
      }
    }
    hs_scratch_t* scratch = nullptr;
    Must(hs_alloc_scratch(database, &scratch), "no memory to scan with");
    return scratch;
  }
};

WordScan::WordScan(const std::vector<std::string>& words) : compiled_(std::make_unique<Compiled>()) {
  std::vector<std::string> spelled;
  std::vector<unsigned> flags, ids;
  for (const std::string& word : words) {
    const auto id = static_cast<unsigned>(compiled_->lengths.size());
    compiled_->lengths.push_back(static_cast<std::uint32_t>(word.size()));
    const bool folds = std::ranges::count_if(word, IsLetter) > kMostLetters;
    for (std::string& spelling : folds ? std::vector{word} : SpellingsOf(word)) {
      spelled.push_back(std::move(spelling));
      flags.push_back(folds ? HS_FLAG_CASELESS : 0);
      ids.push_back(id);
    }
  }
  if (words.empty()) return;
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  for (const std::string& word : spelled) {
    texts.push_back(word.data());
    lengths.push_back(word.size());
  }
  hs_compile_error_t* error = nullptr;
  const hs_error_t result =
      hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), lengths.data(), static_cast<unsigned>(texts.size()),
                           HS_MODE_BLOCK, nullptr, &compiled_->database, &error);
  hs_free_compile_error(error);
  Must(result, "the words could not be compiled");
}

WordScan::~WordScan() = default;

WordScan::Desk::Desk(const WordScan& scan)
    : scan_(scan), scratch_(scan.compiled_->database == nullptr ? nullptr : scan.compiled_->Borrow()) {}

WordScan::Desk::~Desk() {
  if (scratch_ == nullptr) return;
  const std::scoped_lock lock(scan_.compiled_->mutex);
  scan_.compiled_->idle.push_back(static_cast<hs_scratch_t*>(scratch_));
}

void WordScan::Desk::Scan(std::string_view text, std::vector<WordMatch>& out) {
  if (scratch_ == nullptr) return;
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error("a piece of more than 4 GB");
  struct Taker {
    const std::vector<std::uint32_t>& lengths;
    std::vector<WordMatch>& out;
  } taker{scan_.compiled_->lengths, out};
  const auto take = [](unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
    auto& into = *static_cast<Taker*>(context);
    const auto end = static_cast<std::uint32_t>(to);
    into.out.push_back({id, end - into.lengths[id], end});
    return 0;
  };
  Must(hs_scan(scan_.compiled_->database, text.data(), static_cast<unsigned>(text.size()), 0,
               static_cast<hs_scratch_t*>(scratch_), take, &taker),
       "a text could not be scanned");
}

}  // namespace gongkai::screening

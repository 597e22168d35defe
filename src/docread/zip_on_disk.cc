#include "docread/zip_on_disk.h"

#include <zip.h>

#include <algorithm>
#include <array>

namespace gongkai::docread {

struct ZipOnDisk::State {
  zip_t* archive = nullptr;
};

ZipOnDisk::ZipOnDisk(const std::string& path) : state_(std::make_unique<State>()) {
  int error = 0;
  state_->archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
}

ZipOnDisk::~ZipOnDisk() {
  if (state_->archive != nullptr) zip_discard(state_->archive);
}

bool ZipOnDisk::good() const { return state_->archive != nullptr; }

std::size_t ZipOnDisk::entries() const {
  return good() ? static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(state_->archive, 0), 0)) : 0;
}

std::string ZipOnDisk::NameOf(std::size_t index) const {
  const char* const name = good() ? zip_get_name(state_->archive, index, ZIP_FL_ENC_RAW) : nullptr;
  return name == nullptr ? std::string() : std::string(name);
}

ZipEnd ZipOnDisk::Read(std::size_t index, std::int64_t limit, const std::function<void(std::string_view)>& take) const {
  zip_stat_t stat;
  if (!good() || zip_stat_index(state_->archive, index, 0, &stat) != 0) return ZipEnd::kDamaged;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return ZipEnd::kEncrypted;
  using File = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;
  const File file(zip_fopen_index(state_->archive, index, 0), &zip_fclose);
  if (file == nullptr) return ZipEnd::kDamaged;
  std::array<char, 64U << 10U> buffer{};
  std::int64_t read = 0;
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) return ZipEnd::kDamaged;
    if (got == 0) return ZipEnd::kRead;
    read += got;
    if (read > limit) return ZipEnd::kTooLarge;
    take({buffer.data(), static_cast<std::size_t>(got)});
  }
}

}  // namespace gongkai::docread

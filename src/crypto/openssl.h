// What the files over OpenSSL share: handles that free themselves, and a failure that nobody can act on as an
// exception.
#pragma once

#include <memory>
#include <stdexcept>

namespace gongkai::crypto {

template <auto kFree>
struct FreeWith {
  template <class T>
  void operator()(T* handle) const {
    kFree(handle);
  }
};

template <class T, auto kFree>
using Handle = std::unique_ptr<T, FreeWith<kFree>>;

inline void Require(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

/// OpenSSL takes bytes as unsigned char.
inline const unsigned char* Unsigned(const char* bytes) { return reinterpret_cast<const unsigned char*>(bytes); }
inline unsigned char* Unsigned(char* bytes) { return reinterpret_cast<unsigned char*>(bytes); }

}  // namespace gongkai::crypto

// Faults that clang-tidy must speak of, each on the line of the check it is for; scripts/tidy.py looks at this file
// first. It belongs to no program.
#include <string>
#include <utility>
#include <vector>

namespace gongkai {

class thing {  // readability-identifier-naming
 public:
  thing(int given) : given_(given) {}  // google-explicit-constructor

 private:
  int given_;
};

struct Base {
  virtual ~Base() = default;
  virtual void Act();
};
struct Derived : Base {
  virtual void Act();  // modernize-use-override
};

std::size_t Moved(std::string name) {
  const std::string other = std::move(name);
  return other.size() + name.size();  // bugprone-use-after-move
}

std::size_t Copied(const std::vector<std::string>& all) {
  std::size_t sum = 0;
  for (const std::string each : all) sum += each.size();  // performance-for-range-copy
  return sum;
}

double Half(int whole) { return whole / 2; }  // bugprone-integer-division

int Kept() {
  const int number = 3;
  return std::move(number);  // performance-move-const-arg
}

}  // namespace gongkai

// For tests: the part of the program `gongkai` that reads in isolation, and nothing else of it.
#include <string>
#include <vector>

#include "docread/isolated.h"

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  return gongkai::docread::RunIfReadWorker(words).value_or(2);
}

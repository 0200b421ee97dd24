// Times FLINT on the problems of a file written by "algebra-benchmark write FILE"; output as "algebra-benchmark time".
#include <flint/flint.h>
#include <flint/fmpz_mat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double processor_microseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
  if (!file) {
    fprintf(stderr, "usage: flint_algebra FILE\n");
    return 2;
  }
  char operation[16];
  long size, bits, rank;
  while (fscanf(file, "%15s %ld %ld %ld", operation, &size, &bits, &rank) == 4) {
    fmpz_mat_t matrix;
    fmpz_t value;
    fmpz_init(value);
    fmpz_mat_init(matrix, size, size);
    for (long i = 0; i < size; i++)
      for (long j = 0; j < size; j++) fmpz_fread(file, fmpz_mat_entry(matrix, i, j));
    double samples[7], total = 0;
    int count = 0, is_determinant = strcmp(operation, "det") == 0;
    while (count < 7 && (count < 3 || total < 2e6)) {
      double start = processor_microseconds(), elapsed, repetitions = 0;
      do {
        if (is_determinant) fmpz_mat_det(value, matrix);
        else fmpz_set_si(value, fmpz_mat_rank(matrix));
        repetitions++;
        elapsed = processor_microseconds() - start;
      } while (elapsed < 20000);
      samples[count] = elapsed / repetitions;
      total += samples[count++];
    }
    qsort(samples, count, sizeof *samples, compare);
    printf("%s %ld %ld %ld %f %f ", operation, size, bits, rank, samples[0], samples[count / 2]);
    fmpz_print(value);
    printf("\n");
    fmpz_mat_clear(matrix);
    fmpz_clear(value);
  }
  return 0;
}

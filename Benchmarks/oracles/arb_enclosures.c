// Checks the output of enclosure-oracle against Arb: the true value, enclosed by a much smaller ball, must lie between
// the stated ends, and the ends may differ by at most 2^(3 - precision) of the value.
#if __has_include(<arb.h>)
#include <arb.h>
#else
#include <flint/arb.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char name[16], mantissa[8192], lower[8192], upper[8192];

static void set_dyadic(arf_t r, const char *digits, long exponent) {
  fmpz_t m;
  fmpz_init(m);
  if (fmpz_set_str(m, digits, 10)) {
    fprintf(stderr, "not an integer: %s\n", digits);
    exit(2);
  }
  arf_set_fmpz(r, m);
  arf_mul_2exp_si(r, r, exponent);
  fmpz_clear(m);
}

int main(void) {
  long argument_exponent, precision, exponent, checked = 0, exact = 0, wrong = 0, wide = 0;
  arf_t x, low, high, ball_low, ball_high, width, allowed;
  arb_t argument, value;
  arf_init(x), arf_init(low), arf_init(high), arf_init(ball_low), arf_init(ball_high), arf_init(width), arf_init(allowed);
  arb_init(argument), arb_init(value);
  while (scanf("%15s %8191s %ld %ld %8191s %8191s %ld", name, mantissa, &argument_exponent, &precision, lower, upper,
               &exponent) == 7) {
    set_dyadic(x, mantissa, argument_exponent);
    set_dyadic(low, lower, exponent);
    set_dyadic(high, upper, exponent);
    arb_set_arf(argument, x);
    // Arguments near 1 lose up to 400 bits in log.
    slong working = 2 * precision + 1000;
    if (strcmp(name, "exp") == 0) arb_exp(value, argument, working);
    else if (strcmp(name, "log") == 0) arb_log(value, argument, working);
    else if (strcmp(name, "sqrt") == 0) arb_sqrt(value, argument, working);
    else arb_const_pi(value, working);
    arb_get_lbound_arf(ball_low, value, working);
    arb_get_ubound_arf(ball_high, value, working);
    checked++;
    if (arf_equal(low, high)) {
      // A claimed exact value: Arb must agree that it is possible.
      exact++;
      if (!arb_contains_arf(value, low)) wrong++;
      continue;
    }
    if (arf_cmp(low, ball_low) > 0 || arf_cmp(ball_high, high) > 0) {
      // An end may be the exact value, where a ball with a radius cannot be inside.
      int touches = arb_contains_arf(value, low) || arb_contains_arf(value, high);
      if (!touches) {
        wrong++;
        printf("WRONG: %s(%s * 2^%ld) at %ld bits\n", name, mantissa, argument_exponent, precision);
      }
    }
    arf_sub(width, high, low, 64, ARF_RND_DOWN);
    arf_abs(allowed, arf_cmpabs(low, high) > 0 ? low : high);
    arf_mul_2exp_si(allowed, allowed, 3 - precision);
    if (arf_cmp(width, allowed) > 0) wide++;
  }
  printf("%ld enclosures checked against Arb: %ld wrong, %ld wider than stated, %ld exact points\n", checked, wrong, wide,
         exact);
  return checked == 0 || wrong || wide;
}
